package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

func write(t testing.TB, d *doc.Doc) []byte {
	t.Helper()
	data, problems, err := Write(d, fonts.Load())
	if err != nil || problems.Failed() {
		t.Fatal(err, problems)
	}
	return data
}

// run calls a program on a PDF and returns what it prints.
func run(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	program := judge.Program(t, name)
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", file)
	}
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// extractors is programs that print the text of a PDF, with their arguments.
var extractors = map[string][]string{
	"pdftotext": {"-raw", "-enc", "UTF-8", "FILE", "-"},
	"mutool":    {"draw", "-q", "-F", "txt", "-o", "-", "FILE"},
}

// words is the text with every stretch of white space as one space.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// alphabet has every letter in every face, signs, and characters that need a
// code page of their own.
func alphabet() *doc.Doc {
	var blocks []doc.Block
	for i := range 4 {
		for _, s := range []string{fonts.Lower, fonts.Upper, "(a\\b)" + fonts.Signs[2:], fonts.Latin, "Ω Ж Đồng ÝKIẾN ĐẠI HỘI Ủy ban"} {
			var spaced []string // longer words would be cut at the edge of the page
			for some := range slices.Chunk([]rune(strings.ReplaceAll(s, " ", "")), 15) {
				spaced = append(spaced, string(some), strings.Join(strings.Split(string(some), ""), " "))
			}
			blocks = append(blocks, &doc.Paragraph{Style: "Body", Inlines: []doc.Inline{
				doc.Text{Text: strings.Join(spaced, " "), Bold: i&1 != 0, Italic: i&2 != 0}}})
		}
	}
	return document(blocks...)
}

func TestTextComesOutAgain(t *testing.T) {
	justified := document(para("Body", strings.Repeat(sentence, 5)), para("Body", "ngày 05\u00a0tháng 10, số 15\u201117/KH, 30/9 “trích”"), notice(3).Sections[0].Blocks[0])
	for name, d := range map[string]*doc.Doc{"notice": notice(3), "alphabet": alphabet(), "justified": justified} {
		var want []string
		for line := range doc.Lines(d.Sections[0].Blocks) {
			want = append(want, line)
		}
		data := write(t, d)
		for program, args := range extractors {
			t.Run(name+"/"+program, func(t *testing.T) {
				got := run(t, data, program, slices.Clone(args)...)
				if strings.Contains(got, "\u00a0") || strings.Contains(got, "  ") {
					t.Error("a space is not plain or not single")
				}
				got = words(got)
				for _, line := range want {
					at := strings.Index(got, words(line))
					if at < 0 && name != "notice" { // lines of a notice may go over to the next page, past its number
						t.Fatalf("%q is not in %q", words(line), got)
					}
				}
				if name == "notice" && dense(got) != dense(strings.Join(want, " ")) {
					t.Errorf("got %q", got)
				}
			})
		}
	}
}

// dense is text without white space and digits, which page numbers disturb.
func dense(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}

func TestSameBytesTwice(t *testing.T) {
	for _, d := range []*doc.Doc{notice(12), alphabet()} {
		if a, b := write(t, d), write(t, d); !bytes.Equal(a, b) {
			t.Error("the same document gave other bytes")
		}
	}
}

// Fonts and compressors are shared: documents made side by side do not disturb
// each other.
func TestSameBytesSideBySide(t *testing.T) {
	docs := []*doc.Doc{notice(12), alphabet(), notice(3)}
	var want [][]byte
	for _, d := range docs {
		want = append(want, write(t, d))
	}
	got := make([][]byte, 4*len(docs))
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() { got[i], _, _ = Write(docs[i%len(docs)], fonts.Load()) })
	}
	all.Wait()
	for i, data := range got {
		if !bytes.Equal(data, want[i%len(docs)]) {
			t.Errorf("document %d gave other bytes", i%len(docs))
		}
	}
}

func TestIntact(t *testing.T) {
	data := write(t, notice(2))
	if ours, intact := Intact(data); !ours || !intact {
		t.Fatalf("a new file: %v, %v", ours, intact)
	}
	for at := 0; at < len(data); at += 97 {
		changed := bytes.Clone(data)
		changed[at] ^= 1
		if _, intact := Intact(changed); intact {
			t.Fatalf("byte %d changed unseen", at)
		}
	}
	id := bytes.LastIndex(data, []byte(idOpen))
	for at := id; at < len(data); at++ {
		changed := bytes.Clone(data)
		changed[at] ^= 1
		if _, intact := Intact(changed); intact {
			t.Fatalf("byte %d of the trailer changed unseen", at)
		}
	}
	if ours, intact := Intact(append(bytes.Clone(data), "\n%"...)); !ours || intact {
		t.Errorf("a file with more at its end: %v, %v", ours, intact)
	}
	if ours, _ := Intact([]byte("%PDF-1.4\n/Producer (khác)")); ours {
		t.Error("a foreign file is said to be ours")
	}
}

func FuzzIntact(f *testing.F) {
	f.Add([]byte("/Producer (vanthu)/ID [<00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if ours, intact := Intact(data); intact && !ours {
			t.Error("intact but not ours")
		}
	})
}

func TestProperties(t *testing.T) {
	d := notice(1)
	d.Meta.Title = "Báo cáo \U0001F600 \xff (quý \\ III)"
	info := run(t, write(t, d), "pdfinfo", "FILE")
	for _, want := range []string{"Báo cáo \uFFFD \uFFFD (quý \\ III)", "Sở Kế hoạch", "Oct  5", "Metadata Stream: yes", "PDF version:     1.7"} {
		if !strings.Contains(strings.Join(strings.Fields(info), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("%q is not in:\n%s", want, info)
		}
	}
	out := string(write(t, d))
	for _, want := range []string{"/Lang (vi-VN)", "/DisplayDocTitle true", "<rdf:li>Sở Kế hoạch</rdf:li>"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the file", want)
		}
	}
}

func TestStructureIsSound(t *testing.T) {
	for _, d := range []*doc.Doc{alphabet(), notice(60), boxes(), document(linkTo("https://a.vn")), document()} {
		run(t, write(t, d), "qpdf", "--check", "FILE")
	}
}

func TestRefuses(t *testing.T) {
	undated, empty := notice(1), notice(1)
	undated.Meta.Date = undated.Meta.Date.AddDate(-3000, 0, 0)
	undated.Meta.Date = doc.Meta{}.Date
	empty.Sections = nil
	for name, d := range map[string]*doc.Doc{"undated": undated, "empty": empty, "style": document(para("Nowhere", "x"))} {
		if data, _, err := Write(d, fonts.Load()); err == nil || data != nil {
			t.Errorf("%s: accepted", name)
		}
	}
	odd := notice(1)
	odd.Meta.Language = "vi) /Evil (x"
	if strings.Contains(string(write(t, odd)), "Evil") {
		t.Error("the language went into the file unchecked")
	}
}

func TestParseRefuses(t *testing.T) {
	for _, raw := range []string{"", "\nxref\n0 1\n", "x\nxref\n0 2\n0000000000 65535 f \n9999999999 00000 n \ntrailer\n", "x\nxref\n0 2\n0000000000 65535 f \nabc\ntrailer\n"} {
		if _, err := parse([]byte(raw)); err == nil {
			t.Errorf("%q: accepted", raw)
		}
	}
}

func TestGlyphNames(t *testing.T) {
	for r, want := range map[rune]string{'ậ': "acircumflexdotbelow", 'Ữ': "Uhorntilde", 'ơ': "ohorn", 'ỹ': "ytilde",
		'đ': "dcroat", 'ắ': "abreveacute", 'Ể': "Ecircumflexhookabove", 'è': "egrave", '₫': "dong", '\u00a0': "space"} {
		if got := glyphName(r); got != want {
			t.Errorf("%c is called %q, want %q", r, got, want)
		}
	}
	for _, r := range fonts.Lower + fonts.Upper + fonts.Signs {
		if strings.HasPrefix(glyphName(r), "uni") {
			t.Errorf("%c has no name of the Adobe Glyph List", r)
		}
	}
}

// Running Vietnamese text with capitals at the beginnings of words is one font.
func TestOneCodePageServesRunningText(t *testing.T) {
	e := newEncoding(nil)
	for text, page := range map[string]int{"Ủy ban nhân dân Đồng Tháp, Ấn Độ, Ý Yên": 0, "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP": 1} {
		if got, n := e.reach(text); got != page || n != len(text) {
			t.Errorf("%q: page %d up to byte %d of %d", text, got, n, len(text))
		}
	}
	if len(standard()[0].runes) > 256-first || len(standard()[1].runes) > 256-first {
		t.Error("a code page is too full")
	}
}
