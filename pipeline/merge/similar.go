package merge

// alike is how similar two texts are that are likely the same task.
const alike = 0.9

// similarity is 1 for equal texts and less by the share of letters that must be changed,
// added or dropped; it is 0 for texts that are too far apart to be [alike].
func similarity(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	longest := max(len(x), len(y))
	if longest == 0 {
		return 0
	}
	limit := longest - int(alike*float64(longest)) // the most changes
	d := distance(x, y, limit)
	if d > limit {
		return 0
	}
	return 1 - float64(d)/float64(longest)
}

// distance counts the changes from a to b; more than the limit is limit+1. It looks only at
// the band of the table in which so few changes are possible.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	far := limit + 1
	last, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = min(j, far)
	}
	for i := range a {
		from, to := max(0, i-limit), min(len(b), i+limit+1)
		row[from] = far
		if from == 0 {
			row[0] = min(i+1, far)
		}
		for j := from; j < to; j++ {
			d := last[j]
			if a[i] != b[j] {
				d++
			}
			if j < i+limit { // else the cell above is outside the band
				d = min(d, last[j+1]+1)
			}
			row[j+1] = min(d, row[j]+1, far)
		}
		last, row = row, last
	}
	return last[len(b)]
}
