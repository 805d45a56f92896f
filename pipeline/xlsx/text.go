package xlsx

import (
	"fmt"
	"math"
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// runsOf is the text of inlines in runs, in the format of the style. Fields
// have no value in a cell.
func (p *planner) runsOf(inlines []doc.Inline, style doc.Style) ([]run, error) {
	var runs []run
	for _, in := range inlines {
		r := run{bold: style.Bold, italic: style.Italic}
		switch in := in.(type) {
		case doc.Text:
			r.text = doc.Fold(in.Text)
			r.bold, r.italic = r.bold || in.Bold, r.italic || in.Italic
		case doc.Link:
			r.text = doc.Fold(in.Text)
			p.linkLost(in)
		case *doc.Picture:
			p.once(doc.Problem{Warning: true, Rule: "xlsx-hinh",
				Message: "hình chữ ký, con dấu không ghi được vào tệp Excel",
				Hint:    "gửi bản Word hoặc PDF cho người cần thấy hình"})
		case doc.Tab:
			r.text = "\t"
		case doc.Break:
			r.text = "\n"
		case doc.Field:
			p.once(doc.Problem{Warning: true, Rule: "xlsx-truong",
				Message: "số trang đặt giữa lời văn không ghi được vào ô của tệp Excel",
				Hint:    "để số trang ở đầu trang"})
		default:
			return nil, fmt.Errorf("thành phần %T không có trong mô hình văn bản", in)
		}
		runs = appendRun(runs, r)
	}
	return runs, nil
}

// linkLost notes a link whose address its text does not show.
func (p *planner) linkLost(l doc.Link) {
	if !strings.Contains(l.Target, l.Text) {
		p.once(doc.Problem{Warning: true, Rule: "xlsx-lien-ket",
			Message: "liên kết “" + l.Target + "” chỉ còn phần chữ trong tệp Excel",
			Hint:    "ghi rõ địa chỉ trong lời văn nếu người đọc cần"})
	}
}

// once notes a problem the first time that it comes up.
func (p *planner) once(problem doc.Problem) {
	if !p.noted[problem] {
		p.noted[problem] = true
		p.problems = append(p.problems, problem)
	}
}

// appendRun adds r to runs, to the last one if that has the same format.
func appendRun(runs []run, r run) []run {
	if r.text == "" {
		return runs
	}
	if n := len(runs) - 1; n >= 0 {
		last := runs[n]
		if last.bold == r.bold && last.italic == r.italic {
			runs[n].text += r.text
			return runs
		}
	}
	return append(runs, r)
}

// plain is the text of runs.
func plain(runs []run) string {
	if len(runs) == 1 {
		return runs[0].text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// cut splits runs at a byte of their text.
func cut(runs []run, at int) (head, tail []run) {
	for i, r := range runs {
		if at < len(r.text) {
			before, after := r, r
			before.text, after.text = r.text[:at], r.text[at:]
			return appendRun(append(head, runs[:i]...), before), append([]run{after}, runs[i+1:]...)
		}
		at -= len(r.text)
	}
	return runs, nil
}

// cellPadding is the room that Excel leaves beside a cell's text, left and
// right together.
const cellPadding = 100 // twips: 5 pt

// certain is the part of a cell's width that surely holds text: on a screen
// Excel rounds the widths of letters to whole pixels, and breaks lines earlier.
const certain = 0.93

// breaks gives the bytes where the lines of runs begin when they are set at a
// font size in a width: after a space, or inside a word that is too long.
func breaks(runs []run, size float64, width doc.Length) []int {
	limit := int(max(width-cellPadding, 200).Points() * certain / size * fonts.PerEm)
	starts := []int{0}
	family := fonts.Load()
	at, word, line, wordWidth := 0, 0, 0, 0 // word is where the word began
	for _, r := range runs {
		face := family.Face(r.bold, r.italic)
		for i, c := range r.text {
			here := at + i
			switch c {
			case '\n':
				starts = append(starts, here+1)
				word, line, wordWidth = here+1, 0, 0
				continue
			case ' ':
				line, wordWidth, word = line+wordWidth+face.Advance(c), 0, here+1
				continue
			}
			wordWidth += face.Advance(c)
			if line+wordWidth <= limit {
				continue
			}
			if line > 0 {
				starts, line = append(starts, word), 0
			}
			if wordWidth > limit {
				starts, word, wordWidth = append(starts, here), here, face.Advance(c)
			}
		}
		at += len(r.text)
	}
	return starts
}

// indentWidth is the width of a step of a cell's indent: 9 pixels.
const indentWidth = 135

// breaks gives the bytes where the lines of a cell's text begin.
func (s *sheet) breaks(c cell) []int {
	width := s.widthOf(c.column, c.span) - doc.Length(c.look.indent)*indentWidth
	return breaks(c.runs, c.look.size, width)
}

// maxRowHeight is the highest row that Excel shows, in points.
const maxRowHeight = 409

// defaultRowHeight is the height of a row without text, in points.
const defaultRowHeight = 15

// rowHeight is the height of a row of lines, in points: the pitch of the font,
// and a little more, for a gap costs less than a line that is cut off.
func rowHeight(lines int, size float64) float64 {
	text := float64(float64(lines) * size * linePitch) // rounded before the sum on every machine
	return math.Ceil(4*(text+3)) / 4
}

// linePitch is the distance of two lines, as a multiple of the font size.
const linePitch = 1.17

// maxLines is the number of lines that the highest row holds.
func maxLines(size float64) int { return int((maxRowHeight - 3) / (size * linePitch)) }

// pixels is a length in Excel's pixels, 96 to the inch.
func pixels(l doc.Length) int { return int(l.Points() * 96 / 72) }
