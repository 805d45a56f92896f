package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// pageRules look at the paper, the letters as a whole and the page numbers.
var pageRules = []Rule{
	{
		Name:  "kho-giay",
		Says:  "văn bản trình bày trên khổ giấy A4",
		Why:   "khổ giấy khác A4 làm lệch dòng, lệch trang khi in và khi lưu hồ sơ chung với văn bản khác",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, I.1",
		Wrong: "khổ Letter 215,9 x 279,4 mm", Right: "khổ A4 210 x 297 mm",
		Mends: true, find: (*run).paper,
	},
	{
		Name:     "giay-ngang",
		Says:     "trang nằm ngang chỉ dùng khi nội dung có bảng, biểu",
		Why:      "văn bản trình bày theo chiều dài trang giấy; chiều rộng là ngoại lệ cho bảng, biểu không làm thành phụ lục riêng",
		Basis:    "NĐ 30/2020/NĐ-CP, Phụ lục I, I.2",
		Severity: Warning,
		Wrong:    "thông báo chỉ có chữ mà để trang ngang", Right: "thông báo trên trang đứng, phụ lục có bảng nhiều cột trên trang ngang",
		find: (*run).turned,
	},
	{
		Name:  "le-trang",
		Says:  "lề trên, lề dưới, lề trái, lề phải nằm trong khoảng quy định",
		Why:   "lề trái rộng để đóng tập, lề trên có chỗ cho số trang; lề khác quy định còn làm lệch phần đầu và phần ký",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, I.3",
		Wrong: "lề trái 25 mm, lề phải 25 mm", Right: "lề trên 20 mm, dưới 20 mm, trái 30 mm, phải 15 mm",
		Mends: true, find: (*run).margins,
	},
	{
		Name:  "phong-chu",
		Says:  "toàn văn bản dùng phông Times New Roman, bộ mã Unicode",
		Why:   "phông khác làm đổi độ rộng dòng; phông của bảng mã cũ (.VnTime, VNI) còn không đọc được trên máy khác",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, I.4",
		Wrong: "nội dung bằng phông Arial", Right: "nội dung bằng phông Times New Roman",
		Mends: true, find: (*run).typeface,
	},
	{
		Name:  "mau-chu",
		Says:  "chữ màu đen; riêng dấu chỉ độ mật, mức độ khẩn màu đỏ",
		Why:   "chữ màu mất nét khi in đen trắng và khi sao chụp",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, I.4",
		Wrong: "tên loại màu xanh", Right: "tên loại màu đen",
		Mends: true, find: (*run).colours,
	},
	{
		Name:  "so-trang",
		Says:  "số trang ở giữa lề trên, chữ số Ả Rập đứng, cỡ 13 đến 14, không hiện ở trang thứ nhất",
		Why:   "người đọc tìm số trang ở cùng một chỗ trong mọi văn bản; để ở cuối trang là thói quen từ quy định cũ",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, I.7",
		Wrong: "số trang ở góc dưới bên phải", Right: "số “2” ở giữa lề trên của trang thứ hai",
		Mends: true, find: (*run).pageNumbers,
	},
	{
		Name:  "so-trang-phu-luc",
		Says:  "số trang của từng phụ lục được đánh riêng",
		Why:   "phụ lục có thể tách khỏi văn bản; số trang của nó bắt đầu lại từ 1",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, III.1đ",
		Wrong: "văn bản 3 trang, phụ lục bắt đầu ở trang số 4", Right: "phụ lục bắt đầu lại từ trang số 1",
		Mends: true, find: (*run).annexNumbers,
	},
}

// sectioned gathers findings about sections: what is wrong in the same way in several
// is said once.
func (r *run) sectioned(judge func(i int, s *doc.Section) (f Finding, wrong bool)) {
	first, count := map[string]int{}, map[string]int{}
	for i := range r.Doc.Sections {
		f, wrong := judge(i, &r.Doc.Sections[i])
		if !wrong {
			continue
		}
		f.Section = i
		if at, known := first[f.Found]; known {
			count[f.Found]++
			r.report.Findings[at].Changes = append(r.report.Findings[at].Changes, f.Changes...)
			continue
		}
		first[f.Found], count[f.Found] = len(r.report.Findings), 1
		r.add(f)
	}
	for found, n := range count {
		if n > 1 {
			r.report.Findings[first[found]].Found += fmt.Sprintf(" (%d phần)", n)
		}
	}
}

// paper asks for A4, upright or turned.
func (r *run) paper() {
	short, long := r.Rules.Page.Width, r.Rules.Page.Height
	r.sectioned(func(i int, s *doc.Section) (Finding, bool) {
		page := s.Page
		if fits(short, min(page.Width, page.Height)) && fits(long, max(page.Width, page.Height)) {
			return Finding{}, false
		}
		f := Finding{
			Found: fmt.Sprintf("khổ giấy %s x %s", millimetres(page.Width), millimetres(page.Height)),
			Want:  fmt.Sprintf("khổ A4, %s x %s mm", number(short.Value), number(long.Value)),
			Basis: short.Basis,
			Hint:  "trong Word: Bố trí trang (Layout), Khổ giấy (Size), chọn A4",
		}
		turned := page.Landscape()
		page.Width, page.Height = doc.MM(short.Value), doc.MM(long.Value)
		if turned {
			page.Width, page.Height = page.Height, page.Width
		}
		f.Changes = []doc.Change{doc.SetPage{Section: i, Page: page}}
		return f, true
	})
}

// fits tells whether a length is what a quantity in millimetres allows.
func fits(q thethuc.Quantity, l doc.Length) bool {
	mm := l.Millimetres()
	return mm >= q.Min-slackLength && (q.Max == nil || mm <= *q.Max+slackLength)
}

// millimetres writes a length: "25,0 mm".
func millimetres(l doc.Length) string {
	return strings.Replace(fmt.Sprintf("%.1f mm", l.Millimetres()), ".", ",", 1)
}

// between writes the range of a quantity: "từ 30 đến 35 mm".
func between(q thethuc.Quantity, unit string) string {
	switch {
	case q.Max == nil:
		return fmt.Sprintf("từ %s %s", number(q.Min), unit)
	case *q.Max == q.Min:
		return fmt.Sprintf("%s %s", number(q.Min), unit)
	}
	return fmt.Sprintf("từ %s đến %s %s", number(q.Min), number(*q.Max), unit)
}

// turned finds landscape pages without a table or chart of the body.
func (r *run) turned() {
	r.sectioned(func(i int, s *doc.Section) (Finding, bool) {
		return Finding{
			Found: "trang nằm ngang mà nội dung không có bảng, biểu",
			Want:  "trang đứng",
			Hint:  "trong Word: Bố trí trang (Layout), Hướng giấy (Orientation), chọn Dọc (Portrait)",
		}, s.Page.Landscape() && !r.tabled(s.Blocks)
	})
}

// tabled tells whether blocks hold a chart, or a table that is no part of the frame.
func (r *run) tabled(blocks []doc.Block) bool {
	return slices.ContainsFunc(blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Chart:
			return true
		case *doc.Table:
			return b != r.Letterhead && b != r.Closing && !(r.Urgency != nil && r.Urgency.Table == b)
		case *doc.List:
			return slices.ContainsFunc(b.Items, func(it doc.Item) bool { return r.tabled(it.Blocks) })
		}
		return false
	})
}

// margin is one margin of a page and what the rules ask of it.
type margin struct {
	name string
	of   func(*doc.Page) *doc.Length
	ask  thethuc.Quantity
}

// asks is the margins that are asked of a document's pages; an internal sheet has
// narrower ones at the sides.
func (r *run) marginsAsked() []margin {
	page := r.Rules.Page
	left, right := page.Left, page.Right
	if r.Kind.Form == thethuc.FormSheet {
		left, right = r.Rules.Sheets.Side, r.Rules.Sheets.Side
	}
	return []margin{
		{"lề trên", func(p *doc.Page) *doc.Length { return &p.Top }, page.Top},
		{"lề dưới", func(p *doc.Page) *doc.Length { return &p.Bottom }, page.Bottom},
		{"lề trái", func(p *doc.Page) *doc.Length { return &p.Left }, left},
		{"lề phải", func(p *doc.Page) *doc.Length { return &p.Right }, right},
	}
}

// margins asks for the margins of each section. Of turned pages the law does not say
// which side is which: their paper turned back counts too, and is only warned of.
func (r *run) margins() {
	asked := r.marginsAsked()
	r.sectioned(func(i int, s *doc.Section) (Finding, bool) {
		f := marginsOf(s.Page, asked)
		f.Hint = "trong Word: Bố trí trang (Layout), Lề (Margins), ghi số đo như trên"
		if f.Changes == nil {
			return f, false
		}
		if s.Page.Landscape() {
			f.Severity = Warning
			if rightTurned(s.Page, asked) {
				return f, false
			}
		}
		page := f.Changes[0].(doc.SetPage).Page
		f.Changes = []doc.Change{doc.SetPage{Section: i, Page: page}}
		return f, true
	})
}

// rightTurned tells whether a landscape page has the margins of one turned back.
func rightTurned(p doc.Page, asked []margin) bool {
	return marginsOf(turnedBack(p, true), asked).Changes == nil || marginsOf(turnedBack(p, false), asked).Changes == nil
}

// turnedBack is a landscape page as it is when its top is turned to the left or right.
func turnedBack(p doc.Page, left bool) doc.Page {
	if left {
		p.Left, p.Top, p.Right, p.Bottom = p.Top, p.Right, p.Bottom, p.Left
	} else {
		p.Right, p.Top, p.Left, p.Bottom = p.Top, p.Left, p.Bottom, p.Right
	}
	return p
}

// marginsOf is what is wrong with the margins of a page, without changes if nothing.
func marginsOf(page doc.Page, asked []margin) (f Finding) {
	var found, want []string
	mended := page
	for _, m := range asked {
		if l := *m.of(&page); !fits(m.ask, l) {
			found = append(found, m.name+" "+millimetres(l))
			want = append(want, m.name+" "+between(m.ask, "mm"))
			*m.of(&mended) = doc.MM(m.ask.Value)
			f.Basis = m.ask.Basis
		}
	}
	f.Found, f.Want = strings.Join(found, ", "), strings.Join(want, ", ")
	if found != nil {
		f.Changes = []doc.Change{doc.SetPage{Page: mended}}
	}
	return f
}

// typeface asks for the law's typeface: one finding for each other one.
func (r *run) typeface() {
	var groups sames
	for _, l := range r.Lines {
		seen := map[string]bool{}
		at := 0
		for _, s := range l.Spans {
			from, to := at, at+len(s.Text)
			at = to
			if isSerif(s.Font) || !hasWords(s.Text) {
				continue
			}
			changes := r.respan(l, from, to, doc.SetFormat{Font: new(doc.Typeface)})
			if legacyFont(s.Font) {
				changes = nil
			}
			if seen[s.Font] {
				groups.groups["phông "+s.Font].changes = append(groups.groups["phông "+s.Font].changes, changes...)
				continue
			}
			seen[s.Font] = true
			groups.put("phông "+s.Font, l, changes...)
		}
	}
	r.edgeTypeface(&groups)
	for _, found := range groups.order {
		hint := "trong Word: chọn toàn văn bản, đặt phông " + doc.Typeface
		if legacyFont(strings.TrimPrefix(found, "phông ")) {
			hint = "chuyển chữ từ bảng mã cũ sang Unicode trước rồi mới đổi phông"
		}
		g := groups.groups[found]
		r.tellOne(g, Finding{Found: found, Want: "phông " + doc.Typeface, Hint: hint})
	}
}

// edgeTypeface looks at what stands at the edges of the pages.
func (r *run) edgeTypeface(groups *sames) {
	for i := range r.Doc.Sections {
		s := &r.Doc.Sections[i]
		for _, b := range slices.Concat(s.Header, s.FirstHeader, s.Footer) {
			p, ok := b.(*doc.Paragraph)
			if !ok || len(p.Inlines) == 0 {
				continue
			}
			if font := r.lookOf(p).Font; !isSerif(font) {
				groups.put("phông "+font, &parts.Line{Section: i, Block: p, Text: doc.PlainText(p.Inlines)}, doc.SetFormat{Block: p, Font: new(doc.Typeface)})
			}
		}
	}
}

// isSerif tells whether a typeface is the law's.
func isSerif(name string) bool {
	return name == "" || strings.EqualFold(strings.TrimSpace(name), doc.Typeface)
}

// allows tells whether the law allows a font size.
func allows(s thethuc.SizeRange, size float64) bool {
	return size >= s.Min-slackSize && size <= s.Max+slackSize
}

// hasWords tells whether a text has letters or digits, so that its typeface is seen.
func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// legacyFont tells whether a typeface belongs to an encoding from before Unicode: its
// letters cannot be shown in another.
func legacyFont(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, ".vn") || strings.HasPrefix(name, "vni-")
}

// respan is the change of letters of a line, from and to counted in its text: of the
// whole block if the line's letters are all of it.
func (r *run) respan(l *parts.Line, from, to int, f doc.SetFormat) []doc.Change {
	if from == 0 && to >= len(l.Text) {
		return r.format(l, f)
	}
	if !located(l) {
		return nil
	}
	f.Block, f.Start, f.End = l.Block, l.Start+from, l.Start+to
	return []doc.Change{f}
}

// stamps are the words of secrecy stamps, which are red as seals are.
var stamps = []string{"mat", "toi mat", "tuyet mat"}

// colours asks for black letters, but for the stamps of urgency and secrecy.
func (r *run) colours() {
	var groups sames
	for _, l := range r.Lines {
		if l == r.Urgency || slices.Contains(stamps, viet.Fold(strings.TrimSpace(l.Text))) {
			continue
		}
		at := 0
		for _, s := range l.Spans {
			from, to := at, at+len(s.Text)
			at = to
			if strings.Trim(s.Color, "0") == "" || !hasWords(s.Text) {
				continue
			}
			groups.put(colourName(s.Color), l, r.respan(l, from, to, doc.SetFormat{Color: new("")})...)
		}
	}
	r.tell(&groups, Finding{Want: "chữ màu đen", Hint: "trong Word: chọn chữ, đặt màu Tự động (Automatic)"})
}

// colourName names a colour by its strongest part.
func colourName(rgb string) string {
	name := ""
	var c [3]int
	if n, err := fmt.Sscanf(rgb, "%02x%02x%02x", &c[0], &c[1], &c[2]); err == nil && n == 3 {
		switch most := max(c[0], c[1], c[2]); {
		case most-min(c[0], c[1], c[2]) < 32:
			name = "xám"
			if most > 240 {
				name = "trắng"
			}
		case most == c[0]:
			name = "đỏ"
			if c[1]*2 > c[0] {
				name = "vàng"
			}
		case most == c[1]:
			name = "xanh lá cây"
		default:
			name = "xanh"
		}
		name += " "
	}
	return fmt.Sprintf("chữ màu %s(%s)", name, rgb)
}
