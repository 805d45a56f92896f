package check

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
)

// String is the severity's word for people.
func (s Severity) String() string {
	switch s {
	case Error:
		return "lỗi"
	case Warning:
		return "cảnh báo"
	}
	return "gợi ý"
}

// Place says where the finding is: the page and the beginning of the paragraph.
func (f Finding) Place() string {
	var at []string
	if f.Page > 0 {
		at = append(at, fmt.Sprintf("trang %d", f.Page))
	}
	if f.Passage != "" {
		at = append(at, "“"+Excerpt(f.Passage)+"”")
	}
	return strings.Join(at, ", ")
}

// Excerpt is the beginning of a passage, on one line.
func Excerpt(passage string) string {
	const most = 60
	r := []rune(strings.Join(strings.Fields(passage), " "))
	if len(r) <= most {
		return string(r)
	}
	return strings.TrimRight(string(r[:most]), " ,;") + "…"
}

// Asked is what is asked, with its basis.
func (f Finding) Asked() string {
	if f.Want != "" && f.Basis != "" {
		return f.Want + " (" + f.Basis + ")"
	}
	return f.Want
}

// Problem is the finding as a problem of the document that is being made.
func (f Finding) Problem() doc.Problem {
	p := doc.Problem{Warning: f.Severity != Error, Rule: f.Rule, Message: f.Found, Hint: f.Hint}
	if at := f.Place(); at != "" {
		p.Message = at + ": " + p.Message
	}
	if asked := f.Asked(); asked != "" {
		p.Message += "; yêu cầu: " + asked
	}
	return p
}
