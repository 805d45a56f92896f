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
// fields; those of a long record, which several fields hold, only the first time. The
// parts of a day, a month and an hour are listed once, at the end, under the paths
// "(ngày)", "(tháng)" and "(giờ)".
func Fields() []FieldInfo {
	l := fieldLister{seen: map[reflect.Type]string{}}
	l.add("", reflect.TypeFor[View]())
	for _, t := range []reflect.Type{dayType, spanType, hourType} {
		l.add("("+kindOf(t).String()+").", t)
	}
	return l.list
}

// fieldLister gathers fields, and the paths under which long records were listed.
type fieldLister struct {
	list []FieldInfo
	seen map[reflect.Type]string
}

// longRecord is the number of fields from which a record is listed only once.
const longRecord = 10

func (l *fieldLister) add(prefix string, t reflect.Type) {
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
		first := l.seen[inner]
		if first != "" {
			info.Meaning += " (các trường như " + first + ")"
		}
		l.list = append(l.list, info)
		if kindOf(inner) != kindRecord || first != "" {
			continue
		}
		if inner.NumField() >= longRecord {
			l.seen[inner] = info.Path
		}
		l.add(info.Path+".", inner)
	}
}
