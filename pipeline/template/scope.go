package template

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"

	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/conf"
)

// scope is the names that an expression may use: those of [View] and the
// variables of the directives around it.
type scope struct {
	vars   map[string]reflect.Type
	config *conf.Config
}

// newScope makes a scope with variables. A lax one knows any name: it follows a
// directive whose variables could not be read, which is reported already.
func newScope(vars map[string]reflect.Type, lax bool) *scope {
	// Not types.Map: in expr 1.17 the compiler fails on its records.
	env := maps.Clone(viewZeros())
	env[officeName] = (*office)(nil)
	for name, t := range vars {
		if t != nil {
			env[name] = reflect.Zero(t).Interface()
		}
	}
	c := conf.New(env)
	for name, t := range vars {
		if t == nil {
			c.Env.Fields[name] = nature.Nature{} // of unknown type
		}
	}
	c.Strict = !lax
	c.Functions = exprFunctions()
	for name := range c.Builtins {
		if !slices.Contains(builtins, name) {
			c.Disabled[name] = true
			delete(c.Builtins, name)
		}
	}
	return &scope{vars: vars, config: c}
}

// with is the scope with more variables.
func (s *scope) with(vars map[string]reflect.Type) *scope {
	all := maps.Clone(vars)
	maps.Copy(all, s.vars)
	return newScope(all, !s.config.Strict)
}

// lax is the scope that knows any name.
func (s *scope) lax() *scope { return newScope(s.vars, true) }

// names lists what an expression of the scope may begin with.
func (s *scope) names() []string {
	names := slices.Collect(maps.Keys(viewTypes()))
	names = slices.AppendSeq(names, maps.Keys(s.vars))
	for _, f := range Functions() {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	return names
}

// declare adds a variable of a directive to vars, unless its name is taken.
func (l *loader) declare(vars map[string]reflect.Type, sc *scope, name string, at int) {
	_, inner := vars[name]
	if !inner && !slices.Contains(sc.names(), name) && !slices.Contains(reserved, name) {
		vars[name] = nil
		return
	}
	l.problem(at, ruleDirective, fmt.Sprintf("tên “%s” đã dùng", name), "đặt tên khác, chẳng hạn x, nv, dv")
}

// reserved are the words of the expression language.
var reserved = []string{
	"true", "false", "nil", "not", "in", "and", "or", "matches", "contains",
	"startsWith", "endsWith", "let", "if", "else",
}

// viewTypes is the type of each name of [View].
var viewTypes = sync.OnceValue(func() map[string]reflect.Type {
	return fieldTypes(reflect.TypeFor[View]())
})

// viewZeros is an empty value of each name of [View].
var viewZeros = sync.OnceValue(func() map[string]any {
	zeros := map[string]any{}
	for name, t := range viewTypes() {
		zeros[name] = reflect.Zero(t).Interface()
	}
	return zeros
})

// fieldTypes is the type of each field of a record, by the name that templates
// use.
func fieldTypes(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range t.NumField() {
		fields[t.Field(i).Tag.Get("expr")] = t.Field(i).Type
	}
	return fields
}
