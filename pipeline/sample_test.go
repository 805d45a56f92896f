package pipeline_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"vanthu/fonts"
	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/pipeline/viet"
)

var samples = []string{"so-ngoai-vu/2022-10", "xa-an-hoa/2026-11"}

// samplePath is the file of a sample month with the extension.
func samplePath(sample, ext string) string {
	return filepath.Join("..", "testdata", filepath.FromSlash(sample)+ext)
}

// readSample reads a sample month from its file with the extension.
func readSample(t testing.TB, sample, ext string) *record.Month {
	t.Helper()
	data, err := os.ReadFile(samplePath(sample, ext))
	if err != nil {
		t.Fatal(err)
	}
	return monthOf(t, sample, data)
}

// monthOf is the month that data hold, with the profile of the sample's office.
func monthOf(t testing.TB, sample string, data []byte) *record.Month {
	t.Helper()
	read := func(path string, data []byte) *intake.Node {
		n, ps := intake.Read(path, data)
		if ps.Failed() {
			t.Fatal(ps)
		}
		return n
	}
	profile := filepath.Join("..", "testdata", filepath.Dir(sample), "co-quan.yaml")
	office, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	m, ps := intake.Month(read(sample, data), read(profile, office), viet.Date{})
	if ps.Failed() {
		t.Fatal(ps)
	}
	return m
}

func newKit(t testing.TB) *pipeline.Kit {
	t.Helper()
	kit, err := pipeline.NewKit(nil)
	if err != nil {
		t.Fatal(err)
	}
	return kit
}

// produce makes all documents of a month in all formats.
func produce(t testing.TB, kit *pipeline.Kit, m *record.Month) []pipeline.File {
	t.Helper()
	var files []pipeline.File
	failures := kit.Produce(context.Background(), kit.Plan(pipeline.Job{Month: m, Formats: pipeline.Formats}), func(f pipeline.File) error {
		files = append(files, f)
		return nil
	})
	for _, f := range failures {
		t.Errorf("%s %s: %v", f.Key, f.Format, f.Err)
	}
	return files
}

func TestEveryKindInEveryFormat(t *testing.T) {
	kit := newKit(t)
	made := map[string]int{}
	for _, s := range samples {
		files := produce(t, kit, readSample(t, s, ".yaml"))
		for _, f := range files {
			made[f.Key+"."+f.Format.Name]++
		}
		again := produce(t, newKit(t), readSample(t, s, ".yaml"))
		for i, f := range files {
			if !bytes.Equal(f.Data, again[i].Data) {
				t.Errorf("%s: %s: a second run gives other bytes", s, f.Name)
			}
			if ours, intact := f.Format.Intact(f.Data); !ours || !intact {
				t.Errorf("%s: %s: not known as ours and intact", s, f.Name)
			}
		}
	}
	for _, tmpl := range kit.Templates {
		for _, f := range pipeline.Formats {
			wanted := len(tmpl.Formats) == 0 || slices.Contains(tmpl.Formats, f.Name)
			if n := made[tmpl.Key+"."+f.Name]; wanted != (n > 0) || tmpl.PerUnit && wanted && n < 3 {
				t.Errorf("%s: made %d times as %s", tmpl.Key, n, f.Name)
			}
		}
	}
}

// The group of a job chooses what one month's file makes; a kind that is named needs no
// group, but has to be due.
func TestGroups(t *testing.T) {
	kit, m := newKit(t), readSample(t, samples[1], ".yaml")
	keys := func(job pipeline.Job) (out []string) {
		for _, c := range kit.Plan(job).Copies {
			out = append(out, strings.TrimSuffix(c.Template.Key+"/"+c.Input.Unit, "/"))
		}
		return out
	}
	want := []string{"thong_bao", "ke_hoach", "bao_cao", "bien_ban", "giay_moi"}
	if got := keys(pipeline.Job{Month: m, Group: template.GroupMeeting}); !slices.Equal(got, want) {
		t.Errorf("the meeting's documents are %v", got)
	}
	want = []string{"trich_thong_bao/VP", "trich_thong_bao/KT", "trich_thong_bao/VHXH", "trich_thong_bao/HCC"}
	if got := keys(pipeline.Job{Month: m, Group: template.GroupMeeting, Keys: []string{"trich_thong_bao"}}); !slices.Equal(got, want) {
		t.Errorf("the extracts are for %v", got)
	}
	quiet := *m
	quiet.Progress = nil
	plan := kit.Plan(pipeline.Job{Month: &quiet, Keys: []string{"don_doc", "theo_doi"}})
	if len(plan.Copies) != 1 || plan.Copies[0].Template.Key != "theo_doi" || len(plan.Idle) != 1 || !strings.Contains(plan.Idle[0].Message, "không soạn “Công văn đôn đốc”: kỳ này chưa có tiến độ") {
		t.Errorf("without progress: %v, %v", plan.Copies, plan.Idle)
	}
	if got := kit.Plan(pipeline.Job{Month: &record.Month{Agency: m.Agency, Meeting: record.Meeting{Period: m.Meeting.Period}}}); len(got.Copies)+len(got.Failures) > 0 {
		t.Errorf("a month of which nothing is known makes %v, %v", got.Copies, got.Failures)
	}
}

// What the month says of all copies of a kind holds for each; what it says of one goes
// before it. Each copy has a name of its own.
func TestCopiesForUnits(t *testing.T) {
	m := readSample(t, samples[1], ".yaml")
	date := viet.Date{Year: 2026, Month: 11, Day: 10}
	m.Documents["trich_thong_bao"] = record.Document{Date: date, Signer: record.Signer{Post: "Phó Chánh Văn phòng", Name: "Lê Văn Tư"}}
	m.Documents["trich_thong_bao/KT"] = record.Document{Number: "16", Date: date.AddDays(1)}
	var names []string
	kit := newKit(t)
	word, _ := pipeline.FormatNamed("docx")
	for _, f := range kit.Produce(context.Background(), kit.Plan(pipeline.Job{Month: m, Keys: []string{"trich_thong_bao"}, Formats: []pipeline.Format{word}}), func(f pipeline.File) error {
		names = append(names, f.Unit+": "+f.Name)
		if !strings.Contains(docxText(t, f.Data), "Lê Văn Tư") {
			t.Errorf("%s is not signed by the one named for all", f.Name)
		}
		return nil
	}) {
		t.Error(f.Err)
	}
	want := []string{
		"VP: 2026-11-10 Trích thông báo kết luận giao ban - Văn phòng HĐND và UBND.docx",
		"KT: 2026-11-11 16-TB-UBND Trích thông báo kết luận giao ban - Phòng Kinh tế.docx",
		"VHXH: 2026-11-10 Trích thông báo kết luận giao ban - Phòng Văn hóa - Xã hội.docx",
		"HCC: 2026-11-10 Trích thông báo kết luận giao ban - Trung tâm Phục vụ hành chính công.docx",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	if ps := kit.Check(m); len(ps) > 0 {
		t.Errorf("keys of copies are unknown: %v", ps)
	}
	m.Documents["trich_thong_bao/KTT"] = record.Document{}
	if ps := kit.Check(m); len(ps) != 1 || !strings.Contains(ps[0].Hint, "trich_thong_bao/KT") {
		t.Errorf("%v", ps)
	}
}

// A template that names a format or a page that there is not is refused.
func TestUnfitTemplates(t *testing.T) {
	for head, want := range map[string]string{
		"loai: thong_bao\nten: A\ndang: docx, odt": "không có dạng tệp “odt”",
		"loai: thong_bao\nten: A\nhuong: ngang":    "trang ngang ở phần đầu chỉ dùng cho biểu",
	} {
		own := fstest.MapFS{"thu.md": {Data: []byte("---\n" + head + "\n---\nA./.\n")}}
		if _, err := pipeline.NewKit(own); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", head, err)
		}
	}
}

// TestSameMonthFromEveryFile reads each sample as YAML, as JSON and as the
// workbook: the records are equal.
func TestSameMonthFromEveryFile(t *testing.T) {
	for _, s := range samples {
		want := readSample(t, s, ".yaml")
		if diff := cmp.Diff(want, readSample(t, s, ".xlsx")); diff != "" {
			t.Errorf("%s: yaml and workbook differ (-yaml +xlsx):\n%s", s, diff)
		}
		if diff := cmp.Diff(want, monthOf(t, s, asJSON(t, samplePath(s, ".yaml")))); diff != "" {
			t.Errorf("%s: yaml and json differ (-yaml +json):\n%s", s, diff)
		}
	}
}

// asJSON is a YAML file written as JSON.
func asJSON(t *testing.T, path string) []byte {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var data map[string]any
	if err := yaml.Unmarshal(src, &data); err != nil {
		t.Fatal(err)
	}
	out, err := json.MarshalIndent(data, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// unprinted are the fields whose own text is not printed: keys and codes, which
// steer or stand for a name, and what is printed in capitals.
var unprinted = []string{
	"Agency.Code", "Agency.Tone", "Agency.Size", "Agency.Units.Code", "Agency.Units.Aliases", "Agency.Signers.Kinds",
	"Agency.Superior", "Agency.Signers", "Documents.Signer", // in capitals: the goldens of thethuc show them
	"Meeting.Results.Unit", "Meeting.Results.Citations", "Meeting.Proposals.Unit",
	"Tasks.Lead", "Tasks.Cooperate", "Tasks.Citations", "Tasks.Deadline.Kind", "Tasks.Source",
	"Followed.Lead", "Followed.Cooperate", "Followed.Citations", "Followed.Deadline",
	"Progress.State", "NoTask", "Citations.Code", "Citations.Type",
}

func TestEveryInputIsPrinted(t *testing.T) {
	kit := newKit(t)
	for _, s := range samples {
		m := readSample(t, s, ".yaml")
		var all strings.Builder
		for _, c := range copies(t, kit, m) {
			d := c.doc
			for _, sec := range d.Sections {
				for line := range doc.Lines(sec.Blocks) {
					all.WriteString(line + "\n")
				}
			}
		}
		text := all.String()
		checked := 0
		walk(reflect.ValueOf(*m), "", func(path, value string) {
			if slices.ContainsFunc(unprinted, func(u string) bool { return path == u || strings.HasPrefix(path, u+".") }) {
				return
			}
			checked++
			for line := range strings.Lines(value) {
				if !strings.Contains(text, strings.TrimSpace(strings.TrimRight(line, ".;\n"))) {
					t.Errorf("%s: %s %q is not printed", s, path, value)
				}
			}
		})
		if checked < 50 {
			t.Errorf("%s: only %d texts looked at", s, checked)
		}
	}
}

// walk calls f for every non-empty text under v with the path of its fields.
func walk(v reflect.Value, path string, f func(path, value string)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), path, f)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			walk(v.MapIndex(k), path, f)
		}
	case reflect.String:
		if v.Len() > 0 {
			f(path, v.String())
		}
	}
}

// TestNewKindIsOneFile adds a kind by a template file alone.
func TestNewKindIsOneFile(t *testing.T) {
	own := fstest.MapFS{"to-trinh.md": {Data: []byte("---\nloai: to_trinh\nten: Tờ trình\ntrich_yeu: về kinh phí\nkinh_gui: [Sở Tài chính]\n---\nKính đề nghị Sở Tài chính xem xét./.\n")}}
	kit, err := pipeline.NewKit(own)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	failures := kit.Produce(context.Background(),
		kit.Plan(pipeline.Job{Month: readSample(t, samples[1], ".yaml"), Keys: []string{"to_trinh"}, Formats: pipeline.Formats}),
		func(f pipeline.File) error { names = append(names, f.Name); return nil })
	if len(failures) > 0 {
		t.Fatal(failures[0].Err)
	}
	want := []string{"2026-11 Tờ trình.docx", "2026-11 Tờ trình.pdf", "2026-11 Tờ trình.xlsx"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func TestProduceStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	kit := newKit(t)
	failures := kit.Produce(ctx, kit.Plan(pipeline.Job{Month: readSample(t, samples[1], ".yaml"), Formats: pipeline.Formats}),
		func(pipeline.File) error { t.Error("made a file after the stop"); return nil })
	if len(failures) != 1 {
		t.Errorf("%d failures, want the one that says it was stopped", len(failures))
	}
}

// A fault of the program in one document is that document's error; the others
// are made.
func TestPanicIsOneFailure(t *testing.T) {
	broken := pipeline.Format{Name: "hong", Write: func(*doc.Doc, *fonts.Family) ([]byte, doc.Problems, error) { panic("hỏng") }}
	made := 0
	kit := newKit(t)
	failures := kit.Produce(context.Background(),
		kit.Plan(pipeline.Job{Month: readSample(t, samples[1], ".yaml"), Keys: []string{"thong_bao"}, Formats: append([]pipeline.Format{broken}, pipeline.Formats...)}),
		func(pipeline.File) error { made++; return nil })
	if len(failures) != 1 || !strings.Contains(failures[0].Err.Error(), "lỗi của chương trình: hỏng") || made != len(pipeline.Formats) {
		t.Errorf("failures %v, %d files made", failures, made)
	}
}

// A kind asked for that is not due, or in none of the formats, is told with the reason;
// one that was not named is just not made.
func TestIdleKinds(t *testing.T) {
	kit := newKit(t)
	sheet, _ := pipeline.FormatNamed("xlsx")
	job := pipeline.Job{Month: readSample(t, samples[1], ".yaml"), Keys: []string{"giay_moi", "don_doc"}, Formats: []pipeline.Format{sheet}}
	plan := kit.Plan(job)
	if len(plan.Copies) != 0 || len(plan.Idle) != 2 ||
		!strings.Contains(plan.Idle[1].Message, "“Giấy mời họp giao ban”: mẫu này chỉ làm dạng docx, pdf") {
		t.Errorf("%d copies, idle: %v", len(plan.Copies), plan.Idle)
	}
	job.Keys = nil
	if plan := kit.Plan(job); len(plan.Copies) == 0 || len(plan.Idle) > 0 {
		t.Errorf("%d copies, idle: %v", len(plan.Copies), plan.Idle)
	}
}

// Two templates may not write files of one name.
func TestTemplatesWithOneFileName(t *testing.T) {
	own := fstest.MapFS{"khac.md": {Data: []byte("---\nloai: thong_bao\nten: thông báo kết luận giao ban\n---\nNội dung./.\n")}}
	if _, err := pipeline.NewKit(own); err == nil || !strings.Contains(err.Error(), "khac.md: tệp của mẫu này sẽ trùng tên") {
		t.Errorf("got %v", err)
	}
}
