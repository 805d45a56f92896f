package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vanthu/fonts"
	"vanthu/pipeline/layout"
)

// Every font that a page shows text in has a program whose glyphs and widths are
// those that the file says (ISO 19005-2, 6.2.11).
func TestFonts(t *testing.T) {
	r := read(t, write(t, alphabet()))
	unicode := r.unicode()
	programs := map[ref]bool{}
	for key, font := range r.dict(r.dict(ref(2))["/Font"]) {
		d := r.dict(font)
		if d["/Subtype"] == name("/Type0") {
			programs[r.compositeFont(d, unicode[key])] = true
			continue
		}
		descriptor := r.dict(d["/FontDescriptor"])
		program := descriptor["/FontFile2"].(ref)
		programs[program] = true
		encoding := r.dict(d["/Encoding"])
		if descriptor["/Flags"].(int)&(1<<2|1<<5) != 1<<5 || encoding["/BaseEncoding"] != name("/WinAnsiEncoding") {
			t.Errorf("%v is symbolic: %v", d, descriptor)
		}
		if tag := d["/BaseFont"].(name); descriptor["/FontName"] != any(tag) || tag[7] != '+' {
			t.Errorf("%v and %v", tag, descriptor["/FontName"])
		}
		widths := r.objects[d["/Widths"].(ref)].value.(array)
		if d["/FirstChar"] != 32 || d["/LastChar"] != 255 || len(widths) != 224 {
			t.Errorf("%d widths from %v to %v", len(widths), d["/FirstChar"], d["/LastChar"])
		}
		for code, text := range unicode[key] {
			if code >= 0 {
				r.sameWidth(program, text, -1, widths[code-32])
			}
		}
		for i, glyph := range encoding["/Differences"].(array)[1:] {
			if char := []rune(unicode[key][128+i])[0]; string(glyph.(name)) != "/"+glyphName(char) && (char != ' ' || glyph != name("/space")) {
				t.Errorf("%v stands for %q", glyph, char)
			}
		}
	}
	if len(programs) != 4 {
		t.Errorf("%d font programs for four faces", len(programs))
	}
}

// compositeFont checks a font of two bytes a code and returns its program.
func (r *reading) compositeFont(d dict, unicode map[int]string) ref {
	below := r.dict(d["/DescendantFonts"].(array)[0])
	program := r.dict(below["/FontDescriptor"])["/FontFile2"].(ref)
	glyphs := r.objects[below["/CIDToGIDMap"].(ref)].stream
	w := below["/W"].(array)
	if d["/Encoding"] != name("/Identity-H") || below["/BaseFont"] != d["/BaseFont"] || w[0] != 1 || len(w) != 2 {
		r.t.Errorf("composite font %v of %v", d, below)
	}
	for code, text := range unicode {
		if code > 0 {
			r.sameWidth(program, text, int(binary.BigEndian.Uint16(glyphs[2*code:])), w[1].(array)[code-1])
		}
	}
	return program
}

// sameWidth holds the width of a character against that of its glyph in a program.
// A glyph of -1 is looked up, as readers do by its name.
func (r *reading) sameWidth(program ref, text string, glyph int, width any) {
	f, err := sfnt.Parse(r.objects[program].stream)
	if err != nil {
		r.t.Fatal(err)
	}
	var buf sfnt.Buffer
	g, err := f.GlyphIndex(&buf, []rune(text)[0])
	if err != nil || g == 0 || glyph >= 0 && int(g) != glyph {
		r.t.Errorf("%q is glyph %d, not %d", text, g, glyph)
	}
	a, err := f.GlyphAdvance(&buf, g, fixed.Int26_6(fonts.PerEm), font.HintingNone)
	w, ok := width.(float64)
	if !ok {
		w = float64(width.(int))
	}
	if err != nil || math.Abs(float64(a)*1000/fonts.PerEm-w) > 0.001 {
		r.t.Errorf("%q is %v wide, in the program %d/2048", text, width, a)
	}
}

// What the file says of itself stands where archives look for it.
func TestMetadata(t *testing.T) {
	d := notice(1)
	d.Meta.Title = "Báo cáo <quý III> & IV"
	r := read(t, write(t, d))
	meta := r.objects[r.catalog["/Metadata"].(ref)]
	if diff := cmp.Diff(dict{"/Type": name("/Metadata"), "/Subtype": name("/XML"), "/Length": len(meta.stream)}, meta.value); diff != "" {
		t.Error(diff)
	}
	got := map[string]string{}
	decoder, path := xml.NewDecoder(bytes.NewReader(meta.stream)), []string{}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Space+token.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			for _, p := range path {
				got[p] += strings.TrimSpace(string(token))
			}
		}
	}
	info := r.dict(r.trailer["/Info"])
	for key, want := range map[string]string{
		"http://www.aiim.org/pdfa/ns/id/part": "2", "http://www.aiim.org/pdfa/ns/id/conformance": "A", "http://www.aiim.org/pdfua/ns/id/part": "1",
		"http://www.aiim.org/pdfa/ns/property#name": "part", "http://www.aiim.org/pdfa/ns/schema#namespaceURI": "http://www.aiim.org/pdfua/ns/id/",
		"http://purl.org/dc/elements/1.1/title": fromUTF16(info["/Title"].(string)), "http://purl.org/dc/elements/1.1/creator": fromUTF16(info["/Author"].(string)),
		"http://purl.org/dc/elements/1.1/description": fromUTF16(info["/Subject"].(string)), "http://ns.adobe.com/pdf/1.3/Producer": info["/Producer"].(string),
		"http://ns.adobe.com/xap/1.0/CreateDate": "2022-10-05T00:00:00Z", "http://ns.adobe.com/xap/1.0/ModifyDate": "2022-10-05T00:00:00Z",
	} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
	if info["/CreationDate"] != "D:20221005000000Z" || info["/ModDate"] != "D:20221005000000Z" {
		t.Errorf("dates %v, %v", info["/CreationDate"], info["/ModDate"])
	}
	d.Meta.Title, d.Meta.Subject = " ", ""
	if !strings.Contains(string(write(t, d)), `"x-default">Văn bản<`) {
		t.Error("a document without title has none in its metadata")
	}
}

func TestCatalog(t *testing.T) {
	r := read(t, write(t, notice(1)))
	for key, want := range (dict{"/Type": name("/Catalog"), "/Lang": "vi-VN", "/MarkInfo": dict{"/Marked": word("true")}, "/ViewerPreferences": dict{"/DisplayDocTitle": word("true")}}) {
		if diff := cmp.Diff(want, r.catalog[key]); diff != "" {
			t.Errorf("%s: %s", key, diff)
		}
	}
	for key := range r.catalog {
		if slices.Contains([]name{"/AA", "/OpenAction", "/Names", "/AcroForm", "/OCProperties", "/Requirements"}, key) {
			t.Errorf("the catalog has %s", key)
		}
	}
}

// The colours are those of sRGB: the profile is sound, its primaries add up to its
// white, its curve rises from black to white by the standard's numbers.
func TestOutputIntent(t *testing.T) {
	r := read(t, write(t, notice(1)))
	intent := r.catalog["/OutputIntents"].(array)[0].(dict)
	stream := r.objects[intent["/DestOutputProfile"].(ref)]
	p := stream.stream
	if intent["/S"] != name("/GTS_PDFA1") || stream.value.(dict)["/N"] != 3 || int(binary.BigEndian.Uint32(p)) != len(p) {
		t.Fatalf("%v: %v of %d bytes", intent, stream.value, len(p))
	}
	if got := string(p[12:24]) + string(p[36:40]); got != "mntrRGB XYZ acsp" || p[8] != 2 {
		t.Errorf("head %q, version %d", got, p[8])
	}
	tags := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		entry := p[132+12*i:]
		at, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		if at%4 != 0 {
			t.Errorf("tag %s begins at %d", entry[:4], at)
		}
		tags[string(entry[:4])] = p[at : at+size]
	}
	for i := range 3 {
		sum := 0
		for _, c := range []string{"rXYZ", "gXYZ", "bXYZ"} {
			sum += int(binary.BigEndian.Uint32(tags[c][8+4*i:]))
		}
		if white := int(binary.BigEndian.Uint32(tags["wtpt"][8+4*i:])); math.Abs(float64(sum-white)) > 0.0003*65536 {
			t.Errorf("primaries add up to %d, white is %d", sum, white)
		}
	}
	curve := tags["gTRC"]
	n := int(binary.BigEndian.Uint32(curve[8:]))
	at := func(v float64) float64 { // between the table's numbers, as readers compute
		i := min(int(v*float64(n-1)), n-2)
		low, high := float64(binary.BigEndian.Uint16(curve[12+2*i:])), float64(binary.BigEndian.Uint16(curve[14+2*i:]))
		return (low + (high-low)*(v*float64(n-1)-float64(i))) / 65535
	}
	for v, want := range map[float64]float64{0: 0, 0.02: 0.02 / 12.92, 0.5: 0.21404, 0.8: 0.60383, 1: 1} {
		if got := at(v); math.Abs(got-want) > 0.0001 {
			t.Errorf("the curve leads from %v to %v, want %v", v, got, want)
		}
	}
}

// Page labels are the printed numbers: anew in every section that restarts.
func TestPageLabels(t *testing.T) {
	d := notice(120)
	d.Sections = append(d.Sections, notice(60).Sections[0])
	pages, _ := layout.Pages(d, fonts.Load())
	r := read(t, write(t, d))
	nums := r.catalog["/PageLabels"].(dict)["/Nums"].(array)
	for i, p := range pages {
		var from, start int
		for k := 0; k < len(nums) && nums[k].(int) <= i; k += 2 {
			from, start = nums[k].(int), nums[k+1].(dict)["/St"].(int)
		}
		if got := start + i - from; got != p.Number {
			t.Errorf("page %d is labelled %d, printed %d", i+1, got, p.Number)
		}
	}
	if len(nums) != 4 {
		t.Errorf("labels %v", nums)
	}
}

// Links are printed with the page, say what they do, and do nothing but that.
func TestAnnotations(t *testing.T) {
	d := document(linkTo("https://a.vn/đ"), para("Body", "x"), linkTo("mailto:vp@a.vn"))
	r := read(t, write(t, d))
	r.structure()
	page := r.dict(r.pages()[0])
	if page["/Tabs"] != name("/S") {
		t.Errorf("tabs %v", page["/Tabs"])
	}
	var got []string
	for _, a := range page["/Annots"].(array) {
		d := r.dict(a)
		action := d["/A"].(dict)
		got = append(got, fmt.Sprint(d["/F"], " ", action["/S"], " ", action["/URI"], " ", fromUTF16(d["/Contents"].(string)), " ", len(d), len(action)))
	}
	want := []string{"4 /URI https://a.vn/%C4%91 Mở trang https://a.vn/%C4%91 8 2", "4 /URI mailto:vp@a.vn Gửi thư đến vp@a.vn 8 2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever the number of objects, the packs hold each of them.
func TestPacks(t *testing.T) {
	for _, n := range []int{0, 1, perPack - 1, perPack, perPack + 1, 3 * perPack} {
		f := &file{objects: make([][]byte, 5)}
		f.begin()
		for i := range n {
			f.pack.data = fmt.Appendf(f.pack.data, "(%d)\n", i)
			f.pack.done()
		}
		first := f.streams()
		if want := 5 + n; first != want || len(f.objects) != want+(n+perPack-1)/perPack {
			t.Fatalf("%d objects: first stream %d of %d", n, first, len(f.objects))
		}
		r := &reading{t: t, objects: map[ref]object{}}
		for i := range n {
			from := ref(first + i/perPack)
			if _, ok := r.objects[from]; !ok {
				r.objects[from] = r.object(append(fmt.Appendf(nil, "%d 0 obj\n", from), append(f.objects[from], "endobj\n"...)...), 0)
			}
			r.unpack(ref(5+i), from, i%perPack)
			if got := r.objects[ref(5+i)].value; got != fmt.Sprint(i) {
				t.Errorf("object %d is %v", i, got)
			}
		}
	}
}

// A deflater that comes back from the pool writes the same bytes.
func TestDeflatersAreAlike(t *testing.T) {
	data := bytes.Repeat([]byte("Độc lập "), 999)
	once := deflated("", data)
	if again := deflated("", data); !bytes.Equal(once, again) {
		t.Error("other bytes the second time")
	}
	_, rest, _ := bytes.Cut(once, []byte("stream\n"))
	z, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, data) {
		t.Errorf("%d bytes came out, %v", len(got), err)
	}
}
