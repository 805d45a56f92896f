package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"vanthu/fonts"
	"vanthu/pipeline"
	"vanthu/pipeline/check"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
	"vanthu/pipeline/extract"
	"vanthu/pipeline/form"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/layout"
	"vanthu/pipeline/office"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/record"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/xlsx"
)

func importCommand(out *printer) *cli.Command {
	return &cli.Command{
		Name:      "nhap",
		Aliases:   []string{"import"},
		Usage:     "lấy dữ liệu giao ban ra từ một thông báo có sẵn",
		ArgsUsage: "TỆP",
		Description: "TỆP là thông báo kết luận: tệp Word (.docx), văn bản thuần (.txt, kể cả dán từ trang web, phông cũ),\n" +
			"hoặc tệp .docx, .pdf, .xlsx do vanthu tạo: dữ liệu kèm trong tệp được lấy lại nguyên vẹn.\n" +
			"Mỗi giá trị có ghi chỗ lấy ở nguồn. Chỗ chưa hiểu được báo từng chỗ một, không bỏ chữ nào;\n" +
			"--doi-chieu in toàn bộ nguồn, mỗi mảnh kèm nơi nó đã vào.\n" +
			"Với --json, mỗi dòng là một sự kiện (su_kien): manh (với --doi-chieu), van_de, tep; dòng cuối là tong_ket.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "o", Aliases: []string{"ra"}, Usage: "`RA` là tệp .yaml hoặc .xlsx (mặc định: tệp .yaml cạnh TỆP)"},
			&cli.StringFlag{Name: "dang", Usage: "`DẠNG` dữ liệu khi không có -o: yaml, hoặc xlsx là sổ “Giao ban tháng”"},
			&cli.StringFlag{Name: "co-quan", Usage: "`TỆP` hồ sơ cơ quan, để nhận đúng tên và mã đơn vị"},
			&cli.BoolFlag{Name: "doi-chieu", Usage: "in từng mảnh của nguồn và nơi nó đã vào"},
			&cli.BoolFlag{Name: "json", Usage: "in kết quả dạng JSON, mỗi dòng một sự kiện"},
		},
		OnUsageError:    onUsageError,
		HideHelpCommand: true,
		Action:          func(c *cli.Context) error { return importFile(c, out) },
	}
}

// imported is the data that were taken out of a file.
type imported struct {
	yaml   []byte
	month  *record.Month   // nil where the file carried its data
	result *extract.Result // nil where the file carried its data
}

// importFile takes the data out of a file and writes them.
func importFile(c *cli.Context, out *printer) error {
	if c.NArg() != 1 {
		return usageError(errors.New("cần đúng một tệp; ví dụ: vanthu nhap \"Thông báo.docx\" -o 2026-11.yaml"))
	}
	path := c.Args().First()
	target, err := importTarget(c, path)
	if err != nil {
		return err
	}
	out.of(path)
	agency, err := givenAgency(c, out)
	if err != nil {
		return err
	}
	data, err := readLimited(path, maxWordFile)
	if err != nil {
		out.problem(asProblem(err, path))
		return &exitError{code: exitBadInput}
	}
	in, err := takeOut(path, data, agency, out)
	var told *exitError
	if errors.As(err, &told) {
		return told
	}
	if err != nil {
		out.problem(asProblem(err, path))
		return &exitError{code: exitBadInput}
	}
	if c.Bool("doi-chieu") && in.result != nil {
		out.pieces(in.result)
	}
	if err := in.put(out, target); err != nil {
		return err
	}
	out.imported(in)
	return nil
}

// importTarget is the file that the data go to.
func importTarget(c *cli.Context, path string) (string, error) {
	ext := strings.ToLower(strings.TrimPrefix(c.String("dang"), "."))
	if target := c.String("o"); target != "" {
		given := strings.ToLower(strings.TrimPrefix(filepath.Ext(target), "."))
		switch {
		case given != "yaml" && given != "xlsx":
			return "", usageError(fmt.Errorf("-o: “%s” phải có đuôi .yaml hoặc .xlsx", target))
		case ext != "" && ext != given:
			return "", usageError(fmt.Errorf("--dang %s không hợp với -o “%s”; bỏ một trong hai", ext, target))
		case sameFile(target, path):
			return "", usageError(fmt.Errorf("-o: “%s” là chính tệp nguồn; chọn tên khác", target))
		}
		return target, nil
	}
	switch ext {
	case "":
		ext = "yaml"
	case "yaml", "xlsx":
	default:
		return "", usageError(fmt.Errorf("--dang: không có dạng “%s”; các dạng: yaml, xlsx", ext))
	}
	return filepath.Join(filepath.Dir(path), stem(path)+" (dữ liệu)."+ext), nil
}

// givenAgency is the profile that --co-quan names; nil if it names none.
func givenAgency(c *cli.Context, out *printer) (*record.Agency, error) {
	path := c.String("co-quan")
	if path == "" {
		return nil, nil
	}
	agency, ps := office.ReadAgency(path)
	out.problems(ps)
	if ps.Failed() {
		return nil, &exitError{code: exitBadInput}
	}
	return &agency, nil
}

// takeOut takes the data out of a file: those that it carries, or what its text says.
func takeOut(path string, data []byte, agency *record.Agency, out *printer) (imported, error) {
	kit, err := pipeline.NewKit(nil)
	if err != nil {
		return imported{}, err
	}
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return carriedOnly(path, data, "pdf", "tệp PDF này không kèm dữ liệu", "dùng tệp Word của văn bản, hoặc chép chữ trong PDF ra tệp .txt", out)
	case strings.EqualFold(filepath.Ext(path), ".xlsx"):
		return carriedOnly(path, data, "xlsx", "tệp Excel này không kèm dữ liệu", "nếu là sổ “Giao ban tháng” thì dùng thẳng: vanthu soan", out)
	case bytes.HasPrefix(data, []byte("PK")) || strings.EqualFold(filepath.Ext(path), ".docx"):
		return takeOutOfWord(path, data, kit.Rules, agency, out)
	case dataForm.Match(data):
		return imported{}, doc.Problem{Message: "đây đã là tệp dữ liệu, không phải văn bản", Hint: "dùng thẳng: vanthu soan", Rule: "da-la-du-lieu"}
	}
	d, at, ps := intake.Text(path, data)
	out.problems(ps)
	if ps.Failed() || d == nil {
		return imported{}, &exitError{code: exitBadInput}
	}
	return understood(path, d, extract.Source{Lines: at}, kit.Rules, agency, out)
}

// dataForm is a line that data files have and no notice has.
var dataForm = regexp.MustCompile(`(?m)^(?:co_quan|cuoc_hop|nhiem_vu|don_vi):`)

// carriedOnly takes the data out of a file whose text cannot be read.
func carriedOnly(path string, data []byte, format, none, hint string, out *printer) (imported, error) {
	f, _ := pipeline.FormatNamed(format)
	attached, err := f.Attached(data)
	if err != nil {
		return imported{}, err
	}
	in, ok := carriedIn(attached)
	if !ok {
		return imported{}, doc.Problem{Message: none, Hint: hint, Rule: "khong-kem"}
	}
	if _, intact := f.Intact(data); !intact {
		out.problem(doc.Problem{Warning: true, Pos: doc.Position{File: path}, Rule: "da-sua-tay",
			Message: "tệp đã bị sửa tay sau khi tạo; dữ liệu lấy ra là dữ liệu lúc tạo", Hint: "so lại những chỗ đã sửa"})
	}
	return in, nil
}

// carriedIn is the data among the attachments of a document, and whether there are any.
func carriedIn(attached []doc.Attachment) (imported, bool) {
	for _, a := range attached {
		if a.Name == pipeline.CarriedName {
			return imported{yaml: a.Data}, true
		}
	}
	return imported{}, false
}

// takeOutOfWord takes the data out of a Word file.
func takeOutOfWord(path string, data []byte, rules *thethuc.Rules, agency *record.Agency, out *printer) (imported, error) {
	file, err := docx.Open(data)
	if err != nil {
		return imported{}, err
	}
	if in, ok := carriedIn(file.Doc.Attached); ok {
		out.edits(path, file)
		return in, nil
	}
	for _, p := range file.Problems {
		p.Pos.File = path
		out.problem(p)
	}
	out.problems(intake.DecodeDoc(path, file.Doc))
	beside := out.asides(path, file)
	in, err := understood(path, file.Doc, extract.Source{Pages: pagesOf(file.Doc)}, rules, agency, out)
	if err == nil {
		in.result.Pieces = append(in.result.Pieces, beside...)
	}
	return in, err
}

// pagesOf tells on which page each block of a document begins.
func pagesOf(d *doc.Doc) map[doc.Block]int {
	on := map[doc.Block]int{}
	pages, _ := layout.Pages(d, fonts.Load()) // what is wrong with the pages is not asked here
	for i, p := range pages {
		for _, t := range p.Texts {
			if _, known := on[t.Block]; !known && !t.Repeat {
				on[t.Block] = i + 1
			}
		}
	}
	return on
}

// understood is what the text of a document says.
func understood(path string, d *doc.Doc, at extract.Source, rules *thethuc.Rules, agency *record.Agency, out *printer) (imported, error) {
	r := extract.Month(parts.Find(d, rules), agency, at)
	if !speaks(r.Month) {
		return imported{}, doc.Problem{Rule: "khong-phai-giao-ban", Message: "không giống thông báo kết luận giao ban: không thấy ngày họp, người chủ trì, kết quả hay nhiệm vụ nào", Hint: "chọn đúng tệp thông báo"}
	}
	for _, p := range r.Problems {
		p.Pos.File = path
		out.problem(p)
	}
	if g := &r.Month.Meeting; len(r.Month.Tasks) == 0 && len(g.Results) == 0 && g.Date.IsZero() {
		out.problem(doc.Problem{Warning: true, Pos: doc.Position{File: path}, Rule: "khong-phai-giao-ban",
			Message: "không giống thông báo kết luận giao ban: không thấy ngày họp, kết quả, nhiệm vụ nào", Hint: "xem lại có đúng tệp không"})
	}
	if agency != nil {
		out.unnamed(path, agency, r.Month)
	}
	return imported{yaml: intake.FormatWith(r.Month, r.Note), month: r.Month, result: r}, nil
}

// speaks tells whether a month says anything of a meeting.
func speaks(m *record.Month) bool {
	g := &m.Meeting
	return len(m.Tasks)+len(g.Results)+len(g.Shortcomings)+len(g.General) > 0 || !g.Date.IsZero() || g.Name != "" || g.Chair.Post != "" || g.Review != ""
}

// unnamed says which units of the agency have no task and are not said to have none.
func (p *printer) unnamed(path string, agency *record.Agency, m *record.Month) {
	var names []string
	for _, u := range agency.Units {
		has := slices.Contains(m.NoTask, u.Code) || slices.ContainsFunc(m.Tasks, func(t record.Task) bool { return t.Lead == u.Code })
		if !has {
			names = append(names, u.Name)
		}
	}
	if len(m.Tasks) > 0 && len(names) > 0 {
		p.problem(doc.Problem{Warning: true, Pos: doc.Position{File: path}, Rule: "don-vi-khong-neu",
			Message: "nguồn không giao nhiệm vụ nào cho: " + strings.Join(names, "; "), Hint: "nếu đúng thì ghi mã vào khong_phat_sinh, vì soan sẽ hỏi"})
	}
}

// asideNames says what the texts beside the flow of a document are. What was deleted is
// not meant to be read.
var asideNames = map[docx.AsideKind]string{
	docx.AsideFootnote: "cước chú", docx.AsideEndnote: "chú thích cuối", docx.AsideTextBox: "hộp văn bản", docx.AsideComment: "nhận xét",
	docx.AsideEven: "đầu, chân trang chẵn", docx.AsideUnseen: "phần không hiện trên trang",
}

// asides says which texts stand beside the flow of a document, none of which is in the
// data, and gives them as pieces that were not understood.
func (p *printer) asides(path string, f *docx.File) (out []extract.Piece) {
	for _, a := range f.Asides {
		text := strings.Join(slices.Collect(doc.Lines(a.Blocks)), "\n")
		if what := asideNames[a.Kind]; what != "" && strings.ContainsFunc(text, unicode.IsLetter) {
			p.problem(doc.Problem{Warning: true, Pos: doc.Position{File: path}, Rule: "ngoai-mach-van",
				Message: "chữ trong " + what + " “" + check.Excerpt(text) + "” chưa đưa vào dữ liệu", Hint: "chép vào chỗ thích hợp nếu là nội dung"})
			out = append(out, extract.Piece{Text: text})
		}
	}
	return out
}

// edits says what was changed by hand in a file of this program.
func (p *printer) edits(path string, f *docx.File) {
	if f.Own == nil || f.Own.Intact {
		return
	}
	warn := func(message string) {
		p.problem(doc.Problem{Warning: true, Pos: doc.Position{File: path}, Message: message, Rule: "da-sua-tay",
			Hint: "dữ liệu lấy ra là dữ liệu lúc tạo; sửa theo chỗ này nếu cần"})
	}
	for _, e := range f.Own.Edits {
		text := ""
		if e.Block != nil {
			for line := range doc.Lines([]doc.Block{e.Block}) {
				text = check.Excerpt(line)
				break
			}
		}
		switch {
		case e.Gone > 0 && text == "":
			warn(fmt.Sprintf("đã bỏ %d đoạn ở đầu văn bản", e.Gone))
		case e.Gone > 0:
			warn(fmt.Sprintf("đã bỏ %d đoạn sau “%s”", e.Gone, text))
		case e.New:
			warn(fmt.Sprintf("đã thêm đoạn “%s”", text))
		default:
			warn(fmt.Sprintf("đã sửa đoạn “%s”", text))
		}
	}
	if len(f.Own.Edits) == 0 {
		warn("tệp đã được lưu lại bằng phần mềm khác; chữ trong văn bản không đổi")
	}
}

// put writes the data, as YAML or as the workbook.
func (in *imported) put(out *printer, target string) error {
	if strings.EqualFold(filepath.Ext(target), ".yaml") {
		return putFile(out, target, yamlData, "nhap", in.yaml)
	}
	if in.month == nil {
		node, ps := intake.Read(target, in.yaml)
		m, more := intake.Part(node)
		out.problems(append(ps, more...))
		if in.month = m; m == nil {
			return &exitError{code: exitFailed}
		}
	}
	book := form.GiaoBan(in.month.Agency, in.month.Meeting.Period)
	if err := form.Fill(&book, in.month); err != nil {
		return err
	}
	data, err := xlsx.WriteForm(book)
	if err != nil {
		return err
	}
	workbook, _ := pipeline.FormatNamed("xlsx")
	return putFile(out, target, workbook, "nhap", data)
}

// yamlData is the format of data files. One that is there already is somebody's work.
var yamlData = pipeline.Format{Name: "yaml", Intact: func([]byte) (ours, intact bool) { return false, false }}

// pieces prints the whole source, each piece with where it went.
func (p *printer) pieces(r *extract.Result) {
	for _, piece := range r.Pieces {
		where := piece.Key
		switch {
		case where == "" && piece.Frame != "":
			where = "(" + piece.Frame + ")"
		case where == "":
			where = "CHƯA HIỂU"
		}
		if p.json {
			p.event("manh", map[string]any{"chu": piece.Text, "vao": piece.Key, "khung": piece.Frame})
			continue
		}
		fmt.Fprintf(p.out, "%s\t%s\n", where, strings.Join(strings.Fields(piece.Text), " "))
	}
}

// leads counts the lead-ins in the office's own words.
func leads(m *record.Month) (n int) {
	l := &m.Meeting.Leads
	for _, text := range []string{l.Opening, l.Conclusion, l.Results, l.Shortcomings, l.General, l.Tasks, l.Closing} {
		if text != "" {
			n++
		}
	}
	return n
}

// imported is the last line for people.
func (p *printer) imported(in imported) {
	p.finished = true
	if p.json {
		return
	}
	if in.result == nil {
		fmt.Fprintln(p.out, "Đã lấy lại nguyên vẹn dữ liệu kèm trong tệp.")
		return
	}
	m, units := in.result.Month, map[string]bool{}
	for _, t := range m.Tasks {
		units[t.Lead] = true
	}
	left := in.result.Left()
	fmt.Fprintf(p.out, "Đã lấy: %d nhiệm vụ của %d đơn vị, %d kết quả, %d tồn tại, %d yêu cầu chung, %d kết luận khác, %d lời dẫn, %d văn bản viện dẫn; %d chỗ chưa hiểu.\n",
		len(m.Tasks), len(units), len(m.Meeting.Results), len(m.Meeting.Shortcomings), len(m.Meeting.General), len(m.Meeting.Other), leads(m), len(m.Citations), len(left))
	if len(m.Tasks) > 0 {
		fmt.Fprintln(p.out, viet.EndSentence("Xem lại tệp dữ liệu rồi soạn: vanthu soan"))
	}
}
