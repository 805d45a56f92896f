package viet

import (
	"strings"
	"unicode/utf8"
)

// The characters that do not break a line.
const (
	noBreakSpace  = "\u00A0"
	noBreakHyphen = "\u2011"
)

var plainBreaksReplacer = strings.NewReplacer(noBreakSpace, " ", noBreakHyphen, "-", "\u202F", " ", "\u2060", "")

// plainBreaks undoes [KeepTogether].
func plainBreaks(s string) string {
	if !strings.ContainsAny(s, "\u00A0\u2011\u202F\u2060") {
		return s
	}
	return plainBreaksReplacer.Replace(s)
}

// longestKept is how many characters may be kept on one line: no-break spaces do
// not stretch where both sides are flush, so that longer ones would tear holes.
const longestKept = 30

// KeepTogether puts no-break spaces where a line should not end: in dates ("ngày
// 05", "tháng 3", "năm 2026"), numbers of documents and of their parts ("số
// 137/KH-UBND", "Điều 5", "điểm a"), quantities ("10 ha"), names of persons and
// places, before the second of two equal parts ("2021 - 2025") and in "UBND tỉnh";
// and no-break hyphens into symbols. Nothing longer than 30 characters is kept
// together. It is for laid out text only: stored data and workbooks keep plain
// spaces and hyphens.
func KeepTogether(s string) string {
	k := keeper{s: s}
	for start := 0; start < len(s); {
		end, slash := wordEnd(s, start)
		k.word(start, end)
		if slash {
			k.hyphens(start, end)
		}
		start = k.gap(end)
	}
	if k.done == 0 {
		return s
	}
	k.out.WriteString(s[k.done:])
	return k.out.String()
}

// keeper goes through a text word by word. Words end at every space, also at one
// that is kept already, so that keeping together again changes nothing.
type keeper struct {
	s    string
	out  strings.Builder
	done int // up to where s is written out

	chunk    int  // start of what is kept together with the last word
	previous span // the word before the last one
	last     span // the word before the gap
	joined   bool // the gap between these two is kept
	space    bool // the gap is one plain space
	kept     bool // the gap is a no-break space
	proper   int  // how many more words the name may have that the last word is in
}

type span struct{ start, end int }

func (k *keeper) text(w span) string { return k.s[w.start:w.end] }

// wordEnd is the end of the word that begins at i; slash tells whether one is in it.
func wordEnd(s string, i int) (end int, slash bool) {
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c > '/' && c != noBreakSpace[0]:
		case c == '/':
			slash = true
		case c == ' ', c == '\n', c == '\t', c == noBreakSpace[0] && strings.HasPrefix(s[i:], noBreakSpace):
			return i, slash
		}
	}
	return i, slash
}

// gap goes past the space after a word, to the start of the next.
func (k *keeper) gap(end int) int {
	k.space, k.kept = false, false
	if end == len(k.s) {
		return end
	}
	switch k.s[end] {
	case ' ':
		k.space = true
	case noBreakSpace[0]:
		k.kept = true
		return end + len(noBreakSpace)
	default:
		k.last, k.proper = span{}, 0
	}
	return end + 1
}

// word decides about the gap before the word.
func (k *keeper) word(start, end int) {
	joins := k.joins(k.s[start:end]) && (end-k.chunk <= longestKept || utf8.RuneCountInString(k.s[k.chunk:end]) <= longestKept)
	if joins && k.space {
		k.write(start-1, noBreakSpace)
	}
	if k.kept = k.kept || joins; !k.kept {
		k.chunk = start
	}
	k.previous, k.last, k.joined = k.last, span{start, end}, k.kept
}

// write writes the text up to i, and then what stands in place of the byte there.
func (k *keeper) write(i int, instead string) {
	if k.done == 0 {
		k.out.Grow(len(k.s) + len(k.s)/8 + 2*len(instead))
	}
	k.out.WriteString(k.s[k.done:i])
	k.out.WriteString(instead)
	k.done = i + 1
}

// hyphens makes the hyphens of symbols in the word no-break ones.
func (k *keeper) hyphens(from, to int) {
	for i := from; i < to; i++ {
		if k.s[i] != '/' {
			continue
		}
		start, end := codeAround(k.s, i)
		if start == end || start < from || utf8.RuneCountInString(k.s[start:end]) > longestKept {
			continue
		}
		for j := start; j < end; j++ {
			if k.s[j] == '-' {
				k.write(j, noBreakHyphen)
			}
		}
		from, i = end, end-1
	}
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
