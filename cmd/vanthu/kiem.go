package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline"
	"vanthu/pipeline/check"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
	"vanthu/pipeline/form"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/lint"
	"vanthu/pipeline/xlsx"
)

func checkCommand(out *printer) *cli.Command {
	return &cli.Command{
		Name:      "kiem",
		Aliases:   []string{"check"},
		Usage:     "kiểm tra thể thức của tệp Word theo Nghị định 30/2020/NĐ-CP",
		ArgsUsage: "TỆP...",
		Description: "TỆP là tệp .docx của bất kỳ phần mềm nào. Mỗi phát hiện nêu trang, đoạn, chỗ sai, yêu cầu kèm điều khoản, cách sửa.\n" +
			"Mức “lỗi” là trái lời văn của Nghị định; “cảnh báo” là khác mẫu hoặc theo cách hiểu; “gợi ý” là thông lệ.\n" +
			"Dấu * là phát hiện mà --sua tự sửa được. --danh-dau, --sua ghi ra bản sao; TỆP không bao giờ bị sửa.\n" +
			"Nhiều TỆP thì RA của hai tham số này là thư mục.\n" +
			"Với --json, mỗi dòng là một sự kiện (su_kien): tai_lieu, phat_hien, van_de, tep, da_sua; dòng cuối là tong_ket.\n" +
			"Mã kết thúc 1 nếu có lỗi (với --nghiem: lỗi hoặc cảnh báo).",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "nghiem", Usage: "cảnh báo cũng làm mã kết thúc là 1"},
			&cli.StringFlag{Name: "tat", Usage: "`QUY TẮC` không kiểm, cách nhau bằng dấu phẩy (tên xem ở --quy-tac)"},
			&cli.StringFlag{Name: "co-quan", Usage: "`TỆP` hồ sơ cơ quan, để biết tên và chữ viết tắt của cơ quan"},
			&cli.StringFlag{Name: "danh-sach", Usage: "`RA.xlsx` ghi các phát hiện thành bảng Excel"},
			&cli.StringFlag{Name: "danh-dau", Usage: "`RA.docx` là bản sao có nhận xét ở từng chỗ"},
			&cli.StringFlag{Name: "sua", Usage: "`RA.docx` là bản sao đã sửa những gì sửa được mà không đổi lời văn"},
			&cli.BoolFlag{Name: "quy-tac", Usage: "in các quy tắc: yêu cầu gì, vì sao, ví dụ sai và đúng; kèm tên để in riêng quy tắc đó"},
			&cli.BoolFlag{Name: "json", Usage: "in kết quả dạng JSON, mỗi dòng một sự kiện"},
		},
		OnUsageError:    onUsageError,
		HideHelpCommand: true,
		Action: func(c *cli.Context) error {
			if c.Bool("quy-tac") {
				return printRules(c)
			}
			return checkFiles(c, out)
		},
	}
}

// checked is one file that was checked.
type checked struct {
	path    string
	file    *docx.File
	report  *check.Report
	options check.Options
}

// judged checks a file as it was read.
func judged(f *docx.File, o check.Options) *check.Report {
	for _, a := range f.Asides {
		if a.Kind == docx.AsideTextBox {
			o.Boxes = append(o.Boxes, a.Blocks...)
		}
	}
	return check.Run(f.Doc, o)
}

// checkTargets refuses names of results that cannot be meant.
func checkTargets(c *cli.Context, paths []string) error {
	many := len(paths) > 1
	isWord := func(path string) bool { return strings.EqualFold(filepath.Ext(path), ".docx") }
	list, marked, mended := c.String("danh-sach"), c.String("danh-dau"), c.String("sua")
	switch {
	case list != "" && !strings.EqualFold(filepath.Ext(list), ".xlsx"):
		return usageError(fmt.Errorf("--danh-sach: “%s” phải có đuôi .xlsx", list))
	case many && (isWord(marked) || isWord(mended)):
		return usageError(errors.New("nhiều tệp thì RA của --danh-dau và --sua là thư mục, không phải tệp .docx"))
	case isWord(marked) && filepath.Clean(marked) == filepath.Clean(mended):
		return usageError(fmt.Errorf("--danh-dau và --sua cùng ghi ra “%s”; chọn hai tên khác nhau", marked))
	}
	for _, cs := range []copies{markedCopies(c), mendedCopies(c)} {
		if err := cs.refused(paths); err != nil {
			return err
		}
	}
	return nil
}

// checkFiles checks each file and says what it found; the copies and the list are made
// when all files have been read.
func checkFiles(c *cli.Context, out *printer) error {
	if c.NArg() == 0 {
		return usageError(errors.New("thiếu tệp Word; ví dụ: vanthu kiem \"Thông báo.docx\""))
	}
	paths := distinct(c.Args().Slice())
	if err := checkTargets(c, paths); err != nil {
		return err
	}
	options, err := checkOptions(c, out)
	if err != nil {
		return err
	}
	var all []checked
	unread := false
	for _, path := range paths {
		out.of(path)
		file, err := openWord(path)
		if err != nil {
			out.problem(asProblem(err, path))
			unread = true
			continue
		}
		one := checked{path, file, judged(file, options), options}
		out.checked(one)
		all = append(all, one)
	}
	if err := putChecked(c, out, all); err != nil {
		return err
	}
	out.checkedAll(all)
	switch {
	case unread:
		return &exitError{code: exitBadInput}
	case failing(all, c.Bool("nghiem")):
		return &exitError{code: exitFailed}
	}
	return nil
}

// checkOptions reads what the check depends on.
func checkOptions(c *cli.Context, out *printer) (check.Options, error) {
	kit, err := pipeline.NewKit(nil)
	if err != nil {
		return check.Options{}, err
	}
	o := check.Options{Rules: kit.Rules, Fonts: kit.Fonts}
	if o.Off, err = pickRules(split(c.String("tat"))); err != nil {
		return o, usageError(fmt.Errorf("--tat: %w", err))
	}
	if path := c.String("co-quan"); path != "" {
		agency, ps := office.ReadAgency(path)
		out.problems(ps)
		if ps.Failed() {
			return o, &exitError{code: exitBadInput}
		}
		o.House = houseOf(agency)
	}
	return o, nil
}

// houseOf is how an office writes, without the month that it writes about.
func houseOf(a record.Agency) lint.House {
	m := record.Month{Agency: a}
	return m.House(viet.Date{})
}

// pickRules looks the names of rules up.
func pickRules(names []string) ([]string, error) {
	var known []string
	for _, r := range check.Rules() {
		known = append(known, r.Name)
	}
	for _, name := range names {
		if slices.Contains(known, name) {
			continue
		}
		hint := "xem “vanthu kiem --quy-tac”"
		if near := viet.Nearest(name, known); len(near) > 0 {
			hint = fmt.Sprintf("có phải “%s”?", near[0])
		}
		return nil, fmt.Errorf("không có quy tắc “%s”; %s", name, hint)
	}
	return names, nil
}

// maxWordFile is the size from which a file is not even read: no document of an office
// comes near it.
const maxWordFile = 256 << 20

// openWord reads a Word file.
func openWord(path string) (*docx.File, error) {
	data, err := readLimited(path, maxWordFile)
	if err != nil {
		return nil, err
	}
	return docx.Open(data)
}

// readLimited reads a file that is not larger than most.
func readLimited(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, doc.Problem{Message: "không có tệp này", Hint: "xem lại tên và thư mục"}
	case err != nil:
		return nil, fmt.Errorf("không đọc được: %w", err)
	case info.IsDir():
		return nil, doc.Problem{Message: "đây là thư mục, không phải tệp", Hint: "ghi tên từng tệp trong thư mục"}
	case info.Size() > most:
		return nil, doc.Problem{Message: fmt.Sprintf("tệp lớn hơn %d MB", most>>20), Hint: "kiểm tra lại tệp; bỏ bớt hình lớn"}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("không đọc được: %w; nếu tệp đang mở ở phần mềm khác thì đóng lại", err)
	}
	return data, nil
}

// asProblem is an error as a problem of a file.
func asProblem(err error, path string) doc.Problem {
	var p doc.Problem
	if !errors.As(err, &p) {
		p = doc.Problem{Message: err.Error()}
	}
	p.Pos.File = path
	return p
}

// failing tells whether a finding makes the check fail.
func failing(all []checked, strict bool) bool {
	worst := check.Error
	if strict {
		worst = check.Warning
	}
	for _, one := range all {
		if slices.ContainsFunc(one.report.Findings, func(f check.Finding) bool { return f.Severity <= worst }) {
			return true
		}
	}
	return false
}

// checked says what was found in a file.
func (p *printer) checked(one checked) {
	for _, pr := range one.file.Problems {
		pr.Pos.File = one.path
		p.problem(pr)
	}
	kind, by := one.report.Parts.Kind, one.report.Parts.KindBy
	if p.json {
		p.event("tai_lieu", map[string]any{"tep": one.path, "loai": kind.Key, "loai_theo": by, "phat_hien": len(one.report.Findings)})
		for _, f := range one.report.Findings {
			p.findingEvent(one.path, f)
		}
		return
	}
	name := "không nhận ra loại văn bản"
	if kind.Key != "" {
		name = fmt.Sprintf("%s (theo %s)", kind.Name, by)
	}
	fmt.Fprintf(p.out, "%s: %s; %s%s\n", one.path, name, countFindings(one.report.Findings), mendable(one.report.Findings))
	page := -1
	for _, f := range one.report.Findings {
		if f.Page != page {
			page = f.Page
			fmt.Fprintf(p.out, "  %s\n", pageName(page))
		}
		p.finding(f)
	}
}

// pageName is the heading of the findings of a page.
func pageName(page int) string {
	if page == 0 {
		return "Cả tệp"
	}
	return fmt.Sprintf("Trang %d", page)
}

// mendable tells how many findings --sua mends.
func mendable(fs []check.Finding) string {
	n := 0
	for _, f := range fs {
		if len(f.Changes) > 0 {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; --sua tự sửa được %d (dấu *)", n)
}

// finding prints a finding for people: what was found, and what is asked. How to mend it
// is said where only a person can.
func (p *printer) finding(f check.Finding) {
	star, at, how := "*", "", ""
	if f.Passage != "" {
		at = "“" + check.Excerpt(f.Passage) + "”: "
	}
	if len(f.Changes) == 0 {
		star = " "
		if f.Hint != "" {
			how = "; cách sửa: " + f.Hint
		}
	}
	fmt.Fprintf(p.out, "  %s %s [%s] %s%s\n", star, f.Severity, f.Rule, at, f.Found)
	fmt.Fprintf(p.out, "        yêu cầu: %s%s\n", f.Asked(), how)
}

func (p *printer) findingEvent(path string, f check.Finding) {
	p.event("phat_hien", map[string]any{
		"tep": path, "muc": f.Severity.String(), "quy_tac": f.Rule, "phan": f.Section + 1, "trang": f.Page, "doan": f.Passage,
		"noi_dung": f.Found, "yeu_cau": f.Want, "can_cu": f.Basis, "cach_sua": f.Hint, "tu_sua": len(f.Changes) > 0,
	})
}

// countFindings tells how many findings there are of each severity.
func countFindings(fs []check.Finding) string {
	if len(fs) == 0 {
		return "đúng thể thức, không có phát hiện nào"
	}
	n := map[check.Severity]int{}
	for _, f := range fs {
		n[f.Severity]++
	}
	return fmt.Sprintf("%d lỗi, %d cảnh báo, %d gợi ý", n[check.Error], n[check.Warning], n[check.Info])
}

// checkedAll is the last line for people, if there was more than one file.
func (p *printer) checkedAll(all []checked) {
	p.finished = true
	var fs []check.Finding
	for _, one := range all {
		fs = append(fs, one.report.Findings...)
		for _, f := range one.report.Findings {
			switch f.Severity {
			case check.Error:
				p.errors++
			case check.Warning:
				p.warnings++
			}
		}
	}
	if !p.json && len(all) > 1 {
		fmt.Fprintf(p.out, "Đã kiểm %d tệp: %s.\n", len(all), countFindings(fs))
	}
}

// putChecked writes what the flags ask for beside the words on the terminal.
func putChecked(c *cli.Context, out *printer, all []checked) error {
	if path := c.String("danh-sach"); path != "" {
		data, err := xlsx.WriteForm(findingsBook(all))
		if err != nil {
			return err
		}
		workbook, _ := pipeline.FormatNamed("xlsx")
		if err := putFile(out, path, workbook, "kiem", data); err != nil {
			return err
		}
	}
	marked, mended := markedCopies(c), mendedCopies(c)
	for _, one := range all {
		out.of(one.path)
		if marked.given != "" {
			data, err := one.annotated()
			if err := marked.put(out, one.path, data, err); err != nil {
				return err
			}
		}
		if mended.given != "" {
			m, err := one.mended()
			if err == nil && m.data == nil {
				out.unmended(m)
				continue
			}
			if err := mended.put(out, one.path, m.data, err); err != nil {
				return err
			}
			out.mended(m)
		}
	}
	return nil
}

// copies are the copies of files that a flag asks for.
type copies struct {
	flag, given, what string
	taken             []string // names that copies of this run have
}

func markedCopies(c *cli.Context) copies {
	return copies{flag: "--danh-dau", given: c.String("danh-dau"), what: "đánh dấu"}
}

func mendedCopies(c *cli.Context) copies {
	return copies{flag: "--sua", given: c.String("sua"), what: "đã sửa"}
}

// refused tells why the copies cannot go where they are to: to what has the name of
// another sort of file, or over a file that is checked.
func (cs copies) refused(sources []string) error {
	if cs.given == "" {
		return nil
	}
	if ext := filepath.Ext(cs.given); fileExt.MatchString(ext) && !strings.EqualFold(ext, ".docx") {
		if info, err := os.Stat(cs.given); err != nil || !info.IsDir() {
			return usageError(fmt.Errorf("%s: “%s” phải có đuôi .docx, hoặc là tên thư mục", cs.flag, cs.given))
		}
	}
	for _, source := range sources {
		path := cs.path(source)
		if slices.ContainsFunc(sources, func(s string) bool { return sameFile(path, s) }) {
			return usageError(fmt.Errorf("%s: bản sao không được ghi đè lên tệp đang kiểm; chọn tên khác", path))
		}
	}
	return nil
}

// fileExt matches what ends names of files; folders may end in a number: "quý 3.2026".
var fileExt = regexp.MustCompile(`^\.[A-Za-z][A-Za-z0-9]{1,4}$`)

// put writes the copy of a file.
func (cs *copies) put(out *printer, source string, data []byte, err error) error {
	if err != nil {
		out.problem(asProblem(err, source))
		return &exitError{code: exitFailed}
	}
	word, _ := pipeline.FormatNamed("docx")
	return putFile(out, cs.path(source), word, "kiem", data)
}

// path is where the copy of a file goes: the path that was given, or a name of its own
// in that folder.
func (cs *copies) path(source string) string {
	if strings.EqualFold(filepath.Ext(cs.given), ".docx") {
		return cs.given
	}
	name := fmt.Sprintf("%s (%s)", stem(source), cs.what)
	path := name
	for n := 2; slices.Contains(cs.taken, strings.ToLower(path)); n++ {
		path = fmt.Sprintf("%s %d", name, n)
	}
	cs.taken = append(cs.taken, strings.ToLower(path))
	return filepath.Join(cs.given, path+".docx")
}

// annotated is the file with a comment at each finding.
func (one checked) annotated() ([]byte, error) {
	var notes []docx.Note
	for _, f := range one.report.Findings {
		text := viet.Capitalise(f.Severity.String()) + ": " + f.Found + "."
		if f.Want != "" {
			text += "\nYêu cầu: " + f.Want + "."
		}
		if f.Basis != "" {
			text += "\nCăn cứ: " + f.Basis + "."
		}
		if f.Hint != "" {
			text += "\nCách sửa: " + f.Hint + "."
		}
		notes = append(notes, docx.Note{Block: f.Block, Section: f.Section, Text: text + "\nQuy tắc: " + f.Rule})
	}
	return one.file.Annotate(notes)
}

// mended is a file with the safe changes made.
type mended struct {
	data   []byte        // nil if nothing was changed
	before int           // findings
	report *check.Report // of the result
}

// mended makes the safe changes. Letters that look different move others to other
// pages, so that a finding may come of them: it is mended too.
func (one checked) mended() (mended, error) {
	const rounds = 3
	m := mended{before: len(one.report.Findings), report: one.report}
	file := one.file
	for range rounds {
		if len(m.report.Changes()) == 0 {
			break
		}
		data, err := amend(file, m.report)
		if err != nil {
			return m, err
		}
		m.data = data
		if file, err = docx.Open(data); err != nil {
			return m, err
		}
		m.report = judged(file, one.options)
	}
	return m, nil
}

// amend makes the changes of a report in a file; those that the file does not take are
// left to people.
func amend(f *docx.File, r *check.Report) ([]byte, error) {
	data, err := f.Amend(r.Changes())
	if err == nil {
		return data, nil
	}
	able := &check.Report{Parts: r.Parts}
	for _, one := range r.Findings {
		alone := &check.Report{Parts: r.Parts, Findings: []check.Finding{one}}
		if _, err := f.Amend(alone.Changes()); err == nil {
			able.Findings = append(able.Findings, one)
		}
	}
	if len(able.Findings) == len(r.Findings) {
		return nil, err // they are only together in each other's way
	}
	return f.Amend(able.Changes())
}

// unmended says that a file has nothing that can be mended.
func (p *printer) unmended(m mended) {
	if p.json {
		p.event("da_sua", map[string]any{"nguon": p.input, "phat_hien": m.before, "con_lai": m.before, "khong_sua": true})
		return
	}
	fmt.Fprintln(p.out, "  không có gì để sửa, không ghi bản sao")
}

// mended says what is left for people.
func (p *printer) mended(m mended) {
	left := m.report.Findings
	if p.json {
		p.event("da_sua", map[string]any{"nguon": p.input, "phat_hien": m.before, "con_lai": len(left)})
		return
	}
	if len(left) == 0 {
		fmt.Fprintln(p.out, "  bản đã sửa đúng thể thức, không còn phát hiện nào")
		return
	}
	fmt.Fprintf(p.out, "  bản đã sửa còn %s\n", countFindings(left))
}

// sameFile tells whether two paths lead to one file.
func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

// putFile writes a file under the name that was asked for; one that is there and is not
// ours to replace stays, and the new one is put beside it.
func putFile(out *printer, path string, f pipeline.Format, key string, data []byte) error {
	file := pipeline.File{Name: filepath.Base(path), Key: key, Format: f, Data: data}
	where, outcome, err := pipeline.NewFolder(filepath.Dir(path)).Put(file)
	if err == nil {
		out.beside(file, where, outcome)
	}
	return err
}

// findingsBook lists all findings.
func findingsBook(all []checked) form.Book {
	var rows []form.FindingRow
	for _, one := range all {
		for _, f := range one.report.Findings {
			rows = append(rows, form.FindingRow{
				File: filepath.Base(one.path), Page: f.Page, Severity: f.Severity.String(), Rule: f.Rule, Passage: f.Passage,
				Found: f.Found, Want: f.Want, Basis: f.Basis, Hint: f.Hint,
			})
		}
	}
	return form.Findings(rows)
}

// printRules prints a page for each rule, or for those that are named.
func printRules(c *cli.Context) error {
	names, err := pickRules(c.Args().Slice())
	if err != nil {
		return usageError(err)
	}
	w := c.App.Writer
	for _, r := range check.Rules() {
		if len(names) > 0 && !slices.Contains(names, r.Name) {
			continue
		}
		fmt.Fprintf(w, "%s (%s)\n", r.Name, r.Severity)
		for _, line := range [...][2]string{{"yêu cầu", r.Says}, {"vì sao", r.Why}, {"căn cứ", r.Basis}, {"sai", r.Wrong}, {"đúng", r.Right}} {
			if line[1] != "" {
				fmt.Fprintf(w, "   %s: %s\n", line[0], strings.ReplaceAll(line[1], "\n", "\n      "))
			}
		}
		if r.Mends {
			fmt.Fprintln(w, "   --sua tự sửa được")
		}
		fmt.Fprintln(w)
	}
	return nil
}
