package legacy

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/viet"
)

//go:embed tables.tsv
var tablesTSV string

// table is one encoding of bytes. Only letters that are not ASCII have codes.
type table struct {
	single [256]rune        // the letter of a byte; 0 where it has none
	pairs  map[[2]byte]rune // the letters of two bytes
	begins [256]bool        // the bytes with which pairs begin
	codes  map[rune]string  // the bytes of a letter
}

// books are the tables of all encodings, and the letters of VIQR.
type books struct {
	tables      [VIQR]*table // nil for what is no table of bytes
	viqr        map[string]rune
	viqrLetters map[rune]string
}

// The columns of tables.tsv.
const (
	columnLetter = 0
	columnNFD    = 2
	columnVIQR   = 7
	columnCount  = 8
)

var tableColumns = map[Encoding]int{TCVN3: 3, TCVN5712: 4, VNI: 5, VISCII: 6}

var allBooks = sync.OnceValue(func() *books {
	b := &books{viqr: map[string]rune{}, viqrLetters: map[rune]string{}}
	for _, e := range []Encoding{TCVN3, TCVN5712, VNI, VISCII, CP1258} {
		b.tables[e] = &table{pairs: map[[2]byte]rune{}, codes: map[rune]string{}}
	}
	windows1258(b.tables[CP1258])
	for line := range strings.Lines(tablesTSV) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		letter, size := utf8.DecodeRuneInString(line)
		if len(cells) != columnCount || size == 1 || size != len(cells[columnLetter]) {
			continue
		}
		for e, column := range tableColumns {
			b.tables[e].add(letter, hexBytes(cells[column]))
		}
		b.tables[CP1258].compose(letter, cells[columnNFD])
		b.viqr[cells[columnVIQR]], b.viqrLetters[letter] = letter, cells[columnVIQR]
	}
	// The tone marks of TCVN 5712-1 for letters that have no code of their own.
	for i, mark := range "\u0300\u0309\u0303\u0301\u0323" {
		b.tables[TCVN5712].single[0xB0+i/2] = mark
	}
	b.tables[TCVN3Capitals] = b.tables[TCVN3].capitals()
	return b
})

// hexBytes reads "61 F8"; "-" is no bytes.
func hexBytes(s string) string {
	var out []byte
	for _, field := range strings.Fields(s) {
		const digits = "0123456789ABCDEF"
		high, low := strings.IndexByte(digits, field[0]), strings.IndexByte(digits, field[len(field)-1])
		if high < 0 || low < 0 {
			return ""
		}
		out = append(out, byte(high<<4|low))
	}
	return string(out)
}

// add gives the letter its code. A pair is also read with its mark in the other
// case ("Aù"): what case the letter has depends on the letter alone.
func (t *table) add(letter rune, code string) {
	switch len(code) {
	case 1:
		t.single[code[0]] = letter
	case 2:
		t.begins[code[0]] = true
		t.pairs[[2]byte{code[0], code[1]}] = letter
		t.pairs[[2]byte{code[0], code[1] ^ 0x20}] = letter
	default:
		return
	}
	t.codes[letter] = code
}

// windows1258 gives the bytes of Windows-1258 their letters; the tone marks are
// letters of their own.
func windows1258(t *table) {
	for c := 0x80; c <= 0xFF; c++ {
		if r := charmap.Windows1258.DecodeByte(byte(c)); unicode.In(r, unicode.L, unicode.M) || r == '₫' {
			t.single[c] = r
		}
	}
}

// compose gives a letter its code in Windows-1258: its own, or that of the letter
// without tone and then the tone mark.
func (t *table) compose(letter rune, nfd string) {
	if c, ok := charmap.Windows1258.EncodeRune(letter); ok {
		t.codes[letter] = string([]byte{c})
		return
	}
	var base, tone []rune
	for _, field := range strings.Fields(nfd) {
		code := hexBytes(field[:2] + " " + field[2:])
		switch r := rune(code[0])<<8 | rune(code[1]); r {
		case 0x300, 0x301, 0x303, 0x309, 0x323:
			tone = append(tone, r)
		default:
			base = append(base, r)
		}
	}
	var code []byte
	for _, r := range norm.NFC.String(string(base)) + string(tone) {
		c, ok := charmap.Windows1258.EncodeRune(r)
		if !ok {
			return
		}
		code = append(code, c)
	}
	t.codes[letter] = string(code)
}

// capitals is the table of the fonts that show every letter as its capital.
func (t *table) capitals() *table {
	h := &table{codes: map[rune]string{}}
	for c := range h.single {
		switch {
		case t.single[c] != 0:
			h.single[c] = unicode.ToUpper(t.single[c])
		case c >= 'a' && c <= 'z':
			h.single[c] = rune(c - 'a' + 'A')
		}
	}
	for letter, code := range t.codes {
		if unicode.IsLower(letter) {
			h.codes[letter], h.codes[unicode.ToUpper(letter)] = code, code
		}
	}
	for c := 'a'; c <= 'z'; c++ {
		h.codes[c], h.codes[c-'a'+'A'] = string(c), string(c)
	}
	return h
}

// byteOf is the byte that a program shows as the rune: the one of Latin-1, or of
// Windows-1252 as browsers know it, in which five bytes are control characters.
func byteOf(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), r >= 0
	}
	return charmap.Windows1252.EncodeRune(r)
}

// shown is the character as which Windows-1252 shows the byte.
func shown(c byte) rune {
	if r := charmap.Windows1252.DecodeByte(c); r != utf8.RuneError {
		return r
	}
	return rune(c)
}

// appendDecoded adds the text that the shown bytes stand for. It is false if a
// character is left that can only be a broken code.
func (t *table) appendDecoded(out []byte, s string) ([]byte, bool) {
	whole := true
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		c, ok := byteOf(r)
		if ok && t.begins[c] && i < len(s) && s[i] >= utf8.RuneSelf {
			mark, width := utf8.DecodeRuneInString(s[i:])
			m, _ := byteOf(mark)
			if letter := t.pairs[[2]byte{c, m}]; letter != 0 {
				out, i = utf8.AppendRune(out, letter), i+width
				continue
			}
		}
		switch {
		case ok && t.single[c] != 0:
			r = t.single[c]
		case r >= utf8.RuneSelf:
			whole = whole && r != utf8.RuneError && (!ok || !unicode.IsLetter(r))
		}
		out = utf8.AppendRune(out, r)
	}
	return out, whole
}

// encode is the text as bytes shown as Windows-1252; false if a character has
// no code, which stays as it is.
func (t *table) encode(s string) (string, bool) {
	var b strings.Builder
	all := true
	for _, r := range s {
		code, ok := t.codes[r]
		if !ok {
			all = all && t.passes(r)
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(code) {
			b.WriteRune(shown(c))
		}
	}
	return b.String(), all
}

// passes tells whether a character without a code is the same in the encoding.
func (t *table) passes(r rune) bool {
	c, ok := byteOf(r)
	return ok && (t.single[c] == r || t.single[c] == 0 && (r < utf8.RuneSelf || !unicode.IsLetter(r)))
}

// Decode reads s as a program shows it: each byte as the character that Latin-1 or
// Windows-1252 has for it. The text is NFC. It is not whole if something could
// not be decoded because letters had been lost before; that stays as it is.
func (e Encoding) Decode(s string) (text string, whole bool) {
	return e.decode(viet.NFC(strings.ToValidUTF8(s, "\uFFFD")))
}

// decode reads text that is valid and NFC.
func (e Encoding) decode(s string) (text string, whole bool) {
	switch {
	case e == Mojibake:
		return decodeMojibake(s)
	case e == VIQR:
		return decodeVIQR(s), !strings.ContainsRune(s, utf8.RuneError)
	case e == Unicode || e > VIQR:
		return s, !strings.ContainsRune(s, utf8.RuneError)
	}
	out, whole := allBooks().tables[e].appendDecoded(make([]byte, 0, len(s)*3/2), s)
	return viet.NFC(string(out)), whole
}

// Encode writes the text in the encoding, as a program shows it (bytes 80 to 9F as
// Windows-1252 has them). It is false if a character has no code.
func (e Encoding) Encode(s string) (legacy string, ok bool) {
	s = viet.NFC(strings.ToValidUTF8(s, "\uFFFD"))
	switch {
	case e == Mojibake:
		return encodeMojibake(s), true
	case e == VIQR:
		return encodeVIQR(s)
	case e == Unicode || e > VIQR:
		return s, true
	}
	return allBooks().tables[e].encode(s)
}
