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

func BenchmarkClean(b *testing.B)     { benchmark(b, sample, Clean) }
func BenchmarkCanonical(b *testing.B) { benchmark(b, sample, Canonical) }

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
