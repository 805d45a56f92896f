package viet

import (
	"unicode"
	"unicode/utf8"
)

// FormError says what is wrong with a typed value, and how to mend it. Both are
// Vietnamese, lower case, without a full stop; Hint may be empty.
type FormError struct{ Message, Hint string }

// Error writes the message and the hint on one line.
func (e *FormError) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + "; " + e.Hint
}

// number is a run of digits: its value and how many digits it was typed with.
type number struct{ value, digits int }

// maxNumber is what longer numbers count as; no form has any so large.
const maxNumber = 1_000_000_000

// maxForm is the longest text, in bytes, that can be a date, month or time.
const maxForm = 120

// shape reduces a typed value to its shape and its numbers: letters folded,
// numbers as N, spaces only between two numbers. "ngày 05 tháng 8 năm 2022" is
// "ngayNthangNnamN" with 5, 8, 2022; "5/8/2022 16:12" is "N/N/N N:N".
func shape(s string) (string, []number) {
	if len(s) > maxForm {
		return "", nil
	}
	out := make([]byte, 0, len(s))
	var nums []number
	inNumber, gap := false, false
	for _, r := range NFC(s) {
		if invisible(r) {
			continue
		}
		if r >= '0' && r <= '9' {
			if !inNumber {
				if gap && len(out) > 0 && out[len(out)-1] == 'N' {
					out = append(out, ' ')
				}
				out, nums = append(out, 'N'), append(nums, number{})
			}
			n := &nums[len(nums)-1]
			n.value, n.digits = min(n.value*10+int(r-'0'), maxNumber), n.digits+1
			inNumber, gap = true, false
			continue
		}
		inNumber = false
		if unicode.IsSpace(r) {
			gap = true
			continue
		}
		out, gap = appendFolded(out, r), false
	}
	return string(out), nums
}

// appendFolded adds the folded rune; what has no folded form is added as it is,
// but never as N, which stands for a number.
func appendFolded(out []byte, r rune) []byte {
	if p := letterOf(r).plain; p != 0 {
		return append(out, p)
	}
	return utf8.AppendRune(out, unicode.ToLower(r))
}
