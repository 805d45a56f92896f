package viet

import (
	"strings"
	"unicode"
)

// personTitles are the academic ranks and honours (học hàm, học vị, danh hiệu) that
// people put before a name, abbreviated and in words.
var personTitles = []string{
	"GS", "PGS", "TS", "TSKH", "ThS", "CN", "KS", "BS", "BSCKI", "BSCKII", "BSCK1", "BSCK2", "DS", "LS", "KTS", "CKI", "CKII", "CK1", "CK2",
	"NGND", "NGƯT", "NSND", "NSƯT", "TTND", "TTƯT", "AHLĐ",
	"Giáo sư", "Phó giáo sư", "Tiến sĩ", "Tiến sỹ", "Thạc sĩ", "Thạc sỹ", "Cử nhân", "Kỹ sư", "Bác sĩ", "Bác sỹ", "Dược sĩ", "Dược sỹ", "Luật sư",
}

// CutTitles parts the academic ranks and honours before the name of a person from
// the name: "PGS.TS Lê An" is "PGS.TS" and "Lê An". A name is never cut away whole.
func CutTitles(name string) (titles, bare string) {
	name = strings.TrimSpace(name)
	bare = name
	for rest, ok := afterTitle(bare); ok; rest, ok = afterTitle(bare) {
		bare = rest
	}
	return strings.TrimSpace(strings.TrimSuffix(name, bare)), bare
}

// afterTitle is what follows the title with which a name begins.
func afterTitle(name string) (rest string, titled bool) {
	for _, title := range personTitles {
		if len(name) < len(title) || !strings.EqualFold(name[:len(title)], title) {
			continue
		}
		rest := name[len(title):]
		if bare := strings.TrimLeftFunc(rest, aroundTitle); bare != "" && bare != rest {
			return bare, true
		}
	}
	return "", false
}

// aroundTitle tells whether a rune parts a title from what follows it.
func aroundTitle(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,/", r) }
