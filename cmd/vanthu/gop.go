package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/merge"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/xlsx"
)

func mergeCommand(out *printer) *cli.Command {
	return &cli.Command{
		Name:      "gop",
		Aliases:   []string{"merge"},
		Usage:     "gộp phiếu tiến độ các đơn vị gửi về vào số liệu của kỳ",
		ArgsUsage: "KỲ [THƯ MỤC]",
		Description: "Chạy trong thư mục cơ quan. Đọc mọi phiếu .xlsx trong THƯ MỤC (mặc định: KỲ/" + office.ReturnedDir + "), ghi thêm vào KỲ/" + office.ProgressFile + ".\n" +
			"Tên tệp tùy ý: phiếu của ai, kỳ nào đọc ở trong phiếu. Chỗ sai, chỗ hai nơi ghi khác nhau thì không lấy,\n" +
			"liệt kê từng ô trong KỲ/" + merge.MendFile + ".xlsx. Gộp lại lần nữa không làm gì thêm; chỗ đã sửa tay vẫn giữ.\n" +
			"Chỗ cần sửa: đơn vị sửa ngay trong phiếu rồi gửi lại, chép đè vào thư mục nhận và gộp lại; hết chỗ sửa thì tệp đó tự mất.\n" +
			"Với --json, mỗi dòng là một sự kiện (su_kien): van_de; don_vi là kết quả của một đơn vị; can_sua là một ô phải sửa;\n" +
			"tep là một tệp đã ghi; dòng cuối luôn là tong_ket.\n" +
			"Mã kết thúc: 0 xong, kể cả khi còn dòng cần sửa; 1 không ghi được; 2 dùng sai, số liệu của kỳ còn lỗi\n" +
			"hoặc không tệp nào dùng được; 3 một số tệp không dùng được, các phiếu khác đã gộp; 130 bị dừng.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "C", Aliases: []string{"co-quan-dir"}, Usage: "`THƯ MỤC` cơ quan", Value: "."},
			&cli.BoolFlag{Name: "thay", Usage: "phiếu ghi khác với " + office.ProgressFile + " thì lấy theo phiếu"},
			&cli.BoolFlag{Name: "thu", Usage: "chạy thử, không ghi gì"},
			&cli.BoolFlag{Name: "json", Usage: "in kết quả dạng JSON, mỗi dòng một sự kiện"},
		},
		OnUsageError:    onUsageError,
		HideHelpCommand: true,
		Action:          func(c *cli.Context) error { return gop(c, out) },
	}
}

// gop merges the forms that came back into the data of a period.
func gop(c *cli.Context, out *printer) error {
	dir, key, err := mergePeriod(c)
	if err != nil {
		return err
	}
	unlock, err := lockAll([]string{dir})
	if err != nil {
		return err
	}
	defer unlock()
	p, in, err := mergeInput(c, out, dir, key)
	if err != nil {
		return err
	}
	text, err := in.progressFile(p)
	if err != nil {
		return err
	}
	from := filepath.Join(p.Dir, office.ReturnedDir)
	if c.NArg() > 1 {
		from = c.Args().Get(1)
	}
	forms, ps, err := merge.ReadFolder(from, in.Agency)
	if err != nil {
		return usageError(fmt.Errorf("%s: không đọc được thư mục phiếu nhận về; để phiếu các đơn vị gửi về vào đó rồi chạy lại", from))
	}
	r := merge.Merge(in.Input, forms)
	unread := ps
	ps = slices.Concat(ps, r.Refused)
	out.problems(append(slices.Clone(ps), r.Warnings...))
	out.merged(r)
	if out.try = c.Bool("thu"); !out.try {
		if err := writeMerged(out, p, text, in.Input, r, r.MendRows(unread)); err != nil {
			return err
		}
	}
	out.mergeTotal(r, len(forms)-len(r.Refused), from)
	switch {
	case !ps.Failed():
		return nil
	case len(forms) == len(r.Refused):
		return &exitError{code: exitBadInput}
	}
	return &exitError{code: exitPartly}
}

// mergePeriod is the office and the period that the arguments name: the period, or its
// folder.
func mergePeriod(c *cli.Context) (string, viet.Period, error) {
	const example = "ví dụ: vanthu gop 2026-11"
	switch c.NArg() {
	case 0:
		return "", viet.Period{}, usageError(errors.New("thiếu kỳ; " + example))
	case 1, 2:
	default:
		return "", viet.Period{}, usageError(fmt.Errorf("thừa “%s”; %s nhan", c.Args().Get(2), example))
	}
	named := c.Args().First()
	if dir, key, ok := office.Locate(named); ok {
		return dir, key, nil
	}
	key, err := viet.ParsePeriod(named)
	if err != nil {
		return "", key, usageError(fmt.Errorf("“%s” không phải là kỳ: %w; %s", named, err, example))
	}
	return c.String("C"), key, nil
}

// mergeData is what an office knows of a period before it merges.
type mergeData struct {
	merge.Input
	month *record.Month
}

// mergeInput reads the office.
func mergeInput(c *cli.Context, out *printer, dir string, key viet.Period) (*office.Period, *mergeData, error) {
	o, ps := office.Open(dir)
	if o == nil || ps.Failed() {
		out.problems(ps)
		return nil, nil, &exitError{code: exitBadInput}
	}
	p := o.Period(key)
	if p == nil {
		return nil, nil, usageError(noPeriod(o, key))
	}
	found, more := readPeriod(dir, o, key)
	if found.month == nil {
		out.problems(append(ps, more...))
		return nil, nil, &exitError{code: exitBadInput, err: errors.New("số liệu của kỳ còn lỗi, chưa gộp gì; sửa rồi chạy lại")}
	}
	in := &mergeData{month: found.month, Input: merge.Input{
		Agency: found.month.Agency, Period: key, AsOf: found.month.Agency.Reporting.CutOffOf(key),
		Open: o.Ledger.OpenTasks(key), Replace: c.Bool("thay"),
	}}
	for _, other := range o.Periods {
		if m := other.Month; m != nil {
			in.Known = slices.Concat(in.Known, m.Followed, m.Tasks, m.Arisen)
		}
	}
	return p, in, nil
}

// progressFile reads tien-do.yaml and tells what of the month's progress it holds. It is
// empty if there is none.
func (in *mergeData) progressFile(p *office.Period) ([]byte, error) {
	text, err := os.ReadFile(p.Progress)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(fmt.Errorf("%s: không đọc được: %w", p.Progress, err))
	}
	if n, _ := intake.Read(p.Progress, text); n != nil {
		part, _ := intake.Part(n)
		in.Have, in.Arisen = part.Progress, part.Arisen
	}
	// The lists of both files follow each other.
	in.Elsewhere = in.month.Progress[:max(0, len(in.month.Progress)-len(in.Have))]
	in.ArisenElsewhere = in.month.Arisen[:max(0, len(in.month.Arisen)-len(in.Arisen))]
	return text, nil
}

// writeMerged writes tien-do.yaml and the list of what is to be mended.
func writeMerged(out *printer, p *office.Period, text []byte, in merge.Input, r *merge.Result, mend []form.MendRow) error {
	dir, path := p.Dir, p.Progress
	merged, err := merge.Update(text, r)
	if err != nil {
		return &exitError{code: exitBadInput, err: fmt.Errorf("%s: %w", path, err)}
	}
	if !bytes.Equal(merged, text) {
		if now, err := os.ReadFile(path); err == nil && !bytes.Equal(now, text) {
			return &exitError{code: exitFailed, err: fmt.Errorf("%s: tệp vừa được sửa trong lúc gộp, chưa ghi gì; chạy lại", path)}
		}
		ours := pipeline.Format{Name: "yaml", Intact: func([]byte) (bool, bool) { return true, true }} // what people wrote is in it
		if err := out.put(dir, pipeline.File{Name: filepath.Base(path), Key: "tien_do", Format: ours, Data: merged}); err != nil {
			return err
		}
	}
	if len(mend) == 0 {
		return removeMend(out, dir)
	}
	data, err := xlsx.WriteForm(merge.Book(in, mend))
	if err != nil {
		return err
	}
	workbook, _ := pipeline.FormatNamed("xlsx")
	return out.put(dir, pipeline.File{Name: merge.MendFile + ".xlsx", Key: "can_sua", Format: workbook, Data: data})
}

// put writes a file and says so.
func (p *printer) put(dir string, f pipeline.File) error {
	path, outcome, err := pipeline.NewFolder(dir).Put(f)
	if err == nil {
		p.file(f, path, outcome)
	}
	return advised(err, "hỏi người quản lý thư mục để được quyền ghi")
}

// removeMend removes the list of what is to be mended when nothing is left; one that
// somebody wrote in stays.
func removeMend(out *printer, dir string) error {
	workbook, _ := pipeline.FormatNamed("xlsx")
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		path, name := filepath.Join(dir, e.Name()), viet.NFC(e.Name())
		if !strings.HasPrefix(name, merge.MendFile) || filepath.Ext(name) != ".xlsx" {
			continue
		}
		data, err := os.ReadFile(path)
		if _, intact := workbook.Intact(data); err != nil || !intact {
			continue
		}
		if err := os.Remove(path); err != nil {
			return &pipeline.WriteError{Path: path, Hint: "không xóa được; nếu đang mở trong Excel thì đóng lại rồi chạy lại", Err: err}
		}
		if !out.json {
			fmt.Fprintf(out.out, "đã xóa, không còn chỗ cần sửa: %s\n", path)
		}
	}
	return err
}

// merged says what came from each unit, and what is to be mended.
func (p *printer) merged(r *merge.Result) {
	for _, u := range r.Units {
		if p.json {
			p.event("don_vi", map[string]any{"ma": u.Code, "ten": u.Name, "so_phieu": u.Files, "duoc_hoi": u.Asked, "da_bao_cao": u.Reported,
				"them": u.Added, "phat_sinh": u.New, "thay": u.Replaced, "khong_doi": u.Same, "can_sua": u.Rejected, "khac_nhau": u.Conflicts, "da_gui": u.Answered(), "con_thieu": append([]string{}, u.Missing...)})
		} else if u.Answered() || u.Files > 0 {
			fmt.Fprintf(p.out, "%s: %s\n", u.Name, unitLine(u))
		}
	}
	for _, m := range r.Mend {
		p.mend(m)
	}
}

// mend says what is wrong with one cell.
func (p *printer) mend(m merge.Mend) {
	if !p.json {
		p.problem(doc.Problem{Warning: true, Pos: m.Pos, Message: m.Reason, Hint: m.Proposal})
		return
	}
	p.warnings++
	p.event("can_sua", map[string]any{"tep": m.Pos.File, "trang": m.Pos.Sheet, "o": m.Pos.Cell, "gia_tri": m.Value, "ly_do": m.Reason, "de_nghi": m.Proposal, "khac_nhau": m.Conflict})
}

// unitLine is what came from one unit in words.
func unitLine(u merge.Unit) string {
	parts := []string{fmt.Sprintf("đã báo cáo %d/%d nhiệm vụ", u.Reported, u.Asked)}
	for _, c := range []struct {
		n    int
		what string
	}{{u.Added, "dòng mới"}, {u.New, "việc phát sinh"}, {u.Replaced, "dòng thay"}, {u.Same, "dòng không đổi"}, {u.Rejected, "dòng cần sửa"}, {u.Conflicts, "dòng khác nhau, chưa lấy"}} {
		if c.n > 0 {
			parts = append(parts, viet.PadCount(c.n)+" "+c.what)
		}
	}
	line := strings.Join(parts, ", ")
	if len(u.Missing) > 0 {
		line += "; còn thiếu: " + firstOf(u.Missing, mostMissing, "nhiệm vụ")
	}
	return line
}

// mostMissing is how many tasks without a report are named.
const mostMissing = 5

// firstOf lists the first of some names, and counts the others.
func firstOf(names []string, most int, what string) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s và %s %s nữa", strings.Join(names[:most], ", "), viet.PadCount(len(names)-most), what)
}

func unitNames(units []merge.Unit) []string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = u.Name
	}
	return names
}

// mergeTotal closes the report: who has not answered, and the counts.
func (p *printer) mergeTotal(r *merge.Result, forms int, from string) {
	p.finished = true
	silent, empty := unitNames(r.Silent()), unitNames(r.Empty())
	added, replaced, same, mend := 0, 0, 0, 0
	for _, u := range r.Units {
		added, replaced, same, mend = added+u.Added+u.New, replaced+u.Replaced, same+u.Same, mend+u.Rejected+u.Conflicts
	}
	if p.json {
		p.event("chua_gui", map[string]any{"don_vi": silent, "de_trong": empty})
		return
	}
	if len(silent) > 0 {
		fmt.Fprintf(p.out, "Chưa gửi: %s.\n", strings.Join(silent, "; "))
	}
	if len(empty) > 0 {
		fmt.Fprintf(p.out, "Đã gửi nhưng để trống: %s.\n", strings.Join(empty, "; "))
	}
	done := "Đã gộp"
	if p.try {
		done = "Chạy thử, không ghi gì: gộp được"
	}
	fmt.Fprintf(p.out, "%s %d phiếu trong %s: %d dòng thêm, %d dòng thay, %d dòng không đổi, %d dòng cần sửa; %d đơn vị chưa gửi.\n", done, forms, from, added, replaced, same, mend, len(silent))
}
