package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"vanthu/pipeline/judge/province"
)

// nowhere is a disk that takes no time: what is written there is gone.
type nowhere struct{ name string }

func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) Sync() error                 { return nil }
func (n nowhere) Close() error                { return nil }
func (n nowhere) Name() string                { return n.name }

// BenchmarkDepartment makes all that is due for one department in its last month.
func BenchmarkDepartment(b *testing.B) {
	benchmarkBatch(b, province.Size{Kind: province.Departments})
}

// BenchmarkProvince makes all that is due for the 115 offices of a province in their
// only month.
func BenchmarkProvince(b *testing.B) {
	benchmarkBatch(b, province.Size{Kind: province.Provinces, Periods: 1})
}

// benchmarkBatch measures with a disk and without one: what lies between them is the
// disk's.
func benchmarkBatch(b *testing.B, size province.Size) {
	kit, err := NewKit(nil)
	if err != nil {
		b.Fatal(err)
	}
	root := b.TempDir()
	if _, err := province.Write(b.Context(), root, size); err != nil {
		b.Fatal(err)
	}
	dirs, err := filepath.Glob(filepath.Join(root, "*-*"))
	if err != nil {
		b.Fatal(err)
	}
	if size.Kind == province.Provinces {
		dirs, _ = filepath.Glob(filepath.Join(root, "*", "*"))
	}
	for _, disk := range []struct {
		name   string
		create func(string) (tempFile, error)
	}{
		{"disk", nil},
		{"nowhere", func(dir string) (tempFile, error) { return nowhere{filepath.Join(dir, ".vanthu-0.tmp")}, nil }},
	} {
		b.Run(disk.name, func(b *testing.B) {
			var files, size atomic.Int64
			peak := watchMemory()
			for b.Loop() {
				b.StopTimer()
				clean(b, root)
				b.StartTimer()
				batch := Batch{Kit: kit, Formats: Formats, create: disk.create}
				batch.Run(context.Background(), dirs, func(m Made) {
					files.Add(1)
					if info, err := os.Stat(m.Path); err == nil {
						size.Add(info.Size())
					}
				}, func(r *OfficeReport) {
					if disk.create == nil && r.Failed() {
						b.Errorf("%s: %v %v", r.Dir, r.Problems, r.Err)
					}
					for _, p := range r.Periods { // nowhere, a file cannot get its name
						files.Add(int64(len(p.Failures)))
					}
				})
			}
			b.ReportMetric(float64(files.Load())/b.Elapsed().Seconds(), "files/s")
			b.ReportMetric(float64(size.Load())/float64(max(1, files.Load())), "B/file")
			b.ReportMetric(peak()/(1<<20), "peak-MB")
		})
	}
}

// clean removes what a batch has made.
func clean(b *testing.B, root string) {
	for _, depth := range []string{"*/*", "*/*/*"} {
		for _, name := range []string{"ket-qua", "phieu"} {
			made, err := filepath.Glob(filepath.Join(root, depth, name))
			if err != nil {
				b.Fatal(err)
			}
			for _, dir := range made {
				if err := os.RemoveAll(dir); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}

// watchMemory looks at what the program holds until the function is called that it
// returns, which gives the most that was seen.
func watchMemory() func() float64 {
	stop, most := make(chan struct{}), make(chan float64)
	go func() {
		var peak float64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, float64(m.Sys-m.HeapReleased))
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() float64 { close(stop); return <-most }
}
