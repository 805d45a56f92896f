package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Outcome says what [Folder.Put] did with a file.
type Outcome uint8

// The outcomes.
const (
	Written   Outcome = iota // made new
	Unchanged                // the same bytes were there already
	Beside                   // the file there was changed by hand: written under another name
	Replaced                 // in the place of our own older one
	Kept                     // changed by hand, and its data are as they were: nothing was made
)

// Folder is where files go (thư mục kết quả). A file in it is whole or absent,
// and one that somebody changed by hand is never overwritten.
type Folder struct {
	Dir string
	// create opens a new temporary file in Dir; tests put a failing one in.
	create func(dir string) (tempFile, error)
}

type tempFile interface {
	io.WriteCloser
	Sync() error
	Name() string
}

// NewFolder is the folder dir; it is made when the first file is put there.
func NewFolder(dir string) *Folder {
	return &Folder{Dir: dir, create: func(dir string) (tempFile, error) { return os.CreateTemp(dir, tempPattern) }}
}

// tempPattern matches files that are being written.
const tempPattern = ".vanthu-*.tmp"

// Put writes f and returns the path that it now has. A file of that name which
// is ours and untouched is replaced; any other stays, and f is written beside
// it as "name (2).ext".
func (o *Folder) Put(f File) (string, Outcome, error) {
	if err := os.MkdirAll(o.Dir, 0o777); err != nil {
		return "", Written, explain(o.Dir, err)
	}
	path, outcome, err := o.Plan(f)
	if err == nil && outcome != Unchanged {
		err = o.write(path, f.Data)
	}
	return path, outcome, err
}

// Plan says what [Folder.Put] would do with f, and writes nothing.
func (o *Folder) Plan(f File) (string, Outcome, error) {
	beside := false
	for n := 1; ; n++ {
		path := filepath.Join(o.Dir, numbered(f.Name, n))
		old, err := os.ReadFile(path)
		outcome := Written
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return path, outcome, explain(path, err)
		case bytes.Equal(old, f.Data):
			return path, Unchanged, nil
		default:
			if _, intact := f.Format.Intact(old); !intact {
				beside = true
				continue
			}
			outcome = Replaced
		}
		if beside {
			outcome = Beside
		}
		return path, outcome, nil
	}
}

// numbered is the n-th name for a file: "a.docx", "a (2).docx", ...
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	ext := filepath.Ext(name)
	return fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext)
}

// write puts data at path by way of a temporary file: written, synced, closed,
// renamed, in this order because Windows refuses to rename an open file.
func (o *Folder) write(path string, data []byte) error {
	tmp, err := o.create(o.Dir)
	if err != nil {
		return explain(path, err)
	}
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Sync()
	}
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644) // CreateTemp gives 0600: colleagues on a shared drive must read it
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return explain(path, err)
	}
	return nil
}

// Sweep removes what a run that was killed has left half-written in the folder. Only
// whoever has the lock of the folder, or of the office that it belongs to, may do so.
func (o *Folder) Sweep() error {
	entries, err := os.ReadDir(o.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if left, _ := filepath.Match(tempPattern, e.Name()); left {
			err = errors.Join(err, os.Remove(filepath.Join(o.Dir, e.Name())))
		}
	}
	if err != nil {
		return explain(o.Dir, err)
	}
	return nil
}

// WriteError is a file or folder that could not be written, told in Vietnamese.
type WriteError struct {
	Path string
	Hint string
	Err  error
}

func (e *WriteError) Error() string {
	return fmt.Sprintf("%s: không ghi được; %s", e.Path, e.Hint)
}

func (e *WriteError) Unwrap() error { return e.Err }

// bare is an error of the system without the name of the temporary file.
func bare(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// explain wraps a file system error with what the user can do about it.
func explain(path string, err error) error {
	hint := fmt.Sprintf("kiểm tra ổ đĩa và đường dẫn rồi chạy lại (lỗi của hệ thống: %v)", bare(err))
	switch {
	case errors.Is(err, syscall.ENOTDIR):
		hint = "trên đường dẫn có một tệp đứng ở chỗ của thư mục; chọn thư mục khác bằng -o"
	case errors.Is(err, syscall.EISDIR):
		hint = "đã có một thư mục trùng tên tệp; đổi tên hoặc xóa thư mục đó rồi chạy lại"
	case isOpenElsewhere(err):
		hint = "tệp đang mở trong chương trình khác, hãy đóng lại rồi chạy lại"
	case isDiskFull(err):
		hint = "đĩa đã đầy, hãy giải phóng dung lượng rồi chạy lại"
	case errors.Is(err, fs.ErrPermission):
		hint = "không có quyền ghi vào thư mục, hãy chọn thư mục khác bằng -o"
	}
	return &WriteError{Path: path, Hint: hint, Err: err}
}
