#!/bin/bash
# inputs/ is what its generator writes: every cell of every file.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! /usr/bin/python3 tests/tools/sample_community.py "$folder" 2>"$folder.err"; then
	echo "not ok sample_community - $(tail -n 1 "$folder.err")"
	rm -f "$folder.err"
	exit 0
fi
rm -f "$folder.err"
if difference=$(/usr/bin/python3 -B tests/tools/same_cells.py "$folder" inputs 2>&1); then
	echo "ok sample_community"
else
	echo "not ok sample_community - $difference"
fi
