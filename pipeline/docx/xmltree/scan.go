package xmltree

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MostNodes is how many elements and attributes a part may have.
const MostNodes = 2 << 20

// Further limits of a part. The longest documents of offices are far below.
const (
	mostDepth    = 400 // elements inside each other
	mostAttrs    = 256 // attributes of one element
	mostPrefixes = 512 // declarations in force at one place
)

// Why a part is refused, in words for a problem that names the part.
var (
	ErrSyntax  = errors.New("XML bị hỏng")
	ErrDoctype = errors.New("có khai báo DOCTYPE")
	ErrTooBig  = errors.New("có quá nhiều phần tử")
	ErrTooDeep = errors.New("có các phần tử lồng nhau quá sâu")
)

// binding is a prefix of the file that stands for a fixed one.
type binding struct {
	prefix, fixed string
	depth         int
}

// scanner makes the tree of one part.
type scanner struct {
	s        string
	i        int
	root, at *Node
	depth    int
	count    int // elements and attributes so far
	bindings []binding
	elements map[string]string // names as in the file to names with fixed prefixes, for the bindings now
	names    map[string]string // of attributes
	nodes    []Node            // room for more
	attrs    []Attr            // of the elements so far, as long as there is room
	first    int               // among them, of the element being read
	last     []*Node           // the last kid at each depth
	pieces   [][]byte          // the text of the element at each depth, where there are several pieces
}

// Parse reads an XML part, which is in UTF-8. It takes what encoding/xml takes,
// but no DOCTYPE, no character that XML forbids, not even in a comment, and nothing beyond
// the limits.
func Parse(data []byte) (*Node, error) {
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
		for n := sc.root; n != nil; n = n.After(sc.root) {
			n.From, n.To, n.Inner, n.Close = n.From+shift, n.To+shift, n.Inner+shift, n.Close+shift
		}
	}
	return sc.root, nil
}

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
		return ErrSyntax
	}
	return nil
}

// markup reads one tag, comment or the like, which begins here.
func (sc *scanner) markup() error {
	rest := sc.s[sc.i:]
	switch {
	case len(rest) < 2:
		return ErrSyntax
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
		return ErrDoctype
	}
	return ErrSyntax
}

// comment passes over a comment.
func (sc *scanner) comment() error {
	body := sc.s[sc.i+4:]
	end := strings.Index(body, "--")
	if end < 0 || !strings.HasPrefix(body[end:], "-->") || !legal(body[:end]) {
		return ErrSyntax
	}
	sc.i += 4 + end + 3
	return nil
}

// cdata takes characters as they are.
func (sc *scanner) cdata() error {
	body := sc.s[sc.i+9:]
	end := strings.Index(body, "]]>")
	if end < 0 || sc.at == nil || !legal(body[:end]) {
		return ErrSyntax
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
		return ErrSyntax
	}
	name, ok := nameAt(body)
	if !ok {
		return ErrSyntax
	}
	if name == "xml" {
		if version := declared(body, "version"); version != "" && version != "1.0" {
			return ErrSyntax
		}
		if enc := declared(body, "encoding"); enc != "" && !strings.EqualFold(enc, "utf-8") {
			return ErrSyntax
		}
	}
	sc.i += 2 + len(body) + 2
	return nil
}

// declared is the value of a pseudo-attribute of the XML declaration, "" if there is none
// in quotes.
func declared(body, name string) string {
	for {
		_, rest, found := strings.Cut(body, name+"=")
		if !found || rest == "" {
			return ""
		}
		if rest[0] == '"' || rest[0] == '\'' {
			value, _, closed := strings.Cut(rest[1:], rest[:1])
			if !closed {
				return ""
			}
			return value
		}
		body = rest
	}
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
		return ErrSyntax
	}
	from := sc.i
	name, ok := nameAt(sc.s[sc.i+2:])
	if !ok || !strings.HasPrefix(sc.s[n.From+1:], name) || nameByte[sc.s[n.From+1+len(name)]] || sc.s[n.From+1+len(name)] >= utf8.RuneSelf {
		return ErrSyntax
	}
	sc.i += 2 + len(name)
	sc.space()
	if sc.i >= len(sc.s) || sc.s[sc.i] != '>' {
		return ErrSyntax
	}
	sc.i++
	n.Close, n.To = from, sc.i
	sc.leave()
	return nil
}

// leave goes back to the parent.
func (sc *scanner) leave() {
	for len(sc.bindings) > 0 && sc.bindings[len(sc.bindings)-1].depth == sc.depth {
		sc.bindings = sc.bindings[:len(sc.bindings)-1]
		sc.forget()
	}
	sc.join()
	sc.at = sc.at.Parent
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
		return ErrSyntax
	}
	sc.i += 1 + len(raw)
	sc.first = len(sc.attrs)
	closed, err := sc.attributes()
	if err != nil {
		return err
	}
	if n.Name, ok = sc.resolve(sc.elements, raw, true); !ok {
		return ErrSyntax
	}
	own := sc.attrs[sc.first:]
	for i := range own {
		if own[i].Name, ok = sc.resolve(sc.names, own[i].Name, false); !ok {
			return ErrSyntax
		}
	}
	n.Attrs = own[:len(own):len(own)]
	n.Inner = sc.i
	if closed {
		n.Close, n.To = sc.i, sc.i
		sc.leave()
	}
	return nil
}

// open makes the node of an element that begins here.
func (sc *scanner) open() (*Node, error) {
	if sc.at == nil && sc.root != nil {
		return nil, ErrSyntax
	}
	if sc.at != nil && sc.at.Kid == nil {
		sc.join()
	}
	if sc.depth++; sc.depth > mostDepth {
		return nil, ErrTooDeep
	}
	if sc.count++; sc.count > MostNodes {
		return nil, ErrTooBig
	}
	if len(sc.nodes) == 0 {
		sc.nodes = make([]Node, min(max(16, len(sc.s)/100, sc.count/2), 8192))
	}
	n := &sc.nodes[0]
	sc.nodes = sc.nodes[1:]
	n.Parent, n.From = sc.at, sc.i
	for len(sc.last) <= sc.depth {
		sc.last = append(sc.last, nil)
	}
	switch parent := sc.at; {
	case parent == nil:
		sc.root = n
	case parent.Kid == nil:
		parent.Kid = n
		if blank(parent.Text) {
			parent.Text = ""
		}
	default:
		sc.last[sc.depth].Next = n
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
			return false, ErrSyntax
		}
		switch sc.s[sc.i] {
		case '>':
			sc.i++
			return false, nil
		case '/':
			if !strings.HasPrefix(sc.s[sc.i:], "/>") {
				return false, ErrSyntax
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
		return ErrSyntax
	}
	sc.i += len(name)
	sc.space()
	if sc.i >= len(sc.s) || sc.s[sc.i] != '=' {
		return ErrSyntax
	}
	sc.i++
	sc.space()
	if sc.i >= len(sc.s) || sc.s[sc.i] != '"' && sc.s[sc.i] != '\'' {
		return ErrSyntax
	}
	end := strings.IndexByte(sc.s[sc.i+1:], sc.s[sc.i])
	if end < 0 {
		return ErrSyntax
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
	if sc.count++; sc.count > MostNodes || len(sc.attrs)-sc.first >= mostAttrs {
		return ErrTooBig
	}
	if rest, is := strings.CutPrefix(name, "xmlns"); is && (rest == "" || rest[0] == ':' && len(rest) > 1) {
		if strings.Count(rest, ":") > 1 || !isName(rest) {
			return ErrSyntax
		}
		if len(sc.bindings) >= mostPrefixes {
			return ErrTooBig
		}
		sc.bindings = append(sc.bindings, binding{strings.TrimPrefix(rest, ":"), fixed(value), sc.depth})
		sc.forget()
		return nil
	}
	if len(sc.attrs) == cap(sc.attrs) { // those of this element move with it, the others stay
		room := make([]Attr, 0, min(max(16, len(sc.s)/60, sc.count/2), 8192)+mostAttrs)
		sc.attrs, sc.first = append(room, sc.attrs[sc.first:]...), 0
	}
	sc.attrs = append(sc.attrs, Attr{name, value})
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
			return ErrSyntax
		}
		return nil
	}
	if blank(s) && sc.at.Kid != nil {
		return nil
	}
	if strings.Contains(s, "]]>") {
		return ErrSyntax
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
	if sc.at.Kid != nil && blank(text) {
		return
	}
	if sc.at.Text == "" {
		sc.at.Text = text
		return
	}
	for len(sc.pieces) <= sc.depth {
		sc.pieces = append(sc.pieces, nil)
	}
	if len(sc.pieces[sc.depth]) == 0 {
		sc.pieces[sc.depth] = append(sc.pieces[sc.depth], sc.at.Text...)
	}
	sc.pieces[sc.depth] = append(sc.pieces[sc.depth], text...)
}

// join puts the pieces of the text of the element in which we are together, once.
func (sc *scanner) join() {
	if sc.depth < len(sc.pieces) && len(sc.pieces[sc.depth]) > 0 {
		sc.at.Text = string(sc.pieces[sc.depth])
		sc.pieces[sc.depth] = sc.pieces[sc.depth][:0]
	}
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
		return "", ErrSyntax
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
			return "", ErrSyntax
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

// Names beyond ASCII, as the fifth edition of XML 1.0 has them: encoding/xml knows the
// fourth, which allows less.
var (
	nameStart = &unicode.RangeTable{R16: []unicode.Range16{
		{0xc0, 0xd6, 1}, {0xd8, 0xf6, 1}, {0xf8, 0x2ff, 1}, {0x370, 0x37d, 1}, {0x37f, 0x1fff, 1}, {0x200c, 0x200d, 1},
		{0x2070, 0x218f, 1}, {0x2c00, 0x2fef, 1}, {0x3001, 0xd7ff, 1}, {0xf900, 0xfdcf, 1}, {0xfdf0, 0xfffd, 1},
	}, R32: []unicode.Range32{{0x10000, 0xeffff, 1}}, LatinOffset: 2}
	nameMore = &unicode.RangeTable{R16: []unicode.Range16{{0xb7, 0xb7, 1}, {0x300, 0x36f, 1}, {0x203f, 0x2040, 1}}, LatinOffset: 1}
)

// isName tells whether s, of which the ASCII is that of a name, is a name of XML with one
// colon at most.
func isName(s string) bool {
	if strings.Count(s, ":") > 1 {
		return false
	}
	for i, r := range s {
		if r >= utf8.RuneSelf && !unicode.Is(nameStart, r) && (i == 0 || !unicode.Is(nameMore, r)) {
			return false
		}
	}
	return true
}
