package parts_test

import (
	"fmt"
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
)

// dump writes the parts of a document for the eye: one line a part, "|" between a
// label and its text, "‖" before what goes on in more lines.
func dump(p *parts.Parts) string {
	var w dumper
	w.line("kind", p.Kind.Key+" ("+p.KindBy+")")
	if p.Draft {
		w.line("draft", "")
	}
	if p.Letterhead != nil {
		w.line("letterhead", "table")
	}
	w.one("nation", p.Nation)
	w.one("motto", p.Motto)
	w.stroke("motto rule", p.MottoRule)
	w.list("superior", p.Superior)
	w.list("agency", p.Agency)
	w.stroke("agency rule", p.AgencyRule)
	w.one("number", p.Number)
	w.list("about", p.About)
	w.one("dateline", p.Dateline)
	w.one("urgency", p.Urgency)
	w.one("title", p.Title)
	w.list("subject", p.Subject)
	w.stroke("subject rule", p.SubjectRule)
	w.list("addressee", p.Addressees)
	w.list("power", p.Power)
	w.list("ground", p.Grounds)
	w.one("enacting", p.Enacting)
	w.list("body", p.Body)
	if p.Closing != nil {
		w.line("closing", "table")
	}
	w.list("recipient", p.Recipients)
	for _, s := range p.Signatures {
		w.line("signature", "")
		w.list("  authority", s.Authority)
		w.one("  post", s.Post)
		w.one("  name", s.Name)
	}
	w.list("contact", p.Contact)
	for _, a := range p.Annexes {
		w.line("annex", fmt.Sprintf("section %d", a.Section))
		w.one("  label", a.Label)
		w.list("  title", a.Title)
		w.one("  attached", a.Attached)
		w.stroke("  rule", a.Rule)
		w.list("  body", a.Body)
	}
	w.list("other", p.Other)
	return w.String()
}

type dumper struct{ strings.Builder }

func (w *dumper) line(name, text string) {
	fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%-12s %s", name, text), " "))
}

func (w *dumper) one(name string, l *parts.Line) {
	if l == nil {
		return
	}
	text := shown(l)
	for _, m := range l.More {
		text += " ‖ " + shown(m)
	}
	w.line(name, text)
}

func (w *dumper) list(name string, lines []*parts.Line) {
	for _, l := range lines {
		if !l.Blank() {
			w.one(name, l)
		}
	}
}

func shown(l *parts.Line) string {
	text := strings.ReplaceAll(l.Text, "\t", "→")
	if l.Label != "" {
		text = l.Label + " | " + text
	}
	if l.Table != nil && l.Role == doc.RoleNone {
		text = "[" + text + "]"
	}
	return text
}

func (w *dumper) stroke(name string, s *parts.Stroke) {
	if s == nil {
		return
	}
	how := "underlined"
	switch {
	case s.Rule != nil:
		how = "drawn"
	case s.Typed != nil:
		how = "typed"
	}
	w.line(name, fmt.Sprintf("%s %.2f of “%s”", how, s.Ratio(fonts.Load()), strings.TrimSpace(s.Under.Full())))
}
