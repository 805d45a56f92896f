// Package viet holds the rules of the Vietnamese language and calendar that the
// documents need, as pure functions over text: no clock, no files, no state.
//
// The words: a syllable (âm tiết) is an onset, a rime and a tone (thanh). NFC
// is the composed form of Unicode in which all text of the program is kept.
// Clean makes typed text fit to keep, Fold makes it fit to match with, and
// Canonical fit to compare; none of the last two is ever printed. [Compare] is
// the order of the dictionary, [CompareNames] that of persons. A [Date] (ngày), a
// [Period] (kỳ, a month), a [ReportPeriod] (kỳ báo cáo, up to a year) and a [Clock]
// (giờ) are read day first and written as NĐ 30/2020 writes them; a [DeadlinePhrase]
// (thời hạn) is read from the words for it. A symbol (ký hiệu) is the letters of a
// document number, such as "TB-SNgV".
//
// Readers return a *[FormError], which says in Vietnamese what is wrong and how
// to mend it; where the text stands is added by the caller.
package viet
