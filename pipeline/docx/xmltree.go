package docx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// node is an element of an XML part, with its place in the bytes of the part (phần tử).
// It is a list of its own kids, so that a tree is few allocations.
type node struct {
	name   string // with the fixed prefix of its namespace, "w:p", whatever the file's own is; "?:p" of an unknown one
	text   string // characters directly inside; those between kids only if they are not all blank
	attrs  []attr
	parent *node
	kid    *node // the first
	next   *node // the next of the same parent

	from, to     int // the element
	inner, close int // what is between its tags; both are to if it is one tag, as <w:p/>
}

// attr is an attribute. Its name has the fixed prefix too; one without a prefix in the
// file has none. Declarations of namespaces are not among them.
type attr struct{ name, value string }

// attr is the value of an attribute, "" if it is not there.
func (n *node) attr(name string) string {
	value, _ := n.lookup(name)
	return value
}

// lookup is the value of an attribute, and whether it is there.
func (n *node) lookup(name string) (string, bool) {
	if n == nil {
		return "", false
	}
	for i := range n.attrs {
		if n.attrs[i].name == name {
			return n.attrs[i].value, true
		}
	}
	return "", false
}

// val is the attribute that most properties of Word have.
func (n *node) val() string { return n.attr("w:val") }

// child is the first kid of a name, nil if there is none; the child of nil is nil.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for k := n.kid; k != nil; k = k.next {
		if k.name == name {
			return k
		}
	}
	return nil
}

// path is the kid of the kid of the names.
func (n *node) path(names ...string) *node {
	for _, name := range names {
		n = n.child(name)
	}
	return n
}

// find is the first element of a name inside n, n itself too, in the order of the file.
func (n *node) find(name string) *node {
	for k := n; k != nil; k = k.after(n) {
		if k.name == name {
			return k
		}
	}
	return nil
}

// after is the element that follows n in the order of the file, nil outside of root.
func (n *node) after(root *node) *node {
	if n.kid != nil {
		return n.kid
	}
	return n.skip(root)
}

// skip is the element that follows n and all inside it.
func (n *node) skip(root *node) *node {
	for ; n != root && n != nil; n = n.parent {
		if n.next != nil {
			return n.next
		}
	}
	return nil
}

// Limits of one part of a Word file. The longest documents of offices are far below.
const (
	mostDepth    = 400     // elements inside each other
	mostNodes    = 2 << 20 // elements and attributes of a part
	mostAttrs    = 256     // attributes of one element
	mostPrefixes = 512     // declarations in force at one place
)

// Faults of an XML part, which become problems with the name of the part.
var (
	errDoctype = errors.New("có khai báo DOCTYPE")
	errTooBig  = errors.New("có quá nhiều phần tử")
	errTooDeep = errors.New("có các phần tử lồng nhau quá sâu")
)

// prefixes are the fixed ones of the namespaces, those of ISO strict files too.
var prefixes = map[string]string{
	"http://www.w3.org/XML/1998/namespace": "xml",
	nsWord:                                 "w",
	nsRels:                                 "r",
	nsDrawing:                              "wp",
	nsGraphic:                              "a",
	nsShape:                                "wps",
	nsChoice:                               "mc",
	nsVML:                                  "v",
	nsPicture:                              "pic",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                          "w",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   "r",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":                "wp",
	"http://purl.oclc.org/ooxml/drawingml/main":                                 "a",
	"http://purl.oclc.org/ooxml/drawingml/picture":                              "pic",
	"http://purl.oclc.org/ooxml/drawingml/chart":                                "c",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                              "dgm",
	"http://purl.oclc.org/ooxml/officeDocument/math":                            "m",
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              "ep",
	"http://purl.oclc.org/ooxml/officeDocument/customXml":                       "ds",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                    "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                  "dgm",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":                "m",
	"http://schemas.openxmlformats.org/officeDocument/2006/customXml":           "ds",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":         "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":        "wpc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":       "wp14",
	"http://schemas.microsoft.com/office/word/2010/wordml":                      "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                      "w15",
	"urn:schemas-microsoft-com:office:office":                                   "o",
	"urn:schemas-microsoft-com:office:word":                                     "w10",
	nsPackage + "/relationships":                                                "rel",
	nsPackage + "/content-types":                                                "ct",
	nsPackage + "/metadata/core-properties":                                     "cp",
	"http://purl.org/dc/elements/1.1/":                                          "dc",
	"http://purl.org/dc/terms/":                                                 "dcterms",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":      "vt",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties":   "custom",
	"http://schemas.openxmlformats.org/schemaLibrary/2006/main":                 "sl",
	"http://schemas.microsoft.com/office/drawing/2010/main":                     "a14",
	"http://schemas.microsoft.com/office/word/2006/wordml":                      "wne",
	"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas":             "lc",
	"http://schemas.openxmlformats.org/officeDocument/2006/bibliography":        "b",
	"http://schemas.microsoft.com/office/2006/xmlPackage":                       "pkg",
	"http://schemas.microsoft.com/office/word/2003/wordml":                      "w2003",
	"http://www.w3.org/2001/XMLSchema-instance":                                 "xsi",
	"http://schemas.openxmlformats.org/drawingml/2006/chartDrawing":             "cdr",
}

// binding is a prefix of the file that stands for a fixed one.
type binding struct {
	prefix, fixed string
	depth         int
}

// scanner makes the tree of one part.
type scanner struct {
	s        string
	i        int
	root, at *node
	depth    int
	count    int // elements and attributes so far
	bindings []binding
	elements map[string]string // names as in the file to names with fixed prefixes, for the bindings now
	names    map[string]string // of attributes
	nodes    []node            // room for more
	attrs    []attr            // of the elements so far, as long as there is room
	first    int               // among them, of the element being read
	last     []*node           // the last kid at each depth
}

// parseTree reads an XML part, which is in UTF-8. It takes what encoding/xml takes,
// but no DOCTYPE, and nothing beyond the limits.
func parseTree(data []byte) (*node, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("có byte không phải UTF-8")
	}
	sc := &scanner{s: string(data), elements: map[string]string{}, names: map[string]string{}}
	sc.s = strings.TrimPrefix(sc.s, "\ufeff")
	shift := len(data) - len(sc.s)
	if err := sc.scan(); err != nil {
		return nil, fmt.Errorf("%w ở byte %d", err, sc.i+shift)
	}
	if shift > 0 {
		for n := sc.root; n != nil; n = n.after(sc.root) {
			n.from, n.to, n.inner, n.close = n.from+shift, n.to+shift, n.inner+shift, n.close+shift
		}
	}
	return sc.root, nil
}

var errSyntax = errors.New("XML bị hỏng")

// scan reads the whole part.
func (sc *scanner) scan() error {
	for sc.i < len(sc.s) {
		next := strings.IndexByte(sc.s[sc.i:], '<')
		if next < 0 {
			next = len(sc.s) - sc.i
		}
		if next > 0 {
			if err := sc.characters(sc.s[sc.i : sc.i+next]); err != nil {
				return err
			}
			sc.i += next
			continue
		}
		if err := sc.markup(); err != nil {
			return err
		}
	}
	if sc.root == nil || sc.at != nil {
		return errSyntax
	}
	return nil
}

// markup reads one tag, comment or the like, which begins here.
func (sc *scanner) markup() error {
	rest := sc.s[sc.i:]
	switch {
	case len(rest) < 2:
		return errSyntax
	case rest[1] == '/':
		return sc.endTag()
	case rest[1] == '?':
		return sc.instruction()
	case rest[1] != '!':
		return sc.startTag()
	case strings.HasPrefix(rest, "<!--"):
		return sc.comment()
	case strings.HasPrefix(rest, "<![CDATA["):
		return sc.cdata()
	case strings.HasPrefix(rest, "<!DOCTYPE"):
		return errDoctype
	}
	return errSyntax
}

// comment passes over a comment.
func (sc *scanner) comment() error {
	body := sc.s[sc.i+4:]
	end := strings.Index(body, "--")
	if end < 0 || !strings.HasPrefix(body[end:], "-->") || !legal(body[:end]) {
		return errSyntax
	}
	sc.i += 4 + end + 3
	return nil
}

// cdata takes characters as they are.
func (sc *scanner) cdata() error {
	body := sc.s[sc.i+9:]
	end := strings.Index(body, "]]>")
	if end < 0 || sc.at == nil || !legal(body[:end]) {
		return errSyntax
	}
	sc.put(newlines(body[:end]))
	sc.i += 9 + end + 3
	return nil
}

// instruction passes over a processing instruction; the XML declaration must not name
// an encoding but UTF-8.
func (sc *scanner) instruction() error {
	body, _, closed := strings.Cut(sc.s[sc.i+2:], "?>")
	if !closed {
		return errSyntax
	}
	name, ok := nameAt(body)
	if !ok {
		return errSyntax
	}
	if name == "xml" {
		if version := declared(body, "version"); version != "" && version != "1.0" {
			return errSyntax
		}
		if enc := declared(body, "encoding"); enc != "" && !strings.EqualFold(enc, "utf-8") {
			return errSyntax
		}
	}
	sc.i += 2 + len(body) + 2
	return nil
}

// declared is the value of a pseudo-attribute of the XML declaration.
func declared(body, name string) string {
	_, rest, found := strings.Cut(body, name+"=")
	if !found || rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	value, _, _ := strings.Cut(rest[1:], rest[:1])
	return value
}

// nameAt is the XML name that s begins with.
func nameAt(s string) (string, bool) {
	i := 0
	for i < len(s) && (nameByte[s[i]] || s[i] >= utf8.RuneSelf) {
		i++
	}
	if i == 0 || s[0] == '-' || s[0] == '.' || s[0] >= '0' && s[0] <= '9' {
		return "", false
	}
	return s[:i], true
}

// nameByte marks the ASCII bytes of names.
var nameByte = func() (t [256]bool) {
	for c := range 128 {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_-.:", byte(c)) >= 0
	}
	return t
}()

// space passes over blanks.
func (sc *scanner) space() {
	for sc.i < len(sc.s) && (sc.s[sc.i] == ' ' || sc.s[sc.i] == '\n' || sc.s[sc.i] == '\t' || sc.s[sc.i] == '\r') {
		sc.i++
	}
}

// endTag closes the element in which we are.
func (sc *scanner) endTag() error {
	n := sc.at
	if n == nil {
		return errSyntax
	}
	from := sc.i
	name, ok := nameAt(sc.s[sc.i+2:])
	if !ok || !strings.HasPrefix(sc.s[n.from+1:], name) || nameByte[sc.s[n.from+1+len(name)]] || sc.s[n.from+1+len(name)] >= utf8.RuneSelf {
		return errSyntax
	}
	sc.i += 2 + len(name)
	sc.space()
	if sc.i >= len(sc.s) || sc.s[sc.i] != '>' {
		return errSyntax
	}
	sc.i++
	n.close, n.to = from, sc.i
	sc.leave()
	return nil
}

// leave goes back to the parent.
func (sc *scanner) leave() {
	for len(sc.bindings) > 0 && sc.bindings[len(sc.bindings)-1].depth == sc.depth {
		sc.bindings = sc.bindings[:len(sc.bindings)-1]
		sc.forget()
	}
	sc.at = sc.at.parent
	sc.depth--
}

// forget drops the names that the bindings gave.
func (sc *scanner) forget() {
	if len(sc.elements) > 0 {
		clear(sc.elements)
	}
	if len(sc.names) > 0 {
		clear(sc.names)
	}
}

// startTag opens an element.
func (sc *scanner) startTag() error {
	n, err := sc.open()
	if err != nil {
		return err
	}
	raw, ok := nameAt(sc.s[sc.i+1:])
	if !ok {
		return errSyntax
	}
	sc.i += 1 + len(raw)
	sc.first = len(sc.attrs)
	closed, err := sc.attributes()
	if err != nil {
		return err
	}
	if n.name, ok = sc.resolve(sc.elements, raw, true); !ok {
		return errSyntax
	}
	own := sc.attrs[sc.first:]
	for i := range own {
		if own[i].name, ok = sc.resolve(sc.names, own[i].name, false); !ok {
			return errSyntax
		}
	}
	n.attrs = own[:len(own):len(own)]
	n.inner = sc.i
	if closed {
		n.close, n.to = sc.i, sc.i
		sc.leave()
	}
	return nil
}

// open makes the node of an element that begins here.
func (sc *scanner) open() (*node, error) {
	if sc.at == nil && sc.root != nil {
		return nil, errSyntax
	}
	if sc.depth++; sc.depth > mostDepth {
		return nil, errTooDeep
	}
	if sc.count++; sc.count > mostNodes {
		return nil, errTooBig
	}
	if len(sc.nodes) == 0 {
		sc.nodes = make([]node, min(max(16, len(sc.s)/100, sc.count/2), 8192))
	}
	n := &sc.nodes[0]
	sc.nodes = sc.nodes[1:]
	n.parent, n.from = sc.at, sc.i
	for len(sc.last) <= sc.depth {
		sc.last = append(sc.last, nil)
	}
	switch parent := sc.at; {
	case parent == nil:
		sc.root = n
	case parent.kid == nil:
		parent.kid = n
		if blank(parent.text) {
			parent.text = ""
		}
	default:
		sc.last[sc.depth].next = n
	}
	sc.last[sc.depth], sc.at = n, n
	return n, nil
}

// attributes reads the attributes of a tag, as the file names them, up to its end, and
// tells whether it closes the element.
func (sc *scanner) attributes() (closed bool, err error) {
	for {
		sc.space()
		if sc.i >= len(sc.s) {
			return false, errSyntax
		}
		switch sc.s[sc.i] {
		case '>':
			sc.i++
			return false, nil
		case '/':
			if !strings.HasPrefix(sc.s[sc.i:], "/>") {
				return false, errSyntax
			}
			sc.i += 2
			return true, nil
		}
		if err := sc.attribute(); err != nil {
			return false, err
		}
	}
}

// attribute reads one attribute.
func (sc *scanner) attribute() error {
	name, ok := nameAt(sc.s[sc.i:])
	if !ok {
		return errSyntax
	}
	sc.i += len(name)
	sc.space()
	if sc.i >= len(sc.s) || sc.s[sc.i] != '=' {
		return errSyntax
	}
	sc.i++
	sc.space()
	if sc.i >= len(sc.s) || sc.s[sc.i] != '"' && sc.s[sc.i] != '\'' {
		return errSyntax
	}
	end := strings.IndexByte(sc.s[sc.i+1:], sc.s[sc.i])
	if end < 0 {
		return errSyntax
	}
	value, err := unescape(sc.s[sc.i+1:sc.i+1+end], true)
	if err != nil {
		return err
	}
	sc.i += end + 2
	return sc.keep(name, value)
}

// keep takes an attribute or a declaration of a namespace.
func (sc *scanner) keep(name, value string) error {
	if sc.count++; sc.count > mostNodes || len(sc.attrs)-sc.first >= mostAttrs {
		return errTooBig
	}
	if rest, is := strings.CutPrefix(name, "xmlns"); is && (rest == "" || rest[0] == ':' && len(rest) > 1) {
		if strings.Count(rest, ":") > 1 || !isName(rest) {
			return errSyntax
		}
		if len(sc.bindings) >= mostPrefixes {
			return errTooBig
		}
		sc.bindings = append(sc.bindings, binding{strings.TrimPrefix(rest, ":"), fixed(value), sc.depth})
		sc.forget()
		return nil
	}
	if len(sc.attrs) == cap(sc.attrs) { // those of this element move with it, the others stay
		room := make([]attr, 0, min(max(16, len(sc.s)/60, sc.count/2), 8192)+mostAttrs)
		sc.attrs, sc.first = append(room, sc.attrs[sc.first:]...), 0
	}
	sc.attrs = append(sc.attrs, attr{name, value})
	return nil
}

// fixed is the fixed prefix of a namespace.
func fixed(namespace string) string {
	if namespace == "" {
		return ""
	}
	if prefix, known := prefixes[namespace]; known {
		return prefix
	}
	return "?"
}

// resolve gives a name its fixed prefix. A name with two colons is none.
func (sc *scanner) resolve(known map[string]string, raw string, element bool) (string, bool) {
	if name, ok := known[raw]; ok {
		return name, true
	}
	if raw == "" || !utf8.ValidString(raw) || !isName(raw) {
		return "", false
	}
	prefix, local, has := strings.Cut(raw, ":")
	if !has || prefix == "" || local == "" {
		prefix, local, has = "", raw, false
	}
	name := local
	if f := sc.prefix(prefix, has || element); f != "" {
		name = f + ":" + local
	}
	known[raw] = name
	return name, true
}

// prefix is the fixed prefix that one of the file stands for.
func (sc *scanner) prefix(prefix string, bound bool) string {
	if !bound {
		return ""
	}
	for i := len(sc.bindings) - 1; i >= 0; i-- {
		if sc.bindings[i].prefix == prefix {
			return sc.bindings[i].fixed
		}
	}
	switch prefix {
	case "":
		return ""
	case "xml":
		return "xml"
	}
	return "?"
}

// characters takes the text s, which begins here.
func (sc *scanner) characters(s string) error {
	if sc.at == nil {
		if !blank(s) {
			return errSyntax
		}
		return nil
	}
	if blank(s) && sc.at.kid != nil {
		return nil
	}
	if strings.Contains(s, "]]>") {
		return errSyntax
	}
	text, err := unescape(s, false)
	if err != nil {
		return err
	}
	sc.put(text)
	return nil
}

// put adds characters to the element in which we are.
func (sc *scanner) put(text string) {
	if sc.at.kid != nil && blank(text) {
		return
	}
	sc.at.text += text
}

// blank tells whether s is only white space.
func blank(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' && s[i] != '\n' && s[i] != '\t' && s[i] != '\r' {
			return false
		}
	}
	return true
}

// odd marks the bytes that text does not simply copy.
var odd = func() (t [256]bool) {
	for i := range t {
		t[i] = i < ' ' && i != '\t' && i != '\n' || i == '&' || i == '<' || i == 0xef
	}
	return t
}()

// unescape is the text that s stands for.
func unescape(s string, attribute bool) (string, error) {
	i := 0
	for i < len(s) && !odd[s[i]] {
		i++
	}
	if i == len(s) {
		return s, nil
	}
	if !legal(s) || attribute && strings.IndexByte(s, '<') >= 0 {
		return "", errSyntax
	}
	s = newlines(s)
	if strings.IndexByte(s, '&') < 0 {
		return s, nil
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		before, after, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, rest, closed := strings.Cut(after, ";")
		r, ok := entity(name)
		if !closed || !ok {
			return "", errSyntax
		}
		b.WriteRune(r)
		s = rest
	}
}

// entity is the character of a reference: one of the five, or its number.
func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, is := strings.CutPrefix(digits, "x"); is {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if r := rune(min(n, utf8.MaxRune+1)); numeric && err == nil && legal(string(r)) {
		return r, n <= utf8.MaxRune
	}
	return 0, false
}

// newlines makes every end of line "\n".
func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// legal tells whether XML may hold the characters of s.
func legal(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return false
		}
		if c == 0xef && (strings.HasPrefix(s[i:], "\ufffe") || strings.HasPrefix(s[i:], "\uffff")) {
			return false
		}
	}
	return true
}

// isName tells whether s is a name of XML with one colon at most.
func isName(s string) bool {
	if strings.Count(s, ":") > 1 {
		return false
	}
	for i, r := range s {
		if r < utf8.RuneSelf {
			continue
		}
		if !unicode.IsLetter(r) && (i == 0 || !unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd)) {
			return false
		}
	}
	return true
}
