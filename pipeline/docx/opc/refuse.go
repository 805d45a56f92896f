package opc

import (
	"bytes"
	"strings"
	"unicode/utf16"

	"vanthu/pipeline/doc"
)

// HintLarge is what to do with a file that is too large.
const HintLarge = "mở tệp bằng Word rồi lưu lại dưới tên khác; nếu tệp không phải của cơ quan gửi thì không mở"

// Refuse is the problem of a file that is refused.
func Refuse(rule, message, hint string) error {
	return doc.Problem{Message: message, Hint: hint, Rule: rule}
}

// unreadable says what a file is that is no zip.
func unreadable(data []byte) error {
	is := func(prefix string) bool { return bytes.HasPrefix(data, []byte(prefix)) }
	text := bytes.TrimLeft(data[:min(len(data), 4096)], "\ufeff \t\r\n")
	switch {
	case len(data) == 0:
		return Refuse("tep-rong", "tệp rỗng", "kiểm tra lại tệp, sao chép lại từ bản gốc")
	case is("\xd0\xcf\x11\xe0") && bytes.Contains(data, wide("EncryptedPackage")):
		return Refuse("tep-co-mat-khau", "tệp Word đặt mật khẩu", "mở bằng Word, bỏ mật khẩu rồi lưu lại")
	case is("\xd0\xcf\x11\xe0"):
		return Refuse("tep-doc-cu", "tệp Word kiểu cũ (.doc)", "mở bằng Word hoặc LibreOffice rồi lưu dưới dạng .docx")
	case is("%PDF"):
		return Refuse("khong-phai-docx", "đây là tệp PDF, không phải tệp Word", "dùng tệp .docx")
	case is(`{\rtf`):
		return Refuse("khong-phai-docx", "đây là tệp RTF, không phải tệp .docx", "mở bằng Word rồi lưu dưới dạng .docx")
	case bytes.HasPrefix(text, []byte("<")):
		return Refuse("khong-phai-docx", "đây là tệp XML hoặc HTML, không phải tệp .docx", "mở bằng Word rồi lưu dưới dạng .docx")
	case is("PK"):
		return Refuse("tep-hong", "tệp Word bị hỏng hoặc thiếu đoạn cuối", "sao chép lại từ bản gốc")
	}
	return Refuse("khong-phai-docx", "đây không phải là tệp Word (.docx)", "dùng tệp .docx")
}

// wide is s as Windows writes it in directories.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// usualMain is the name of the main part in the files of all programs but few.
const usualMain = "word/document.xml"

// Main is the main part: what the package says is the document, whatever its name.
func (p *Package) Main() (*Part, error) {
	if e := p.Part("mimetype"); e != nil && p.Part(ContentTypes) == nil {
		return nil, Refuse("khong-phai-docx", "đây là tệp OpenDocument (.odt), không phải tệp Word", "mở bằng LibreOffice rồi lưu dưới dạng .docx")
	}
	_, list := p.Relations(nil)
	for _, r := range list {
		if r.Kind == "officeDocument" && !r.Outside {
			if e := p.Part(r.Target); e != nil {
				return e, p.office(e)
			}
		}
	}
	if e := p.Part(usualMain); e != nil {
		return e, nil
	}
	return nil, Refuse("tep-hong", "tệp thiếu phần nội dung, không phải là tệp Word đầy đủ", "mở bằng Word rồi lưu lại dưới dạng .docx")
}

// office tells whether the document is another program's.
func (p *Package) office(e *Part) error {
	switch name := strings.ToLower(e.Name); {
	case strings.HasPrefix(name, "xl/"):
		return Refuse("khong-phai-docx", "đây là sổ tính Excel, không phải tệp Word", "dùng tệp .docx")
	case strings.HasPrefix(name, "ppt/"):
		return Refuse("khong-phai-docx", "đây là bài trình chiếu PowerPoint, không phải tệp Word", "dùng tệp .docx")
	}
	return nil
}
