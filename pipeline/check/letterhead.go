package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// letterheadRules look at what stands above the text (ô 1 to 4).
var letterheadRules = []Rule{
	{
		Name:  "quoc-hieu",
		Says:  "Quốc hiệu viết đúng chữ, in hoa, cỡ 12 đến 13, đứng, đậm",
		Why:   "Quốc hiệu là thành phần bắt buộc và cố định của mọi văn bản hành chính",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.1a và V.1",
		Wrong: "Cộng hòa xã hội chủ nghĩa Việt Nam", Right: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		Mends: true, find: (*run).nation,
	},
	{
		Name:  "tieu-ngu",
		Says:  "Tiêu ngữ viết đúng chữ, giữa các cụm có gạch nối và cách chữ hai bên, cỡ 13 đến 14, đứng, đậm, ở giữa dưới Quốc hiệu",
		Why:   "Tiêu ngữ là thành phần bắt buộc; dấu gạch dài hay thiếu dấu cách là lỗi hay gặp nhất của phần đầu",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.1b và V.1",
		Wrong: "Độc lập – Tự do – Hạnh phúc", Right: "Độc lập - Tự do - Hạnh phúc",
		Mends: true, find: (*run).motto,
	},
	{
		Name:  "ke-tieu-ngu",
		Says:  "dưới Tiêu ngữ có đường kẻ nét liền dài bằng dòng chữ",
		Why:   "đường kẻ gạch chân chữ hoặc gõ bằng dấu gạch lệch đi khi đổi cỡ chữ, đổi máy in",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.1b",
		Wrong: "đường kẻ dài 30 mm dưới dòng chữ dài 60,5 mm", Right: "đường kẻ dài 60,5 mm dưới dòng chữ dài 60,5 mm",
		Mends: true, find: (*run).mottoLine,
	},
	{
		Name:     "quoc-hieu-mot-dong",
		Says:     "Quốc hiệu nằm trên một dòng",
		Why:      "bảng hai cột bằng nhau không đủ chỗ cho Quốc hiệu, chữ rơi xuống dòng thứ hai",
		Basis:    "quy ước",
		Severity: Info,
		Wrong:    "cột phải rộng 80 mm", Right: "cột phải rộng 100 mm",
		Mends: true, find: (*run).nationOnOneLine,
	},
	{
		Name:  "ten-co-quan",
		Says:  "tên cơ quan chủ quản in hoa, không đậm; tên cơ quan ban hành ghi đầy đủ, in hoa, đậm, ở giữa, có đường kẻ dài từ 1/3 đến 1/2 dòng chữ",
		Why:   "nét đậm phân biệt cơ quan ban hành với cơ quan cấp trên của nó",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.2c và V.2",
		Wrong: "tên cơ quan chủ quản in đậm, tên cơ quan ban hành không đậm", Right: "ỦY BAN NHÂN DÂN TỈNH (không đậm), SỞ NỘI VỤ (đậm)",
		Mends: true, find: (*run).agencies,
	},
	{
		Name:  "so-ky-hieu",
		Says:  "số, ký hiệu ghi “Số: 05/TB-SNgV”: có dấu hai chấm, số nhỏ hơn 10 thêm số 0 phía trước, gạch chéo sau số, gạch nối giữa các nhóm, cỡ 13, đứng",
		Why:   "số, ký hiệu là địa chỉ của văn bản khi tra cứu và viện dẫn",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.3c và V.3",
		Wrong: "Số: 5/TB - SNgV", Right: "Số: 05/TB-SNgV",
		Mends: true, find: (*run).symbol,
	},
	{
		Name:  "ky-hieu-loai",
		Says:  "chữ viết tắt tên loại trong ký hiệu đúng với tên loại; công văn không có chữ viết tắt tên loại",
		Why:   "ký hiệu sai loại làm văn bản vào nhầm sổ và bị viện dẫn sai",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.3b; Phụ lục III, mục I",
		Wrong: "THÔNG BÁO mang số 05/QĐ-SNgV; công văn mang số 05/CV-UBND", Right: "THÔNG BÁO mang số 05/TB-SNgV; công văn mang số 05/UBND-VP",
		find: (*run).symbolKind,
	},
	{
		Name:  "dia-danh-ngay",
		Says:  "địa danh, dấu phẩy, rồi “ngày ... tháng ... năm ...”; ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0 phía trước; cỡ 13 đến 14, nghiêng, ở giữa dưới Quốc hiệu",
		Why:   "số 0 chống ghi thêm chữ số vào ngày, tháng",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.4 và V.4",
		Wrong: "Gia Lai ngày 5 tháng 1 năm 2026", Right: "Gia Lai, ngày 05 tháng 01 năm 2026",
		Mends: true, find: (*run).dateline,
	},
	{
		Name:     "thang-them-so-khong",
		Says:     "tháng 3 đến tháng 9 không thêm số 0 phía trước",
		Why:      "Nghị định chỉ nêu số 0 cho ngày nhỏ hơn 10 và tháng 1, tháng 2; các mẫu ghi “tháng 6”",
		Basis:    "NĐ 30/2020/NĐ-CP, Phụ lục I, II.4b và V.4",
		Severity: Warning,
		Wrong:    "ngày 05 tháng 06 năm 2026", Right: "ngày 05 tháng 6 năm 2026",
		Mends: true, find: (*run).paddedMonth,
	},
	{
		Name:  "bo-co-chu",
		Says:  "cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh và ngày cùng tăng hoặc cùng giảm: 13, 14, 14 hoặc 12, 13, 13",
		Why:   "các cỡ chữ trong một văn bản phải thống nhất",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, V, chú thích",
		Wrong: "Quốc hiệu cỡ 12, Tiêu ngữ cỡ 14", Right: "Quốc hiệu cỡ 13, Tiêu ngữ cỡ 14, địa danh và ngày cỡ 14",
		Mends: true, find: (*run).sizeSet,
	},
}

// The rules' styles of the letterhead.
const (
	styleNation   = "QuocHieu"
	styleMotto    = "TieuNgu"
	styleSuperior = "ChuQuan"
	styleAgency   = "CoQuan"
	styleNumber   = "SoKyHieu"
	styleDateline = "DiaDanhNgay"
)

// official tells whether the document is one of the law's: an internal sheet has
// neither Quốc hiệu nor number.
func (r *run) official() bool { return r.Kind.Form != thethuc.FormSheet }

// lacks notes that a part is missing, at the beginning of the document.
func (r *run) lacks(what, want, hint string) {
	if !r.inBox() {
		r.add(Finding{Found: "không có " + what, Want: want, Hint: hint})
	}
}

// component is how a part of the letterhead or the title is to look: in the middle
// only where a cell or the page gives it a middle.
func (r *run) component(style, what string, lines []*parts.Line) asked {
	return asked{style: style, what: what, center: len(lines) > 0 && (lines[0].Table != nil || r.Letterhead != nil), to: r.sizeOf(style)}
}

// nation asks for the Quốc hiệu.
func (r *run) nation() {
	r.emblem(r.Nation, r.Rules.Words.Nation, styleNation, "Quốc hiệu", "ghi Quốc hiệu ở góc phải đầu trang thứ nhất")
}

// motto asks for the Tiêu ngữ.
func (r *run) motto() {
	r.emblem(r.Motto, r.Rules.Words.Motto, styleMotto, "Tiêu ngữ", "ghi Tiêu ngữ ngay dưới Quốc hiệu")
}

// emblem asks for a line that is the same in all documents: its words and its look.
func (r *run) emblem(l *parts.Line, law thethuc.Word, style, what, hint string) {
	if !r.official() {
		return
	}
	if l == nil {
		r.lacks(what, "“"+law.Text+"”", hint)
		return
	}
	r.fixed(l, law, what)
	lines := []*parts.Line{l}
	r.looks(lines, r.component(style, what, lines))
}

// fixed asks for a fixed text of the law, with the tone marks on either letter. Where
// only signs, spaces and capitals differ it can be mended.
func (r *run) fixed(l *parts.Line, law thethuc.Word, what string) {
	text := strings.TrimSpace(l.Text)
	if viet.Canonical(text) == viet.Canonical(law.Text) || viet.Canonical(seen(l)) == viet.Canonical(law.Text) {
		return
	}
	f := Finding{Found: fmt.Sprintf("%s ghi “%s”", what, text), Want: "“" + law.Text + "”", Basis: law.Basis, Hint: "ghi đúng từng chữ, từng dấu như quy định"}
	if viet.Lower(letters(viet.Canonical(text))) == viet.Lower(letters(viet.Canonical(law.Text))) {
		f.Changes = retext(l, 0, len(l.Text), law.Text)
	}
	r.at(l, f)
}

// seen is a line as it is seen: capitals may be its look.
func seen(l *parts.Line) string {
	var b strings.Builder
	for _, s := range l.Spans {
		b.WriteString(shown(s))
	}
	return strings.TrimSpace(b.String())
}

// letters is a text without signs and spaces.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) {
			return c
		}
		return -1
	}, s)
}

// mottoLine asks for the line under the Tiêu ngữ.
func (r *run) mottoLine() {
	if r.official() && r.Motto != nil {
		r.ruled(ruled{what: "dưới Tiêu ngữ", stroke: r.MottoRule, under: []*parts.Line{r.Motto}, line: r.Rules.Lines.Motto, role: doc.RoleMotto})
	}
}

// nationOnOneLine asks for room for the Quốc hiệu.
func (r *run) nationOnOneLine() {
	l := r.Nation
	if !r.official() || l == nil {
		return
	}
	if l.Columned() && l.Table == nil {
		room := r.mendedPage(l.Section).TextWidth() - l.Style.Left - l.Style.Right
		if need := r.across(l.Block, nil); need > room {
			r.at(l, Finding{
				Found: fmt.Sprintf("dòng có Quốc hiệu và tên cơ quan dài %s, giữa hai lề chỉ có %s", millimetres(need), millimetres(room)),
				Want:  "Quốc hiệu trên một dòng", Hint: "đưa phần đầu văn bản vào bảng hai cột không viền",
			})
		}
		return
	}
	if l.Table == nil || oddSize(l, r.styleRule(styleNation).Size) > 0 {
		return // letters that are too large are said by another rule
	}
	const half = 1.0 / 40 // a twip, in points
	if need, room := widthOf(l, r.Fonts), r.room(l).Points(); need > room+half {
		r.at(l, Finding{
			Found: fmt.Sprintf("Quốc hiệu dài %s, chỗ trong ô chỉ %s", millimetres(doc.Pt(need)), millimetres(r.room(l))),
			Want:  "Quốc hiệu trên một dòng",
			Hint:  "kéo cột phải của bảng đầu văn bản rộng thêm, cột trái hẹp lại", Changes: r.widen(l.Table, l.Section),
		})
	}
}

// widen gives the two columns of the letterhead the widths of the house, as far as the
// page has room for them.
func (r *run) widen(t *doc.Table, section int) []doc.Change {
	if t == nil || t != r.Letterhead || len(t.Columns) != 2 {
		return nil
	}
	page := r.mendedPage(section)
	law := r.Rules.Letterhead
	left, right := doc.MM(law.Left.Value), doc.MM(law.Right.Value)
	left = min(left, page.TextWidth()-right)
	if left < doc.MM(law.Left.Min) {
		return nil
	}
	return []doc.Change{doc.SetColumns{Table: t, Columns: []doc.Length{left, right}}}
}

// mendedPage is the page of a section with the paper and the margins of the law.
func (r *run) mendedPage(section int) doc.Page {
	page := r.Doc.Sections[section].Page
	if !slices.Contains(r.Off, "kho-giay") && !page.Landscape() {
		page.Width, page.Height = doc.MM(r.Rules.Page.Width.Value), doc.MM(r.Rules.Page.Height.Value)
	}
	asked := r.marginsAsked()
	if page.Landscape() && rightTurned(page, asked) {
		return page
	}
	if mended := marginsOf(page, asked).Changes; mended != nil && !slices.Contains(r.Off, "le-trang") {
		page = mended[0].(doc.SetPage).Page
	}
	return page
}

// agencies asks for the names of the superior and the issuing agency and the line.
func (r *run) agencies() {
	if !r.official() {
		return
	}
	if len(r.Agency) == 0 && r.inBox() {
		return
	}
	if len(r.Agency) == 0 {
		f := Finding{Found: "không có tên cơ quan ban hành", Want: "tên cơ quan ban hành ở góc trái đầu trang thứ nhất", Hint: "ghi tên cơ quan bằng chữ in hoa, đậm"}
		if r.Kind.Form == thethuc.FormMinutes { // working minutes of several agencies have none in practice
			f.Severity = Warning
		}
		r.add(f)
		return
	}
	superior := r.component(styleSuperior, "tên cơ quan chủ quản", r.Superior)
	superior.capital = true
	r.looks(r.Superior, superior)
	agency := r.component(styleAgency, "tên cơ quan ban hành", r.Agency)
	agency.capital = true
	r.looks(r.Agency, agency)
	r.fullName(r.Agency[0])
	r.ruled(ruled{what: "dưới tên cơ quan", stroke: r.AgencyRule, under: r.Agency, line: r.Rules.Lines.Agency, role: doc.RoleAgency})
}

// fullName asks that the issuing agency does not abbreviate its name. The law lets its
// superior do so and is silent on the agency itself.
func (r *run) fullName(l *parts.Line) {
	first := firstWord(strings.TrimSpace(l.Text))
	full, short := map[string]string{"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}[viet.Upper(first)]
	if short {
		r.at(l, Finding{
			Severity: Warning, Found: fmt.Sprintf("tên cơ quan ban hành viết tắt “%s”", first), Want: "“" + full + " ...”", Basis: byAgencyName,
			Hint: "ghi đầy đủ tên cơ quan ban hành; Nghị định chỉ nói đến viết tắt tên cơ quan chủ quản",
		})
	}
}

const byAgencyName = "cách hiểu NĐ 30/2020/NĐ-CP, Phụ lục I, II.2"

// blanks is what stands for what a draft does not have yet.
const blanks = " \u00a0\t.…_"

// symbol asks for the number and symbol.
func (r *run) symbol() {
	if !r.official() {
		return
	}
	if r.Number == nil && r.inBox() {
		return
	}
	if r.Number == nil {
		f := Finding{Found: "không có số, ký hiệu", Want: "“Số: .../...” dưới tên cơ quan", Hint: "ghi số, ký hiệu; dự thảo để trống số"}
		if r.Kind.Form == thethuc.FormMinutes {
			f.Severity = Warning
		}
		r.add(f)
		return
	}
	r.symbolText(r.Number)
	r.looks([]*parts.Line{r.Number}, r.component(styleNumber, "số, ký hiệu", []*parts.Line{r.Number}))
}

// symbolText asks for the letters of the number and symbol.
func (r *run) symbolText(l *parts.Line) {
	text := strings.TrimSpace(doc.Fold(l.Text))
	word := r.Rules.Words.Number
	rest, labelled := strings.CutPrefix(text, word.Text)
	if labelled && strings.Trim(rest, blanks+"/") == "" {
		return // a draft whose symbol is not known either
	}
	f := Finding{Basis: word.Basis, Want: "như “Số: 05/TB-SNgV”", Hint: "sửa lại số, ký hiệu"}
	n, err := viet.ParseDocNumber(text)
	switch {
	case err != nil:
		f.Found = fmt.Sprintf("“%s” không phải là số, ký hiệu văn bản", text)
	case n.Party:
		f.Found = fmt.Sprintf("số, ký hiệu “%s” theo thể thức văn bản của Đảng", text)
	case n.Year > 0:
		f.Found = fmt.Sprintf("số, ký hiệu “%s” có năm như văn bản quy phạm pháp luật", text)
	case n.Number == 0:
		if !labelled {
			f.Found = fmt.Sprintf("trước số, ký hiệu ghi “%s”", strings.TrimSpace(strings.TrimRight(text[:strings.IndexByte(text, '/')], blanks)))
			f.Want = "“Số:”"
		}
	default:
		f.Found, f.Want, f.Changes = symbolFault(l, text, word.Text+" "+n.String())
	}
	if f.Found != "" {
		r.at(l, f)
	}
}

// symbolFault tells how a number and symbol differ from the right ones.
func symbolFault(l *parts.Line, text, right string) (found, want string, changes []doc.Change) {
	if text == right {
		return "", "", nil
	}
	found, want = fmt.Sprintf("số, ký hiệu ghi “%s”", text), "“"+right+"”"
	if i := strings.IndexFunc(l.Text, unicode.IsDigit); i >= 0 && strings.TrimSpace(doc.Fold(l.Text[:i]+"0"+l.Text[i:])) == right {
		return found, want, retext(l, i, i+1, "0"+l.Text[i:i+1])
	}
	if zeroless(text) == zeroless(right) {
		changes = retext(l, 0, len(l.Text), right)
	}
	return found, want, changes
}

// zeroless is the letters and digits of a number and symbol, without what pads it.
func zeroless(s string) string {
	s = letters(s)
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		s = strings.ToLower(s[:i]) + strings.TrimLeft(s[i:], "0")
	}
	return s
}

// symbolKind asks that the symbol names the kind of the document.
func (r *run) symbolKind() {
	if !r.official() || r.Number == nil || r.Kind.Key == "" {
		return
	}
	n, err := viet.ParseDocNumber(doc.Fold(r.Number.Text))
	if err != nil || n.Party || n.Year > 0 {
		return
	}
	first, rest, _ := strings.Cut(n.Symbol, "-")
	var found, want string
	switch want = r.Kind.Abbr; {
	case first == r.Kind.Abbr && want != "" || first == r.House.Symbol && want == "" && first != "":
		return
	case want != "":
		found, want = fmt.Sprintf("ký hiệu “%s” không có “%s” của %s", n.Symbol, want, viet.Lower(r.Kind.Name)), "“"+want+"-...”"
	case n.Kind() != "" || strings.EqualFold(first, "CV") && rest != "":
		found, want = fmt.Sprintf("ký hiệu “%s” có chữ viết tắt tên loại “%s”", n.Symbol, first), viet.Lower(r.Kind.Name)+" không có chữ viết tắt tên loại"
	default:
		return
	}
	r.at(r.Number, Finding{Found: found, Want: want, Basis: r.rule.Basis + "; " + r.Kind.Basis, Hint: "sửa ký hiệu theo loại văn bản, hoặc sửa tên loại"})
}

// datePattern is a place and date as written: place, comma, and the three numbers with
// what stands before each.
var datePattern = regexp.MustCompile(`^(.*?)(,?)[\s\x{a0}]*([Nn]gày)[\s\x{a0}.…_]*(\d*)[\s\x{a0}.…_]*tháng[\s\x{a0}.…_]*(\d*)[\s\x{a0}.…_]*năm[\s\x{a0}.…_]*(\d*)[\s\x{a0}.…_]*$`)

// dateline asks for the place and date.
func (r *run) dateline() {
	if !r.official() {
		return
	}
	const want = "“<Địa danh>, ngày ... tháng ... năm ...”"
	if r.Dateline == nil {
		if r.Kind.Form != thethuc.FormMinutes {
			r.lacks("địa danh và thời gian ban hành", want, "ghi địa danh và ngày dưới Tiêu ngữ; dự thảo để trống ngày")
		}
		return
	}
	l := r.Dateline
	f := Finding{Want: want + ", ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0", Hint: "sửa lại như mẫu"}
	if f.Found = r.dateWrong(l); f.Found != "" {
		r.at(l, f)
	}
	if faults, changes := dateSlips(l); len(faults) > 0 {
		f.Found, f.Changes = strings.Join(faults, ", "), changes
		r.at(l, f)
	}
	a := r.component(styleDateline, "địa danh và thời gian", []*parts.Line{l})
	a.small = true
	r.looks([]*parts.Line{l}, a)
}

// dateWrong is what of a place and date only a person can mend; nothing if it is right.
func (r *run) dateWrong(l *parts.Line) string {
	m := datePattern.FindStringSubmatch(l.Text)
	if m == nil {
		return fmt.Sprintf("địa danh và thời gian ghi “%s”", strings.TrimSpace(l.Text))
	}
	if strings.Trim(m[1], blanks) == "" && !r.Draft {
		return "thiếu địa danh"
	}
	var d viet.Date
	d.Day, _ = strconv.Atoi(m[4])
	d.Month, _ = strconv.Atoi(m[5])
	d.Year, _ = strconv.Atoi(m[6])
	if m[4] != "" && m[5] != "" && m[6] != "" && !d.Valid() {
		return fmt.Sprintf("không có ngày %s/%s/%s", m[4], m[5], m[6])
	}
	return ""
}

// dateSlips is the signs, capitals and zeros that a place and date lacks, and the
// changes that put them.
func dateSlips(l *parts.Line) (faults []string, changes []doc.Change) {
	m := datePattern.FindStringSubmatchIndex(l.Text)
	if m == nil {
		return nil, nil
	}
	slip := func(fault string, from, to int, text string) {
		faults = append(faults, fault)
		changes = append(changes, retext(l, from, to, text)...)
	}
	place, word := l.Text[m[2]:m[3]], l.Text[m[6]:m[7]]
	if bare := strings.TrimRight(place, blanks); m[4] == m[5] && bare != "" {
		_, n := utf8.DecodeLastRuneInString(bare)
		slip("thiếu dấu phẩy sau địa danh", m[2]+len(bare)-n, m[6], bare[len(bare)-n:]+", ")
	}
	if word == "Ngày" {
		slip("“Ngày” viết hoa", m[6], m[7], "ngày")
	}
	pad := func(i int, what string, most int) {
		if text := l.Text[m[2*i]:m[2*i+1]]; len(text) == 1 && int(text[0]-'0') <= most {
			slip(fmt.Sprintf("%s “%s” thiếu số 0", what, text), m[2*i], m[2*i+1], "0"+text)
		}
	}
	pad(4, "ngày", 9)
	pad(5, "tháng", 2)
	return faults, changes
}

// paddedMonth finds the months 3 to 9 with a 0.
func (r *run) paddedMonth() {
	if !r.official() || r.Dateline == nil {
		return
	}
	l := r.Dateline
	m := datePattern.FindStringSubmatchIndex(l.Text)
	if m == nil {
		return
	}
	if month := l.Text[m[10]:m[11]]; len(month) == 2 && month[0] == '0' && month[1] >= '3' {
		r.at(l, Finding{Found: "tháng “" + month + "”", Want: "tháng “" + month[1:] + "”", Hint: "bỏ số 0", Changes: retext(l, m[10], m[11], month[1:])})
	}
}

// sizeOf is the size of a style in the size profile that the document keeps.
func (r *run) sizeOf(style string) float64 {
	if values := r.styleRule(style).Size.Values; len(values) > 0 {
		return values[min(r.profile(), len(values)-1)]
	}
	return 0
}

// voter is a part whose size tells the size profile (bộ cỡ chữ).
type voter struct {
	line  *parts.Line
	style string
	what  string
	named bool // by the law's footnote
}

// voters are the parts that the law's footnote names, and then the names of agencies.
func (r *run) voters() []voter {
	all := []voter{{r.Nation, styleNation, "Quốc hiệu", true}, {r.Motto, styleMotto, "Tiêu ngữ", true}, {r.Dateline, styleDateline, "địa danh và ngày", true}}
	for _, l := range r.Superior {
		all = append(all, voter{l, styleSuperior, "tên cơ quan chủ quản", false})
	}
	for _, l := range r.Agency {
		all = append(all, voter{l, styleAgency, "tên cơ quan ban hành", false})
	}
	return slices.DeleteFunc(all, func(v voter) bool { return v.line == nil || lineSize(v.line) == 0 })
}

// lineSize is the size of a line's first letters; 0 if it has none.
func lineSize(l *parts.Line) float64 {
	for _, s := range l.Spans {
		if hasLetters(s.Text) {
			return s.Size
		}
	}
	return 0
}

// profileOf is the profile in which a style has a size, -1 if in none or in all.
func (r *run) profileOf(style string, size float64) int {
	values := r.styleRule(style).Size.Values
	is := func(v float64) bool { return near(v, size, slackSize) }
	i := slices.IndexFunc(values, is)
	if i >= 0 && slices.IndexFunc(values[i+1:], is) >= 0 {
		return -1
	}
	return i
}

// profile is the size profile that most parts that the law's footnote names keep; the
// names of agencies settle a draw, and then the rules' own.
func (r *run) profile() int {
	votes := make([]int, len(r.Rules.Sizes.Names))
	best := max(0, slices.Index(r.Rules.Sizes.Names, r.Rules.Sizes.Default))
	all := r.voters()
	for _, v := range all {
		p := r.profileOf(v.style, lineSize(v.line))
		switch {
		case p < 0 || p >= len(votes):
		case v.named:
			votes[p] += len(all)
		default:
			votes[p]++
		}
	}
	for p, n := range votes {
		if n > votes[best] {
			best = p
		}
	}
	return best
}

// sizeSet asks that the sizes of the letterhead belong together.
func (r *run) sizeSet() {
	if !r.official() {
		return
	}
	profile := r.profile()
	var sure, likely sames
	for _, v := range r.voters() {
		size := lineSize(v.line)
		if p := r.profileOf(v.style, size); p < 0 || p == profile {
			continue
		}
		odd := &sure
		if !v.named {
			odd = &likely
		}
		right := r.sizeOf(v.style)
		found := fmt.Sprintf("%s cỡ %s, không cùng bộ với phần còn lại của đầu văn bản", v.what, number(size))
		odd.put(found+"\n"+fmt.Sprintf("%s cỡ %s", v.what, number(right)), v.line, r.format(v.line, doc.SetFormat{Size: new(right)})...)
	}
	f := Finding{Basis: r.Rules.Sizes.Basis, Hint: "chọn một bộ cỡ chữ cho cả phần đầu văn bản"}
	r.tellPairs(&sure, f)
	f.Severity = Warning
	r.tellPairs(&likely, f)
}
