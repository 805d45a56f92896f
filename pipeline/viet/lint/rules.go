package lint

import "vanthu/pipeline/viet"

// Rule is what one kind of finding is about (quy tắc), for lists and help.
type Rule struct {
	Name     string // as in [Finding]
	Says     string // in Vietnamese
	Severity Severity
	Basis    string   // where the rule is written, in Vietnamese
	Wrong    []string // passages that are against it
	Right    []string // the same, mended
	House    House    // to which the example belongs
}

const (
	byCapitals = "NĐ 30/2020/NĐ-CP, Phụ lục II"
	byNumbers  = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3"
	byDates    = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4"
	byCitation = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6"
	byHouse    = "cách viết thống nhất của văn bản"
)

// Rules lists all rules, in the order of their names.
func Rules() []Rule {
	return append(wordingRules(), citationRules()...)
}

// wordingRules are those about how the text is written.
func wordingRules() []Rule {
	october := House{Period: viet.Period{Year: 2022, Month: 10}}
	return []Rule{
		{"cham-cau", "dấu câu viết liền chữ trước, cách chữ sau, không viết hai lần", Warning, byHouse,
			[]string{"Theo dõi ,đôn đốc các đơn vị.."}, []string{"Theo dõi, đôn đốc các đơn vị."}, House{}},
		{"co-quan-khong-con", "cơ quan, đơn vị hành chính còn hoạt động vào ngày của văn bản", Warning,
			"Nghị quyết số 202/2025/QH15, Nghị quyết số 176/2025/QH15, Nghị định số 45/2025/NĐ-CP",
			[]string{"Gửi Sở Kế hoạch và Đầu tư."}, []string{"Gửi Sở Tài chính."}, House{Period: viet.Period{Year: 2026, Month: 11}}},
		{"dau-cuoi-doan", "đoạn văn kết thúc bằng dấu câu như các đoạn cùng loại", Warning, byHouse,
			[]string{"- Rà soát văn bản đã gửi.", "- Đôn đốc các đơn vị.", "- Lập danh sách dự họp", "- Chuẩn bị hội trường."},
			[]string{"- Rà soát văn bản đã gửi.", "- Đôn đốc các đơn vị.", "- Lập danh sách dự họp.", "- Chuẩn bị hội trường."}, House{}},
		{"dau-thanh-lan", "dấu thanh của oa, oe, uy đặt theo một kiểu trong cả văn bản", Warning, byHouse,
			[]string{"Tiếp tục hòa giải tại cơ sở.", "Tổ hòa giải họp; tổ hoà giải báo cáo."},
			[]string{"Tiếp tục hòa giải tại cơ sở.", "Tổ hòa giải họp; tổ hòa giải báo cáo."}, House{}},
		{"dau-thanh-sai", "dấu thanh đặt đúng nguyên âm", Warning, "chính tả tiếng Việt",
			[]string{"Báo cáo qúy I."}, []string{"Báo cáo quý I."}, House{}},
		{"gach-noi", "dùng dấu “-”, không dùng gạch dài; giữa hai vế ngang nhau viết “ - ”", Warning, "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.1b",
			[]string{"Chương trình giai đoạn 2021–2025 về kinh tế-xã hội."}, []string{"Chương trình giai đoạn 2021 - 2025 về kinh tế - xã hội."}, House{}},
		{"ky-cu", "tháng, ngày đúng với kỳ của văn bản", Warning, "nội dung văn bản phải đúng kỳ",
			[]string{"Nhiệm vụ tháng 9/2021 còn hai việc."}, []string{"Nhiệm vụ tháng 9/2022 còn hai việc."}, october},
		{"ngoac-kep", "dùng dấu ngoặc kép “ ”, đủ cặp", Info, byHouse,
			[]string{`Chủ đề là "Nói đi đôi với làm".`}, []string{"Chủ đề là “Nói đi đôi với làm”."}, House{}},
		{"so-khac-chu", "số tiền bằng chữ khớp với bằng số", Warning, byHouse,
			[]string{"Chi 5.000.000 đồng (Năm mươi triệu đồng)."}, []string{"Chi 5.000.000 đồng (Năm triệu đồng)."}, House{}},
		{"so-kieu-anh", "dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân", Warning, "Luật Kế toán, Điều 11",
			[]string{"Thu 1,250,000 đồng, tăng 12.5%."}, []string{"Thu 1.250.000 đồng, tăng 12,5%."}, House{}},
		{"ten-co-quan", "tên cơ quan, đơn vị viết đúng và đủ", Warning, byCapitals + ", mục IV",
			[]string{"Mời phòng Hợp Tác quốc tế và Sở Giáo dục Đào tạo."}, []string{"Mời Phòng Hợp tác quốc tế và Sở Giáo dục và Đào tạo."},
			House{Names: []string{"Phòng Hợp tác quốc tế"}}},
		{"thu-khac-ngay", "thứ trong tuần khớp với ngày", Warning, "lịch",
			[]string{"Họp thứ Ba, ngày 04/12/2026."}, []string{"Họp thứ Sáu, ngày 04/12/2026."}, House{}},
		{"viet-hoa", "viết hoa theo danh mục của nghị định", Warning, byCapitals,
			[]string{"Báo cáo Sở Ngoại Vụ trước thứ sáu, theo Khoản 2 điều 103 bộ luật lao động."},
			[]string{"Báo cáo Sở Ngoại vụ trước thứ Sáu, theo khoản 2 Điều 103 Bộ luật Lao động."}, House{}},
		{"viet-hoa-lan", "một cụm từ viết hoa như nhau trong cả văn bản", Warning, byHouse,
			[]string{"Gửi dự thảo cho Tổ Biên tập.", "Ý kiến gửi về Tổ biên tập."}, []string{"Gửi dự thảo cho Tổ Biên tập.", "Ý kiến gửi về Tổ Biên tập."}, House{}},
		{"viet-tat", "cụm từ viết tắt phải viết đầy đủ ở lần đầu", Info, byCitation,
			[]string{"Báo cáo về CCHC."}, []string{"Báo cáo về cải cách hành chính (sau đây viết tắt là CCHC)."}, House{}},
		{"viet-tat-lan", "một cụm từ chỉ có một cách viết tắt", Warning, byHouse,
			[]string{"Kế hoạch công nghệ thông tin (CNTT) thay cho kế hoạch UDCNTT."},
			[]string{"Kế hoạch công nghệ thông tin (CNTT) thay cho kế hoạch ứng dụng CNTT."}, House{}},
	}
}

// citationRules are those about numbers, dates and cited documents.
func citationRules() []Rule {
	sngv := House{Agency: "Sở Ngoại vụ", Symbol: "SNgV"}
	held := House{Meeting: viet.Date{Year: 2022, Month: 10, Day: 13}}
	issued := House{Issued: viet.Date{Year: 2022, Month: 10, Day: 21}}
	return []Rule{
		{"cong-van-co-cv", "ký hiệu công văn không có chữ “CV”", Warning, byNumbers,
			[]string{"Công văn số 12/CV-SNV ngày 05/8/2022"}, []string{"Công văn số 12/SNV-VP ngày 05/8/2022"}, House{}},
		{"ky-hieu-dau-cach", "số, ký hiệu viết liền", Warning, byNumbers,
			[]string{"Quyết định số 27 / QĐ-SNV ngày 05/8/2022"}, []string{"Quyết định số 27/QĐ-SNV ngày 05/8/2022"}, House{}},
		{"ky-hieu-gach-dai", "trong ký hiệu dùng dấu gạch nối", Warning, byNumbers,
			[]string{"Quyết định số 27/QĐ–SNV ngày 05/8/2022"}, []string{"Quyết định số 27/QĐ-SNV ngày 05/8/2022"}, House{}},
		{"ky-hieu-in-hoa", "chữ viết tắt có chữ thường: TTr, CTr, QyĐ, TTg", Info, "NĐ 30/2020/NĐ-CP, Phụ lục III, mục I",
			[]string{"Quyết định số 06/2020/QĐ-TTG ngày 21/02/2020"}, []string{"Quyết định số 06/2020/QĐ-TTg ngày 21/02/2020"}, House{}},
		{"ky-hieu-khac", "số văn bản của cơ quan mang ký hiệu của cơ quan", Error, byNumbers,
			[]string{"Số: 15/TB-SNV"}, []string{"Số: 15/TB-SNgV"}, sngv},
		{"ky-hieu-thieu-loai", "ký hiệu có chữ viết tắt tên loại văn bản", Info, byNumbers,
			[]string{"Kế hoạch số 15/SNV-VP ngày 05/8/2022"}, []string{"Kế hoạch số 15/KH-SNV ngày 05/8/2022"}, House{}},
		{"loai-khac-ky-hieu", "tên loại văn bản khớp với ký hiệu", Warning, "NĐ 30/2020/NĐ-CP, Phụ lục III, mục I",
			[]string{"Quyết định số 15/KH-SNV ngày 05/8/2022"}, []string{"Kế hoạch số 15/KH-SNV ngày 05/8/2022"}, House{}},
		{"nam-khac-so", "năm trong số khớp với ngày ban hành", Warning, byCitation,
			[]string{"Nghị định số 30/2020/NĐ-CP ngày 05/3/2021"}, []string{"Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"}, House{}},
		{"ngay-sai", "ngày phải có trong lịch", Error, byDates,
			[]string{"Họp ngày 31/02/2026."}, []string{"Họp ngày 28/02/2026."}, House{}},
		{"ngay-thieu-0", "ngày nhỏ hơn 10, tháng 1 và tháng 2 có số 0 phía trước", Warning, byDates,
			[]string{"Họp ngày 5/8/2022."}, []string{"Họp ngày 05/8/2022."}, House{}},
		{"ngay-thieu-nam", "ngày của văn bản viện dẫn có đủ năm", Warning, byCitation,
			[]string{"Kế hoạch số 15/KH-SNV ngày 05/8"}, []string{"Kế hoạch số 15/KH-SNV ngày 05/8/2022"}, House{}},
		{"so-qua-lon", "số văn bản không quá 99.999", Error, byNumbers,
			[]string{"Kế hoạch số 1234567/KH-SNV"}, []string{"Kế hoạch số 123/KH-SNV"}, House{}},
		{"so-thieu-0", "số văn bản nhỏ hơn 10 viết 01, 02, …, 09", Error, byNumbers,
			[]string{"Kế hoạch số 5/KH-SNV"}, []string{"Kế hoạch số 05/KH-SNV"}, House{}},
		{"thang-thua-0", "tháng 3 đến tháng 9 không có số 0 phía trước", Info, byDates,
			[]string{"Họp ngày 05/08/2022."}, []string{"Họp ngày 05/8/2022."}, House{}},
		{"thua-nam", "số của văn bản hành chính không có năm", Warning, byNumbers,
			[]string{"Thông báo số 15/2022/TB-SNV"}, []string{"Thông báo số 15/TB-SNV"}, House{}},
		{"vien-dan-hai-ngay", "một văn bản viện dẫn có một ngày ban hành", Error, byCitation,
			[]string{"Kế hoạch số 15/KH-SNV ngày 05/8/2022", "Kế hoạch số 15/KH-SNV ngày 15/8/2022"},
			[]string{"Kế hoạch số 15/KH-SNV ngày 05/8/2022", "Kế hoạch số 15/KH-SNV ngày 05/8/2022"}, House{}},
		{"vien-dan-sau-ban-hanh", "văn bản viện dẫn ban hành trước văn bản này", Error, byCitation,
			[]string{"Kế hoạch số 15/KH-SNV ngày 25/10/2022"}, []string{"Kế hoạch số 15/KH-SNV ngày 15/10/2022"}, issued},
		{"vien-dan-sau-hop", "văn bản viện dẫn có trước ngày họp", Warning, byCitation,
			[]string{"Kế hoạch số 15/KH-SNV ngày 17/10/2022"}, []string{"Kế hoạch số 15/KH-SNV ngày 10/10/2022"}, held},
	}
}
