package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vanthu/fonts"
	"vanthu/pipeline/layout"
)

// codePage is the characters of one 8-bit font (bảng mã): ASCII in its place,
// and up to 128 others above.
type codePage struct {
	runes       []rune // from code 128
	codes       map[rune]byte
	differences string // which glyphs stand above ASCII
	toUnicode   []byte // the CMap that leads from codes to characters
}

// first is the first code beyond ASCII.
const first = 128

func newCodePage(runes []rune) *codePage {
	p := &codePage{runes: runes, codes: make(map[rune]byte, len(runes))}
	for i, r := range runes {
		p.codes[r] = byte(first + i)
	}
	p.differences, p.toUnicode = differences(runes), toUnicode(runes)
	return p
}

// code is the code of r, and whether the page has it. The space of code 32 is
// widened in justified lines, that of U+00A0 is not.
func (p *codePage) code(r rune) (byte, bool) {
	switch {
	case r >= ' ' && r <= '~':
		return byte(r), true
	case r == '\u2011':
		return '-', true
	}
	c, ok := p.codes[r]
	return c, ok
}

// capitals that begin Vietnamese words: with them in the page of the small
// letters, running text needs one font.
const capitals = "ĐÀÁẢĂẮẶÂẤẨẬÉÊẾỀỂÍÌÔỐỒỔỘÓƠỞỚỜỢÕÚÙỦŨƯỨỪỬỰÝỲỶỸ"

// standard is the code pages that serve Vietnamese: running text, and capitals.
var standard = sync.OnceValue(func() []*codePage {
	return []*codePage{
		newCodePage([]rune(fonts.Signs + fonts.Lower + capitals)),
		newCodePage([]rune(fonts.Signs + fonts.Upper)),
	}
})

// encoding is the code pages of a document: the standard ones, and as many more
// as its other characters need.
type encoding struct {
	pages []*codePage
	extra []rune // characters of this document beyond the standard pages
}

func newEncoding(pages []layout.Page) *encoding {
	e := &encoding{pages: standard()}
	seen := map[rune]bool{}
	for i := range pages {
		for _, t := range pages[i].Texts {
			for _, r := range t.Text {
				if r >= utf8.RuneSelf && e.find(r) < 0 && !seen[r] {
					seen[r] = true
					e.extra = append(e.extra, r)
				}
			}
		}
	}
	slices.Sort(e.extra)
	if len(e.extra) > 0 {
		e.pages = slices.Clone(e.pages)
		for some := range slices.Chunk(e.extra, first) {
			e.pages = append(e.pages, newCodePage(some))
		}
	}
	return e
}

// find is the index of the first page that has r, or -1.
func (e *encoding) find(r rune) int {
	return slices.IndexFunc(e.pages, func(p *codePage) bool { _, ok := p.code(r); return ok })
}

// encode writes the beginning of text, n bytes, in the code page that reaches
// farthest. Text is not empty and every character is in some page.
func (e *encoding) encode(text string) (page int, codes string, n int) {
	for i, p := range e.pages {
		c, m := p.encode(text)
		if m > n {
			page, codes, n = i, c, m
		}
		if n == len(text) {
			return page, codes, n
		}
	}
	if n == 0 { // cannot be: layout lets through only what the face can draw
		_, n = utf8.DecodeRuneInString(text)
		return 0, "?", n
	}
	return page, codes, n
}

// encode writes as much of text as the page has.
func (p *codePage) encode(text string) (codes string, n int) {
	b := make([]byte, 0, len(text))
	for i, r := range text {
		c, ok := p.code(r)
		if !ok {
			return string(b), i
		}
		b = append(b, c)
	}
	return string(b), len(text)
}

// differences names the glyphs above ASCII.
func differences(runes []rune) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d", first)
	for _, r := range runes {
		b.WriteString(" /" + glyphName(r))
	}
	return b.String()
}

// toUnicode makes the CMap of a page. No-break spaces come out as plain ones.
func toUnicode(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n" +
		"1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n")
	code := first
	for some := range slices.Chunk(runes, 100) { // as many as a section may have
		fmt.Fprintf(&b, "%d beginbfchar\n", len(some))
		for _, r := range some {
			if r == '\u00a0' {
				r = ' '
			}
			fmt.Fprintf(&b, "<%02X> <%04X>\n", code, r)
			code++
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// names of characters in the Adobe Glyph List that are not made of parts.
var names = map[rune]string{
	'\u00a0': "space", '“': "quotedblleft", '”': "quotedblright", '‘': "quoteleft", '’': "quoteright",
	'–': "endash", '—': "emdash", '…': "ellipsis", '•': "bullet", '§': "section", '°': "degree",
	'№': "afii61352", '₫': "dong", '½': "onehalf", '×': "multiply", '≤': "lessequal", '≥': "greaterequal",
	'□': "H22073", 'đ': "dcroat", 'Đ': "Dcroat",
}

// marks are the names of combining marks; the shape of a letter comes before
// its tone in a glyph's name.
var marks = map[rune]string{
	'\u0302': "circumflex", '\u0306': "breve", '\u031b': "horn",
	'\u0300': "grave", '\u0301': "acute", '\u0303': "tilde", '\u0309': "hookabove", '\u0323': "dotbelow",
}

// glyphName is the name of a character in the Adobe Glyph List, or the name
// made of its number.
func glyphName(r rune) string {
	if n, ok := names[r]; ok {
		return n
	}
	parts := []rune(norm.NFD.String(string(r)))
	name, tone := string(parts[0]), ""
	for _, m := range parts[1:] {
		switch m {
		case '\u0302', '\u0306', '\u031b':
			name += marks[m]
		default:
			tone += marks[m]
		}
	}
	if len(parts) == 1 || parts[0] > '~' || strings.Contains(name+tone, " ") || !marked(parts[1:]) {
		return fmt.Sprintf("uni%04X", r)
	}
	return name + tone
}

// marked tells whether all of ms are marks with a name.
func marked(ms []rune) bool {
	return !slices.ContainsFunc(ms, func(m rune) bool { return marks[m] == "" })
}
