package record

import (
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// AllUnits stands for every unit of the agency in a task's cooperation (các
// đơn vị thuộc cơ quan).
const AllUnits = "*"

// Choice is one value of a closed list (giá trị trong danh mục): the key that
// is stored, the label that people see and other ways to say it.
type Choice struct {
	Key, Label string
	Aliases    []string
}

// Choose finds the choice that the text names by key, label or alias, whatever
// the marks, the case and the punctuation.
func Choose(among []Choice, text string) (Choice, bool) {
	folded := viet.Fold(text)
	if folded == "" {
		return Choice{}, false
	}
	for _, c := range among {
		if folded == viet.Fold(c.Key) || folded == viet.Fold(c.Label) {
			return c, true
		}
		for _, a := range c.Aliases {
			if folded == viet.Fold(a) {
				return c, true
			}
		}
	}
	return Choice{}, false
}

// Labels lists the labels of the choices, for messages and for the lists of a
// form.
func Labels(among []Choice) []string {
	out := make([]string, len(among))
	for i, c := range among {
		out[i] = c.Label
	}
	return out
}

// LabelOf is what people see for a key; an unknown key is its own label.
func LabelOf(among []Choice, key string) string {
	for _, c := range among {
		if c.Key == key {
			return c.Label
		}
	}
	return key
}

// Choices lists the kinds of deadline (danh mục loại thời hạn).
func (DeadlineKind) Choices() []Choice {
	return []Choice{
		{string(DeadlineDate), "Đến ngày", []string{"có ngày", "ngày cụ thể", "theo ngày"}},
		{string(DeadlineMonth), "Trong tháng", []string{"theo tháng"}},
		{string(DeadlineQuarter), "Trong quý", []string{"theo quý"}},
		{string(DeadlineYear), "Trong năm", []string{"theo năm"}},
		{string(DeadlineRecurring), "Định kỳ, thường xuyên", []string{"định kỳ", "thường xuyên"}},
		{string(DeadlineEvent), "Trước một sự kiện", []string{"trước sự kiện", "theo sự kiện"}},
		{string(DeadlineRequest), "Khi có yêu cầu", []string{"nếu có yêu cầu", "theo yêu cầu"}},
		{string(DeadlineFuzzy), "Kịp thời, sớm", []string{"kịp thời", "sớm", "ngay", "không rõ"}},
		{string(DeadlineNone), "Không có thời hạn", []string{"không hạn", "không thời hạn"}},
	}
}

// Label is the kind in words.
func (k DeadlineKind) Label() string { return LabelOf(k.Choices(), string(k)) }

// Dated tells whether deadlines of this kind end on a day.
func (k DeadlineKind) Dated() bool {
	switch k {
	case DeadlineDate, DeadlineMonth, DeadlineQuarter, DeadlineYear:
		return true
	}
	return false
}

// Choices lists the states of progress (danh mục tình trạng).
func (State) Choices() []Choice {
	return []Choice{
		{string(StateNotStarted), "Chưa bắt đầu", []string{"chưa thực hiện", "chưa triển khai"}},
		{string(StateInProgress), "Đang thực hiện", []string{"đang triển khai"}},
		{string(StateWaiting), "Chờ ý kiến", []string{"đã trình", "chờ cấp trên"}},
		{string(StateDone), "Đã hoàn thành", []string{"hoàn thành", "xong", "đã xong"}},
		{string(StateExtension), "Đề nghị lùi hạn", []string{"xin lùi hạn", "đề nghị gia hạn"}},
		{string(StateSuspended), "Tạm dừng", []string{"tạm hoãn"}},
		{string(StateCancelled), "Hủy", []string{"đã hủy"}},
	}
}

// Label is the state in words.
func (s State) Label() string { return LabelOf(s.Choices(), string(s)) }

// Choices lists what can be decided of a day (danh mục loại ngày nghỉ). The profile is
// written by hand, so that the labels begin with the keys. A bare "nghỉ" is a holiday:
// the other kinds say what they are for.
func (DayKind) Choices() []Choice {
	return []Choice{
		{string(calendar.Holiday), "nghi_le (nghỉ lễ, tết)", []string{"nghỉ lễ, tết", "nghỉ lễ", "nghỉ tết", "nghỉ"}},
		{string(calendar.MakeUp), "nghi_bu (nghỉ bù)", []string{"nghỉ bù"}},
		{string(calendar.SwapOff), "hoan_doi (nghỉ hoán đổi)", []string{"nghỉ hoán đổi", "hoán đổi", "hoán đổi nghỉ"}},
		{string(calendar.SwapWork), "lam_bu (làm bù)", []string{"làm bù", "làm bù thứ Bảy", "đi làm bù", "làm việc"}},
	}
}

// Label is the kind in words.
func (k DayKind) Label() string { return LabelOf(k.Choices(), string(k)) }

// Choices lists the answers.
func (YesNo) Choices() []Choice {
	return []Choice{{string(Yes), "Có", []string{"true", "x", "đúng"}}, {string(No), "Không", []string{"false", "sai"}}}
}

// Sources lists where a task may come from (nguồn giao).
func Sources() []Choice {
	return []Choice{
		{"cap_tren_giao", "Cấp trên giao", []string{"Tỉnh ủy, UBND tỉnh giao", "UBND tỉnh giao", "Tỉnh ủy giao"}},
		{"chuong_trinh_cong_tac", "Chương trình công tác năm", []string{"chương trình công tác"}},
		{"cai_cach_hanh_chinh", "Kế hoạch cải cách hành chính", []string{"kế hoạch CCHC", "CCHC"}},
		{"ung_dung_cntt", "Kế hoạch ứng dụng công nghệ thông tin", []string{"kế hoạch ứng dụng CNTT", "kế hoạch UDCNTT", "CNTT"}},
		{"ket_luan_giao_ban", "Kết luận giao ban", []string{"kết luận của lãnh đạo", "giao ban"}},
		{"khac", "Khác", []string{"nguồn khác"}},
	}
}

// Urgencies lists the degrees of urgency (dấu khẩn; NĐ 30, Phụ lục I, III.2b);
// they are stored as people write them.
func Urgencies() []Choice {
	return []Choice{{"khẩn", "khẩn", nil}, {"thượng khẩn", "thượng khẩn", nil}, {"hỏa tốc", "hỏa tốc", nil}}
}
