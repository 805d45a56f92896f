// Package pipeline turns what an office knows of a month into its documents.
// Start reading here: [Kit.Produce] is the whole way of a document on one
// screen, [Formats] the table of outputs. Kinds of document are not listed in
// code: they come from the templates' front matter.
//
// A [Kit] (bộ đồ nghề) is what stays the same for all documents of a run: the
// format rules, the templates and the fonts. A [Job] (việc) is one month to be
// made; a [File] (tệp) is one document in one format, still in memory. [Folder]
// puts files on the disk, whole or not at all.
package pipeline

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
	"vanthu/pipeline/pdf"
	"vanthu/pipeline/record"
	"vanthu/pipeline/seal"
	"vanthu/pipeline/template"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/xlsx"
)

// Version is the program's version. It is a constant because build stamps
// differ between "go run" and "go build", and outputs must not.
const Version = "0.1.0"

// Format is an output (dạng tệp).
type Format struct {
	Name string // also the file's extension
	// Write makes the file's bytes; the problems say what the format could
	// not express.
	Write func(*doc.Doc, *fonts.Family) ([]byte, doc.Problems, error)
	// Intact tells whether a file was made by this program, and whether
	// nobody has changed it since.
	Intact func(data []byte) (ours, intact bool)
}

// Formats is the table of outputs: a new one is one package and one row.
var Formats = []Format{
	{Name: "docx", Write: withoutFonts(docx.Write), Intact: seal.Intact},
	{Name: "pdf", Write: pdf.Write, Intact: pdf.Intact},
	{Name: "xlsx", Write: withoutFonts(xlsx.Write), Intact: seal.Intact},
}

// FormatNamed is the row of [Formats] with a name, in any case, and whether there
// is one.
func FormatNamed(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return strings.EqualFold(f.Name, name) })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// FormatNames lists the names of [Formats].
func FormatNames() []string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return names
}

// withoutFonts fits a writer that measures no text into the table.
func withoutFonts(write func(*doc.Doc) ([]byte, doc.Problems, error)) func(*doc.Doc, *fonts.Family) ([]byte, doc.Problems, error) {
	return func(d *doc.Doc, _ *fonts.Family) ([]byte, doc.Problems, error) { return write(d) }
}

// Kit is what all documents of a run are made with.
type Kit struct {
	Rules     *thethuc.Rules
	Templates []*template.Template // in the order of their making
	Fonts     *fonts.Family

	proofread []*template.Template // whose wording needs no judging
}

// Job is one month to be made into documents.
type Job struct {
	Month    *record.Month
	Ledger   *record.Ledger        // of all periods of the office; nil: the month stands alone
	AsOf     viet.Date             // ngày chốt số liệu; zero is the cut-off day of the reviewed period
	Keys     []string              // of templates (loại); none is all that the kit has
	Pictures map[string]*doc.Image // signatures, seal and the like, by the paths that the month names
	Formats  []Format
}

// File is one document in one format.
type File struct {
	Name     string // without folder
	Key      string // of its template
	Format   Format
	Data     []byte
	Problems doc.Problems // what this document or format could not express
}

// Failure is a document, or one format of it, that could not be made.
type Failure struct {
	Key, Format string // Format is empty when the document itself failed
	Err         error
}

// Produce makes the documents of a job and hands each finished file to put. A
// document that fails does not stop the others; the failures are returned. It
// ends early when ctx does.
func (k *Kit) Produce(ctx context.Context, job Job, put func(File) error) []Failure {
	var failures []Failure
	for _, t := range k.pick(job.Keys) {
		d, problems, err := k.fill(t, job)
		if err != nil {
			failures = append(failures, Failure{Key: t.Key, Err: err})
			continue
		}
		name := fileName(t, job.Month, d)
		for _, f := range job.Formats {
			if ctx.Err() != nil {
				return append(failures, Failure{Key: t.Key, Format: f.Name, Err: ctx.Err()})
			}
			data, lost, err := write(f, d, k.Fonts)
			if err == nil {
				err = put(File{Name: name + "." + f.Name, Key: t.Key, Format: f, Data: data, Problems: append(lost, problems...)})
				problems = nil // said once, with the first format
			}
			if err != nil {
				failures = append(failures, Failure{Key: t.Key, Format: f.Name, Err: err})
			}
		}
	}
	return failures
}

// fill makes the document of a template; a panic becomes that document's error.
func (k *Kit) fill(t *template.Template, job Job) (d *doc.Doc, ps doc.Problems, err error) {
	defer recoverTo(&err)
	d, ps = t.Fill(template.Input{Month: job.Month, AsOf: job.Month.AsOf(job.AsOf), Pictures: job.Pictures}, k.Rules)
	for i := range ps {
		if ps[i].Pos.File == "" {
			ps[i].Pos.File = t.File
		}
	}
	if ps.Failed() {
		return nil, nil, ps
	}
	if !slices.Contains(k.proofread, t) {
		ps = append(ps, t.Proofread(job.Month.House(issued(d)))...)
	}
	return d, append(ps, unfilled(d)...), nil
}

// issued is the day of a document's issue; zero in a draft.
func issued(d *doc.Doc) viet.Date {
	if d.Meta.Issued.IsZero() {
		return viet.Date{}
	}
	return viet.DateOf(d.Meta.Issued)
}

// unfilled warns of a document that has its number and still has gaps: a draft
// may have them, a document for signing may not.
func unfilled(d *doc.Doc) doc.Problems {
	first, before, gaps := "", "", 0
	for _, s := range d.Sections {
		for line := range doc.Lines(s.Blocks) {
			if strings.Contains(line, template.GapText) {
				if gaps++; gaps == 1 {
					first = placeOfGap(before, line)
				}
			}
			if strings.TrimSpace(line) != "" {
				before = line
			}
		}
	}
	if d.Meta.Number == "" || gaps == 0 {
		return nil
	}
	return doc.Problems{{
		Warning: true, Rule: "con-cho-trong",
		Message: fmt.Sprintf("văn bản %s đã có số nhưng còn %d chỗ trống, chỗ đầu %s", d.Meta.Number, gaps, first),
		Hint:    "bổ sung dữ liệu rồi soạn lại",
	}}
}

// placeOfGap says where a gap is by the words of its line, or by the line before it
// if it has none of its own.
func placeOfGap(before, line string) string {
	words := strings.ContainsFunc(strings.ReplaceAll(line, template.GapText, ""), unicode.IsLetter)
	if !words && before != "" {
		return "ngay sau " + record.Quote(before)
	}
	const around = 6 // words on either side
	left, right, _ := strings.Cut(line, template.GapText)
	l, r := strings.Fields(left), strings.Fields(right)
	near := strings.Join(l[max(0, len(l)-around):], " ") + " " + template.GapText
	if end := strings.Join(r[:min(around, len(r))], " "); strings.HasPrefix(right, " ") {
		near += " " + end
	} else {
		near += end
	}
	return "ở “" + strings.TrimSpace(near) + "”"
}

func write(f Format, d *doc.Doc, family *fonts.Family) (data []byte, ps doc.Problems, err error) {
	defer recoverTo(&err)
	return f.Write(d, family)
}

// recoverTo keeps a fault of the program in one document from ending the run.
func recoverTo(err *error) {
	if v := recover(); v != nil {
		*err = fmt.Errorf("lỗi của chương trình: %v", v)
	}
}

// pick returns the templates with the keys, in the kit's order.
func (k *Kit) pick(keys []string) []*template.Template {
	if len(keys) == 0 {
		return k.Templates
	}
	var out []*template.Template
	for _, t := range k.Templates {
		if slices.Contains(keys, t.Key) {
			out = append(out, t)
		}
	}
	return out
}

// fileName is the name of a document's files without extension: the month, or
// the date of issue once it has one, and then its number.
func fileName(t *template.Template, m *record.Month, d *doc.Doc) string {
	prefix := m.Meeting.Period.Key()
	if day := issued(d); !day.IsZero() {
		prefix = day.ISO()
	}
	if d.Meta.Number != "" {
		prefix += " " + strings.ReplaceAll(d.Meta.Number, "/", "-")
	}
	return viet.FileName(prefix + " " + t.FileName)
}
