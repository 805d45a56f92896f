// Package record is what an office knows about a giao ban month: its own
// profile, the meeting, the conclusions, the tasks and their progress.
//
// The words: an [Agency] (cơ quan) has [Unit]s (đơn vị). Each month it holds a
// [Meeting] (cuộc họp giao ban) that gives [Task]s (nhiệm vụ) with a
// [Deadline] (thời hạn); units report [Progress] (tiến độ). A [Citation] (văn
// bản viện dẫn) is a document that these speak of. A [Month] is all of it for
// one meeting; the documents are made from it and from nothing else.
//
// A record holds what was given. What follows from it (status, overdue days,
// counts) is derived by functions and never stored; what was not given is
// empty and is printed as a gap.
//
// The json tags are the keys that people write (YAML, JSON, templates, the
// workbook); a field tagged gon:"true" takes the value when a record is given
// as plain text instead of as keys.
package record

import (
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// Month is everything known about one month of an office (hồ sơ tháng).
type Month struct {
	Agency    Agency              `json:"co_quan"`
	Meeting   Meeting             `json:"cuoc_hop"`
	Tasks     []Task              `json:"nhiem_vu"`
	NoTask    []string            `json:"khong_phat_sinh"`    // units that get no task this month
	Followed  []Task              `json:"nhiem_vu_truoc"`     // given at earlier meetings and still followed
	Arisen    []Task              `json:"nhiem_vu_phat_sinh"` // work that units reported beside what they were given
	Progress  []Progress          `json:"tien_do"`
	Extended  []Extension         `json:"lui_han"`
	Citations []Citation          `json:"vien_dan"`
	Plan      Plan                `json:"ke_hoach"`
	Documents map[string]Document `json:"van_ban"` // by kind, or by kind and unit: "don_doc/VP"
}

// Agency is the profile of an office (hồ sơ cơ quan), the file co-quan.yaml.
type Agency struct {
	Code            string              `json:"ma"`
	Name            string              `json:"ten"`
	Heading         string              `json:"ten_in_hoa"` // as printed in the letterhead; default is Name in capitals
	Superior        string              `json:"chu_quan"`   // cơ quan chủ quản
	SuperiorHeading string              `json:"chu_quan_in_hoa"`
	Symbol          string              `json:"ky_hieu"`  // abbreviation in symbols, such as "SNgV"
	Place           string              `json:"dia_danh"` // địa danh of the place and date line
	Units           []Unit              `json:"don_vi"`   // in the order of the documents
	Signers         []Signer            `json:"nguoi_ky"`
	Recipients      map[string][]string `json:"noi_nhan"` // by kind; "chung" serves the kinds not named
	Tone            string              `json:"kieu_dau"` // "hòa" or "hoà"
	Size            string              `json:"co_chu"`   // "13" or "14": the size profile P13 or P14
	Reporting       Reporting           `json:"bao_cao_dinh_ky"`
	DaysOff         []DayOff            `json:"ngay_nghi"` // what was decided beyond the notices that the program has
	Seal            string              `json:"con_dau"`   // hình con dấu: path of a PNG, counted from the profile's folder
	Contact         Contact             `json:"lien_he"`
}

// Contact is what the foot of a document says of how to reach the agency (ô 13 of
// NĐ 30, Phụ lục I, IV; III.4). Logo and Code are paths of PNG files, counted
// from the profile's folder.
type Contact struct {
	Address string `json:"dia_chi"`
	Phone   string `json:"dien_thoai"`
	Fax     string `json:"fax"`
	Email   string `json:"thu_dien_tu"`
	Web     string `json:"trang_dien_tu"`
	Logo    string `json:"logo"`
	Code    string `json:"ma_qr"`
}

// Unit is a part of the agency (đơn vị).
type Unit struct {
	Code    string   `json:"ma"`
	Name    string   `json:"ten"`
	Aliases []string `json:"ten_khac"`
}

// Signer is who signs (người ký) and in what capacity. Authority lines are the
// lines above the post, such as "TM. Ủy ban nhân dân" or "KT. Giám đốc"; a lone
// "Q." goes before the post (NĐ 30, Phụ lục I, II.7).
type Signer struct {
	Kinds     []string `json:"loai"` // kinds of document that this person signs; empty: all others
	Authority []string `json:"quyen_han"`
	Post      string   `json:"chuc_vu"`
	Title     string   `json:"hoc_vi"` // học hàm, học vị before the name, where the sector may print it (NĐ 30, Phụ lục I, II.7c)
	Name      string   `json:"ho_ten"`
	Signature string   `json:"chu_ky"` // hình chữ ký: path of a PNG, counted from the profile's folder
}

// BareName is the name without the titles before it, which are not printed.
func (s Signer) BareName() string {
	_, bare := viet.CutTitles(s.Name)
	return bare
}

// Reporting is the office's reporting calendar (chế độ báo cáo).
type Reporting struct {
	CutOff   int `json:"ngay_chot"`   // day of the month that closes a period; 31 is the last day; 0 is the 14th (NĐ 09/2019, Điều 12.4)
	NearDays int `json:"sap_den_han"` // days before a deadline that count as near; 0 is 3
}

// DayOff is what was decided of one day of the office's calendar (ngày nghỉ, hoặc
// ngày làm bù), such as by the yearly notice before the program knows it. It wins
// over what the program knows of the day.
type DayOff struct {
	Date     viet.Date `json:"ngay"`
	Kind     DayKind   `json:"loai"`
	Name     string    `json:"ten"`
	Basis    string    `json:"can_cu"`
	Proposed YesNo     `json:"du_kien"` // only proposed: changes no day yet
}

// DayKind says what was decided of a day (loại ngày nghỉ).
type DayKind calendar.Kind

// YesNo is the answer to a question; not given is no.
type YesNo string

// The answers.
const (
	Yes YesNo = "co"
	No  YesNo = "khong"
)

// Meeting is the giao ban (cuộc họp).
type Meeting struct {
	Period       viet.Period `json:"ky_hop"` // the month of the meeting
	Name         string      `json:"ten"`    // default "Hội nghị giao ban tháng ..."
	Date         viet.Date   `json:"ngay"`
	Start        viet.Clock  `json:"bat_dau"`
	End          viet.Clock  `json:"ket_thuc"`
	Place        string      `json:"dia_diem"`
	Chair        Person      `json:"chu_tri"`
	Secretary    Person      `json:"thu_ky"`
	Attendees    []string    `json:"thanh_phan"`
	Absent       []Absence   `json:"vang"`
	Opinions     []Opinion   `json:"y_kien"`
	Reviewed     viet.Period `json:"ky_danh_gia"`
	Planned      viet.Period `json:"ky_trien_khai"`
	Review       string      `json:"danh_gia_chung"` // general judgement, in the chair's words
	Results      []Point     `json:"ket_qua"`
	Shortcomings []Point     `json:"ton_tai"`
	General      []Point     `json:"yeu_cau_chung"`
	Proposals    []Point     `json:"kien_nghi"`
	Other        []Point     `json:"ket_luan_khac"`
	Leads        Leads       `json:"loi_dan"`
}

// Leads are the lead-ins of the notice (lời dẫn) in the office's own words: each that
// is given stands in place of the template's, or where that has none.
type Leads struct {
	Opening      string `json:"mo_dau"`        // of the meeting: when, where, under whom
	Conclusion   string `json:"ket_luan"`      // up to "kết luận như sau:"
	Results      string `json:"ket_qua"`       // before the list of results
	Shortcomings string `json:"ton_tai"`       // before the list of shortcomings
	General      string `json:"yeu_cau_chung"` // before the general requirements
	Tasks        string `json:"nhiem_vu"`      // before the tasks of the units
	Closing      string `json:"ket_thuc"`      // the last paragraph
}

// Person is someone in office (chức vụ, họ tên).
type Person struct {
	Post string `json:"chuc_vu" gon:"true"`
	Name string `json:"ho_ten"`
}

// Absence is someone who did not attend (vắng), with the reason.
type Absence struct {
	Who    string `json:"nguoi" gon:"true"`
	Reason string `json:"ly_do"`
}

// Opinion is what someone said at the meeting (ý kiến).
type Opinion struct {
	Who  string `json:"nguoi"`
	Text string `json:"noi_dung" gon:"true"`
}

// Point is one item of a review: a result, a shortcoming, a general requirement,
// a proposal or another conclusion, such as a decision that gives nobody a task
// (kết quả, tồn tại, yêu cầu chung, kiến nghị, kết luận khác).
type Point struct {
	Text      string   `json:"noi_dung" gon:"true"`
	Unit      string   `json:"don_vi"`      // code of the unit that it concerns
	Cause     string   `json:"nguyen_nhan"` // of a shortcoming
	Citations []string `json:"vien_dan"`    // codes
}

// Task is one task given by a conclusion (nhiệm vụ).
type Task struct {
	Code        string    `json:"ma"` // "2026-11/VP-01": assigned once, never reused
	Lead        string    `json:"don_vi_chu_tri"`
	Cooperate   []string  `json:"phoi_hop"` // unit codes, "*" for all units, or names of bodies outside
	Text        string    `json:"noi_dung"`
	Deadline    Deadline  `json:"thoi_han"`
	Products    []string  `json:"san_pham"`
	Leader      string    `json:"lanh_dao"`   // lãnh đạo chỉ đạo
	ReportTo    string    `json:"bao_cao_ai"` // báo cáo ai
	Source      string    `json:"nguon"`      // one of Sources
	Assigned    viet.Date `json:"ngay_giao"`  // empty: the meeting's date
	Citations   []string  `json:"vien_dan"`   // codes
	CarriedFrom string    `json:"chuyen_tu"`  // code of the task that this one goes on with
	Note        string    `json:"ghi_chu"`
}

// Deadline is when a task is due (thời hạn). Most real deadlines have no date.
type Deadline struct {
	Kind     DeadlineKind `json:"loai"`
	Text     string       `json:"chu" gon:"true"` // the phrase, as it was said
	Due      viet.Date    `json:"ngay"`           // the current date; only for kinds that have one
	Baseline viet.Date    `json:"ban_dau"`        // the first date; never edited
}

// DeadlineKind says what sort of deadline it is (loại thời hạn).
type DeadlineKind string

// The kinds of deadline.
const (
	DeadlineNone      DeadlineKind = "khong_han"     // không có thời hạn
	DeadlineDate      DeadlineKind = "den_ngay"      // đến một ngày
	DeadlineMonth     DeadlineKind = "trong_thang"   // trong tháng
	DeadlineQuarter   DeadlineKind = "trong_quy"     // trong quý
	DeadlineYear      DeadlineKind = "trong_nam"     // trong năm
	DeadlineRecurring DeadlineKind = "dinh_ky"       // định kỳ, thường xuyên
	DeadlineEvent     DeadlineKind = "truoc_su_kien" // trước một sự kiện
	DeadlineRequest   DeadlineKind = "khi_yeu_cau"   // khi có yêu cầu
	DeadlineFuzzy     DeadlineKind = "khong_ro"      // kịp thời, sớm, ngay
)

// Citation is a document that the month's texts speak of (văn bản viện dẫn).
type Citation struct {
	Code    string    `json:"ma"`
	Type    string    `json:"loai"`    // abbreviation or name of its kind
	Number  string    `json:"so"`      // "137", "06/2020", "80"
	Symbol  string    `json:"ky_hieu"` // "KH-UBND"
	Date    viet.Date `json:"ngay"`
	Issuer  string    `json:"co_quan"`
	Subject string    `json:"trich_yeu"`
}

// Progress is what a unit reports of a task (tiến độ).
type Progress struct {
	Task       string    `json:"ma"`
	State      State     `json:"tinh_trang"`
	Percent    *int      `json:"ty_le"` // 0 to 100; nil if not given
	Result     string    `json:"ket_qua"`
	ResultDoc  string    `json:"van_ban_ket_qua"`
	DoneOn     viet.Date `json:"ngay_hoan_thanh"`
	LateReason string    `json:"ly_do_cham"`
	AskedDue   viet.Date `json:"de_nghi_lui_han"`
	Note       string    `json:"ghi_chu"`
	Unit       string    `json:"don_vi"`   // code of the unit that reports; empty: the one that leads
	Origin     string    `json:"tu_phieu"` // the returned form and the row that it was read from
}

// Extension is the decision that a task has a new deadline (lùi hạn). Only such a
// decision moves a deadline; the first one stays on record.
type Extension struct {
	Task      string    `json:"ma"`
	To        viet.Date `json:"den_ngay"`
	Reason    string    `json:"ly_do"`
	DecidedBy string    `json:"nguoi_quyet_dinh"`
	DecidedOn viet.Date `json:"ngay_quyet_dinh"`
	Document  string    `json:"van_ban"` // that says so
}

// State is the state that a unit reports (tình trạng).
type State string

// The states of progress.
const (
	StateNotStarted State = "chua_bat_dau"
	StateInProgress State = "dang_thuc_hien"
	StateWaiting    State = "cho_y_kien"
	StateDone       State = "da_hoan_thanh"
	StateExtension  State = "de_nghi_lui_han"
	StateSuspended  State = "tam_dung"
	StateCancelled  State = "huy"
)

// Plan is what the month's plan says besides the tasks (kế hoạch).
type Plan struct {
	Basis        []string `json:"can_cu"`
	Purposes     []string `json:"muc_dich"`
	Requirements []string `json:"yeu_cau"`
	Organization []string `json:"to_chuc_thuc_hien"`
}

// Document is what is known of one document to be made (văn bản): all of it may
// be empty in a draft.
type Document struct {
	Number     string    `json:"so"`
	Date       viet.Date `json:"ngay"`
	Subject    string    `json:"trich_yeu"` // replaces the template's
	Signer     Signer    `json:"nguoi_ky"`  // replaces the agency's
	Recipients []string  `json:"noi_nhan"`  // replaces the agency's
	Addressees []string  `json:"kinh_gui"`
	Urgency    string    `json:"do_khan"` // "khẩn", "thượng khẩn" or "hỏa tốc"
}
