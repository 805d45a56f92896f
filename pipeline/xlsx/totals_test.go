package xlsx

import (
	"testing"

	"vanthu/pipeline/doc"
)

// A total that is no sum is noted, but nobody adds up rates.
func TestTotals(t *testing.T) {
	for _, c := range []struct {
		heading string
		total   int
		want    int
	}{
		{"Số nhiệm vụ", 5, 0}, {"Số nhiệm vụ", 6, 1}, {"Tỷ lệ đúng hạn", 6, 0}, {"Đúng hạn (%)", 6, 0},
	} {
		table := &doc.Table{Role: doc.RoleData, HeaderRows: 1, Columns: []doc.Length{1, 1}, Rows: []doc.Row{
			headerRow("Đơn vị", c.heading),
			{Cells: []doc.Cell{textCell("O", "Văn phòng"), countCell(2)}},
			{Cells: []doc.Cell{textCell("O", "Thanh tra"), countCell(3)}},
			{Cells: []doc.Cell{textCell("O", "Tổng cộng"), countCell(c.total)}},
		}}
		_, ps, err := Write(document("Bảng", doc.Section{Page: across, Blocks: []doc.Block{table}}))
		if err != nil || len(ps) != c.want {
			t.Errorf("%s, total %d: %v, %v", c.heading, c.total, ps, err)
		}
	}
}
