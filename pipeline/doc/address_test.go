package doc_test

import (
	"testing"

	"vanthu/pipeline/doc"
)

func TestAddress(t *testing.T) {
	for target, want := range map[string]string{
		"https://vidu.vn/a?b=1&c=2#d": "https://vidu.vn/a?b=1&c=2#d",
		"HTTP://vidu.vn":              "HTTP://vidu.vn",
		"https://vidu.vn/văn bản":     "https://vidu.vn/v%C4%83n%20b%E1%BA%A3n",
		"https://vidu.vn/%41":         "https://vidu.vn/%41",
		"mailto:vp@vidu.vn":           "mailto:vp@vidu.vn",
		"https://":                    "",
		"mailto:":                     "",
		"mailto://":                   "",
		"https://vidu.vn/%zz":         "",
		"file:///etc/passwd":          "",
		"vidu.vn":                     "",
		"":                            "",
	} {
		if got, ok := doc.Address(target); ok != (want != "") || ok && got != want {
			t.Errorf("address(%q) = %q, %v, want %q", target, got, ok, want)
		}
	}
}
