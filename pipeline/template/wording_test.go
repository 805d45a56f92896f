package template

import (
	"os"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
)

// november is a month of a commune.
func november(tone string) *record.Month {
	return &record.Month{
		Agency:    record.Agency{Name: "Ủy ban nhân dân xã An Hòa", Symbol: "UBND", Tone: tone, Units: []record.Unit{{Code: "VP", Name: "Văn phòng"}}},
		Meeting:   record.Meeting{Period: viet.Period{Year: 2026, Month: 11}, Date: viet.Date{Year: 2026, Month: 11, Day: 5}},
		Documents: about,
	}
}

// wordingFaults is what filling a template says of its words, one a line: place,
// what was found and what to write.
func wordingFaults(t *testing.T, src string, m *record.Month) []string {
	t.Helper()
	tmpl := mustLoad(t, src)
	_, problems := tmpl.Fill(Input{Month: m}, loadRules(t))
	problems = append(problems, tmpl.Proofread(m.House(viet.Date{}))...)
	var out []string
	for _, p := range problems {
		if strings.HasPrefix(p.Message, "“") {
			if !p.Warning || p.Hint == "" || p.Rule == "" {
				t.Errorf("%+v", p)
			}
			found, _, _ := strings.Cut(p.Message, "”")
			out = append(out, strings.TrimPrefix(p.Pos.String(), "mau.md:")+" "+found+"”")
		}
	}
	return out
}

// A template's own words are read as those of the data are, wherever they stand.
func TestWording(t *testing.T) {
	const slips = "Gửi xã Tuy Phước,, thuỷ lợi tháng 11/2025 và 5/KH-UBND, Khoản 1 điều 2, 31/02/2026"
	for _, c := range []struct{ name, src, want string }{
		{"all of them", body(slips), "5:17 “Phước,, thuỷ”|5:20 “thuỷ”|5:29 “tháng 11/2025”|5:46 “5/KH-UBND”|5:57 “Khoản”|5:65 “điều”|5:73 “31/02/2026”"},
		{"item", body("- a\n\n   b,, c"), "7:5 “b,, c”"},
		{"second line", body("# Đề mục\n\nMột dòng\nhai {{cuoc_hop.ten}} **ba,, bốn** năm"), "8:26 “ba,, bốn”"},
		{"heading", body("# Đề mục,, hai"), "5:9 “mục,, hai”"},
		{"cell", body("| A,, b | B |\n|---|---|\n| a | {{cuoc_hop.ten}} c,, d |"), "5:4 “A,, b”|7:25 “c,, d”"},
		{"directive", body("{{#if co(cuoc_hop.ten)}}\na,, b\n{{else}}\nc,, d\n{{/if}}"), "6:2 “a,, b”|8:2 “c,, d”"},
		{"annex", body("Nội dung\n\n---\nphu_luc: \"a,, b\"\n---\n\nc,, d"), "8:12 “a,, b”|11:2 “c,, d”"},
		{"link", body("Xem [a,, b](https://vidu.vn)"), "5:7 “a,, b”"},
		{"front matter", "---\nloai: quyet_dinh\nten: Thử\ntrich_yeu: Họp {{cuoc_hop.ten}} a,, b\nkinh_gui: [\"c,, d\"]\ntham_quyen: CHỦ TỊCH,, XÃ\n" +
			"can_cu:\n  - Luật a,, c\nnoi_nhan:\n  - Như trên\n  - e,, g\nnguoi_ky: {quyen_han: [\"TM. h,, i\"], chuc_vu: \"k,, l\"}\n---\n",
			"4:34 “a,, b”|5:14 “c,, d”|6:21 “TỊCH,, XÃ”|8:11 “a,, c”|12:30 “h,, i”|12:49 “k,, l”|11:6 “e,, g”"},
		{"once", body("a,, b\n\na,, b\n\na,, b"), "5:2 “a,, b”"},
		{"abbreviation nobody explains", body("Công tác CNTT"), ""},
		{"holes", body("Ngày {{cuoc_hop.ten}} tháng {{cuoc_hop.ten}}, {{cuoc_hop.ten}}; ({{cuoc_hop.ten}}) số {{cuoc_hop.ten}}/KH-UBND, " +
			"“{{cuoc_hop.ten}}” {{cuoc_hop.ten}}-{{cuoc_hop.ten}}: Khoản {{cuoc_hop.ten}} {{cuoc_hop.ten}} thứ {{cuoc_hop.ten}} {{cuoc_hop.ten}}."), ""},
	} {
		if got := strings.Join(wordingFaults(t, c.src, november(viet.ToneOnFirst)), "|"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// The built-in templates give no warning, whatever the tone style of the office.
func TestBuiltinWording(t *testing.T) {
	for _, name := range []string{"thong-bao", "bien-ban", "ke-hoach", "bao-cao"} {
		src, err := os.ReadFile("../../templates/kinds/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		tmpl := mustLoad(t, string(src))
		for _, tone := range []string{"", viet.ToneOnFirst, viet.ToneOnLast} {
			for _, month := range []*record.Month{november(tone), {}} {
				if ps := tmpl.Proofread(month.House(viet.Date{})); len(ps) > 0 || len(tmpl.doubts) > 0 || len(tmpl.passages) < 10 {
					t.Errorf("%s, tone %q: %v %v of %d passages", name, tone, ps, tmpl.doubts, len(tmpl.passages))
				}
			}
		}
	}
}

// A template in an old encoding is refused, as bytes or as the letters they show.
func TestOldEncoding(t *testing.T) {
	old, _ := legacy.TCVN3.Encode("Phòng Kinh tế thông báo kết luận của đồng chí trưởng phòng tại cuộc họp giao ban")
	var raw []byte
	for _, r := range old {
		raw = append(raw, byte(r))
	}
	const head = "---\nloai: thong_bao\nten: Thu\n---\n"
	for _, c := range []struct{ name, src, want string }{
		{"bytes", head + string(raw), "tệp không phải văn bản UTF-8 mà viết theo bảng mã TCVN3 (ABC)"},
		{"letters", head + old, "từ dòng này có 1 dòng viết theo bảng mã TCVN3 (ABC)"},
		{"some letters", body("Ủy ban nhân dân xã họp bàn.\n\n" + old), "từ dòng này có 1 dòng viết theo bảng mã TCVN3 (ABC)"},
	} {
		if got := loadFaults(t, c.src); !strings.Contains(got, c.want) || !strings.Contains(got, "UniKey") {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	for text, doubts := range map[string]int{"Th«ng b¸o": 1, "ống Ø 20 mm, ±5%, 25 °C, café Müller": 0} {
		_, problems := mustLoad(t, body("Ủy ban nhân dân xã họp bàn.\n\n"+text)).Fill(Input{Month: november("")}, loadRules(t))
		n := 0
		for _, p := range problems {
			if p.Rule == ruleEncoding && p.Pos.Line == 7 && p.Warning {
				n++
			}
		}
		if n != doubts {
			t.Errorf("%q gives %v", text, problems)
		}
	}
}

// A document that says nothing, or not what about, gives a warning.
func TestEmptyDocument(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"---\nloai: thong_bao\nten: Thử\ntrich_yeu: \"\"\n---\n", "mau.md:4:13 trích yếu, nội dung"},
		{"---\nloai: thong_bao\nten: Thử\n---\nMột câu.\n", " trích yếu"},
		{"---\nloai: thong_bao\nten: Thử\ntrich_yeu: \"{{cuoc_hop.ten}}\"\n---\n{{cuoc_hop.ten}}\n", "mau.md:4:13 trích yếu, nội dung"},
		{"---\nloai: thong_bao\nten: Thử\ntrich_yeu: Về\n---\n{{#each nhiem_vu as n}}\n- a\n{{/each}}\n", " nội dung"},
		{"---\nloai: thong_bao\nten: Thử\ntrich_yeu: Về\n---\nMột câu.\n", ""},
		{"---\nloai: giay_nghi_phep\nten: Thử\n---\nMột câu.\n", ""},
		{"---\nloai: giay_moi\nten: Thử\n---\nMột câu.\n", " trích yếu"},
	} {
		_, problems := mustLoad(t, c.src).Fill(Input{}, loadRules(t))
		var place string
		var got []string
		for _, p := range problems {
			if p.Rule == ruleEmpty {
				if place == "" {
					place = p.Pos.String()
				}
				got = append(got, strings.TrimPrefix(p.Message, "văn bản không có "))
			}
		}
		if all := place + " " + strings.Join(got, ", "); strings.TrimRight(all, " ") != c.want {
			t.Errorf("%s gives %q, want %q", c.src, all, c.want)
		}
	}
}

// An urgency that the rules do not know shows before there is data; one that a hole
// gives does not.
func TestUnfit(t *testing.T) {
	for urgency, want := range map[string]string{
		"gấp": "mau.md:4:10: không có mức độ khẩn “gấp”", "Hỏa tốc": "", "thuong_khan": "", `"{{cuoc_hop.ten}}"`: "",
	} {
		got := ""
		if ps := mustLoad(t, "---\nloai: thong_bao\nten: Thử\ndo_khan: "+urgency+"\n---\n").Unfit(loadRules(t)); len(ps) > 0 {
			got, _, _ = strings.Cut(doc.Problems(ps).Error(), ";")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", urgency, got, want)
		}
	}
}

func BenchmarkProofread(b *testing.B) {
	src, _ := notice(b)
	tmpl := mustLoad(b, string(src))
	h := november("").House(viet.Date{})
	for b.Loop() {
		tmpl.Proofread(h)
	}
}
