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
	"time"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1 // something could not be made or written; nothing is half-written
	exitBadInput    = 2 // wrong use or bad input; nothing was written
	exitPartly      = 3 // some offices of a batch, or forms of a merge, failed; the rest is done
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
	code := await(ctx, grace, func() int { return run(ctx, os.Args, os.Stdout, os.Stderr) })
	stop()
	os.Exit(code)
}

// grace is how long a program that was told to end may go on with the file that it
// is writing.
const grace = 3 * time.Second

// await gives the code of a job; but a job that hangs after ctx has ended is left.
func await(ctx context.Context, grace time.Duration, job func() int) int {
	done := make(chan int, 1)
	go func() { done <- job() }()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-done:
		return code
	case <-time.After(grace):
		return exitInterrupted
	}
}

// run is the program without its exit.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	out := &printer{out: stdout, err: stderr, json: wantsJSON(args)}
	app := newApp(out)
	code := out.end(ctx, app.RunContext(ctx, permute(app.Commands, args)))
	if out.json && (out.finished || code != exitDone) {
		out.total(code)
	}
	return code
}

// end says what ended the program, if anything is left to say, and gives its code.
func (p *printer) end(ctx context.Context, err error) int {
	var exit *exitError
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		p.fail("đã dừng theo yêu cầu; các tệp đã tạo xong vẫn còn nguyên")
		return exitInterrupted
	case errors.As(err, &exit):
		if exit.err != nil {
			p.fail(exit.err.Error())
		}
		return exit.code
	}
	p.fail(err.Error())
	return exitFailed
}

func newApp(out *printer) *cli.App {
	app := &cli.App{
		Name:            "vanthu",
		Usage:           "soạn văn bản giao ban tháng đúng thể thức Nghị định 30/2020/NĐ-CP",
		Version:         pipeline.Version,
		HideHelpCommand: true,
		Writer:          out.out,
		ErrWriter:       out.err,
		ExitErrHandler:  func(*cli.Context, error) {}, // run decides
		OnUsageError:    onUsageError,
		Action:          unknownCommand,
		Commands:        []*cli.Command{taoCommand(out), soanCommand(out), batchCommand(out), phieuCommand(), mergeCommand(out), checkCommand(out), importCommand(out), mauCommand()},
	}
	localise(app)
	return app
}
