package office

import (
	"errors"
	"fmt"
)

// ErrBusy says that another program works in the folder.
var ErrBusy = errors.New("một lệnh vanthu khác đang làm việc trong thư mục này; chờ lệnh đó xong rồi chạy lại")

// Lock keeps the folder of an office to this program until unlock is called or the
// program ends, however it does: the lock is the system's, and no file is left behind.
// A folder that cannot be locked, because its disk knows no locks or (on Windows) nothing
// may be written there, is left as it is. The error is [ErrBusy] if another has it.
func Lock(dir string) (unlock func(), err error) {
	unlock, err = lock(dir)
	if errors.Is(err, ErrBusy) {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if err != nil {
		return nil, unreadable(dir, err)
	}
	return unlock, nil
}
