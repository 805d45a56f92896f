package intake

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// trapTexts are texts that YAML takes for something else, if they are not quoted.
var trapTexts = []string{
	"Lưu: VT", "Văn bản #5", "#5", "05", "1e5", "0x1F", "- gạch", "a: b", "null", "~", "Yes", "đúng", "NO", "[a]", "{a}", "&neo", "*", "*neo", "!thẻ",
	"'một'", `"hai"`, `\n`, "50%", "%", "@", "`", "|", ">", ">-", "? hỏi", "12/KH-UBND", "05/11/2026", "2026-11-05", "08:00", "a, b; c.", "“ngoặc”", "x:", ": y", "...",
	"---", "Kế hoạch số 12/KH-UBND ngày 05/11/2026: triển khai # việc", "tp\u200bhcm", "dòng một\ndòng hai", "đoạn một\n\nđoạn hai", "=1+1", "<<", "Điều 2.", "…", "\U0001F600",
}

// drawText is a text as the reader leaves it: clean, on one line where the record
// has one.
func drawText(t *rapid.T, path string) string {
	text := rapid.OneOf(
		rapid.SampledFrom(trapTexts),
		rapid.Map(rapid.SliceOfN(rapid.SampledFrom(append(trapTexts, "phòng", "Kinh tế", "theo dõi,", "đôn đốc;", "(nếu có)", "các đơn vị")), 1, 60), func(words []string) string { return strings.Join(words, " ") }),
	).Draw(t, path)
	if record.OneLine(path) {
		return viet.CleanLine(text)
	}
	return viet.Clean(text)
}

// drawInto gives the leaves of a record any values.
func drawInto(t *rapid.T, v reflect.Value, path string) {
	switch p := v.Addr().Interface().(type) {
	case *viet.Date:
		*p = viet.Date{Year: 2026, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 700).Draw(t, path))
		return
	case *viet.Period:
		*p = viet.Period{Year: 2026, Month: rapid.IntRange(1, 12).Draw(t, path)}
		return
	case *viet.Clock:
		*p = viet.Clock{Hour: rapid.IntRange(0, 23).Draw(t, path), Minute: 5, Set: true}
		return
	case *record.DayKind:
		*p = record.DayKind(calendar.MakeUp)
		return
	}
	if c, ok := v.Interface().(chooser); ok {
		v.SetString(rapid.SampledFrom(c.Choices()).Draw(t, path).Key)
		return
	}
	if rapid.IntRange(0, 3).Draw(t, "empty") == 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(drawText(t, path))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(0, 30).Draw(t, path)))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		drawInto(t, v.Elem(), path)
	case reflect.Slice:
		n := rapid.IntRange(1, 2).Draw(t, path)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			drawInto(t, v.Index(i), under(path, fmt.Sprint(i)))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, key := range []string{"thong_bao", "don_doc/VP"} {
			item := reflect.New(v.Type().Elem()).Elem()
			drawInto(t, item, under(path, key))
			v.SetMapIndex(reflect.ValueOf(key), item)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			drawInto(t, v.Field(i), under(path, v.Type().Field(i).Tag.Get("json")))
		}
	}
}

// dropEmpty leaves out of lists what is empty, as the reader does.
func dropEmpty(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		out := reflect.Zero(v.Type())
		for i := range v.Len() {
			if dropEmpty(v.Index(i)); !hollow(v.Index(i)) && !v.Index(i).IsZero() {
				out = reflect.Append(out, v.Index(i))
			}
		}
		v.Set(out)
	case reflect.Map:
		for _, key := range v.MapKeys() {
			item := reflect.New(v.Type().Elem()).Elem()
			item.Set(v.MapIndex(key))
			dropEmpty(item)
			v.SetMapIndex(key, item)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			dropEmpty(v.Field(i))
		}
	}
}

// A month is read back as it was written, whatever its texts look like to YAML.
func TestFormatIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m record.Month
		drawInto(t, reflect.ValueOf(&m).Elem(), "")
		dropEmpty(reflect.ValueOf(&m).Elem())
		for i := range m.Agency.Units { // by which names become codes
			m.Agency.Units[i].Code = fmt.Sprintf("DV%d", i)
		}
		m.Complete()
		dropEmpty(reflect.ValueOf(&m).Elem()) // "---" is an empty item
		noted := rapid.Bool().Draw(t, "noted")
		data := FormatWith(&m, func(string) string { return map[bool]string{true: "dòng 12: “a” # b"}[noted] })
		n, ps := Read("thang.yaml", data)
		if n == nil || ps.Failed() {
			t.Fatalf("%s\n%s", ps, data)
		}
		got, ps := Month(n, nil, viet.Date{})
		for _, p := range ps {
			if p.Rule == "ngoac-kep" || p.Rule == "yaml" || p.Rule == "khoa-la" || p.Rule == "kieu-sai" {
				t.Errorf("%s\n%s", p, data)
			}
		}
		if diff := cmp.Diff(&m, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s\n%s", diff, data)
		}
	})
}

func TestFormat(t *testing.T) {
	for name, c := range map[string]struct {
		month record.Month
		want  string
	}{
		"nothing": {record.Month{}, "{}\n"},
		"short forms": {record.Month{
			Meeting: record.Meeting{Period: viet.Period{Year: 2026, Month: 3}, Date: viet.Date{Year: 2026, Month: 3, Day: 5}, Chair: record.Person{Post: "Giám đốc"},
				Results: []record.Point{{Text: "Đạt 05 chỉ tiêu."}, {Text: "Xong: 05", Unit: "VP"}}},
			Tasks: []record.Task{{Lead: "VP", Deadline: record.Deadline{Text: "trong tháng 3"}, Cooperate: []string{"*"}}},
		}, `cuoc_hop:
  ky_hop: 3/2026
  ngay: 05/3/2026
  chu_tri: Giám đốc
  ket_qua:
    - Đạt 05 chỉ tiêu.
    - noi_dung: "Xong: 05"
      don_vi: VP
nhiem_vu:
  - don_vi_chu_tri: VP
    phoi_hop:
      - "*"
    thoi_han: trong tháng 3
`},
		"traps": {record.Month{Documents: map[string]record.Document{"thong_bao": {Number: "05", Recipients: []string{"Lưu: VT", "Văn bản #5", "no", "50%", "1,5 ha"}}, "don_doc/VP": {}}}, `van_ban:
  don_doc/VP:
  thong_bao:
    so: "05"
    noi_nhan:
      - "Lưu: VT"
      - "Văn bản #5"
      - "no"
      - "50%"
      - 1,5 ha
`},
		"long": {record.Month{Meeting: record.Meeting{Review: strings.Repeat("đánh giá chung ", 12) + "hết.\n\nĐoạn hai."}}, `cuoc_hop:
  danh_gia_chung: >-
    đánh giá chung đánh giá chung đánh giá chung đánh giá chung đánh giá chung đánh giá chung đánh giá chung đánh
    giá chung đánh giá chung đánh giá chung đánh giá chung đánh giá chung hết.


    Đoạn hai.
`},
	} {
		if got := string(Format(&c.month)); got != c.want {
			t.Errorf("%s: %s", name, cmp.Diff(c.want, got))
		}
	}
}

// Remarks stand after values and keys, and change nothing.
func TestFormatWithRemarks(t *testing.T) {
	m := record.Month{Meeting: record.Meeting{Name: "Giao ban", Review: strings.Repeat("dài ", 60) + "hết", Results: []record.Point{{Text: "Xong."}}}}
	notes := map[string]string{"cuoc_hop/ten": "dòng 1", "cuoc_hop/danh_gia_chung": "dòng 2\ncó # và :", "cuoc_hop/ket_qua/0": "dòng 3"}
	data := FormatWith(&m, func(path string) string { return notes[path] })
	for _, want := range []string{"  ten: Giao ban  # dòng 1\n", "  danh_gia_chung: >-  # dòng 2 có # và :\n", "    - Xong.  # dòng 3\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %q in\n%s", want, data)
		}
	}
	n, ps := Read("thang.yaml", data)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	got, _ := Part(n)
	if diff := cmp.Diff(&m, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
