package lint

import (
	"strings"
	"testing"

	"vanthu/pipeline/viet"
)

// correct are lines as offices write them, with nothing to mend but abbreviations:
// căn cứ, recipients, cells, addresses, figures, names and citations.
const correct = `
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;
Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 năm 2025;
Căn cứ Nghị định số 45/2025/NĐ-CP ngày 28 tháng 02 năm 2025 của Chính phủ quy định tổ chức các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương;
Căn cứ Nghị quyết số 31/NQ-HĐND ngày 28 tháng 7 năm 2026 của Hội đồng nhân dân xã An Hòa;
Căn cứ Quyết định số 45/2018/QĐ-TTg ngày 09 tháng 11 năm 2018 của Thủ tướng Chính phủ;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 115/TTr-SNV ngày 03 tháng 10 năm 2022.
Theo đề nghị của Trưởng phòng Kinh tế, Hạ tầng và Đô thị.
Xét đề nghị của Chánh Văn phòng Sở,
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng Sở, Trưởng các phòng và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Gia Lai, ngày 14 tháng 10 năm 2022
Gia Lai, ngày      tháng 10 năm 2022
Bình Định, ngày 20 tháng 10 năm 2022
Kính gửi: Ủy ban nhân dân các xã, phường.
Kính gửi: Văn phòng Ủy ban nhân dân tỉnh; các sở, ban, ngành thuộc tỉnh.
- Chủ tịch, các Phó Chủ tịch UBND tỉnh (b/c);
Điện thoại: 0269.3824.414; Fax: 0269.3824.415; thư điện tử: vanthu@gialai.gov.vn.
Địa chỉ: số 02 Trần Phú, phường Quy Nhơn, tỉnh Gia Lai.
Địa chỉ: 59A Lê Hồng Phong, phường Quy Nhơn; điện thoại 0913 456 789.
Hộp thư: phongkinhte.anhoa@gialai.gov.vn, mã số thuế 4100267395-001.
Số tài khoản 3713.0.1054321 tại Kho bạc Nhà nước khu vực XV.
Thời gian: 08 giờ 00, thứ Năm, ngày 13/10/2022.
Địa điểm: Phòng họp số 2, tầng 3, trụ sở Sở.
Chủ trì: Đồng chí Nguyễn Văn An - Giám đốc Sở.
Thư ký: Bà Lê Thị Thúy Hòa, chuyên viên Văn phòng.
Tham dự có 12/15 thành viên, vắng 03 (có lý do).
Ông Hoà, bà Thuý vắng có phép.
Ông Ngụy Văn Tùy, ông Hoàng Đình Thúy và bà Nguyễn Thị Loan dự họp.
a) Công tác tham mưu, tổng hợp
Trong tháng, toàn xã có 06 hộ thoát nghèo, đạt 120% kế hoạch năm.
Tổng thu ngân sách 9 tháng đạt 1.234,5 tỷ đồng, bằng 78,6% dự toán, tăng 5,2% so với cùng kỳ.
Nhiệt độ 25-30°C, mưa 50-100 mm, gió cấp 5-6, giật cấp 7.
Hỗ trợ 2-3 triệu đồng/hộ; 15-20 người/lớp; từ 8h00-10h30.
Khu đất thuộc thửa số 125, tờ bản đồ số 14, diện tích 250,5 m2.
Giao Phòng Kinh tế chủ trì, phối hợp với Văn phòng HĐND và UBND tham mưu; hoàn thành trước ngày 25/11/2026.
Giao Công an xã chủ trì, phối hợp Ban Chỉ huy Quân sự xã tuần tra dịp tết Nguyên đán.
Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội giám sát.
Ngân hàng Nhà nước Việt Nam chi nhánh Khu vực 11 và Bảo hiểm xã hội cơ sở Quy Nhơn.
Bộ Chính trị, Ban Bí thư và Ban Chấp hành Trung ương Đảng đã ban hành Quy định số 399-QĐ/TW ngày 09/01/2026.
Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ.
Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị tiếp tục được thực hiện nghiêm túc.
Kế hoạch số 84-KH/TU của Ban Thường vụ Tỉnh ủy và Công văn số 1234-CV/VPTU.
Thông báo số 05-TB/ĐU ngày 05/10/2026 của Đảng ủy xã.
Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở và Luật Kinh doanh bất động sản.
Theo quy định tại điểm c khoản 3 Điều 21 Luật Tổ chức chính quyền địa phương.
Thực hiện khoản 1 và khoản 2 Điều 9 Nghị định số 30/2020/NĐ-CP.
Tại Mục 2 Chương III, Điều 15 được sửa đổi như sau:
Các điều 5, 6 và 7 của Quy chế; điểm a, b, c khoản 2 Điều 4.
Hợp đồng số 15/2026/HĐKT ngày 12/3/2026; bản án số 05/2025/HNGĐ-ST; quyết toán theo Biên bản số 01/BBNT.
Công văn số 5123/UBND-NC ngày 05/10/2022 của UBND tỉnh Bình Định.
Công văn số 987/SNV-CCHC ngày 15/9/2022 của Sở Nội vụ.
Giấy mời số 210/GM-SNgV ngày 10/10/2022.
Thực hiện Công điện số 08/CĐ-TTg ngày 20/10/2022 của Thủ tướng Chính phủ.
Thông báo số 45/TB-VPCP ngày 12/10/2022 của Văn phòng Chính phủ.
Quyết định số 1719/QĐ-TTg ngày 14/10/2021 phê duyệt Chương trình mục tiêu quốc gia.
Kỷ niệm 80 năm Cách mạng tháng Tám (19/8/1945 - 19/8/2025) và Quốc khánh 2/9.
Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” tiếp tục được duy trì.
Mô hình “5 không, 3 sạch” và “Dân vận khéo” được nhân rộng.
Quỹ Nhi đồng Liên hợp quốc (UNICEF) tài trợ 50.000 USD (khoảng 1,2 tỷ đồng).
Xô-cô-la, ki-lô-gam, Xanh Pê-téc-bua, Lê-nin, Phnôm Pênh, Viêng Chăn.
Thành phố Quy Nhơn trước đây là đô thị loại I.
Đèo Cù Mông, đầm Thị Nại, biển Quy Nhơn, sông Côn, vịnh Hạ Long, Cửa Lò, Vũng Tàu.
Khu vực Tây Nguyên, Nam Trung Bộ, Đông Nam Bộ và đồng bằng sông Cửu Long.
Quốc lộ 19, đường tỉnh ĐT.638, cao tốc Quy Nhơn - Pleiku, đoạn Km5+200 - Km7+350.
Trường Trung học cơ sở An Hòa, Trường Tiểu học số 1 An Hòa, Trạm Y tế xã.
Bệnh viện Đa khoa tỉnh, Trung tâm Y tế, Trung tâm Phục vụ hành chính công xã.
Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và dân dụng tỉnh.
Bộ Tư lệnh Quân khu 5, Bộ Chỉ huy Quân sự tỉnh, Bộ đội Biên phòng tỉnh.
Bộ trưởng Bộ Ngoại giao, Thứ trưởng Bộ Tài chính, Giám đốc Sở Y tế, Phó Giám đốc Sở Tư pháp.
Bí thư Đảng ủy, Chủ tịch HĐND xã; Phó Chủ tịch Thường trực UBND xã.
Ban Kinh tế - Ngân sách, Ban Văn hóa - Xã hội HĐND xã thẩm tra báo cáo.
Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh.
Kỳ họp thứ Tám, Hội đồng nhân dân tỉnh khóa XIII, nhiệm kỳ 2021 - 2026.
Đảng bộ xã có 25 chi bộ, 512 đảng viên; kết nạp 03 đảng viên mới.
Quân và dân toàn tỉnh; lực lượng vũ trang nhân dân; hội nhân dân tự quản.
Sự nghiệp đổi mới do Nhân dân, vì Nhân dân; dân chủ nhân dân; nền quốc phòng toàn dân.
Nhà nước bảo hộ quyền sở hữu. Nhân dân đồng tình hưởng ứng.
Vận động nhân dân hiến đất làm đường; đời sống nhân dân được nâng lên.
Chuyển tiền qua tài khoản ngân hàng nhà nước và ngân hàng thương mại.
Lĩnh vực nông nghiệp và môi trường; ngành y tế; ngành văn hóa, thể thao và du lịch.
Sở giao Văn phòng tham mưu; Sở đã có văn bản trả lời; Sở tài trợ kinh phí.
Bộ nội quy cơ quan; bộ thủ tục hành chính; bộ chỉ số cải cách hành chính.
Tỉnh giao chỉ tiêu; tỉnh ta có lợi thế; Tỉnh ủy họp; Tỉnh đoàn tổ chức.
Toàn tỉnh Gia Lai có 135 đơn vị hành chính cấp xã (gồm 25 phường và 110 xã).
Sáng 13/10/2022, chiều 14-10, ngày 15.10 họp trực tuyến.
Ngày 01/01/2023, 30/4, 01/5, 02/9, 24/11 là ngày nghỉ lễ.
Giai đoạn 2021 - 2025, định hướng đến năm 2030, tầm nhìn đến năm 2045.
Năm học 2026 - 2027; vụ Đông Xuân 2025 - 2026; niên độ 2026.
Trang 5-7; Điều 5 - 7; mục 1.2.3; phiên bản 2.0.1; tỷ số 3-1.
Mã hồ sơ 000.00.15.H08-221013-0012; mã định danh H08.15; mã vạch 893-123-456.
Số CCCD 052085001234; số hộ chiếu B1234567; mã bưu chính 55100.
Phụ lục I, Phụ lục II kèm theo; Mẫu số 01/CTKT-TMĐN; Biểu số 02a.
Phần mềm iOffice 5.0; nền tảng VNeID; hệ thống thông tin (HTTT) báo cáo.
Hội nghị trực tuyến với 135 điểm cầu; điểm cầu số 5; điểm 1 và điểm 2 trên bản đồ.
Đề nghị các đơn vị: (1) rà soát hồ sơ; (2) lập danh sách; (3) báo cáo trước 16h00 ngày 25/10/2022.
Kinh phí: 15.000.000 đồng (Bằng chữ: Mười lăm triệu đồng chẵn).
Thuận lợi: nhân sự ổn định. Khó khăn: thiếu kinh phí, v.v...
“Nói đi đôi với làm” - phương châm của Đảng bộ.
(Kèm theo Công văn số 123/SNgV-VP ngày 10/10/2022 của Sở Ngoại vụ)
Ban Chỉ đạo phòng, chống thiên tai; Tổ biên tập; Hội đồng thi đua - khen thưởng.
Liên đoàn Lao động; Hội Chữ thập đỏ; Hội Khuyến học; Câu lạc bộ Hưu trí.
Huân chương Lao động hạng Ba; Bằng khen của Chủ tịch UBND tỉnh; danh hiệu Nghệ sĩ Ưu tú.
Tạp chí Cộng sản; Báo Nhân dân; Báo và Phát thanh, Truyền hình Gia Lai.
Triển khai Đề án 06; Nghị quyết 57; Chương trình 135; Kế hoạch 84.
Xã An Hòa, xã Hoài Ân, phường Bồng Sơn, thôn Hòa Bình, thôn 3, tổ dân phố 5, khu phố 2.
Khối phố Hoà Nghi; đường Huỳnh Thúc Kháng; chợ Thuỷ Dương.
Tiếp nhận trụ sở của Phòng Tài chính - Kế hoạch thị xã An Nhơn trước đây.
Công chức địa chính - xây dựng; văn hóa - xã hội; tư pháp - hộ tịch; văn phòng - thống kê.
Phòng Văn hóa - Xã hội, Phòng Kinh tế, Hạ tầng và Đô thị, Trung tâm Phục vụ hành chính công.
Thứ Sáu, ngày 14/10/2022 (nhằm ngày 19/9 năm Nhâm Dần).
Đồng chí phụ trách lĩnh vực thứ nhất; chuyên đề thứ hai; quý thứ ba liên tiếp.
Xếp thứ ba toàn tỉnh; đứng thứ hai khối; lần thứ năm trong năm; người thứ sáu.
Báo cáo tháng 9, phương hướng tháng 10/2022; nhiệm vụ tháng 11/2022; số liệu tháng 01/2023.
Ước thực hiện tháng 10/2022 tăng 3,5% so với tháng 10/2021.
Kiểm tra theo Điều 12 Quyết định số 27/2021/QĐ-UBND ngày 25/6/2021 của UBND tỉnh.
Anh/chị; và/hoặc; có/không; ông (bà); Mr. Brown; Th.S Lê An; TS. Hà; PGS.TS. Minh.
UBND các xã, phường; HĐND các cấp; các sở, ban, ngành; Mặt trận và các đoàn thể.
Báo cáo UBND tỉnh xem xét, quyết định; trình HĐND tỉnh thông qua; xin ý kiến Tỉnh ủy.
Lãnh đạo, chuyên viên các phòng; lãnh đạo Văn phòng; lãnh đạo UBND tỉnh; Lãnh đạo Sở kết luận.
Hướng dẫn lao động, việc làm; sở hữu trí tuệ; sở thích; ủy ban; hội đồng nhân sự.
Kế toán trưởng; thủ quỹ; văn thư - lưu trữ; lái xe.
Người dân các huyện miền núi trước đây nay thuộc 25 xã mới.
Khu vực thị xã An Nhơn cũ có 05 điểm ngập; địa bàn huyện Tây Sơn trước đây có 12 hồ chứa.
Các xã thuộc huyện Hoài Ân cũ hoàn thành trước hạn.
Sổ đỏ do UBND thị xã Hoài Nhơn cấp năm 2015 vẫn có giá trị.
Giấy chứng nhận do UBND huyện Phù Mỹ cấp ngày 12/4/2018.
Khu vực tỉnh Bình Định cũ có 134 km bờ biển; địa bàn tỉnh Bình Định (cũ) có 58 xã, phường.
Sinh ngày 15/3/1980 tại huyện Tuy Phước, tỉnh Bình Định.
Công ty Cổ phần Nước khoáng Quy Nhơn - Bình Định ủng hộ 50 triệu đồng.
Bệnh viện Bình Định; Trường Cao đẳng Bình Định; võ cổ truyền Bình Định.
Ngày 24/11/2026 là Ngày Văn hóa Việt Nam, công chức, viên chức được nghỉ.
Thực hiện Nghị quyết số 202/2025/QH15 của Quốc hội về sắp xếp đơn vị hành chính cấp tỉnh.
Quyết định số 78/QĐ-UBND ngày 15/9/2026 của Chủ tịch UBND xã.
Công văn số 45/UBND-VP và Công văn số 46/KT.
Thông báo số 12/TB-UBND; Tờ trình số 08/TTr-KT; Báo cáo số 110/BC-UBND.
Giấy mời số 19/GM-UBND; Biên bản số 06/BB-UBND; Chương trình số 02/CTr-UBND.
Quyết định số 15/2026/QĐ-UBND của UBND tỉnh.
Thông tư số 01/2026/TT-BNV, Thông tư số 78/2021/TT-BTC.
Văn bản hợp nhất số 15/VBHN-VPQH ngày 12/6/2024.
Theo Tờ trình số 98/TTr-SNV, Báo cáo thẩm định số 12/BCTĐ-STP.
Hướng dẫn liên ngành số 01/HDLN-SNV-STC; Quy chế phối hợp số 02/QCPH-UBND-MTTQ.
Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN.
Hướng dẫn số 05-HD/VPTW; Quy định số 66-QĐ/TW; Công văn số 45-CV/ĐU.
Kế hoạch số 100-KH/ĐU ngày 05/9/2026.
Tổ chức bầu cử đại biểu Quốc hội khóa XVI và đại biểu HĐND các cấp nhiệm kỳ 2026 - 2031.
Hội thẩm nhân dân, kiểm sát nhân dân, nghệ sĩ nhân dân, nhà giáo nhân dân.
Danh hiệu Nhà giáo Nhân dân, Nghệ nhân Ưu tú; Huân chương Sao vàng; Anh hùng Lao động.
Chính sách, pháp luật của Nhà nước; do Nhà nước đầu tư; được Nhà nước giao đất.
Ngày thứ Bảy, Chủ nhật; chiều thứ Sáu hằng tuần; sáng thứ Hai đầu tháng.
Báo cáo vào chiều thứ Năm hằng tuần, trước 16 giờ.
Tháng Giêng, tháng Chạp, tháng Tám, tháng Mười Hai âm lịch.
Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh, Chánh Văn phòng UBND tỉnh.
UBND Thành phố Hồ Chí Minh; UBND thành phố Huế; Thành ủy Đà Nẵng.
Khu phố 1, phường Quy Nhơn Bắc; Phường 5, Quận 3; phường Quy Nhơn Đông.
Ông Kpă Đô; anh Đinh Yang; chị Rah Lan H'Nhi; bà Ksor H'Lâm.
Người Ba-na, Ja-rai (Gia-rai), Chăm H'roi; cồng chiêng T'rưng.
Tuyến Pleiku - Quy Nhơn; đường Lê Duẩn - Nguyễn Tất Thành; cầu Thị Nại 2.
Doanh nghiệp FDI, ODA, PPP, BOT; chuẩn ISO 9001:2015; mạng 4G/5G; AI, IoT.
Truy cập http://dichvucong.gov.vn, chọn mục 2, nhập mã 1.004.222.000.00.00.H21.
File: bao-cao_thang-10.xlsx; thư mục D:\Van ban\2026; mẫu 01-TH.docx.
Từ 01/10 đến 31/10/2026; từ ngày 15/10/2026 đến ngày 14/11/2026.
Ngày 1, 15 hằng tháng; ngày 5 và ngày 20; đợt 1/2026; lần 2/2026.
Tỷ lệ 3/4; 2/3 số hộ; 1/5 diện tích; 12/15 đại biểu; Tiểu đội 3/5.
Mức 1/500; bản đồ 1/2000, 1/5.000.
Đơn giá 12.500 đ/m²; khối lượng 3.450,75 m³; đoạn Km1125+300.
QL1A, QL.19, ĐT.636B, ĐH.42; Quốc lộ 1; tuyến ĐT 638.
Phòng 305, nhà A2, số 1A-1B Nguyễn Tất Thành.
Thửa 12, 13, 14-16; tờ số 5.
Ngạch 01.003; bậc 3/9; hệ số 3,00; mã số V.07.03.29.
Khoản chi, khoản thu, khoản 5 triệu; điểm thi, điểm số; mục đích; phần việc; chương trình.
Khoản tiền 3.000.000 đồng; điểm trường; Điểm 3; Khoản 2. Nội dung; Mục 4. Chi khác.
Mục 1 đạt; phần 1 khó; chương 2 dài; điều 1 trong ba điều đó.
Kiến nghị, đề xuất: Không.
II.1. Thu, chi ngân sách
+ Thu nội địa: 1.250 triệu đồng, đạt 85%;
2. Đồng chí Tuỳ, 3. đồng chí Thuý, 4. cô Thuỷ và anh Huỳnh.
Chị Thuý, anh Hoà và chú Tuỳ phụ trách; giao em Khoẻ theo dõi.
Người soạn: Thuý; người duyệt: Hoà.
Người ký: (đã ký); ký tên, đóng dấu; ký thay.
Ngày ... tháng ... năm 20...
Số ...../QĐ-UBND ngày ....../......./2026
An Hòa, ngày     tháng 11 năm 2026
Hà Nội, ngày 20 tháng 01 năm 2026
(Ban hành kèm theo Quyết định số 05/QĐ-UBND ngày 06/01/2026 của Chủ tịch UBND xã)
Ủy ban nhân dân xã An Hòa (sau đây gọi tắt là UBND xã) thông báo như sau:
Bộ Công Thương, Sở Công Thương, ngành Công Thương, ngành công thương.
Sở Xây dựng, Bộ Xây dựng, Luật Xây dựng; phòng quản lý xây dựng.
Luật Bảo hiểm y tế, Luật Bảo hiểm xã hội năm 2024, Luật Phòng, chống ma túy.
Luật Phòng, chống bạo lực gia đình; Luật Phòng, chống tham nhũng; Luật Thi đua, khen thưởng.
Luật Cán bộ, công chức; Luật Viên chức; Luật Tổ chức Chính phủ năm 2025.
Bộ luật Dân sự, Bộ luật Tố tụng hình sự, Hiến pháp năm 2013, Pháp lệnh Ưu đãi người có công với cách mạng.
Luật quy định rõ; luật hóa; các luật; dự án luật; dự thảo Luật; theo luật.
Việc thi hành luật đất đai qua các thời kỳ; nghiên cứu luật so sánh.
Trung tâm Khoa học và Giáo dục liên ngành; Viện Nghiên cứu kinh tế - xã hội.
Trường Đại học Kinh tế - Kỹ thuật; Trường Cao đẳng Y tế; Trường Chính trị tỉnh.
Báo cáo tài chính; hội nghị y tế; Y tế xã; công tác tư pháp, hộ tịch; giáo dục.
Sở, ngành; Bộ, ngành; cấp Bộ; cấp Sở; liên Sở; các Sở; 02 Sở.
Dương Thị Yến-Nhi; Lê-nin-grát; Ô-xtrây-li-a; Xin-ga-po; Niu Di-lân; Hà Lan - Bỉ.
Việt - Lào; Việt - Nhật; Anh - Việt; song ngữ Việt - Hàn.
Tuổi từ 18-60; học sinh lớp 6-9; khối 10-12; nhóm 3-5 tuổi.
Từ Điều 5 đến Điều 10; từ mục 1 đến mục 3; các mục 1, 2.
Nêu tại mục 2 Công văn này; theo điểm 3 Thông báo số 45/TB-UBND; tại phần III Báo cáo.
Thi đua lập thành tích chào mừng Đại hội Đảng bộ tỉnh lần thứ I, nhiệm kỳ 2025 - 2030.
Hội nghị lần thứ hai; khóa họp thứ năm; buổi thứ tư; phiên thứ bảy của UBND tỉnh.
Sáng thứ nhất; từ thứ hai trở đi; ưu tiên thứ ba: hạ tầng.
Tôi tên Trần Thị Thu, sinh năm 1990, thường trú tại thôn 2.
Vụ việc 3 tháng chưa xong; trong tháng chưa phát sinh; tháng sau; tháng trước.
Kết quả 10 tháng năm 2026: đạt 92%; kế hoạch tháng 12/2026; tháng 01 năm 2027.
Số liệu tháng 10/2025 là 120, tháng 10/2026 là 150.
Đã giải quyết xong 15 đơn tồn từ tháng 11/2025.
Hạn chót là 12 giờ ngày 20/11/2026; hạn cuối 20/11.
Cuộc giao ban tháng 12/2026 dự kiến ngày 08/12/2026.
Tổng hợp kết quả thực hiện kết luận giao ban tháng 9/2026.
Truy cập trang.vn hoặc vanphong.anhoa@gialai.gov.vn; tệp bao.cao.docx; mã abc.Xyz.
Thời gian:8h; V/v:báo cáo; tỷ lệ a:b; tel:0256; skype:anhoa.
Công thức f(x); phương án (A); điểm ( ... ); khung ( ) trống; ô ( x ).
Văn thư - lưu trữ; - Về thu; Lê-nin; In-đô-nê-xi-a; Mát-xcơ-va; A-ma-dôn.
Mỗi tháng hai lần; trong tháng ba đơn vị chưa nộp; ba tháng tư vấn; trong tháng tư vấn 12 lượt; hết tháng, năm.
Trong tháng bảy đơn vị đã nộp; từ đầu tháng hai tổ công tác đi cơ sở; vào tháng chín hộ đã nhận tiền.
Cách mạng tháng Tám; tháng Giêng; tháng Mười Một; từ tháng Hai đến tháng Tư.
Trang bị cho bộ đội; cán bộ Tài chính - Kế toán; cán bộ Nội vụ; nội bộ Ngoại giao; trụ sở Công an; cơ sở Y tế.
Các sở: Tài chính, Nội vụ, Y tế; các bộ, ngành; liên bộ Tài chính - Nội vụ; tất cả các sở Tài chính.
Bộ phận Tài chính; bộ môn Du lịch; bộ máy Nội vụ.
Sở GD&ĐT, Sở KH&CN, Sở VH,TT&DL, Sở NN&MT; Công ty H&M; R&D; Q&A.
Phòng KHĐT của Công ty; khoa TTTT; ông KHĐT.
Báo cáo quý IV/2025 so với quý III/2025; quý I/2026; quý IV/2026; từ quý IV/2025 đến nay; so với quý IV/2025.
Kết quả quý III/2026 và kế hoạch quý I/2027.
tỉnh Hưng Yên; tỉnh Tây Ninh; tỉnh An Giang; toàn tỉnh An toàn; tỉnh Điện Biên.
thành phố Huế xinh đẹp; thành phố Cần Thơ; thành phố Hà Nội.
Liên hợp quốc; chương trình liên hợp quốc tế.
thứ Hai - thứ Sáu; từ thứ Hai đến thứ Sáu; thứ Hai, thứ Tư và thứ Sáu; nhiệm vụ thứ hai và thứ ba; thứ hai, thứ ba là.
Buổi sáng thứ hai của hội nghị; chiều thứ hai của đợt tập huấn.
Bà Hoà; bà Thuý; đ/c Hoá; đồng chí Khoẻ; cháu Thuỷ; anh Huỳnh Tuỳ.
1) Hoà; 2) Thuý; 3) Tuỳ.
Hoà - Chánh Văn phòng; Thuý - kế toán.
Ông Nguyễn Văn Hoà (thôn Hoà Bình), bà Đỗ Thị Thuỵ.
Ban Quản lý Dự án “Kè chống sạt lở”; gói thầu số 05: thi công; gói thầu XL-02.
Số 5/A Trần Phú; số 3/B khu phố 2; số 7/Z.
Địa chỉ: số 8/15 Nguyễn Huệ; số 9/2B Lê Lợi; nhà số 4/K3 cư xá.
Về việc thẩm định, phê duyệt kế hoạch lựa chọn nhà thầu gói thầu số 03 thi công xây dựng công trình nâng cấp, mở rộng tuyến đường liên xã từ ngã ba thôn Đông đến trung tâm xã, lý trình từ cầu Bà Di đến giáp ranh xã bên
Các đồng chí (Bí thư, Phó Bí thư) dự; nội dung (theo mẫu).
Giá (đồng/kg) : 12.000; tên gọi (nếu có).
Phân công: đ/c Hà (VP), đ/c Tú (KT).
Cơ quan thường trực: Văn phòng; thành viên: các phòng.
Họp lúc 7 giờ 30; hạn:20/11; ghi chú:x.
Quý IV; quý 4/2026; quý III năm 2026; 6 tháng cuối năm 2026; năm 2025.
Kế hoạch năm 2025 đã kết thúc; Đề án giai đoạn 2021 - 2025; quyết toán ngân sách năm 2025.
Dự toán được UBND huyện giao trước đây; giấy phép do UBND thị xã An Nhơn ký ngày 05/5/2023.
Hồ sơ địa chính huyện lập; bản đồ huyện Hoài Ân; đường huyện ĐH.05; bệnh viện huyện cũ.
Trường THPT số 1 Tuy Phước; Huyện đoàn cũ; thị trấn Diêu Trì (cũ).
Công an tỉnh, Công an xã; Thuế tỉnh Gia Lai; Tòa án nhân dân khu vực 3; Viện kiểm sát nhân dân khu vực 3.
`

// TestCorrectLines has each line alone, in a text of which nothing is known and in
// one of a commune in November 2026.
func TestCorrectLines(t *testing.T) {
	commune := House{Period: viet.Period{Year: 2026, Month: 11}, Agency: "Ủy ban nhân dân xã An Hòa", Superior: "Ủy ban nhân dân tỉnh Gia Lai",
		Symbol: "UBND", Names: []string{"Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã"}, Tone: viet.ToneOnFirst}
	for line := range strings.Lines(correct) {
		line = strings.TrimSuffix(line, "\n")
		for _, h := range []House{{}, commune} {
			for _, f := range Check([]string{line}, h) {
				if f.Rule != "viet-tat" {
					t.Errorf("%q\n gives %s %q -> %q: %s", line, f.Rule, f.Found, f.Fix, f.Reason)
				}
			}
		}
	}
}

// TestCorrectTogether has them in one document, where they could be at odds.
func TestCorrectTogether(t *testing.T) {
	for _, f := range Check(strings.Split(correct, "\n"), House{}) {
		switch f.Rule {
		case "viet-tat", "viet-tat-lan", "vien-dan-hai-ngay": // the lines are of several documents
		default:
			t.Errorf("%s %q -> %q: %s", f.Rule, f.Found, f.Fix, f.Reason)
		}
	}
}
