package calendar

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"vanthu/pipeline/viet"
)

// decisionFiles has the decisions of one year in each file, and the lunar table.
//
//go:embed data/*.tsv
var decisionFiles embed.FS

// readDecisions reads the files of all years. What can be read is there even if
// there is an error.
func readDecisions(files fs.FS) ([]Decision, error) {
	names, err := fs.Glob(files, "data/[0-9]*.tsv")
	var all []Decision
	for _, name := range names {
		text, readErr := fs.ReadFile(files, name)
		ds, parseErr := parseDecisions(string(text))
		if wrong := errors.Join(readErr, parseErr); wrong != nil {
			err = errors.Join(err, fmt.Errorf("%s: %w", name, wrong))
		}
		all = append(all, ds...)
	}
	return all, err
}

// columns are the columns of a file of decisions.
const columns = "date\tkind\tname\tlegal_basis\tstatus"

// parseDecisions reads a file of decisions: lines that begin with # are remarks,
// then the heading, then one day a line in order. It stops at the first line
// that is wrong.
func parseDecisions(text string) ([]Decision, error) {
	var out []Decision
	headed := false
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || line[0] == '#':
		case !headed:
			if headed = line == columns; !headed {
				return out, fmt.Errorf("dòng %d: tiêu đề phải là %q", number, columns)
			}
		default:
			d, err := parseDecision(line)
			if err == nil && len(out) > 0 && d.Date.Compare(out[len(out)-1].Date) <= 0 {
				err = errors.New("các ngày phải theo thứ tự, mỗi ngày một dòng")
			}
			if err != nil {
				return out, fmt.Errorf("dòng %d: %w", number, err)
			}
			out = append(out, d)
		}
	}
	return out, nil
}

func parseDecision(line string) (Decision, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != 5 {
		return Decision{}, fmt.Errorf("có %d cột, phải là 5", len(cells))
	}
	date, err := isoDate(cells[0])
	d := Decision{Date: date, Kind: Kind(cells[1]), Name: cells[2], Basis: cells[3], Proposed: cells[4] == "proposed"}
	switch {
	case err != nil:
		return Decision{}, err
	case !d.Kind.Decides():
		return Decision{}, fmt.Errorf("không có loại ngày “%s”", cells[1])
	case !d.Proposed && cells[4] != "confirmed":
		return Decision{}, fmt.Errorf("tình trạng “%s” phải là confirmed hoặc proposed", cells[4])
	case d.Name == "" || d.Basis == "":
		return Decision{}, errors.New("thiếu tên hoặc căn cứ")
	}
	return d, nil
}

// isoDate reads a day as the data files write it: "2026-02-17".
func isoDate(s string) (viet.Date, error) {
	var d viet.Date
	if err := d.UnmarshalText([]byte(s)); err != nil {
		return d, err
	}
	if s == "" || d.ISO() != s {
		return viet.Date{}, fmt.Errorf("ngày “%s” phải viết như 2026-02-17", s)
	}
	return d, nil
}
