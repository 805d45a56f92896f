package parts_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
)

// snippets are lines that documents are made of, whole and broken.
var snippets = strings.Split(`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA
VIỆT NAM
Độc lập - Tự do - Hạnh phúc
UBND TỈNH GIA LAI
SỞ NỘI VỤ
UBND TỈNH→CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
__________
-----→---------
Số: 05/TB-SNV
Số: 05/SNV-VP V/v giao ban
Số:⎵⎵/TB→Gia Lai, ngày⎵tháng⎵năm
Gia Lai, ngày 05 tháng 10 năm 2026
V/v giao ban
THÔNG BÁO
BÁO CÁO KẾT QUẢ THÁNG 10
QUYẾT ĐỊNH
QUYẾT ĐỊNH:
Kết luận giao ban
Kính gửi:
Kính gửi: Sở Nội vụ;
- Sở Tài chính;
Căn cứ Luật Tổ chức;
GIÁM ĐỐC SỞ
I. KẾT QUẢ
1. Việc một.
a) việc nhỏ
- gạch
Điều 1. Phạm vi
Chương I⏎QUY ĐỊNH
Việc này xong./.
Nơi nhận:
Nơi nhận:→KT. GIÁM ĐỐC
- Lưu: VT.→PHÓ GIÁM ĐỐC
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
THƯ KÝ→CHỦ TỌA
(Đã ký)
Nguyễn Văn An
→→→Trần Thị Bình
Địa chỉ: 01 Lê Lợi
KHẨN
Phụ lục I
PHỤ LỤC 2: DANH SÁCH
(Kèm theo Thông báo số 05/TB-SNV)
¶PHỤ LỤC
`, "\n")

// randomDoc is a document of such lines, in any look and any order, with tables, lists
// and sections.
func randomDoc(t *rapid.T) *doc.Doc {
	d := &doc.Doc{}
	for _, c := range []string{"", "c", "b", "cb", "i", "ci", "r"} {
		s := doc.Style{ID: c, Size: 14, Bold: strings.Contains(c, "b"), Italic: strings.Contains(c, "i")}
		if strings.Contains(c, "c") {
			s.Align = doc.AlignCenter
		}
		if strings.Contains(c, "r") {
			s.Align = doc.AlignRight
		}
		d.Styles = append(d.Styles, s)
	}
	for range rapid.IntRange(0, 3).Draw(t, "sections") {
		d.Sections = append(d.Sections, doc.Section{
			Page: doc.Page{Width: doc.MM(210), Left: doc.MM(30), Right: doc.MM(15)}, Blocks: randomBlocks(t, 12, 2), Foot: randomBlocks(t, 2, 0),
		})
	}
	return d
}

func randomBlocks(t *rapid.T, most, depth int) (out []doc.Block) {
	line := rapid.OneOf(rapid.SampledFrom(snippets), rapid.SampledFrom(snippets), rapid.StringOfN(rapid.RuneFrom([]rune("aĂ̂\u0301.-_/: →⏎1IVx(\u00a0")), 0, 12, -1))
	style := rapid.SampledFrom([]string{"", "c", "b", "cb", "i", "ci", "r", "không có"})
	for range rapid.IntRange(0, most).Draw(t, "blocks") {
		in := inlines(line.Draw(t, "line"))
		switch kind := rapid.IntRange(0, 9).Draw(t, "kind"); {
		case kind == 0 && depth > 0:
			out = append(out, randomTable(t, depth-1))
		case kind == 1:
			out = append(out, &doc.Rule{Width: doc.MM(float64(rapid.IntRange(0, 90).Draw(t, "width")))})
		case kind == 2:
			out = append(out, &doc.Heading{Style: style.Draw(t, "style"), Level: 1, Label: rapid.SampledFrom([]string{"", "I.", "Điều 1."}).Draw(t, "label"), Inlines: in})
		case kind == 3:
			out = append(out, &doc.List{Items: []doc.Item{{Label: "-", Blocks: append([]doc.Block{&doc.Paragraph{Inlines: in}}, randomBlocks(t, 2, 0)...)}}})
		case kind == 4:
			out = append(out, &doc.Chart{Title: "x"})
		default:
			out = append(out, &doc.Paragraph{Style: style.Draw(t, "style"), Inlines: in})
		}
	}
	return out
}

// randomTable may break the rules of the model: too few cells, none at all.
func randomTable(t *rapid.T, depth int) *doc.Table {
	table := &doc.Table{Border: doc.Border{Weight: doc.Length(rapid.IntRange(0, 1).Draw(t, "border"))}}
	for range rapid.IntRange(0, 3).Draw(t, "columns") {
		table.Columns = append(table.Columns, doc.MM(50))
	}
	for range rapid.IntRange(0, 3).Draw(t, "rows") {
		var r doc.Row
		for range rapid.IntRange(0, 3).Draw(t, "cells") {
			r.Cells = append(r.Cells, doc.Cell{Blocks: randomBlocks(t, 3, depth)})
		}
		table.Rows = append(table.Rows, r)
	}
	return table
}

// Whatever a document holds, every line is in one part, says where it stands, and
// finding them twice finds the same.
func TestNothingIsLost(t *testing.T) {
	r := rules(t)
	rapid.Check(t, func(t *rapid.T) {
		d := randomDoc(t)
		p := parts.Find(d, r)
		whole(t, p)
		places(t, p)
		if again := dump(parts.Find(d, r)); again != dump(p) {
			t.Fatalf("first\n%s\nthen\n%s", dump(p), again)
		}
	})
}

// FuzzFind makes paragraphs of the lines of any text.
func FuzzFind(f *testing.F) {
	f.Add(strings.Join(snippets, "\n"))
	f.Add("Số:\n/TB-\nNơi nhận:\tKT.\n\tA B\nphụ lục")
	f.Add("(\n-\n1.\nĐiều\nChương thứ\nPhần thứ nhất\n…\n*")
	r := rules(f)
	f.Fuzz(func(t *testing.T, text string) {
		const longest = 1 << 14
		if len(text) > longest {
			t.Skip("long, and only slow")
		}
		style := doc.Style{ID: "a", Size: 14, Bold: len(text)%2 == 0, Align: doc.Align(len(text) % 5)}
		d := &doc.Doc{Styles: []doc.Style{style}, Sections: []doc.Section{{}}}
		for line := range strings.SplitSeq(text, "\n") {
			d.Sections[0].Blocks = append(d.Sections[0].Blocks, &doc.Paragraph{Inlines: inlines(line)})
		}
		p := parts.Find(d, r)
		whole(t, p)
		places(t, p)
	})
}

// BenchmarkFind is the parts of a report of ten pages.
func BenchmarkFind(b *testing.B) {
	r := rules(b)
	k, _ := r.Kind("bao_cao")
	blocks := body(k)
	for range 12 {
		blocks = append(blocks, body(k)...)
		for range 12 {
			blocks = append(blocks, para(strings.Repeat("Các đơn vị tiếp tục thực hiện nhiệm vụ được giao. ", 6)))
		}
	}
	d, ps := r.Compose(frame(k), blocks, nil)
	if ps.Failed() {
		b.Fatal(ps)
	}
	b.ReportAllocs()
	for b.Loop() {
		parts.Find(d, r)
	}
}
