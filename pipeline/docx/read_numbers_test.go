package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// level is a w:lvl; more is further XML.
func lvl(i int, kind, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, i, kind, more, text)
}

func scheme(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">`, id) + strings.Join(levels, "") + `</w:abstractNum>`
}

func num(id, abstract int, more string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, more)
}

// labelsOf are the labels of the paragraphs of a file.
func labelsOf(t *testing.T, c readCase) (out []string) {
	t.Helper()
	f := opened(t, c.file(t))
	for _, line := range brief(f.Doc, f.Doc.Sections[0].Blocks) {
		label := ""
		if _, after, ok := strings.Cut(line, `"`); ok {
			label, _, _ = strings.Cut(after, `"`)
		}
		out = append(out, label)
	}
	if told := toldBy(f); !slices.Equal(told, c.problems) {
		t.Errorf("told %q, want %q", told, c.problems)
	}
	return out
}

// The numbers of paragraphs are those that Word prints. Levels are given as in "0 1 1 0":
// the num before a colon if it is not 1.
func TestReadNumbers(t *testing.T) {
	multi := scheme(0, lvl(0, "decimal", "%1.", ""), lvl(1, "decimal", "%1.%2.", ""), lvl(2, "decimal", "%1.%2.%3.", ""), lvl(3, "lowerLetter", "%4)", ""))
	override := `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`
	for name, tt := range map[string]struct {
		numbering, styles string
		levels            string
		want              []string
		problems          []string
	}{
		"several levels":       {multi + num(1, 0, ""), "", "0 1 1 2 3 3 1 0 1 3", []string{"1.", "1.1.", "1.2.", "1.2.1.", "a)", "b)", "1.3.", "2.", "2.1.", "a)"}, nil},
		"level above not used": {multi + num(1, 0, ""), "", "1 1", []string{"1.1.", "1.2."}, nil},
		"two nums go on":       {multi + num(1, 0, "") + num(2, 0, ""), "", "0 2:0 1:0", []string{"1.", "2.", "3."}, nil},
		"start over":           {multi + num(1, 0, "") + num(2, 0, override), "", "0 0 2:0 2:0 1:0", []string{"1.", "2.", "5.", "6.", "7."}, nil},
		"never restarts":       {scheme(0, lvl(0, "decimal", "%1.", ""), lvl(1, "lowerLetter", "%2)", `<w:lvlRestart w:val="0"/>`)) + num(1, 0, ""), "", "0 1 0 1", []string{"1.", "a)", "2.", "b)"}, nil},
		"restarts after first": {scheme(0, lvl(0, "decimal", "%1.", ""), lvl(1, "decimal", "%1.%2.", ""), lvl(2, "lowerLetter", "%3)", `<w:lvlRestart w:val="1"/>`)) + num(1, 0, ""), "", "0 1 2 1 2 0 2", []string{"1.", "1.1.", "a)", "1.2.", "b)", "2.", "a)"}, nil},
		"level of a num":       {multi + num(1, 0, `<w:lvlOverride w:ilvl="1">`+lvl(1, "upperLetter", "%2/", "")+`</w:lvlOverride>`), "", "0 1 1", []string{"1.", "A/", "B/"}, nil},
		"by a style": {scheme(0, lvl(0, "upperRoman", "%1.", "")) + `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>` + num(1, 1, "") + num(2, 0, ""),
			`<w:style w:type="numbering" w:styleId="DanhSach"><w:name w:val="DanhSach"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`, "0 0", []string{"I.", "II."}, nil},
		"circle of styles": {`<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A1"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="A2"/></w:abstractNum>` + num(1, 1, "") + num(2, 2, ""),
			`<w:style w:type="numbering" w:styleId="A1"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:type="numbering" w:styleId="A2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`, "0", []string{""}, nil},
		"nothing there":   {multi, "", "7:0", []string{""}, nil},
		"with words":      {scheme(0, lvl(0, "decimal", "Điều %1.", ""), lvl(1, "decimal", "%2%", "")) + num(1, 0, ""), "", "0 1 0", []string{"Điều 1.", "1%", "Điều 2."}, nil},
		"legal":           {scheme(0, lvl(0, "upperRoman", "%1.", ""), lvl(1, "lowerLetter", "%1.%2", `<w:isLgl/>`)) + num(1, 0, ""), "", "0 1", []string{"I.", "1.1"}, nil},
		"without numbers": {scheme(0, lvl(0, "none", "", ""), lvl(1, "bullet", "-", ""), lvl(2, "bullet", "+", ""), lvl(3, "bullet", "&#xF02D;", `<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>`)) + num(1, 0, ""), "", "0 1 2 3", []string{"", "-", "+", "−"}, nil},
		"bullets": {scheme(0, lvl(0, "bullet", "&#xF0B7;", `<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>`), lvl(1, "bullet", "o", `<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>`), lvl(2, "bullet", "&#xF0A7;", `<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>`), lvl(3, "bullet", "●", "")) + num(1, 0, ""),
			"", "0 1 2 3", []string{"•", "o", "▪", "●"}, nil},
		"a format of an example": {scheme(0, lvl(0, `custom" w:format="001, 002, 003, ...`, "%1", "")) + num(1, 0, ""), "", "0", []string{"001"}, nil},
		"choice of formats":      {scheme(0, `<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`) + num(1, 0, ""), "", "0", []string{"003"}, nil},
		"a format of the east":   {scheme(0, lvl(0, "ideographDigital", "%1.", "")) + num(1, 0, ""), "", "0", []string{"1."}, []string{"dang-so"}},
	} {
		t.Run(name, func(t *testing.T) {
			var body strings.Builder
			for _, at := range strings.Fields(tt.levels) {
				n, l := 1, 0
				if _, err := fmt.Sscanf(at, "%d:%d", &n, &l); err != nil {
					n = 1
					fmt.Sscanf(at, "%d", &l)
				}
				body.WriteString(wp(numPr(n, l), wr("", "x")) + wp("", ""))
			}
			c := readCase{body: body.String(), problems: tt.problems,
				parts: []string{"numbering.xml", `<w:numbering NS>` + tt.numbering + `</w:numbering>`, "styles.xml", strings.Replace(wordStyles, "</w:styles>", tt.styles+"</w:styles>", 1)}}
			var got []string
			for i, label := range labelsOf(t, c) {
				if i%2 == 0 {
					got = append(got, label)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNumerals(t *testing.T) {
	for _, tt := range []struct {
		kind string
		n    int
		want string
	}{
		{"lowerLetter", 1, "a"}, {"lowerLetter", 26, "z"}, {"lowerLetter", 27, "aa"}, {"upperLetter", 53, "AAA"}, {"lowerLetter", 0, "0"},
		{"upperRoman", 1, "I"}, {"upperRoman", 4, "IV"}, {"upperRoman", 1949, "MCMXLIX"}, {"lowerRoman", 88, "lxxxviii"}, {"upperRoman", 0, "0"},
		{"decimalZero", 9, "09"}, {"decimalZero", 10, "10"}, {"none", 3, ""}, {"ordinal", 2, "2nd"}, {"ordinal", 11, "11th"}, {"ordinal", 23, "23rd"},
		{"vietnameseCounting", 1, "một"}, {"vietnameseCounting", 21, "hai mươi mốt"}, {"vietnameseCounting", 15, "mười lăm"}, {"cardinalText", 4, "Bốn"}, {"cardinalText", 105, "Một trăm linh năm"},
		{"ordinalText", 1, "Thứ nhất"}, {"ordinalText", 2, "Thứ hai"}, {"ordinalText", 4, "Thứ tư"}, {"ordinalText", 10, "Thứ mười"},
		{"decimalEnclosedCircle", 3, "③"}, {"decimalEnclosedCircle", 21, "21"}, {"numberInDash", 7, "- 7 -"}, {"decimalFullWidth", 12, "１２"}, {"decimalEnclosedParen", 2, "⑵"}, {"decimalEnclosedFullstop", 20, "⒛"}, {"hex", 255, "FF"}, {"chicago", 6, "††"}, {"decimalHalfWidth", 3, "3"},
	} {
		if got := numeral(tt.kind, tt.n); got != tt.want || !knownNumeral(tt.kind) {
			t.Errorf("%s %d: %q, want %q, known %t", tt.kind, tt.n, got, tt.want, knownNumeral(tt.kind))
		}
	}
}

// A number in letters that its level capitalises is in capitals.
func TestNumbersInCapitals(t *testing.T) {
	c := readCase{body: wp(numPr(1, 0), wr("", "x")) + wp("", "") + wp(numPr(1, 1), wr("", "y")),
		parts: []string{"numbering.xml", `<w:numbering NS>` + scheme(0, lvl(0, "vietnameseCounting", "Phần %1", `<w:rPr><w:caps/></w:rPr>`), lvl(1, "lowerLetter", "%2)", `<w:rPr><w:b/></w:rPr>`)) + num(1, 0, "") + `</w:numbering>`}}
	if got := labelsOf(t, c); !slices.Equal(got, []string{"PHẦN MỘT", "", "a)"}) {
		t.Errorf("%q", got)
	}
}
