#!/bin/bash
# make install puts a whole program: it runs from its place and from another one, knows its templates, and its units name it.
set -u
B=${B:-.build}
folder=$(mktemp -d "${TMPDIR:-/tmp}/kefu-test.XXXXXX")
trap 'rm -rf "$folder"' EXIT
prefix=$folder/usr
is() { if [ "$2" = "$3" ]; then echo "ok install: $1"; else echo "not ok install: $1 - want [$2] got [$3]"; fi; }

B=$B PREFIX=$prefix TARGET=/usr/local pipeline/packaging/install.sh >"$folder/said" || cat "$folder/said"
is "a page of the manual" 1 "$(find "$prefix/share/man" -name kefu.1 | wc -l)"
is "its units name where it will be" "ExecStart=/usr/local/bin/kefu run --site %f --no-progress" "$(grep ExecStart "$prefix/lib/systemd/system/kefu@.service")"
is "nothing is left to fill in" "" "$(grep -rl '@PREFIX@' "$prefix/lib/systemd")"
mv "$prefix" "$folder/moved"
kefu=$folder/moved/bin/kefu
is "it runs from another place" 0 "$("$kefu" init "$folder/site" >"$folder/said" 2>&1; echo $?)"
printf '账单号,房号,费用项目,账期,应收金额\nB1,1-1-101,物业费,2023-01,100.00\n' >"$folder/site/inputs/应收.csv"
printf '[project]\nname = 试验小区\n' >"$folder/site/inputs/settings.ini"
"$kefu" run --site "$folder/site" --as-of 2023-03-31 --only ingest --only arrears -q --no-progress >"$folder/said" 2>&1 || cat "$folder/said"
is "and has its templates" "1-1-101,100.00" "$("$kefu" show arrears/rooms --site "$folder/site" --format csv | awk -F, 'NR == 2 { print $1 "," $13 }')"
"$kefu" --help >"$folder/help"
missing=$(awk '$1 == "kefu" { print $2 }' "$folder/help" | while read -r c; do
	grep -E '^\.It Cm' pipeline/packaging/man/man1/kefu.1 | grep -qw "$c" || echo "$c"; done | tr '\n' ' ')
is "the manual names every command" "" "$missing"
