package record

import (
	"strings"

	"vanthu/pipeline/viet"
)

// complete takes number and symbol apart when one field holds both:
// "137/KH-UBND", "06/2020/QĐ-TTg", "80-NQ/TW".
func (c *Citation) complete() {
	if c.Number != "" && c.Symbol != "" {
		return
	}
	whole := c.Number + c.Symbol
	n, err := viet.ParseDocNumber(whole)
	number, ok := strings.CutSuffix(whole, n.Symbol)
	if err == nil && ok && n.Symbol != "" && n.Number > 0 {
		c.Number, c.Symbol = strings.TrimRight(number, "/-"), n.Symbol
	}
}

// TypeName is the name of the cited document's kind: of an abbreviation its
// name ("KH" is "Kế hoạch"), of anything else the type as given.
func (c Citation) TypeName() string {
	if name, known := viet.TypeName(c.Type); known {
		return name
	}
	return c.Type
}

// FullNumber is the number with the symbol (số, ký hiệu): "137/KH-UBND", and
// "80-NQ/TW" for documents of the Party.
func (c Citation) FullNumber() string {
	switch {
	case c.Number == "" || c.Symbol == "":
		return c.Number + c.Symbol
	case strings.Contains(c.Symbol, "/"):
		return c.Number + "-" + c.Symbol
	}
	return c.Number + "/" + c.Symbol
}

// String is the citation in full, as at its first mention: type, number, date,
// issuer and subject, each if known.
func (c Citation) String() string { return c.cited().String() }

// Short is the citation at a later mention: type and number.
func (c Citation) Short() string { return c.cited().Short() }

func (c Citation) cited() viet.Citation {
	return viet.Citation{Type: c.Type, Code: c.FullNumber(), Date: c.Date, Issuer: c.Issuer, Subject: c.Subject}
}
