package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/office"
	"vanthu/pipeline/template"
	"vanthu/pipeline/viet"
)

func soanCommand(out *printer) *cli.Command {
	return &cli.Command{
		Name:      "soan",
		Aliases:   []string{"render"},
		Usage:     "soạn các văn bản của tháng từ dữ liệu giao ban",
		ArgsUsage: "TỆP|KỲ...",
		Description: "TỆP là dữ liệu của một tháng: YAML, JSON hoặc sổ Excel “Giao ban tháng”.\n" +
			"KỲ là thư mục của một kỳ trong thư mục cơ quan, ví dụ so-noi-vu/2026-11: soạn mọi văn bản đến kỳ phải làm.\n" +
			"Hồ sơ của TỆP lấy từ --co-quan, từ mục co_quan trong TỆP, hoặc từ co-quan.yaml cạnh TỆP.\n" +
			"Nhiều TỆP, KỲ thì văn bản của mỗi mục nằm trong một thư mục con của -o.\n" +
			"Với --json, mỗi dòng là một sự kiện (su_kien): van_de là lỗi, cảnh báo; tep là một tệp đã tạo (duong_dan)\n" +
			"từ một TỆP (nguon); dòng cuối luôn là tong_ket, có ma_ket_thuc.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "o", Aliases: []string{"ra"}, Usage: "`THƯ MỤC` để văn bản (mặc định: cạnh TỆP, hoặc ket-qua trong KỲ)"},
			&cli.StringFlag{Name: "loai", Usage: "`LOẠI` văn bản, cách nhau bằng dấu phẩy (mặc định: tất cả; xem “vanthu mau”)"},
			&cli.StringFlag{Name: "dang", Usage: "`DẠNG` tệp, cách nhau bằng dấu phẩy", Value: strings.Join(pipeline.FormatNames(), ",")},
			&cli.StringFlag{Name: "mau", Usage: "`THƯ MỤC` mẫu riêng của cơ quan (*.md)"},
			&cli.StringFlag{Name: "co-quan", Usage: "`TỆP` hồ sơ cơ quan"},
			&cli.StringFlag{Name: "ngay-chot", Usage: "`NGÀY` chốt số liệu của báo cáo (mặc định: ngày chốt của kỳ đánh giá)"},
			bareFlag(),
			&cli.BoolFlag{Name: "kiem", Usage: "kiểm thể thức từng văn bản trước khi ghi; văn bản có lỗi thì không ghi (xem “vanthu kiem”)"},
			&cli.BoolFlag{Name: "json", Usage: "in kết quả dạng JSON, mỗi dòng một sự kiện"},
		},
		OnUsageError:    onUsageError,
		HideHelpCommand: true,
		Action:          func(c *cli.Context) error { return soan(c, out) },
	}
}

// bareFlag leaves the data out of the documents.
func bareFlag() *cli.BoolFlag {
	return &cli.BoolFlag{Name: "khong-kem", Usage: "văn bản không kèm dữ liệu đã dùng để soạn (xem “vanthu nhap”)"}
}

// order is one argument of the command: what is made of it, with what, and where.
type order struct {
	path   string
	office string      // the folder of the office, if the path is a period's folder
	period viet.Period // of that folder
	kit    *pipeline.Kit
	job    pipeline.Job
	dir    string // of its documents
}

// soan makes the documents of each input. All inputs are read and checked
// first: one that is refused leaves no file at all.
func soan(c *cli.Context, out *printer) error {
	start := time.Now()
	if c.NArg() == 0 {
		return usageError(errors.New("thiếu tệp dữ liệu; ví dụ: vanthu soan 2026-11.yaml -o ket-qua, hoặc thư mục của một kỳ: vanthu soan so-noi-vu/2026-11"))
	}
	orders, err := takeOrders(c, out)
	if err != nil {
		return err
	}
	unlock, err := claim(orders)
	if err != nil {
		return err
	}
	defer unlock()
	if readInputs(c, orders, out) {
		return &exitError{code: exitBadInput, err: refusal(out)}
	}
	failed := false
	for _, o := range orders {
		failed = produce(c.Context, o, out.of(o.path)) || failed
	}
	out.summary(time.Since(start))
	if failed {
		return &exitError{code: exitFailed}
	}
	return nil
}

// claim makes sure that the documents can be written, and keeps the offices to this
// program.
func claim(orders []order) (unlock func(), err error) {
	var dirs, offices []string
	for _, o := range orders {
		dirs = append(dirs, o.dir)
		if o.office != "" && !slices.Contains(offices, o.office) {
			offices = append(offices, o.office)
		}
	}
	if err := writable(dirs); err != nil {
		return nil, err
	}
	return lockAll(offices)
}

// produce makes the documents of one input and tells whether some failed.
func produce(ctx context.Context, o order, out *printer) bool {
	folder := pipeline.NewFolder(o.dir)
	out.problems(o.kit.Check(o.job.Month))
	plan := o.kit.Plan(o.job)
	out.problems(plan.Idle)
	if len(plan.Copies)+len(plan.Idle)+len(plan.Failures) == 0 {
		out.problem(doc.Problem{
			Warning: true, Pos: doc.Position{File: o.path}, Rule: "chua-co-gi",
			Message: "chưa có văn bản nào phải soạn",
			Hint:    "ghi cuộc họp và nhiệm vụ của kỳ rồi chạy lại",
		})
	}
	failures := o.kit.Produce(ctx, plan, func(f pipeline.File) error {
		path, outcome, err := folder.Put(f)
		if err == nil {
			out.problems(f.Problems)
			out.file(f, path, outcome)
		}
		return err
	})
	if ctx.Err() != nil {
		return true
	}
	for _, f := range failures {
		out.failure(f)
	}
	return len(failures) > 0
}

// of speaks of the documents of an input from here on.
func (p *printer) of(path string) *printer {
	p.input = path
	return p
}

// refusal is the closing sentence for refused input; machines have the events.
func refusal(out *printer) error {
	if out.json {
		return nil
	}
	return fmt.Errorf("dữ liệu có %d lỗi, chưa tạo văn bản nào; sửa rồi chạy lại", out.errors)
}

// distinct leaves out files that are named again.
func distinct(paths []string) []string {
	var out []string
	for _, p := range paths {
		if p = filepath.Clean(p); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// readInputs reads the month of every order and prints what is wrong with any. It
// tells whether one was refused.
func readInputs(c *cli.Context, orders []order, out *printer) (refused bool) {
	offices := map[string]*office.Office{}
	for i := range orders {
		o := &orders[i]
		var in input
		var ps doc.Problems
		if o.office == "" {
			in, ps = readMonth(o.path, c.String("co-quan"), o.job.AsOf)
		} else {
			var more doc.Problems
			if _, again := offices[o.office]; !again {
				offices[o.office], ps = office.Open(o.office)
			}
			if opened := offices[o.office]; opened != nil {
				in, more = readPeriod(o.path, opened, o.period)
			}
			ps = append(ps, more...)
		}
		out.problems(ps)
		refused = refused || ps.Failed() || in.month == nil
		o.job.Month, o.job.Ledger, o.job.Pictures = in.month, in.ledger, in.pictures
	}
	return refused
}

// takeOrders reads the flags for all arguments.
func takeOrders(c *cli.Context, out *printer) ([]order, error) {
	job := pipeline.Job{Bare: c.Bool("khong-kem"), Judge: c.Bool("kiem")}
	var err error
	if job.Formats, err = pickFormats(c.String("dang")); err != nil {
		return nil, usageError(err)
	}
	if s := c.String("ngay-chot"); s != "" {
		if job.AsOf, err = viet.ParseDate(s); err != nil {
			return nil, usageError(fmt.Errorf("--ngay-chot: %w; ghi ngày/tháng/năm, ví dụ 14/11/2026", err))
		}
	}
	paths := distinct(c.Args().Slice())
	dirs := folders(c.String("o"), paths)
	kits := map[string]*pipeline.Kit{}
	orders := make([]order, len(paths))
	for i, path := range paths {
		o := order{path: path, dir: dirs[i], job: job}
		if err := o.locate(c.String("co-quan")); err != nil {
			return nil, usageError(err)
		}
		if o.office == "" { // what is to be made after the meeting asks for the other months
			o.job.Group = template.GroupMeeting
		}
		templates := o.templates(c.String("mau"))
		if kits[templates] == nil {
			if kits[templates], err = loadKit(templates, out); err != nil {
				return nil, err
			}
		}
		o.kit = kits[templates]
		if o.job.Keys, err = pickKeys(o.kit, c.String("loai")); err != nil {
			return nil, usageError(err)
		}
		orders[i] = o
	}
	return orders, nil
}

// locate finds the office and the period of a folder. Its profile is the office's.
func (o *order) locate(agencyPath string) error {
	dir, period, ok := office.Locate(o.path)
	if _, err := os.Stat(o.path); ok && err != nil {
		return fmt.Errorf("%s: chưa có kỳ này; lập bằng: vanthu tao %q --ky %s", o.path, dir, period.Key())
	}
	switch {
	case !isFolder(o.path):
		return nil
	case !ok:
		return notAPeriod(o.path)
	case agencyPath != "":
		return fmt.Errorf("--co-quan không dùng với thư mục của một kỳ: hồ sơ là %s", filepath.Join(dir, office.AgencyFile))
	}
	o.office, o.period = dir, period
	return nil
}

// templates is the folder of own templates: the one that was named, else the office's,
// if it has one; empty if there is none.
func (o *order) templates(named string) string {
	own := filepath.Join(o.office, office.TemplatesDir)
	if named == "" && o.office != "" && isFolder(own) {
		return own
	}
	return named
}

// loadKit loads the templates; dir holds the office's own, if it is not empty.
func loadKit(dir string, out *printer) (*pipeline.Kit, error) {
	var own fs.FS
	if dir != "" {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, usageError(fmt.Errorf("--mau: không có thư mục “%s”", dir))
		}
		own = os.DirFS(dir)
	}
	kit, err := pipeline.NewKit(own)
	var ps doc.Problems
	if errors.As(err, &ps) {
		for i := range ps {
			ps[i].Pos.File = filepath.Join(dir, ps[i].Pos.File)
		}
		out.problems(ps)
		refused := &exitError{code: exitBadInput}
		if !out.json {
			refused.err = fmt.Errorf("mẫu có %d lỗi, chưa tạo văn bản nào; sửa rồi chạy lại", len(ps))
		}
		return nil, refused
	}
	return kit, err
}

func pickFormats(list string) ([]pipeline.Format, error) {
	all := strings.Join(pipeline.FormatNames(), ", ")
	var out []pipeline.Format
	for _, name := range split(list) {
		f, ok := pipeline.FormatNamed(name)
		if !ok {
			return nil, fmt.Errorf("--dang: không có dạng “%s”; các dạng: %s", name, all)
		}
		if !slices.ContainsFunc(out, func(o pipeline.Format) bool { return o.Name == f.Name }) {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("--dang: chưa chọn dạng nào; các dạng: %s", all)
	}
	return out, nil
}

// pickKeys reads --loai; "thong-bao" and "thong_bao" are the same.
func pickKeys(kit *pipeline.Kit, list string) ([]string, error) {
	var all, out []string
	for _, t := range kit.Templates {
		all = append(all, t.Key)
	}
	for _, name := range split(list) {
		key := strings.ReplaceAll(name, "-", "_")
		if !slices.Contains(all, key) {
			hint := "các loại: " + strings.Join(all, ", ")
			if near := viet.Nearest(key, all); len(near) > 0 {
				hint = fmt.Sprintf("có phải “%s”?", near[0])
			}
			return nil, fmt.Errorf("--loai: không có mẫu “%s”; %s", name, hint)
		}
		out = append(out, key)
	}
	return out, nil
}

// split cuts a list at commas and drops empty parts.
func split(list string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }), func(s string) bool { return s == "" })
}
