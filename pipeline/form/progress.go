package form

// ProgressSchema is the version of the units' workbooks; a reader refuses another.
const ProgressSchema = "tien-do/1"

// ProgressSheet is the sheet that a unit fills in (biểu cập nhật tiến độ): a row for
// each of its open tasks, and under them rows for new work. What the office wrote is
// locked.
func ProgressSheet() Sheet {
	return Sheet{
		Name: "CapNhatTienDo", Aliases: []string{"cập nhật tiến độ", "tiến độ", "TienDo"}, Title: "CẬP NHẬT TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ",
		Path: "tien_do", Below: "Nhiệm vụ phát sinh", Open: 10,
		Columns: []Column{
			locked(rowNumber()),
			locked(Column{Heading: "Mã nhiệm vụ", Aliases: []string{"mã", "mã số"}, Key: "ma", Width: 16, Required: true}),
			locked(Column{Heading: "Nội dung nhiệm vụ", Aliases: []string{"nội dung", "nhiệm vụ", "nội dung công việc"}, Key: "noi_dung", Kind: LongText, Width: 42}),
			locked(Column{Heading: "Văn bản giao", Aliases: []string{"văn bản", "văn bản liên quan"}, Key: "van_ban_giao", Kind: LongText, Width: 22}),
			locked(Column{Heading: "Phối hợp", Aliases: []string{"đơn vị phối hợp"}, Key: "phoi_hop", Kind: Codes, Width: 16}),
			locked(Column{Heading: "Hạn xử lý", Aliases: []string{"hạn", "thời hạn", "hạn hiện hành", "hạn hoàn thành"}, Key: "thoi_han.ngay", Kind: Date, Width: 12}),
			{Heading: "Tình trạng", Aliases: []string{"trạng thái", "tình trạng thực hiện"}, Key: "tinh_trang", Kind: Choice, List: listStates, Width: 16, Required: true, Hint: "Chọn trong danh sách"},
			{Heading: "Tiến độ (%)", Aliases: []string{"tỷ lệ", "hoàn thành (%)", "tỷ lệ hoàn thành", "tiến độ"}, Key: "ty_le", Kind: Percent, Width: 9, Hint: "Số nguyên từ 0 đến 100"},
			{Heading: "Kết quả thực hiện", Aliases: []string{"kết quả"}, Key: "ket_qua", Kind: LongText, Width: 36, Required: true, Hint: "Đã làm được gì, số liệu cụ thể; không quá 1.000 ký tự"},
			{Heading: "Văn bản kết quả", Aliases: []string{"văn bản hoàn thành"}, Key: "van_ban_ket_qua", Kind: LongText, Width: 20, Hint: "Số, ký hiệu, ngày, ví dụ 45/BC-VP ngày 05/11/2026"},
			{Heading: "Ngày hoàn thành", Aliases: []string{"hoàn thành ngày"}, Key: "ngay_hoan_thanh", Kind: Date, Width: 13, Hint: "Ngày/tháng/năm, ví dụ 05/8/2026"},
			{Heading: "Lý do chậm", Aliases: []string{"nguyên nhân chậm", "lý do chưa hoàn thành"}, Key: "ly_do_cham", Kind: LongText, Width: 24, Hint: "Phải ghi khi đã quá hạn"},
			{Heading: "Đề nghị lùi đến ngày", Aliases: []string{"đề nghị lùi hạn", "lùi hạn", "xin lùi đến ngày"}, Key: "de_nghi_lui_han", Kind: Date, Width: 14, Hint: "Chỉ ghi khi xin lùi hạn, ví dụ 30/11/2026"},
			{Heading: "Ghi chú", Key: "ghi_chu", Kind: LongText, Width: 18},
		},
	}
}

func locked(c Column) Column {
	c.Locked = true
	return c
}
