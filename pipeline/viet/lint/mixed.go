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
	seen := map[string][]window{}
	var order []string
	for _, p := range t.passages {
		if p.shouted {
			continue
		}
		for i := range p.words {
			for _, n := range []int{3, 4} {
				w, ok := p.windowAt(i, n)
				if !ok {
					continue
				}
				key := p.low[p.words[i].start:p.words[i+n-1].end]
				if seen[key] == nil {
					order = append(order, key)
				}
				seen[key] = append(seen[key], w)
			}
		}
	}
	told := map[place]bool{}
	var found []Finding
	for _, key := range order {
		if all := seen[key]; len(all) > 1 {
			found = append(found, oddOnes(all, told)...)
		}
	}
	return found
}

// windowAt takes the n words from i on, if single spaces join them and one has a
// capital.
func (p *passage) windowAt(i, n int) (w window, ok bool) {
	if i+n > len(p.words) {
		return w, false
	}
	w = window{p: p, i: i}
	several := p.words[i].joint == ' ' && severalBefore[p.at(i-1)]
	for k := range n {
		v := p.words[i+k]
		if k > 0 && (v.joint != ' ' || particles[v.low]) || v.quoted || v.shape == figure || v.shape == odd {
			return w, false
		}
		if v.shape == titled {
			w.caps |= 1 << k
		}
		half := v.joint == ' ' && partBefore[p.at(i+k-1)] // "Trưởng phòng" beside "Phòng"
		if !v.free && !v.named && !half && !p.kindAt(i+k) && v.shape != upper && !(k == 0 && several) {
			w.known |= 1 << k
		}
	}
	return w, w.caps&w.known != 0
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
