package office

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
)

// TestJoinedKeepsAll holds that joining two trees loses nothing without saying so,
// gives nothing twice and changes neither.
func TestJoinedKeepsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := tree(t, "a", 3), tree(t, "b", 3)
		wholeA, wholeB := copied(a), copied(b)
		both, ps := joined(a, b)
		if diff := cmp.Diff(wholeA, a) + cmp.Diff(wholeB, b); diff != "" {
			t.Fatal("changed:", diff)
		}
		count := map[doc.Position]int{}
		eachText(both, func(n *intake.Node) { count[n.Pos]++ })
		lost := 0
		for _, n := range []*intake.Node{a, b} {
			eachText(n, func(n *intake.Node) {
				switch count[n.Pos] {
				case 0:
					lost++
				case 1:
				default:
					t.Fatalf("%v is there %d times", n.Pos, count[n.Pos])
				}
			})
		}
		if lost > 0 && len(ps) == 0 {
			t.Fatalf("%d values were lost in silence", lost)
		}
	})
}

// TestSafely holds that a fault of the program is the period's own.
func TestSafely(t *testing.T) {
	p := &Period{Dir: "2026-11"}
	p.safely(func() { panic("hỏng") })
	if !p.Problems.Failed() || p.Problems[0].Error() != "2026-11: lỗi của chương trình: hỏng" {
		t.Error(p.Problems)
	}
}

// tree draws a mapping whose texts each have a place of their own.
func tree(t *rapid.T, file string, depth int) *intake.Node {
	line := 0
	var draw func(depth int) *intake.Node
	draw = func(depth int) *intake.Node {
		line++
		n := &intake.Node{Kind: intake.NodeKind(rapid.IntRange(0, 2).Draw(t, "kind")), Pos: doc.Position{File: file, Line: line}}
		if depth == 0 {
			n.Kind = intake.Scalar
		}
		switch n.Kind {
		case intake.Scalar:
			n.Text = rapid.SampledFrom([]string{"", "x"}).Draw(t, "text")
		case intake.Sequence:
			for range rapid.IntRange(0, 3).Draw(t, "items") {
				n.Values = append(n.Values, draw(depth-1))
			}
		case intake.Mapping:
			for i := range rapid.IntRange(0, 3).Draw(t, "keys") {
				n.Keys = append(n.Keys, intake.Key{Name: fmt.Sprint("k", i)})
				n.Values = append(n.Values, draw(depth-1))
			}
		}
		return n
	}
	return draw(depth)
}

func copied(n *intake.Node) *intake.Node {
	out := *n
	out.Keys = append([]intake.Key(nil), n.Keys...)
	out.Values = nil
	for _, v := range n.Values {
		out.Values = append(out.Values, copied(v))
	}
	return &out
}

// eachText visits the texts of a tree.
func eachText(n *intake.Node, visit func(*intake.Node)) {
	if n.Kind == intake.Scalar && n.Text != "" {
		visit(n)
	}
	for _, v := range n.Values {
		eachText(v, visit)
	}
}
