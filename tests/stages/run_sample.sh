#!/bin/bash
# The whole night on the sample community: a second one skips every stage and changes no byte, and the same bytes come under another zone,
# locale, home and folder, from a copy of the inputs with other times and in another order.
. "$(dirname "$0")/toy/toy.sh"
K=$(realpath "${B:-.build}/bin/kefu")

S=$work/sample
mkdir -p "$S"
cp -r inputs "$S/inputs"
run
check "the night ends well" ended 0
check "no stage is left out" says " 0 failed, 0 not started"
check "the bulk PDF is there" test -s "$S/outputs/$D/letters/催款通知单.pdf"
check "the workbook of arrears is there" test -s "$S/outputs/$D/reports/欠费分析.xlsx"
check "all is private" is "$(find "$S/outputs" \( -type f ! -perm 600 \) -o \( -type d ! -perm 700 \))" ""
before=$(outputs)
run
check "a second night skips every stage" says ": 0 done, "
check "and changes no byte and no time" is "$(outputs | diff - <(echo "$before"))" ""
want=$(documents; tables)

S=$work/elsewhere/a\ b
mkdir -p "$S"
(cd inputs && find . -type f | tac | while IFS= read -r f; do mkdir -p "$S/inputs/$(dirname "$f")" && cat "$f" >"$S/inputs/$f"; done)
rc=0
out=$(cd "$S" && env TZ=America/New_York LC_ALL=de_DE.UTF-8 LANGUAGE=zh_CN HOME=/nonexistent "$K" run --as-of "$D" 2>&1) || rc=$?
check "elsewhere, under another zone, locale and home, it ends well" ended 0
check "with the same bytes of documents and tables" is "$(diff <(documents; tables) <(echo "$want"))" ""
run --force
check "--force gives the same bytes" is "$(diff <(documents; tables) <(echo "$want"))" ""
