package template

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/expr-lang/expr/builtin"

	"vanthu/pipeline/viet"
)

// FuncInfo describes a function that expressions may call (hàm).
type FuncInfo struct {
	Name      string
	Signature string // how it is called
	Meaning   string
	Example   string // an expression
	Result    string // what the example prints
}

// function is a function of ours with the Go types that it takes.
type function struct {
	FuncInfo
	call  func(args ...any) (any, error)
	types []any // function values, one for each way to call it
}

// Gaps (chỗ để trống) that the forms of NĐ 30 print for what is not known yet.
const (
	gapDay  = "ngày ... tháng ... năm ..."
	gapSpan = "tháng .../..."
	gapHour = "... giờ ... phút"
	GapText = "................"
)

// Functions lists the functions in the order in which they are shown: ours,
// then those of the expression language that templates may use.
func Functions() []FuncInfo {
	var list []FuncInfo
	for _, f := range functions() {
		list = append(list, f.FuncInfo)
	}
	return append(list, builtinInfo...)
}

// exprFunctions is our functions as the compiler wants them.
var exprFunctions = sync.OnceValue(func() map[string]*builtin.Function {
	table := map[string]*builtin.Function{}
	for _, f := range functions() {
		e := &builtin.Function{Name: f.Name, Func: f.call}
		for _, t := range f.types {
			e.Types = append(e.Types, reflect.TypeOf(t))
		}
		table[f.Name] = e
	}
	return table
})

// of1 makes a function of one argument.
func of1[A, R any](f func(A) R) (func(args ...any) (any, error), []any) {
	return func(args ...any) (any, error) {
		a, ok := args[0].(A)
		if !ok {
			return nil, wrongArgument(args[0])
		}
		return f(a), nil
	}, []any{f}
}

func wrongArgument(v any) error {
	return fmt.Errorf("%shàm không nhận %s", ours, kindOf(reflect.TypeOf(v)))
}

// ours begins the message of a fault that is in Vietnamese already.
const ours = "vanthu: "

func made(info FuncInfo, call func(args ...any) (any, error), types []any) function {
	return function{FuncInfo: info, call: call, types: types}
}

func text1(info FuncInfo, f func(string) string) function {
	call, types := of1(f)
	return made(info, call, types)
}

func number1(info FuncInfo, f func(int) string) function {
	call, types := of1(f)
	return made(info, call, types)
}

// functions are our functions.
var functions = sync.OnceValue(func() []function {
	dayCall, dayTypes := of1(printDay)
	longCall, longTypes := of1(printLongDay)
	spanCall, spanTypes := of1(func(s Span) string {
		if s == (Span{}) {
			return gapSpan
		}
		return printSpan(s)
	})
	hourCall, hourTypes := of1(func(h Hour) string {
		if !h.Given {
			return gapHour
		}
		return printHour(h)
	})
	return []function{
		made(FuncInfo{"ngay", "ngay(ngày)", "ngày viết bằng số; không có thì trống", `ngay(cuoc_hop.ngay)`, "13/10/2022"}, dayCall, dayTypes),
		made(FuncInfo{"ngay_chu", "ngay_chu(ngày)", "ngày viết đầy đủ; không có thì chỗ để trống", `ngay_chu(cuoc_hop.ngay)`, "ngày 13 tháng 10 năm 2022"}, longCall, longTypes),
		made(FuncInfo{"thang", "thang(tháng)", "tháng của năm; không có thì chỗ để trống", `thang(cuoc_hop.ky_hop)`, "tháng 10/2022"}, spanCall, spanTypes),
		made(FuncInfo{"gio", "gio(giờ)", "giờ viết đầy đủ; không có thì chỗ để trống", `gio(cuoc_hop.bat_dau)`, "08 giờ 00 phút"}, hourCall, hourTypes),
		made(FuncInfo{"so", "so(số) hoặc so(số, số_chữ_số_thập_phân)", "số có dấu phân cách", `so(1234.5, 2)`, "1.234,50"}, callFigure,
			[]any{func(int) string { return "" }, func(float64) string { return "" }, func(int, int) string { return "" }, func(float64, int) string { return "" }}),
		number1(FuncInfo{"dem", "dem(số)", "số đếm, dưới 10 thêm số 0", `dem(2)`, "02"}, viet.PadCount),
		number1(FuncInfo{"chu_so", "chu_so(số)", "số đọc thành chữ", `chu_so(16)`, "mười sáu"}, func(n int) string { return viet.Words(int64(n)) }),
		number1(FuncInfo{"la_ma", "la_ma(số)", "số La Mã", `la_ma(4)`, "IV"}, viet.Roman),
		number1(FuncInfo{"chu_cai", "chu_cai(số)", "chữ cái thứ mấy trong thứ tự tiếng Việt", `chu_cai(5)`, "đ"}, viet.Letter),
		made(FuncInfo{"phan_tram", "phan_tram(phần, tổng)", "tỷ lệ phần trăm; tổng bằng 0 thì 0%", `phan_tram(2, 3)`, "66,67%"}, callPercent, []any{func(int, int) string { return "" }}),
		made(FuncInfo{"noi", "noi(danh_sách_chữ, dấu_nối)", "nối các phần tử, bỏ phần tử trống", `noi(["a", "b"], "; ")`, "a; b"}, callJoin,
			[]any{func([]string, string) string { return "" }, func([]any, string) string { return "" }}),
		made(FuncInfo{"noi_va", "noi_va(danh_sách_chữ)", "nối thành câu, “và” trước phần tử cuối", `noi_va(["a", "b", "c"])`, "a, b và c"}, callJoinAnd,
			[]any{func([]string) string { return "" }, func([]any) string { return "" }}),
		text1(FuncInfo{"hoa", "hoa(chữ)", "chữ in hoa", `hoa("kế hoạch")`, "KẾ HOẠCH"}, viet.Upper),
		text1(FuncInfo{"thuong", "thuong(chữ)", "chữ thường", `thuong("KẾ HOẠCH")`, "kế hoạch"}, viet.Lower),
		text1(FuncInfo{"viet_hoa_dau", "viet_hoa_dau(chữ)", "viết hoa chữ đầu", `viet_hoa_dau("đơn vị")`, "Đơn vị"}, viet.Capitalise),
		text1(FuncInfo{"viet_thuong_dau", "viet_thuong_dau(chữ)", "viết thường chữ đầu", `viet_thuong_dau("Đơn vị")`, "đơn vị"}, viet.Uncapitalise),
		text1(FuncInfo{"cau", "cau(chữ)", "kết thúc bằng dấu chấm", `cau("Đã xong")`, "Đã xong."}, viet.EndSentence),
		made(FuncInfo{"cau_kem", "cau_kem(chữ, danh_sách_chữ)", "câu kèm các mục trong ngoặc, như văn bản viện dẫn; kết thúc bằng dấu chấm", `cau_kem("Đã xong.", ["số 5"])`, "Đã xong (số 5)."}, callSentenceWith,
			[]any{func(string, []string) string { return "" }, func(string, []any) string { return "" }}),
		text1(FuncInfo{"bo_cham", "bo_cham(chữ)", "bỏ dấu chấm, chấm phẩy ở cuối", `bo_cham("Đã xong.")`, "Đã xong"}, trimEnd),
		made(FuncInfo{"cho_trong", "cho_trong(giá_trị)", "giá trị, hoặc chỗ để trống nếu không có", `cho_trong("")`, GapText}, callGap, []any{func(any) string { return "" }}),
		made(FuncInfo{"co", "co(giá_trị)", "đúng nếu có dữ liệu: chữ, danh sách, ngày không trống", `co("") ? "có" : "không"`, "không"},
			func(args ...any) (any, error) { return given(args[0]), nil }, []any{func(any) bool { return false }}),
	}
})

func callFigure(args ...any) (any, error) {
	x, ok := number(args[0])
	if !ok {
		return nil, wrongArgument(args[0])
	}
	if len(args) == 1 {
		return printFloat(x)
	}
	decimals, ok := args[1].(int)
	if !ok {
		return nil, wrongArgument(args[1])
	}
	return viet.Figure(x, min(max(decimals, 0), 12)), nil
}

func callPercent(args ...any) (any, error) {
	part, ok := number(args[0])
	whole, ok2 := number(args[1])
	if !ok || !ok2 {
		return nil, wrongArgument(args[0])
	}
	if whole == 0 {
		return "0%", nil
	}
	s, err := printFloat(part / whole * 100)
	return s + "%", err
}

// number is the value of an int or a float.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

func callJoin(args ...any) (any, error) {
	texts, err := textsOf(args[0])
	if err != nil {
		return nil, err
	}
	sep, ok := args[1].(string)
	if !ok {
		return nil, wrongArgument(args[1])
	}
	return strings.Join(texts, sep), nil
}

func callSentenceWith(args ...any) (any, error) {
	text, ok := args[0].(string)
	if !ok {
		return nil, wrongArgument(args[0])
	}
	if with, err := textsOf(args[1]); err != nil {
		return nil, err
	} else if len(with) > 0 {
		text = trimEnd(text) + " (" + strings.Join(with, "; ") + ")"
	}
	return viet.EndSentence(text), nil
}

func callJoinAnd(args ...any) (any, error) {
	texts, err := textsOf(args[0])
	if err != nil || len(texts) < 2 {
		return strings.Join(texts, ""), err
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + " và " + texts[last], nil
}

// textsOf is the texts of a list that are not empty.
func textsOf(v any) ([]string, error) {
	var texts []string
	add := func(v any) error {
		s, err := show(v)
		if s != "" {
			texts = append(texts, s)
		}
		return err
	}
	switch list := v.(type) {
	case []string:
		for _, s := range list {
			if s != "" {
				texts = append(texts, s)
			}
		}
	case []any:
		for _, e := range list {
			if err := add(e); err != nil {
				return nil, err
			}
		}
	default:
		return nil, wrongArgument(v)
	}
	return texts, nil
}

func trimEnd(s string) string { return strings.TrimRight(s, " .;") }

func callGap(args ...any) (any, error) {
	if !given(args[0]) {
		return GapText, nil
	}
	return show(args[0])
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

// show prints a value as a hole does (cách in một ô trống).
func show(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case int:
		return strconv.Itoa(v), nil
	case float64:
		return printFloat(v)
	case Day:
		return printDay(v), nil
	case Span:
		return printSpan(v), nil
	case Hour:
		return printHour(v), nil
	}
	return "", fmt.Errorf("%sô trống không in được %s", ours, kindOf(reflect.TypeOf(v)))
}

func printDay(d Day) string {
	if d == (Day{}) {
		return ""
	}
	return viet.Date{Year: d.Year, Month: d.Month, Day: d.Day}.Short()
}

func printLongDay(d Day) string {
	if d == (Day{}) {
		return gapDay
	}
	return viet.Date{Year: d.Year, Month: d.Month, Day: d.Day}.Long()
}

func printSpan(s Span) string {
	if s == (Span{}) {
		return ""
	}
	return viet.Period{Year: s.Year, Month: s.Month}.Name()
}

func printHour(h Hour) string {
	if !h.Given {
		return ""
	}
	return viet.Clock{Hour: h.Hour, Minute: h.Minute, Set: true}.Words()
}

// divided says that there was a division by zero.
const divided = "chia cho 0"

// printFloat prints a number with two decimals at most.
func printFloat(x float64) (string, error) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "", errors.New(ours + divided)
	}
	s := viet.Figure(x, 2)
	if strings.Contains(s, ",") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ",")
	}
	return s, nil
}
