package doc_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

func TestLength(t *testing.T) {
	tests := []struct {
		got  doc.Length
		want doc.Length
	}{
		{doc.MM(210), 11906}, // A4, as Word stores it
		{doc.MM(297), 16838},
		{doc.MM(12.7), 720},
		{doc.MM(20), 1134},
		{doc.Pt(6), 120},
		{doc.Pt(0.5), 10},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %d twips, want %d", tt.got, tt.want)
		}
	}
	if got := doc.Pt(1).EMU(); got != 12700 {
		t.Errorf("a point is %d EMU, want 12700", got)
	}
}

func TestProblemError(t *testing.T) {
	tests := []struct {
		name string
		p    doc.Problem
		want string
	}{
		{"line and column", doc.Problem{Pos: doc.Position{File: "a.yaml", Line: 3, Col: 5}, Message: "sai", Hint: "sửa"}, "a.yaml:3:5: sai; sửa"},
		{"line", doc.Problem{Pos: doc.Position{File: "a.yaml", Line: 3}, Message: "sai"}, "a.yaml:3: sai"},
		{"cell", doc.Problem{Pos: doc.Position{File: "a.xlsx", Sheet: "NhiemVu", Cell: "K7"}, Message: "sai"}, `a.xlsx, trang "NhiemVu", ô K7: sai`},
		{"sheet alone", doc.Problem{Pos: doc.Position{Sheet: "NhiemVu"}, Message: "sai"}, `trang "NhiemVu": sai`},
		{"nowhere", doc.Problem{Message: "sai"}, "sai"},
	}
	for _, tt := range tests {
		if got := tt.p.Error(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestProblemsSortAndFailed(t *testing.T) {
	at := func(file string, line int) doc.Problem {
		return doc.Problem{Warning: true, Pos: doc.Position{File: file, Line: line}}
	}
	ps := doc.Problems{at("b", 1), at("a", 9), at("a", 2)}
	ps.Sort()
	if diff := cmp.Diff(doc.Problems{at("a", 2), at("a", 9), at("b", 1)}, ps); diff != "" {
		t.Error(diff)
	}
	if ps.Failed() {
		t.Error("warnings alone count as a failure")
	}
	if !append(ps, doc.Problem{}).Failed() {
		t.Error("an error does not count as a failure")
	}
}

func TestLines(t *testing.T) {
	para := func(s string) *doc.Paragraph { return &doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: s}}} }
	blocks := []doc.Block{
		&doc.Heading{Label: "I.", Inlines: []doc.Inline{doc.Text{Text: "KẾT QUẢ"}}},
		&doc.Rule{},
		&doc.List{Items: []doc.Item{
			{Label: "1.", Blocks: []doc.Block{para("một"), para("tiếp"), &doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("con")}}}}}},
		}},
		&doc.Table{Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{para("ô\u00a01")}}, {Blocks: []doc.Block{para("")}}}}}},
		&doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: "a"}, doc.Tab{}, doc.Break{}, doc.Field{Kind: doc.FieldPage}, doc.Link{Text: "b"}}},
	}
	want := []string{"I. KẾT QUẢ", "1. một", "tiếp", "- con", "ô 1", "", "a\t\nb"}
	if diff := cmp.Diff(want, slices.Collect(doc.Lines(blocks))); diff != "" {
		t.Error(diff)
	}
	for range doc.Lines(blocks) {
		break // stopping early must not panic
	}
}

func TestMerge(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) doc.Inline {
		if rapid.IntRange(0, 5).Draw(t, "kind") == 0 {
			return doc.Break{}
		}
		return doc.Text{Text: rapid.StringN(0, 3, -1).Draw(t, "text"), Bold: rapid.Bool().Draw(t, "bold")}
	})
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOf(text).Draw(t, "inlines")
		out := doc.Merge(in)
		if doc.PlainText(in) != doc.PlainText(out) {
			t.Fatalf("text changed: %q to %q", doc.PlainText(in), doc.PlainText(out))
		}
		if diff := cmp.Diff(out, doc.Merge(out)); diff != "" {
			t.Fatalf("not canonical: %s", diff)
		}
	})
}
