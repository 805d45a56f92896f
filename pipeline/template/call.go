package template

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"vanthu/pipeline/viet"
)

// ways are the Go functions that a function of expressions stands for, one for
// each way to call it. Each returns a value, and an error if it can fail.
type ways []any

// call calls the first of the ways that takes the arguments.
func (f function) call(args ...any) (any, error) {
	for _, way := range f.ways {
		if v, err, done := direct(way, args); done {
			return v, err
		}
		if in, fits := fitted(args, reflect.TypeOf(way)); fits {
			out := reflect.ValueOf(way).Call(in)
			err, _ := out[len(out)-1].Interface().(error)
			return out[0].Interface(), err
		}
	}
	if f.wantsWhole(args) {
		message, hint := sayWhole(f.Name)
		return nil, &viet.FormError{Message: message, Hint: hint}
	}
	var kinds []string
	for _, a := range args {
		switch a.(type) {
		case *office: // not among those that people write
		case nil:
			kinds = append(kinds, kindNil.String())
		default:
			kinds = append(kinds, kindOf(reflect.TypeOf(a)).String())
		}
	}
	return nil, &viet.FormError{Message: "hàm " + f.Name + " không nhận " + strings.Join(kinds, ", "), Hint: "viết " + f.Signature}
}

// wantsWhole tells whether a broken number is what no way takes.
func (f function) wantsWhole(args []any) bool {
	args = slices.Clone(args)
	broken := false
	for i, a := range args {
		if _, is := a.(float64); is {
			args[i], broken = 0, true
		}
	}
	return broken && slices.ContainsFunc(f.ways, func(way any) bool {
		_, fits := fitted(args, reflect.TypeOf(way))
		return fits
	})
}

// direct calls a function of a common type without reflection, which takes
// several times as long.
func direct(way any, args []any) (v any, err error, done bool) {
	if len(args) == 0 {
		return nil, nil, false
	}
	switch way := way.(type) {
	case func(any) bool:
		if len(args) == 1 {
			return way(args[0]), nil, true
		}
	case func(any) (string, error):
		if len(args) == 1 {
			v, err = way(args[0])
			return v, err, true
		}
	case func(string) string:
		if s, ok := args[0].(string); len(args) == 1 && ok {
			return way(s), nil, true
		}
	case func(Day) string:
		if d, ok := args[0].(Day); ok && len(args) == 1 {
			return way(d), nil, true
		}
	case func(string, []string) string:
		if len(args) == 2 {
			s, ok := args[0].(string)
			if list, ok2 := args[1].([]string); ok && ok2 {
				return way(s, list), nil, true
			}
		}
	}
	return nil, nil, false
}

// fitted is the arguments as a Go function takes them.
func fitted(args []any, function reflect.Type) (in []reflect.Value, fits bool) {
	if len(args) != function.NumIn() {
		return nil, false
	}
	in = make([]reflect.Value, len(args))
	for i, a := range args {
		if in[i], fits = argument(reflect.ValueOf(a), function.In(i)); !fits {
			return nil, false
		}
	}
	return in, true
}

// argument is a value as a parameter of a type. What is not there is an empty
// value, but no number: nothing is not 0.
func argument(v reflect.Value, t reflect.Type) (reflect.Value, bool) {
	switch {
	case !v.IsValid():
		return reflect.Zero(t), t.Kind() != reflect.Int && t.Kind() != reflect.Float64
	case v.Type().AssignableTo(t):
		return v, true
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(t): // a record that a loop goes over
		return v.Elem(), true
	case v.Kind() == reflect.Int && t.Kind() == reflect.Float64:
		return v.Convert(t), true
	case v.Kind() == reflect.Float64 && t.Kind() == reflect.Int && isWhole(v.Float()):
		return v.Convert(t), true
	}
	return v, false
}

// isWhole tells whether a number is a whole one that an int can hold.
func isWhole(x float64) bool { return x == math.Trunc(x) && math.Abs(x) < 1<<53 }

// rounder is the step of the compiler that makes round(…) a whole number where one of
// our functions is given it: the language's own gives a number that may be broken.
type rounder struct{}

// wholeName is the name of the function that does it; no expression can be written
// that has it.
const wholeName = "(số nguyên)"

// Visit looks at one node of an expression.
func (rounder) Visit(node *ast.Node) {
	call, ok := (*node).(*ast.CallNode)
	if !ok {
		return
	}
	for i, a := range call.Arguments {
		if b, ok := a.(*ast.BuiltinNode); ok && b.Name == "round" {
			call.Arguments[i] = &ast.CallNode{Callee: &ast.IdentifierNode{Value: wholeName}, Arguments: []ast.Node{a}}
		}
	}
}

// whole is a rounded number as a whole one.
func whole(x float64) (int, error) {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return 0, &viet.FormError{Message: divided, Hint: dividedHint}
	case !isWhole(x):
		return 0, &viet.FormError{Message: "số quá lớn", Hint: "xem lại phép tính"}
	}
	return int(x), nil
}
