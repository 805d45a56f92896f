package record

import _ "embed" // for the schemas

//go:embed schema/thang.schema.json
var monthSchema []byte

//go:embed schema/co-quan.schema.json
var agencySchema []byte

// Schema is the JSON Schema of a month's YAML or JSON file, for editors.
func Schema() []byte { return monthSchema }

// AgencySchema is the JSON Schema of the profile co-quan.yaml, for editors.
func AgencySchema() []byte { return agencySchema }
