// Package legacy reads Vietnamese text that was written in an old encoding (bảng
// mã cũ): TCVN3 (ABC) and its capital fonts, TCVN 5712-1, VNI-Windows, VISCII,
// CP1258, and UTF-8 that was taken for Windows-1252.
//
// The words: text in an old encoding is bytes that a program shows as other
// letters, each byte as the character that Latin-1 or Windows-1252 has for it
// ("Céng hßa" is "Cộng hòa" in TCVN3). A font of the time (".VnTime",
// "VNI-Times") says which encoding its text is in, and so does the grammar of
// the Vietnamese syllable: in the right encoding most words are syllables. What
// is decided is decided for a column (cột) of cells that were written the same
// way, not for one cell. Decoding comes before any other cleaning, because
// letters of old encodings look like invisible characters (ư of TCVN3 is the
// soft hyphen).
package legacy

import "strings"

// Encoding is a way in which Vietnamese letters were stored (bảng mã).
type Encoding uint8

// The encodings. Unicode is text that needs no decoding.
const (
	Unicode       Encoding = iota
	TCVN3                  // ABC, fonts .Vn...; it has no capitals with marks
	TCVN3Capitals          // the same codes in fonts .Vn...H, which show capitals
	TCVN5712               // TCVN 5712-1 (VN1)
	VNI                    // VNI-Windows, fonts VNI-...
	VISCII                 // RFC 1456
	CP1258                 // Windows-1258
	Mojibake               // UTF-8 taken for Windows-1252
	VIQR                   // RFC 1456, letters with ASCII marks; only on request
)

var encodingNames = [...]string{
	Unicode: "Unicode", TCVN3: "TCVN3 (ABC)", TCVN3Capitals: "TCVN3 chữ hoa (font .Vn…H)", TCVN5712: "TCVN 5712-1",
	VNI: "VNI-Windows", VISCII: "VISCII", CP1258: "CP1258", Mojibake: "UTF-8 bị hiểu là Windows-1252", VIQR: "VIQR",
}

// String is the name of the encoding for people.
func (e Encoding) String() string {
	if int(e) >= len(encodingNames) {
		return "bảng mã lạ"
	}
	return encodingNames[e]
}

// OfFont tells the encoding from the name of a font: ".VnTime", ".VnArialH",
// "VNI-Times", "VI Times" (VISCII). Other fonts, also those of encodings that are
// not known here (VPS), are taken for Unicode.
func OfFont(font string) Encoding {
	name := strings.ToLower(strings.TrimLeft(font, "@ ")) // @ marks a font turned for vertical text
	name = strings.TrimRight(name, " ")
	switch {
	case strings.HasPrefix(name, ".vn") && strings.HasSuffix(name, "h"):
		return TCVN3Capitals
	case strings.HasPrefix(name, ".vn"):
		return TCVN3
	case strings.HasPrefix(name, "vni"):
		return VNI
	case strings.HasPrefix(name, "vi "):
		return VISCII
	}
	return Unicode
}

// Cell is one text of a column, with the name of its font if it is known.
type Cell struct{ Text, Font string }

// Column is what was found in a column of cells (cột).
type Column struct {
	Texts    []string   // the texts in Unicode, as many as there were cells
	Encoding Encoding   // of most cells that were decoded; Unicode if none was
	Decoded  []int      // the cells that were decoded, by index
	From     []Encoding // the encoding of each of Decoded
	Doubtful []int      // cells that look like an old encoding, but are too little to decide by; left as they are
	Mixed    []int      // cells with old words among words of Unicode that cannot be told apart (lẫn hai bảng mã); left as they are
	Broken   []int      // decoded cells in which letters had been lost before
}
