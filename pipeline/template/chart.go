package template

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// chartFunctions are the functions that draw.
func chartFunctions() []function {
	return []function{
		{FuncInfo{groupChart, "bieu_do", "bieu_do(tên, thong_ke)", "biểu đồ thanh: mỗi đơn vị một thanh, chia theo phân loại nhiệm vụ; đứng riêng một đoạn", `bieu_do("Nhiệm vụ", [])`, "Nhiệm vụ" + doc.NoData},
			ways{classChart, classChartAny}},
	}
}

// series are the parts of a bar: the classes of tasks, in the words of a legend.
var series = []struct {
	name  string
	count func(*CountView) int
}{
	{"Hoàn thành đúng hạn", func(c *CountView) int { return c.DoneOnTime }},
	{"Hoàn thành quá hạn", func(c *CountView) int { return c.DoneLate }},
	{"Hoàn thành, không có thời hạn", func(c *CountView) int { return c.DoneNoDue }},
	{"Chưa xong, trong hạn", func(c *CountView) int { return c.OpenInTerm }},
	{"Chưa xong, sắp đến hạn", func(c *CountView) int { return c.OpenNear }},
	{"Chưa xong, quá hạn", func(c *CountView) int { return c.OpenOverdue }},
	{"Chưa xong, không có thời hạn", func(c *CountView) int { return c.OpenNoDue }},
	{"Tạm dừng, hủy", func(c *CountView) int { return c.Stopped }},
}

// classChart draws counts by class. What no unit has takes no room in the legend.
func classChart(title string, rows []CountView) *doc.Chart {
	c := &doc.Chart{Title: title}
	for i := range rows {
		c.Rows = append(c.Rows, doc.ChartRow{Name: rows[i].Unit})
	}
	for _, s := range series {
		sum := 0
		for i := range rows {
			sum += s.count(&rows[i])
		}
		if sum == 0 {
			continue
		}
		c.Series = append(c.Series, s.name)
		for i := range rows {
			c.Rows[i].Counts = append(c.Rows[i].Counts, s.count(&rows[i]))
		}
	}
	return c
}

// classChartAny is classChart for a list that an expression has chosen from.
func classChartAny(title string, rows []any) (*doc.Chart, error) {
	counts := make([]CountView, len(rows))
	for i, r := range rows {
		switch r := r.(type) {
		case CountView:
			counts[i] = r
		case *CountView:
			counts[i] = *r
		default:
			return nil, &viet.FormError{Message: "biểu đồ cần danh sách thống kê theo đơn vị", Hint: "viết bieu_do(tên, thong_ke)"}
		}
	}
	return classChart(title, counts), nil
}
