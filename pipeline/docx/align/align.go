// Package align finds what two rows of keys have in common (so khớp): which paragraphs of
// a document are those of another, though some were put in, taken out or changed.
package align

// Places finds which of two rows of keys are the same: for each of a its place in b, or
// -1. The places rise. What begins and ends alike is found first, then what comes once
// in both, and between those the same again (patience); a stretch without any is small
// or stays without.
func Places[K comparable](a, b []K) []int {
	to := make([]int, len(a))
	for i := range to {
		to[i] = -1
	}
	alignPart(a, b, 0, 0, to, mostSplit)
	return to
}

// Bounds of the work: how often a stretch is split again, and how many pairs of keys are
// compared in one without a key that comes once.
const (
	mostSplit    = 32
	mostCompared = 1 << 16
)

// alignPart aligns a part of a and b that begin at i and j of the whole.
func alignPart[K comparable](a, b []K, i, j int, to []int, split int) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		to[i] = j
		a, b, i, j = a[1:], b[1:], i+1, j+1
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
		to[i+len(a)] = j + len(b)
	}
	if len(a) == 0 || len(b) == 0 || split == 0 {
		return
	}
	anchors := rising(unique(a, b))
	if len(anchors) == 0 {
		if len(a)*len(b) <= mostCompared {
			longest(a, b, i, j, to)
		}
		return
	}
	x, y := 0, 0
	for _, p := range append(anchors, [2]int{len(a), len(b)}) {
		alignPart(a[x:p[0]], b[y:p[1]], i+x, j+y, to, split-1)
		if x, y = p[0], p[1]; x < len(a) {
			to[i+x] = j + y
			x, y = x+1, y+1
		}
	}
}

// unique are the places of the keys that come once in each of a and b, in the order of a.
func unique[K comparable](a, b []K) (out [][2]int) {
	type count struct{ a, b, at int }
	counts := make(map[K]count, len(a))
	for _, k := range a {
		c := counts[k]
		c.a++
		counts[k] = c
	}
	for j, k := range b {
		if c, ok := counts[k]; ok {
			c.b, c.at = c.b+1, j
			counts[k] = c
		}
	}
	for i, k := range a {
		if c := counts[k]; c.a == 1 && c.b == 1 {
			out = append(out, [2]int{i, c.at})
		}
	}
	return out
}

// rising is the longest part of pairs whose second numbers rise.
func rising(pairs [][2]int) (out [][2]int) {
	var piles []int // index of the top pair
	before := make([]int, len(pairs))
	for n, p := range pairs {
		low, high := 0, len(piles)
		for low < high {
			if mid := (low + high) / 2; pairs[piles[mid]][1] < p[1] {
				low = mid + 1
			} else {
				high = mid
			}
		}
		before[n] = -1
		if low > 0 {
			before[n] = piles[low-1]
		}
		if low == len(piles) {
			piles = append(piles, n)
		} else {
			piles[low] = n
		}
	}
	if len(piles) == 0 {
		return nil
	}
	out = make([][2]int, len(piles))
	for n, k := piles[len(piles)-1], len(piles)-1; n >= 0; n, k = before[n], k-1 {
		out[k] = pairs[n]
	}
	return out
}

// longest aligns by the longest common row of keys.
func longest[K comparable](a, b []K, i, j int, to []int) {
	width := len(b) + 1
	most := make([]int32, (len(a)+1)*width) // from each pair of places to the ends
	for x := len(a) - 1; x >= 0; x-- {
		for y := len(b) - 1; y >= 0; y-- {
			if a[x] == b[y] {
				most[x*width+y] = most[(x+1)*width+y+1] + 1
			} else {
				most[x*width+y] = max(most[(x+1)*width+y], most[x*width+y+1])
			}
		}
	}
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] == b[y]:
			to[i+x] = j + y
			x, y = x+1, y+1
		case most[(x+1)*width+y] >= most[x*width+y+1]:
			x++
		default:
			y++
		}
	}
}
