package form

import (
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// openRows is how many empty rows a table offers.
const openRows = 60

// fewRows is how many the tables that stay short offer: one sheet of paper.
const fewRows = 22

// GiaoBan returns the empty workbook "Giao ban tháng" of an agency for a
// period. With the agency's profile beside it, it holds all that the four
// documents of the month are made from.
func GiaoBan(a record.Agency, p viet.Period) Book {
	return Book{
		Name:       "Giao ban tháng",
		Schema:     Schema,
		Agency:     a.Code,
		AgencyName: a.Name,
		Period:     p,
		Lists:      lists(a),
		Sheets: []Sheet{
			guide(), meeting(p), presence(), review(), opinions(),
			tasks(), followed(), arisen(), progress(), extended(), plan(), citations(), issue(),
		},
	}
}

func guide() Sheet {
	return Sheet{Name: "HuongDan", Aliases: []string{"hướng dẫn"}, Title: "HƯỚNG DẪN GHI BIỂU", Layout: Guide, Lines: []string{
		"1. Ô trắng là ô ghi, ô xám là ô của biểu. Biểu khóa không có mật khẩu: cần sửa thì vào Xem lại (Review), chọn Bỏ bảo vệ trang tính.",
		"2. Ghi trang CuocHop trước, sau đó ghi DanhGia và NhiemVu; các trang khác ghi khi có. Cột, mục có dấu (*) thì phải ghi.",
		"3. Mỗi dòng là một việc, một ý. Được thêm dòng, sắp xếp, lọc, đổi độ rộng cột; dòng trống thì bỏ qua.",
		"4. Ngày ghi ngày/tháng/năm, ví dụ 05/8/2026; kỳ ghi tháng/năm, ví dụ 11/2026; giờ ghi 08:00. Chưa có thì để trống, chương trình không tự điền.",
		"5. Một ô có nhiều mục thì mỗi mục một dòng trong ô (nhấn Alt+Enter để xuống dòng). Mã văn bản, tên đơn vị có thể cách nhau bằng dấu chấm phẩy.",
		"6. Tên đơn vị chọn trong danh sách; cũng nhận tên khác và mã đã khai trong hồ sơ cơ quan. Việc giao cho mọi đơn vị: ghi phối hợp là Tất cả các đơn vị.",
		"7. Thời hạn không có ngày thì chọn loại và ghi rõ bằng chữ, ví dụ “trong quý IV/2026”, “khi có yêu cầu”; không đặt ra ngày.",
		"8. Đơn vị không được giao việc mới: ở trang NhiemVu ghi tên đơn vị và ghi nội dung là “Không phát sinh nhiệm vụ”.",
		"9. Mã nhiệm vụ gồm kỳ, đơn vị, số thứ tự, ví dụ 2026-11/VP-01; đã đặt thì giữ nguyên, không dùng lại. Việc của kỳ trước còn theo dõi ghi ở trang NhiemVuTruoc với mã cũ, việc đơn vị tự báo thêm ở trang PhatSinh; tiến độ ở trang TienDo, hạn mới đã được đồng ý ở trang LuiHan.",
		"10. Văn bản được nhắc tới khai ở trang VanBan với một mã ngắn (vb1, vb2); trang khác chỉ ghi mã đó ở cột Văn bản liên quan.",
		"11. Số, ngày, người ký của từng văn bản ghi ở trang BanHanh sau khi có; để trống thì văn bản in ra chừa chỗ theo mẫu.",
	}}
}

func meeting(p viet.Period) Sheet {
	s := Sheet{Name: "CuocHop", Aliases: []string{"cuộc họp", "họp giao ban"}, Title: "CUỘC HỌP GIAO BAN", Layout: Fields, Required: true, Path: "cuoc_hop",
		Columns: []Column{
			{Heading: "Kỳ họp", Aliases: []string{"kỳ", "tháng họp"}, Key: "ky_hop", Kind: Period, Required: true, Hint: "Tháng của cuộc họp, ví dụ 11/2026"},
			{Heading: "Tên cuộc họp", Aliases: []string{"tên hội nghị"}, Key: "ten", Hint: "Để trống: Hội nghị giao ban tháng của kỳ họp"},
			{Heading: "Ngày họp", Aliases: []string{"ngày"}, Key: "ngay", Kind: Date, Required: true, Hint: "Ngày/tháng/năm, ví dụ 05/11/2026"},
			{Heading: "Giờ bắt đầu", Aliases: []string{"giờ", "giờ họp", "bắt đầu", "khai mạc"}, Key: "bat_dau", Kind: Clock, Hint: "Giờ:phút, ví dụ 08:00; cần cho biên bản"},
			{Heading: "Giờ kết thúc", Aliases: []string{"kết thúc", "bế mạc"}, Key: "ket_thuc", Kind: Clock, Hint: "Giờ:phút, ví dụ 11:15; cần cho biên bản"},
			{Heading: "Địa điểm", Aliases: []string{"nơi họp"}, Key: "dia_diem", Hint: "Phòng họp, trụ sở"},
			{Heading: "Chủ trì: chức vụ", Aliases: []string{"chủ trì", "chức vụ chủ trì", "chức vụ người chủ trì"}, Key: "chu_tri.chuc_vu", Required: true, Hint: "Ví dụ Giám đốc Sở"},
			{Heading: "Chủ trì: họ và tên", Aliases: []string{"họ tên chủ trì", "chủ trì họ tên", "họ tên người chủ trì"}, Key: "chu_tri.ho_ten", Hint: "Chưa rõ thì để trống"},
			{Heading: "Thư ký: chức vụ", Aliases: []string{"thư ký", "chức vụ thư ký"}, Key: "thu_ky.chuc_vu", Hint: "Ví dụ Chánh Văn phòng"},
			{Heading: "Thư ký: họ và tên", Aliases: []string{"họ tên thư ký", "thư ký họ tên"}, Key: "thu_ky.ho_ten", Hint: "Người ghi biên bản"},
			{Heading: "Kỳ đánh giá", Aliases: []string{"tháng đánh giá"}, Key: "ky_danh_gia", Kind: Period, Required: true, Hint: "Tháng được kiểm điểm, ví dụ 10/2026; báo cáo là của kỳ này"},
			{Heading: "Kỳ triển khai", Aliases: []string{"tháng triển khai"}, Key: "ky_trien_khai", Kind: Period, Required: true, Hint: "Tháng có nhiệm vụ mới, ví dụ 11/2026; kế hoạch là của kỳ này"},
		}}
	values := make([]string, len(s.Columns))
	if !p.IsZero() {
		values[s.Column("ky_hop")] = p.Key()
		values[s.Column("ky_danh_gia")] = p.Prev().Key()
		values[s.Column("ky_trien_khai")] = p.Key()
	}
	s.Rows = [][]string{values}
	return s
}

// presenceBranches are those who came and those who did not.
func presenceBranches() []Branch {
	return []Branch{
		{Label: "Dự họp", Path: "cuoc_hop.thanh_phan", Bare: true},
		{Label: "Vắng", Path: "cuoc_hop.vang"},
	}
}

func presence() Sheet {
	return Sheet{Name: "ThamDu", Aliases: []string{"tham dự", "thành phần"}, Title: "THÀNH PHẦN THAM DỰ, VẮNG MẶT", Open: fewRows,
		Note:     "Ghi người hoặc nhóm người theo thứ tự sẽ in ra",
		Branches: presenceBranches(),
		Columns: []Column{
			rowNumber(),
			{Heading: "Dự họp hay vắng", Aliases: []string{"loại", "có mặt", "dự vắng"}, Key: KeyBranch, Kind: Choice, List: listPresence, Width: 14, Required: true},
			{Heading: "Người, nhóm người", Aliases: []string{"người", "họ và tên, chức vụ", "thành phần"}, Key: "nguoi", Kind: LongText, Width: 60, Required: true, Hint: "Ví dụ: lãnh đạo các đơn vị thuộc Sở"},
			{Heading: "Lý do vắng", Aliases: []string{"lý do"}, Key: "ly_do", Kind: LongText, Width: 40},
		}}
}

// reviewBranches are the lists of the review.
func reviewBranches() []Branch {
	return []Branch{
		{Label: "Đánh giá chung", Path: "cuoc_hop.danh_gia_chung", Text: true},
		{Label: "Kết quả", Path: "cuoc_hop.ket_qua"},
		{Label: "Tồn tại", Path: "cuoc_hop.ton_tai"},
		{Label: "Yêu cầu chung", Path: "cuoc_hop.yeu_cau_chung"},
		{Label: "Kiến nghị", Path: "cuoc_hop.kien_nghi"},
		{Label: "Kết luận khác", Path: "cuoc_hop.ket_luan_khac"},
		{Label: "Lời dẫn: mở đầu", Path: "cuoc_hop.loi_dan.mo_dau", Text: true},
		{Label: "Lời dẫn: kết luận", Path: "cuoc_hop.loi_dan.ket_luan", Text: true},
		{Label: "Lời dẫn: kết quả", Path: "cuoc_hop.loi_dan.ket_qua", Text: true},
		{Label: "Lời dẫn: tồn tại", Path: "cuoc_hop.loi_dan.ton_tai", Text: true},
		{Label: "Lời dẫn: yêu cầu chung", Path: "cuoc_hop.loi_dan.yeu_cau_chung", Text: true},
		{Label: "Lời dẫn: nhiệm vụ", Path: "cuoc_hop.loi_dan.nhiem_vu", Text: true},
		{Label: "Lời dẫn: kết thúc", Path: "cuoc_hop.loi_dan.ket_thuc", Text: true},
	}
}

func review() Sheet {
	return Sheet{Name: "DanhGia", Aliases: []string{"đánh giá", "kết quả tồn tại"}, Title: "ĐÁNH GIÁ VÀ YÊU CẦU CHUNG", Open: openRows,
		Note:     "Mỗi dòng một ý; Nguyên nhân chỉ ghi cho tồn tại",
		Branches: reviewBranches(),
		Columns: []Column{
			rowNumber(),
			{Heading: "Loại", Aliases: []string{"phân loại"}, Key: KeyBranch, Kind: Choice, List: listReview, Width: 17, Required: true},
			{Heading: "Nội dung", Aliases: []string{"nội dung đánh giá"}, Key: "noi_dung", Kind: LongText, Width: 58, Required: true},
			{Heading: "Đơn vị", Aliases: []string{"đơn vị liên quan"}, Key: "don_vi", Kind: Choice, List: listUnits, Width: 20},
			{Heading: "Nguyên nhân", Key: "nguyen_nhan", Kind: LongText, Width: 24},
			cited(14),
		}}
}

func opinions() Sheet {
	return Sheet{Name: "YKien", Aliases: []string{"ý kiến", "ý kiến phát biểu", "thảo luận"}, Title: "Ý KIẾN TẠI CUỘC HỌP", Open: fewRows, Path: "cuoc_hop.y_kien",
		Note: "Ghi theo thứ tự phát biểu; dùng cho biên bản",
		Columns: []Column{
			rowNumber(),
			{Heading: "Người phát biểu", Aliases: []string{"người", "người có ý kiến", "đại biểu"}, Key: "nguoi", Kind: LongText, Width: 34},
			{Heading: "Nội dung ý kiến", Aliases: []string{"nội dung", "ý kiến"}, Key: "noi_dung", Kind: LongText, Width: 88, Required: true},
		}}
}

// planBranches are the parts of the plan beside its tasks.
func planBranches() []Branch {
	return []Branch{
		{Label: "Căn cứ", Path: "ke_hoach.can_cu", Bare: true},
		{Label: "Mục đích", Path: "ke_hoach.muc_dich", Bare: true},
		{Label: "Yêu cầu", Path: "ke_hoach.yeu_cau", Bare: true},
		{Label: "Tổ chức thực hiện", Path: "ke_hoach.to_chuc_thuc_hien", Bare: true},
	}
}

func plan() Sheet {
	return Sheet{Name: "KeHoach", Aliases: []string{"kế hoạch"}, Title: "KẾ HOẠCH CÔNG TÁC THÁNG", Open: fewRows,
		Note:     "Nhiệm vụ của kế hoạch lấy ở trang NhiemVu",
		Branches: planBranches(),
		Columns: []Column{
			rowNumber(),
			{Heading: "Loại", Aliases: []string{"phần", "phân loại"}, Key: KeyBranch, Kind: Choice, List: listPlan, Width: 22, Required: true},
			{Heading: "Nội dung", Key: "noi_dung", Kind: LongText, Width: 98, Required: true},
		}}
}

func citations() Sheet {
	return Sheet{Name: "VanBan", Aliases: []string{"văn bản", "văn bản viện dẫn", "văn bản liên quan"}, Title: "VĂN BẢN ĐƯỢC NHẮC TỚI", Open: fewRows, Path: "vien_dan",
		Note: "Mã do người ghi đặt (vb1, vb2) để các trang khác dẫn tới",
		Columns: []Column{
			rowNumber(),
			{Heading: "Mã", Aliases: []string{"mã văn bản"}, Key: "ma", Width: 9, Required: true, Hint: "Ngắn, không trùng: vb1, vb2"},
			{Heading: "Loại văn bản", Aliases: []string{"loại", "tên loại"}, Key: "loai", Kind: Choice, List: listTypes, Width: 16},
			{Heading: "Số", Aliases: []string{"số văn bản"}, Key: "so", Width: 10, Hint: "Chỉ phần số: 137; có năm thì ghi cả năm: 06/2020"},
			{Heading: "Ký hiệu", Key: "ky_hieu", Width: 15, Hint: "Phần sau số: KH-UBND"},
			{Heading: "Ngày", Aliases: []string{"ngày ban hành", "ngày văn bản"}, Key: "ngay", Kind: Date, Width: 12, Hint: "Ngày của văn bản, ví dụ 05/8/2026"},
			{Heading: "Cơ quan ban hành", Aliases: []string{"cơ quan", "nơi ban hành"}, Key: "co_quan", Width: 26},
			{Heading: "Trích yếu", Aliases: []string{"nội dung", "trích yếu nội dung"}, Key: "trich_yeu", Kind: LongText, Width: 50},
		}}
}

func issue() Sheet {
	s := Sheet{Name: "BanHanh", Aliases: []string{"ban hành", "phát hành"}, Title: "SỐ, NGÀY VÀ NGƯỜI KÝ CỦA VĂN BẢN", Open: 2, Path: "van_ban",
		Note: "Chưa có thì để trống: văn bản in ra chừa chỗ; người ký và nơi nhận để trống thì lấy ở hồ sơ cơ quan",
		Columns: []Column{
			{Heading: "Văn bản", Aliases: []string{"loại văn bản", "loại"}, Key: KeyName, Kind: Choice, List: listDocuments, Width: 18, Required: true, Hint: "Văn bản làm cho từng đơn vị: chỉ của một đơn vị thì thêm mã, ví dụ Công văn đôn đốc/VP"},
			{Heading: "Số", Aliases: []string{"số văn bản"}, Key: "so", Width: 7, Hint: "Chỉ ghi số, ví dụ 05"},
			{Heading: "Ngày ban hành", Aliases: []string{"ngày"}, Key: "ngay", Kind: Date, Width: 12, Hint: "Ngày ký ban hành, ví dụ 09/11/2026"},
			{Heading: "Trích yếu", Key: "trich_yeu", Kind: LongText, Width: 26, Hint: "Để trống: trích yếu của mẫu"},
			{Heading: "Thẩm quyền ký", Aliases: []string{"quyền hạn", "quyền hạn ký"}, Key: "nguoi_ky.quyen_han", Kind: Texts, Width: 18, Hint: "Mỗi dòng một vế: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH; ký trực tiếp thì để trống"},
			{Heading: "Chức vụ người ký", Aliases: []string{"chức vụ"}, Key: "nguoi_ky.chuc_vu", Width: 16},
			{Heading: "Họ tên người ký", Aliases: []string{"người ký", "họ và tên người ký", "họ tên"}, Key: "nguoi_ky.ho_ten", Width: 18},
			{Heading: "Nơi nhận", Key: "noi_nhan", Kind: Texts, Width: 22, Hint: "Mỗi nơi một dòng trong ô; dòng cuối là Lưu: ..."},
			{Heading: "Kính gửi", Key: "kinh_gui", Kind: Texts, Width: 18, Hint: "Mỗi nơi một dòng trong ô; dùng cho báo cáo, công văn"},
			{Heading: "Độ khẩn", Aliases: []string{"mức độ khẩn"}, Key: "do_khan", Kind: Choice, List: listUrgency, Width: 11},
		}}
	for _, d := range documents()[:usual] {
		row := make([]string, len(s.Columns))
		row[0] = d.Label
		s.Rows = append(s.Rows, row)
	}
	return s
}

func rowNumber() Column {
	return Column{Heading: "TT", Aliases: []string{"STT", "số TT", "số thứ tự"}, Key: KeyNone, Kind: RowNumber, Width: 5}
}

func cited(width float64) Column {
	return Column{Heading: "Văn bản liên quan", Aliases: []string{"văn bản giao", "văn bản viện dẫn", "căn cứ"}, Key: "vien_dan", Kind: Codes, Width: width, Hint: "Mã ở trang VanBan, mỗi mã một dòng: vb1"}
}
