package template

// View is everything that a template may name (trường dữ liệu): the records of
// the month as plain values under Vietnamese names, with what follows from them
// (names of units, deadline phrases, classes, counts) already derived. It has
// no methods and no pointers, so that an expression can do nothing but read.
//
// Each field carries its name (expr), its meaning (mo_ta) and an example
// (vi_du); [Fields] lists them.
type View struct {
	Agency      AgencyView     `expr:"co_quan" mo_ta:"hồ sơ cơ quan"`
	Meeting     MeetingView    `expr:"cuoc_hop" mo_ta:"cuộc họp giao ban"`
	Tasks       []TaskView     `expr:"nhiem_vu" mo_ta:"nhiệm vụ giao tại cuộc họp này, theo thứ tự đơn vị"`
	Continued   []TaskView     `expr:"chuyen_tiep" mo_ta:"nhiệm vụ kỳ trước chưa xong, tiếp tục thực hiện; không kể nhiệm vụ mà cuộc họp này giao lại"`
	Follow      FollowView     `expr:"ky_theo_doi" mo_ta:"kỳ theo dõi: thời gian và tình hình báo cáo"`
	Reported    []TaskView     `expr:"theo_doi" mo_ta:"nhiệm vụ theo dõi trong kỳ, kèm tiến độ: nội dung của Báo cáo"`
	Open        []TaskView     `expr:"chua_xong" mo_ta:"nhiệm vụ theo dõi chưa hoàn thành"`
	Overdue     []TaskView     `expr:"qua_han" mo_ta:"nhiệm vụ theo dõi chưa hoàn thành đã quá hạn"`
	Carried     []TaskView     `expr:"chuyen_sang" mo_ta:"nhiệm vụ theo dõi giao trước kỳ, chuyển sang kỳ này"`
	New         []TaskView     `expr:"moi_giao" mo_ta:"nhiệm vụ theo dõi giao trong kỳ"`
	Counts      []CountView    `expr:"thong_ke" mo_ta:"số nhiệm vụ theo dõi của từng đơn vị, theo phân loại"`
	Total       CountView      `expr:"thong_ke_chung" mo_ta:"dòng tổng của thong_ke"`
	Before      []CountView    `expr:"ky_truoc" mo_ta:"như thong_ke, của kỳ trước; trống nếu không có kỳ trước"`
	BeforeTotal CountView      `expr:"ky_truoc_chung" mo_ta:"dòng tổng của ky_truoc"`
	Units       []UnitView     `expr:"don_vi" mo_ta:"các đơn vị theo thứ tự, kèm nhiệm vụ và kết quả của từng đơn vị"`
	ThisUnit    UnitView       `expr:"don_vi_nay" mo_ta:"đơn vị mà bản này dành cho, trong mẫu có cho: don_vi"`
	Citations   []CitationView `expr:"vien_dan" mo_ta:"văn bản viện dẫn"`
	Plan        PlanView       `expr:"ke_hoach" mo_ta:"nội dung riêng của Kế hoạch"`
	Document    DocumentView   `expr:"van_ban" mo_ta:"văn bản đang soạn"`
	Notice      DocumentView   `expr:"thong_bao" mo_ta:"Thông báo kết luận của cuộc họp này, để văn bản khác viện dẫn"`
	AsOf        Day            `expr:"ngay_chot" mo_ta:"ngày chốt số liệu của Báo cáo" vi_du:"14/10/2022"`
}

// thisUnitName and documentName are the fields of [View] that each copy has its own of.
const (
	thisUnitName = "don_vi_nay"
	documentName = "van_ban"
)

// Day is a date (ngày); all zero when not given.
type Day struct {
	Day   int `expr:"ngay" mo_ta:"ngày" vi_du:"13"`
	Month int `expr:"thang" mo_ta:"tháng" vi_du:"10"`
	Year  int `expr:"nam" mo_ta:"năm" vi_du:"2022"`
}

// Span is a month of a year (kỳ); all zero when not given.
type Span struct {
	Month int `expr:"thang" mo_ta:"tháng" vi_du:"10"`
	Year  int `expr:"nam" mo_ta:"năm" vi_du:"2022"`
}

// Hour is a time of day (giờ); Given is false when not given.
type Hour struct {
	Hour   int  `expr:"gio" mo_ta:"giờ" vi_du:"8"`
	Minute int  `expr:"phut" mo_ta:"phút" vi_du:"30"`
	Given  bool `expr:"co" mo_ta:"đã ghi giờ hay chưa" vi_du:"true"`
}

// AgencyView is the agency (cơ quan).
type AgencyView struct {
	Code            string `expr:"ma" mo_ta:"mã cơ quan" vi_du:"SNgV-BDI"`
	Name            string `expr:"ten" mo_ta:"tên cơ quan" vi_du:"Sở Ngoại vụ"`
	Heading         string `expr:"ten_in_hoa" mo_ta:"tên in ở đầu văn bản" vi_du:"SỞ NGOẠI VỤ"`
	Superior        string `expr:"chu_quan" mo_ta:"cơ quan chủ quản" vi_du:"Ủy ban nhân dân tỉnh Bình Định"`
	SuperiorHeading string `expr:"chu_quan_in_hoa" mo_ta:"cơ quan chủ quản in ở đầu văn bản" vi_du:"UBND TỈNH BÌNH ĐỊNH"`
	Symbol          string `expr:"ky_hieu" mo_ta:"chữ viết tắt trong số, ký hiệu" vi_du:"SNgV"`
	Place           string `expr:"dia_danh" mo_ta:"địa danh" vi_du:"Bình Định"`
	Office          string `expr:"van_phong" mo_ta:"tên đơn vị là văn phòng của cơ quan; trống nếu không có" vi_du:"Văn phòng Sở"`
	OfficeCode      string `expr:"ma_van_phong" mo_ta:"mã của văn phòng, cho ký hiệu công văn" vi_du:"VP"`

	Contact ContactView `expr:"lien_he" mo_ta:"địa chỉ liên hệ"`
}

// ContactView is how to reach the agency.
type ContactView struct {
	Address string `expr:"dia_chi" mo_ta:"địa chỉ" vi_du:"Số 01 đường Trần Phú"`
	Phone   string `expr:"dien_thoai" mo_ta:"số điện thoại" vi_du:"0256 3800 000"`
	Fax     string `expr:"fax" mo_ta:"số fax" vi_du:"0256 3800 001"`
	Email   string `expr:"thu_dien_tu" mo_ta:"thư điện tử" vi_du:"sngv@vidu.vn"`
	Web     string `expr:"trang_dien_tu" mo_ta:"trang thông tin điện tử" vi_du:"sngv.vidu.vn"`
}

// MeetingView is the meeting (cuộc họp).
type MeetingView struct {
	Known        bool          `expr:"co" mo_ta:"đã có dữ liệu của cuộc họp hay chưa" vi_du:"true"`
	Period       Span          `expr:"ky_hop" mo_ta:"tháng họp" vi_du:"tháng 10/2022"`
	Name         string        `expr:"ten" mo_ta:"tên cuộc họp" vi_du:"Hội nghị giao ban tháng 10/2022"`
	Date         Day           `expr:"ngay" mo_ta:"ngày họp" vi_du:"13/10/2022"`
	Start        Hour          `expr:"bat_dau" mo_ta:"giờ bắt đầu" vi_du:"08 giờ 00 phút"`
	End          Hour          `expr:"ket_thuc" mo_ta:"giờ kết thúc" vi_du:"11 giờ 00 phút"`
	Place        string        `expr:"dia_diem" mo_ta:"địa điểm họp" vi_du:"Phòng họp số 1"`
	Chair        PersonView    `expr:"chu_tri" mo_ta:"người chủ trì"`
	Secretary    PersonView    `expr:"thu_ky" mo_ta:"thư ký cuộc họp"`
	Attendees    []string      `expr:"thanh_phan" mo_ta:"thành phần dự họp" vi_du:"Lãnh đạo Sở"`
	Absent       []AbsenceView `expr:"vang" mo_ta:"người vắng"`
	Opinions     []OpinionView `expr:"y_kien" mo_ta:"ý kiến phát biểu"`
	Reviewed     Span          `expr:"ky_danh_gia" mo_ta:"kỳ đánh giá" vi_du:"tháng 9/2022"`
	Planned      Span          `expr:"ky_trien_khai" mo_ta:"kỳ triển khai" vi_du:"tháng 10/2022"`
	Review       string        `expr:"danh_gia_chung" mo_ta:"đánh giá chung" vi_du:"Các đơn vị đã hoàn thành phần lớn nhiệm vụ."`
	Results      []PointView   `expr:"ket_qua" mo_ta:"kết quả đạt được"`
	Shortcomings []PointView   `expr:"ton_tai" mo_ta:"tồn tại, hạn chế"`
	General      []PointView   `expr:"yeu_cau_chung" mo_ta:"yêu cầu chung"`
	Proposals    []PointView   `expr:"kien_nghi" mo_ta:"kiến nghị, đề xuất"`
	Other        []PointView   `expr:"ket_luan_khac" mo_ta:"kết luận khác: ý không phải đánh giá, yêu cầu chung hay nhiệm vụ của một đơn vị"`
	Leads        LeadsView     `expr:"loi_dan" mo_ta:"lời dẫn riêng của cơ quan, thay lời của mẫu nếu có"`
}

// LeadsView is the lead-ins in the office's own words.
type LeadsView struct {
	Opening      string `expr:"mo_dau" mo_ta:"đoạn mở đầu" vi_du:"Ngày 13/10/2022, Giám đốc Sở chủ trì Hội nghị giao ban trực tuyến với các đơn vị."`
	Conclusion   string `expr:"ket_luan" mo_ta:"câu dẫn vào phần kết luận" vi_du:"Sau khi nghe Thanh tra Sở báo cáo, Giám đốc Sở kết luận như sau:"`
	Results      string `expr:"ket_qua" mo_ta:"câu dẫn trước các kết quả" vi_du:"Các đơn vị đã đạt một số kết quả nổi bật:"`
	Shortcomings string `expr:"ton_tai" mo_ta:"câu dẫn trước các tồn tại" vi_du:"Trong tháng vẫn còn một số tồn tại:"`
	General      string `expr:"yeu_cau_chung" mo_ta:"câu dẫn trước các yêu cầu chung" vi_du:"Giám đốc Sở yêu cầu các đơn vị:"`
	Tasks        string `expr:"nhiem_vu" mo_ta:"câu dẫn trước nhiệm vụ của các đơn vị" vi_du:"Giám đốc Sở giao nhiệm vụ cho từng đơn vị:"`
	Closing      string `expr:"ket_thuc" mo_ta:"đoạn kết" vi_du:"Trên đây là kết luận của Giám đốc Sở, đề nghị các đơn vị thực hiện./."`
}

// PersonView is someone in office.
type PersonView struct {
	Post string `expr:"chuc_vu" mo_ta:"chức vụ" vi_du:"Giám đốc Sở"`
	Name string `expr:"ho_ten" mo_ta:"họ và tên" vi_du:"Nguyễn Văn An"`
}

// AbsenceView is someone who did not attend.
type AbsenceView struct {
	Who    string `expr:"nguoi" mo_ta:"người vắng" vi_du:"Bà Trần Thị Bình"`
	Reason string `expr:"ly_do" mo_ta:"lý do" vi_du:"đi công tác"`
}

// OpinionView is what someone said.
type OpinionView struct {
	Who  string `expr:"nguoi" mo_ta:"người phát biểu" vi_du:"Thanh tra Sở"`
	Text string `expr:"noi_dung" mo_ta:"nội dung ý kiến" vi_du:"Đề nghị bổ sung kinh phí kiểm tra."`
}

// PointView is one item of the review.
type PointView struct {
	Text  string   `expr:"noi_dung" mo_ta:"nội dung" vi_du:"Hoàn thành kế hoạch kiểm tra quý III."`
	Unit  string   `expr:"don_vi" mo_ta:"tên đơn vị; trống nếu là việc chung" vi_du:"Văn phòng Sở"`
	Cause string   `expr:"nguyen_nhan" mo_ta:"nguyên nhân" vi_du:"thiếu nhân lực"`
	Basis []string `expr:"vien_dan" mo_ta:"văn bản viện dẫn mà nội dung chưa nêu số, viết đầy đủ" vi_du:"Kế hoạch số 694/KH-SNgV ngày 05/8/2022 của Sở Ngoại vụ"`
}

// UnitView is a unit with what concerns it.
type UnitView struct {
	Code       string      `expr:"ma" mo_ta:"mã đơn vị" vi_du:"VP"`
	Name       string      `expr:"ten" mo_ta:"tên đơn vị" vi_du:"Văn phòng Sở"`
	Head       string      `expr:"nguoi_dung_dau" mo_ta:"chức vụ người đứng đầu, theo tên đơn vị" vi_du:"Chánh Văn phòng"`
	Tasks      []TaskView  `expr:"nhiem_vu" mo_ta:"nhiệm vụ giao đơn vị chủ trì tại cuộc họp này"`
	Cooperates []TaskView  `expr:"phoi_hop" mo_ta:"nhiệm vụ giao tại cuộc họp này mà đơn vị phối hợp"`
	Continued  []TaskView  `expr:"chuyen_tiep" mo_ta:"nhiệm vụ kỳ trước chưa xong mà đơn vị tiếp tục chủ trì"`
	Reported   []TaskView  `expr:"theo_doi" mo_ta:"nhiệm vụ theo dõi mà đơn vị chủ trì"`
	Open       []TaskView  `expr:"chua_xong" mo_ta:"nhiệm vụ đơn vị chủ trì chưa hoàn thành"`
	Overdue    []TaskView  `expr:"qua_han" mo_ta:"nhiệm vụ đơn vị chủ trì chưa hoàn thành đã quá hạn"`
	Carried    []TaskView  `expr:"chuyen_sang" mo_ta:"nhiệm vụ đơn vị chủ trì giao trước kỳ"`
	New        []TaskView  `expr:"moi_giao" mo_ta:"nhiệm vụ đơn vị chủ trì giao trong kỳ"`
	Counts     CountView   `expr:"thong_ke" mo_ta:"số nhiệm vụ theo dõi của đơn vị, theo phân loại"`
	Before     CountView   `expr:"ky_truoc" mo_ta:"như thong_ke, của kỳ trước"`
	Asked      bool        `expr:"phai_bao_cao" mo_ta:"đơn vị có nhiệm vụ phải báo cáo tiến độ trong kỳ" vi_du:"true"`
	Silent     bool        `expr:"chua_bao_cao" mo_ta:"đơn vị phải báo cáo mà chưa báo cáo nhiệm vụ nào" vi_du:"false"`
	Results    []PointView `expr:"ket_qua" mo_ta:"kết quả của đơn vị"`
	NoTask     bool        `expr:"khong_phat_sinh" mo_ta:"đơn vị không phát sinh nhiệm vụ" vi_du:"false"`
}

// FollowView is the time and the answers of a review (kỳ theo dõi).
type FollowView struct {
	Period Span     `expr:"ky" mo_ta:"tháng của kỳ theo dõi" vi_du:"tháng 10/2022"`
	From   Day      `expr:"tu_ngay" mo_ta:"ngày đầu lấy số liệu" vi_du:"15/9/2022"`
	To     Day      `expr:"den_ngay" mo_ta:"ngày cuối lấy số liệu" vi_du:"14/10/2022"`
	Merged bool     `expr:"da_co_tien_do" mo_ta:"kỳ này đã có tiến độ do đơn vị báo cáo" vi_du:"true"`
	Asked  []string `expr:"phai_bao_cao" mo_ta:"tên các đơn vị phải báo cáo" vi_du:"Văn phòng Sở"`
	Silent []string `expr:"chua_bao_cao" mo_ta:"tên các đơn vị phải báo cáo mà chưa báo cáo" vi_du:"Thanh tra Sở"`
}

// TaskView is a task with what follows from it.
type TaskView struct {
	Ordinal   int          `expr:"tt" mo_ta:"thứ tự trong danh sách" vi_du:"1"`
	Code      string       `expr:"ma" mo_ta:"mã nhiệm vụ" vi_du:"2022-10/VP-01"`
	Lead      string       `expr:"don_vi_chu_tri" mo_ta:"tên đơn vị chủ trì" vi_du:"Văn phòng Sở"`
	Cooperate []string     `expr:"phoi_hop" mo_ta:"tên các đơn vị, cơ quan phối hợp" vi_du:"Công an tỉnh"`
	Text      string       `expr:"noi_dung" mo_ta:"nội dung nhiệm vụ, nguyên văn" vi_du:"Tổng hợp kế hoạch đoàn ra, đoàn vào."`
	Deadline  DeadlineView `expr:"thoi_han" mo_ta:"thời hạn"`
	Products  []string     `expr:"san_pham" mo_ta:"sản phẩm" vi_du:"Kế hoạch đoàn ra"`
	Leader    string       `expr:"lanh_dao" mo_ta:"lãnh đạo chỉ đạo" vi_du:"Phó Giám đốc Sở"`
	ReportTo  string       `expr:"bao_cao_ai" mo_ta:"báo cáo ai" vi_du:"Giám đốc Sở"`
	Source    string       `expr:"nguon" mo_ta:"nguồn giao" vi_du:"Kết luận giao ban"`
	Given     []string     `expr:"van_ban_giao" mo_ta:"văn bản viện dẫn mà nội dung chưa nêu đủ số, ngày, cơ quan, trích yếu" vi_du:"Kế hoạch số 131/KH-UBND ngày 27/9/2022 của UBND tỉnh"`
	Assigned  Day          `expr:"ngay_giao" mo_ta:"ngày giao" vi_du:"13/10/2022"`
	Basis     []string     `expr:"vien_dan" mo_ta:"văn bản viện dẫn mà nội dung chưa nêu số, viết đầy đủ" vi_du:"Kế hoạch số 131/KH-UBND ngày 27/9/2022 của UBND tỉnh"`
	Carried   string       `expr:"chuyen_tu" mo_ta:"mã nhiệm vụ kỳ trước được chuyển tiếp" vi_du:"2022-09/VP-02"`
	Note      string       `expr:"ghi_chu" mo_ta:"ghi chú" vi_du:"ưu tiên"`
	Progress  ProgressView `expr:"tien_do" mo_ta:"tiến độ đơn vị báo cáo"`
	Class     string       `expr:"phan_loai" mo_ta:"phân loại tại ngày chốt" vi_du:"Chưa hoàn thành - quá hạn 03 ngày"`
	Overdue   int          `expr:"so_ngay_qua_han" mo_ta:"số ngày quá hạn; 0 nếu không quá hạn" vi_du:"3"`
	GivenIn   Span         `expr:"ky_giao" mo_ta:"tháng mà nhiệm vụ được giao" vi_du:"tháng 10/2022"`
	IsCarried bool         `expr:"chuyen_sang" mo_ta:"giao trước kỳ theo dõi, chuyển sang kỳ này" vi_du:"false"`
	Carries   int          `expr:"so_lan_chuyen" mo_ta:"số lần chuyển sang kỳ sau" vi_du:"1"`
	Arisen    bool         `expr:"phat_sinh" mo_ta:"do đơn vị báo cáo phát sinh, không giao tại cuộc họp" vi_du:"false"`

	Extensions []ExtensionView `expr:"lui_han" mo_ta:"các lần được lùi hạn"`
}

// ExtensionView is a decision that moved a deadline.
type ExtensionView struct {
	To        Day    `expr:"den_ngay" mo_ta:"hạn mới" vi_du:"15/12/2022"`
	Reason    string `expr:"ly_do" mo_ta:"lý do" vi_du:"chờ ý kiến các sở"`
	DecidedBy string `expr:"nguoi_quyet_dinh" mo_ta:"người quyết định" vi_du:"Giám đốc Sở"`
	DecidedOn Day    `expr:"ngay_quyet_dinh" mo_ta:"ngày quyết định" vi_du:"10/10/2022"`
	Document  string `expr:"van_ban" mo_ta:"văn bản cho lùi hạn" vi_du:"45/TB-SNgV"`
}

// DeadlineView is a deadline.
type DeadlineView struct {
	Kind     string `expr:"loai" mo_ta:"loại thời hạn" vi_du:"den_ngay"`
	Text     string `expr:"chu" mo_ta:"thời hạn bằng chữ, nguyên văn" vi_du:"trong tháng 11/2022"`
	Due      Day    `expr:"ngay" mo_ta:"ngày đến hạn; trống nếu không có ngày" vi_du:"30/11/2022"`
	Baseline Day    `expr:"ban_dau" mo_ta:"ngày đến hạn lúc giao" vi_du:"30/11/2022"`
	Phrase   string `expr:"cum_tu" mo_ta:"cụm từ thời hạn để viết vào câu; trống nếu không có hạn" vi_du:"trong tháng 11/2022"`
}

// ProgressView is what the unit reported; State is empty when it did not.
type ProgressView struct {
	State      string `expr:"tinh_trang" mo_ta:"tình trạng; trống nếu đơn vị chưa báo cáo" vi_du:"Đang thực hiện"`
	Percent    string `expr:"ty_le" mo_ta:"tỷ lệ hoàn thành; trống nếu chưa ghi" vi_du:"50%"`
	Figure     int    `expr:"phan_tram" mo_ta:"tỷ lệ hoàn thành bằng số, cho bảng; hỏi co(ty_le) trước" vi_du:"50"`
	Result     string `expr:"ket_qua" mo_ta:"kết quả thực hiện" vi_du:"Đã trình dự thảo."`
	ResultDoc  string `expr:"van_ban_ket_qua" mo_ta:"văn bản kết quả" vi_du:"12/BC-SNgV"`
	DoneOn     Day    `expr:"ngay_hoan_thanh" mo_ta:"ngày hoàn thành" vi_du:"05/10/2022"`
	LateReason string `expr:"ly_do_cham" mo_ta:"lý do chậm" vi_du:"chờ ý kiến các sở"`
	AskedDue   Day    `expr:"de_nghi_lui_han" mo_ta:"ngày đề nghị lùi hạn" vi_du:"15/12/2022"`
	Note       string `expr:"ghi_chu" mo_ta:"ghi chú" vi_du:"cần bổ sung kinh phí"`
}

// CountView counts the followed tasks of a unit by class.
type CountView struct {
	Given       bool    `expr:"co" mo_ta:"có số liệu hay không" vi_du:"true"`
	Unit        string  `expr:"don_vi" mo_ta:"tên đơn vị" vi_du:"Thanh tra Sở"`
	Total       int     `expr:"tong" mo_ta:"tổng số nhiệm vụ" vi_du:"5"`
	Carried     int     `expr:"chuyen_sang" mo_ta:"giao trước kỳ, chuyển sang" vi_du:"3"`
	New         int     `expr:"moi_giao" mo_ta:"giao trong kỳ" vi_du:"2"`
	Done        int     `expr:"da_xong" mo_ta:"đã hoàn thành" vi_du:"3"`
	DoneOnTime  int     `expr:"xong_dung_han" mo_ta:"đã hoàn thành đúng hạn" vi_du:"2"`
	DoneLate    int     `expr:"xong_qua_han" mo_ta:"đã hoàn thành quá hạn" vi_du:"1"`
	DoneNoDue   int     `expr:"xong_khong_han" mo_ta:"đã hoàn thành, không có thời hạn" vi_du:"0"`
	Open        int     `expr:"chua_xong" mo_ta:"chưa hoàn thành" vi_du:"2"`
	OpenInTerm  int     `expr:"chua_trong_han" mo_ta:"chưa hoàn thành, trong hạn" vi_du:"1"`
	OpenNear    int     `expr:"chua_sap_den_han" mo_ta:"chưa hoàn thành, sắp đến hạn" vi_du:"0"`
	OpenOverdue int     `expr:"chua_qua_han" mo_ta:"chưa hoàn thành, quá hạn" vi_du:"1"`
	OpenNoDue   int     `expr:"chua_khong_han" mo_ta:"chưa hoàn thành, không có thời hạn" vi_du:"0"`
	Stopped     int     `expr:"dung_huy" mo_ta:"tạm dừng hoặc hủy" vi_du:"0"`
	DoneShare   string  `expr:"ty_le_hoan_thanh" mo_ta:"đã hoàn thành trên tổng số; trống nếu không có nhiệm vụ" vi_du:"60%"`
	OnTimePart  float64 `expr:"phan_tram_dung_han" mo_ta:"như ty_le_dung_han, bằng số, cho bảng; hỏi co(ty_le_dung_han) trước" vi_du:"50"`
	OnTimeShare string  `expr:"ty_le_dung_han" mo_ta:"hoàn thành đúng hạn trên số đã đến hạn; trống nếu chưa có nhiệm vụ đến hạn" vi_du:"50%"`
}

// CitationView is a cited document.
type CitationView struct {
	Code    string `expr:"ma" mo_ta:"mã viện dẫn" vi_du:"c1"`
	Type    string `expr:"loai" mo_ta:"tên loại" vi_du:"Kế hoạch"`
	Number  string `expr:"so_ky_hieu" mo_ta:"số, ký hiệu" vi_du:"131/KH-UBND"`
	Date    Day    `expr:"ngay" mo_ta:"ngày văn bản" vi_du:"27/9/2022"`
	Issuer  string `expr:"co_quan" mo_ta:"cơ quan ban hành" vi_du:"UBND tỉnh"`
	Subject string `expr:"trich_yeu" mo_ta:"trích yếu" vi_du:"về công tác đối ngoại năm 2023"`
	Short   string `expr:"nhac_lai" mo_ta:"viết gọn khi nhắc lại" vi_du:"Kế hoạch số 131/KH-UBND"`
	Full    string `expr:"day_du" mo_ta:"viết đầy đủ khi viện dẫn lần đầu" vi_du:"Kế hoạch số 131/KH-UBND ngày 27/9/2022 của UBND tỉnh"`
}

// PlanView is what the plan says besides the tasks.
type PlanView struct {
	Basis        []string `expr:"can_cu" mo_ta:"căn cứ" vi_du:"Chương trình công tác năm 2022 của Sở"`
	Purposes     []string `expr:"muc_dich" mo_ta:"mục đích" vi_du:"Triển khai kịp thời kết luận giao ban."`
	Requirements []string `expr:"yeu_cau" mo_ta:"yêu cầu" vi_du:"Phân công rõ đơn vị chủ trì."`
	Organization []string `expr:"to_chuc_thuc_hien" mo_ta:"tổ chức thực hiện" vi_du:"Văn phòng Sở theo dõi, đôn đốc."`
}

// DocumentView is a document's number and date.
type DocumentView struct {
	Number string `expr:"so_ky_hieu" mo_ta:"số, ký hiệu; trống khi chưa cấp số" vi_du:"15/TB-SNgV"`
	Date   Day    `expr:"ngay" mo_ta:"ngày ban hành; trống khi chưa ký" vi_du:"19/10/2022"`
}
