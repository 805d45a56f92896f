package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline/viet"
)

// permute moves a command's flags before its arguments, because the flag
// package stops at the first argument and would silently take "-o x" after it
// for two files. Everything after "--" stays an argument.
func permute(commands []*cli.Command, args []string) []string {
	if len(args) == 0 {
		return args
	}
	out := []string{args[0]}
	rest := args[1:]
	var cmd *cli.Command
	for len(rest) > 0 { // walk down the names of commands
		next := find(commands, rest[0])
		if next == nil {
			break
		}
		cmd, commands = next, next.Subcommands
		out, rest = append(out, rest[0]), rest[1:]
	}
	if cmd == nil {
		return args
	}
	var flags, plain []string
	for i := 0; i < len(rest); i++ {
		switch a := rest[i]; {
		case a == "--":
			plain = append(plain, rest[i+1:]...)
			i = len(rest)
		case len(a) > 1 && a[0] == '-':
			flags = append(flags, a)
			if takesValue(cmd, a) {
				if i++; i == len(rest) {
					return append(out, flags...) // the parser says that the value is missing
				}
				flags = append(flags, rest[i])
			}
		default:
			plain = append(plain, a)
		}
	}
	return append(append(append(out, flags...), "--"), plain...)
}

func find(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

// takesValue tells whether the flag stands apart from its value.
func takesValue(cmd *cli.Command, arg string) bool {
	if strings.Contains(arg, "=") {
		return false
	}
	name := strings.TrimLeft(arg, "-")
	for _, f := range cmd.Flags {
		for _, n := range f.Names() {
			if n == name {
				_, isBool := f.(*cli.BoolFlag)
				return !isBool
			}
		}
	}
	return false
}

// wantsJSON tells whether the arguments ask for events, also where they are wrong
// otherwise.
func wantsJSON(args []string) bool {
	for _, a := range args {
		switch strings.TrimLeft(a, "-") {
		case "":
			if a == "--" {
				return false
			}
		case "json", "json=true", "json=1":
			if a[0] == '-' {
				return true
			}
		}
	}
	return false
}

// flagErrors maps the flag package's English messages to ours.
var flagErrors = []struct{ english, vietnamese string }{
	{"flag provided but not defined: -", "không có tham số “-%s”"},
	{"flag needs an argument: -", "tham số “-%s” thiếu giá trị"},
}

func onUsageError(c *cli.Context, err error, _ bool) error {
	text := err.Error()
	for _, m := range flagErrors {
		if name, ok := strings.CutPrefix(text, m.english); ok {
			if len(name) > 1 {
				name = "-" + name // the library drops a dash
			}
			text = fmt.Sprintf(m.vietnamese, name)
			break
		}
	}
	return usageError(fmt.Errorf("%s; xem “%s --help”", text, c.App.Name))
}

// unknownCommand is what runs when no command is named.
func unknownCommand(c *cli.Context) error {
	if c.NArg() == 0 {
		return cli.ShowAppHelp(c)
	}
	name := c.Args().First()
	var names []string
	for _, cmd := range c.App.Commands {
		names = append(names, cmd.Names()...)
	}
	hint := "xem “vanthu --help”"
	if _, err := os.Stat(name); err == nil {
		hint = fmt.Sprintf("để soạn văn bản từ tệp này: vanthu soan %q", name)
	} else if near := viet.Nearest(name, names); len(near) > 0 {
		hint = fmt.Sprintf("có phải “%s”?", near[0])
	}
	return usageError(fmt.Errorf("không có lệnh “%s”; %s", name, hint))
}
