package template

import (
	"strings"

	"vanthu/pipeline/viet"
)

// documentFunctions are the functions over numbers, symbols and citations of
// documents.
func documentFunctions() []function {
	return []function{
		{FuncInfo{groupDocument, "so_ky_hieu", "so_ky_hieu(số, ký_hiệu)", "số, ký hiệu văn bản; chưa có số thì chỗ để trống", `so_ky_hieu(5, "TB-SNgV")`, "05/TB-SNgV"}, ways{
			func(n int, symbol string) string { return numbered(viet.DocNumber{Number: n}, symbol) },
			numberedText,
		}},
		{FuncInfo{groupDocument, "ten_loai", "ten_loai(viết_tắt)", "tên loại văn bản", `ten_loai("KH")`, "Kế hoạch"}, ways{kindName}},
		{FuncInfo{groupDocument, "viet_day_du", "viet_day_du(viết_tắt)", "chữ viết tắt viết đầy đủ; không biết thì giữ nguyên", `viet_day_du("UBND") + " " + viet_day_du("TP. Quy Nhơn")`, "Ủy ban nhân dân thành phố Quy Nhơn"}, ways{inFull}},
		{FuncInfo{groupDocument, "vien_dan_van_ban", "vien_dan_van_ban(loại, số_ký_hiệu, ngày, cơ_quan)", "văn bản viện dẫn lần đầu, bỏ phần chưa có", `vien_dan_van_ban("KH", "131/KH-UBND", doc_ngay("27/9/2022"), "UBND tỉnh")`,
			"Kế hoạch số 131/KH-UBND ngày 27/9/2022 của UBND tỉnh"}, ways{cite}},
	}
}

// numbered is number and symbol; the symbol may be given with its slash.
func numbered(n viet.DocNumber, symbol string) string {
	n.Symbol = strings.TrimPrefix(symbol, "/")
	return n.String()
}

// numberedText is numbered for a number as people write it, such as "12a".
func numberedText(n, symbol string) string {
	if n = viet.FormatNumber(n); n == "" {
		return numbered(viet.DocNumber{}, symbol)
	}
	return n + "/" + strings.TrimPrefix(symbol, "/")
}

// inFull writes an abbreviation in full; what is none stays.
func inFull(abbr string) string {
	if full, known := viet.Expand(abbr, nil); known {
		return full
	}
	return abbr
}

// cite is a document at its first mention.
func cite(kind, code string, date Day, issuer string) string {
	return viet.Citation{Type: kind, Code: code, Date: dateOf(date), Issuer: issuer}.String()
}

// kindName is the name of a kind of document; an abbreviation that is none stays.
func kindName(abbr string) string {
	if name, known := viet.TypeName(abbr); known {
		return name
	}
	return abbr
}
