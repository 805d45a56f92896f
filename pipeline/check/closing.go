package check

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

const (
	byAddressees = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9b, II.9d và V.8"
	byRecipients = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9d và V.8"
	byFirst      = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9b"
	bySigning    = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.7 và V.7"
)

var closingRules = []Rule{
	{
		Name: "kinh-gui", Basis: byAddressees, Mends: true, find: addressees,
		Says:  "“Kính gửi:” chỉ có ở công văn, tờ trình, báo cáo gửi cấp trên; một nơi thì ghi cùng dòng, nhiều nơi thì mỗi nơi một dòng có gạch đầu dòng",
		Why:   "nơi nhận trực tiếp biết văn bản gửi cho mình",
		Wrong: "Kính gửi: Sở Nội vụ; Sở Tài chính", Right: "Kính gửi:\n- Sở Nội vụ;\n- Sở Tài chính.",
	},
	{
		Name: "noi-nhan", Basis: byRecipients, Mends: true, find: recipients,
		Says:  "“Nơi nhận:” cỡ 12, nghiêng, đậm; từng nơi cỡ 11, đứng, có gạch đầu dòng, cuối dòng có dấu chấm phẩy; dòng cuối là “- Lưu: VT, ... .”",
		Why:   "văn thư gửi đủ nơi và biết bản lưu ở đâu",
		Wrong: "Nơi nhận\nNhư trên,\nLưu VT", Right: "Nơi nhận:\n- Như trên;\n- Lưu: VT, TH.",
	},
	{
		Name: "noi-nhan-dau", Basis: byFirst, Mends: false, find: firstRecipient,
		Says:  "nơi nhận đầu tiên là “Như trên” khi có “Kính gửi:”, là “Như Điều ...” ở nghị quyết, quyết định",
		Why:   "nơi đã ghi ở “Kính gửi:” hoặc ở điều khoản thi hành không phải ghi lại ở nơi nhận",
		Wrong: "Nơi nhận:\n- Sở Nội vụ;", Right: "Nơi nhận:\n- Như trên;",
	},
	{
		Name: "nguoi-ky", Basis: bySigning, Mends: true, find: signers,
		Says:  "quyền hạn viết tắt có dấu chấm (TM., KT., TL., TUQ., Q.), in hoa, đậm; chức vụ in hoa, đậm; họ tên in thường, đậm, không kèm học hàm, học vị, danh hiệu",
		Why:   "người đọc biết ai ký và ký với tư cách gì",
		Wrong: "K/T GIÁM ĐỐC\nThS. Lê Văn An", Right: "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn An",
	},
	{
		Name: "chu-ky-lien-trang", Basis: "quy ước", Severity: Info, Mends: true, find: together,
		Says:  "khối chữ ký nằm trọn một trang, cùng trang với các dòng cuối của nội dung",
		Why:   "trang chỉ có chữ ký có thể bị gắn vào văn bản khác",
		Wrong: "trang cuối chỉ có nơi nhận và chữ ký", Right: "ít nhất hai dòng nội dung đứng cùng trang với chữ ký",
	},
}

// addressees judges the kính gửi.
func addressees(r *run) {
	lines, word := r.Addressees, r.Rules.Words.Addressees.Text
	if len(lines) == 0 {
		if r.Kind.Form == thethuc.FormLetter {
			r.add(Finding{Found: "không có “" + word + "”", Want: "công văn có “" + word + "” và nơi nhận trực tiếp", Hint: "ghi “" + word + "” ở trên nội dung"})
		}
		return
	}
	if r.Kind.Key != "" && !r.Kind.Addressees {
		r.at(lines[0], Finding{
			Severity: r.strictness(), Found: viet.Lower(r.Kind.Name) + " có “" + word + "”",
			Want: "chỉ công văn, tờ trình, báo cáo gửi cấp trên có “" + word + "”", Hint: "bỏ phần kính gửi, ghi các nơi này ở nơi nhận",
		})
		return
	}
	r.looks(lines, asked{style: "KinhGui", what: "“Kính gửi” và tên nơi nhận", small: true})
	lead := strings.TrimSpace(whole(lines[0]))
	if !strings.HasPrefix(viet.Canonical(lead), word) {
		r.at(lines[0], Finding{Found: "“" + cut(lead, len([]rune(word))) + "”", Want: "“" + word + "” có dấu hai chấm, viết hoa chữ đầu", Hint: "sửa chữ và dấu ở đầu dòng"})
	}
	r.addressed(lines, lead)
}

// strictness is how grave a "Kính gửi:" of another kind is: some offices invite so.
func (r *run) strictness() Severity {
	if r.Kind.Key == "giay_moi" {
		return Warning
	}
	return Error
}

// cut is the first n letters of a text.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// addressed judges the list of addressees: one on the line of the word, several each
// on a line with a dash.
func (r *run) addressed(lines []*parts.Line, lead string) {
	_, first, _ := strings.Cut(lead, ":")
	first = strings.TrimSpace(first)
	entries := lines[1:]
	if len(entries) == 0 {
		r.loneAddressee(lines[0], first)
		return
	}
	if first != "" && !dashed(entries) {
		return // the name goes on on further lines
	}
	if len(entries) == 1 || first != "" {
		if first != "" {
			r.at(lines[0], Finding{Found: "nhiều nơi nhận nhưng nơi đầu ghi cùng dòng với “Kính gửi:”", Want: "mỗi nơi một dòng, đầu dòng có gạch đầu dòng", Hint: "xuống dòng sau “Kính gửi:”"})
		} else {
			r.at(entries[0], Finding{Found: "một nơi nhận nhưng ghi ở dòng dưới", Want: "“Kính gửi:” và tên một nơi nhận trên cùng một dòng", Hint: "đưa tên nơi nhận lên sau “Kính gửi:”"})
			return
		}
	}
	r.entries(entries, "kính gửi", Finding{Want: "mỗi nơi một dòng, đầu dòng có “-”, cuối dòng có “;”, dòng cuối có “.”"})
	r.aligned(entries)
}

// loneAddressee judges the only line of the kính gửi.
func (r *run) loneAddressee(l *parts.Line, name string) {
	switch bare := strings.TrimRight(name, " ;,."); {
	case strings.Trim(bare, "….- _") == "":
		if !r.Draft {
			r.at(l, Finding{Found: "chưa ghi tên nơi nhận", Want: "tên cơ quan, tổ chức hoặc cá nhân nhận văn bản", Hint: "ghi tên nơi nhận sau “Kính gửi:”"})
		}
	case strings.Contains(bare, ";"):
		r.at(l, Finding{
			Found: "nhiều nơi nhận trên một dòng", Want: "mỗi nơi một dòng, đầu dòng có “-”, cuối dòng có “;”, dòng cuối có “.”",
			Hint: "tách mỗi nơi một dòng dưới “Kính gửi:”",
		})
	case strings.HasSuffix(name, ";"), strings.HasSuffix(name, ","):
		r.at(l, Finding{Found: "tên nơi nhận " + endsIn(name), Want: "một nơi nhận thì cuối dòng không có dấu “;”", Hint: "bỏ dấu ở cuối dòng"})
	}
}

// dashed tells whether any of the lines begins with a dash.
func dashed(lines []*parts.Line) bool {
	return slices.ContainsFunc(lines, func(l *parts.Line) bool { return isDash(l.Label) })
}

func isDash(label string) bool {
	label = strings.TrimSpace(label)
	return label != "" && strings.Trim(label, "-–—+•*") == ""
}

// entry is one of a list of places: its line and those on which it goes on.
type entry []*parts.Line

// listed are the entries of lines: one begins at a dash, after a mark, or at a capital
// where no line has a dash.
func listed(lines []*parts.Line) (out []entry) {
	some := dashed(lines)
	for i, l := range lines {
		text := strings.TrimSpace(l.Text)
		if text == "" && strings.TrimSpace(l.Label) == "" {
			continue
		}
		goesOn := i > 0 && len(out) > 0 && l.Label == "" && !strings.HasSuffix(strings.TrimSpace(lines[i-1].Text), ";") && (some || viet.Uncapitalise(text) == text)
		if goesOn {
			out[len(out)-1] = append(out[len(out)-1], l)
		} else {
			out = append(out, entry{l})
		}
	}
	return out
}

// text is what an entry says.
func (e entry) text() string {
	var words []string
	for _, l := range e {
		words = append(words, strings.TrimSpace(l.Text))
	}
	return strings.Join(words, " ")
}

// entries judges the dashes and the marks of a list of places.
func (r *run) entries(lines []*parts.Line, what string, f Finding) {
	var bare, marks sames
	list := listed(lines)
	for i, e := range list {
		if label := strings.TrimSpace(e[0].Label); label == "" {
			bare.put("dòng "+what+" không có gạch đầu dòng", e[0])
		} else if label != "-" {
			bare.put("đầu dòng "+what+" có “"+label+"”", e[0])
		}
		want := ";"
		if i+1 == len(list) {
			want = "."
		}
		if text := strings.TrimSpace(e.text()); !strings.HasSuffix(text, want) && text != "" {
			name := "dòng " + what
			if want == "." {
				name += " cuối cùng"
			}
			marks.put(name+" "+endsIn(text), e[len(e)-1])
		}
	}
	f.Hint = "ghi “-” ở đầu mỗi dòng"
	r.tell(&bare, f)
	f.Hint = "sửa dấu ở cuối dòng"
	r.tell(&marks, f)
}

// aligned asks that the dashes of addressees stand under each other.
func (r *run) aligned(lines []*parts.Line) {
	var odd same
	for _, l := range lines {
		if l.Table != nil || !isDash(l.Label) {
			continue
		}
		at := func(l *parts.Line) float64 { return (l.Style.Left + l.Style.FirstLine).Millimetres() }
		if !near(at(l), at(lines[0]), slackLength) {
			odd.put(l, doc.SetFormat{Block: l.Block, Left: new(lines[0].Style.Left), FirstLine: new(lines[0].Style.FirstLine)})
		}
	}
	r.tellOne(&odd, Finding{Found: "các gạch đầu dòng không thẳng hàng", Want: "các gạch đầu dòng thẳng hàng với nhau dưới dấu hai chấm", Hint: "đặt các dòng cùng một khoảng lùi"})
}

// recipients judges the nơi nhận.
func recipients(r *run) {
	if !r.official() {
		return
	}
	word := r.Rules.Words.Recipients.Text
	if len(r.Recipients) == 0 {
		r.add(Finding{Found: "không có “" + word + "”", Want: "văn bản có “" + word + "” và danh sách nơi nhận ở cuối, bên trái", Hint: "ghi “" + word + "”, các nơi nhận và dòng “- Lưu: VT, ...”"})
		return
	}
	lead, entries := r.Recipients[0], r.Recipients[1:]
	r.looks([]*parts.Line{lead}, asked{style: "NoiNhan", what: "từ “Nơi nhận”", small: true})
	if text := viet.Canonical(whole(lead)); text != viet.Canonical(word) && !allUpper(text) {
		r.at(lead, Finding{Found: "“" + whole(lead) + "”", Want: "“" + word + "” trên một dòng riêng, có dấu hai chấm", Hint: "sửa chữ và dấu của dòng này"})
	}
	r.looks(entries, asked{style: "NoiNhanMuc", what: "từng nơi nhận"})
	r.atLeft(r.Recipients)
	r.entries(entries, "nơi nhận", Finding{Want: "mỗi nơi nhận một dòng, đầu dòng có “-”, cuối dòng có “;”, dòng cuối có “.”"})
	r.filed(listed(entries))
}

// atLeft asks that the nơi nhận stands at the left of its column.
func (r *run) atLeft(lines []*parts.Line) {
	names := map[doc.Align]string{doc.AlignCenter: "căn giữa", doc.AlignRight: "căn phải"}
	var odd sames
	for _, l := range lines {
		if name := names[l.Style.Align]; name != "" && !l.Columned() {
			odd.put("nơi nhận "+name, l, doc.SetFormat{Block: l.Block, Align: new(doc.AlignLeft)})
		}
	}
	r.tell(&odd, Finding{Want: "“Nơi nhận:” và từng nơi nhận sát lề trái", Hint: "chọn các dòng này và bấm Ctrl+L"})
}

// filed judges the last recipient: where the document is kept.
func (r *run) filed(list []entry) {
	word := r.Rules.Words.File.Text
	want := "dòng cuối là “- " + word + " VT, chữ viết tắt của đơn vị soạn thảo.”"
	bare := viet.Fold(strings.TrimSuffix(word, ":"))
	i := slices.IndexFunc(list, func(e entry) bool {
		fold := viet.Fold(e.text())
		return fold == bare || strings.HasPrefix(fold, bare+":") || strings.HasPrefix(fold, bare+" ")
	})
	if i < 0 {
		r.at(r.Recipients[len(r.Recipients)-1], Finding{Found: "nơi nhận không có dòng “" + word + "”", Want: want, Hint: "thêm dòng “- " + word + " VT, ...” ở cuối nơi nhận"})
		return
	}
	line, text := list[i][0], list[i].text()
	switch archive, _, _ := strings.Cut(r.Kind.File, ","); {
	case !strings.HasPrefix(viet.Canonical(text), viet.Canonical(word)+" "):
		r.at(line, Finding{Found: "“" + text + "”", Want: want, Hint: "viết “" + word + "”, cách một dấu cách rồi đến “VT”"})
	case archive != "" && !strings.Contains(text, archive) && !r.keepsItself(text):
		r.at(line, Finding{Found: "dòng lưu không có “" + archive + "”", Want: want, Hint: "ghi “" + archive + "” (văn thư cơ quan) ngay sau “" + word + "”"})
	case slices.ContainsFunc(list[i+1:], func(e entry) bool { return !strings.HasPrefix(viet.Fold(e.text()), bare) }):
		r.at(line, Finding{Found: "dòng “" + word + "” không ở cuối nơi nhận", Want: want, Hint: "đưa dòng này xuống cuối"})
	}
}

// keepsItself tells whether a document is kept by the unit whose symbol its number has:
// units without a clerk of their own do so.
func (r *run) keepsItself(file string) bool {
	if r.Number == nil {
		return false
	}
	_, symbol, _ := strings.Cut(strings.TrimSpace(r.Number.Text), "/")
	_, own, _ := strings.Cut(symbol, "-")
	return own != "" && slices.Contains(strings.FieldsFunc(file, func(c rune) bool { return strings.ContainsRune(" ,;.:", c) }), own)
}

// firstRecipient judges the first recipient.
func firstRecipient(r *run) {
	if len(r.Recipients) < 2 || len(r.Addressees) > 0 && r.Kind.Key != "" && !r.Kind.Addressees {
		return
	}
	list := listed(r.Recipients[1:])
	if len(list) == 0 {
		return
	}
	words, first := r.Rules.Words, list[0].text()
	begins := func(word string) bool { return strings.HasPrefix(viet.Fold(first)+" ", viet.Fold(word)) }
	f := Finding{Found: "nơi nhận đầu tiên là “" + first + "”", Hint: "ghi dòng này ở đầu nơi nhận"}
	switch {
	case len(r.Addressees) > 0 || r.Kind.First == thethuc.FirstAbove:
		if begins(words.AsAbove.Text) {
			return
		}
		f.Want = "“- " + words.AsAbove.Text + ";”"
		if len(r.Addressees) == 0 {
			f.Severity, f.Basis = Warning, r.Kind.Basis
		}
	case r.Kind.First == thethuc.FirstArticle:
		if begins(words.AsArticle.Text) {
			return
		}
		f.Want, f.Severity, f.Basis = "“- "+words.AsArticle.Text+" ...;”", Warning, words.AsArticle.Basis
	default:
		return
	}
	r.at(list[0][0], f)
}

// signers judges the signature blocks.
func signers(r *run) {
	if !r.official() {
		return
	}
	if len(r.Signatures) == 0 {
		r.add(Finding{Found: "không có khối chữ ký", Want: "quyền hạn, chức vụ, họ tên người ký ở cuối văn bản, bên phải", Hint: "ghi chức vụ và họ tên người ký ngang với “Nơi nhận:”"})
		return
	}
	var capacities, names []*parts.Line
	for _, s := range r.Signatures {
		capacities = append(capacities, s.Authority...)
		if s.Post != nil {
			capacities = append(capacities, s.Post)
		}
		if s.Name != nil {
			names = append(names, s.Name)
			r.bareName(s.Name)
		}
		r.authorities(s)
		r.behalf(s)
		r.complete(s)
	}
	look := asked{style: "QuyenHan", what: "quyền hạn, chức vụ người ký", capital: true, center: true, half: true, page: r.signingWidth()}
	if at := slices.IndexFunc(slices.Concat(capacities, names), (*parts.Line).Columned); at >= 0 {
		look.center, look.half = false, false
		r.at(slices.Concat(capacities, names)[at], Finding{
			Found: "chức vụ, họ tên người ký đặt bằng phím Tab hoặc dấu cách", Want: "chức vụ, họ tên người ký căn giữa ở bên phải",
			Hint: "đưa nơi nhận và chữ ký vào bảng hai cột không viền",
		})
	}
	r.looks(capacities, look)
	look.style, look.what, look.capital, look.small = "HoTen", "họ tên người ký", false, true
	r.looks(names, look)
}

// signingWidth is how wide the text is where the signatures stand.
func (r *run) signingWidth() doc.Length {
	if first, _ := r.signing(); first != nil {
		return r.mendedPage(first.Section).TextWidth()
	}
	return 0
}

// NoSigner is what is found where the name of the signer is missing.
const NoSigner = "không có họ tên người ký"

// complete asks for the name and the post of the signer of a document that was issued.
// Where several sign, one may be left for a person to fill in.
func (r *run) complete(s parts.Signature) {
	lines := slices.Concat(s.Authority, []*parts.Line{s.Post})
	said := slices.ContainsFunc(lines, func(l *parts.Line) bool { return l != nil && hasLetters(l.Text) })
	if r.Draft || len(r.Signatures) > 1 || s.Name != nil && hasLetters(s.Name.Text) && said {
		return
	}
	if !said && (s.Name == nil || !hasLetters(s.Name.Text)) {
		return // nobody is said to sign: it is prepared for a person to fill in
	}
	f := Finding{Found: NoSigner, Want: "họ tên người ký dưới chức vụ", Hint: "ghi họ tên người ký"}
	at := lines[0]
	if !said {
		f = Finding{Found: "không có chức vụ người ký", Want: "chức vụ người ký trên họ tên", Hint: "ghi chức vụ người ký"}
		at = s.Name
	} else if at == nil {
		at = s.Post
	}
	r.at(at, f)
}

// bareName asks for a name without titles.
func (r *run) bareName(l *parts.Line) {
	if titles, bare := viet.CutTitles(l.Text); titles != "" && !r.titledSector() {
		r.at(l, Finding{
			Found: "có “" + titles + "” trước họ tên “" + bare + "”", Want: "họ tên người ký không kèm học hàm, học vị, danh hiệu",
			Hint: "bỏ “" + titles + "”; chỉ lực lượng vũ trang, cơ sở giáo dục, y tế, khoa học được ghi theo quy định của ngành",
		})
	}
}

// sectors are words in the names of agencies whose sector may let titles stand before
// names: armed forces, education, health, science (NĐ 30, Phụ lục I, II.7c).
var sectors = []string{"truong", "dai hoc", "hoc vien", "benh vien", "trung tam y te", "vien", "quan su", "cong an", "bien phong"}

// titledSector tells whether the issuing agency is of such a sector.
func (r *run) titledSector() bool {
	name := ""
	for _, l := range r.Agency {
		name += " " + viet.Fold(l.Text)
	}
	return slices.ContainsFunc(sectors, func(s string) bool { return strings.Contains(name+" ", " "+s+" ") })
}

// authorities judges how the capacity is written.
func (r *run) authorities(s parts.Signature) {
	for _, l := range s.Authority {
		r.authority(l)
	}
	if len(s.Authority) > 0 || s.Post == nil || r.authority(s.Post) {
		return
	}
	if post := strings.TrimSpace(s.Post.Text); strings.HasPrefix(viet.Lower(post), "phó ") && r.Kind.Form != thethuc.FormMinutes {
		r.at(s.Post, Finding{
			Severity: Warning, Found: "cấp phó ký “" + post + "” không có “KT.”", Want: "cấp phó ký thay người đứng đầu có dòng “KT.” và chức vụ của người đứng đầu",
			Hint: "thêm dòng “KT.” ở trên chức vụ",
		})
	}
}

// behalf judges in whose name a document is signed: "TM." is for a collective body, and
// who issues as the holder of a post does not sign for one.
func (r *run) behalf(s parts.Signature) {
	lines := s.Authority
	if len(lines) == 0 && s.Post != nil {
		lines = []*parts.Line{s.Post}
	}
	for _, l := range lines {
		body, is := strings.CutPrefix(viet.Upper(strings.TrimSpace(l.Text)), thethuc.OnBehalf+" ")
		if !is {
			continue
		}
		var power string
		for _, p := range r.Power {
			power += " " + strings.TrimSpace(p.Text)
		}
		f := Finding{Severity: Warning, Hint: "bỏ dòng “TM.”, ghi chức vụ người ký; cấp phó ký thay thì ghi “KT.” và chức vụ người đứng đầu"}
		switch {
		case thethuc.Holder(body) != "":
			f.Found, f.Want = "“"+strings.TrimSpace(l.Text)+"”: ký thay mặt một chức vụ", "“TM.” chỉ đứng trước tên tập thể, cơ quan"
		case thethuc.Holder(power) != "" && len(r.Signatures) == 1:
			f.Found, f.Want = "thẩm quyền ban hành là “"+strings.TrimSpace(power)+"” nhưng ký “"+strings.TrimSpace(l.Text)+"”", "người có thẩm quyền cá nhân không ký thay mặt tập thể"
		default:
			continue
		}
		r.at(l, f)
	}
}

// authority judges the abbreviation that a line begins with, and tells whether it is
// wrong.
func (r *run) authority(l *parts.Line) bool {
	want, found := r.abbreviated(strings.TrimSpace(l.Text))
	if want == "" {
		return false
	}
	r.at(l, Finding{
		Found: "quyền hạn ghi “" + found + "”", Want: "“" + want + "” có dấu chấm, cách chữ sau một dấu cách",
		Hint: "viết “" + want + "”, một dấu cách, rồi đến chức vụ hoặc tên tập thể",
	})
	return true
}

// abbreviated is the capacity that the first word of a line means but is not written
// as, and how it is written: "KT." for "K/T", "KT", "KT:".
func (r *run) abbreviated(text string) (want, found string) {
	upper := viet.Upper(text)
	for _, a := range r.Rules.Signing.Authorities {
		if strings.HasPrefix(upper, a.Text+" ") || upper == a.Text {
			return "", ""
		}
	}
	word, _, _ := strings.Cut(text, " ")
	if i := strings.LastIndexAny(word, ".:"); i > 0 && i < len(word)-1 {
		word = word[:i+1] // "KT.GIÁM ĐỐC"
	}
	bare := strings.NewReplacer("/", "", ".", "", ":", "").Replace(viet.Upper(word))
	for _, a := range r.Rules.Signing.Authorities {
		if bare == strings.TrimSuffix(a.Text, ".") {
			if word == a.Text { // the space after it is missing
				word, _, _ = strings.Cut(text, " ")
			}
			return a.Text, word
		}
	}
	return "", ""
}

// together asks that the signatures stand on one page, with lines of the body on it.
func together(r *run) {
	first, last := r.signing()
	if first == nil || len(r.Body) == 0 {
		return
	}
	end := r.Body[len(r.Body)-1]
	if end.Style.KeepNext && first.Table != nil && first.Table == last.Table && first.Row == last.Row && !first.Table.Rows[first.Row].CanSplit {
		return // however the pages break
	}
	from, _ := r.pagesOf(first.Block)
	_, to := r.pagesOf(last.Block)
	_, body := r.pagesOf(end.Block)
	if from == 0 || to == 0 || body == 0 {
		return
	}
	f := Finding{Want: "chữ ký cùng trang với các dòng cuối của nội dung", Hint: "bấm chọn Keep with next cho đoạn cuối và các dòng trên khối chữ ký"}
	switch {
	case to > from:
		f.Found = fmt.Sprintf("khối chữ ký bị tách từ trang %d sang trang %d", from, to)
	case from > body:
		f.Found = fmt.Sprintf("trang %d chỉ có nơi nhận và chữ ký, không có dòng nội dung nào", from)
	default:
		return
	}
	f.Changes = r.keep(end)
	r.at(first, f)
}

// signing is the first and the last line of the signatures.
func (r *run) signing() (first, last *parts.Line) {
	for _, s := range r.Signatures {
		for _, l := range slices.Concat(s.Authority, []*parts.Line{s.Post, s.Name}) {
			if l == nil || !hasLetters(l.Text) {
				continue
			}
			if first == nil {
				first = l
			}
			last = l
		}
	}
	return first, last
}

// pagesOf is on which pages a block begins and ends; 0 if it is not laid out.
func (r *run) pagesOf(b doc.Block) (first, last int) {
	for i, p := range r.laid() {
		if slices.ContainsFunc(p.Texts, func(t layout.Text) bool { return t.Block == b && !t.Repeat }) {
			if first == 0 {
				first = i + 1
			}
			last = i + 1
		}
	}
	return first, last
}

// keep makes the last paragraph of the body and all but the last of the signatures'
// stay with what follows, the blank ones too; rows of a table are kept whole.
func (r *run) keep(end *parts.Line) (changes []doc.Change) {
	if end.Table == nil {
		changes = append(changes, doc.SetFormat{Block: end.Block, KeepNext: new(true), KeepLines: new(true)})
	}
	first, last := r.signing()
	for _, l := range r.Lines[slices.Index(r.Lines, first):slices.Index(r.Lines, last)] {
		if l.Table != nil {
			changes = append(changes, doc.KeepRow{Table: l.Table, Row: l.Row})
		}
		if l.Table != last.Table || l.Table == nil || l.Row != last.Row {
			changes = append(changes, doc.SetFormat{Block: l.Block, KeepNext: new(true)})
		}
	}
	if last.Table != nil {
		changes = append(changes, doc.KeepRow{Table: last.Table, Row: last.Row})
	}
	return changes
}
