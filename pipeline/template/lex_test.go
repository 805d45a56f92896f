package template

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/expr-lang/expr/builtin"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

func TestHoleEnd(t *testing.T) {
	for _, c := range []struct {
		src  string
		want string // the hole's text, or what is wrong and where
	}{
		{`{{a}}`, "a"},
		{`{{a}} b}}`, "a"},
		{`{{"}}"}}`, `"}}"`},
		{`{{'}}' + "'"}}`, `'}}' + "'"`},
		{"{{`}}\n`}}", "`}}\n`"},
		{`{{"\"}}"}}`, `"\"}}"`},
		{`{{filter(a, {.b > 1})}}`, `filter(a, {.b > 1})`},
		{`{{filter(a, {any(.b, {.c})})}}`, `filter(a, {any(.b, {.c})})`},
		{`{{ {a}}}`, ` {a}`},
		{"{{a\n+ b}}", "a\n+ b"},
		{`{{}}`, ""},
		{`{{a}`, "0 ô trống mở mà chưa đóng"},
		{`{{a {b}}`, "0 ô trống mở mà chưa đóng"},
		{"{{a\n \t\nb}}", "0 ô trống mở mà chưa đóng"},
		{`{{a {{b}}`, "0 ô trống mở mà chưa đóng"},
		{`{{a "b}}`, "4 chuỗi mở mà chưa đóng"},
		{"{{a 'b\n'}}", "4 chuỗi mở mà chưa đóng"},
		{`{{a \"b\"}}`, `4 dấu \ trước dấu nháy không dùng được trong ô trống`},
	} {
		end, fault := holeEnd(c.src, 0)
		got := c.src[2:max(end, 2)]
		if fault != nil {
			got = fmt.Sprint(fault.at, " ", fault.message)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.src, got, c.want)
		}
	}
}

// A fault is reported where it stands, whatever is before it: other holes, some
// over several lines, letters of several bytes, carriage returns, directives.
func TestPlaceOfFault(t *testing.T) {
	before := []string{
		"chữ ", "Ủy ban nhân dân ", "e\u0302\u0301 ", "{{cuoc_hop.ten}}", "{{noi(\n  cuoc_hop.thanh_phan,\n  \", \")}}", "{{\"{{\"}}", "**đậm** ",
		"\n", "\r\n", "\n\n", "\n{{#if true}}\n{{/if}}\n", "\n{{#each nhiem_vu as n}}\nđoạn {{n.ma}}\n{{/each}}\n", "\n- mục\n",
	}
	rapid.Check(t, func(t *rapid.T) {
		src := body(strings.Join(rapid.SliceOf(rapid.SampledFrom(before)).Draw(t, "before"), ""))
		at := len(src) + len("{{noi(map(nhiem_vu, .ma), ")
		src += "{{noi(map(nhiem_vu, .ma), đâu_đó)}} chữ sau"
		_, err := Load("mau.md", []byte(src))
		var problems doc.Problems
		if !errors.As(err, &problems) || len(problems) != 1 {
			t.Fatalf("%q: %v", src, err)
		}
		line := 1 + strings.Count(src[:at], "\n")
		col := 1 + utf8.RuneCountInString(src[strings.LastIndexByte(src[:at], '\n')+1:at])
		if pos := problems[0].Pos; pos.Line != line || pos.Col != col {
			t.Fatalf("%q: at %d:%d, want %d:%d", src, pos.Line, pos.Col, line, col)
		}
	})
}

// Of the functions of the expression language only those that are listed can be
// called.
func TestOtherBuiltinsAreOff(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range builtinInfo {
		listed[f.Name] = true
	}
	for _, name := range builtin.Names {
		if listed[name] {
			continue
		}
		refused := false
		for _, call := range []string{"len(%s(nhiem_vu))", "len(%s(nhiem_vu, .ma))", "nhiem_vu | %s()"} {
			_, err := Load("mau.md", []byte(body("{{"+fmt.Sprintf(call, name)+"}}")))
			if err == nil {
				t.Errorf("%s can be called", name)
				continue
			}
			refused = refused || strings.Contains(err.Error(), fmt.Sprintf("“%s” không dùng được", name))
		}
		if !refused {
			t.Errorf("%s is not refused by name", name)
		}
	}
}

// The template's words are put in NFC; so are the strings of its expressions.
func TestTemplateInNFD(t *testing.T) {
	got := printed(t, "Hô\u0323i nghi\u0323 {{\"hô\u0323i\" + cuoc_hop.ten}}", "cuoc_hop: {ten: \" Hội\"}")
	if want := "Hội nghị hội Hội"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A message of the expression language that has no translation is not shown.
func TestTranslateUnknown(t *testing.T) {
	message, hint := translate("something new", newScope(nil, false))
	if message != "biểu thức chưa đúng" || hint == "" {
		t.Errorf("%q, %q", message, hint)
	}
}

// Kinds, names and file names are what the front matter says.
func TestTemplateNames(t *testing.T) {
	tmpl, err := Load("mau/giay-moi.md", []byte("---\nloai: giay_moi\nten: Giấy mời\nten_tep: Moi hop\n---\n"))
	if err != nil {
		t.Fatal(err)
	}
	if tmpl.Key != "giay_moi" || tmpl.Kind != "giay_moi" || tmpl.Name != "Giấy mời" || tmpl.FileName != "Moi hop" {
		t.Errorf("%+v", tmpl)
	}
	if tmpl := mustLoad(t, body("")); tmpl.FileName != "Thử" {
		t.Errorf("the file name is %q", tmpl.FileName)
	}
}
