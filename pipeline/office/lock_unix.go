//go:build !windows

package office

import (
	"errors"
	"os"
	"slices"
	"syscall"
)

// unlockable are the errors of disks that know no locks on folders.
var unlockable = []error{syscall.ENOTSUP, syscall.ENOSYS, syscall.ENOLCK, syscall.EBADF, syscall.EINVAL}

// lock holds a lock on the folder itself.
func lock(dir string) (func(), error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case err == nil:
		return func() { f.Close() }, nil
	case errors.Is(err, syscall.EWOULDBLOCK):
		err = ErrBusy
	case slices.ContainsFunc(unlockable, func(u error) bool { return errors.Is(err, u) }):
		err = nil
	}
	f.Close()
	return func() {}, err
}
