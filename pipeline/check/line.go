package check

import (
	"math"
	"slices"
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
)

// Slack of lines: what the hand that draws one does not see, as a share of the text.
const (
	slackDrawn = 0.02
	slackWhole = 0.05 // of a line as long as its text
)

// ruled is a drawn line that is asked under a part (đường kẻ).
type ruled struct {
	what   string // "dưới Tiêu ngữ"
	stroke *parts.Stroke
	under  []*parts.Line // the text that it stands under
	line   thethuc.LineRule
	role   doc.Role
	rule   *Rule
	found  int  // index of the finding with changes of it, -1 if none
	length bool // the finding is about its length
	fresh  *doc.Rule
}

// ruled asks for the line under a part; a part that is missing has none.
func (r *run) ruled(x ruled) {
	if len(x.under) == 0 {
		return
	}
	x.rule, x.found = r.rule, -1
	if f := x.fault(r); f.Found != "" {
		f.Want = x.want()
		if f.Basis == "" {
			f.Basis = x.line.Ratio.Basis
		}
		f.Changes = x.redraw(r)
		last := x.under[len(x.under)-1]
		r.at(last, f)
		if f.Changes != nil {
			x.found = len(r.report.Findings) - 1
		}
	}
	r.lines = append(r.lines, x)
}

// want says how long the line is to be.
func (x *ruled) want() string {
	q := x.line.Ratio
	if q.Max != nil && *q.Max == q.Min {
		return "đường kẻ nét liền " + x.what + ", dài bằng dòng chữ"
	}
	return "đường kẻ nét liền " + x.what + ", dài từ 1/3 đến 1/2 dòng chữ, ở giữa"
}

// fault is what is wrong with the line; nothing found if it is right.
func (x *ruled) fault(r *run) (f Finding) {
	s := x.stroke
	f.Hint = "trong Word: Chèn (Insert), Hình (Shapes), Đường kẻ (Line), kẻ ngay dưới dòng chữ"
	switch {
	case s == nil:
		f.Found = "không có đường kẻ " + x.what
	case s.Rule == nil && s.Typed == nil:
		f.Found = "gạch chân chữ thay cho đường kẻ " + x.what
		if x.allowed(r, s.Width, nil) {
			f.Severity = Warning
		}
	case !x.allowed(r, s.Width, nil):
		x.length = true
		f.Found = "đường kẻ " + x.what + " dài " + millimetres(s.Width) + ", dòng chữ dài " + millimetres(x.longest(r, nil))
	case s.Typed != nil:
		f.Found, f.Severity, f.Basis = "đường kẻ "+x.what+" gõ bằng dấu gạch", Info, "quy ước"
	case s.Rule.Mark == doc.MarkDrawn && (s.Rule.Align == doc.AlignLeft || s.Rule.Align == doc.AlignRight):
		f.Found, f.Severity = "đường kẻ "+x.what+" không ở giữa", Warning
	}
	return f
}

// redraw is the changes that make the line right, none where only a person can.
func (x *ruled) redraw(r *run) []doc.Change {
	last := x.under[len(x.under)-1]
	s := x.stroke
	if last.Columned() {
		return nil // a line is drawn in the middle of the page, not of such a column
	}
	blanks := x.blanks(r)
	if s != nil && s.Rule != nil && blanks == nil {
		return []doc.Change{doc.SetRule{Rule: s.Rule, Center: true}}
	}
	x.fresh = &doc.Rule{
		Role: x.role, Weight: doc.Pt(r.Rules.Lines.Weight.Value), Align: doc.AlignCenter,
		Before: doc.Pt(x.line.Before), After: doc.Pt(x.line.After),
	}
	put := doc.PutRule{After: last.Block, Rule: x.fresh}
	switch {
	case blanks != nil && r.ends(last):
		return append(blanks, put)
	case blanks != nil:
		x.fresh = nil
		return []doc.Change{doc.SetRule{Rule: s.Rule, Center: true}}
	case s == nil:
	case s.Typed == nil:
		return x.unline(r, put)
	case s.Typed.Block == last.Block:
		return x.untype(r, put)
	case r.shared(s.Typed):
		return nil
	default:
		return []doc.Change{doc.Drop{Block: s.Typed.Block}, put}
	}
	if !r.ends(last) {
		return nil
	}
	return []doc.Change{put}
}

// blanks takes the empty paragraphs away that only hold the line as their border: drawn
// there it would stand a line too low. None if it is no such line.
func (x *ruled) blanks(r *run) (drops []doc.Change) {
	last := x.under[len(x.under)-1]
	if x.stroke == nil || x.stroke.Rule == nil || x.stroke.Rule.Mark != doc.MarkBorder {
		return nil
	}
	at := slices.Index(r.Lines, last)
	for _, l := range r.Lines[at+1:] {
		p, is := l.Block.(*doc.Paragraph)
		if !is || l.Table != last.Table || l.Row != last.Row || l.Cell != last.Cell || len(p.Inlines) > 0 {
			return nil
		}
		drops = append(drops, doc.Drop{Block: p})
		if len(l.After) > 0 {
			if len(l.After) > 1 || l.After[0] != x.stroke.Rule {
				return nil
			}
			return append([]doc.Change{doc.Drop{Block: x.stroke.Rule}}, drops...)
		}
	}
	return nil
}

// unline takes the underlining of the text away for a drawn line; that of letters
// which are capitals only by their look stays.
func (x *ruled) unline(r *run, put doc.PutRule) (changes []doc.Change) {
	for _, l := range x.under {
		if slices.ContainsFunc(l.Spans, func(s parts.Span) bool { return s.Caps || s.SmallCaps || s.Hidden || s.Raise != 0 }) {
			return nil
		}
		if slices.ContainsFunc(l.Spans, func(s parts.Span) bool { return s.Underline }) {
			changes = append(changes, r.format(l, doc.SetFormat{Plain: true})...)
		}
	}
	if !r.ends(x.under[len(x.under)-1]) {
		return nil
	}
	return append(changes, put)
}

// untype takes the typed line away that stands in the paragraph of its text, at its
// end.
func (x *ruled) untype(r *run, put doc.PutRule) []doc.Change {
	last, typed := x.under[len(x.under)-1], x.stroke.Typed
	end := typed.Start + len(typed.Text)
	if !located(last) || !located(typed) || end != len(inlineText(typed.Block)) {
		return nil
	}
	return []doc.Change{doc.SetText{Block: typed.Block, Start: last.Start + len(last.Text), End: end}, put}
}

// ends tells whether a line is the last of its block, so that what comes after the
// block stands under the line.
func (r *run) ends(l *parts.Line) bool {
	return located(l) && strings.TrimSpace(inlineText(l.Block)[l.Start+len(l.Text):]) == ""
}

// mending is how lines will look when the changes of a report are made.
type mending func(*parts.Line) []parts.Span

// allowed tells whether the law allows a length under one of the lines.
func (x *ruled) allowed(r *run, width doc.Length, m mending) bool {
	q := x.line.Ratio
	slack := slackDrawn
	if q.Max != nil && *q.Max == q.Min {
		slack = slackWhole
	}
	for _, l := range x.under {
		for _, text := range r.visual(l, m) {
			mm, of := width.Millimetres(), text.Millimetres()
			if mm >= (q.Min-slack)*of-slackLength && (q.Max == nil || mm <= (*q.Max+slack)*of+slackLength) {
				return true
			}
		}
	}
	return false
}

// longest is the length of the longest line of the text.
func (x *ruled) longest(r *run, m mending) (most doc.Length) {
	for _, l := range x.under {
		for _, text := range r.visual(l, m) {
			most = max(most, text)
		}
	}
	return most
}

// visual is the lengths of the lines that a line of text takes on the page.
func (r *run) visual(l *parts.Line, m mending) []doc.Length {
	spans := l.Spans
	if m != nil {
		spans = m(l)
	}
	room := float64(r.room(l)) / 20
	var out []doc.Length
	at, gap := 0.0, 0.0
	for _, s := range spans {
		face := r.Fonts.Face(s.Bold, s.Italic)
		for word := range strings.SplitAfterSeq(shown(s), " ") {
			bare := strings.TrimRight(word, " ")
			w := face.Width(bare, s.Size)
			if at > 0 && gap > 0 && at+gap+w > room && bare != "" {
				out = append(out, doc.Pt(at))
				at, gap = 0, 0
			}
			if bare != "" {
				at, gap = at+gap+w, 0
			}
			if at > 0 {
				gap += face.Width(word[len(bare):], s.Size)
			}
		}
	}
	return append(out, doc.Pt(at))
}

// shown is the letters of a span as they are seen.
func shown(s parts.Span) string {
	if s.Caps {
		return strings.ToUpper(s.Text)
	}
	return s.Text
}

// room is the width that a line of text has: the cell's or the page's.
func (r *run) room(l *parts.Line) doc.Length {
	width := r.Doc.Sections[l.Section].Page.TextWidth()
	if l.Table != nil {
		columns := r.columns
		if columns == nil || l.Table != r.Letterhead {
			columns = l.Table.Columns
		}
		width = cellWidth(l.Table, columns, l.Row, l.Cell, width)
	}
	return max(0, width-l.Style.Left-l.Style.Right)
}

// cellWidth is the room of a cell for text; the page's where the table is broken.
func cellWidth(t *doc.Table, columns []doc.Length, row, cell int, page doc.Length) doc.Length {
	grid, err := t.Grid()
	if err != nil || row >= len(grid) {
		return page
	}
	for _, p := range grid[row] {
		if p.Row != row || p.Cell != cell {
			continue
		}
		width := doc.Length(0)
		for _, c := range columns[p.Column : p.Column+p.Columns] {
			width += c
		}
		return width - 2*t.Padding
	}
	return page
}

// widthOf is the length of a line of text if nothing breaks it.
func widthOf(l *parts.Line, f *fonts.Family) (w float64) {
	for _, s := range l.Spans {
		w += f.Face(s.Bold, s.Italic).Width(shown(s), s.Size)
	}
	return w
}

// refit makes the lines fit the text as the changes of the report leave it: one that is
// as it should be under letters that will be larger is drawn anew with them.
func (r *run) refit() {
	if !slices.ContainsFunc(r.report.Findings, func(f Finding) bool { return len(f.Changes) > 0 }) {
		return
	}
	mended, at := r.mending()
	if r.unfit(mended) {
		mended, at = r.mending()
	}
	r.rewiden(mended, at)
	var drop []int
	for i := range r.lines {
		x := &r.lines[i]
		width := doc.Length(float64(x.longest(r, mended)) * x.line.Ratio.Value)
		switch {
		case x.found >= 0 && x.length && x.allowed(r, x.stroke.Width, mended):
			drop = append(drop, x.found) // the letters are wrong, not the line
		case x.found >= 0:
			x.resize(r.report.Findings[x.found].Changes, width)
		case x.stroke != nil && x.stroke.Rule != nil && !x.under[0].Columned() && !slices.Contains(r.Off, x.rule.Name) && !x.allowed(r, x.stroke.Width, mended):
			for _, l := range x.under {
				if i, ok := at[l.Block]; ok {
					f := &r.report.Findings[i]
					f.Changes = append(f.Changes, x.redraw(r)...)
					x.resize(f.Changes, width)
					break
				}
			}
		}
	}
	for _, i := range slices.Backward(drop) { // they were found in this order
		r.report.Findings = slices.Delete(r.report.Findings, i, i+1)
	}
}

// unfit takes changes back that make letters larger or bold where tabs or spaces put
// lines side by side and the page has no room for that, and says so; it tells whether
// there were any.
func (r *run) unfit(m mending) bool {
	tight := map[doc.Block]bool{}
	var head []doc.Block // all of a letterhead is mended, or nothing
	tightHead := false
	for _, l := range r.Lines {
		if !l.Columned() || l.Table != nil {
			continue
		}
		room := r.mendedPage(l.Section).TextWidth() - l.Style.Left - l.Style.Right
		will := r.across(l.Block, m)
		is := will > room && will > r.across(l.Block, nil)
		tight[l.Block] = tight[l.Block] || is
		if l.Is(doc.RoleLetterhead, doc.RoleMotto, doc.RoleAgency, doc.RoleNumber, doc.RoleDateline) {
			head, tightHead = append(head, l.Block), tightHead || is
		}
	}
	for _, b := range head {
		tight[b] = tight[b] || tightHead
	}
	found := false
	for i := range r.report.Findings {
		f := &r.report.Findings[i]
		n := len(f.Changes)
		f.Changes = slices.DeleteFunc(slices.Clone(f.Changes), func(c doc.Change) bool {
			set, is := c.(doc.SetFormat)
			return is && tight[set.Block] && r.widens(set)
		})
		if len(f.Changes) < n {
			found = true
			f.Hint = "đưa các cột gõ bằng phím Tab hoặc dấu cách vào bảng hai cột không viền trước; chữ lớn hơn thì dòng không còn đủ chỗ"
		}
	}
	return found
}

// widens tells whether a change makes letters larger or bold.
func (r *run) widens(set doc.SetFormat) bool {
	return value(set.Bold, false) || set.Size != nil && slices.ContainsFunc(r.LinesOf(set.Block), func(l *parts.Line) bool {
		return slices.ContainsFunc(l.Spans, func(s parts.Span) bool { return s.Size < *set.Size })
	})
}

// tabStop is where tabs lead to if nothing says otherwise, in points.
const tabStop = 36

// across is how long the columns of a block are side by side, with what stands between
// them.
func (r *run) across(b doc.Block, m mending) doc.Length {
	text, at, width := inlineText(b), 0, 0.0
	between := func(to int, size float64) {
		for _, c := range text[at:max(at, to)] {
			if c == '\t' {
				width = (math.Floor(width/tabStop) + 1) * tabStop
			} else {
				width += r.Fonts.Face(false, false).Width(string(c), size)
			}
		}
	}
	for _, l := range r.LinesOf(b) {
		if !located(l) || len(l.Spans) == 0 {
			continue
		}
		spans := l.Spans
		if m != nil {
			spans = m(l)
		}
		between(l.Start, l.Spans[0].Size)
		for _, s := range spans {
			width += r.Fonts.Face(s.Bold, s.Italic).Width(shown(s), s.Size)
		}
		at = l.Start + len(l.Text)
	}
	return doc.Pt(width)
}

// mending is how lines will look, and which finding changes the width of a block's
// letters.
func (r *run) mending() (m mending, at map[doc.Block]int) {
	formats, texts := map[doc.Block][]doc.SetFormat{}, map[doc.Block][]doc.SetText{}
	at = map[doc.Block]int{}
	for i, f := range r.report.Findings {
		for _, c := range f.Changes {
			switch c := c.(type) {
			case doc.SetColumns:
				r.columns = c.Columns
			case doc.SetFormat:
				formats[c.Block] = append(formats[c.Block], c)
				if c.Size != nil || c.Bold != nil || c.Italic != nil {
					at[c.Block] = i
				}
			case doc.SetText:
				texts[c.Block] = append(texts[c.Block], c)
				at[c.Block] = i
			}
		}
	}
	return func(l *parts.Line) []parts.Span { return mendedSpans(l, formats[l.Block], texts[l.Block]) }, at
}

// rewiden makes the letterhead fit a Quốc hiệu that changes of the findings make longer.
func (r *run) rewiden(m mending, at map[doc.Block]int) {
	l := r.Nation
	if l == nil || r.columns != nil || slices.Contains(r.Off, "quoc-hieu-mot-dong") {
		return
	}
	i, changed := at[l.Block]
	if !changed || len(r.visual(l, m)) < 2 {
		return
	}
	if c := r.widen(l.Table, l.Section); c != nil {
		f := &r.report.Findings[i]
		f.Changes = append(f.Changes, c...)
		r.columns = c[0].(doc.SetColumns).Columns
	}
}

// resize gives the line in changes a width.
func (x *ruled) resize(changes []doc.Change, width doc.Length) {
	if x.fresh != nil {
		x.fresh.Width = width
	}
	for i, c := range changes {
		if set, ok := c.(doc.SetRule); ok && x.stroke != nil && set.Rule == x.stroke.Rule {
			set.Width = width
			changes[i] = set
		}
	}
}

// mendedSpans is how a line will look.
func mendedSpans(l *parts.Line, formats []doc.SetFormat, texts []doc.SetText) []parts.Span {
	spans := slices.Clone(l.Spans)
	end := l.Start + len(l.Text)
	for _, t := range texts {
		if t.Start <= l.Start && t.End >= end && len(spans) > 0 {
			spans = spans[:1]
			spans[0].Text = t.Text
		}
	}
	for _, f := range formats {
		if f.End > 0 && (f.Start > l.Start || f.End < end) {
			continue
		}
		for i := range spans {
			s := &spans[i]
			s.Size = value(f.Size, s.Size)
			s.Bold = value(f.Bold, s.Bold)
			s.Italic = value(f.Italic, s.Italic)
		}
	}
	return spans
}

// value is what a change sets, else what was.
func value[T any](set *T, was T) T {
	if set != nil {
		return *set
	}
	return was
}
