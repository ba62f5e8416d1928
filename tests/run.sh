#!/bin/bash
# Runs every test and ends with "N passed, N failed": house rules, SQL, unit tests (cmocka), then the scripts, which print
# `ok NAME` or `not ok NAME - why` lines. ONLY=word runs what has that word in its path.
set -u
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.supp:print_suppressions=0"
export B=${B:-.build} LC_ALL=C.UTF-8 TZ=UTC
passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

wanted() { [ -z "${ONLY:-}" ] || [[ $1 == *$ONLY* ]]; }

count_unit() {
	local name=$1 status=$2 good bad
	good=$(grep -ac '^\[       OK \]' "$log")
	bad=$(grep -ac '^\[  FAILED  \] [a-z]' "$log")
	[ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
	passed=$((passed + good)) failed=$((failed + bad))
	[ "$status" = 0 ] || { echo "--- $name (exit $status)"; grep -av '^\[\( RUN\|       OK\)' "$log" | tail -n 40; }
}

count_script() {
	local name=$1 status=$2 good bad
	good=$(grep -ac '^ok ' "$log")
	bad=$(grep -ac '^not ok ' "$log")
	[ "$status" = 0 ] || [ "$bad" != 0 ] || { echo "not ok $name - exit $status" >>"$log"; bad=1; }
	[ "$good" != 0 ] || [ "$bad" != 0 ] || { echo "not ok $name - it tested nothing" >>"$log"; bad=1; }
	passed=$((passed + good)) failed=$((failed + bad))
	[ "$bad" = 0 ] || { echo "--- $name"; grep -av '^ok ' "$log" | tail -n 60; }
}

run() { # kind, name, command...
	local kind=$1 name=$2 start status
	shift 2
	wanted "$name" || return 0
	start=$SECONDS
	"$@" >"$log" 2>&1 </dev/null
	status=$?
	"count_$kind" "$name" "$status"
	[ $((SECONDS - start)) -lt 20 ] || echo "    ($name: $((SECONDS - start)) s)"
}

run script tests/check_source.sh tests/check_source.sh
run script check_sql "$B/tests/tools/check_sql" .
for t in "$B"/tests/unit/*_test; do
	run unit "$t" "$t"
done
for t in tests/stages/*.sh tests/nights/nights.sh tests/fault/short.sh tests/fuzz/short.sh; do
	[ ! -x "$t" ] || run script "$t" "$t"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
