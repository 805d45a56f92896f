package intake

import (
	"fmt"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet/legacy"
)

// enoughVIQR is how many words of an input must look like VIQR to speak of it.
const enoughVIQR = 5

// viqr counts the words of an input that look like VIQR ("Ho^.i nghi."). They are
// never decoded: the marks are ASCII, which may mean what it says.
type viqr struct {
	words int
	text  string // the first that has such words
	at    doc.Position
}

func (v *viqr) count(t oldText, place func(y, x int) doc.Position) {
	if n := legacy.VIQRWords(*t.text); n > 0 {
		v.add(viqr{words: n, text: *t.text, at: place(t.y, t.x)})
	}
}

func (v *viqr) add(o viqr) {
	if v.words == 0 {
		v.text, v.at = o.text, o.at
	}
	v.words += o.words
}

// problem warns once of an input that seems to be typed so.
func (v *viqr) problem() doc.Problems {
	if v.words < enoughVIQR {
		return nil
	}
	return doc.Problems{{Warning: true, Pos: v.at, Rule: "bang-ma-cu",
		Message: fmt.Sprintf("có thể gõ theo VIQR: %d từ như trong %s; chương trình không tự chuyển", v.words, record.Quote(v.text)),
		Hint:    "chuyển sang Unicode bằng bộ gõ hoặc gõ lại, rồi chạy lại"}}
}
