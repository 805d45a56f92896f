// Package check judges whether a document keeps the format law (kiểm tra thể thức):
// any document model, made here or read from a Word file.
//
// The words: a [Rule] (quy tắc) is one thing that the law, its forms or custom ask; its
// Severity (mức) says which of the three. A [Finding] (phát hiện) is one place that is
// against a rule: what was found, what is asked and by what article, and how to mend it.
// What can be mended without touching the words comes with the changes that do it.
//
// [Run] finds the parts of the document and asks each rule. The rules stand in lists by
// what they look at: page.go, letterhead.go, title.go, body.go, closing.go, annex.go and
// wording.go, which hands the text to package lint.
package check

import (
	"vanthu/fonts"
	"vanthu/pipeline/doc"
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
	Off   []string // names of rules that are not asked
}

// Report is the outcome of a check (kết quả kiểm tra).
type Report struct {
	Parts    *parts.Parts
	Findings []Finding // in the order of the document
}

// Rules lists all rules, those of the wording last.
func Rules() []Rule { return nil }

// Run checks d.
func Run(d *doc.Doc, o Options) *Report {
	p := parts.Find(d, o.Rules)
	return &Report{Parts: p}
}

// Changes are those of all findings, each place once, in an order in which they can be
// made.
func (r *Report) Changes() []doc.Change { return nil }

// run is one check while it goes on.
type run struct {
	Options
	*parts.Parts
	report *Report
}
