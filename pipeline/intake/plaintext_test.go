package intake

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/doc"
)

// textLines are the lines of a document, each after its place.
func textLines(d *doc.Doc, at map[doc.Block]doc.Position) []string {
	var out []string
	for _, b := range d.Sections[0].Blocks {
		for line := range doc.Lines([]doc.Block{b}) {
			out = append(out, strings.TrimPrefix(at[b].String(), "a.txt:")+" "+line)
		}
	}
	return out
}

func utf16Bytes(s string, order binary.AppendByteOrder) []byte {
	out := order.AppendUint16(nil, 0xFEFF)
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

const plainSample = "Thông báo kết luận giao ban\n\nPhòng Kinh tế rà soát các dự án, báo cáo Ủy ban nhân dân xã trước ngày 20 tháng 6.\nVăn phòng theo dõi việc thực hiện của các đơn vị trong tháng."

// The same text is the same document in every encoding and with any line ends.
func TestTextEncodings(t *testing.T) {
	want := []string{
		"1 Thông báo kết luận giao ban",
		"3 Phòng Kinh tế rà soát các dự án, báo cáo Ủy ban nhân dân xã trước ngày 20 tháng 6.",
		"4 Văn phòng theo dõi việc thực hiện của các đơn vị trong tháng.",
	}
	cp1258, err := charmap.Windows1258.NewEncoder().String(cp1258Form(plainSample))
	must(t, err)
	for name, c := range map[string]struct {
		data  []byte
		rules string
	}{
		"UTF-8":     {[]byte(plainSample), ""},
		"BOM":       {[]byte("\uFEFF" + plainSample), ""},
		"UTF-16 LE": {utf16Bytes(plainSample, binary.LittleEndian), ""},
		"UTF-16 BE": {utf16Bytes(plainSample, binary.BigEndian), ""},
		"CRLF":      {[]byte(strings.ReplaceAll(plainSample, "\n", "\r\n")), ""},
		"CR":        {[]byte(strings.ReplaceAll(plainSample, "\n", "\r")), ""},
		"NFD":       {[]byte(norm.NFD.String(plainSample)), "nfd"},
		"CP1258":    {[]byte(cp1258), "bang-ma-cu"},
		"entities":  {[]byte(strings.ReplaceAll(plainSample, "các dự án", "c&#225;c&nbsp;dự án")), ""},
		"no-break":  {[]byte(strings.ReplaceAll(plainSample, " ", "\u00a0")), ""},
		"control":   {[]byte(strings.ReplaceAll(plainSample, "các", "c\x01ác")), "ky-tu-la"},
	} {
		d, at, ps := Text("a.txt", c.data)
		if d == nil {
			t.Errorf("%s: %v", name, ps)
			continue
		}
		var found []string
		for _, p := range ps {
			found = append(found, p.Rule)
		}
		if got := textLines(d, at); !slices.Equal(got, want) || strings.Join(found, " ") != c.rules {
			t.Errorf("%s: %q, %v", name, got, ps)
		}
	}
}

// cp1258Form writes letters with tone marks as that encoding does: the letter with its
// hat, and the tone after it.
func cp1258Form(s string) string {
	var b strings.Builder
	for _, r := range s {
		if _, ok := charmap.Windows1258.EncodeRune(r); ok {
			b.WriteRune(r)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		last := slices.IndexFunc(parts, func(r rune) bool { return strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) })
		tone := parts[last]
		b.WriteString(norm.NFC.String(string(slices.Delete(parts, last, last+1))))
		b.WriteRune(tone)
	}
	return b.String()
}

func TestTextLines(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"broken at a width": {
			"I. Đánh giá công tác tháng trước của đơn vị\nCác đơn vị đã hoàn thành phần lớn những nhiệm vụ\nđược giao trong tháng; còn một số việc thì chậm\nhơn so với kế hoạch đã đề ra từ đầu năm học.\n- Việc thứ nhất đã giao cho phòng chuyên môn làm\nxong trong tuần.\n- Việc thứ hai.",
			"1 I. Đánh giá công tác tháng trước của đơn vị|2 Các đơn vị đã hoàn thành phần lớn những nhiệm vụ được giao trong tháng; còn một số việc thì chậm hơn so với kế hoạch đã đề ra từ đầu năm học.|5 - Việc thứ nhất đã giao cho phòng chuyên môn làm xong trong tuần.|7 - Việc thứ hai.",
		},
		"not broken":       {"Văn phòng rà soát\nPhòng Kinh tế báo cáo\nThanh tra kiểm tra", "1 Văn phòng rà soát|2 Phòng Kinh tế báo cáo|3 Thanh tra kiểm tra"},
		"tabs":             {"TT\tNội dung\tChủ trì\n1\tLập kế hoạch\tVP\n\nHết", "1 TT|1 Nội dung|1 Chủ trì|1 1|1 Lập kế hoạch|1 VP|4 Hết"},
		"columns":          {"SỞ A      CỘNG HÒA\nPHÒNG B\t\tĐộc lập\n-  Lưu: VT.\t \tTRƯỞNG PHÒNG\n1.     Lập   kế hoạch", "1 SỞ A\tCỘNG HÒA|2 PHÒNG B\tĐộc lập|3 - Lưu: VT.\tTRƯỞNG PHÒNG|4 1. Lập kế hoạch"},
		"no table":         {"SỞ A\t\tCỘNG HÒA\nPHÒNG B\t\tĐộc lập", "1 SỞ A\tCỘNG HÒA|2 PHÒNG B\tĐộc lập"},
		"a tab is a space": {"1.\tLập kế hoạch\n2.\tBáo cáo", "1 1. Lập kế hoạch|2 2. Báo cáo"},
		"page": {
			"<html><head><title>x</title></head><body>\n<p>Phòng&nbsp;A <b>chủ trì</b></p><ul><li>việc một\n<li>việc hai</ul>\n<ol><li>ba<br>bốn</ol><script>if (a<b) x</script><table><tr><th>TT<th>Việc<tr><td>1<td><p>a</p><p>b</p></table>cuối",
			"2 Phòng A chủ trì|2 - việc một|3 - việc hai|4 1. ba|4 bốn|4 TT|4 Việc|4 1|4 a b|4 cuối",
		},
		"signs are no tags": {"Tỷ lệ < 5% và > 3%\na<b, b>c", "1 Tỷ lệ < 5% và > 3%|2 a<b, b>c"},
	} {
		d, at, ps := Text("a.txt", []byte(c.text))
		if len(ps) > 0 {
			t.Fatal(name, ps)
		}
		if got := strings.Join(textLines(d, at), "|"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestTextRefused(t *testing.T) {
	for name, c := range map[string]struct{ data, rule string }{
		"large":   {strings.Repeat("a", 100<<20), "qua-lon"},
		"empty":   {" \n\t\n", "tep-trong"},
		"NUL":     {"một\nhai\x00", "khong-phai-van-ban"},
		"bytes":   {"\xff\xfa\x80\x81\x82", "khong-phai-van-ban"},
		"PDF":     {"%PDF-1.7", "khong-phai-van-ban"},
		"Word":    {"PK\x03\x04abc", "khong-phai-van-ban"},
		"no text": {"<html><script>a</script></html>", "tep-trong"},
	} {
		d, _, ps := Text("a.txt", []byte(c.data))
		if d != nil || len(ps) != 1 || ps[0].Rule != c.rule || ps[0].Hint == "" {
			t.Errorf("%s: %v", name, ps)
		}
	}
	if _, _, ps := Text("a.txt", []byte("một\nhai\x00")); ps[0].Pos.String() != "a.txt:2:4" {
		t.Error(ps)
	}
}

// FuzzText holds that any bytes become a document in NFC of which each block has a
// place, or are refused.
func FuzzText(f *testing.F) {
	f.Add([]byte(plainSample))
	f.Add([]byte("<table><tr><td>a<table><tr><td>b</table></table><li>x"))
	f.Add([]byte("TT\ta\tb\n1\t2\t3\n\x02C\xe9ng h\xdfa x\xb7 héi"))
	f.Add(utf16Bytes("Việc\r\nmột", binary.BigEndian))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, at, ps := Text("a.txt", data)
		if d == nil {
			if len(ps) == 0 {
				t.Error("refused without a word")
			}
			return
		}
		for _, b := range d.Sections[0].Blocks {
			if at[b].Line < 1 {
				t.Errorf("%v has no place", b)
			}
			if table, ok := b.(*doc.Table); ok {
				if _, err := table.Grid(); err != nil {
					t.Error(err)
				}
			}
		}
		for line := range doc.Lines(d.Sections[0].Blocks) {
			if !norm.NFC.IsNormalString(line) || strings.ContainsRune(line, '\n') {
				t.Errorf("%q", line)
			}
		}
	})
}
