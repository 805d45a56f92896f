package viet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviation is a word that offices write short (chữ viết tắt).
type Abbreviation struct {
	Short string
	Full  string // with a capital only where it is part of a name
	Where string // the part of a document where alone it stands: "nơi nhận"; empty if anywhere
}

// The parts of a document that have abbreviations of their own.
const (
	inSubject    = "trích yếu"
	inRecipients = "nơi nhận"
	inSignature  = "chữ ký"
)

// commonAbbreviations are those of which every office knows the meaning. What has
// more than one, such as TT, is not here: it belongs in an office's own list.
var commonAbbreviations = []Abbreviation{
	// bodies
	{Short: "UBND", Full: "Ủy ban nhân dân"}, {Short: "HĐND", Full: "Hội đồng nhân dân"}, {Short: "MTTQ", Full: "Mặt trận Tổ quốc"},
	{Short: "MTTQVN", Full: "Mặt trận Tổ quốc Việt Nam"}, {Short: "UBMTTQ", Full: "Ủy ban Mặt trận Tổ quốc"},
	{Short: "UBMTTQVN", Full: "Ủy ban Mặt trận Tổ quốc Việt Nam"}, {Short: "UBTVQH", Full: "Ủy ban Thường vụ Quốc hội"},
	{Short: "ĐBQH", Full: "đại biểu Quốc hội"}, {Short: "VPCP", Full: "Văn phòng Chính phủ"}, {Short: "TAND", Full: "Tòa án nhân dân"},
	{Short: "VKSND", Full: "Viện kiểm sát nhân dân"}, {Short: "KBNN", Full: "Kho bạc Nhà nước"}, {Short: "NHNN", Full: "Ngân hàng Nhà nước"},
	{Short: "BHXH", Full: "bảo hiểm xã hội"}, {Short: "BHYT", Full: "bảo hiểm y tế"}, {Short: "LĐLĐ", Full: "Liên đoàn Lao động"},
	{Short: "TNCS", Full: "Thanh niên Cộng sản"}, {Short: "QĐND", Full: "Quân đội nhân dân"}, {Short: "CAND", Full: "Công an nhân dân"},
	{Short: "LLVT", Full: "lực lượng vũ trang"}, {Short: "GD&ĐT", Full: "Giáo dục và Đào tạo"}, {Short: "KH&CN", Full: "Khoa học và Công nghệ"},
	{Short: "KH&ĐT", Full: "Kế hoạch và Đầu tư"}, {Short: "TN&MT", Full: "Tài nguyên và Môi trường"}, {Short: "TT&TT", Full: "Thông tin và Truyền thông"},
	{Short: "NN&PTNT", Full: "Nông nghiệp và Phát triển nông thôn"}, {Short: "LĐTBXH", Full: "Lao động - Thương binh và Xã hội"},
	{Short: "VHTTDL", Full: "Văn hóa, Thể thao và Du lịch"}, {Short: "APEC", Full: "Diễn đàn Hợp tác Kinh tế châu Á - Thái Bình Dương"},
	{Short: "ASEAN", Full: "Hiệp hội các quốc gia Đông Nam Á"}, {Short: "TNHH", Full: "trách nhiệm hữu hạn"},
	// work of the state
	{Short: "CCHC", Full: "cải cách hành chính"}, {Short: "TTHC", Full: "thủ tục hành chính"}, {Short: "CNTT", Full: "công nghệ thông tin"},
	{Short: "UDCNTT", Full: "ứng dụng công nghệ thông tin"}, {Short: "CĐS", Full: "chuyển đổi số"}, {Short: "CSDL", Full: "cơ sở dữ liệu"},
	{Short: "DVC", Full: "dịch vụ công"}, {Short: "DVCTT", Full: "dịch vụ công trực tuyến"}, {Short: "ATTT", Full: "an toàn thông tin"},
	{Short: "NSNN", Full: "ngân sách nhà nước"}, {Short: "NSTW", Full: "ngân sách trung ương"}, {Short: "NSĐP", Full: "ngân sách địa phương"},
	{Short: "KT-XH", Full: "kinh tế - xã hội"}, {Short: "QP-AN", Full: "quốc phòng - an ninh"}, {Short: "QLNN", Full: "quản lý nhà nước"},
	{Short: "QPPL", Full: "quy phạm pháp luật"}, {Short: "VBQPPL", Full: "văn bản quy phạm pháp luật"}, {Short: "VPHC", Full: "vi phạm hành chính"},
	{Short: "XPVPHC", Full: "xử phạt vi phạm hành chính"}, {Short: "CBCC", Full: "cán bộ, công chức"}, {Short: "CCVC", Full: "công chức, viên chức"},
	{Short: "CBCCVC", Full: "cán bộ, công chức, viên chức"}, {Short: "PCTN", Full: "phòng, chống tham nhũng"}, {Short: "PCTT", Full: "phòng, chống thiên tai"},
	{Short: "TKCN", Full: "tìm kiếm cứu nạn"}, {Short: "ATTP", Full: "an toàn thực phẩm"}, {Short: "ATGT", Full: "an toàn giao thông"},
	{Short: "ANTT", Full: "an ninh, trật tự"}, {Short: "GPMB", Full: "giải phóng mặt bằng"}, {Short: "QSDĐ", Full: "quyền sử dụng đất"},
	{Short: "XDCB", Full: "xây dựng cơ bản"}, {Short: "NTM", Full: "nông thôn mới"}, {Short: "CTMTQG", Full: "chương trình mục tiêu quốc gia"},
	{Short: "DTTS", Full: "dân tộc thiểu số"}, {Short: "BĐKH", Full: "biến đổi khí hậu"}, {Short: "ĐVHC", Full: "đơn vị hành chính"},
	{Short: "HTX", Full: "hợp tác xã"}, {Short: "THCS", Full: "trung học cơ sở"}, {Short: "THPT", Full: "trung học phổ thông"},
	{Short: "PCPNN", Full: "phi chính phủ nước ngoài"}, {Short: "NVNONN", Full: "người Việt Nam ở nước ngoài"},
	{Short: "ODA", Full: "hỗ trợ phát triển chính thức"}, {Short: "FDI", Full: "đầu tư trực tiếp nước ngoài"},
	{Short: "ABTC", Full: "thẻ đi lại của doanh nhân APEC"}, {Short: "IUU", Full: "khai thác hải sản bất hợp pháp, không báo cáo và không theo quy định"},
	// in one part of a document (NĐ 30, Phụ lục I)
	{Short: "V/v", Full: "về việc", Where: inSubject}, {Short: "b/c", Full: "báo cáo", Where: inRecipients}, {Short: "VT", Full: "văn thư", Where: inRecipients},
	{Short: "TM.", Full: "thay mặt", Where: inSignature}, {Short: "KT.", Full: "ký thay", Where: inSignature}, {Short: "TL.", Full: "thừa lệnh", Where: inSignature},
	{Short: "TUQ.", Full: "thừa ủy quyền", Where: inSignature}, {Short: "Q.", Full: "quyền", Where: inSignature},
}

// Abbreviations lists the abbreviations that every office knows, in the order of
// their letters.
func Abbreviations() []Abbreviation {
	list := slices.Clone(commonAbbreviations)
	slices.SortFunc(list, func(a, b Abbreviation) int { return strings.Compare(a.Short, b.Short) })
	return list
}

var fullForms = func() map[string]string {
	full := map[string]string{"v/v": "về việc"}
	for _, a := range commonAbbreviations {
		full[a.Short] = a.Full
	}
	return full
}()

// Expand writes an abbreviation in full: by the office's own list, which may be
// nil, else by the common one; and "TP. Quy Nhơn" as "thành phố Quy Nhơn". It
// reports false for what is in neither.
func Expand(abbr string, own map[string]string) (full string, ok bool) {
	abbr = strings.TrimSpace(plainBreaks(NFC(abbr)))
	if full, ok = own[abbr]; ok {
		return full, true
	}
	if full, ok = fullForms[abbr]; ok {
		return full, true
	}
	return expandPlace(abbr)
}

// expandPlace writes the noun before the name of a town in full. It has a capital
// where the name is a person's or an event's (NĐ 30, Phụ lục II, III.1b and c).
func expandPlace(s string) (full string, ok bool) {
	for _, noun := range []struct{ short, full string }{{"TP", "thành phố"}, {"TX", "thị xã"}} {
		name, found := strings.CutPrefix(s, noun.short)
		name, dotted := strings.CutPrefix(name, ".")
		name, spaced := strings.CutPrefix(name, " ")
		if first, _ := utf8.DecodeRuneInString(name); !found || !dotted && !spaced || !unicode.IsUpper(first) {
			continue
		}
		if name = townName(name); namedAfter[name] {
			return Capitalise(noun.full) + " " + name, true
		}
		return noun.full + " " + name, true
	}
	return "", false
}

// namedAfter are the towns that have the name of a person or an event.
var namedAfter = map[string]bool{"Hồ Chí Minh": true, "Điện Biên Phủ": true}

func townName(s string) string {
	if s == "HCM" {
		return "Hồ Chí Minh"
	}
	return s
}
