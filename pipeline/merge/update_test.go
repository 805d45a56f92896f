package merge

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/record"
)

// someResult is a new row, a row in the place of another, and new work.
func someResult() *Result {
	percent := 100
	return &Result{
		Progress: []record.Progress{
			{Task: "2026-11/VP-01", State: record.StateDone, Percent: &percent, Result: "Đã trình: 02 bản", DoneOn: day(5, 11, 2026), Note: "Giám đốc quyết định", Origin: "VP.xlsx, dòng 5"},
			{Task: "2026-11/VP-02", State: record.StateInProgress, Result: "Dòng một\ndòng hai # ba", Unit: "TTra", Origin: "Phiếu của TTra (2).xlsx, dòng 6"},
		},
		Arisen: []record.Task{{Code: "2026-11/VP-PS01", Lead: "VP", Text: "Tiếp đoàn kiểm tra", Cooperate: []string{"TTra", "*", "Công an tỉnh"}, Deadline: record.Deadline{Text: "trong tháng 11/2026"}}},
	}
}

// TestUpdate holds what becomes of files that people keep in their own ways.
func TestUpdate(t *testing.T) {
	var b strings.Builder
	for _, c := range []struct{ name, text string }{
		{"chua-co", ""},
		{"chi-ghi-chu", "# chưa có gì\n"},
		{"trong", "tien_do: []   # các đơn vị\nnhiem_vu_phat_sinh:\n#  - ma: ví dụ\n"},
		{"sua-tay", handMade},
		{"mot-danh-sach", "nhiem_vu_phat_sinh:\n    -   ma: 2026-11/TTra-PS01\n        noi_dung: |\n          Một\n          # hai\n    # ghi chú cuối\n\n\ntien_do:\n    -   {ma: 2026-11/VP-01, ghi_chu: 'cũ'}  # chị Hà\n"},
		{"trong-ngoac", "tien_do: [{ma: 2026-11/VP-01, tinh_trang: Đang thực hiện}]  # một dòng\nlui_han: []\n"},
		{"khong-xuong-dong", "tien_do:\n- ma: 2026-11/VP-01\n  tinh_trang: Đã hoàn thành\n  ngay_hoan_thanh: 2026-11-05\n  ty_le: 100%"},
		{"ngoac-nhieu-dong", "tien_do: [\n  {ma: 2026-11/VP-01, tinh_trang: huy},   # chị Hà báo\n\n  # ghi chú\n  {ma: 2026-11/VP-03},\n  # cuối\n]\n\n\n# dưới\nlui_han:\n\n  - ma:   x    # y\n\n"},
		{"cach-dong", "---\ntien_do:\n  -\n    # đầu\n    ma:   \"2026-11/VP-01\"   # chờ\n\n    # giữa\n    ghi_chu:    'cũ'     # nháy\n\n    de_nghi_lui_han: 30/11/2026\n    tinh_trang: huy\n    # cuối mục\n  # ngoài\n\n  - ma: b\n...\n# sau cùng\n"},
		{"bo-gia-tri-dau", "tien_do:\n  - ly_do_cham: bận   # hỏi lại\n    ma: 2026-11/VP-01\n  - de_nghi_lui_han: 30/11/2026\n    ma: 2026-11/VP-02\n    ket_qua: |\n      # một\n\n    # ghi chú\n"},
		{"thut-vao", "  tien_do:\n    - ma: 2026-11/VP-01\n  nhiem_vu_phat_sinh: []\n"},
		{"json", "{\"tien_do\": [{\"ma\": \"2026-11/VP-01\"}]}\n"},
	} {
		out, err := Update([]byte(c.text), someResult())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		b.WriteString("-- " + c.name + " --\n" + string(out))
		if again, err := Update(out, someResult()); err != nil || !bytes.Equal(again, out) {
			t.Errorf("%s: written again: %v\n%s", c.name, err, again)
		}
	}
	judge.Golden(t, "testdata/update.txt", b.String())
}

// The line ends and the mark of the file stay; nothing is written where nothing changes.
func TestUpdateBytes(t *testing.T) {
	for end, text := range map[string]string{
		"\r\n": "\uFEFFtien_do:\r\n  - ma: x  # y\r\n",
		"\r":   "tien_do:\r  - ma: x  # y\r",
		"\n":   "# một\ntien_do:\n  - ma: x\r\n    ghi_chu: \"a\u2028  b\"\r\n",
	} {
		out, err := Update([]byte(text), someResult())
		if err != nil {
			t.Fatal(err)
		}
		added, ok := strings.CutPrefix(string(out), text)
		if !ok || strings.Count(added, end) < 10 || len(plainEnd.ReplaceAllString(added, "")) != len(strings.ReplaceAll(added, end, "")) {
			t.Errorf("%q became %q", text, out)
		}
		if out, err := Update([]byte(text), new(Result)); err != nil || string(out) != text {
			t.Errorf("%q, %v", out, err)
		}
	}
}

// A file that cannot be written is refused and left.
func TestUpdateRefused(t *testing.T) {
	for text, want := range map[string]error{
		"\xFF\xFEt\x00":              ErrNotUTF8,
		"tien_do: C\xE1c vi\xD6c\n":  ErrNotUTF8,
		"- a\n":                      errUnwritable,
		"tien_do: {ma: x}\n":         errUnwritable,
		"tien_do:\n\t- x\n":          errUnwritable,
		"tien_do: []\ntien_do: []\n": errUnwritable,
	} {
		if out, err := Update([]byte(text), someResult()); !errors.Is(err, want) || out != nil {
			t.Errorf("%q: %v\n%s", text, err, out)
		}
	}
}

// What people wrote with marks apart (NFD) stays so: it means the same.
func TestUpdateNFD(t *testing.T) {
	note := "    ghi_chu:   " + norm.NFD.String("Giám đốc quyết định") + "\n"
	out, err := Update([]byte("tien_do:\n  - ma: 2026-11/VP-01\n"+note), someResult())
	if err != nil || !strings.Contains(string(out), note) || strings.Count(string(out), "ghi_chu") != 1 {
		t.Errorf("%v\n%s", err, out)
	}
}

// A writing that loses a comment is none; what looks like a comment in a value is not one.
func TestKeeps(t *testing.T) {
	const before = "tien_do: # một\n  - ma: a # hai\n    ghi_chu: \"x # ba\"\n# một\n"
	for after, want := range map[string]bool{
		before: true,
		"# một\n# một\ntien_do:\n  - ma: a  # hai\n": true,
		"# một\ntien_do:\n  - ma: a  # hai\n":        false,
		"# một\n# một\ntien_do:\n  - ma: a\n":        false,
	} {
		if got := keeps(strings.ReplaceAll(before, "a # hai", "a  # hai"), after); got != want {
			t.Errorf("%q: %v", after, got)
		}
	}
}

// FuzzUpdate writes into files of any content: what they said they still say.
func FuzzUpdate(f *testing.F) {
	f.Add(handMade)
	f.Add("tien_do: [a, {ma: 2026-11/VP-01}]\n")
	f.Add("tien_do: [\r  {ma: 2026-11/VP-01},  # a\r  # b\r]\r")
	f.Add("  tien_do:\n  -\n    ma: 2026-11/VP-01\n\n    # a\n    ghi_chu: \"b\u2028c\"  # d\n...\n")
	f.Add("tien_do:\n- ma: 2026-11/VP-01\n  ket_qua: |+\n    # x\n\n\n  # y\nnhiem_vu_phat_sinh: ~\n...\n")
	f.Fuzz(func(t *testing.T, text string) {
		r := someResult()
		out, err := Update([]byte(text), r)
		if err == nil && !says(strings.TrimPrefix(text, "\uFEFF"), strings.TrimPrefix(string(out), "\uFEFF"), r) {
			t.Errorf("%q", out)
		}
	})
}
