package pdf

import (
	"fmt"
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

// link is a place on a page that opens an address (liên kết), in points from the
// paper's top left corner.
type link struct {
	page        int
	left, right float64
	top, bottom float64
	address     string
}

// linkTo lets the place of a text open its address. The text looks like any other:
// official documents are black (NĐ 30, Phụ lục I, I.3). A bad address is reported,
// and only the text is printed.
func (w *writer) linkTo(t *layout.Text, face *fonts.Face, around mark) mark {
	address, ok := doc.Address(t.Link)
	if !ok {
		w.problems = append(w.problems, doc.Problem{
			Warning: true,
			Message: fmt.Sprintf("địa chỉ liên kết “%s” không hợp lệ, chỉ ghi chữ “%s”", plane(t.Link), t.Text),
			Hint:    "dùng địa chỉ bắt đầu bằng https://, http:// hoặc mailto:",
			Rule:    "lien-ket-sai",
		})
		return around
	}
	size := float64(t.Format.Size) / 2 / fonts.PerEm
	page := len(w.marks.pages) - 1
	inside := w.marks.ofLink(t, around)
	w.marks.begin(inside)
	if inside.element == 0 { // no part of the document's text
		return inside
	}
	w.marks.add(inside.element, node{kind: annotation, page: int32(page), mark: int32(len(w.links))})
	w.links = append(w.links, link{
		page: page, left: t.X.Points(), right: (t.X + t.Width).Points(),
		top: t.Y.Points() - float64(face.Ascent)*size, bottom: t.Y.Points() + float64(face.Descent)*size,
		address: address,
	})
	return inside
}

// annotation is the object of a link on paper of a height. Key leads to its
// element in the structure tree.
func (l *link) annotation(height float64, key int) []byte {
	return fmt.Appendf(nil, "<</Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4\n/StructParent %d /Contents %s\n/A <</S /URI /URI (%s)>>>>\n",
		l.left, height-l.bottom, l.right, height-l.top, key, textString(l.purpose()), escape.Replace(l.address))
}

// purpose says what the link does, for those who do not see it.
func (l *link) purpose() string {
	if strings.EqualFold(l.address[:min(len(l.address), len("mailto:"))], "mailto:") {
		return "Gửi thư đến " + l.address[len("mailto:"):]
	}
	return "Mở trang " + l.address
}

// escape makes text the inside of a string object.
var escape = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
