package pipeline

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// plain is a format whose own files begin with "ours" and are intact if they
// end with "!".
var plain = Format{Name: "txt", Intact: func(b []byte) (bool, bool) {
	ours := strings.HasPrefix(string(b), "ours")
	return ours, ours && strings.HasSuffix(string(b), "!")
}}

func file(data string) File { return File{Name: "a.txt", Format: plain, Data: []byte(data)} }

func TestFolderPut(t *testing.T) {
	tests := []struct {
		name    string
		there   map[string]string
		put     string
		want    Outcome
		path    string
		content map[string]string
	}{
		{"new", nil, "ours 1!", Written, "a.txt", map[string]string{"a.txt": "ours 1!"}},
		{"same bytes", map[string]string{"a.txt": "ours 1!"}, "ours 1!", Unchanged, "a.txt", map[string]string{"a.txt": "ours 1!"}},
		{"our older one", map[string]string{"a.txt": "ours 0!"}, "ours 1!", Replaced, "a.txt", map[string]string{"a.txt": "ours 1!"}},
		{"changed by hand", map[string]string{"a.txt": "ours 0, edited"}, "ours 1!", Beside, "a (2).txt", map[string]string{"a.txt": "ours 0, edited", "a (2).txt": "ours 1!"}},
		{"somebody else's", map[string]string{"a.txt": "theirs"}, "ours 1!", Beside, "a (2).txt", map[string]string{"a.txt": "theirs"}},
		{"both taken", map[string]string{"a.txt": "theirs", "a (2).txt": "theirs"}, "ours 1!", Beside, "a (3).txt", map[string]string{"a (2).txt": "theirs"}},
		{"beside an older one", map[string]string{"a.txt": "theirs", "a (2).txt": "ours 0!"}, "ours 1!", Beside, "a (2).txt", map[string]string{"a (2).txt": "ours 1!"}},
		{"beside once before", map[string]string{"a.txt": "theirs", "a (2).txt": "ours 1!"}, "ours 1!", Unchanged, "a (2).txt", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range tt.there {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			planned, plan, err := NewFolder(dir).Plan(file(tt.put))
			if entries, _ := os.ReadDir(dir); err != nil || len(entries) != len(tt.there) {
				t.Errorf("planning gives %v and leaves %d files", err, len(entries))
			}
			path, got, err := NewFolder(dir).Put(file(tt.put))
			if planned != path || plan != got {
				t.Errorf("planned %s, %d; done %s, %d", planned, plan, path, got)
			}
			if err != nil || got != tt.want || filepath.Base(path) != tt.path {
				t.Errorf("got %s, %d, %v; want %s, %d", path, got, err, tt.path, tt.want)
			}
			for name, text := range tt.content {
				if b, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(b) != text {
					t.Errorf("%s holds %q, %v; want %q", name, b, err, text)
				}
			}
		})
	}
}

// failing is a temporary file that fails at one step.
type failing struct {
	*os.File
	step string
	err  error
}

func (f failing) Write(b []byte) (int, error) {
	if f.step == "write" {
		f.File.Write(b[:len(b)/2])
		return len(b) / 2, f.err
	}
	return f.File.Write(b)
}

func (f failing) Sync() error {
	if f.step == "sync" {
		return f.err
	}
	return f.File.Sync()
}

func (f failing) Close() error {
	err := f.File.Close()
	if f.step == "close" {
		return f.err
	}
	return err
}

func TestFolderNothingHalfWritten(t *testing.T) {
	for _, step := range []string{"create", "write", "sync", "close"} {
		for _, old := range []string{"", "ours 0!"} {
			dir := t.TempDir()
			path := filepath.Join(dir, "a.txt")
			if old != "" {
				if err := os.WriteFile(path, []byte(old), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			o := NewFolder(dir)
			o.create = func(dir string) (tempFile, error) {
				if step == "create" {
					return nil, syscall.ENOSPC
				}
				f, err := os.CreateTemp(dir, "x")
				return failing{f, step, syscall.ENOSPC}, err
			}
			_, _, err := o.Put(file("ours 1!"))
			var we *WriteError
			if !errors.As(err, &we) || !strings.Contains(err.Error(), "đĩa đã đầy") {
				t.Errorf("%s: got %v, want a full disk", step, err)
			}
			entries, _ := os.ReadDir(dir)
			if want := min(len(old), 1); len(entries) != want {
				t.Errorf("%s: %d files left, want %d", step, len(entries), want)
			}
			if b, _ := os.ReadFile(path); string(b) != old {
				t.Errorf("%s: the file holds %q, want %q", step, b, old)
			}
		}
	}
}

func TestExplain(t *testing.T) {
	tests := []struct {
		err  error
		want string
	}{
		{&os.LinkError{Op: "rename", Old: "x", New: "y", Err: syscall.EBUSY}, "đang mở trong chương trình khác"},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "không có quyền ghi"},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.ENOSPC}, "đĩa đã đầy"},
		{errors.New("khác"), "kiểm tra ổ đĩa"},
		{&os.PathError{Op: "open", Path: ".vanthu-1.tmp", Err: syscall.ENXIO}, "(lỗi của hệ thống: " + syscall.ENXIO.Error() + ")"},
	}
	for _, tt := range tests {
		if got := explain("a.txt", tt.err); !strings.Contains(got.Error(), tt.want) || !strings.HasPrefix(got.Error(), "a.txt: ") {
			t.Errorf("%v: got %q, want %q in it", tt.err, got, tt.want)
		}
	}
}
