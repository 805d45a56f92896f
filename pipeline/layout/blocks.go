package layout

import (
	"fmt"
	"strings"

	"vanthu/pipeline/chart"
	"vanthu/pipeline/doc"
)

// strip is a slice of a column that goes to a page in one piece, unless it is a row
// that may break. Places in it count from its top; X is already that of the page.
type strip struct {
	before, after Pos // space above and below, the first dropped at a page top
	again         Pos // space above if the line begins the rest of a divided cell
	height        Pos
	tail          Pos // what closing a table after this row takes
	glue          glue
	ends          bool // the last strip of its block
	turns         bool // what follows stands on a new page
	texts         []Text
	lines         []Line
	pictures      []Picture
	charts        []Chart
	row           *row // of a table
}

// glue is how firmly a strip holds to the next one.
type glue uint8

const (
	loose glue = iota
	keep       // the style wants it
	firm       // first two and last two lines of a paragraph
)

// stack is a column being filled with strips.
type stack struct {
	*maker
	column
	strips     []strip
	afterTable bool
}

// spacer is [doc.SpacerHeight].
const spacer = Pos(doc.SpacerHeight) * Twip

// fill makes the strips of blocks in a column.
func (m *maker) fill(blocks []doc.Block, col column) []strip {
	s := m.stack(blocks, col)
	if s.afterTable {
		s.space()
	}
	return s.strips
}

// stack fills a column with blocks that something follows.
func (m *maker) stack(blocks []doc.Block, col column) *stack {
	s := &stack{maker: m, column: col}
	s.blocks(blocks, run{})
	return s
}

func (s *stack) space() { s.strips = append(s.strips, strip{height: spacer, ends: true}) }

// blocks appends blocks; label stands at the beginning of the first one.
func (s *stack) blocks(blocks []doc.Block, label run) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			s.paragraph(b.Style, b.Align, label, b)
		case *doc.Heading:
			s.paragraph(b.Style, doc.AlignStyle, labelRun(b.Label, false), b)
		case *doc.List:
			for _, it := range b.Items {
				s.item(it)
			}
		case *doc.Table:
			s.table(b)
			continue
		case *doc.Rule:
			s.rule(b)
		case *doc.Chart:
			s.chart(b)
		default:
			s.fail(fmt.Sprintf("khối “%T” không dàn trang được", b))
		}
		s.afterTable = false
		label = run{}
	}
}

// item appends an entry of a list.
func (s *stack) item(it doc.Item) {
	if len(it.Blocks) == 0 {
		s.fail(fmt.Sprintf("mục “%s” của danh sách không có nội dung", it.Label))
		return
	}
	if _, ok := it.Blocks[0].(*doc.Paragraph); !ok {
		s.fail(fmt.Sprintf("mục “%s” của danh sách không bắt đầu bằng đoạn văn", it.Label))
	}
	s.blocks(it.Blocks, labelRun(it.Label, it.LabelBold))
}

func labelRun(label string, bold bool) run {
	if label == "" {
		return run{}
	}
	return run{text: label + " ", bold: bold, label: true}
}

// paragraph appends the lines of a paragraph or heading.
func (s *stack) paragraph(id string, align doc.Align, label run, block doc.Block) {
	st := s.style(id)
	if align == doc.AlignStyle {
		align = st.Align
	}
	p := &paragraph{style: st, align: align, block: block, runs: s.room.runs[:0], pieces: s.room.pieces[:0]}
	var pictures []Picture
	s.append(p, label)
	for _, in := range inlines(block) {
		switch in := in.(type) {
		case doc.Text:
			s.append(p, run{text: in.Text, bold: in.Bold, italic: in.Italic, look: in.Look})
		case doc.Tab:
			s.append(p, run{text: "\t"})
		case doc.Break:
			s.append(p, run{text: "\n", turn: in.Page})
		case doc.Link:
			s.append(p, run{text: in.Text, link: in.Target})
		case doc.Field:
			s.append(p, s.pageNumber(in))
		case *doc.Picture:
			if in.Image == nil || in.Width <= 0 || in.Height <= 0 {
				s.fail(fmt.Sprintf("hình “%s” không có ảnh hoặc kích thước", in.Alt))
				continue
			}
			pictures = append(pictures, Picture{X: s.x + twips(in.X), Y: twips(in.Y), Of: in})
		default:
			s.fail(fmt.Sprintf("phần tử “%T” không dàn trang được", in))
		}
	}
	strips, line := p.strips(s.column, s.room.line[:0])
	s.room = room{p.runs, p.pieces, line}
	strips[0].pictures = pictures
	s.strips = append(s.strips, strips...)
}

func inlines(b doc.Block) []doc.Inline {
	switch b := b.(type) {
	case *doc.Paragraph:
		return b.Inlines
	case *doc.Heading:
		return b.Inlines
	}
	return nil
}

// append adds a run with what the style says of it.
func (s *stack) append(p *paragraph, r run) {
	if r.text == "" {
		return
	}
	r.bold, r.italic = r.bold || p.Bold, r.italic || p.Italic
	r.size, r.color = p.size, p.Color
	decor := &p.Decor
	if r.look != nil {
		decor = r.own(p)
	}
	if decor.Hidden {
		return
	}
	if decor.Caps {
		r.text = strings.ToUpper(r.text)
	}
	r.face = s.family.Face(r.bold, r.italic)
	r.text = s.clean(r.text, r.face)
	p.add(r)
}

// own gives the run what its look says, and tells what is done to its letters.
func (r *run) own(p *paragraph) *doc.Decor {
	decor := p.Decor
	decor.Hidden, decor.Caps = decor.Hidden || r.look.Hidden, decor.Caps || r.look.Caps
	if r.look.Size > 0 {
		r.size = halfPoints(r.look.Size)
		p.varied = p.varied || r.size != p.size
	}
	if r.look.Color != "" {
		r.color = r.look.Color
	}
	return &decor
}

// pageNumber is a field's text. The body is made before its pages, so there it
// takes the room of one digit.
func (s *stack) pageNumber(f doc.Field) run {
	if f.Kind != doc.FieldPage {
		s.fail(fmt.Sprintf("trường “%s” không dàn trang được", f.Kind))
		return run{}
	}
	return run{text: fmt.Sprint(max(s.number, 1)), page: true}
}

// rule appends a drawn line. One that hangs on the text above it takes no room.
func (s *stack) rule(r *doc.Rule) {
	x, width := s.aligned(r.Align, twips(r.Width))
	y := twips(r.Before) + twips(r.Weight)/2
	line := Line{X1: x, Y1: y, X2: x + width, Y2: y, Weight: twips(r.Weight)}
	n := len(s.strips)
	switch {
	case r.Mark == doc.MarkDrawn:
		s.strips = append(s.strips, strip{ends: true, height: max(spacer, twips(r.Before+r.Weight+r.After)), lines: []Line{line}})
	case n > 0 && s.strips[n-1].row == nil:
		above := &s.strips[n-1]
		line.Y1, line.Y2 = line.Y1+above.height, line.Y2+above.height
		above.lines = append(above.lines, line)
	default:
		s.strips = append(s.strips, strip{ends: true, lines: []Line{line}})
	}
}

// chart appends a chart, of which each part goes to a page whole.
func (s *stack) chart(whole *doc.Chart) {
	for _, c := range whole.Parts() {
		d, err := chart.Draw(c, doc.Length(s.width/Twip), s.family)
		if err != nil {
			s.fail(err.Error())
			return
		}
		st := strip{height: twips(d.Height), ends: true, charts: []Chart{{X: s.x, Of: c, Whole: whole, Drawing: d}}}
		for _, t := range d.Texts {
			s.clean(t.Text, s.family.Face(t.Bold, false)) // for its warnings: the drawing has “□” by itself
		}
		s.strips = append(s.strips, st)
	}
}

// aligned is where something of a width stands in the column.
func (s *stack) aligned(a doc.Align, width Pos) (x, _ Pos) {
	switch a {
	case doc.AlignCenter:
		return s.x + (s.width-width)/2, width
	case doc.AlignRight:
		return s.x + s.width - width, width
	}
	return s.x, width
}
