package viet

import (
	"fmt"
	"math"
	"strings"
)

// ParseWords reads a whole number written in words, as [Reading.Words] writes it
// in either dialect: "hai nghìn không trăm hai mươi ba", "một ngàn lẻ năm". Short
// forms that can mean two numbers ("hai trăm ba", "hai mươi năm") are errors.
func ParseWords(s string) (int64, error) {
	const longest = 500 // bytes, twice the longest number
	if len(s) > longest {
		return 0, &FormError{quoted(s) + " quá dài", wordsHint}
	}
	text := strings.ReplaceAll(Lower(Canonical(s)), ",", " ")
	r := wordReader{words: strings.Fields(text)}
	negative := r.take("âm")
	n, ok := r.number()
	limit := uint64(math.MaxInt64)
	if negative {
		limit++
	}
	switch {
	case len(r.words) > 0 && (!ok || r.at < len(r.words)):
		return 0, &FormError{quoted(s) + " không phải là số viết bằng chữ", r.hint()}
	case !ok:
		return 0, &FormError{"chưa ghi số bằng chữ", wordsHint}
	case n > limit:
		return 0, &FormError{quoted(s) + " là số quá lớn", "viết bằng chữ số"}
	case negative:
		return -int64(n), nil
	}
	return int64(n), nil
}

const wordsHint = "ghi như hai nghìn không trăm hai mươi ba"

// wordReader reads the words of a number from the left.
type wordReader struct {
	words []string
	at    int
}

// hint shows where the words go wrong.
func (r *wordReader) hint() string {
	if r.at < len(r.words) {
		return fmt.Sprintf("từ %s không đúng chỗ, %s", quoted(r.words[r.at]), wordsHint)
	}
	return "còn thiếu chữ, " + wordsHint
}

// take goes past the next word if it is one of these.
func (r *wordReader) take(words ...string) bool {
	for _, w := range words {
		if r.at < len(r.words) && r.words[r.at] == w {
			r.at++
			return true
		}
	}
	return false
}

// digit reads a digit's word; false leaves the word where it is.
func (r *wordReader) digit(first int) (int, bool) {
	for d := first; d < len(digitWords); d++ {
		if r.take(digitWords[d]) {
			return d, true
		}
	}
	if r.take("bẩy") {
		return 7, true
	}
	return 0, false
}

// number reads all words: what stands before a "tỷ" counts that often, so that
// "một tỷ tỷ" is a number too. Too large a number is given as the largest.
func (r *wordReader) number() (n uint64, ok bool) {
	if r.take(digitWords[0]) {
		return 0, r.at == len(r.words)
	}
	const billion = 1_000_000_000
	var below uint64         // what stands after the last "tỷ"
	scale := uint64(billion) // that of the group before
	for r.at < len(r.words) {
		if r.at > 0 && n+below > 0 && r.take("tỷ", "tỉ") {
			if n += below; n > math.MaxUint64/billion-1 {
				n = math.MaxUint64/billion - 1
			}
			n, below, scale = n*billion, 0, billion
			continue
		}
		group, ok := r.group(n+below == 0)
		unit := uint64(1)
		switch {
		case r.take("triệu"):
			unit = 1_000_000
		case r.take("nghìn", "ngàn"):
			unit = 1000
		}
		if !ok || unit >= scale {
			return 0, false
		}
		below, scale = below+uint64(group)*unit, unit
	}
	return n + below, n+below > 0
}

// group reads a number below 1000, which is not 0. One that is not the first is
// read in full, but for the hundreds that are none.
func (r *wordReader) group(first bool) (int, bool) {
	start := r.at
	from := 0
	if first {
		from = 1
	}
	n, ok := r.digit(from)
	hundred := ok && r.take("trăm")
	switch {
	case hundred:
		n *= 100
	case ok && n > 1 && r.take("mươi"):
		n, ok = r.afterTens(n * 10)
		return n, ok
	case ok:
		return n, first
	}
	full := hundred || !first
	switch {
	case full && r.take("linh", "lẻ"):
		one, ok := r.digit(1)
		if !ok && r.take("tư") {
			one, ok = 4, true
		}
		return n + one, ok
	case r.take("mười"):
		return r.afterTen(n + 10)
	}
	if tens, ok := r.digit(2); ok {
		if !r.take("mươi") {
			r.at--
			return 0, false
		}
		return r.afterTens(n + tens*10)
	}
	return n, r.at > start && n > 0
}

// afterTen reads the ones after "mười".
func (r *wordReader) afterTen(n int) (int, bool) {
	if r.take("lăm") {
		return n + 5, true
	}
	return r.ones(n)
}

// afterTens reads the ones after "mươi".
func (r *wordReader) afterTens(n int) (int, bool) {
	switch {
	case r.take("mốt"):
		return n + 1, true
	case r.take("tư"):
		return n + 4, true
	case r.take("lăm", "nhăm"):
		return n + 5, true
	}
	return r.ones(n)
}

// ones reads a digit after the tens if there is one; "năm" would be a year.
func (r *wordReader) ones(n int) (int, bool) {
	one, ok := r.digit(1)
	if ok && one == 5 {
		r.at--
		return 0, false
	}
	return n + one, true
}
