// Package templates embeds the built-in kinds of document and the bodies of
// format rules: data, no code.
package templates

import "embed"

// Kinds holds the built-in templates, one file a kind of document (loại văn
// bản): adding a file adds a kind.
//
//go:embed kinds/*.md
var Kinds embed.FS

// Rules holds the bodies of format rules (quy định về thể thức).
//
//go:embed rules/*.yaml
var Rules embed.FS

// DefaultRules is the file of Rules in force: Nghị định 30/2020/NĐ-CP.
const DefaultRules = "rules/nd30-2020.yaml"
