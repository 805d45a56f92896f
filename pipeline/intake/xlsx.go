package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// Limits of a workbook. The largest month seen has some hundred rows; these
// leave room for a whole year of a large office and keep a file made to fill
// the memory out.
const (
	maxUnzipped = 48 << 20 // bytes of all parts
	maxPacking  = 100      // a part over packedFrom that shrank more than so many times is no text
	packedFrom  = 1 << 20
	maxParts    = 1000
	maxSheets   = 100
	maxRows     = 20_000 // with values, per sheet
	maxColumns  = 256
	maxText     = 32 << 20 // bytes of all cells
)

// workbook reads one workbook along the book of the form.
type workbook struct {
	file     string
	schema   string // the version of its form
	f        *excelize.File
	book     form.Book
	root     *Node
	problems doc.Problems
	text     int             // bytes of cells read
	light    bool            // sheets may be held whole in memory
	formulas bool            // some cell has a formula
	merges   bool            // some merged cell stands on several rows
	fonts    *fonts          // of old encodings; nil if there are none
	words    map[string]bool // headings and titles of the form, folded
	viqr     viqr            // words that may be VIQR
	broken   bool            // there is no tree worth reading on
	loose    int             // cells that were not in NFC
	looseAt  doc.Position    // place of the first of them
}

// readWorkbook reads the workbook "Giao ban tháng" into the tree that a YAML
// file of the same month gives. It takes the workbook as any spreadsheet program
// saved it, with rows and columns moved; what it cannot place is a problem.
func readWorkbook(file string, data []byte) (*Node, doc.Problems) {
	w := &workbook{file: file, schema: form.Schema, book: form.GiaoBan(record.Agency{}, viet.Period{})}
	w.open(data, w.read)
	if w.broken {
		return nil, w.problems
	}
	return w.root, w.problems
}

// open unpacks a workbook and lets read make what it can of it.
func (w *workbook) open(data []byte, read func()) {
	defer func() {
		if recover() != nil { // the library trusts the parts of a workbook to fit together
			w.give(w.damaged())
		}
	}()
	if p, bad := w.refuse(data); bad {
		w.give(p)
		return
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
	})
	if err != nil {
		w.give(w.damaged())
		return
	}
	defer f.Close()
	w.f = f
	w.root = &Node{Kind: Mapping, Pos: doc.Position{File: w.file}}
	if !w.survey() {
		w.give(w.tooLargeFile())
		return
	}
	read()
	w.problems = append(w.problems, w.viqr.problem()...)
	if w.loose > 0 {
		w.problems = append(w.problems, composed(w.looseAt, w.loose))
	}
	w.problems.Sort()
}

// give reports what leaves nothing of the workbook to be read.
func (w *workbook) give(p doc.Problem) {
	w.broken = true
	w.problems = append(w.problems, p)
}

// read reads all sheets of the form that the workbook has.
func (w *workbook) read() {
	grids := w.grids()
	meta := properties(grids)
	if w.broken || !w.version(meta) {
		return
	}
	found := w.match(grids)
	if len(found) == 0 {
		w.fail(doc.Position{}, "khong-phai-bieu", "sổ tính không phải là biểu Giao ban tháng", "tạo biểu bằng lệnh vanthu phieu giao-ban rồi chép số liệu vào")
		return
	}
	for i := range w.book.Sheets {
		s := &w.book.Sheets[i]
		w.problems = append(w.problems, found[s.Name].told...)
		switch g, ok := found[s.Name]; {
		case s.Layout == form.Guide:
		case !ok && s.Required:
			w.fail(doc.Position{}, "thieu-trang", fmt.Sprintf("không có trang “%s”", s.Name), "lấy lại trang này từ biểu trống, hoặc đặt lại tên trang")
		case !ok:
		case s.Layout == form.Fields:
			w.fields(g, s)
		case s.Layout == form.Table:
			w.table(g, s)
		default:
			w.fail(g.pos(0, 0), "kieu-trang", "kiểu trang của biểu không có", "")
		}
	}
	w.period(meta[form.MetaPeriod])
}

// properties are what the form noted of itself when it was made.
func properties(grids []grid) map[string]string {
	meta := map[string]string{}
	for _, g := range grids {
		for _, row := range g.rows {
			if g.name == form.MetaSheet && len(row) > 1 {
				meta[row[0]] = row[1]
			}
		}
	}
	return meta
}

// version tells whether the workbook is of the version that is read here; one
// without a version was made by hand and may do.
func (w *workbook) version(meta map[string]string) bool {
	schema, ok := meta[form.MetaSchema]
	if !ok || schema == w.schema {
		return true
	}
	other := func(of string) bool {
		return kindOfForm(schema) == kindOfForm(of) && kindOfForm(w.schema) != kindOfForm(of)
	}
	switch {
	case other(form.ProgressSchema):
		w.fail(doc.Position{}, "bieu-khac", "đây là phiếu cập nhật tiến độ của một đơn vị, không phải biểu "+w.book.Name, "để tệp vào thư mục “nhan” của kỳ rồi chạy lệnh vanthu gop")
	case other(form.Schema):
		w.fail(doc.Position{}, "bieu-khac", "đây là biểu Giao ban tháng, không phải phiếu cập nhật tiến độ", "để tệp vào thư mục của kỳ với tên “giao-ban.xlsx”; nếu chỉ soạn văn bản thì chạy lệnh vanthu soan")
	default:
		w.fail(doc.Position{}, "phien-ban-bieu", fmt.Sprintf("biểu theo mẫu “%s”, chương trình này đọc mẫu “%s”", schema, w.schema), "tạo biểu mới bằng lệnh vanthu phieu "+kindOfForm(w.schema)+" rồi chép số liệu vào")
	}
	return false
}

// kindOfForm is a version without its number.
func kindOfForm(schema string) string {
	kind, _, _ := strings.Cut(schema, "/")
	return kind
}

// period warns of a workbook made for another month: values of that month may
// have been left in it.
func (w *workbook) period(made string) {
	n := w.at("cuoc_hop.ky_hop")
	if n == nil || made == "" {
		return
	}
	of, err := viet.ParsePeriod(made)
	if typed, err2 := viet.ParsePeriod(n.Text); err == nil && err2 == nil && typed != of {
		w.warn(n.Pos, "bieu-ky-khac", fmt.Sprintf("kỳ họp ghi “%s” nhưng biểu được tạo cho kỳ %s", n.Text, of.Short()), "xem lại số liệu cũ còn trong biểu, hoặc tạo biểu mới cho kỳ này")
	}
}

// refuse tells at once what is no workbook, or one that would fill the memory.
func (w *workbook) refuse(data []byte) (doc.Problem, bool) {
	if ole := []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}; bytes.HasPrefix(data, ole) {
		return w.locked(data), true
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return w.problem("khong-phai-so-tinh", "tệp không phải là sổ tính Excel", "mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx"), true
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return w.damaged(), true
	}
	if p, bad := w.packedTooTight(z); bad {
		return p, true
	}
	parts := make(map[string]bool, len(z.File))
	for _, part := range z.File {
		name, _, _ := strings.Cut(strings.ToLower(part.Name), "/")
		parts[name] = true
	}
	switch {
	case parts["xl"]:
		return doc.Problem{}, false
	case parts["word"]:
		return w.problem("khong-phai-so-tinh", "tệp là văn bản Word, không phải sổ tính Excel", "chọn tệp .xlsx của biểu "+w.book.Name), true
	case parts["mimetype"]:
		return w.problem("khong-phai-so-tinh", "tệp là sổ tính OpenDocument (.ods)", "mở bằng LibreOffice rồi lưu thành .xlsx"), true
	}
	return w.problem("khong-phai-so-tinh", "tệp nén này không phải là sổ tính Excel", "chọn tệp .xlsx của biểu "+w.book.Name), true
}

// packedTooTight finds a bomb by the sizes that it declares, before anything is
// unpacked; a part that is larger than declared is refused when it is read.
func (w *workbook) packedTooTight(z *zip.Reader) (doc.Problem, bool) {
	var total uint64
	tight := len(z.File) > maxParts
	for _, part := range z.File {
		size := part.UncompressedSize64
		total += min(size, maxUnzipped+1)
		tight = tight || size > packedFrom && size/maxPacking > part.CompressedSize64
	}
	if tight || total > maxUnzipped {
		return w.tooLargeFile(), true
	}
	return doc.Problem{}, false
}

func (w *workbook) tooLargeFile() doc.Problem {
	return w.problem("so-tinh-qua-lon", fmt.Sprintf("sổ tính bung ra quá lớn, giới hạn %d MB", maxUnzipped>>20), "kiểm tra lại tệp; nếu đúng là biểu thì xóa các dòng, trang thừa rồi lưu lại")
}

// compose counts the cells that were not in NFC.
func (w *workbook) compose(text string, at doc.Position) {
	if viet.NFC(text) == text {
		return
	}
	if w.loose++; w.loose == 1 {
		w.looseAt = at
	}
}

// locked explains a file in the old container of Office: with a password, or of
// Excel before 2007.
func (w *workbook) locked(data []byte) doc.Problem {
	if name := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"); bytes.Contains(data, name) {
		return w.problem("tep-mat-khau", "sổ tính có mật khẩu nên không đọc được", "mở bằng Excel, bỏ mật khẩu mở tệp rồi lưu lại")
	}
	return w.problem("tep-doi-cu", "tệp theo dạng cũ của Office (.xls), không phải .xlsx", "mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx")
}

func (w *workbook) damaged() doc.Problem {
	return w.problem("tep-hong", "sổ tính bị hỏng hoặc bị cắt cụt", "chép lại tệp gốc, hoặc mở bằng Excel để sửa rồi lưu lại")
}

func (w *workbook) problem(rule, message, hint string) doc.Problem {
	return doc.Problem{Pos: doc.Position{File: w.file}, Message: message, Hint: hint, Rule: rule}
}

// fail reports a fault that leaves no tree worth reading on: a sheet, heading or
// field is missing, and all that it holds would be found missing too.
func (w *workbook) fail(at doc.Position, rule, message, hint string) {
	w.broken = true
	w.fault(at, rule, message, hint)
}

// fault reports what is wrong with one cell; the others are read on.
func (w *workbook) fault(at doc.Position, rule, message, hint string) {
	at.File = w.file
	w.problems = append(w.problems, doc.Problem{Pos: at, Rule: rule, Message: message, Hint: hint})
}

func (w *workbook) warn(at doc.Position, rule, message, hint string) {
	w.fault(at, rule, message, hint)
	w.problems[len(w.problems)-1].Warning = true
}
