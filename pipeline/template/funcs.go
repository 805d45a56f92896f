package template

import (
	"reflect"
	"slices"
	"sync"

	"github.com/expr-lang/expr/builtin"
)

// FuncInfo describes a function that expressions may call (hàm).
type FuncInfo struct {
	Group     string // theme, in Vietnamese: "chữ", "số"
	Name      string
	Signature string // how it is called
	Meaning   string
	Example   string // an expression
	Result    string // what the example prints
}

// function is a function of ours with the ways to call it. Where arguments are
// wrong, the last way says how.
type function struct {
	FuncInfo
	ways ways
}

// The themes of the functions.
const (
	groupText     = "chữ"
	groupList     = "danh sách"
	groupNumber   = "số"
	groupDate     = "ngày, tháng, giờ"
	groupWork     = "ngày nghỉ, ngày làm việc, kỳ báo cáo"
	groupDocument = "văn bản"
	groupChart    = "biểu đồ"
	groupGiven    = "có hay chưa có dữ liệu"
)

var groups = []string{groupText, groupList, groupNumber, groupDate, groupWork, groupDocument, groupChart, groupGiven}

// Functions lists the functions by theme, in each ours before those of the
// expression language that templates may use.
func Functions() []FuncInfo { return slices.Clone(functionInfo()) }

var functionInfo = sync.OnceValue(func() []FuncInfo {
	var all []FuncInfo
	for _, f := range functions() {
		all = append(all, f.FuncInfo)
	}
	all = append(all, builtinInfo...)
	slices.SortStableFunc(all, func(a, b FuncInfo) int {
		return slices.Index(groups, a.Group) - slices.Index(groups, b.Group)
	})
	return all
})

// functions are our functions.
var functions = sync.OnceValue(func() []function {
	return slices.Concat(
		textFunctions(), listFunctions(), numberFunctions(), dateFunctions(), officeFunctions(), documentFunctions(), chartFunctions(), givenFunctions(),
	)
})

// exprFunctions is our functions as the compiler wants them.
var exprFunctions = sync.OnceValue(func() map[string]*builtin.Function {
	table := map[string]*builtin.Function{}
	for _, f := range functions() {
		e := &builtin.Function{Name: f.Name, Func: f.call}
		for _, way := range f.ways {
			e.Types = append(e.Types, reflect.TypeOf(way))
		}
		table[f.Name] = e
	}
	round := function{FuncInfo: FuncInfo{Name: wholeName}, ways: ways{whole}}
	table[wholeName] = &builtin.Function{Name: wholeName, Func: round.call, Types: []reflect.Type{reflect.TypeOf(whole)}}
	return table
})
