package template

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"sync"

	"github.com/expr-lang/expr/builtin"

	"vanthu/pipeline/viet"
)

// A translation turns a message of the expression language into Vietnamese.
type translation struct {
	form *regexp.Regexp
	say  func(m []string, sc *scope) (message, hint string)
}

// translate says in Vietnamese what is wrong with an expression and how to mend
// it. A message that no translation knows is not shown: it would not be understood.
func translate(text string, sc *scope) (message, hint string) {
	for _, t := range translations {
		if m := t.form.FindStringSubmatch(text); m != nil {
			return t.say(m, sc)
		}
	}
	return "biểu thức chưa đúng", "xem lại từng phần: các tên bằng lệnh vanthu mau truong, các hàm bằng vanthu mau ham"
}

var translations = []translation{
	{regexp.MustCompile(`^` + banned + `(.*)`), func(m []string, _ *scope) (string, string) { return sayBanned(m[1]) }},
	{regexp.MustCompile(`^unknown name (.+)`), sayUnknownName},
	{regexp.MustCompile(`^type (.+) has no (?:field|method) (.+)`), sayNoField},
	{regexp.MustCompile(`^(not enough|too many) arguments to call (\S+)`), sayCount},
	{regexp.MustCompile(`^invalid number of arguments \(expected (\S+), got (\d+)\)`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("hàm cần %s đối số, ở đây có %s", m[1], m[2]), "xem cách gọi bằng lệnh vanthu mau ham"
	}},
	{regexp.MustCompile(`^expected at least (\d+) arguments`), func([]string, *scope) (string, string) {
		return "hàm thiếu đối số", "xem cách gọi bằng lệnh vanthu mau ham"
	}},
	{regexp.MustCompile(`^cannot use (.+) as argument \(type (.+)\) to call (\S+)`), sayArgument},
	{regexp.MustCompile(`^invalid argument for (\S+) \(type (.+)\)`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("hàm %s không nhận %s", m[1], typeName(m[2])), signatureHint(m[1])
	}},
	{regexp.MustCompile(`^(?:builtin )?(\S+) takes only array \(got (.+)\)`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("hàm %s cần một danh sách, đây là %s", m[1], typeName(m[2])), signatureHint(m[1])
	}},
	{regexp.MustCompile(`^cannot get (?:first|last) element from (.+)`), func(m []string, _ *scope) (string, string) {
		return "hàm này cần một danh sách, đây là " + typeName(m[1]), signatureHint("first")
	}},
	{regexp.MustCompile(`^invalid operation: (\S+) \(mismatched types? (.+?)(?: and (.+))?\)`), sayMismatch},
	{regexp.MustCompile(`^non-bool expression \(type (.+)\) used as condition`), func(m []string, _ *scope) (string, string) {
		return "điều kiện phải là đúng hoặc sai, đây là " + typeName(m[1]), conditionHint
	}},
	{regexp.MustCompile(`^interface conversion: .+ is (.+), not (\S+)`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("ở đây phải là %s, không phải %s", typeName(m[2]), typeName(m[1])), typeHint
	}},
	{regexp.MustCompile(`^invalid operation: (\S+) ([-+*/%^<>=!]+) (\S+)`), func(m []string, sc *scope) (string, string) {
		return sayMismatch([]string{m[0], m[2], m[1], m[3]}, sc)
	}},
	{regexp.MustCompile(`^predicate should return boolean \(got (.+)\)`), func(m []string, _ *scope) (string, string) {
		return "điều kiện lọc phải là đúng hoặc sai, đây là " + typeName(m[1]), "viết một phép so sánh, chẳng hạn .so_ngay_qua_han > 0"
	}},
	{regexp.MustCompile(`^cannot use (.+) as type (.+) in array`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("không tìm được %s trong danh sách của %s", typeName(m[1]), typeName(m[2])), "so sánh hai giá trị cùng kiểu"
	}},
	{regexp.MustCompile(`^array elements can only be selected using an integer`), func([]string, *scope) (string, string) {
		return "đây là danh sách, phải chọn phần tử trước", "dùng {{#each danh_sach as x}} rồi x.ten, hoặc danh_sach[0].ten"
	}},
	{regexp.MustCompile(`^cannot slice (.+)|^type (\S+) does not support|^type (.+)\[.*\] is undefined`), func(m []string, _ *scope) (string, string) {
		return "không lấy được phần tử từ " + typeName(m[1]+m[2]+m[3]), "chỉ danh sách và chữ có phần tử"
	}},
	{regexp.MustCompile(`^(.+) is not callable`), func(m []string, _ *scope) (string, string) {
		return "đây là " + typeName(m[1]) + ", không phải hàm", "bỏ cặp ngoặc () sau tên"
	}},
	{regexp.MustCompile(`^cannot redeclare (?:\S+ )?(\S+)$`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("tên “%s” đã dùng", m[1]), "đặt tên khác sau let"
	}},
	{regexp.MustCompile(`^unexpected (?:token EOF|end of expression)`), func([]string, *scope) (string, string) {
		return "biểu thức viết dở", "viết nốt biểu thức, hoặc đóng ngoặc còn mở"
	}},
	{regexp.MustCompile(`^unexpected token \w+\("(.*)"\)`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("không hiểu “%s” ở chỗ này", m[1]), "chữ viết trong dấu nháy, các đối số cách nhau bằng dấu phẩy"
	}},
	{regexp.MustCompile(`^unrecognized character: U\+\S+ '(.+)'`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("không hiểu ký tự “%s”", m[1]), `chữ viết trong dấu nháy thẳng, như "chữ"`
	}},
	{regexp.MustCompile(`^literal not terminated|^invalid char escape|unescape`), func([]string, *scope) (string, string) {
		return "chuỗi viết chưa đúng", `viết như "chữ"; dấu \ trong chuỗi viết \\`
	}},
	{regexp.MustCompile(`^invalid \w+ literal|literal is too large`), func([]string, *scope) (string, string) {
		return "số quá lớn", "chữ số dài thì viết thành chữ, trong dấu nháy"
	}},
	{regexp.MustCompile(`^bad number syntax: "(.*)"`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("số “%s” viết chưa đúng", m[1]), "phần thập phân sau dấu chấm, như 2.5; tên dữ liệu không bắt đầu bằng chữ số"
	}},
	{regexp.MustCompile(`^error parsing regexp`), func([]string, *scope) (string, string) {
		return "biểu thức sau matches viết chưa đúng", "dùng contains, startsWith hoặc endsWith để tìm chữ"
	}},
	{regexp.MustCompile(`^memory budget exceeded`), func([]string, *scope) (string, string) {
		return "biểu thức tạo danh sách quá dài", "thu hẹp khoảng số"
	}},
	{regexp.MustCompile(`^cannot use pointer accessor outside predicate`), func([]string, *scope) (string, string) {
		return "“.tên” và “#” chỉ dùng trong điều kiện lọc", "ghi rõ của bản ghi nào, như x.ten"
	}},
	{regexp.MustCompile(`^index out of range: (-?\d+) \(array length is (\d+)\)`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("danh sách có %s phần tử, không có phần tử số %s (đếm từ 0)", m[2], m[1]), "hỏi len(…) trước, hoặc dùng {{#each}}"
	}},
	{regexp.MustCompile(`^cannot (?:fetch|get) (\S+) from <nil>`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("không có bản ghi nào để lấy “%s”", m[1]), "viết ?. thay cho dấu chấm trước tên ấy"
	}},
	{regexp.MustCompile(`^cannot (?:fetch|get) (\S+) from (.+)`), func(m []string, _ *scope) (string, string) {
		return fmt.Sprintf("%s không có “%s”", typeName(m[2]), m[1]), typeHint
	}},
	{regexp.MustCompile(`^(?:runtime error: )?integer divide by zero`), func([]string, *scope) (string, string) {
		return divided, dividedHint
	}},
}

const dividedHint = "hỏi số chia khác 0 trước khi chia"

func sayBanned(name string) (string, string) {
	switch name {
	case bareCount:
		return "hàm count cần điều kiện cho mỗi phần tử", "viết count(danh_sách, điều_kiện); đếm tất cả thì viết len(danh_sách)"
	case badSum:
		return "hàm sum chỉ cộng được số", "viết sum(danh_sách, .trường_số), chẳng hạn sum(thong_ke, .tong); nối chữ thì dùng noi(danh_sách, dấu)"
	}
	hint := "xem các hàm dùng được bằng lệnh vanthu mau ham"
	switch name {
	case "{…}":
		hint = "viết một tên dữ liệu hoặc một hàm"
	case bytesOfText:
		hint = "tách chữ bằng split(chữ, dấu)"
	}
	return fmt.Sprintf("“%s” không dùng được trong mẫu", name), hint
}

func sayUnknownName(m []string, sc *scope) (string, string) {
	if _, known := builtin.Index[m[1]]; known {
		return sayBanned(m[1])
	}
	return fmt.Sprintf("không có tên “%s”", m[1]),
		nearest(m[1], sc.names(), "xem các tên bằng lệnh vanthu mau truong, các hàm bằng vanthu mau ham")
}

// nearest asks for the names that a wrong one may stand for.
func nearest(name string, among []string, otherwise string) string {
	near := viet.Nearest(name, among)
	if len(near) == 0 {
		return otherwise
	}
	return "có phải “" + strings.Join(near, "”, “") + "”?"
}

func sayNoField(m []string, _ *scope) (string, string) {
	t, known := namedTypes()[strings.TrimPrefix(m[1], "*")]
	if !known {
		return fmt.Sprintf("%s không có “%s”", typeName(m[1]), m[2]), "xem các tên bằng lệnh vanthu mau truong"
	}
	message := fmt.Sprintf("%s không có “%s”", kindOf(t), m[2])
	switch t.Kind() {
	case reflect.Struct:
		var names []string
		for i := range t.NumField() {
			names = append(names, t.Field(i).Tag.Get("expr"))
		}
		return message, nearest(m[2], names, "có: "+strings.Join(names, ", "))
	case reflect.Slice:
		return message, "dùng {{#each danh_sach as x}} rồi x." + m[2] + ", hoặc map(danh_sach, ." + m[2] + ")"
	default:
		return message, "bỏ phần sau dấu chấm"
	}
}

func sayCount(m []string, _ *scope) (string, string) {
	if m[1] == "too many" {
		return fmt.Sprintf("hàm %s thừa đối số", m[2]), signatureHint(m[2])
	}
	return fmt.Sprintf("hàm %s thiếu đối số", m[2]), signatureHint(m[2])
}

func sayArgument(m []string, _ *scope) (string, string) {
	if m[1] == "float64" && m[2] == "int" {
		return sayWhole(m[3])
	}
	return fmt.Sprintf("hàm %s không nhận %s", m[3], typeName(m[1])), signatureHint(m[3])
}

// sayWhole says that a function wants a whole number, and how to make one.
func sayWhole(name string) (string, string) {
	return fmt.Sprintf("hàm %s cần số nguyên, đây là số có thể lẻ", name),
		strings.ReplaceAll(signatureHint(name), "số_nguyên", "round(số)")
}

func sayMismatch(m []string, _ *scope) (string, string) {
	if m[3] == "" {
		return fmt.Sprintf("phép “%s” không dùng được với %s", m[1], typeName(m[2])), "xem lại kiểu bằng lệnh vanthu mau truong"
	}
	hint := "so sánh hai giá trị cùng kiểu"
	switch {
	case m[1] == "+":
		hint = "đổi số, ngày ra chữ trước khi nối: so(…), ngay(…)"
	case m[2] == m[3]:
		hint = "phép này chỉ dùng cho số và chữ"
	case strings.Contains("&& || and or", m[1]):
		hint = "hai vế phải là đúng hoặc sai: dùng co(…) hay một phép so sánh"
	}
	return fmt.Sprintf("phép “%s” không đi với %s và %s", m[1], typeName(m[2]), typeName(m[3])), hint
}

// signatureHint shows how to call a function.
func signatureHint(name string) string {
	for _, f := range Functions() {
		if f.Name == name {
			return "viết " + f.Signature
		}
	}
	return "xem cách gọi bằng lệnh vanthu mau ham"
}

// typeName is the Vietnamese name of a type that the expression language wrote.
func typeName(name string) string {
	if t, ok := namedTypes()[strings.TrimPrefix(name, "*")]; ok {
		return kindOf(t).String()
	}
	switch {
	case name == "unknown" || name == "interface {}" || name == "nil" || name == "<nil>":
		return "giá trị trống"
	case strings.HasPrefix(name, "[]"):
		return "danh sách"
	case strings.HasPrefix(name, "func("):
		return "hàm"
	}
	return "giá trị khác kiểu"
}

// namedTypes is every type of the views by the name that messages use.
var namedTypes = sync.OnceValue(func() map[string]reflect.Type {
	all := map[string]reflect.Type{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		if _, seen := all[t.String()]; seen {
			return
		}
		all[t.String()] = t
		switch t.Kind() {
		case reflect.Struct:
			for _, f := range fieldTypes(t) {
				add(f)
			}
		case reflect.Slice:
			add(t.Elem())
		}
	}
	add(reflect.TypeFor[View]())
	add(reflect.TypeFor[float64]())
	add(reflect.TypeFor[int]())
	add(reflect.TypeFor[bool]())
	return all
})
