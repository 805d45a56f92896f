package pipeline_test

import (
	"context"
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/pipeline/viet"
)

// carriedBy is the data that the files of a copy carry, the same in each format; "" if
// none do.
func carriedBy(t testing.TB, kit *pipeline.Kit, c pipeline.Copy) string {
	t.Helper()
	var all []string
	failures := kit.Make(context.Background(), c, func(f pipeline.File) error {
		list, err := f.Format.Attached(f.Data)
		if err != nil {
			return err
		}
		if len(list) != 1 {
			all = append(all, "")
			return nil
		}
		if list[0].Name != pipeline.CarriedName {
			t.Errorf("%s carries %s", f.Name, list[0].Name)
		}
		all = append(all, string(list[0].Data))
		return nil
	})
	if len(failures) > 0 || len(slices.Compact(all)) != 1 {
		t.Fatalf("%s: %v, carries %q", c.Template.Key, failures, all)
	}
	return all[0]
}

// monthCarried reads what a document carries.
func monthCarried(t testing.TB, data string) *record.Month {
	t.Helper()
	n, ps := intake.Read(pipeline.CarriedName, []byte(data))
	if ps.Failed() {
		t.Fatalf("%v\n%s", ps, data)
	}
	m, ps := intake.Part(n)
	if len(ps) > 0 {
		t.Fatalf("%v\n%s", ps, data)
	}
	m.Complete()
	return m
}

// ofSeveralMonths are the kinds with figures that one month does not tell.
var ofSeveralMonths = []string{"bao_cao_tien_do", "bao_cao_tien_do_don_vi", "theo_doi"}

// From what a document carries the same document is made again, of a month that stands
// alone: those for units too.
func TestCarriedMakesTheSame(t *testing.T) {
	kit := newKit(t)
	for _, s := range samples {
		seen := map[string]int{}
		for _, c := range copies(t, kit, readSample(t, s, ".yaml")) {
			data := carriedBy(t, kit, c.Copy)
			in := template.Input{Month: monthCarried(t, data), AsOf: c.Input.AsOf, Unit: c.Input.Unit}
			again, ps := c.Template.Fill(in, kit.Rules)
			if diff := cmp.Diff(c.doc, again); diff != "" && !slices.Contains(ofSeveralMonths, c.Template.Key) || ps.Failed() {
				t.Errorf("%s %s: %v\n%.3000s\n%s", s, c.name, ps, diff, data)
			}
			seen[c.Template.Key]++
		}
		for _, key := range []string{"thong_bao", "trich_thong_bao", "ke_hoach", "bao_cao", "bien_ban", "giay_moi"} {
			if seen[key] == 0 {
				t.Errorf("%s: no %s", s, key)
			}
		}
	}
}

// What one document carries holds no word that another one is for: the invitation says
// nothing of what was concluded, a unit's extract nothing of the others' tasks.
func TestCarriedSaysNoMore(t *testing.T) {
	kit := newKit(t)
	m := readSample(t, samples[0], ".yaml")
	m.Agency.Seal, m.Agency.Contact = "bi-mat/dau.png", record.Contact{Address: "Số 1", Logo: "bi-mat/logo.png"}
	m.Agency.Signers = append(m.Agency.Signers, record.Signer{Post: "Giám đốc", Name: "Nguyễn Văn An", Signature: "bi-mat/ky.png"})
	m.Documents = map[string]record.Document{"thong_bao": {Number: "5", Signer: record.Signer{Post: "Giám đốc", Signature: "bi-mat/rieng.png"}}, "bien_ban": {Number: "77"}}
	for i := range m.Progress {
		m.Progress[i].Origin = "bi-mat.xlsx"
	}
	var words []string
	for _, p := range slices.Concat(m.Meeting.Results, m.Meeting.Shortcomings, m.Meeting.General, m.Meeting.Proposals) {
		words = append(words, p.Text)
	}
	for _, o := range m.Meeting.Opinions {
		words = append(words, o.Text)
	}
	for _, task := range slices.Concat(m.Tasks, m.Followed) {
		words = append(words, task.Text)
	}
	checked := 0
	for _, c := range copies(t, kit, m) {
		printed := &strings.Builder{}
		for _, s := range c.doc.Sections {
			for line := range doc.Lines(s.Blocks) {
				printed.WriteString(viet.Fold(line) + "\n")
			}
		}
		data := carriedBy(t, kit, c.Copy)
		has := viet.Fold(strings.Join(strings.Fields(data), " "))
		for _, w := range words {
			w = viet.Fold(strings.TrimRight(w, ".;"))
			if len(w) > 80 {
				w = w[:80]
			}
			if strings.Contains(has, w) && !strings.Contains(printed.String(), w) {
				t.Errorf("%s carries %q, which it does not print", c.name, w)
			}
			checked++
		}
		if strings.Contains(data, "bi-mat") || c.Template.Key != "bien_ban" && strings.Contains(data, "77") {
			t.Errorf("%s carries what is nobody's business:\n%s", c.name, data)
		}
	}
	if checked < 100 {
		t.Errorf("only %d texts checked", checked)
	}
}

// Texts that a document may carry and not print: codes, keys and fixed words of records,
// days that its figures go by, and what its letterhead and its signing are made from.
var neverPrinted = regexp.MustCompile(`(^|/)(ma|loai|don_vi|don_vi_chu_tri|vien_dan|chuyen_tu|khong_phat_sinh|tinh_trang|ngay\w*|ban_dau|bat_dau|ket_thuc|ty_le|ky_danh_gia)$` +
	`|^co_quan/(chu_quan|chu_quan_in_hoa|ky_hieu|co_chu|bao_cao_dinh_ky/\w+)$`)

// Every text that a document carries it prints, whichever document of whichever office.
func TestCarriedIsPrinted(t *testing.T) {
	kit := newKit(t)
	checked := 0
	for name, job := range carryingJobs(t) {
		for _, c := range kit.Plan(job).Copies {
			c.Formats = c.Formats[:1]
			d, _ := c.Template.Fill(c.Input, kit.Rules)
			printed := " "
			for _, s := range d.Sections {
				for line := range doc.Lines(slices.Concat(s.Blocks, s.Foot)) {
					printed += viet.Fold(line) + " "
				}
			}
			var data any
			if err := yaml.Unmarshal([]byte(carriedBy(t, kit, c)), &data); err != nil {
				t.Fatal(err)
			}
			for path, text := range textsUnder(data, "") {
				office := slices.ContainsFunc(job.Month.Agency.Units, func(u record.Unit) bool {
					return text == u.Code || text == u.Name && u.Code == job.Month.Agency.Office().Code
				})
				checked++
				if !strings.Contains(printed, " "+viet.Fold(text)+" ") && !neverPrinted.MatchString(path) && !office {
					t.Errorf("%s: %s %s carries %s: %q, which it does not print", name, c.Template.Key, c.Input.Unit, path, text)
				}
			}
		}
	}
	if checked < 3000 {
		t.Errorf("only %d texts checked", checked)
	}
}

// carryingJobs are the jobs of the samples and of an office with several months; the first
// also says what the others leave to the template.
func carryingJobs(t *testing.T) map[string]pipeline.Job {
	jobs := map[string]pipeline.Job{}
	for _, s := range samples {
		jobs[s] = pipeline.Job{Month: readSample(t, s, ".yaml"), Formats: pipeline.Formats}
	}
	jobs[samples[0]].Month.Meeting.Other, jobs[samples[0]].Month.Meeting.Leads = ownWords()
	o, ps := office.Open("../testdata/ba-thang")
	if ps.Failed() {
		t.Fatal(ps)
	}
	for _, p := range o.Periods {
		jobs[p.Month.Meeting.Period.Key()] = pipeline.Job{Month: p.Month, Ledger: o.Ledger, Formats: pipeline.Formats}
	}
	return jobs
}

// ownWords are other conclusions of a meeting, and an office's own lead-ins.
func ownWords() ([]record.Point, record.Leads) {
	return []record.Point{{Text: "Thống nhất chủ trương sửa chữa trụ sở."}}, record.Leads{
		Opening: "Sáng ngày họp, lãnh đạo đã chủ trì giao ban.", Conclusion: "Sau khi nghe báo cáo, lãnh đạo kết luận:",
		Results: "Về kết quả:", Shortcomings: "Về hạn chế:", General: "Yêu cầu chung là:", Tasks: "Giao việc như sau:",
		Closing: "Đề nghị các đơn vị thực hiện.",
	}
}

// textsUnder yields the texts in YAML data, each with the keys that lead to it.
func textsUnder(data any, path string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		switch data := data.(type) {
		case map[string]any:
			for key, v := range data {
				for p, text := range textsUnder(v, strings.TrimPrefix(path+"/"+key, "/")) {
					if !yield(p, text) {
						return
					}
				}
			}
		case []any:
			for _, v := range data {
				for p, text := range textsUnder(v, path) {
					if !yield(p, text) {
						return
					}
				}
			}
		case string:
			if data != "…" && data != record.AllUnits { // the one is what is not printed of a task that is counted
				yield(path, data)
			}
		}
	}
}

// A notice carries other conclusions and the office's own lead-ins; a document whose
// template does not read them does not.
func TestCarriedInOwnWords(t *testing.T) {
	kit, m := newKit(t), readSample(t, samples[0], ".yaml")
	m.Meeting.Other, m.Meeting.Leads = ownWords()
	for key, want := range map[string]record.Meeting{
		"thong_bao": {Other: m.Meeting.Other, Leads: m.Meeting.Leads}, "bien_ban": {Other: m.Meeting.Other}, "giay_moi": {},
	} {
		for _, c := range kit.Plan(pipeline.Job{Month: m, Keys: []string{key}, Formats: pipeline.Formats}).Copies {
			data := carriedBy(t, kit, c)
			got := monthCarried(t, data)
			if diff := cmp.Diff(want, record.Meeting{Other: got.Meeting.Other, Leads: got.Meeting.Leads}); diff != "" {
				t.Errorf("%s:\n%s", key, diff)
			}
			d, _ := c.Template.Fill(c.Input, kit.Rules)
			again, ps := c.Template.Fill(template.Input{Month: got, AsOf: c.Input.AsOf}, kit.Rules)
			if diff := cmp.Diff(d, again); diff != "" || ps.Failed() {
				t.Errorf("%s: %v\n%s", key, ps, diff)
			}
		}
	}
}

// Who wants it bare gets a document that carries nothing; the rest of it is the same.
func TestBare(t *testing.T) {
	kit := newKit(t)
	m := readSample(t, samples[1], ".yaml")
	for _, bare := range []bool{false, true} {
		for _, c := range kit.Plan(pipeline.Job{Month: m, Keys: []string{"thong_bao"}, Formats: pipeline.Formats, Bare: bare}).Copies {
			if data := carriedBy(t, kit, c); (data == "") != bare {
				t.Errorf("bare %t: %q", bare, data)
			}
		}
	}
}

// A document of an office with other months carries the tasks that it speaks of, with
// the last word on each.
func TestCarriedOfAnOffice(t *testing.T) {
	kit := newKit(t)
	o, ps := office.Open("../testdata/ba-thang")
	if ps.Failed() {
		t.Fatal(ps)
	}
	p := o.Periods[len(o.Periods)-1]
	for _, c := range kit.Plan(pipeline.Job{Month: p.Month, Ledger: o.Ledger, Formats: pipeline.Formats}).Copies {
		data := carriedBy(t, kit, c)
		m := monthCarried(t, data)
		d, _ := c.Template.Fill(c.Input, kit.Rules)
		again, ps := c.Template.Fill(template.Input{Month: m, AsOf: c.Input.AsOf, Unit: c.Input.Unit}, kit.Rules)
		if diff := cmp.Diff(d, again); diff != "" && !slices.Contains(ofSeveralMonths, c.Template.Key) || ps.Failed() {
			t.Errorf("%s %s: %v\n%.3000s\n%s", c.Template.Key, c.Input.Unit, ps, diff, data)
		}
	}
}
