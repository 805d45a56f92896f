package template

import (
	"os"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/thethuc"
)

// lawOf is the rules in force.
func lawOf(t *testing.T) *thethuc.Rules {
	t.Helper()
	const file = "../../templates/rules/nd30-2020.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := thethuc.Load(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// picturesOf is the frame of a template with a front matter, of a month whose
// pictures are named a, b ...
func picturesOf(t *testing.T, head string, m *record.Month) thethuc.Frame {
	t.Helper()
	tmpl, err := Load("mau/thu.md", []byte("---\nten: Thử\n"+head+"---\n"))
	if err != nil {
		t.Fatal(err)
	}
	f := newFiller(viewOf(t, sample), &record.Agency{})
	in := Input{Month: m, Pictures: map[string]*doc.Image{}}
	for i, name := range []string{"a", "b", "seal", "logo", "qr"} {
		in.Pictures[name] = &doc.Image{Width: i + 1}
	}
	in.Pictures["lost"] = nil
	in = in.Shared(lawOf(t))
	fr := f.frame(tmpl, in)
	f.pictures(tmpl, in, lawOf(t), &fr)
	return fr
}

// widths tells the pictures of a frame apart.
func widths(fr thethuc.Frame) (out []int) {
	for _, s := range fr.Signatures {
		n := 0
		if s.Picture != nil {
			n = s.Picture.Width
		}
		out = append(out, n)
	}
	return out
}

// A signature is printed for the one whose it is, in a column of a biên bản too.
func TestSignaturePictures(t *testing.T) {
	agency := record.Agency{Signers: []record.Signer{
		{Kinds: []string{"thong_bao"}, Post: "Chánh Văn phòng", Name: "ThS. Hà", Signature: "a"},
		{Post: "Giám đốc", Name: "An", Signature: "b"},
		{Kinds: []string{"ke_hoach"}, Post: "Phó Giám đốc", Name: "Bình", Signature: "lost"},
		{Kinds: []string{"giay_moi"}, Post: "Phó Giám đốc", Signature: "a"},
	}, Seal: "seal"}
	for _, c := range []struct {
		head string
		doc  record.Signer
		want []int
	}{
		{"loai: thong_bao\n", record.Signer{}, []int{1}},
		{"loai: bao_cao\n", record.Signer{}, []int{2}},
		{"loai: ke_hoach\n", record.Signer{}, []int{0}},
		{"loai: giay_moi\n", record.Signer{}, []int{1}},
		{"loai: bao_cao\nnguoi_ky: {chuc_vu: Chánh Văn phòng, ho_ten: Hà}\n", record.Signer{}, []int{1}},
		{"loai: bao_cao\nnguoi_ky: {chuc_vu: Trưởng phòng, ho_ten: Lan}\n", record.Signer{}, []int{0}},
		{"loai: bao_cao\nnguoi_ky: {chuc_vu: Trưởng phòng}\n", record.Signer{}, []int{0}},
		{"loai: bien_ban\nchu_ky: [{cot: Thư ký, ho_ten: Lan}, {cot: Chủ tọa, ho_ten: An}]\n", record.Signer{}, []int{0, 2}},
		{"loai: thong_bao\n", record.Signer{Post: "Trưởng phòng", Name: "Lan", Signature: "b"}, []int{2}},
	} {
		m := &record.Month{Agency: agency, Documents: map[string]record.Document{"thu": {Signer: c.doc}}}
		fr := picturesOf(t, c.head, m)
		if got := widths(fr); len(got) != len(c.want) || got[0] != c.want[0] || got[len(got)-1] != c.want[len(got)-1] {
			t.Errorf("%q: pictures %v, want %v", c.head, got, c.want)
		}
		if fr.Seal == nil || fr.Seal.Width != 3 || fr.Contact != nil {
			t.Errorf("%q: seal %v, contact %v", c.head, fr.Seal, fr.Contact)
		}
	}
}

// The address is printed where the law's form has it, or the template wants it.
func TestContactOfKinds(t *testing.T) {
	m := &record.Month{Agency: record.Agency{Contact: record.Contact{Address: "Số 01", Fax: "2", Logo: "logo", Code: "qr"}}}
	for head, want := range map[string]bool{
		"loai: cong_van\n": true, "loai: thong_bao\n": false,
		"loai: cong_van\nlien_he: false\n": false, "loai: thong_bao\nlien_he: true\n": true,
	} {
		c := picturesOf(t, head, m).Contact
		if (c != nil) != want || want && (c.Address != "Số 01" || c.Fax != "2" || c.Logo.Width != 4 || c.Code.Width != 5) {
			t.Errorf("%q: %+v", head, c)
		}
	}
	if fr := picturesOf(t, "loai: cong_van\n", &record.Month{}); fr.Contact != nil || fr.Seal != nil {
		t.Errorf("of an agency that gives none: %+v", fr)
	}
}
