package main

import (
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"vanthu/pipeline"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/pipeline/viet"
)

func mauCommand() *cli.Command {
	own := &cli.StringFlag{Name: "mau", Usage: "`THƯ MỤC` mẫu riêng của cơ quan"}
	sub := func(name, usage, args string, action cli.ActionFunc) *cli.Command {
		return &cli.Command{
			Name: name, Usage: usage, ArgsUsage: args, Action: action,
			HideHelpCommand: true, OnUsageError: onUsageError,
		}
	}
	return &cli.Command{
		Name:            "mau",
		Aliases:         []string{"template"},
		Usage:           "xem các mẫu văn bản, trường dữ liệu và hàm dùng trong mẫu",
		Flags:           []cli.Flag{own},
		HideHelpCommand: true,
		OnUsageError:    onUsageError,
		Action:          listTemplates,
		Subcommands: []*cli.Command{
			sub("truong", "liệt kê trường dữ liệu mà mẫu được dùng", " ", listFields),
			sub("ham", "liệt kê hàm dùng được trong mẫu", " ", listFunctions),
			sub("loai", "liệt kê 29 loại văn bản và chữ viết tắt", " ", listKinds),
			sub("luoc-do", "in lược đồ JSON Schema của tệp dữ liệu, để trình soạn thảo kiểm tra khi gõ", "thang|tien-do|co-quan", printSchema),
			sub("xuat", "in một mẫu có sẵn để sửa thành mẫu riêng", "MẪU", printTemplate),
		},
	}
}

// table prints rows in columns.
func table(c *cli.Context, head string, rows func(func(cells ...string))) error {
	w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, head)
	rows(func(cells ...string) { fmt.Fprintln(w, strings.Join(cells, "\t")) })
	return w.Flush()
}

func listTemplates(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageError(fmt.Errorf("không có lệnh “mau %s”; xem “vanthu mau --help”", c.Args().First()))
	}
	kit, err := loadKit(c.String("mau"), &printer{out: c.App.Writer, err: c.App.ErrWriter})
	if err != nil {
		return err
	}
	return table(c, "MẪU\tLOẠI VĂN BẢN\tNHÓM\tCHO\tDẠNG\tTÊN", func(row func(...string)) {
		for _, t := range kit.Templates {
			kind, _ := kit.Rules.Kind(t.Kind)
			row(strings.ReplaceAll(t.Key, "_", "-"), kind.Name, groups[t.Group], forWhom(t), formatsOf(t), t.Name)
		}
	})
}

// groups are the groups of templates in words.
var groups = map[template.Group]string{template.GroupMeeting: "cuộc họp", template.GroupTracking: "theo dõi"}

// forWhom says whether there is one document, or one for each unit.
func forWhom(t *template.Template) string {
	if t.PerUnit {
		return "từng đơn vị"
	}
	return "cơ quan"
}

// formatsOf are the formats that a template is for.
func formatsOf(t *template.Template) string {
	if len(t.Formats) == 0 {
		return strings.Join(pipeline.FormatNames(), ", ")
	}
	return strings.Join(t.Formats, ", ")
}

func listFields(c *cli.Context) error {
	return table(c, "TRƯỜNG\tKIỂU\tÝ NGHĨA\tVÍ DỤ", func(row func(...string)) {
		for _, f := range template.Fields() {
			row(f.Path, f.Type, f.Meaning, f.Example)
		}
	})
}

func listFunctions(c *cli.Context) error {
	return table(c, "HÀM\tÝ NGHĨA\tVÍ DỤ\tKẾT QUẢ", func(row func(...string)) {
		group := ""
		for _, f := range template.Functions() {
			if f.Group != group {
				group = f.Group
				row() // a line without cells lets each group have its own widths
				row(viet.Upper(group))
			}
			row(f.Signature, f.Meaning, f.Example, f.Result)
		}
	})
}

func listKinds(c *cli.Context) error {
	kit, err := pipeline.NewKit(nil)
	if err != nil {
		return err
	}
	return table(c, "LOẠI\tTÊN\tVIẾT TẮT", func(row func(...string)) {
		for _, k := range kit.Rules.Kinds {
			row(k.Key, k.Name, k.Abbr)
		}
		for _, k := range kit.Rules.Internal {
			row(k.Key, k.Name+" (nội bộ)", k.Abbr)
		}
	})
}

func printTemplate(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageError(errors.New("cần tên một mẫu; ví dụ: vanthu mau xuat thong-bao > thong-bao.md"))
	}
	src, ok := pipeline.Builtin(c.Args().First())
	if !ok {
		return usageError(fmt.Errorf("không có mẫu “%s”; xem “vanthu mau”", c.Args().First()))
	}
	_, err := c.App.Writer.Write(src)
	return err
}

func printSchema(c *cli.Context) error {
	schemas := map[string][]byte{"thang": record.Schema(), "tien-do": record.ProgressSchema(), "co-quan": record.AgencySchema()}
	schema, ok := schemas[c.Args().First()]
	if !ok || c.NArg() != 1 {
		return usageError(errors.New("cần tên một lược đồ: thang, tien-do hoặc co-quan; ví dụ: vanthu mau luoc-do thang > thang.schema.json"))
	}
	_, err := c.App.Writer.Write(schema)
	return err
}

// unknownSubcommand answers a command that only groups others.
func unknownSubcommand(example string) cli.ActionFunc {
	return func(c *cli.Context) error {
		if c.NArg() == 0 {
			return cli.ShowSubcommandHelp(c)
		}
		return usageError(fmt.Errorf("không có lệnh “%s %s”; ví dụ: vanthu %s", c.Command.Name, c.Args().First(), example))
	}
}
