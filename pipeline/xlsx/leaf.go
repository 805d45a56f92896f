package xlsx

import (
	"fmt"
	"slices"

	"vanthu/pipeline/doc"
)

// A leaf is a block that holds no other blocks but a table's cells: lists are
// taken apart. The label is that of the list item that the block opens.
type leaf struct {
	block     doc.Block // *Paragraph, *Heading, *Rule, *Table or *Chart
	label     string
	labelBold bool
	depth     int // lists around the block
}

// flatten takes lists apart, in reading order.
func flatten(blocks []doc.Block) ([]leaf, error) { return appendLeaves(nil, blocks, leaf{}) }

func appendLeaves(leaves []leaf, blocks []doc.Block, at leaf) ([]leaf, error) {
	var err error
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph, *doc.Heading, *doc.Rule, *doc.Table, *doc.Chart:
			at.block = b
			leaves = append(leaves, at)
		case *doc.List:
			for _, it := range b.Items {
				item := leaf{label: it.Label, labelBold: it.LabelBold, depth: at.depth + 1}
				if leaves, err = appendLeaves(leaves, it.Blocks, item); err != nil {
					return nil, err
				}
			}
		default:
			return nil, fmt.Errorf("khối %T không có trong mô hình văn bản", b)
		}
		at.label, at.labelBold = "", false
	}
	return leaves, nil
}

// role is the role of a leaf's block.
func (l leaf) role() doc.Role {
	switch b := l.block.(type) {
	case *doc.Paragraph:
		return b.Role
	case *doc.Rule:
		return b.Role
	case *doc.Table:
		return b.Role
	}
	return doc.RoleNone
}

// isTable tells whether the leaf is a table.
func (l leaf) isTable() bool { _, ok := l.block.(*doc.Table); return ok }

// isRule tells whether the leaf is a drawn line.
func (l leaf) isRule() bool { _, ok := l.block.(*doc.Rule); return ok }

// isData tells whether the leaf is a table of records.
func (l leaf) isData() bool { return l.isTable() && l.role() == doc.RoleData }

// isBlank tells whether the leaf is a paragraph without text.
func (l leaf) isBlank() bool {
	p, ok := l.block.(*doc.Paragraph)
	return ok && len(p.Inlines) == 0
}

// topRoles are the roles of what stands above a document's or annex's text.
var topRoles = []doc.Role{doc.RoleLetterhead, doc.RoleTitle, doc.RoleSubject, doc.RoleUrgency, doc.RoleAnnex}

// splitTop takes off the leaves that open a section: letterhead, title and
// subject of a document, or number and title of an annex, with the lines under
// them.
func splitTop(role doc.Role, leaves []leaf) (top, rest []leaf) {
	for i, l := range leaves {
		_, heading := l.block.(*doc.Heading)
		first := i == 0 && heading && role == doc.RoleAnnex
		if !first && !slices.Contains(topRoles, l.role()) && !l.isRule() && !l.isBlank() {
			return leaves[:i], leaves[i:]
		}
	}
	return leaves, nil
}
