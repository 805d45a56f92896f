// Vanthu makes the documents of a Vietnamese office's giao ban month from its
// data, in the thể thức of Nghị định 30/2020/NĐ-CP.
//
// This package is the program: flags, exit codes and words on the terminal. It
// is the only place that prints or exits; everything else is in pipeline.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1 // something could not be made or written; nothing is half-written
	exitBadInput    = 2 // wrong use or bad input; nothing was written
	exitInterrupted = 130
)

// exitError ends the program with a code; its message, if any, is printed.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usageError is wrong use of the command line.
func usageError(err error) error { return &exitError{code: exitBadInput, err: err} }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program without its exit.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	app := newApp(stdout, stderr)
	err := app.RunContext(ctx, permute(app.Commands, args))
	if err == nil {
		return exitDone
	}
	out := &printer{out: stdout, err: stderr}
	var exit *exitError
	switch {
	case ctx.Err() != nil:
		out.fail("đã dừng theo yêu cầu; các tệp đã tạo xong vẫn còn nguyên")
		return exitInterrupted
	case errors.As(err, &exit):
		if exit.err != nil {
			out.fail(exit.err.Error())
		}
		return exit.code
	}
	out.fail(err.Error())
	return exitFailed
}

func newApp(stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:            "vanthu",
		Usage:           "soạn văn bản giao ban tháng đúng thể thức Nghị định 30/2020/NĐ-CP",
		Version:         pipeline.Version,
		HideHelpCommand: true,
		Writer:          stdout,
		ErrWriter:       stderr,
		ExitErrHandler:  func(*cli.Context, error) {}, // run decides
		OnUsageError:    onUsageError,
		Action:          unknownCommand,
		Commands:        []*cli.Command{soanCommand(), phieuCommand(), mauCommand()},
	}
	localise(app)
	return app
}
