package template

import (
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// front is what the front matter (phần đầu của mẫu) says of the document.
type front struct {
	when       *code // the document is due only if true; nil: always
	otherwise  string
	closing    closing
	ownHead    bool // the unit issues it, not the agency
	landscape  bool
	filter     bool
	subject    text
	under      text // under the title of an internal sheet
	outline    thethuc.Outline
	addressees []entry
	basis      []entry
	authority  text
	recipients []entry
	columns    []signature // of a biên bản
	signer     *signature
	urgency    text
	drafter    text
	contact    string // "true" or "false"; "" is what the kind has
	number     text
	date       dayValue
	places     map[string]doc.Position // of the values, by key
}

// closing says on which day the figures of a document are taken (ngày chốt): the cut-off day.
type closing string

const (
	closingReviewed closing = "ky_danh_gia" // of the month under review
	closingMeeting  closing = "ky_hop"      // of the month of the meeting
	closingDay      closing = "ngay_hop"    // no cut-off: the day of the meeting, for what carries out its decisions
)

// entry is an element of a list: a text, or a hole that yields a list of texts.
type entry struct {
	text text
	list *code
}

// dayValue is a date, given or yielded by a hole.
type dayValue struct {
	date viet.Date
	hole *code
}

// signature is a signing column as the front matter gives it.
type signature struct {
	caption, post, title, name text
	authority                  []entry
}

// frontMatter reads the front matter of a template.
func (l *loader) frontMatter(t *Template, g region) {
	f := &t.front
	f.outline, f.closing, t.Group = thethuc.OutlineSections, closingReviewed, GroupMeeting
	y := l.yaml(g, []setting{
		{"loai", func(y *yamlReader, n *yaml.Node) { t.Kind = y.constant(n) }},
		{"ten", func(y *yamlReader, n *yaml.Node) { t.Name = y.constant(n) }},
		{"ten_tep", func(y *yamlReader, n *yaml.Node) { t.FileName = y.constant(n) }},
		{"bo_cuc", func(y *yamlReader, n *yaml.Node) { f.outline = y.outline(n) }},
		{"trich_yeu", func(y *yamlReader, n *yaml.Node) { f.subject = y.textValue(n) }},
		{"kinh_gui", func(y *yamlReader, n *yaml.Node) { f.addressees = y.list(n) }},
		{"can_cu", func(y *yamlReader, n *yaml.Node) { f.basis = y.list(n) }},
		{"tham_quyen", func(y *yamlReader, n *yaml.Node) { f.authority = y.textValue(n) }},
		{"noi_nhan", func(y *yamlReader, n *yaml.Node) { f.recipients = y.list(n) }},
		{"chu_ky", func(y *yamlReader, n *yaml.Node) { f.columns = y.signatures(n) }},
		{"nguoi_ky", func(y *yamlReader, n *yaml.Node) { s := y.signature(n); f.signer = &s }},
		{"do_khan", func(y *yamlReader, n *yaml.Node) { f.urgency = y.textValue(n) }},
		{"soan_thao", func(y *yamlReader, n *yaml.Node) { f.drafter = y.textValue(n) }},
		{"lien_he", func(y *yamlReader, n *yaml.Node) { f.contact = y.oneOf(n, "true", "false") }},
		{"so", func(y *yamlReader, n *yaml.Node) { f.number = y.textValue(n) }},
		{"ngay", func(y *yamlReader, n *yaml.Node) { f.date = y.date(n) }},
		{"nhom", func(y *yamlReader, n *yaml.Node) {
			t.Group = Group(y.oneOf(n, string(GroupMeeting), string(GroupTracking)))
		}},
		{"cho", func(y *yamlReader, n *yaml.Node) { t.PerUnit = y.oneOf(n, "co_quan", "don_vi") == "don_vi" }},
		{"ban_hanh", func(y *yamlReader, n *yaml.Node) { f.ownHead = y.oneOf(n, "co_quan", "don_vi") == "don_vi" }},
		{"khi", func(y *yamlReader, n *yaml.Node) { f.when = y.condition(n) }},
		{"neu_khong", func(y *yamlReader, n *yaml.Node) { f.otherwise = y.constant(n) }},
		{"dang", func(y *yamlReader, n *yaml.Node) { t.Formats = y.names(n) }},
		{"ngay_chot", func(y *yamlReader, n *yaml.Node) {
			f.closing = closing(y.oneOf(n, string(closingReviewed), string(closingMeeting), string(closingDay)))
		}},
		{"huong", func(y *yamlReader, n *yaml.Node) { f.landscape = y.landscape(n) }},
		{"duoi_ten", func(y *yamlReader, n *yaml.Node) { f.under = y.textValue(n) }},
		{"bang", func(y *yamlReader, n *yaml.Node) { f.filter = y.filter(n) }},
	})
	if y == nil {
		return
	}
	y.require(g, "loai", "ghi loại văn bản, chẳng hạn loai: thong_bao")
	y.require(g, "ten", "ghi tên mẫu, chẳng hạn ten: Thông báo kết luận giao ban")
	if f.ownHead && !t.PerUnit {
		y.problem(g.at, ruleFront, "ban_hanh: don_vi chỉ đi với cho: don_vi", "thêm cho: don_vi, hoặc bỏ ban_hanh")
	}
	if t.FileName == "" {
		t.FileName = t.Name
	}
	f.places = y.places
}

// thisUnit reports a template for the office that names the unit of a copy.
func (l *loader) thisUnit(t *Template) {
	for _, h := range l.holes {
		if !t.PerUnit && strings.Contains(h.text, thisUnitName) {
			l.problem(h.start, ruleExpression, "“"+thisUnitName+"” chỉ có trong mẫu làm cho từng đơn vị", "thêm cho: don_vi vào phần đầu của mẫu")
			return
		}
	}
}

// landscape is the direction of a page.
func (y *yamlReader) landscape(n *yaml.Node) bool { return y.oneOf(n, "doc", "ngang") == "ngang" }

// filter is what spreadsheets offer on tables.
func (y *yamlReader) filter(n *yaml.Node) bool { return y.oneOf(n, "thuong", "loc") == "loc" }

// outline is the name of an outline.
func (y *yamlReader) outline(n *yaml.Node) thethuc.Outline {
	return thethuc.Outline(y.oneOf(n, string(thethuc.OutlineSections), string(thethuc.OutlineArticles)))
}

// annexHead reads the block that opens an annex.
func (l *loader) annexHead(p *part, g region) {
	y := l.yaml(g, []setting{
		{"phu_luc", func(y *yamlReader, n *yaml.Node) { p.title = y.textValue(n) }},
		{"huong", func(y *yamlReader, n *yaml.Node) { p.landscape = y.landscape(n) }},
		{"bo_cuc", func(y *yamlReader, n *yaml.Node) { p.outline = y.outline(n) }},
		{"neu", func(y *yamlReader, n *yaml.Node) { p.when = y.condition(n) }},
		{"bang", func(y *yamlReader, n *yaml.Node) { p.filter = y.filter(n) }},
	})
	if y != nil {
		y.require(g, "phu_luc", "ghi tên phụ lục, chẳng hạn phu_luc: Danh mục nhiệm vụ; đường kẻ ngang thì bỏ đi")
	}
}
