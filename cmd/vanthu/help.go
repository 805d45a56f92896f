package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

const appHelp = `{{.Name}} - {{.Usage}}

Cách dùng:
   {{.Name}} LỆNH [THAM SỐ] [TỆP...]

Lệnh:
{{range .VisibleCommands}}   {{join .Names ", "}}{{"\t"}}{{.Usage}}
{{end}}
Tham số:
{{range .VisibleFlags}}   {{.}}
{{end}}
Mã kết thúc: 0 xong; 1 có văn bản không tạo được; 2 dùng sai hoặc dữ liệu sai, chưa tạo gì;
   3 một số cơ quan (lo) hoặc phiếu (gop) chưa xong, phần còn lại đã xong; 130 bị dừng.

Ví dụ:
   {{.Name}} phieu giao-ban --ky 11/2026 --co-quan co-quan.yaml
   {{.Name}} soan 2026-11.yaml -o ket-qua
`

const commandHelp = `{{.HelpName}} - {{.Usage}}

Cách dùng:
   {{.HelpName}}{{if .VisibleFlags}} [THAM SỐ]{{end}}{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}
{{if .Description}}
{{.Description}}
{{end}}{{if .VisibleFlags}}
Tham số:
{{range .VisibleFlags}}   {{.}}
{{end}}{{end}}`

const subcommandHelp = `{{.HelpName}} - {{.Usage}}

Cách dùng:
   {{.HelpName}} LỆNH [THAM SỐ]

Lệnh:
{{range .VisibleCommands}}   {{join .Names ", "}}{{"\t"}}{{.Usage}}
{{end}}{{if .VisibleFlags}}
Tham số:
{{range .VisibleFlags}}   {{.}}
{{end}}{{end}}`

// localise puts the library's words into Vietnamese.
func localise(app *cli.App) {
	app.CustomAppHelpTemplate = appHelp
	for _, c := range app.Commands {
		c.CustomHelpTemplate = commandHelp
		if len(c.Subcommands) > 0 {
			c.CustomHelpTemplate = subcommandHelp
		}
		for _, s := range c.Subcommands {
			s.CustomHelpTemplate = commandHelp
		}
	}
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h", "tro-giup"}, Usage: "in trợ giúp", DisableDefaultText: true}
	cli.VersionFlag = &cli.BoolFlag{Name: "version", Aliases: []string{"v", "phien-ban"}, Usage: "in phiên bản", DisableDefaultText: true}
	cli.VersionPrinter = func(c *cli.Context) { fmt.Fprintf(c.App.Writer, "%s %s\n", c.App.Name, c.App.Version) }
	cli.FlagStringer = flagText
}

// flagText is a flag's line in the help: names, placeholder, usage, default.
func flagText(f cli.Flag) string {
	var names []string
	for _, n := range f.Names() {
		if len(n) == 1 {
			names = append(names, "-"+n)
		} else {
			names = append(names, "--"+n)
		}
	}
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return strings.Join(names, ", ")
	}
	placeholder, usage := unquote(d.GetUsage())
	text := strings.TrimSpace(strings.Join(names, ", ") + " " + placeholder)
	if d.TakesValue() && d.GetValue() != "" {
		usage += fmt.Sprintf(" (mặc định: %s)", d.GetValue())
	}
	return text + "\t" + usage
}

// unquote takes the back-quoted placeholder out of a usage text.
func unquote(usage string) (placeholder, text string) {
	before, rest, ok := strings.Cut(usage, "`")
	if !ok {
		return "", usage
	}
	name, after, _ := strings.Cut(rest, "`")
	return name, before + name + after
}
