package pdf

import (
	"slices"
	"strings"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

func boxes() *doc.Doc {
	var blocks []doc.Block
	for i := range 4 {
		blocks = append(blocks, &doc.Paragraph{Style: "Body", Inlines: []doc.Inline{
			doc.Text{Text: "☐ Đồng ý ☑ Không đồng ý ☒ Ý kiến khác □", Bold: i&1 != 0, Italic: i&2 != 0},
		}})
	}
	return document(append(blocks, para("Stamp", "☑ HỎA TỐC"), para("Body", "Ω☑☐Ω"))...)
}

// Boxes are drawn, and are text for whoever copies or hears the page.
func TestBoxes(t *testing.T) {
	d := boxes()
	data, problems, err := Write(d, fonts.Load())
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	wantStructure(t, d)
	r := read(t, data)
	content := string(r.content(r.pages()[0]))
	for operator, want := range map[string]int{" re S": 15, " 3 Tr ": 15, " 0 Tr ": 15, "<FEFF2610>": 5, "<FEFF2611>": 6, "<FEFF2612>": 4, " l ": 6*2 + 4*2} {
		if got := strings.Count(content, operator); got != want {
			t.Errorf("%d of %q, want %d", got, operator, want)
		}
	}
	if !strings.Contains(content, "0.753 0.000 0.000 RG") {
		t.Error("the box of coloured text is not coloured")
	}
	for _, want := range []string{"☐ Đồng ý ☑ Không đồng ý ☒ Ý kiến khác □", "☑ HỎA TỐC", "Ω☑☐Ω"} {
		for program, args := range extractors {
			if got := run(t, data, program, slices.Clone(args)...); !strings.Contains(got, want) {
				t.Errorf("%s: %q is not in %q", program, want, got)
			}
		}
	}
}

// A box takes as much of a line as "□", so no line breaks elsewhere.
func TestBoxesHaveTheWidthOfTheSign(t *testing.T) {
	var texts []string
	var places []layout.Pos
	for _, box := range []string{"□", "☐", "☑", "☒"} {
		pages, problems := layout.Pages(document(para("Body", strings.Repeat(box+" đồng ý; ", 40))), fonts.Load())
		if len(problems) > 0 {
			t.Error(problems)
		}
		for _, x := range pages[0].Texts {
			texts = append(texts, strings.ReplaceAll(x.Text, box, "□"))
			places = append(places, x.Width)
		}
	}
	n := len(texts) / 4
	for i := range 3 * n {
		if texts[i] != texts[i+n] || places[i] != places[i+n] {
			t.Errorf("%q is %d wide, %q is %d wide", texts[i], places[i], texts[i+n], places[i+n])
		}
	}
}

// Anything else that the font lacks is reported with the text around it, and its
// place shows.
func TestMissingCharacters(t *testing.T) {
	data, problems, err := Write(document(para("Body", "Hoàn thành ✔ trong tháng")), fonts.Load())
	if err != nil || len(problems) != 1 || !problems[0].Warning || !strings.Contains(problems[0].Message, "“Hoàn thành ✔ trong tháng”") {
		t.Fatal(err, problems)
	}
	got := read(t, data).structure().text
	if !slices.Contains(strings.Split(got, "\n"), "Hoàn thành □ trong tháng") {
		t.Errorf("printed %q", got)
	}
}
