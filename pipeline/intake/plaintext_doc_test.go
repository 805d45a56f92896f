package intake_test

import (
	"slices"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
)

// A document in old fonts is decoded in all of its places: by the font of the text, of its
// style, and in Unicode not at all.
func TestDecodeDoc(t *testing.T) {
	text := func(s, font string) []doc.Inline {
		t := doc.Text{Text: s}
		if font != "" {
			t.Look = &doc.Look{Font: font}
		}
		return []doc.Inline{t}
	}
	d := &doc.Doc{Styles: []doc.Style{{ID: "Normal", Font: ".VnTime"}, {ID: "New", Font: "Times New Roman"}}, Sections: []doc.Section{{Blocks: []doc.Block{
		&doc.Paragraph{Inlines: text("C\u00e9ng h\u00df\u00b5 x\u00b7 h\u00e9i", "")},
		&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Inlines: text("KÕt luËn cña Gi¸m ®èc", ".VnTime")}}}}},
		&doc.Table{Columns: []doc.Length{1000}, Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{&doc.Heading{Inlines: text("th«ng b¸o cuéc häp", "")}}}}}}},
		&doc.Paragraph{Style: "New", Inlines: text("Đã là Unicode", "")},
	}}}}
	ps := intake.DecodeDoc("a.docx", d)
	got := slices.Collect(doc.Lines(d.Sections[0].Blocks))
	want := []string{"Cộng hòà xã hội", "Kết luận của Giám đốc", "thông báo cuộc họp", "Đã là Unicode"}
	if got = slices.DeleteFunc(got, func(s string) bool { return s == "" }); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(ps) == 0 || ps.Failed() {
		t.Errorf("problems %v", ps)
	}
}
