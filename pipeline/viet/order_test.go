package viet

import (
	"math/rand"
	"slices"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// manyNames makes names of persons, always the same ones.
func manyNames(n int) []string {
	families := strings.Fields("Nguyễn Trần Lê Phạm Hoàng Võ Đặng Đỗ")
	middles := strings.Fields("Văn Thị Hữu Ngọc Minh Đức")
	given := strings.Fields("An Ân Ánh Ảnh Bình Châu Dung Đức Hòa Hoà Hạnh Lan Long Ơn Oanh Ông Uyên Ước Yến Ý")
	r := rand.New(rand.NewSource(1))
	names := make([]string, n)
	for i := range names {
		names[i] = families[r.Intn(len(families))] + " " + middles[r.Intn(len(middles))] + " " + given[r.Intn(len(given))]
	}
	return names
}

// TestAlphabetOrder holds the collation against the alphabet and the tones, for
// every two vowels, alone and before another letter.
func TestAlphabetOrder(t *testing.T) {
	letters := []string{}
	for row := range plainVowels {
		letters = append(letters, string(smallVowels[row*tones]))
	}
	letters = append(letters, strings.Fields("b c d đ g h k l m n p q r s t v x f j w z")...)
	order := "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
	for _, a := range letters {
		for _, b := range letters {
			if got, want := Compare(a+"z", b+"a") < 0, strings.Index(order, a) < strings.Index(order, b); a != b && got != want {
				t.Errorf("%sz < %sa: %v", a, b, got)
			}
		}
	}
	for i := range smallVowels {
		for j := range smallVowels {
			a, b := string(smallVowels[i])+"n", string(smallVowels[j])+"n"
			if got := Compare(a, b); sign(got) != sign(i-j) {
				t.Errorf("Compare(%q, %q) = %d", a, b, got)
			}
			if got := Compare(Upper(a), b); i != j && sign(got) != sign(i-j) {
				t.Errorf("Compare(%q, %q) = %d", Upper(a), b, got)
			}
		}
	}
}

func TestCompare(t *testing.T) {
	for _, list := range []string{
		"|An|an|An Bình|An Khê|Anh|Ánh|Ảo tưởng|ăn",
		"An Giang|An Nhơn|Án phí|Ban chỉ đạo|Bàn giao",
		"hoa|hòa|hoà|hòa bình|hoà giải|hòa hợp",
		"Phòng 2|Phòng A|Phòng Đ|phòng e",
		"Quy Nhơn|Quy Nhơn 2|Quý",
	} {
		want := strings.Split(list, "|")
		for i := range want {
			for j := range want {
				if got := Compare(want[i], want[j]); sign(got) != sign(i-j) && !sameButCase(want[i], want[j]) {
					t.Errorf("Compare(%q, %q) = %d", want[i], want[j], got)
				}
			}
		}
	}
	if Compare("an", "an") != 0 || Compare("hoà", "hòa") == 0 || Compare("hoà", "hòa") != -Compare("hòa", "hoà") {
		t.Error("only equal text is equal")
	}
}

func sameButCase(a, b string) bool { return a != b && Lower(Canonical(a)) == Lower(Canonical(b)) }

func TestCompareNames(t *testing.T) {
	want := []string{"", "An", "Lê An", "Lê Minh An", "Lê Văn An", "Lê Văn Bá An", "Trần An", "Đỗ Văn Anh", "Võ Thị Ảnh", "Phạm Thị Ánh", "Hoàng Văn Ân", "John Smith"}
	got := SortedNames([]string{"John Smith", "Đỗ Văn Anh", "Hoàng Văn Ân", "Trần An", "Lê Văn Bá An", "Phạm Thị Ánh", "", "Lê Văn An", "An", "Võ Thị Ảnh", "Lê An", "Lê Minh An"})
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestSortedKeepsItsArgument(t *testing.T) {
	if texts := []string{"b", "a"}; !slices.Equal(Sorted(texts), []string{"a", "b"}) || texts[0] != "b" {
		t.Error("Sorted changed its argument")
	}
}

// anyWords are texts that differ in little, so that ties come up.
var anyWords = rapid.OneOf(anyText, rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(strings.Fields("a á ạ ă â an An AN àn hòa hoà đ d Đ 2 10 - , ma mà mả ou ơ")), 0, 4).Draw(t, "words"), " ")
}))

func TestOrderIsTotal(t *testing.T) {
	for name, compare := range map[string]func(a, b string) int{"Compare": Compare, "CompareNames": CompareNames} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			a, b, c := anyWords.Draw(t, "a"), anyWords.Draw(t, "b"), anyWords.Draw(t, "c")
			if sign(compare(a, b)) != -sign(compare(b, a)) {
				t.Fatal("not antisymmetric")
			}
			if (compare(a, b) == 0) != (a == b) {
				t.Fatal("equal without being the same")
			}
			if compare(a, b) <= 0 && compare(b, c) <= 0 && compare(a, c) > 0 {
				t.Fatal("not transitive")
			}
		}))
	}
}

// TestSortedAgrees checks that keys sort as comparisons do, in whatever order the
// texts come.
func TestSortedAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(anyWords, 0, 12).Draw(t, "texts")
		shuffled := rapid.Permutation(texts).Draw(t, "shuffled")
		for _, c := range []struct {
			sorted  func([]string) []string
			compare func(a, b string) int
		}{{Sorted, Compare}, {SortedNames, CompareNames}} {
			got := c.sorted(texts)
			if !slices.Equal(got, c.sorted(shuffled)) {
				t.Fatal("the order of the input matters")
			}
			if !slices.IsSortedFunc(got, c.compare) {
				t.Fatalf("%q is not sorted", got)
			}
		}
	})
}

// TestCompareAtOnce runs under the race detector: collators have state.
func TestCompareAtOnce(t *testing.T) {
	names := manyNames(200)
	want := SortedNames(names)
	done := make(chan bool)
	for range 4 {
		go func() {
			got := slices.Clone(names)
			sort.Slice(got, func(i, j int) bool { return CompareNames(got[i], got[j]) < 0 })
			done <- slices.Equal(got, want)
		}()
	}
	for range 4 {
		if !<-done {
			t.Error("another order at the same time")
		}
	}
}
