#!/bin/bash
# One run a site at a time; asked to end, a run leaves nothing half.
. "$(dirname "$0")/toy/toy.sh"

site lock
run
want=$(documents; tables)
rm -rf "$S/outputs"
echo 1500 >"$S/inputs/slow"
run
want=$(documents; tables)
rm -rf "$S/outputs"

"$K" run --site "$S" --as-of "$D" 2>/dev/null &
runner=$!
while [ ! -s "$S/outputs/lock" ]; do sleep 0.01; done
run
check "a second run is refused" ended 75
check "and names the first" says "process $runner"
run --dry-run
check "a dry run is not" ended 0
wait "$runner"
check "the first is not disturbed" is "$(documents; tables)" "$want"

for signal in INT TERM HUP; do
	rm -rf "$S/outputs"
	# a shell starts what is in the background with SIGINT ignored; env takes that away
	env --default-signal=INT,HUP "$K" run --site "$S" --as-of "$D" 2>"$work/said" &
	runner=$!
	until [ -e "$S/outputs/$D/figures.db" ]; do sleep 0.01; done
	sleep 0.1
	kill -"$signal" "$runner"
	rc=0
	{ wait "$runner"; } 2>/dev/null || rc=$?
	out=$(cat "$work/said")
	check "$signal ends it by that signal" ended $((128 + $(kill -l "$signal")))
	check "$signal leaves no private folder" test ! -e "$S/outputs/.making"
	check "$signal leaves no stage behind" is "$(pgrep -f "^$(realpath "$K" | xargs dirname | xargs dirname)/libexec.*$S")" ""
	check "$signal is in the history" is "$(sqlite3 "$S/outputs/ledger.db" "SELECT exit_code FROM run ORDER BY run DESC LIMIT 1")" $rc
	run
	check "after $signal a run makes all" is "$(documents; tables)" "$want"
done
