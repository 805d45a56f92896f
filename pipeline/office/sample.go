package office

import (
	"bytes"
	"embed"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// samples are the files that an office starts from, with the office's own words put in.
//
//go:embed sample/*.yaml
var samples embed.FS

// StartFile is a file that an office starts from (tệp mẫu ban đầu).
type StartFile struct {
	Path string // below the office's folder
	Data []byte
}

// StartAgency is the profile that an office of that name starts from: what does not
// follow from the name is empty and marked to be mended, with an example beside it; an
// invention would be printed if it were forgotten. The name may be empty.
func StartAgency(name string) (StartFile, error) {
	name = viet.CleanLine(viet.NFC(name))
	a := record.Agency{Name: name, Symbol: symbolOf(name)}
	if m := communeName.FindStringSubmatch(name); m != nil {
		a.Place = m[1]
		a.Units = []record.Unit{
			{Code: "VP", Name: "Văn phòng HĐND và UBND"}, {Code: "KT", Name: "Phòng Kinh tế"},
			{Code: "VHXH", Name: "Phòng Văn hóa - Xã hội"}, {Code: "HCC", Name: "Trung tâm Phục vụ hành chính công"},
		}
	}
	data, err := fillSample(AgencyFile, a)
	return StartFile{AgencyFile, data}, err
}

// communeName matches the name of a commune's committee; its place is in group 1.
var communeName = regexp.MustCompile(`(?i)^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd) (?:xã|phường|đặc khu) (.+)$`)

// symbolOf is the abbreviation of an agency in symbols: that of a committee is fixed,
// others take the first letters of the words, none if there are no letters.
func symbolOf(name string) string {
	words := strings.Fields(name)
	if folded := viet.Fold(name); strings.HasPrefix(folded, "uy ban nhan dan") || strings.HasPrefix(folded, "ubnd") {
		return "UBND"
	}
	var b strings.Builder
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

// StartPeriod is what a period of the agency starts from. Have are the names of the files
// in the period's folder: what the office has already is not made again. First tells that
// the office has no earlier period.
func StartPeriod(a record.Agency, p viet.Period, first bool, have []string) ([]StartFile, error) {
	view := startView{
		Period: p, Unit: "VP", First: first,
		Day: a.Calendar().NextWorkingDay(p.First().AddDays(4)), Due: p.Last(), CutOff: a.Reporting.CutOffOf(p),
	}
	for i, u := range a.Units {
		switch i {
		case 0:
			view.Unit = u.Code
		case 1:
			view.Others = u.Code
		default:
			view.Others += ", " + u.Code
		}
	}
	var out []StartFile
	for name, made := range map[string]func(string) bool{MeetingFile + ".yaml": isMeeting, ProgressFile: isProgress} {
		if slices.ContainsFunc(have, made) {
			continue
		}
		data, err := fillSample(name, view)
		if err != nil {
			return nil, err
		}
		out = append(out, StartFile{filepath.Join(p.Key(), name), data})
	}
	slices.SortFunc(out, func(a, b StartFile) int { return strings.Compare(a.Path, b.Path) })
	return out, nil
}

// startView is what the samples of a period name.
type startView struct {
	Period           viet.Period
	Unit, Others     string // the agency's first unit, and the other ones, by code
	Day, Due, CutOff viet.Date
	First            bool // the office's first period
}

// StartFolders are the folders of a period below the office's folder.
func StartFolders(p viet.Period) []string {
	return []string{filepath.Join(p.Key(), FormsDir), filepath.Join(p.Key(), ReturnedDir), filepath.Join(p.Key(), OutputDir)}
}

// fillSample is a sample with the values put in.
func fillSample(name string, values any) ([]byte, error) {
	sample, err := template.New(name).Funcs(template.FuncMap{"quote": yamlQuote}).ParseFS(samples, "sample/"+name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = sample.Execute(&b, values)
	return b.Bytes(), err
}

// yamlQuote writes a text so that YAML takes it as it is.
func yamlQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
