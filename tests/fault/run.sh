#!/bin/bash
# kill -9 of the runner and of a stage, at POINTS points spread over a run: the next run leaves the same bytes as if nothing had happened.
# Usage: tests/fault/run.sh [POINTS [toy|sample [runner|stage]]]; both unless told. Odd points are a second night: outputs/ is there, a file is new.
. "$(dirname "$0")/../stages/toy/toy.sh"
points=${1:-4}
wanted=${2:-toy sample}
kinds=${3:-runner stage}

now() { date +%s%N; }
# state: documents, tables and arrivals, as one digest.
state() {
	{
		documents
		tables
		sqlite3 "$S/outputs/ledger.db" "SELECT sequence, path, digest, size FROM arrival ORDER BY sequence"
	} | sha256sum | cut -c1-64
}

# night NAME: restores outputs/ to what they are before that night.
night() {
	rm -rf "$S/outputs"
	[ "$1" = first ] || cp -a "$work/before" "$S/outputs"
}

# reference NAME: want_NAME, time_NAME (nanoseconds) of an undisturbed night.
reference() {
	local began
	night "$1"
	began=$(now)
	run
	[ "$rc" = 0 ] || { echo "not ok $label: the undisturbed $1 night - exit code $rc: $(tail -n 3 <<<"$out" | tr '\n' '|')"; exit 0; }
	declare -g "time_$1=$(($(now) - began))" "want_$1=$(state)"
}

# strike KIND NAME POINT: a night that is killed there; fails when it was over before.
strike() {
	local wait=time_$2 victim runner began rc
	night "$2"
	began=$(now)
	"$K" run --site "$S" --as-of "$D" -q >/dev/null 2>&1 &
	runner=$!
	sleep "$(awk -v t="${!wait}" -v i="$3" -v n="$points" 'BEGIN { printf "%.4f", t / 1e9 * (i + 0.5) / n }')"
	victim=$runner
	# between two stages: the next one that comes. By its name: a leak checker's helper is a child too, and the runner would wait for it for ever.
	[ "$1" = runner ] || until victim=$(pgrep -P "$runner" '^[0-9]_' | head -n 1) && [ -n "$victim" ] || ! kill -0 "$runner" 2>/dev/null; do :; done
	[ -z "$victim" ] || kill -9 "$victim" 2>/dev/null
	{ wait "$runner"; rc=$?; } 2>/dev/null
	[ "$rc" = 0 ] || return 0
	declare -g "time_$2=$((($(now) - began) * 9 / 10))" # a stage has ended some time before its night
	return 1
}

# disturb KIND NAME POINT: such a night, and the one after it. The machine may be faster than when the night was measured: once more, then.
disturb() {
	local want=want_$2
	if strike "$@" || strike "$@" || strike "$@"; then
		hits=$((hits + 1))
	fi
	run
	if [ "$rc" != 0 ]; then
		bad="$bad $2/$3: exit code $rc: $(tail -n 2 <<<"$out" | tr '\n' '|')"
	elif [ "$(state)" != "${!want}" ]; then
		bad="$bad $2/$3: other bytes"
	elif [ -e "$S/outputs/.making" ]; then
		bad="$bad $2/$3: left over: $(ls "$S/outputs/.making")"
	fi
}

campaign() {
	local i name
	label=$1
	# the second night finds one file more
	last=$(cd "$S/inputs" && find . -type f ! -name settings.ini ! -name 'README*' | sort | tail -n 1)
	mv "$S/inputs/$last" "$work/last"
	run
	rm -rf "$work/before"
	cp -a "$S/outputs" "$work/before"
	mv "$work/last" "$S/inputs/$last"
	reference first
	reference second
	for kind in $kinds; do
		hits=0 bad=
		for ((i = 0; i < points; i++)); do
			name=first
			[ $((i % 2)) = 0 ] || name=second
			disturb $kind $name "$i"
		done
		check "$label: the same bytes after kill -9 of the $kind ($hits of $points hit)" is "$bad" ""
		check "$label: most of the kills of the $kind hit" test $((hits * 2)) -ge "$points"
	done
}

if [[ $wanted == *toy* ]]; then
	site toy
	echo 150 >"$S/inputs/slow"
	campaign toy
fi
if [[ $wanted == *sample* ]]; then
	K=${B:-.build}/bin/kefu
	S=$work/sample
	mkdir -p "$S"
	cp -r inputs "$S/inputs"
	campaign sample
fi
