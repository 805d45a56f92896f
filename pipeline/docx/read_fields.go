package docx

import (
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// fields are the fields that are open where we read (trường), the innermost last: those
// that begin in one paragraph may end in another.
type fields []field

type field struct {
	instruction []string // pieces of it
	result      bool     // what we read is its result, no longer its instruction
	drop        bool     // its result is computed anew
	link        string
	around      struct { // what the fields around say
		mute bool
		link string
	}
}

func (f *field) mute() bool { return f.around.mute || !f.result || f.drop }

// mute tells whether letters here are not shown: they instruct a field, or are computed.
func (fs fields) mute() bool { return len(fs) > 0 && fs[len(fs)-1].mute() }

// link is the address that a field around gives to text.
func (fs fields) link() string {
	if len(fs) == 0 {
		return ""
	}
	if f := &fs[len(fs)-1]; f.around.link == "" {
		return f.link
	} else {
		return f.around.link
	}
}

func (fs *fields) open() *field {
	var f field
	f.around.mute, f.around.link = fs.mute(), fs.link()
	*fs = append(*fs, f)
	return &(*fs)[len(*fs)-1]
}

// instruct adds to the instruction of the innermost field. Those of the fields that are
// known are short.
func (fs fields) instruct(text string) {
	if len(fs) == 0 {
		return
	}
	if f := &fs[len(fs)-1]; !f.result && len(f.instruction) < 256 {
		f.instruction = append(f.instruction, text)
	}
}

// simpleField reads a w:fldSimple.
func (r *reader) simpleField(n *xmltree.Node, link string) {
	f := r.fields.open()
	f.instruction = []string{n.Attr("w:instr")}
	r.known(f)
	r.within(func() { r.inlines(n, link) })
	r.endField(n.Child("w:r"))
}

// within reads what is in an element whose fields end in it.
func (r *reader) within(read func()) {
	outer := r.outer
	r.outer = len(r.fields)
	read()
	r.fields, r.outer = r.fields[:r.outer], outer
}

// fieldChar reads where a field begins, where its result begins, and its end. A beginning
// without an end is none, or all that follows would be its instruction.
func (r *reader) fieldChar(run, k *xmltree.Node) {
	inner := len(r.fields) > r.outer
	switch k.Attr("w:fldCharType") {
	case "begin":
		if !r.endless(k) {
			r.fields.open()
		}
		if box := k.Path("w:ffData", "w:checkBox"); box != nil {
			r.checkBox(box, run, k)
		}
	case "separate":
		if inner {
			r.known(&r.fields[len(r.fields)-1])
		}
	case "end":
		if inner {
			r.endField(run)
		}
	}
}

// endless tells whether a field of the part has a beginning, k, and no end.
func (r *reader) endless(k *xmltree.Node) bool {
	if !r.paired[r.part] {
		r.paired[r.part] = true
		if root, _ := r.parcel.Tree(r.part); root != nil {
			r.pair(root)
		}
	}
	return r.loose[k]
}

// pair finds the beginnings of fields without an end in a story, those of the stories in it
// too. It goes the way in which they are read.
func (r *reader) pair(story *xmltree.Node) {
	var open []*xmltree.Node // w:fldChar
	var walk func(n *xmltree.Node)
	walk = func(n *xmltree.Node) {
		for k := n.Kid; k != nil; k = k.Next {
			switch k.Name {
			case "w:pPr", "w:rPr", "w:t", "m:oMath", "m:oMathPara":
			case "w:tr":
				if k.Path("w:trPr", "w:del") != nil {
					r.pair(k)
				} else {
					walk(k)
				}
			case "w:txbxContent", "w:footnote", "w:endnote", "w:comment", "w:del", "w:moveFrom", "w:rt", "w:tc", "w:fldSimple":
				r.pair(k)
			case "mc:AlternateContent":
				if c := alternative(k); c != nil {
					walk(c)
				}
			case "w:fldChar":
				switch last := len(open) - 1; k.Attr("w:fldCharType") {
				case "begin":
					open = append(open, k)
				case "end":
					if last >= 0 {
						open = open[:last]
					}
				}
			default:
				walk(k)
			}
		}
	}
	walk(story)
	for _, k := range open {
		r.loose[k] = true
	}
}

// checkBox adds the sign of a box of a form.
func (r *reader) checkBox(box, run, k *xmltree.Node) {
	checked := box.Child("w:checked")
	if checked == nil {
		checked = box.Child("w:default")
	}
	sign := "☐"
	if enabled(checked) {
		sign = "☑"
	}
	r.atoms = append(r.atoms, atom{kind: atomText, text: sign, run: run, node: k})
}

// known takes the instruction of a field, whose result begins.
func (r *reader) known(f *field) {
	f.result = true
	words := strings.Fields(strings.Join(f.instruction, ""))
	if len(words) == 0 {
		return
	}
	switch strings.ToUpper(words[0]) {
	case "PAGE":
		f.drop = true
	case "HYPERLINK":
		f.link = fieldAddress(words[1:])
	case "TOC", "REF", "PAGEREF", "NOTEREF", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "QUOTE", "SYMBOL", "IF", "MERGEFIELD", "MACROBUTTON":
	default:
		r.say("truong")
	}
}

// fieldAddress is the address among the words of an instruction.
func fieldAddress(words []string) string {
	for i, w := range words {
		if strings.HasPrefix(w, `\`) {
			if w == `\l` {
				return "" // a place in the document
			}
			continue
		}
		if i > 0 && (words[i-1] == `\o` || words[i-1] == `\t`) {
			continue
		}
		address, _ := doc.Address(strings.Trim(w, `"“”`))
		return address
	}
	return ""
}

// endField closes the innermost field. One without a result may be computed all the same.
func (r *reader) endField(run *xmltree.Node) {
	f := &r.fields[len(r.fields)-1]
	if !f.result {
		r.known(f)
	}
	number := f.drop
	r.fields = r.fields[:len(r.fields)-1]
	if number {
		r.atom(atomNumber, run, nil)
	}
}
