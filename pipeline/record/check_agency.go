package record

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"vanthu/pipeline/viet"
)

// agency judges a profile whose values are under the path.
func (c *checker) agency(path string, a *Agency) {
	c.required(join(path, "ten"), a.Name, "tên cơ quan", "Sở Ngoại vụ")
	c.required(join(path, "ky_hieu"), a.Symbol, "chữ viết tắt của cơ quan trong ký hiệu văn bản", "SNgV")
	c.required(join(path, "dia_danh"), a.Place, "địa danh", "Bình Định")
	if a.Symbol != "" && !symbolForm.MatchString(a.Symbol) {
		c.fault(join(path, "ky_hieu"), finding{"ky-hieu", "chữ viết tắt " + Quote(a.Symbol) + " không đúng dạng",
			"chỉ dùng chữ, số và dấu gạch nối, ví dụ “SNgV” hoặc “UBND”"})
	}
	if a.Tone != "hòa" && a.Tone != "hoà" {
		c.fault(join(path, "kieu_dau"), finding{"kieu-dau", "kiểu dấu " + Quote(a.Tone) + " không có", "ghi “hòa” hoặc “hoà”"})
	}
	if a.Size != "13" && a.Size != "14" {
		c.fault(join(path, "co_chu"), finding{"co-chu", "cỡ chữ " + Quote(a.Size) + " không có", "ghi 13 hoặc 14"})
	}
	c.inRange(join(path, "bao_cao_dinh_ky", "ngay_chot"), a.Reporting.CutOff, 31)
	c.inRange(join(path, "bao_cao_dinh_ky", "sap_den_han"), a.Reporting.NearDays, 60)
	c.unitList(join(path, "don_vi"), a.Units)
	for i, s := range a.Signers {
		at := join(path, "nguoi_ky", i)
		c.signer(at, s)
		for j, kind := range s.Kinds {
			c.kindKey(join(at, "loai", j), kind)
		}
	}
	c.daysOff(join(path, "ngay_nghi"), a.DaysOff)
	for _, kind := range sortedKeys(a.Recipients) {
		c.kindKey(join(path, "noi_nhan", kind), kind)
	}
}

var (
	symbolForm = regexp.MustCompile(`^\p{L}[\p{L}\p{N}&-]*$`)
	codeForm   = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._&-]*$`)
	kindForm   = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	numberForm = regexp.MustCompile(`^([0-9]{1,5})([a-zđ]?)$`)
)

func (c *checker) inRange(path string, n, most int) {
	if n < 0 || n > most {
		c.fault(path, finding{"ngoai-khoang", fmt.Sprintf("số %d ngoài khoảng cho phép", n), fmt.Sprintf("ghi số từ 1 đến %d", most)})
	}
}

// kindKey judges the key of a kind of document.
func (c *checker) kindKey(path, kind string) {
	if !kindForm.MatchString(kind) {
		key := strings.ReplaceAll(viet.Fold(kind), " ", "_")
		c.fault(path, finding{"loai-van-ban", "loại văn bản " + Quote(kind) + " viết không đúng dạng",
			"viết không dấu, nối bằng gạch dưới: " + Quote(key)})
	}
}

// unitList judges the list of units: each has a code and a name, and nothing
// that people call one may mean another.
func (c *checker) unitList(path string, units []Unit) {
	if len(units) == 0 {
		f := finding{"khong-co-don-vi", "cơ quan chưa có đơn vị nào", "ghi các đơn vị theo thứ tự trong văn bản, mỗi đơn vị có mã và tên"}
		if len(c.month.Tasks) > 0 {
			c.fault(path, f)
		} else {
			c.warn(path, f)
		}
	}
	owner := map[string]int{}
	for i, u := range units {
		at := join(path, i)
		c.required(join(at, "ma"), u.Code, "mã đơn vị", "VP")
		c.required(join(at, "ten"), u.Name, "tên đơn vị", "Văn phòng Sở")
		if u.Code != "" && !codeForm.MatchString(u.Code) {
			c.fault(join(at, "ma"), finding{"ma-don-vi", "mã đơn vị " + Quote(u.Code) + " không đúng dạng",
				"chỉ dùng chữ, số, dấu chấm và gạch nối, ví dụ “VP”"})
		}
		for _, name := range u.calledBy() {
			folded := viet.Fold(name)
			if first, taken := owner[folded]; taken && first != i {
				c.fault(at, finding{"trung-don-vi", Quote(name) + " vừa là đơn vị thứ " + fmt.Sprint(first+1) + ", vừa là đơn vị thứ " + fmt.Sprint(i+1),
					"mỗi mã, tên và tên khác chỉ dùng cho một đơn vị"})
			} else if folded != "" {
				owner[folded] = i
			}
		}
	}
}

// signer judges one who signs.
func (c *checker) signer(path string, s Signer) {
	if s.Name != "" || len(s.Authority) > 0 {
		c.required(join(path, "chuc_vu"), s.Post, "chức vụ người ký", "Giám đốc")
	}
	c.titled(join(path, "ho_ten"), s.Name)
	for i, line := range s.Authority {
		if hint := authorityHint(line); hint != "" {
			c.fault(join(path, "quyen_han", i), finding{"quyen-han", "quyền hạn " + Quote(line) + " viết không đúng dạng", hint})
		}
	}
}

// titled warns of what does not stand before the name of one who signs: ranks and
// honours, which are not printed (NĐ 30, Phụ lục I, II.7c), and "Ông", "Bà".
func (c *checker) titled(path, name string) {
	const hint = "không ghi học hàm, học vị và danh hiệu trước họ tên; lực lượng vũ trang, đơn vị sự nghiệp giáo dục, y tế, khoa học ghi ở khóa hoc_vi"
	if titles, _ := viet.CutTitles(name); titles != "" {
		c.warn(path, finding{"hoc-ham", "trước họ tên người ký có " + Quote(titles) + ", văn bản bỏ phần này", hint})
	} else if address, _, _ := strings.Cut(name, " "); address == "Ông" || address == "Bà" {
		c.warn(path, finding{"hoc-ham", "trước họ tên người ký có " + Quote(address), "chỉ ghi họ tên, nếu đây không phải là họ"})
	}
}

// authorityLine takes an authority line apart: which authority, however it is
// punctuated, and on whose behalf.
var authorityLine = regexp.MustCompile(`^(?:(?i:(T\s*/\s*M|K\s*/\s*T|T\s*/\s*L|T\s*/\s*U\s*/\s*Q)[\s./]+|(TM|KT|TL|TUQ|Q)\s*[./]+)|(TM|KT|TL|TUQ|Q)(?:\s|$))\s*(.*)$`)

// authorityWords matches an authority line in words, which is printed in letters:
// "thừa lệnh Giám đốc" is "TL. GIÁM ĐỐC".
var authorityWords = regexp.MustCompile(`^(?i:(?:thay mặt|ký thay|(?:ký )?thừa (?:lệnh|ủy quyền|uỷ quyền)) \S.*|quyền)$`)

// authorityHint says how an authority line must be written (NĐ 30, Phụ lục I,
// II.7): "TM. ", "KT. ", "TL. ", "TUQ. " and on whose behalf, or a lone "Q.". It
// is empty if the line is right.
func authorityHint(line string) string {
	if authorityWords.MatchString(line) {
		return ""
	}
	m := authorityLine.FindStringSubmatch(line)
	if m == nil {
		return "bắt đầu bằng “TM.”, “KT.”, “TL.” hoặc “TUQ.”, ví dụ “KT. Giám đốc”; hoặc chỉ ghi “Q.”"
	}
	letters := strings.ToUpper(strings.Join(strings.Fields(strings.ReplaceAll(cmp.Or(m[1], m[2], m[3]), "/", "")), ""))
	right, whom := letters+".", m[4]
	switch {
	case letters == "Q" && whom != "":
		return "ghi riêng “Q.” ở quyền hạn và " + Quote(whom) + " ở chức vụ"
	case letters != "Q" && whom == "":
		return "ghi rõ thay ai, ví dụ “TM. Ủy ban nhân dân”, “KT. Giám đốc”"
	case whom != "":
		right += " " + whom
	}
	if line == right {
		return ""
	}
	return "viết " + Quote(right)
}

// sortedKeys lists the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
