package lint

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"vanthu/pipeline/viet"
)

// gone is a body or unit that is no more: from when, how it is called now, and by
// which document.
type gone struct {
	from              viet.Date
	old, how, now, by string
}

//go:embed gone.tsv
var goneFile string

// goneTable reads the table of bodies that are no more.
var goneTable = sync.OnceValue(func() []gone {
	var table []gone
	for line := range strings.Lines(goneFile) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		from, err := viet.ParseDate(cells[0])
		if err != nil || len(cells) != 5 {
			continue // the heading
		}
		table = append(table, gone{from, cells[1], cells[2], cells[3], cells[4]})
	}
	return table
})

// reason says what became of the body.
func (g gone) reason() string {
	switch g.how {
	case "không còn":
		return fmt.Sprintf("từ %s không còn %s; theo %s, ghi cơ quan nay nhận nhiệm vụ", g.from.Short(), g.now, g.by)
	case "hợp nhất vào":
		return fmt.Sprintf("hợp nhất vào %s, %d; theo %s", g.now, g.from.Year, g.by)
	}
	return fmt.Sprintf("%s %s; từ %s theo %s", g.how, g.now, g.from.Short(), g.by)
}

// goneNames finds the entries of the table by their words.
var goneNames = sync.OnceValue(func() map[string][]goneName {
	names := map[string][]goneName{}
	add := func(g gone, name, fix string) {
		f := newPhrase(name, fixed)
		names[f.words[0].low] = append(names[f.words[0].low], goneName{f, g, fix})
	}
	for _, g := range goneTable() {
		if g.how == "không còn" {
			add(g, g.old, "") // what to write depends
			continue
		}
		add(g, g.old, g.now)
		if name, ok := strings.CutPrefix(g.old, "tỉnh "); ok {
			add(g, "Tỉnh ủy "+name, committee(g.now))
			continue
		}
		for _, short := range initials(g.old) {
			add(g, short, g.now)
		}
	}
	return names
})

// goneName is a name of a body that is no more, and what to write for it.
type goneName struct {
	phrase *phrase
	gone   gone
	fix    string
}

// committee is the name of the Party's committee of a province or city: "tỉnh Gia
// Lai" has the Tỉnh ủy Gia Lai.
func committee(unit string) string {
	if name, ok := strings.CutPrefix(unit, "tỉnh "); ok {
		return "Tỉnh ủy " + name
	}
	if name, ok := strings.CutPrefix(unit, "thành phố "); ok {
		return "Thành ủy " + name
	}
	return "Thành ủy " + unit
}

// initials are the ways in which a department or ministry is abbreviated: "Sở
// KH&ĐT", "Sở KHĐT". A field of few letters ("Dân tộc") has none.
func initials(name string) []string {
	kind, field, _ := strings.Cut(name, " ")
	if kind != "Sở" && kind != "Bộ" {
		return nil
	}
	letters := ""
	for word := range strings.FieldsSeq(strings.ReplaceAll(field, " - ", " ")) {
		if word == "và" {
			letters += "&"
		} else {
			letters += strings.ToUpper(string(firstRune(word)))
		}
	}
	all := []string{kind + " " + letters}
	if plain := strings.ReplaceAll(letters, "&", ""); plain != letters {
		all = append(all, kind+" "+plain)
	}
	if rest, ok := strings.CutPrefix(letters, "LĐTB"); ok {
		all = append(all, kind+" LĐ-TB"+rest)
	}
	return all
}
