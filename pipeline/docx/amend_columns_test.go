package docx

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
)

// firstTable is the first table of a document.
func firstTable(t testing.TB, d *doc.Doc) *doc.Table {
	t.Helper()
	for _, b := range every(d) {
		if table, ok := b.(*doc.Table); ok {
			return table
		}
	}
	t.Fatal("no table")
	return nil
}

// spanned is a table whose first row is one cell over both columns, and which says
// nothing of its widths.
const spanned = `<w:tbl><w:tblPr><w:jc w:val="center"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>` +
	`<w:tr><w:tblPrEx><w:tblW w:w="0" w:type="auto"/></w:tblPrEx><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Đầu</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:trPr><w:trHeight w:val="400"/></w:trPr><w:tc><w:p><w:r><w:t>Trái</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Phải</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`

// TestSetColumns: the columns are as wide as asked, in every row; the words stay.
func TestSetColumns(t *testing.T) {
	want := []doc.Length{doc.MM(65), doc.MM(100)}
	for name, body := range map[string]string{"plain": shapes["table"], "spanned": spanned} {
		words := allWords(open(t, other(t, body)).Doc)
		f, parts := amended(t, other(t, body), func(d *doc.Doc) []doc.Change {
			c := doc.SetColumns{Table: firstTable(t, d), Columns: want}
			return []doc.Change{c, c}
		})
		if got := firstTable(t, f.Doc).Columns; !slices.Equal(got, want) {
			t.Errorf("%s: columns %v, want %v", name, got, want)
		}
		if got := allWords(f.Doc); !slices.Equal(got, words) {
			t.Errorf("%s: words %q, were %q", name, got, words)
		}
		for _, s := range []string{
			`<w:tblW w:w="9354" w:type="dxa"/>`, `<w:tblLayout w:type="fixed"/>`, `<w:tcW w:w="3685" w:type="dxa"/>`, `<w:tcW w:w="5669" w:type="dxa"/>`,
			`<w:tblGrid><w:gridCol w:w="3685"/><w:gridCol w:w="5669"/></w:tblGrid>`,
		} {
			if !strings.Contains(parts[documentName], s) {
				t.Errorf("%s: no %s in\n%s", name, s, parts[documentName])
			}
		}
	}
}

// TestKeepRow: a row that may break is kept whole, its other properties in their order.
func TestKeepRow(t *testing.T) {
	f, parts := amended(t, other(t, spanned), func(d *doc.Doc) []doc.Change {
		table := firstTable(t, d)
		return []doc.Change{doc.KeepRow{Table: table}, doc.KeepRow{Table: table, Row: 1}, doc.KeepRow{Table: table, Row: 1}}
	})
	for i, row := range firstTable(t, f.Doc).Rows {
		if row.CanSplit {
			t.Errorf("row %d breaks", i)
		}
	}
	for _, s := range []string{`</w:tblPrEx><w:trPr><w:cantSplit/></w:trPr>`, `<w:trPr><w:cantSplit/><w:trHeight w:val="400"/></w:trPr>`} {
		if !strings.Contains(parts[documentName], s) {
			t.Errorf("no %s in\n%s", s, parts[documentName])
		}
	}
}

// TestKeepEmptyRow: a row is found by its number if nothing stands in it, or only an item of
// a list does.
func TestKeepEmptyRow(t *testing.T) {
	const rows = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>` +
		`<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`
	listed := wordFile(t, rows, "numbering.xml", wordNumbers)
	d := dataTable(2)
	table := d.Sections[0].Blocks[1].(*doc.Table)
	for i := range table.Rows {
		table.Rows[i].CanSplit = true
	}
	table.Rows[2].Cells = make([]doc.Cell, 4)
	for _, tt := range []struct {
		data []byte
		row  int
	}{{write(t, d), 2}, {listed, 0}} {
		f, _ := amended(t, tt.data, func(d *doc.Doc) []doc.Change {
			return []doc.Change{doc.KeepRow{Table: firstTable(t, d), Row: tt.row}}
		})
		for i, row := range firstTable(t, f.Doc).Rows {
			if row.CanSplit != (i != tt.row) {
				t.Errorf("row %d of %d breaks: %v", i, tt.row, row.CanSplit)
			}
		}
	}
}

// TestTableRefused: changes of a table that it has no place for.
func TestTableRefused(t *testing.T) {
	for name, change := range map[string]func(*doc.Table) []doc.Change{
		"three columns": func(t *doc.Table) []doc.Change {
			return []doc.Change{doc.SetColumns{Table: t, Columns: []doc.Length{1000, 1000, 1000}}}
		},
		"two widths": func(t *doc.Table) []doc.Change {
			return []doc.Change{doc.SetColumns{Table: t, Columns: []doc.Length{1, 2}}, doc.SetColumns{Table: t, Columns: []doc.Length{2, 1}}}
		},
		"another table": func(*doc.Table) []doc.Change { return []doc.Change{doc.SetColumns{Table: &doc.Table{}}} },
		"no such row":   func(t *doc.Table) []doc.Change { return []doc.Change{doc.KeepRow{Table: t, Row: 7}} },
	} {
		f := open(t, other(t, shapes["table"]))
		out, err := f.Amend(change(firstTable(t, f.Doc)))
		var p doc.Problem
		if out != nil || !errors.As(err, &p) || p.Message == "" {
			t.Errorf("%s: %d bytes, %v", name, len(out), err)
		}
	}
}
