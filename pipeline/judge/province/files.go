package province

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"

	"vanthu/pipeline/viet"
)

// write makes the folder of the office.
func (l *life) write(dir string) error {
	if err := put(filepath.Join(dir, "co-quan.yaml"), agencyFile, l); err != nil {
		return err
	}
	for n := range l.size.Periods {
		m := l.live(n)
		data := struct {
			month
			*life
		}{m, l}
		at := filepath.Join(dir, m.Period.Key())
		if err := put(filepath.Join(at, "giao-ban.yaml"), meetingFile, data); err != nil {
			return err
		}
		if err := put(filepath.Join(at, "tien-do.yaml"), progressFile, data); err != nil {
			return err
		}
	}
	return nil
}

func put(path string, file *template.Template, data any) error {
	var b bytes.Buffer
	if err := file.Execute(&b, data); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// What the files ask of an office beside its fields.
func (l *life) Title() string     { return l.title }
func (l *life) Symbol() string    { return l.symbol }
func (l *life) Place() string     { return l.place }
func (l *life) Above() string     { return l.above }
func (l *life) Head() string      { return l.head }
func (l *life) Units() []unit     { return l.units }
func (l *life) Chief() string     { return l.chief }
func (l *life) Deputy() string    { return l.deputy }
func (l *life) Clerk() string     { return l.clerk }
func (l *life) General() []string { return general }

// After is the working day so many calendar days after a day.
func (l *life) After(d viet.Date, n int) viet.Date { return l.working(d.AddDays(n)) }

func file(name, text string) *template.Template {
	return template.Must(template.New(name).Funcs(template.FuncMap{
		"q":    strconv.Quote,
		"list": func(codes []string) string { return "[" + strings.Join(codes, ", ") + "]" },
	}).Parse(text))
}

var agencyFile = file("co-quan", `# Hồ sơ cơ quan (số liệu giả định).
ten: {{.Title}}
{{- with .Above}}
chu_quan: {{.}}{{end}}
ky_hieu: {{.Symbol}}
dia_danh: {{.Place}}
don_vi:
{{- range .Units}}
  - {ma: {{.Code}}, ten: {{q .Name}}}
{{- end}}
nguoi_ky:{{if ne .Head "Chánh Văn phòng"}}
  - {loai: [thong_bao], quyen_han: {{q (print "TL. " .Head)}}, chuc_vu: Chánh Văn phòng, ho_ten: {{.Clerk}}}{{end}}
  - {quyen_han: {{if .Above}}KT. {{.Head}}{{else}}[TM. Ủy ban nhân dân, KT. Chủ tịch]{{end}}, chuc_vu: Phó {{.Head}}, ho_ten: {{.Deputy}}}
noi_nhan:
  chung: [{{.Head}} và các Phó {{.Head}} (b/c), Các đơn vị trực thuộc, "Lưu: VT, VP"]
bao_cao_dinh_ky: {ngay_chot: 14, sap_den_han: 3}
`)

var meetingFile = file("giao-ban", `{{$m := .}}cuoc_hop:
  ky_hop: {{.Period.Short}}
  ngay: {{.Meeting.Short}}
  bat_dau: "08:00"
  ket_thuc: "10:30"
  dia_diem: Phòng họp số 01
  chu_tri: {chuc_vu: {{.Head}}, ho_ten: {{.Chief}}}
  thu_ky: {chuc_vu: Chuyên viên Văn phòng, ho_ten: {{.Clerk}}}
  thanh_phan:
    - Phó {{.Head}} {{.Deputy}}
{{- range .Units}}
    - {{q (print "Lãnh đạo " .Name)}}
{{- end}}
  ky_danh_gia: {{.Reviewed.Short}}
  ky_trien_khai: {{.Period.Short}}
  danh_gia_chung: Các đơn vị đã chủ động triển khai nhiệm vụ được giao; kỷ luật, kỷ cương hành chính được giữ vững.
  ket_qua:
{{- range .Results}}
    - {noi_dung: {{q .Text}}, don_vi: {{.Unit}}}
{{- end}}
  ton_tai:
{{- range .Shortcomings}}
    - {noi_dung: {{q .}}, nguyen_nhan: khối lượng công việc lớn}
{{- end}}
  yeu_cau_chung:
{{- range .General}}
    - {{q .}}
{{- end}}
  kien_nghi: ["Đề nghị cơ quan cấp trên sớm bố trí kinh phí thực hiện các nhiệm vụ mới giao."]
nhiem_vu:
{{- range .Given}}
  - ma: {{.Code}}
    don_vi_chu_tri: {{.Lead}}
{{- with .Cooperate}}
    phoi_hop: {{list .}}{{end}}
    noi_dung: {{q .Text}}
    thoi_han: {{.Term}}
    san_pham: [{{.Product}}]
    lanh_dao: {{$m.Head}}
{{- with .From}}
    chuyen_tu: {{.}}{{end}}
{{- end}}
{{- with .Idle}}
khong_phat_sinh: {{list .}}{{end}}
{{- with .Opening}}
nhiem_vu_truoc:
{{- range .}}
  - {ma: {{.Code}}, don_vi_chu_tri: {{.Lead}}, noi_dung: {{q .Text}}, thoi_han: {{.Term}}, ngay_giao: {{.Assigned.Short}}}
{{- end}}{{end}}
{{- with .Extended}}
lui_han:
{{- range .}}
  - {ma: {{.Code}}, den_ngay: {{.To.Short}}, ly_do: phải chờ số liệu của đơn vị phối hợp, nguoi_quyet_dinh: {{q .By}}, ngay_quyet_dinh: {{.On.Short}}}
{{- end}}{{end}}
ke_hoach:
  muc_dich: ["Phân công rõ việc, rõ người, rõ thời hạn."]
  yeu_cau: ["Trưởng các đơn vị chịu trách nhiệm về kết quả thực hiện."]
  to_chuc_thuc_hien: ["Văn phòng theo dõi, đôn đốc, tổng hợp báo cáo tại phiên giao ban tháng sau."]
{{- if .Issued}}
van_ban:
  thong_bao: {so: "{{index .Numbers 0}}", ngay: {{(.After .Meeting 2).Short}}}
  bien_ban: {so: "{{index .Numbers 1}}", ngay: {{.Meeting.Short}}}
  ke_hoach: {so: "{{index .Numbers 2}}", ngay: {{(.After .Meeting 3).Short}}}
  bao_cao: {so: "{{index .Numbers 3}}", ngay: {{(.After .Meeting 3).Short}}}
{{- end}}
`)

var progressFile = file("tien-do", `# Tiến độ do các đơn vị báo cáo, chốt ngày {{.CutOff.Short}} (số liệu giả định).
tien_do:
{{- range .Progress}}
  - {ma: {{.Code}}, tinh_trang: {{.State}}, ty_le: {{.Percent}}, ket_qua: {{q .Result}}
    {{- with .Document}}, van_ban_ket_qua: {{q .}}{{end}}
    {{- if not .Done.IsZero}}, ngay_hoan_thanh: {{.Done.Short}}{{end}}
    {{- with .Reason}}, ly_do_cham: {{q .}}{{end}}
    {{- if not .AskedDue.IsZero}}, de_nghi_lui_han: {{.AskedDue.Short}}{{end}}}
{{- end}}
{{- with .Arisen}}
nhiem_vu_phat_sinh:
{{- range .}}
  - {ma: {{.Code}}, don_vi_chu_tri: {{.Lead}}, noi_dung: {{q .Text}}, thoi_han: {{.Term}}, ngay_giao: {{.Assigned.Short}}}
{{- end}}{{end}}
`)
