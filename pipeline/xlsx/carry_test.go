package xlsx

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/seal"
)

var carriedFiles = []doc.Attachment{
	{Name: "du-lieu.yaml", Type: "application/yaml", Data: []byte("cuoc_hop:\n  ten: \"Hội nghị\tgiao ban\"\n")},
	{Name: "dài.yaml", Type: "application/yaml", Data: []byte(strings.Repeat("  nhiệm vụ của đơn vị\n", 4000))},
	{Name: "anh.png", Type: "image/png", Data: bytes.Repeat([]byte{0, '\r', '\n', 255}, 20000)},
	{Name: "la.txt", Type: "text/plain", Data: []byte("a_x000D_b\r\n")},
	{Name: "bang.txt", Type: "text/plain", Data: []byte("bảng customHeight=\"1\" outlineLevel=\"7\" filterMode=\"true\"")},
	{Name: "trong.txt", Type: "text/plain", Data: []byte{}},
}

// carrying is a document that carries files.
func carrying(files ...doc.Attachment) *doc.Doc {
	return &doc.Doc{Meta: doc.Meta{Title: "Trống", Date: time.Unix(0, 0)}, Attached: files}
}

// What a workbook carries is read back as it was, also after it was saved anew, on a
// sheet that only a program shows.
func TestAttachments(t *testing.T) {
	data, problems := written(t, carrying(carriedFiles...))
	f := opened(t, data)
	again := must(f.WriteToBuffer())
	for name, file := range map[string][]byte{"made": data, "saved anew": again.Bytes(), "shared texts": sharing(t, data)} {
		got, err := Attachments(file)
		if diff := cmp.Diff(carriedFiles, got); diff != "" || err != nil {
			t.Errorf("%s: %v\n%.2000s", name, err, diff)
		}
	}
	if visible := must(f.GetSheetVisible(carriedSheet)); visible || len(problems) > 0 {
		t.Errorf("visible %t, %v", visible, problems)
	}
	if book := partsOf(t, data)["xl/workbook.xml"]; !strings.Contains(book, `state="veryHidden"`) {
		t.Errorf("not very hidden: %s", book)
	}
	for _, row := range must(f.GetRows(carriedSheet)) {
		for _, c := range row {
			if n := len([]rune(c)); n > excelize.TotalCellChars {
				t.Errorf("a cell of %d characters", n)
			}
		}
	}
	if ours, intact := seal.Intact(data); !ours || !intact {
		t.Errorf("ours %t, intact %t", ours, intact)
	}
}

// sharing is the workbook with the texts of the hidden sheet as Excel saves them.
func sharing(t *testing.T, data []byte) []byte {
	t.Helper()
	f := opened(t, data)
	rows := must(f.GetRows(carriedSheet))
	for i, row := range rows {
		for j, text := range row {
			if err := f.SetCellStr(carriedSheet, cellName(j+1, i+1), text); err != nil {
				t.Fatal(err)
			}
		}
	}
	b := must(f.WriteToBuffer())
	if !strings.Contains(partsOf(t, b.Bytes())["xl/sharedStrings.xml"], "giao ban") {
		t.Fatal("no shared texts")
	}
	return b.Bytes()
}

// A workbook without files has no such sheet; one whose sheet was changed says so.
func TestAttachmentsRefused(t *testing.T) {
	plain, _ := written(t, carrying())
	full, _ := written(t, carrying(carriedFiles[0]))
	change := func(cell, text string) []byte {
		f := opened(t, full)
		if err := f.SetCellStr(carriedSheet, cell, text); err != nil {
			t.Fatal(err)
		}
		return must(f.WriteToBuffer()).Bytes()
	}
	for name, c := range map[string]struct {
		data []byte
		bad  bool
	}{
		"empty":            {nil, false},
		"no zip":           {[]byte("PK\x03\x04"), false},
		"none":             {plain, false},
		"more rows":        {change("D1", "3"), true},
		"less":             {change("D1", "-1"), true},
		"no number":        {change("D1", "x"), true},
		"another encoding": {change("C1", "zip"), true},
		"not base64":       {change("C1", "base64"), true},
		"another row":      {change("A3", "x"), true},
		"no bracket":       {change("A2", "["), true},
	} {
		got, err := Attachments(c.data)
		var p doc.Problem
		if bad := errors.As(err, &p); bad != c.bad || got != nil || bad && p.Rule != "du-lieu-kem" {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func FuzzAttachments(f *testing.F) {
	data, _, err := Write(carrying(carriedFiles[0], carriedFiles[3]))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[len(data)/2:])
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, err := Attachments(data); err != nil && got != nil || len(got) > maxCarried {
			t.Errorf("%d files, %v", len(got), err)
		}
	})
}

// What a sheet cannot show is said, once for each cause.
func TestTraitsAreLost(t *testing.T) {
	d := document("Bảng", doc.Section{Page: portrait, Footer: []doc.Block{para("Than", "chân")}, Blocks: []doc.Block{
		&doc.Paragraph{Style: "Than", Inlines: []doc.Inline{
			doc.Text{Text: "một", Look: &doc.Look{Decor: doc.Decor{Underline: true}}}, doc.Break{Page: true},
			doc.Text{Text: "hai", Look: &doc.Look{Decor: doc.Decor{Underline: true}}}}}}})
	_, problems := written(t, d)
	var got []string
	for _, p := range problems {
		got = append(got, p.Error())
	}
	if diff := cmp.Diff([]string{
		"tệp Excel không thể hiện được gạch chân: 2 chỗ, chỗ đầu “một”; gửi bản Word cho người cần thấy",
		"tệp Excel không thể hiện được ngắt trang giữa văn bản: 1 chỗ, chỗ đầu “một hai”; gửi bản Word cho người cần thấy",
		"tệp Excel không thể hiện được chân trang: 1 chỗ, chỗ đầu “chân”; gửi bản Word cho người cần thấy",
	}, got); diff != "" {
		t.Error(diff)
	}
}
