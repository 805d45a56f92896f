package merge

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// deepest is how many folders may stand in each other in the folder of the forms that
// came back: people make one for each unit.
const deepest = 3

// ruleStranger is the rule that only workbooks lie among the forms.
const ruleStranger = "tep-la"

// ReadFolder reads the forms in a folder, several at a time. The problems are those of
// files that are no forms and of values that nobody reads; the error is that of the
// folder itself.
func ReadFolder(dir string, a record.Agency) ([]*intake.ReturnedForm, doc.Problems, error) {
	files, ps, err := formFiles(dir)
	if err != nil {
		return nil, nil, err
	}
	forms := make([]*intake.ReturnedForm, len(files))
	found := make([]doc.Problems, len(files))
	office.InParallel(len(files), func(i int) { forms[i], found[i] = readForm(dir, files[i], a) })
	for _, more := range found {
		ps = append(ps, more...)
	}
	ps.Sort()
	return slices.DeleteFunc(forms, func(f *intake.ReturnedForm) bool { return f == nil }), ps, nil
}

// readForm reads one file. Places in it are told by its name in the folder.
func readForm(dir, name string, a record.Agency) (*intake.ReturnedForm, doc.Problems) {
	shown := viet.NFC(filepath.ToSlash(name))
	data, p := office.ReadFile(filepath.Join(dir, name))
	if p != nil {
		p.Pos.File, p.Hint = shown, "kiểm tra lại tệp; nếu đang mở trong Excel thì đóng lại"
		return nil, doc.Problems{*p}
	}
	return intake.Returned(shown, data, a)
}

// formFiles lists the files of a folder that may be forms, by name. Hidden files, locks of
// spreadsheet programs and the list of what is to be mended are left out in silence,
// other files with a warning.
func formFiles(dir string) (files []string, ps doc.Problems, err error) {
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			ps = append(ps, doc.Problem{Pos: doc.Position{File: filepath.ToSlash(name)}, Rule: "khong-doc-duoc", Message: "không đọc được: " + err.Error(), Hint: "kiểm tra quyền đọc"})
		case name == ".":
		case hidden(e.Name()):
			if e.IsDir() {
				return filepath.SkipDir
			}
		case e.IsDir():
			if strings.Count(filepath.ToSlash(name), "/") >= deepest-1 {
				return filepath.SkipDir
			}
		case workbook(e.Name()) && regular(path):
			files = append(files, name)
		default:
			ps = append(ps, doc.Problem{Warning: true, Pos: doc.Position{File: viet.NFC(filepath.ToSlash(name))}, Rule: ruleStranger,
				Message: "không phải sổ tính nên không đọc", Hint: "tiến độ phải ghi trong phiếu .xlsx; tệp nén thì giải nén ra thư mục này"})
		}
		return nil
	})
	slices.Sort(files)
	return files, ps, err
}

// hidden tells whether people do not see a file, or did not put it there.
func hidden(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || lower == "thumbs.db" || lower == "desktop.ini" || strings.HasPrefix(viet.Fold(viet.NFC(name)), "can sua")
}

// workbook tells whether a name promises a workbook, also one that must be saved anew.
func workbook(name string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm", ".xls", ".ods", ".et"}, strings.ToLower(filepath.Ext(name)))
}

// regular tells whether a path leads to a file that ends.
func regular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
