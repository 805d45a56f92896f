package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// carrying is a notice that carries files.
func carrying(files ...doc.Attachment) *doc.Doc {
	d := notice(3)
	d.Attached = files
	return d
}

var carriedFiles = []doc.Attachment{
	{Name: "du-lieu.yaml", Type: "application/yaml", Data: []byte("cuoc_hop:\n  ten: Hội nghị\n")},
	{Name: "ảnh (1).png", Type: "image/png; x=#", Data: bytes.Repeat([]byte{0, '\r', '\n', 255, ')', '<'}, 5000)},
	{Name: "trong.txt", Type: "text/plain", Data: []byte{}},
}

// What a file carries is read back as it was, also after somebody has added to the file,
// and the seal is over it too.
func TestAttachments(t *testing.T) {
	data := write(t, carrying(carriedFiles...))
	signed := append(bytes.Clone(data), data[len(data)-400:]...)
	for name, file := range map[string][]byte{"made": data, "signed": signed} {
		got, err := Attachments(file)
		if diff := cmp.Diff(carriedFiles, got); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
	}
	if ours, intact := Intact(data); !ours || !intact {
		t.Errorf("ours %t, intact %t", ours, intact)
	}
	if !bytes.Equal(data, write(t, carrying(carriedFiles...))) {
		t.Error("a second time gives other bytes")
	}
}

// A file that carries nothing is as archives know it from before; one that does says
// where in its catalogue, and that it conforms to the part that allows it.
func TestAttachmentsInCatalogue(t *testing.T) {
	plain, full := read(t, write(t, notice(1))), read(t, write(t, carrying(carriedFiles...)))
	for _, c := range []struct {
		r    *reading
		part string
		n    int
	}{{plain, "2", 0}, {full, "3", len(carriedFiles)}} {
		meta := string(c.r.objects[c.r.catalog["/Metadata"].(ref)].stream)
		if !strings.Contains(meta, "<pdfaid:part>"+c.part+"</pdfaid:part>") {
			t.Errorf("%d files: not part %s", c.n, c.part)
		}
		all, _ := c.r.catalog["/AF"].(array)
		if len(all) != c.n {
			t.Fatalf("%d files: /AF %v", c.n, all)
		}
		for i, spec := range all {
			d := c.r.dict(spec)
			stream := c.r.objects[c.r.dict(d["/EF"])["/F"].(ref)]
			if d["/AFRelationship"] != name("/Source") || string(stream.stream) != string(carriedFiles[i].Data) {
				t.Errorf("file %d: %v", i, d)
			}
		}
		if c.n > 0 {
			names := c.r.dict(c.r.dict(c.r.catalog["/Names"])["/EmbeddedFiles"])["/Names"].(array)
			if len(names) != 2*c.n || names[1] != all[0] {
				t.Errorf("names %v", names)
			}
		}
	}
}

// A file of others carries nothing for us; one that was cut or changed says so.
func TestAttachmentsRefused(t *testing.T) {
	data := write(t, carrying(carriedFiles[0]))
	without := write(t, notice(1))
	change := func(old, new string) []byte {
		if !bytes.Contains(data, []byte(old)) {
			t.Fatalf("no %q", old)
		}
		return bytes.Replace(data, []byte(old), []byte(new), 1)
	}
	for name, c := range map[string]struct {
		data []byte
		bad  bool
	}{
		"empty":        {nil, false},
		"none":         {without, false},
		"of others":    {bytes.ReplaceAll(data, []byte("/Producer (vanthu)"), []byte("/Producer (khac)")), false},
		"larger":       {change("/Params <</Size ", "/Params <</Size 1"), true},
		"another sum":  {change("/CheckSum <", "/CheckSum <0"), true},
		"no stream":    {change("/Type /EmbeddedFile", "/Type /Embedded"), true},
		"another form": {change("/AFRelationship /Source", "/AFRelationship /Other"), true},
	} {
		got, err := Attachments(c.data)
		var p doc.Problem
		if bad := errors.As(err, &p); bad != c.bad || got != nil || bad && p.Rule != "du-lieu-kem" {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	many := bytes.Repeat(data, maxAttached+1)
	if got, err := Attachments(many); got != nil || err == nil {
		t.Errorf("%d files: %v", maxAttached+1, err)
	}
}

func FuzzAttachments(f *testing.F) {
	w := write(f, carrying(carriedFiles...))
	from := bytes.Index(w, []byte(" 0 obj\n"+specOpen))
	f.Add(append([]byte("/Producer (vanthu)"), w[from:from+4000]...)) // the rest is the same in all files
	f.Add([]byte("/Producer (vanthu) 1 0 obj\n<</Type /Filespec /F <FEFF0041> /UF <> /Desc <> /AFRelationship /Source /EF <</F 2 0 R >>>>\nendobj\n2 0 obj\n<</Type /EmbeddedFile /Subtype /a /Params <</Size 1 /ModDate () /CheckSum <00000000000000000000000000000000>>> /Filter /FlateDecode /Length 3>>\nstream\nabc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Attachments(data)
		total := 0
		for _, a := range got {
			total += len(a.Data)
		}
		if err != nil && got != nil || total > maxAttachedAll || len(got) > maxAttached {
			t.Errorf("%d files, %d bytes, %v", len(got), total, err)
		}
	})
}

// What a page cannot show is said, once for each cause; what it can is not.
func TestTraitsAreLost(t *testing.T) {
	d := notice(1)
	underlined := &doc.Look{Size: 20, Color: "C00000", Decor: doc.Decor{Underline: true}}
	d.Sections[0].Footer = []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: "chân"}}}}
	d.Sections[0].Blocks = append(d.Sections[0].Blocks, &doc.Paragraph{Inlines: []doc.Inline{
		doc.Text{Text: "một ", Look: underlined}, doc.Text{Text: "hai", Look: underlined}, doc.Break{Page: true}}})
	_, problems, err := Write(d, fonts.Load())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Error())
	}
	if diff := cmp.Diff([]string{
		"tệp PDF không thể hiện được gạch chân: 2 chỗ, chỗ đầu “một”; gửi bản Word cho người cần thấy",
		"tệp PDF không thể hiện được chân trang: 1 chỗ, chỗ đầu “chân”; gửi bản Word cho người cần thấy",
	}, got); diff != "" {
		t.Error(diff)
	}
}
