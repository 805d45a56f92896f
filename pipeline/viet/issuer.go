package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// issuerPosts are what stands before the name of a body in the name of who issued a
// document: an office or a part of the body.
var issuerPosts = strings.Split("Chủ tịch|Phó Chủ tịch|Bộ trưởng|Thứ trưởng|Giám đốc|Phó Giám đốc|Thống đốc|Chánh Văn phòng|Tổng Thanh tra|Chánh Thanh tra|"+
	"Trưởng phòng|Bí thư|Thường trực|Ban Thường vụ|Ban Chấp hành|Văn phòng|Thanh tra", "|")

// nationalBodies are bodies whose name ends where it ends here.
var nationalBodies = strings.Split("Quốc hội|Ủy ban Thường vụ Quốc hội|Uỷ ban Thường vụ Quốc hội|Ủy ban thường vụ Quốc hội|Chủ tịch nước|Chính phủ|Thủ tướng Chính phủ|"+
	"Ngân hàng Nhà nước Việt Nam|Kiểm toán nhà nước|Tổng Kiểm toán nhà nước|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân tối cao|"+
	"Hội đồng Thẩm phán Tòa án nhân dân tối cao|Trung ương|Trung ương Đảng|Ban Chấp hành Trung ương|Ban Chấp hành Trung ương Đảng|Bộ Chính trị|Ban Bí thư|"+
	"Ban Bí thư Trung ương Đảng|Ban Tổ chức Trung ương|Văn phòng Trung ương Đảng", "|")

// localBodies are bodies that each province or commune has; the name of the place
// follows.
var localBodies = strings.Split("Tỉnh ủy|Thành ủy|Đảng ủy|Huyện ủy|Tỉnh uỷ|Thành uỷ|Đảng uỷ|Công an|Bộ Chỉ huy quân sự|Ban Chỉ huy quân sự|Đảng bộ|"+
	"UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Đoàn đại biểu Quốc hội|UBMTTQVN|UBMTTQ Việt Nam|"+
	"Ủy ban Mặt trận Tổ quốc Việt Nam|Uỷ ban Mặt trận Tổ quốc Việt Nam|Tòa án nhân dân|Viện kiểm sát nhân dân", "|")

// officeFields are what ministries and departments are for (lĩnh vực), as it stands
// after "Bộ" or "Sở".
var officeFields = strings.Split("Quốc phòng|Công an|Ngoại giao|Ngoại vụ|Nội vụ|Tư pháp|Tài chính|Công Thương|Xây dựng|Y tế|Du lịch|"+
	"Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|Khoa học và Công nghệ|Giáo dục và Đào tạo|Dân tộc và Tôn giáo|"+
	"Nông nghiệp và Môi trường|Nông nghiệp và Phát triển nông thôn|Tài nguyên và Môi trường|Thông tin và Truyền thông|"+
	"Kế hoạch và Đầu tư|Giao thông vận tải|Giao thông vận tải - Xây dựng|Lao động - Thương binh và Xã hội|Quy hoạch - Kiến trúc", "|")

// placeNouns are the nouns that stand before the name of a place.
var placeNouns = strings.Split("tỉnh|thành phố|TP.|TP|xã|phường|đặc khu|huyện|quận|thị xã|thị trấn", "|")

// offices are the words that names of other bodies begin with.
var offices = setOf("Bộ Sở Ban Cục Chi Tổng Văn Thanh Trung Trường Đảng Huyện Giám Chánh Phòng Viện Tòa Hội Liên Kho Công Đài Ủy Uỷ Bảo Đoàn Tập Học Đại")

// afterIssuer are the words that go on with the sentence after an issuer's name.
var afterIssuer = setOf("về đã để đối được ban có trong ngày theo tại cho là thì từ đến do bằng nhằm hướng quy giao yêu đề phê " +
	"tham chủ cùng nhưng này nêu trên cũng sẽ chưa không vào với khi nếu mà nên sửa triển thực trước sau hoặc")

// issuerLen is the length of the issuer's name at the beginning of the text: a
// known body with the posts before it and the place after it; else the words of
// an office up to one that goes on with the sentence. 0 if none is found.
func issuerLen(text string) int {
	const mostPosts = 2
	for n, i := 0, 0; i <= mostPosts; i++ {
		if body := bodyLen(text[n:]); body > 0 {
			return n + body
		}
		post := longest(text[n:], issuerPosts)
		next := skipSpace(text, n+post)
		if post == 0 || next == n+post {
			break
		}
		n = next
	}
	first, _, _ := strings.Cut(text[:min(len(text), typeWindow)], " ")
	if !offices[first] {
		return 0
	}
	return officeLen(text)
}

// bodyLen is the length of a known body's name, with its place.
func bodyLen(text string) int {
	n := longest(text, nationalBodies)
	if m := longest(text, localBodies); m > n {
		return m + placeLen(text[m:])
	}
	for _, kind := range []string{"Bộ", "Sở"} {
		at := skipSpace(text, len(kind))
		if wordsAt(text, kind) == 0 || at == len(kind) {
			continue
		}
		if m := longest(text[at:], officeFields); m > 0 && kind == "Sở" {
			return at + m + placeLen(text[at+m:])
		} else if m > 0 {
			n = max(n, at+m)
		}
	}
	return n
}

// longest is the length of the longest of the names that begins the text.
func longest(text string, names []string) int {
	n := 0
	for _, name := range names {
		if len(name) > n {
			n = max(n, wordsAt(text, name))
		}
	}
	return n
}

// placeLen is the length of the place after the name of a body: " tỉnh Gia Lai",
// " xã", " Gia Lai".
func placeLen(text string) int {
	n := skipSpace(text, 0)
	noun := 0
	if n > 0 {
		noun = longest(text[n:], placeNouns)
	}
	if noun == 0 {
		return properName(text)
	}
	return n + noun + properName(text[n+noun:])
}

// properName is the length of the words with capitals that follow, up to four, in
// up to two parts joined by a hyphen.
func properName(s string) int {
	n := 0
	for range 4 {
		end := nextWord(s, n)
		if strings.TrimSpace(s[n:end]) == "-" {
			end = nextWord(s, end)
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[n:end], " -"))
		if end == n || !unicode.IsUpper(first) || beginsType(s[n:]) {
			break
		}
		n = end
	}
	return n
}

// nextWord is the end of the word after the space at i; i if there is none.
func nextWord(s string, i int) int {
	if i >= len(s) || s[i] != ' ' {
		return i
	}
	word := s[i+1:]
	end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if end < 0 {
		end = len(word)
	}
	if end == 0 {
		return i
	}
	return i + 1 + end
}

// officeLen is the length of an office's name, of at most twelve words.
func officeLen(text string) int {
	n := nextWord(" "+text[:min(len(text), typeWindow)], 0) - 1
	for range 11 {
		end := nextWord(text, n)
		word := strings.TrimPrefix(text[n:end], " ")
		if end == n || afterIssuer[word] || word == "và" && !nameGoesOn(text[end:]) {
			break
		}
		n = end
	}
	return len(strings.TrimRight(text[:max(n, 0)], " -"))
}

// nameGoesOn tells whether a body's name goes on after "và": with a capital, and
// not with another document or body.
func nameGoesOn(text string) bool {
	i := skipSpace(text, 0)
	first, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsUpper(first) && !beginsType(text) && bodyLen(text[i:]) == 0
}

// beginsType tells whether the next words are a kind of document.
func beginsType(s string) bool {
	s = s[skipSpace(s, 0):]
	for _, t := range documentTypes {
		if wordsAt(s, t.name) > 0 {
			return true
		}
	}
	return false
}
