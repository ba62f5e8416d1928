#!/bin/bash
# Every bench in turn, each with its peers in the same run; ONLY=word runs what has that word in its name.
set -eu
export B=${B:-.build}
for bench in tests/bench/*.sh "$B"/tests/bench/*; do
	name=$(basename "$bench")
	[ -f "$bench" ] && [ -x "$bench" ] && [ "$name" != run.sh ] && [ "$bench" != "$B/tests/bench/letters" ] || continue # that one is letters.sh's
	[ -z "${ONLY:-}" ] || [[ $name == *$ONLY* ]] || continue
	echo "== $name"
	"$bench"
done
