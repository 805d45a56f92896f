package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline/form"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

func progressCommand() *cli.Command {
	return &cli.Command{
		Name:  "tien-do",
		Usage: "lập phiếu “Cập nhật tiến độ” cho từng đơn vị",
		Description: "Chạy trong thư mục cơ quan. Mỗi đơn vị một sổ Excel chỉ có nhiệm vụ đang mở của đơn vị đó, và các dòng\n" +
			"trống để ghi nhiệm vụ phát sinh. Phiếu nhận về thì để vào thư mục “" + office.ReturnedDir + "” của kỳ rồi chạy vanthu gop.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "ky", Usage: "`KỲ`, ví dụ 2026-11"},
			&cli.StringFlag{Name: "C", Aliases: []string{"co-quan-dir"}, Usage: "`THƯ MỤC` cơ quan", Value: "."},
			&cli.StringFlag{Name: "don-vi", Usage: "`ĐƠN VỊ` (mã hoặc tên), cách nhau bằng dấu phẩy (mặc định: tất cả)"},
			&cli.StringFlag{Name: "o", Aliases: []string{"ra"}, Usage: "`THƯ MỤC` để phiếu (mặc định: " + office.FormsDir + " trong thư mục của kỳ)"},
		},
		HideHelpCommand: true,
		OnUsageError:    onUsageError,
		Action:          phieuTienDo,
	}
}

// phieuTienDo writes the workbooks in which the units report their progress.
func phieuTienDo(c *cli.Context) error {
	out := &printer{out: c.App.Writer, err: c.App.ErrWriter}
	if c.NArg() > 0 {
		return usageError(fmt.Errorf("thừa “%s”; kỳ ghi sau --ky", c.Args().First()))
	}
	if c.String("ky") == "" {
		return usageError(errors.New("thiếu --ky; ví dụ: vanthu phieu tien-do --ky 2026-11"))
	}
	key, err := viet.ParsePeriod(c.String("ky"))
	if err != nil {
		return usageError(fmt.Errorf("--ky: %w", err))
	}
	dir := filepath.Join(c.String("C"), key.Key(), office.FormsDir)
	if to := c.String("o"); to != "" {
		dir = to
	}
	unlock, err := lockAll([]string{c.String("C")})
	if err != nil {
		return err
	}
	defer unlock()
	requests, err := requestsOf(c, out, key)
	if err != nil {
		return err
	}
	if err := writable([]string{dir}); err != nil {
		return err
	}
	for _, r := range requests {
		if err := putForm(out, dir, form.ProgressName(r), form.Progress(r)); err != nil {
			return err
		}
	}
	out.requests(requests)
	return nil
}

// requestsOf are what the units that the flags name are asked in a period.
func requestsOf(c *cli.Context, out *printer, key viet.Period) ([]form.Request, error) {
	o, ps := office.Open(c.String("C"))
	out.problems(ps)
	refused := &exitError{code: exitBadInput}
	if o == nil || ps.Failed() {
		return nil, refused
	}
	if o.Period(key) == nil {
		return nil, usageError(noPeriod(o, key))
	}
	in, ps := readPeriod(c.String("C"), o, key)
	out.problems(ps)
	if in.month == nil || ps.Failed() {
		return nil, refused
	}
	var months []*record.Month
	for _, p := range o.Periods {
		months = append(months, p.Month)
	}
	return chosenUnits(form.Requests(months, o.Ledger, key), c.String("don-vi"), o.Agency)
}

// noPeriod says which periods an office has instead.
func noPeriod(o *office.Office, key viet.Period) error {
	var have []string
	for _, p := range o.Periods {
		have = append(have, p.Key.Key())
	}
	if len(have) == 0 {
		return fmt.Errorf("thư mục cơ quan chưa có kỳ nào; lập bằng: vanthu tao --ky %s", key.Key())
	}
	return fmt.Errorf("không có kỳ %s, chỉ có %s; lập kỳ mới bằng: vanthu tao --ky %s", key.Key(), strings.Join(have, ", "), key.Key())
}

// chosenUnits are the requests to the units named, in the order of the office; all of
// them if none is named.
func chosenUnits(all []form.Request, names string, a record.Agency) ([]form.Request, error) {
	if strings.TrimSpace(names) == "" {
		return all, nil
	}
	chosen := map[string]bool{}
	for name := range strings.SplitSeq(names, ",") {
		name = strings.TrimSpace(name)
		u, known := a.Unit(name)
		if !known {
			var units []string
			for _, u := range a.Units {
				units = append(units, u.Code)
			}
			return nil, usageError(fmt.Errorf("--don-vi: không có đơn vị “%s”; chọn trong: %s", name, strings.Join(units, ", ")))
		}
		chosen[u.Code] = true
	}
	return slices.DeleteFunc(all, func(r form.Request) bool { return !chosen[r.Unit.Code] }), nil
}

// requests says how much the units were asked, and who has nothing to answer for.
func (p *printer) requests(all []form.Request) {
	if len(all) == 0 {
		fmt.Fprintln(p.out, "Hồ sơ cơ quan chưa có đơn vị nào, không lập phiếu.")
		return
	}
	tasks := 0
	for _, r := range all {
		if tasks += len(r.Tasks); len(r.Tasks) == 0 {
			fmt.Fprintf(p.out, "%s: không có nhiệm vụ đang mở, phiếu chỉ có các dòng ghi nhiệm vụ phát sinh\n", r.Unit.Name)
		}
	}
	fmt.Fprintf(p.out, "Đã lập phiếu cho %d đơn vị, %d nhiệm vụ; gửi về chậm nhất ngày %s.\n", len(all), tasks, all[0].SendBy.Short())
}
