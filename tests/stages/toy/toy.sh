# toy.sh: sourced by tests/stages/run_*.sh and tests/fault/*.sh: a private site, and `ok` / `not ok` lines.
K=${B:-.build}/tests/toy/bin/kefu
D=2026-11-25
export LC_ALL=C.UTF-8
unset LANGUAGE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# site NAME: a new one with two input files; $S is its folder.
site() {
	S=$work/$1
	mkdir -p "$S/inputs/deep"
	printf 'anna 5\nbert 7\nanna 1\n' >"$S/inputs/one.txt"
	printf 'carl 3\nbert 2\n' >"$S/inputs/deep/two.txt"
}

# run OPTION...: the night of day $D; $out what it said, $rc how it ended.
run() {
	rc=0
	out=$("$K" run --site "$S" --as-of "$D" "$@" 2>&1) || rc=$?
}

# check NAME COMMAND...: one test.
check() {
	local name=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name - $(head -c 200 "$work/said" | tr '\n' ' ') [rc $rc] $(printf %s "$out" | head -c 400 | tr '\n' '|')"
	fi
}
says() { grep -qF -- "$1" <<<"$out"; }
silent_on() { ! grep -qF -- "$1" <<<"$out"; }
ended() { [ "$rc" = "$1" ]; }
is() { [ "$1" = "$2" ] || { echo "<$1> is not <$2>"; false; }; }

# Everything below outputs/, with its bytes and times.
outputs() { (cd "$S/outputs" && find . \( -type f -o -type l \) ! -name lock -printf '%p %T@ %l\n' -type f -exec sha256sum {} + | sort); }
# Documents and what was computed, without history; a second argument leaves the day out of it.
documents() { (cd "$S/outputs" && find "$D" -type f ! -name figures.db -print0 | sort -z | xargs -0 sha256sum); }
# Sorted: a table that was dropped and made anew comes later in the dump.
tables() { for db in data.db "$D/figures.db"; do sqlite3 "$S/outputs/$db" .dump | sort; done | sha256sum; }
