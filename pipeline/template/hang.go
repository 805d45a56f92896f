package template

import "fmt"

// home numbers a container: the part itself, an item or a table.
func (l *loader) home() int {
	l.homes++
	return l.homes
}

// hang hangs the blocks of a container under the directives that stand around
// them. The container itself stands in the branch at.
func (r *reader) hang(blocks []placed, at *branch, home int) []node {
	var out []node
	for i := 0; i < len(blocks); {
		d, within := directiveUnder(blocks[i].branch, at)
		switch {
		case !within:
			r.straddle(at, blocks[i])
			i++
		case d == nil:
			out = append(out, blocks[i].node)
			i++
		default:
			j := i + 1
			for j < len(blocks) && inside(blocks[j].branch, d) {
				j++
			}
			r.settle(d, home)
			out = append(out, r.directive(d, blocks[i:j], home))
			i = j
		}
	}
	return out
}

// directiveUnder is the outermost directive between a branch and one around it,
// nil if they are the same; within tells whether the one is around the other.
func directiveUnder(b, around *branch) (d *directive, within bool) {
	for ; b != around; b = d.parent {
		if d = b.of; d == nil {
			return nil, false
		}
	}
	return d, true
}

func inside(b *branch, d *directive) bool {
	for ; b.of != nil; b = b.of.parent {
		if b.of == d {
			return true
		}
	}
	return false
}

// directive makes the node of a directive with the blocks in it.
func (r *reader) directive(d *directive, blocks []placed, home int) node {
	bodies := make([][]node, len(d.branches))
	for i, br := range d.branches {
		var own []placed
		for _, b := range blocks {
			if _, within := directiveUnder(b.branch, br); within {
				own = append(own, b)
			}
		}
		bodies[i] = r.hang(own, br, home)
	}
	if d.each != nil {
		e := &each{head: d.each, body: bodies[0]}
		if len(bodies) > 1 {
			e.none = bodies[1]
		}
		return e
	}
	c := &choice{}
	for i, br := range d.branches {
		c.cases = append(c.cases, choiceCase{when: br.when, body: bodies[i]})
	}
	return c
}

// settle notes that a directive stands in a container, and reports it when its
// blocks are in two.
func (r *reader) settle(d *directive, home int) {
	switch d.home {
	case 0:
		d.home = home
	case home, -1:
	default:
		d.home = -1
		r.problem(d.hole.start, ruleDirective,
			fmt.Sprintf("khối {{%s}} bao một phần của danh sách hay bảng cùng với phần khác", d.word),
			"mở và đóng khối trong cùng một danh sách, một mục hoặc một bảng")
	}
}

// straddle reports a block that goes on in a container although the directive
// in which the container began is closed.
func (r *reader) straddle(at *branch, b placed) {
	for d := at.of; d != nil; d = d.parent.of {
		if inside(b.branch, d) {
			continue
		}
		if d.home != -1 {
			d.home = -1
			r.problem(d.hole.start, ruleDirective,
				fmt.Sprintf("khối {{%s}} đóng giữa một mục hoặc một bảng mở trong nó", d.word),
				"mở và đóng khối trong cùng một danh sách, một mục hoặc một bảng")
		}
		return
	}
}
