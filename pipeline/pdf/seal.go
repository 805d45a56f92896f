package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// The identifier of a file, in its trailer: twice the same 16 bytes of the
// SHA-256 of the file with zeros in their place. So a file tells whether it is
// still as this program made it.
const (
	idOpen   = "/ID [<"
	idMiddle = "> <"
	idClose  = ">]\n"
	idSize   = 32 // hexadecimal digits
)

// noID stands in the place of an identifier.
var noID = strings.Repeat("0", idSize)

// seal writes the identifier into a file that has zeros there.
func seal(data []byte) {
	at := bytes.LastIndex(data, []byte(idOpen)) + len(idOpen)
	sum := sha256.Sum256(data)
	copy(data[at:], hex.EncodeToString(sum[:idSize/2]))
	copy(data[at+idSize+len(idMiddle):], data[at:at+idSize])
}

// Intact tells whether a PDF comes from this program, and whether it is still as
// it was made: a file that someone signed, filled or saved again is not.
func Intact(data []byte) (ours, intact bool) {
	ours = bytes.Contains(data, []byte("/Producer ("+Producer+")"))
	at := bytes.LastIndex(data, []byte(idOpen)) + len(idOpen)
	second := at + idSize + len(idMiddle)
	if !ours || at < len(idOpen) || second+idSize > len(data) {
		return ours, false
	}
	have := string(data[at : at+idSize])
	again := bytes.Clone(data)
	copy(again[at:], noID)
	copy(again[second:], noID)
	sum := sha256.Sum256(again)
	return true, have == hex.EncodeToString(sum[:idSize/2]) && have == string(data[second:second+idSize])
}
