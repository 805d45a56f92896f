package record

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// TestSchema holds the committed schemas to the Go types and to the
// descriptions of their keys in schema/mo-ta.tsv.
func TestSchema(t *testing.T) {
	g := schemaMaker{described(t)}
	for file, of := range map[string]struct {
		record    any
		title     string
		without   string
		committed []byte
	}{
		"schema/thang.schema.json":   {Month{}, "Hồ sơ một tháng của cơ quan", "", Schema()},
		"schema/tien-do.schema.json": {Month{}, "Tiến độ của một kỳ", "cuoc_hop", ProgressSchema()},
		"schema/co-quan.schema.json": {Agency{}, "Hồ sơ cơ quan", "", AgencySchema()},
	} {
		judge.Golden(t, file, string(g.schema(t, of.record, of.title, of.without)))
		if len(of.committed) == 0 {
			t.Errorf("%s is not embedded", file)
		}
	}
}

// TestDescriptions wants a description of every key and none of others.
func TestDescriptions(t *testing.T) {
	unused := described(t)
	done := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(rt reflect.Type) {
		switch rt.Kind() {
		case reflect.Slice, reflect.Map, reflect.Pointer:
			visit(rt.Elem())
		case reflect.Struct:
			if done[rt] || rt.PkgPath() != reflect.TypeFor[Month]().PkgPath() {
				return
			}
			done[rt] = true
			for f := range fieldsOf(rt) {
				key := rt.Name() + "." + f.Tag.Get("json")
				if unused[key] == "" {
					t.Errorf("%s is not described", key)
				}
				delete(unused, key)
				visit(f.Type)
			}
		}
	}
	visit(reflect.TypeFor[Month]())
	for key := range unused {
		t.Errorf("%s is described but no key", key)
	}
}

func fieldsOf(rt reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range rt.NumField() {
			if !yield(rt.Field(i)) {
				return
			}
		}
	}
}

// described reads what each key means, by the name of its record and its key.
func described(t *testing.T) map[string]string {
	data, err := os.ReadFile("schema/mo-ta.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		key, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		out[key] = text
	}
	return out
}

// schemaMaker makes schemas of what the reader takes: any scalar as text, text
// for a record that has a short form, one value for a list.
type schemaMaker struct{ meaning map[string]string }

// required are the keys without which a record says nothing.
var required = map[string][]string{
	"Month": {"cuoc_hop"}, "Meeting": {"ky_hop", "ngay"}, "Unit": {"ma", "ten"}, "Task": {"don_vi_chu_tri", "noi_dung"},
	"Citation": {"ma", "loai"}, "Progress": {"ma"}, "Extension": {"ma", "den_ngay"}, "Agency": {"ten", "ky_hieu", "dia_danh"}, "DayOff": {"ngay", "loai"},
}

// schema is the schema of a record without one of its keys, if that is not empty.
func (g schemaMaker) schema(t *testing.T, record any, title, without string) []byte {
	root := reflect.TypeOf(record)
	r := jsonschema.Reflector{
		Anonymous: true, ExpandedStruct: true, RequiredFromJSONSchemaTags: true, Mapper: scalarSchema,
		LookupComment: func(rt reflect.Type, field string) string {
			if field == "" {
				return ""
			}
			f, _ := rt.FieldByName(field)
			return g.meaning[rt.Name()+"."+f.Tag.Get("json")]
		},
	}
	s := r.ReflectFromType(root)
	s.Title = title
	types := map[string]reflect.Type{}
	namedTypes(root, types)
	widen(s, types)
	s.Required = required[root.Name()]
	for name, def := range s.Definitions {
		widen(def, types)
		def.Required = required[name]
		if shortForm(types[name]) {
			s.Definitions[name] = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{text(), def}}
		}
	}
	if _, had := s.Properties.Delete(without); had {
		s.Required = slices.DeleteFunc(slices.Clone(s.Required), func(key string) bool { return key == without })
		prune(t, s)
	}
	return encoded(t, s)
}

// prune drops the definitions to which nothing leads any more.
func prune(t *testing.T, s *jsonschema.Schema) {
	for before := -1; before != len(s.Definitions); {
		before = len(s.Definitions)
		text := encoded(t, s)
		for name := range s.Definitions {
			if !bytes.Contains(text, []byte(`"#/$defs/`+name+`"`)) {
				delete(s.Definitions, name)
			}
		}
	}
}

func encoded(t *testing.T, s *jsonschema.Schema) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func namedTypes(rt reflect.Type, into map[string]reflect.Type) {
	switch rt.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		namedTypes(rt.Elem(), into)
	case reflect.Struct:
		if into[rt.Name()] == nil {
			into[rt.Name()] = rt
			for f := range fieldsOf(rt) {
				namedTypes(f.Type, into)
			}
		}
	}
}

func shortForm(rt reflect.Type) bool {
	for f := range fieldsOf(rt) {
		if f.Tag.Get("gon") == "true" {
			return true
		}
	}
	return false
}

// widen lets one value, or none, stand for a list in the properties of a schema.
func widen(s *jsonschema.Schema, types map[string]reflect.Type) {
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		list := p.Value
		if list.Type != "array" {
			continue
		}
		one := &jsonschema.Schema{Type: "null"}
		if name, isRef := strings.CutPrefix(list.Items.Ref, "#/$defs/"); !isRef || shortForm(types[name]) {
			one = list.Items
		}
		p.Value = &jsonschema.Schema{Description: list.Description, AnyOf: []*jsonschema.Schema{{Type: "array", Items: list.Items}, one}}
	}
}

func text() *jsonschema.Schema {
	return &jsonschema.Schema{Extras: map[string]any{"type": []string{"string", "number", "null"}}}
}

// scalarSchema is the schema of what is written as one scalar.
func scalarSchema(rt reflect.Type) *jsonschema.Schema {
	s := text()
	switch v := reflect.New(rt).Elem().Interface().(type) {
	case viet.Date:
		s.Examples = []any{"05/8/2026", "2026-08-05"}
	case viet.Period:
		s.Examples = []any{"11/2026", "2026-11"}
	case viet.Clock:
		s.Examples = []any{"08:00", "8 giờ 30"}
	case interface{ Choices() []Choice }:
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Enum: waysToSay(v.Choices())}, {Type: "null"}}}
	case int, *int:
	default:
		if rt.Kind() != reflect.String {
			return nil
		}
	}
	return s
}

func waysToSay(choices []Choice) []any {
	var out []any
	for _, c := range choices {
		out = append(out, c.Key)
	}
	for _, c := range choices {
		out = append(out, c.Label)
		for _, a := range c.Aliases {
			out = append(out, a, viet.Capitalise(a))
		}
	}
	return out
}
