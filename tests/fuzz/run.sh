#!/bin/sh
# Every fuzzer for SECONDS each (default 60). B names the build folder; with SAN=1 it is .build/san, and much more is seen.
set -u
: "${B:=.build}"
SECONDS_EACH=${1:-60}
export SECONDS_EACH
failed=0
for f in "$B"/tests/fuzz/*_fuzz; do
	[ -x "$f" ] || continue
	if ! "$f"; then
		name=$(basename "$f" _fuzz)
		echo "not ok $name - the input is in .build/fuzz-last-$name"
		failed=1
	fi
done
exit "$failed"
