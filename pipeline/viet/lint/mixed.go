package lint

// window is a run of words that occurs with different capitals.
type window struct {
	p     *passage
	i     int
	caps  uint8 // which words have a capital
	known uint8 // which words show by their capital what is meant
}

// mixedCapitals finds the same words once with a capital and once without, beside
// a word that has its capital in both places: "lãnh đạo Sở" and "Lãnh đạo Sở".
// Without such a neighbour a common noun and a document of that kind cannot be
// told apart ("kế hoạch", "Kế hoạch").
func mixedCapitals(t *text) []Finding {
	s := windows{places: map[phrasing]int{}}
	for _, p := range t.passages {
		if p.shouted {
			continue
		}
		next := 0    // the next word with a capital
		inside := -1 // the last word of the name of a body
		for i := range p.words {
			for next = max(next, i); next < len(p.words) && p.words[next].shape != titled; next++ {
			}
			if next < i+longestWindow {
				s.take(p, i, i <= inside)
			}
			if p.words[i].role&nounOfBody != 0 {
				inside = max(inside, p.bodyName(i))
			}
		}
	}
	told := map[place]bool{}
	var found []Finding
	for _, all := range s.alike {
		if len(all) > 1 {
			found = append(found, oddOnes(all, told)...)
		}
	}
	return found
}

// A window has three words or four.
const (
	shortestWindow = 3
	longestWindow  = 4
)

// windows are those of a text, the alike ones together, in the order of the first.
type windows struct {
	places map[phrasing]int
	alike  [][]window
}

// phrasing is the words of a window. Inside the name of a body they are not the same as
// elsewhere: "Phòng Lãnh sự và Người Việt Nam ở nước ngoài" looks after "người Việt Nam ở
// nước ngoài".
type phrasing struct {
	low    string
	inName bool
}

// take adds the windows from the word i on that show by a capital what is meant.
func (s *windows) take(p *passage, i int, inName bool) {
	w := window{p: p, i: i}
	for k := 0; k < longestWindow && w.widen(k); k++ {
		if k+1 < shortestWindow || w.caps&w.known == 0 {
			continue
		}
		key := phrasing{p.low[p.words[i].start:p.words[i+k].end], inName}
		at, met := s.places[key]
		if !met {
			at = len(s.alike)
			s.places[key], s.alike = at, append(s.alike, nil)
		}
		s.alike[at] = append(s.alike[at], w)
	}
}

// widen takes the word k of the window in, if a single space joins it to the one
// before.
func (w *window) widen(k int) bool {
	at := w.i + k
	if at >= len(w.p.words) {
		return false
	}
	v := &w.p.words[at]
	if k > 0 && (v.joint != ' ' || v.role&particle != 0) || v.quoted || v.shape == figure || v.shape == odd {
		return false
	}
	if v.shape == titled {
		w.caps |= 1 << k
	}
	var before role
	if v.joint == ' ' && at > 0 {
		before = w.p.words[at-1].role
	}
	half := before&halfWord != 0 // "Trưởng phòng" beside "Phòng"
	if !v.free && !v.named && !half && v.shape != upper && !(k == 0 && before&several != 0) && !(v.role&kindFirst != 0 && w.p.kindAt(at)) {
		w.known |= 1 << k
	}
	return true
}

// kindAt tells whether a word for a kind of document begins at i: it has a capital
// where one document is meant, and none where any is.
func (p *passage) kindAt(i int) bool { return documentKinds[p.at(i)+"_"+p.joined(i+1)] }

var documentKinds = setOf("kế_hoạch báo_cáo nghị_quyết nghị_định quyết_định đề_án chương_trình dự_án quy_chế quy_định thông_báo thông_tư tờ_trình " +
	"chỉ_thị kết_luận hướng_dẫn văn_bản phương_án quy_hoạch")

// oddOnes finds the windows that differ from the form that most of the same words
// have; of equals it is the first.
func oddOnes(all []window, told map[place]bool) []Finding {
	best := commonest(all)
	var found []Finding
	for _, w := range all {
		bits := clash(best, w)
		for k := 0; bits != 0; k++ {
			if bits&(1<<k) == 0 {
				continue
			}
			bits &^= 1 << k
			if at := (place{w.p, w.i + k}); !told[at] {
				told[at] = true
				found = append(found, w.finding(best))
			}
		}
	}
	return found
}

// commonest is the window with whose capitals the most others agree, the first of
// equals.
func commonest(all []window) window {
	type form struct{ caps, known uint8 }
	count := map[form]int{}
	var forms []window
	for _, w := range all {
		f := form{w.caps, w.known}
		if count[f]++; count[f] == 1 {
			forms = append(forms, w)
		}
	}
	if len(forms) == 1 {
		return all[0]
	}
	best, most := all[0], 0
	for _, w := range forms {
		votes := 0
		for _, other := range forms {
			if clash(w, other) == 0 {
				votes += count[form{other.caps, other.known}]
			}
		}
		if votes > most {
			best, most = w, votes
		}
	}
	return best
}

// clash has the words whose capitals differ, if another word has a capital in both.
func clash(a, b window) uint8 {
	known := a.known & b.known
	if a.caps&b.caps&known == 0 {
		return 0
	}
	return (a.caps ^ b.caps) & known
}

// finding shows the words with those around them that are the same in both places.
func (w window) finding(best window) Finding {
	n := 1
	for n < 8 && w.same(best, n) && !particles[w.p.at(w.i+n)] {
		n++
	}
	words := w.p.words[w.i : w.i+n]
	model := best.p.raw[best.p.words[best.i].start:best.p.words[best.i+n-1].end]
	return w.p.finding("viet-hoa-lan", words[0].start, words[n-1].end, Finding{Severity: Warning, Fix: model,
		Reason: "cụm này còn viết là “" + model + "”; viết hoa thống nhất"})
}

// same tells whether the n-th words of both are joined and alike.
func (w window) same(best window, n int) bool {
	a, b := w.p.joined(w.i+n), best.p.joined(best.i+n)
	return a != "" && a == b
}

// particles are words at which a name ends.
var particles = setOf("các của tại cho với và theo về để trên trong từ đến là được đã do năm tháng ngày số giai khi nếu")
