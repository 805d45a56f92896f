package template

import (
	"reflect"
	"strings"

	"vanthu/pipeline/viet"
)

// textFunctions are the functions over a text.
func textFunctions() []function {
	return []function{
		{FuncInfo{groupText, "hoa", "hoa(chữ)", "chữ in hoa", `hoa("kế hoạch")`, "KẾ HOẠCH"}, ways{viet.Upper}},
		{FuncInfo{groupText, "thuong", "thuong(chữ)", "chữ thường", `thuong("KẾ HOẠCH")`, "kế hoạch"}, ways{viet.Lower}},
		{FuncInfo{groupText, "viet_hoa_dau", "viet_hoa_dau(chữ)", "viết hoa chữ đầu", `viet_hoa_dau("đơn vị")`, "Đơn vị"}, ways{viet.Capitalise}},
		{FuncInfo{groupText, "viet_thuong_dau", "viet_thuong_dau(chữ)", "viết thường chữ đầu", `viet_thuong_dau("Đơn vị")`, "đơn vị"}, ways{viet.Uncapitalise}},
		{FuncInfo{groupText, "cau", "cau(chữ)", "kết thúc bằng dấu chấm", `cau("Đã xong")`, "Đã xong."}, ways{viet.EndSentence}},
		{FuncInfo{groupText, "cau_kem", "cau_kem(chữ, danh_sách_chữ)", "câu kèm các mục trong ngoặc, như văn bản viện dẫn; kết thúc bằng dấu chấm", `cau_kem("Đã xong.", ["số 5"])`, "Đã xong (số 5)."},
			ways{func(text string, with []string) string { return sentenceWith(text, filled(with)) }, sentenceWithAny}},
		{FuncInfo{groupText, "bo_cham", "bo_cham(chữ)", "bỏ dấu chấm, chấm phẩy ở cuối", `bo_cham("Đã xong.")`, "Đã xong"}, ways{trimEnd}},
		{FuncInfo{groupText, "chuan_hoa", "chuan_hoa(chữ)", "chữ gõ hoặc dán vào được làm sạch: Unicode dựng sẵn, khoảng trắng thừa, ký tự lạ giống chữ Việt", `chuan_hoa("  Kế   hoạch ")`, "Kế hoạch"}, ways{viet.Clean}},
		{FuncInfo{groupText, "kieu_dau", `kieu_dau(chữ, "hòa") hoặc kieu_dau(chữ, "hoà")`, "đặt dấu thanh theo một kiểu, sửa dấu đặt sai chỗ", `kieu_dau("hoà bình, thuỷ lợi", "hòa")`, "hòa bình, thủy lợi"}, ways{toned}},
		{FuncInfo{groupText, "bo_dau", "bo_dau(chữ)", "bỏ hết dấu, như khi đặt tên tệp", `bo_dau("Đơn vị")`, "Don vi"}, ways{viet.StripMarks}},
	}
}

// listFunctions are the functions over a list of texts.
func listFunctions() []function {
	return []function{
		{FuncInfo{groupList, "noi", "noi(danh_sách_chữ, dấu_nối)", "nối các phần tử, bỏ phần tử trống", `noi(["a", "b"], "; ")`, "a; b"}, ways{
			func(list []string, sep string) string { return strings.Join(filled(list), sep) },
			func(list []any, sep string) (string, error) {
				texts, err := textsOf(list)
				return strings.Join(texts, sep), err
			},
		}},
		{FuncInfo{groupList, "noi_va", "noi_va(danh_sách_chữ)", "nối thành câu, “và” trước phần tử cuối", `noi_va(["a", "b", "c"])`, "a, b và c"}, ofTexts(joinAnd)},
		{FuncInfo{groupList, "liet_ke", "liet_ke(danh_sách_chữ)", "thêm dấu chấm phẩy sau mỗi phần tử, dấu chấm sau phần tử cuối; dùng với {{#each}}", `noi(liet_ke(["Lãnh đạo Sở", "Các phòng"]), " ")`, "Lãnh đạo Sở; Các phòng."}, ofTexts(viet.BasisLines)},
		{FuncInfo{groupList, "sap_xep", "sap_xep(danh_sách_chữ)", "xếp theo thứ tự chữ cái và dấu thanh tiếng Việt", `noi(sap_xep(["Đà Nẵng", "Dầu Tiếng", "An Khê"]), ", ")`, "An Khê, Dầu Tiếng, Đà Nẵng"}, ofTexts(viet.Sorted)},
		{FuncInfo{groupList, "sap_xep_ten", "sap_xep_ten(danh_sách_chữ)", "xếp họ tên người theo tên, rồi họ, rồi chữ đệm", `noi(sap_xep_ten(["Trần Văn Bình", "Lê Thị An"]), ", ")`, "Lê Thị An, Trần Văn Bình"}, ofTexts(viet.SortedNames)},
	}
}

// givenFunctions are the functions over what may be missing.
func givenFunctions() []function {
	return []function{
		{FuncInfo{groupGiven, "cho_trong", "cho_trong(giá_trị)", "giá trị, hoặc chỗ để trống nếu không có", `cho_trong("")`, GapText}, ways{valueOrGap}},
		{FuncInfo{groupGiven, "co", "co(giá_trị)", "đúng nếu có dữ liệu: chữ, danh sách, ngày không trống", `co("") ? "có" : "không"`, "không"}, ways{given}},
	}
}

// ofTexts is a function over a list of texts, or of what can be printed. Empty
// elements are left out.
func ofTexts[R any](f func([]string) R) ways {
	return ways{
		func(list []string) R { return f(filled(list)) },
		func(list []any) (r R, err error) {
			texts, err := textsOf(list)
			if err != nil {
				return r, err
			}
			return f(texts), nil
		},
	}
}

// filled is the texts that are not empty.
func filled(list []string) []string {
	var texts []string
	for _, s := range list {
		if s != "" {
			texts = append(texts, s)
		}
	}
	return texts
}

// textsOf is what the elements of a list print, where that is not empty.
func textsOf(list []any) ([]string, error) {
	texts := make([]string, len(list))
	for i, e := range list {
		s, err := show(e)
		if err != nil {
			return nil, err
		}
		texts[i] = s
	}
	return filled(texts), nil
}

func joinAnd(texts []string) string {
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + " và " + texts[last]
}

func sentenceWith(text string, with []string) string {
	if len(with) > 0 {
		text = trimEnd(text) + " (" + strings.Join(with, "; ") + ")"
	}
	return viet.EndSentence(text)
}

func sentenceWithAny(text string, with []any) (string, error) {
	texts, err := textsOf(with)
	if err != nil {
		return "", err
	}
	return sentenceWith(text, texts), nil
}

func trimEnd(s string) string { return strings.TrimRight(s, " .;") }

// toned places the tone marks in the style that the example names.
func toned(s, style string) (string, error) {
	if style != viet.ToneOnFirst && style != viet.ToneOnLast {
		return "", &viet.FormError{Message: "không có kiểu đặt dấu “" + style + "”", Hint: `ghi "hòa" hoặc "hoà"`}
	}
	return viet.Tone(s, style), nil
}

func valueOrGap(v any) (string, error) {
	if !given(v) {
		return GapText, nil
	}
	return show(v)
}

// given tells whether there is data in a value.
func given(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case int, float64:
		return true
	case Hour:
		return v.Given
	}
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Slice {
		return r.Len() > 0
	}
	return !r.IsZero()
}
