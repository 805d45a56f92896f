package record

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

var citedNumber = regexp.MustCompile(`^[0-9]+[a-zđ]?(/[0-9]{4})?$`)

// citations judges the list of cited documents.
func (c *checker) citations() {
	seen := map[string]bool{}
	for i, v := range c.month.Citations {
		at := join("vien_dan", i)
		c.required(join(at, "ma"), v.Code, "mã của văn bản viện dẫn", "KH137")
		c.required(join(at, "loai"), v.Type, "loại văn bản", "Kế hoạch")
		c.unique(seen, join(at, "ma"), v.Code)
		if v.Number != "" && v.Symbol != "" && !citedNumber.MatchString(v.Number) {
			c.fault(join(at, "so"), finding{"so-van-ban", "số của văn bản viện dẫn " + Quote(v.Number) + " không đúng dạng", "chỉ ghi số, ví dụ “137” hoặc “06/2020”; ký hiệu ghi riêng"})
		}
		c.citedDate(join(at, "ngay"), v.TypeName()+" "+v.FullNumber(), v.Date)
	}
}

// references complains of codes that are not in the list of cited documents.
func (c *checker) references(path string, cited []string) {
	for i, code := range cited {
		if !c.citable[code] {
			c.fault(join(path, i), finding{"vien-dan-la", "không có văn bản viện dẫn mã " + Quote(code), c.hint(code, c.citeCodes, "ghi văn bản này vào danh sách vien_dan, có mã")})
		}
	}
}

// citedDate judges the date of a cited document once: after the notice it
// cannot be cited, after the meeting it was at least not known there.
func (c *checker) citedDate(path, name string, day viet.Date) {
	if day.IsZero() {
		return
	}
	key := viet.Fold(name) + day.ISO()
	if c.cited[key] {
		return
	}
	c.cited[key] = true
	what := Quote(strings.TrimSpace(name)) + " ngày " + day.Short()
	if notice := c.month.Documents[noticeKind].Date; after(day, notice) {
		c.fault(path, finding{"vien-dan-sau-ban-hanh", "văn bản viện dẫn " + what + " có sau ngày ban hành thông báo " + notice.Short(), "sửa ngày của văn bản viện dẫn, hoặc ngày ban hành"})
	} else if held := c.month.Meeting.Date; after(day, held) {
		c.warn(path, finding{"vien-dan-sau-hop", "văn bản viện dẫn " + what + " có sau ngày họp " + held.Short(), "kiểm tra lại ngày của văn bản viện dẫn"})
	}
}

// texts judges the running text: documents cited in it, and characters that do
// not belong in an official text.
func (c *checker) texts() {
	m := *c.month
	eachText(m, "", c.strange)
	m.Agency, m.Citations, m.Documents = Agency{}, nil, nil
	m.Progress, m.Arisen, m.Extended = nil, nil, nil // reported or decided after the meeting
	eachText(m, "", c.citedIn)
}

func (c *checker) citedIn(path, text string) {
	for _, v := range viet.FindCitations(text) {
		c.citedDate(path, Citation{Type: v.Type}.TypeName()+" "+v.Code, v.Date)
	}
}

// strange warns of each odd character of a text once, naming its first place.
func (c *checker) strange(path, text string) {
	const most = 5 // of one text: more say nothing new
	seen := map[rune]bool{}
	for _, s := range viet.StrangeRunes(text) {
		if seen[s.Rune] || len(seen) == most {
			continue
		}
		seen[s.Rune] = true
		hint := "bỏ ký tự này; bản PDF in một dấu thay thế"
		if s.Rune == utf8.RuneError { // what stood there is lost
			hint = "gõ lại nội dung theo bản gốc"
		}
		c.warn(path, finding{"ky-tu-la", fmt.Sprintf("%s ở ký tự thứ %d", s.Name, s.Index), hint})
	}
}

// eachText calls f with every text of a record and its path, in order.
func eachText(record any, path string, f func(path, text string)) {
	walkText(reflect.ValueOf(record), path, f)
}

func walkText(v reflect.Value, path string, f func(path, text string)) {
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			f(path, v.String())
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkText(v.Index(i), join(path, i), f)
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			walkText(v.MapIndex(key), join(path, key), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if tag := v.Type().Field(i).Tag.Get("json"); tag != "" {
				walkText(v.Field(i), join(path, tag), f)
			}
		}
	}
}
