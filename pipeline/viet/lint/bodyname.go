package lint

// bodyEnds are the syllables with which the noun for a body ends: "Phòng", "Chi cục",
// "Trung tâm".
var bodyEnds = setOf("sở bộ ban phòng cục vụ viện trường hội đoàn tâm đồng")

// bodyHalves are the syllables before them in nouns of two.
var bodyHalves = setOf("văn trung chi tổng ủy hội")

// personFirst begin the words for persons, which stand in no name of a body.
var personFirst = setOf("ông bà giám chủ trưởng phó bí")

// The name of a body has no more words than this, and no more small ones in a row. More
// than one of these goes on only after "và" or a comma: "Phòng Hợp tác quốc tế và Lễ tân".
const (
	longestBody = 14
	mostSmall   = 4
)

// bodyName is the last word with a capital of the name of the body whose noun ends at the
// word i; 0 if none does.
func (p *passage) bodyName(i int) (last int) {
	if !p.endsBodyNoun(i) || p.joined(i+1) == "" || p.words[i+1].shape != titled {
		return 0
	}
	row := 0 // of small words
	for k := i + 1; k < min(len(p.words), i+longestBody); k++ {
		w := &p.words[k]
		listed := w.joint == ',' || w.joint == '='
		tied := listed || p.at(k-1) == "và"
		switch {
		case w.joint != ' ' && !listed, w.quoted, w.shape == titled && k > i+1 && (bodyNouns[w.low] || personFirst[w.low]):
			return last
		case w.shape == titled && (tied || row <= 1):
			last, row = k, 0
		case w.shape != small, tied, row == mostSmall, w.role&particle != 0 && w.low != "và":
			return last
		default:
			row++
		}
	}
	return last
}

// endsBodyNoun tells whether the noun for a body ends at the word i.
func (p *passage) endsBodyNoun(i int) bool {
	half := p.joined(i) != "" && bodyHalves[p.at(i-1)] && p.words[i-1].shape == titled
	switch w := &p.words[i]; w.low {
	case "tâm", "đồng":
		return half
	case "phòng":
		return true // also after "trưởng"
	default:
		return half || w.shape == titled
	}
}
