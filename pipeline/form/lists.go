package form

import "vanthu/pipeline/record"

// Names of the lists.
const (
	listUnits     = ListPrefix + "DonVi"
	listCooperate = ListPrefix + "PhoiHop"
	listStates    = ListPrefix + "TrangThai"
	listDeadlines = ListPrefix + "LoaiThoiHan"
	listTypes     = ListPrefix + "LoaiVB"
	listSources   = ListPrefix + "Nguon"
	listReview    = ListPrefix + "DanhGia"
	listPlan      = ListPrefix + "KeHoach"
	listPresence  = ListPrefix + "ThamDu"
	listDocuments = ListPrefix + "BanHanh"
	listUrgency   = ListPrefix + "DoKhan"
)

// lists returns the lists of a workbook; the units are the agency's.
func lists(a record.Agency) []List {
	return []List{
		{Name: listUnits, Items: units(a)},
		cooperators(a),
		{Name: listStates, Strict: true, Items: record.State("").Choices()},
		{Name: listDeadlines, Strict: true, Items: record.DeadlineKind("").Choices()},
		{Name: listTypes, Items: types()},
		{Name: listSources, Items: record.Sources()},
		{Name: listReview, Strict: true, Items: branchLabels(reviewBranches())},
		{Name: listPlan, Strict: true, Items: branchLabels(planBranches())},
		{Name: listPresence, Strict: true, Items: branchLabels(presenceBranches())},
		{Name: listDocuments, Items: documents()},
		{Name: listUrgency, Strict: true, Items: record.Urgencies()},
	}
}

// cooperators are who may be named as cooperating: the units, one by one or all.
func cooperators(a record.Agency) List {
	all := record.Choice{Key: record.AllUnits, Label: "Tất cả các đơn vị", Aliases: []string{"các đơn vị", "tất cả", "các đơn vị thuộc cơ quan"}}
	return List{Name: listCooperate, Items: append(units(a), all)}
}

func units(a record.Agency) []record.Choice {
	items := make([]record.Choice, 0, len(a.Units)+1)
	for _, u := range a.Units {
		items = append(items, record.Choice{Key: u.Code, Label: u.Name, Aliases: u.Aliases})
	}
	return items
}

// documents are the documents of a month that get a number: first those of nearly
// every month, which the form has a row for. One made for each unit takes a number for
// all, or with the unit's code after "/" for one.
func documents() []record.Choice {
	return []record.Choice{
		{Key: "thong_bao", Label: "Thông báo kết luận", Aliases: []string{"thông báo"}},
		{Key: "bien_ban", Label: "Biên bản", Aliases: []string{"biên bản họp", "biên bản giao ban"}},
		{Key: "ke_hoach", Label: "Kế hoạch", Aliases: []string{"kế hoạch công tác", "kế hoạch công tác tháng"}},
		{Key: "bao_cao", Label: "Báo cáo", Aliases: []string{"báo cáo công tác", "báo cáo công tác tháng"}},
		{Key: "giay_moi", Label: "Giấy mời", Aliases: []string{"giấy mời họp", "giấy mời họp giao ban"}},
		{Key: "bao_cao_tien_do", Label: "Báo cáo tiến độ", Aliases: []string{"báo cáo tiến độ thực hiện nhiệm vụ"}},
		{Key: "trich_thong_bao", Label: "Trích thông báo", Aliases: []string{"trích thông báo kết luận", "trích thông báo kết luận giao ban"}},
		{Key: "bao_cao_tien_do_don_vi", Label: "Báo cáo tiến độ của đơn vị"},
		{Key: "don_doc", Label: "Công văn đôn đốc", Aliases: []string{"đôn đốc"}},
	}
}

// usual is how many of the documents the form has a row for.
const usual = 6

// types are the kinds of document that months cite: those that offices issue to
// each other (NĐ 30, Điều 7) and the normative ones.
func types() []record.Choice {
	return labels("Luật", "Nghị quyết", "Nghị định", "Thông tư", "Quyết định", "Chỉ thị", "Quy chế", "Quy định",
		"Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản",
		"Tờ trình", "Hợp đồng", "Công văn", "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy mời", "Kết luận")
}

// branchLabels makes the choices of the cell that says to which list a row belongs.
func branchLabels(branches []Branch) []record.Choice {
	names := make([]string, len(branches))
	for i, b := range branches {
		names[i] = b.Label
	}
	return labels(names...)
}

// labels makes choices whose key is the label itself.
func labels(names ...string) []record.Choice {
	items := make([]record.Choice, len(names))
	for i, n := range names {
		items[i] = record.Choice{Key: n, Label: n}
	}
	return items
}
