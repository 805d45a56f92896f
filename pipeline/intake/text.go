package intake

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
)

// decodeText makes text of the bytes of a file: UTF-8, or UTF-16 with its mark. A
// text in an old encoding is given byte for byte, as Latin-1, with its encoding:
// its places are those that an editor shows, and only its values are decoded.
func decodeText(file string, data []byte) (string, legacy.Encoding, doc.Problems) {
	var text string
	encoding := legacy.Unicode
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		text = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		text = decodeUTF16(data[2:], binary.BigEndian)
	default:
		text = string(bytes.TrimPrefix(data, []byte("\uFEFF")))
		if utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
			break
		}
		if _, e, err := legacy.Text(data); err == nil && e != legacy.Unicode {
			text, encoding = latin1(data), e
		}
	}
	if i := notText(text); i >= 0 {
		pos := place(text, i)
		pos.File = file
		return "", encoding, doc.Problems{{Pos: pos, Rule: "khong-phai-van-ban", Message: "tệp không phải là văn bản Unicode",
			Hint: "dùng tệp YAML, JSON hoặc sổ tính .xlsx; tệp văn bản thì lưu lại với mã hóa UTF-8"}}
	}
	if strings.TrimSpace(text) == "" {
		return "", encoding, refuse(file, "tep-trong", "tệp trống", "ghi dữ liệu của tháng vào tệp")
	}
	marks := 0
	for _, mark := range []string{"\n", "\r", ",", "[", "{", "- ", "? "} {
		marks += strings.Count(text, mark)
	}
	if marks > maxMarks {
		return "", encoding, refuse(file, "qua-lon", "tệp có quá nhiều mục: hơn "+viet.Figure(maxMarks, 0)+" dòng, dấu phẩy và gạch đầu dòng", "tách thành nhiều tệp")
	}
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		text = joinSurrogates(text)
	}
	return hide(text), encoding, nil
}

// latin1 gives each byte as the character of its number.
func latin1(data []byte) string {
	text := make([]rune, len(data))
	for i, b := range data {
		text[i] = rune(b)
	}
	return string(text)
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// notText is the index of the first byte that no text has: one that is not
// UTF-8, or a NUL; -1 if there is none.
func notText(s string) int {
	if !utf8.ValidString(s) {
		for i, r := range s {
			if _, n := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && n == 1 {
				return i
			}
		}
	}
	return strings.IndexByte(s, 0)
}

// place is the line and column of a byte of the text.
func place(text string, i int) doc.Position {
	before := text[:i]
	return doc.Position{
		Line: 1 + strings.Count(before, "\n"),
		Col:  1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]),
	}
}

// JSON writes a rune beyond U+FFFF as two escapes, YAML as one.
var surrogates = regexp.MustCompile(`\\*\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// joinSurrogates makes each pair of JSON escapes the one escape of YAML.
func joinSurrogates(text string) string {
	return surrogates.ReplaceAllStringFunc(text, func(pair string) string {
		slashes := len(pair) - len("uD83D\\uDE00")
		if slashes%2 == 0 { // an escaped backslash before a plain "u"
			return pair
		}
		high, _ := strconv.ParseUint(pair[slashes+1:slashes+5], 16, 32)
		low, _ := strconv.ParseUint(pair[slashes+7:], 16, 32)
		code := strconv.FormatUint(uint64(utf16.DecodeRune(rune(high), rune(low))), 16)
		return pair[:slashes] + "U" + strings.Repeat("0", 8-len(code)) + code
	})
}

// YAML refuses control characters and takes some others for line ends. They are
// hidden from its parser as private runes, one for one so that columns hold, and
// shown again in the values.
const hidden rune = 0x10F000

func hide(text string) string {
	if strings.IndexFunc(text, odd) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !odd(r):
			return r
		case r >= 0x2028:
			return hidden + 0x100 + r&0xF
		}
		return hidden + r
	}, text)
}

func show(value string) string {
	if strings.IndexByte(value, 0xF4) < 0 {
		return value
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !isHidden(r):
			return r
		case r < hidden+0x100:
			return r - hidden
		case r == hidden+0x100+0x8, r == hidden+0x100+0x9: // U+2028, U+2029
			return '\n'
		}
		return utf8.RuneError // U+FFFE, U+FFFF
	}, value)
}

func isHidden(r rune) bool { return r >= hidden && r < hidden+0x110 }

func odd(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return false
	case r < ' ', r >= 0x7F && r < 0xA0:
		return true
	}
	return r == 0x2028 || r == 0x2029 || r == 0xFFFE || r == 0xFFFF
}
