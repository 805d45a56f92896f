package thethuc

import "vanthu/pipeline/doc"

// The styles of the sheet by their IDs; what each is for stands in the rules
// file under the same name.
const (
	styleBody          = "NoiDung"
	styleBodyTable     = "NoiDungTruocBang"
	styleLead          = "LoiDan" // ends in ":" before a list
	styleBodyLast      = "NoiDungCuoi"
	styleSuperior      = "ChuQuan"
	styleAgency        = "CoQuan"
	styleNation        = "QuocHieu"
	styleMotto         = "TieuNgu"
	styleNumber        = "SoKyHieu"
	styleLetterSubject = "TrichYeuCongVan"
	styleDateline      = "DiaDanhNgay"
	styleUrgency       = "DauKhan"
	styleTitle         = "TenLoai"
	styleSubject       = "TrichYeu"
	styleAddressee     = "KinhGui"
	styleAddressees    = "KinhGuiNhieu"
	styleAddresseeItem = "KinhGuiMuc"
	styleIssuer        = "ThamQuyen"
	styleBasis         = "CanCu"
	styleEnacting      = "QuyetDinh"
	styleChapter       = "Chuong"
	styleSection       = "Muc"
	styleArticle       = "Dieu"
	styleTable         = "Bang"
	styleTableHead     = "BangDau"
	styleTableKept     = "BangLien"    // in a table that stays on one page
	styleTableHeadKept = "BangDauLien" // likewise
	styleSmall         = "BangNho"     // in an internal sheet
	styleSmallHead     = "BangNhoDau"  // likewise
	styleRecipients    = "NoiNhan"
	styleRecipient     = "NoiNhanMuc"
	styleCapacity      = "QuyenHan"
	styleSigner        = "HoTen"
	styleAnnex         = "PhuLuc"
	styleAnnexTitle    = "PhuLucTen"
	styleAttached      = "KemTheo"
	styleContact       = "LienHe"
	stylePageNumber    = "SoTrang"
	styleSpacer        = "Dem"
)

// styleHeading is the styles of the headings of [OutlineSections] by level.
var styleHeading = [...]string{"DeMuc1", "DeMuc2", "DeMuc3"}

// styleIDs is every style that a document may use, the default first.
var styleIDs = append([]string{
	styleBody, styleBodyTable, styleLead, styleBodyLast, styleSuperior, styleAgency, styleNation, styleMotto,
	styleNumber, styleLetterSubject, styleDateline, styleUrgency, styleTitle, styleSubject,
	styleAddressee, styleAddressees, styleAddresseeItem, styleIssuer, styleBasis, styleEnacting,
	styleChapter, styleSection, styleArticle, styleTable, styleTableHead, styleTableKept, styleTableHeadKept,
	styleSmall, styleSmallHead, styleRecipients,
	styleRecipient, styleCapacity, styleSigner, styleAnnex, styleAnnexTitle, styleAttached,
	styleContact, stylePageNumber, styleSpacer,
}, styleHeading[:]...)

var aligns = map[string]doc.Align{
	"":     doc.AlignJustify, // only styles of the running text name no alignment
	"trai": doc.AlignLeft,
	"giua": doc.AlignCenter,
	"phai": doc.AlignRight,
}

// sheet is the style sheet of a size profile.
func (r *Rules) sheet(profile int) []doc.Style {
	styles := make([]doc.Style, len(r.Styles))
	for i, s := range r.Styles {
		styles[i] = r.style(s, profile)
	}
	return styles
}

func (r *Rules) style(s StyleRule, profile int) doc.Style {
	out := doc.Style{
		ID: s.ID, Name: s.Name, Next: s.Next,
		Size: s.Size.Values[profile], Bold: s.Bold, Italic: s.Italic, Color: s.Color,
		Align: aligns[s.Align], Before: doc.Pt(s.Before), After: doc.Pt(s.After),
		KeepNext: s.KeepNext, KeepLines: s.Keep, Outline: s.Outline,
	}
	if s.Body {
		out.FirstLine = doc.MM(r.Text.Indent.Value)
		out.Before = doc.Pt(r.Text.Before.Value)
		out.Line = r.Text.Spacing.Value
	}
	r.hang(&out)
	return out
}

// hang sets the indents of the styles of "Kính gửi:": a lone addressee's
// further lines stand under its name, the dashes of several under the colon
// (NĐ 30, Phụ lục I, II.9d).
func (r *Rules) hang(s *doc.Style) {
	word := r.Words.Addressees.Text
	start := doc.MM(r.Addressees.Indent.Value)
	switch s.ID {
	case styleAddressee:
		hang := textWidth(word+" ", s.Size, false)
		s.Left, s.FirstLine = start+hang, -hang
	case styleAddresseeItem:
		hang := textWidth("- ", s.Size, false)
		colon := textWidth(word, s.Size, false) - textWidth(":", s.Size, false)
		s.Left, s.FirstLine = start+colon+hang, -hang
	case styleAddressees:
		s.Left = start
	}
}
