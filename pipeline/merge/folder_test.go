package merge

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/form"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/xlsx"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// formFile is the workbook of a unit with so many tasks, all filled in.
func formFile(t testing.TB, a record.Agency, unit string, tasks []record.Task) []byte {
	t.Helper()
	data, err := xlsx.WriteForm(form.Progress(form.Request{Agency: a, Period: november, Unit: record.Unit{Code: unit, Name: unit}, Tasks: tasks}))
	must(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	defer f.Close()
	for i := range tasks {
		for col, v := range map[string]any{"G": "Đang thực hiện", "H": 40, "I": "Đã làm việc với 02 đơn vị, đang hoàn thiện hồ sơ trình lãnh đạo Sở", "L": "chờ ý kiến", "M": 46356, "N": "theo dõi"} {
			must(t, f.SetCellValue("CapNhatTienDo", fmt.Sprintf("%s%d", col, 5+i), v))
		}
	}
	out, err := f.WriteToBuffer()
	must(t, err)
	return out.Bytes()
}

// largeOffice is an office of so many units with so many open tasks each.
func largeOffice(units, each int) Input {
	in := Input{Agency: record.Agency{Code: "SNV", Name: "Sở Nội vụ"}, Period: november, AsOf: day(14, 11, 2026)}
	for u := range units {
		unit := record.Unit{Code: fmt.Sprintf("P%d", u), Name: fmt.Sprintf("Phòng số %d", u)}
		in.Agency.Units = append(in.Agency.Units, unit)
		for i := range each {
			in.Open = append(in.Open, record.Task{Code: fmt.Sprintf("2026-11/%s-%03d", unit.Code, i+1), Lead: unit.Code,
				Text: fmt.Sprintf("Rà soát, tổng hợp báo cáo chuyên đề số %d của đơn vị về cải cách hành chính và công tác nội vụ trên địa bàn", i), Deadline: due(day(10, 11, 2026))})
		}
	}
	in.Agency.Complete()
	in.Known = in.Open
	return in
}

func TestReadFolder(t *testing.T) {
	dir := t.TempDir()
	in := largeOffice(2, 1)
	for name, data := range map[string][]byte{
		"Phiếu P0.xlsx": formFile(t, in.Agency, "P0", in.Open[:1]), filepath.Join("P1", norm.NFD.String("tiến độ")+".XLSX"): formFile(t, in.Agency, "P1", in.Open[1:]),
		"~$P0.xlsx": nil, ".an.xlsx": nil, "Thumbs.db": nil, "Cần sửa (2).xlsx": nil, "quet.pdf": nil, filepath.Join(".git", "x.xlsx"): nil,
		filepath.Join("a", "b", "c", "sau.xlsx"): nil, "cu.xls": []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "khac.xlsx": []byte("x"),
	} {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		must(t, os.WriteFile(filepath.Join(dir, name), data, 0o644))
	}
	forms, ps, err := ReadFolder(dir, in.Agency)
	must(t, err)
	if len(forms) != 2 || forms[0].File != "P1/tiến độ.XLSX" || forms[1].File != "Phiếu P0.xlsx" {
		t.Errorf("%d forms, %v", len(forms), forms)
	}
	var files []string
	for _, p := range ps {
		files = append(files, fmt.Sprintf("%v %s [%s]", p.Warning, p.Pos.File, p.Rule))
	}
	want := "false cu.xls [tep-doi-cu]\nfalse khac.xlsx [khong-phai-so-tinh]\ntrue quet.pdf [tep-la]"
	if got := strings.Join(files, "\n"); got != want {
		t.Errorf("problems\n%s\nwant\n%s", got, want)
	}
	if r := Merge(in, forms); len(r.Progress) != 2 || len(r.Mend)+len(r.Refused)+len(r.Warnings) > 0 {
		t.Error(show(r))
	}
	if _, _, err := ReadFolder(filepath.Join(dir, "khong-co"), in.Agency); err == nil {
		t.Error("a folder that is not there was read")
	}
}

// A link that leads to itself, a folder that cannot be read and a pipe stop nothing.
func TestReadFolderOdd(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	dir := t.TempDir()
	must(t, os.Symlink(dir, filepath.Join(dir, "vong.xlsx")))
	must(t, os.Symlink(filepath.Join(dir, "khong-co"), filepath.Join(dir, "dut.xlsx")))
	must(t, os.Mkdir(filepath.Join(dir, "thu-muc.xlsx"), 0o755))
	forms, ps, err := ReadFolder(dir, agency())
	if err != nil || len(forms) != 0 || len(ps) != 2 || ps.Failed() {
		t.Errorf("%v, %v, %v", forms, ps, err)
	}
}

// BenchmarkMerge merges ten forms of 200 rows: reading them, merging, writing.
func BenchmarkMerge(b *testing.B) {
	in := largeOffice(10, 200)
	dir := b.TempDir()
	for u, unit := range in.Agency.Units {
		must(b, os.WriteFile(filepath.Join(dir, unit.Code+".xlsx"), formFile(b, in.Agency, unit.Code, in.Open[200*u:200*u+200]), 0o644))
	}
	var forms []*intake.ReturnedForm
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			forms, _, _ = ReadFolder(dir, in.Agency)
		}
	})
	var r *Result
	b.Run("merge", func(b *testing.B) {
		for b.Loop() {
			if r = Merge(in, forms); len(r.Progress) != 2000 {
				b.Fatal(show(r))
			}
		}
	})
	var text []byte
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			text, _ = Update(nil, r)
		}
	})
	b.Run("again", func(b *testing.B) {
		m, ok := partOf(string(text))
		if !ok {
			b.Fatal("cannot be read")
		}
		in.Have = m.Progress
		for b.Loop() {
			if Merge(in, forms).Changes() {
				b.Fatal("merged twice")
			}
		}
	})
}
