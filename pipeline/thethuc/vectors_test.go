package thethuc

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// The vectors speak of a department (sở) in Gia Lai, whose head is a Giám đốc.
const (
	vectorPlace = "Gia Lai"
	vectorHead  = "Giám đốc"
)

func TestVectors(t *testing.T) {
	r := rules(t)
	judge.Vectors(t, "pipeline/thethuc", map[string]func(string) string{
		"date-place": func(s string) string { return composed(r, dated(s), doc.RoleDateline) },
		"sign-block": func(s string) string { return composed(r, signed(s), doc.RoleSignature) },
		"recipients": func(s string) string {
			_, list, _ := strings.Cut(composed(r, received(s), doc.RoleRecipients), "\n") // "Nơi nhận:" before it
			return list
		},
	}, nil)
}

// composed is the lines of one part of a document that are not empty, or the
// faults.
func composed(r *Rules, f Frame, role doc.Role) string {
	d, ps := r.Compose(f, nil, nil)
	if d == nil {
		return ps.Error()
	}
	var lines []string
	for _, b := range d.Sections[0].Blocks {
		if t, ok := b.(*doc.Table); ok {
			for _, row := range t.Rows {
				for _, cell := range row.Cells {
					lines = append(lines, linesOf(cell.Blocks, role)...)
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}

func linesOf(blocks []doc.Block, role doc.Role) []string {
	var lines []string
	for _, b := range blocks {
		p, ok := b.(*doc.Paragraph)
		if l, isList := b.(*doc.List); isList {
			p, ok = l.Items[0].Blocks[0].(*doc.Paragraph)
		}
		if ok && p.Role == role {
			lines = slices.AppendSeq(lines, doc.Lines([]doc.Block{b}))
		}
	}
	return slices.DeleteFunc(lines, func(s string) bool { return s == "" })
}

// dated is a document of the day, or of the month with "blank" before it.
func dated(s string) Frame {
	f := draft("thong_bao")
	f.Place, f.Period = vectorPlace, viet.Period{}
	if month, blank := strings.CutPrefix(s, "blank "); blank {
		f.Period, _ = viet.ParsePeriod(month)
		return f
	}
	f.Date, _ = viet.ParseDate(s)
	return f
}

func received(s string) Frame {
	f := draft("thong_bao")
	f.Recipients = nil
	for entry := range strings.SplitSeq(s, "|") {
		f.Recipients = append(f.Recipients, strings.TrimSpace(entry))
	}
	return f
}

// signed is a document signed as the phrase says: a post and the capacities in
// which its holder signs, a post alone, or a name.
func signed(phrase string) Frame {
	f := draft("thong_bao")
	s := Signature{Post: phrase}
	if isName(phrase) {
		s = Signature{Name: phrase}
	}
	var said []string
	for _, capacity := range []string{"thay mặt", "thừa ủy quyền", "thừa lệnh", "ký thay"} { // the highest first
		if before, after, found := strings.Cut(s.Post, capacity); found {
			s.Post = strings.Trim(before+after, " ,")
			said = append(said, capacity)
		}
	}
	post := s.Post
	for _, capacity := range said {
		whom := vectorHead
		switch capacity {
		case "ký thay":
			whom = viet.Capitalise(strings.TrimPrefix(post, "Phó "))
		case "thay mặt":
			s.Post, whom = headOf(post)
		}
		s.Authority = append(s.Authority, capacity+" "+whom)
	}
	f.Signatures = []Signature{s}
	return f
}

// isName tells a person's name, all of whose words have a capital, from a post.
func isName(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// headOf parts "Chủ tịch UBND" into the post and the body, which a signature has in
// full.
func headOf(s string) (post, body string) {
	words := strings.Fields(s)
	for i, w := range words {
		if full, ok := viet.Expand(w, nil); ok {
			return strings.Join(words[:i], " "), strings.Join(append([]string{full}, words[i+1:]...), " ")
		}
	}
	return s, ""
}
