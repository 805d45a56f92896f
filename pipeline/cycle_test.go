package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// threeMonths is the sample office of three months with what its units reported.
func threeMonths(t *testing.T) *office.Office {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../testdata/ba-thang")); err != nil {
		t.Fatal(err)
	}
	reported, err := filepath.Glob("testdata/chu-ky/*.yaml")
	if err != nil || len(reported) != 3 {
		t.Fatal(reported, err)
	}
	for _, file := range reported {
		data, err := os.ReadFile(file)
		if err == nil {
			period := strings.TrimSuffix(filepath.Base(file), ".yaml")
			err = os.WriteFile(filepath.Join(dir, period, office.ProgressFile), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	o, ps := office.Open(dir)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return o
}

// TestCycle holds the words of the documents that follow the tasks from month to month:
// what was carried, what is late and why, who has not answered.
func TestCycle(t *testing.T) {
	o, kit := threeMonths(t), newKit(t)
	p := o.Period(viet.Period{Year: 2026, Month: 11})
	if p.Problems.Failed() {
		t.Fatal(p.Problems)
	}
	var got strings.Builder
	keys := []string{"giay_moi", "trich_thong_bao", "ke_hoach", "bao_cao_tien_do", "bao_cao_tien_do_don_vi", "theo_doi", "don_doc"}
	for _, c := range kit.Plan(pipeline.Job{Month: p.Month, Ledger: o.Ledger, Keys: keys, Formats: pipeline.Formats}).Copies {
		d, ps := c.Template.Fill(c.Input, kit.Rules)
		if ps.Failed() {
			t.Fatal(c.Template.Key, c.Input.Unit, ps)
		}
		fmt.Fprintf(&got, "=== %s %s\n", c.Template.Key, c.Input.Unit)
		for _, problem := range ps {
			fmt.Fprintf(&got, "! %s\n", problem.Message)
		}
		for _, s := range d.Sections {
			for _, b := range s.Blocks {
				if t, ok := b.(*doc.Table); ok && t.Role == doc.RoleData {
					writeRows(&got, t)
					continue
				}
				for line := range doc.Lines([]doc.Block{b}) {
					got.WriteString(strings.ReplaceAll(line, "\u00a0", " ") + "\n")
				}
			}
		}
	}
	judge.Golden(t, "testdata/chu-ky.txt", got.String())
}

// writeRows writes a table, a row a line.
func writeRows(b *strings.Builder, t *doc.Table) {
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row.Cells {
			text := ""
			for line := range doc.Lines(c.Blocks) {
				text += strings.ReplaceAll(line, "\n", " ⏎ ")
			}
			cells = append(cells, text)
		}
		b.WriteString("| " + strings.Join(cells, " | ") + "\n")
	}
}

// follow is an office of a Văn phòng and a Phòng whose tasks of October are followed in
// November.
type follow struct {
	office, unit []viet.Date // when the tasks of the Văn phòng and of the Phòng are due
	done         int         // how many of the Phòng's were finished on 01/11
	silent       bool        // the Phòng has not reported in November
}

func (f follow) ledger() *record.Ledger {
	agency := record.Agency{
		Name: "Ủy ban nhân dân xã An Hòa", Heading: "ỦY BAN NHÂN DÂN\nXÃ AN HÒA", Symbol: "UBND", Place: "An Hòa",
		Units:   []record.Unit{{Code: "VP", Name: "Văn phòng HĐND và UBND"}, {Code: "KT", Name: "Phòng Kinh tế"}},
		Signers: []record.Signer{{Authority: []string{"TM. Ủy ban nhân dân"}, Post: "Chủ tịch", Name: "Lê Văn Tám"}},
	}
	month := func(m int) *record.Month {
		return &record.Month{Agency: agency, Meeting: record.Meeting{
			Period: viet.Period{Year: 2026, Month: m}, Date: viet.Date{Year: 2026, Month: m, Day: 5}, Chair: record.Person{Post: "Chủ tịch xã"},
			Reviewed: viet.Period{Year: 2026, Month: m - 1}, Planned: viet.Period{Year: 2026, Month: m},
		}}
	}
	october, november := month(10), month(11)
	give := func(unit string, due []viet.Date) {
		for i, d := range due {
			code := fmt.Sprintf("2026-10/%s-%02d", unit, i+1)
			october.Tasks = append(october.Tasks, record.Task{Code: code, Lead: unit, Text: "Việc của đơn vị.", Deadline: record.Deadline{Kind: record.DeadlineDate, Due: d, Baseline: d}})
			p := record.Progress{Task: code, State: record.StateInProgress, Result: "Đang làm."}
			if unit == "KT" && i < f.done {
				p.State, p.DoneOn = record.StateDone, viet.Date{Year: 2026, Month: 11, Day: 1}
			}
			if unit == "VP" || !f.silent {
				november.Progress = append(november.Progress, p)
			}
		}
	}
	give("VP", f.office)
	give("KT", f.unit)
	for _, m := range []*record.Month{october, november} {
		m.Complete()
	}
	return record.NewLedger([]*record.Month{october, november})
}

// said is the text of a document of November; "" if it is not due.
func said(t *testing.T, kit *pipeline.Kit, f follow, key, unit string) string {
	t.Helper()
	ledger, p := f.ledger(), viet.Period{Year: 2026, Month: 11}
	plan := kit.Plan(pipeline.Job{Month: ledger.Review(p, viet.Date{}).Month, Ledger: ledger, Keys: []string{key}, Formats: pipeline.Formats})
	for _, c := range plan.Copies {
		if c.Input.Unit != unit {
			continue
		}
		d, ps := c.Template.Fill(c.Input, kit.Rules)
		if ps.Failed() {
			t.Fatal(ps)
		}
		var lines []string
		for _, s := range d.Sections {
			lines = slices.AppendSeq(lines, doc.Lines(s.Blocks))
		}
		return strings.ReplaceAll(strings.Join(lines, "\n"), "\u00a0", " ")
	}
	return ""
}

// One, none and many read as a clerk would write them.
func TestCountsInWords(t *testing.T) {
	kit := newKit(t)
	late, near, later := viet.Date{Year: 2026, Month: 10, Day: 30}, viet.Date{Year: 2026, Month: 11, Day: 16}, viet.Date{Year: 2026, Month: 12, Day: 20}
	for _, c := range []struct {
		follow
		key, unit, want string
	}{
		{follow{unit: []viet.Date{late}}, "bao_cao_tien_do", "", "Tổng số nhiệm vụ theo dõi trong kỳ là 01 nhiệm vụ kỳ trước chuyển sang, trong đó:\n- Chưa có nhiệm vụ nào hoàn thành.\n- Chưa hoàn thành 01 nhiệm vụ: quá hạn 01.\n"},
		{follow{unit: []viet.Date{later, later}, done: 2}, "bao_cao_tien_do", "", "là 02, toàn bộ là nhiệm vụ kỳ trước chuyển sang, trong đó:\n- Đã hoàn thành 02 nhiệm vụ, đạt 100%: đúng hạn 02.\n- Không còn nhiệm vụ chưa hoàn thành.\n"},
		{follow{unit: []viet.Date{later, later}, done: 2}, "bao_cao_tien_do", "", "Đến ngày 14/11/2026 không có nhiệm vụ quá hạn."},
		{follow{unit: []viet.Date{late, near, later}, done: 1}, "bao_cao_tien_do_don_vi", "KT", "Đến ngày 14/11/2026: đã hoàn thành 01 nhiệm vụ (quá hạn 01); chưa hoàn thành 02 nhiệm vụ (trong hạn 01, sắp đến hạn 01)."},
		{follow{unit: []viet.Date{late}}, "bao_cao_tien_do_don_vi", "KT", "chủ trì trong kỳ là 01 nhiệm vụ kỳ trước chuyển sang. Đến ngày 14/11/2026: chưa hoàn thành 01 nhiệm vụ (quá hạn 01)."},
		{follow{unit: []viet.Date{late}}, "don_doc", "KT", "Phòng Kinh tế còn 01 nhiệm vụ quá hạn chưa hoàn thành:"},
		{follow{unit: []viet.Date{late}}, "don_doc", "KT", "1. Tập trung hoàn thành nhiệm vụ quá hạn;"},
		{follow{unit: []viet.Date{late}}, "don_doc", "KT", "2. Gửi báo cáo về Văn phòng HĐND và UBND trong thời hạn 03 ngày làm việc kể từ ngày ký văn bản này."},
		{follow{office: []viet.Date{later}, unit: []viet.Date{late}, silent: true}, "don_doc", "KT", "của 01 nhiệm vụ đang chủ trì, đã quá hạn:"},
		{follow{office: []viet.Date{later}, unit: []viet.Date{late}, silent: true}, "don_doc", "KT", "1. Báo cáo đầy đủ tiến độ nhiệm vụ nêu trên"},
		{follow{office: []viet.Date{later}, unit: []viet.Date{late, late}, silent: true}, "don_doc", "KT", "của 02 nhiệm vụ đang chủ trì, đều đã quá hạn:"},
		{follow{office: []viet.Date{later}, unit: []viet.Date{late, later}, silent: true}, "don_doc", "KT", "của 02 nhiệm vụ đang chủ trì, trong đó có 01 nhiệm vụ đã quá hạn:"},
		{follow{office: []viet.Date{later}, unit: []viet.Date{later, later}, silent: true}, "don_doc", "KT", "của 02 nhiệm vụ đang chủ trì:"},
		{follow{office: []viet.Date{later}, unit: []viet.Date{later, later}, silent: true}, "don_doc", "KT", "1. Báo cáo đầy đủ tiến độ các nhiệm vụ nêu trên"},
		// the office that collects the reports is not told to report to itself
		{follow{office: []viet.Date{late}}, "don_doc", "VP", "2. Báo cáo Chủ tịch xã trong thời hạn 03 ngày làm việc kể từ ngày ký văn bản này.\nĐề nghị Văn phòng HĐND và UBND khẩn trương thực hiện./."},
		{follow{unit: []viet.Date{late, later}}, "ke_hoach", "", "tập trung thực hiện 02 nhiệm vụ kỳ trước chuyển tiếp, phân công như sau:"},
		{follow{unit: []viet.Date{late, later}}, "ke_hoach", "", "Kế hoạch này; đến ngày 05/11/2026 có 01 nhiệm vụ chuyển tiếp đã quá hạn."},
		{follow{unit: []viet.Date{late, later}}, "ke_hoach", "", "Chuyển tiếp, giao tháng 10/2026; đã quá hạn 06 ngày"},
		{follow{unit: []viet.Date{late, later}}, "giay_moi", "", "- Lãnh đạo Văn phòng HĐND và UBND;\n- Lãnh đạo Phòng Kinh tế."},
	} {
		if got := said(t, kit, c.follow, c.key, c.unit); !strings.Contains(got, c.want) {
			t.Errorf("%s of %+v: no %q in\n%s", c.key, c.follow, c.want, got)
		}
	}
	if got := said(t, kit, follow{office: []viet.Date{later}, unit: []viet.Date{later}}, "don_doc", "KT"); got != "" {
		t.Errorf("a unit that is late with nothing is reminded:\n%s", got)
	}
}
