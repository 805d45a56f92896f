package template

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/ast"

	"vanthu/pipeline/record"
	"vanthu/pipeline/thethuc"
)

// Reads tells whether the expressions of the template name one of the data: a field of
// [View], such as "nhiem_vu", or a field of records, whichever list they stand in, such
// as "nhiem_vu.noi_dung" for that of any task. Where it cannot be told what record an
// expression has, it stands for all: "*.noi_dung". A record is called as below; a field
// of which only the parts are read stands for itself.
func (t *Template) Reads(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return t.reads[name] })
}

// recordNames are what records are called in [Template.Reads].
var recordNames = map[reflect.Type]string{
	reflect.TypeFor[AgencyView](): "co_quan", reflect.TypeFor[ContactView](): "lien_he",
	reflect.TypeFor[MeetingView](): "cuoc_hop", reflect.TypeFor[PointView](): "diem",
	reflect.TypeFor[PersonView](): "nguoi", reflect.TypeFor[AbsenceView](): "vang", reflect.TypeFor[OpinionView](): "y_kien", reflect.TypeFor[LeadsView](): "loi_dan",
	reflect.TypeFor[UnitView](): "don_vi", reflect.TypeFor[FollowView](): "ky_theo_doi", reflect.TypeFor[CountView](): "thong_ke",
	reflect.TypeFor[TaskView](): "nhiem_vu", reflect.TypeFor[ExtensionView](): "lui_han", reflect.TypeFor[DeadlineView](): "thoi_han",
	reflect.TypeFor[ProgressView](): "tien_do", reflect.TypeFor[CitationView](): "vien_dan",
	reflect.TypeFor[PlanView](): "ke_hoach", reflect.TypeFor[DocumentView](): "van_ban",
}

// readNames gathers the names that [Template.Reads] lists.
type readNames map[string]bool

// Visit looks at one node of an expression.
func (r *readNames) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if _, ok := viewTypes()[n.Value]; ok || n.Value == officeName {
			r.add(n.Value)
		}
	case *ast.MemberNode:
		field := fieldOf(n)
		if field == "" {
			return // an element of a list
		}
		base := n.Node.Nature().Type
		if base != nil && base.Kind() == reflect.Pointer {
			base = base.Elem()
		}
		if kindOf(base) == kindUnknown {
			r.add("*." + field)
		} else if name, ok := recordNames[base]; ok {
			r.add(name + "." + field)
		}
	}
}

func (r *readNames) add(name string) {
	if *r == nil {
		*r = readNames{}
	}
	(*r)[name] = true
}

// UsesCalendar tells whether an expression asks when the agency works.
func (t *Template) UsesCalendar() bool { return t.reads[officeName] }

// Profile is what the documents of the template take of the agency's profile besides
// what their expressions name: its names, how it writes, who signs, who receives and,
// if it is printed, its address. It has no units and no paths of pictures.
func (t *Template) Profile(m *record.Month, unit string, rules *thethuc.Rules) record.Agency {
	a, known := m.Agency, documentOf(m, t.Key, unit)
	out := record.Agency{
		Code: a.Code, Name: a.Name, Heading: a.Heading, Superior: a.Superior, SuperiorHeading: a.SuperiorHeading,
		Symbol: a.Symbol, Place: a.Place, Tone: a.Tone, Size: a.Size, Reporting: a.Reporting,
	}
	if len(t.front.columns) == 0 && t.front.signer == nil && !signs(known.Signer) {
		if s := agencySigner(a, t.Key, t.Kind); signs(s) {
			s.Signature = ""
			out.Signers = []record.Signer{s}
		}
	}
	if len(known.Recipients) == 0 {
		out.Recipients = t.listsOf(a.Recipients)
	}
	kind, _ := rules.Kind(t.Kind)
	if kind.Contact && t.front.contact != "false" || t.front.contact == "true" || t.reads["co_quan.lien_he"] {
		out.Contact = a.Contact
		out.Contact.Logo, out.Contact.Code = "", ""
	}
	return out
}

// listsOf are those of the agency's lists of recipients that the template may take.
func (t *Template) listsOf(all map[string][]string) map[string][]string {
	out := map[string][]string{}
	for _, key := range []string{t.Key, t.Kind, "chung"} {
		if key == "chung" && (len(out) > 0 || len(t.front.recipients) > 0) {
			break
		}
		if list := all[key]; len(list) > 0 {
			out[key] = list
		}
	}
	return out
}
