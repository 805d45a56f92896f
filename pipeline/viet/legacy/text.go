package legacy

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// Text reads the bytes of a text file: UTF-8 with or without byte order mark,
// UTF-16 with one, else what [Detect] finds the bytes to be. Text that
// already is Unicode is not decoded further, even where it looks old: that is
// decided by column. Bytes that are no text in any encoding known here are a
// *[viet.FormError].
func Text(data []byte) (text string, e Encoding, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return utf16Text(data[2:], binary.LittleEndian), Unicode, nil
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return utf16Text(data[2:], binary.BigEndian), Unicode, nil
	}
	if utf8.Valid(data) {
		return string(data), Unicode, nil
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return "", Unicode, &viet.FormError{
			Message: fmt.Sprintf("tệp không phải là văn bản: byte thứ %d là 0", at+1),
			Hint:    "nếu là tệp Word hay Excel thì mở bằng đúng loại tệp, nếu là văn bản thì lưu lại dạng UTF-8"}
	}
	return oldText(data)
}

// utf16Text decodes UTF-16; a byte too many at the end is dropped.
func utf16Text(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// oldText reads bytes that are no UTF-8. Since something must be decoded, a few
// syllables are enough.
func oldText(data []byte) (string, Encoding, error) {
	s := encodeMojibake(string(data))
	x := newDetector().examine(Cell{Text: s})
	e, _ := x.decide(nil)
	if e == Unicode && x.tally.odd == 0 {
		e = CP1258 // what is right as Windows-1252 is right as its Vietnamese sister
	}
	if e == Mojibake {
		return "", Unicode, &viet.FormError{
			Message: fmt.Sprintf("tệp UTF-8 có byte hỏng ở vị trí %d", firstBroken(data)+1),
			Hint:    "mở tệp gốc và lưu lại dạng UTF-8"}
	}
	if e != Unicode {
		if text, whole := e.Decode(s); whole {
			return text, e, nil
		}
	}
	return "", Unicode, &viet.FormError{
		Message: "không nhận ra bảng mã của tệp",
		Hint:    "chuyển tệp sang Unicode (UTF-8) rồi thử lại"}
}

// firstBroken is the index of the first byte that is no UTF-8.
func firstBroken(data []byte) int {
	return strings.IndexFunc(string(data), func(r rune) bool { return r == utf8.RuneError })
}
