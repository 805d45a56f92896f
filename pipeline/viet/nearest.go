package viet

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest picks from among the names that the user may have meant by s, at most
// three, the likeliest first: names that differ by a few letters, that contain
// s or have its letters as initials. It compares folded text and gives nothing
// rather than something far off.
func Nearest(s string, among []string) []string {
	const most = 3
	type candidate struct {
		name     string
		distance int
	}
	wanted := []rune(Fold(s))
	var near []candidate
	for _, name := range among {
		if d, ok := plausible(wanted, Fold(name)); ok {
			near = append(near, candidate{name, d})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var names []string
	for _, c := range near[:min(most, len(near))] {
		names = append(names, c.name)
	}
	return names
}

// plausible is how far the folded texts are apart, if they may be the same.
func plausible(wanted []rune, name string) (distance int, ok bool) {
	const longest = 200 // runes; nobody mistypes a longer name
	runes := []rune(name)
	if len(wanted) == 0 || len(runes) == 0 || len(wanted) > longest || len(runes) > longest {
		return 0, false
	}
	limit := (max(len(wanted), len(runes)) + 2) / 4
	if abs(len(wanted)-len(runes)) <= limit {
		if d := editDistance(wanted, runes); d <= limit {
			return d, true
		}
	}
	short := string(wanted)
	part := len(wanted) >= 3 && (strings.Contains(name, short) || strings.Contains(short, name) && len(runes) >= 3)
	initials := len(wanted) >= 2 && strings.Contains(initialsOf(name), strings.ReplaceAll(short, " ", ""))
	return limit + 1, part || initials
}

// initialsOf has the first letter of each folded word.
func initialsOf(folded string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(folded) {
		b.WriteByte(word[0])
	}
	return b.String()
}

func abs(n int) int { return max(n, -n) }

// editDistance counts the letters to insert, drop, change or swap with their
// neighbour to make b of a.
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
