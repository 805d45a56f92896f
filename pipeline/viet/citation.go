package viet

import "strings"

// Citation is a document as texts cite it (viện dẫn văn bản).
type Citation struct {
	Type    string // abbreviation of its kind: "KH", "QĐ"; "Luật" and the like have none
	Code    string // number and symbol, "137/KH-UBND"; empty for a law cited by name
	Date    Date   // zero if not cited or not readable
	BadDate string // the date as written, where it is no day: "08/6/20210"
	Issuer  string // who issued it; empty if not cited or not known
	Subject string // name of a law; else the trích yếu, with or without "về" before it
}

// CitationSpan is a place where a text cites a document.
type CitationSpan struct {
	Citation
	Start, End int // bytes of the text
}

// documentTypes are the kinds of document that texts cite, longer names before
// the shorter ones that begin or end like them (NĐ 30, Điều 7 and Phụ lục III;
// laws of NĐ 78/2025; Quy định 399-QĐ/TW).
var documentTypes = []struct{ name, abbr string }{
	{"Nghị quyết liên tịch", "NQLT"}, {"Thông tư liên tịch", "TTLT"}, {"Văn bản hợp nhất", "VBHN"},
	{"Nghị quyết", "NQ"}, {"Nghị định", "NĐ"}, {"Quyết định", "QĐ"}, {"Chỉ thị", "CT"}, {"Quy chế", "QC"},
	{"Quy định", "QyĐ"}, {"Thông cáo", "TC"}, {"Thông báo", "TB"}, {"Thông báo kết luận", "TB"}, {"Thông tư", "TT"}, {"Thông tri", "TT"}, {"Hướng dẫn", "HD"},
	{"Chương trình", "CTr"}, {"Kế hoạch", "KH"}, {"Phương án", "PA"}, {"Đề án", "ĐA"}, {"Dự án", "DA"},
	{"Báo cáo", "BC"}, {"Biên bản", "BB"}, {"Tờ trình", "TTr"}, {"Hợp đồng", "HĐ"}, {"Công điện", "CĐ"},
	{"Bản ghi nhớ", "BGN"}, {"Bản thỏa thuận", "BTT"}, {"Giấy ủy quyền", "GUQ"}, {"Giấy mời", "GM"},
	{"Giấy giới thiệu", "GGT"}, {"Giấy nghỉ phép", "GNP"}, {"Phiếu gửi", "PG"}, {"Phiếu chuyển", "PC"},
	{"Phiếu báo", "PB"}, {"Bản sao y", "SY"}, {"Bản trích sao", "TrS"}, {"Bản sao lục", "SL"},
	{officialLetter, "CV"}, {"Văn bản", "CV"}, {"Kết luận", "KL"}, {"Chỉ dẫn", "CD"},
	{"Pháp lệnh", "PL"}, {lawCode, lawCode}, {law, law}, {"Lệnh", "L"},
}

// The kinds that have no abbreviation of their own.
const (
	officialLetter = "Công văn"
	lawCode        = "Bộ luật"
	law            = "Luật"
)

// typeNames is documentTypes by abbreviation, the first of each.
var typeNames = func() map[string]string {
	names := map[string]string{}
	for _, t := range documentTypes {
		if names[t.abbr] == "" {
			names[t.abbr] = t.name
		}
	}
	return names
}()

// TypeName is the name of a kind of document by its abbreviation (tên loại văn
// bản): "KH" is "Kế hoạch". Of several kinds with one abbreviation it is the
// first.
func TypeName(abbr string) (name string, known bool) {
	name, known = typeNames[abbr]
	return name, known
}

// TypeAbbr is the abbreviation of a kind of document by its name, in whatever
// case (NĐ 30, Phụ lục III, I): "Kế hoạch" is "KH".
func TypeAbbr(name string) (abbr string, known bool) {
	for _, t := range documentTypes {
		if strings.EqualFold(t.name, name) {
			return t.abbr, true
		}
	}
	return "", false
}

// TypeName is the name of the document's kind; a kind that is not known stands as
// it was given.
func (c Citation) TypeName() string {
	if name, known := TypeName(c.Type); known {
		return name
	}
	return c.Type
}

// lawLike tells whether the document is named by its subject: "Luật Lưu trữ".
func (c Citation) lawLike() bool {
	return c.Type == law || c.Type == lawCode || c.Type == "PL"
}

// ownVerbs begin a trích yếu that needs no "về" before it.
var ownVerbs = []string{"về", "ban hành", "quy định", "hướng dẫn", "sửa đổi", "phê duyệt", "công bố", "bãi bỏ"}

// beginsSubject tells whether the text begins as a trích yếu does in a citation.
func beginsSubject(s string) bool {
	for _, verb := range ownVerbs {
		if wordsAt(s, verb) > 0 {
			return true
		}
	}
	return false
}

// String is the citation in full, as at its first mention (NĐ 30, Phụ lục I,
// II.6b): "Kế hoạch số 137/KH-UBND ngày 17/10/2022 của UBND tỉnh về ...", with
// what is not known left out.
func (c Citation) String() string {
	parts := []string{c.Short()}
	add := func(before, s string) {
		if s != "" {
			parts = append(parts, before+s)
		}
	}
	if c.lawLike() && c.Subject != "" {
		add("số ", c.Code)
	}
	add("ngày ", c.BadDate+c.Date.Short())
	add("của ", c.Issuer)
	switch {
	case c.lawLike(), c.Subject == "":
	case beginsSubject(c.Subject):
		add("", Uncapitalise(c.Subject))
	default:
		add("về ", c.Subject)
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// Short is the citation as at later mentions: kind and number, "Kế hoạch số
// 137/KH-UBND"; of a law its name (NĐ 30, Phụ lục I, II.6b).
func (c Citation) Short() string {
	switch {
	case c.lawLike() && c.Subject != "":
		return c.TypeName() + " " + c.Subject
	case c.Code != "":
		return strings.TrimSpace(c.TypeName() + " số " + c.Code)
	}
	return c.TypeName()
}

// BasisLines ends the lines of a list of legal bases (căn cứ ban hành) as NĐ 30
// has it: with ";", the last with "." (Phụ lục I, II.6a). Blank lines are left
// out.
func BasisLines(bases []string) []string {
	var lines []string
	for _, b := range bases {
		if b = strings.TrimRight(strings.TrimSpace(b), " ;,."); b != "" {
			lines = append(lines, b+";")
		}
	}
	if last := len(lines) - 1; last >= 0 {
		lines[last] = strings.TrimSuffix(lines[last], ";") + "."
	}
	return lines
}
