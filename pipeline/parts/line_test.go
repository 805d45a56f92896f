package parts_test

import (
	"slices"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
)

// Labels are told from text that only looks like one.
func TestTypedLabels(t *testing.T) {
	r := rules(t)
	for in, want := range map[string]string{
		"I. Kết quả":                 "I.|Kết quả",
		"XIV. KẾT QUẢ":               "XIV.|KẾT QUẢ",
		"A. PHẦN CHUNG":              "A.|PHẦN CHUNG",
		"1. Việc một":                "1.|Việc một",
		"12) Việc":                   "12)|Việc",
		"1/ Việc":                    "1/|Việc",
		"1.1. Việc":                  "1.1.|Việc",
		"2.1.3. Việc":                "2.1.3.|Việc",
		"1.1 Việc":                   "1.1|Việc",
		"(1) việc":                   "(1)|việc",
		"(iv) việc":                  "(iv)|việc",
		"a) việc":                    "a)|việc",
		"đ) việc":                    "đ)|việc",
		"a. Việc":                    "a.|Việc",
		"a/ Việc":                    "a/|Việc",
		"- việc":                     "-|việc",
		"-Việc":                      "-|Việc",
		"–\tviệc":                    "–|việc",
		"+ việc":                     "+|việc",
		"• việc":                     "•|việc",
		"\uf0b7 việc":                "\uf0b7|việc",
		"* Ghi chú":                  "*|Ghi chú",
		"Điều 2. Phạm vi":            "Điều 2.|Phạm vi",
		"ĐIỀU 12: Phạm vi":           "ĐIỀU 12:|Phạm vi",
		"Điều 2a. Phạm vi":           "Điều 2a.|Phạm vi",
		"Điều 2":                     "Điều 2|",
		"Chương I":                   "Chương I|",
		"Chương II: QUY ĐỊNH":        "Chương II:|QUY ĐỊNH",
		"Chương II QUY ĐỊNH":         "Chương II|QUY ĐỊNH",
		"Mục 1. Giao ban":            "Mục 1.|Giao ban",
		"Tiểu mục 2":                 "Tiểu mục 2|",
		"Phần thứ nhất":              "Phần thứ nhất|",
		"PHẦN THỨ MƯỜI HAI. KẾT QUẢ": "PHẦN THỨ MƯỜI HAI.|KẾT QUẢ",
		"Phần I":                     "Phần I|",
		"\t 1. Việc":                 "1.|Việc",
		"Điều 2 của Luật này quy định":    "|Điều 2 của Luật này quy định",
		"Chương II của Luật này quy định": "|Chương II của Luật này quy định",
		"Phần mềm quản lý văn bản":        "|Phần mềm quản lý văn bản",
		"Mục đích":                        "|Mục đích",
		"1.000 đồng":                      "|1.000 đồng",
		"1.5 tỷ đồng":                     "|1.5 tỷ đồng",
		"12/10/2026 là hạn":               "|12/10/2026 là hạn",
		"2026. Kết quả":                   "|2026. Kết quả",
		"-----":                           "|-----",
		"- - -":                           "|- - -",
		"-":                               "|-",
		"V/v giao ban":                    "|V/v giao ban",
		"TM. ỦY BAN":                      "|TM. ỦY BAN",
		"Q. GIÁM ĐỐC":                     "|Q. GIÁM ĐỐC",
		"T/M ỦY BAN":                      "|T/M ỦY BAN",
		"P. Giám đốc":                     "|P. Giám đốc",
		"Ông. A":                          "|Ông. A",
		"(Kèm theo)":                      "|(Kèm theo)",
		"5 việc":                          "|5 việc",
	} {
		d := &doc.Doc{Sections: []doc.Section{{Blocks: []doc.Block{&doc.Paragraph{Inlines: text(in)}}}}}
		p := parts.Find(d, r)
		l := p.Lines[0]
		if got := l.Label + "|" + l.Text; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if l.Full() != in || l.Typed != (l.Label != "") {
			t.Errorf("%q reads %q, typed %t", in, l.Full(), l.Typed)
		}
		places(t, p)
	}
}

// What a line looks like is resolved through run and style.
func TestLook(t *testing.T) {
	d := &doc.Doc{
		Styles: []doc.Style{
			{ID: "A", Size: 14, Italic: true, Left: doc.MM(10)},
			{ID: "B", Font: "Arial", Size: 13, Bold: true, Align: doc.AlignCenter, Decor: doc.Decor{Caps: true}},
		},
		Sections: []doc.Section{{Page: doc.Page{Width: doc.MM(210), Left: doc.MM(30), Right: doc.MM(15)}, Blocks: []doc.Block{
			&doc.Paragraph{Inlines: []doc.Inline{
				doc.Text{Text: "1. "}, doc.Text{Text: "Đậm", Bold: true}, doc.Text{Text: " "},
				doc.Text{Text: "to", Bold: true, Look: &doc.Look{Size: 16, Font: "Calibri", Color: "FF0000", Decor: doc.Decor{Underline: true}}},
			}},
			&doc.Rule{Width: doc.MM(40)},
			&doc.Paragraph{Style: "B", Align: doc.AlignRight, Inlines: text("hoa")},
			&doc.List{Items: []doc.Item{{Label: "a)", Blocks: []doc.Block{&doc.Paragraph{Style: "lạ", Inlines: text("điểm")}, &doc.Paragraph{}}}}},
		}}},
	}
	p := parts.Find(d, rules(t))
	a, b, c, blank := p.Lines[0], p.Lines[1], p.Lines[2], p.Lines[3]
	if a.Label != "1." || !a.Bold() || !a.Italic() || a.Underlined() || a.Upper() || a.Align() != doc.AlignLeft {
		t.Errorf("first line %+v", a)
	}
	if !slices.Equal(a.Sizes(), []float64{14, 16}) || !slices.Equal(a.Fonts(), []string{doc.Typeface, "Calibri"}) {
		t.Errorf("first line in %v, %v", a.Sizes(), a.Fonts())
	}
	if len(a.After) != 1 || len(b.Before) != 1 || a.After[0] != b.Before[0] || len(b.After) > 0 {
		t.Error("the rule does not hang between the first two lines")
	}
	if !b.Upper() || !b.Bold() || b.Italic() || b.Align() != doc.AlignRight || !slices.Equal(b.Fonts(), []string{"Arial"}) {
		t.Errorf("second line %+v", b)
	}
	if a.Room() != d.Sections[0].Page.TextWidth()-doc.MM(10) || a.Width(fonts.Load()) <= b.Width(fonts.Load()) {
		t.Errorf("room %v, widths %v and %v", a.Room(), a.Width(fonts.Load()), b.Width(fonts.Load()))
	}
	if c.Label != "a)" || c.Typed || c.Full() != "a) điểm" || c.Style.ID != "A" || c.Blank() || !blank.Blank() || blank.Label != "" {
		t.Errorf("entry %+v, under it %+v", c, blank)
	}
	if got := p.LinesOf(a.Block); len(got) != 1 || got[0] != a || len(p.InTable(nil)) > 0 {
		t.Errorf("lines of the first block: %v", got)
	}
	if !a.Is(doc.RoleMotto, doc.RoleNone) || a.Is(doc.RoleMotto) {
		t.Errorf("role %q", a.Role)
	}
}

// A name in capitals is told from a post by its family name.
func TestSignedNames(t *testing.T) {
	r := rules(t)
	for _, name := range []string{"NGUYỄN THỊ SÁU", "ĐOÀN VĂN HẬU", "KSOR PHƯỚC", "LƯỜNG VĂN POM", "Đoàn Văn Hậu"} {
		var blocks []doc.Block
		for _, text := range []string{"Nội dung.", "Nơi nhận:", "- Lưu: VT.", "TRƯỞNG PHÒNG", name} {
			blocks = append(blocks, &doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: text}}})
		}
		p := parts.Find(&doc.Doc{Sections: []doc.Section{{Blocks: blocks}}}, r)
		if len(p.Signatures) != 1 || p.Signatures[0].Name == nil || p.Signatures[0].Name.Text != name {
			t.Errorf("%s: %d signatures", name, len(p.Signatures))
		}
	}
}
