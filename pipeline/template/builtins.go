package template

// builtinInfo describes the functions of the expression language that
// templates may use. The others are off: they depend on a clock or on the
// order of a map, lose types, or do badly what one of ours does.
var builtinInfo = []FuncInfo{
	{groupText, "trim", "trim(chữ)", "bỏ khoảng trắng hai đầu", `trim(" a ")`, "a"},
	{groupText, "replace", "replace(chữ, cũ, mới)", "thay chữ", `replace("a-b", "-", "/")`, "a/b"},
	{groupText, "split", "split(chữ, dấu)", "tách chữ thành danh sách", `noi(split("a,b", ","), "; ")`, "a; b"},
	{groupList, "len", "len(danh_sách hoặc chữ)", "số phần tử, số ký tự", `len(["a", "b"])`, "2"},
	{groupList, "count", "count(danh_sách, điều_kiện)", "số phần tử thỏa điều kiện", `count(nhiem_vu, .so_ngay_qua_han > 0)`, "1"},
	{groupList, "sum", "sum(danh_sách, số)", "tổng", `sum(thong_ke, .tong)`, "5"},
	{groupList, "filter", "filter(danh_sách, điều_kiện)", "các phần tử thỏa điều kiện", `len(filter(nhiem_vu, .so_ngay_qua_han > 0))`, "1"},
	{groupList, "map", "map(danh_sách, .trường)", "danh sách một trường của các phần tử", `noi_va(map(don_vi, .ten))`, "Văn phòng Sở"},
	{groupList, "find", "find(danh_sách, điều_kiện)", "phần tử đầu tiên thỏa điều kiện", `find(don_vi, .ma == "VP")?.ten`, "Văn phòng Sở"},
	{groupList, "any", "any(danh_sách, điều_kiện)", "có phần tử nào thỏa điều kiện", `any(nhiem_vu, .so_ngay_qua_han > 0) ? "có" : "không"`, "có"},
	{groupList, "all", "all(danh_sách, điều_kiện)", "mọi phần tử thỏa điều kiện", `all(nhiem_vu, .so_ngay_qua_han > 0) ? "có" : "không"`, "có"},
	{groupList, "none", "none(danh_sách, điều_kiện)", "không phần tử nào thỏa điều kiện", `none(nhiem_vu, .so_ngay_qua_han > 9) ? "có" : "không"`, "có"},
	{groupList, "one", "one(danh_sách, điều_kiện)", "đúng một phần tử thỏa điều kiện", `one(nhiem_vu, .so_ngay_qua_han > 0) ? "có" : "không"`, "có"},
	{groupList, "first", "first(danh_sách)", "phần tử đầu", `first(don_vi)?.ten`, "Văn phòng Sở"},
	{groupList, "last", "last(danh_sách)", "phần tử cuối", `last(don_vi)?.ten`, "Văn phòng Sở"},
	{groupList, "concat", "concat(danh_sách, danh_sách)", "ghép các danh sách", `noi(concat(["a"], ["b"]), ", ")`, "a, b"},
	{groupNumber, "min", "min(số, số)", "số nhỏ nhất", `min(3, 5)`, "3"},
	{groupNumber, "max", "max(số, số)", "số lớn nhất", `max(3, 5)`, "5"},
	{groupNumber, "abs", "abs(số)", "giá trị tuyệt đối", `abs(-3)`, "3"},
	{groupNumber, "round", "round(số)", "làm tròn", `round(2.6)`, "3"},
}

// builtins are the names of builtinInfo.
var builtins = func() []string {
	var names []string
	for _, f := range builtinInfo {
		names = append(names, f.Name)
	}
	return names
}()
