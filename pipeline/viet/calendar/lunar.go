package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"vanthu/pipeline/viet"
)

// lunarYear is one row of the lunar table: the days of a year that are sure.
type lunarYear struct {
	tet      viet.Date // mùng 1 tháng Giêng
	gioTo    viet.Date // mùng 10 tháng Ba; not given in some years
	chapDays int       // how many days the tháng Chạp before tet has; 0 if not known
}

var lunarTable = sync.OnceValue(func() map[int]lunarYear {
	text, _ := decisionFiles.ReadFile("data/lunar.tsv") // embedded; a test holds it to be right
	return parseLunar(string(text))
})

// parseLunar reads the lunar table; "-" is not known.
func parseLunar(text string) map[int]lunarYear {
	out := map[int]lunarYear{}
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		year, err := strconv.Atoi(cells[0])
		if err != nil || len(cells) < 8 {
			continue
		}
		var row lunarYear
		row.tet, _ = isoDate(cells[2])
		row.gioTo, _ = isoDate(cells[4])
		row.chapDays, _ = strconv.Atoi(cells[7])
		out[year] = row
	}
	return out
}

// Tet is mùng 1 Tết Âm lịch of a year by the Vietnamese calendar (UTC+7); false if
// the table does not have it.
func Tet(year int) (viet.Date, bool) {
	d := lunarTable()[year].tet
	return d, !d.IsZero()
}

// GioTo is Giỗ Tổ Hùng Vương of a year, mùng 10 tháng Ba; false if the table does
// not have it.
func GioTo(year int) (viet.Date, bool) {
	d := lunarTable()[year].gioTo
	return d, !d.IsZero()
}

var (
	stems    = [10]string{"Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"}
	branches = [12]string{"Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"}
)

// firstOfCycle is a year Giáp Tý.
const firstOfCycle = 4

// CanChi names a lunar year, each syllable with a capital (NĐ 30, Phụ lục II,
// V.8a): 2026 is "Bính Ngọ".
func CanChi(year int) string {
	n := (year%60 + 60 - firstOfCycle) % 60
	return stems[n%10] + " " + branches[n%12]
}

// LunarDate is a day of the lunar calendar (ngày âm lịch). Year is the solar year
// in which the lunar year begins.
type LunarDate struct{ Year, Month, Day int }

var lunarMonths = map[int]string{1: "Giêng", 2: "Hai", 3: "Ba", 4: "Tư", 5: "Năm", 6: "Sáu",
	7: "Bảy", 8: "Tám", 9: "Chín", 10: "Mười", 11: "Mười Một", 12: "Chạp"}

// String is the day as people say it: "mùng 1 tháng Giêng năm Bính Ngọ", "27 tháng
// Chạp năm Ất Tỵ". Empty if it is not given.
func (l LunarDate) String() string {
	if l == (LunarDate{}) {
		return ""
	}
	day := strconv.Itoa(l.Day)
	if l.Day <= 10 {
		day = "mùng " + day
	}
	return fmt.Sprintf("%s tháng %s năm %s", day, lunarMonths[l.Month], CanChi(l.Year))
}

// sureDays is how many days every lunar month has; a thirtieth is not sure.
const sureDays = 29

// Lunar is the lunar date of a day, but only where the table makes it sure: the
// days of tháng Giêng and tháng Ba up to the 29th, and tháng Chạp. Any other day
// is false, never a guess.
func Lunar(d viet.Date) (LunarDate, bool) {
	if !d.Valid() {
		return LunarDate{}, false
	}
	for _, year := range []int{d.Year, d.Year + 1} { // tháng Chạp may begin in the year before
		row, known := lunarTable()[year]
		if !known {
			continue
		}
		if n := d.Sub(row.tet); n >= 0 && n < sureDays {
			return LunarDate{year, 1, n + 1}, true
		} else if day := row.chapDays + n + 1; n < 0 && day >= 1 {
			return LunarDate{year - 1, 12, day}, true
		}
		if day := d.Sub(row.gioTo) + 10; !row.gioTo.IsZero() && day >= 1 && day <= sureDays {
			return LunarDate{year, 3, day}, true
		}
	}
	return LunarDate{}, false
}
