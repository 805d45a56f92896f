package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// agencyFile is the name under which an office's profile is looked for.
const agencyFile = "co-quan.yaml"

// input is one month's data as read.
type input struct {
	path    string
	month   *record.Month
	profile string         // file of the agency's profile
	nodes   []*intake.Node // of the profile and of the month

	pictures map[string]*doc.Image // by the paths that the month names
}

// readMonth reads a month's file together with its agency profile: the one
// named, or the one inside the file, or co-quan.yaml beside the file or one
// folder above.
func readMonth(path, agencyPath string, asOf viet.Date) (input, doc.Problems) {
	in := input{path: path}
	node, ps := readNode(path)
	if node == nil {
		return in, ps
	}
	if node.Value("cuoc_hop") == nil && node.Value("don_vi") != nil {
		return in, append(ps, doc.Problem{
			Pos:     node.Pos,
			Message: "đây là hồ sơ cơ quan, không phải dữ liệu của một tháng",
			Hint:    "đưa tệp dữ liệu của tháng; hồ sơ cơ quan ghi sau --co-quan",
			Rule:    "ho-so-co-quan",
		})
	}
	var agency *intake.Node
	if own := node.Value("co_quan"); agencyPath == "" && (own == nil || own.Kind == intake.Scalar && own.Text == "") {
		agencyPath = findAgency(path)
		if agencyPath == "" {
			return in, append(ps, doc.Problem{
				Pos:     doc.Position{File: path},
				Message: "không tìm thấy hồ sơ cơ quan",
				Hint:    fmt.Sprintf("đặt tệp “%s” cạnh tệp này hoặc dùng --co-quan TỆP", agencyFile),
				Rule:    "thieu-co-quan",
			})
		}
	}
	if agencyPath != "" {
		a, more := readNode(agencyPath)
		ps = append(ps, more...)
		if a == nil {
			return in, ps
		}
		if p := monthAsProfile(a); p != nil {
			return in, append(ps, *p)
		}
		agency = a
	}
	month, more := intake.Month(node, agency, asOf)
	in.month, in.profile, in.nodes = month, agencyPath, []*intake.Node{agency, node}
	if agencyPath == "" {
		in.profile = path
	}
	return in, append(ps, more...)
}

// monthAsProfile refuses the data of a month in the place of a profile; nil if it is
// none.
func monthAsProfile(n *intake.Node) *doc.Problem {
	if n.Value("cuoc_hop") == nil && n.Value("nhiem_vu") == nil {
		return nil
	}
	return &doc.Problem{
		Pos:     n.Pos,
		Message: "đây là dữ liệu của một tháng, không phải hồ sơ cơ quan",
		Hint:    fmt.Sprintf("sau --co-quan ghi tệp hồ sơ cơ quan, thường là “%s”; tệp của tháng ghi không có --co-quan", agencyFile),
		Rule:    "khong-phai-ho-so",
	}
}

func readNode(path string) (*intake.Node, doc.Problems) {
	data, p := readFile(path)
	if p != nil {
		return nil, doc.Problems{*p}
	}
	return intake.Read(path, data)
}

// readFile reads a file, or says in Vietnamese why it cannot.
func readFile(path string) ([]byte, *doc.Problem) {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		err = errors.New("đây là thư mục")
	} else if err == nil && !info.Mode().IsRegular() { // reading a pipe may never end
		err = errors.New("đây là ống dẫn hoặc thiết bị, không phải tệp")
	}
	if err == nil && info.Size() > intake.MaxFile {
		err = fmt.Errorf("tệp lớn hơn %d MB", intake.MaxFile>>20)
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(path)
	}
	if err == nil {
		return data, nil
	}
	reason := err.Error()
	if errors.Is(err, fs.ErrNotExist) {
		reason = "không có tệp này"
	}
	return nil, &doc.Problem{
		Pos:     doc.Position{File: path},
		Message: "không đọc được: " + reason,
		Hint:    "kiểm tra lại đường dẫn",
		Rule:    "khong-doc-duoc",
	}
}

func findAgency(path string) string {
	dir := filepath.Dir(path)
	for _, d := range []string{dir, filepath.Dir(dir)} {
		p := filepath.Join(d, agencyFile)
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return ""
}

// folders names the folder of each input's documents: dir, or the input's own
// folder without dir. Where several inputs share one, each has a folder of its
// own below it, so that documents of the same name never meet.
func folders(dir string, paths []string) []string {
	out := make([]string, len(paths))
	inputs := map[string]int{}
	for i, p := range paths {
		if out[i] = dir; dir == "" {
			out[i] = filepath.Dir(p)
		}
		inputs[out[i]]++
	}
	for i, p := range paths {
		if inputs[out[i]] > 1 {
			out[i] = filepath.Join(out[i], label(p, paths))
		}
	}
	return out
}

// label is the file's name without extension, with its folder's name before it
// when another input has the same.
func label(path string, paths []string) string {
	name := stem(path)
	same := 0
	for _, p := range paths {
		if stem(p) == name {
			same++
		}
	}
	if same > 1 {
		if abs, err := filepath.Abs(path); err == nil {
			return filepath.Base(filepath.Dir(abs)) + " " + name
		}
	}
	return name
}

func stem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
