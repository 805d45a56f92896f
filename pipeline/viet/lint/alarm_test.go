package lint

import (
	"fmt"
	"slices"
	"testing"

	"vanthu/pipeline/viet"
)

// TestMended has texts with what is surely wrong, and the text as mended.
func TestMended(t *testing.T) {
	for _, c := range []struct{ wrong, right string }{
		// capitals of bodies
		{"Mời Sở Nội Vụ, Sở Y Tế và Bộ Nông Nghiệp và Môi Trường.", "Mời Sở Nội vụ, Sở Y tế và Bộ Nông nghiệp và Môi trường."},
		{"Giám đốc Sở ngoại vụ, Giám đốc Sở Công thương.", "Giám đốc Sở Ngoại vụ, Giám đốc Sở Công Thương."},
		{"Trình Uỷ ban Nhân dân Tỉnh và Hội Đồng nhân dân.", "Trình Uỷ ban nhân dân tỉnh và Hội đồng nhân dân."},
		{"theo ủy ban nhân dân xã", "theo Ủy ban nhân dân xã"},
		{"Báo cáo UBND Tỉnh trước.", "Báo cáo UBND tỉnh trước."},
		{"Mời Sở Văn hóa - Thể thao và Du lịch; Sở Giáo dục - Đào tạo.", "Mời Sở Văn hóa, Thể thao và Du lịch; Sở Giáo dục và Đào tạo."},
		{"Phối hợp với Phòng hợp tác Quốc tế và phòng Hợp tác quốc tế.", "Phối hợp với Phòng Hợp tác quốc tế và Phòng Hợp tác quốc tế."},
		// places, posts, days
		{"họp tại Tỉnh Bình Định và Thành phố Quy Nhơn", "họp tại tỉnh Bình Định và thành phố Quy Nhơn"},
		{"đi thành phố Hồ Chí Minh, thủ đô Hà Nội, Thành phố Đà Nẵng", "đi Thành phố Hồ Chí Minh, Thủ đô Hà Nội, thành phố Đà Nẵng"},
		{"theo thủ tướng Chính phủ và chủ tịch Quốc hội", "theo Thủ tướng Chính phủ và Chủ tịch Quốc hội"},
		{"Họp sáng thứ hai, chiều Thứ Tư và vào thứ sáu.", "Họp sáng thứ Hai, chiều thứ Tư và vào thứ Sáu."},
		{"Thứ sáu - 21/10/2022", "Thứ Sáu - 21/10/2022"},
		{"nghỉ Tết nguyên đán và tết trung thu", "nghỉ tết Nguyên đán và tết Trung thu"},
		{"chính sách của nhà nước và nhân dân", "chính sách của Nhà nước và Nhân dân"},
		{"tham mưu Lãnh đạo Sở, báo cáo Lãnh đạo UBND", "tham mưu lãnh đạo Sở, báo cáo lãnh đạo UBND"},
		// citations
		{"căn cứ Khoản 2, điều 103 mục 5 chương XII Bộ luật hình sự", "căn cứ khoản 2, Điều 103 Mục 5 Chương XII Bộ luật Hình sự"},
		{"quy định tại điều 5 và Điểm đ Khoản 1", "quy định tại Điều 5 và điểm đ khoản 1"},
		{"nêu tại khoản 2, 3 điều 5; theo mục 1 Nghị quyết, phần II Chỉ thị", "nêu tại khoản 2, 3 Điều 5; theo Mục 1 Nghị quyết, Phần II Chỉ thị"},
		{"họp từ thứ hai đến thứ sáu, trước thứ tư; thứ bảy ngày 22/10/2022", "họp từ thứ Hai đến thứ Sáu, trước thứ Tư; thứ Bảy ngày 22/10/2022"},
		{"ở quận 1, UBND phường 5 báo cáo", "ở Quận 1, UBND Phường 5 báo cáo"},
		{"theo Luật đất đai, luật Đầu tư công", "theo Luật Đất đai, Luật Đầu tư công"},
		// dashes
		{"năm 2021— 2025, giai đoạn 2016 -2020", "năm 2021 - 2025, giai đoạn 2016 - 2020"},
		{"– Rà soát hồ sơ kinh tế–xã hội.", "- Rà soát hồ sơ kinh tế - xã hội."},
		{"hợp tác Việt Nam-Nhật Bản, Bà Rịa-Vũng Tàu", "hợp tác Việt Nam - Nhật Bản, Bà Rịa - Vũng Tàu"},
		{"từ 21/9/1973-21/9/2023, trang 5–7", "từ 21/9/1973 - 21/9/2023, trang 5-7"},
		// quotes and punctuation
		{`gọi là "một cửa" và 'liên thông', khổ "A4"`, "gọi là “một cửa” và ‘liên thông’, khổ “A4”"},
		{"rà soát , tổng hợp;báo cáo..", "rà soát, tổng hợp; báo cáo."},
		{"họp ( tại Sở ) ngày mai", "họp (tại Sở) ngày mai"},
		// tones
		{"Qúy IV, thủơ ấy, hòan thành", "Quý IV, thuở ấy, hoàn thành"},
	} {
		passages := []string{c.wrong}
		if got := Mend(passages, Check(passages, october))[0]; got != c.right {
			t.Errorf("%q\n got %q\nwant %q", c.wrong, got, c.right)
		}
	}
}

// TestTold has texts in which only a person can tell what is right.
func TestTold(t *testing.T) {
	november := House{Period: viet.Period{Year: 2026, Month: 11}, Superior: "Ủy ban nhân dân tỉnh Gia Lai"}
	for _, c := range []struct {
		house House
		text  string
		want  []string // severity, rule, found
	}{
		{october, "Triển khai nhiệm vụ tháng 9/2021.", []string{"WARN ky-cu tháng 9/2021"}},
		{october, "Triển khai nhiệm vụ tháng 11 năm 2021.", []string{"WARN ky-cu tháng 11 năm 2021"}},
		{october, "Kết luận giao ban tháng 8/2022 và giao ban công tác tháng 7.", []string{"WARN ky-cu tháng 8/2022", "WARN ky-cu tháng 7"}},
		{october, "Hoàn thành trước ngày 25 tháng 10 năm 2021.", []string{"WARN ky-cu ngày 25 tháng 10 năm 2021"}},
		{october, "Hoàn thành chậm nhất ngày 25/10/2021.", []string{"WARN ky-cu 25/10/2021"}},
		{october, "Ngày 13/10/2021, Giám đốc Sở chủ trì giao ban.", []string{"WARN ky-cu 13/10/2021"}},
		{november, "Gửi Huyện ủy Vĩnh Thạnh, Ủy ban nhân dân các huyện, Ủy ban nhân dân thành phố Quy Nhơn.",
			[]string{"WARN co-quan-khong-con Huyện ủy Vĩnh Thạnh", "WARN co-quan-khong-con Ủy ban nhân dân các huyện", "WARN co-quan-khong-con Ủy ban nhân dân thành phố Quy Nhơn"}},
		{november, "Ủy ban nhân dân tỉnh Bình Định giao; địa bàn tỉnh Kon Tum; Tỉnh ủy Phú Yên.",
			[]string{"WARN co-quan-khong-con tỉnh Bình Định", "INFO co-quan-khong-con tỉnh Kon Tum", "WARN co-quan-khong-con Tỉnh ủy Phú Yên"}},
		{november, "Bộ Giao thông vận tải và Sở Lao động - Thương binh và Xã hội.",
			[]string{"WARN co-quan-khong-con Bộ Giao thông vận tải", "WARN co-quan-khong-con Sở Lao động - Thương binh và Xã hội"}},
		{november, "Quyết định số 15/QĐ-SKHĐT ngày 05/3/2026 của Sở Kế hoạch và Đầu tư.",
			[]string{"WARN co-quan-khong-con Sở Kế hoạch và Đầu tư"}},
		{House{Period: november.Period, Superior: "Ủy ban nhân dân tỉnh Bình Định"}, "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH",
			[]string{"ERROR co-quan-khong-con TỈNH BÌNH ĐỊNH"}},
		{House{}, "Chủ đề là “Nói đi đôi với làm.", []string{"WARN ngoac-kep “"}},
		{House{}, "Giai đoạn 2021-2025.", []string{"INFO gach-noi 2021-2025"}},
		{House{}, "Giai đoạn 2021-2025 và 2016 - 2020.", []string{"WARN gach-noi 2021-2025"}},
		{House{}, "Nghiên cứu TTHC, TTHC và CNTT.", []string{"INFO viet-tat TTHC", "INFO viet-tat CNTT"}},
		{House{Abbreviations: map[string]string{"HTQT": "hợp tác quốc tế"}}, "Công tác HTQT.", []string{"INFO viet-tat HTQT"}},
		{House{}, "Cải cách hành chính (CCHC): đẩy mạnh CCHC; tiếp tục cải cách hành chính.",
			[]string{"INFO viet-tat-lan cải cách hành chính"}},
		{House{Tone: viet.ToneOnLast}, "Toà án hòa giải.", []string{"WARN dau-thanh-lan hòa"}},
		{House{}, "Gửi Tổ Biên tập; mời Tổ biên tập; hỏi Tổ Biên tập.", []string{"WARN viet-hoa-lan Tổ biên tập"}},
	} {
		var got []string
		for _, f := range Check([]string{c.text}, c.house) {
			got = append(got, fmt.Sprintf("%s %s %s", severityWords[f.Severity], f.Rule, f.Found))
			if f.Sure != (f.Rule == "gach-noi" || f.Rule == "dau-thanh-lan") {
				t.Errorf("%q: %+v is not as sure as it should be", c.text, f)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestGoneFixes says what to write for a body that is no more.
func TestGoneFixes(t *testing.T) {
	on := House{Period: viet.Period{Year: 2026, Month: 11}}
	for text, want := range map[string][]string{
		"Gửi Sở KH&ĐT, Sở GTVT và Bộ LĐ-TB&XH.":               {"Sở KH&ĐT > Sở Tài chính", "Sở GTVT > Sở Xây dựng", "Bộ LĐ-TB&XH > Bộ Nội vụ"},
		"Gửi Sở GD&ĐT, Sở KH&CN, Phòng KHĐT.":                 nil,
		"Tỉnh ủy Bình Định và Tỉnh ủy Quảng Nam họp.":         {"Tỉnh ủy Bình Định > Tỉnh ủy Gia Lai", "Tỉnh ủy Quảng Nam > Thành ủy Đà Nẵng"},
		"Gửi Tỉnh ủy Bình Dương.":                             {"Tỉnh ủy Bình Dương > Thành ủy Thành phố Hồ Chí Minh"},
		"Kính gửi: UBND TỈNH KON TUM":                         {"TỈNH KON TUM > TỈNH QUẢNG NGÃI"},
		"Tỉnh Kon Tum báo cáo.":                               {"Tỉnh Kon Tum > Tỉnh Quảng Ngãi"},
		"Mời TAND huyện dự họp.":                              {"TAND huyện > "},
		"Hồ sơ của UBND huyện Tuy Phước (cũ) đã bàn giao.":    nil,
		"Giấy do UBND huyện Tuy Phước cấp ngày 12/4/2018.":    nil,
		"Giấy do UBND huyện Tuy Phước cấp trong năm 2026.":    {"UBND huyện Tuy Phước > "},
		"Sinh ngày 15/3/1980 tại xã Hoài Hảo, tỉnh Bình Định": nil,
	} {
		var got []string
		for _, f := range Check([]string{text}, on) {
			if f.Rule == "co-quan-khong-con" {
				got = append(got, f.Found+" > "+f.Fix)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

// TestGivenNames leaves the names of people to them, and lets them not decide how
// the text is written.
func TestGivenNames(t *testing.T) {
	for _, text := range []string{"Hoà", "bà Thuý, đ/c Tuỳ và đồng chí Khoẻ", "1) Hoà; 2) Thuý.", "(Hoà, Thuý)", "Lê Thị Hoà"} {
		if found := Check([]string{text}, House{Tone: viet.ToneOnFirst}); len(found) > 0 {
			t.Errorf("%q gives %+v", text, found)
		}
	}
	found := Check([]string{"Hoà", "Thuý", "Tuỳ", "Ủy ban họp về hoà giải."}, House{})
	if len(found) != 1 || found[0].Found != "hoà" {
		t.Errorf("names count: %+v", found)
	}
}

// TestBetweenPassages has what shows only beside another passage.
func TestBetweenPassages(t *testing.T) {
	found := Check([]string{"“Mở đầu của lời trích", "và phần kết của lời trích”"}, House{})
	if len(found) > 0 {
		t.Errorf("a quotation over two passages gives %+v", found)
	}
	found = Check([]string{"- Rà soát hồ sơ đã gửi;", "- Đôn đốc các đơn vị;", "- Lập danh sách dự họp", "- Chuẩn bị hội trường."}, House{})
	if len(found) != 1 || found[0].Passage != 2 || found[0].Fix != "" {
		t.Errorf("a list with semicolons gives %+v", found)
	}
	found = Check([]string{"- Rà soát hồ sơ đã gửi", "- Đôn đốc các đơn vị", "- Lập danh sách dự họp."}, House{})
	if len(found) > 0 {
		t.Errorf("a list without stops gives %+v", found)
	}
}

func TestGone(t *testing.T) {
	for _, c := range []struct {
		name string
		on   viet.Date
		want string
	}{
		{"Ủy ban nhân dân tỉnh Bình Định", viet.Date{Year: 2025, Month: 6, Day: 30}, ""},
		{"Ủy ban nhân dân tỉnh Bình Định", viet.Date{Year: 2025, Month: 7, Day: 1}, "nay là tỉnh Gia Lai; từ 01/7/2025 theo Nghị quyết số 202/2025/QH15"},
		{"Sở Ngoại vụ", viet.Date{Year: 2026, Month: 7, Day: 1}, ""},
	} {
		if got, is := Gone(c.name, c.on); got != c.want || is != (c.want != "") {
			t.Errorf("Gone(%q, %s) = %q, %v", c.name, c.on.Short(), got, is)
		}
	}
	for _, g := range goneTable() {
		if _, is := Gone(g.old, g.from); !is && g.how != "không còn" {
			t.Errorf("%s is not found in its own table", g.old)
		}
		if _, is := Gone(g.now, viet.Date{Year: 2026, Month: 11, Day: 1}); is {
			t.Errorf("%s is gone too", g.now)
		}
	}
	if len(goneTable()) != 47 {
		t.Errorf("%d rows in the table", len(goneTable()))
	}
}
