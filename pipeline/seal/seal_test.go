package seal

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"iter"
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type part struct{ name, content string }

var sample = []part{
	{"[Content_Types].xml", "<Types/>"},
	{"word/document.xml", strings.Repeat("<w:p/>", 500)},
	{"word/styles.xml", "<styles/>"},
}

func contents(parts []part) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, p := range parts {
			if !yield(p.name, []byte(p.content)) {
				return
			}
		}
	}
}

// sealed is a zip of parts that carries their seal.
func sealed(t testing.TB, parts []part) []byte {
	t.Helper()
	custom := part{PartName, string(Part(Sum(contents(parts))))}
	return zipOf(t, append([]part{custom}, parts...))
}

func zipOf(t testing.TB, parts []part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestIntact(t *testing.T) {
	custom := part{PartName, string(Part(Sum(contents(sample))))}
	changed := []part{sample[0], {"word/document.xml", "<w:p>khác</w:p>"}, sample[2]}
	tests := []struct {
		name         string
		data         []byte
		ours, intact bool
	}{
		{"as made", sealed(t, sample), true, true},
		{"parts in another order", zipOf(t, []part{sample[2], sample[0], custom, sample[1]}), true, true},
		{"a part changed", zipOf(t, append([]part{custom}, changed...)), true, false},
		{"a part added", zipOf(t, append([]part{custom, {"word/x.xml", ""}}, sample...)), true, false},
		{"a part removed", zipOf(t, append([]part{custom}, sample[1:]...)), true, false},
		{"a part twice", zipOf(t, append([]part{custom, sample[0]}, sample...)), true, false},
		{"no seal", zipOf(t, sample), false, false},
		{"a seal of others", zipOf(t, append([]part{{PartName, `<Properties><property name="X"/></Properties>`}}, sample...)), false, false},
		{"broken seal part", zipOf(t, append([]part{{PartName, `<Properties>`}}, sample...)), false, false},
		{"empty seal", zipOf(t, append([]part{{PartName, string(Part(""))}}, sample...)), false, false},
		{"truncated", sealed(t, sample)[:200], false, false},
		{"not a zip", []byte("không phải tệp nén"), false, false},
		{"empty", nil, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if ours, intact := Intact(tt.data); ours != tt.ours || intact != tt.intact {
				t.Errorf("Intact = %v, %v, want %v, %v", ours, intact, tt.ours, tt.intact)
			}
		})
	}
}

// TestIntactDamaged flips one bit of packed content: the CRC tells.
func TestIntactDamaged(t *testing.T) {
	data := sealed(t, []part{{"a.xml", strings.Repeat("nội dung dài ", 40)}})
	at := bytes.Index(data, []byte("a.xml")) + len("a.xml") + 8
	data[at] ^= 0x10
	if ours, intact := Intact(data); !ours || intact {
		t.Errorf("Intact = %v, %v, want ours and not intact", ours, intact)
	}
}

// TestIntactBomb gives files that would unpack to more than the limits.
func TestIntactBomb(t *testing.T) {
	big := strings.Repeat("\x00", 10<<20)
	var bomb []part
	for i := range 14 {
		bomb = append(bomb, part{string(rune('a' + i)), big})
	}
	if ours, intact := Intact(zipOf(t, append(bomb, part{PartName, string(Part("x"))}))); !ours || intact {
		t.Errorf("large content: Intact = %v, %v", ours, intact)
	}
	many := make([]part, maxParts+1)
	if ours, _ := Intact(zipOf(t, many)); ours {
		t.Error("too many parts: taken for ours")
	}
	if ours, _ := Intact(zipOf(t, []part{{PartName, big}})); ours {
		t.Error("large seal part: taken for ours")
	}
}

func TestSum(t *testing.T) {
	// SHA-256 of no bytes at all.
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	if got := Sum(contents(nil)); got != empty {
		t.Errorf("Sum of nothing = %s", got)
	}
	if got := Sum(contents([]part{{PartName, "x"}})); got != empty {
		t.Errorf("Sum counts %s", PartName)
	}
	// Files out there carry seals of this form: it never changes.
	if got := Sum(contents([]part{{"b.xml", "hai"}, {"a.xml", ""}})); got != "5274a5a993cb85cfba6c6ce8a76348cd6a6f64daeca60a542e9b188d342b1a27" {
		t.Errorf("Sum = %s", got)
	}
	ab, ba := Sum(contents([]part{{"a", "bc"}})), Sum(contents([]part{{"ab", "c"}}))
	if ab == ba {
		t.Error("Sum does not tell a name from a content")
	}
}

// TestSumOrder: the order of the parts does not count, their content does.
func TestSumOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.MapOf(rapid.StringMatching(`[a-z/]{1,4}`), rapid.String()).Draw(t, "parts")
		var parts []part
		for name, content := range maps.All(m) {
			parts = append(parts, part{name, content})
		}
		want := Sum(contents(parts))
		if got := Sum(contents(rapid.Permutation(parts).Draw(t, "order"))); got != want {
			t.Errorf("another order gives %s, want %s", got, want)
		}
		if len(parts) > 0 {
			parts[0].content += "."
			if Sum(contents(parts)) == want {
				t.Error("a changed part gives the same sum")
			}
		}
	})
}

func TestPart(t *testing.T) {
	var v struct {
		XMLName  xml.Name
		Property []struct {
			ID   string `xml:"fmtid,attr"`
			PID  int    `xml:"pid,attr"`
			Name string `xml:"name,attr"`
			Text string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes lpwstr"`
		} `xml:"property"`
	}
	if err := xml.Unmarshal(Part("abc"), &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Property) != 1 || v.Property[0].PID != 2 || v.Property[0].Name != Property || v.Property[0].Text != "abc" ||
		v.Property[0].ID != "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" {
		t.Errorf("properties = %+v", v.Property)
	}
}

func FuzzIntact(f *testing.F) {
	f.Add(sealed(f, sample))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if ours, intact := Intact(data); intact && !ours {
			t.Error("intact, but not ours")
		}
	})
}
