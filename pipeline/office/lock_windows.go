package office

import (
	"errors"
	"path/filepath"
	"syscall"
)

// What the syscall package does not name.
const (
	deleteOnClose       = 0x04000000           // FILE_FLAG_DELETE_ON_CLOSE
	errWriteProtect     = syscall.Errno(19)    // ERROR_WRITE_PROTECT
	errSharingViolation = syscall.Errno(32)    // ERROR_SHARING_VIOLATION
	errDeletePending    = syscall.Errno(0x12f) // ERROR_DELETE_PENDING
)

// lock holds a hidden file in the folder open for itself alone; the system removes it
// when the program ends.
func lock(dir string) (func(), error) {
	path, err := syscall.UTF16PtrFromString(filepath.Join(dir, ".vanthu.lock"))
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_HIDDEN|deleteOnClose, 0)
	switch {
	case err == nil:
		return func() { syscall.CloseHandle(h) }, nil
	case errors.Is(err, errSharingViolation), errors.Is(err, errDeletePending):
		return nil, ErrBusy
	case errors.Is(err, errWriteProtect), errors.Is(err, syscall.ERROR_ACCESS_DENIED):
		return func() {}, nil
	}
	return nil, err
}
