// Package office is the folder in which an office keeps its months (thư mục cơ
// quan). The folder is the record: everything that the program knows it reads there,
// and people may mend all of it by hand.
//
//	so-noi-vu/
//	  co-quan.yaml          the agency's profile
//	  mau/                  the agency's own templates, if it has any
//	  2026-11/              a period (kỳ): the month of its meeting
//	    giao-ban.yaml       the meeting and its tasks; or .json, .xlsx
//	    tien-do.yaml        what the units reported, as merged
//	    phieu/              the forms that were made for the units
//	    nhan/               the forms that came back
//	    ket-qua/            the documents that were made
//
// An [Office] is the folder as read, a [Period] one period of it. How the tasks stand
// is derived by the [record.Ledger] over the periods.
package office

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// Names in the folder of an office.
const (
	AgencyFile   = "co-quan.yaml"
	TemplatesDir = "mau"
	MeetingFile  = "giao-ban" // with the extension of its format
	ProgressFile = "tien-do.yaml"
	FormsDir     = "phieu"
	ReturnedDir  = "nhan"
	OutputDir    = "ket-qua"
)

// Office is an office as read from its folder.
type Office struct {
	Dir     string
	Agency  record.Agency
	Periods []*Period // ascending
	Ledger  *record.Ledger
}

// Period is one period of an office as read.
type Period struct {
	Key      viet.Period
	Dir      string
	Month    *record.Month         // nil if its files cannot be used
	Pictures map[string]*doc.Image // by the paths that the month names
	Problems doc.Problems          // of its files, and of its place among the others
}

// Open reads the folder of an office. The problems are those of the profile and of
// the folder itself; those of a period stand with the period, and a period that cannot
// be used does not hide the others. The office is nil if the profile cannot be used.
func Open(dir string) (*Office, doc.Problems) { return nil, nil }

// Find lists the folders of offices in dir: dir itself if it is one, else those in
// it, at any depth down to four, by name.
func Find(dir string) ([]string, error) { return nil, nil }

// Period is the period of that month, nil if the office has none.
func (o *Office) Period(p viet.Period) *Period {
	for _, have := range o.Periods {
		if have.Key == p {
			return have
		}
	}
	return nil
}
