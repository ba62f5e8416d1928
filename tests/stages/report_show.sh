#!/bin/sh
# kefu show: rows of a computed day, and what it says when there are none. RULINGS 45.
set -u
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
r=$t/templates/reports/probe
mkdir -p "$t/inputs" "$r" "$t/outputs/2026-11-24" "$t/outputs/2026-11-25" "$t/outputs/2026-11-26"
printf '[project]\nname = 试验小区\n' >"$t/inputs/settings.ini"
printf '[report]\ntitle = 试\nsheets = list, other\n[sheet list]\ntitle = 甲\ncolumns =\n\t房号: room\n\t欠费: money, sum\n\t日: date\n[sheet other]\ntitle = 乙\ncolumns =\n\t率: percent\n' >"$r/report.ini"
echo 'SELECT room AS 房号, owed AS 欠费, :as_of AS 日 FROM probe ORDER BY room COLLATE "natural"' >"$r/list.sql"
echo 'SELECT rate AS 率 FROM probe ORDER BY rate' >"$r/other.sql"
for day in 24 25; do
	sqlite3 "$t/outputs/2026-11-$day/figures.db" "CREATE TABLE probe(room TEXT, owed INT, rate INT); INSERT INTO probe VALUES('1-10-1', $day, 8000), ('1-2-1', NULL, NULL)"
done
sqlite3 "$t/outputs/data.db" 'CREATE TABLE houses(room TEXT)'

is() { # name, exit code and output that are wanted; then the words of the call
	name=$1 want=$2 text=$3
	shift 3
	got=$("$B/bin/kefu" show "$@" --site "$t" 2>"$t/said")
	code=$?
	if [ "$code" = "$want" ] && [ "$got" = "$text" ]; then echo "ok report_show $name"
	else echo "not ok report_show $name - exit $code: $(echo "$got" | tr '\n' '~') $(head -n 1 "$t/said")"; fi
}
says() { # name, exit code, words of the message; then the words of the call
	name=$1 want=$2 text=$3
	shift 3
	"$B/bin/kefu" show "$@" --site "$t" >"$t/out" 2>"$t/said"
	code=$?
	if [ "$code" = "$want" ] && grep -q "$text" "$t/said" && [ ! -s "$t/out" ]; then echo "ok report_show $name"
	else echo "not ok report_show $name - exit $code: $(head -n 1 "$t/said")"; fi
}

LC_ALL=C; export LC_ALL
is "shows the latest day" 0 "房号,欠费,日
1-2-1,,2026-11-25
1-10-1,0.25,2026-11-25" probe/list --format csv
is "shows the day that is asked for" 0 "房号,欠费,日
1-2-1,,2026-11-24
1-10-1,0.24,2026-11-24" probe/list --as-of 2026-11-24
is "shows tab text" 0 "率

80.00" probe/other --format tsv
is "shows JSON" 0 '[
{"率":null},
{"率":80.0}
]' probe/other --format json
is "shows all sheets" 0 "房号,欠费,日
1-2-1,,2026-11-25
1-10-1,0.25,2026-11-25

率

80.00" probe
is "shows all sheets as one JSON text" 0 '{"list":
[
{"房号":"1-2-1","欠费":null,"日":"2026-11-25"},
{"房号":"1-10-1","欠费":0.25,"日":"2026-11-25"}
]
,"other":
[
{"率":null},
{"率":80.0}
]
}' probe --format json
says "names the nearest report" 64 'did you mean "probe"' prob/list
says "names the nearest sheet" 64 'did you mean "list"' probe/lost
says "a day never run is no input" 66 "2026-11-20 was never run" probe/list --as-of 2026-11-20
says "a day without figures is no input" 66 "2026-11-26 was never run" probe/list --as-of 2026-11-26
says "a day that is none is usage" 64 "is no day" probe/list --as-of 2026-02-30
says "a format that is none is usage" 64 "csv, tsv, json or table" probe/list --format xml
says "no report is usage" 64 "which report" --format csv
sqlite3 "$t/outputs/2026-11-25/figures.db" 'DROP TABLE probe'
says "a report that was not computed that day is no input" 66 "never computed" probe/list
sed -i 's/money/monney/' "$r/report.ini"
says "a mistake in the folder is told with its line" 78 'report.ini:8: "monney"' probe/list
