package pipeline

import (
	"errors"
	"syscall"
)

// Windows error codes that the syscall package does not name.
const (
	errSharingViolation syscall.Errno = 32
	errLockViolation    syscall.Errno = 33
	errHandleDiskFull   syscall.Errno = 39
	errDiskFull         syscall.Errno = 112
)

func isDiskFull(err error) bool {
	return errors.Is(err, errDiskFull) || errors.Is(err, errHandleDiskFull)
}

// isOpenElsewhere tells whether another program holds the file: renaming onto
// a file that Word has open gives a sharing violation.
func isOpenElsewhere(err error) bool {
	return errors.Is(err, errSharingViolation) || errors.Is(err, errLockViolation)
}
