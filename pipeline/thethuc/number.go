package thethuc

import (
	"strconv"

	"vanthu/pipeline/viet"
)

// The levels of the two outlines. Headings take the first three; ordered lists
// go on under them.
const (
	levelChapter = 1 // phần, chương, or "I."
	levelSection = 2 // mục, or "1."
	levelArticle = 3 // điều, or "a)"
	levelClause  = 4 // khoản under điều
	levels       = 6
)

// numbering counts headings and the entries of ordered lists (đánh số bố cục):
// NĐ 30, Phụ lục I, II.6c-đ. A heading and an entry of the same level share one
// count, so that no number is skipped or given twice under one parent.
type numbering struct {
	outline Outline
	heading int // level of the innermost heading, 0 before the first
	counts  [levels + 1]int
}

// next counts one more at a level and begins the levels below anew. Articles
// run on through chapters and sections.
func (n *numbering) next(level int) int {
	n.counts[level]++
	n.begin(level + 1)
	return n.counts[level]
}

// begin begins a level and those below it anew.
func (n *numbering) begin(level int) {
	for ; level <= levels; level++ {
		if n.outline != OutlineArticles || level != levelArticle {
			n.counts[level] = 0
		}
	}
}

// under is the level of an ordered list right under the innermost heading.
func (n *numbering) under() int {
	switch {
	case n.outline == OutlineArticles && n.heading == levelArticle:
		return levelClause
	case n.outline == OutlineArticles:
		return levelArticle
	default:
		return max(n.heading, levelChapter) + 1
	}
}

// label is the printed number of the i-th heading or entry of a level.
func (n *numbering) label(words Words, level, i int) string {
	figure := strconv.Itoa(i)
	if n.outline == OutlineArticles {
		switch level {
		case levelChapter:
			return words.Chapter.Text + " " + viet.Roman(i)
		case levelSection:
			return words.Section.Text + " " + figure
		case levelArticle:
			return words.Article.Text + " " + figure + "."
		}
		level -= levelSection // khoản, điểm as "1.", "a)"
	}
	switch level {
	case 1:
		return viet.Roman(i) + "."
	case 2:
		return figure + "."
	case 3:
		return viet.Letter(i) + ")"
	default:
		return bullet(level) // the law has nothing below điểm
	}
}

// bullet is the dash of an unnumbered entry: "-" and, inside one, "+".
func bullet(depth int) string {
	if depth%2 == 0 {
		return "-"
	}
	return "+"
}
