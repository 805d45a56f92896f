package pipeline_test

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/pdf"
	"vanthu/pipeline/template"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// illustrated is the documents of a sample month that people sign, with signatures,
// seal, and the address of the agency at the foot of each. A chart, which is a picture
// in a DOCX only, is left out.
func illustrated(t *testing.T, sample string) map[string]*doc.Doc {
	kit, m := newKit(t), readSample(t, sample, ".yaml")
	pictures := map[string]*doc.Image{}
	for name, png := range map[string][]byte{"ky": judge.Signature(), "dau": judge.Seal(), "qr": judge.Code()} {
		im, err := doc.ReadImage(png)
		if err != nil {
			t.Fatal(err)
		}
		pictures[name] = im
	}
	for i := range m.Agency.Signers {
		m.Agency.Signers[i].Signature = "ky"
	}
	m.Agency.Seal = "dau"
	m.Agency.Contact.Address, m.Agency.Contact.Email = "Số 01 đường Trần Phú", "vp@vidu.vn"
	m.Agency.Contact.Logo, m.Agency.Contact.Code = "dau", "qr"
	out := map[string]*doc.Doc{}
	for _, of := range kit.Templates {
		if kind, _ := kit.Rules.Kind(of.Kind); kind.Form == thethuc.FormSheet {
			continue
		}
		src, ok := pipeline.Builtin(of.Key)
		if !ok {
			t.Fatal(of.Key)
		}
		tmpl, err := template.Load(of.File, bytes.Replace(src, []byte("---\n"), []byte("---\nlien_he: true\n"), 1))
		if err != nil {
			t.Fatal(err)
		}
		in := template.Input{Month: m, AsOf: m.AsOf(viet.Date{}), Pictures: pictures}
		if of.PerUnit {
			in.Unit = m.Agency.Units[0].Code
		}
		d, ps := tmpl.Fill(in, kit.Rules)
		if ps.Failed() {
			t.Fatal(ps)
		}
		body := &d.Sections[0]
		body.Blocks = slices.DeleteFunc(body.Blocks, func(b doc.Block) bool { _, is := b.(*doc.Chart); return is })
		out[filepath.Dir(sample)+"-"+of.Key] = d
	}
	return out
}

// placedImage finds an image in a trace of mutool: width, height, and its corner.
var placedImage = regexp.MustCompile(`(<page )|<fill_image [^>]*transform="([\d.-]+) 0 0 ([\d.-]+) ([\d.-]+) ([\d.-]+)"`)

// imagesOf is the places of the images of a PDF, each with its page in front, in the
// order of the pages and then from the top: no matter which is drawn first.
func imagesOf(t *testing.T, file string) (out [][5]float64) {
	t.Helper()
	trace, err := exec.Command(judge.Program(t, "mutool"), "draw", "-q", "-F", "trace", "-o", "-", file).Output()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	page := 0.0
	for _, m := range placedImage.FindAllSubmatch(trace, -1) {
		if len(m[1]) > 0 {
			page++
			continue
		}
		place := [5]float64{page}
		for i := range 4 {
			if place[i+1], err = strconv.ParseFloat(string(m[i+2]), 64); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, place)
	}
	slices.SortFunc(out, func(a, b [5]float64) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(math.Round(a[4]), math.Round(b[4])), cmp.Compare(a[3], b[3]))
	})
	return out
}

// Pictures stand in the PDF where LibreOffice prints those of the DOCX, and the
// lines around them too.
func TestPicturesStandWhereWordHasThem(t *testing.T) {
	dir := t.TempDir()
	docs := map[string]*doc.Doc{}
	for _, s := range samples {
		for name, d := range illustrated(t, s) {
			docs[name] = d
			word, _, err := docx.Write(d)
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, name+".docx"), word, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			fixed, _, err := pdf.Write(d, newKit(t).Fonts)
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, name+".pdf"), fixed, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	judge.OfficePDF(t, filepath.Join(dir, "word"), filepath.Join(dir, "*.docx"))
	const most = 0.3 * 72 / 25.4 // pt
	off, compared := 0.0, 0
	for name := range docs {
		word, ours := filepath.Join(dir, "word", name+".pdf"), filepath.Join(dir, name+".pdf")
		want, got := imagesOf(t, word), imagesOf(t, ours)
		if len(want) != len(got) || len(got) < 2 {
			t.Errorf("%s: %d pictures, in Word %d", name, len(got), len(want))
			continue
		}
		for i := range want {
			for k := range want[i] {
				off = max(off, math.Abs(want[i][k]-got[i][k]))
			}
			compared++
		}
		if w, g := fmt.Sprint(texts(judge.PrintedLines(t, word))), fmt.Sprint(texts(judge.PrintedLines(t, ours))); w != g {
			t.Errorf("%s: other lines than in Word:\n%s\n%s", name, w, g)
		}
	}
	t.Logf("%d pictures at most %.2f mm off", compared, off*25.4/72)
	if off > most {
		t.Errorf("a picture is %.2f mm off", off*25.4/72)
	}
}

// texts is the text of the lines of pages.
func texts(pages [][]judge.PrintedLine) (out []string) {
	for i, p := range pages {
		for _, l := range p {
			out = append(out, fmt.Sprint(i+1, " ", l.Text, "\n"))
		}
	}
	return out
}
