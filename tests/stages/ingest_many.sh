#!/bin/bash
# Many rows over several nights: changed all over, fewer, in another order, with new ones, back as they were. What is brought up to
# date night by night is what the archive makes anew. Enough rows that the log of keys is written anew in between.
set -u
B=$(realpath "${B:-.build}")
site=$(mktemp -d "${TMPDIR:-/tmp}/kefu-test.XXXXXX")
trap 'rm -rf "$site"' EXIT
mkdir -p "$site/inputs"
file=$site/inputs/应收明细.csv
ok() { echo "ok ingest_many $1"; }
not_ok() { echo "not ok ingest_many $1 - $2"; }

rows() { # first last amount
	awk -v a="$1" -v b="$2" -v yuan="$3" 'BEGIN {
		for (i = a; i <= b; i++) printf "B%06d,%d-1-%d01,物业费,2026-01,%d.00\n", i, i % 40 + 1, i % 9 + 1, yuan + i % 7 }'
}
night() { "$B/libexec/kefu/stages/1_ingest" --site "$site" --as-of 2026-11-25 >"$site/out" 2>&1 || { not_ok "$1" "$(cat "$site/out")"; exit; }; }
said() { sqlite3 "$site/outputs/data.db" 'SELECT bill_no, room, charged, line FROM bills ORDER BY bill_no' | sha256sum; }
counts() { sqlite3 "$site/outputs/data.db" 'SELECT accepted, unchanged, superseded FROM file_report'; }
want() { [ "$2" = "$3" ] && ok "$1" || not_ok "$1" "$2 instead of $3"; }
heading='账单号,房号,费用项目,账期,应收金额'

{ echo "$heading"; rows 1 20000 100; } >"$file"; night first; first=$(said)
want "first" "$(counts)" "20000|0|0"
{ echo "$heading"; rows 1 20000 200; } >"$file"; night changed
want "every row changed" "$(counts)" "0|0|20000"
{ echo "$heading"; rows 1 20000 300; } >"$file"; night again
want "changed again" "$(counts)" "0|0|20000"
{ echo "$heading"; rows 1 9000 300; } >"$file"; night fewer
want "fewer" "$(counts)" "0|9000|0"
want "the others are gone" "$(sqlite3 "$site/outputs/data.db" 'SELECT count(*) FROM bills')" 9000
{ echo "$heading"; rows 8001 12000 300; rows 1 8000 300; } >"$file"; night order
want "another order and new ones" "$(counts)" "3000|9000|0"
{ echo "$heading"; rows 1 20000 100; } >"$file"; night back
want "back as they were" "$(said)" "$first"
want "the log of keys does not grow without end" \
	"$(sqlite3 "$site/outputs/data.db" 'SELECT sum(length(entries)) / 64 < 4 * 20000 FROM key_log')" 1
said=$(sqlite3 "$site/outputs/data.db" 'SELECT count(*), sum(charged), sum(line) FROM bills')
rm "$site/outputs/data.db"; night anew
want "anew from the archive" "$(sqlite3 "$site/outputs/data.db" 'SELECT count(*), sum(charged), sum(line) FROM bills')" "$said"
