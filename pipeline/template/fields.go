package template

import "reflect"

// FieldInfo describes a field that a template may name (trường).
type FieldInfo struct {
	Path    string // such as "nhiem_vu[].thoi_han.cum_tu"; "[]" marks a list
	Type    string // in Vietnamese: "chữ", "ngày", "danh sách bản ghi"
	Meaning string
	Example string // of what a hole prints; of a list, one element; of a record empty
}

// Fields lists every field in the order of [View], each record before its
// fields. The parts of a day, a month and an hour are listed once, at the end,
// under the paths "(ngày)", "(tháng)" and "(giờ)".
func Fields() []FieldInfo {
	list := appendFields(nil, "", reflect.TypeFor[View]())
	for _, t := range []reflect.Type{dayType, spanType, hourType} {
		list = appendFields(list, "("+kindOf(t).String()+").", t)
	}
	return list
}

func appendFields(list []FieldInfo, prefix string, t reflect.Type) []FieldInfo {
	for i := range t.NumField() {
		f := t.Field(i)
		info := FieldInfo{
			Path:    prefix + f.Tag.Get("expr"),
			Type:    kindOf(f.Type).String(),
			Meaning: f.Tag.Get("mo_ta"),
			Example: f.Tag.Get("vi_du"),
		}
		inner := f.Type
		if inner.Kind() == reflect.Slice {
			info.Path += "[]"
			inner = inner.Elem()
		}
		list = append(list, info)
		if kindOf(inner) == kindRecord {
			list = appendFields(list, info.Path+".", inner)
		}
	}
	return list
}
