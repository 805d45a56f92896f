package viet

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]Date{
		"05.8.2022":                {2022, 8, 5},
		"5 / 8 / 2022":             {2022, 8, 5},
		" Ngày 05/8/2022 ":         {2022, 8, 5},
		"NGÀY 05 THÁNG 8 NĂM 2022": {2022, 8, 5},
		"nga\u0300y 5 tha\u0301ng 8 na\u0306m 2022": {2022, 8, 5},
		"ngay 5 thang 8 nam 2022":                   {2022, 8, 5},
		"ngày 05 tháng 8/2022":                      {2022, 8, 5},
		"5/8 năm 2022":                              {2022, 8, 5},
		"ngày\u00A005 tháng\u00A08 năm\u00A02022":   {2022, 8, 5},
		"05/8/20\u200B22":                           {2022, 8, 5},
		"Thứ Sáu, ngày 05/8/2022":                   {2022, 8, 5},
		"thứ sáu - 21/10/2022 16:12":                {2022, 10, 21},
		"Chủ nhật, 01/01/2023":                      {2023, 1, 1},
		"2022/8/5":                                  {2022, 8, 5},
		"2022-08-05T00:00:00Z":                      {2022, 8, 5},
		"2022-08-05 07:30:00":                       {2022, 8, 5},
		"2022-08-05T00:00:00+07:00":                 {2022, 8, 5},
		"05/8/2022 8h00":                            {2022, 8, 5},
		"12/8/2022":                                 {2022, 8, 12},
		"29/02/2024":                                {2024, 2, 29},
		"21/9/73":                                   {1973, 9, 21},
		"60000":                                     {2064, 4, 8},
	} {
		if got, err := ParseDate(in); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
}

func TestParseDateErrors(t *testing.T) {
	for in, want := range map[string]FormError{
		"":                        {"chưa ghi ngày", dateHint},
		"  ":                      {"chưa ghi ngày", dateHint},
		"8/13/2022":               {"tháng 13 không hợp lệ", "có phải 13/8/2022?"},
		"8-13-2022":               {"tháng 13 không hợp lệ", "có phải 13/8/2022?"},
		"40/13/2022":              {"tháng 13 không hợp lệ", dateHint},
		"2022-13-08":              {"tháng 13 không hợp lệ", "có phải 13/8/2022?"},
		"31/02/2026":              {"ngày không tồn tại", "tháng 02/2026 có 28 ngày"},
		"29/02/2023":              {"ngày không tồn tại", "tháng 02/2023 có 28 ngày"},
		"00/5/2022":               {"ngày không tồn tại", "tháng 5/2022 có 31 ngày"},
		"05/0/2022":               {"tháng 0 không hợp lệ", dateHint},
		"08/6/20210":              {"năm 20210 không hợp lệ", dateHint},
		"08/6/202":                {"năm 202 không hợp lệ", dateHint},
		"08/6/1022":               {"năm 1022 không hợp lệ", dateHint},
		"08-05-22":                {"“08-05-22” ghi năm hai chữ số, không rõ ngày hay tháng đứng trước", dateHint},
		"11/2022":                 {"“11/2022” là một tháng, không phải một ngày", "ghi thêm ngày, ví dụ 30/11/2022"},
		"tháng 11/2022":           {"“tháng 11/2022” là một tháng, không phải một ngày", "ghi thêm ngày, ví dụ 30/11/2022"},
		"quý IV/2022":             {"“quý IV/2022” không phải là một ngày", dateHint},
		"20/7":                    {"“20/7” thiếu năm", dateHint},
		"ngày 20 tháng 7":         {"“ngày 20 tháng 7” thiếu năm", dateHint},
		"sớm":                     {"“sớm” không phải là ngày tháng", dateHint},
		"00000":                   {"“00000” không phải là ngày tháng", dateHint},
		"5":                       {"“5” không phải là ngày tháng", dateHint},
		"Thứ Năm, ngày 05/8/2022": {"05/8/2022 là thứ Sáu, không phải thứ Năm", "xem lại ngày hoặc thứ"},
		"thứ hai":                 {"“thứ hai” không phải là ngày tháng", dateHint},
	} {
		got, err := ParseDate(in)
		var form *FormError
		if !errors.As(err, &form) || *form != want || got != (Date{}) {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
}

func TestParseDateQuotesShortly(t *testing.T) {
	long := "một đoạn văn dài dán nhầm vào ô ngày của bảng theo dõi nhiệm vụ trong tháng mười một"
	_, err := ParseDate(long)
	if want := "“một đoạn văn dài dán nhầm vào ô ngày của…” không phải là ngày tháng; " + dateHint; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestParsePeriod(t *testing.T) {
	november := Period{2026, 11}
	for _, in := range []string{"11/2026", "2026-11", "tháng 11/2026", "Tháng 11 năm 2026", "11-2026", "2026/11", "thang 11/2026",
		"kỳ tháng 11/2026", "46327", "2026-11-01", "2026-11-01 00:00:00", "'11/2026"} {
		if got, err := ParsePeriod(in); err != nil || got != november {
			t.Errorf("ParsePeriod(%q) = %v, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{
		"":           "chưa ghi tháng; " + periodHint,
		"13/2026":    "tháng 13 không hợp lệ; tháng từ 01 đến 12",
		"0/2026":     "tháng 0 không hợp lệ; tháng từ 01 đến 12",
		"11/20266":   "“11/20266” không phải là tháng; " + periodHint,
		"11/9026":    "năm 9026 không hợp lệ; năm từ 1900 đến 2199",
		"09/11/2026": "“09/11/2026” là một ngày, không phải một tháng; ghi 11/2026",
		"46328":      "“46328” là một ngày, không phải một tháng; ghi 11/2026",
		"tháng này":  "“tháng này” không phải là tháng; " + periodHint,
	} {
		if got, err := ParsePeriod(in); err == nil || err.Error() != want || !got.IsZero() {
			t.Errorf("ParsePeriod(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
}

func TestParseClock(t *testing.T) {
	for in, want := range map[string]string{
		"8:00": "08:00", "08h00": "08:00", "8 giờ 30": "08:30", "8 giờ": "08:00", "8g30": "08:30", "8h": "08:00", "08:05:59": "08:05",
		"14 giờ 05 phút": "14:05", "0:00": "00:00", "23:59": "23:59", "0.333333333": "08:00", "0.6875": "16:30", "8H30": "08:30", "8h30p": "08:30",
	} {
		if got, err := ParseClock(in); err != nil || got.String() != want || !got.Set {
			t.Errorf("ParseClock(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"24:00": "giờ 24 không hợp lệ", "8:60": "phút 60 không hợp lệ", "sáng": "“sáng” không phải là giờ", "8": "“8” không phải là giờ",
		"8.30": "“8.30” không phải là giờ", "0.99999": "“0.99999” không phải là giờ", " ": "chưa ghi giờ",
	} {
		if got, err := ParseClock(in); err == nil || err.Error() != want+"; "+clockHint || got.Set {
			t.Errorf("ParseClock(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
	if got := (Clock{8, 0, true}).Words(); got != "08 giờ 00 phút" {
		t.Errorf("Words() = %q", got)
	}
}

func TestZeroIsNotGiven(t *testing.T) {
	var d Date
	var p Period
	var c Clock
	for _, text := range []string{d.Short(), d.Long(), d.ISO(), d.Weekday(), p.Name(), p.Short(), p.Key(), p.First().ISO(), c.Words(), c.String(), DuePhrase(d)} {
		if text != "" {
			t.Errorf("a value not given prints %q", text)
		}
	}
	if !d.AddDays(3).IsZero() || !p.Next().IsZero() || !p.Last().IsZero() || d.Valid() || p.Valid() || !c.IsZero() {
		t.Error("a value not given became one")
	}
	d, p, c = Date{2022, 1, 1}, Period{2022, 1}, Clock{1, 1, true}
	if d.UnmarshalText([]byte(" ")) != nil || p.UnmarshalText(nil) != nil || c.UnmarshalText(nil) != nil {
		t.Error("empty text is an error")
	}
	if !d.IsZero() || !p.IsZero() || !c.IsZero() {
		t.Error("empty text left a value")
	}
}

func TestUnmarshalKeepsValueOnError(t *testing.T) {
	d := Date{2022, 1, 1}
	if err := d.UnmarshalText([]byte("31/02/2026")); err == nil || d != (Date{2022, 1, 1}) {
		t.Errorf("got %v, %v", d, err)
	}
}

func TestValuesAsJSON(t *testing.T) {
	type values struct {
		D Date
		P Period
		C Clock
	}
	for in, want := range map[string]string{
		`{"D":"5/8/2022","P":"tháng 8/2022","C":"8 giờ"}`: `{"D":"2022-08-05","P":"2022-08","C":"08:00"}`,
		`{"D":"","P":"","C":""}`:                          `{"D":"","P":"","C":""}`,
	} {
		var v values
		if err := json.Unmarshal([]byte(in), &v); err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(v); err != nil || string(got) != want {
			t.Errorf("%s became %s, %v", in, got, err)
		}
	}
	var v values
	if err := json.Unmarshal([]byte(`{"D":"31/02/2026"}`), &v); err == nil || !strings.Contains(err.Error(), "ngày không tồn tại") {
		t.Errorf("got %v", err)
	}
}

func TestComparePeriods(t *testing.T) {
	if a, b := (Period{2022, 12}), (Period{2023, 1}); a.Compare(b) >= 0 || b.Compare(a) <= 0 || a.Compare(b.Prev()) != 0 {
		t.Error("12/2022 is not before 01/2023")
	}
}

func TestFormErrorWithoutHint(t *testing.T) {
	if got := (&FormError{Message: "sai"}).Error(); got != "sai" {
		t.Errorf("got %q", got)
	}
}

func TestPeriod(t *testing.T) {
	p := Period{2026, 1}
	if got := p.Prev(); got != (Period{2025, 12}) {
		t.Errorf("Prev() = %v", got)
	}
	if got := p.Add(13); got != (Period{2027, 2}) {
		t.Errorf("Add(13) = %v", got)
	}
	if got := p.Name(); got != "tháng 01/2026" {
		t.Errorf("Name() = %q", got)
	}
	if got := (Period{2024, 2}).Last(); got != (Date{2024, 2, 29}) {
		t.Errorf("Last() = %v", got)
	}
}

func TestDate(t *testing.T) {
	d := Date{2022, 12, 31}
	if got := d.AddDays(60); got != (Date{2023, 3, 1}) {
		t.Errorf("AddDays(60) = %v", got)
	}
	if got := (Date{2022, 12, 5}).Sub(Date{2022, 11, 30}); got != 5 {
		t.Errorf("Sub = %d", got)
	}
	hanoi := time.FixedZone("", 7*3600)
	if got := DateOf(time.Date(2022, 10, 13, 1, 0, 0, 0, hanoi)); got != (Date{2022, 10, 13}) {
		t.Errorf("DateOf = %v", got)
	}
	if got := (Date{2022, 10, 13}).Weekday(); got != "thứ Năm" {
		t.Errorf("Weekday() = %q", got)
	}
}

func anyDate(t *rapid.T) Date {
	return Date{1900, 1, 1}.AddDays(rapid.IntRange(0, Date{2199, 12, 31}.Sub(Date{1900, 1, 1})).Draw(t, "day"))
}

func TestDateFormsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t)
		for _, form := range []string{d.Short(), d.Long(), d.ISO(), KeepTogether(d.Long()), Upper(d.Long()), Fold(d.Long()), d.Weekday() + ", " + d.Long()} {
			if got, err := ParseDate(form); err != nil || got != d {
				t.Fatalf("ParseDate(%q) = %v, %v; want %v", form, got, err, d)
			}
		}
		p := d.Period()
		for _, form := range []string{p.Name(), p.Short(), p.Key()} {
			if got, err := ParsePeriod(form); err != nil || got != p {
				t.Fatalf("ParsePeriod(%q) = %v, %v; want %v", form, got, err, p)
			}
		}
		c := Clock{rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"), true}
		for _, form := range []string{c.Words(), c.String()} {
			if got, err := ParseClock(form); err != nil || got != c {
				t.Fatalf("ParseClock(%q) = %v, %v; want %v", form, got, err, c)
			}
		}
	})
}

func TestDateArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDate(t), rapid.IntRange(-1000, 1000).Draw(t, "n")
		e := d.AddDays(n)
		if e.Sub(d) != n || e.Compare(d) != sign(n) {
			t.Fatalf("%v + %d = %v", d, n, e)
		}
		if d.Day == 1 != (d == d.Period().First()) || d.AddDays(1).Day == 1 != (d == d.Period().Last()) {
			t.Fatalf("first and last day of %v", d.Period())
		}
	})
}

func sign(n int) int { return min(1, max(-1, n)) }
