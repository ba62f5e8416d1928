#!/bin/bash
# A second run skips every stage and changes no byte; anything that changes makes just what depends on it.
. "$(dirname "$0")/toy/toy.sh"

site again
run -v
check "the first run ends well" ended 0
check "it makes the letters" is "$(cat "$S/outputs/$D/letters/plain.txt")" "$(printf 'anna owes 6\nbert owes 9\ncarl owes 3')"
check "latest names the day" is "$(readlink "$S/outputs/latest")" "$D"
check "all is private" is "$(find "$S/outputs" \( -type f ! -perm 600 \) -o \( -type d ! -perm 700 \))" ""
check "nothing private is left over" is "$(ls -A "$S/outputs" | grep '^\.')" ""

before=$(outputs)
run -v
check "a second run ends well" ended 0
check "it skips every stage" says "0 done, 5 unchanged"
check "and changes no byte and no time" is "$(outputs)" "$before"
before=$(outputs)
run --dry-run
check "a dry run says that nothing would run" says "nothing would run"
check "and changes nothing" is "$(outputs)" "$before"

before=$(documents; tables)
for env in "TZ=America/New_York" "LC_ALL=zh_CN.UTF-8" "LC_ALL=de_DE.UTF-8 LANGUAGE=zh_CN" "HOME=/nonexistent" "NO_COLOR=1 TERM=dumb"; do
	rm -rf "$S/outputs"
	rc=0
	out=$(env $env "$K" run --site "$S" --as-of "$D" 2>&1) || rc=$?
	check "the same bytes under $env" is "$(documents; tables)" "$before"
done
rm -rf "$S/outputs"
rc=0
out=$(cd "$S" && "$OLDPWD/$K" run --as-of "$D" 2>&1) || rc=$?
check "the same bytes from inside the site" is "$(documents; tables)" "$before"

rm -rf "$S/outputs/$D" "$S/outputs/data.db"
run
check "what is derived comes back" is "$(documents; tables)" "$before"

rm "$S/outputs/$D/letters/plain/anna.txt"
run -v
check "a missing file is made again" test -f "$S/outputs/$D/letters/plain/anna.txt"
check "and nothing else runs" says "1 done, 4 unchanged"
echo edited >"$S/outputs/$D/letters/other.txt"
run
check "an edited file is made again" is "$(documents; tables)" "$before"

mkdir -p "$S/templates/toys/plain"
echo own >"$S/templates/toys/plain/text"
run
check "a template of the site's own makes just its unit" says "1 done, 4 unchanged"
printf '[penalty]\nclause = x\n' >"$S/inputs/settings.ini"
run
check "a setting makes those that name it; their takers come after" says "2 done, 3 unchanged"
printf 'anna 6\nbert 7\n' >"$S/inputs/one.txt"
rm -r "$S/inputs/deep"
run
check "new data makes all" says "5 done, 0 unchanged"
check "the letter of one who is gone disappears" test ! -e "$S/outputs/$D/letters/plain/carl.txt"

run --force
check "--force makes all" says "5 done, 0 unchanged"
D=2026-10-31
run
check "another day has its own figures and the same data" says "4 done, 1 unchanged"
check "and does not move latest back" is "$(readlink "$S/outputs/latest")" 2026-11-25
