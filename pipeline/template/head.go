package template

import (
	"strings"

	"vanthu/pipeline/viet"
)

// heads are the posts of those who head a unit (chức vụ người đứng đầu) by how its
// name begins.
var heads = []struct{ unit, post string }{
	{"Văn phòng", "Chánh Văn phòng"},
	{"Thanh tra", "Chánh Thanh tra"},
	{"Phòng", "Trưởng phòng"},
	{"Chi cục", "Chi cục trưởng"},
	{"Ban", "Trưởng ban"},
	{"Trung tâm", "Giám đốc"},
}

// headOf is the post of the head of a unit; where its name does not tell, the word that
// forms print.
func headOf(unit string) string {
	for _, h := range heads {
		if strings.HasPrefix(viet.Fold(unit)+" ", viet.Fold(h.unit)+" ") {
			return h.post
		}
	}
	return "Thủ trưởng đơn vị"
}
