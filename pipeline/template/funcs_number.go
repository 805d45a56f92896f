package template

import (
	"fmt"
	"strconv"

	"vanthu/pipeline/viet"
)

// numberFunctions are the functions over numbers.
func numberFunctions() []function {
	return []function{
		{FuncInfo{groupNumber, "so", "so(số) hoặc so(số, số_chữ_số_thập_phân)", "số có dấu phân cách", `so(1234.5, 2)`, "1.234,50"}, ways{
			func(x float64, decimals int) string { return viet.Figure(x, min(max(decimals, 0), 12)) },
			printFloat,
		}},
		{FuncInfo{groupNumber, "dem", "dem(số_nguyên)", "số đếm, dưới 10 thêm số 0", `dem(2)`, "02"}, ways{viet.PadCount}},
		{FuncInfo{groupNumber, "dem_chu", "dem_chu(số_nguyên)", "số đếm kèm chữ trong ngoặc", `dem_chu(2) + " bản"`, "02 (hai) bản"}, ways{countInWords}},
		{FuncInfo{groupNumber, "chu_so", `chu_so(số) hoặc chu_so(số, "lẻ")`, "số đọc thành chữ; với “lẻ” thì đọc lẻ, ngàn thay cho linh, nghìn", `chu_so(1005) + "; " + chu_so(1005, "lẻ")`,
			"một nghìn không trăm linh năm; một ngàn không trăm lẻ năm"}, ways{readInt, readFloat, func(n int) string { return viet.Words(int64(n)) },
			func(x float64) (string, error) { return readFloat(x, northern) }}},
		{FuncInfo{groupNumber, "thu_tu", "thu_tu(số_nguyên)", "số thứ tự bằng chữ", `thu_tu(4)`, "thứ tư"}, ways{viet.Ordinal}},
		{FuncInfo{groupNumber, "tien_chu", "tien_chu(số_nguyên)", "số tiền bằng chữ, ghi sau “Bằng chữ:”", `tien_chu(1250000)`, "Một triệu hai trăm năm mươi nghìn đồng"},
			ways{func(n int) string { return viet.Money(int64(n)) }}},
		{FuncInfo{groupNumber, "phan_tram", "phan_tram(phần, tổng)", "tỷ lệ phần trăm; tổng bằng 0 thì 0%", `phan_tram(2, 3)`, "66,67%"}, ways{percent}},
		{FuncInfo{groupNumber, "la_ma", "la_ma(số_nguyên)", "số La Mã", `la_ma(4)`, "IV"}, ways{roman}},
		{FuncInfo{groupNumber, "chu_cai", "chu_cai(số_nguyên)", "chữ cái thứ mấy trong thứ tự tiếng Việt", `chu_cai(5)`, "đ"}, ways{letter}},
	}
}

// roman is a Roman numeral; those that none can write stay in figures.
func roman(o *office, n int) string {
	s := viet.Roman(n)
	if s == strconv.Itoa(n) {
		o.note(fmt.Sprintf("không có số La Mã cho %d", n), "số La Mã viết được từ 1 đến 3999")
	}
	return s
}

// lastLetter is how many letters number the points of a document: a to y.
const lastLetter = 23

// letter is the letter of a point (điểm).
func letter(o *office, n int) string {
	if n < 1 || n > lastLetter {
		o.note(fmt.Sprintf("không có chữ cái thứ %d", n), fmt.Sprintf("các điểm đánh từ a đến y, tức là từ 1 đến %d; nhiều hơn thì chia thành nhiều khoản", lastLetter))
	}
	return viet.Letter(n)
}

func percent(part, whole float64) (string, error) {
	if whole == 0 {
		return "0%", nil
	}
	s, err := printFloat(part / whole * 100)
	return s + "%", err
}

// countInWords is a count as contracts and minutes write it: "02 (hai)".
func countInWords(n int) string {
	return fmt.Sprintf("%s (%s)", viet.PadCount(n), viet.Words(int64(n)))
}

// The ways of reading numbers, named by a word of each.
const (
	northern = "linh"
	southern = "lẻ"
)

func reading(name string) (viet.Reading, error) {
	if name != northern && name != southern {
		return viet.Reading{}, &viet.FormError{Message: "không có cách đọc số “" + name + "”", Hint: `ghi "linh" hoặc "lẻ"`}
	}
	return viet.Reading{Southern: name == southern}, nil
}

func readInt(n int, name string) (string, error) {
	r, err := reading(name)
	return r.Words(int64(n)), err
}

// readFloat reads a number as a hole prints it.
func readFloat(x float64, name string) (string, error) {
	r, err := reading(name)
	if err != nil {
		return "", err
	}
	figure, err := printFloat(x)
	if err != nil {
		return "", err
	}
	return r.Figure(figure)
}
