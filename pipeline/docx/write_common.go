package docx

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"vanthu/pipeline/doc"
)

// common is what all parts of one file share.
type common struct {
	styles   map[string]*doc.Style // of the sheet, by id
	fallback string                // id of the default style
	shapes   int64                 // drawn so far
	images   doc.Images            // of all pictures
	problems doc.Problems
	warned   map[string]bool
}

// styleID is what may name a style in the XML.
var styleID = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// newCommon checks the style sheet and the properties of d.
func newCommon(d *doc.Doc) (*common, error) {
	if len(d.Styles) == 0 {
		return nil, errors.New("docx: no styles")
	}
	if d.Meta.Date.IsZero() {
		return nil, errors.New("docx: no date for the file's properties")
	}
	c := &common{fallback: d.Styles[0].ID, styles: map[string]*doc.Style{}, warned: map[string]bool{}}
	reserved := map[string]bool{"DefaultParagraphFont": true, "TableNormal": true, "NoList": true}
	for i := range d.Styles {
		s := &d.Styles[i]
		if !styleID.MatchString(s.ID) || c.styles[s.ID] != nil || reserved[s.ID] {
			return nil, fmt.Errorf("docx: bad or repeated style id %q", s.ID)
		}
		c.styles[s.ID] = s
	}
	for _, s := range d.Styles {
		if s.Next != "" && c.styles[s.Next] == nil {
			return nil, fmt.Errorf("docx: style %q is followed by unknown style %q", s.ID, s.Next)
		}
	}
	return c, nil
}

// warnRune reports once a character that a Word file cannot hold.
func (c *common) warnRune(r rune, text string) {
	kind := "ký tự điều khiển"
	if r > ' ' {
		kind = "mã không phải ký tự"
	}
	c.warn(fmt.Sprintf("%s U+%04X", kind, r), text)
}

// warnBytes reports once a text that is not UTF-8.
func (c *common) warnBytes(text string) {
	c.warn("byte không phải UTF-8", text)
}

func (c *common) warn(what, text string) {
	if c.warned[what] {
		return
	}
	c.warned[what] = true
	c.problems = append(c.problems, doc.Problem{
		Warning: true,
		Message: fmt.Sprintf("%s trong “%s” không ghi được vào tệp Word, được thay bằng “\ufffd”", what, excerpt(text)),
		Hint:    "xóa ký tự này trong dữ liệu",
		Rule:    "ky-tu-cam",
	})
}

// excerpt is the beginning of text, fit to be printed in a message.
func excerpt(text string) string {
	const most = 60
	runes := 0
	short := strings.Map(func(r rune) rune {
		runes++
		switch {
		case runes > most:
			return -1
		case r < ' ' || r == 0xfffe || r == 0xffff:
			return '\ufffd'
		}
		return r
	}, text)
	if runes > most {
		return short + "…"
	}
	return short
}
