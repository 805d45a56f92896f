package pdf

import (
	"fmt"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

// link lets the place of a text open its address. The text looks like any other:
// official documents are black (NĐ 30, Phụ lục I, I.3). A bad address is reported,
// and only the text is printed.
func (w *writer) link(t *layout.Text, face *fonts.Face) {
	uri, ok := doc.Address(t.Link)
	if !ok {
		w.problems = append(w.problems, doc.Problem{
			Warning: true,
			Message: fmt.Sprintf("địa chỉ liên kết “%s” không hợp lệ, chỉ ghi chữ “%s”", plane(t.Link), t.Text),
			Hint:    "dùng địa chỉ bắt đầu bằng https://, http:// hoặc mailto:",
			Rule:    "lien-ket-sai",
		})
		return
	}
	size := float64(t.Format.Size) / 2 / fonts.PerEm
	up, down := float64(face.Ascent)*size, float64(face.Descent)*size
	w.pdf.LinkString(t.X.Points(), t.Y.Points()-up, t.Width.Points(), up+down, uri)
}
