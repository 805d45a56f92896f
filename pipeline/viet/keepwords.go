package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words that stay with what follows them. A number after a word has at most so
// many digits.
var (
	beforeNumber = inAnyCase(map[string]int{"ngày": 2, "tháng": 2, "năm": 4, "quý": 1, "điều": 3, "khoản": 3, "mục": 3, "chương": 3, "số": 5, "số:": 5})
	beforeRoman  = inAnyCase(map[string]int{"chương": 0, "phần": 0, "mục": 0, "quý": 0, "lục": 0})
)

// units stay with the number before them: of time, measure and money.
var units = setOf("năm tháng ngày giờ phút giây tuần quý ha km km² km2 m m² m2 m³ m3 cm mm kg g tấn tạ lít đồng nghìn ngàn triệu tỷ USD VNĐ")

// bodies are the areas that stay with the abbreviation of a body before them, as in
// "UBND tỉnh".
var bodies = setOf("tỉnh xã phường huyện quận thành")

// FamilyName tells whether a syllable, with its capital, is a Vietnamese family name
// (họ). Names that are common words too are left out.
func FamilyName(syllable string) bool { return families[syllable] }

// families are the family names (họ) that begin the name of a person. Those that
// are common words too, such as Đoàn, are left out.
var families = setOf(`Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lương Trương Trịnh Mai Tô Tạ Hà Thái Cao Châu Chu
	Lưu Lâm Tăng Phùng Quách Tống Triệu Vương Kiều Mạc Nghiêm Nông Thạch Tôn Bạch Cù Diệp Doãn Đàm Đậu Hứa Khổng Khương Lục Giáp Vi`)

// mostSyllables is how many syllables the name of a person has, and mostCityWords
// that of a city after "TP.".
const (
	mostSyllables = 5
	mostCityWords = 3
)

// places are names of two syllables, also as headings write them: countries,
// provinces of today and of before 01/7/2025, and cities.
var places = func() map[[2]string]bool {
	set := map[[2]string]bool{}
	for name := range strings.SplitSeq(`Việt Nam,Nhật Bản,Hàn Quốc,Trung Quốc,Triều Tiên,Hoa Kỳ,Ấn Độ,Thái Lan,Đài Loan,Thụy Sĩ,Thụy Điển,Đan Mạch,Phần Lan,Hà Lan,Ba Lan,Na Uy,Ai Cập,Nam Phi,`+
		`An Giang,Bắc Giang,Bắc Kạn,Bạc Liêu,Bắc Ninh,Bến Tre,Bình Định,Bình Dương,Bình Phước,Bình Thuận,Cà Mau,Cao Bằng,Cần Thơ,Đà Nẵng,Đắk Lắk,Đắk Nông,Điện Biên,`+
		`Đồng Nai,Đồng Tháp,Gia Lai,Hà Giang,Hà Nam,Hà Nội,Hà Tĩnh,Hải Dương,Hải Phòng,Hậu Giang,Hòa Bình,Hưng Yên,Khánh Hòa,Kiên Giang,Kon Tum,Lai Châu,Lạng Sơn,`+
		`Lào Cai,Lâm Đồng,Long An,Nam Định,Nghệ An,Ninh Bình,Ninh Thuận,Phú Thọ,Phú Yên,Quảng Bình,Quảng Nam,Quảng Ngãi,Quảng Ninh,Quảng Trị,Sóc Trăng,Sơn La,Tây Ninh,`+
		`Thái Bình,Thái Nguyên,Thanh Hóa,Tiền Giang,Trà Vinh,Tuyên Quang,Vĩnh Long,Vĩnh Phúc,Yên Bái,Quy Nhơn,Nha Trang,Đà Lạt,Vũng Tàu,Sài Gòn`, ",") {
		for _, style := range []string{ToneOnFirst, ToneOnLast} {
			first, second, _ := strings.Cut(Tone(name, style), " ")
			set[[2]string{first, second}] = true
			set[[2]string{Upper(first), Upper(second)}] = true
		}
	}
	return set
}()

// inAnyCase adds the words as a sentence and as a heading write them.
func inAnyCase(words map[string]int) map[string]int {
	all := map[string]int{}
	for w, n := range words {
		all[w], all[Capitalise(w)], all[Upper(w)] = n, n, n
	}
	return all
}

// joins tells whether the gap before the word must not break.
func (k *keeper) joins(w string) bool {
	last, proper := k.text(k.last), k.proper
	k.proper = 0
	if last == "" || w == "" {
		return false
	}
	switch first := w[0]; {
	case first >= '0' && first <= '9':
		return k.joinsNumber(last, w)
	case capital(w):
		return k.joinsName(last, w, proper)
	case last[0] < 'a' || last[0] == "“"[0] || k.joined || len(w) <= len("đ;"):
		return k.joinsSmall(last, w)
	}
	return false
}

// joinsNumber decides before a number: "ngày 05", "số 137/KH-UBND", "Điều 5", and
// after the hyphen in "2021 - 2025".
func (k *keeper) joinsNumber(last, w string) bool {
	if last == "-" {
		previous := k.text(k.previous)
		return previous != "" && leadingDigits(previous[len(previous)-1:]) == 1
	}
	word := withoutOpening(last)
	digits, most := leadingDigits(w), beforeNumber[word]
	switch {
	case digits > most:
		return false
	case most == 4:
		return digits == 4
	case most == 5:
		slash := strings.IndexByte(w[:min(len(w), digits+longestCode)], '/')
		if slash < 0 {
			return false
		}
		start, end := codeAround(w, slash)
		return start == 0 && end > 0
	}
	return true
}

// joinsName decides before a capital: "Chương II", "TP. Quy Nhơn", a person, a
// place, and after the hyphen in "Việt Nam - Nhật Bản".
func (k *keeper) joinsName(last, w string, proper int) bool {
	word := withoutOpening(last)
	titled := !abbreviated(w)
	switch {
	case word == "-":
		previous := k.text(k.previous)
		return capital(withoutOpening(previous)) && endsInName(previous)
	case word == "TP." || word == "TX.":
		k.proper = mostCityWords - 1
		return true
	case proper > 0 && titled && endsInName(last):
		k.proper = proper - 1
		return true
	case families[word] && titled:
		k.proper = mostSyllables - 2
		return true
	case strings.IndexByte("IVX", w[0]) >= 0:
		if _, known := beforeRoman[word]; known {
			roman := len(w) - len(strings.TrimLeft(w, "IVX"))
			return roman == len(w) || !unicode.IsLetter(rune(w[roman]))
		}
	}
	return places[[2]string{word, withoutClosing(w)}]
}

// joinsSmall decides before a word without a capital: "10 ha", "2,5 tỷ đồng", "UBND
// tỉnh", "điểm a".
func (k *keeper) joinsSmall(last, w string) bool {
	word := withoutOpening(last)
	switch {
	case word == "":
		return false
	case word[0] >= '0' && word[0] <= '9':
		return (!k.joined || k.text(k.previous) == "-") && k.text(k.previous) != "số" && wholeNumber(word) && units[withoutClosing(w)]
	case k.joined && (word == "nghìn" || word == "triệu" || word == "tỷ" || word == "ngàn"):
		return withoutClosing(w) == "đồng"
	case word == "điểm" || word == "Điểm":
		return oneLetter(w)
	}
	return abbreviated(word) && bodies[withoutClosing(w)] && endsInName(word) && !ValidSyllable(word)
}

// oneLetter tells whether the word is the letter of a point.
func oneLetter(w string) bool {
	w = withoutClosing(w)
	_, known := ParseLetter(w)
	return known && utf8.RuneCountInString(w) == 1
}

// capital tells whether the word begins with a capital of the alphabet.
func capital(w string) bool {
	if w == "" || w[0] < utf8.RuneSelf {
		return w != "" && w[0] >= 'A' && w[0] <= 'Z'
	}
	first, _ := utf8.DecodeRuneInString(w)
	return letterOf(first).upper
}

// abbreviated tells whether the second letter is a capital too.
func abbreviated(w string) bool {
	_, size := utf8.DecodeRuneInString(w)
	return capital(w[size:])
}

// endsInName tells whether nothing ends the name after the word, such as a comma.
func endsInName(w string) bool {
	last, _ := utf8.DecodeLastRuneInString(w)
	return unicode.IsLetter(last)
}

// wholeNumber tells whether the word is a number and nothing else.
func wholeNumber(w string) bool {
	return strings.Trim(w, "0123456789.,") == "" && leadingDigits(w[len(w)-1:]) == 1
}

func withoutOpening(w string) string {
	if w == "" || w[0] >= '0' && w[0] < 0xE2 {
		return w
	}
	return strings.TrimLeft(w, "(“‘\"")
}

func withoutClosing(w string) string {
	if n := len(w); n == 0 || w[n-1] >= '0' && (n < 3 || w[n-3] != "”"[0]) && w[n-1] != ';' && w[n-1] != ':' && w[n-1] != '?' {
		return w
	}
	return strings.TrimRight(w, ".,;:)”’\"!?…")
}
