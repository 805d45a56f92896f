package merge

import (
	"bytes"
	"errors"
	"strings"
	"testing"

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
	text := []byte("\uFEFFtien_do:\r\n  - ma: x  # y\r\n")
	out, err := Update(text, someResult())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(out, text) || strings.Count(string(out), "\n") != strings.Count(string(out), "\r\n") {
		t.Errorf("%q", out)
	}
	if out, err := Update(text, new(Result)); err != nil || !bytes.Equal(out, text) {
		t.Errorf("%q, %v", out, err)
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

// FuzzUpdate writes into files of any content: what they said they still say.
func FuzzUpdate(f *testing.F) {
	f.Add(handMade)
	f.Add("tien_do: [a, {ma: 2026-11/VP-01}]\n")
	f.Add("tien_do:\n- ma: 2026-11/VP-01\n  ket_qua: |+\n    # x\n\n\n  # y\nnhiem_vu_phat_sinh: ~\n...\n")
	f.Fuzz(func(t *testing.T, text string) {
		r := someResult()
		out, err := Update([]byte(text), r)
		if err == nil && !says(strings.ReplaceAll(strings.TrimPrefix(text, "\uFEFF"), "\r\n", "\n"), strings.TrimPrefix(string(out), "\uFEFF"), r) {
			t.Errorf("%q", out)
		}
	})
}
