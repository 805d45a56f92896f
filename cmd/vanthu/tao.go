package main

import (
	"cmp"
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
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

func taoCommand(out *printer) *cli.Command {
	return &cli.Command{
		Name:      "tao",
		Aliases:   []string{"init"},
		Usage:     "lập thư mục cơ quan, hoặc thêm một kỳ",
		ArgsUsage: "[THƯ MỤC]",
		Description: "Lập hồ sơ cơ quan và kỳ đầu tiên, mỗi tệp có chú thích cách điền. Chạy lại trong thư mục cơ quan đã có\n" +
			"thì thêm một kỳ; nhiệm vụ chưa xong của các kỳ trước tự chuyển sang. Tệp đã có không bao giờ bị ghi đè.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "ten", Usage: "`TÊN` cơ quan, ví dụ “Sở Nội vụ”"},
			&cli.StringFlag{Name: "ky", Usage: "`KỲ` họp, ví dụ 2026-11 (mặc định: kỳ sau kỳ cuối, hoặc tháng này)"},
		},
		HideHelpCommand: true,
		OnUsageError:    onUsageError,
		Action:          func(c *cli.Context) error { return tao(c, out) },
	}
}

func tao(c *cli.Context, out *printer) error {
	if c.NArg() > 1 {
		return usageError(fmt.Errorf("thừa “%s”; mỗi lần lập một thư mục", c.Args().Get(1)))
	}
	var key viet.Period
	if text := c.String("ky"); text != "" {
		var err error
		if key, err = viet.ParsePeriod(text); err != nil {
			return usageError(fmt.Errorf("--ky: %w", err))
		}
	}
	dir := filepath.Clean(cmp.Or(c.Args().First(), "."))
	if err := fitForOffice(dir); err != nil {
		return usageError(err)
	}
	s := starter{dir: dir, out: out}
	if err := s.folders("."); err != nil {
		return err
	}
	unlock, err := lockAll([]string{dir})
	if err != nil {
		return err
	}
	defer unlock()
	agency, err := s.office(c.String("ten"))
	if err != nil {
		return err
	}
	have := periodsOf(dir)
	if key.IsZero() {
		key = next(have)
	}
	return s.period(agency, have, key)
}

// fitForOffice refuses a folder inside that of an office: it would never be found.
func fitForOffice(dir string) error {
	abs, err := filepath.Abs(dir)
	if err != nil || office.IsOffice(dir) {
		return err
	}
	for _, above := range []string{filepath.Dir(abs), filepath.Dir(filepath.Dir(abs))} {
		if office.IsOffice(above) {
			return fmt.Errorf("%s nằm trong thư mục cơ quan %s; để thêm một kỳ: vanthu tao %q --ky 2026-12", dir, above, above)
		}
	}
	return nil
}

// starter makes the folder of an office, or what it lacks.
type starter struct {
	dir string
	out *printer
}

// office makes the profile, if there is none, and reads it. What is blank in it is said,
// and keeps nothing from being made.
func (s starter) office(name string) (record.Agency, error) {
	path := filepath.Join(s.dir, office.AgencyFile)
	switch there := office.IsOffice(s.dir); {
	case there && name != "":
		return record.Agency{}, usageError(fmt.Errorf("đã có hồ sơ %s; tên cơ quan sửa trong tệp đó", path))
	case there:
		s.say("đã có, giữ nguyên", path)
	default:
		file, err := office.StartAgency(name)
		if err == nil {
			err = s.write(file)
		}
		if err = errors.Join(err, s.folders(office.TemplatesDir)); err != nil {
			return record.Agency{}, err
		}
	}
	agency, ps := office.ReadAgency(path)
	for i := range ps {
		ps[i].Warning = ps[i].Warning || ps[i].Rule == "thieu"
	}
	s.out.problems(ps)
	if ps.Failed() {
		return agency, &exitError{code: exitBadInput}
	}
	return agency, nil
}

// periodsOf are the periods of an office by the names of their folders, ascending.
func periodsOf(dir string) []viet.Period {
	entries, _ := os.ReadDir(dir)
	var found []viet.Period
	for _, e := range entries {
		if _, key, ok := office.Locate(filepath.Join(dir, e.Name())); ok {
			found = append(found, key)
		}
	}
	return found
}

// next is the period after the last that there is, or this month.
func next(have []viet.Period) viet.Period {
	if n := len(have); n > 0 {
		return have[n-1].Next()
	}
	return viet.DateOf(time.Now()).Period()
}

// period makes what a period lacks.
func (s starter) period(agency record.Agency, periods []viet.Period, key viet.Period) error {
	dir := filepath.Join(s.dir, key.Key())
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var have []string
	for _, e := range entries {
		have = append(have, e.Name())
	}
	first := !slices.ContainsFunc(periods, func(p viet.Period) bool { return p.Compare(key) < 0 })
	files, err := office.StartPeriod(agency, key, first, have)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := s.write(f); err != nil {
			return err
		}
	}
	if len(files) == 0 {
		s.say("đã có, giữ nguyên", dir)
	}
	if err := s.folders(office.StartFolders(key)...); err != nil {
		return err
	}
	fmt.Fprintf(s.out.out, "Tiếp theo: điền %s rồi chạy: vanthu soan %q\n", filepath.Join(dir, office.MeetingFile+".yaml"), dir)
	return nil
}

// plainText is the format of files that people write themselves: one that is there is
// never ours to replace.
var plainText = pipeline.Format{Name: "yaml", Intact: func([]byte) (ours, intact bool) { return false, false }}

// write makes a file that is not there.
func (s starter) write(f office.StartFile) error {
	folder := pipeline.NewFolder(filepath.Join(s.dir, filepath.Dir(f.Path)))
	path, _, err := folder.Put(pipeline.File{Name: filepath.Base(f.Path), Format: plainText, Data: f.Data})
	if err == nil {
		s.say("đã tạo", path)
	}
	return advised(err, "chọn thư mục khác: vanthu tao THƯ MỤC")
}

// folders makes the folders that are not there.
func (s starter) folders(names ...string) error {
	for _, name := range names {
		if err := os.MkdirAll(filepath.Join(s.dir, name), 0o777); err != nil {
			return &pipeline.WriteError{Path: filepath.Join(s.dir, name), Hint: fmt.Sprintf("kiểm tra ổ đĩa và quyền ghi, hoặc chọn thư mục khác: vanthu tao THƯ MỤC (lỗi của hệ thống: %v)", err), Err: err}
		}
	}
	return nil
}

// advised is an error of writing with other advice than -o, which not all commands have.
func advised(err error, advice string) error {
	var fault *pipeline.WriteError
	if errors.As(err, &fault) {
		fault.Hint = strings.ReplaceAll(fault.Hint, "chọn thư mục khác bằng -o", advice)
	}
	return err
}

func (s starter) say(what, path string) { fmt.Fprintf(s.out.out, "%s: %s\n", what, path) }
