package lint

import (
	"strings"
	"testing"

	"vanthu/pipeline/viet"
)

// quiet are texts with nothing to mend, each a trap for one of the rules. Words
// with a common abbreviation are left out, since these are advised on anyway.
var quiet = []string{
	// capitals: compounds, common nouns, beginnings of sentences and items
	"Cán bộ y tế, cán bộ tài chính và cán bộ tư pháp của xã dự tập huấn; nội bộ ngoại giao đoàn thống nhất.",
	"Các cơ sở y tế, cơ sở giáo dục và đào tạo nghề trên địa bàn báo cáo trước ngày 25/10/2022.",
	"Bộ xây dựng kế hoạch kiểm tra; Sở xây dựng phương án phân công, Sở tham mưu văn bản trả lời.",
	"Cơ quan quản lý nhà nước, doanh nghiệp nhà nước, ngân sách nhà nước và vốn nhà nước ngoài ngân sách.",
	"Trình độ quản lý nhà nước của đội ngũ cán bộ được nâng lên; thanh toán bằng nhân dân tệ.",
	"Nhiệm vụ thứ hai là rà soát, nhiệm vụ thứ ba là tổng hợp; lần thứ tư, kỳ họp thứ năm, phiên họp thứ sáu.",
	"Ngày thứ hai của hội nghị dành cho tham quan; trước thứ hạng cao của tỉnh, đơn vị cần giữ vững.",
	"Lịch họp từ thứ Hai đến thứ Sáu, nghỉ thứ Bảy và Chủ nhật; sáng thứ Năm, ngày 13/10/2022 họp giao ban.",
	"Thứ Năm, ngày 13/10/2022, lãnh đạo Sở họp. Lãnh đạo Sở yêu cầu các phòng chuẩn bị tài liệu.",
	"Thành phần: Lãnh đạo Sở; Lãnh đạo các phòng; Tỉnh Đoàn và đại diện Công an tỉnh.",
	"Thành phố Hồ Chí Minh, Thủ đô Hà Nội, thành phố Đà Nẵng và tỉnh Gia Lai cử đoàn tham dự.",
	"Tỉnh Gia Lai có 135 xã, phường. Thành phố Đà Nẵng giáp Quảng Ngãi. Tỉnh ủy và Tỉnh đoàn phối hợp.",
	"Điểm a khoản 2 Điều 103 quy định rõ. Khoản 3 Điều này áp dụng với hộ nghèo; theo điểm đ khoản 1 Điều 5 Chương II.",
	"Bài thi đạt điểm 9, phần 2 làm tốt hơn phần 1; mục 3 của báo cáo nêu năm điều 05 khoản cần sửa.",
	"Nghị quyết gồm 3 chương 25 điều; đề nghị bổ sung khoản chi và điều chỉnh mục tiêu, điều khoản hợp đồng.",
	"Vi phạm pháp luật lao động, pháp luật đất đai và pháp luật về đầu tư công bị xử lý nghiêm.",
	"Ba quận 12 phường của thành phố; các phường 1, 2, 3 và Phường 5, Quận 1 đã sắp xếp.",
	"Dịp tết Nguyên đán, tết Trung thu và ngày Quốc tế Lao động. Tết Nguyên đán năm nay đến sớm.",
	"Các phó giám đốc sở và các chủ tịch xã dự họp; một số lãnh đạo sở vắng mặt.",
	"Mở lớp bồi dưỡng lãnh đạo, quản lý cấp phòng; họp trực tuyến với lãnh đạo các sở, ngành.",
	"Chuyên đề “Nâng cao Chất lượng Tham mưu ở Sở Ngoại Vụ” do Phòng trình bày.",
	"THÔNG BÁO KẾT LUẬN CỦA GIÁM ĐỐC SỞ NGOẠI VỤ TẠI HỘI NGHỊ GIAO BAN",
	"Quyết định thành lập đoàn của Đảng ủy và Nhân dân địa phương; chính sách của Nhà nước và Nhân dân cùng làm.",
	"Thống nhất kế hoạch như đã nêu trong Kế hoạch của Sở; nghị quyết này cụ thể hóa Nghị quyết Đại hội.",
	"Ông Trần Văn Thuý, bà Lê Thị Hoà và anh Nguyễn Huy Tuỳ nhận bằng khen.",
	"Đoàn thanh tra Sở làm việc tại Văn phòng Sở Nội vụ; Trưởng phòng Hợp tác quốc tế báo cáo; các phòng Hợp tác quốc tế cùng dự.",
	"Nhiệm vụ thứ hai, 05 đơn vị thực hiện; nhiệm vụ thứ ba: 3/5 đơn vị đạt; xếp từ thứ hai đến thứ năm; từ thứ nhất đến thứ ba.",
	"Hỗ trợ mỗi phường 5 triệu đồng, phường 3 người, quận 2 tổ; phường 100% hộ đạt chuẩn.",
	"Đề nghị thực hiện mục 3 Bộ phận một cửa và phần 2 Kế toán; theo khoản 2, 3 và 4 Điều 5 Luật Đất đai.",
	"Theo Kế hoạch của Sở đã ban hành, từng phòng xây dựng kế hoạch của Sở và Chương trình Sở giao, chương trình Sở tự đề ra.",
	"Khai trương Kho bạc Nhà nước khu vực; Tòa án nhân dân, Quân đội nhân dân và Công an nhân dân cùng tham gia.",
	"Luật sư, luật gia tư vấn theo luật định; bộ luật nào cũng có điều khoản thi hành.",
	"Mời đại diện lãnh đạo các sở; Bảo hiểm xã hội tỉnh và cán bộ bảo hiểm xã hội cơ sở.",
	// dashes
	"Dự án kinh tế - xã hội giai đoạn 2021 - 2025 của Việt Nam - Nhật Bản tại Mát-xcơ-va và In-đô-nê-xi-a.",
	"Nhóm phi-dự án, bệnh Covid-19, đường số 5-7, điện thoại 0256-3822-115, tài khoản 1900-2023-4455.",
	"Quyết định số 27/QĐ-UBND và Nghị định số 30/2020/NĐ-CP còn hiệu lực; ngày 2-9, ngày 30-4.",
	"Kết quả đạt từ 10-15 ngày; nhiệt độ -5 độ; mẫu A4-2021, mã hồ sơ 2021-2025-A1, hợp đồng 15/2021-2025.",
	"- Đôn đốc các đơn vị báo cáo.",
	// quotes
	"Người H'Mông ở Cư M'gar dự lễ; màn hình 32\" và 43\", sân dài 5' hoặc 6'.",
	"Đề tài “Ứng dụng ‘một cửa’ điện tử” được nghiệm thu.",
	// punctuation
	"Số ... ngày ... tháng ... năm ...; hoàn thành trước 16:30, tỷ lệ 1:2, mức 3,5 triệu đồng, v.v.",
	"Trên đây là kết luận của Giám đốc Sở, đề nghị các đơn vị thực hiện./.",
	"Trang thông tin http://sngv.gialai.gov.vn; hộp thư vanphong@sngv.gialai.gov.vn; tệp a,1.",
	"Tỷ lệ 85,5% (tăng 2,1%); 1.234.567 đồng; TP.HCM; Th.S; điểm 4.1 và mục 5.2.",
	// time: month 10 of 2022
	"So với cùng kỳ năm 2021, thu ngân sách tăng; so với tháng 10/2021 tăng 5%.",
	"Giai đoạn 2016 - 2020 và từ năm 2019 đến nay; kế hoạch năm 2023 trình trong tháng 12/2022.",
	"Kế hoạch số 84/KH-SNgV ngày 13/10/2021 của Sở và Quyết định số 27/QĐ-SNgV ngày 05/11/2021 đã hết hiệu lực.",
	"Trung tâm thành lập tháng 10/2021; kể từ tháng 9/2021, đơn vị đã tự chủ; từ tháng 10/2021 đến tháng 9/2022.",
	"Trong tháng 9 và tháng 10, tháng 11/2022; giao ban tháng 9/2022, giao ban tháng 11/2022 họp tại trụ sở.",
	"Hoàn thành trước ngày 25/10/2022; chậm nhất ngày 31 tháng 12 năm 2022; hạn cũ là ngày 25/8/2022.",
	"Kết quả thực hiện kết luận giao ban tháng 8/2022 đạt 90%. Đã họp ngày 20/10/2021 về nội dung này.",
	"Ngày 02/9/1945, ngày 30/4/1975; kỷ niệm 50 năm (21/9/1973 - 21/9/2023); số liệu đến tháng 12/2021.",
	"Gửi Ủy ban nhân dân huyện Vĩnh Thạnh, Huyện ủy Vĩnh Thạnh, Sở Kế hoạch và Đầu tư, Ủy ban nhân dân tỉnh Bình Định.",
}

var october = House{Period: viet.Period{Year: 2022, Month: 10}, Meeting: viet.Date{Year: 2022, Month: 10, Day: 13},
	Agency: "Sở Ngoại vụ", Superior: "Ủy ban nhân dân tỉnh Bình Định", Symbol: "SNgV",
	Names: []string{"Phòng Hợp tác quốc tế", "Thanh tra Sở", "Văn phòng Sở"}}

func TestNoFalseAlarm(t *testing.T) {
	for _, s := range quiet {
		for _, h := range []House{{}, october} {
			for _, f := range Check([]string{s}, h) {
				t.Errorf("%q\n gives %s %q -> %q: %s", s, f.Rule, f.Found, f.Fix, f.Reason)
			}
		}
	}
}

// TestNoFalseAlarmTogether has the same texts in one document, where they could be
// at odds with each other.
func TestNoFalseAlarmTogether(t *testing.T) {
	for _, f := range Check(quiet, october) {
		t.Errorf("%q\n gives %s %q -> %q: %s", quiet[f.Passage], f.Rule, f.Found, f.Fix, f.Reason)
	}
}

// TestPastBodies has texts of November 2026 that name gone bodies rightly.
func TestPastBodies(t *testing.T) {
	h := House{Period: viet.Period{Year: 2026, Month: 11}, Agency: "Ủy ban nhân dân xã An Hòa", Superior: "Ủy ban nhân dân tỉnh Gia Lai"}
	for _, s := range []string{
		"Quyết định số 15/QĐ-SKHĐT ngày 05/3/2021 của Sở Kế hoạch và Đầu tư còn hiệu lực.",
		"Hồ sơ của Sở Kế hoạch và Đầu tư (cũ) và Sở Giao thông vận tải cũ đã bàn giao.",
		"Sau khi sáp nhập, hồ sơ của Ủy ban nhân dân huyện Vĩnh Thạnh do xã quản lý.",
		"Nguyên Giám đốc Sở Nông nghiệp và Phát triển nông thôn dự họp.",
		"Sở Thông tin và Truyền thông (nay là Sở Khoa học và Công nghệ) đã phê duyệt.",
		"Đoàn tỉnh Hà Nam (Trung Quốc) thăm huyện Yangu, Hàn Quốc; người Bình Định ở nước ngoài.",
		"Ủy ban nhân dân thành phố Đà Nẵng, Ủy ban nhân dân thành phố Hải Phòng, Thành ủy Huế.",
		"Ủy ban nhân dân xã Vĩnh Thạnh, phường Quy Nhơn, Ủy ban nhân dân tỉnh Gia Lai, Sở Tài chính.",
		"Chuyên đề “Kinh nghiệm của Sở Kế hoạch và Đầu tư” do học viên viết.",
	} {
		for _, f := range Check([]string{s}, h) {
			t.Errorf("%q\n gives %s %q: %s", s, f.Rule, f.Found, f.Reason)
		}
	}
}

// TestSmallSyllables has nothing to say of a text of plain words.
func TestSmallSyllables(t *testing.T) {
	words := strings.Fields("theo dõi rà soát tham mưu đề xuất báo cáo kịp thời công việc được giao trong tháng này")
	for n := range len(words) {
		s := strings.Join(append(words[n:], words[:n]...), " ")
		if found := Check([]string{s, s}, october); len(found) > 0 {
			t.Errorf("%q gives %+v", s, found)
		}
	}
}
