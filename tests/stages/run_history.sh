#!/bin/bash
# kefu status, kefu history, kefu init.
. "$(dirname "$0")/toy/toy.sh"

say() {
	rc=0
	out=$("$K" "$@" 2>&1) || rc=$?
}
site history
say status --site "$S"
check "status: never run" ended 66
run
say status --site "$S"
check "status: a good night" ended 0
check "names the day" says "as of $D: well"
check "names the folder of the results" says "$S/outputs/$D"
touch "$S/inputs/break_other"
run
say status --site "$S"
check "status: a bad night has its exit code" ended 65
check "says what failed and why" says "broken as asked"
check "and what needs it" says "it needs what 2_other makes"
rm "$S/inputs/break_other"
run
run
say history --site "$S"
check "history: a run that found nothing to do is not in it" is "$(wc -l <<<"$out")" 3
say history --site "$S" -n 1 -v
check "history -v: each stage" says "3_write/plain"
touch -d '3 hours ago' "$S/outputs/lock"
say status --site "$S" --max-age 4
check "status --max-age: young enough" ended 0
say status --site "$S" --max-age 2
check "status --max-age: too old" ended 75
run
say status --site "$S" --max-age 2
check "a run that found nothing to do counts" ended 0
say status --site "$S" --max-age x
check "an age that is no number" ended 64

sqlite3 "$S/outputs/ledger.db" "UPDATE run SET ended = NULL, exit_code = NULL WHERE run = (SELECT max(run) FROM run)"
say status --site "$S"
check "status: a run that was killed" ended 74
check "is said to have no end" says "did not end"

N=$work/new/site
say init "$N"
check "init makes a site" ended 0
check "with settings that are read" "$K" run --site "$N" --as-of "$D"
sed -i 's/^;\([a-z]\)/\1/' "$N/inputs/settings.ini"
check "and every key in it holds" "$K" run --site "$N" --as-of "$D"
check "with its default value" is "$("$K" run -n --site "$N" --as-of "$D")" "nothing would run: all is as it should be"
before=$(outputs)
say init "$N"
check "init writes over nothing" ended 73
say init
check "init of no folder" ended 64
