package xlsx

import (
	"encoding/xml"
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
)

// The fills of the series, told apart on a photocopy; as near as Excel has them to
// those of the same chart on paper.
var fills = [doc.MostSeries]string{
	solidFill("FFFFFF"), patternFill("lgGrid", "FFFFFF"), patternFill("wdUpDiag", "FFFFFF"), solidFill("999999"),
	patternFill("openDmnd", "FFFFFF"), solidFill("000000"), patternFill("dashHorz", "FFFFFF"), patternFill("dashVert", "DDDDDD"),
}

func solidFill(color string) string {
	return `<a:solidFill><a:srgbClr val="` + color + `"/></a:solidFill>`
}

func patternFill(preset, ground string) string {
	return `<a:pattFill prst="` + preset + `"><a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="` + ground + `"/></a:bgClr></a:pattFill>`
}

// What several parts of the chart have: a thin black line, a grey one, the ids of
// the axes and the documents' font.
var (
	thinLine = `<a:ln w="9525">` + solidFill("000000") + `</a:ln>`
	greyLine = `<a:ln w="6350">` + solidFill("BFBFBF") + `</a:ln>`
	axes     = [2]string{"100000000", "100000001"}
)

// chartFont are the properties of text of a size in pt; name is the element.
func chartFont(name string, size int, bold bool) string {
	return fmt.Sprintf(`<a:%s lang="vi-VN" sz="%d" b="%d">%s<a:latin typeface="%s"/><a:ea typeface="%s"/><a:cs typeface="%[5]s"/></a:%[1]s>`,
		name, size*100, bit(bold), solidFill("000000"), FontName, FontName)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// textProperties are those of all text of an element.
func textProperties(size int) string {
	return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>` + chartFont("defRPr", size, false) + `</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>`
}

// xml is the part of a chart (ISO/IEC 29500-1, 21.2) whose numbers stand on sheet s:
// horizontal bars from top to bottom, cut into the series.
func (c chart) xml(s *sheet) string {
	var b strings.Builder
	b.WriteString(xml.Header + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart>`)
	b.WriteString(c.title())
	b.WriteString(`<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
		`<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	for k := range c.Series {
		b.WriteString(c.series(s, k))
	}
	b.WriteString(`<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="` + axes[0] + `"/><c:axId val="` + axes[1] + `"/></c:barChart>`)
	b.WriteString(c.nameAxis() + c.countAxis())
	b.WriteString(`</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/>` + textProperties(11) + `</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
		`<c:spPr>` + solidFill("FFFFFF") + thinLine + `</c:spPr>` + textProperties(11) + `</c:chartSpace>`)
	return b.String()
}

// title is the chart's title.
func (c chart) title() string {
	return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>` + chartFont("defRPr", 13, true) + `</a:pPr><a:r>` +
		chartFont("rPr", 13, true) + `<a:t>` + escaped(c.Title) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}

// series is the series k: its name, names of bars and counts, as cells and as they
// are now.
func (c chart) series(s *sheet, k int) string {
	var names, counts strings.Builder
	for i, r := range c.Rows {
		fmt.Fprintf(&names, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, escaped(r.Name))
		fmt.Fprintf(&counts, `<c:pt idx="%d"><c:v>%d</c:v></c:pt>`, i, r.Counts[k])
	}
	first := s.lit.first + c.bar
	last := first + len(c.Rows) - 1
	count := fmt.Sprintf(`<c:ptCount val="%d"/>`, len(c.Rows))
	return fmt.Sprintf(`<c:ser><c:idx val="%d"/><c:order val="%[1]d"/>`, k) +
		`<c:tx><c:strRef><c:f>` + escaped(s.ref(k+1, s.headerEnd, k+1, s.headerEnd)) + `</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>` +
		escaped(c.Series[k]) + `</c:v></c:pt></c:strCache></c:strRef></c:tx>` +
		`<c:spPr>` + fills[k] + thinLine + `</c:spPr><c:invertIfNegative val="0"/>` + countLabels +
		`<c:cat><c:strRef><c:f>` + escaped(s.ref(0, first, 0, last)) + `</c:f><c:strCache>` + count + names.String() + `</c:strCache></c:strRef></c:cat>` +
		`<c:val><c:numRef><c:f>` + escaped(s.ref(k+1, first, k+1, last)) + `</c:f><c:numCache><c:formatCode>General</c:formatCode>` + count + counts.String() +
		`</c:numCache></c:numRef></c:val></c:ser>`
}

// countLabels show the count in each bar on a white ground, so that it is read over
// any pattern; a zero is not shown.
var countLabels = `<c:dLbls><c:numFmt formatCode="0;;;" sourceLinked="0"/><c:spPr>` + solidFill("FFFFFF") + `</c:spPr>` + textProperties(10) +
	`<c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`

// nameAxis has the names of the bars, the first at the top.
func (c chart) nameAxis() string {
	return `<c:catAx><c:axId val="` + axes[0] + `"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>` +
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
		`<c:spPr>` + thinLine + `</c:spPr>` + textProperties(11) +
		`<c:crossAx val="` + axes[1] + `"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>`
}

// countAxis stands at the bottom, with whole numbers from 0.
func (c chart) countAxis() string {
	reach := ""
	if c.Reach > 0 {
		reach = fmt.Sprintf(`<c:max val="%d"/>`, (c.Reach+c.step()-1)/c.step()*c.step())
	}
	return `<c:valAx><c:axId val="` + axes[1] + `"/><c:scaling><c:orientation val="minMax"/>` + reach + `<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>` +
		`<c:majorGridlines><c:spPr>` + greyLine + `</c:spPr></c:majorGridlines>` +
		`<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
		`<c:spPr>` + thinLine + `</c:spPr>` + textProperties(11) +
		`<c:crossAx val="` + axes[0] + `"/><c:crosses val="max"/><c:crossBetween val="between"/>` +
		fmt.Sprintf(`<c:majorUnit val="%d"/>`, c.step()) + `</c:valAx>`
}

// mostTicks is how many steps the axis of the counts has at most.
const mostTicks = 10

// step is the distance of two ticks: 1, 2 or 5, or ten, a hundred times as much.
func (c chart) step() int {
	most := max(c.Longest(), c.Reach)
	for unit := 1; ; unit *= 10 {
		for _, n := range []int{unit, 2 * unit, 5 * unit} {
			if most <= n*mostTicks {
				return n
			}
		}
	}
}

// escaped is a text as XML has it.
func escaped(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(xmlText(doc.Fold(text)))); err != nil {
		panic(err) // a builder takes everything
	}
	return b.String()
}
