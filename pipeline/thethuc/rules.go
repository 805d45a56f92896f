package thethuc

import "vanthu/pipeline/viet"

// Rules is one body of format law (bộ quy tắc thể thức), read by [Load] from a
// file. Lengths of pages, columns and stamps are millimetres, sizes, spacings
// and line weights are points.
type Rules struct {
	Name       string          `yaml:"ten"`
	Effective  viet.Date       `yaml:"hieu_luc"` // ngày có hiệu lực
	Page       PageRules       `yaml:"trang"`
	Text       TextRules       `yaml:"doan"`
	Letterhead LetterheadRules `yaml:"dau_van_ban"`
	Lines      LineRules       `yaml:"duong_ke"`
	Addressees AddresseeRules  `yaml:"kinh_gui"`
	Closing    ColumnRules     `yaml:"ket_thuc"`
	Pictures   PictureRules    `yaml:"hinh"`
	Tables     TableRules      `yaml:"bang"`
	Sheets     SheetRules      `yaml:"bieu"`
	Urgency    UrgencyRules    `yaml:"dau_khan"`
	Gaps       GapRules        `yaml:"cho_trong"`
	Signing    SigningRules    `yaml:"chu_ky"`
	Words      Words           `yaml:"chu_co_dinh"`
	Sizes      SizeRules       `yaml:"bo_co_chu"`
	Styles     []StyleRule     `yaml:"kieu"`
	Kinds      []Kind          `yaml:"loai"`        // in the law's order
	Internal   []Kind          `yaml:"loai_noi_bo"` // papers that the law does not know
}

// Quantity is a number of the law: the value in use, the range that the law
// allows (no Max: no upper bound) and the legal basis (căn cứ).
type Quantity struct {
	Value float64  `yaml:"gia_tri"`
	Min   float64  `yaml:"tu"`
	Max   *float64 `yaml:"den"`
	Basis string   `yaml:"can_cu"`
}

// Allows tells whether the law allows the value x.
func (q Quantity) Allows(x float64) bool {
	return x >= q.Min && (q.Max == nil || x <= *q.Max)
}

// PageRules is the paper and its margins (khổ giấy, định lề), portrait.
type PageRules struct {
	Width          Quantity `yaml:"rong"`
	Height         Quantity `yaml:"cao"`
	Top            Quantity `yaml:"le_tren"`
	Bottom         Quantity `yaml:"le_duoi"`
	Left           Quantity `yaml:"le_trai"`
	Right          Quantity `yaml:"le_phai"`
	HeaderDistance Quantity `yaml:"cach_so_trang"` // from the paper's top edge to the page number
}

// TextRules is how paragraphs of the body stand (đoạn văn của nội dung).
type TextRules struct {
	Indent  Quantity `yaml:"thut_dau_dong"` // first line, mm
	Before  Quantity `yaml:"cach_doan"`     // pt
	Spacing Quantity `yaml:"gian_dong"`     // lines
}

// LetterheadRules is the table above the text (phần đầu văn bản) and how a
// long agency name is broken over its lines.
type LetterheadRules struct {
	ColumnRules `yaml:",inline"`
	BreakAfter  []string `yaml:"xuong_dong_sau"` // an agency's name goes on under these
	BreakBefore []string `yaml:"uu_tien_truoc"`  // words that like to begin a line
	Unbroken    []string `yaml:"khong_tach"`     // phrases that stay on one line
}

// ColumnRules is a borderless table of two columns (bảng hai cột không viền).
type ColumnRules struct {
	Left    Quantity `yaml:"cot_trai"`
	Right   Quantity `yaml:"cot_phai"`
	Padding Quantity `yaml:"dem_o"`
}

// LineRules is the drawn lines (đường kẻ).
type LineRules struct {
	Weight  Quantity `yaml:"net"`
	Motto   LineRule `yaml:"tieu_ngu"`
	Agency  LineRule `yaml:"co_quan"`
	Subject LineRule `yaml:"trich_yeu"`
	Annex   LineRule `yaml:"phu_luc"`
	Contact LineRule `yaml:"lien_he"`
}

// LineRule is one drawn line: its length as a share of the text line above it,
// and the space around it.
type LineRule struct {
	Ratio  Quantity `yaml:"ty_le"`
	Before float64  `yaml:"tren"`
	After  float64  `yaml:"duoi"`
}

// AddresseeRules is where "Kính gửi:" begins.
type AddresseeRules struct {
	Indent Quantity `yaml:"thut"`
}

// PictureRules is the size of pictures (hình), and how the seal covers the
// signature. A picture keeps its proportions.
type PictureRules struct {
	SignatureWidth  Quantity `yaml:"chu_ky_rong"` // at most
	SignatureHeight Quantity `yaml:"chu_ky_cao"`  // at most
	Seal            Quantity `yaml:"con_dau"`     // the longer side
	Cover           Quantity `yaml:"dau_phu"`     // share of the signature under the seal
	Contact         Quantity `yaml:"lien_he"`     // side of the square for a logo or QR code
	ContactGap      Quantity `yaml:"lien_he_cach"`
}

// TableRules is how tables of the body look (bảng trong nội dung).
type TableRules struct {
	Weight     Quantity `yaml:"net"`
	Padding    Quantity `yaml:"dem_o"`
	LongRow    Quantity `yaml:"hang_dai"`  // lines from which a row may break over pages
	LongWord   Quantity `yaml:"tu_dai"`    // share of the text width that one word may claim
	ShortTable Quantity `yaml:"bang_ngan"` // lines up to which a table stays on one page
}

// SheetRules is how internal sheets differ (biểu nội bộ).
type SheetRules struct {
	Side    Quantity `yaml:"le_hai_ben"` // left and right margins
	Padding Quantity `yaml:"dem_o"`
}

// UrgencyRules is the urgency stamps (dấu chỉ mức độ khẩn).
type UrgencyRules struct {
	Weight  Quantity `yaml:"net"`
	Padding Quantity `yaml:"dem_o"`
	Stamps  []Stamp  `yaml:"dau"`
}

// Stamp is one urgency stamp and its size in millimetres.
type Stamp struct {
	Key    string  `yaml:"khoa"`
	Text   string  `yaml:"chu"`
	Width  float64 `yaml:"rong"`
	Height float64 `yaml:"cao"`
	Basis  string  `yaml:"can_cu"`
}

// GapRules is how many spaces stand for what a draft does not have yet (chỗ
// trống của số, ngày).
type GapRules struct {
	Number  int    `yaml:"so"`
	Day     int    `yaml:"ngay"`
	Place   int    `yaml:"dia_danh"`
	Article int    `yaml:"so_dieu"`
	Basis   string `yaml:"can_cu"`
}

// SigningRules is in what capacity people sign.
type SigningRules struct {
	Authorities []Authority `yaml:"quyen_han"`
}

// Authority is an abbreviated capacity of a signer (quyền hạn), such as "KT.".
type Authority struct {
	Text       string   `yaml:"chu"`
	Meaning    string   `yaml:"nghia"`
	Phrases    []string `yaml:"cum_tu"`        // what people write for it: "ký thay"
	BeforePost bool     `yaml:"truoc_chuc_vu"` // stands before the post of the one who signs, on its line
	Basis      string   `yaml:"can_cu"`
}

// Word is a fixed text of the law (chữ cố định).
type Word struct {
	Text  string `yaml:"chu"`
	Basis string `yaml:"can_cu"`
}

// Words are the fixed texts that every document takes from the law.
type Words struct {
	Nation        Word `yaml:"quoc_hieu"`
	Motto         Word `yaml:"tieu_ngu"`
	Number        Word `yaml:"so"`
	LetterSubject Word `yaml:"trich_yeu_cong_van"`
	Addressees    Word `yaml:"kinh_gui"`
	Recipients    Word `yaml:"noi_nhan"`
	File          Word `yaml:"luu"`
	AsAbove       Word `yaml:"nhu_tren"`
	AsArticle     Word `yaml:"nhu_dieu"`
	Secretary     Word `yaml:"thu_ky"`
	Chair         Word `yaml:"chu_toa"`
	Annex         Word `yaml:"phu_luc"`
	Attached      Word `yaml:"kem_theo"` // with the four places of [attachedPlaces]
	Chapter       Word `yaml:"chuong"`
	Section       Word `yaml:"muc"`
	Article       Word `yaml:"dieu"`
	Contact       struct {
		Address Word `yaml:"dia_chi"`
		Phone   Word `yaml:"dien_thoai"`
		Fax     Word `yaml:"fax"`
		Email   Word `yaml:"thu_dien_tu"`
		Web     Word `yaml:"trang_dien_tu"`
	} `yaml:"lien_he"`
	Grounds struct {
		Word     `yaml:",inline"`
		Openings []string `yaml:"mo_dau"` // with which a căn cứ may begin
	} `yaml:"can_cu"`
}

// SizeRules names the size profiles (bộ cỡ chữ).
type SizeRules struct {
	Names   []string `yaml:"ten"`
	Default string   `yaml:"mac_dinh"`
	Basis   string   `yaml:"can_cu"`
}

// StyleRule is the law's part of a paragraph style (kiểu đoạn).
type StyleRule struct {
	ID       string    `yaml:"ma"`
	Name     string    `yaml:"ten"`
	Next     string    `yaml:"tiep"`
	Size     SizeRange `yaml:"co"`
	Bold     bool      `yaml:"dam"`
	Italic   bool      `yaml:"nghieng"`
	Color    string    `yaml:"mau"`
	Align    string    `yaml:"can"`  // trai, giua or phai
	Body     bool      `yaml:"doan"` // justified, indented and spaced as [TextRules] says
	Before   float64   `yaml:"truoc"`
	After    float64   `yaml:"sau"`
	KeepNext bool      `yaml:"lien_sau"`
	Keep     bool      `yaml:"giu_dong"`
	Outline  int       `yaml:"cap"`
	Basis    string    `yaml:"can_cu"`
}

// SizeRange is a style's font size in each size profile, and the range that
// the law allows.
type SizeRange struct {
	Values []float64 `yaml:"gia_tri"`
	Min    float64   `yaml:"tu"`
	Max    float64   `yaml:"den"`
}

// Form is the shape of a kind of document (dạng trình bày).
type Form string

// The forms.
const (
	FormNamed    Form = "ten_loai"   // tên loại and trích yếu above the text
	FormLetter   Form = "cong_van"   // "V/v" under the number, no tên loại
	FormMinutes  Form = "bien_ban"   // no place and date, two signatures, nơi nhận below them
	FormDecision Form = "quyet_dinh" // thẩm quyền ban hành, căn cứ, "QUYẾT ĐỊNH:"
	FormSheet    Form = "bieu"       // internal: agency and title only, no number, no signature
)

// First is the rule for the first recipient of a kind (nơi nhận đầu tiên).
type First string

// The rules for the first recipient.
const (
	FirstNone    First = ""         // "Như trên" if the document has addressees
	FirstAbove   First = "nhu_tren" // always "Như trên"
	FirstArticle First = "nhu_dieu" // "Như Điều ..."
)

// Kind is a kind of document (loại văn bản): NĐ 30, Điều 7 and Phụ lục III.
type Kind struct {
	Key        string `yaml:"khoa"`     // "thong_bao"
	Name       string `yaml:"ten"`      // "Thông báo"
	Abbr       string `yaml:"viet_tat"` // "TB"; empty for công văn and thư công
	Form       Form   `yaml:"mau"`
	Addressees bool   `yaml:"kinh_gui"` // may carry "Kính gửi"
	Contact    bool   `yaml:"lien_he"`  // has the agency's address at its foot
	First      First  `yaml:"noi_nhan_dau"`
	Enacting   string `yaml:"loi_ban_hanh"` // "QUYẾT ĐỊNH:" of a decision
	File       string `yaml:"luu"`          // what "Lưu:" names when the office did not say
	Basis      string `yaml:"can_cu"`
}

// Kind returns the kind with the key, and whether the rules have it.
func (r *Rules) Kind(key string) (Kind, bool) {
	for k := range r.all {
		if k.Key == key {
			return k, true
		}
	}
	return Kind{}, false
}

// all yields the kinds of the law and then the internal ones.
func (r *Rules) all(yield func(Kind) bool) {
	for _, list := range [][]Kind{r.Kinds, r.Internal} {
		for _, k := range list {
			if !yield(k) {
				return
			}
		}
	}
}

// Symbol is the number and symbol (số, ký hiệu) of a document: "05/TB-SNgV",
// or "05/SNgV-VP" for a công văn. A draft's begins with the slash.
func (r *Rules) Symbol(f Frame) string {
	k, _ := r.Kind(f.Kind)
	return viet.FormatNumber(f.Number) + symbol(k, f)
}

// symbol is what follows the number: NĐ 30, Phụ lục I, II.3b.
func symbol(k Kind, f Frame) string {
	first, second := k.Abbr, f.Symbol
	if k.Form == FormLetter {
		first, second = f.Symbol, f.Drafter
	}
	if first == "" || second == "" {
		return "/" + first + second
	}
	return "/" + first + "-" + second
}
