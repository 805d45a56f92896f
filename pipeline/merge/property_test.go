package merge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
)

// someRow is a row as a unit may fill it in, also wrongly.
func someRow(t *rapid.T, label string) filled {
	codes := []string{"", "2026-10/VP-01", "2026-11/VP-01", "2026-11/TTra-01", "2026-11/TTra-02", "2026-09/VP-01", "2026-11/VP-99", "2026-11/TTra-PS02"}
	row := filled{}
	for _, c := range []struct {
		key    string
		values []string
	}{
		{keyCode, codes},
		{keyText, []string{"", "Tiếp đoàn kiểm tra", "tiếp đoàn KIỂM TRA", "Việc khác: sửa \"máy\" #2", "Kiểm tra công vụ tại 03 đơn vị"}},
		{keyCooperation, []string{"", "", "TTra", "Công an tỉnh"}},
		{keyDue, []string{"", "", "20/11/2026"}},
		{keyState, []string{"", "Đang thực hiện", "Đang thực hiện", "Đã hoàn thành", "Hủy"}},
		{keyPercent, []string{"", "50", "100", "120"}},
		{keyResult, []string{"", "đã làm", "- đã làm:\nmột phần", "'x' # y"}},
		{keyDoneOn, []string{"", "", "05/11/2026"}},
		{keyNote, []string{"", "Giám đốc quyết định", "100%"}},
	} {
		row[c.key] = rapid.SampledFrom(c.values).Draw(t, label+c.key)
	}
	return row
}

func someForms(t *rapid.T) []*intake.ReturnedForm {
	var forms []*intake.ReturnedForm
	for i := range rapid.IntRange(1, 4).Draw(t, "forms") {
		unit := rapid.SampledFrom([]string{"VP", "TTra", "CCVC"}).Draw(t, "unit")
		var rows []filled
		for j := range rapid.IntRange(0, 4).Draw(t, "rows") {
			rows = append(rows, someRow(t, fmt.Sprintf("%d.%d ", i, j)))
		}
		forms = append(forms, formOf(fmt.Sprintf("p%d.xlsx", i), unit, rows...))
	}
	return forms
}

// after is what the office knows once the text of tien-do.yaml is written.
func after(t interface{ Fatal(...any) }, in Input, text []byte) Input {
	m, ok := partOf(string(text))
	if !ok {
		t.Fatal("tien-do.yaml cannot be read:\n" + string(text))
	}
	in.Have, in.Arisen = m.Progress, m.Arisen
	in.Open = append(slices.Clone(in.Open), completed(in, m.Arisen)...) // as the ledger gives them
	in.Known = append(slices.Clone(in.Known), m.Arisen...)
	return in
}

// handMade is a file as a clerk may keep it.
const handMade = `# Tiến độ kỳ 11/2026 (chị Hà giữ)

tien_do:   # ghi theo thứ tự gửi về
  # gọi điện ngày 12/11
  - {ma: 2026-11/TTra-01, tinh_trang: Đang thực hiện, ket_qua: "đã làm", ty_le: 50 %}   # TTra báo miệng
  - ma: 2026-11/VP-01      # chờ số liệu
    # chưa chắc
    tinh_trang: dang_thuc_hien
    ghi_chu: 'Giám đốc quyết định'
    # hết dòng VP-01

# việc mới
nhiem_vu_phat_sinh:
- ma: 2026-11/TTra-PS02
  don_vi_chu_tri: Thanh tra Sở
  noi_dung: >-
    Tiếp đoàn
    kiểm tra
# hết tệp
`

// Merging again what was merged changes nothing; the order of the forms does not matter;
// nothing that a unit filled in is lost; what people wrote stays.
func TestMergeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, forms := input(), someForms(t)
		in.Replace = rapid.Bool().Draw(t, "replace")
		if rapid.Bool().Draw(t, "elsewhere") {
			in.Elsewhere = []record.Progress{{Task: "2026-11/TTra-02", State: record.StateInProgress}, {Task: "2026-11/VP-PS07", State: record.StateInProgress, Result: "đã làm"}}
			in.ArisenElsewhere = []record.Task{{Code: "2026-11/TTra-PS05", Lead: "TTra", Text: "Tiếp đoàn kiểm tra"}, {Code: "2026-11/VP-PS07", Lead: "VP", Text: "Tiếp đoàn kiểm tra"}}
		}
		text := []byte(rapid.SampledFrom([]string{"", handMade, "# trống\n", "tien_do:\nnhiem_vu_phat_sinh: []  # chưa có\n", strings.ReplaceAll(handMade, "\n", "\r\n"), "tien_do: [{ma: 2026-11/VP-01, tinh_trang: huy, ghi_chu: x}]\n"}).Draw(t, "file"))
		if len(text) > 10 {
			in = after(t, in, text)
		}
		r := Merge(in, forms)
		counted(t, r, forms)

		mixed := slices.Clone(forms)
		random := rand.New(rand.NewPCG(uint64(len(forms)), 7))
		random.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if d := cmp.Diff(r, Merge(in, mixed)); d != "" {
			t.Fatal("another order of the forms:", d)
		}

		out, err := Update(text, r)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			if _, comment, ok := strings.Cut(line, "# "); ok && !strings.Contains(string(out), strings.TrimSpace(comment)) {
				t.Fatalf("the comment %q is lost in\n%s", comment, out)
			}
		}
		again := Merge(after(t, input2(in), out), forms)
		if again.Changes() {
			t.Fatalf("merged again:\n%s\nfrom\n%s", show(again), out)
		}
		if d := cmp.Diff(mendKeys(r), mendKeys(again)); d != "" {
			t.Fatal("to be mended at the second time:", d)
		}
	})
}

// input2 is the input before anything was merged.
func input2(in Input) Input {
	fresh := input()
	fresh.Replace, fresh.Elsewhere, fresh.ArisenElsewhere = in.Replace, in.Elsewhere, in.ArisenElsewhere
	return fresh
}

// mendKeys are the cells that are to be mended.
func mendKeys(r *Result) []string {
	var out []string
	for _, m := range r.Mend {
		out = append(out, m.Pos.String())
	}
	return out
}

// counted holds that each row that a unit filled in was taken, is known, or is listed to
// be mended.
func counted(t *rapid.T, r *Result, forms []*intake.ReturnedForm) {
	rows, counted := 0, 0
	listed := map[string]bool{}
	for _, m := range r.Mend {
		listed[fmt.Sprint(m.Pos.File, m.Pos.Line)] = true
	}
	for _, f := range forms {
		rows += len(f.Rows)
	}
	toMend := 0
	for _, u := range r.Units {
		counted += u.Added + u.New + u.Replaced + u.Same + u.Rejected + u.Conflicts
		toMend += u.Rejected + u.Conflicts
	}
	if rows != counted {
		t.Fatalf("%d rows, %d counted: %+v\n%s", rows, counted, r.Units, show(r))
	}
	if toMend != len(listed) {
		t.Fatalf("%d rows to be mended, %d listed\n%s", toMend, len(listed), show(r))
	}
	for _, p := range r.Progress {
		if p.State == "" {
			t.Fatalf("without a state: %+v", p)
		}
	}
}
