#!/bin/bash
# Takes the README's pictures again from outputs/<day>: `take.sh 2026-11-25`. Needs LibreOffice and poppler-utils; nothing else does.
set -eu
day=outputs/$1
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

pdftoppm -f 1 -l 1 -singlefile -gray -scale-to-x 720 -scale-to-y -1 -png "$day/letters/催款通知单.pdf" "$here/letter"

# The upper part of the page whose title is `sheet`: a table and its charts.
top_of() { # report sheet name [height]
	local page=1
	soffice --headless --convert-to pdf --outdir "$folder" "$day/reports/$1.xlsx" >/dev/null 2>&1
	until pdftotext -f $page -l $page "$folder/$1.pdf" - | grep -q "$2"; do
		page=$((page + 1))
	done
	pdftoppm -f $page -l $page -singlefile -scale-to-x 1000 -scale-to-y -1 -W 1000 -H "${4:-330}" -png "$folder/$1.pdf" "$here/$3"
}
top_of 欠费分析 账龄分析 arrears
top_of 月度考核报告 考核汇总 assessment
top_of 客服月报 本月指标 service 458
