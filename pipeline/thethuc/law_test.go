package thethuc

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// Another body of rules is another file: other words, sizes, margins, lines and
// kinds, and not a line of code.
func TestAnotherBodyOfRules(t *testing.T) {
	data, err := os.ReadFile(rulesFile)
	if err != nil {
		t.Fatal(err)
	}
	src := string(data)
	for _, change := range [][2]string{
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỔNG CÔNG TY VÍ DỤ"},
		{"chu: Độc lập - Tự do - Hạnh phúc", "chu: Kỷ luật - Đồng tâm"},
		{`so: {chu: "Số:"`, `so: {chu: "Số"`},
		{"le_trai: {gia_tri: 30, tu: 30, den: 35", "le_trai: {gia_tri: 25, tu: 25, den: 35"},
		{"cot_trai: {gia_tri: 65,", "cot_trai: {gia_tri: 70,"},
		{"cot_trai: {gia_tri: 75,", "cot_trai: {gia_tri: 80,"},
		{`ten: ["13", "14"], mac_dinh: "14"`, `ten: ["nhỏ", "lớn"], mac_dinh: "nhỏ"`},
		{"ma: NoiDung, ten: Nội dung, co: {gia_tri: [13, 14], tu: 13, den: 14}", "ma: NoiDung, ten: Nội dung, co: {gia_tri: [12, 15.5], tu: 12, den: 16}"},
		{"{chu: TM., nghia", "{chu: T/M, nghia"},
		{"khoa: thong_bao, ten: Thông báo, viet_tat: TB", "khoa: thong_bao, ten: Thông tri, viet_tat: TT"},
		{"phu_luc: {chu: Phụ lục", "phu_luc: {chu: Bản kèm"},
		{"(Kèm theo {ten_loai} số {so_ky_hieu} {ngay} của {co_quan})", "Ban hành cùng {ten_loai} số {so_ky_hieu}, {ngay}, {co_quan}"},
	} {
		if !strings.Contains(src, change[0]) {
			t.Fatalf("the rules file has no %q", change[0])
		}
		src = strings.ReplaceAll(src, change[0], change[1])
	}
	r, err := Load("khac.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	f := with(office("thong_bao"), func(f *Frame) { f.Signatures[0].Authority = []string{"T/M Ban Giám đốc"} })
	d, ps := r.Compose(f, []doc.Block{para("Nội dung.")}, []Annex{{Title: text("Số liệu")}})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if s, _ := d.Style(styleBody); s.Size != 12 {
		t.Errorf("the body is %g pt", s.Size)
	}
	main := d.Sections[0]
	if got := main.Page.TextWidth(); got != doc.MM(210)-doc.MM(25)-doc.MM(15) {
		t.Errorf("the text is %.1f mm wide", got.Millimetres())
	}
	lines := slices.Concat(slices.Collect(doc.Lines(main.Blocks)), slices.Collect(doc.Lines(d.Sections[1].Blocks)))
	for _, want := range []string{"TỔNG CÔNG TY VÍ DỤ", "Kỷ luật - Đồng tâm", "Số 05/TT-UBND", "THÔNG TRI", "T/M BAN GIÁM ĐỐC", "Bản kèm",
		"Ban hành cùng Thông tri số 05/TT-UBND, ngày 09 tháng 11 năm 2026, Ủy ban nhân dân xã Hòa An"} {
		if !slices.Contains(lines, want) {
			t.Errorf("no line %q in %q", want, lines)
		}
	}
}

// The share of a column is at least its longest word and its cell's edges, also
// where the template gives it none.
func TestColumnsHoldTheirWords(t *testing.T) {
	table := func(widths []doc.Length, cells ...string) *doc.Table {
		row := doc.Row{}
		for _, c := range cells {
			row.Cells = append(row.Cells, doc.Cell{Blocks: []doc.Block{para(c)}})
		}
		return &doc.Table{Columns: widths, Rows: []doc.Row{row}}
	}
	long := strings.Repeat("w", 60)
	for name, c := range map[string]struct {
		in   *doc.Table
		want []int // mm
	}{
		"as asked":      {table([]doc.Length{1, 1}, "a", "b"), []int{83, 82}},
		"narrow date":   {table([]doc.Length{1, 99}, "31/12/2026", "b"), []int{23, 142}},
		"no width":      {table([]doc.Length{0, 1}, "31/12/2026", "b"), []int{23, 142}},
		"no text":       {table([]doc.Length{1, 1, 1, 1}, "", long, long, long), []int{3, 54, 54, 54}},
		"too much":      {table([]doc.Length{1, 1, 1}, long, long, long), []int{55, 55, 55}},
		"one long word": {table([]doc.Length{1, 9}, long, "b"), []int{55, 110}},
	} {
		t.Run(name, func(t *testing.T) {
			d, ps := rules(t).Compose(office("thong_bao"), []doc.Block{c.in}, nil)
			if ps.Failed() {
				t.Fatal(ps)
			}
			i := slices.IndexFunc(d.Sections[0].Blocks, func(b doc.Block) bool { return isTable(b) && b.(*doc.Table).Role == doc.RoleNone })
			var got []int
			total := doc.Length(0)
			for _, w := range d.Sections[0].Blocks[i].(*doc.Table).Columns {
				got = append(got, int(math.Round(w.Millimetres())))
				total += w
			}
			if diff := cmp.Diff(c.want, got); diff != "" || total != d.Sections[0].Page.TextWidth() {
				t.Errorf("total %d (-want +got):\n%s", total, diff)
			}
		})
	}
}

// Numbers under a dash begin anew and leave those around it alone.
func TestNumbersUnderDashes(t *testing.T) {
	body := []doc.Block{
		ordered(item("một")),
		bullets(item("gạch", ordered(item("x"), item("y"))), item("gạch", ordered(item("x")))),
		ordered(item("hai")),
	}
	d, _ := rules(t).Compose(office("thong_bao"), body, nil)
	got := strings.Join(slices.Collect(doc.Lines(d.Sections[0].Blocks)), "|")
	if want := "1. một|- gạch|1. x|2. y|- gạch|1. x|2. hai"; !strings.Contains(got, want) {
		t.Errorf("got %q, want %q in it", got, want)
	}
}

// The subject of a công văn begins with "V/v" once, however it is typed.
func TestLetterSubject(t *testing.T) {
	for _, subject := range []string{"cử cán bộ", "V/v cử cán bộ", "v/v cử cán bộ"} {
		f := with(office("cong_van"), func(f *Frame) { f.Addressees, f.Subject = []string{"Sở Nội vụ"}, text(subject) })
		d, ps := rules(t).Compose(f, nil, nil)
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		got := strings.ToLower(strings.Join(slices.Collect(doc.Lines(d.Sections[0].Blocks)), "|"))
		if !strings.Contains(got, "|v/v cử cán bộ|") {
			t.Errorf("%q: %s", subject, got)
		}
	}
}

// Settled columns of a table as wide as a page keep their sum, move by at most
// five twips, and have every edge at a ten-thousandth of the table's width,
// rounded as LibreOffice does.
func TestSettle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.SampledFrom([]doc.Length{doc.MM(165), doc.MM(252)}).Draw(t, "width")
		var weights []doc.Length
		for _, w := range rapid.SliceOfN(rapid.IntRange(1, 50), 1, 12).Draw(t, "weights") {
			weights = append(weights, doc.Length(w))
		}
		columns := scale(weights, total)
		var before, after doc.Length
		for i, w := range settle(columns) {
			before, after = before+columns[i], after+w
			part := (20000*after + total) / (2 * total)
			if moved := after - before; moved < -5 || moved > 5 || (after < total && part*total/10000 != after) {
				t.Fatalf("edge %d of %d went from %d to %d", i, total, before, after)
			}
		}
		if after != total {
			t.Fatalf("%d twips became %d", total, after)
		}
	})
}

// A short table stays on one page, each row with the next; a long one may break
// between its rows.
func TestShortTableStaysWhole(t *testing.T) {
	for rows, want := range map[int]bool{3: true, 40: false} {
		in := &doc.Table{Columns: []doc.Length{1}, HeaderRows: 1}
		for range rows {
			in.Rows = append(in.Rows, doc.Row{Cells: []doc.Cell{{Blocks: []doc.Block{para("chữ")}}}})
		}
		d, _ := rules(t).Compose(office("thong_bao"), []doc.Block{in}, nil)
		i := slices.IndexFunc(d.Sections[0].Blocks, func(b doc.Block) bool { return isTable(b) && b.(*doc.Table).Role == doc.RoleNone })
		out := d.Sections[0].Blocks[i].(*doc.Table).Rows
		for j := range out {
			id, _ := doc.FirstStyle(out[j].Cells[0].Blocks)
			style, ok := d.Style(id)
			if keeps := want && j < rows-1; !ok || style.KeepNext != keeps {
				t.Errorf("%d rows: row %d in %s keeps with the next: %v, want %v", rows, j, id, style.KeepNext, keeps)
			}
		}
	}
}
