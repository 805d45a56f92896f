package lint

import (
	"slices"
	"strings"
	"testing"

	"vanthu/pipeline/viet"
)

// commune is the office of a commune that writes in November 2026.
var commune = House{Period: viet.Period{Year: 2026, Month: 11}, Agency: "Ủy ban nhân dân xã An Hòa", Superior: "Ủy ban nhân dân tỉnh Gia Lai"}

// TestTimes has days of the week, months and quarters that cannot be.
func TestTimes(t *testing.T) {
	for text, want := range map[string][]string{
		"Họp Thứ Ba ngày 04/12/2026.":                        {"thu-khac-ngay: Thứ Ba ngày 04/12/2026 > ", "viet-hoa: Thứ Ba > thứ Ba"},
		"Họp thứ Ba, ngày 04 tháng 12 năm 2026.":             {"thu-khac-ngay: thứ Ba, ngày 04 tháng 12 năm 2026 > "},
		"Họp ngày 04/12/2026 (Chủ nhật).":                    {"thu-khac-ngay: 04/12/2026 (Chủ nhật > "},
		"Họp thứ Sáu, ngày 04/12/2026; 04/12/2026 (thứ Sáu)": nil,
		"Họp ngày 04/12/2026, thứ Ba tuần sau nghỉ.":         nil,
		"Họp thứ Ba, ngày 04/12; thứ Ba tuần tới.":           nil,
		"Báo cáo trong tháng 13/2026 và tháng 0 năm 2026.":   {"ngay-sai: tháng 13/2026 > ", "ngay-sai: tháng 0 năm 2026 > "},
		"Hoàn thành trong quý V, quý VI/2026 và quý 5/2026.": {"ngay-sai: quý V > ", "ngay-sai: quý VI > ", "ngay-sai: quý 5 > "},
		"Hoàn thành trong quý V/2026.":                       {"ngay-sai: quý V > "},
		"Chi lương tháng 13; quý vị đại biểu; quý IV/2026.":  nil,
		"Họp ngày 05 tháng 13 năm 2026.":                     {"ngay-sai: 05 tháng 13 năm 2026 > "},
	} {
		if got := findingsOf(text); !slices.Equal(got, want) {
			t.Errorf("%q\n gives %q\n  want %q", text, got, want)
		}
	}
}

// TestEvents has sentences that begin with a month of the year before: what happened
// then stays, and what may be left over is asked about.
func TestEvents(t *testing.T) {
	for text, want := range map[string][]string{
		"Tháng 12/2025, xã được công nhận đạt chuẩn nông thôn mới.":       nil,
		"Tháng 12/2025, thôn 3 đã hoàn thành tuyến đường.":                nil,
		"Tháng 12/2025, các đơn vị tập trung rà soát hồ sơ.":              {"ky-cu: Tháng 12/2025 > "},
		"Triển khai nhiệm vụ tháng 12/2025.":                              {"ky-cu: tháng 12/2025 > tháng 12/2026"},
		"Tháng 6/2025, UBND huyện bàn giao hồ sơ.":                        nil,
		"Giấy chứng nhận do UBND huyện cấp trước ngày 01/7/2025.":         nil,
		"Sổ do Ủy ban nhân dân huyện Tuy Phước cấp ngày 12/3/2015.":       nil,
		"HĐND huyện nhiệm kỳ 2021 - 2026 kết thúc hoạt động.":             nil,
		"Gửi UBND huyện báo cáo ngày 15/7/2025.":                          {"co-quan-khong-con: UBND huyện > "},
		"Gửi UBND huyện theo Kế hoạch số 15/KH-UBND ngày 05/3/2020.":      {"co-quan-khong-con: UBND huyện > "},
		"Gửi UBND huyện trong tháng 7/2025. Hồ sơ lập ngày 01/3/2020.":    {"co-quan-khong-con: UBND huyện > "},
		"Hồ sơ lưu tại Phòng Nội vụ huyện.":                               {"co-quan-khong-con: Phòng Nội vụ huyện > "},
		"Phòng Tài chính - Kế hoạch thị xã An Nhơn và Phòng họp huyện.":   {"co-quan-khong-con: Phòng Tài chính - Kế hoạch thị xã An Nhơn > "},
		"Phòng giao dịch huyện; Phòng Nội vụ huyện cũ.":                   nil,
		"Gửi sở Lao động - Thương binh và Xã hội.":                        {"co-quan-khong-con: sở Lao động - Thương binh và Xã hội > Sở Nội vụ"},
		"Cán bộ Lao động - Thương binh và Xã hội.":                        nil,
		"Gửi Sở Thông tin và truyền thông.":                               {"co-quan-khong-con: Sở Thông tin và truyền thông > Sở Khoa học và Công nghệ"},
		"Gửi Công an huyện, Hội đồng nhân dân quận 3, ban nhân dân huyện": {"co-quan-khong-con: Công an huyện > ", "co-quan-khong-con: Hội đồng nhân dân quận > ", "viet-hoa: quận > Quận", "co-quan-khong-con: ban nhân dân huyện > "},
	} {
		if got := findingsOf(text); !slices.Equal(got, want) {
			t.Errorf("%q\n gives %q\n  want %q", text, got, want)
		}
	}
}

// TestMoreCapitals has capitals that are surely wrong, and those that look so.
func TestMoreCapitals(t *testing.T) {
	for text, want := range map[string][]string{
		"Theo nghị định số 30/2020/NĐ-CP và chỉ thị số 05/CT-TTg.":  {"viet-hoa: nghị định > Nghị định", "viet-hoa: chỉ thị > Chỉ thị"},
		"Thực hiện kế hoạch số 15/KH-UBND, công văn số 12/UBND-VP.": {"viet-hoa: kế hoạch > Kế hoạch", "viet-hoa: công văn > Công văn"},
		"Theo Nghị định số 30/2020/nđ-cp, Tờ trình số 15/ttr-ubnd.": {"viet-hoa: 30/2020/nđ-cp > 30/2020/NĐ-CP", "viet-hoa: 15/ttr-ubnd > 15/TTr-UBND"},
		"Nhà số 15/kh-b; địa chỉ số 5/tb.":                          nil,
		"Các kế hoạch số 15/KH-UBND, 16/KH-UBND; quyết định số 5.":  nil,
		"Nghỉ lễ Quốc Khánh 2/9; ông Nguyễn Quốc Khánh dự họp.":     {"viet-hoa: Khánh > khánh"},
		"Trình Đảng Ủy, Tỉnh Uỷ; đảng ủy viên.":                     {"viet-hoa: Ủy > ủy", "viet-hoa: Uỷ > uỷ"},
		"Nghị quyết của bộ chính trị; cán bộ chính trị viên.":       {"viet-hoa: bộ chính > Bộ Chính"},
		"Mời Chủ Tịch, Phó Giám Đốc; Phó chủ tịch, Giám đốc.":       {"viet-hoa: Tịch > tịch", "viet-hoa: Đốc > đốc"},
		"Nghỉ Tết Dương lịch, Tết Âm lịch.":                         nil,
		"Năm học 2026-2027, giai đoạn 2027 - 2032.":                 nil,
		"Kết quả (lần đầu )cho thấy; cấp CNQSDĐ( lần hai).":         {"cham-cau:  ) > ) ", "cham-cau: (  >  ("},
	} {
		if got := findingsOf(text); !slices.Equal(got, want) {
			t.Errorf("%q\n gives %q\n  want %q", text, got, want)
		}
	}
}

// TestReasonsFit has reasons that spoke of another word than the one found.
func TestReasonsFit(t *testing.T) {
	for text, never := range map[string]string{
		"Họp vào Thứ hai tuần sau.": "thứ Sáu", "Từ đầu tháng tám.": "Tám", "Đi Thành phố Quy Nhơn họp.": "…", "Nhiệm vụ tháng 12/2025.": "?;",
	} {
		passages := []string{"Nội dung: " + text}
		found := Check(passages, commune)
		if len(found) == 0 || strings.Contains(found[0].Reason, never) {
			t.Errorf("%q gives %+v", text, found)
		}
	}
}
