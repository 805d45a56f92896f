package legacy

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// bytesOf are the bytes that a program shows as the text.
func bytesOf(t testing.TB, s string) string {
	t.Helper()
	var out []byte
	for _, r := range s {
		c, ok := byteOf(r)
		if !ok {
			t.Fatalf("%q is shown for no byte", r)
		}
		out = append(out, c)
	}
	return string(out)
}

func encoded(t testing.TB, e Encoding, s string) string {
	t.Helper()
	legacy, ok := e.Encode(s)
	if !ok {
		t.Fatalf("%v has no code for %q", e, s)
	}
	return bytesOf(t, legacy)
}

func TestText(t *testing.T) {
	const s = "Phòng Hợp tác quốc tế,\r\nđơn vị chủ trì: Thanh tra Sở"
	for _, c := range []struct {
		name, data string
		e          Encoding
		want       string
	}{
		{"empty", "", Unicode, ""},
		{"UTF-8", s, Unicode, s},
		{"UTF-8 with BOM", "\uFEFF" + s, Unicode, s},
		{"UTF-16 LE", "\xFF\xFEH\x00\xE0\x00\x1E", Unicode, "Hà"},
		{"UTF-16 BE", "\xFE\xFF\x00H\x1E\xA1", Unicode, "Hạ"},
		{"UTF-8 that looks old", "b¸o c¸o tiÕn ®é thùc hiÖn", Unicode, "b¸o c¸o tiÕn ®é thùc hiÖn"},
		{"TCVN3", encoded(t, TCVN3, s), TCVN3, s},
		{"VNI", encoded(t, VNI, s), VNI, s},
		{"VISCII", encoded(t, VISCII, s), VISCII, s},
		{"CP1258", encoded(t, CP1258, s), CP1258, s},
		{"TCVN 5712-1", encoded(t, TCVN5712, "ĐẠI HỘI "+s), TCVN5712, "ĐẠI HỘI " + s},
		{"short", encoded(t, TCVN3, "Pháp"), TCVN3, "Pháp"},
		{"Latin-1 alone", "c\xF4ng t\xE1c", CP1258, "công tác"},
	} {
		text, e, err := Text([]byte(c.data))
		if text != c.want || e != c.e || err != nil {
			t.Errorf("%s is %q, %v, %v", c.name, text, e, err)
		}
	}
}

func TestTextErrors(t *testing.T) {
	for data, want := range map[string]string{
		"PK\x03\x04\x00\x00\xE1":              "tệp không phải là văn bản: byte thứ 5 là 0",
		"Bjørn M\xFCller sagt":                "không nhận ra bảng mã của tệp",
		"M\xFCller, Stra\xDFe":                "không nhận ra bảng mã của tệp",
		"Kế hoạch công tác năm c\xE1a đơn vị": "tệp UTF-8 có byte hỏng ở vị trí 31",
	} {
		text, e, err := Text([]byte(data))
		var form *viet.FormError
		if !errors.As(err, &form) || form.Message != want || form.Hint == "" || text != "" || e != Unicode {
			t.Errorf("%q is %q, %v, %v", data, text, e, err)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, v := range judge.ReadVectors(f) {
		if strings.HasPrefix(v.Kind, "legacy-") && v.Kind != "legacy-detect" {
			f.Add([]byte(v.Want))
			f.Add([]byte(encodeMojibake(v.Want)))
		}
	}
	f.Add([]byte("B\xB8o c\xB8o"))
	f.Add([]byte("\xFF\xFEa\x00\xDC"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, e, err := Text(data)
		if !utf8.ValidString(text) || err != nil && (text != "" || e != Unicode) {
			t.Fatalf("%q, %v, %v", text, e, err)
		}
		if utf8.Valid(data) && err != nil {
			t.Fatalf("UTF-8 is refused: %v", err)
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, v := range judge.ReadVectors(f) {
		if strings.HasPrefix(v.Kind, "legacy-") || strings.HasPrefix(v.Kind, "mojibake") {
			f.Add(v.Input)
		}
	}
	f.Add("lÃ  Ä á» \\")
	f.Add("\x8D\xA0")
	f.Fuzz(func(t *testing.T, s string) {
		for e := Unicode; e <= VIQR+1; e++ {
			text, whole := e.Decode(s)
			if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) {
				t.Fatalf("%v: %+q", e, text)
			}
			if !utf8.ValidString(s) && whole {
				t.Fatalf("%v: broken UTF-8 is whole", e)
			}
			legacy, ok := e.Encode(s)
			if again, _ := e.Decode(legacy); ok && utf8.ValidString(s) && e != Mojibake && e != TCVN3Capitals && again != viet.NFC(s) {
				t.Fatalf("%v: %+q is %+q is %+q", e, s, legacy, again)
			}
		}
	})
}
