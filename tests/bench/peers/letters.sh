#!/bin/bash
# The peers on the same one-page letter (letter.json: the text of templates/letters/dunning_s2 without its QR code) as single files, each used the
# ordinary way by one process; a line each, and a line why where one cannot be had. Usage: letters.sh [HOW_MANY].
set -u
cd "$(dirname "$0")/../../.."
here=tests/bench/peers
bench=$PWD/.build/bench
libs=usr/lib/$(gcc -print-multiarch)
count=${1:-200}
work=$(mktemp -d)
[ "${KEEP:-}" ] && echo "$work" || trap 'rm -rf "$work"' EXIT

peer() { # name, folder, how it comes, its packages, command...
	local name=$1 folder=$2 how=$3 packages=$4 why
	shift 4
	if ! why=$($here/fetch.sh "$folder" "$how" $packages); then
		printf '%-34s not there: %s\n' "$name" "$why"
		return
	fi
	mkdir -p "$work/$folder"
	("$@") >"$work/out" 2>"$work/why" && [ -e "$work/$folder/$((count - 1)).pdf" ] && cat "$work/out" && return
	printf '%-34s not there: %s\n' "$name" "$(tail -n 1 "$work/why")"
}

reportlab() {
	PYTHONPATH=$bench/reportlab/usr/lib/python3/dist-packages LD_LIBRARY_PATH=$bench/reportlab/$libs \
		/usr/bin/python3 $here/letter_reportlab.py "$count" "$work/reportlab"
}
typst() { node $here/letter_typst.mjs "$bench/typst/node_modules/@myriaddreamin/typst-ts-node-compiler" "$count" "$work/typst"; }
pango() {
	local flags
	flags=$(for root in "" "$bench/pango"; do
		PKG_CONFIG_PATH=$bench/pango/$libs/pkgconfig:$bench/pango/usr/share/pkgconfig PKG_CONFIG_SYSROOT_DIR=$root pkg-config --cflags pangocairo
	done)
	export LD_LIBRARY_PATH=$bench/pango/$libs
	gcc -O2 $flags -o "$bench/pango/letter_pango" $here/letter_pango.c -L"$LD_LIBRARY_PATH" -l:libpangocairo-1.0.so.0 -l:libpango-1.0.so.0 \
		-l:libcairo.so.2 -l:libgobject-2.0.so.0 -l:libglib-2.0.so.0 -ljansson &&
		"$bench/pango/letter_pango" $here/letter.json "$count" "$work/pango" && "$bench/pango/letter_pango" $here/letter.json "$count" "$work/pango" "LXGW WenKai"
}

peer "Pango/Cairo" pango deb libpango1.0-dev pango
peer "ReportLab" reportlab deb python3-reportlab reportlab
peer "Typst" typst npm @myriaddreamin/typst-ts-node-compiler@0.7.0 typst
