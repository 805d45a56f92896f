package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/office"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/xlsx"
)

// summaryName is the name of the workbook that says what became of each office.
const summaryName = "Tổng hợp lô"

func batchCommand(out *printer) *cli.Command {
	return &cli.Command{
		Name:      "lo",
		Aliases:   []string{"batch"},
		Usage:     "soạn mọi văn bản và phiếu đến hạn của nhiều cơ quan",
		ArgsUsage: "THƯ MỤC...",
		Description: "THƯ MỤC là thư mục của một cơ quan (có co-quan.yaml) hoặc thư mục chứa nhiều cơ quan.\n" +
			"Văn bản để ở ket-qua, phiếu để ở phieu trong thư mục của từng kỳ. Tệp không đổi thì không làm lại;\n" +
			"tệp đã sửa tay được giữ, chỉ khi dữ liệu đổi mới có bản mới để bên cạnh. Cơ quan bị lỗi không làm dừng các cơ quan khác.\n" +
			"Tổng hợp ghi vào “" + summaryName + ".xlsx”. Mã kết thúc 3: có cơ quan chưa làm xong.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "ky", Usage: "`KỲ` cần làm, cách nhau bằng dấu phẩy, ví dụ 2026-11 (mặc định: mọi kỳ)"},
			&cli.StringFlag{Name: "loai", Usage: "`LOẠI` văn bản, cách nhau bằng dấu phẩy; phieu-tien-do là phiếu của đơn vị (mặc định: tất cả)"},
			&cli.StringFlag{Name: "dang", Usage: "`DẠNG` tệp, cách nhau bằng dấu phẩy", Value: strings.Join(pipeline.FormatNames(), ",")},
			&cli.StringFlag{Name: "ngay-chot", Usage: "`NGÀY` chốt số liệu (mặc định: theo từng loại văn bản)"},
			&cli.IntFlag{Name: "j", Usage: "`SỐ` văn bản làm cùng lúc (mặc định: số nhân của máy)"},
			&cli.BoolFlag{Name: "thu", Usage: "chỉ nói sẽ làm gì, không ghi tệp nào"},
			&cli.StringFlag{Name: "o", Aliases: []string{"ra"}, Usage: "`THƯ MỤC` để tổng hợp (mặc định: THƯ MỤC đầu tiên, nếu chứa nhiều cơ quan)"},
			bareFlag(),
			&cli.BoolFlag{Name: "json", Usage: "in kết quả dạng JSON, mỗi dòng một sự kiện"},
		},
		OnUsageError:    onUsageError,
		HideHelpCommand: true,
		Action:          func(c *cli.Context) error { return runBatch(c, out) },
	}
}

// runBatch makes what is due for all offices in the folders.
func runBatch(c *cli.Context, out *printer) error {
	start := time.Now()
	b := &batchPrinter{printer: out}
	dirs, err := b.officesIn(c.Args().Slice())
	if err != nil {
		return err
	}
	batch, err := batchOf(c, dirs, out)
	if err != nil {
		return err
	}
	out.try = batch.Try
	b.begin(len(dirs))
	batch.Run(c.Context, dirs, func(pipeline.Made) {}, b.office)
	b.finish()
	if err := b.summaryInto(summaryFolder(c)); err != nil {
		return &exitError{code: exitPartly, err: err}
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	out.summary(time.Since(start))
	if b.failed+b.unread > 0 {
		return &exitError{code: exitPartly, err: b.refusal(len(dirs))}
	}
	return nil
}

// officesIn lists the folders of the offices, each once however it is named. A folder
// that cannot be read is said, and stops no other.
func (b *batchPrinter) officesIn(args []string) ([]string, error) {
	if len(args) == 0 {
		return nil, usageError(errors.New("thiếu thư mục; ví dụ: vanthu lo so-noi-vu, hoặc thư mục chứa nhiều cơ quan"))
	}
	var dirs []string
	known := map[string]bool{}
	for _, arg := range distinct(args) {
		found, err := office.Find(arg)
		if err != nil {
			b.unread++
			b.failure(pipeline.Failure{Err: err})
			b.rows = append(b.rows, form.BatchRow{Agency: arg, Errors: 1, Outcome: "lỗi", Note: err.Error()})
		}
		for _, dir := range found {
			if abs, err := filepath.Abs(dir); err != nil || !known[abs] {
				known[abs] = true
				dirs = append(dirs, dir)
			}
		}
	}
	if len(dirs) == 0 {
		return nil, usageError(fmt.Errorf("không thấy cơ quan nào: thư mục của cơ quan phải có tệp “%s”; tạo bằng “vanthu tao”", office.AgencyFile))
	}
	return dirs, nil
}

// batchOf reads the flags.
func batchOf(c *cli.Context, dirs []string, out *printer) (*pipeline.Batch, error) {
	kit, err := loadKit("", out)
	if err != nil {
		return nil, err
	}
	b := &pipeline.Batch{Kit: kit, Workers: c.Int("j"), Try: c.Bool("thu"), Bare: c.Bool("khong-kem")}
	if b.Workers < 1 && c.IsSet("j") {
		return nil, usageError(errors.New("-j: ghi số từ 1 trở lên"))
	}
	if b.Formats, err = pickFormats(c.String("dang")); err != nil {
		return nil, usageError(err)
	}
	if b.Keys, err = batchKeys(kit, dirs, c.String("loai")); err != nil {
		return nil, usageError(err)
	}
	for _, name := range split(c.String("ky")) {
		p, err := viet.ParsePeriod(name)
		if err != nil {
			return nil, usageError(fmt.Errorf("--ky: %w", err))
		}
		b.Periods = append(b.Periods, p)
	}
	if s := c.String("ngay-chot"); s != "" {
		if b.AsOf, err = viet.ParseDate(s); err != nil {
			return nil, usageError(fmt.Errorf("--ngay-chot: %w; ghi ngày/tháng/năm, ví dụ 14/11/2026", err))
		}
	}
	return b, nil
}

// batchKeys reads --loai: a template of the program or of one of the offices, or the
// units' forms.
func batchKeys(kit *pipeline.Kit, dirs []string, list string) (keys []string, err error) {
	for _, name := range split(list) {
		key := strings.ReplaceAll(name, "-", "_")
		if key != pipeline.FormKey && !ownTemplate(dirs, key) {
			if _, err := pickKeys(kit, name); err != nil {
				return nil, err
			}
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// ownTemplate tells whether an office has a template with the key.
func ownTemplate(dirs []string, key string) bool {
	name := strings.ReplaceAll(key, "_", "-") + ".md"
	return slices.ContainsFunc(dirs, func(dir string) bool { return isFile(filepath.Join(dir, office.TemplatesDir, name)) })
}

func isFile(path string) bool {
	_, p := office.ReadFile(path)
	return p == nil
}

// summaryFolder is where the summary goes; "" if it has no place.
func summaryFolder(c *cli.Context) string {
	first := c.Args().First()
	switch {
	case c.Bool("thu"):
		return ""
	case c.String("o") != "":
		return c.String("o")
	case office.IsOffice(first):
		return ""
	}
	return first
}

// batchPrinter says what became of the offices of a batch.
type batchPrinter struct {
	*printer
	bar    *progressbar.ProgressBar // nil where nobody looks
	rows   []form.BatchRow
	failed int // offices
	unread int // folders in which offices were to be looked for
}

// begin shows a bar on a terminal.
func (b *batchPrinter) begin(offices int) {
	screen, ok := b.err.(interface{ Fd() uintptr })
	if b.json || !ok || !term.IsTerminal(int(screen.Fd())) {
		return
	}
	b.bar = progressbar.NewOptions(offices, progressbar.OptionSetWriter(b.err), progressbar.OptionSetDescription("Cơ quan"),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(true))
}

// office says what became of an office: what went wrong in full, the rest in a line for
// each period.
func (b *batchPrinter) office(r *pipeline.OfficeReport) {
	if b.bar != nil {
		b.bar.Clear()
		defer b.bar.Add(1)
	}
	if r.Failed() {
		b.failed++
	}
	row := batchRow{BatchRow: form.BatchRow{Agency: officeName(r)}}
	b.found(&row, r.Dir, r.Problems, nil)
	if r.Err != nil {
		b.found(&row, r.Dir, nil, []pipeline.Failure{{Err: r.Err}})
	}
	if len(r.Periods) == 0 || row.Errors+row.Warnings > 0 {
		b.add(row, r.Dir, len(r.Periods) == 0 && row.Errors == 0)
	}
	for _, p := range r.Periods {
		b.period(r, p)
	}
}

func officeName(r *pipeline.OfficeReport) string {
	if r.Name == "" {
		return r.Dir
	}
	return r.Name
}

func (b *batchPrinter) period(r *pipeline.OfficeReport, p *pipeline.PeriodReport) {
	at := filepath.Join(r.Dir, p.Period.Key())
	row := batchRow{BatchRow: form.BatchRow{Agency: officeName(r), Period: p.Period}}
	for _, m := range p.Files {
		b.input = at
		b.batchFile(m)
		row.file(m.Outcome)
		for i := range m.Problems {
			if m.Problems[i].Pos.File == "" {
				m.Problems[i].Pos.File = m.Path
			}
		}
		b.found(&row, at, m.Problems, nil)
	}
	b.found(&row, at, p.Problems, p.Failures)
	for _, path := range p.Past {
		b.past(path)
	}
	if p.Stopped {
		row.Outcome = "bị dừng"
	}
	b.add(row, at, false)
}

// batchRow is a line of the summary with what that does not count.
type batchRow struct {
	form.BatchRow
	kept int // changed by hand, left as they are
}

// file counts a file.
func (r *batchRow) file(o pipeline.Outcome) {
	switch o {
	case pipeline.Unchanged:
		r.Same++
	case pipeline.Beside:
		r.Beside++
	case pipeline.Kept:
		r.kept++
	default:
		r.Made++
	}
}

// found counts problems and failures and says those that are more than warnings;
// machines get all.
func (b *batchPrinter) found(row *batchRow, at string, ps doc.Problems, failures []pipeline.Failure) {
	note := func(text string) {
		row.Errors++
		if row.Note == "" {
			row.Note = text
		}
	}
	for _, pr := range ps {
		if pr.Warning {
			row.Warnings++
		} else {
			note(pr.Error())
		}
		if pr.Warning && !b.json {
			b.warnings++
			continue
		}
		b.problem(pr)
	}
	for _, f := range failures {
		note(f.Err.Error())
		b.input = at
		b.failure(f)
	}
}

// add puts a line into the summary and says it.
func (b *batchPrinter) add(row batchRow, at string, empty bool) {
	switch {
	case row.Outcome != "":
	case row.Errors > 0:
		row.Outcome = "lỗi"
	case empty:
		row.Outcome, row.Note = "chưa có kỳ nào", "tạo kỳ bằng “vanthu tao --ky”"
	case b.try:
		row.Outcome = "chạy thử"
	default:
		row.Outcome = "xong"
	}
	if row.kept > 0 && row.Note == "" {
		row.Note = fmt.Sprintf("giữ %d tệp đã sửa tay", row.kept)
	}
	b.rows = append(b.rows, row.BatchRow)
	if b.json {
		b.event("co_quan", map[string]any{
			"thu_muc": at, "ten": row.Agency, "ky": row.Period.Key(), "moi": row.Made, "khong_doi": row.Same, "giu_nguyen": row.kept,
			"ben_canh": row.Beside, "canh_bao": row.Warnings, "loi": row.Errors, "ket_qua": row.Outcome,
		})
		return
	}
	text := fmt.Sprintf("%s: %s, %d tệp mới, %d không đổi", at, row.Outcome, row.Made, row.Same)
	for _, part := range []struct {
		n    int
		text string
	}{{row.Beside, ", %d để bên cạnh tệp đã sửa tay"}, {row.kept, ", %d giữ vì đã sửa tay"}, {row.Warnings, "; %d cảnh báo"}, {row.Errors, "; %d lỗi"}} {
		if part.n > 0 {
			text += fmt.Sprintf(part.text, part.n)
		}
	}
	fmt.Fprintln(b.out, text)
}

func (b *batchPrinter) finish() {
	if b.bar != nil {
		b.bar.Finish()
	}
	if b.warnings > 0 && !b.json {
		fmt.Fprintln(b.out, "Xem từng cảnh báo: vanthu lo --json, hoặc vanthu soan với thư mục của kỳ.")
	}
}

// summaryInto writes the summary workbook into a folder.
func (b *batchPrinter) summaryInto(dir string) error {
	if dir == "" {
		return nil
	}
	data, err := xlsx.WriteForm(form.BatchSummary(b.rows))
	if err != nil {
		return err
	}
	folder := pipeline.NewFolder(dir)
	if unlock, err := office.Lock(dir); err == nil { // where another writes, it is left to that one
		defer unlock()
		if err := folder.Sweep(); err != nil {
			return err
		}
	}
	workbook, _ := pipeline.FormatNamed("xlsx")
	f := pipeline.File{Name: summaryName + ".xlsx", Key: "tong_hop_lo", Format: workbook, Data: data}
	path, outcome, err := folder.Put(f)
	if err == nil {
		b.input = ""
		b.file(f, path, outcome)
	}
	return err
}

// refusal is the closing sentence when something is not there; machines have the
// events.
func (b *batchPrinter) refusal(offices int) error {
	if b.json {
		return nil
	}
	var parts []string
	if b.failed > 0 {
		parts = append(parts, fmt.Sprintf("%d trong %d cơ quan chưa làm xong", b.failed, offices))
	}
	if b.unread > 0 {
		parts = append(parts, fmt.Sprintf("%d thư mục không đọc được", b.unread))
	}
	return errors.New(strings.Join(parts, "; ") + "; các cơ quan khác không bị ảnh hưởng; sửa rồi chạy lại")
}
