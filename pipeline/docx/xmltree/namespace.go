package xmltree

// Namespaces (không gian tên) of what is written too, in the transitional form of ISO/IEC
// 29500, which Word writes.
const (
	NSWord      = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	NSRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	NSPackage   = "http://schemas.openxmlformats.org/package/2006" // begins those of the package itself
	NSDrawing   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	NSGraphic   = "http://schemas.openxmlformats.org/drawingml/2006/main"
	NSPicture   = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	NSShape     = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
	NSChoice    = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	NSVML       = "urn:schemas-microsoft-com:vml"
)

// prefixes are the fixed ones of the namespaces, those of ISO strict files too.
var prefixes = map[string]string{
	"http://www.w3.org/XML/1998/namespace": "xml",
	NSWord:                                 "w",
	NSRelations:                            "r",
	NSDrawing:                              "wp",
	NSGraphic:                              "a",
	NSShape:                                "wps",
	NSChoice:                               "mc",
	NSVML:                                  "v",
	NSPicture:                              "pic",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                          "w",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   "r",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":                "wp",
	"http://purl.oclc.org/ooxml/drawingml/main":                                 "a",
	"http://purl.oclc.org/ooxml/drawingml/picture":                              "pic",
	"http://purl.oclc.org/ooxml/drawingml/chart":                                "c",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                              "dgm",
	"http://purl.oclc.org/ooxml/officeDocument/math":                            "m",
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              "ep",
	"http://purl.oclc.org/ooxml/officeDocument/customXml":                       "ds",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                    "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                  "dgm",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":                "m",
	"http://schemas.openxmlformats.org/officeDocument/2006/customXml":           "ds",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":         "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":        "wpc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":       "wp14",
	"http://schemas.microsoft.com/office/word/2010/wordml":                      "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                      "w15",
	"urn:schemas-microsoft-com:office:office":                                   "o",
	"urn:schemas-microsoft-com:office:word":                                     "w10",
	NSPackage + "/relationships":                                                "rel",
	NSPackage + "/content-types":                                                "ct",
	NSPackage + "/metadata/core-properties":                                     "cp",
	"http://purl.org/dc/elements/1.1/":                                          "dc",
	"http://purl.org/dc/terms/":                                                 "dcterms",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":      "vt",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties":   "custom",
	"http://schemas.openxmlformats.org/schemaLibrary/2006/main":                 "sl",
	"http://schemas.microsoft.com/office/drawing/2010/main":                     "a14",
	"http://schemas.microsoft.com/office/word/2006/wordml":                      "wne",
	"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas":             "lc",
	"http://schemas.openxmlformats.org/officeDocument/2006/bibliography":        "b",
	"http://schemas.microsoft.com/office/2006/xmlPackage":                       "pkg",
	"http://schemas.microsoft.com/office/word/2003/wordml":                      "w2003",
	"http://www.w3.org/2001/XMLSchema-instance":                                 "xsi",
	"http://schemas.openxmlformats.org/drawingml/2006/chartDrawing":             "cdr",
}
