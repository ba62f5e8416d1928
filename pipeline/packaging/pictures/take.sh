#!/bin/bash
# Takes the README's pictures again from outputs/<day>: `take.sh 2026-11-25`. Needs LibreOffice and poppler-utils; nothing else does.
set -eu
day=outputs/$1
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

first_page() { # pdf width name
	pdftoppm -f 1 -l 1 -singlefile -scale-to-x "$2" -scale-to-y -1 -png "$1" "$here/$3"
}

first_page "$day/letters/催款通知单.pdf" 720 letter
for report in 欠费分析:arrears 月度考核报告:assessment; do
	soffice --headless --convert-to pdf --outdir "$folder" "$day/reports/${report%:*}.xlsx" >/dev/null 2>&1
	first_page "$folder/${report%:*}.pdf" 1000 "${report#*:}"
done
