package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
)

// printer says what happens: lines for people, or one JSON object a line.
type printer struct {
	out, err io.Writer
	json     bool
	input    string // the data of the file that is being made
	finished bool   // all that was asked for was tried
	try      bool   // nothing is written

	files    map[string]int // made, by format
	same     int
	kept     int // changed by hand, left as they are
	warnings int
	errors   int
}

// fail prints an error that ends the command.
func (p *printer) fail(text string) {
	if p.json {
		p.errors++
		p.event("van_de", map[string]any{"muc": "lỗi", "noi_dung": text})
		return
	}
	for line := range strings.Lines(text) {
		fmt.Fprintf(p.err, "lỗi: %s\n", strings.TrimSuffix(line, "\n"))
	}
}

// problem prints one fault or warning.
func (p *printer) problem(pr doc.Problem) {
	word := "lỗi"
	if pr.Warning {
		word = "cảnh báo"
		p.warnings++
	} else {
		p.errors++
	}
	if p.json {
		p.event("van_de", map[string]any{
			"muc": word, "tep": pr.Pos.File, "dong": pr.Pos.Line, "cot": pr.Pos.Col,
			"trang": pr.Pos.Sheet, "o": pr.Pos.Cell,
			"noi_dung": pr.Message, "cach_sua": pr.Hint, "quy_tac": pr.Rule,
		})
		return
	}
	fmt.Fprintf(p.err, "%s: %s\n", word, pr.Error())
}

func (p *printer) problems(ps doc.Problems) {
	for _, pr := range ps {
		p.problem(pr)
	}
}

// outcomes names what became of a file, or would become of it: the words for people,
// and the keys for machines.
var outcomes = map[pipeline.Outcome]struct{ text, key, tried, triedKey string }{
	pipeline.Written:   {"đã tạo", "da_tao", "sẽ tạo", "se_tao"},
	pipeline.Replaced:  {"đã thay", "da_thay", "sẽ thay", "se_thay"},
	pipeline.Unchanged: {"không đổi", "khong_doi", "không đổi", "khong_doi"},
	pipeline.Beside:    {"đã tạo bên cạnh tệp đã sửa tay", "tao_ben_canh", "đã sửa tay, để bên cạnh", "se_tao_ben_canh"},
	pipeline.Kept:      {"giữ tệp đã sửa tay", "giu_nguyen", "giữ tệp đã sửa tay", "giu_nguyen"},
}

func (p *printer) file(f pipeline.File, path string, o pipeline.Outcome) {
	p.count(f.Format.Name, o)
	if p.json {
		p.fileEvent(f.Key, f.Format.Name, path, o)
		return
	}
	fmt.Fprintf(p.out, "%s: %s\n", outcomes[o].text, path)
}

// beside is [printer.file] of a name that the user chose: what stands there need not be
// a file of ours that was changed.
func (p *printer) beside(f pipeline.File, path string, o pipeline.Outcome) {
	if o != pipeline.Beside || p.json {
		p.file(f, path, o)
		return
	}
	p.count(f.Format.Name, o)
	fmt.Fprintf(p.out, "đã tạo bên cạnh tệp đã có: %s\n", path)
}

// batchFile says what became of a file of a batch: machines get all, people what they
// tried, and what became of the files that they changed.
func (p *printer) batchFile(m pipeline.Made) {
	p.count(m.Format, m.Outcome)
	switch says := outcomes[m.Outcome]; {
	case p.json:
		p.fileEvent(m.Key, m.Format, m.Path, m.Outcome)
	case p.try:
		fmt.Fprintf(p.out, "%s: %s\n", says.tried, m.Path)
	case m.Outcome == pipeline.Beside, m.Outcome == pipeline.Kept:
		fmt.Fprintf(p.out, "%s: %s\n", says.text, m.Path)
	}
}

func (p *printer) fileEvent(key, format, path string, o pipeline.Outcome) {
	result := outcomes[o].key
	if p.try {
		result = outcomes[o].triedKey
	}
	p.event("tep", map[string]any{"nguon": p.input, "duong_dan": path, "loai": key, "dang": format, "ket_qua": result})
}

// past says that a file is no longer due.
func (p *printer) past(path string) {
	if p.json {
		p.event("tep", map[string]any{"nguon": p.input, "duong_dan": path, "ket_qua": "khong_con_den_han"})
		return
	}
	fmt.Fprintf(p.out, "không còn đến hạn, giữ nguyên: %s\n", path)
}

func (p *printer) count(format string, o pipeline.Outcome) {
	switch o {
	case pipeline.Unchanged:
		p.same++
	case pipeline.Kept:
		p.kept++
	default:
		if p.files == nil {
			p.files = map[string]int{}
		}
		p.files[format]++
	}
}

func (p *printer) failure(f pipeline.Failure) {
	var ps doc.Problems
	if errors.As(f.Err, &ps) {
		p.problems(ps)
		return
	}
	p.errors++
	if p.json {
		p.event("van_de", map[string]any{"muc": "lỗi", "tep": p.input, "loai": f.Key, "dang": f.Format, "noi_dung": f.Err.Error()})
		return
	}
	at, text := strings.TrimSpace(f.Key+" "+f.Format), f.Err.Error()
	if !strings.HasPrefix(text, p.input) { // else it says itself where
		at = strings.TrimSpace(p.input + " " + at)
	}
	if at != "" {
		at += ": "
	}
	for line := range strings.Lines(text) {
		fmt.Fprintf(p.err, "lỗi: %s%s\n", at, strings.TrimSuffix(line, "\n"))
	}
}

// summary is the last line for people.
func (p *printer) summary(took time.Duration) {
	p.finished = true
	if p.json {
		return
	}
	total := 0
	var parts []string
	for _, f := range pipeline.Formats {
		if n := p.files[f.Name]; n > 0 {
			total += n
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToUpper(f.Name)))
		}
	}
	made := fmt.Sprintf("Đã tạo %d tệp", total)
	if p.try {
		made = fmt.Sprintf("Chạy thử, không ghi gì: sẽ tạo %d tệp", total)
	}
	if len(parts) > 0 {
		made += " (" + strings.Join(parts, ", ") + ")"
	}
	if p.same > 0 {
		made += fmt.Sprintf(", %d tệp không đổi", p.same)
	}
	if p.kept > 0 {
		made += fmt.Sprintf(", %d tệp đã sửa tay được giữ", p.kept)
	}
	seconds := strings.Replace(fmt.Sprintf("%.2f", took.Seconds()), ".", ",", 1)
	fmt.Fprintf(p.out, "%s trong %s giây; %d cảnh báo, %d lỗi.\n", made, seconds, p.warnings, p.errors)
}

// total is the last event, however the run ended.
func (p *printer) total(code int) {
	made := 0
	for _, n := range p.files {
		made += n
	}
	p.event("tong_ket", map[string]any{"da_tao": made, "khong_doi": p.same, "giu_nguyen": p.kept, "canh_bao": p.warnings, "loi": p.errors, "ma_ket_thuc": code})
}

func (p *printer) event(kind string, fields map[string]any) {
	fields["su_kien"] = kind
	line, err := json.Marshal(fields) // sorts the keys
	if err != nil {
		line = []byte(`{"su_kien":"loi_chuong_trinh"}`)
	}
	fmt.Fprintf(p.out, "%s\n", line)
}
