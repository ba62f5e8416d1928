#!/bin/bash
# `golden.sh show` prints where documents differ from golden text (CASE: only that night); `golden.sh accept` with CASE rewrites that night's.
set -u
here=$(dirname "$0")
export B=${B:-.build}
case ${1:-} in
show) [ -n "${CASE:-}" ] || CASE='*' ;;
accept) [ -n "${CASE:-}" ] || { echo "golden-accept needs CASE=<a folder of tests/nights>" >&2; exit 64; } ;;
*) echo "golden.sh show | accept" >&2; exit 64 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
status=0
for as_of in "$here"/$CASE/as_of; do
	case=$(dirname "$as_of")
	[ -e "$as_of" ] || { echo "no such night: $CASE" >&2; exit 66; }
	"$here/night.sh" "$case" "$folder/night" || { status=1; continue; }
	for golden in "$case"/golden*; do
		if [ "$1" = accept ]; then
			cp "$folder/night/got/$(basename "$golden")"/* "$golden/"
		else
			diff -u "$golden" "$folder/night/got/$(basename "$golden")" || status=1
		fi
	done
done
exit $status
