package thethuc

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/viet"
)

// OnBehalf is the capacity of one who signs for a collective body or an agency
// (thay mặt): NĐ 30, Phụ lục I, II.7b.
const OnBehalf = "TM."

// posts are the offices whose holder decides alone (thẩm quyền cá nhân), as an issuing
// authority begins.
var posts = []string{
	"thủ tướng", "bộ trưởng", "chủ tịch", "tổng giám đốc", "giám đốc", "tổng cục trưởng", "cục trưởng", "chi cục trưởng", "vụ trưởng",
	"viện trưởng", "hiệu trưởng", "thủ trưởng", "thống đốc", "chánh", "trưởng",
}

// collective are the bodies in whose name their head signs (chế độ tập thể). Councils
// and the National Assembly are not among them: how the chair signs what they passed is
// for their own law.
var collective = []string{"ủy ban nhân dân", "ubnd", "ủy ban", "chính phủ", "ban chỉ đạo", "ban quản lý"}

// beginsWith is the first of the words with which a text begins, or none.
func beginsWith(text string, words []string) string {
	text = viet.Lower(viet.Canonical(strings.Join(strings.Fields(text), " "))) + " "
	i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(text, viet.Canonical(w)+" ") })
	if i < 0 {
		return ""
	}
	return words[i]
}

// Holder is the post whose holder decides alone with which a text begins, in small
// letters; "" if it names none.
func Holder(text string) string { return beginsWith(text, posts) }

// checkCapacity warns where the authority that a decision names on top and the
// capacity in which it is signed disagree: who decides alone signs in his own name,
// and who signs for a collective body says so (NĐ 30, Phụ lục I, II.7b).
func (c *composer) checkCapacity() {
	issuer := c.frame.Issuer
	if issuer == "" || len(c.frame.Signatures) != 1 {
		return
	}
	s := c.frame.Signatures[0]
	var lines []string
	for _, line := range s.Authority {
		lines = append(lines, c.abbreviated(line))
	}
	capacity := strings.Join(append(slices.Clone(lines), s.Post), " / ")
	behalf := slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, OnBehalf+" ") })
	top := beginsWith(issuer, posts)
	switch {
	case len(lines) == 0 && s.Post == "": // a draft
	case top != "" && behalf:
		c.warn("tham-quyen", fmt.Sprintf("thẩm quyền ban hành là “%s” nhưng ký “%s”: người có thẩm quyền cá nhân không ký thay mặt tập thể", issuer, capacity),
			"bỏ dòng “TM.” ở “nguoi_ky” của văn bản này, hoặc ghi tên tập thể ở “tham_quyen”")
	case top != "" && c.otherPost(top, lines, s.Post):
		c.warn("tham-quyen", fmt.Sprintf("thẩm quyền ban hành là “%s” nhưng ký “%s”", issuer, capacity), "sửa “tham_quyen”, hoặc “nguoi_ky” của văn bản này")
	case beginsWith(issuer, collective) != "" && !behalf:
		c.warn("tham-quyen", fmt.Sprintf("thẩm quyền ban hành là “%s” nhưng ký “%s”: ký thay mặt tập thể phải có “TM.”", issuer, capacity),
			"ghi “TM.” và tên tập thể ở “quyen_han” của “nguoi_ky”, hoặc ghi chức vụ người đứng đầu ở “tham_quyen”")
	}
}

// otherPost tells whether who signs, or for whom, is the holder of another post than
// the one on top.
func (c *composer) otherPost(top string, lines []string, post string) bool {
	if len(lines) > 0 && lines[0] != c.authority(lines[0]).Text {
		post = strings.TrimPrefix(lines[0], c.authority(lines[0]).Text)
	}
	signs := beginsWith(strings.TrimPrefix(c.acting(post), "Q. "), posts)
	return signs != "" && signs != top
}
