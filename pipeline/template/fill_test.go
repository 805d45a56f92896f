package template

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	yaml "go.yaml.in/yaml/v4"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/record"
)

// TestFill holds what templates print. Each file of testdata/mau holds a
// template (mau.md), the data (du-lieu.yaml, keyed as expressions name it) and
// the blocks that come of them (ket-qua).
func TestFill(t *testing.T) {
	files, err := filepath.Glob("testdata/mau/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { fillGolden(t, file) })
	}
}

func fillGolden(t *testing.T, file string) {
	a := judge.Open(t, file)
	tmpl := mustLoad(t, a.Data("mau.md"))
	f := newFiller(viewOf(t, a.Data("du-lieu.yaml")), &record.Agency{})
	body, annexes := f.parts(tmpl)
	got := dump(body, "")
	for _, x := range annexes {
		got += fmt.Sprintf("=== %s (ngang: %v)\n", dumpInlines(x.Title), x.Landscape) + dump(x.Blocks, "")
	}
	for _, p := range f.problems {
		got += "! " + p.Error() + "\n"
	}
	a.Want(t, "du-lieu.yaml", "ket-qua", got)
}

func mustLoad(t testing.TB, src string) *Template {
	t.Helper()
	tmpl, err := Load("mau.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

// body is a template of the given body.
func body(src string) string { return "---\nloai: thong_bao\nten: Thử\n---\n" + src }

// viewOf reads a View from YAML whose keys are the names of the fields.
func viewOf(t testing.TB, src string) *View {
	t.Helper()
	v := &View{}
	if strings.TrimSpace(src) == "" {
		return v
	}
	var data map[string]any
	if err := yaml.Load([]byte(src), &data); err != nil {
		t.Fatal(err)
	}
	set(t, reflect.ValueOf(v).Elem(), data)
	return v
}

func set(t testing.TB, to reflect.Value, from any) {
	t.Helper()
	switch from := from.(type) {
	case map[string]any:
		for i := range to.NumField() {
			key := to.Type().Field(i).Tag.Get("expr")
			if v, ok := from[key]; ok {
				set(t, to.Field(i), v)
				delete(from, key)
			}
		}
		if len(from) > 0 {
			t.Fatalf("unknown keys %v of %v", from, to.Type())
		}
	case []any:
		to.Set(reflect.MakeSlice(to.Type(), len(from), len(from)))
		for i, e := range from {
			set(t, to.Index(i), e)
		}
	default:
		to.Set(reflect.ValueOf(from))
	}
}

// dump writes blocks as lines of text, one block a line, children indented.
func dump(blocks []doc.Block, indent string) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case *doc.Paragraph:
			fmt.Fprintf(&b, "%sp%s %s\n", indent, alignMark(block.Align), dumpInlines(block.Inlines))
		case *doc.Heading:
			fmt.Fprintf(&b, "%sh%d %s\n", indent, block.Level, dumpInlines(block.Inlines))
		case *doc.List:
			fmt.Fprintf(&b, "%slist ordered=%v\n", indent, block.Ordered)
			for _, it := range block.Items {
				fmt.Fprintf(&b, "%s-\n%s", indent, dump(it.Blocks, indent+"  "))
			}
		case *doc.Table:
			fmt.Fprintf(&b, "%stable %v header=%d %s\n", indent, block.Columns, block.HeaderRows, block.Role)
			if block.Filter {
				fmt.Fprintf(&b, "%s  filter\n", indent)
			}
			for _, s := range block.Signals {
				fmt.Fprintf(&b, "%s  signal %d “%s” %d\n", indent, s.Column, s.Prefix, s.Tone)
			}
			for _, row := range block.Rows {
				fmt.Fprintf(&b, "%s|\n", indent)
				for _, cell := range row.Cells {
					b.WriteString(dumpCell(cell, indent))
				}
			}
		case *doc.Chart:
			fmt.Fprintf(&b, "%schart “%s” %q %v\n", indent, block.Title, block.Series, block.Rows)
		default:
			fmt.Fprintf(&b, "%s%T\n", indent, block)
		}
	}
	return b.String()
}

func dumpCell(cell doc.Cell, indent string) string {
	value := ""
	switch cell.Value.Kind {
	case doc.ValueNumber:
		value = fmt.Sprintf(" number %v", cell.Value.Number)
	case doc.ValueDate:
		value = " date " + cell.Value.Date.Format("2006-01-02")
	}
	if cell.Span > 1 || cell.Down > 1 {
		value = fmt.Sprintf(" %dx%d", cell.Span, cell.Down) + value
	}
	return indent + "  ô" + value + "\n" + dump(cell.Blocks, indent+"    ")
}

func alignMark(a doc.Align) string {
	return [...]string{"", "<", "^", ">", "="}[a]
}

// dumpInlines writes inlines with quotes around each, so that every seam shows.
func dumpInlines(inlines []doc.Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Text:
			mark := ""
			if in.Bold {
				mark += "b"
			}
			if in.Italic {
				mark += "i"
			}
			b.WriteString(mark + "“" + in.Text + "”")
		case doc.Break:
			b.WriteString("⏎")
		case doc.Tab:
			b.WriteString("⇥")
		case doc.Link:
			b.WriteString("[" + in.Text + "](" + in.Target + ")")
		default:
			fmt.Fprintf(&b, "%T", in)
		}
	}
	return b.String()
}
