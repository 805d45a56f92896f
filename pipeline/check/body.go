package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
)

const (
	byParagraph = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6e"
	byGrounds   = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6a và V.6"
	byOutline   = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6c-đ và V.6"
	byLetters   = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6đ"
	byForms     = "NĐ 30/2020/NĐ-CP, Phụ lục III"
)

var bodyRules = []Rule{
	{
		Name: "doan-van", Basis: byParagraph, Mends: true, find: paragraphs,
		Says:  "đoạn văn của nội dung chữ đứng, một cỡ chữ 13 hoặc 14, căn đều hai lề, lùi đầu dòng 1 cm hoặc 1,27 cm, cách nhau ít nhất 6 pt, giãn dòng từ đơn đến 1,5",
		Why:   "nội dung dễ đọc, các trang của mọi cơ quan giống nhau",
		Wrong: "nội dung cỡ 12, căn trái, không lùi đầu dòng", Right: "nội dung cỡ 14, căn đều, lùi đầu dòng 1,27 cm, cách đoạn 6 pt, giãn dòng đơn",
	},
	{
		Name: "can-cu", Basis: byGrounds, Mends: true, find: grounds,
		Says:  "mỗi căn cứ một dòng, chữ nghiêng, cuối dòng có dấu chấm phẩy, dòng cuối cùng có dấu chấm",
		Why:   "căn cứ ban hành tách khỏi nội dung và đếm được",
		Wrong: "Căn cứ Luật Tổ chức chính quyền địa phương,", Right: "Căn cứ Luật Tổ chức chính quyền địa phương;",
	},
	{
		Name: "de-muc", Basis: byOutline, Mends: true, find: headings,
		Says:  "phần, chương, mục, điều, khoản đánh số đúng loại chữ số, liên tục, không lặp; kiểu chữ đúng cấp",
		Why:   "viện dẫn đến đúng chỗ, mục lục lập được",
		Wrong: "I. KẾT QUẢ, rồi III. NHIỆM VỤ", Right: "I. KẾT QUẢ, rồi II. NHIỆM VỤ",
	},
	{
		Name: "thu-tu-diem", Basis: byLetters, find: points,
		Says:  "điểm theo thứ tự bảng chữ cái tiếng Việt a, b, c, d, đ, e, g, h, i, k, ..., sau chữ cái là dấu ngoặc đơn đóng",
		Why:   "Word tự đánh a, b, c, d, e, f: thiếu “đ”, thừa “f”, “j”, “w”, “z”, nên viện dẫn sai điểm",
		Wrong: "a) b) c) d) e) f)", Right: "a) b) c) d) đ) e)",
	},
	{
		Name: "ket-thuc-noi-dung", Basis: byForms, Severity: Warning, find: ending,
		Says:  "nội dung kết thúc bằng “./.” ở chữ cuối cùng, cả khi cuối nội dung là bảng",
		Why:   "dấu “./.” cho biết văn bản hết, không thêm được gì phía sau",
		Wrong: "Yêu cầu các đơn vị thực hiện.", Right: "Yêu cầu các đơn vị thực hiện./.",
	},
	{
		Name: "bang-rong", Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, I.3", Severity: Warning, find: wideTables,
		Says:  "bảng nằm trong khoảng giữa lề trái và lề phải",
		Why:   "bảng lấn ra lề bị mất chữ khi in hoặc khi đóng tập",
		Wrong: "bảng rộng 185 mm trên trang chỉ có 165 mm giữa hai lề", Right: "bảng rộng 165 mm",
	},
}

// wideTables finds tables of the body and the annexes that run beyond the margins: those
// that the page is to have.
func wideTables(r *run) {
	const hair = 1 // mm
	seen := map[*doc.Table]bool{r.Letterhead: true, r.Closing: true}
	bodies := [][]*parts.Line{r.Body}
	for _, a := range r.Annexes {
		bodies = append(bodies, a.Body)
	}
	for _, l := range slices.Concat(bodies...) {
		t := l.Table
		if t == nil || seen[t] || l.Blank() {
			continue
		}
		seen[t] = true
		width := doc.Length(0)
		for _, c := range t.Columns {
			width += c
		}
		room := r.mendedPage(l.Section).TextWidth()
		if width > room+2*t.Padding+doc.MM(hair) { // word processors let cells hang out by their padding
			r.at(l, Finding{
				Found: fmt.Sprintf("bảng rộng %s, giữa hai lề chỉ có %s", millimetres(width), millimetres(room)),
				Want:  "bảng nằm giữa hai lề của trang",
				Hint:  "trong Word: chọn bảng, Layout, AutoFit, AutoFit Window; bảng nhiều cột thì đưa vào phụ lục trên trang ngang",
			})
		}
	}
}

// running are the lines of the body outside tables that begin a paragraph with letters.
func (r *run) running() []*parts.Line {
	var out []*parts.Line
	var last doc.Block
	for _, l := range r.Body {
		if l.Table == nil && l.Block != last && hasLetters(whole(l)) {
			out = append(out, l)
		}
		last = l.Block
	}
	return out
}

// paragraphs judges the paragraphs of the body (đoạn văn).
func paragraphs(r *run) {
	if !r.official() {
		return
	}
	r.bodySizes(slices.DeleteFunc(slices.Clone(r.Body), func(l *parts.Line) bool { return l.Table != nil }))
	lines := r.running()
	prose := slices.DeleteFunc(slices.Clone(lines), displayed)
	r.bodyUpright(prose)
	r.bodyAligns(prose)
	r.bodyIndents(prose)
	r.bodyGaps(prose)
	r.bodyPitches(lines)
}

// displayed tells whether a line is a heading in the middle of the page, or another
// short text that stands there or at the right: "Người lập bảng: Trần A".
func displayed(l *parts.Line) bool {
	const short, shortRight = 80, 40
	if text := whole(l); l.Style.Align == doc.AlignRight && len([]rune(text)) <= shortRight && !strings.ContainsRune(".;:,", lastRune(text)) {
		return true
	}
	return l.Style.Align == doc.AlignCenter && (len([]rune(whole(l))) <= short || l.Upper() || l.Bold())
}

// bodySizes asks for one size of the range.
func (r *run) bodySizes(lines []*parts.Line) {
	allowed := r.styleRule("NoiDung").Size
	count := map[float64]int{}
	for _, l := range lines {
		for _, s := range l.Spans {
			if s.Size >= allowed.Min && s.Size <= allowed.Max {
				count[s.Size] += len(s.Text)
			}
		}
	}
	main := allowed.Max
	for size, n := range count {
		if n > count[main] || n == count[main] && size > main {
			main = size
		}
	}
	var odd, mixed sames
	for _, l := range lines {
		if size := oddSize(l, allowed); size > 0 {
			odd.put("cỡ chữ "+number(size), l, r.resized(l, main))
		} else if size := oddSize(l, thethuc.SizeRange{Min: main, Max: main}); size > 0 {
			mixed.put(fmt.Sprintf("cỡ chữ %s, phần lớn nội dung cỡ %s", number(size), number(main)), l, r.resized(l, main))
		}
	}
	r.tell(&odd, Finding{Want: "nội dung " + sizes(allowed), Hint: "chọn các đoạn này và đặt cỡ chữ " + number(main)})
	r.tell(&mixed, Finding{Want: "nội dung một cỡ chữ", Hint: "đặt cả nội dung cỡ chữ " + number(main)})
}

// resized gives a paragraph another size, and room for it where its pitch is fixed.
func (r *run) resized(l *parts.Line, size float64) doc.SetFormat {
	f, q := doc.SetFormat{Block: l.Block, Size: new(size)}, r.Rules.Text.Spacing
	if l.Style.Exact > 0 && within(l.Style.Exact.Points(), single*size) < q.Min-slackPitch {
		f.Line = new(q.Min)
	}
	return f
}

// bodyUpright asks for upright letters. Some paragraphs may be quoted or remarks, but
// not most.
func (r *run) bodyUpright(lines []*parts.Line) {
	var slanted same
	for _, l := range lines {
		if every(l, func(s parts.Span) bool { return s.Italic }) {
			slanted.put(l, r.format(l, doc.SetFormat{Italic: new(false)})...)
		}
	}
	if 2*len(slanted.lines) > len(lines) {
		r.tellOne(&slanted, Finding{Found: "nội dung in nghiêng", Want: "nội dung chữ đứng", Hint: "chọn các đoạn này và bỏ in nghiêng (Ctrl+I)"})
	}
}

// bodyAligns asks for justified paragraphs. Headings may stand at the left.
func (r *run) bodyAligns(lines []*parts.Line) {
	names := map[doc.Align]string{doc.AlignStyle: "căn trái", doc.AlignLeft: "căn trái", doc.AlignCenter: "căn giữa", doc.AlignRight: "căn phải"}
	var odd, torn sames
	for _, l := range lines {
		name := names[l.Style.Align]
		if name == "" || name == "căn trái" && titled(l) {
			continue
		}
		if broken(l.Block) {
			torn.put("đoạn văn "+name+", có dòng ngắt bằng Shift+Enter", l)
			continue
		}
		odd.put("đoạn văn "+name, l, doc.SetFormat{Block: l.Block, Align: new(doc.AlignJustify)})
	}
	f := Finding{Want: "đoạn văn căn đều hai lề", Hint: "chọn các đoạn này và bấm Ctrl+J"}
	r.tell(&odd, f)
	f.Hint = "thay chỗ ngắt dòng bằng Enter rồi bấm Ctrl+J; căn đều ngay thì dòng trước chỗ ngắt bị kéo giãn"
	r.tell(&torn, f)
}

// broken tells whether a line break stands inside a paragraph: the line before it is
// torn across the page when the paragraph is justified.
func broken(b doc.Block) bool {
	return strings.Contains(strings.TrimSpace(inlineText(b)), "\n")
}

// titled tells whether a line is a heading of its own.
func titled(l *parts.Line) bool {
	return markOf(l).level > 0 && l.Bold()
}

// bodyIndents asks that first lines begin at one of the two places of the law.
func (r *run) bodyIndents(lines []*parts.Line) {
	q := r.Rules.Text.Indent
	var odd, dashes sames
	for _, l := range lines {
		found, changes := indented(l, q)
		switch {
		case found == "" || titled(l) && markOf(l).level != levelArticle:
		case isDash(l.Label) && l.Style.Left+l.Style.FirstLine > doc.MM(*q.Max): // the law has no levels of dashes
			dashes.put(found, l, changes...)
		default:
			odd.put(found, l, changes...)
		}
	}
	f := Finding{
		Want: fmt.Sprintf("đầu dòng lùi vào %s mm hoặc %s mm", number(q.Min), number(*q.Max)),
		Hint: "đặt First line trong hộp Paragraph, không dùng phím Tab hoặc dấu cách",
	}
	r.tell(&odd, f)
	f.Severity = Warning
	r.tell(&dashes, f)
}

// indented is what is wrong with where the first line of a paragraph begins, and the
// changes that mend it.
func indented(l *parts.Line, q thethuc.Quantity) (found string, changes []doc.Change) {
	text := inlineText(l.Block)
	blank := len(text) - len(strings.TrimLeft(text, " \t"))
	first := (l.Style.Left + l.Style.FirstLine).Millimetres()
	all := l.Style.Left > 0 && l.Style.FirstLine == 0 && l.Label == ""
	right := !all && (near(first, q.Min, slackLength) || near(first, *q.Max, slackLength))
	switch {
	case strings.Contains(text[:blank], "\t"):
		found = "thụt đầu dòng bằng phím Tab"
	case blank > 1:
		found = "thụt đầu dòng bằng dấu cách"
	case all:
		found = fmt.Sprintf("cả đoạn lùi vào %s mm", number(math.Round(first*10)/10))
	case right:
		return "", nil
	case near(first, 0, slackLength):
		found = "không lùi đầu dòng"
	default:
		found = fmt.Sprintf("đầu dòng lùi vào %s mm", number(math.Round(first*10)/10))
	}
	if blank > 0 {
		changes = append(changes, doc.SetText{Block: l.Block, Start: 0, End: blank})
	}
	if !right {
		changes = append(changes, doc.SetFormat{Block: l.Block, Left: new(doc.Length(0)), FirstLine: new(doc.MM(q.Value))})
	}
	return found, changes
}

// bodyGaps asks for space between neighbouring paragraphs.
func (r *run) bodyGaps(prose []*parts.Line) {
	q := r.Rules.Text.Before
	next := map[*parts.Line]*parts.Line{}
	for i, l := range r.Body {
		if i > 0 {
			next[r.Body[i-1]] = l
		}
	}
	var odd sames
	for i, l := range prose {
		if i == 0 || r.lastOf(next, prose[i-1]) != l {
			continue
		}
		gap := (prose[i-1].Style.After + l.Style.Before).Points()
		if gap < q.Min-slackSpace {
			odd.put(fmt.Sprintf("đoạn cách đoạn %s pt", number(gap)), l, doc.SetFormat{Block: l.Block, Before: new(doc.Pt(q.Value) - prose[i-1].Style.After)})
		}
	}
	r.tell(&odd, Finding{Want: fmt.Sprintf("khoảng cách giữa các đoạn văn tối thiểu %s pt", number(q.Min)), Hint: fmt.Sprintf("đặt Before %s pt trong hộp Paragraph", number(q.Value))})
}

// lastOf is the line that follows the paragraph of l.
func (r *run) lastOf(next map[*parts.Line]*parts.Line, l *parts.Line) *parts.Line {
	block := l.Block
	for l != nil && l.Block == block {
		l = next[l]
	}
	return l
}

// bodyPitches asks that lines are not closer than single and not wider than the law
// allows. How many times single a fixed pitch is the law does not say.
func (r *run) bodyPitches(lines []*parts.Line) {
	q := r.Rules.Text.Spacing
	var odd, fixed sames
	for _, l := range lines {
		line := pitch(l)
		if line >= q.Min-slackPitch && line <= *q.Max+slackPitch {
			continue
		}
		change := doc.SetFormat{Block: l.Block, Line: new(min(max(line, q.Min), *q.Max))}
		times := number(math.Round(line*100) / 100)
		if exact := l.Style.Exact; exact > 0 {
			fixed.put(fmt.Sprintf("giãn dòng cố định %s pt, bằng %s dòng đơn", number(exact.Points()), times), l, change)
		} else {
			odd.put("giãn dòng "+times, l, change)
		}
	}
	f := Finding{Want: fmt.Sprintf("giãn dòng từ %s đến %s", number(q.Min), number(*q.Max)), Hint: "đặt Line spacing trong hộp Paragraph"}
	r.tell(&odd, f)
	f.Severity = Warning
	r.tell(&fixed, f)
}

// single is the pitch of Times New Roman, times its size.
const single = 1.15

// pitch is the distance of lines as a multiple of that of the letters.
func pitch(l *parts.Line) float64 {
	size := l.Style.Size
	if len(l.Spans) > 0 {
		size = l.Spans[0].Size
	}
	s := l.Style
	switch {
	case s.Exact > 0 && size > 0:
		return within(s.Exact.Points(), single*size)
	case s.AtLeast > 0 && size > 0:
		return max(1, within(s.AtLeast.Points(), single*size))
	case s.Line == 0:
		return 1
	}
	return s.Line
}

// within is how many times one is in the pitch; what is short of it by a hair is one.
func within(pitch, one float64) float64 {
	if near(pitch, one, slackSpace) {
		return 1
	}
	return pitch / one
}

// enacting asks for the colon after "QUYẾT ĐỊNH".
func (r *run) enacting() {
	l := r.Enacting
	if l == nil || strings.HasSuffix(strings.TrimSpace(l.Text), ":") {
		return
	}
	text := strings.TrimRight(l.Text, " \u00a0")
	last := string(lastRune(text))
	r.at(l, Finding{
		Severity: Warning, Found: "“" + strings.TrimSpace(text) + "” không có dấu hai chấm", Want: "“" + strings.TrimSpace(text) + ":”", Basis: byForms,
		Hint: "ghi dấu “:” ở cuối dòng", Changes: retext(l, len(text)-len(last), len(text), last+":"),
	})
}

// grounds judges the căn cứ and the words under them.
func grounds(r *run) {
	r.enacting()
	r.looks(r.Grounds, asked{style: "CanCu", what: "căn cứ"})
	var odd sames
	for i, l := range r.Grounds {
		if i+1 < len(r.Grounds) && r.Grounds[i+1].Block == l.Block && !strings.HasSuffix(strings.TrimSpace(l.Text), ";") {
			continue // goes on under a line break
		}
		want := ";"
		if i+1 == len(r.Grounds) {
			want = "."
		}
		if text := strings.TrimSpace(l.Text); !strings.HasSuffix(text, want) {
			odd.put(fmt.Sprintf("căn cứ %s", endsIn(text)), l)
		}
	}
	r.tell(&odd, Finding{Want: "cuối mỗi căn cứ có dấu “;”, căn cứ cuối cùng có dấu “.”", Hint: "sửa dấu ở cuối dòng"})
}

// endsIn tells in what mark a text ends.
func endsIn(text string) string {
	last := lastRune(text)
	if strings.ContainsRune(".,;:/!?-", last) {
		return fmt.Sprintf("kết thúc bằng dấu “%c”", last)
	}
	return "không có dấu ở cuối"
}

func lastRune(s string) rune {
	r := []rune(s)
	if len(r) == 0 {
		return 0
	}
	return r[len(r)-1]
}

// theEnd is the mark that closes a text.
const theEnd = "./."

// ending judges the end of the body.
func ending(r *run) {
	if !r.official() || len(r.Body) == 0 || closed(r.Body) {
		return
	}
	last := r.Body[len(r.Body)-1]
	found := "đoạn cuối " + endsIn(strings.TrimSpace(last.Text))
	hint := "thay dấu ở cuối đoạn bằng “./.”"
	if last.Table != nil {
		found, hint = "nội dung kết thúc bằng bảng, không có “./.”", "ghi “./.” ở đoạn cuối trước bảng hoặc ở ô cuối của bảng"
	}
	r.at(last, Finding{Severity: Warning, Found: found, Want: "nội dung kết thúc bằng “./.”", Hint: hint})
}

// closed tells whether a text ends in "./.": its last line, or, if that is in a table,
// also the last one before the table.
func closed(lines []*parts.Line) bool {
	table := lines[len(lines)-1].Table
	for _, l := range slices.Backward(lines) {
		if strings.TrimSpace(l.Text) == "" && strings.TrimSpace(l.Label) == "" {
			continue
		}
		text := strings.TrimRight(whole(l), " ”\"")
		if strings.HasSuffix(text, theEnd) || strings.HasSuffix(strings.ReplaceAll(text, " ", ""), theEnd) {
			return true
		}
		if table == nil || l.Table != table {
			return false
		}
	}
	return false
}
