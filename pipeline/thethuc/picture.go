package thethuc

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// box is a picture's size and place.
type box struct{ x, y, width, height doc.Length }

// fitted is a box of the proportions of an image inside another size.
func fitted(im *doc.Image, width, height doc.Length) box {
	b := box{width: width, height: max(1, doc.Length(float64(width)*float64(im.Height)/float64(im.Width)))}
	if b.height > height {
		b = box{width: max(1, doc.Length(float64(height)*float64(im.Width)/float64(im.Height))), height: height}
	}
	return b
}

// pictures puts the pictures of signature and seal into a signing column of a
// width, the first between post and name and centred on them, the second over the
// left part of the first (NĐ 30, Phụ lục I, II.7d, II.8a). Each may be missing.
// It returns how high the column must be for them. Places count from the last
// line above the room for the signature.
func (c *composer) pictures(cell *doc.Cell, width doc.Length, signature, seal *doc.Image) (height doc.Length) {
	rules, last := c.rules.Pictures, len(cell.Blocks)-2
	above := doc.Length(0)
	for _, b := range cell.Blocks[:last] {
		above += c.heightOf(b.(*doc.Paragraph), width)
	}
	post := cell.Blocks[last].(*doc.Paragraph)
	middle := c.heightOf(post, width) + c.style(styleSigner).Before/2
	place := box{width: doc.MM(rules.SignatureWidth.Value)} // of the signature, or of the one in ink
	if signature != nil {
		place = fitted(signature, place.width, doc.MM(rules.SignatureHeight.Value))
	}
	place.x, place.y = (width-place.width)/2, middle-place.height/2
	var stamp box
	if seal != nil {
		side := doc.MM(rules.Seal.Value)
		stamp = fitted(seal, side, side)
		stamp.x = place.x + doc.Length(float64(place.width)*rules.Cover.Value) - stamp.width
		stamp.y = max(middle-stamp.height/2, -above)
		if stamp.x < 0 { // the column is too narrow: both move
			place.x, stamp.x = place.x-stamp.x, 0
		}
	}
	put := func(im *doc.Image, b box, alt string) {
		if im != nil {
			post.Inlines = append(post.Inlines, &doc.Picture{Image: im, X: b.x, Y: b.y, Width: b.width, Height: b.height, Alt: alt})
			height = max(height, above+b.y+b.height)
		}
	}
	name := doc.PlainText(cell.Blocks[last+1].(*doc.Paragraph).Inlines)
	put(signature, place, strings.TrimSpace("Chữ ký của "+name))
	put(seal, stamp, strings.TrimSpace("Dấu của "+c.frame.Author))
	return height
}

// heightOf is how high a paragraph of single spacing is in a column.
func (c *composer) heightOf(p *doc.Paragraph, width doc.Length) doc.Length {
	st := c.style(p.Style)
	lines := 0
	for line := range strings.SplitSeq(doc.PlainText(p.Inlines), "\n") {
		lines += linesIn(line, st, width)
	}
	return st.Before + doc.Length(lines)*linePitch(st.Size, st.Bold) + st.After
}

// checkSeal warns of a seal on a document that has no number yet: the number comes
// first (NĐ 30, Điều 15, 18).
func (c *composer) checkSeal() {
	if c.frame.Seal != nil && c.frame.Number == "" {
		c.warn("dau-truoc-so", fmt.Sprintf("%s có hình con dấu nhưng chưa có số", viet.Lower(c.kind.Name)),
			"ghi số, ngày của văn bản trước khi gửi đi, hoặc bỏ “con_dau” khi còn là bản thảo")
	}
}

// Ink is the colour that the law gives a picture (màu mực).
type Ink string

// The inks: NĐ 30, Phụ lục I, II.7d and II.8a.
const (
	InkBlue Ink = "xanh" // of a signature
	InkRed  Ink = "đỏ"   // of a seal
)

// CheckInk warns of the picture of a signature or seal that is not mostly of its
// colour, or hides what it stands over. The problems have no place.
func CheckInk(im *doc.Image, ink Ink) (ps doc.Problems) {
	what, basis := "chữ ký", "NĐ 30/2020/NĐ-CP, Phụ lục I, II.7d"
	if ink == InkRed {
		what, basis = "con dấu", "NĐ 30/2020/NĐ-CP, Phụ lục I, II.8a"
	}
	if right, all := inked(im, ink); 2*right < all || all == 0 {
		ps = append(ps, doc.Problem{Warning: true, Rule: "mau-muc", Message: fmt.Sprintf("hình %s không phải màu %s", what, ink),
			Hint: fmt.Sprintf("dùng hình màu %s (%s)", ink, basis)})
	}
	if im.Alpha == nil {
		ps = append(ps, doc.Problem{Warning: true, Rule: "nen-hinh", Message: fmt.Sprintf("hình %s không có nền trong suốt", what),
			Hint: fmt.Sprintf("xóa nền rồi lưu dưới dạng PNG (%s)", basis)})
	}
	return ps
}

// inked counts the points of a picture that are drawn, and those of them that have
// the colour.
func inked(im *doc.Image, ink Ink) (right, all int) {
	// Parts of 255: less alpha than seen is too faint to print, channels that are all
	// above paper are white ground, and the ink's channel leads another by more than
	// clear. The law gives no shades: these let faded ink and grey edges pass.
	const seen, paper, clear = 64, 215, 25
	for i := range im.Width * im.Height {
		r, g, b := int(im.RGB[3*i]), int(im.RGB[3*i+1]), int(im.RGB[3*i+2])
		if im.Alpha != nil && im.Alpha[i] < seen || min(r, g, b) > paper {
			continue
		}
		all++
		if ink == InkBlue && b-r > clear && b >= g || ink == InkRed && r-max(g, b) > clear {
			right++
		}
	}
	return right, all
}
