package pdf

import (
	"fmt"

	"vanthu/pipeline/layout"
)

// pageLabels is the entry of the catalog by which readers count pages as they are
// printed (số trang): anew in every annex.
func pageLabels(pages []layout.Page) []byte {
	b := []byte("<</Nums [")
	for i := range pages {
		if i == 0 || pages[i].Number != pages[i-1].Number+1 {
			b = fmt.Appendf(b, "%d <</S /D /St %d>> ", i, pages[i].Number)
		}
	}
	return append(b, "]>>"...)
}
