package form

// tasks is the sheet of the tasks that the meeting gives.
func tasks() Sheet {
	s := taskTable()
	s.Name, s.Aliases = "NhiemVu", []string{"nhiệm vụ", "nhiệm vụ mới", "giao việc"}
	s.Title, s.Path, s.Required = "NHIỆM VỤ ĐƯỢC GIAO", "nhiem_vu", true
	s.Note = "Mỗi dòng một việc; đơn vị không có việc mới: ghi tên đơn vị và nội dung “Không phát sinh nhiệm vụ”"
	s.Mark = &Mark{
		Key: "noi_dung", Label: "Không phát sinh nhiệm vụ", Take: "don_vi_chu_tri", Path: "khong_phat_sinh",
		Aliases: []string{"không phát sinh", "không có nhiệm vụ", "không có nhiệm vụ phát sinh", "không phát sinh nhiệm vụ mới"},
	}
	return s
}

// followed is the sheet of the tasks of earlier meetings.
func followed() Sheet {
	s := taskTable()
	s.Name, s.Aliases = "NhiemVuTruoc", []string{"nhiệm vụ trước", "nhiệm vụ kỳ trước", "nhiệm vụ chuyển tiếp"}
	s.Title, s.Path = "NHIỆM VỤ CÁC KỲ TRƯỚC CÒN THEO DÕI", "nhiem_vu_truoc"
	s.Note = "Giữ nguyên mã và hạn ban đầu của việc"
	return s
}

// arisen is the sheet of the work that units reported beside what they were given.
func arisen() Sheet {
	s := taskTable()
	s.Name, s.Aliases = "PhatSinh", []string{"phát sinh", "nhiệm vụ phát sinh", "việc phát sinh"}
	s.Title, s.Path, s.Open = "NHIỆM VỤ PHÁT SINH", "nhiem_vu_phat_sinh", fewRows
	s.Note = "Việc đơn vị báo ngoài nhiệm vụ được giao; mã dạng 2026-11/VP-PS01"
	s.Columns[s.Column("noi_dung")].Hint = "Ghi rõ việc gì, ai giao"
	return s
}

// extended is the sheet of the decisions that move a deadline.
func extended() Sheet {
	return Sheet{Name: "LuiHan", Aliases: []string{"lùi hạn", "gia hạn", "điều chỉnh thời hạn"}, Title: "LÙI HẠN ĐÃ ĐƯỢC QUYẾT ĐỊNH", Open: fewRows, Path: "lui_han",
		Note: "Chỉ ghi khi người có thẩm quyền đã đồng ý; đề nghị của đơn vị ghi ở trang TienDo",
		Columns: []Column{
			rowNumber(),
			{Heading: "Mã nhiệm vụ", Aliases: []string{"mã", "nhiệm vụ"}, Key: "ma", Width: 17, Required: true, Hint: "Đúng mã của nhiệm vụ, ví dụ 2026-10/VP-01"},
			{Heading: "Hạn mới", Aliases: []string{"lùi đến ngày", "đến ngày"}, Key: "den_ngay", Kind: Date, Width: 13, Required: true, Hint: "Ngày cuối của hạn mới, ví dụ 30/11/2026"},
			{Heading: "Lý do", Aliases: []string{"lý do lùi hạn"}, Key: "ly_do", Kind: LongText, Width: 40},
			{Heading: "Người quyết định", Aliases: []string{"người đồng ý", "người cho phép"}, Key: "nguoi_quyet_dinh", Width: 24, Hint: "Chức vụ, họ tên: Giám đốc Sở"},
			{Heading: "Ngày quyết định", Aliases: []string{"ngày đồng ý"}, Key: "ngay_quyet_dinh", Kind: Date, Width: 13, Hint: "Hạn mới có từ ngày này; để trống: từ ngày chốt số liệu của kỳ"},
			{Heading: "Văn bản", Aliases: []string{"văn bản cho phép", "văn bản lùi hạn"}, Key: "van_ban", Kind: LongText, Width: 24, Hint: "Số, ký hiệu, ngày của văn bản cho lùi hạn"},
		}}
}

// taskTable is what they have: first what the meeting says, which fills one
// sheet of paper, then what the follow-up needs.
func taskTable() Sheet {
	return Sheet{Open: openRows, Fold: 9, Columns: []Column{
		rowNumber(),
		{Heading: "Mã nhiệm vụ", Aliases: []string{"mã", "mã số"}, Key: "ma", Width: 17, Hint: "Kỳ/đơn vị-số thứ tự, ví dụ 2026-11/VP-01; đã đặt thì không đổi"},
		{Heading: "Đơn vị chủ trì", Aliases: []string{"chủ trì", "đơn vị", "đơn vị thực hiện", "cơ quan chủ trì"}, Key: "don_vi_chu_tri", Kind: Choice, List: listUnits, Width: 18, Required: true, Hint: "Chọn một đơn vị"},
		{Heading: "Nội dung nhiệm vụ", Aliases: []string{"nội dung", "nhiệm vụ", "nội dung công việc", "công việc"}, Key: "noi_dung", Kind: LongText, Width: 44, Required: true, Hint: "Ghi nguyên văn kết luận. Đơn vị không có việc mới: ghi Không phát sinh nhiệm vụ"},
		{Heading: "Phối hợp", Aliases: []string{"đơn vị phối hợp", "cơ quan phối hợp", "đơn vị cùng phối hợp"}, Key: "phoi_hop", Kind: Codes, List: listCooperate, Width: 18, Hint: "Mỗi đơn vị một dòng trong ô (Alt+Enter); cơ quan ngoài ghi tên"},
		{Heading: "Loại thời hạn", Aliases: []string{"loại hạn", "thời hạn loại"}, Key: "thoi_han.loai", Kind: Choice, List: listDeadlines, Width: 14},
		{Heading: "Hạn", Aliases: []string{"thời hạn", "hạn xử lý", "hạn hoàn thành", "thời hạn hoàn thành", "thời gian hoàn thành", "hạn hiện hành", "thời hạn ngày"}, Key: "thoi_han.ngay", Kind: Date, Width: 12, Hint: "Chỉ ghi khi có ngày, ví dụ 30/11/2026"},
		{Heading: "Ghi rõ thời hạn", Aliases: []string{"ghi rõ", "thời hạn bằng chữ", "thời hạn chữ", "thời hạn ghi rõ", "hạn chữ"}, Key: "thoi_han.chu", Kind: LongText, Width: 17, Hint: "Nguyên văn: trong quý IV/2026; khi có yêu cầu"},
		{Heading: "Sản phẩm", Aliases: []string{"sản phẩm, kết quả", "kết quả cần đạt", "sản phẩm hoàn thành"}, Key: "san_pham", Kind: Texts, Width: 17, Hint: "Mỗi sản phẩm một dòng trong ô"},
		{Heading: "Lãnh đạo chỉ đạo", Aliases: []string{"lãnh đạo phụ trách", "lãnh đạo"}, Key: "lanh_dao", Width: 20},
		{Heading: "Báo cáo ai", Aliases: []string{"báo cáo", "nơi nhận báo cáo"}, Key: "bao_cao_ai", Width: 18},
		{Heading: "Nguồn giao", Aliases: []string{"nguồn"}, Key: "nguon", Kind: Choice, List: listSources, Width: 20},
		{Heading: "Ngày giao", Key: "ngay_giao", Kind: Date, Width: 12, Hint: "Để trống: ngày họp"},
		cited(12),
		{Heading: "Chuyển tiếp từ mã", Aliases: []string{"chuyển tiếp từ", "chuyển từ", "chuyển tiếp"}, Key: "chuyen_tu", Width: 17, Hint: "Mã của việc kỳ trước mà việc này làm tiếp"},
		{Heading: "Hạn ban đầu", Aliases: []string{"thời hạn ban đầu", "hạn gốc"}, Key: "thoi_han.ban_dau", Kind: Date, Width: 12, Hint: "Hạn giao lần đầu, không sửa; để trống: như Hạn"},
		{Heading: "Ghi chú", Key: "ghi_chu", Kind: LongText, Width: 20},
	}}
}

// progress is the sheet of what the units report.
func progress() Sheet {
	return Sheet{Name: "TienDo", Aliases: []string{"tiến độ", "cập nhật tiến độ", "CapNhatTienDo"}, Title: "TIẾN ĐỘ THỰC HIỆN", Open: openRows, Path: "tien_do",
		Note: "Mỗi dòng một nhiệm vụ của trang NhiemVu, NhiemVuTruoc hoặc PhatSinh",
		Columns: []Column{
			rowNumber(),
			{Heading: "Mã nhiệm vụ", Aliases: []string{"mã", "nhiệm vụ"}, Key: "ma", Width: 17, Required: true, Hint: "Đúng mã của nhiệm vụ, ví dụ 2026-10/VP-01"},
			{Heading: "Tình trạng", Aliases: []string{"trạng thái", "tình trạng thực hiện"}, Key: "tinh_trang", Kind: Choice, List: listStates, Width: 15, Required: true},
			{Heading: "Tiến độ (%)", Aliases: []string{"tỷ lệ", "hoàn thành (%)", "tỷ lệ hoàn thành"}, Key: "ty_le", Kind: Percent, Width: 9, Hint: "Số nguyên từ 0 đến 100"},
			{Heading: "Kết quả thực hiện", Aliases: []string{"kết quả"}, Key: "ket_qua", Kind: LongText, Width: 36},
			{Heading: "Văn bản kết quả", Aliases: []string{"văn bản hoàn thành"}, Key: "van_ban_ket_qua", Kind: LongText, Width: 18, Hint: "Số, ký hiệu, ngày của văn bản"},
			{Heading: "Ngày hoàn thành", Key: "ngay_hoan_thanh", Kind: Date, Width: 12, Hint: "Ngày/tháng/năm, ví dụ 05/11/2026"},
			{Heading: "Lý do chậm", Aliases: []string{"nguyên nhân chậm", "lý do chưa hoàn thành"}, Key: "ly_do_cham", Kind: LongText, Width: 22},
			{Heading: "Đề nghị lùi đến ngày", Aliases: []string{"đề nghị lùi hạn", "lùi hạn", "xin lùi đến ngày"}, Key: "de_nghi_lui_han", Kind: Date, Width: 12, Hint: "Chỉ ghi khi xin lùi hạn"},
			{Heading: "Ghi chú", Key: "ghi_chu", Kind: LongText, Width: 16},
			{Heading: "Đơn vị báo cáo", Aliases: []string{"đơn vị", "đơn vị cập nhật"}, Key: "don_vi", Kind: Choice, List: listUnits, Width: 18, Hint: "Để trống: đơn vị chủ trì"},
			{Heading: "Từ phiếu", Aliases: []string{"tệp phiếu", "nguồn số liệu"}, Key: "tu_phieu", Kind: LongText, Width: 18, Hint: "Chương trình ghi: tệp và dòng đã lấy số liệu"},
		}}
}
