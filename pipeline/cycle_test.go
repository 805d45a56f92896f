package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/office"
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
