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
	"vanthu/pipeline/viet"
)

func soanCommand(out *printer) *cli.Command {
	return &cli.Command{
		Name:      "soan",
		Aliases:   []string{"render"},
		Usage:     "soạn các văn bản của tháng từ dữ liệu giao ban",
		ArgsUsage: "TỆP...",
		Description: "TỆP là dữ liệu của một tháng: YAML, JSON hoặc sổ Excel “Giao ban tháng”.\n" +
			"Hồ sơ cơ quan lấy từ --co-quan, từ mục co_quan trong TỆP, hoặc từ co-quan.yaml cạnh TỆP.\n" +
			"Nhiều TỆP thì văn bản của mỗi tệp nằm trong một thư mục con của -o.\n" +
			"Với --json, mỗi dòng là một sự kiện (su_kien): van_de là lỗi, cảnh báo; tep là một tệp đã tạo (duong_dan)\n" +
			"từ một TỆP (nguon); dòng cuối luôn là tong_ket, có ma_ket_thuc.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "o", Aliases: []string{"ra"}, Usage: "`THƯ MỤC` để văn bản (mặc định: cạnh TỆP)"},
			&cli.StringFlag{Name: "loai", Usage: "`LOẠI` văn bản, cách nhau bằng dấu phẩy (mặc định: tất cả; xem “vanthu mau”)"},
			&cli.StringFlag{Name: "dang", Usage: "`DẠNG` tệp, cách nhau bằng dấu phẩy", Value: strings.Join(pipeline.FormatNames(), ",")},
			&cli.StringFlag{Name: "mau", Usage: "`THƯ MỤC` mẫu riêng của cơ quan (*.md)"},
			&cli.StringFlag{Name: "co-quan", Usage: "`TỆP` hồ sơ cơ quan"},
			&cli.StringFlag{Name: "ngay-chot", Usage: "`NGÀY` chốt số liệu của báo cáo (mặc định: ngày chốt của kỳ đánh giá)"},
			&cli.BoolFlag{Name: "json", Usage: "in kết quả dạng JSON, mỗi dòng một sự kiện"},
		},
		OnUsageError:    onUsageError,
		HideHelpCommand: true,
		Action:          func(c *cli.Context) error { return soan(c, out) },
	}
}

// soan makes the documents of each input. All inputs are read and checked
// first: one that is refused leaves no file at all.
func soan(c *cli.Context, out *printer) error {
	start := time.Now()
	if c.NArg() == 0 {
		return usageError(errors.New("thiếu tệp dữ liệu; ví dụ: vanthu soan 2026-11.yaml -o ket-qua"))
	}
	kit, job, err := prepare(c, out)
	if err != nil {
		return err
	}
	paths := distinct(c.Args().Slice())
	dirs := folders(c.String("o"), paths)
	if err := writable(dirs); err != nil {
		return err
	}
	inputs, refused := readInputs(c, paths, out, job.AsOf)
	if refused {
		return &exitError{code: exitBadInput, err: refusal(out)}
	}
	failed := false
	for i, in := range inputs {
		job.Month, job.Pictures = in.month, in.pictures
		failed = produce(c.Context, kit, job, pipeline.NewFolder(dirs[i]), out.of(in)) || failed
	}
	out.summary(time.Since(start))
	if failed {
		return &exitError{code: exitFailed}
	}
	return nil
}

// produce makes the documents of one input and tells whether some failed.
func produce(ctx context.Context, kit *pipeline.Kit, job pipeline.Job, folder *pipeline.Folder, out *printer) bool {
	out.problems(kit.Check(job.Month))
	failures := kit.Produce(ctx, job, func(f pipeline.File) error {
		path, outcome, err := folder.Put(f)
		if err == nil {
			out.problems(f.Problems)
			out.file(f, path, outcome)
		}
		return err
	})
	for _, f := range failures {
		out.failure(f)
	}
	return len(failures) > 0
}

// of speaks of the documents of an input from here on.
func (p *printer) of(in input) *printer {
	p.input = in.path
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

// readInputs reads every input and prints what is wrong with any.
func readInputs(c *cli.Context, paths []string, out *printer, asOf viet.Date) (inputs []input, refused bool) {
	for _, path := range paths {
		in, ps := readMonth(path, c.String("co-quan"), asOf)
		if in.month != nil {
			ps = append(ps, in.readPictures()...)
		}
		ps.Sort()
		out.problems(ps)
		refused = refused || ps.Failed() || in.month == nil
		inputs = append(inputs, in)
	}
	return inputs, refused
}

// prepare turns the flags into what all inputs share.
func prepare(c *cli.Context, out *printer) (*pipeline.Kit, pipeline.Job, error) {
	var job pipeline.Job
	kit, err := loadKit(c.String("mau"), out)
	if err != nil {
		return nil, job, err
	}
	if job.Formats, err = pickFormats(c.String("dang")); err != nil {
		return nil, job, usageError(err)
	}
	if job.Keys, err = pickKeys(kit, c.String("loai")); err != nil {
		return nil, job, usageError(err)
	}
	if s := c.String("ngay-chot"); s != "" {
		if job.AsOf, err = viet.ParseDate(s); err != nil {
			return nil, job, usageError(fmt.Errorf("--ngay-chot: %w; ghi ngày/tháng/năm, ví dụ 14/11/2026", err))
		}
	}
	return kit, job, nil
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
