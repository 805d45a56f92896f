package form_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanthu/pipeline/form"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

func agency() record.Agency {
	return record.Agency{Code: "SNgV", Name: "Sở Ngoại vụ", Units: []record.Unit{
		{Code: "HTQT", Name: "Phòng Hợp tác quốc tế", Aliases: []string{"Phòng HTQT"}},
		{Code: "VP", Name: "Văn phòng Sở"},
	}}
}

// filler gives every leaf of a record a value of its own and remembers it.
type filler struct{ want map[string]string }

func (f *filler) fill(v reflect.Value, path string) {
	n := len(f.want) + 1
	switch p := v.Addr().Interface().(type) {
	case *viet.Date:
		*p = viet.Date{Year: 2020, Month: 1, Day: 1}.AddDays(n)
		f.want[path] = p.ISO()
		return
	case *viet.Period:
		*p = viet.Period{Year: 2000 + n, Month: 3}
		f.want[path] = p.Key()
		return
	case *viet.Clock:
		*p = viet.Clock{Hour: 8, Minute: n, Set: true}
		f.want[path] = p.String()
		return
	case *record.State:
		*p = record.StateWaiting
		f.want[path] = p.Label()
		return
	case *record.DeadlineKind:
		*p = record.DeadlineQuarter
		f.want[path] = p.Label()
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("giá trị %d", n))
		f.want[path] = v.String()
	case reflect.Int:
		v.SetInt(int64(n))
		f.want[path] = fmt.Sprint(n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.fill(v.Index(0), path+"[]")
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		item := reflect.New(v.Type().Elem()).Elem()
		f.fill(item, path+".*")
		v.SetMapIndex(reflect.ValueOf("thong_bao"), item)
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i), path+"."+v.Type().Field(i).Tag.Get("json"))
		}
	default:
		panic(v.Type())
	}
}

// Every value of a month but the agency's profile has a place in the workbook.
func TestEveryFieldHasAHome(t *testing.T) {
	var m record.Month
	f := &filler{map[string]string{}}
	f.fill(reflect.ValueOf(&m).Elem(), "")
	b := form.GiaoBan(agency(), m.Meeting.Period)
	if err := form.Fill(&b, &m); err != nil {
		t.Fatal(err)
	}
	var cells []string
	for _, s := range b.Sheets {
		cells = append(cells, slices.Concat(s.Rows...)...)
	}
	for path, value := range f.want {
		switch {
		case strings.HasPrefix(path, ".co_quan"): // comes beside the workbook
		case path == ".van_ban.*.nguoi_ky.loai[]": // says nothing in a document of one kind
		case path == ".van_ban.*.nguoi_ky.hoc_vi": // a title stands in the profile alone
		case path == ".van_ban.*.nguoi_ky.chu_ky": // so does the picture of a signature
		case !slices.Contains(cells, value):
			t.Errorf("%s = %q is nowhere in the workbook", path, value)
		}
	}
	if len(f.want) < 80 {
		t.Errorf("only %d values were tried", len(f.want))
	}
}

func TestFill(t *testing.T) {
	m := record.Month{
		Tasks:  []record.Task{{Lead: "VP", Text: "việc", Cooperate: []string{"HTQT", "*", "Công an tỉnh"}, Source: "khac"}},
		NoTask: []string{"HTQT"},
		Meeting: record.Meeting{
			Review:    "Hai\nđoạn",
			Results:   []record.Point{{Text: "kết quả", Unit: "HTQT"}},
			Attendees: []string{"lãnh đạo Sở; lãnh đạo các đơn vị"},
		},
		Documents: map[string]record.Document{
			"bao_cao":    {Number: "07", Recipients: []string{"Như trên", "Lưu: VT, VP"}},
			"giay_moi":   {Number: "08"},
			"don_doc/VP": {Number: "21"},
			"to_trinh":   {Number: "02"},
			"thong_bao":  {Number: "06"},
		},
	}
	b := form.GiaoBan(agency(), viet.Period{Year: 2022, Month: 10})
	if err := form.Fill(&b, &m); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sheet string
		row   int
		key   string
		want  string
	}{
		{"NhiemVu", 0, "don_vi_chu_tri", "Văn phòng Sở"},
		{"NhiemVu", 0, "phoi_hop", "Phòng Hợp tác quốc tế\nTất cả các đơn vị\nCông an tỉnh"},
		{"NhiemVu", 0, "nguon", "Khác"},
		{"NhiemVu", 1, "don_vi_chu_tri", "Phòng Hợp tác quốc tế"},
		{"NhiemVu", 1, "noi_dung", "Không phát sinh nhiệm vụ"},
		{"DanhGia", 0, form.KeyBranch, "Đánh giá chung"},
		{"DanhGia", 0, "noi_dung", "Hai\nđoạn"},
		{"DanhGia", 1, form.KeyBranch, "Kết quả"},
		{"DanhGia", 1, "don_vi", "Phòng Hợp tác quốc tế"},
		{"ThamDu", 0, "nguoi", "lãnh đạo Sở; lãnh đạo các đơn vị"},
		{"BanHanh", 0, "so", "06"},
		{"BanHanh", 1, "so", ""},
		{"BanHanh", 3, "noi_nhan", "Như trên\nLưu: VT, VP"},
		{"BanHanh", 4, form.KeyName, "Giấy mời"},
		{"BanHanh", 4, "so", "08"},
		{"BanHanh", 6, form.KeyName, "Công văn đôn đốc/VP"},
		{"BanHanh", 6, "so", "21"},
		{"BanHanh", 7, form.KeyName, "to_trinh"},
	} {
		s := b.Sheet(c.sheet)
		if got := s.Rows[c.row][s.Column(c.key)]; got != c.want {
			t.Errorf("%s, row %d, %s = %q, want %q", c.sheet, c.row, c.key, got, c.want)
		}
	}
}

// What a reader would not tell apart is a fault of the form.
func TestFormIsUnambiguous(t *testing.T) {
	for _, b := range []form.Book{
		form.GiaoBan(agency(), viet.Period{}), form.Progress(form.Request{Agency: agency()}),
		form.Mend(nil), form.BatchSummary(nil),
	} {
		unambiguous(t, b)
	}
}

func unambiguous(t *testing.T, b form.Book) {
	for _, s := range b.Sheets {
		seen := map[string]string{}
		for _, c := range s.Columns {
			for _, name := range append([]string{c.Heading}, c.Aliases...) {
				folded := viet.Fold(name)
				if other := seen[folded]; other != "" {
					t.Errorf("%s: heading %q stands for %q and %q", s.Name, name, other, c.Heading)
				}
				seen[folded] = c.Heading
			}
			if list := b.ListOf(c); c.List != "" && list.Name == "" {
				t.Errorf("%s: column %q has an unknown list %q", s.Name, c.Heading, c.List)
			}
			if s.Layout == form.Table && c.Width == 0 {
				t.Errorf("%s: column %q has no width", s.Name, c.Heading)
			}
			if n := len([]rune(c.Hint)); n > 255 {
				t.Errorf("%s: hint of %q has %d characters", s.Name, c.Heading, n)
			}
		}
		for _, other := range b.Sheets {
			if s.Name != other.Name && other.Is(viet.Fold(s.Name)) {
				t.Errorf("%q is also a name of %q", s.Name, other.Name)
			}
		}
	}
}

func TestListKey(t *testing.T) {
	b := form.GiaoBan(agency(), viet.Period{})
	units := b.ListOf(form.Column{List: "DM_DonVi"})
	everyone := b.ListOf(form.Column{List: "DM_PhoiHop"})
	states := b.ListOf(form.Column{List: "DM_TrangThai"})
	documents := b.ListOf(form.Column{List: "DM_BanHanh"})
	for _, c := range []struct {
		list  form.List
		typed string
		want  string
	}{
		{units, "phòng htqt", "HTQT"},
		{units, "VĂN PHÒNG SỞ", "VP"},
		{units, "Sở Nội vụ", "Sở Nội vụ"},
		{everyone, "tất cả các đơn vị", "*"},
		{everyone, "*", "*"},
		{states, "Đã hoàn thành", "da_hoan_thanh"},
		{states, "da_hoan_thanh", "da_hoan_thanh"},
		{documents, "đôn đốc / VP", "don_doc/VP"},
		{documents, "don_doc/VP", "don_doc/VP"},
		{documents, "quyet_dinh/VP", "quyet_dinh/VP"},
		{units, "Văn phòng Sở/KT", "Văn phòng Sở/KT"},
		{form.List{}, "tự do", "tự do"},
	} {
		if got := c.list.Key(c.typed); got != c.want {
			t.Errorf("%s.Key(%q) = %q, want %q", c.list.Name, c.typed, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(states.Items).Draw(t, "choice")
		if got := states.Key(states.Label(c.Key)); got != c.Key {
			t.Fatalf("Key(Label(%q)) = %q", c.Key, got)
		}
	})
}

// A record that is given twice fills the same cells.
func TestFillIsRepeatable(t *testing.T) {
	var m record.Month
	(&filler{map[string]string{}}).fill(reflect.ValueOf(&m).Elem(), "")
	m.Documents = map[string]record.Document{"a": {Number: "1"}, "b": {Number: "2"}, "c": {Number: "3"}}
	var first form.Book
	for i := range 20 {
		b := form.GiaoBan(agency(), m.Meeting.Period)
		if err := form.Fill(&b, &m); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = b
		} else if !reflect.DeepEqual(b, first) {
			t.Fatal("the second filling differs")
		}
	}
}
