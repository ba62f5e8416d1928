#!/bin/bash
# data.db is a function of the ledger's arrivals, the archive and the sources: however the arrivals are spread over nights, whatever was
# killed between, a rebuild gives the same tables.
set -u
stage=$(realpath "${B:-.build}")/libexec/kefu/stages/1_ingest
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bills='账单号,房号,费用项目,账期,应收金额'
site=$folder/site

put() { # file, line...
	local file="$site/inputs/$1"
	shift
	printf '%s\n' "$@" >"$file"
}
read_in() { "$stage" --site "$site" --as-of 2026-11-25 >"$folder/said" 2>&1; }
dump() { # what it was made from is not what it says
	sqlite3 "$1" .dump | grep -v -e 'INSERT INTO ingest_state' -e 'INSERT INTO stamp' | sed 's/^INSERT INTO "*\([a-z_]*\)"* /\1 /' | sort
}
same() { # name, file, file
	if cmp -s "$2" "$3"; then echo "ok ingest $1"; else echo "not ok ingest $1 - $(diff "$2" "$3" | grep '^[<>]' | head -n 3 | cut -c 1-160 | tr '\n' ' ')"; fi
}
ok() { # name, command...
	local name=$1
	shift
	if "$@"; then echo "ok ingest $name"; else echo "not ok ingest $name"; fi
}
says_why() { # what it said
	[ -s "$folder/said" ] && grep -q "$1" "$folder/said"
}

# Nights with new files, new bytes, copies, conflicts, a damaged file, and a path that vanishes.
night() {
	case $1 in
	1) mkdir -p "$site/inputs"
	   put a.csv "$bills" B1,1-1-101,物业费,2026-01,100.00 B2,1-1-102,物业费,2026-01,二十 B3,1-1-103,物业费,2026-01,30.00
	   put b.csv "$bills" B1,1-1-101,物业费,2026-01,120.00 B4,1-1-104,物业费,2026-01,40.00
	   cp inputs/旧系统导出/房屋缴费历史.xlsx "$site/inputs/历史.xlsx" ;;
	2) put a.csv "$bills" B3,1-1-103,物业费,2026-01,30.00 B1,1-1-101,物业费,2026-01,100.00
	   cp "$site/inputs/b.csv" "$site/inputs/c.csv"
	   cp inputs/收费系统/收款明细/2026年上半年.xlsx "$site/inputs/收款.xlsx" ;;
	3) put b.csv "$bills" B2,1-1-102,物业费,2026-01,20.00
	   head -c 2000 "$site/inputs/收款.xlsx" >"$folder/cut"; cp "$folder/cut" "$site/inputs/收款.xlsx"
	   rm "$site/inputs/历史.xlsx" ;;
	4) put c.csv "$bills" B5,1-1-105,物业费,2026-01,50.00
	   put a.csv "$bills" B3,1-1-103,物业费,2026-01,31.00 B3,1-1-103,物业费,2026-01,32.00
	   cp inputs/收费系统/收款明细/2026年上半年.xlsx "$site/inputs/收款.xlsx" ;;
	esac
}

for n in 1 2 3 4; do
	night $n
	read_in || echo "not ok ingest night $n - $(cat "$folder/said")"
done
dump "$site/outputs/data.db" >"$folder/nightly"
ok 'the nights leave rows of every kind' test "$(wc -l <"$folder/nightly")" -gt 1000
before=$(sha256sum "$site/outputs/data.db" "$site/outputs/ledger.db")
read_in
ok 'a second run changes no row' test "$(dump "$site/outputs/data.db" | sha256sum)" = "$(sha256sum <"$folder/nightly")"
ok 'and no byte of the ledger' test "${before##*$'\n'}" = "$(sha256sum "$site/outputs/ledger.db")"

rm "$site/outputs/data.db"
read_in
dump "$site/outputs/data.db" >"$folder/rebuilt"
same 'data.db made anew is the same' "$folder/nightly" "$folder/rebuilt"

mkdir -p "$site/templates/sources"
{ cat templates/sources/zones.ini; echo '# changed'; } >"$site/templates/sources/zones.ini"
read_in
dump "$site/outputs/data.db" >"$folder/rebuilt"
same 'a changed source makes it anew' "$folder/nightly" "$folder/rebuilt"
rm -r "$site/templates"

mv "$site/inputs" "$folder/away"
mkdir "$site/inputs"
rm "$site/outputs/data.db"
read_in
dump "$site/outputs/data.db" >"$folder/rebuilt"
same 'from the archive alone' "$folder/nightly" "$folder/rebuilt"
rm -r "$site/inputs"
mv "$folder/away" "$site/inputs"

rm "$site/outputs/data.db"
victim=$(sqlite3 "$site/outputs/ledger.db" "SELECT digest FROM arrival WHERE path = 'a.csv' ORDER BY sequence LIMIT 1")
mv "$site/outputs/archive/$victim" "$folder/victim"
read_in
status=$?
ok 'a gap in the archive is an error of the system' test "$status" = 74 -o "$status" = 66
ok 'that names it' says_why "$victim"
mv "$folder/victim" "$site/outputs/archive/$victim"

# Killed at any point: what a later run leaves is the same.
killed=0
for delay in 0.002 0.005 0.01 0.015 0.02 0.03 0.04 0.06; do
	rm -rf "$site"
	for n in 1 2 3 4; do
		night $n
		"$stage" --site "$site" --as-of 2026-11-25 >"$folder/said" 2>&1 &
		sleep "$delay"
		kill -9 $! 2>/dev/null && killed=$((killed + 1))
		wait $! 2>/dev/null
		read_in || echo "not ok ingest after a kill - $(cat "$folder/said")"
	done
	dump "$site/outputs/data.db" >"$folder/rebuilt"
	cmp -s "$folder/nightly" "$folder/rebuilt" || break
done
same "killed and run again it is the same" "$folder/nightly" "$folder/rebuilt"
ok 'and it was killed at work' test "$killed" -gt 4
ok 'no half file stays in the archive' test -z "$(find "$site/outputs/archive" -name '.*' -type f)"
