package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline"
	"vanthu/pipeline/office"
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
	o, err := s.office(c.String("ten"))
	if err != nil {
		return err
	}
	if key.IsZero() {
		key = next(o)
	}
	return s.period(o, key)
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

// office makes the profile, if there is none, and reads the folder.
func (s starter) office(name string) (*office.Office, error) {
	path := filepath.Join(s.dir, office.AgencyFile)
	switch there := office.IsOffice(s.dir); {
	case there && name != "":
		return nil, usageError(fmt.Errorf("đã có hồ sơ %s; tên cơ quan sửa trong tệp đó", path))
	case there:
		s.say("đã có, giữ nguyên", path)
	default:
		file, err := office.StartAgency(name)
		if err == nil {
			err = s.write(file)
		}
		if err = errors.Join(err, s.folders(office.TemplatesDir)); err != nil {
			return nil, err
		}
	}
	o, ps := office.Open(s.dir)
	if o == nil {
		s.out.problems(ps)
		return nil, &exitError{code: exitBadInput}
	}
	return o, nil
}

// next is the period after the last that there is, or this month.
func next(o *office.Office) viet.Period {
	if n := len(o.Periods); n > 0 {
		return o.Periods[n-1].Key.Next()
	}
	return viet.DateOf(time.Now()).Period()
}

// period makes what a period lacks.
func (s starter) period(o *office.Office, key viet.Period) error {
	dir := filepath.Join(s.dir, key.Key())
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var have []string
	for _, e := range entries {
		have = append(have, e.Name())
	}
	first := !slices.ContainsFunc(o.Periods, func(p *office.Period) bool { return p.Key.Compare(key) < 0 })
	files, err := office.StartPeriod(o.Agency, key, first, have)
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
	return err
}

// folders makes the folders that are not there.
func (s starter) folders(names ...string) error {
	for _, name := range names {
		if err := os.MkdirAll(filepath.Join(s.dir, name), 0o777); err != nil {
			return &pipeline.WriteError{Path: filepath.Join(s.dir, name), Hint: fmt.Sprintf("kiểm tra ổ đĩa và quyền ghi (lỗi của hệ thống: %v)", err), Err: err}
		}
	}
	return nil
}

func (s starter) say(what, path string) { fmt.Fprintf(s.out.out, "%s: %s\n", what, path) }
