package check_test

import (
	"slices"
	"testing"

	"vanthu/pipeline/check"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
)

// papers are documents that the law is not for, and what is said of each.
func papers(t helper, r *thethuc.Rules) map[string]*doc.Doc {
	page := good(t, r, notice).Sections[0].Page
	style := doc.Style{ID: "Normal", Name: "Normal", Font: "Calibri", Size: 11}
	paper := func(blocks ...doc.Block) *doc.Doc {
		return &doc.Doc{Styles: []doc.Style{style}, Sections: []doc.Section{{Page: page, Blocks: blocks}}}
	}
	old := func(s string) doc.Block {
		return &doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: s, Look: &doc.Look{Font: ".VnTime"}}}}
	}
	return map[string]*doc.Doc{
		"tệp không có chữ nào": paper(&doc.Paragraph{}),
		"chữ gõ bằng bảng mã cũ, phông .VnTime": paper(
			old("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), old("Th«ng b¸o"), old("C¸c phßng thùc hiÖn nhiÖm vô ®\u00adîc giao.")),
		"không thấy tên loại văn bản hành chính, số, ký hiệu hay nơi nhận": paper(
			para("Lê Văn An"), para("Kỹ sư"), head(1, "Học vấn"), bullets("Đại học", "Trung học"), para("Năm 2020: làm việc ở xưởng.")),
	}
}

// A document of another sort is said to be one, and nothing else is said of it.
func TestPapers(t *testing.T) {
	r := rules(t)
	for want, d := range papers(t, r) {
		fs := run(r, d).Findings
		if len(fs) != 1 || fs[0].Rule != "van-ban-hanh-chinh" || fs[0].Found != want || fs[0].Hint == "" || fs[0].Changes != nil {
			t.Errorf("%s: %s", want, told(fs))
		}
		more := check.Run(d, check.Options{Rules: r, Off: []string{"van-ban-hanh-chinh"}}).Findings
		if want != "chữ gõ bằng bảng mã cũ, phông .VnTime" && len(more) < 5 {
			t.Errorf("%s, asked all the same: %s", want, told(more))
		}
	}
}

// A letterhead in text boxes is found there: its parts are not missing.
func TestBoxes(t *testing.T) {
	r := rules(t)
	d := good(t, r, notice)
	s := &d.Sections[0]
	head := s.Blocks[0].(*doc.Table)
	var left, right []doc.Block
	for _, row := range head.Rows {
		left, right = append(left, row.Cells[0].Blocks...), append(right, row.Cells[1].Blocks...)
	}
	s.Blocks = s.Blocks[1:]
	without := run(r, d).Findings
	with := check.Run(d, check.Options{Rules: r, Boxes: slices.Concat(right, left)}).Findings
	if diff := differ(without, []string{"quoc-hieu", "tieu-ngu", "ten-co-quan", "so-ky-hieu", "dia-danh-ngay"}); diff != "" {
		t.Errorf("without boxes: %s", diff)
	}
	if len(with) != 1 || with[0].Rule != "hop-chu" || with[0].Found != "Quốc hiệu, Tiêu ngữ, tên cơ quan, số, ký hiệu, địa danh và thời gian nằm trong hộp chữ" {
		t.Errorf("with boxes: %s", told(with))
	}
	off := check.Run(d, check.Options{Rules: r, Boxes: slices.Concat(right, left), Off: []string{"hop-chu"}}).Findings
	if len(off) != len(without) {
		t.Errorf("not asked for boxes: %s", told(off))
	}
}
