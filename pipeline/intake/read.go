package intake

import (
	"bytes"
	"path"
	"strings"

	"vanthu/pipeline/doc"
)

// MaxFile is the size in bytes of the largest file that [Read] takes.
const MaxFile = 16 << 20

// What else a text may be at most. More is refused with the limit named.
const (
	maxValue = 1 << 20 // bytes of one value
	maxDepth = 32      // levels of lists and mappings
	maxMarks = 500_000 // line ends, commas, brackets and dashes: each brings two values at most
)

// Read reads an input by what it holds, whatever its name: a workbook (XLSX), or
// YAML or JSON text in UTF-8, UTF-16 or an old encoding. The tree is nil if nothing can be read;
// else it is whole even where there are problems, so that [Month] can find the
// others.
func Read(file string, data []byte) (*Node, doc.Problems) {
	switch {
	case len(data) > MaxFile:
		return nil, refuse(file, "qua-lon", "tệp lớn hơn "+size(MaxFile), "tách thành nhiều tệp, mỗi tệp không quá "+size(MaxFile))
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")), bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return readWorkbook(file, data)
	case kindOf(data) != "":
		return nil, refuse(file, "khong-phai-du-lieu", "đây là tệp "+kindOf(data)+", không phải tệp YAML, JSON hay sổ tính Excel", "chọn đúng tệp dữ liệu của tháng (.yaml, .json hoặc .xlsx)")
	case workbookName(file) && len(data) > 0:
		return nil, refuse(file, "khong-phai-so-tinh", "tệp không phải là sổ tính Excel", "mở bằng Excel rồi lưu dạng .xlsx; hoặc tệp đã hỏng, lấy lại bản khác")
	}
	text, encoding, ps := decodeText(file, data)
	if ps != nil {
		return nil, ps
	}
	return readYAML(file, text, encoding)
}

// workbookName tells whether the name promises a workbook.
func workbookName(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".xlsx", ".xlsm", ".xls":
		return true
	}
	return false
}

// refuse is the one problem of a file that cannot be read at all.
func refuse(file, rule, message, hint string) doc.Problems {
	return doc.Problems{{Pos: doc.Position{File: file}, Message: message, Hint: hint, Rule: rule}}
}

// signatures are the first bytes of files that people take for data by mistake.
var signatures = [...]struct{ start, kind string }{
	{"%PDF-", "PDF"},
	{"\x89PNG\r\n", "hình PNG"},
	{"\xFF\xD8\xFF", "hình JPEG"},
	{"GIF87a", "hình GIF"},
	{"GIF89a", "hình GIF"},
	{"II*\x00", "hình TIFF"},
	{"MM\x00*", "hình TIFF"},
	{"{\\rtf", "văn bản RTF"},
	{"Rar!\x1A", "nén RAR"},
	{"7z\xBC\xAF", "nén 7-Zip"},
	{"<!DOCTYPE html", "trang web HTML"},
	{"<html", "trang web HTML"},
}

// kindOf names what a file is by its first bytes, if that is no input at all.
func kindOf(data []byte) string {
	if len(data) > 11 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return "hình WEBP"
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.start)) {
			return s.kind
		}
	}
	return ""
}
