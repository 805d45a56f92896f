package viet

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

const sample = "Thực hiện Kế hoạch số 137/KH-UBND ngày 17/10/2022 của UBND tỉnh, Văn phòng chủ trì, phối hợp các đơn vị liên quan rà soát, " +
	"tổng hợp, báo cáo Giám đốc tại TP. Quy Nhơn trước ngày 25 tháng 11 năm 2022; hoàn thành, thủy lợi, hòa giải cơ sở."

func benchmark(b *testing.B, s string, f func(string) string) {
	b.ReportAllocs()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		f(s)
	}
}

func BenchmarkNFC(b *testing.B) {
	b.Run("composed", func(b *testing.B) { benchmark(b, sample, NFC) })
	b.Run("decomposed", func(b *testing.B) { benchmark(b, norm.NFD.String(sample), NFC) })
}

func BenchmarkFold(b *testing.B) {
	b.Run("heading", func(b *testing.B) { benchmark(b, "Đơn vị chủ trì (lãnh đạo)", Fold) })
	b.Run("folded", func(b *testing.B) { benchmark(b, "don vi chu tri lanh dao", Fold) })
	b.Run("paragraph", func(b *testing.B) { benchmark(b, sample, Fold) })
}

func BenchmarkKeepTogether(b *testing.B) {
	b.Run("symbols", func(b *testing.B) { benchmark(b, sample, KeepTogether) })
	b.Run("plain", func(b *testing.B) {
		benchmark(b, strings.Repeat("giao ban tháng của các đơn vị ", 10), KeepTogether)
	})
}

// clean paragraphs of about 1 KB, as intake meets them.
var cleanSamples = map[string]string{
	"text":  strings.Repeat(sample+" ", 2) + sample,
	"marks": strings.Repeat("Điều 5. “Giai đoạn 2021–2025” - kinh phí 1.250 €, diện tích 12,5 m²…\n", 12) + "Hết",
}

func BenchmarkClean(b *testing.B) {
	for name, s := range cleanSamples {
		b.Run(name, func(b *testing.B) { benchmark(b, s, Clean) })
	}
	b.Run("NFC too", func(b *testing.B) {
		benchmark(b, cleanSamples["text"], func(s string) string { return NFC(Clean(s)) })
	})
	b.Run("unclean", func(b *testing.B) { benchmark(b, " "+cleanSamples["text"], Clean) })
}

func BenchmarkCanonical(b *testing.B) { benchmark(b, sample, Canonical) }

func BenchmarkToneStyle(b *testing.B) {
	words := strings.Fields(sample)
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			ToneStyle(w)
		}
	}
}

func BenchmarkParseWords(b *testing.B) {
	benchmark(b, Words(1_234_567_890), func(s string) string { n, _ := ParseWords(s); return s[:n%2] })
}

// BenchmarkSortedNames sorts 10,000 names.
func BenchmarkSortedNames(b *testing.B) {
	names := manyNames(10_000)
	b.ReportAllocs()
	for b.Loop() {
		SortedNames(names)
	}
}

func BenchmarkCompareNames(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		CompareNames("Nguyễn Văn Đức", "Nguyễn Thị Đức")
	}
}

func BenchmarkParseDate(b *testing.B) {
	benchmark(b, "ngày 05 tháng 8 năm 2022", func(s string) string { return mustDate(s).Short() })
}

func BenchmarkParseDeadline(b *testing.B) {
	benchmark(b, "báo cáo Giám đốc Sở trước ngày 25/11/2022", func(s string) string { return ParseDeadline(s, Period{}).Kind })
}

func BenchmarkNearest(b *testing.B) {
	names := []string{"Phòng Hợp tác quốc tế", "Phòng Lãnh sự và Người Việt Nam ở nước ngoài", "Thanh tra Sở", "Văn phòng Sở"}
	benchmark(b, "Phòng Hợp tác quóc tế", func(s string) string { return Nearest(s, names)[0] })
}

func BenchmarkFindCitations(b *testing.B) {
	benchmark(b, sample, func(s string) string { return FindCitations(s)[0].Code })
}
