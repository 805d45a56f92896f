package docx

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
)

// run is the state of the run of equal format that is being written: texts,
// tabs and breaks that follow each other share it.
type run struct {
	open, text bool     // inside w:r, inside w:t
	format     doc.Text // whose format it has
}

// inline appends one inline.
func (s *story) inline(in doc.Inline) {
	switch in := in.(type) {
	case doc.Text:
		s.characters(in)
	case doc.Tab:
		s.mark(`<w:tab/>`)
	case doc.Break:
		if in.Page {
			s.mark(`<w:br w:type="page"/>`)
			return
		}
		s.mark(`<w:br/>`)
	case doc.Field:
		s.field(in)
	case doc.Link:
		s.link(in)
	case *doc.Picture:
		s.picture(in)
	default:
		s.fail("unexpected inline %T", in)
	}
}

// characters appends a text. Word has elements of its own for tabs, breaks and
// hyphens that do not break.
func (s *story) characters(t doc.Text) {
	text := t.Text
	if text != "" {
		s.beginRun(t)
	}
	for text != "" {
		i := special(text)
		if i > 0 {
			s.beginText()
			s.text(text[:i])
		}
		text = text[i:]
		switch {
		case text == "":
		case text[0] == '\t':
			s.mark(`<w:tab/>`)
			text = text[1:]
		case text[0] == '\n':
			s.mark(`<w:br/>`)
			text = text[1:]
		default:
			s.mark(`<w:noBreakHyphen/>`)
			text = text[len(noBreakHyphen):]
		}
	}
}

const noBreakHyphen = "\u2011"

// special is the index of the first tab, break or no-break hyphen in s, or its
// length.
func special(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\t', '\n':
			return i
		case noBreakHyphen[0]:
			if strings.HasPrefix(s[i:], noBreakHyphen) {
				return i
			}
		}
	}
	return len(s)
}

// mark appends an element that stands between texts.
func (s *story) mark(element string) {
	if !s.run.open {
		s.beginRun(doc.Text{})
	}
	s.endText()
	s.raw(element)
}

func (s *story) beginRun(t doc.Text) {
	if s.run.open && s.run.format.SameFormat(t) {
		return
	}
	s.endRun()
	s.run = run{open: true, format: t}
	s.raw(`<w:r>`)
	if t.Bold || t.Italic || t.Look != nil {
		s.raw(`<w:rPr>`)
		s.letters(t)
		s.raw(`</w:rPr>`)
	}
}

func (s *story) endRun() {
	s.endText()
	if s.run.open {
		s.raw(`</w:r>`)
	}
	s.run = run{}
}

func (s *story) beginText() {
	if !s.run.text {
		s.raw(`<w:t xml:space="preserve">`)
		s.run.text = true
	}
}

func (s *story) endText() {
	if s.run.text {
		s.raw(`</w:t>`)
		s.run.text = false
	}
}

// field appends a text that Word computes.
func (s *story) field(f doc.Field) {
	if f.Kind != doc.FieldPage {
		s.fail("unexpected field %q", f.Kind)
		return
	}
	s.endRun()
	s.raw(`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
}

// link appends a text that opens an address, in the colour of the text around:
// official documents are black. An address that Word would refuse the whole
// file for is reported, and only its text is written.
func (s *story) link(l doc.Link) {
	target, ok := doc.Address(l.Target)
	if !ok {
		s.c.problems = append(s.c.problems, doc.Problem{
			Warning: true,
			Message: fmt.Sprintf("địa chỉ liên kết “%s” không hợp lệ, chỉ ghi chữ “%s”", excerpt(l.Target), excerpt(l.Text)),
			Hint:    "dùng địa chỉ bắt đầu bằng https://, http:// hoặc mailto:",
			Rule:    "lien-ket-sai",
		})
		s.characters(doc.Text{Text: l.Text})
		return
	}
	s.endRun()
	id := s.rels.id(relation{kind: relHyperlink, target: target, outside: true})
	s.raw(`<w:hyperlink r:id="` + id + `" w:history="1">`)
	s.characters(doc.Text{Text: l.Text})
	s.endRun()
	s.raw(`</w:hyperlink>`)
}
