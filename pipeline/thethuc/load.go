package thethuc

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"vanthu/pipeline/doc"
)

// Load reads a rules file. Keys that the rules do not know, numbers outside
// their legal range, entries without a legal basis and missing styles are
// errors, all of them reported as one [doc.Problems].
func Load(file string, data []byte) (*Rules, error) {
	r := new(Rules)
	if err := yaml.Load(data, r, yaml.WithKnownFields()); err != nil {
		return nil, decodeProblems(file, err)
	}
	l := &loader{rules: r, file: file}
	l.walk(reflect.ValueOf(r).Elem(), "")
	l.styles()
	l.kinds()
	l.attached()
	if len(l.problems) == 0 { // the widths need every size
		l.widths()
	}
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	return r, nil
}

// decodeProblems turns the decoder's errors into problems with their lines.
func decodeProblems(file string, err error) doc.Problems {
	var all *yaml.LoadErrors
	var one *yaml.LoadError
	found := []*yaml.LoadError{}
	switch {
	case errors.As(err, &all):
		found = all.Errors
	case errors.As(err, &one):
		found = append(found, one)
	default:
		return doc.Problems{{Pos: doc.Position{File: file}, Message: "không đọc được tệp quy tắc: " + err.Error(), Rule: "quy-tac"}}
	}
	var ps doc.Problems
	for _, e := range found {
		p := doc.Problem{
			Pos:     doc.Position{File: file, Line: e.Mark.Line, Col: e.Mark.Column},
			Message: "không đọc được tệp quy tắc: " + e.Message,
			Hint:    "so với tệp quy tắc kèm theo chương trình",
			Rule:    "quy-tac",
		}
		if key, _, ok := strings.Cut(strings.TrimPrefix(e.Message, "field "), " not found in type "); ok {
			p.Message = fmt.Sprintf("tệp quy tắc có khóa lạ “%s”", key)
		}
		ps = append(ps, p)
	}
	return ps
}

// loader checks what the decoder cannot.
type loader struct {
	rules    *Rules
	file     string
	problems doc.Problems
}

func (l *loader) fault(path, message, hint string) {
	l.problems = append(l.problems, doc.Problem{
		Pos:     doc.Position{File: l.file},
		Message: fmt.Sprintf("mục “%s” %s", path, message),
		Hint:    hint,
		Rule:    "quy-tac",
	})
}

// walk checks every quantity, size and legal basis under v.
func (l *loader) walk(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			l.walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i+1))
		}
	case reflect.Struct:
		switch x := v.Interface().(type) {
		case Quantity:
			l.quantity(x, path)
		case SizeRange:
			l.size(x, path)
		case Word:
			if x.Text == "" {
				l.fault(path, "không có chữ", "ghi chữ cố định ở “chu”")
			}
		}
		l.fields(v, path)
	default: // a plain value: nothing under it
	}
}

// fields walks the fields of the struct v; a basis among them is obligatory.
func (l *loader) fields(v reflect.Value, path string) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if field.Name == "Basis" && v.Field(i).String() == "" {
			l.fault(path, "không nêu căn cứ", "thêm “can_cu”")
		}
		l.walk(v.Field(i), strings.Trim(path+"."+key, "."))
	}
}

func (l *loader) quantity(q Quantity, path string) {
	if q.Max != nil && *q.Max < q.Min {
		l.fault(path, "có “den” nhỏ hơn “tu”", "sửa lại khoảng cho phép")
	}
	if !q.Allows(q.Value) {
		l.fault(path, fmt.Sprintf("có giá trị “%g” ngoài khoảng cho phép", q.Value), "chọn giá trị từ “tu” đến “den”")
	}
}

func (l *loader) size(s SizeRange, path string) {
	if len(s.Values) != len(l.rules.Sizes.Names) {
		l.fault(path, "không đủ cỡ chữ cho các bộ cỡ", "ghi ở “gia_tri” mỗi bộ cỡ một số")
	}
	for _, x := range s.Values {
		if x < s.Min || x > s.Max || x*2 != math.Trunc(x*2) {
			l.fault(path, fmt.Sprintf("có cỡ chữ “%g” ngoài khoảng cho phép", x), "chọn cỡ từ “tu” đến “den”, tròn nửa point")
		}
	}
}

// styles checks that the file has every style that Compose uses, and each once.
func (l *loader) styles() {
	var have []string
	for _, s := range l.rules.Styles {
		if slices.Contains(have, s.ID) {
			l.fault("kieu", fmt.Sprintf("có hai kiểu “%s”", s.ID), "bỏ một kiểu")
		}
		have = append(have, s.ID)
		if _, ok := aligns[s.Align]; !ok {
			l.fault("kieu", fmt.Sprintf("có cách căn “%s” không biết", s.Align), "dùng “trai”, “giua” hoặc “phai”")
		}
	}
	if len(have) > 0 && have[0] != styleBody {
		l.fault("kieu", fmt.Sprintf("không bắt đầu bằng kiểu mặc định “%s”", styleBody), "chuyển kiểu này lên đầu")
	}
	for _, id := range styleIDs {
		if !slices.Contains(have, id) {
			l.fault("kieu", fmt.Sprintf("không có kiểu “%s”", id), "thêm kiểu này")
		}
	}
	for _, s := range l.rules.Styles {
		if s.Next != "" && !slices.Contains(have, s.Next) {
			l.fault("kieu", fmt.Sprintf("có kiểu “%s” nối tiếp bằng “%s” không có", s.ID, s.Next), "sửa “tiep”")
		}
	}
	if !slices.Contains(l.rules.Sizes.Names, l.rules.Sizes.Default) {
		l.fault("bo_co_chu", "có bộ cỡ mặc định không có tên", "chọn “mac_dinh” trong “ten”")
	}
}

// widths checks that the two-column tables fill the text and that Quốc hiệu
// stays on one line.
func (l *loader) widths() {
	page := l.rules.Page
	text := page.Width.Value - page.Left.Value - page.Right.Value
	head := l.rules.Letterhead.ColumnRules
	for i, c := range []ColumnRules{head, l.rules.Closing} {
		if math.Abs(c.Left.Value+c.Right.Value-text) > 0.1 {
			l.fault([]string{"dau_van_ban", "ket_thuc"}[i], fmt.Sprintf("có hai cột không rộng bằng phần chữ %g mm", text), "sửa “cot_trai”, “cot_phai” hoặc lề trang")
		}
	}
	room := doc.MM(head.Right.Value - 2*head.Padding.Value)
	for i, name := range l.rules.Sizes.Names {
		sheet := doc.Doc{Styles: l.rules.sheet(i)}
		nation, _ := sheet.Style(styleNation)
		if textWidth(l.rules.Words.Nation.Text, nation.Size, nation.Bold) > room {
			l.fault("dau_van_ban.cot_phai", fmt.Sprintf("không đủ rộng cho Quốc hiệu ở bộ cỡ “%s”", name), "tăng “cot_phai”")
		}
	}
}

// attached checks that the line of an annex names its document whole.
func (l *loader) attached() {
	for _, place := range attachedPlaces {
		if strings.Count(l.rules.Words.Attached.Text, place) != 1 {
			l.fault("chu_co_dinh.kem_theo", fmt.Sprintf("phải có “%s” một lần", strings.TrimSpace(place)), "viết như “(Kèm theo {ten_loai} số {so_ky_hieu} {ngay} của {co_quan})”")
		}
	}
}

func (l *loader) kinds() {
	forms := []Form{FormNamed, FormLetter, FormMinutes, FormDecision, FormSheet}
	firsts := []First{FirstNone, FirstAbove, FirstArticle}
	seen := map[string]bool{}
	for k := range l.rules.all {
		switch {
		case k.Key == "" || k.Name == "" || k.File == "":
			l.fault("loai", fmt.Sprintf("có loại “%s” thiếu khóa, tên hoặc nơi lưu", k.Key), "ghi đủ “khoa”, “ten”, “luu”")
		case seen[k.Key]:
			l.fault("loai", fmt.Sprintf("có hai loại “%s”", k.Key), "bỏ một loại")
		case !slices.Contains(forms, k.Form) || !slices.Contains(firsts, k.First):
			l.fault("loai", fmt.Sprintf("có loại “%s” theo mẫu không biết", k.Key), "sửa “mau” hoặc “noi_nhan_dau”")
		case (k.Form == FormDecision) != (k.Enacting != ""):
			l.fault("loai", fmt.Sprintf("có loại “%s” thiếu hoặc thừa lời ban hành", k.Key), "chỉ mẫu “quyet_dinh” có “loi_ban_hanh”")
		}
		seen[k.Key] = true
	}
}
