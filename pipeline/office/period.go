package office

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// folder is a period's folder that is yet to be read.
type folder struct {
	key viet.Period
	dir string
}

// periodFolders lists the periods of an office, ascending. A folder with the data of a
// month and another name is a problem: nobody would miss it.
func periodFolders(dir string) ([]folder, doc.Problems) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, doc.Problems{unreadableProblem(dir, err)}
	}
	var found []folder
	var ps doc.Problems
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch key, ok := periodNamed(e.Name()); {
		case ok && isFolder(e, path):
			found = append(found, folder{key, path})
		case !ok && !hidden(e.Name()) && e.IsDir() && hasData(path):
			ps = append(ps, misnamed(path, e.Name()))
		}
	}
	slices.SortFunc(found, func(a, b folder) int { return a.key.Compare(b.key) })
	return found, ps
}

// isFolder tells whether an entry is a folder, or a link that leads to one or to
// nothing that can be read: reading it says so.
func isFolder(e os.DirEntry, path string) bool {
	info, err := os.Stat(path)
	return e.IsDir() || err != nil || info.IsDir()
}

// hasData tells whether a folder holds files by which a period is known.
func hasData(dir string) bool {
	entries, _ := os.ReadDir(dir)
	return slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return !e.IsDir() && (isMeeting(e.Name()) || isProgress(e.Name()))
	})
}

// misnamed says how to name a folder that holds the data of a period.
func misnamed(path, name string) doc.Problem {
	p := doc.Problem{
		Warning: true, Pos: doc.Position{File: path}, Rule: "ten-thu-muc-ky",
		Message: "thư mục " + record.Quote(name) + " có dữ liệu của một kỳ nhưng tên không phải là kỳ, nên không được đọc",
		Hint:    "đặt tên thư mục theo năm-tháng của cuộc họp, ví dụ “2026-11”; nếu là bản sao thì chuyển ra ngoài thư mục cơ quan",
	}
	if key, err := viet.ParsePeriod(name); err == nil {
		p.Warning = false
		p.Hint = "đổi tên thư mục thành " + record.Quote(key.Key())
	}
	return p
}

// readPeriod reads the files of a period's folder.
func readPeriod(f folder, profile *intake.Node) *Period {
	p := &Period{Key: f.key, Dir: f.dir, Progress: filepath.Join(f.dir, ProgressFile)}
	p.safely(func() { p.read(profile) })
	return p
}

// safely does something with a period; a fault of the program becomes the period's own,
// so that it hides no other.
func (p *Period) safely(do func()) {
	defer func() {
		if v := recover(); v != nil {
			p.Problems = append(p.Problems, doc.Problem{
				Pos: doc.Position{File: p.Dir}, Message: fmt.Sprintf("lỗi của chương trình: %v", v), Rule: "loi-chuong-trinh",
			})
		}
	}()
	do()
}

func (p *Period) read(profile *intake.Node) {
	names, err := fileNames(p.Dir)
	if err != nil {
		p.Problems = doc.Problems{unreadableProblem(p.Dir, err)}
		return
	}
	p.stray(names)
	meeting := p.meeting(names)
	progress := p.progress(names)
	if p.Problems.Failed() {
		return
	}
	p.join(meeting, progress)
	month, at, ps := intake.Own(p.tree, profile)
	p.place = at
	p.Problems = append(p.Problems, ps...)
	if p.samePeriod(month) {
		p.Month = month
	}
}

// fileNames are the names of the files of a folder that people see.
func fileNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !hidden(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// isMeeting tells whether a file of this name holds the data of the meeting: "giao-ban"
// in any format, or the workbook under the name that it was made with.
func isMeeting(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	if strings.EqualFold(strings.TrimSuffix(name, filepath.Ext(name)), MeetingFile) {
		return slices.Contains([]string{".yaml", ".yml", ".json", ".xlsx"}, ext)
	}
	return ext == ".xlsx" && strings.Contains(viet.Fold(viet.NFC(name)), "so giao ban thang")
}

// isProgress tells whether a file of this name holds what the units reported.
func isProgress(name string) bool { return strings.EqualFold(name, ProgressFile) }

// stray warns of files that look like data and are not read.
func (p *Period) stray(names []string) {
	for _, name := range names {
		stem, ext := strings.TrimSuffix(name, filepath.Ext(name)), strings.ToLower(filepath.Ext(name))
		named := strings.EqualFold(stem, MeetingFile) || strings.EqualFold(stem, strings.TrimSuffix(ProgressFile, ".yaml"))
		if isMeeting(name) || isProgress(name) || !named && ext != ".yaml" && ext != ".yml" {
			continue
		}
		p.Problems = append(p.Problems, doc.Problem{
			Warning: true, Pos: doc.Position{File: filepath.Join(p.Dir, name)}, Rule: "tep-la",
			Message: "tệp này không được đọc",
			Hint:    "dữ liệu của kỳ ghi trong “giao-ban.yaml” (hoặc .json, .xlsx) và “tien-do.yaml”; đổi tên hoặc chuyển tệp đi nơi khác",
		})
	}
}

// meeting reads the file of the meeting, nil if there is none.
func (p *Period) meeting(names []string) *intake.Node {
	name := p.only(names, isMeeting, "giao ban", "hai-tep-giao-ban")
	if name == "" {
		return nil
	}
	node, ps := ReadNode(filepath.Join(p.Dir, name))
	if node != nil {
		if wrong := profileAsMonth(node); wrong != nil {
			ps = append(ps, *wrong)
		}
	}
	p.Problems = append(p.Problems, ps...)
	return node
}

// only is the one file of a sort; two are a problem.
func (p *Period) only(names []string, sort func(name string) bool, what, rule string) string {
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !sort(n) })
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	p.Problems = append(p.Problems, doc.Problem{
		Pos: doc.Position{File: p.Dir}, Rule: rule,
		Message: fmt.Sprintf("kỳ này có %s tệp %s: %s", viet.PadCount(len(names)), what, quoted(names)),
		Hint:    "giữ một tệp, chuyển tệp kia đi nơi khác",
	})
	return ""
}

// progress reads the file of the units' reports, nil if there is none or nothing in
// it. The meeting does not belong there.
func (p *Period) progress(names []string) *intake.Node {
	name := p.only(names, isProgress, "tiến độ", "hai-tep-tien-do")
	if name == "" {
		return nil
	}
	p.Progress = filepath.Join(p.Dir, name)
	node, ps := ReadNode(p.Progress)
	if node == nil && len(ps) == 1 && ps[0].Rule == "tep-trong" {
		return nil
	}
	p.Problems = append(p.Problems, ps...)
	if node == nil {
		return nil
	}
	for _, key := range node.Keys {
		if key.Name == "cuoc_hop" {
			p.Problems = append(p.Problems, doc.Problem{
				Pos: key.Pos, Rule: "cuoc-hop-sai-cho",
				Message: "cuộc họp không ghi trong tệp tiến độ",
				Hint:    "chuyển phần cuoc_hop sang “giao-ban.yaml”",
			})
		}
	}
	if node.Kind != intake.Mapping {
		p.Problems = append(p.Problems, doc.Problem{
			Pos: node.Pos, Rule: "kieu-sai",
			Message: "tệp tiến độ phải gồm các khóa như tien_do, nhiem_vu_phat_sinh",
			Hint:    "đặt danh sách dưới khóa “tien_do:”",
		})
	}
	return node
}

// join makes the tree of the month of the two files. The folder says which month it
// is, if the meeting does not.
func (p *Period) join(meeting, progress *intake.Node) {
	tree, ps := joined(meeting, progress)
	p.Problems = append(p.Problems, ps...)
	var held *intake.Node
	if tree != nil {
		held = tree.Value("cuoc_hop")
	}
	if blank(held) || held.Kind == intake.Mapping && blank(held.Value("ky_hop")) {
		period := &intake.Node{Pos: doc.Position{File: p.Dir}, Text: p.Key.Key()}
		tree, _ = joined(tree, group("cuoc_hop", group("ky_hop", period)))
	}
	p.tree = tree
}

// samePeriod tells whether a meeting is of the month of its folder, and complains if it
// is of another.
func (p *Period) samePeriod(m *record.Month) bool {
	said := m.Meeting.Period
	if said != p.Key && !said.IsZero() {
		pos, _ := p.place("cuoc_hop/ky_hop")
		p.Problems = append(p.Problems, doc.Problem{
			Pos: pos, Rule: "ky-khac-thu-muc",
			Message: "kỳ họp " + said.Name() + " khác với thư mục " + record.Quote(p.Key.Key()),
			Hint:    "sửa ky_hop thành " + p.Key.Short() + ", hoặc chuyển tệp sang thư mục " + record.Quote(said.Key()),
		})
	}
	return said == p.Key
}

func unreadableProblem(dir string, err error) doc.Problem {
	return doc.Problem{Pos: doc.Position{}, Message: unreadable(dir, err).Error(), Hint: "kiểm tra lại thư mục và quyền đọc", Rule: "khong-doc-duoc"}
}
