package lint

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// scraps are words and signs of which texts are thrown together.
var scraps = strings.Split("Sở|sở|Ngoại|Vụ|vụ|Ủy|uỷ|Uỷ ban Nhân dân|Tỉnh|tỉnh Bình Định|Bộ Y Tế|Kế hoạch|và|Đầu tư|Lãnh đạo|Nhân dân|"+
	"nhà nước|của|thứ|sáu|hai|Tết nguyên đán|Khoản 2|điều|103|Chương II|phòng Hợp Tác quốc tế|Phòng|hòa|hoà|Toà|qúy|Thuý|CNTT|UDCNTT|CCHC|UBND|"+
	"(CCHC)|cải cách hành chính|tháng 9/2021|tháng|8/2022|giao ban|ngày 13/10/2021|2021-2025|2016 - 2020|2021 – 2025|kinh tế-xã hội|–|-|—|"+
	"\"|'|“|”|‘|’|,|;|.|..|:|(|)|./.|quận 1|Thành phố Quy Nhơn|số 5/TB-SNgV|137/KH–UBND|H'Mông|3\"|\u00A0|\n|UBND huyện Vĩnh Thạnh|luật Đất đai|"+
	"Sở Giáo dục - Đào tạo|Luật đầu tư công|thủ tướng Chính phủ|Quyết định số 06/2020/QĐ-TTg ngày 21/02/2020|Tổ Biên tập|Tổ biên tập|\xff|ạ|N\u0303", "|")

func drawPassages(t *rapid.T) []string {
	passage := rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 12).Draw(t, "scraps")
		return strings.Join(parts, rapid.SampledFrom([]string{" ", " ", "", "- "}).Draw(t, "glue"))
	})
	return rapid.SliceOfN(passage, 0, 6).Draw(t, "passages")
}

func drawHouse(t *rapid.T) House {
	return rapid.SampledFrom([]House{{}, october, {Tone: viet.ToneOnLast, Period: viet.Period{Year: 2026, Month: 11}}}).Draw(t, "house")
}

// checkFindings holds findings to what every one of them must be.
func checkFindings(t judgeT, passages []string, found []Finding) {
	rules := map[string]bool{}
	for _, r := range Rules() {
		rules[r.Name] = true
	}
	for i, f := range found {
		if f.Passage < 0 || f.Passage >= len(passages) || f.Start < 0 || f.Start > f.End || f.End > len(passages[f.Passage]) {
			t.Fatalf("%+v is outside the passages", f)
		}
		p := passages[f.Passage]
		onRune := func(at int) bool { return at == len(p) || utf8.RuneStart(p[at]) }
		if p[f.Start:f.End] != f.Found || f.Found == f.Fix || f.Reason == "" || f.Sure && f.Fix == "" || !rules[f.Rule] {
			t.Fatalf("%+v is not right of %q", f, p)
		}
		if utf8.ValidString(p) && !(onRune(f.Start) && onRune(f.End)) {
			t.Fatalf("%+v cuts a letter of %q", f, p)
		}
		if i > 0 && (f.Passage < found[i-1].Passage || f.Passage == found[i-1].Passage && f.Start < found[i-1].Start) {
			t.Fatalf("%+v is out of order", f)
		}
	}
}

type judgeT interface{ Fatalf(string, ...any) }

func TestFindings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		passages, house := drawPassages(t), drawHouse(t)
		found := Check(passages, house)
		checkFindings(t, passages, found)
		if again := Check(passages, house); !slices.Equal(found, again) {
			t.Fatalf("once %+v, once %+v", found, again)
		}
	})
}

// TestMendEnds mends until nothing is sure any more; three times is enough, since a
// fix can only show what another one hid.
func TestMendEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		passages, house := drawPassages(t), drawHouse(t)
		sure := func(f Finding) bool { return f.Sure }
		mended := passages
		for range 3 {
			mended = Mend(mended, Check(mended, house))
		}
		if i := slices.IndexFunc(Check(mended, house), sure); i >= 0 {
			t.Fatalf("%q is mended to %q and still gives %+v", passages, mended, Check(mended, house)[i])
		}
	})
}

// TestMendOnce mends correct sentences with one thing wrong in one go.
func TestMendOnce(t *testing.T) {
	for _, r := range Rules() {
		found := Check(r.Wrong, r.House)
		for _, f := range Check(Mend(r.Wrong, found), r.House) {
			if f.Sure {
				t.Errorf("%s: still %+v", r.Name, f)
			}
		}
	}
}

// TestMendLeavesAlone has findings that cannot be of the passages.
func TestMendLeavesAlone(t *testing.T) {
	passages := []string{"một", "hai"}
	found := []Finding{{Passage: 7, Sure: true}, {Passage: 0, Start: 1, End: 99, Sure: true}, {Passage: 1, End: 3, Found: "ba", Fix: "x", Sure: true}}
	if got := Mend(passages, found); !slices.Equal(got, passages) {
		t.Errorf("%q", got)
	}
}

func FuzzCheck(f *testing.F) {
	for _, v := range judge.ReadVectors(f) {
		f.Add(v.Input)
	}
	for _, s := range scraps {
		f.Add("Theo " + s + " của " + s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		passages := strings.Split(s, "|")
		for _, h := range []House{{}, october} {
			found := Check(passages, h)
			checkFindings(t, passages, found)
			Mend(passages, found)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	passages := document()
	size := 0
	for _, p := range passages {
		size += len(p)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		Check(passages, october)
	}
}

// document is a text of about ten pages with little to mend.
func document() []string {
	var passages []string
	for i, size := 0, 0; size < 27_000; i++ {
		p := "- " + strings.TrimPrefix(quiet[i%len(quiet)], "- ")
		passages = append(passages, p)
		size += len(p)
	}
	return passages
}
