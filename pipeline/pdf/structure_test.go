package pdf

import (
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// piece is content of a page: what a mark encloses.
type piece struct {
	tag  name
	id   int // -1 in an artifact
	text string
}

// pieces reads the content of a page. Whatever paints must be in one mark with a
// number, or in an artifact, and neither in the other.
func (r *reading) pieces(page ref, unicode map[name]map[int]string) (out []piece) {
	l := &lexer{t: r.t, data: r.content(page)}
	var operands []any
	var open []int // marks: numbers, -1 in an artifact, -2 for one without either
	var font name
	var actual string
	for v := l.value(); v != nil; v = l.value() {
		op, ok := v.(word)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch op {
		case "Tf":
			font = operands[0].(name)
		case "BDC":
			p := piece{operands[0].(name), -2, ""}
			if id, ok := operands[1].(dict)["/MCID"]; ok {
				p.id = id.(int)
			} else if p.tag == "/Artifact" {
				p.id = -1
			}
			if len(open) > 0 && p.id != -2 {
				r.t.Errorf("%v in %v", p, out[len(out)-1])
			}
			if p.id != -2 {
				out = append(out, p)
			} else {
				actual = fromUTF16(operands[1].(dict)["/ActualText"].(string))
			}
			open = append(open, p.id)
		case "EMC":
			open = open[:len(open)-1]
		case "Tj", "S", "f", "Do":
			if len(open) == 0 {
				r.t.Errorf("%v %s is in no mark", operands, op)
				break
			}
			if op == "Tj" {
				text := decode(operands[0].(string), unicode[font])
				if open[len(open)-1] == -2 && text != actual {
					r.t.Errorf("%q stands for %q", text, actual)
				}
				out[len(out)-1].text += text
			}
		case "F", "B", "b", "s", "TJ", "sh", "BI", "'", `"`:
			r.t.Errorf("unexpected operator %s", op)
		}
		operands = nil
	}
	if len(open) != 0 {
		r.t.Errorf("marks %v stay open", open)
	}
	return out
}

func fromUTF16(s string) string {
	var units []uint16
	for i := 2; i < len(s); i += 2 {
		units = append(units, binary.BigEndian.Uint16([]byte(s[i:])))
	}
	return string(utf16.Decode(units))
}

// decode reads the codes of a font.
func decode(codes string, unicode map[int]string) (s string) {
	width := unicode[-1]
	for i := 0; i < len(codes); i += len(width) {
		code := 0
		for _, c := range []byte(codes[i : i+len(width)]) {
			code = code<<8 | int(c)
		}
		s += unicode[code]
	}
	return s
}

// unicode reads what the codes of each font mean; under -1 stands a string as long
// as a code.
func (r *reading) unicode() map[name]map[int]string {
	out := map[name]map[int]string{}
	for key, font := range r.dict(r.dict(ref(2))["/Font"]) {
		cmap := string(r.objects[r.dict(font)["/ToUnicode"].(ref)].stream)
		m := map[int]string{-1: " "}
		if strings.Contains(cmap, "<0000> <FFFF>") {
			m[-1] = "  "
		} else {
			for c := ' '; c <= '~'; c++ {
				m[int(c)] = string(c)
			}
		}
		for _, pair := range regexp.MustCompile(`(?m)^<(\w+)> <(\w{4})>$`).FindAllStringSubmatch(strings.ReplaceAll(cmap, "<0000> <FFFF>", ""), -1) {
			code, _ := strconv.ParseUint(pair[1], 16, 16)
			char, _ := strconv.ParseUint(pair[2], 16, 16)
			m[int(code)] = string(rune(char))
		}
		out[key] = m
	}
	return out
}

// leaf is a structure element as tests see it.
type leaf struct {
	kind string
	d    dict
	up   *leaf
	kids []*leaf
	text string
}

// structure reads the tree and holds it against the content of the pages: each
// piece has one element, which knows it, and each element knows who holds it.
func (r *reading) structure() *leaf {
	unicode, texts := r.unicode(), map[ref][]string{}
	for _, page := range r.pages() {
		texts[page] = []string{}
		for _, p := range r.pieces(page, unicode) {
			if p.id == -1 {
				continue
			}
			if p.id != len(texts[page]) {
				r.t.Errorf("content %d of a page follows %d others", p.id, len(texts[page]))
			}
			texts[page] = append(texts[page], p.text)
		}
	}
	root := r.dict(r.catalog["/StructTreeRoot"])
	parents := r.parents(root)
	seen := 0
	var walk func(at, up ref, leafUp *leaf) *leaf
	walk = func(at, up ref, leafUp *leaf) *leaf {
		d := r.dict(at)
		if d["/Type"] != name("/StructElem") || d["/P"] != up {
			r.t.Errorf("element %v is not in %v", d, up)
		}
		e := &leaf{kind: string(d["/S"].(name)[1:]), d: d, up: leafUp}
		kids, _ := d["/K"].(array)
		for _, k := range kids {
			page, id := d["/Pg"], k
			if m, ok := k.(dict); ok {
				page = m["/Pg"]
				if m["/Type"] == name("/OBJR") {
					if a := r.dict(m["/Obj"]); parents[a["/StructParent"].(int)] != any(at) || e.kind != "Link" {
						r.t.Errorf("%s holds %v", e.kind, a)
					}
					continue
				}
				id = m["/MCID"]
			}
			if n, ok := id.(int); ok {
				seen++
				list := parents[r.dict(page)["/StructParents"].(int)].(array)
				if list[n] != any(at) {
					r.t.Errorf("content %d belongs to %v and %v", n, list[n], at)
				}
				e.text += texts[page.(ref)][n]
				continue
			}
			kid := walk(k.(ref), at, e)
			e.kids = append(e.kids, kid)
			if kid.kind == "Figure" { // its words are no text around it
				continue
			}
			if !slices.Contains([]string{"Lbl", "LBody", "Link"}, kid.kind) { // a block
				kid.text = "\n" + kid.text + "\n"
			}
			e.text += kid.text
		}
		return e
	}
	tree := walk(root["/K"].(ref), r.catalog["/StructTreeRoot"].(ref), nil)
	for _, list := range texts {
		seen -= len(list)
	}
	if seen != 0 {
		r.t.Errorf("the tree has %d pieces of content too many", seen)
	}
	return tree
}

// parents reads the parent tree.
func (r *reading) parents(root dict) map[int]any {
	out := map[int]any{}
	nums := r.dict(root["/ParentTree"])["/Nums"].(array)
	for i := 0; i < len(nums); i += 2 {
		if nums[i] != i/2 {
			r.t.Errorf("key %v in place %d of the parent tree", nums[i], i/2)
		}
		out[i/2] = nums[i+1]
	}
	if root["/ParentTreeNextKey"] != len(out) {
		r.t.Errorf("next key %v, want %d", root["/ParentTreeNextKey"], len(out))
	}
	return out
}

// within is what an element of each kind may hold (ISO 32000-1, 14.8.4; ISO
// 14289-1, 7.2); "" is text.
var within = map[string]string{
	"Document": "Sect", "Sect": blocks, "Div": blocks, "LBody": blocks + " Link", "TH": blocks + " Link", "TD": blocks + " Link",
	"P": "Link", "H1": "Link", "H2": "Link", "H3": "Link", "H4": "Link", "H5": "Link", "H6": "Link", "Lbl": "", "Link": "", "Figure": "",
	"L": "LI", "LI": "Lbl LBody", "Table": "THead TBody TR", "THead": "TR", "TBody": "TR", "TR": "TH TD",
}

const blocks = "P H1 H2 H3 H4 H5 H6 L Table Div Figure"

// check holds the tree to the rules of its types.
func (e *leaf) check(t tester, level *int) {
	if n, ok := strings.CutPrefix(e.kind, "H"); ok {
		now, err := strconv.Atoi(n)
		if err != nil || now > *level+1 {
			t.Errorf("heading %s follows one of level %d", e.kind, *level)
		}
		*level = now
	}
	var covered []int // by row: how many columns its cells and those of rows above cover
	row := 0
	for _, k := range e.kids {
		if !slices.Contains(strings.Fields(within[e.kind]), k.kind) {
			t.Errorf("%s in %s", k.kind, e.kind)
		}
		k.check(t, level)
		if k.kind == "TR" {
			covered = k.cover(covered, row)
			row++
		}
		if k.kind == "Figure" {
			k.figure(t)
		}
		if attributes, _ := k.d["/A"].(dict); k.kind == "TH" && attributes["/Scope"] != name("/Column") {
			t.Errorf("a heading cell without scope: %v", k.d)
		}
	}
	for _, n := range covered {
		if n != covered[0] || len(covered) != row {
			t.Errorf("%d rows cover %v columns", row, covered)
			break
		}
	}
}

// figure holds that a picture says what it shows and where it stands (ISO 14289-1,
// 7.3; ISO 32000-1, 14.8.5.4.3).
func (e *leaf) figure(t tester) {
	alt, _ := e.d["/Alt"].(string)
	box, _ := e.d["/A"].(dict)["/BBox"].(array)
	if alt == "" || len(box) != 4 || e.d["/Pg"] == nil {
		t.Errorf("figure %v", e.d)
	}
}

// cover adds to each row how many columns the cells of the given one cover in it.
func (e *leaf) cover(covered []int, row int) []int {
	for _, k := range e.kids {
		columns, rows := 1, 1
		attributes, _ := k.d["/A"].(dict)
		if span, ok := attributes["/ColSpan"].(int); ok {
			columns = span
		}
		if span, ok := attributes["/RowSpan"].(int); ok {
			rows = span
		}
		for len(covered) < row+rows {
			covered = append(covered, 0)
		}
		for i := range rows {
			covered[row+i] += columns
		}
	}
	return covered
}

// textual is the blocks without their charts, which have no text.
func textual(from []doc.Block) (out []doc.Block) {
	for _, b := range from {
		if _, ok := b.(*doc.Chart); !ok {
			out = append(out, b)
		}
	}
	return out
}

// wantStructure holds a written document against its model.
func wantStructure(t tester, d *doc.Doc) *leaf {
	t.Helper()
	data, problems, err := Write(d, fonts.Load())
	if err != nil || problems.Failed() {
		t.Fatal(err, problems)
	}
	tree := read(t, data).structure()
	level := 0
	tree.check(t, &level)
	var want, got []string
	plain := true // the model has no two blanks in a row
	for _, s := range d.Sections {
		for line := range doc.Lines(textual(slices.Concat(s.Blocks, s.Foot))) {
			plain = plain && strings.TrimSpace(strings.NewReplacer("\n", " ", "\t", " ").Replace(line)) == words(line)
			if line = words(line); line != "" {
				want = append(want, line)
			}
		}
	}
	for line := range strings.SplitSeq(tree.text, "\n") {
		if plain && strings.Contains(line, "  ") || strings.Contains(line, "\u00a0") {
			t.Errorf("%q has blanks that the model has not", line)
		}
		got = append(got, words(line))
	}
	if diff := cmp.Diff(words(strings.Join(want, " ")), words(strings.Join(got, " "))); diff != "" {
		t.Errorf("text of the tree (-want +got):\n%s", diff)
	}
	return tree
}

// String shows the elements of a tree, a line each.
func (e *leaf) String() string {
	var b strings.Builder
	var show func(e *leaf, indent string)
	show = func(e *leaf, indent string) {
		b.WriteString(indent + e.kind)
		if a, ok := e.d["/A"]; ok {
			fmt.Fprintf(&b, " %v", a)
		}
		if len(e.kids) == 0 {
			fmt.Fprintf(&b, " %q", strings.Trim(e.text, "\n"))
		}
		b.WriteString("\n")
		for _, k := range e.kids {
			show(k, indent+" ")
		}
	}
	show(e, "")
	return b.String()
}

func TestStructure(t *testing.T) {
	d := document(letterhead(),
		&doc.Paragraph{Style: "Center", Role: doc.RoleTitle, Inlines: text("THÔNG BÁO")},
		&doc.Paragraph{Style: "Center", Role: doc.RoleSubject, Inlines: text("Kết luận")},
		&doc.Rule{Width: 100, Weight: 10},
		&doc.Heading{Style: "Heading", Level: 1, Label: "I.", Inlines: text("Kết quả")},
		&doc.Heading{Style: "Heading", Level: 3, Label: "1.", Inlines: text("Đạt được")},
		&doc.Paragraph{Style: "Body", Inlines: []doc.Inline{doc.Text{Text: "Xem "}, doc.Link{Target: "https://a.vn", Text: "đây"}, doc.Text{Text: "."}}},
		&doc.List{Ordered: true, Items: []doc.Item{
			{Label: "a)", Blocks: []doc.Block{para("Body", "một"), para("Body", "tiếp"), &doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("Body", "con")}}}}}},
			{Label: "b)", LabelBold: true, Blocks: []doc.Block{para("Body", "hai")}},
		}},
		dataTable(1), para("Body", ""),
	)
	annex := d.Sections[0]
	annex.Role = doc.RoleAnnex
	annex.Blocks = []doc.Block{
		&doc.Heading{Style: "Heading", Level: 1, Inlines: text("PHỤ LỤC")},
		&doc.Paragraph{Style: "Center", Role: doc.RoleAnnex, Inlines: text("DANH MỤC")},
		&doc.Paragraph{Style: "Center", Role: doc.RoleAnnex, Inlines: text("(Kèm theo)")},
		&doc.Heading{Style: "Heading", Level: 1, Label: "I.", Inlines: text("Phần")},
	}
	d.Sections = append(d.Sections, annex)
	want := `Document
 Sect
  Div
   P "UBND TỈNH HẢI ĐÔNG"
   P "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
   P "Độc lập - Tự do - Hạnh phúc"
   P "HỎA TỐC"
  H1 "THÔNG BÁO"
  P "Kết luận"
  H2 "I. Kết quả"
  H3 "1. Đạt được"
  P
   Link "đây"
  L map[/ListNumbering:/LowerAlpha /O:/List]
   LI
    Lbl "a) "
    LBody
     P "một"
     P "tiếp"
     L
      LI
       Lbl "- "
       LBody "con"
   LI
    Lbl "b) "
    LBody "hai"
  Table
   THead
    TR
     TH map[/O:/Table /Scope:/Column] "TT"
     TH map[/O:/Table /Scope:/Column] "Nội dung nhiệm vụ"
     TH map[/O:/Table /Scope:/Column] "Đơn vị chủ trì"
     TH map[/O:/Table /Scope:/Column] "Thời hạn"
   TBody
    TR
     TD "1"
     TD "Hoàn thiện hồ sơ đề án chuyển đổi số của ngành"
     TD "Phòng Kế hoạch"
     TD "trước ngày 20/10/2022"
 Sect
  H1 "PHỤ LỤC"
  P "DANH MỤC"
  P "(Kèm theo)"
  H2 "I. Phần"
`
	if diff := cmp.Diff(want, wantStructure(t, d).String()); diff != "" {
		t.Error(diff)
	}
	data := write(t, d)
	if diff := cmp.Diff([]string{
		"1 THÔNG BÁO Kết luận", "2 I. Kết quả", "3 1. Đạt được", "1 PHỤ LỤC DANH MỤC", "2 I. Phần",
	}, read(t, data).bookmarks()); diff != "" {
		t.Error(diff)
	}
}

// A group of columns is a heading of two levels; a merged cell stands in its first
// row alone.
func TestStructureOfMergedCells(t *testing.T) {
	cell := func(s string, span, down int) doc.Cell {
		return doc.Cell{Span: span, Down: down, Blocks: []doc.Block{para("Cell", s)}}
	}
	tree := wantStructure(t, document(&doc.Table{
		Columns: []doc.Length{2000, 2000, 2000}, HeaderRows: 2, Border: doc.Border{Weight: 10}, Role: doc.RoleData,
		Rows: []doc.Row{
			{Cells: []doc.Cell{cell("Đơn vị", 1, 2), cell("Đã xong", 2, 0)}},
			{Cells: []doc.Cell{cell("đúng hạn", 0, 0), cell("quá hạn", 0, 1)}},
			{Cells: []doc.Cell{cell("Văn phòng", 0, 2), cell("3", 0, 0), cell("0", 0, 0)}},
			{Cells: []doc.Cell{cell("không có", 2, 1)}},
		},
	}))
	want := `Document
 Sect
  Table
   THead
    TR
     TH map[/O:/Table /RowSpan:2 /Scope:/Column] "Đơn vị"
     TH map[/ColSpan:2 /O:/Table /Scope:/Column] "Đã xong"
    TR
     TH map[/O:/Table /Scope:/Column] "đúng hạn"
     TH map[/O:/Table /Scope:/Column] "quá hạn"
   TBody
    TR
     TD map[/O:/Table /RowSpan:2] "Văn phòng"
     TD "3"
     TD "0"
    TR
     TD map[/ColSpan:2 /O:/Table] "không có"
`
	if diff := cmp.Diff(want, tree.String()); diff != "" {
		t.Error(diff)
	}
}

// Documents of many pages, with rows that go over pages and links over lines.
func TestStructureOfLongDocuments(t *testing.T) {
	split := dataTable(80)
	split.Padding = 2300 // a word a line
	split.Columns = []doc.Length{5000, 5000, 5000, 5000}
	for i := range split.Rows[1:] {
		split.Rows[i+1].CanSplit = true
	}
	split.Rows = append(split.Rows, doc.Row{Cells: []doc.Cell{{Span: 3, Blocks: []doc.Block{para("Cell", "Cộng")}}, {}}})
	long := &doc.Paragraph{Style: "Body", Inlines: []doc.Inline{doc.Text{Text: sentence}, doc.Link{Target: "mailto:vp@a.vn", Text: strings.Repeat(sentence, 70)}}}
	for name, d := range map[string]*doc.Doc{
		"notice": notice(60), "alphabet": alphabet(), "split rows": document(split), "long link": document(long, para("Body", "Hết")),
		"only heading rows": document(&doc.Table{Columns: []doc.Length{5000}, HeaderRows: 1, Border: doc.Border{Weight: 10}, Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{para("Cell", "Tên")}}}}}}),
	} {
		t.Run(name, func(t *testing.T) { wantStructure(t, d) })
	}
}
