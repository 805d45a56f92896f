package form

import (
	"strconv"

	"vanthu/pipeline/viet"
)

// MendRow is one value of a returned form that was not taken over (chỗ cần sửa).
type MendRow struct {
	File, Sheet, Cell string
	Value             string
	Reason            string // why it was not taken
	Proposal          string // what to write instead
}

// Mend is the workbook "Cần sửa": what of the returned forms was not taken over. The
// caller says whose and of which period it is, in AgencyName and Period.
func Mend(rows []MendRow) Book {
	s := Sheet{Name: "CanSua", Title: "SỐ LIỆU CẦN SỬA", Layout: Listing, Frozen: 1,
		Note: "Những chỗ chưa lấy vào số liệu của kỳ. Sửa ở phiếu của đơn vị rồi gộp lại; tệp này tự mất khi không còn chỗ nào",
		Columns: []Column{
			rowNumber(),
			{Heading: "Tệp", Key: "tep", Kind: LongText, Width: 28},
			{Heading: "Trang", Key: "trang", Kind: LongText, Width: 17},
			{Heading: "Ô", Key: "o", Width: 7},
			{Heading: "Giá trị", Key: "gia_tri", Kind: LongText, Width: 30},
			{Heading: "Lý do", Key: "ly_do", Kind: LongText, Width: 38},
			{Heading: "Đề nghị", Key: "de_nghi", Kind: LongText, Width: 38},
		}}
	for i, r := range rows {
		s.Rows = append(s.Rows, []string{strconv.Itoa(i + 1), r.File, r.Sheet, r.Cell, r.Value, r.Reason, r.Proposal})
	}
	return Book{Name: "Cần sửa", Sheets: []Sheet{s}}
}

// BatchRow is what became of one office in one period of a batch.
type BatchRow struct {
	Agency   string // name
	Period   viet.Period
	Made     int // new or replaced files
	Same     int // that did not change
	Beside   int // made beside one that was changed by hand
	Warnings int
	Errors   int
	Outcome  string // "xong", "lỗi" ...
	Note     string // the first error, or why nothing was made
}

// BatchSummary is the workbook "Tổng hợp lô": what became of each office of a batch.
func BatchSummary(rows []BatchRow) Book {
	s := Sheet{Name: "TongHopLo", Title: "TỔNG HỢP LÔ VĂN BẢN", Layout: Listing, Frozen: 2,
		Columns: []Column{
			rowNumber(),
			{Heading: "Cơ quan", Key: "co_quan", Kind: LongText, Width: 36},
			{Heading: "Kỳ", Key: "ky", Kind: Period, Width: 10},
			{Heading: "Số tệp mới", Key: "moi", Kind: Number, Width: 9},
			{Heading: "Không đổi", Key: "khong_doi", Kind: Number, Width: 9},
			{Heading: "Để bên cạnh", Key: "ben_canh", Kind: Number, Width: 9},
			{Heading: "Cảnh báo", Key: "canh_bao", Kind: Number, Width: 9},
			{Heading: "Lỗi", Key: "loi", Kind: Number, Width: 7},
			{Heading: "Kết quả", Key: "ket_qua", Kind: LongText, Width: 16},
			{Heading: "Ghi chú", Key: "ghi_chu", Kind: LongText, Width: 46},
		}}
	for i, r := range rows {
		period := ""
		if !r.Period.IsZero() {
			period = r.Period.Key()
		}
		row := []string{strconv.Itoa(i + 1), r.Agency, period}
		for _, n := range []int{r.Made, r.Same, r.Beside, r.Warnings, r.Errors} {
			row = append(row, strconv.Itoa(n))
		}
		s.Rows = append(s.Rows, append(row, r.Outcome, r.Note))
	}
	return Book{Name: "Tổng hợp lô", Sheets: []Sheet{s}}
}

// FindingRow is one thing that a document has against the format law.
type FindingRow struct {
	File     string
	Page     int // 0 if it cannot be told
	Severity string
	Rule     string
	Passage  string
	Found    string
	Want     string
	Basis    string
	Hint     string
}

// Findings is the workbook "Kết quả kiểm tra": what documents have against the format
// law, to be worked off.
func Findings(rows []FindingRow) Book {
	s := Sheet{Name: "KetQuaKiemTra", Title: "KẾT QUẢ KIỂM TRA THỂ THỨC VĂN BẢN", Layout: Listing, Frozen: 2,
		Columns: []Column{
			rowNumber(),
			{Heading: "Tệp", Key: "tep", Kind: LongText, Width: 26},
			{Heading: "Trang", Key: "trang", Kind: Number, Width: 7},
			{Heading: "Mức", Key: "muc", Width: 10},
			{Heading: "Quy tắc", Key: "quy_tac", Width: 17},
			{Heading: "Đoạn", Key: "doan", Kind: LongText, Width: 32},
			{Heading: "Phát hiện", Key: "phat_hien", Kind: LongText, Width: 32},
			{Heading: "Yêu cầu", Key: "yeu_cau", Kind: LongText, Width: 30},
			{Heading: "Căn cứ", Key: "can_cu", Kind: LongText, Width: 24},
			{Heading: "Cách sửa", Key: "cach_sua", Kind: LongText, Width: 32},
		}}
	for i, r := range rows {
		page := ""
		if r.Page > 0 {
			page = strconv.Itoa(r.Page)
		}
		s.Rows = append(s.Rows, []string{strconv.Itoa(i + 1), r.File, page, r.Severity, r.Rule, r.Passage, r.Found, r.Want, r.Basis, r.Hint})
	}
	return Book{Name: "Kết quả kiểm tra", Sheets: []Sheet{s}}
}
