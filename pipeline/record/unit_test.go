package record

import "testing"

func TestUnitsByWhatPeopleWrite(t *testing.T) {
	a := Agency{Name: "Sở Ngoại vụ", Units: []Unit{
		{Code: "HTQT", Name: "Phòng Hợp tác quốc tế"}, {Code: "LS", Name: "Phòng Lãnh sự và Người Việt Nam ở nước ngoài"},
		{Code: "VP", Name: "Văn phòng Sở"}, {Code: "TT1", Name: "Trung tâm Dịch vụ"}, {Code: "TT2", Name: "Trung tâm Đào tạo", Aliases: []string{"TT"}},
	}}
	for name, want := range map[string]string{
		"P. Hợp tác quốc tế": "HTQT", "VP Sở": "VP", "phòng lãnh sự - người VN ở nước ngoài": "LS", "TT Dịch vụ": "TT1", "TT": "TT2",
		"Phòng HTQT": "HTQT", "P.LS": "LS", "P. VP": "P. VP", "TT TT1": "TT1",
		"Các đơn vị thuộc Sở": AllUnits, "tất cả các đơn vị": AllUnits, "các phòng, ban, đơn vị trực thuộc Sở": AllUnits, "Các đơn vị thuộc Sở Ngoại vụ": AllUnits,
		"các đơn vị liên quan": "các đơn vị liên quan", "các đơn vị thuộc Sở Tài chính": "các đơn vị thuộc Sở Tài chính", "đơn vị": "đơn vị",
		"các phòng": "các phòng", "Phòng": "Phòng", "Công an tỉnh": "Công an tỉnh",
	} {
		if got := a.unitIndex().codeOrAll(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// What may mean two units means none.
func TestUnitsShortenedAlike(t *testing.T) {
	a := Agency{Units: []Unit{{Code: "1", Name: "Phòng Văn hóa và Thông tin"}, {Code: "2", Name: "P. Văn hóa, Thông tin"}}}
	if i, ok := a.unitIndex().find("Phòng VH"); ok {
		t.Errorf("found unit %d", i)
	}
	if i, ok := a.unitIndex().find("Phòng Văn hóa Thông tin"); ok {
		t.Errorf("found unit %d of two", i)
	}
}
