package lint

import (
	"slices"
	"strings"
	"testing"
)

// findingsOf lists what a text gives in a commune in November 2026: rule, found, fix.
func findingsOf(text string) []string {
	var out []string
	for _, f := range Check([]string{text}, commune) {
		if f.Severity != Info {
			out = append(out, f.Rule+": "+f.Found+" > "+f.Fix)
		}
	}
	return out
}

func TestFigures(t *testing.T) {
	for text, want := range map[string][]string{
		"Đạt 12.5% kế hoạch, tăng 3.25%.":                           {"so-kieu-anh: 12.5% > 12,5%", "so-kieu-anh: 3.25% > 3,25%"},
		"Thu 1,250,000,000 đồng, chi 1,200.50 đồng.":                {"so-kieu-anh: 1,250,000,000 > 1.250.000.000", "so-kieu-anh: 1,200.50 > 1.200,50"},
		"Đạt 1,250 tấn, 12.500%, mục 1.2.3, phiên bản 10.15.7%.":    nil,
		"Gói 1.5-2.5% và mã 12,345,678-A; “12.5%”.":                 nil,
		"Tỷ lệ 100 % ; còn lại 98,5%.":                              {"cham-cau:  % > %", "cham-cau:  ; > ;"},
		"Hỗ trợ 5.000.000 đồng (Năm mươi triệu đồng).":              {"so-khac-chu: 5.000.000 đồng (Năm mươi triệu đồng) > "},
		"Hỗ trợ 5.000.000 đồng (Bằng chữ: Năm triệu đồng chẵn./.).": nil,
		"Chi 1,5 tỷ đồng (một tỷ năm trăm triệu đồng).":             nil,
		"Chi 15 triệu đồng (mười sáu triệu đồng chẵn).":             {"so-khac-chu: 15 triệu đồng (mười sáu triệu đồng chẵn) > "},
		"Chi 5.000.000 đồng (năm triệu đồng/hộ).":                   nil,
		"Chi 15.000.000 đồng (trong đó ngân sách xã 5 triệu đồng).": nil,
		"Chi 5.000.000 VNĐ (số tiền bằng chữ là sáu triệu đồng).":   {"so-khac-chu: 5.000.000 VNĐ (số tiền bằng chữ là sáu triệu đồng) > "},
	} {
		if got := findingsOf(text); !slices.Equal(got, want) {
			t.Errorf("%q\n gives %q\n  want %q", text, got, want)
		}
	}
}

func TestAmountReason(t *testing.T) {
	found := Check([]string{"Chi 5.000.000 đồng (Năm mươi triệu đồng)."}, House{})
	if len(found) != 1 || !strings.HasPrefix(found[0].Reason, "số tiền bằng chữ là 50.000.000 đồng, bằng số là 5.000.000 đồng") {
		t.Errorf("%+v", found)
	}
}
