package template

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	exprfile "github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/optimizer"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// code is a compiled expression (biểu thức).
type code struct {
	program *vm.Program
	kind    kind
	elem    reflect.Type // of a list; nil if not known
	field   string       // of a record, if the expression is one: "phan_loai" of n.phan_loai
	pos     doc.Position
}

// kind says how a value is printed and used.
type kind uint8

const (
	kindUnknown kind = iota
	kindNil
	kindText
	kindInt
	kindFloat
	kindBool
	kindDay
	kindSpan
	kindHour
	kindTexts // list of texts
	kindList  // any other list
	kindRecord
	kindFunction
	kindChart
)

// String is the Vietnamese name of the kind, as in messages and lists of fields.
func (k kind) String() string {
	return [...]string{
		"kiểu chưa rõ", "giá trị trống", "chữ", "số nguyên", "số", "đúng/sai", "ngày", "tháng", "giờ",
		"danh sách chữ", "danh sách bản ghi", "bản ghi", "hàm", "biểu đồ",
	}[k]
}

var (
	intType    = reflect.TypeFor[int]()
	anyType    = reflect.TypeFor[any]()
	dayType    = reflect.TypeFor[Day]()
	spanType   = reflect.TypeFor[Span]()
	hourType   = reflect.TypeFor[Hour]()
	stringType = reflect.TypeFor[string]()
	chartType  = reflect.TypeFor[*doc.Chart]()
)

// kindOf classifies a type; nil is unknown.
func kindOf(t reflect.Type) kind {
	switch {
	case t == nil || t.Kind() == reflect.Interface:
		return kindUnknown
	case t == dayType:
		return kindDay
	case t == spanType:
		return kindSpan
	case t == hourType:
		return kindHour
	case t == chartType:
		return kindChart
	}
	switch t.Kind() {
	case reflect.String:
		return kindText
	case reflect.Int:
		return kindInt
	case reflect.Float64:
		return kindFloat
	case reflect.Bool:
		return kindBool
	case reflect.Func:
		return kindFunction
	case reflect.Slice:
		if t.Elem() == stringType {
			return kindTexts
		}
		return kindList
	default:
		return kindRecord
	}
}

// natureKind classifies what the checker found, and gives a list's elements.
func natureKind(n *nature.Nature) (kind, reflect.Type) {
	if n.Nil {
		return kindNil, nil
	}
	k := kindOf(n.Type)
	if k != kindList && k != kindTexts {
		return k, nil
	}
	elem := n.Type.Elem()
	if n.Ref != nil {
		elem = n.Ref.Type
	}
	if elem == stringType {
		return kindTexts, elem
	}
	if elem == anyType {
		elem = nil
	}
	return kindList, elem
}

// snippet is the text of an expression and its place.
type snippet struct {
	text    string
	at      int  // offset in the file
	escaped bool // "|" may be written "\|"
}

// source is the expression as the compiler reads it.
func (s snippet) source() string {
	text := viet.NFC(s.text)
	if s.escaped {
		text = strings.ReplaceAll(text, `\|`, "|")
	}
	return text
}

// offset is the place in the file of a rune of source.
func (s snippet) offset(runes int) int {
	for i, r := range s.text {
		if s.escaped && r == '\\' && strings.HasPrefix(s.text[i:], `\|`) {
			continue
		}
		if runes == 0 {
			return s.at + i
		}
		runes--
	}
	return s.at + len(s.text)
}

// maxExpression keeps the compiler from deep nesting, in bytes.
const maxExpression = 4 << 10

// compile compiles an expression; a fault is reported and gives nil.
func (l *loader) compile(s snippet, sc *scope) *code {
	switch {
	case strings.TrimSpace(s.text) == "":
		l.problem(s.at, ruleHole, "ô trống không ghi gì", "ghi tên dữ liệu vào giữa {{ và }}, xem các tên bằng lệnh vanthu mau truong")
		return nil
	case len(s.text) > maxExpression:
		l.problem(s.at, ruleExpression, "biểu thức quá dài", "chia thành nhiều ô trống")
		return nil
	}
	program, node, err := compileExpression(s.source(), sc.config, &l.reads)
	if err != nil {
		at := s.at + leadingSpace(s.text)
		var fault *exprfile.Error
		text := err.Error()
		if errors.As(err, &fault) {
			at, text = s.offset(fault.From), fault.Message
		}
		message, hint := translate(text, sc)
		l.problem(at, ruleExpression, message, hint)
		return nil
	}
	c := &code{program: program, pos: l.position(s.at + leadingSpace(s.text))}
	c.kind, c.elem = natureKind(node.Nature())
	c.field = fieldOf(node)
	return c
}

// fieldOf is the name of the field that an expression is, or "".
func fieldOf(n ast.Node) string {
	if m, ok := n.(*ast.MemberNode); ok {
		if name, ok := m.Property.(*ast.StringNode); ok {
			return name.Value
		}
	}
	return ""
}

// compileExpression is expr.Compile, with the types that it finds and without
// what templates may not use. What the expression reads is added to reads.
func compileExpression(text string, config *conf.Config, reads *readNames) (p *vm.Program, n ast.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	tree, err := parser.ParseWithConfig(text, config)
	if err != nil {
		return nil, nil, err
	}
	var bans bans
	ast.Walk(&tree.Node, &bans)
	if bans.err != nil {
		return nil, nil, bans.err
	}
	ast.Walk(&tree.Node, rounder{})
	ast.Walk(&tree.Node, officeLender{})
	if _, err := checker.Check(tree, config); err != nil {
		return nil, nil, err
	}
	bans.typed = true
	ast.Walk(&tree.Node, &bans)
	if bans.err != nil {
		return nil, nil, bans.err
	}
	ast.Walk(&tree.Node, reads)
	node := tree.Node
	if err := optimizer.Optimize(&tree.Node, config); err != nil {
		return nil, nil, err
	}
	p, err = compiler.Compile(tree, config)
	return p, node, err
}

// bans finds what the language has but templates may not use: first by name,
// then, once the types are known, the bytes of a text, which are not letters.
type bans struct {
	err   error
	typed bool
}

// Visit looks at one node of an expression.
func (b *bans) Visit(node *ast.Node) {
	name := ""
	switch n := (*node).(type) {
	case *ast.MapNode:
		name = "{…}"
	case *ast.BytesNode:
		name = "b'…'"
	case *ast.IdentifierNode:
		if n.Value == "$env" {
			name = n.Value
		}
	case *ast.BuiltinNode:
		switch {
		case !slices.Contains(builtins, n.Name):
			name = n.Name
		case b.typed:
			name = misused(n)
		}
	case *ast.SliceNode:
		if b.typed && isText(n.Node) {
			name = bytesOfText
		}
	case *ast.MemberNode:
		if b.typed && isText(n.Node) {
			name = bytesOfText
		}
	}
	if name != "" && b.err == nil {
		b.err = &exprfile.Error{Location: (*node).Location(), Message: banned + name}
	}
}

// What the compiler lets pass and no data can make right.
const (
	bareCount = "count(…)" // of elements that are neither true nor false
	badSum    = "sum(…)"   // of what is no number
)

// misused tells what is wrong with a function of the language on a list.
func misused(n *ast.BuiltinNode) string {
	switch n.Name {
	case "count":
		if k, elem := natureKind(n.Arguments[0].Nature()); len(n.Arguments) == 1 && (k == kindList || k == kindTexts) && elem != nil && kindOf(elem) != kindBool {
			return bareCount
		}
	case "sum":
		if k, _ := natureKind(n.Nature()); k != kindInt && k != kindFloat && k != kindUnknown {
			return badSum
		}
	}
	return ""
}

// bytesOfText is the part of a text that [] takes.
const bytesOfText = "chữ[…]"

func isText(n ast.Node) bool {
	t := n.Nature().Type
	return t != nil && t.Kind() == reflect.String
}

// banned begins the message of a fault that bans found.
const banned = "banned "
