package xlsx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
)

// A name of two lines fills two rows, and the drawn line stands under the last.
func TestBroken(t *testing.T) {
	in := line{runs: []run{{text: "ỦY BAN NHÂN DÂN\n", bold: true}, {text: "XÃ"}, {text: " AN HÒA", bold: true}}, rule: 5, role: doc.RoleAgency}
	want := []line{
		{runs: []run{{text: "ỦY BAN NHÂN DÂN", bold: true}}, role: doc.RoleAgency},
		{runs: []run{{text: "XÃ"}, {text: " AN HÒA", bold: true}}, rule: 5, role: doc.RoleAgency},
	}
	if diff := cmp.Diff(want, in.broken(), cmp.AllowUnexported(line{}, run{})); diff != "" {
		t.Error(diff)
	}
	if got := (line{rule: 3}).broken(); len(got) != 1 || got[0].rule != 3 {
		t.Errorf("an empty line became %+v", got)
	}
}
