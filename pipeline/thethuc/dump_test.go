package thethuc

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
)

// dump writes a document for the eye: one line a block, "~" for a no-break
// space, "=" for a no-break hyphen, "⏎" for a line break.
func dump(d *doc.Doc) string {
	var w dumper
	w.line(0, "%s | %s | %s | %s | %s", d.Meta.Kind, d.Meta.Title, d.Meta.Number, d.Meta.Author, d.Meta.Date.Format("2006-01-02"))
	for _, s := range d.Sections {
		restart := ""
		if s.Restart {
			restart = " restart"
		}
		w.line(0, "section %s %.0fx%.0f mm%s", s.Role, s.Page.Width.Millimetres(), s.Page.Height.Millimetres(), restart)
		w.line(1, "header")
		w.blocks(2, s.Header)
		w.blocks(1, s.Blocks)
		if len(s.Foot) > 0 {
			w.line(1, "foot")
			w.blocks(2, s.Foot)
		}
	}
	return w.String()
}

type dumper struct{ strings.Builder }

func (w *dumper) line(depth int, format string, args ...any) {
	text := strings.TrimRight(fmt.Sprintf(format, args...), " ")
	fmt.Fprintf(w, "%s%s\n", strings.Repeat("  ", depth), text)
}

func (w *dumper) blocks(depth int, blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			w.line(depth, "%s%s %s", b.Style, align(b.Align), shown(b.Inlines))
		case *doc.Heading:
			w.line(depth, "%s %d [%s] %s", b.Style, b.Level, b.Label, shown(b.Inlines))
		case *doc.List:
			w.list(depth, b)
		case *doc.Table:
			w.table(depth, b)
		case *doc.Chart:
			w.line(depth, "chart %q %q %v", b.Title, b.Series, b.Rows)
		case *doc.Rule:
			w.line(depth, "rule %s %.1f mm, %.2f pt", b.Role, b.Width.Millimetres(), b.Weight.Points())
		default:
			panic("unexpected block")
		}
	}
}

func (w *dumper) list(depth int, l *doc.List) {
	w.line(depth, "list ordered=%t", l.Ordered)
	for _, it := range l.Items {
		bold := ""
		if it.LabelBold {
			bold = " bold"
		}
		w.line(depth+1, "[%s]%s", it.Label, bold)
		w.blocks(depth+2, it.Blocks)
	}
}

func (w *dumper) table(depth int, t *doc.Table) {
	var columns []string
	for _, c := range t.Columns {
		columns = append(columns, fmt.Sprintf("%.1f", c.Millimetres()))
	}
	w.line(depth, "table %s %s mm, border %.2f pt %s, header %d", t.Role, strings.Join(columns, "+"), t.Border.Weight.Points(), t.Border.Color, t.HeaderRows)
	if t.Filter || len(t.Signals) > 0 {
		w.line(depth+1, "filter %t, signals %v", t.Filter, t.Signals)
	}
	for _, r := range t.Rows {
		w.line(depth+1, "row height %.1f mm, split %t", r.Height.Millimetres(), r.CanSplit)
		for _, c := range r.Cells {
			w.line(depth+2, "cell middle=%t", c.Middle)
			w.blocks(depth+3, c.Blocks)
		}
	}
}

func align(a doc.Align) string {
	return [...]string{"", "<", "^", ">", "="}[a]
}

// shown is inlines with their format: *bold*, /italic/.
func shown(inlines []doc.Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Text:
			text := strings.NewReplacer("\u00a0", "~", "\u2011", "=").Replace(in.Text)
			if in.Bold {
				text = "*" + text + "*"
			}
			if in.Italic {
				text = "/" + text + "/"
			}
			b.WriteString(text)
		case doc.Break:
			b.WriteString("⏎")
		case doc.Field:
			b.WriteString("{" + string(in.Kind) + "}")
		case *doc.Picture:
			fmt.Fprintf(&b, "[%s %.1fx%.1f mm at %.1f,%.1f]", in.Alt, in.Width.Millimetres(), in.Height.Millimetres(), in.X.Millimetres(), in.Y.Millimetres())
		case doc.Link:
			b.WriteString("<" + in.Target + "> " + in.Text)
		default:
			panic("unexpected inline")
		}
	}
	return b.String()
}
