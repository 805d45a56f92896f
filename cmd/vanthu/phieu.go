package main

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline"
	"vanthu/pipeline/form"
	"vanthu/pipeline/office"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/xlsx"
)

func phieuCommand() *cli.Command {
	return &cli.Command{
		Name:            "phieu",
		Aliases:         []string{"form"},
		Usage:           "lập biểu mẫu Excel để nhập liệu",
		HideHelpCommand: true,
		OnUsageError:    onUsageError,
		Action:          unknownSubcommand("phieu giao-ban"),
		Subcommands: []*cli.Command{progressCommand(), {
			Name:  "giao-ban",
			Usage: "lập sổ “Giao ban tháng” cho một cơ quan",
			Description: "Sổ có sẵn danh sách đơn vị của cơ quan, danh sách chọn, kiểm tra ngày và hướng dẫn.\n" +
				"Với --tu, sổ được điền sẵn từ dữ liệu đã có.",
			Flags: []cli.Flag{
				&cli.StringFlag{Name: "ky", Usage: "`KỲ` họp, ví dụ 11/2026"},
				&cli.StringFlag{Name: "co-quan", Usage: "`TỆP` hồ sơ cơ quan (mặc định: co-quan.yaml)"},
				&cli.StringFlag{Name: "tu", Usage: "`TỆP` dữ liệu để điền sẵn"},
				&cli.StringFlag{Name: "o", Aliases: []string{"ra"}, Usage: "`THƯ MỤC` để sổ", Value: "."},
			},
			HideHelpCommand: true,
			OnUsageError:    onUsageError,
			Action:          phieuGiaoBan,
		}},
	}
}

func phieuGiaoBan(c *cli.Context) error {
	out := &printer{out: c.App.Writer, err: c.App.ErrWriter}
	if c.NArg() > 0 {
		return usageError(fmt.Errorf("thừa “%s”; kỳ họp ghi sau --ky", c.Args().First()))
	}
	book, period, err := giaoBanBook(c, out)
	if err != nil {
		return err
	}
	return putForm(out, c.String("o"), fmt.Sprintf("%s Sổ giao ban tháng", period.Key()), book)
}

// putForm writes a workbook into a folder.
func putForm(out *printer, dir, name string, book form.Book) error {
	data, err := xlsx.WriteForm(book)
	if err != nil {
		return err
	}
	workbook, _ := pipeline.FormatNamed("xlsx")
	f := pipeline.File{Name: viet.FileName(name) + ".xlsx", Key: "phieu", Format: workbook, Data: data}
	path, outcome, err := pipeline.NewFolder(dir).Put(f)
	if err == nil {
		out.file(f, path, outcome)
	}
	return err
}

// giaoBanBook is the workbook that the flags ask for: blank for --ky, or
// holding the month of --tu.
func giaoBanBook(c *cli.Context, out *printer) (form.Book, viet.Period, error) {
	refused := &exitError{code: exitBadInput}
	if from := c.String("tu"); from != "" {
		if c.String("ky") != "" {
			return form.Book{}, viet.Period{}, usageError(errors.New("--ky và --tu không dùng cùng nhau: kỳ họp lấy từ tệp của --tu; bỏ một trong hai"))
		}
		in, ps := readMonth(from, c.String("co-quan"), viet.Date{})
		out.problems(ps)
		m := in.month
		if m == nil || ps.Failed() {
			return form.Book{}, viet.Period{}, refused
		}
		book := form.GiaoBan(m.Agency, m.Meeting.Period)
		return book, m.Meeting.Period, form.Fill(&book, m)
	}
	if c.String("ky") == "" {
		return form.Book{}, viet.Period{}, usageError(errors.New("thiếu --ky; ví dụ: vanthu phieu giao-ban --ky 11/2026"))
	}
	period, err := viet.ParsePeriod(c.String("ky"))
	if err != nil {
		return form.Book{}, period, usageError(fmt.Errorf("--ky: %w", err))
	}
	agency, ps := office.ReadAgency(cmp.Or(c.String("co-quan"), office.AgencyFile))
	out.problems(ps)
	if ps.Failed() {
		return form.Book{}, period, refused
	}
	return form.GiaoBan(agency, period), period, nil
}
