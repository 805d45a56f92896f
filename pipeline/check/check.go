// Package check judges whether a document keeps the format law (kiểm tra thể thức):
// any document model, made here or read from a Word file.
//
// The words: a [Rule] (quy tắc) is one thing that the law, its forms or custom ask; its
// Severity (mức) says which of the three. A [Finding] (phát hiện) is one place that is
// against a rule: what was found, what is asked and by what article, and how to mend it.
// What can be mended without touching the words comes with the changes that do it.
//
// [Run] finds the parts of the document and asks each rule. The rules stand in lists by
// what they look at: kind.go, page.go, letterhead.go, title.go, body.go, closing.go, annex.go and
// wording.go, which hands the text to package lint.
package check

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet/lint"
)

// Severity says how grave a finding is (mức).
type Severity uint8

// The severities, the gravest first: the text of the decree; its forms, or a reading of
// it; custom.
const (
	Error Severity = iota
	Warning
	Info
)

// Rule is one thing that is asked of a document (quy tắc).
type Rule struct {
	Name     string // stable: "le-trang"
	Says     string // what it asks, one line
	Why      string // why, for the page of the rule
	Basis    string // "NĐ 30/2020/NĐ-CP, Phụ lục I, I.3"
	Severity Severity
	Wrong    string // an example of what is against it, and of what is right
	Right    string
	Mends    bool // some of its findings come with changes

	find func(*run)
}

// Finding is one place that is against a rule (phát hiện).
type Finding struct {
	Rule     string
	Severity Severity
	Section  int
	Page     int          // of the document as laid out, from 1; 0 if it cannot be told
	Block    doc.Block    // paragraph; nil is the section or the whole document
	Passage  string       // text of the paragraph
	Found    string       // what was found, lower case, without a full stop
	Want     string       // what is asked
	Basis    string       // by what
	Hint     string       // how to mend it
	Changes  []doc.Change // that mend it without changing what the words say; none if only a person can
}

// Options is what a check depends on besides the document.
type Options struct {
	Rules *thethuc.Rules
	Fonts *fonts.Family
	House lint.House
	Boxes []doc.Block // what stands in text boxes, beside the document's blocks
	Off   []string    // names of rules that are not asked
	Form  bool        // only the form is judged: the words have been where they come from
}

// Report is the outcome of a check (kết quả kiểm tra).
type Report struct {
	Parts    *parts.Parts
	Findings []Finding // in the order of the document
}

// Rules lists all rules, those of the wording last.
func Rules() []Rule {
	rules := slices.Concat(documentRules, pageRules, letterheadRules, titleRules, bodyRules, closingRules, annexRules, wordingRules)
	for i := range rules {
		rules[i].Basis = brief(rules[i].Basis)
	}
	return rules
}

// Run checks d.
func Run(d *doc.Doc, o Options) *Report {
	if o.Fonts == nil {
		o.Fonts = fonts.Load()
	}
	p := parts.Find(d, o.Rules)
	r := &run{Options: o, Parts: p, report: &Report{Parts: p}}
	rules := Rules()
	if o.Form {
		rules = rules[:len(rules)-len(wordingRules)]
	}
	for i, rule := range rules {
		if !slices.Contains(o.Off, rule.Name) {
			r.rule = &rule
			rule.find(r)
		}
		if i == 0 && len(r.report.Findings) > 0 {
			break
		}
	}
	r.refit()
	r.paginate()
	r.sort()
	return r.report
}

// run is one check while it goes on.
type run struct {
	Options
	*parts.Parts
	report *Report
	rule   *Rule // that is being asked
	lines  []ruled
	pages  []layout.Page
	words  *words // what lint found; nil before it was asked

	unboxed *parts.Parts // with the text boxes; nil before it was asked

	inBlock map[doc.Block]int // lines in each block
	columns []doc.Length      // that the letterhead will have; nil are its own
}

// add notes a finding of the rule that is being asked. Its severity is the rule's
// unless it is lower, its basis the rule's unless it has one.
func (r *run) add(f Finding) {
	f.Rule = r.rule.Name
	f.Severity = max(f.Severity, r.rule.Severity)
	f.Basis = brief(cmp.Or(f.Basis, r.rule.Basis))
	r.report.Findings = append(r.report.Findings, f)
}

// long is how some cite a place in an appendix: "Phụ lục I, Phần I, mục II.3".
var long = regexp.MustCompile(`(Phụ lục [IVX]+, )(?:Phần I, )?mục `)

// brief is a basis of several that names an act once, and places in the short way.
func brief(basis string) string {
	const act = "NĐ 30/2020/NĐ-CP, "
	basis = long.ReplaceAllString(basis, "$1")
	var out []string
	named := false
	for _, b := range strings.Split(basis, "; ") {
		rest, is := strings.CutPrefix(b, act)
		if is && named {
			b = rest
		}
		named = named || is
		if !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return strings.Join(out, "; ")
}

// laid is the document as laid out, once.
func (r *run) laid() []layout.Page {
	if r.pages == nil {
		r.pages, _ = layout.Pages(r.Doc, r.Fonts)
	}
	return r.pages
}

// paginate tells on which page each finding is. What stands nowhere on the pages has
// none.
func (r *run) paginate() {
	if len(r.report.Findings) == 0 {
		return
	}
	pages, sections := map[doc.Block]int{}, map[int]int{}
	for i, p := range r.laid() {
		if sections[p.Section] == 0 {
			sections[p.Section] = i + 1
		}
		for _, t := range p.Texts {
			if _, known := pages[t.Block]; !known && !t.Repeat {
				pages[t.Block] = i + 1
			}
		}
	}
	for i := range r.report.Findings {
		f := &r.report.Findings[i]
		if f.Page = pages[f.Block]; f.Block == nil {
			f.Page = sections[f.Section]
		}
	}
}

// sort puts the findings in the order of the document: those of a whole section
// first, and those of one place as their rules stand.
func (r *run) sort() {
	places := map[doc.Block]int{}
	for i, l := range r.Lines {
		if _, known := places[l.Block]; !known {
			places[l.Block] = i + 1
		}
	}
	slices.SortStableFunc(r.report.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Section, b.Section), cmp.Compare(places[a.Block], places[b.Block]))
	})
}
