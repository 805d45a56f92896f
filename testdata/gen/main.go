// Gen makes folders of offices to try the program on: departments, communes, provinces,
// a country. Nothing in them is real.
//
//	go run ./testdata/gen -o /tmp/tinh -loai tinh
//	vanthu lo /tmp/tinh
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"vanthu/pipeline/judge/province"
)

func main() {
	dir := flag.String("o", "", "thư mục để các cơ quan (bắt buộc)")
	kind := flag.String("loai", "so", "so, xa, tinh (115 cơ quan) hoặc nuoc")
	count := flag.Int("so", 0, "số lượng; với nuoc là số cơ quan (mặc định 1; nuoc: 3.900)")
	periods := flag.Int("ky", 3, "số kỳ của mỗi cơ quan")
	seed := flag.Uint64("hat", 1, "cùng số này thì cùng dữ liệu")
	flag.Parse()
	if *dir == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	made, err := province.Write(ctx, *dir, province.Size{Kind: province.Kind(*kind), Count: *count, Periods: *periods, Seed: *seed})
	fmt.Printf("Đã tạo %d cơ quan trong %s.\n", made, *dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, "lỗi:", err)
		os.Exit(1)
	}
}
