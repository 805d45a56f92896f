package province

import (
	"math/rand/v2"
)

// unit is a unit of an office: code and name.
type unit struct{ Code, Name string }

// The province is one that there is not.
const (
	provinceName = "tỉnh Sơn Giang"
	provinceSeat = "Sơn Giang"
)

var departments = []struct{ symbol, name string }{
	{"SNV", "Sở Nội vụ"}, {"STC", "Sở Tài chính"}, {"STP", "Sở Tư pháp"}, {"SXD", "Sở Xây dựng"},
	{"SCT", "Sở Công Thương"}, {"SNNMT", "Sở Nông nghiệp và Môi trường"}, {"SKHCN", "Sở Khoa học và Công nghệ"}, {"SYT", "Sở Y tế"},
	{"SGDĐT", "Sở Giáo dục và Đào tạo"}, {"SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"}, {"SDTTG", "Sở Dân tộc và Tôn giáo"}, {"SNgV", "Sở Ngoại vụ"},
	{"TTr", "Thanh tra tỉnh"}, {"BQLKKT", "Ban Quản lý Khu kinh tế"}, {"BQLDA", "Ban Quản lý dự án đầu tư xây dựng"}, {"TTPVHCC", "Trung tâm Phục vụ hành chính công tỉnh"},
}

var departmentUnits = []unit{
	{"VP", "Văn phòng Sở"}, {"TTra", "Thanh tra Sở"}, {"TCCB", "Phòng Tổ chức cán bộ"}, {"KHTC", "Phòng Kế hoạch - Tài chính"}, {"PC", "Phòng Pháp chế"},
	{"QLNN", "Phòng Quản lý nghiệp vụ"}, {"CĐS", "Phòng Chuyển đổi số"}, {"HTPT", "Phòng Hợp tác và Phát triển"}, {"TTTT", "Trung tâm Thông tin"}, {"TTDV", "Trung tâm Dịch vụ công"},
}

var communeUnits = []unit{
	{"VP", "Văn phòng HĐND và UBND"}, {"KT", "Phòng Kinh tế"}, {"VHXH", "Phòng Văn hóa - Xã hội"},
	{"HCC", "Trung tâm Phục vụ hành chính công"}, {"DVSN", "Trung tâm Cung ứng dịch vụ sự nghiệp công"},
}

// communeName is the name of the i-th commune: each of a province has its own.
func communeName(i int) string {
	first := []string{"An", "Bình", "Phú", "Tân", "Vĩnh", "Hòa", "Long", "Xuân", "Thanh", "Đông"}
	second := []string{"Sơn", "Lộc", "Thịnh", "Khê", "Điền", "Lâm", "Trạch", "Phong", "Mỹ", "Châu"}
	i %= len(first) * len(second)
	return first[i%len(first)] + " " + second[i/len(first)]
}

// person is a name of three words; whoever bears it does so by chance.
func person(r *rand.Rand) string {
	family := []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"}
	middle := []string{"Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Xuân", "Thu"}
	given := []string{"An", "Bình", "Châu", "Dung", "Giang", "Hà", "Hải", "Hạnh", "Khánh", "Lan", "Long", "Mai", "Nam", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Trang", "Việt"}
	return pick(r, family) + " " + pick(r, middle) + " " + pick(r, given)
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// acts are the verbs of assignment with what is to come of them; %s is a topic.
var acts = []struct{ text, product string }{
	{"Tham mưu ban hành kế hoạch %s", "Kế hoạch"},
	{"Rà soát, tổng hợp số liệu về %s, đánh giá kết quả và đề xuất giải pháp", "Bảng tổng hợp số liệu"},
	{"Xây dựng báo cáo chuyên đề về %s trình lãnh đạo xem xét", "Báo cáo chuyên đề"},
	{"Đôn đốc các đơn vị thực hiện %s; kịp thời báo cáo khó khăn, vướng mắc", "Báo cáo đôn đốc"},
	{"Chủ trì kiểm tra thực tế việc %s tại cơ sở", "Biên bản kiểm tra"},
	{"Hoàn thiện hồ sơ, thủ tục phục vụ %s", "Hồ sơ trình"},
	{"Tổ chức tập huấn cho công chức, viên chức về %s", "Kế hoạch tập huấn"},
	{"Dự thảo văn bản hướng dẫn %s, lấy ý kiến các đơn vị trước khi trình ký", "Dự thảo văn bản"},
	{"Phối hợp với các đơn vị liên quan tháo gỡ vướng mắc trong %s", "Báo cáo kết quả"},
	{"Cập nhật đầy đủ dữ liệu về %s lên hệ thống thông tin dùng chung", "Dữ liệu đã cập nhật"},
	{"Tuyên truyền, phổ biến các quy định mới về %s đến người dân và doanh nghiệp", "Tài liệu tuyên truyền"},
	{"Đề xuất phương án bố trí kinh phí cho %s", "Tờ trình"},
}

var topics = []string{
	"giải ngân vốn đầu tư công", "cải cách thủ tục hành chính", "chuyển đổi số trong cơ quan nhà nước", "số hóa hồ sơ, tài liệu lưu trữ",
	"phòng, chống thiên tai và tìm kiếm cứu nạn", "tiếp công dân, giải quyết khiếu nại, tố cáo", "bồi dưỡng cán bộ, công chức", "thực hành tiết kiệm, chống lãng phí",
	"quản lý tài sản công sau sắp xếp đơn vị hành chính", "hỗ trợ doanh nghiệp nhỏ và vừa", "bảo vệ môi trường khu dân cư", "xây dựng nông thôn mới",
	"giảm nghèo bền vững", "phòng cháy, chữa cháy và cứu nạn, cứu hộ", "kiểm soát tài sản, thu nhập", "xử lý hồ sơ tồn đọng về đất đai",
	"thu hút đầu tư vào các cụm công nghiệp", "quảng bá du lịch địa phương", "an toàn thực phẩm dịp cuối năm", "chăm sóc sức khỏe ban đầu cho Nhân dân",
	"phổ cập giáo dục, xóa mù chữ", "kiểm định chất lượng công trình xây dựng", "giải quyết việc làm cho lao động nông thôn", "rà soát văn bản quy phạm pháp luật",
	"cung cấp dịch vụ công trực tuyến toàn trình", "vận hành hệ thống một cửa điện tử", "chỉnh trang đô thị", "quản lý quy hoạch sử dụng đất",
}

var scopes = []string{
	"", " trên địa bàn", " theo kế hoạch đã được phê duyệt", " tại các đơn vị trực thuộc", ", trong đó làm rõ trách nhiệm của người đứng đầu",
	", bảo đảm đúng quy trình, có số liệu minh chứng cụ thể", ", ưu tiên các khu vực còn khó khăn",
}

var (
	progressTexts = []string{
		"Đã có dự thảo, đang lấy ý kiến các đơn vị.", "Đã hoàn thành khâu rà soát số liệu, đang tổng hợp.",
		"Đã làm việc với các đơn vị liên quan và thống nhất hướng xử lý.", "Đang hoàn thiện hồ sơ trình lãnh đạo.", "Đã triển khai đến cơ sở, đang theo dõi kết quả.",
	}
	doneTexts = []string{
		"Đã ban hành và gửi các đơn vị thực hiện.", "Đã hoàn thành, gửi báo cáo lãnh đạo.",
		"Đã tổ chức đạt yêu cầu, đủ thành phần tham dự.", "Đã cập nhật đầy đủ dữ liệu lên hệ thống.",
	}
	lateReasons = []string{
		"đơn vị phối hợp gửi số liệu chậm", "phải chờ hướng dẫn của cơ quan cấp trên", "nhân sự phụ trách mới thay đổi", "khối lượng hồ sơ phát sinh nhiều hơn dự tính",
	}
	results = []string{
		"Tỷ lệ hồ sơ giải quyết đúng hạn đạt %d%%.", "Giải ngân vốn đầu tư công đạt %d%% kế hoạch.",
		"Tỷ lệ hồ sơ trực tuyến đạt %d%%.", "Hoàn thành %d%% nhiệm vụ được giao trong kỳ.",
	}
	shortcomings = []string{
		"Một số nhiệm vụ còn chậm so với thời hạn.", "Việc cập nhật tiến độ của một vài đơn vị chưa kịp thời.", "Chất lượng số liệu báo cáo chưa đồng đều.",
	}
	general = []string{
		"Các đơn vị rà soát toàn bộ chỉ tiêu của năm, có giải pháp cho từng chỉ tiêu khó hoàn thành.",
		"Tăng cường kỷ luật, kỷ cương hành chính; không để hồ sơ quá hạn do lỗi chủ quan.",
		"Cập nhật tiến độ nhiệm vụ đầy đủ trước ngày chốt số liệu của kỳ.",
	}
)
