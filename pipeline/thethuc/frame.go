package thethuc

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// Frame is what stands around the body of a document (khung thể thức): all that
// NĐ 30 prescribes and the office decides. Empty values print as the legal gap.
type Frame struct {
	Kind       string      // key of one of the rules' kinds, such as "thong_bao"
	Size       string      // "13" or "14": the size profile; "" is the rules' default
	Superior   string      // cơ quan chủ quản, as printed (capitals); may be empty
	Agency     string      // cơ quan ban hành, as printed (capitals)
	Symbol     string      // the agency's abbreviation, such as "SNgV"
	Drafter    string      // abbreviation of the drafting unit, for the symbol of a công văn
	Number     string      // số, digits, or "" in a draft
	Place      string      // địa danh
	Date       viet.Date   // ngày ban hành; zero prints a gap for the day
	Period     viet.Period // month and year printed when Date is zero; zero prints gaps
	Subject    []doc.Inline
	Under      []doc.Inline // under the title of an internal sheet
	Landscape  bool         // of an internal sheet; documents stand upright, but for their annexes
	Urgency    string       // dấu khẩn: a key of the rules' stamps, or ""
	Addressees []string     // kính gửi
	Issuer     string       // thẩm quyền ban hành ("GIÁM ĐỐC SỞ ...") of a quyết định or nghị quyết
	Basis      []string     // căn cứ, without the final ";" or "."
	Outline    Outline
	Signatures []Signature // one; two for a biên bản: thư ký, chủ tọa
	Recipients []string    // nơi nhận, without "-" and ";"; the last one may be "Lưu: ..."
	Seal       *doc.Image  // con dấu; nil prints none
	Contact    *Contact    // địa chỉ liên hệ at the foot of page 1; nil prints none
	FileDate   viet.Date   // date of the file's properties; zero is the day the rules took effect
	Author     string      // the agency's name, for the file's properties
}

// Outline says how headings and lists are numbered (bố cục): NĐ 30, Phụ lục I,
// II.6c-d.
type Outline string

// The outlines.
const (
	OutlineSections Outline = "muc"  // I., 1., a), -
	OutlineArticles Outline = "dieu" // Chương I, Mục 1, Điều 1., 1., a), -
)

// Signature is one signing column (chữ ký). Caption is what a column is headed
// by where several sign ("THƯ KÝ", "CHỦ TỌA"); the post, if needed, stands
// under it (NĐ 30, Phụ lục III, Mẫu 1.9).
//
// Authority lines are abbreviated as the law has them or written in words: "TM. Ủy
// ban nhân dân", "ký thay Giám đốc"; a lone "Q." goes before the post, which may
// itself be "Quyền Giám đốc".
type Signature struct {
	Caption   string
	Authority []string // quyền hạn
	Post      string   // chức vụ
	Title     string   // học hàm, học vị before the name: only where the head of the sector allows it (II.7c)
	Name      string   // họ tên, without titles; "" in a draft
	Picture   *doc.Image
}

// Contact is how to reach the agency (ô 13): NĐ 30, Phụ lục I, III.4. What is empty
// is left out.
type Contact struct {
	Address, Phone, Fax, Email, Web string
	Logo, Code                      *doc.Image // biểu trưng at the left end, mã QR at the right
}

// Annex is one phụ lục: a section of its own with its own page numbers.
type Annex struct {
	Title     []doc.Inline
	Landscape bool
	Outline   Outline // "" is the document's
	Blocks    []doc.Block
}
