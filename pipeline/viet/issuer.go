package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// issuers are bodies whose whole name is known, so that a citation's issuer ends
// where the name does.
var issuers = []string{
	"Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chủ tịch nước", "Chính phủ", "Thủ tướng Chính phủ", "Văn phòng Chính phủ",
	"Thanh tra Chính phủ", "Ngân hàng Nhà nước Việt Nam", "Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương Đảng", "Bộ Chính trị",
	"Ban Bí thư", "Tỉnh ủy", "Thành ủy", "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy",
	"UBND tỉnh", "HĐND tỉnh", "UBND thành phố", "HĐND thành phố", "UBND xã", "HĐND xã", "UBND phường", "HĐND phường", "UBND huyện",
	"Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "Ủy ban nhân dân thành phố", "Hội đồng nhân dân thành phố",
	"Ủy ban nhân dân xã", "Hội đồng nhân dân xã", "Ủy ban nhân dân phường", "Hội đồng nhân dân phường",
	"Chủ tịch UBND tỉnh", "Chủ tịch UBND thành phố", "Chủ tịch UBND xã", "Chủ tịch UBND phường",
	"Chủ tịch Ủy ban nhân dân tỉnh", "Chủ tịch Ủy ban nhân dân thành phố", "Chủ tịch Ủy ban nhân dân xã",
}

// offices are the words that names of other bodies begin with.
var offices = setOf("Bộ Sở Ban Cục Chi Tổng Văn Thanh Trung Trường Đảng Huyện Giám Chánh Phòng Viện Tòa Hội Liên Kho Công Đài Ủy")

// afterIssuer are the words that go on with the sentence after an issuer's name.
var afterIssuer = setOf("về đã để đối được ban có trong ngày theo tại cho là thì từ đến do bằng nhằm hướng quy giao yêu đề phê")

// issuerLen is the length of the issuer's name at the beginning of the text: a
// known name, with the name of its province or commune; else the words of an
// office up to one that goes on with the sentence. 0 if none is found.
func issuerLen(text string) int {
	known := 0
	for _, name := range issuers {
		if len(name) > known && strings.HasPrefix(text, name) && !startsInLetter(text[len(name):]) {
			known = len(name)
		}
	}
	if known > 0 {
		return known + properName(text[known:])
	}
	first, _, _ := strings.Cut(text, " ")
	if !offices[first] {
		return 0
	}
	return officeLen(text)
}

func startsInLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// properName is the length of the words with capitals that follow, up to four.
func properName(s string) int {
	n := 0
	for range 4 {
		end := nextWord(s, n)
		first, _ := utf8.DecodeRuneInString(s[min(n+1, len(s)):])
		if end == n || !unicode.IsUpper(first) {
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
	n := nextWord(" "+text, 0) - 1
	for range 11 {
		end := nextWord(text, n)
		word := strings.TrimPrefix(text[n:end], " ")
		if end == n || afterIssuer[word] || word == "và" && beginsType(text[end:]) {
			break
		}
		n = end
	}
	return len(strings.TrimRight(text[:max(n, 0)], " -"))
}

// beginsType tells whether the next words are a kind of document.
func beginsType(s string) bool {
	s = strings.TrimPrefix(s, " ")
	for _, t := range documentTypes {
		if len(s) >= len(t.name) && strings.EqualFold(s[:len(t.name)], t.name) {
			return true
		}
	}
	return false
}
