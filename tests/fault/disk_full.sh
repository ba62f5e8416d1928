#!/bin/bash
# The disk is full after so many kilobytes: the run says so and ends with 74 (or 73: not even a file to begin with); with room again, the same bytes.
# Needs a mount of its own; where that is not allowed there is nothing to test.
if [ -z "${KEFU_OWN_MOUNTS:-}" ]; then
	for how in "unshare -m" "unshare -rm"; do
		$how true 2>/dev/null && KEFU_OWN_MOUNTS=1 exec $how "$0" "$@"
	done
	echo "disk_full: no mounts of one's own are allowed here: not tested" >&2
	exit 0
fi
. "$(dirname "$0")/../stages/toy/toy.sh"

site full
run
want=$(documents; tables)
rm -rf "$S/outputs"
mkdir "$S/outputs"
said= bad=
for size in 32 96 160 224 288 352 416 448 480 512; do
	mount -t tmpfs -o size=${size}k,mode=700 none "$S/outputs" || exit 1
	run
	[ "$rc" = 0 ] || said="$said$rc "
	[ "$rc" = 0 ] || grep -q '^kefu: ' <<<"$out" || bad="$bad silent at $size"
	mount -o remount,size=16m "$S/outputs"
	run
	[ "$rc" = 0 ] && [ "$(documents; tables)" = "$want" ] || bad="$bad other bytes after $size ($rc: $(tail -n 1 <<<"$out"))"
	umount "$S/outputs"
done
check "disk full: with room again the same bytes" is "$bad" ""
check "disk full: the exit code says so ($said)" is "$(tr ' ' '\n' <<<"$said" | grep -cv '^7[34]$\|^$')" 0
check "disk full: most sizes were too small" test "$(wc -w <<<"$said")" -ge 5
