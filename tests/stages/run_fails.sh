#!/bin/bash
# A failed stage stops only those that need what it makes; the exit code is that of the worst.
. "$(dirname "$0")/toy/toy.sh"

site fails
touch "$S/inputs/break_other"
run
check "a stage that finds bad data ends with 65" ended 65
check "its message comes once" is "$(grep -c '^kefu: 2_other: broken as asked' <<<"$out")" 1
check "what needs it is named with the reason" says "missing: 3_write/other - it needs what 2_other makes"
check "the others go on" test -f "$S/outputs/$D/letters/plain.txt"
check "and what it would have made is not there" test ! -e "$S/outputs/$D/letters/other.txt"
check "the failure is in the history" is "$(sqlite3 "$S/outputs/ledger.db" \
	"SELECT stage, outcome, exit_code, note FROM run_stage WHERE outcome = 'failed'")" "2_other|failed|65|broken as asked"
check "the one that was stopped too" is "$(sqlite3 "$S/outputs/ledger.db" "SELECT stage, unit FROM run_stage WHERE outcome = 'stopped'")" \
	"3_write|other"
run
check "the next run tries again just what is missing" says "0 done, 3 unchanged, 1 failed, 1 not started"

rm "$S/inputs/break_other"
run
check "when the cause is gone all is made" ended 0
touch "$S/inputs/crash_other"
run
check "a crash is our bug" ended 70
check "and keeps its name" says "ended by signal 9"
check "an older document is said to be old" says "left as an earlier run made it: 3_write/other"
run --log-format json
check "json: every line is an object" python3 -c 'import json,sys; [json.loads(l) for l in sys.stdin]' <<<"$out"
run -q
check "-q: only errors and what is missing" silent_on "results:"
rm "$S/inputs/crash_other"

printf 'zero 5\nzero -5\n' >"$S/inputs/zero.txt"
run
check "a check that finds a row fails the stage" says "kefu: 2_sum: a check found: a name has no total: zero"
check "with our bug's code" ended 70
check "nothing of it stays" is "$(sqlite3 "$S/outputs/$D/figures.db" "SELECT count(*) FROM toy_sum WHERE name = 'zero'")" 0
rm "$S/inputs/zero.txt"

mkdir -p "$S/templates/toys/orphan"
echo x >"$S/templates/toys/orphan/text"
run
check "a template that needs what nobody makes is wrong set-up" ended 78
check "it is named" says "3_write/orphan: it needs table:nobody, which nothing makes"
check "and stops no other" says "missing: 3_write/orphan"
rm -r "$S/templates/toys/orphan"

run --only sum
check "--only runs just that, with the rest as it is" says "0 done, 1 unchanged"
run --only sum --force
check "--only with --force" says "1 done, 0 unchanged"
run --until 2_sum --force
check "--until runs what it needs, and it" says "2 done, 0 unchanged"
run --from 2_sum --force
check "--from runs it, and what needs it" says "2 done, 0 unchanged"
run --only wrte
check "a mistyped stage" says "did you mean write?"
check "is a usage error" ended 64
run --forse
check "a mistyped option" says "did you mean --force?"
check "is a usage error too" ended 64
run --as-of 2026-02-30
check "a day that is none" ended 64

printf '[penalty]\nrat = 1\n' >"$S/inputs/settings.ini"
run
check "a wrong setting is 78" ended 78
check "with file and line" says "inputs/settings.ini:2"
S=$work/nowhere
run
check "no site is 66" ended 66
site new
run --only sum
check "a maker that was never made is named" says "2_sum: it needs what 1_read makes, which was not made yet"
check "and is 66" ended 66
