package thethuc

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// closing is the signature and the recipients side by side (ô 7, 8, 9b), or,
// when two sign, the signatures side by side and the recipients below them
// (NĐ 30, Phụ lục III, Mẫu 1.9).
func (c *composer) closing() []doc.Block {
	signatures := c.signatures()
	t := columns(c.rules.Closing, doc.RoleClosing)
	c.checkSeal()
	if len(signatures) == 1 {
		row := doc.Row{Cells: []doc.Cell{
			{Blocks: c.recipients()},
			{Blocks: c.signature(signatures[0])},
		}}
		row.Height = c.pictures(&row.Cells[1], t.Columns[1]-2*t.Padding, signatures[0].Picture, c.frame.Seal)
		t.Rows = []doc.Row{row}
		return []doc.Block{t}
	}
	width := c.page.TextWidth()
	t.Columns = []doc.Length{width / 2, width - width/2}
	at, sealed := 0, c.sealed(signatures)
	for pair := range slices.Chunk(signatures, 2) {
		row := doc.Row{Cells: c.side(pair)}
		for i, s := range pair {
			if len(t.Rows) > 0 {
				row.Cells[i].Blocks = slices.Insert(row.Cells[i].Blocks, 0, doc.Block(spacer()))
			}
			var seal *doc.Image
			if at == sealed {
				seal = c.frame.Seal
			}
			at++
			row.Height = max(row.Height, c.pictures(&row.Cells[i], t.Columns[i]-2*t.Padding, s.Picture, seal))
		}
		t.Rows = append(t.Rows, row)
	}
	return slices.Concat([]doc.Block{t, spacer()}, c.recipients())
}

// sealed is which of several signatures gets the agency's seal: the chair's of a
// biên bản (NĐ 30, Phụ lục III, Mẫu 1.9), else the last of those whose picture the
// agency has.
func (c *composer) sealed(signatures []Signature) int {
	if c.kind.Form != FormMinutes {
		for i, s := range slices.Backward(signatures) {
			if s.Picture != nil {
				return i
			}
		}
	}
	return len(signatures) - 1
}

// side is one or two signing columns side by side, their names on one line.
func (c *composer) side(pair []Signature) []doc.Cell {
	cells := make([]doc.Cell, 2)
	most := 0
	for i, s := range pair {
		cells[i].Blocks = c.signature(s)
		most = max(most, len(cells[i].Blocks))
	}
	for i := range pair {
		blocks := cells[i].Blocks
		for len(blocks) < most {
			blocks = slices.Insert(blocks, len(blocks)-1, doc.Block(paragraph(styleCapacity, doc.RoleSignature, "")))
		}
		cells[i].Blocks = blocks
	}
	return cells
}

// signatures is who signs; a biên bản has two columns even when nobody is
// named.
func (c *composer) signatures() []Signature {
	out := slices.Clone(c.frame.Signatures)
	if c.kind.Form != FormMinutes {
		if len(out) == 0 {
			out = append(out, Signature{})
		}
		return out
	}
	for len(out) < 2 {
		out = append(out, Signature{})
	}
	for i, word := range []Word{c.rules.Words.Secretary, c.rules.Words.Chair} {
		if out[i].Caption == "" {
			out[i].Caption = word.Text
		}
	}
	return out
}

// signature is one signing column: capacity and post, room for the signature,
// name (NĐ 30, Phụ lục I, II.7).
func (c *composer) signature(s Signature) []doc.Block {
	var out []doc.Block
	add := func(text string) {
		out = append(out, paragraph(styleCapacity, doc.RoleSignature, text))
	}
	post := c.acting(s.Post)
	if s.Caption != "" {
		add(viet.Upper(s.Caption))
	}
	for i, line := range s.Authority {
		line = c.abbreviated(line)
		if i == len(s.Authority)-1 && c.authority(line).BeforePost && c.authority(line).Text == line {
			post = strings.TrimSpace(line + " " + post)
			continue
		}
		c.checkAuthority(line)
		add(viet.Upper(line))
	}
	if post != "" || s.Caption == "" {
		add(viet.Upper(post))
	}
	return append(out, paragraph(styleSigner, doc.RoleSignature, strings.TrimSpace(s.Title+" "+c.untitled(s.Name))))
}

// abbreviated is an authority line that begins as the law has it: "thừa lệnh Giám
// đốc" is "TL. Giám đốc".
func (c *composer) abbreviated(line string) string {
	for _, a := range c.rules.Signing.Authorities {
		if rest, ok := a.said(line); ok {
			return strings.TrimSpace(a.Text + " " + rest)
		}
	}
	return strings.TrimSpace(line)
}

// acting is a post with its capacity abbreviated: "Quyền Giám đốc" is "Q. Giám đốc".
func (c *composer) acting(post string) string {
	for _, a := range c.rules.Signing.Authorities {
		if rest, ok := a.said(post); ok && a.BeforePost && rest != "" {
			return a.Text + " " + rest
		}
	}
	return post
}

// said tells whether a line begins with the capacity in words, and gives what
// follows.
func (a Authority) said(line string) (rest string, ok bool) {
	words := strings.Fields(line)
	for _, phrase := range a.Phrases {
		n := len(strings.Fields(phrase))
		if n <= len(words) && viet.Lower(viet.Canonical(strings.Join(words[:n], " "))) == viet.Lower(viet.Canonical(phrase)) {
			return strings.Join(words[n:], " "), true
		}
	}
	return "", false
}

// authority is the abbreviated capacity that line begins with, or none.
func (c *composer) authority(line string) Authority {
	for _, a := range c.rules.Signing.Authorities {
		if line == a.Text || strings.HasPrefix(line, a.Text+" ") {
			return a
		}
	}
	return Authority{}
}

// checkAuthority finds capacities that the law writes otherwise: "T/M", "KT ",
// "KT." of nobody.
func (c *composer) checkAuthority(line string) {
	word, _, _ := strings.Cut(line, " ")
	switch c.authority(line).Text {
	case "":
	case line:
		c.fault("quyen-han", fmt.Sprintf("quyền hạn ký “%s” không nói ký thay ai", line), fmt.Sprintf("ghi cơ quan hoặc chức vụ sau “%s”", line))
		return
	default:
		return
	}
	bare := strings.NewReplacer("/", "", ".", "").Replace(viet.Upper(word))
	for _, a := range c.rules.Signing.Authorities {
		if bare == strings.TrimSuffix(a.Text, ".") {
			c.fault("quyen-han", fmt.Sprintf("quyền hạn ký “%s” viết sai", line), fmt.Sprintf("viết “%s” thay cho “%s”", a.Text, word))
			return
		}
	}
	c.warn("quyen-han", fmt.Sprintf("quyền hạn ký “%s” không bắt đầu bằng chữ viết tắt", line), "bắt đầu bằng "+c.authorities())
}

// authorities lists the abbreviated capacities for a hint.
func (c *composer) authorities() string {
	var out []string
	for _, a := range c.rules.Signing.Authorities {
		out = append(out, fmt.Sprintf("“%s” (%s)", a.Text, a.Meaning))
	}
	return strings.Join(out, ", ")
}

// untitled is a signer's name without the academic ranks and honours before it,
// which the law does not let stand there (NĐ 30, Phụ lục I, II.7c).
func (c *composer) untitled(name string) string {
	titles, bare := viet.CutTitles(name)
	if titles != "" {
		c.warn("hoc-ham-hoc-vi", fmt.Sprintf("đã bỏ “%s” trước họ tên người ký “%s”", titles, bare),
			"ghi họ tên không kèm học hàm, học vị, danh hiệu; ngành được phép ghi thì đặt ở “hoc_vi” của người ký trong mẫu")
	}
	return bare
}

// recipients is "Nơi nhận:" and its list.
func (c *composer) recipients() []doc.Block {
	return []doc.Block{
		paragraph(styleRecipients, doc.RoleRecipients, c.rules.Words.Recipients.Text),
		dashes(c.recipientList(), styleRecipient, doc.RoleRecipients),
	}
}

// recipientList is the recipients as the office gave them, with the first and
// the last that the law's forms print: "Như trên" or "Như Điều ...", "Lưu: ...".
func (c *composer) recipientList() []string {
	words := c.rules.Words
	var out, files []string
	for _, r := range c.frame.Recipients {
		r = strings.TrimSpace(viet.StripBullet(r))
		if strings.HasPrefix(viet.Fold(r), viet.Fold(words.File.Text)+" ") {
			files = append(files, r)
		} else if c.filed(r) {
			files = append(files, words.File.Text+" "+r)
		} else if r != "" {
			out = append(out, r)
		}
	}
	if len(out) == 0 || !strings.HasPrefix(viet.Fold(out[0]), "nhu ") {
		out = append(c.first(), out...)
	}
	if len(files) == 0 {
		files = []string{words.File.Text + " " + c.kind.File}
	}
	return append(out, files...)
}

// filed tells whether a recipient is what the documents are kept by, with "Lưu:"
// left out: "VT, VP".
func (c *composer) filed(recipient string) bool {
	archive, _, _ := strings.Cut(c.kind.File, ",")
	first, _, _ := strings.Cut(recipient, ",")
	return strings.TrimSpace(first) == archive
}

// first is the recipient that the form prints before the office's, or none.
func (c *composer) first() []string {
	words := c.rules.Words
	switch {
	case len(c.frame.Addressees) > 0 || c.kind.Form == FormLetter || c.kind.First == FirstAbove:
		return []string{words.AsAbove.Text}
	case c.kind.First == FirstArticle:
		c.warn("nhu-dieu", fmt.Sprintf("nơi nhận chưa nói thi hành theo điều nào của %s", viet.Lower(c.kind.Name)),
			fmt.Sprintf("ghi “%s ...” ở đầu nơi nhận", words.AsArticle.Text))
		return []string{words.AsArticle.Text + gap(c.rules.Gaps.Article)}
	default:
		return nil
	}
}
