package intake

import (
	"bytes"
	"encoding/xml"
	"math/bits"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
)

// fonts knows which cells of a workbook are in fonts of old encodings. It is nil
// for a workbook that has none of these fonts.
type fonts struct {
	styles []legacy.Encoding          // of the cells of each style
	names  map[legacy.Encoding]string // a font of each encoding that there is
	shared map[int]runFonts           // of the texts that cells share, as far as they were asked for
	parts  map[string]string          // where each sheet is kept, by its name
}

// fontName matches the font of a style or of a run of letters.
var fontName = regexp.MustCompile(`<(?:\w+:)?(?:name|rFont)\s[^>]*?val="([^"]+)"`)

// hasOldFonts tells whether a part of a workbook names a font of an old encoding.
func hasOldFonts(name string, part []byte) bool {
	if name != "xl/styles.xml" && !bytes.Contains(part, []byte("rFont")) {
		return false
	}
	for m := fontName.FindSubmatchIndex(part); m != nil; m = fontName.FindSubmatchIndex(part) {
		if legacy.OfFont(string(part[m[2]:m[3]])) != legacy.Unicode {
			return true
		}
		part = part[m[1]:]
	}
	return false
}

// readFonts reads the fonts of the styles. A font that no style of a cell has is
// not asked for, so a theme in an old font says nothing.
func (w *workbook) readFonts() {
	w.fonts = &fonts{names: map[legacy.Encoding]string{}, shared: map[int]runFonts{}, parts: w.sheetParts()}
	_, _ = w.f.GetStyle(-1) // there is no such style, but all are read
	s := w.f.Styles
	if s == nil || s.CellXfs == nil || s.Fonts == nil {
		return
	}
	w.fonts.styles = make([]legacy.Encoding, len(s.CellXfs.Xf))
	for i, xf := range s.CellXfs.Xf {
		if xf.FontID == nil || *xf.FontID < 0 || *xf.FontID >= len(s.Fonts.Font) {
			continue
		}
		if name := s.Fonts.Font[*xf.FontID].Name; name != nil && name.Val != nil {
			w.fonts.styles[i] = w.fonts.of(*name.Val)
		}
	}
}

// of is the encoding of a font; the name is remembered for it.
func (f *fonts) of(name string) legacy.Encoding {
	e := legacy.OfFont(name)
	if f.names[e] == "" && e != legacy.Unicode {
		f.names[e] = name
	}
	return e
}

// style is the encoding of the font of a style.
func (f *fonts) style(id int) legacy.Encoding {
	if id < 0 || id >= len(f.styles) {
		return legacy.Unicode
	}
	return f.styles[id]
}

// sheetParts finds the parts of the sheets by what the workbook says.
func (w *workbook) sheetParts() map[string]string {
	content, _ := w.f.Pkg.Load("xl/_rels/workbook.xml.rels")
	data, _ := content.([]byte)
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:",attr"`
		} `xml:"Relationship"`
	}
	parts := map[string]string{}
	if xml.Unmarshal(data, &rels) != nil || w.f.WorkBook == nil {
		return parts
	}
	targets := make(map[string]string, len(rels.List))
	for _, r := range rels.List {
		targets[r.ID] = strings.TrimPrefix(path.Join("/xl", r.Target), "/")
		if strings.HasPrefix(r.Target, "/") {
			targets[r.ID] = strings.TrimPrefix(path.Clean(r.Target), "/")
		}
	}
	for _, s := range w.f.WorkBook.Sheets.Sheet {
		parts[s.Name] = targets[s.ID]
	}
	return parts
}

// styledCell is what a sheet says of a cell.
type styledCell struct {
	Ref   string `xml:"r,attr"`
	Style int    `xml:"s,attr"`
	Type  string `xml:"t,attr"`
	Value string `xml:"v"`
	Runs  []struct {
		Font struct {
			Name string `xml:"val,attr"`
		} `xml:"rPr>rFont"`
		Text string `xml:"t"`
	} `xml:"is>r"`
}

// fontsOf notes which cells of a grid are in an old font, one pass over the sheet.
func (w *workbook) fontsOf(g *grid) {
	content, _ := w.f.Pkg.Load(w.fonts.parts[g.name])
	part, _ := content.([]byte)
	d := xml.NewDecoder(bytes.NewReader(part))
	g.old = make([][]legacy.Encoding, len(g.rows))
	g.mixed = map[[2]int]*mixedCell{}
	for y, x := -1, -1; ; {
		token, err := d.Token()
		if err != nil {
			return // the rows were read before, so this is their end
		}
		start, _ := token.(xml.StartElement)
		switch start.Name.Local {
		case "row":
			y, x = rowOf(start, y+1), -1
		case "c":
			var c styledCell
			if d.DecodeElement(&c, &start) != nil {
				return
			}
			x++
			if col, _, err := excelize.CellNameToCoordinates(c.Ref); err == nil {
				x = col - 1
			}
			e, runs := w.encodingOf(c)
			g.setOld(y, x, e)
			if text := g.cell(y, x); text != "" && len(runs) > 1 {
				if m := newMixed(runs, text); m != nil {
					g.mixed[[2]int{y, x}] = m
				}
			}
		}
	}
}

// rowOf is the number of a row, from 0; next is that of one that does not say.
func rowOf(start xml.StartElement, next int) int {
	for _, a := range start.Attr {
		if n, err := strconv.Atoi(a.Value); a.Name.Local == "r" && err == nil && n > 0 {
			return n - 1
		}
	}
	return next
}

// setOld notes the encoding of the font of a cell that holds something.
func (g *grid) setOld(y, x int, e legacy.Encoding) {
	if e == legacy.Unicode || g.cell(y, x) == "" {
		return
	}
	if g.old[y] == nil {
		g.old[y] = make([]legacy.Encoding, len(g.rows[y]))
	}
	g.old[y][x] = e
}

// runFonts is the set of the encodings that the fonts of the runs of a text have:
// a bit for each, and one for runs in the font of the cell.
type runFonts uint16

const cellFont runFonts = 1 << 15

func (f *fonts) ofRun(name string) runFonts {
	if name == "" {
		return cellFont
	}
	return 1 << f.of(name)
}

// encodingOf is the encoding of the font of a cell: that of its style, or of its
// runs where they agree. Where they do not, the runs are given too.
func (w *workbook) encodingOf(c styledCell) (legacy.Encoding, []fontRun) {
	own := w.fonts.style(c.Style)
	var set runFonts
	for _, run := range c.Runs {
		set |= w.fonts.ofRun(run.Font.Name)
	}
	if i, ok := sharedIndex(c); ok {
		set = w.sharedRuns(i)
	}
	if set&cellFont != 0 {
		set = set&^cellFont | 1<<own
	}
	switch bits.OnesCount16(uint16(set)) {
	case 0:
		return own, nil
	case 1:
		return legacy.Encoding(bits.TrailingZeros16(uint16(set))), nil
	}
	return legacy.Unicode, w.fontRuns(c, own)
}

// sharedIndex is the number of the shared text that a cell holds, if it does.
func sharedIndex(c styledCell) (int, bool) {
	i, err := strconv.Atoi(c.Value)
	return i, err == nil && i >= 0 && c.Type == "s"
}

// sharedRuns is the set of a text that cells share, by its number.
func (w *workbook) sharedRuns(i int) runFonts {
	if w.f.SharedStrings == nil || i < 0 || i >= len(w.f.SharedStrings.SI) {
		return 0
	}
	if set, known := w.fonts.shared[i]; known {
		return set
	}
	var set runFonts
	for _, run := range w.f.SharedStrings.SI[i].R {
		name := ""
		if run.RPr != nil && run.RPr.RFont != nil && run.RPr.RFont.Val != nil {
			name = *run.RPr.RFont.Val
		}
		set |= w.fonts.ofRun(name)
	}
	w.fonts.shared[i] = set
	return set
}

// decode decodes the cells of a sheet that are in an old encoding, column by
// column, and its name.
func (w *workbook) decode(g *grid) {
	d := decoding{what: "ô", hint: "xem lại kết quả; nên đổi phông chữ của sổ tính sang Times New Roman và gõ bằng Unicode", place: g.pos, known: w.known}
	if w.fonts != nil {
		w.fontsOf(g)
	}
	width := 0
	for _, row := range g.rows {
		width = max(width, len(row))
	}
	texts := make([]oldText, 0, len(g.rows))
	for x := range width {
		texts = texts[:0]
		for y, row := range g.rows {
			if m := g.mixed[[2]int{y, x}]; m != nil {
				for _, p := range m.parts {
					texts = append(texts, oldText{text: &p.text, font: w.fonts.names[p.font()], y: y, x: x, part: p})
				}
			} else if x < len(row) && row[x] != "" {
				texts = append(texts, oldText{text: &row[x], font: w.oldFont(g, y, x), y: y, x: x})
			}
		}
		d.column(texts)
	}
	g.told = d.finish()
	for at, m := range g.mixed {
		g.rows[at[0]][at[1]] = m.join()
	}
	w.viqr.add(d.viqr)
	g.title = d.name(g.name)
}

// known tells whether a text is a heading or a title of the form.
func (w *workbook) known(text string) bool {
	if w.words == nil {
		w.words = map[string]bool{}
		for i := range w.book.Sheets {
			w.words[viet.Fold(w.book.Sheets[i].Title)] = true
			for heading := range w.book.Sheets[i].Headings() {
				w.words[heading] = true
			}
		}
	}
	return w.words[viet.Fold(text)]
}

// oldFont is a font of the encoding that the font of a cell has, "" for Unicode.
func (w *workbook) oldFont(g *grid, y, x int) string {
	if g.old == nil || g.old[y] == nil {
		return ""
	}
	return w.fonts.names[g.old[y][x]]
}
