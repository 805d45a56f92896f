package record

import (
	"strings"

	"vanthu/pipeline/viet"
)

// unitIndex finds units by what people call them.
type unitIndex struct {
	agency  string // its name, folded
	units   []Unit
	byCode  map[string]int
	byNames map[string]int // folded
	byLoose map[string]int // see loose; ambiguous marks what may mean several
}

const ambiguous = -1

func (a *Agency) unitIndex() unitIndex {
	n := len(a.Units)
	x := unitIndex{viet.Fold(a.Name), a.Units, make(map[string]int, n), make(map[string]int, 2*n), make(map[string]int, 2*n)}
	for i, u := range a.Units {
		if _, taken := x.byCode[u.Code]; !taken && u.Code != "" {
			x.byCode[u.Code] = i
		}
		for _, name := range u.calledBy() {
			folded := viet.Fold(name)
			if _, taken := x.byNames[folded]; !taken {
				x.byNames[folded] = i
			}
			x.addLoose(loose(folded), i)
		}
		if head := u.head(); head != "" && u.Code != "" {
			x.addLoose(head+" "+viet.Fold(u.Code), i)
		}
	}
	return x
}

// Office is the unit that is the agency's office (văn phòng), which gathers what the
// others report: the first that is called so. The zero Unit if there is none.
func (a *Agency) Office() Unit {
	for _, u := range a.Units {
		if strings.HasPrefix(viet.Fold(u.Name), "van phong") {
			return u
		}
	}
	return Unit{}
}

// addLoose notes a loose name of a unit, or that it may mean several.
func (x unitIndex) addLoose(name string, unit int) {
	if other, taken := x.byLoose[name]; taken && other != unit {
		unit = ambiguous
	}
	x.byLoose[name] = unit
}

// head is the common noun that begins the unit's name, folded: people say "Phòng
// KT" of the unit KT, "Phòng Kinh tế".
func (u Unit) head() string {
	name := viet.Fold(u.Name)
	for _, head := range shortHeads {
		if strings.HasPrefix(name, head+" ") {
			return head
		}
	}
	return ""
}

// calledBy lists everything that the unit is called.
func (u Unit) calledBy() []string {
	return append([]string{u.Code, u.Name}, u.Aliases...)
}

// Words that people shorten in names of units, folded: at the beginning, and
// anywhere.
var (
	shortHeads = map[string]string{"p": "phong", "vp": "van phong", "tt": "trung tam", "b": "ban"}
	shortWords = map[string]string{"vn": "viet nam", "va": ""}
)

// loose is a folded name with its shortened words in full and without "và".
func loose(folded string) string {
	var out []string
	for i, word := range strings.Fields(folded) {
		if full, ok := shortHeads[word]; ok && i == 0 {
			word = full
		}
		if full, ok := shortWords[word]; ok {
			word = full
		}
		if word != "" {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// find finds a unit by its code, else by a name, else by a name with words
// shortened, if that means one unit only.
func (x unitIndex) find(name string) (int, bool) {
	if i, ok := x.byCode[name]; ok {
		return i, true
	}
	folded := viet.Fold(name)
	if folded == "" {
		return 0, false
	}
	if i, ok := x.byNames[folded]; ok {
		return i, true
	}
	i, ok := x.byLoose[loose(folded)]
	return max(i, 0), ok && i != ambiguous
}

// code is the code of the unit that the name means, or the name itself.
func (x unitIndex) code(name string) string {
	if i, ok := x.find(name); ok {
		return x.units[i].Code
	}
	return name
}

// codeOrAll is code, or [AllUnits] where the words mean every unit.
func (x unitIndex) codeOrAll(name string) string {
	if code := x.code(name); code != name || !x.meansAll(viet.Fold(name)) {
		return code
	}
	return AllUnits
}

// meansAll tells whether folded words mean all units of the agency: "các đơn vị
// thuộc Sở". Units of another body, or those concerned, are not all.
func (x unitIndex) meansAll(folded string) bool {
	folded, all := strings.CutPrefix(folded, "tat ca ")
	folded, several := strings.CutPrefix(folded, "cac ")
	if !all && !several {
		return false
	}
	var rest string
	for _, units := range []string{"phong ban don vi", "phong don vi", "don vi", "phong ban"} {
		if after, ok := strings.CutPrefix(folded, units); ok {
			rest = strings.TrimSpace(strings.TrimPrefix(after, " truc"))
			break
		} else if units == "phong ban" {
			return false
		}
	}
	if rest == "" {
		return true
	}
	whose, ok := strings.CutPrefix(rest, "thuoc ")
	return ok && (whose == "so" || whose == "co quan" || whose == "xa" || whose == "phuong" || whose == "ubnd xa" || whose == "ubnd phuong" || whose == x.agency)
}
