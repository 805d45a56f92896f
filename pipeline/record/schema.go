package record

import _ "embed" // for the schemas

//go:embed schema/thang.schema.json
var monthSchema []byte

//go:embed schema/tien-do.schema.json
var progressSchema []byte

//go:embed schema/co-quan.schema.json
var agencySchema []byte

// Schema is the JSON Schema of a month's YAML or JSON file, for editors.
func Schema() []byte { return monthSchema }

// ProgressSchema is the JSON Schema of a period's tien-do.yaml, for editors: a month
// without its meeting.
func ProgressSchema() []byte { return progressSchema }

// AgencySchema is the JSON Schema of the profile co-quan.yaml, for editors.
func AgencySchema() []byte { return agencySchema }
