package viet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDeadline(t *testing.T) {
	october := Period{2022, 10}
	for _, c := range []struct{ phrase, kind, due, every string }{
		{"", kindNone, "", ""},
		{"Không thời hạn", kindNone, "", ""},
		{"không có thời hạn cụ thể", kindNone, "", ""},
		{"trong năm 2022 và năm 2023", kindYear, "2023-12-31", ""},
		{"trong tháng 10 và tháng 11/2022", kindMonth, "2022-11-30", ""},
		{"Trong tháng 11/2022", kindMonth, "2022-11-30", ""},
		{"trong tháng 11", kindMonth, "2022-11-30", ""},
		{"trong tháng 01", kindMonth, "2023-01-31", ""},
		{"trong tháng", kindMonth, "2022-10-31", ""},
		{"cuối tháng này", kindMonth, "2022-10-31", ""},
		{"trước tháng 12/2022", kindMonth, "2022-11-30", ""},
		{"trong tháng 13/2022", kindMonth, "", ""},
		{"đầu tháng 11/2022", kindFuzzy, "", ""},
		{"trong quý IV", kindQuarter, "2022-12-31", ""},
		{"quý 1 năm 2023", kindQuarter, "2023-03-31", ""},
		{"trước quý II/2023", kindQuarter, "2023-03-31", ""},
		{"hết quý này", kindQuarter, "2022-12-31", ""},
		{"trong năm", kindYear, "2022-12-31", ""},
		{"hết năm 2023", kindYear, "2023-12-31", ""},
		{"trước năm 2023", kindYear, "2022-12-31", ""},
		{"6 tháng đầu năm 2026", kindDate, "2026-06-30", ""},
		{"9 tháng đầu năm", kindDate, "2022-09-30", ""},
		{"trước ngày 25 tháng 11 năm 2022", kindDate, "2022-11-24", ""},
		{"trước 20/11/2022", kindDate, "2022-11-19", ""},
		{"trước ngày 20/11", kindDate, "2022-11-19", ""},
		{"chậm nhất ngày 05/01", kindDate, "2023-01-05", ""},
		{"trước 17 giờ ngày 20/11/2022", kindDate, "2022-11-20", ""},
		{"từ ngày 01/11 đến ngày 15/11/2022", kindDate, "2022-11-15", ""},
		{"báo cáo Giám đốc Sở trước ngày 01/3/2024", kindDate, "2024-02-29", ""},
		{"ngày 31/02/2023", kindDate, "", ""},
		{"trước ngày 25", kindDate, "", ""},
		{"TRƯỚC NGÀY 20/7/2020", kindDate, "2020-07-19", ""},
		{"tru\u031bo\u031b\u0301c nga\u0300y 20/7/2020", kindDate, "2020-07-19", ""},
		{"trước khi báo cáo đề xuất UBND tỉnh", kindEvent, "", ""},
		{"khi chương trình ký kết hợp tác năm 2023 được tổ chức", kindEvent, "", ""},
		{"trước kỳ họp cuối năm 2022", kindEvent, "", ""},
		{"khi có yêu cầu", kindRequest, "", ""},
		{"theo yêu cầu của UBND tỉnh", kindRequest, "", ""},
		{"tại các cuộc họp giao ban hàng tháng", kindRecurring, "", "thang"},
		{"Thường xuyên", kindRecurring, "", ""},
		{"trước ngày 25 hằng tháng", kindRecurring, "", "thang/24"},
		{"ngày 15 hằng tháng", kindRecurring, "", "thang/15"},
		{"mỗi quý", kindRecurring, "", "quy"},
		{"thứ Sáu hằng tuần", kindRecurring, "", "tuan"},
		{"báo cáo định kỳ trước ngày 25/11/2022", kindDate, "2022-11-24", ""},
		{"trong vòng 10-15 ngày", kindFuzzy, "", ""},
		{"sau ngày 10/02/2026", kindFuzzy, "", ""},
		{"từ ngày 15 tháng 02 năm 2026", kindFuzzy, "", ""},
		{"từ ngày 15/02/2026 đến ngày 20/02/2026", kindDate, "2026-02-20", ""},
		{"trong tuần 3 tháng 11", kindFuzzy, "", ""},
		{"tuần thứ hai của tháng 11/2022", kindFuzzy, "", ""},
		{"tuần 3 tháng 11, chậm nhất ngày 18/11/2022", kindDate, "2022-11-18", ""},
		{"tháng 11-12/2022", kindMonth, "2022-12-31", ""},
		{"tháng 10, 11 và 12/2022", kindMonth, "2022-12-31", ""},
		{"tháng 11 và 5 việc khác", kindMonth, "2022-11-30", ""},
		{"quý III, IV/2022", kindQuarter, "2022-12-31", ""},
		{"quý I - II năm 2023", kindQuarter, "2023-06-30", ""},
		{"từ 01-15/12/2022", kindDate, "2022-12-15", ""},
		{"ngày 01/12 - 15/12", kindDate, "2022-12-15", ""},
		{"từ tháng 12/2022", kindFuzzy, "", ""},
		{"sau quý I/2023", kindFuzzy, "", ""},
		{"từ đầu năm 2023", kindFuzzy, "", ""},
		{"từ tháng 12/2022 đến hết tháng 3/2023", kindMonth, "2023-03-31", ""},
		{"trước ngày 20 tháng 12/2022", kindDate, "2022-12-19", ""},
		{"trước ngày mùng 5/12/2022", kindDate, "2022-12-04", ""},
		{"mồng 5 tháng 12", kindDate, "2022-12-05", ""},
		{"trước 30/11/2022 để trình UBND tỉnh ngày 05/12/2022", kindDate, "2022-11-29", ""},
		{"để trình UBND tỉnh ngày 05/12/2022", kindDate, "2022-12-05", ""},
		{"trước ngày 20 của tháng cuối quý", kindDate, "", ""},
		{"khi UBND tỉnh yêu cầu", kindRequest, "", ""},
		{"khi họp, yêu cầu gửi tài liệu", kindEvent, "", ""},
		{"trước ngày mùng 5 hằng tháng", kindRecurring, "", "thang/4"},
		{"hằng tháng, chậm nhất ngày 14", kindRecurring, "", "thang/14"},
		{"hằng tháng; tháng này trước ngày 14", kindRecurring, "", "thang"},
		{"10 ngày một lần", kindRecurring, "", ""},
		{"hằng tháng (trước ngày 05)", kindRecurring, "", "thang/4"},
		{"02 lần/tháng", kindRecurring, "", ""},
		{"theo KH 52/KH-UBND ngày 12/10/2022", kindFuzzy, "", ""},
		{"20/11/22", kindDate, "2022-11-20", ""},
		{"trước ngày 20.11.22", kindDate, "2022-11-19", ""},
		{"20-11-22", kindFuzzy, "", ""},
		{"2022-11-20", kindDate, "2022-11-20", ""},
		{"2021-2025", kindFuzzy, "", ""},
		{"11/2022", kindMonth, "2022-11-30", ""},
		{"chậm nhất 3/2023", kindMonth, "2023-03-31", ""},
		{"theo Kế hoạch số 52/KH-UBND ngày 12/10/2022", kindFuzzy, "", ""},
		{"theo Kế hoạch số 52/KH-UBND ngày 12/10/2022, trước ngày 20/11", kindDate, "2022-11-19", ""},
		{"trực 24/24 giờ", kindFuzzy, "", ""},
		{"6 tháng cuối năm 2022", kindDate, "2022-12-31", ""},
		{"trong sáu tháng đầu năm 2023", kindDate, "2023-06-30", ""},
		{"chín tháng đầu năm 2023", kindDate, "2023-09-30", ""},
		{strings.Repeat("trước ngày 20/11/2022 ", 100), kindFuzzy, "", ""},
		{"sớm", kindFuzzy, "", ""},
		{"giai đoạn 2021-2025", kindFuzzy, "", ""},
	} {
		want := DeadlinePhrase{Kind: c.kind, Every: c.every}
		if c.due != "" {
			want.Due = mustDate(c.due)
		}
		if got := ParseDeadline(c.phrase, october); got != want {
			t.Errorf("ParseDeadline(%q) = %+v, want %+v", c.phrase, got, want)
		}
	}
}

func TestDeadlineWithoutYearNeedsReference(t *testing.T) {
	for _, phrase := range []string{"trong tháng 11", "trong quý IV", "trước ngày 20/11", "trong tháng", "trong năm", "trong quý"} {
		if got := ParseDeadline(phrase, Period{}); !got.Due.IsZero() || got.Kind == kindFuzzy {
			t.Errorf("ParseDeadline(%q) = %+v", phrase, got)
		}
	}
}

func TestParseTerm(t *testing.T) {
	october := Period{2022, 10}
	for _, c := range []struct {
		phrase, kind string
		days         int
		working      bool
		from         string
	}{
		{"trong 05 ngày làm việc", kindFuzzy, 5, true, ""},
		{"Trong vòng 10 ngày", kindFuzzy, 10, false, ""},
		{"trong 5 ngày.", kindFuzzy, 5, false, ""},
		{"trong thời hạn 05 (năm) ngày làm việc", kindFuzzy, 5, true, ""},
		{"trong năm ngày làm việc", kindFuzzy, 5, true, ""},
		{"thời hạn mười lăm ngày", kindFuzzy, 15, false, ""},
		{"không quá 03 ngày làm việc", kindFuzzy, 3, true, ""},
		{"hạn 05 ngày làm việc", kindFuzzy, 5, true, ""},
		{"thời hạn: 05 ngày", kindFuzzy, 5, false, ""},
		{"muộn nhất sau 10 ngày kể từ ngày 05/11/2022", kindDate, 10, false, "2022-11-05"},
		{"quá hạn 05 ngày", kindFuzzy, 0, false, ""},
		{"05 ngày làm việc kể từ ngày nhận được văn bản", kindFuzzy, 5, true, ""},
		{"trong 05 ngày làm việc kể từ khi nhận được Kế hoạch số 52/KH-UBND ngày 12/10/2022", kindFuzzy, 5, true, ""},
		{"trong 10 ngày kể từ ngày 05/02/2026", kindDate, 10, false, "2026-02-05"},
		{"trong vòng 10 ngày, kể từ ngày 13 tháng 10 năm 2022", kindDate, 10, false, "2022-10-13"},
		{"báo cáo Sở trong 07 ngày làm việc tính từ 13/10/2022", kindDate, 7, true, "2022-10-13"},
		{"trong 10 ngày kể từ ngày 28/9", kindDate, 10, false, "2022-09-28"},
		{"trong 10 ngày kể từ ngày 03/01", kindDate, 10, false, "2023-01-03"},
		{"trong 10 ngày kể từ ngày 31/02/2026", kindDate, 10, false, ""},
		{"chậm nhất 05 ngày làm việc trước ngày 20/11/2022", kindDate, 0, false, ""},
		{"trong 10 ngày đầu tháng", kindFuzzy, 0, false, ""},
		{"đi công tác 10 ngày, báo cáo sớm", kindFuzzy, 0, false, ""},
		{"trong 0 ngày", kindFuzzy, 0, false, ""},
		{"trong mười mươi ngày", kindFuzzy, 0, false, ""},
	} {
		want := DeadlinePhrase{Kind: c.kind, Days: c.days, Working: c.working}
		if c.from != "" {
			want.From = mustDate(c.from)
		}
		if got := ParseDeadline(c.phrase, october); got != want {
			t.Errorf("ParseDeadline(%q) = %+v, want %+v", c.phrase, got, want)
		}
	}
	for phrase, due := range map[string]string{
		"trong 10 ngày kể từ ngày 05/02/2026, chậm nhất ngày 12/02/2026": "2026-02-12",
		"trong 02 ngày 20 và 21/11/2022":                                 "2022-11-21",
	} {
		if got := ParseDeadline(phrase, october); got != (DeadlinePhrase{Kind: kindDate, Due: mustDate(due)}) {
			t.Errorf("ParseDeadline(%q) = %+v", phrase, got)
		}
	}
}

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		d    DeadlinePhrase
		want string
	}{
		{DeadlinePhrase{}, ""},
		{DeadlinePhrase{Kind: kindNone}, ""},
		{DeadlinePhrase{Kind: kindDate}, ""},
		{DeadlinePhrase{Kind: kindDate, Due: Date{2020, 7, 20}}, "chậm nhất ngày 20/7/2020"},
		{DeadlinePhrase{Kind: kindMonth, Due: Date{2026, 11, 30}}, "trong tháng 11/2026"},
		{DeadlinePhrase{Kind: kindMonth, Due: Date{2026, 11, 29}}, "chậm nhất ngày 29/11/2026"},
		{DeadlinePhrase{Kind: kindMonth}, ""},
		{DeadlinePhrase{Kind: kindQuarter, Due: Date{2026, 12, 31}}, "trong quý IV/2026"},
		{DeadlinePhrase{Kind: kindYear, Due: Date{2026, 12, 31}}, "trong năm 2026"},
		{DeadlinePhrase{Kind: kindRecurring}, "thường xuyên"},
		{DeadlinePhrase{Kind: kindRecurring, Every: "quy"}, "hằng quý"},
		{DeadlinePhrase{Kind: kindRecurring, Every: "thang/24"}, "trước ngày 25 hằng tháng"},
		{DeadlinePhrase{Kind: kindRecurring, Every: "thang/31"}, "chậm nhất ngày 31 hằng tháng"},
		{DeadlinePhrase{Kind: kindRecurring, Every: "lạ"}, ""},
		{DeadlinePhrase{Kind: kindFuzzy, Days: 5, Working: true}, "trong 05 ngày làm việc"},
		{DeadlinePhrase{Kind: kindFuzzy, Months: 1}, "trong 01 tháng"},
		{DeadlinePhrase{Kind: kindDate, Days: 10, From: Date{2022, 10, 13}}, "trong 10 ngày kể từ ngày 13/10/2022"},
	} {
		if got := c.d.Phrase(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.d, got, c.want)
		}
	}
}

// anyDeadline is a deadline that a phrase can say.
func anyDeadline(t *rapid.T) DeadlinePhrase {
	day, every := anyDate(t), []string{"", "ngay", "tuan", "thang", "quy", "nam", "thang/1", "thang/24", "thang/30", "thang/31"}
	year, quarter := ReportPeriod{Year: day.Year}, ReportPeriod{day.Year, Quarter1 + Part(day.Month-1)/3}
	return rapid.SampledFrom([]DeadlinePhrase{
		{Kind: kindNone}, {Kind: kindRequest}, {Kind: kindEvent}, {Kind: kindFuzzy},
		{Kind: kindDate, Due: day}, {Kind: kindMonth, Due: day.Period().Last()}, {Kind: kindQuarter, Due: quarter.Last()}, {Kind: kindYear, Due: year.Last()},
		{Kind: kindRecurring, Every: rapid.SampledFrom(every).Draw(t, "every")},
		{Kind: kindFuzzy, Days: rapid.IntRange(1, 999).Draw(t, "days"), Working: rapid.Bool().Draw(t, "working")},
		{Kind: kindDate, Days: rapid.IntRange(1, 999).Draw(t, "days"), Working: rapid.Bool().Draw(t, "working"), From: day},
		{Kind: kindFuzzy, Months: rapid.IntRange(1, 999).Draw(t, "months")},
		{Kind: kindDate, Months: rapid.IntRange(1, 999).Draw(t, "months"), From: day},
	}).Draw(t, "deadline")
}

func TestPhraseReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDeadline(t)
		ref := rapid.SampledFrom([]Period{{}, {2022, 10}}).Draw(t, "ref")
		if got := ParseDeadline(d.Phrase(), ref); got != d {
			t.Fatalf("%+v is %q, which means %+v", d, d.Phrase(), got)
		}
	})
}

func TestDuePhraseReadsBack(t *testing.T) {
	if got := DuePhrase(Date{2020, 7, 20}); got != "chậm nhất ngày 20/7/2020" {
		t.Errorf("DuePhrase = %q", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t)
		want := DeadlinePhrase{Kind: kindDate, Due: d}
		if got := ParseDeadline(DuePhrase(d), Period{}); got != want {
			t.Fatalf("%q: %+v", DuePhrase(d), got)
		}
		want.Due = d.AddDays(-1)
		if got := ParseDeadline("hoàn thành trước "+d.Long(), Period{}); got != want {
			t.Fatalf("trước %q: %+v", d.Long(), got)
		}
		if got := ParseDeadline("trong "+d.Period().Name(), Period{}); got.Due != d.Period().Last() {
			t.Fatalf("trong %s: %+v", d.Period().Name(), got)
		}
	})
}

func TestLongTerms(t *testing.T) {
	for phrase, want := range map[string]DeadlinePhrase{
		"trong 02 tuần kể từ ngày 12/11/2026":           {Kind: kindDate, Days: 14, From: Date{2026, 11, 12}},
		"trong vòng một tuần, kể từ ngày 12/11/2026":    {Kind: kindDate, Days: 7, From: Date{2026, 11, 12}},
		"trong 01 tháng kể từ ngày 31/01/2027":          {Kind: kindDate, Months: 1, From: Date{2027, 1, 31}},
		"trong hai (02) tháng tính từ ngày 31/12/2026.": {Kind: kindDate, Months: 2, From: Date{2026, 12, 31}},
		"không quá 03 tháng":                            {Kind: kindFuzzy, Months: 3},
		"trong 02 tuần":                                 {Kind: kindFuzzy, Days: 14},
		"chậm nhất 02 tuần sau ngày họp":                {Kind: kindFuzzy, Days: 14},
		"trong 6 tháng đầu năm 2026":                    {Kind: kindDate, Due: Date{2026, 6, 30}},
		"trong 9 tháng năm 2026":                        {Kind: kindYear, Due: Date{2026, 12, 31}},
		"trong tháng 11/2026":                           {Kind: kindMonth, Due: Date{2026, 11, 30}},
		"01 tháng một lần":                              {Kind: kindRecurring},
		"trong 02 tuần, chậm nhất ngày 20/11/2026":      {Kind: kindDate, Due: Date{2026, 11, 20}},
	} {
		if got := ParseDeadline(phrase, Period{2026, 11}); got != want {
			t.Errorf("ParseDeadline(%q) = %+v, want %+v", phrase, got, want)
		}
	}
	for phrase, want := range map[string]string{
		"trong 02 tuần kể từ ngày 12/11/2026": "26/11/2026", "trong 01 tháng kể từ ngày 31/01/2027": "28/02/2027",
		"trong 01 tháng kể từ ngày 31/01/2028": "29/02/2028", "trong 03 tháng kể từ ngày 30/11/2026": "28/02/2027", "trong 12 tháng kể từ ngày 15/3/2026": "15/3/2027",
		"trong 10 ngày kể từ ngày 12/11/2026": "22/11/2026", "trong 10 ngày làm việc kể từ ngày 12/11/2026": "", "trong 01 tháng": "", "trong 10 ngày": "",
	} {
		if got := ParseDeadline(phrase, Period{}).LastDay().Short(); got != want {
			t.Errorf("%q ends on %q, want %q", phrase, got, want)
		}
	}
}
