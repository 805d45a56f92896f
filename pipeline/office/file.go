package office

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// Lone is a month that was read from a file of its own (tệp dữ liệu lẻ).
type Lone struct {
	Path     string
	Month    *record.Month         // nil if the file cannot be read at all
	Pictures map[string]*doc.Image // by the paths that the month names
}

// ReadMonth reads a month's file together with its agency profile: the one
// named, or the one inside the file, or co-quan.yaml beside the file or one
// folder above. Progress is checked as of a day; zero is the cut-off day of the period
// under review.
func ReadMonth(path, agencyPath string, asOf viet.Date) (Lone, doc.Problems) {
	in := Lone{Path: path}
	node, ps := ReadNode(path)
	if node == nil {
		return in, ps
	}
	if p := profileAsMonth(node); p != nil {
		return in, append(ps, *p)
	}
	if own := node.Value("co_quan"); agencyPath == "" && blank(own) {
		if agencyPath = findAgency(path); agencyPath == "" {
			return in, append(ps, doc.Problem{
				Pos:     doc.Position{File: path},
				Message: "không tìm thấy hồ sơ cơ quan",
				Hint:    fmt.Sprintf("đặt tệp “%s” cạnh tệp này hoặc dùng --co-quan TỆP", AgencyFile),
				Rule:    "thieu-co-quan",
			})
		}
	}
	base, profile := path, (*intake.Node)(nil)
	if agencyPath != "" {
		var more doc.Problems
		profile, more = readProfile(agencyPath)
		if ps = append(ps, more...); profile == nil {
			return in, ps
		}
		base = agencyPath
	}
	month, more := intake.Month(node, profile, asOf)
	in.Month = month
	album := newAlbum(filepath.Dir(base))
	more = append(more, album.collect(month, profile, node)...)
	in.Pictures = album.images
	ps = append(ps, more...)
	ps.Sort()
	return in, ps
}

// ReadAgency reads a profile.
func ReadAgency(path string) (record.Agency, doc.Problems) {
	node, ps := readProfile(path)
	if node == nil {
		return record.Agency{}, ps
	}
	agency, more := intake.Agency(node)
	return agency, append(ps, more...)
}

// readProfile reads the tree of a profile, nil if it is none.
func readProfile(path string) (*intake.Node, doc.Problems) {
	node, ps := ReadNode(path)
	if node == nil {
		return nil, ps
	}
	if p := monthAsProfile(node); p != nil {
		return nil, append(ps, *p)
	}
	return node, ps
}

// ReadNode reads the tree of an input, nil if it cannot be read.
func ReadNode(path string) (*intake.Node, doc.Problems) {
	data, p := ReadFile(path)
	if p != nil {
		return nil, doc.Problems{*p}
	}
	return intake.Read(path, data)
}

// ReadFile reads a file of at most [intake.MaxFile] bytes, or says in Vietnamese why it
// cannot.
func ReadFile(path string) ([]byte, *doc.Problem) {
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

// profileAsMonth refuses a profile in the place of the data of a month; nil if it is
// none.
func profileAsMonth(n *intake.Node) *doc.Problem {
	if n.Value("cuoc_hop") != nil || n.Value("don_vi") == nil {
		return nil
	}
	return &doc.Problem{
		Pos:     n.Pos,
		Message: "đây là hồ sơ cơ quan, không phải dữ liệu của một tháng",
		Hint:    "đưa tệp dữ liệu của tháng; hồ sơ cơ quan ghi sau --co-quan",
		Rule:    "ho-so-co-quan",
	}
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
		Hint:    fmt.Sprintf("sau --co-quan ghi tệp hồ sơ cơ quan, thường là “%s”; tệp của tháng ghi không có --co-quan", AgencyFile),
		Rule:    "khong-phai-ho-so",
	}
}

// findAgency looks for a profile beside a file and one folder above.
func findAgency(path string) string {
	dir := filepath.Dir(path)
	for _, d := range []string{dir, filepath.Dir(dir)} {
		p := filepath.Join(d, AgencyFile)
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return ""
}

// blank tells whether a value was not given, or holds nothing.
func blank(n *intake.Node) bool { return n == nil || n.Text == "" && len(n.Values) == 0 }
