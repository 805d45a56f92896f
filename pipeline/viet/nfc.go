package viet

import "golang.org/x/text/unicode/norm"

// NFC composes the text (dạng dựng sẵn of Unicode). Text that is already
// composed is returned as it is, without allocation.
func NFC(s string) string {
	if composed(s) {
		return s
	}
	return norm.NFC.String(s)
}

// composed is a quick and careful look at the bytes: true means that the text is
// certainly NFC, because every rune of it is below U+0300, in U+1E80 to U+1EFF
// (the Vietnamese letters), in U+2010 to U+203F (dashes, quotes, ellipsis) or in
// U+20A0 to U+20BF (currencies), ranges in which nothing composes with what stands before it.
func composed(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0xCC {
			continue
		}
		if i+2 >= len(s) {
			return false
		}
		switch next := s[i+1]; {
		case c == 0xE1 && (next == 0xBA || next == 0xBB):
		case c == 0xE2 && next == 0x80 && s[i+2] >= 0x90:
		case c == 0xE2 && next == 0x82 && s[i+2] >= 0xA0:
		default:
			return false
		}
		i += 2
	}
	return true
}
