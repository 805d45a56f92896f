package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"vanthu/pipeline/doc"
)

// A file that the document carries is two objects: its specification, and after it the
// stream that holds it (ISO 32000-1, 7.11.4). The catalogue leads to them by name, for
// the lists of readers, and as what belongs to the whole document (ISO 19005-3, 6.8).

// attach adds the files that the document carries, and gives what the catalogue says
// of them.
func (f *file) attach(list []doc.Attachment, date string) string {
	if len(list) == 0 {
		return ""
	}
	var names, all strings.Builder
	for i, a := range list {
		spec := len(f.objects)
		name := textString(a.Name)
		f.add(fmt.Appendf(nil, "%s%s /UF %s /Desc %s /AFRelationship /Source /EF <</F %d 0 R /UF %d 0 R>>>>\n",
			specOpen, name, name, textString("Dữ liệu để soạn lại văn bản này"), spec+1, spec+1))
		f.add(deflated(fmt.Sprintf("%s%s /Params <</Size %d /ModDate (%s) /CheckSum <%x>>>", embeddedOpen, pdfName(a.Type), len(a.Data), date, md5.Sum(a.Data)), a.Data))
		fmt.Fprintf(&names, "(%04d) %d 0 R ", i, spec)
		fmt.Fprintf(&all, "%d 0 R ", spec)
	}
	return "/Names <</EmbeddedFiles <</Names [" + names.String() + "]>>>>\n/AF [" + all.String() + "]\n"
}

// How the objects begin. [Attachments] knows them by that.
const (
	specOpen     = "<</Type /Filespec /F "
	embeddedOpen = "/Type /EmbeddedFile /Subtype /"
)

// pdfName is text as a name after its slash.
func pdfName(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '.' || c == '+' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}

// What a file may carry: more is none of ours.
const (
	maxAttached     = 100
	maxAttachedSize = 16 << 20 // bytes of one
	maxAttachedAll  = 32 << 20
)

var (
	specForm = regexp.MustCompile(`^<([0-9A-F]+)> /UF <[0-9A-F]*> /Desc <[0-9A-F]*> /AFRelationship /Source /EF <</F ([0-9]{1,9}) 0 R `)
	fileForm = regexp.MustCompile(`^([^ /<>()\[\]]+) /Params <</Size ([0-9]{1,9}) /ModDate \([^()]{0,40}\) /CheckSum <([0-9a-f]{32})>>> /Filter /FlateDecode /Length ([0-9]{1,9})>>\nstream\n`)
	nameByte = regexp.MustCompile(`#[0-9A-F]{2}`)
)

// Attachments reads the files that a PDF of this program carries, none if it is not one
// or carries none. It looks for the objects themselves, so that they are also found
// where somebody has signed the file, which adds to its end. The error is a
// [doc.Problem] without a place.
func Attachments(data []byte) ([]doc.Attachment, error) {
	var list []doc.Attachment
	if !bytes.Contains(data, []byte("/Producer ("+Producer+")")) {
		return nil, nil
	}
	left := maxAttachedAll
	for rest := data; ; {
		_, after, found := bytes.Cut(rest, []byte(" 0 obj\n"+specOpen))
		if !found {
			return list, nil
		}
		rest = after
		m := specForm.FindSubmatch(rest[:min(len(rest), 8<<10)])
		if m == nil {
			return nil, errAttached
		}
		a, err := embeddedFile(rest, string(m[2]), left)
		if a.Name = textOf(m[1]); err != nil || a.Name == "" || len(list) == maxAttached {
			return nil, errAttached
		}
		left -= len(a.Data)
		list = append(list, a)
	}
}

// errAttached tells that what a file carries was changed or cut.
var errAttached = doc.Problem{Message: "dữ liệu kèm trong tệp PDF bị hỏng", Hint: "dùng bản PDF gốc, chưa qua chương trình khác", Rule: "du-lieu-kem"}

// embeddedFile reads the file in the next object, which has a number, of at most so many
// bytes.
func embeddedFile(rest []byte, number string, most int) (a doc.Attachment, err error) {
	_, rest, _ = bytes.Cut(rest, []byte("endobj\n"))
	rest, _ = bytes.CutPrefix(rest, []byte(number+" 0 obj\n<<"+embeddedOpen))
	m := fileForm.FindSubmatch(rest[:min(len(rest), 1<<10)])
	if m == nil {
		return a, errAttached
	}
	size, _ := strconv.Atoi(string(m[2]))
	packed, _ := strconv.Atoi(string(m[4]))
	if rest = rest[len(m[0]):]; size > min(most, maxAttachedSize) || packed > len(rest) {
		return a, errAttached
	}
	z, err := zlib.NewReader(bytes.NewReader(rest[:packed]))
	if err != nil {
		return a, err
	}
	a.Data, err = io.ReadAll(io.LimitReader(z, int64(size)+1))
	if sum := md5.Sum(a.Data); err != nil || len(a.Data) != size || hex.EncodeToString(sum[:]) != string(m[3]) {
		return a, errAttached
	}
	a.Type = nameByte.ReplaceAllStringFunc(string(m[1]), func(s string) string {
		c, _ := strconv.ParseUint(s[1:], 16, 8)
		return string([]byte{byte(c)})
	})
	return a, nil
}

// textOf is the text of a string in hexadecimal digits.
func textOf(digits []byte) string {
	b := make([]byte, len(digits)/2)
	if n, err := hex.Decode(b, digits); err != nil || n < 2 || b[0] != 0xFE || b[1] != 0xFF {
		return ""
	}
	var units []uint16
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
