#!/bin/bash
# Every night of tests/nights against its golden text, two at a time.
set -u
here=$(dirname "$0")
export B=${B:-.build}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

one() { # case folder
	local name why
	name=$(basename "$1")
	if why=$("$(dirname "$1")/night.sh" "$1" "$2/$name") && why=$(for golden in "$1"/golden*; do
		diff -u "$golden" "$2/$name/got/$(basename "$golden")" || break
	done) && [ -z "$why" ]; then
		echo "ok nights/$name"
	else
		echo "not ok nights/$name - $(echo "$why" | grep -E '^[-+][^-+]|^[^-+ @]' | head -n 4 | tr '\n\t' '; ')"
	fi
}
export -f one

for case in "$here"/*/as_of; do
	dirname "$case"
done | xargs -P 2 -I{} bash -c 'one "$1" "$2"' _ {} "$folder" | sort -k2,3
