package extract

import (
	"regexp"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// common are the folded words that lead-ins of the form are made of: what the template
// says by itself, and other words for the same.
var common = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`
		ngay sang chieu luc vao tai da chu tri dieu hanh chu toa do dong chi ong ba co de nham danh gia ket qua cong tac va trien khai nhiem vu trong tam
		hoi nghi cuoc hop phien buoi giao ban dinh ky thuong ky thang quy nam truoc nay toi kiem diem tinh hinh phuong huong thuc hien tham du cung gom bao thanh phan
		sau khi nghe cac don vi phong ban trung bao cao y kien thao luan phat bieu cua dai bieu du tren so xem xet ket luan chi dao nhu cu the mot nhung noi dung
		kip thoi yeu cau de nghi lanh dao thu truong truong nguoi dung dau tung moi tat ca toan the tap trung tot viec lam phan cho chuyen mon truc thuoc lien quan can phai
		day la thong biet nghiem tuc chinh thuc toan bo sau den van nay tu len voi ve con ton han che khuyet bat cap khac phuc ben canh dat duoc tuy nhien song qua thoi gian hien
		viec trong ky vua mot vai khoa xa phuong so to bo quan co quan duoi su dien ra nhe chuyen de xuat kien
	`) {
		m[w] = true
	}
	return m
}()

// tells tells whether words of the form say something that the notice would not say by
// itself.
func (r *reader) tells(s string) bool {
	g := &r.Month.Meeting
	known := map[string]bool{}
	for w := range strings.FieldsSeq(viet.Fold(g.Name + " " + g.Chair.Post + " " + g.Chair.Name)) {
		known[w] = true
	}
	for i, w := range strings.Fields(monthForm.ReplaceAllString(s, " ")) {
		names := i > 0 && titled(w) // common words too, in the name of a unit
		for w := range strings.FieldsSeq(viet.Fold(w)) {
			if !known[w] && (names || !common[w]) {
				return true
			}
		}
	}
	return false
}

// leadAs frames words that lead to a list, up to end; what they say beyond the form is
// kept as the office's own lead-in, or if there is one already as another conclusion.
func (r *reader) leadAs(own *string, key string, end int) {
	text := strings.TrimSpace(r.line.Text[r.done:end])
	switch {
	case !r.tells(text):
		r.frame(end, isLead)
	case *own == "":
		if *own = viet.Capitalise(text); !endsWith(text, ".:;,") {
			*own += ":"
		}
		r.piece(end, "cuoc_hop/loi_dan/"+key, "")
	default:
		r.keep(end)
	}
}

// other adds another conclusion.
func (r *reader) other(text string) {
	p := record.Point{}
	p.Text, p.Citations = r.cite(text)
	r.Month.Meeting.Other = append(r.Month.Meeting.Other, p)
}

// keep takes the text up to end as another conclusion.
func (r *reader) keep(end int) {
	at := index("cuoc_hop/ket_luan_khac", len(r.Month.Meeting.Other)) + "/noi_dung"
	if text := itemText(r.take(end, at)); text != "" {
		r.other(r.under(text, at))
	}
}

// The folded words by which other conclusions are known.
var (
	aboutForm    = regexp.MustCompile(`^(?:ve|doi voi|cong tac|linh vuc|trong linh vuc)(?: |$)`)
	decisionForm = regexp.MustCompile(`^(?:co ban )?(?:thong nhat|nhat tri|dong y|chap thuan|cho phep|khong dong y|thong qua|ghi nhan|bieu duong|hoan nghenh)(?: |$)`)
	carriedForm  = regexp.MustCompile(`qua han|chuyen tiep|ton dong|chuyen sang|con lai|chua hoan thanh|cham tien do`)
)
