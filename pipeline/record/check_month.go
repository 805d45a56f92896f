package record

import (
	"cmp"
	"strings"

	"vanthu/pipeline/viet"
)

func (c *checker) meeting(g *Meeting) {
	at := "cuoc_hop"
	if g.Date.IsZero() && !c.draft {
		c.required(join(at, "ngay"), "", "ngày họp", "12/11/2026")
	}
	if g.Period.IsZero() {
		c.required(join(at, "ky_hop"), "", "tháng của cuộc họp", "11/2026")
	}
	for _, want := range []struct {
		key, what string
		blank     bool
	}{
		{"ngay", "ngày họp (ngay)", c.draft && g.Date.IsZero()},
		{"chu_tri", "chức vụ của người chủ trì (chu_tri)", g.Chair.Post == ""},
		{"ky_danh_gia", "tháng được đánh giá (ky_danh_gia)", g.Reviewed.IsZero()},
		{"ky_trien_khai", "tháng triển khai nhiệm vụ (ky_trien_khai)", g.Planned.IsZero()},
	} {
		if want.blank {
			c.warn(join(at, want.key), finding{"thieu", "chưa ghi " + want.what, "văn bản để trống chỗ này; ghi thêm trước khi ký"})
		}
	}
	c.onDayOff(join(at, "ngay"), "hop-ngay-nghi", "ngày họp", g.Date)
	if !g.Date.IsZero() && !g.Period.IsZero() && g.Date.Period() != g.Period {
		c.warn(join(at, "ngay"), finding{"ngay-khac-ky", "ngày họp " + g.Date.Short() + " không nằm trong kỳ họp " + g.Period.Name(), "kiểm tra lại ngày họp và kỳ họp"})
	}
	if g.Start.Set && g.End.Set && minutes(g.End) < minutes(g.Start) {
		c.fault(join(at, "ket_thuc"), finding{"gio-nguoc", "giờ kết thúc " + Quote(g.End.String()) + " trước giờ bắt đầu " + Quote(g.Start.String()), "kiểm tra lại hai giờ"})
	}
	if !g.Reviewed.IsZero() && !g.Planned.IsZero() && g.Reviewed.Compare(g.Planned) > 0 {
		c.fault(join(at, "ky_trien_khai"), finding{"ky-nguoc", "kỳ triển khai " + g.Planned.Name() + " trước kỳ đánh giá " + g.Reviewed.Name(), "kỳ đánh giá phải trước hoặc trùng kỳ triển khai"})
	}
	c.spoken(at, g)
}

// spoken judges who was absent, what was said and what was concluded.
func (c *checker) spoken(at string, g *Meeting) {
	for i, a := range g.Absent {
		c.required(join(at, "vang", i, "nguoi"), a.Who, "người vắng", "Trưởng phòng Kinh tế")
	}
	for i, o := range g.Opinions {
		c.required(join(at, "y_kien", i, "noi_dung"), o.Text, "nội dung ý kiến", "Nhất trí với báo cáo")
	}
	for i, key := range []string{"ket_qua", "ton_tai", "yeu_cau_chung", "kien_nghi", "ket_luan_khac"} {
		c.points(join(at, key), *g.points()[i])
		for j, p := range *g.points()[i] {
			if p.Cause != "" && key != "ton_tai" {
				c.warn(join(at, key, j, "nguyen_nhan"), finding{"nguyen-nhan-thua", "nguyên nhân " + Quote(p.Cause) + " không in ra ở văn bản nào", "nguyên nhân chỉ ghi cho tồn tại"})
			}
		}
	}
}

func minutes(k viet.Clock) int { return k.Hour*60 + k.Minute }

func (c *checker) points(path string, ps []Point) {
	for i, p := range ps {
		at := join(path, i)
		c.required(join(at, "noi_dung"), p.Text, "nội dung", "Đã ban hành 12 văn bản")
		if p.Unit != "" {
			c.unit(join(at, "don_vi"), p.Unit)
		}
		c.references(join(at, "vien_dan"), p.Citations)
	}
}

// unit complains of a name that is no unit of the agency; a list without units
// has its own fault.
func (c *checker) unit(path, name string) {
	if _, ok := c.units.find(name); ok || len(c.units.units) == 0 {
		return
	}
	hint := c.hint(name, c.unitNames, "các đơn vị: "+c.unitCodes())
	if c.draft { // the profile speaks for the months of all years
		hint += "; đơn vị đã đổi tên, đổi mã thì ghi tên, mã cũ vào ten_khac của đơn vị trong hồ sơ cơ quan"
	}
	c.fault(path, finding{"don-vi-la", "không có đơn vị " + Quote(name), hint})
}

// unitCodes lists the codes of the units for a message, which has room for some.
func (c *checker) unitCodes() string {
	const most = 30
	units := c.units.units
	out := make([]string, min(len(units), most))
	for i := range out {
		out[i] = units[i].Code
	}
	list := quoteAll(out, ", ")
	if len(units) > most {
		list += "…"
	}
	return list
}

// unitsWithoutTask complains of units that have neither a task nor the mark
// that they get none, and of those that have both. A unit that a misspelt lead
// most likely means is left out: its task is there.
func (c *checker) unitsWithoutTask() {
	marked := map[int]string{} // by unit, where
	for i, name := range c.month.NoTask {
		at := join("khong_phat_sinh", i)
		c.unit(at, name)
		unit, known := c.units.find(name)
		if _, again := marked[unit]; again && known {
			c.warn(at, finding{"trung-muc", Quote(name) + " ghi hai lần", "bỏ một mục"})
		} else if known {
			marked[unit] = at
		}
	}
	busy := c.busyUnits()
	for i, u := range c.units.units {
		at, mark := marked[i]
		switch {
		case mark && busy[i]:
			c.fault(at, finding{"thua-danh-dau", "đơn vị " + Quote(u.Name) + " được ghi không phát sinh nhiệm vụ nhưng vẫn chủ trì nhiệm vụ",
				"bỏ dòng không phát sinh nhiệm vụ của đơn vị (khong_phat_sinh), hoặc sửa đơn vị chủ trì"})
		case !mark && !busy[i]:
			c.fault("nhiem_vu", finding{"don-vi-khong-nhiem-vu", "đơn vị " + Quote(u.Name) + " chưa có nhiệm vụ và cũng chưa được ghi là không phát sinh",
				"giao nhiệm vụ cho đơn vị, hoặc ghi đơn vị không phát sinh nhiệm vụ: “khong_phat_sinh: [" + cmp.Or(u.Code, u.Name) + "]”; trong sổ Excel là một dòng tên đơn vị với nội dung “Không phát sinh nhiệm vụ”"})
		}
	}
}

// busyUnits are the units that lead a task, or that a misspelt lead may mean.
func (c *checker) busyUnits() map[int]bool {
	busy, misspelt := map[int]bool{}, map[string]bool{}
	for _, t := range c.month.Tasks {
		if i, ok := c.units.find(t.Lead); ok {
			busy[i] = true
			continue
		}
		if misspelt[t.Lead] || len(misspelt) == mostSought {
			continue
		}
		misspelt[t.Lead] = true
		for _, name := range viet.Nearest(t.Lead, c.unitNames) {
			if i, ok := c.units.find(name); ok {
				busy[i] = true
			}
		}
	}
	return busy
}

// document judges what is known of one document to be made, or of the copy of it for
// one unit: "don_doc/VP".
func (c *checker) document(kind string, d Document) {
	at := join("van_ban", kind)
	key, unit, ofUnit := strings.Cut(kind, "/")
	c.kindKey(at, key)
	if _, known := c.units.byCode[unit]; ofUnit && !known {
		c.fault(at, finding{"don-vi-la", "văn bản " + Quote(kind) + " ghi cho đơn vị " + Quote(unit) + ", cơ quan không có mã đơn vị này", c.hint(unit, c.unitNames, "các đơn vị: "+c.unitCodes())})
	}
	c.number(at, d)
	c.signer(join(at, "nguoi_ky"), d.Signer)
	if _, ok := Choose(Urgencies(), d.Urgency); d.Urgency != "" && !ok {
		c.fault(join(at, "do_khan"), finding{"do-khan", "độ khẩn " + Quote(d.Urgency) + " không có", "ghi “khẩn”, “thượng khẩn” hoặc “hỏa tốc”"})
	}
	if (kind == noticeKind || kind == "bien_ban") && after(c.month.Meeting.Date, d.Date) {
		c.warn(join(at, "ngay"), finding{"ngay-truoc-hop", "ngày văn bản " + d.Date.Short() + " trước ngày họp " + c.month.Meeting.Date.Short(), "kiểm tra lại ngày văn bản"})
	}
	c.onDayOff(join(at, "ngay"), "ban-hanh-ngay-nghi", "ngày ban hành", d.Date)
	if kind == noticeKind {
		c.noticeInTime(join(at, "ngay"), d.Date)
	}
}

// number judges the number of the document at the path. That the day is missing is
// said of the day, which may be there and not be readable.
func (c *checker) number(at string, d Document) {
	if d.Number == "" {
		return
	}
	path := join(at, "so")
	m := numberForm.FindStringSubmatch(strings.ToLower(d.Number))
	switch {
	case m == nil || number(m[1]) == 0:
		hint := "chỉ ghi số, ví dụ “05”; ký hiệu được lấy từ hồ sơ cơ quan"
		if digits, _, ok := strings.Cut(d.Number, "/"); ok && number(digits) > 0 {
			hint = "chỉ ghi " + Quote(digits) + "; ký hiệu được lấy từ hồ sơ cơ quan"
		}
		c.fault(path, finding{"so-van-ban", "số văn bản " + Quote(d.Number) + " không đúng dạng", hint})
	case m[2] != "":
		c.warn(path, finding{"so-chen", "số văn bản " + Quote(d.Number) + " là số chen", "chỉ dùng số chen khi không tránh được"})
	case d.Date.IsZero():
		c.warn(join(at, "ngay"), finding{"so-khong-ngay", "văn bản đã có số " + Quote(d.Number) + " nhưng chưa có ngày", "ghi ngày ban hành cùng với số"})
	}
}
