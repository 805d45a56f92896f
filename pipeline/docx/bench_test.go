package docx

import (
	"fmt"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
)

// notice is a document of about 1,300 words with a table of twelve rows.
func notice() *doc.Doc {
	syllables := strings.Fields("các đơn vị khẩn trương rà soát đôn đốc tiến độ thực hiện nhiệm vụ được giao báo cáo Giám đốc Sở trước ngày làm việc cuối cùng của tháng phối hợp với Văn phòng Thanh tra Phòng Hợp tác quốc tế xây dựng kế hoạch đoàn ra đoàn vào quản lý biên giới lãnh sự người Việt Nam ở nước ngoài")
	n := 0
	words := func(count int) string {
		var b strings.Builder
		for range count {
			b.WriteString(syllables[(n*7+n/11)%len(syllables)])
			b.WriteByte(' ')
			n++
		}
		return strings.TrimSpace(b.String()) + ";"
	}
	blocks := []doc.Block{letterhead(), para("Title", "THÔNG BÁO"), para("Subject", words(9)), shortRule(40)}
	for i := range 5 {
		blocks = append(blocks, &doc.Heading{Style: "Muc", Level: 1, Label: fmt.Sprintf("%d.", i+1), Inlines: plainText(words(6))})
		list := &doc.List{Ordered: true}
		for j := range 5 {
			list.Items = append(list.Items, doc.Item{Label: fmt.Sprintf("%c)", 'a'+j), Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{
				doc.Text{Text: words(5), Bold: true}, doc.Text{Text: words(32)},
			}}}})
		}
		blocks = append(blocks, list)
	}
	table := taskTable(portrait().TextWidth())
	table.Rows = table.Rows[:2]
	for i := range 12 {
		row := doc.Row{}
		for _, text := range []string{fmt.Sprint(i + 1), words(18), words(3), words(3), "20/10/2022"} {
			row.Cells = append(row.Cells, doc.Cell{Blocks: []doc.Block{para("Cell", text)}})
		}
		table.Rows = append(table.Rows, row)
	}
	return &doc.Doc{Meta: meta(), Styles: sheet(), Sections: []doc.Section{
		{Page: portrait(), Header: pageNumber(), Blocks: append(blocks, para("", words(20)), signature())},
		{Page: landscape(), Header: pageNumber(), Restart: true, Blocks: []doc.Block{table}},
	}}
}

func BenchmarkWrite(b *testing.B) {
	d := notice()
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Write(d); err != nil {
			b.Fatal(err)
		}
	}
}
