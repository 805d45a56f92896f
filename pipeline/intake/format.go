package intake

import (
	"bytes"
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// Format is a month as YAML text that [Read] and [Month] read back equal: in the
// order of the fields, without what is empty.
func Format(m *record.Month) []byte { return FormatWith(m, nil) }

// FormatWith is [Format] with remarks: note gives the remark on the value at a path of
// the record ("nhiem_vu/0/noi_dung"), "" if there is none.
func FormatWith(m *record.Month, note func(path string) string) []byte {
	w := yamlWriter{note: note}
	w.Grow(4 << 10)
	w.fields(reflect.ValueOf(m).Elem(), "", "", false)
	if w.Len() == 0 {
		return []byte("{}\n")
	}
	return w.Bytes()
}

// foldAt is the length of a line, in characters, beyond which text is folded.
const foldAt = 110

// yamlWriter writes records as YAML by their json tags.
type yamlWriter struct {
	bytes.Buffer
	note func(path string) string
}

// under is the path of what stands under a key, if anybody asks for it.
func (w *yamlWriter) under(path, key string) string {
	if w.note == nil {
		return ""
	}
	return under(path, key)
}

// fields writes the fields of a record that are not empty. The first goes on a line
// that is begun if inline.
func (w *yamlWriter) fields(v reflect.Value, path, indent string, inline bool) {
	for i := range v.NumField() {
		if v.Field(i).IsZero() || hollow(v.Field(i)) {
			continue
		}
		key := v.Type().Field(i).Tag.Get("json")
		if !inline {
			w.WriteString(indent)
		}
		inline = false
		w.WriteString(key + ":")
		w.value(v.Field(i), w.under(path, key), indent)
	}
}

// hollow tells whether a value would be nothing but empty lists.
func hollow(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Struct:
		for i := range v.NumField() {
			if !hollow(v.Field(i)) && !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	}
	return false
}

// value writes a value after its key.
func (w *yamlWriter) value(v reflect.Value, path, indent string) {
	if text, ok := plainValue(v); ok {
		w.text(text, path, indent)
		return
	}
	switch v.Kind() {
	case reflect.Int:
		w.WriteString(" " + strconv.FormatInt(v.Int(), 10))
		w.remark(path)
	case reflect.Pointer:
		w.value(v.Elem(), path, indent)
	case reflect.Struct:
		w.remark(path)
		w.fields(v, path, indent+"  ", false)
	case reflect.Slice:
		w.remark(path)
		for i := range v.Len() {
			w.item(v.Index(i), w.under(path, strconv.Itoa(i)), indent+"  ")
		}
	case reflect.Map:
		w.remark(path)
		w.byKey(v, path, indent+"  ")
	default:
		panic("intake: a record has a field of kind " + v.Kind().String())
	}
}

// remark ends a line with the remark on a value.
func (w *yamlWriter) remark(path string) {
	if w.note != nil {
		if note := strings.Join(strings.Fields(w.note(path)), " "); note != "" {
			w.WriteString("  # " + note)
		}
	}
	w.WriteByte('\n')
}

// item writes an item of a list.
func (w *yamlWriter) item(v reflect.Value, path, indent string) {
	if hollow(v) || v.IsZero() { // the reader would leave it out
		return
	}
	w.WriteString(indent + "-")
	if text, ok := plainValue(v); ok {
		w.text(text, path, indent)
		return
	}
	w.WriteByte(' ')
	w.fields(v, path, indent+"  ", true)
}

// byKey writes a mapping whose keys are data.
func (w *yamlWriter) byKey(v reflect.Value, path, indent string) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, key := range keys {
		w.WriteString(indent + scalar(key.String()) + ":")
		if at := w.under(path, key.String()); hollow(v.MapIndex(key)) || v.MapIndex(key).IsZero() {
			w.remark(at)
		} else {
			w.value(v.MapIndex(key), at, indent)
		}
	}
}

// plainValue is the text of a value that is one scalar: a date as people write it, a
// text, or a record that has only what its short form says.
func plainValue(v reflect.Value) (string, bool) {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		return "", false
	}
	if v.Type() == stringType {
		return v.String(), true
	}
	switch x := v.Interface().(type) {
	case viet.Date:
		return x.Short(), true
	case viet.Period:
		return x.Short(), true
	case encoding.TextMarshaler:
		text, err := x.MarshalText()
		return string(text), err == nil
	}
	switch v.Kind() {
	case reflect.String:
		return v.String(), true
	case reflect.Struct:
		return short(v)
	}
	return "", false
}

var stringType = reflect.TypeFor[string]()

// short is the text of a record that has nothing but what plain text would give it.
func short(v reflect.Value) (string, bool) {
	text := ""
	for i := range v.NumField() {
		f := v.Field(i)
		switch {
		case f.IsZero(), hollow(f):
		case v.Type().Field(i).Tag.Get("gon") == "true":
			text = f.String()
		default:
			return "", false
		}
	}
	return text, text != ""
}

// text writes a scalar after its key or dash: on the line, or below it,
// folded or, if its lines are short, line by line.
func (w *yamlWriter) text(s, path, indent string) {
	sh := shapeOf(s)
	if sh.foldable && sh.ends > 0 && !sh.gaps && sh.longest <= foldAt {
		w.WriteString(" |-")
		w.remark(path)
		for line := range strings.SplitSeq(s, "\n") {
			w.WriteString(indent + "  " + line + "\n")
		}
		return
	}
	if sh.foldable && (sh.ends > 0 || sh.longest > foldAt-len(indent)) {
		w.WriteString(" >-")
		w.remark(path)
		w.fold(s, indent+"  ")
		return
	}
	w.WriteString(" " + scalar(s))
	w.remark(path)
}

// fold writes text as a folded block: a line end of the text is an empty line more.
func (w *yamlWriter) fold(s, indent string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			w.WriteByte('\n')
		}
		for line != "" {
			end := lineEnd(line)
			w.WriteString(indent)
			w.WriteString(line[:end])
			w.WriteByte('\n')
			line = line[min(end+1, len(line)):]
		}
	}
}

// lineEnd is where the first line of a text ends: at the last space that leaves it short
// enough, else after its first word.
func lineEnd(s string) int {
	n, space := 0, -1 // characters before i, the last space
	for i, r := range s {
		switch {
		case r != ' ' && n >= foldAt && space >= 0:
			return space
		case r == ' ' && n > foldAt:
			return i
		case r == ' ':
			space = i
		}
		n++
	}
	return len(s)
}

// shape is what decides how text is written.
type shape struct {
	foldable bool // keeps its letters in a folded block: single spaces, no line that begins or ends with one, nothing that YAML does not print
	gaps     bool // has empty lines
	ends     int  // of lines
	longest  int  // line, in characters
}

func shapeOf(s string) shape {
	sh := shape{foldable: s != ""}
	last, line := '\n', 0
	for i, r := range s {
		edge := last == ' ' || last == '\n'
		switch {
		case r == '\n':
			sh.foldable = sh.foldable && last != ' ' && i > 0
			sh.gaps = sh.gaps || last == '\n'
			sh.ends++
			line = -1
		case r == ' ':
			sh.foldable = sh.foldable && !edge
		case unprinted(r):
			sh.foldable = false
		}
		line++
		last, sh.longest = r, max(sh.longest, line)
	}
	sh.foldable = sh.foldable && last != ' ' && last != '\n'
	return sh
}

// unprinted tells whether a character stands in YAML as an escape only, line ends apart.
func unprinted(r rune) bool {
	if r >= ' ' && r < 0x7F || r >= 0xA0 && r < 0x2028 {
		return false // nearly all
	}
	return r != '\n' && (unicode.IsControl(r) || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == unicode.ReplacementChar || isHidden(r) || r&0xFFFE == 0xFFFE)
}

// scalar is text on one line: bare where nobody could take it for anything else.
func scalar(s string) string {
	if bare(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"', r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unprinted(r) && r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		case unprinted(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

// bare tells whether text may stand without quotes: it begins with a letter, or is a
// date, and has nothing that means something to YAML or looks as if it did.
func bare(s string) bool {
	if s == "" || s != strings.TrimSpace(s) || strings.ContainsFunc(s, unprinted) || strings.ContainsAny(s, "\n\"#[]{}") {
		return false
	}
	if strings.Contains(s, ":") {
		return false
	}
	if len(s) <= len("false") && words[strings.ToLower(s)] {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if unicode.IsDigit(first) {
		return strings.ContainsFunc(s, unicode.IsLetter) && !numeric(s) || strings.Count(s, "/") > 0
	}
	return unicode.IsLetter(first)
}

// words are the bare words that YAML takes for something else than text.
var words = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true}

// numeric tells whether text with a letter in it is a number all the same: "1e5", "0x1F".
func numeric(s string) bool {
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return true
	}
	_, err := strconv.ParseInt(s, 0, 64)
	return err == nil
}
