// Package template is documents with holes (mẫu văn bản): a Markdown file with
// YAML front matter becomes, with the data of a month, a document.
//
// The words: a template is read line by line. A hole (ô trống) is {{expression}};
// two braces themselves are printed by {{"{{"}}.
// A directive (khối) is a pair of lines such as {{#each xs as x}} and {{/each}};
// what stands between them is a branch. The lines without directives are
// Markdown; each hole in them is a mark, one letter that Markdown does not know.
// A part is the body or one annex (phụ lục). [Load] turns a part into nodes,
// paragraphs, items, tables and the directives around them, and reports every
// fault of the file with its place. [Template.Fill] prints the nodes with the
// values of a [View]. Markup is read before any data is there, so data can
// never become markup.
package template

import (
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
)

// Template is a loaded template (mẫu). What it prints does not change after Load, and it may
// be filled by several goroutines at once.
type Template struct {
	Key      string   // the file's name without ".md" and with "_" for "-": van_ban.<key> in the data
	File     string   // as given to Load
	Kind     string   // key of the legal kind, such as "thong_bao" (front matter: loai)
	Name     string   // for lists (ten)
	FileName string   // for the names of files (ten_tep)
	Group    Group    // when in the month it is made (nhom)
	PerUnit  bool     // one document for each unit instead of one for the office (cho: don_vi)
	Formats  []string // names of the formats that it is for (dang); none is all

	front    front
	parts    []part
	passages []passage // its own words
	reads    readNames
	doubts   doc.Problems // what Load could not decide; said when it is filled
}

// Group is what a document is made from (nhóm).
type Group string

// The groups.
const (
	GroupMeeting  Group = "cuoc_hop" // one meeting: the file of its month is enough
	GroupTracking Group = "theo_doi" // the life of the tasks from meeting to meeting: the office's folder
)

// keyOf is the key of a template file: "thong-bao.md" is thong_bao.
func keyOf(file string) string {
	base := file[strings.LastIndexAny(file, `/\`)+1:]
	return strings.ReplaceAll(strings.TrimSuffix(base, ".md"), "-", "_")
}

// part is the body, or an annex.
type part struct {
	title     text // of an annex
	landscape bool
	outline   thethuc.Outline // of an annex; "" is the document's
	when      *code           // an annex appears only if true; nil: always
	filter    bool            // spreadsheets offer filters on its tables
	nodes     []node
}

// Load reads a template. The error is [doc.Problems]: every fault found.
func Load(file string, src []byte) (*Template, error) {
	l := &loader{}
	if !l.open(file, src) {
		return nil, l.problems
	}
	lines := l.lex()
	t := &Template{File: file, Key: keyOf(file)}
	if head, body := l.split(lines); head != nil {
		l.frontMatter(t, *head)
		for i, p := range body {
			t.parts = append(t.parts, l.part(p, i == 0 && t.front.filter))
		}
		l.thisUnit(t)
	}
	if len(l.problems) > 0 {
		l.problems.Sort()
		return nil, l.problems
	}
	t.passages, t.doubts, t.reads = l.passages(t), l.doubts, l.reads
	return t, nil
}
