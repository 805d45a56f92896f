package lint

import (
	"strings"
	"sync"
)

// The closed lists of names whose capitals are known. "|" parts names.
const (
	// Ministries and departments of provinces (NQ 176/2025/QH15, NĐ 45/2025/NĐ-CP),
	// and those that older documents name.
	ministries = "Quốc phòng|Công an|Ngoại giao|Nội vụ|Tư pháp|Tài chính|Công Thương|Nông nghiệp và Môi trường|" +
		"Văn hóa, Thể thao và Du lịch|Khoa học và Công nghệ|Giáo dục và Đào tạo|Y tế|Dân tộc và Tôn giáo|" +
		"Kế hoạch và Đầu tư|Giao thông vận tải|Thông tin và Truyền thông|Lao động - Thương binh và Xã hội|" +
		"Nông nghiệp và Phát triển nông thôn|Tài nguyên và Môi trường"
	departments = "Nội vụ|Tư pháp|Tài chính|Công Thương|Nông nghiệp và Môi trường|Khoa học và Công nghệ|" +
		"Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|Giáo dục và Đào tạo|Y tế|Ngoại vụ|Du lịch|" +
		"Dân tộc và Tôn giáo|Quy hoạch - Kiến trúc|Kế hoạch và Đầu tư|Giao thông vận tải|" +
		"Thông tin và Truyền thông|Lao động - Thương binh và Xã hội|Nông nghiệp và Phát triển nông thôn|" +
		"Tài nguyên và Môi trường"
	bodies = "Văn phòng Chính phủ|Thanh tra Chính phủ|Ngân hàng Nhà nước|Kho bạc Nhà nước|Tòa án nhân dân|" +
		"Quân đội nhân dân|Công an nhân dân|Mặt trận Tổ quốc Việt Nam|Bảo hiểm xã hội|Đảng Cộng sản Việt Nam|Liên hợp quốc"
	alwaysCapital = "Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận Tổ quốc|Thành phố Hồ Chí Minh|Thủ đô Hà Nội|" +
		"tết Nguyên đán|tết Trung thu|Thủ tướng Chính phủ|Chủ tịch Quốc hội|Chủ tịch nước"
	// Words that stand before a unit noun in small letters.
	units = "UBND tỉnh|HĐND tỉnh|Ủy ban nhân dân tỉnh|Hội đồng nhân dân tỉnh|UBND xã|HĐND xã|Ủy ban nhân dân xã|Hội đồng nhân dân xã"
	posts = "Phó Thủ tướng Chính phủ|Phó Chủ tịch Quốc hội"
	// Common nouns, small in mid-sentence.
	commonNouns = "lãnh đạo Sở|lãnh đạo Bộ|lãnh đạo UBND|lãnh đạo HĐND|lãnh đạo Ủy ban|lãnh đạo Văn phòng|lãnh đạo Chi cục|" +
		"lãnh đạo tỉnh|lãnh đạo đơn vị|lãnh đạo phòng"
	partyBodies = "Đảng ủy|Tỉnh ủy|Thành ủy"
	politburo   = "Bộ Chính trị"
	// Posts that people write with a capital on every syllable.
	offices      = "Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Bí thư|Phó Bí thư|Tổng Bí thư|Bộ trưởng|Thứ trưởng|Thủ tướng"
	nationalDay  = "Quốc khánh"
	specialNouns = "Nhà nước|Nhân dân"
	codes        = "Lao động|Dân sự|Hình sự|Hàng hải|Tố tụng hình sự|Tố tụng dân sự"
	laws         = "An ninh mạng|An toàn, vệ sinh lao động|Ban hành văn bản quy phạm pháp luật|Bảo hiểm xã hội|Bảo hiểm y tế|" +
		"Bảo vệ môi trường|Bình đẳng giới|Cán bộ, công chức|Căn cước|Công chứng|Công nghệ thông tin|Cư trú|Doanh nghiệp|" +
		"Du lịch|Dược|Đa dạng sinh học|Đất đai|Đầu tư|Đầu tư công|Đấu giá tài sản|Đấu thầu|Đê điều|Giáo dục|Giao dịch điện tử|" +
		"Hải quan|Hộ tịch|Hôn nhân và gia đình|Hợp tác xã|Kế toán|Khiếu nại|Khoáng sản|Kiểm toán nhà nước|Lâm nghiệp|Lưu trữ|" +
		"Ngân sách nhà nước|Nghĩa vụ quân sự|Nhà ở|Phòng cháy và chữa cháy|Phòng, chống tham nhũng|Quản lý thuế|" +
		"Quốc tịch Việt Nam|Quy hoạch|Quy hoạch đô thị|Tài nguyên nước|Thanh niên|Thanh tra|Thi đua, khen thưởng|Thống kê|" +
		"Thủy lợi|Thủy sản|Tiếp cận thông tin|Tiếp công dân|Tố cáo|Tổ chức chính quyền địa phương|Tổ chức Chính phủ|" +
		"Tổ chức Quốc hội|Trẻ em|Viên chức|Xây dựng|Xử lý vi phạm hành chính"
	cities    = "Hà Nội|Hải Phòng|Huế|Đà Nẵng|Cần Thơ"
	provinces = "An Giang|Bắc Ninh|Cà Mau|Cao Bằng|Đắk Lắk|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Tĩnh|Hưng Yên|Khánh Hòa|" +
		"Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Nghệ An|Ninh Bình|Phú Thọ|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sơn La|Tây Ninh|" +
		"Thái Nguyên|Thanh Hóa|Tuyên Quang|Vĩnh Long"
)

// known has the phrases that do not depend on the house.
var known = sync.OnceValue(func() lexicon {
	l := lexicon{}
	put := func(names, before string, kind phraseKind) {
		for name := range strings.SplitSeq(names, "|") {
			l.addName(before+name, kind)
		}
	}
	put(ministries, "Bộ ", body)
	put(departments, "Sở ", body)
	put("Xây dựng", "Bộ ", closed)
	put("Xây dựng", "Sở ", closed)
	put(bodies, "", body)
	put(alwaysCapital, "", fixed)
	put(units, "", fixed)
	put(posts, "", post)
	put(partyBodies, "", party)
	put(politburo, "", whole)
	put(offices, "", office)
	put(nationalDay, "", feast)
	put(commonNouns, "", common)
	put(specialNouns, "", special)
	put(codes, "Bộ luật ", fixed)
	put(laws, "Luật ", law)
	put(cities, "thành phố ", unitName)
	put(provinces, "tỉnh ", unitName)
	for _, g := range goneTable() {
		if name, ok := strings.CutPrefix(g.old, "tỉnh "); ok {
			put(name, "tỉnh ", unitName)
		}
	}
	return l
})

// The slips by which "và" or a comma is written otherwise in a name.
var (
	leftOut       = strings.NewReplacer(" và ", " ")
	hyphened      = strings.NewReplacer(" và ", " - ", ", ", " - ")
	commaHyphened = strings.NewReplacer(", ", " - ")
	commaLeftOut  = strings.NewReplacer(", ", " ")
	hyphenComma   = strings.NewReplacer(" - ", ", ")
	ampersand     = strings.NewReplacer(" và ", " & ")
)

// addName adds the name, and the forms that leave its "và" out or have another sign
// for it, which are a usual slip.
func (l lexicon) addName(name string, kind phraseKind) {
	l.add(newPhrase(name, kind))
	if kind != body && kind != own {
		return
	}
	for _, slip := range []*strings.Replacer{leftOut, hyphened, commaHyphened, commaLeftOut, hyphenComma, ampersand} {
		if bare := slip.Replace(name); bare != name {
			f := newPhrase(bare, kind)
			f.full, f.bare = name, true
			l.add(f)
		}
	}
}

// ownNames has the names of the house.
func ownNames(h House) lexicon {
	l := lexicon{}
	for _, name := range append([]string{h.Agency, h.Superior}, h.Names...) {
		l.addName(name, own)
	}
	return l
}
