package parts

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// Lengths in bytes of folded text above which a line is not what its beginning looks like.
const (
	longHead = 120 // of a line in the letterhead or a title
	longSign = 80  // of a line in a signature
	longGap  = 3   // spaces that part two columns

	longColumns = 400 // bytes of a line of two columns, with the spaces between them
)

// distance counts the bytes to insert, drop or change to make b of a; anything above
// most is most+1.
func distance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := corner
			if a[i] != b[j] {
				cost++
			}
			corner = row[j+1]
			row[j+1] = min(cost, row[j]+1, corner+1)
		}
	}
	return min(row[len(b)], most+1)
}

// tight is folded text without its spaces.
func tight(fold string) string { return strings.ReplaceAll(fold, " ", "") }

// like tells whether a folded text is a fixed text, give or take typing errors:
// one letter in six.
func like(fold, fixed string) bool {
	a, b := tight(fold), tight(fixed)
	most := len(b) / 6
	return a != "" && distance(a, b, most) <= most
}

// isNation tells whether a line is Quốc hiệu; half tells that it is only the
// beginning of it.
func (f *finder) isNation(l *Line) (is, half bool) {
	fold := l.Fold()
	if len(fold) > longHead {
		return false, false
	}
	nation := viet.Fold(f.rules.Words.Nation.Text)
	if like(fold, nation) || fold == "chxhcn viet nam" {
		return true, false
	}
	head := strings.TrimSuffix(nation, " viet nam")
	return like(fold, head) && l.Upper(), true
}

func (f *finder) isMotto(l *Line) bool {
	return len(l.Fold()) <= longHead && like(l.Fold(), viet.Fold(f.rules.Words.Motto.Text))
}

// The beginnings of số, ký hiệu: "Số: 05/TB-SNV", "Số 05 - TB/TU", "Số:", and without
// the word "/TB-UBND".
var (
	numbered  = regexp.MustCompile(`^(?i:số|sô|sồ|so)(?:\s*[:.;,]\s*|\s+|[.…_]+|\d)[\d\s._…]*\p{L}?\s*(?:[/\\–-].*|$)`)
	symbolled = regexp.MustCompile(`^[\d\s._…]*[/\\]\s*\p{Lu}\p{L}*\s*[-–]\s*\p{Lu}[\p{L}&\s-]*$`)
)

func isNumber(l *Line) bool {
	text := strings.TrimSpace(l.Full())
	if len(l.Fold()) > longHead {
		return false
	}
	if numbered.MatchString(text) {
		return !strings.HasPrefix(l.Fold(), "so sanh") && text != "Số" && text != "So"
	}
	const longest = 40
	return len(text) <= longest && symbolled.MatchString(text)
}

// isAbout tells whether a line begins with "V/v".
func isAbout(l *Line) bool {
	text := strings.TrimLeft(l.Full(), " \t\"“(")
	return len(text) > 3 && strings.EqualFold(text[:3], "v/v") || len(text) > 4 && strings.EqualFold(text[:4], "v.v ")
}

// The date of a place and date, folded, with gaps or without; at its end.
var dated = regexp.MustCompile(`(?:^|\s)(?:ngay ?\d{0,2} ?thang ?\d{0,2} ?nam ?\d{0,4}|ngay ?\d{1,2} \d{1,2} \d{4}|ngay thang nam)$`)

// slashed is a place and a date in figures alone: "Gia Lai, 05/10/2022".
var slashed = regexp.MustCompile(`^[\p{L} .]+, *\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\.?$`)

// Openings of a sentence that only ends like a place and date.
var narrating = []string{"hom nay", "vao ", "luc ", "hoi ", "kem theo", "ban hanh", "can cu", "ket qua", "so ", "thang", "tu ngay", "den ngay", "cap ngay", "sinh ngay", "v v", "ve ", "bat dau", "ket thuc", "thoi gian", "tai "}

// isDateline tells whether a line is địa danh và thời gian.
func isDateline(l *Line) bool {
	const longest = 80
	fold := l.Fold()
	if len(fold) > longest || l.Label != "" {
		return false
	}
	for _, p := range narrating {
		if strings.HasPrefix(fold, p) {
			return false
		}
	}
	text := strings.TrimSpace(l.Full())
	at := dated.FindStringIndex(fold)
	if at == nil {
		return slashed.MatchString(text)
	}
	const place = 45 // "Thành phố Hồ Chí Minh, thứ Hai"
	return at[0] <= place && !strings.Contains(text, "/ ") && !strings.ContainsAny(text[:min(len(text), at[0])], "/:;(")
}

// isStroke tells whether a line is nothing but signs that draw a line, or the stars
// that some offices type for one.
func isStroke(l *Line) bool {
	n, stars := 0, 0
	for _, r := range strings.Trim(l.Full(), " \t") {
		switch {
		case strings.ContainsRune("_-–—―─━=~¯…", r):
			n++
		case r == '*' || r == '°' || r == '.' && n > 0:
			stars++
		case n >= 2 && strings.ContainsRune("oO0", r): // "---o0o---"
		case r != ' ' && r != '\t' && r != '\u00ad':
			return false
		}
	}
	return n >= 3 || n == 0 && stars >= 1 && strings.Contains(l.Full(), "*") || n+stars >= 3
}

func (f *finder) isUrgency(l *Line) bool {
	fold := l.Fold()
	if fold == "hoa toc hen gio" {
		return true
	}
	return slices.ContainsFunc(f.rules.Urgency.Stamps, func(s thethuc.Stamp) bool { return viet.Fold(s.Text) == fold })
}

func isAddressee(l *Line) bool {
	fold := l.Fold()
	if strings.HasPrefix(fold, "kinh gui") {
		return true
	}
	return strings.HasPrefix(fold, "kinh goi") || strings.HasPrefix(fold, "kinhgui")
}

// Words with which a way to reach the agency begins (liên hệ).
var reaching = []string{"dia chi", "tru so", "dien thoai", "so dien thoai", "dt ", "email", "e mail", "thu dien tu", "website", "trang thong tin dien tu", "fax", "hop thu"}

func isContact(l *Line) bool {
	const longest = 200
	fold := l.Fold()
	return len(fold) <= longest && hasPrefix(fold, reaching)
}

func hasPrefix(fold string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(fold, w) })
}

// startsWith tells whether the folded text begins with one of the words as a whole.
func startsWith(fold string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.HasPrefix(fold, w) && (len(fold) == len(w) || fold[len(w)] == ' ')
	})
}

// Words with which the name of an agency begins, and those with which it only goes on
// in a new line.
var (
	bodies = []string{
		"ubnd", "uy ban", "hdnd", "hoi dong", "so", "bo", "van phong", "vp", "trung tam", "phong", "ban", "truong", "cuc", "tong cuc",
		"chi cuc", "cong ty", "tong cong ty", "tap doan", "dang uy", "dang bo", "tinh uy", "huyen uy", "thanh uy", "chi bo", "thanh tra", "kho bac", "ngan hang",
		"benh vien", "vien", "hoc vien", "dai hoc", "cong an", "toa an", "lien doan", "hoi", "doan", "mat tran", "cang vu", "doi", "to",
		"hat", "tram", "bao hiem", "vu", "dai", "bao", "khoa", "quy", "lien hiep", "lien minh", "hop tac xa", "chinh phu", "quoc hoi", "thu vien", "bao tang",
		"cong doan", "dang cong san", "buu dien", "thi hanh an", "chi nhanh", "quan khu", "kiem toan",
	}
	places = []string{"tinh", "thanh pho", "tp", "xa", "phuong", "dac khu", "va", "huyen", "quan", "thi xa", "thi tran", "khu vuc", "viet nam"}
	// Names that say nothing yet, so that the next line belongs to them.
	begun = []string{"van phong", "ban quan ly", "trung tam", "truong", "thanh tra", "hoi dong", "uy ban", "uy ban nhan dan", "hoi dong nhan dan", "cong ty", "ban chi dao", "doan", "dang uy", "ban", "phong", "so", "chi cuc", "cuc", "vien", "benh vien", "ban thuong vu", "ban chap hanh", "to cong tac"}
	// What looks like the beginning of a name and is not.
	unnamed = []string{"phong chong", "phong chay", "to chuc", "so huu", "bao ve", "bao dam", "bo sung", "quan ly", "doan ket", "hoi nhap", "phong thu"}
)

// Papers say this above or beside the letterhead; it is no agency.
var marks = []string{"du thao", "mau", "mat", "toi mat", "tuyet mat", "ban sao", "sao y", "sao luc", "trich sao", "luu hanh", "xem xong", "tai lieu", "ban goc", "ban chinh"}

// Words with which a post (chức vụ) or the caption of a signature begins.
var posts = []string{
	"giam doc", "pho giam doc", "chu tich", "pho chu tich", "bi thu", "pho bi thu", "truong phong", "truong", "pho truong", "pho", "chanh", "pho chanh", "chanh van phong",
	"cuc truong", "chi cuc truong", "bo truong", "thu truong", "hieu truong", "vien truong", "vu truong", "tong giam doc", "tong bien tap", "ke toan truong", "ke toan",
	"thu ky", "chu toa", "chu tri", "dai dien", "doi truong", "to truong", "hat truong", "chi huy truong", "nguoi", "thanh vien", "ben", "quyen", "tong cuc truong",
	"chanh an", "kiem soat vien", "uy vien", "tham phan", "kt", "tm", "tl", "tuq", "q", "can bo", "chuyen vien", "thu kho", "thu truong don vi", "thu tuong", "pho thu tuong", "tong thu ky",
	"bi thu doan", "xac nhan", "lanh dao", "don vi", "hoi dong", "uy ban nhan dan", "ubnd", "thay mat", "ky thay", "thua lenh", "thua uy quyen", "chinh uy", "chinh tri vien",
}

// capacity is an abbreviated capacity of a signer, also badly written.
var capacity = regexp.MustCompile(`^\s*(?:T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q)(?:\s*[./:]\s*|\s+)\S`)

// isCapacity tells whether a line is "TM. ...", "KT. ...", "T/L ..." and the like.
func isCapacity(l *Line) bool {
	text := viet.Upper(l.Full())
	return len(text) <= longSign*2 && capacity.MatchString(text)
}

func isPost(l *Line) bool {
	fold := l.Fold()
	return len(fold) <= longSign && (isCapacity(l) || startsWith(fold, posts))
}

// families are family names that [viet.FamilyName] leaves out: those that are common
// words too, and those of smaller peoples.
var families = strings.Fields("Đoàn La Sơn Kim Danh Siu Ksor Nay Rcom Rmah Kpă Hvung Rah Lù Giàng Ma Lò Quàng Cầm Ong Ông Ung Âu Chế Hàng Thân Văn Vừ Sùng Thào Lường Vàng")

// isFamily tells whether a word is a family name, however its letters are cased.
func isFamily(w string) bool {
	w = viet.Capitalise(viet.Lower(w))
	return viet.FamilyName(w) || slices.Contains(families, w)
}

// isName tells whether a line reads like the name of a person, with titles or without.
func isName(l *Line) bool {
	const longest, most = 60, 7 // bytes, words
	text := strings.TrimSpace(l.Full())
	if len(text) > longest || l.Label != "" {
		return false
	}
	_, bare := viet.CutTitles(unranked(text))
	words := strings.Fields(bare)
	if len(words) < 2 || len(words) > most || startsWith(l.Fold(), []string{"tran trong"}) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "/:;,()0123456789_") {
			return false
		}
	}
	known := isFamily(words[0])
	if l.Upper() {
		return known && len(words) <= 5 && !startsWith(l.Fold(), posts) && !startsWith(l.Fold(), unnamed)
	}
	return known || !startsWith(l.Fold(), posts) && !startsWith(l.Fold(), bodies)
}

// unranked is a name without the rank of an officer before it.
func unranked(name string) string {
	words := strings.Fields(name)
	const parts, longest = 2, 40 // words of a rank, bytes of both
	if len(words) > parts && len(words[0])+len(words[1]) < longest && slices.Contains(ranks, viet.Fold(words[0]+" "+words[1])) {
		return strings.Join(words[parts:], " ")
	}
	return name
}

var ranks = []string{
	"dai tuong", "thuong tuong", "trung tuong", "thieu tuong", "dai ta", "thuong ta", "trung ta", "thieu ta",
	"dai uy", "thuong uy", "trung uy", "thieu uy",
}

// isNote tells whether a line of a signature is only about the signature.
func isNote(l *Line) bool {
	fold := l.Fold()
	return len(fold) <= longSign && (startsWith(fold, []string{"da ky", "ky", "ky ten", "ky ghi ro", "chu ky", "dong dau", "da ky ten"}) || strings.HasPrefix(strings.TrimSpace(l.Full()), "(k") || strings.HasPrefix(strings.TrimSpace(l.Full()), "(K"))
}

// gaps are the tabs and wide spaces inside a text: where each begins and ends.
func gaps(s string) (out []word) {
	if len(s) > longColumns {
		return nil
	}
	for i := 0; i < len(s); {
		if s[i] != ' ' && s[i] != '\t' {
			i++
			continue
		}
		end, tab := i, false
		for end < len(s) && (s[end] == ' ' || s[end] == '\t') {
			tab = tab || s[end] == '\t'
			end++
		}
		if i > 0 && end < len(s) && (tab || end-i >= longGap) {
			out = append(out, word{i, end})
		}
		i = end
	}
	return out
}

// looksLike is a line of a text that is not in the document, to ask what it looks like.
func (l *Line) looksLike(text string) *Line {
	m := &Line{Style: l.Style, Text: text, own: text}
	m.Label, _ = typedLabel(text)
	m.Typed = m.Label != ""
	m.Spans = []Span{{Text: text}}
	return m
}

// standsOut tells whether a line stands out as titles do.
func (l *Line) standsOut() bool { return l.Centred() || l.Bold() || l.Upper() }
