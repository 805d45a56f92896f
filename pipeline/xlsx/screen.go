package xlsx

import (
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
)

// A lit is what a table offers on the screen and never on paper: filters on its
// heading, and colours by its words.
type lit struct {
	filter      bool
	signals     []doc.Signal
	first, last int // the rows of records (from 1), without a row of totals; none if last < first
}

// light is what a table offers whose records begin at row body of the sheet.
func (s *sheet) light(t *doc.Table, body int) lit {
	out := lit{signals: t.Signals, first: body, last: len(s.rows)}
	if out.last >= body && isTotal(s.rows[out.last-1]) {
		out.last--
	}
	out.filter = t.Filter && s.headerEnd > 0 && out.last >= body
	return out
}

// filter offers filters on the lowest heading row. It comes before all else that a
// sheet is told, for with it excelize forgets the fitting to a page's width.
func (w *writer) filter(s *sheet) error {
	if !s.lit.filter {
		return nil
	}
	place := cellName(1, s.headerEnd) + ":" + cellName(len(s.columns), s.lit.last)
	if err := w.file.AutoFilter(s.name, place, nil); err != nil {
		return err
	}
	names := w.file.WorkBook.DefinedNames.DefinedName // excelize does not double an apostrophe
	names[len(names)-1].Data = s.ref(0, s.headerEnd, len(s.columns)-1, s.lit.last)
	return nil
}

// maxLiteral is the longest text in a formula.
const maxLiteral = 255

// signals colours the cells whose words say how a record stands. Not its whole row:
// among many rows in colours none stands out. Excel leaves the colours out in print.
func (w *writer) signals(s *sheet) error {
	if len(s.lit.signals) == 0 || s.lit.last < s.lit.first {
		return nil
	}
	for column := range s.columns {
		var rules []excelize.ConditionalFormatOptions
		for _, g := range s.lit.signals {
			prefix := doc.Fold(g.Prefix)
			if g.Column != column || prefix == "" || utf8.RuneCountInString(prefix) > maxLiteral {
				continue
			}
			tone, err := w.tone(g.Tone)
			if err != nil {
				return err
			}
			rules = append(rules, excelize.ConditionalFormatOptions{
				Type: "text", Criteria: "begins with", Value: prefix, Format: &tone, StopIfTrue: true,
			})
		}
		if rules == nil {
			continue
		}
		place := cellName(column+1, s.lit.first) + ":" + cellName(column+1, s.lit.last)
		if err := w.file.SetConditionalFormat(s.name, place, rules); err != nil {
			return err
		}
	}
	return w.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{BlackAndWhite: new(true)})
}

// tones are the grounds of the signals: light enough for black text, also where a
// program prints them in grey.
var tones = map[doc.Tone]string{
	doc.ToneGood: "C6E9C8", doc.ToneLate: "FBD5A8", doc.TonePlain: "DCE6DA", doc.ToneCalm: "D3E5F6",
	doc.ToneNear: "FFF0A0", doc.ToneAlarm: "FFB9B4", doc.ToneMuted: "E4E4E4",
}

// tone is the workbook's style of a tone. What is overdue is bold too: that is seen
// without colour.
func (w *writer) tone(t doc.Tone) (int, error) {
	if id, ok := w.tones[t]; ok {
		return id, nil
	}
	style := &excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tones[t]}}}
	if t == doc.ToneAlarm {
		style.Font = &excelize.Font{Bold: true}
	}
	id, err := w.file.NewConditionalStyle(style)
	if err == nil {
		w.tones[t] = id
	}
	return id, err
}
