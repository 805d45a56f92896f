package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// A job that hangs is left once the program was told to end; one that ends by
// itself keeps its code.
func TestAwait(t *testing.T) {
	told, tell := context.WithCancel(context.Background())
	tell()
	hangs := func() int { select {} }
	if code := await(told, time.Millisecond, hangs); code != exitInterrupted {
		t.Errorf("a hanging job gives %d", code)
	}
	for _, ctx := range []context.Context{told, context.Background()} {
		if code := await(ctx, time.Hour, func() int { return exitBadInput }); code != exitBadInput {
			t.Errorf("a job that ends gives %d", code)
		}
	}
}

// An interrupted run says so and sums up what there is.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for flag, want := range map[string]string{"--json": `"ma_ket_thuc":130,"su_kien":"tong_ket"`, "--loai=thong-bao": "đã dừng theo yêu cầu"} {
		var out bytes.Buffer
		args := []string{"vanthu", "soan", "../../testdata/xa-an-hoa/2026-11.yaml", "-o", t.TempDir(), flag}
		if code := run(ctx, args, &out, &out); code != exitInterrupted || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %d\n%s", flag, code, out.String())
		}
	}
}
