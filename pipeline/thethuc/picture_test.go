package thethuc

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// signing is what a document's closing table shows in its signing column: the
// pictures, and where the places of the column are.
type signing struct {
	signature, seal *doc.Picture
	anchor          doc.Length // top of the paragraph that the pictures count from
	post, name      doc.Length // bottom of the post, top of the name, from there
	row, width      doc.Length
}

// signingOf composes a frame.
func signingOf(t interface{ Fatal(...any) }, r *Rules, f Frame) (s signing, ps doc.Problems) {
	d, ps := r.Compose(f, []doc.Block{para("Nội dung./.")}, nil)
	if d == nil {
		t.Fatal(ps)
	}
	c := r.composer(f)
	blocks := d.Sections[0].Blocks
	i := slices.IndexFunc(blocks, func(b doc.Block) bool { table, ok := b.(*doc.Table); return ok && table.Role == doc.RoleClosing })
	table := blocks[i].(*doc.Table)
	s.row, s.width = table.Rows[0].Height, table.Columns[1]
	for _, b := range table.Rows[0].Cells[1].Blocks {
		p := b.(*doc.Paragraph)
		if p.Style == styleSigner {
			s.name = s.post + c.style(styleSigner).Before
			continue
		}
		s.anchor += s.post
		s.post = c.heightOf(p, s.width)
		for _, in := range p.Inlines {
			if picture, ok := in.(*doc.Picture); ok && strings.HasPrefix(picture.Alt, "Chữ ký") {
				s.signature = picture
			} else if ok {
				s.seal = picture
			}
		}
	}
	return s, ps
}

// Whatever the signer and the form of the pictures, the signature stands between
// post and name in the middle of the column, the seal over a third of it on the
// left, and neither leaves the column.
func TestPicturesStandWhereTheLawPutsThem(t *testing.T) {
	r := rules(t)
	rapid.Check(t, func(t *rapid.T) {
		f := office(rapid.SampledFrom([]string{"thong_bao", "quyet_dinh", "cong_van"}).Draw(t, "kind"))
		f.Size = rapid.SampledFrom([]string{"13", "14"}).Draw(t, "size")
		f.Signatures[0].Post = strings.Repeat("Phó Chánh Văn phòng ", rapid.IntRange(1, 6).Draw(t, "post"))
		f.Signatures[0].Authority = rapid.SampledFrom([][]string{nil, {"KT. Chủ tịch"}, {"TL. Chủ tịch", "KT. Chánh Văn phòng"}}).Draw(t, "authority")
		side := rapid.IntRange(1, 4000)
		f.Signatures[0].Picture = &doc.Image{Width: side.Draw(t, "w"), Height: side.Draw(t, "h")}
		f.Seal = &doc.Image{Width: 300, Height: rapid.IntRange(200, 400).Draw(t, "seal")}
		s, _ := signingOf(t, r, f)
		sign, seal := s.signature, s.seal
		if sign.Y < s.post || sign.Y+sign.Height > s.name {
			t.Fatalf("the signature from %d to %d is not between %d and %d", sign.Y, sign.Y+sign.Height, s.post, s.name)
		}
		if off := 2*sign.X + sign.Width - s.width; off < -1 || off > 1 {
			t.Fatalf("the signature is %d twips off the middle", off)
		}
		if covered := float64(seal.X+seal.Width-sign.X) / float64(sign.Width); sign.Width > 20 && math.Abs(covered-1.0/3) > 0.1 {
			t.Fatalf("the seal covers %.2f of the signature", covered)
		}
		if seal.X < 0 || seal.X+seal.Width > s.width || s.anchor+seal.Y < 0 || s.anchor+seal.Y+seal.Height > s.row {
			t.Fatalf("the seal %+v leaves the column of %d x %d", *seal, s.width, s.row)
		}
		if max(seal.Width, seal.Height) != doc.MM(36) {
			t.Fatalf("the seal is %d x %d", seal.Width, seal.Height)
		}
	})
}

// A seal without the picture of a signature stands where it would over one in ink.
func TestSealAlone(t *testing.T) {
	r := rules(t)
	f := office("thong_bao")
	f.Seal = stamp()
	alone, ps := signingOf(t, r, f)
	f.Signatures[0].Picture = &doc.Image{Width: 400, Height: 200}
	both, _ := signingOf(t, r, f)
	if alone.signature != nil || alone.seal.X != both.seal.X || alone.seal.Y != both.seal.Y || len(ps) > 0 {
		t.Errorf("alone %+v, over a signature %+v, %v", alone.seal, both.seal, ps)
	}
	f.Number = ""
	if _, ps = signingOf(t, r, f); len(ps) != 1 || ps[0].Rule != "dau-truoc-so" {
		t.Errorf("a seal before the number: %v", ps)
	}
}

// The texts of the signing table are the same with pictures and without.
func TestPicturesChangeNoText(t *testing.T) {
	r := rules(t)
	c := forms()["cong-van-lien-he"]
	with, _ := r.Compose(c.frame, c.body, nil)
	c.frame.Signatures[0].Picture, c.frame.Seal = nil, nil
	without, _ := r.Compose(c.frame, c.body, nil)
	if diff := cmp.Diff(allText(without), allText(with)); diff != "" {
		t.Error(diff)
	}
}

// A contract is sealed over the signature whose picture the agency has.
func TestWhichSignatureIsSealed(t *testing.T) {
	r := rules(t)
	f := forms()["hop-dong"].frame
	c := r.composer(f)
	if got := c.sealed(c.signatures()); got != 2 {
		t.Errorf("without pictures: %d", got)
	}
	c.frame.Signatures[0].Picture = wave()
	if got := c.sealed(c.signatures()); got != 0 {
		t.Errorf("with the first one's picture: %d", got)
	}
}

func TestContact(t *testing.T) {
	r := rules(t)
	for want, k := range map[string]Contact{
		"":               {},
		"Địa chỉ: Số 01": {Address: "Số 01"},
		"Điện thoại: 1; Fax: 2|Trang thông tin điện tử: <https://a.vidu.vn> a.vidu.vn":                          {Phone: "1", Fax: "2", Web: "a.vidu.vn"},
		"Thư điện tử: <mailto:a@b.vn> a@b.vn; Trang thông tin điện tử: <http://a.vidu.vn/x> http://a.vidu.vn/x": {Email: "a@b.vn", Web: "http://a.vidu.vn/x"},
		"Trang thông tin điện tử: %zz": {Web: "%zz"},
	} {
		f := office("cong_van")
		f.Contact = &k
		c := r.composer(f)
		var lines []string
		for _, b := range c.contactLines(k) {
			lines = append(lines, shown(b.(*doc.Paragraph).Inlines))
		}
		if got := strings.Join(lines, "|"); got != want || (len(c.contact()) == 0) != (want == "") {
			t.Errorf("%+v: %q, want %q", k, got, want)
		}
	}
}

// The band is as wide as the text, whatever stands in it.
func TestContactBand(t *testing.T) {
	r := rules(t)
	logo, code := stamp(), code()
	for _, k := range []Contact{{Address: "Số 01", Logo: logo}, {Address: "Số 01", Code: code}, {Address: "Số 01", Logo: logo, Code: code}, {Code: code}} {
		f := office("cong_van")
		f.Contact = &k
		blocks := r.composer(f).contact()
		line, table := blocks[0].(*doc.Rule), blocks[1].(*doc.Table)
		var sum doc.Length
		for _, w := range table.Columns {
			sum += w
		}
		if text := r.page().TextWidth(); line.Width != text || sum != text || len(table.Rows[0].Cells) != len(table.Columns) {
			t.Errorf("%+v: a line of %d over columns of %d in %d", k, line.Width, sum, text)
		}
	}
}

func TestCheckInk(t *testing.T) {
	opaque := *wave()
	opaque.Alpha = nil
	for name, c := range map[string]struct {
		im   *doc.Image
		ink  Ink
		want []string
	}{
		"blue signature":   {wave(), InkBlue, nil},
		"red seal":         {stamp(), InkRed, nil},
		"red signature":    {stamp(), InkBlue, []string{"mau-muc"}},
		"blue seal":        {wave(), InkRed, []string{"mau-muc"}},
		"black signature":  {code(), InkBlue, []string{"mau-muc", "nen-hinh"}},
		"on white paper":   {&opaque, InkBlue, []string{"nen-hinh"}},
		"nothing on it":    {&doc.Image{Width: 1, Height: 1, RGB: []byte{255, 255, 255}, Alpha: []byte{0}}, InkRed, []string{"mau-muc"}},
		"dark blue ink":    {&doc.Image{Width: 1, Height: 1, RGB: []byte{10, 20, 80}, Alpha: []byte{255}}, InkBlue, nil},
		"almost black ink": {&doc.Image{Width: 1, Height: 1, RGB: []byte{20, 20, 35}, Alpha: []byte{255}}, InkBlue, []string{"mau-muc"}},
	} {
		var got []string
		for _, p := range CheckInk(c.im, c.ink) {
			got = append(got, p.Rule)
			if !p.Warning || p.Hint == "" {
				t.Errorf("%s: %+v", name, p)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
