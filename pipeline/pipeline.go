// Package pipeline turns what an office knows of a month into its documents.
// Start reading here: [Kit.Plan] and [Kit.Make] are the whole way of a document on one
// screen, [Formats] the table of outputs. Kinds of document are not listed in
// code: they come from the templates' front matter.
//
// A [Kit] (bộ đồ nghề) is what stays the same for all documents of a run: the
// format rules, the templates and the fonts. A [Job] (việc) is one month to be
// made; a [Plan] is what of it is due, document by document. [Kit.Make] makes one of
// them, [Kit.Produce] all in their order; a [File] (tệp) is one document in one format,
// still in memory. [Folder] puts files on the disk, whole or not at all.
package pipeline

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"vanthu/fonts"
	"vanthu/pipeline/check"
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
	// Attached gives what a file carries; the error tells why it cannot be read.
	Attached func(data []byte) ([]doc.Attachment, error)
}

// Formats is the table of outputs: a new one is one package and one row.
var Formats = []Format{
	{Name: "docx", Write: withoutFonts(docx.Write), Intact: seal.Intact, Attached: attachedToWord},
	{Name: "pdf", Write: pdf.Write, Intact: pdf.Intact, Attached: pdf.Attachments},
	{Name: "xlsx", Write: withoutFonts(xlsx.Write), Intact: seal.Intact, Attached: xlsx.Attachments},
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

// attachedToWord is what a Word file carries.
func attachedToWord(data []byte) ([]doc.Attachment, error) {
	d, _, err := docx.Read(data)
	if err != nil {
		return nil, err
	}
	return d.Attached, nil
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
	AsOf     viet.Date             // ngày chốt số liệu; zero is the cut-off day that each template names
	Keys     []string              // of templates (loại); none is all that the kit has
	Group    template.Group        // where no keys are given, only those of this group (nhóm); "" is all
	Pictures map[string]*doc.Image // signatures, seal and the like, by the paths that the month names
	Formats  []Format
	Bare     bool // the documents carry no data (không kèm)
	Judge    bool // the documents are checked before they are written (kiểm trước khi ghi)
}

// Plan is what of a job is to be made.
type Plan struct {
	Copies   []Copy
	Idle     doc.Problems // kinds that the job names and that are not due, with the reason
	Failures []Failure    // kinds of which it could not be told whether they are due
}

// Copy is one document to be made: a template and its data, those of one unit where it
// makes one for each. Copies of a plan may be made at the same time.
type Copy struct {
	Template *template.Template
	Input    template.Input
	Formats  []Format
	Bare     bool // it carries no data
	Judge    bool // it is checked, and not written if it is against the law
}

// File is one document in one format.
type File struct {
	Name     string // without folder
	Key      string // of its template
	Unit     string // code of the unit that it is for; "" is the office
	Format   Format
	Data     []byte
	Problems doc.Problems // what this document or format could not express
}

// Failure is a document, or one format of it, that could not be made.
type Failure struct {
	Key, Unit, Format string // Format is empty when the document itself failed
	Err               error
}

// Plan tells which documents of a job are due, in the order of their making.
func (k *Kit) Plan(job Job) Plan {
	var plan Plan
	inputs := map[figures]template.Input{}
	for _, t := range k.pick(job) {
		of := figures{t.AsOf(job.Month, job.AsOf), t.AtMeeting(job.Month, job.AsOf)}
		in, ready := inputs[of]
		if !ready {
			in = job.input(of).Shared(k.Rules)
			inputs[of] = in
		}
		units, err := k.due(t, in)
		if err != nil {
			plan.Failures = append(plan.Failures, Failure{Key: t.Key, Err: err})
			continue
		}
		formats, reason := formatsFor(t, job.Formats), t.Waits()
		if len(formats) == 0 && len(job.Formats) > 0 {
			units, reason = nil, "mẫu này chỉ làm dạng "+strings.Join(t.Formats, ", ")
		}
		if len(units) == 0 && len(job.Keys) > 0 {
			plan.Idle = append(plan.Idle, doc.Problem{
				Warning: true, Rule: "chua-can-soan", Message: fmt.Sprintf("không soạn “%s”: %s", t.Name, reason),
			})
		}
		for _, u := range units {
			in.Unit = u
			plan.Copies = append(plan.Copies, Copy{Template: t, Input: in, Formats: formats, Bare: job.Bare, Judge: job.Judge})
		}
	}
	return plan
}

// Produce makes the documents of a plan one after the other and hands each finished
// file to put. A document that fails does not stop the others; all failures, those of
// the plan too, are returned. It ends early when ctx does.
func (k *Kit) Produce(ctx context.Context, plan Plan, put func(File) error) []Failure {
	failures := plan.Failures
	for _, c := range plan.Copies {
		if ctx.Err() != nil {
			return append(failures, Failure{Key: c.Template.Key, Unit: c.Input.Unit, Err: ctx.Err()})
		}
		failures = append(failures, k.Make(ctx, c, put)...)
	}
	return failures
}

// figures tells what figures a document gives: as of a day, or as they are when the
// meeting is held on that day, whatever the units report afterwards.
type figures struct {
	asOf      viet.Date
	atMeeting bool
}

// input is the data of the job's documents with their figures.
func (j *Job) input(of figures) template.Input {
	in := template.Input{Month: j.Month, AsOf: of.asOf, Pictures: j.Pictures}
	switch period := j.Month.Meeting.Period; {
	case j.Ledger == nil:
	case of.atMeeting:
		in.Review = j.Ledger.AtMeeting(period)
	default:
		in.Review = j.Ledger.Review(period, of.asOf)
	}
	return in
}

// due is for whom the document of a template is to be made.
func (k *Kit) due(t *template.Template, in template.Input) (units []string, err error) {
	defer recoverTo(&err)
	units, ps := t.Due(in, k.Rules)
	if ps.Failed() {
		return nil, named(ps, t)
	}
	return units, nil
}

// formatsFor are those of the formats that the template is for.
func formatsFor(t *template.Template, formats []Format) []Format {
	if len(t.Formats) == 0 {
		return formats
	}
	var out []Format
	for _, f := range formats {
		if slices.Contains(t.Formats, f.Name) {
			out = append(out, f)
		}
	}
	return out
}

// Make makes one document in its formats and hands each finished file to put. Each file
// carries the data that the document is made from, unless the copy is bare.
func (k *Kit) Make(ctx context.Context, c Copy, put func(File) error) (failures []Failure) {
	t, unit := c.Template, c.Input.Unit
	fail := func(format string, err error) {
		failures = append(failures, Failure{Key: t.Key, Unit: unit, Format: format, Err: err})
	}
	d, problems, err := k.fill(c)
	if err != nil {
		fail("", err)
		return failures
	}
	name := fileName(t, c.Input, d)
	for _, f := range c.Formats {
		if ctx.Err() != nil {
			fail(f.Name, ctx.Err())
			return failures
		}
		data, lost, err := write(f, d, k.Fonts)
		if err == nil {
			err = put(File{Name: name + "." + f.Name, Key: t.Key, Unit: unit, Format: f, Data: data, Problems: append(lost, problems...)})
			problems = nil // said once, with the first format
		}
		if err != nil {
			fail(f.Name, err)
		}
	}
	return failures
}

// fill makes the document of a template; a panic becomes that document's error.
func (k *Kit) fill(c Copy) (d *doc.Doc, ps doc.Problems, err error) {
	defer recoverTo(&err)
	t, in := c.Template, c.Input.Shared(k.Rules)
	d, ps = t.Fill(in, k.Rules)
	if ps = named(ps, t); ps.Failed() {
		return nil, nil, ps
	}
	if c.Judge {
		if ps = append(ps, named(k.judge(d, in.Month, t.Key), t)...); ps.Failed() {
			return nil, nil, ps
		}
	}
	text := printedText(d)
	if !c.Bare {
		d.Attached = carried(text, t, in, k.Rules)
	}
	if !slices.Contains(k.proofread, t) {
		ps = append(ps, t.Proofread(in.Month.House(issued(d)))...)
	}
	return d, append(ps, unfilled(d, text)...), nil
}

// printedText is the text of a document, line by line.
func printedText(d *doc.Doc) string {
	var b strings.Builder
	b.Grow(8 << 10) // most have as much
	for i := range d.Sections {
		for line := range doc.Lines(d.Sections[i].Blocks) {
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// judge checks the form of a document against the format law; its words are judged with
// the data and the template. Key names the document in the data.
func (k *Kit) judge(d *doc.Doc, m *record.Month, key string) (ps doc.Problems) {
	for _, f := range check.Run(d, check.Options{Rules: k.Rules, Fonts: k.Fonts, House: m.House(issued(d)), Form: true}).Findings {
		if f.Found == check.NoSigner {
			f.Hint = "ghi họ tên ở “van_ban." + key + ".nguoi_ky.ho_ten” của dữ liệu"
		}
		ps = append(ps, f.Problem())
	}
	return ps
}

// named gives problems without a file that of the template.
func named(ps doc.Problems, t *template.Template) doc.Problems {
	for i := range ps {
		if ps[i].Pos.File == "" {
			ps[i].Pos.File = t.File
		}
	}
	return ps
}

// issued is the day of a document's issue; zero in a draft.
func issued(d *doc.Doc) viet.Date {
	if d.Meta.Issued.IsZero() {
		return viet.Date{}
	}
	return viet.DateOf(d.Meta.Issued)
}

// unfilled warns of a document that has its number and whose text still has gaps: a
// draft may have them, a document for signing may not.
func unfilled(d *doc.Doc, text string) doc.Problems {
	if d.Meta.Number == "" || !strings.Contains(text, template.GapText) {
		return nil
	}
	first, before, gaps := "", "", 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.Contains(line, template.GapText) {
			if gaps++; gaps == 1 {
				first = placeOfGap(before, line)
			}
		}
		if strings.TrimSpace(line) != "" {
			before = line
		}
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

// pick returns the templates that a job asks for, in the kit's order.
func (k *Kit) pick(job Job) []*template.Template {
	var out []*template.Template
	for _, t := range k.Templates {
		if len(job.Keys) > 0 && slices.Contains(job.Keys, t.Key) || len(job.Keys) == 0 && (job.Group == "" || job.Group == t.Group) {
			out = append(out, t)
		}
	}
	return out
}

// fileName is the name of a document's files without extension: the month, or
// the date of issue once it has one, and then its number; the unit that it is for
// comes last.
func fileName(t *template.Template, in template.Input, d *doc.Doc) string {
	prefix := in.Month.Meeting.Period.Key()
	if day := issued(d); !day.IsZero() {
		prefix = day.ISO()
	}
	if d.Meta.Number != "" {
		prefix += " " + strings.ReplaceAll(d.Meta.Number, "/", "-")
	}
	name := prefix + " " + t.FileName
	for _, u := range in.Month.Agency.Units {
		if u.Code != in.Unit || in.Unit == "" {
			continue
		}
		if whole := viet.FileName(name + " - " + u.Name); strings.HasSuffix(whole, viet.FileName(u.Name)) {
			return whole
		}
		return viet.FileName(u.Code + " " + name) // cut at the end, it would not tell the units apart
	}
	return viet.FileName(name)
}
