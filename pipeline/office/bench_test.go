package office_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/pipeline/office"
	"vanthu/pipeline/viet"
)

// BenchmarkOpen reads five years of an office: 60 periods that give 50 tasks each and
// report on 75.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	fiveYears(b, dir)
	b.ResetTimer()
	for b.Loop() {
		o, ps := office.Open(dir)
		if ps.Failed() || len(o.Periods) != 60 || o.Periods[59].Month == nil {
			b.Fatal(ps, o.Periods[59].Problems)
		}
	}
}

// fiveYears writes the office of [BenchmarkOpen].
func fiveYears(b *testing.B, dir string) {
	units := []string{"VP", "KT", "VHXH", "HCC"}
	write(b, dir, office.AgencyFile, `ten: Sở Mẫu
ky_hieu: SM
dia_danh: Bình An
don_vi:
  - {ma: VP, ten: Văn phòng Sở}
  - {ma: KT, ten: Phòng Kế hoạch}
  - {ma: VHXH, ten: Phòng Văn hóa - Xã hội}
  - {ma: HCC, ten: Trung tâm Phục vụ hành chính công}
`)
	for n := range 60 {
		p := viet.Period{Year: 2022, Month: 1}.Add(n)
		var tasks, reports strings.Builder
		for i := range 50 {
			unit := units[i%len(units)]
			fmt.Fprintf(&tasks, "  - ma: %s/%s-%02d\n    don_vi_chu_tri: %s\n    noi_dung: Rà soát, tổng hợp kết quả thực hiện chỉ tiêu số %d của đơn vị, báo cáo lãnh đạo Sở xem xét.\n    thoi_han: chậm nhất ngày %s\n    san_pham: [Báo cáo tổng hợp]\n",
				p.Key(), unit, i+1, unit, i+1, p.Next().First().AddDays(i%20).Short())
			fmt.Fprintf(&reports, "  - {ma: %s/%s-%02d, tinh_trang: dang_thuc_hien, ty_le: %d, ket_qua: \"Đã lấy ý kiến %d đơn vị, đang tổng hợp.\", ly_do_cham: chờ số liệu}\n",
				p.Key(), unit, i+1, i, i)
			if before := p.Prev(); n > 0 && i < 25 {
				fmt.Fprintf(&reports, "  - {ma: %s/%s-%02d, tinh_trang: da_hoan_thanh, ty_le: 100, ket_qua: Đã trình ban hành báo cáo., ngay_hoan_thanh: %s, ly_do_cham: chờ số liệu}\n",
					before.Key(), unit, i+1, p.First().AddDays(8).Short())
			}
		}
		write(b, dir, p.Key()+"/giao-ban.yaml", fmt.Sprintf("cuoc_hop:\n  ky_hop: %s\n  ngay: %s\n  chu_tri: Giám đốc\n  ky_danh_gia: %s\n  ky_trien_khai: %s\nnhiem_vu:\n%s",
			p.Short(), p.First().AddDays(4).Short(), p.Prev().Short(), p.Short(), tasks.String()))
		write(b, dir, p.Key()+"/tien-do.yaml", "tien_do:\n"+reports.String())
	}
}

// write puts a file into a folder.
func write(tb testing.TB, dir, name, text string) {
	tb.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		tb.Fatal(err)
	}
}
