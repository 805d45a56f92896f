package office_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

const (
	profile = `ten: Sở Mẫu
ky_hieu: SM
dia_danh: Bình An
don_vi:
  - {ma: VP, ten: Văn phòng Sở}
  - {ma: KT, ten: Phòng Kế hoạch}
`
	september = `cuoc_hop:
  ky_hop: 9/2026
  ngay: 07/9/2026
  chu_tri: Giám đốc
  ky_danh_gia: 8/2026
  ky_trien_khai: 9/2026
nhiem_vu:
  - {ma: 2026-09/VP-01, don_vi_chu_tri: VP, noi_dung: Rà soát quy chế làm việc của Sở., thoi_han: chậm nhất ngày 30/9/2026}
  - {ma: 2026-09/KT-01, don_vi_chu_tri: KT, noi_dung: Lập kế hoạch năm 2027 của Sở., thoi_han: chậm nhất ngày 30/11/2026}
`
	done = `tien_do:
  - {ma: 2026-09/VP-01, tinh_trang: da_hoan_thanh, ket_qua: Đã trình ký., ngay_hoan_thanh: 10/9/2026}
`
)

// TestOpenSample reads the sample office: three months, of which the later ones know the
// tasks of the earlier.
func TestOpenSample(t *testing.T) {
	o, ps := office.Open("../../testdata/ba-thang")
	if o == nil || len(ps) > 0 {
		t.Fatal(ps)
	}
	var keys []string
	for _, p := range o.Periods {
		keys = append(keys, p.Key.Key())
		if p.Month == nil || p.Problems.Failed() {
			t.Errorf("%s: %v", p.Key.Key(), p.Problems)
		}
	}
	if want := []string{"2026-09", "2026-10", "2026-11"}; !slices.Equal(keys, want) {
		t.Errorf("periods %v, want %v", keys, want)
	}
	november := viet.Period{Year: 2026, Month: 11}
	review := o.Ledger.Review(november, viet.Date{})
	if review == nil || len(review.Month.Followed) == 0 {
		t.Fatal("the last period follows no task of the earlier ones")
	}
	if o.Period(november) != o.Periods[2] || o.Period(november.Next()) != nil {
		t.Error("Period does not find the periods")
	}
}

// TestProblems opens offices with something wrong; what is said of each, and of which
// periods documents may be made.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name   string
		files  map[string]string
		usable string   // periods with a month
		want   []string // parts of the problems, in their order
	}{
		{name: "sound", files: map[string]string{"2026-09/giao-ban.yaml": september, "2026-09/tien-do.yaml": done}, usable: "2026-09"},
		{name: "an empty period, and one that is only announced",
			files:  map[string]string{"2026-09/nhan/x.txt": "", "2026-10/giao-ban.yaml": "cuoc_hop: {ngay: 05/10/2026, chu_tri: Giám đốc, ky_danh_gia: 9/2026, ky_trien_khai: 10/2026}\n"},
			usable: "2026-09 2026-10"},
		{name: "a period's month is its folder's", files: map[string]string{"2026-09/giao-ban.yaml": strings.Replace(september, "  ky_hop: 9/2026\n", "", 1)}, usable: "2026-09"},
		{name: "progress of an earlier task", files: map[string]string{"2026-09/giao-ban.yaml": september, "2026-10/tien-do.yaml": "# gộp\n" + done}, usable: "2026-09 2026-10"},
		{name: "nothing but comments", files: map[string]string{"2026-09/giao-ban.yaml": september, "2026-09/tien-do.yaml": "# chưa có gì\n"}, usable: "2026-09"},
		{name: "a task that nobody gave", files: map[string]string{"2026-09/giao-ban.yaml": september, "2026-10/tien-do.yaml": "tien_do:\n  - {ma: 2026-09/VP-07, tinh_trang: dang_thuc_hien}\n"},
			usable: "2026-09", want: []string{"2026-10/tien-do.yaml:2:10: không có nhiệm vụ mã “2026-09/VP-07”"}},
		{name: "the place of a value of a joined list",
			files: map[string]string{"2026-09/giao-ban.yaml": september + "tien_do:\n  - {ma: 2026-09/KT-01, tinh_trang: dang_thuc_hien}\n",
				"2026-09/tien-do.yaml": done + "  - {ma: 2026-09/KT-09, tinh_trang: dang_thuc_hien, ty_le: 120}\n"},
			want: []string{"tien-do.yaml:3:10: không có nhiệm vụ mã “2026-09/KT-09”", "tien-do.yaml:3:60: tỷ lệ 120"}},
		{name: "two files of the meeting", files: map[string]string{"2026-09/giao-ban.yaml": september, "2026-09/2026-09 So giao ban thang.xlsx": "PK"},
			want: []string{"2026-09: kỳ này có 02 tệp giao ban: “2026-09 So giao ban thang.xlsx”, “giao-ban.yaml”; giữ một tệp"}},
		{name: "a file that nobody reads", files: map[string]string{"2026-09/giao-ban.yaml": september, "2026-09/giao-ban-cu.yaml": september, "2026-09/giao-ban.ods": "", "2026-09/ghi-chu.txt": ""},
			usable: "2026-09", want: []string{"2026-09/giao-ban-cu.yaml: tệp này không được đọc", "2026-09/giao-ban.ods: tệp này không được đọc"}},
		{name: "a workbook that is open", files: map[string]string{"2026-09/giao-ban.yaml": september, "2026-09/~$2026-09 Sổ giao ban tháng.xlsx": "", "2026-09/.giao-ban.yaml": ""}, usable: "2026-09"},
		{name: "the folder of a period under another name", files: map[string]string{"2026-9/giao-ban.yaml": september, "2026-8/ghi-chu.txt": ""},
			want: []string{"2026-9: thư mục “2026-9” có dữ liệu của một kỳ nhưng tên không phải là kỳ, nên không được đọc; đổi tên thư mục thành “2026-09”"}},
		{name: "a copy of a period", files: map[string]string{"2026-09/giao-ban.yaml": september, "2026-09 - Copy/tien-do.yaml": done},
			usable: "2026-09", want: []string{"2026-09 - Copy: thư mục “2026-09 - Copy” có dữ liệu của một kỳ nhưng"}},
		{name: "a meeting of another month", files: map[string]string{"2026-10/giao-ban.yaml": september},
			want: []string{"2026-10/giao-ban.yaml:2:11: kỳ họp tháng 9/2026 khác với thư mục “2026-10”; sửa ky_hop thành 10/2026, hoặc chuyển tệp sang thư mục “2026-09”"}},
		{name: "a meeting among the progress", files: map[string]string{"2026-09/tien-do.yaml": september}, want: []string{"tien-do.yaml:1:1: cuộc họp không ghi trong tệp tiến độ"}},
		{name: "progress that is only a list", files: map[string]string{"2026-09/tien-do.yaml": "- {ma: 2026-09/VP-01}\n"}, want: []string{"tien-do.yaml:1:1: tệp tiến độ phải gồm các khóa"}},
		{name: "a value in both files", files: map[string]string{"2026-09/giao-ban.yaml": september + "van_ban: {thong_bao: {so: 3, ngay: 09/9/2026}}\n", "2026-09/tien-do.yaml": "van_ban:\n  thong_bao: {so: 4}\n"},
			want: []string{"tien-do.yaml:2:19: giá trị này đã ghi ở"}},
		{name: "a profile in the place of a month", files: map[string]string{"2026-09/giao-ban.yaml": profile}, want: []string{"giao-ban.yaml:1:1: đây là hồ sơ cơ quan"}},
		{name: "a period that cannot be read keeps the later ones from being used",
			files:  map[string]string{"2026-08/giao-ban.yaml": "cuoc_hop: {ky_hop: 8/2026}\n", "2026-09/giao-ban.yaml": "cuoc_hop: [\n", "2026-10/tien-do.yaml": "# trống\n", "2026-11/giao-ban.json": "{}"},
			usable: "2026-08", want: []string{"2026-09/giao-ban.yaml:", "2026-10: kỳ 2026-09 còn lỗi", "2026-11: kỳ 2026-09 còn lỗi nên chưa có số liệu đúng cho kỳ 2026-11; sửa lỗi của kỳ 2026-09 trước"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := newOffice(t, c.files)
			o, ps := office.Open(dir)
			if o == nil {
				t.Fatal(ps)
			}
			var usable []string
			for _, p := range o.Periods {
				ps = append(ps, p.Problems...)
				if p.Month != nil {
					usable = append(usable, p.Key.Key())
				}
			}
			if got := strings.Join(usable, " "); got != c.usable {
				t.Errorf("usable: %q, want %q", got, c.usable)
			}
			said(t, ps, c.want)
		})
	}
}

// The file of progress may be named in other letters; where two such files can stand
// side by side, neither is left unread in silence.
func TestProgressFile(t *testing.T) {
	dir := newOffice(t, map[string]string{"2026-09/giao-ban.yaml": september, "2026-09/Tien-Do.yaml": done, "2026-10/giao-ban.yaml": "cuoc_hop: {ky_hop: 10/2026}\n"})
	o, _ := office.Open(dir)
	for i, want := range []string{"2026-09/Tien-Do.yaml", "2026-10/tien-do.yaml"} {
		if got, _ := filepath.Rel(dir, o.Periods[i].Progress); filepath.ToSlash(got) != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if len(o.Periods[0].Month.Progress) != 1 {
		t.Errorf("progress: %+v", o.Periods[0].Month.Progress)
	}
	if _, err := os.Stat(filepath.Join(dir, "2026-09", "tien-do.yaml")); err == nil {
		t.Skip("the disk does not tell letters apart")
	}
	write(t, dir, "2026-09/tien-do.yaml", done)
	o, ps := office.Open(dir)
	said(t, append(ps, o.Periods[0].Problems...), []string{"2026-09: kỳ này có 02 tệp tiến độ: “Tien-Do.yaml”, “tien-do.yaml”; giữ một tệp"})
}

// TestProfile opens folders whose profile cannot be used, or has a warning, which is said
// once however many periods there are.
func TestProfile(t *testing.T) {
	periods := map[string]string{"2026-09/giao-ban.yaml": september, "2026-10/tien-do.yaml": done}
	for _, c := range []struct {
		name, profile string
		want          []string
		lost          bool
	}{
		{"a month", september, []string{"co-quan.yaml:1:1: đây là dữ liệu của một tháng"}, true},
		{"without a name", strings.Replace(profile, "ten: Sở Mẫu\n", "", 1), []string{"co-quan.yaml:1:1: chưa ghi tên cơ quan"}, true},
		{"a signature that is not there", profile + "nguoi_ky:\n  - {chuc_vu: Giám đốc, ho_ten: Lê A, chu_ky: anh/ky.png}\n", []string{"co-quan.yaml:8:47: “anh/ky.png”: không đọc được: không có tệp này, văn bản không có hình này"}, false},
		{"a titled signer", profile + "nguoi_ky:\n  - {chuc_vu: Giám đốc, ho_ten: TS. Lê A}\n", []string{"co-quan.yaml:8:"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := newOffice(t, periods)
			write(t, dir, office.AgencyFile, c.profile)
			o, ps := office.Open(dir)
			if (o == nil) != c.lost {
				t.Fatalf("office %v", o)
			}
			if o != nil {
				for _, p := range o.Periods {
					ps = append(ps, p.Problems...)
				}
			}
			said(t, ps, c.want)
		})
	}
}

// TestPictures reads the pictures of the profile, counted from its folder.
func TestPictures(t *testing.T) {
	dir := newOffice(t, map[string]string{"2026-09/giao-ban.yaml": september, "anh/ky.png": string(judge.Signature()), "anh/dau.png": string(judge.Seal())})
	write(t, dir, office.AgencyFile, profile+"con_dau: anh/dau.png\nnguoi_ky:\n  - {chuc_vu: Giám đốc, ho_ten: Lê A, chu_ky: anh/ky.png}\n")
	o, ps := office.Open(dir)
	if o == nil || len(ps) > 0 {
		t.Fatal(ps)
	}
	for _, path := range []string{"anh/ky.png", "anh/dau.png"} {
		if o.Periods[0].Pictures[path] == nil {
			t.Errorf("%s was not read", path)
		}
	}
}

// TestNames opens an office whose folder and workbook are named as other systems write
// Vietnamese.
func TestNames(t *testing.T) {
	data, err := os.ReadFile("../../testdata/xa-an-hoa/2026-11.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	agency, err := os.ReadFile("../../testdata/xa-an-hoa/co-quan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), norm.NFD.String("Xã An Hòa"))
	write(t, dir, office.AgencyFile, string(agency))
	write(t, dir, "2026-11/"+norm.NFD.String("2026-11 Sổ giao ban tháng (đã sửa).xlsx"), string(data))
	o, ps := office.Open(dir)
	if o == nil || len(o.Periods) != 1 || o.Periods[0].Month == nil || len(o.Periods[0].Month.Tasks) == 0 {
		t.Fatal(ps, o.Periods)
	}
}

// TestUnreadable opens an office with a period that leads round in a circle and one
// that is a file.
func TestUnreadable(t *testing.T) {
	dir := newOffice(t, map[string]string{"2026-09/giao-ban.yaml": september, "2026-08": "không phải thư mục"})
	if err := os.Symlink("2026-10", filepath.Join(dir, "2026-10")); err != nil {
		t.Skip(err)
	}
	o, _ := office.Open(dir)
	if len(o.Periods) != 2 || o.Periods[0].Month == nil || !o.Periods[1].Problems.Failed() {
		t.Fatalf("%d periods", len(o.Periods))
	}
	said(t, o.Periods[1].Problems, []string{"2026-10: không đọc được thư mục"})
}

// TestSameWhateverTheOrder holds that reading in parallel changes nothing.
func TestSameWhateverTheOrder(t *testing.T) {
	files := map[string]string{}
	for n := range 12 {
		p := viet.Period{Year: 2025, Month: 10}.Add(n)
		files[p.Key()+"/tien-do.yaml"] = "tien_do:\n  - {ma: 2026-09/VP-77, tinh_trang: dang_thuc_hien}\n"
		files[p.Key()+"/thua.yaml"] = ""
	}
	dir := newOffice(t, files)
	all := func() string {
		o, ps := office.Open(dir)
		out := fmt.Sprint(ps)
		for _, p := range o.Periods {
			out += fmt.Sprint("\n", p.Key, p.Problems)
		}
		return out
	}
	first := all()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if alone := all(); alone != first {
		t.Errorf("one processor:\n%s\nseveral:\n%s", alone, first)
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"tinh/so-b", "tinh/so-a", "tinh/so-a/2026-11", "tinh/so-a/con", "tinh/xa/1/2", ".an/so-c", "a/b/c/d/qua-sau", "trong"} {
		write(t, root, dir+"/x.txt", "")
	}
	for _, dir := range []string{"tinh/so-b", "tinh/so-a", "tinh/so-a/con", "tinh/xa/1", ".an/so-c", "a/b/c/d/qua-sau"} {
		write(t, root, dir+"/co-quan.yaml", profile)
	}
	write(t, root, "mat/so-d/2026-10/giao-ban.yaml", september) // its profile is gone
	write(t, root, "mat/so-e/2026-10/tien-do.yaml", done)
	write(t, root, "mat/so-g/2026-10/ghi-chu.txt", "")
	write(t, root, "mat/2026-09/giao-ban.yaml", september) // a stray copy hides no office
	write(t, root, "mat/so-h/co-quan.yaml", profile)
	if err := os.Symlink("..", filepath.Join(root, "tinh", "vong")); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	for _, c := range []struct{ dir, want string }{
		{".", "mat mat/so-d mat/so-e mat/so-h tinh/so-a tinh/so-b tinh/xa/1"},
		{"tinh/so-a", "tinh/so-a"},
		{"trong", ""},
		{"a/b", "a/b/c/d/qua-sau"},
	} {
		found, err := office.Find(filepath.Join(root, c.dir))
		for i := range found {
			found[i], _ = filepath.Rel(root, found[i])
			found[i] = filepath.ToSlash(found[i])
		}
		if got := strings.Join(found, " "); got != c.want || err != nil {
			t.Errorf("%s: %q, want %q (%v)", c.dir, got, c.want, err)
		}
	}
	for _, c := range []struct{ dir, want string }{{"khong-co", "không có thư mục này"}, {"trong/x.txt", "đây là một tệp"}} {
		if _, err := office.Find(filepath.Join(root, c.dir)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.dir, err, c.want)
		}
	}
}

// TestOpenWithoutProfile holds that an office whose profile is gone is told so.
func TestOpenWithoutProfile(t *testing.T) {
	dir := newOffice(t, map[string]string{"2026-09/giao-ban.yaml": september})
	if err := os.Remove(filepath.Join(dir, office.AgencyFile)); err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{
		dir:                            "thiếu hồ sơ cơ quan co-quan.yaml; chép lại tệp đó vào thư mục này, hoặc lập mới: vanthu tao",
		filepath.Join(dir, "khong-co"): "không có thư mục này",
	} {
		o, ps := office.Open(at)
		if o != nil {
			t.Errorf("%s was opened", at)
		}
		said(t, ps, []string{want})
	}
}

func TestLocate(t *testing.T) {
	dir := newOffice(t, map[string]string{"2026-11/ket-qua/x": "", "mau/x": ""})
	t.Chdir(filepath.Join(dir, "2026-11", "ket-qua"))
	for _, c := range []struct {
		path, dir string
		ok        bool
	}{
		{filepath.Join(dir, "2026-11"), dir, true},
		{"..", filepath.Join("..", ".."), true},
		{filepath.Join("..", "..", "2026-12"), filepath.Join("..", ".."), true},
		{".", "", false},
		{filepath.Join(dir, "mau"), "", false},
		{filepath.Join(dir, "2026-9"), "", false},
		{filepath.Join(dir, "mau", "2026-11"), "", false},
	} {
		got, p, ok := office.Locate(c.path)
		if ok != c.ok || ok && (got != c.dir || p.Year != 2026) {
			t.Errorf("%s: %q %v %v", c.path, got, p, ok)
		}
	}
}

func TestLock(t *testing.T) {
	dir := newOffice(t, nil)
	unlock, err := office.Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := office.Lock(dir); !errors.Is(err, office.ErrBusy) || !strings.HasPrefix(err.Error(), dir+": ") {
		t.Errorf("locked twice: %v", err)
	}
	unlock()
	if unlock, err = office.Lock(dir); err != nil {
		t.Fatalf("after unlock: %v", err)
	}
	unlock()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v %v", entries, err)
	}
	if _, err := office.Lock(filepath.Join(dir, "khong-co")); err == nil || errors.Is(err, office.ErrBusy) {
		t.Errorf("no folder: %v", err)
	}
}

// TestLockOfAnother holds that the lock keeps other programs out, and that it ends with
// the program that has it, however that ends.
func TestLockOfAnother(t *testing.T) {
	const name = "VANTHU_TEST_LOCK"
	if dir := os.Getenv(name); dir != "" { // the other program
		if _, err := office.Lock(dir); err != nil {
			t.Fatal(err)
		}
		fmt.Println("có khóa")
		io.Copy(io.Discard, os.Stdin) // until it is killed
		return
	}
	dir := newOffice(t, nil)
	other := exec.Command(os.Args[0], "-test.run=^TestLockOfAnother$")
	other.Env = append(os.Environ(), name+"="+dir)
	stdin, err := other.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(stdout).ReadString('\n'); line != "có khóa\n" {
		t.Fatalf("%q %v", line, err)
	}
	if _, err := office.Lock(dir); !errors.Is(err, office.ErrBusy) {
		t.Errorf("while another has it: %v", err)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	other.Wait() // its error is that it was killed
	unlock, err := office.Lock(dir)
	if err != nil {
		t.Fatalf("after the other was killed: %v", err)
	}
	unlock()
}

// FuzzOpen reads an office whose files hold anything: a period can be used exactly if
// nothing but warnings is said of it.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(september), []byte(done))
	f.Add([]byte("cuoc_hop: {ky_hop: 9/2026}\nnhiem_vu:\n- [a]\n"), []byte("nhiem_vu: {a: b}\ntien_do: x\n"))
	f.Add([]byte("van_ban: {thong_bao: {so: 1}}"), []byte("van_ban: 3\ncuoc_hop:\nlui_han:\n- ma: 1\n"))
	f.Add([]byte(""), []byte("- - -"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, meeting, progress []byte) {
		write(t, dir, office.AgencyFile, profile)
		write(t, dir, "2026-09/giao-ban.yaml", string(meeting))
		write(t, dir, "2026-09/tien-do.yaml", string(progress))
		write(t, dir, "2026-10/tien-do.yaml", done)
		o, ps := office.Open(dir)
		if o == nil || len(o.Periods) != 2 {
			t.Fatal(ps)
		}
		for _, p := range o.Periods {
			if (p.Month != nil) == p.Problems.Failed() {
				t.Errorf("%s: month %v beside %v", p.Key.Key(), p.Month != nil, p.Problems)
			}
		}
	})
}

// TestStart holds that the files which an office starts from are accepted once the
// blanks of the profile are filled in, and that their examples are, once they are
// uncommented.
func TestStart(t *testing.T) {
	for _, name := range []string{"", "Sở Nội vụ", "Ủy ban nhân dân xã An Hòa", `Trung tâm "A": #1 \ B`} {
		for _, filled := range []bool{false, true} {
			dir := filepath.Join(t.TempDir(), "co-quan")
			start(t, dir, name, filled)
			o, ps := office.Open(dir)
			if o == nil || ps.Failed() {
				t.Fatalf("%q: %v", name, ps)
			}
			if name != "" && o.Agency.Name != name {
				t.Errorf("name %q, want %q", o.Agency.Name, name)
			}
			for _, p := range o.Periods {
				if p.Month == nil || p.Problems.Failed() || !filled && len(p.Problems) > 0 {
					t.Errorf("%q filled %v, %s: %v", name, filled, p.Key.Key(), p.Problems)
				}
			}
			if filled && (len(o.Periods[0].Month.Followed) == 0 || len(o.Periods[1].Month.Followed) > 0) {
				t.Error("the opening balance belongs to the first period alone")
			}
		}
	}
}

func TestStartNames(t *testing.T) {
	for name, want := range map[string]string{
		"Sở Nội vụ": "SNV", "Ủy ban nhân dân xã An Hòa": "UBND", "Uỷ ban nhân dân phường Đông": "UBND", "Đài Truyền thanh": "ĐTT", "1": "", "": "",
	} {
		file, err := office.StartAgency(name)
		if err != nil || !strings.Contains(string(file.Data), fmt.Sprintf("ky_hieu: %q", want)) {
			t.Errorf("%s: no symbol %s in\n%s", name, want, file.Data)
		}
	}
	file, err := office.StartAgency("Ủy ban nhân dân xã An Hòa")
	if err != nil || !strings.Contains(string(file.Data), `dia_danh: "An Hòa"`) {
		t.Errorf("the commune's place is not its own: %s", file.Data)
	}
	file, err = office.StartAgency("")
	for _, blank := range []string{`ten: ""`, `ky_hieu: ""`, `dia_danh: ""`} {
		if err != nil || !strings.Contains(string(file.Data), "\n"+blank) {
			t.Errorf("%s is made up: %s", blank, file.Data)
		}
	}
}

// TestStartKeeps holds that nothing is made beside what an office has.
func TestStartKeeps(t *testing.T) {
	for have, want := range map[string]string{
		"": "giao-ban.yaml tien-do.yaml", "giao-ban.xlsx": "tien-do.yaml", "2026-11 Sổ giao ban tháng.xlsx": "tien-do.yaml", "tien-do.yaml": "giao-ban.yaml",
	} {
		files, err := office.StartPeriod(record.Agency{}, viet.Period{Year: 2026, Month: 11}, true, []string{have})
		var got []string
		for _, f := range files {
			got = append(got, filepath.Base(f.Path))
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("beside %q: %v %v, want %s", have, got, err, want)
		}
	}
}

// start makes an office with two periods; filled uncomments the examples.
func start(t *testing.T, dir, name string, filled bool) {
	t.Helper()
	file, err := office.StartAgency(name)
	if err != nil {
		t.Fatal(err)
	}
	for blank, value := range map[string]string{"ten": "Sở Mẫu", "ky_hieu": "SM", "dia_danh": "Bình An"} {
		file.Data = []byte(strings.Replace(string(file.Data), blank+`: ""`, blank+`: "`+value+`"`, 1))
	}
	if filled {
		file.Data = []byte(uncommented(string(file.Data)))
	}
	write(t, dir, file.Path, string(file.Data))
	files := []office.StartFile{file}
	agency, _ := office.ReadAgency(filepath.Join(dir, file.Path))
	for i, p := range []viet.Period{{Year: 2026, Month: 11}, {Year: 2026, Month: 12}} {
		more, err := office.StartPeriod(agency, p, i == 0, nil)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, f := range files {
		text := string(f.Data)
		if filled {
			text = uncommented(text)
		}
		write(t, dir, f.Path, text)
	}
}

// uncommented takes the sign of a comment off the lines that hold an example.
func uncommented(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, "# "); ok && (strings.HasPrefix(rest, "  ") || strings.Contains(rest, ":  #") || strings.HasPrefix(rest, "khong_phat_sinh:")) {
			line = rest
		}
		out = append(out, line)
	}
	return strings.ReplaceAll(strings.Join(out, ""), "# tien_do:", "tien_do:")
}

// newOffice writes the folder of an office.
func newOffice(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "so-mau")
	write(t, dir, office.AgencyFile, profile)
	for name, text := range files {
		write(t, dir, name, text)
	}
	return dir
}

// said holds that the problems are those of want, by a part of each.
func said(t *testing.T, ps doc.Problems, want []string) {
	t.Helper()
	ps.Sort()
	if len(ps) != len(want) {
		t.Fatalf("%d problems, want %d:\n%v", len(ps), len(want), ps)
	}
	for i, p := range ps {
		if got := filepath.ToSlash(p.Error()); !strings.Contains(got, want[i]) {
			t.Errorf("said %s\nwant %s", got, want[i])
		}
	}
}
