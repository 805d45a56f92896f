package intake

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// TestVectorsUnits reads the names of units that people write, as the units that
// cooperate in a task: their codes, "*" for all units, the name as it is for
// others.
func TestVectorsUnits(t *testing.T) {
	profile, err := os.ReadFile(filepath.Join(judge.Root(t), "testdata/so-ngoai-vu/co-quan.yaml"))
	must(t, err)
	agency := mustRead(t, "co-quan.yaml", profile)
	judge.Vectors(t, "pipeline/intake", map[string]func(string) string{
		"unit-alias": func(name string) string {
			data, err := json.Marshal(map[string]any{"nhiem_vu": []any{map[string]string{"phoi_hop": name}}})
			must(t, err)
			m, _ := Month(mustRead(t, "thang.json", data), agency, viet.Date{})
			if len(m.Tasks) != 1 || len(m.Tasks[0].Cooperate) != 1 {
				t.Fatalf("%q was not read as one unit: %+v", name, m.Tasks)
			}
			return m.Tasks[0].Cooperate[0]
		},
	}, nil)
}
