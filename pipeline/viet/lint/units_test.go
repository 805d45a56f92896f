package lint

import (
	"fmt"
	"slices"
	"testing"

	"vanthu/pipeline/viet"
)

// mends holds typed texts to what becomes of them.
func mends(t *testing.T, h House, cases map[string]string) {
	t.Helper()
	for typed, want := range cases {
		if want == "" {
			want = typed // left alone
		}
		if got := Mend([]string{typed}, Check([]string{typed}, h))[0]; got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

func TestWeekdays(t *testing.T) {
	mends(t, House{}, map[string]string{
		"thứ sáu":                         "thứ Sáu",
		"họp sáng thứ hai":                "họp sáng thứ Hai",
		"họp vào thứ ba tới":              "họp vào thứ Ba tới",
		"họp thứ tư, 12/10/2022":          "họp thứ Tư, 12/10/2022",
		"họp thứ tư ngày 12 tháng 10":     "họp thứ Tư ngày 12 tháng 10",
		"nghỉ ngày thứ bảy":               "nghỉ ngày thứ Bảy",
		"nộp trước thứ năm":               "nộp trước thứ Năm",
		"từ thứ ba đến thứ năm":           "từ thứ Ba đến thứ Năm",
		"xếp hạng từ thứ ba đến thứ năm":  "",
		"ngày thứ hai, đoàn đi thăm":      "",
		"ngày thứ bảy của đợt kiểm tra":   "",
		"đứng thứ ba, 12 đơn vị":          "",
		"trước thứ hạng này":              "",
		"lần thứ sáu":                     "",
		"Thứ Hai":                         "",
		"thứ nhất":                        "",
		"Thứ hai:":                        "",
		"chiều thứ hai của hội nghị":      "",
		"họp thứ Hai - thứ sáu":           "họp thứ Hai - thứ Sáu",
		"họp thứ Hai và thứ tư hằng tuần": "họp thứ Hai và thứ Tư hằng tuần",
		"việc thứ hai và thứ ba":          "",
	})
}

func TestMonthsInWords(t *testing.T) {
	mends(t, House{}, map[string]string{
		"trong tháng mười":            "trong tháng Mười",
		"cách mạng tháng tám":         "cách mạng tháng Tám",
		"hết tháng tư năm nay":        "hết tháng Tư năm nay",
		"từ tháng hai đến tháng chín": "từ tháng Hai đến tháng Chín",
		"rằm tháng Bảy":               "",
		"mỗi tháng hai lần":           "",
		"trong tháng tư vấn 12 lượt":  "",
		"trong tháng ba đơn vị nộp":   "",
		"ghi đủ ngày, tháng năm":      "",
	})
}

func TestCitedParts(t *testing.T) {
	mends(t, House{}, map[string]string{
		"theo Khoản 2":                         "theo khoản 2",
		"theo Điểm đ khoản 1 điều 7":           "theo điểm đ khoản 1 Điều 7",
		"tại điều 7":                           "tại Điều 7",
		"nêu ở khoản 2 và 3 điều 7":            "nêu ở khoản 2 và 3 Điều 7",
		"theo mục 2 chương III":                "theo Mục 2 Chương III",
		"nêu ở điều 7 của Luật Đất đai":        "nêu ở Điều 7 của Luật Đất đai",
		"nêu ở phần II Kế hoạch này":           "nêu ở Phần II Kế hoạch này",
		"gồm 05 điều 12 khoản":                 "",
		"nêu ở phần II báo cáo":                "",
		"đạt điểm 9":                           "",
		"theo tiểu mục 2 Mục 1":                "",
		"Khoản 2 quy định":                     "",
		"khoản chi 20 triệu":                   "",
		"mục 3 Bộ phận một cửa":                "",
		"bàn về “điều 7 chương III” của dự án": "",
	})
}

func TestUnitNouns(t *testing.T) {
	mends(t, House{}, map[string]string{
		"ở quận 1":                         "ở Quận 1",
		"ở quận 1, thành phố":              "ở Quận 1, thành phố",
		"UBND phường 5 họp":                "UBND Phường 5 họp",
		"mỗi phường 5":                     "",
		"phường 5 người":                   "",
		"3 quận 12 phường":                 "",
		"phường 100":                       "",
		"ở Thành phố Pleiku":               "ở thành phố Pleiku",
		"ở Thành phố Cần Thơ":              "ở thành phố Cần Thơ",
		"ở Thành phố Hồ Chí Minh":          "",
		"UBND Thành phố":                   "",
		"Thành phố Pleiku":                 "",
		"ở Tỉnh Gia Lai":                   "ở tỉnh Gia Lai",
		"UBND Tỉnh":                        "UBND tỉnh",
		"Tỉnh Đoàn; Tỉnh ủy":               "",
		"ở tỉnh Gia lai":                   "ở tỉnh Gia Lai",
		"toàn tỉnh gia tăng":               "",
		"UBND Xã An Hòa":                   "UBND xã An Hòa",
		"UBND Phường 5":                    "",
		"các lãnh đạo Sở, các Lãnh đạo Sở": "",
	})
}

func TestProperNouns(t *testing.T) {
	mends(t, House{}, map[string]string{
		"của nhà nước":                       "của Nhà nước",
		"các tầng lớp nhân dân":              "các tầng lớp Nhân dân",
		"cơ quan nhà nước":                   "",
		"cho nhân dân tệ":                    "",
		"pháp luật đất đai":                  "",
		"luật đất đai":                       "",
		"theo luật Đất đai":                  "theo Luật Đất đai",
		"theo Luật đất đai":                  "theo Luật Đất đai",
		"các bộ luật lao động":               "",
		"cán bộ Tài chính":                   "",
		"trong nội bộ Tư pháp":               "",
		"ở sở Ngoại vụ và bộ Tài chính":      "ở Sở Ngoại vụ và Bộ Tài chính",
		"liên bộ Tài chính - Nội vụ":         "",
		"các sở Tài chính, Nội vụ":           "",
		"theo chủ tịch Nước":                 "theo Chủ tịch nước",
		"của Đảng cộng sản Việt Nam":         "của Đảng Cộng sản Việt Nam",
		"ở Sở Khoa học & Công nghệ":          "ở Sở Khoa học và Công nghệ",
		"Sở Văn hóa Thể thao và Du lịch":     "Sở Văn hóa, Thể thao và Du lịch",
		"Bộ Lao động, Thương binh và Xã hội": "Bộ Lao động - Thương binh và Xã hội",
		"Sở xây dựng kế hoạch":               "",
		"Sở Xây Dựng":                        "Sở Xây dựng",
		"Sở Tài nguyên - Môi trường":         "Sở Tài nguyên và Môi trường",
		"Sở Giáo dục Đào tạo và Sở Y tế":     "Sở Giáo dục và Đào tạo và Sở Y tế",
	})
	mends(t, october, map[string]string{
		"mời Phòng Hợp tác Quốc Tế":        "mời Phòng Hợp tác quốc tế",
		"mời Trưởng phòng Hợp tác quốc tế": "",
		"các phòng hợp tác quốc tế":        "",
		"ở văn phòng Sở, thanh tra Sở":     "",
		"ở Văn Phòng Sở":                   "ở Văn phòng Sở",
		"UBND Tỉnh Bình Định":              "UBND tỉnh Bình Định",
		"SỞ NGOẠI VỤ":                      "",
	})
}

// TestStaleExcuses has the month of the year before in texts that mean it.
func TestStaleExcuses(t *testing.T) {
	for text, want := range map[string]int{
		"Nhiệm vụ tháng 10/2021.":                        1,
		"Nhiệm vụ tháng 8/2021.":                         0, // further off: no slip of the year
		"Nhiệm vụ tháng 10/2023.":                        0,
		"Tăng so với tháng 10/2021.":                     0,
		"Tăng so với năm trước; nhiệm vụ tháng 10/2021.": 1, // another clause
		"Từ tháng 10/2021 đến nay.":                      0,
		"Tháng 10/2021 đến tháng 9/2022.":                0,
		"Nội dung “tháng 10/2021” giữ nguyên.":           0,
		"Giao ban tháng 8/2022.":                         1,
		"Giao ban tháng 9/2022, giao ban tháng 11/2022.": 0,
		"Giao ban tháng 12/2022.":                        1,
		"Giao ban định kỳ tháng 7.":                      1,
		"Thực hiện kết luận giao ban tháng 7/2022.":      0,
		"Báo cáo trước ngày 10/10/2021.":                 1,
		"Đã báo cáo trước ngày 10/10/2021.":              0,
		"Văn bản gửi ngày 10/10/2021.":                   0,
		"Công văn số 15/SNV-VP ngày 13/10/2021 của Sở.":  0,
		"Còn tồn từ tháng 10/2021. Từ tháng 9/2021.":     0,
		"Tháng 10/2021 có 5 vụ, tháng 10/2022 có 3 vụ.":  0,
		"Tháng 10/2021 so với tháng trước.":              0,
		"Báo cáo quý IV/2021; kế hoạch Quý IV năm 2021.": 2,
		"Báo cáo quý III/2021, quý IV/2020, quý IV.":     0,
		"So với quý IV/2021; từ quý IV/2021 đến nay.":    0,
		"Quý IV/2021 đạt 5%, quý IV/2022 đạt 7%.":        0,
		"Theo “báo cáo quý IV/2021”.":                    0,
	} {
		stale := 0
		for _, f := range Check([]string{text}, october) {
			if f.Rule == "ky-cu" {
				stale++
			}
		}
		if stale != want {
			t.Errorf("%q has %d stale months, want %d", text, stale, want)
		}
	}
}

// TestAbbreviations has one line for each way of using a short form.
func TestAbbreviations(t *testing.T) {
	for text, want := range map[string][]string{
		"Thủ tục hành chính (TTHC); rà soát TTHC.":                                           nil,
		"Thủ tục hành chính (sau đây viết tắt là TTHC); rà soát TTHC.":                       nil,
		"Rà soát TTHC; thủ tục hành chính (TTHC).":                                           {"viet-tat TTHC"},
		"Rà soát TTHC. Công bố TTHC.":                                                        {"viet-tat TTHC"},
		"Số: 15/QĐ-UBND, Phòng HĐND-UBND":                                                    nil,
		"Trình UBND tỉnh, Văn phòng HĐND và UBND; Công ty TNHH Gia An, Trường THPT Hòa Bình": nil,
		"- Lưu: VT, CNTT.": nil,
		"RÀ SOÁT TTHC":     nil,
		"Mặt trận Tổ quốc (MTTQ), Ủy ban Mặt trận Tổ quốc (UBMTTQ) xã.":     nil,
		"Diễn đàn APEC, khối ASEAN, tổ chức KOTRA, mục XII":                 nil,
		"Thủ tục hành chính (TTHC); rà soát TTHC, thủ tục hành chính khác.": {"viet-tat-lan thủ tục hành chính"},
	} {
		var got []string
		for _, f := range Check([]string{text}, House{}) {
			got = append(got, fmt.Sprint(f.Rule, " ", f.Found))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
	own := House{Abbreviations: map[string]string{"TTHC": "trung tâm học cộng đồng"}}
	if f := Check([]string{"TTHC xã"}, own); len(f) != 1 || f[0].Reason == "" {
		t.Errorf("an own abbreviation gives %+v", f)
	}
}

func TestDayOfDocument(t *testing.T) {
	p, m, i := viet.Period{Year: 2025, Month: 6}, viet.Date{Year: 2025, Month: 7, Day: 2}, viet.Date{Year: 2025, Month: 7, Day: 5}
	for h, want := range map[*House]viet.Date{
		{}: {}, {Period: p}: p.Last(), {Period: p, Meeting: m}: m, {Period: p, Meeting: m, Issued: i}: i,
	} {
		if got := h.on(); got != want {
			t.Errorf("%+v stands at %v", h, got)
		}
	}
}
