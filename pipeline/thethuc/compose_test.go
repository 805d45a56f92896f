package thethuc

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// styled yields the style of every block under blocks.
func styled(blocks []doc.Block, yield func(style string)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			yield(b.Style)
		case *doc.Heading:
			yield(b.Style)
		case *doc.List:
			for _, it := range b.Items {
				styled(it.Blocks, yield)
			}
		case *doc.Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					styled(c.Blocks, yield)
				}
			}
		}
	}
}

func TestEveryStyleIsInTheSheet(t *testing.T) {
	r := rules(t)
	used := map[string]bool{}
	for name, c := range forms() {
		d, _ := r.Compose(c.frame, c.body, c.annexes)
		for _, s := range d.Sections {
			styled(slices.Concat(s.Header, s.Blocks, s.Foot), func(style string) {
				used[style] = true
				if _, ok := d.Style(style); !ok {
					t.Errorf("%s: style %q is not in the sheet", name, style)
				}
			})
		}
	}
	for _, id := range styleIDs {
		if !used[id] {
			t.Errorf("no form uses style %q", id)
		}
	}
}

// allText is the folded text of a document, words apart by one space.
func allText(d *doc.Doc) string {
	var b strings.Builder
	for _, s := range d.Sections {
		for line := range doc.Lines(s.Blocks) {
			b.WriteString(line + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestTextInIsTextOut(t *testing.T) {
	r := rules(t)
	for name, c := range forms() {
		d, _ := r.Compose(c.frame, c.body, c.annexes)
		got := viet.Upper(allText(d))
		in := []string{c.frame.Superior, c.frame.Agency, c.frame.Place, c.frame.Issuer, doc.PlainText(c.frame.Subject)}
		in = slices.AppendSeq(append(in, doc.PlainText(c.frame.Under)), doc.Lines(c.body))
		for _, a := range c.annexes {
			in = slices.AppendSeq(append(in, doc.PlainText(a.Title)), doc.Lines(a.Blocks))
		}
		for _, s := range slices.Concat(c.frame.Addressees, c.frame.Recipients, c.frame.Basis) {
			in = append(in, strings.Trim(s, "-;. "))
		}
		for _, s := range c.frame.Signatures {
			in = append(append(in, s.Authority...), s.Post, s.Name)
		}
		for _, s := range in {
			if s = strings.Join(strings.Fields(s), " "); !strings.Contains(got, viet.Upper(s)) {
				t.Errorf("%s: lost %q", name, s)
			}
		}
	}
}

func TestComposeLeavesItsInput(t *testing.T) {
	r := rules(t)
	before, after := forms(), forms()
	for name, c := range after {
		r.Compose(c.frame, c.body, c.annexes)
		if diff := cmp.Diff(before[name], c, cmp.AllowUnexported(composition{})); diff != "" {
			t.Errorf("%s: input changed\n%s", name, diff)
		}
	}
}

func TestNumberAndDate(t *testing.T) {
	r := rules(t)
	for _, c := range []struct {
		kind, number         string
		date                 viet.Date
		period               viet.Period
		symbol, line, issued string
	}{
		{"thong_bao", "5", viet.Date{Year: 2020, Month: 1, Day: 5}, viet.Period{}, "05/TB-UBND", "Số: 05/TB-UBND", "Hòa An, ngày 05 tháng 01 năm 2020"},
		{"thong_bao", "10", viet.Date{Year: 2019, Month: 6, Day: 29}, viet.Period{}, "10/TB-UBND", "Số: 10/TB-UBND", "Hòa An, ngày 29 tháng 6 năm 2019"},
		{"cong_van", "12", viet.Date{Year: 2022, Month: 2, Day: 10}, viet.Period{}, "12/UBND-VP", "Số: 12/UBND-VP", "Hòa An, ngày 10 tháng 02 năm 2022"},
		{"to_trinh", "", viet.Date{}, viet.Period{Year: 2022, Month: 10}, "/TTr-UBND", "Số:        /TTr-UBND", "Hòa An, ngày      tháng 10 năm 2022"},
		{"quy_dinh", "", viet.Date{}, viet.Period{Year: 2022, Month: 2}, "/QyĐ-UBND", "Số:        /QyĐ-UBND", "Hòa An, ngày      tháng 02 năm 2022"},
		{"thu_cong", "", viet.Date{}, viet.Period{}, "/UBND", "Số:        /UBND", "Hòa An, ngày      tháng      năm      "},
	} {
		f := with(office(c.kind), func(f *Frame) { f.Number, f.Date, f.Period = c.number, c.date, c.period })
		if got := r.Symbol(f); got != c.symbol {
			t.Errorf("symbol %q, want %q", got, c.symbol)
		}
		d, _ := r.Compose(f, nil, nil)
		lines := slices.Collect(doc.Lines(d.Sections[0].Blocks))
		for _, want := range []string{c.line, c.issued} {
			if !slices.Contains(lines, want) {
				t.Errorf("no line %q in %q", want, lines[:6])
			}
		}
	}
}

func TestSigning(t *testing.T) {
	r := rules(t)
	for name, c := range map[string]struct {
		in   Signature
		want string
		rule string
	}{
		"head":    {Signature{Post: "Giám đốc", Name: "Lê An"}, "GIÁM ĐỐC|Lê An", ""},
		"TM":      {Signature{Authority: []string{"TM. Ủy ban nhân dân"}, Post: "Chủ tịch", Name: "Lê An"}, "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Lê An", ""},
		"KT":      {Signature{Authority: []string{"KT. Giám đốc"}, Post: "Phó Giám đốc", Name: "Lê An"}, "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Lê An", ""},
		"TL":      {Signature{Authority: []string{"TL. Chủ tịch"}, Post: "Chánh Văn phòng", Name: "Lê An"}, "TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG|Lê An", ""},
		"TUQ":     {Signature{Authority: []string{"TUQ. Giám đốc"}, Post: "Trưởng phòng", Name: "Lê An"}, "TUQ. GIÁM ĐỐC|TRƯỞNG PHÒNG|Lê An", ""},
		"Q":       {Signature{Authority: []string{"Q."}, Post: "Cục trưởng", Name: "Lê An"}, "Q. CỤC TRƯỞNG|Lê An", ""},
		"TM KT":   {Signature{Authority: []string{"TM. Ủy ban nhân dân", "KT. Chủ tịch"}, Post: "Phó Chủ tịch", Name: "Lê An"}, "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Lê An", ""},
		"TL KT":   {Signature{Authority: []string{"TL. Chủ tịch", "KT. Chánh Văn phòng"}, Post: "Phó Chánh Văn phòng", Name: "Lê An"}, "TL. CHỦ TỊCH|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|Lê An", ""},
		"TM Q":    {Signature{Authority: []string{"TM. Ủy ban nhân dân", "Q."}, Post: "Chủ tịch"}, "TM. ỦY BAN NHÂN DÂN|Q. CHỦ TỊCH|", ""},
		"draft":   {Signature{}, "|", ""},
		"caption": {Signature{Caption: "Chủ tọa", Name: "Lê An"}, "CHỦ TỌA|Lê An", ""},
		"for a side": {Signature{Caption: "Đại diện bên A", Authority: []string{"KT. Giám đốc"}, Post: "Phó Giám đốc", Name: "Lê An"},
			"ĐẠI DIỆN BÊN A|KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Lê An", ""},
		"slash":    {Signature{Authority: []string{"T/M Ủy ban nhân dân"}, Post: "Chủ tịch"}, "", "quyen-han"},
		"no stop":  {Signature{Authority: []string{"KT Giám đốc"}, Post: "Phó Giám đốc"}, "", "quyen-han"},
		"for whom": {Signature{Authority: []string{"KT."}, Post: "Phó Giám đốc"}, "", "quyen-han"},
		"unknown":  {Signature{Authority: []string{"Giám đốc"}, Post: "Phó Giám đốc"}, "GIÁM ĐỐC|PHÓ GIÁM ĐỐC|", "quyen-han"},
		"degree":   {Signature{Post: "Giám đốc", Name: "TS. Lê An"}, "GIÁM ĐỐC|Lê An", "hoc-ham-hoc-vi"},
		"degrees":  {Signature{Post: "Giám đốc", Name: "ThS. BS Lê An"}, "GIÁM ĐỐC|Lê An", "hoc-ham-hoc-vi"},
		"in full":  {Signature{Post: "Giám đốc", Name: "Phó Giáo sư, Tiến sĩ Lê An"}, "GIÁM ĐỐC|Lê An", "hoc-ham-hoc-vi"},
		"no title": {Signature{Post: "Giám đốc", Name: "Tsu Ksor An"}, "GIÁM ĐỐC|Tsu Ksor An", ""},
		"no name":  {Signature{Post: "Giám đốc", Name: "TS."}, "GIÁM ĐỐC|TS.", ""},
		"allowed":  {Signature{Post: "Hiệu trưởng", Title: "PGS.TS.", Name: "Lê An"}, "HIỆU TRƯỞNG|PGS.TS. Lê An", ""},
		"in words": {Signature{Authority: []string{"thừa lệnh Chủ tịch", "Ký thay Chánh Văn phòng"}, Post: "Phó Chánh Văn phòng", Name: "Lê An"},
			"TL. CHỦ TỊCH|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|Lê An", ""},
		"ủy as uỷ":    {Signature{Authority: []string{"Thừa uỷ quyền Giám đốc"}, Post: "Trưởng phòng"}, "TUQ. GIÁM ĐỐC|TRƯỞNG PHÒNG|", ""},
		"acting":      {Signature{Post: "Quyền Cục trưởng", Name: "Lê An"}, "Q. CỤC TRƯỞNG|Lê An", ""},
		"acting line": {Signature{Authority: []string{"quyền"}, Post: "Cục trưởng"}, "Q. CỤC TRƯỞNG|", ""},
		"words alone": {Signature{Authority: []string{"ký thay"}, Post: "Phó Giám đốc"}, "", "quyen-han"},
		"professor":   {Signature{Post: "Giám đốc", Name: "PGS.TS Lê An"}, "GIÁM ĐỐC|Lê An", "hoc-ham-hoc-vi"},
	} {
		t.Run(name, func(t *testing.T) {
			f := with(office("thong_bao"), func(f *Frame) { f.Signatures = []Signature{c.in} })
			d, ps := r.Compose(f, nil, nil)
			expect(t, ps, c.rule)
			if c.want == "" {
				if d != nil {
					t.Error("made in spite of the fault")
				}
				return
			}
			blocks := d.Sections[0].Blocks
			right := blocks[len(blocks)-1].(*doc.Table).Rows[0].Cells[1]
			if got := strings.Join(slices.Collect(doc.Lines(right.Blocks)), "|"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Whatever is written of a signer, the name that is printed is the end of the one
// given, and nothing more is taken from it the next time.
func TestSignersKeepTheirNames(t *testing.T) {
	c := rules(t).composer(office("thong_bao"))
	part := rapid.OneOf(rapid.SampledFrom([]string{"GS", "PGS", "Tiến sĩ"}), rapid.SampledFrom([]string{" ", ".", ", ", "/", "Lê", "An", "ký thay", "Quyền "}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "name"), "")
		bare := c.untitled(name)
		if !strings.HasSuffix(strings.TrimSpace(name), bare) || strings.TrimSpace(name) != "" && bare == "" || c.untitled(bare) != bare {
			t.Fatalf("%q became %q", name, bare)
		}
		if len(c.signature(Signature{Authority: []string{name, name}, Post: name, Name: name})) == 0 {
			t.Fatal("no signature")
		}
	})
}

// expect checks that the problems are one of the rule with a hint, or none.
func expect(t *testing.T, ps doc.Problems, rule string) {
	t.Helper()
	if rule == "" && len(ps) > 0 {
		t.Errorf("unexpected: %v", ps)
	}
	if rule != "" && (len(ps) != 1 || ps[0].Rule != rule || ps[0].Hint == "") {
		t.Errorf("got %+v, want one problem %q", ps, rule)
	}
}

func TestFrameProblems(t *testing.T) {
	r := rules(t)
	deep := []doc.Block{&doc.Heading{Level: 4, Inlines: text("sâu")}}
	for name, c := range map[string]struct {
		change func(*Frame)
		body   []doc.Block
		rule   string
		failed bool
	}{
		"kind":        {func(f *Frame) { f.Kind = "thong_bao_nhanh" }, nil, "loai-van-ban", true},
		"size":        {func(f *Frame) { f.Size = "15" }, nil, "co-chu", true},
		"outline":     {func(f *Frame) { f.Outline = "chuong" }, nil, "bo-cuc", true},
		"urgency":     {func(f *Frame) { f.Urgency = "rất khẩn" }, nil, "dau-khan", true},
		"symbol":      {func(f *Frame) { f.Symbol = "" }, nil, "ky-hieu", false},
		"addressee":   {func(f *Frame) { f.Addressees = []string{"Sở Nội vụ"} }, nil, "kinh-gui", false},
		"nobody":      {func(f *Frame) { f.Kind = "cong_van" }, nil, "kinh-gui", false},
		"issuer":      {func(f *Frame) { f.Kind, f.Recipients = "quyet_dinh", []string{"Như Điều 2"} }, nil, "tham-quyen", false},
		"article":     {func(f *Frame) { f.Kind, f.Issuer = "quyet_dinh", "Ủy ban nhân dân xã" }, nil, "nhu-dieu", false},
		"deep":        {func(*Frame) {}, deep, "de-muc", true},
		"empty table": {func(*Frame) {}, []doc.Block{&doc.Table{}}, "bang", true},
	} {
		t.Run(name, func(t *testing.T) {
			d, ps := r.Compose(with(office("thong_bao"), c.change), c.body, nil)
			expect(t, ps, c.rule)
			if ps.Failed() != c.failed || (d == nil) != c.failed {
				t.Errorf("failed %t, document %t", ps.Failed(), d != nil)
			}
		})
	}
}

func TestRecipients(t *testing.T) {
	r := rules(t)
	for _, c := range []struct {
		kind       string
		addressees []string
		in         []string
		want       string
	}{
		{"cong_van", []string{"Sở A"}, []string{"Như trên", "Lưu: VT"}, "- Như trên;|- Lưu: VT."},
		{"cong_van", []string{"Sở A"}, []string{"Sở B;", "Lưu: VT, HC (2)."}, "- Như trên;|- Sở B;|- Lưu: VT, HC (2)."},
		{"bao_cao", nil, []string{"Lưu: VT", "Sở B"}, "- Sở B;|- Lưu: VT."},
		{"bao_cao", []string{"Sở A"}, []string{"Như kính gửi"}, "- Như kính gửi;|- Lưu: VT."},
		{"giay_gioi_thieu", nil, nil, "- Như trên;|- Lưu: VT."},
		{"quyet_dinh", nil, []string{"Như Điều 3"}, "- Như Điều 3;|- Lưu: VT."},
		{"bien_ban", nil, nil, "- Lưu: VT, Hồ sơ."},
		{"thong_bao", nil, []string{"Sở B", "VT, VP"}, "- Sở B;|- Lưu: VT, VP."},
		{"bien_ban", nil, []string{"VT"}, "- Lưu: VT."},
		{"thong_bao", nil, []string{"VTV, Báo A"}, "- VTV, Báo A;|- Lưu: VT."},
		{"thong_bao", nil, []string{"Các cơ quan v.v.", "  "}, "- Các cơ quan v.v;|- Lưu: VT."},
	} {
		c2 := r.composer(with(office(c.kind), func(f *Frame) { f.Addressees, f.Recipients = c.addressees, c.in }))
		if got := strings.Join(slices.Collect(doc.Lines(c2.recipients()[1:])), "|"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.kind, got, c.want)
		}
	}
}

func TestAgencyNames(t *testing.T) {
	head := rules(t).Letterhead
	n := nameBreaker{rules: &head, size: 13, bold: true, room: doc.MM(63)}
	for name, want := range map[string]string{
		"SỞ NGOẠI VỤ":                              "SỞ NGOẠI VỤ",
		"ỦY BAN NHÂN DÂN XÃ HÒA AN":                "ỦY BAN NHÂN DÂN|XÃ HÒA AN",
		"ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH":           "ỦY BAN NHÂN DÂN|TỈNH BÌNH ĐỊNH",
		"VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH": "VĂN PHÒNG|ỦY BAN NHÂN DÂN|TỈNH BÌNH ĐỊNH",
		"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG":             "SỞ NÔNG NGHIỆP|VÀ MÔI TRƯỜNG",
		"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH":          "SỞ VĂN HÓA, THỂ THAO|VÀ DU LỊCH",
		"TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG":        "TRUNG TÂM PHỤC VỤ|HÀNH CHÍNH CÔNG",
		"BAN QUẢN LÝ\nKHU KINH TẾ":                 "BAN QUẢN LÝ|KHU KINH TẾ",
	} {
		if got := strings.Join(n.lines(n.below(name)), "|"); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestNamesKeepTheirWords(t *testing.T) {
	head := rules(t).Letterhead
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("ỦY BAN NHÂN DÂN TỈNH XÃ VÀ A SỞ TRƯỜNG NGHIỆP")), 1, 14).Draw(t, "words")
		n := nameBreaker{rules: &head, size: 13, bold: true, room: doc.MM(63)}
		lines := n.lines(strings.Join(words, " "))
		if !slices.Equal(strings.Fields(strings.Join(lines, " ")), words) {
			t.Fatalf("%q became %q", words, lines)
		}
		for _, l := range lines {
			if n.width(l) > n.room {
				t.Fatalf("line %q is too long", l)
			}
		}
	})
}

// rawList makes an ordered or unordered list nested up to depth.
func rawList(t *rapid.T, depth int) *doc.List {
	l := &doc.List{Ordered: rapid.Bool().Draw(t, "ordered")}
	for range rapid.IntRange(1, 3).Draw(t, "items") {
		it := item("việc")
		if depth > 0 && rapid.Bool().Draw(t, "nested") {
			it.Blocks = append(it.Blocks, rawList(t, depth-1))
		}
		l.Items = append(l.Items, it)
	}
	return l
}

// counted checks labels: of one level they follow each other from 1 under one
// parent, be it a number or a dash.
type counted struct {
	outline Outline
	last    [levels + 1]int
	parent  int // level of the innermost number around
}

// forget forgets the counts below the parent; articles run on.
func (c *counted) forget() {
	for below := c.parent + 1; below <= levels; below++ {
		if c.outline != OutlineArticles || below != levelArticle {
			c.last[below] = 0
		}
	}
}

func (c *counted) see(label string) error {
	for level := 1; level <= levels; level++ {
		n := numbering{outline: c.outline}
		if n.label(testWords, level, c.last[level]+1) != label || label == "-" || label == "+" {
			continue
		}
		c.last[level]++
		c.parent = level
		c.forget()
		return nil
	}
	if label == "-" || label == "+" {
		return nil
	}
	return fmt.Errorf("label %q follows none of %v", label, c.last)
}

var testWords = Words{Chapter: Word{Text: "Chương"}, Section: Word{Text: "Mục"}, Article: Word{Text: "Điều"}}

// seeLabels checks the labels under blocks in reading order.
func (c *counted) seeLabels(blocks []doc.Block) error {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			label := b.Label
			if label == "" {
				label, _, _ = strings.Cut(doc.PlainText(b.Inlines), "\n")
			}
			if err := c.see(label); err != nil {
				return err
			}
		case *doc.List:
			for _, it := range b.Items {
				outside := *c
				if err := c.see(it.Label); err != nil {
					return err
				}
				inner := *c
				if !b.Ordered {
					inner.forget()
				}
				if err := inner.seeLabels(it.Blocks); err != nil {
					return err
				}
				if b.Ordered {
					c.last = inner.last
				}
				c.parent = outside.parent
			}
		}
	}
	return nil
}

func TestNumberingNeverSkips(t *testing.T) {
	r := rules(t)
	rapid.Check(t, func(t *rapid.T) {
		outline := rapid.SampledFrom([]Outline{OutlineSections, OutlineArticles}).Draw(t, "outline")
		var body []doc.Block
		for range rapid.IntRange(1, 12).Draw(t, "blocks") {
			switch rapid.IntRange(0, 2).Draw(t, "block") {
			case 0:
				body = append(body, head(rapid.IntRange(1, 3).Draw(t, "level"), "đề mục"))
			case 1:
				body = append(body, rawList(t, 2))
			default:
				body = append(body, para("đoạn"))
			}
		}
		d, ps := r.Compose(with(office("thong_bao"), func(f *Frame) { f.Outline = outline }), body, nil)
		if ps.Failed() {
			t.Fatal(ps)
		}
		c := counted{outline: outline}
		if err := c.seeLabels(d.Sections[0].Blocks); err != nil {
			t.Fatal(err)
		}
	})
}

func TestColumnsFillTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in []doc.Length
		for _, w := range rapid.SliceOfN(rapid.IntRange(0, 10000), 1, 9).Draw(t, "columns") {
			in = append(in, doc.Length(w))
		}
		width, total := doc.MM(165), doc.Length(0)
		for _, w := range scale(in, width) {
			if w < 0 {
				t.Fatalf("a column of %d", w)
			}
			total += w
		}
		if total != width {
			t.Fatalf("%d columns fill %d of %d", len(in), total, width)
		}
	})
}

func TestTablesDoNotTouch(t *testing.T) {
	r := rules(t)
	table := func() doc.Block { return tasks("TT", "Việc", "Hạn", "1", "a", "b") }
	f := with(office("thong_bao"), func(f *Frame) { f.Urgency = "khẩn" })
	d, _ := r.Compose(f, []doc.Block{table(), table(), head(1, "Bảng"), table()}, []Annex{{Blocks: []doc.Block{table(), table()}}})
	for _, s := range d.Sections {
		for i := 1; i < len(s.Blocks); i++ {
			if isTable(s.Blocks[i]) && isTable(s.Blocks[i-1]) {
				t.Errorf("tables %d and %d touch", i-1, i)
			}
		}
	}
	items := bullets(item("a", table(), table()))
	d, _ = r.Compose(office("thong_bao"), []doc.Block{items, bullets(item("b"))}, nil)
	list := d.Sections[0].Blocks[4].(*doc.List)
	if len(list.Items) != 2 || len(list.Items[0].Blocks) != 4 {
		t.Errorf("two lists became %d entries, the first of %d blocks", len(list.Items), len(list.Items[0].Blocks))
	}
}

func TestSignatureKeepsTheLastParagraph(t *testing.T) {
	r := rules(t)
	for name, c := range forms() {
		if name == "bieu" { // nobody signs it
			continue
		}
		d, _ := r.Compose(c.frame, c.body, nil)
		blocks := d.Sections[0].Blocks
		i := slices.IndexFunc(blocks, func(b doc.Block) bool { t, ok := b.(*doc.Table); return ok && t.Role == doc.RoleClosing })
		last := ""
		styled(blocks[i-1:i], func(style string) { last = style })
		if s, _ := d.Style(last); !s.KeepNext {
			t.Errorf("%s: the signature may stand alone after style %q", name, last)
		}
	}
}

func BenchmarkCompose(b *testing.B) {
	r := rules(b)
	all := forms()
	c := all["phu-luc-hai"]
	c.body = sections()
	for b.Loop() {
		if _, ps := r.Compose(c.frame, c.body, c.annexes); ps.Failed() {
			b.Fatal(ps)
		}
	}
}
