package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"vanthu/pipeline/layout"
)

// finish adds to fpdf's output what fpdf has no call for.
func (w *writer) finish(raw []byte) ([]byte, error) {
	f, err := parse(raw)
	if err != nil {
		return nil, err
	}
	if err := f.completeFonts(w.fonts.list); err != nil {
		return nil, err
	}
	f.deflatePages()
	if err := f.images(w.images); err != nil {
		return nil, err
	}
	pages, err := f.pages(len(w.pages))
	if err != nil {
		return nil, err
	}
	annots := f.links(w.links, w.pages, pages)
	f.date(w)
	meta := f.add(stream("/Type /Metadata /Subtype /XML", xmp(w.meta, len(w.attached) > 0)))
	profile := f.add(intentProfile())
	carried := f.attach(w.attached, w.stamp())
	f.begin()
	outline := f.pack.bookmarks(w.marks.outline, pages)
	root := (&tags{pack: &f.pack, marks: w.marks, pages: pages, annots: annots}).write()
	b := fmt.Appendf(nil, "<</Type /Catalog\n/Pages 1 0 R\n/Lang (%s)\n/Metadata %d 0 R\n/MarkInfo <</Marked true>>\n/StructTreeRoot %d 0 R\n"+
		"/ViewerPreferences <</DisplayDocTitle true>>\n/PageLabels %s\n/OutputIntents [%s]\n", language(w.meta), meta, root, pageLabels(w.pages), intent(profile))
	if outline > 0 {
		b = fmt.Appendf(b, "/Outlines %d 0 R\n", outline)
	}
	b = append(b, carried...)
	f.objects[f.root] = append(b, ">>\n"...)
	return f.assemble(len(raw)), nil
}

// deflatePages deflates the contents of the pages, which fpdf left as they were.
func (f *file) deflatePages() {
	for i, body := range f.objects {
		if plain, ok := plainStream(body); ok {
			f.objects[i] = deflated("", plain)
		}
	}
}

// plainStream is the content of a page.
func plainStream(body []byte) ([]byte, bool) {
	if !bytes.HasPrefix(body, []byte("<</Length ")) {
		return nil, false
	}
	head, plain, ok := bytes.Cut(body, []byte(">>\nstream\n"))
	if !ok || bytes.Contains(head, []byte("/Filter")) {
		return nil, false
	}
	return bytes.CutSuffix(plain, []byte("\nendstream\n"))
}

// pages finds the n page objects.
func (f *file) pages(n int) ([]int, error) {
	numbers := make([]int, 0, n)
	for i, body := range f.objects {
		if bytes.HasPrefix(body, []byte("<</Type /Page\n")) {
			numbers = append(numbers, i)
		}
	}
	if len(numbers) != n {
		return nil, errShape
	}
	return numbers, nil
}

// links adds the objects of links, and to each page what belongs to it: its
// links, and the key of its content in the structure tree.
func (f *file) links(list []link, pages []layout.Page, numbers []int) []int {
	annots := make([]int, 0, len(list))
	for i := range list {
		l := &list[i]
		annots = append(annots, f.add(l.annotation(pages[l.page].Height.Points(), len(pages)+i)))
	}
	for k, number := range numbers {
		b := bytes.TrimSuffix(f.objects[number], []byte(">>\n"))
		b = fmt.Appendf(bytes.Clone(b), "\n/StructParents %d /Tabs /S", k)
		open := false
		for i := range list {
			if list[i].page != k {
				continue
			}
			if !open {
				b, open = append(b, "\n/Annots ["...), true
			}
			b = fmt.Appendf(b, "%d 0 R ", annots[i])
		}
		if open {
			b = append(b, ']')
		}
		f.objects[number] = append(b, ">>\n"...)
	}
	return annots
}

// date says of the file's dates that they are in UTC, as its metadata does.
func (f *file) date(w *writer) {
	stamp := w.stamp()
	f.objects[f.info] = bytes.ReplaceAll(f.objects[f.info], []byte("("+strings.TrimSuffix(stamp, "Z")+")"), []byte("("+stamp+")"))
}

// stamp is the date of the file as PDF writes it.
func (w *writer) stamp() string { return w.meta.Date.UTC().Format("D:20060102150405Z") }

// completeFonts gives every font Unicode and exact widths. fpdf writes fonts in
// the order of their keys, each followed by its widths and its descriptor.
func (f *file) completeFonts(fonts []*embedded) error {
	unicode := map[*codePage]int{}
	n := 0
	for i, body := range f.objects[:len(f.objects):len(f.objects)] {
		if !bytes.HasPrefix(body, []byte("<</Type /Font\n/BaseFont /")) {
			continue
		}
		if n == len(fonts) || !bytes.HasPrefix(body[len("<</Type /Font\n/BaseFont /"):], []byte(fonts[n].name()+"\n")) {
			return errShape
		}
		page := fonts[n].page
		if unicode[page] == 0 {
			unicode[page] = f.add(page.toUnicode)
		}
		if !bytes.HasSuffix(body, []byte(">>\n")) {
			return errShape
		}
		addMap := func(glyphs []byte) int { return f.add(stream("", glyphs)) }
		f.objects[i], f.objects[i+1] = fonts[n].objects(body, unicode[page], i+2, addMap)
		n++
	}
	if n != len(fonts) {
		return errShape
	}
	return nil
}
