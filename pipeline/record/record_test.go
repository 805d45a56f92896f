package record

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/viet"
)

// aMonth is a month without faults.
func aMonth() Month {
	m := Month{
		Agency: Agency{
			Name: "Ủy ban nhân dân xã Bình An", Superior: "Ủy ban nhân dân tỉnh Gia Lai", Symbol: "UBND", Place: "Bình An",
			Units: []Unit{{Code: "VP", Name: "Văn phòng", Aliases: []string{"Văn phòng UBND"}}, {Code: "KT", Name: "Phòng Kinh tế"}},
		},
		Meeting: Meeting{
			Period: viet.Period{Year: 2026, Month: 11}, Date: day("12/11/2026"), Chair: Person{Post: "Chủ tịch"},
			Reviewed: viet.Period{Year: 2026, Month: 10}, Planned: viet.Period{Year: 2026, Month: 11},
		},
		Tasks: []Task{
			{Lead: "văn phòng", Cooperate: []string{"phòng kinh tế", "Công an xã", AllUnits}, Text: "- Rà soát chương trình công tác", Source: "CCHC"},
		},
		NoTask: []string{"PHÒNG KINH TẾ"},
	}
	return m
}

func TestComplete(t *testing.T) {
	m := aMonth()
	m.Documents = map[string]Document{"thong_bao": {Urgency: "Hoả tốc"}}
	m.Progress = []Progress{{DoneOn: day("1/11/2026")}}
	m.Complete()
	if got := m.Agency.Heading; got != "ỦY BAN NHÂN DÂN XÃ BÌNH AN" {
		t.Errorf("heading %q", got)
	}
	if m.Agency.Size != "14" || m.Agency.Tone != "hòa" || m.Agency.Reporting != (Reporting{14, 3}) {
		t.Errorf("defaults: %q %q %v", m.Agency.Size, m.Agency.Tone, m.Agency.Reporting)
	}
	if got := m.Meeting.Name; got != "Hội nghị giao ban tháng 11/2026" {
		t.Errorf("meeting %q", got)
	}
	want := Task{Lead: "VP", Cooperate: []string{"KT", "Công an xã", AllUnits}, Text: "Rà soát chương trình công tác",
		Source: "cai_cach_hanh_chinh", Deadline: Deadline{Kind: DeadlineNone}}
	if diff := cmp.Diff(want, m.Tasks[0]); diff != "" {
		t.Errorf("task (-want +got):\n%s", diff)
	}
	if m.NoTask[0] != "KT" || m.Documents["thong_bao"].Urgency != "hỏa tốc" || m.Progress[0].State != StateDone {
		t.Errorf("got %v, %v, %v", m.NoTask, m.Documents, m.Progress)
	}
}

func TestCompleteDeadline(t *testing.T) {
	tests := []struct {
		given Deadline
		want  Deadline
	}{
		{Deadline{}, Deadline{Kind: DeadlineNone}},
		{Deadline{Text: "trước ngày 20/11/2026"}, Deadline{Kind: DeadlineDate, Due: day("19/11/2026"), Baseline: day("19/11/2026")}},
		{Deadline{Text: "trong tháng 12/2026"}, Deadline{Kind: DeadlineMonth, Due: day("31/12/2026"), Baseline: day("31/12/2026")}},
		{Deadline{Text: "trong quý I/2027"}, Deadline{Kind: DeadlineQuarter, Due: day("31/3/2027"), Baseline: day("31/3/2027")}},
		{Deadline{Text: "kịp thời"}, Deadline{Kind: DeadlineFuzzy}},
		{Deadline{Text: "thường xuyên"}, Deadline{Kind: DeadlineRecurring}},
		{Deadline{Text: "nếu có yêu cầu"}, Deadline{Kind: DeadlineRequest}},
		{Deadline{Text: "sớm", Due: day("20/11/2026")}, Deadline{Kind: DeadlineDate, Due: day("20/11/2026"), Baseline: day("20/11/2026")}},
		{Deadline{Due: day("20/11/2026"), Baseline: day("1/11/2026")}, Deadline{Kind: DeadlineDate, Due: day("20/11/2026"), Baseline: day("1/11/2026")}},
		{Deadline{Kind: DeadlineRecurring, Text: "trước ngày 20/11/2026"}, Deadline{Kind: DeadlineRecurring}},
		{Deadline{Kind: DeadlineDate, Text: "sớm"}, Deadline{Kind: DeadlineDate}},
	}
	for _, tt := range tests {
		got := tt.given
		got.complete(terms{given: viet.Period{Year: 2026, Month: 11}})
		tt.want.Text = tt.given.Text
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", tt.given, diff)
		}
	}
}

// A followed task's phrase speaks of the month in which it was given.
func TestCompleteFollowed(t *testing.T) {
	m := aMonth()
	phrase := Deadline{Text: "trong tháng"}
	m.Followed = []Task{{Code: "2026-10/VP-01", Deadline: phrase}, {Assigned: day("9/9/2026"), Deadline: phrase}, {Deadline: phrase}}
	m.Complete()
	for i, want := range []string{"2026-10-31", "2026-09-30", "2026-11-30"} {
		if got := m.Followed[i].Deadline.Due.ISO(); got != want {
			t.Errorf("task %d: due %q, want %q", i, got, want)
		}
	}
}

func TestCompleteTwice(t *testing.T) {
	once, twice := aMonth(), aMonth()
	for _, m := range []*Month{&once, &twice} {
		m.Tasks[0].Text = "- 1) + rà soát"
		m.Tasks[0].Deadline.Text = "trước ngày 20/11/2026"
		m.Citations = []Citation{{Number: "137/KH-UBND"}}
		m.Complete()
	}
	twice.Complete()
	if diff := cmp.Diff(once, twice); diff != "" {
		t.Errorf("a second time changes (-once +twice):\n%s", diff)
	}
}

func TestUnit(t *testing.T) {
	a := aMonth().Agency
	for name, want := range map[string]string{"VP": "VP", "vp": "VP", "văn  phòng ubnd": "VP", "PHONG KINH TE": "KT", "Phòng": "", "": "", "--": ""} {
		if u, ok := a.Unit(name); u.Code != want || ok != (want != "") {
			t.Errorf("Unit(%q) = %q, %v; want %q", name, u.Code, ok, want)
		}
	}
}

func TestCitationString(t *testing.T) {
	tests := []struct {
		c    Citation
		want string
	}{
		{Citation{Type: "KH", Number: "137", Symbol: "KH-UBND", Date: day("17/10/2022"), Issuer: "UBND tỉnh"}, "Kế hoạch số 137/KH-UBND ngày 17/10/2022 của UBND tỉnh"},
		{Citation{Type: "Quyết định", Number: "06/2020", Symbol: "QĐ-TTg", Subject: "về tổ chức hội nghị"}, "Quyết định số 06/2020/QĐ-TTg về tổ chức hội nghị"},
		{Citation{Type: "NQ", Number: "80", Symbol: "NQ/TW"}, "Nghị quyết số 80-NQ/TW"},
		{Citation{Type: "Luật", Subject: "Thủ đô"}, "Luật Thủ đô"},
	}
	for _, tt := range tests {
		if got := tt.c.String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestCompleteCitation(t *testing.T) {
	tests := []struct{ given, want Citation }{
		{Citation{Number: "137/KH-UBND"}, Citation{Number: "137", Symbol: "KH-UBND"}},
		{Citation{Symbol: "06/2020/QĐ-TTg"}, Citation{Number: "06/2020", Symbol: "QĐ-TTg"}},
		{Citation{Number: "80-NQ/TW"}, Citation{Number: "80", Symbol: "NQ/TW"}},
		{Citation{Number: "12a/KH-UBND"}, Citation{Number: "12a", Symbol: "KH-UBND"}},
		{Citation{Number: "137"}, Citation{Number: "137"}},
		{Citation{Symbol: "KH-UBND"}, Citation{Symbol: "KH-UBND"}},
		{Citation{}, Citation{}},
	}
	for _, tt := range tests {
		got := tt.given
		got.complete()
		if got != tt.want {
			t.Errorf("%+v: got %+v, want %+v", tt.given, got, tt.want)
		}
	}
}

func TestChoose(t *testing.T) {
	for said, want := range map[string]State{"da_hoan_thanh": StateDone, "Đã hoàn thành": StateDone, "ĐANG THỰC HIỆN": StateInProgress, "xong": StateDone, "Huỷ": StateCancelled, "đang": "", "": ""} {
		if c, ok := Choose(State("").Choices(), said); State(c.Key) != want || ok != (want != "") {
			t.Errorf("Choose(%q) = %q, %v; want %q", said, c.Key, ok, want)
		}
	}
	lists := map[string][]Choice{"states": State("").Choices(), "kinds": DeadlineKind("").Choices(), "sources": Sources(), "classes": Classes(), "urgencies": Urgencies(),
		"days": DayKind("").Choices(), "answers": YesNo("").Choices()}
	for name, list := range lists {
		seen := map[string]string{}
		for _, c := range list {
			for _, said := range append([]string{c.Key, c.Label}, c.Aliases...) {
				if other, taken := seen[viet.Fold(said)]; taken && other != c.Key {
					t.Errorf("%s: %q means %q and %q", name, said, other, c.Key)
				}
				seen[viet.Fold(said)] = c.Key
			}
		}
	}
}

func TestAuthorityHint(t *testing.T) {
	for line, want := range map[string]string{
		"TM. Ủy ban nhân dân": "", "KT. GIÁM ĐỐC": "", "TL. Giám đốc": "", "TUQ. Giám đốc": "", "Q.": "",
		"Thay mặt Ủy ban nhân dân": "", "thừa lệnh Giám đốc": "", "quyền": "",
		"T/M Ủy ban nhân dân": "viết “TM. Ủy ban nhân dân”", "t/m. Đảng ủy": "viết “TM. Đảng ủy”", "K/T Giám đốc": "viết “KT. Giám đốc”",
		"TL.Giám đốc": "viết “TL. Giám đốc”", "TUQ Giám đốc": "viết “TUQ. Giám đốc”", "TUQ/ Giám đốc": "viết “TUQ. Giám đốc”", "Q": "viết “Q.”",
		"Q. Giám đốc": "ghi riêng “Q.” ở quyền hạn và “Giám đốc” ở chức vụ",
	} {
		if got := authorityHint(line); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
	for _, line := range []string{"", "TM.", "Thay mặt", "Giám đốc", "Tm Ủy ban"} {
		if authorityHint(line) == "" {
			t.Errorf("%q is taken for right", line)
		}
	}
}

// faultLines writes faults as lines of kind, path and rule.
func faultLines(faults []Fault) string {
	var b strings.Builder
	for _, f := range faults {
		kind := "lỗi "
		if f.Warning {
			kind = "nhắc "
		}
		b.WriteString(kind + f.Path + " " + f.Rule + "\n")
	}
	return b.String()
}

// TestCheck breaks a sound month in one way at a time.
func TestCheck(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(m *Month)
		want  string
	}{
		{"sound", func(*Month) {}, ""},
		{"agency", func(m *Month) { m.Agency.Name, m.Agency.Place = "", "" }, "lỗi co_quan/ten thieu\nlỗi co_quan/dia_danh thieu\n"},
		{"no units", func(m *Month) { m.Agency.Units = nil }, "lỗi co_quan/don_vi khong-co-don-vi\n"},
		{"no units, no tasks", func(m *Month) { m.Agency.Units, m.Tasks = nil, nil }, "nhắc co_quan/don_vi khong-co-don-vi\n"},
		{"lead without marks", func(m *Month) { m.Tasks[0].Lead = "Van phong" }, ""},
		{"lead misspelt", func(m *Month) { m.Tasks[0].Lead = "Vân phòngg" }, "lỗi nhiem_vu/0/don_vi_chu_tri don-vi-la\n"},
		{"unit idle", func(m *Month) { m.NoTask = nil }, "lỗi nhiem_vu don-vi-khong-nhiem-vu\n"},
		{"several in one", func(m *Month) { m.Tasks[0].Cooperate = []string{"KT; Công an xã"} }, "lỗi nhiem_vu/0/phoi_hop/0 nhieu-don-vi\n"},
		{"body outside with a comma", func(m *Month) { m.Tasks[0].Cooperate = []string{"Sở Văn hóa, Thể thao và Du lịch"} }, ""},
		{"long task", func(m *Month) { m.Tasks[0].Text = strings.Repeat("rà soát ", 300) }, "nhắc nhiem_vu/0/noi_dung nhiem-vu-dai\n"},
		{"code of another month", func(m *Month) { m.Tasks[0].Code = "2026-12/VP-07" }, "nhắc nhiem_vu/0/ma ma-khac-ky\n"},
		{"code of another unit", func(m *Month) { m.Tasks[0].Code = "2026-11/XX-07" }, "nhắc nhiem_vu/0/ma ma-khac-don-vi\n"},
		{"carried from nowhere", func(m *Month) { m.Tasks[0].CarriedFrom = "2026-10/VP-99" }, "nhắc nhiem_vu/0/chuyen_tu chuyen-tu-la\n"},
		{"impossible day in words", func(m *Month) {
			m.Tasks[0].Deadline = Deadline{Text: "trước ngày 31/11/2026", Due: day("20/11/2026")}
		}, "lỗi nhiem_vu/0/thoi_han/chu ngay-khong-co\n"},
		{"due before the meeting", func(m *Month) {
			m.Tasks[0].Assigned, m.Tasks[0].Deadline = day("01/10/2026"), Deadline{Due: day("10/11/2026")}
		}, "nhắc nhiem_vu/0/thoi_han/ngay han-truoc-ngay-hop\n"},
		{"due far away", func(m *Month) { m.Tasks[0].Deadline = Deadline{Due: day("10/11/2062")} }, "nhắc nhiem_vu/0/thoi_han/ngay han-qua-xa\n"},
		{"cause of a result", func(m *Month) { m.Meeting.Results = []Point{{Text: "Xong", Cause: "nỗ lực"}} }, "nhắc cuoc_hop/ket_qua/0/nguyen_nhan nguyen-nhan-thua\n"},
		{"no chair, no periods", func(m *Month) {
			m.Meeting.Chair, m.Meeting.Reviewed, m.Meeting.Planned = Person{}, viet.Period{}, viet.Period{}
		},
			"nhắc cuoc_hop/chu_tri thieu\nnhắc cuoc_hop/ky_danh_gia thieu\nnhắc cuoc_hop/ky_trien_khai thieu\n"},
		{"day off", func(m *Month) { m.Meeting.Date = day("15/11/2026") }, "nhắc cuoc_hop/ngay hop-ngay-nghi\n"},
		{"shortcoming of no unit", func(m *Month) { m.Meeting.Shortcomings = []Point{{Text: "Chậm", Unit: "Ban Z"}} }, "lỗi cuoc_hop/ton_tai/0/don_vi don-vi-la\n"},
		{"number of a document", func(m *Month) {
			m.Documents = map[string]Document{"thong_bao": {Number: "05/TB", Date: day("13/11/2026")}}
		}, "lỗi van_ban/thong_bao/so so-van-ban\n"},
		{"copy for a unit", func(m *Month) {
			m.Documents = map[string]Document{"don_doc/VP": {Number: "5", Date: day("13/11/2026")}}
		}, ""},
		{"copy for no unit", func(m *Month) { m.Documents = map[string]Document{"don_doc/XYZ": {}, "don-doc/KT": {}} },
			"lỗi van_ban/don-doc/KT loai-van-ban\nlỗi van_ban/don_doc/XYZ don-vi-la\n"},
		{"number without a day", func(m *Month) { m.Documents = map[string]Document{"thong_bao": {Number: "05"}} }, "nhắc van_ban/thong_bao/ngay so-khong-ngay\n"},
		{"number with its symbol twice", func(m *Month) {
			m.Citations = []Citation{{Code: "1", Type: "KH", Number: "137/KH", Symbol: "KH-UBND"}}
		}, "lỗi vien_dan/0/so so-van-ban\n"},
		{"nobody absent, nothing said", func(m *Month) { m.Meeting.Absent, m.Meeting.Opinions = make([]Absence, 1), make([]Opinion, 1) },
			"lỗi cuoc_hop/vang/0/nguoi thieu\nlỗi cuoc_hop/y_kien/0/noi_dung thieu\n"},
		{"cited late twice", func(m *Month) {
			m.Plan.Basis = []string{"Kế hoạch số 11/KH-UBND ngày 30/11/2026", "Kế hoạch số 11/KH-UBND ngày 30/11/2026"}
		}, "nhắc ke_hoach/can_cu/0 vien-dan-sau-hop\n"},
		{"result cited late is no matter", func(m *Month) {
			m.Tasks[0].Code = "1"
			m.Progress = []Progress{{Task: "1", State: StateInProgress, Result: "Kế hoạch số 11/KH-UBND ngày 30/11/2026"}}
		}, ""},
		{"strange", func(m *Month) { m.Meeting.Attendees = []string{"ok", "a\ab\ac😀"} }, "nhắc cuoc_hop/thanh_phan/1 ky-tu-la\nnhắc cuoc_hop/thanh_phan/1 ky-tu-la\n"},
	}
	for _, tt := range tests {
		m := aMonth()
		m.Complete()
		tt.spoil(&m)
		m.Complete()
		if got := faultLines(m.Check()); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestManyMisspelt holds that a month full of one slip is told of row by row, with
// proposals for the first rows only, and without faults that follow from it.
func TestManyMisspelt(t *testing.T) {
	m := aMonth()
	m.NoTask = nil
	for i := range m.Agency.Units {
		for range mostSought {
			m.Tasks = append(m.Tasks, Task{Lead: m.Agency.Units[i].Name + "x", Text: "Rà soát kế hoạch"})
		}
	}
	m.Complete()
	count := map[string]int{}
	for _, f := range m.Check() {
		if f.Rule == "don-vi-la" && strings.HasPrefix(f.Hint, "có phải") {
			count["proposed"]++
		}
		count[f.Rule]++
	}
	if want := len(m.Agency.Units) * mostSought; count["don-vi-la"] != want || count["proposed"] != mostSought || count["don-vi-khong-nhiem-vu"] != 0 {
		t.Errorf("%d units: %v", len(m.Agency.Units), count)
	}
}

func TestAgencyCheck(t *testing.T) {
	a := Agency{Units: []Unit{{Code: "A B", Name: "Ban 😀"}}, Signers: []Signer{{Name: "ThS. Nguyễn Văn An", Post: "Giám đốc"}}}
	a.Complete()
	want := "lỗi ten thieu\nlỗi ky_hieu thieu\nlỗi dia_danh thieu\nlỗi don_vi/0/ma ma-don-vi\nnhắc nguoi_ky/0/ho_ten hoc-ham\nnhắc don_vi/0/ten ky-tu-la\n"
	if got := faultLines(a.Check()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestFaultsSpeak holds that every fault has a rule, a message without a full
// stop and a hint.
func TestFaultsSpeak(t *testing.T) {
	m := Month{Tasks: []Task{{Lead: "x", Cooperate: []string{"x"}, Source: "y", Deadline: Deadline{Kind: DeadlineDate}, Citations: []string{"z"}}, {}},
		Progress: []Progress{{State: StateDone}}, Agency: Agency{Units: []Unit{{}}, Signers: []Signer{{Name: "Ông A", Authority: []string{"K/T"}}}}}
	m.Complete()
	for _, f := range m.Check() {
		if f.Rule == "" || f.Hint == "" || strings.HasSuffix(f.Message, ".") || f.Message == "" {
			t.Errorf("%+v", f)
		}
	}
}

// TestEachText holds that the walk meets every text field of every record.
func TestEachText(t *testing.T) {
	var m Month
	n := fillTexts(reflect.ValueOf(&m).Elem())
	met := 0
	eachText(m, "", func(path, text string) {
		met++
		if path == "" || text != "x" {
			t.Errorf("%q: %q", path, text)
		}
	})
	if met != n {
		t.Errorf("met %d texts of %d", met, n)
	}
}

func fillTexts(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
		return 1
	case reflect.Struct:
		for i := range v.NumField() {
			n += fillTexts(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return fillTexts(v.Index(0))
	case reflect.Map:
		item := reflect.New(v.Type().Elem()).Elem()
		n = fillTexts(item)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("k"), item)
	}
	return n
}

// TestCheckNeverPanics gives rules whatever text there may be.
func TestCheckNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String()
		m := Month{
			Agency: Agency{Symbol: s.Draw(t, "symbol"), Units: []Unit{{Code: s.Draw(t, "code"), Name: s.Draw(t, "name")}}, Size: s.Draw(t, "size")},
			Tasks:  []Task{{Lead: s.Draw(t, "lead"), Text: s.Draw(t, "text"), Code: s.Draw(t, "task"), Deadline: Deadline{Text: s.Draw(t, "phrase")}}},
			Documents: map[string]Document{s.Draw(t, "kind"): {Number: s.Draw(t, "number"), Signer: Signer{Name: s.Draw(t, "signer"),
				Authority: []string{s.Draw(t, "authority")}}}},
		}
		m.Complete()
		m.Check()
	})
}
