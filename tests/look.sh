#!/bin/sh
# look.sh DATE: the day's workbooks and letters as pictures in $B/look, for a person to judge. Workbooks need LibreOffice; no test does.
set -eu
day=outputs/$1 to=${B:-.build}/look
[ -d "$day" ] || { echo "look: $day is not there; make run makes it" >&2; exit 66; }
command -v soffice >/dev/null || { echo "look: LibreOffice (libreoffice-calc) is not installed" >&2; exit 69; }
rm -rf "$to" && mkdir -p "$to"
for book in "$day"/reports/*.xlsx; do
	[ ! -e "$book" ] || soffice --headless --convert-to pdf --outdir "$to" "$book" >/dev/null 2>&1
done
find "$day/letters" -maxdepth 1 -name '*.pdf' -exec cp {} "$to" \; 2>/dev/null || true
for pdf in "$to"/*.pdf; do
	[ ! -e "$pdf" ] || pdftoppm -r 70 -l 60 -png "$pdf" "${pdf%.pdf}"
done
echo "look: $(find "$to" -name '*.png' | wc -l) pictures in $to"
