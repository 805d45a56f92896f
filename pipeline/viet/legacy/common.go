package legacy

import (
	"strings"
	"sync"
)

// common are syllables with marks that are frequent in the papers and names of an
// office. They only decide between two readings that are both Vietnamese: "céng"
// is a possible syllable, but "cộng" is a word.
var common = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for s := range strings.FieldsSeq(commonList) {
		set[s] = true
	}
	return set
})

// isCommon tells whether the word, which may have punctuation beside it, is common.
func isCommon(s string) bool {
	return common()[strings.ToLower(strings.Trim(s, punctuation))]
}

const commonList = `
án ấp áp bà bác bác bắc bàn bản bằng báo bão bảo bảy bày bên bệnh bí bị biên biến biển biện biết biểu bình bố bộ bổ bốn
bổng bùi buổi bước bưu cá các cách cái cải cảm cán cảng cảnh cao cáo cấp cập cầu cần cận cây chậm chăn chánh chất chấp
cháy chấm chấn chế chỉ chí chị chiếm chiến chiếu chín chính chỉnh cho chọn chống chủ chú chúc chúng chuẩn chức chứng
chước chưa chuyên chuyển chuyện có cô cố cơ cỏ còn cộng công cổ cụ của cúc cùng cũng cuối cuộc cư cử cứ cứu cường cưỡng
dài dân dẫn dạy diễn diện điện điều điểm dịch dịp dò dự dung dũng dục dụng dùng dựng dược dưới dưỡng dương đã đa đài đại
đàm đảm đáng đảng đánh đạo đạt đào đất đặc đặng đăng đầu đầy đây để đề đến đền đình định địa đó đoàn đoạn đối đội đồng
động độ đỗ đổi đô đôn đốc độc đơn đủ đúng đưa được đường em ghi giá giải giám giảng giáo giấy giới giờ giữ giữa gì góp gồm
gửi gia hà hạ hai hải hại hàng hành hạn hạng hảo hát hậu hệ hết hiểm hiện hiến hiệp hiếu hiệu hình hồ hỗ hồi hội hộ hoà
hòa hóa hoá hoạch hoan hoàn hoàng hoạt học họ hỏi họp hồng hợp hơn hội hùng hưng huệ huế hữu hương hướng hưởng huy hủy huỳnh
huyện kế kể kết khá khác khách khám khẩn khẩu khắc khảo khí khó khỏe khoá khóa khoán khối không khởi khu khúc khuyến kí ký kỳ
kỷ kỹ kiểm kiến kiện kiên kiều kịp kịch là lạc lại làm lâm lần lấn lao lào lãnh lập lắp lắk lê lễ lệ lên lí lý lịch liên liệu
liệt lĩnh lợi lớn lớp lộ lộc lối lời lọc lũ luật luận lục lúa lưới lưu lược lượng lực lứa lương mạnh mại mặt mật mẫu máy mất
mét mình mĩ mỹ mở mới mời mỗi một mộ môi môn mọi mục mức mười muộn mùa nạn nâng nam năm năng nằm này nay nào nên nền nếu nêu nếp
nguyễn nghĩ nghĩa nghị nghỉ nghiêm nghiệm nghiên nghiệp nghiêng nghề nghệ ngày ngành ngân ngập ngoài ngoại ngọc ngô người
nguồn nguyên nguyện nhà nhạc nhân nhận nhắc nhằm nhập nhất nhật nhì nhiệm nhiên nhiệt nhiều nhỏ nhóm nhơn như những nhớ nội
nói nối nông nổi nợ núi nữ nước nỗ ổn ở ông ô phá phạm phải phạt pháp phát phần phân phận phần phẩm phẫn phi phí phía phiên
phiếu phó phòng phối phổ phố phong phú phù phủ phúc phục phụ phương phường quá quả quán quản quân quận quảng quang quế quên
quê quốc quý quỹ quyền quyết rà rất rồi rộng rõ ra rừng rượu sách sai sản sang sáng sao sáu sát sạch sắc sắp sẽ sẵn sĩ sinh
sơ sơn sớm sở số sổ sông sống sóc soát suất sự sử sửa súc sức tác tạc tài tải tại tái tám tạm tấn tấm tầm tâm tân tận tập tăng
tạo tàu tế tên tết tệ thái tháng thành thanh thao thảo thấp thất thật thẩm thân thắng thể thế thẻ thêm theo thì thị thí thi
thiết thiếu thiện thiên thích thịnh thỏa thoại thoát thôn thông thống thời thới thu thú thủ thụ thúc thục thuê thuế thuận
thuật thúy thuý thùy thủy thuỷ thuộc thường thưởng thương thượng thức thực thứ thư tích tiêu tiểu tiền tiến tiện tiếng tiếp
tiết tiệc tình tỉnh tịnh tín tính toà tòa toán toàn tỏ tố tổ tốc tốt tồn tổng tối tôi tôn tội tờ tới trả trái trại trạm trách
trang tranh tráng tránh trà trần trẻ trễ trên trí trì trị triển triệu triệt trình trong trong trọng trồng trở trợ trụ trú
trúc trung trước trưởng trường trương trương trực trừ tu tú tụ từ tự tư tứ túc tục tuấn tuần tuổi tuyên tuyến tuyển tướng
tượng tuyết tỷ tỉ ủy uỷ ứng ước ưu và vài vãng vàng vào văn vắng vấn vẫn vận vật vật về vệ vé vị vì ví viên viện việc viết
việt vốn vòng võ vô với vũ vụ vùng vực vượng vượt vương vườn xã xác xảy xâm xâu xây xem xét xếp xin xóa xoá xong xúc xử
xuân xuất xuống xưởng xứ ý yêu yếu yến
`
