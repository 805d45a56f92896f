package template

import (
	"reflect"
	"strings"

	"github.com/expr-lang/expr/vm"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// filler prints one document.
type filler struct {
	vm       vm.VM
	env      map[string]any
	office   *office
	tone     string // "hoà": the style that the template's own words take
	known    record.Document
	problems doc.Problems

	fractions []fraction // of the table that is being printed
}

func newFiller(v *View, a *record.Agency) *filler {
	f := &filler{env: make(map[string]any, 32), office: officeOf(a)}
	if a.Tone == viet.ToneOnLast {
		f.tone = a.Tone
	}
	f.env[officeName] = f.office
	f.see(v)
	return f
}

// see makes the data of a view those that expressions name.
func (f *filler) see(v *View) {
	r := reflect.ValueOf(v).Elem()
	for i := range r.NumField() {
		f.env[r.Type().Field(i).Tag.Get("expr")] = r.Field(i).Interface()
	}
}

// value is the value of an expression; nil if it failed, which is reported.
func (f *filler) value(c *code) any {
	v, err := f.vm.Run(c.program, f.env)
	if err != nil {
		f.failed(c, err)
		v = nil
	}
	for _, n := range f.office.notes {
		f.report(doc.Problem{Warning: true, Pos: c.pos, Message: n.message, Hint: n.hint, Rule: n.rule})
	}
	f.office.notes = f.office.notes[:0]
	return v
}

// isTrue tells whether a condition holds.
func (f *filler) isTrue(c *code) bool {
	if c == nil {
		return true
	}
	switch v := f.value(c).(type) {
	case bool:
		return v
	case nil:
		return false
	default:
		f.failed(c, wrongKind("điều kiện phải là đúng hoặc sai, đây là ", v))
		return false
	}
}

// show is what a hole prints of its value.
func (f *filler) show(c *code, v any) string {
	s, err := show(v)
	if err != nil {
		f.failed(c, err)
	}
	return s
}

// literal is a text of the template's own.
func (f *filler) literal(s string) string {
	if f.tone == "" {
		return s
	}
	return viet.Tone(s, f.tone)
}

// blockList is the blocks printed so far. Items of one kind in a row are a list.
type blockList []doc.Block

func (out *blockList) item(ordered bool, it doc.Item) {
	if n := len(*out); n > 0 {
		if last, ok := (*out)[n-1].(*doc.List); ok && last.Ordered == ordered {
			last.Items = append(last.Items, it)
			return
		}
	}
	*out = append(*out, &doc.List{Ordered: ordered, Items: []doc.Item{it}})
}

// blocks prints nodes.
func (f *filler) blocks(nodes []node, out *blockList) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *paragraph:
			for _, inlines := range f.paragraphs(n.text) {
				*out = append(*out, &doc.Paragraph{Inlines: inlines})
			}
		case *heading:
			if inlines := f.line(n.text); len(inlines) > 0 || !n.text.onlyHoles() {
				*out = append(*out, &doc.Heading{Level: n.level, Inlines: inlines})
			}
		case *item:
			f.item(n, out)
		case *chart:
			if c, ok := f.value(n.code).(*doc.Chart); ok {
				for _, part := range c.Parts() {
					*out = append(*out, part)
				}
			}
		case *table:
			*out = append(*out, f.table(n))
		case *each:
			f.each(n, func(body []node) { f.blocks(body, out) })
		case *choice:
			f.blocks(f.chosen(n), out)
		default:
			panic("template: unexpected node")
		}
	}
}

// item prints an item, unless all of it is empty.
func (f *filler) item(n *item, out *blockList) {
	var blocks blockList
	f.blocks(n.blocks, &blocks)
	if len(blocks) == 0 {
		return
	}
	if _, ok := blocks[0].(*doc.Paragraph); !ok {
		blocks = append(blockList{&doc.Paragraph{}}, blocks...)
	}
	out.item(n.ordered, doc.Item{Blocks: blocks})
}

// each prints the body once for every element of the list.
func (f *filler) each(n *each, body func([]node)) {
	list := reflect.ValueOf(f.value(n.head.list))
	if list.Kind() != reflect.Slice {
		if list.IsValid() {
			f.failed(n.head.list, wrongKind("khối {{#each}} cần một danh sách, đây là ", list.Interface()))
		}
		return
	}
	for i := range list.Len() {
		f.env[n.head.name] = element(list.Index(i))
		if n.head.index != "" {
			f.env[n.head.index] = i + 1
		}
		body(n.body)
	}
	if list.Len() == 0 {
		body(n.none)
	}
}

// element is an element of a list as expressions take it: a record as a
// pointer, which is not copied at every use.
func element(v reflect.Value) any {
	if v.Kind() == reflect.Struct && v.CanAddr() {
		return v.Addr().Interface()
	}
	return v.Interface()
}

// chosen is the body of the first case that is true.
func (f *filler) chosen(n *choice) []node {
	for _, c := range n.cases {
		if f.isTrue(c.when) {
			return c.body
		}
	}
	return nil
}

func (f *filler) table(n *table) *doc.Table {
	t := &doc.Table{
		Role:       doc.RoleData,
		Columns:    append([]doc.Length(nil), n.columns...),
		HeaderRows: len(n.heads),
		Filter:     n.filter,
	}
	for _, column := range n.classed {
		t.Signals = append(t.Signals, signals(column)...)
	}
	for _, head := range n.heads {
		t.Rows = append(t.Rows, f.row(head))
	}
	f.fractions = f.fractions[:0]
	f.rows(n.rows, t)
	f.evenDecimals()
	return t
}

// fraction is a number of a table that is no count, such as a percentage.
type fraction struct {
	number float64
	cell   *doc.Paragraph
}

// evenDecimals gives the fractions of a table as many decimals as the longest of them
// has, so that they can be compared at a glance: "66,67" beside "100,00".
func (f *filler) evenDecimals() {
	decimals := 0
	for _, x := range f.fractions {
		_, digits, _ := strings.Cut(doc.PlainText(x.cell.Inlines), ",")
		decimals = max(decimals, len(digits))
	}
	for _, x := range f.fractions {
		if text, ok := x.cell.Inlines[0].(doc.Text); ok {
			text.Text = viet.Figure(x.number, decimals)
			x.cell.Inlines[0] = text
		}
	}
}

// className is the field that tells the class of a task.
const className = "phan_loai"

// signals are what a spreadsheet shows of the classes in a column.
func signals(column int) []doc.Signal {
	tones := map[record.Class]doc.Tone{
		record.DoneOnTime: doc.ToneGood, record.DoneLate: doc.ToneLate, record.DoneNoDue: doc.TonePlain,
		record.OpenInTerm: doc.ToneCalm, record.OpenNear: doc.ToneNear, record.OpenOverdue: doc.ToneAlarm,
		record.OpenNoDue: doc.ToneMuted, record.Stopped: doc.ToneMuted,
	}
	var out []doc.Signal
	for _, c := range record.Classes() {
		out = append(out, doc.Signal{Column: column, Prefix: c.Label, Tone: tones[record.Class(c.Key)]})
	}
	return out
}

func (f *filler) rows(nodes []node, t *doc.Table) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *row:
			t.Rows = append(t.Rows, f.row(n))
		case *each:
			f.each(n, func(body []node) { f.rows(body, t) })
		case *choice:
			f.rows(f.chosen(n), t)
		default:
			panic("template: unexpected row")
		}
	}
}

func (f *filler) row(n *row) doc.Row {
	r := doc.Row{Cells: make([]doc.Cell, len(n.cells))}
	for i, c := range n.cells {
		r.Cells[i] = f.cell(c)
	}
	return r
}

// cell prints a cell. One that is a single hole keeps the value's type.
func (f *filler) cell(c cell) doc.Cell {
	out := doc.Cell{Span: c.span, Down: c.down}
	var w writer
	var number float64
	var isFraction bool
	if len(c.text) == 1 && c.text[0].hole != nil {
		v := f.value(c.text[0].hole)
		out.Value = typed(v)
		w.use(format{c.text[0].bold, c.text[0].italic})
		w.value(f.show(c.text[0].hole, v))
		number, isFraction = v.(float64)
	} else {
		f.write(c.text, &w)
	}
	for _, inlines := range w.paragraphs(c.text) {
		p := &doc.Paragraph{Align: c.align, Inlines: inlines}
		out.Blocks = append(out.Blocks, p)
		if isFraction {
			f.fractions = append(f.fractions, fraction{number, p})
		}
	}
	if len(out.Blocks) == 0 {
		out.Blocks = []doc.Block{&doc.Paragraph{Align: c.align}}
	}
	return out
}

// typed is a value as a table cell keeps it.
func typed(v any) doc.Value {
	switch v := v.(type) {
	case int:
		return doc.Value{Kind: doc.ValueNumber, Number: float64(v)}
	case float64:
		return doc.Value{Kind: doc.ValueNumber, Number: v}
	case Day:
		if d := dateOf(v); d.Valid() {
			return doc.Value{Kind: doc.ValueDate, Date: d.Time()}
		}
	}
	return doc.Value{}
}
