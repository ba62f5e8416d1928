#!/bin/bash
# The seal's picture of settings: on letters that were issued, never on drafts; a space to stamp where none is set; what is no picture.
set -u
B=$(realpath "${B:-.build}")
K=$B/bin/kefu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
S=$work/site
D=2026-11-25
export LC_ALL=C.UTF-8

same() { if [ "$2" = "$3" ]; then echo "ok letters_seal $1"; else echo "not ok letters_seal $1 - \"$2\", not \"$3\""; fi; }
has() { if grep -qF -- "$3" "$2"; then echo "ok letters_seal $1"; else echo "not ok letters_seal $1 - no \"$3\" in $(tail -n 3 "$2" | tr '\n' '|')"; fi; }
letters() { "$K" letters "$@" --site "$S" --as-of $D >"$work/out" 2>"$work/err"; rc=$?; }
images() { pdfimages -list "$1" | tail -n +3 | awk '{ print $3, $4 "x" $5, $6 }' | tr '\n' ';'; }
issued() { find "$S/outputs/issued" -name '*.pdf' | sort; }

mkdir -p "$S/inputs"
printf '[project]\nname = 试验小区\ncompany = 试验物业服务有限公司\n' >"$S/inputs/settings.ini"
printf '房号,业主,建筑面积,收费标准\n1-1-101,甲一,90.00,2.00\n1-1-102,乙二,90.00,2.00\n' >"$S/inputs/房屋.csv"
printf '账单号,房号,费用项目,账期,应收金额,应缴日期\nA1,1-1-101,物业费,2026-10,180.00,2026-10-20\nA2,1-1-102,物业费,2026-07,180.00,2026-07-31\n' >"$S/inputs/应收.csv"
printf '收据号,房号,收款日期,收款金额,账单号\nR1,1-1-102,2026-11-24,30.00,A2\n' >"$S/inputs/收款.csv"
cp -a "$S" "$work/plain"
# seal FILE SIDE COLOUR: a red ring, transparent inside
seal() {
	/usr/bin/python3 - "$@" <<'PY'
import math, struct, sys, zlib
path, side, red = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
ring = lambda x, y: .8 < math.hypot(x - side / 2 + .5, y - side / 2 + .5) / (side / 2) < 1
rows = b"".join(b"\0" + b"".join(bytes([red, 0, 0, 255 if ring(x, y) else 0]) for x in range(side)) for y in range(side))
chunk = lambda t, d: struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
open(path, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)) +
    chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
PY
}

# ---- none is set ----
letters plan
letters issue --approved-by 王主管
same "without one there is a space to stamp" "$rc $(issued | while read -r f; do images "$f"; done)" "0 "

# ---- a PNG that is transparent inside ----
rm -rf "$S" && cp -a "$work/plain" "$S"
printf '[seal]\nimage = 印章.png\n' >>"$S/inputs/settings.ini"
letters plan
same "a picture that is not there: settings are wrong (78)" "$rc" 78
has "it is named" "$work/err" "印章.png"
seal "$S/inputs/印章.png" 120 200
letters plan
same "with it there is a plan" "$rc" 0
same "a draft has no seal" "$(images "$S/outputs/$D/letters/催缴函.pdf")" ""
letters issue --approved-by 王主管
same "each letter has it, with its opacity" "$(issued | while read -r f; do images "$f"; echo; done)" "image 120x120 rgb;smask 120x120 gray;
image 120x120 rgb;smask 120x120 gray;"
same "so has what is printed; the slips have not" "$(for f in 催款通知单 催缴函 送达回证; do images "$S/outputs/$D/issued/$f.pdf"; echo; done)" "image 120x120 rgb;smask 120x120 gray;
image 120x120 rgb;smask 120x120 gray;"
for f in $(issued); do qpdf --check "$f" >"$work/check" 2>&1 || same "qpdf $f" "$(cat "$work/check")" ""; done
has "qpdf finds nothing" "$work/check" "No syntax or stream encoding errors"
# Red ink lies around the signature, not over the slip below: the picture of the page tells.
pdftoppm -r 40 "$(issued | head -n 1)" "$work/page"
same "it stands at the right, around the company's name, above the slip" "$(/usr/bin/python3 - "$work"/page*.ppm "$(issued | head -n 1)" <<'PY'
import re, subprocess, sys
data = open(sys.argv[1], "rb").read()
w, h = map(int, re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data).groups())
px = data[-w * h * 3:]
red = [(i % w, i // w) for i in range(w * h) if px[3 * i] > 120 and px[3 * i + 1] < 110]
words = subprocess.run(["pdftotext", "-bbox", sys.argv[2], "-"], capture_output=True, text=True).stdout
y = lambda s: [float(m) for m in re.findall(r'yMin="([\d.]+)"[^>]*>' + s, words)]
top, low = min(b for a, b in red) * 72 / 40, max(b for a, b in red) * 72 / 40
company, slip = y("试验物业服务有限公司（盖章）")[0], y("送达回证（存档联）")[0]
side = (max(a for a, b in red) - min(a for a, b in red)) * 25.4 / 40
print(len(red) > 50, min(a for a, b in red) > w / 2, top < company < low < slip, 26 < side < 31)
PY
)" "True True True True"
same "it is no export" "$("$K" show problems/files --site "$S" --as-of $D | grep -c 印章)" 0

# ---- another picture: what is printed is printed anew; what went out stays ----
sums() { (cd "$S/outputs" && find issued -type f -exec sha256sum {} + | sort -k 2); }
before=$(sums)
seal "$S/inputs/印章.png" 100 150
"$K" run --site "$S" --as-of $D -q >/dev/null 2>&1
same "with another picture the print file is made anew" "$(images "$S/outputs/$D/issued/催缴函.pdf")" "image 100x100 rgb;smask 100x100 gray;"
same "and what went out stays as it is" "$(sums)" "$before"

# ---- a JPEG ----
rm -rf "$S" && cp -a "$work/plain" "$S"
printf '[seal]\nimage = 章/公章.jpg\n' >>"$S/inputs/settings.ini"
mkdir "$S/inputs/章"
"$B/bin/kefu" letters plan --site "$work/plain" --as-of $D -q >/dev/null 2>&1
pdftoppm -jpeg -r 12 -singlefile "$work/plain/outputs/$D/letters/催缴函.pdf" "$work/page" && mv "$work/page.jpg" "$S/inputs/章/公章.jpg"
letters plan
letters issue --approved-by 王主管
same "a JPEG does as well, in a folder of its own" "$rc $(images "$(issued | head -n 1)")" "0 image 100x141 rgb;"

# ---- what is no picture gives no number ----
rm -rf "$S" && cp -a "$work/plain" "$S"
letters plan
printf '[seal]\nimage = 房屋.csv\n' >>"$S/inputs/settings.ini"
letters issue --approved-by 王主管
same "what is no picture: 78" "$rc" 78
has "it says so" "$work/err" "neither a PNG nor a JPEG"
same "no number was given" "$("$K" letters list --site "$S" --format tsv | tail -n +2)" ""
