#!/bin/bash
# data.db that another program made, or from other sources, is made anew from the ledger and the archive: the same rows.
set -u
B=$(realpath "${B:-.build}")
S=$(mktemp -d)
trap 'rm -rf "$S"' EXIT
mkdir "$S/inputs"
printf '[project]\nname = 试验小区\n' >"$S/inputs/settings.ini"
printf '账单号,房号,费用项目,账期,应收金额\nB1,1-1-101,物业费,2023-01,100.00\nB2,1-1-101,公摊,2023-01,二十\n' >"$S/inputs/应收.csv"
cp "$S/inputs/应收.csv" "$S/inputs/副本.csv"

night() { "$B/bin/kefu" run --site "$S" --as-of 2023-03-31 --until 1_ingest --no-progress "$@" >"$S/said" 2>&1 || tail -n 3 "$S/said"; }
rows() { sqlite3 "$S/outputs/data.db" 'SELECT part, line, bill_no, charged FROM bills ORDER BY row_id; SELECT path, source, read, accepted, unchanged, rejected FROM file_report ORDER BY path; SELECT line, reason FROM reject'; }
is() { if [ "$2" = "$3" ]; then echo "ok ingest_anew: $1"; else echo "not ok ingest_anew: $1 - want [$2] got [$3]"; fi; }

is "the first night" "" "$(night)"
want=$(rows)
printf '账单号,房号,费用项目,账期,应收金额\nB3,1-1-101,物业费,2023-02,100.00\n' >"$S/inputs/二月.csv"
is "the second night" "" "$(night)"
second=$(rows)
[ "$want" != "$second" ] && is "a file more is a row more" 1 "$(sqlite3 "$S/outputs/data.db" "SELECT count(*) FROM bills WHERE bill_no = 'B3'")"
sqlite3 "$S/outputs/data.db" "UPDATE ingest_state SET made_from = 'another program'"
is "after another program's data.db" "" "$(night --force)"
is "its rows are made anew" "$second" "$(rows)"
rm "$S/outputs/data.db"
is "after data.db is lost" "" "$(night)"
is "its rows come back" "$second" "$(rows)"
