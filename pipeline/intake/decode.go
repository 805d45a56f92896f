package intake

import (
	"encoding"
	"errors"
	"reflect"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// decoder fills records from a tree by their json tags. A field tagged
// gon:"true" takes the value when its record is given as plain text; a single
// value serves as a list of one; lines of one text serve as a list of texts. It
// remembers the place of every value, and what it could not read.
type decoder struct {
	problems doc.Problems
	places   map[string]doc.Position // by path of the record
	failed   map[string]bool         // paths whose value was refused
	fields   map[reflect.Type]fieldMap
}

// fieldMap is how the keys of one record type lead to its fields.
type fieldMap struct {
	index     map[string]int
	keys      []string // in the order of the fields
	shorthand string   // key of the field that plain text fills; empty if none
}

func newDecoder() *decoder {
	return &decoder{
		places: map[string]doc.Position{},
		failed: map[string]bool{},
		fields: map[reflect.Type]fieldMap{},
	}
}

// refuse reports that the value at the path cannot be used.
func (d *decoder) refuse(path string, p doc.Problem) {
	d.failed[path] = true
	d.problems = append(d.problems, p)
}

// chooser is a type whose values are a closed list.
type chooser interface{ Choices() []record.Choice }

// value decodes n into v, which is at the path.
func (d *decoder) value(n *Node, v reflect.Value, path string) {
	d.places[path] = n.Pos
	if n.Kind == Scalar && n.Text == "" {
		return
	}
	if text, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		d.textual(n, text, path)
		return
	}
	switch v.Kind() {
	case reflect.String:
		d.text(n, v, path)
	case reflect.Int:
		d.int(n, v, path)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem(), path)
	case reflect.Struct:
		d.record(n, v, path)
	case reflect.Slice:
		d.list(n, v, path)
	case reflect.Map:
		d.byKey(n, v, path)
	default:
		d.refuse(path, doc.Problem{Pos: n.Pos, Message: "chương trình không đọc được kiểu " + v.Type().String(), Rule: "kieu-sai"})
	}
}

// scalar gives the text of a node where text is expected, which it must be.
func (d *decoder) scalar(n *Node, what, path string) (string, bool) {
	switch {
	case n.Kind == Scalar:
		return n.Text, true
	case n.Kind == Mapping && len(n.Keys) == 1 && n.Values[0].Kind == Scalar:
		d.refuse(path, unquoted(n))
	case n.Kind == Mapping:
		d.refuse(path, wrongType(n.Pos, "nhóm khóa", what))
	default:
		d.refuse(path, wrongType(n.Pos, "danh sách", what))
	}
	return "", false
}

// unquoted is the problem of text that YAML took for a mapping because of a
// colon.
func unquoted(n *Node) doc.Problem {
	text := n.Keys[0].Name + ": " + n.Values[0].Text
	return doc.Problem{Pos: n.Pos, Rule: "ngoac-kep", Message: record.Quote(text) + " bị YAML hiểu là khóa và giá trị",
		Hint: "đặt trong ngoặc kép: " + record.Quote(`"`+text+`"`)}
}

func wrongType(pos doc.Position, found, want string) doc.Problem {
	return doc.Problem{Pos: pos, Rule: "kieu-sai", Message: "ở đây phải là " + want + ", không phải " + found, Hint: "sửa thành " + want}
}

// textual decodes a date, a period or a time of day, which know their forms.
func (d *decoder) textual(n *Node, v encoding.TextUnmarshaler, path string) {
	text, ok := d.scalar(n, "một giá trị", path)
	if !ok {
		return
	}
	err := v.UnmarshalText([]byte(text))
	if err == nil {
		return
	}
	p := doc.Problem{Pos: n.Pos, Message: err.Error(), Rule: "ngay-gio"}
	var form *viet.FormError
	if errors.As(err, &form) {
		p.Message, p.Hint = form.Message, form.Hint
	}
	if !strings.Contains(p.Message, text) {
		p.Message = record.Quote(text) + ": " + p.Message
	}
	d.refuse(path, p)
}

// text decodes plain text, or one choice of a closed list.
func (d *decoder) text(n *Node, v reflect.Value, path string) {
	text, ok := d.scalar(n, "chữ", path)
	if !ok {
		return
	}
	list, closed := v.Interface().(chooser)
	if !closed {
		if record.OneLine(path) {
			text = viet.CleanLine(text)
		}
		v.SetString(text)
		return
	}
	choice, known := record.Choose(list.Choices(), text)
	if !known {
		d.refuse(path, doc.Problem{Pos: n.Pos, Rule: "gia-tri-la", Message: record.Quote(text) + " không có trong danh mục",
			Hint: hint(text, record.Labels(list.Choices()), "chọn một trong: ")})
	}
	v.SetString(choice.Key)
}

// int decodes a whole number; a percent sign after it says nothing more.
func (d *decoder) int(n *Node, v reflect.Value, path string) {
	text, ok := d.scalar(n, "số", path)
	if !ok {
		return
	}
	i, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(text, "%")))
	if err != nil {
		d.refuse(path, doc.Problem{Pos: n.Pos, Rule: "kieu-sai", Message: record.Quote(text) + " không phải là số nguyên", Hint: "ghi số bằng chữ số, ví dụ 14"})
		return
	}
	v.SetInt(int64(i))
}

// record decodes a mapping into a struct, or plain text into the field that
// stands for it.
func (d *decoder) record(n *Node, v reflect.Value, path string) {
	fields := d.fieldsOf(v.Type())
	switch {
	case n.Kind == Sequence:
		d.refuse(path, wrongType(n.Pos, "danh sách", "nhóm khóa"))
		return
	case n.Kind == Scalar && fields.shorthand == "":
		p := wrongType(n.Pos, "chữ", "nhóm khóa")
		p.Hint = "ghi theo các khóa: " + strings.Join(fields.keys, ", ")
		d.refuse(path, p)
		return
	case n.Kind == Scalar:
		d.value(n, v.Field(fields.index[fields.shorthand]), under(path, fields.shorthand))
		return
	}
	for i, key := range n.Keys {
		f, known := fields.index[key.Name]
		if !known {
			d.unknown(n, i, fields, path)
			continue
		}
		d.value(n.Values[i], v.Field(f), under(path, key.Name))
		if v := n.Values[i]; key.Pos.Line > 0 && (v.Kind == Sequence || v.Kind == Scalar && v.Text == "") {
			d.places[under(path, key.Name)] = key.Pos
		}
	}
}

// unknown reports a key that the record has not. Where text would do, a lone
// strange key is text with a colon.
func (d *decoder) unknown(n *Node, i int, fields fieldMap, path string) {
	if fields.shorthand != "" && len(n.Keys) == 1 && n.Values[i].Kind == Scalar && len(viet.Nearest(n.Keys[i].Name, fields.keys)) == 0 {
		d.refuse(path, unquoted(n))
		return
	}
	key := n.Keys[i]
	for _, near := range viet.Nearest(key.Name, fields.keys) {
		d.failed[under(path, near)] = true
	}
	d.problems = append(d.problems, doc.Problem{Pos: key.Pos, Rule: "khoa-la", Message: "không có khóa " + record.Quote(key.Name) + d.within(path),
		Hint: hint(key.Name, fields.keys, "các khóa dùng được: ")})
}

// within names the record at a path, for a message.
func (d *decoder) within(path string) string {
	for part := range strings.SplitSeq(path, "/") {
		if _, err := strconv.Atoi(part); err != nil {
			path = part
		}
	}
	if path == "" {
		return ""
	}
	return " trong " + record.Quote(path)
}

// list decodes a sequence; a value alone is a list of one, and lines of one text
// are the items of a list of texts. Empty items are left out.
func (d *decoder) list(n *Node, v reflect.Value, path string) {
	items := []*Node{n}
	switch {
	case n.Kind == Sequence:
		items = n.Values
	case n.Kind == Mapping && v.Type().Elem().Kind() == reflect.Struct:
		p := wrongType(n.Pos, "nhóm khóa", "danh sách")
		p.Hint = "đặt “- ” trước mỗi mục"
		d.refuse(path, p)
		return
	case n.Kind == Scalar && v.Type().Elem().Kind() == reflect.String:
		items = lines(n)
	}
	out := reflect.MakeSlice(v.Type(), 0, len(items))
	for _, item := range items {
		if item.Kind == Scalar && item.Text == "" {
			continue
		}
		out = reflect.Append(out, reflect.Zero(v.Type().Elem()))
		d.value(item, out.Index(out.Len()-1), under(path, strconv.Itoa(out.Len()-1)))
	}
	if out.Len() > 0 {
		v.Set(out)
	}
}

// lines are the lines of a text as nodes of their own, without bullets.
func lines(n *Node) []*Node {
	var out []*Node
	if !strings.Contains(n.Text, "\n") {
		return []*Node{n}
	}
	for line := range strings.SplitSeq(n.Text, "\n") {
		out = append(out, &Node{Pos: n.Pos, Text: viet.StripBullet(line)})
	}
	return out
}

// byKey decodes a mapping whose keys are data.
func (d *decoder) byKey(n *Node, v reflect.Value, path string) {
	if n.Kind != Mapping {
		found := map[NodeKind]string{Scalar: "chữ", Sequence: "danh sách"}[n.Kind]
		p := wrongType(n.Pos, found, "nhóm khóa")
		p.Hint = "ghi theo loại văn bản, ví dụ “thong_bao: …”"
		d.refuse(path, p)
		return
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	for i, key := range n.Keys {
		item := reflect.New(v.Type().Elem()).Elem()
		d.value(n.Values[i], item, under(path, key.Name))
		d.places[under(path, key.Name)] = key.Pos
		v.SetMapIndex(reflect.ValueOf(key.Name), item)
	}
}

func (d *decoder) fieldsOf(t reflect.Type) fieldMap {
	if f, ok := d.fields[t]; ok {
		return f
	}
	f := fieldMap{index: map[string]int{}}
	for i := range t.NumField() {
		field := t.Field(i)
		key := field.Tag.Get("json")
		f.index[key] = i
		f.keys = append(f.keys, key)
		if field.Tag.Get("gon") == "true" {
			f.shorthand = key
		}
	}
	d.fields[t] = f
	return f
}

// under is the path of a key or an index below a path.
func under(path, key string) string {
	if path == "" {
		return key
	}
	return path + "/" + key
}

// hint proposes what looks like the text, else lists all there is.
func hint(text string, among []string, otherwise string) string {
	if near := viet.Nearest(text, among); len(near) > 0 {
		return "có phải " + record.Quote(near[0]) + "?"
	}
	return otherwise + "“" + strings.Join(among, "”, “") + "”"
}
