package intake

import (
	"errors"
	"path"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
)

const quoteHint = "đặt cả nội dung trong ngoặc kép"

// syntaxWords says in Vietnamese what the parser found, by a part of its message
// or of its context. Opening tells that the fault is where the construct began.
// The first that fits is taken.
var syntaxWords = [...]struct {
	part, message, hint string
	opening             bool
}{
	{part: "while scanning an alias", message: "dấu “*” ở đầu nội dung bị hiểu là tham chiếu của YAML", hint: `đặt trong ngoặc kép, ví dụ "*"`, opening: true},
	{part: "while scanning an anchor", message: "dấu “&” ở đầu nội dung bị hiểu là neo của YAML", hint: quoteHint, opening: true},
	{part: "unknown anchor", message: "dấu “*” ở đầu nội dung bị hiểu là tham chiếu của YAML", hint: `đặt trong ngoặc kép, ví dụ "*"`},
	{part: "while scanning a tag", message: "dấu “!” ở đầu nội dung bị hiểu là kiểu dữ liệu của YAML", hint: quoteHint, opening: true},
	{part: "while parsing a node", message: "dấu “!” ở đầu nội dung bị hiểu là kiểu dữ liệu của YAML", hint: quoteHint, opening: true},
	{part: "mapping values are not allowed", message: "dấu hai chấm ở chỗ không được phép", hint: "nếu dấu hai chấm thuộc nội dung thì " + quoteHint + "; nếu không thì kiểm tra thụt lề, và dòng trên phải có dạng “khóa: giá trị”"},
	{part: "block sequence entries are not allowed", message: "“- ” không được đứng sau khóa trên cùng một dòng", hint: "xuống dòng trước “- ”, hoặc " + quoteHint},
	{part: "tab character", message: "có dấu tab ở chỗ thụt lề", hint: "thụt lề bằng dấu cách"},
	{part: "unexpected end of stream", message: "ngoặc kép mở ở đây không được đóng", hint: "thêm ngoặc kép đóng", opening: true},
	{part: "unexpected document indicator", message: "ngoặc kép mở ở đây không được đóng", hint: "thêm ngoặc kép đóng", opening: true},
	{part: "escape", message: "sau “\\” là ký tự không hợp lệ", hint: "trong ngoặc kép viết “\\\\” thay cho “\\”, hoặc dùng ngoặc đơn"},
	{part: "could not find expected ':'", message: "thiếu dấu hai chấm sau khóa", hint: "viết “khóa: giá trị”, có dấu cách sau dấu hai chấm", opening: true},
	{part: "while scanning a block scalar", message: "dấu “|” hoặc “>” ở đầu nội dung bị hiểu là khối chữ của YAML", hint: "viết nội dung từ dòng sau, thụt lề vào; hoặc " + quoteHint, opening: true},
	{part: "did not find expected '-' indicator", message: "mục của danh sách phải bắt đầu bằng “- ”", hint: "kiểm tra thụt lề của dòng này"},
	{part: "did not find expected key", message: "không đọc được dòng này: chỗ này phải là một khóa", hint: "kiểm tra thụt lề; nếu nội dung có ngoặc ở đầu thì đặt cả nội dung trong ngoặc đơn '…'"},
	{part: "',' or ']'", message: "thiếu dấu phẩy hoặc ngoặc vuông đóng “]”", hint: "kiểm tra danh sách mở bằng “[”"},
	{part: "',' or '}'", message: "thiếu dấu phẩy hoặc ngoặc nhọn đóng “}”", hint: "kiểm tra nhóm mở bằng “{”"},
	{part: "expected <document start>", message: "nội dung thừa ở đây", hint: "kiểm tra thụt lề; cả tệp chỉ có một nhóm khóa"},
	{part: "directive", message: "dòng bắt đầu bằng “%” bị hiểu là chỉ thị của YAML", hint: quoteHint},
}

const generalHint = "kiểm tra thụt lề, dấu hai chấm và ngoặc kép ở gần đây"

// syntaxProblem says what stopped the parser.
func (y *yamlReader) syntaxProblem(err error) doc.Problem {
	p := doc.Problem{Pos: doc.Position{File: y.file, Line: 1, Col: 1}, Rule: "yaml",
		Message: "sai cú pháp YAML", Hint: generalHint}
	if strings.EqualFold(path.Ext(y.file), ".json") {
		p.Message, p.Hint = "sai cú pháp JSON", "kiểm tra dấu phẩy, ngoặc và ngoặc kép ở gần đây"
	}
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return p
	}
	mark := load.Mark
	if errors.Is(err, errDeep) || strings.Contains(load.Message, errDeep.Error()) {
		p.Rule, p.Message, p.Hint = "qua-lon", "danh sách và khóa lồng nhau quá 32 cấp", "bỏ bớt cấp"
	} else if strings.Contains(load.Message, "cannot start any token") {
		p.Message, p.Hint = y.wrongStart(mark.Line, mark.Column)
	} else {
		for _, w := range syntaxWords {
			if strings.Contains(load.ContextMsg, w.part) || strings.Contains(load.Message, w.part) {
				p.Message, p.Hint = w.message, w.hint
				if w.opening && load.ContextMark.Line > 0 {
					mark = load.ContextMark
				}
				break
			}
		}
	}
	if mark.Line > 0 {
		p.Pos.Line, p.Pos.Col = mark.Line, max(mark.Column, 1)
	}
	if general := p.Hint == generalHint; general || strings.HasPrefix(p.Message, "thiếu dấu phẩy") {
		p.Hint = y.flowHint(p.Hint, general, mark)
	}
	return p
}

// flowHint speaks of the comma where the fault is in "{ }" or "[ ]".
func (y *yamlReader) flowHint(hint string, general bool, at yaml.Mark) string {
	const comma = "dấu phẩy trong “{ }” và “[ ]” ngăn cách các mục: nội dung có dấu phẩy hoặc dấu hai chấm thì " + quoteHint
	switch {
	case !y.src.inFlow(at.Line, at.Column):
		return hint
	case general:
		return comma
	}
	return hint + "; " + comma
}

// wrongStart speaks of a character that cannot begin a value.
func (y *yamlReader) wrongStart(line, col int) (message, hint string) {
	r, _ := utf8.DecodeRuneInString(y.src.from(line, col))
	if r == '\t' {
		return "có dấu tab ở chỗ thụt lề", "thụt lề bằng dấu cách"
	}
	return "nội dung không được bắt đầu bằng " + record.Quote(string(r)), quoteHint
}
