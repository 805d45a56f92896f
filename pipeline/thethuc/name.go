package thethuc

import (
	"math"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
)

// nameBreaker breaks a long agency name into lines of like length at places
// where a reader pauses.
type nameBreaker struct {
	rules *LetterheadRules
	size  float64
	bold  bool
	room  doc.Length
}

func (n nameBreaker) width(text string) doc.Length { return textWidth(text, n.size, n.bold) }

// below puts what follows a people's committee or council on the next line:
// "ỦY BAN NHÂN DÂN" over "XÃ HÒA AN".
func (n nameBreaker) below(name string) string {
	for _, head := range n.rules.BreakAfter {
		if rest, ok := strings.CutPrefix(name, head+" "); ok {
			return head + "\n" + rest
		}
	}
	return name
}

// lines breaks name where it says so and where it is too long.
func (n nameBreaker) lines(name string) []string {
	var out []string
	for part := range strings.SplitSeq(name, "\n") {
		if n.width(part) <= n.room {
			out = append(out, part)
			continue
		}
		out = append(out, n.balance(strings.Fields(part))...)
	}
	return out
}

// balance finds the cheapest way to break words into lines: best[i] is the cost
// of the lines before word i, from[i] the first word of the last of them.
func (n nameBreaker) balance(words []string) []string {
	best := make([]float64, len(words)+1)
	from := make([]int, len(words)+1)
	for end := 1; end <= len(words); end++ {
		best[end] = math.Inf(1)
		for start := range end {
			if cost := best[start] + n.cost(words, start, end); cost < best[end] {
				best[end], from[end] = cost, start
			}
		}
	}
	var out []string
	for end := len(words); end > 0; end = from[end] {
		out = append(out, strings.Join(words[from[end]:end], " "))
	}
	slices.Reverse(out)
	return out
}

// cost is how bad a line of words[start:end] is: the square of the room left
// over, more for a line that is too long or begins inside a phrase, less for
// one that begins well.
func (n nameBreaker) cost(words []string, start, end int) float64 {
	left := float64(n.room-n.width(strings.Join(words[start:end], " "))) / float64(n.room)
	cost := left * left
	if left < 0 {
		cost = 10 - left
	}
	switch {
	case start == 0:
		return cost
	case n.inside(words, start):
		return cost + 1
	case slices.ContainsFunc(n.rules.BreakBefore, func(w string) bool { return starts(words[start:], strings.Fields(w)) }):
		return cost - 0.1
	default:
		return cost
	}
}

// inside tells whether a break before words[at] would part a phrase.
func (n nameBreaker) inside(words []string, at int) bool {
	for _, phrase := range n.rules.Unbroken {
		parts := strings.Fields(phrase)
		for first := max(0, at-len(parts)+1); first < at; first++ {
			if starts(words[first:], parts) {
				return true
			}
		}
	}
	return false
}

func starts(words, with []string) bool {
	return len(words) >= len(with) && slices.Equal(words[:len(with)], with)
}
