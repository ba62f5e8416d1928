#!/bin/bash
# One night: `night.sh CASE FOLDER` runs the case in FOLDER/site and leaves what golden/ asks for in FOLDER/got, in golden's own shape.
# A case is a folder with `as_of` (a date a night), `inputs/` (and `inputs_2/`, laid over it before the second night), `golden/` (after the
# last night) and `golden_1/` (after the first). After a date `issue`: that night's letters go out (issue.sql); `void NUMBER`: that one is void then. Needs B, the build folder.
# Exits 1, saying why, when a run fails.
set -u
case=$1 folder=$2 site=$2/site
kefu=$(realpath "$B/bin/kefu")
rm -rf "$folder" && mkdir -p "$site" || exit 1

# The columns of `golden`, by its headings, of the rows that `kefu show` prints.
project() { # golden
	awk -F'\t' -v OFS='\t' 'NR == FNR { if (FNR == 1) wanted = split($0, want); next }
		FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i
			for (i = 1; i <= wanted; i++) if (!(want[i] in at)) { print "no heading " want[i]; exit } }
		{ for (i = 1; i <= wanted; i++) printf "%s%s", $(at[want[i]]), i < wanted ? OFS : ORS }' "$1" -
}

as_asked() { # golden-file night
	local name
	name=$(basename "$1")
	case $name in
	letters.list)
		(cd "$site/outputs/$2/letters" 2>/dev/null && find . -mindepth 2 -name '*.pdf' | sed 's,^\./,,' | sort) ;;
	*.letter.txt) # 催款通知单.1-1-101.letter.txt: the words of the page, a line a line
		pdftotext -raw "$site/outputs/$2/letters/$(echo "${name%.letter.txt}" | sed 's,\.,/,').pdf" - | sed 's/[ \t]*$//; s/\f//g' | cat -s ;;
	*.tsv)
		"$kefu" show "$(echo "${name%.tsv}" | sed 's,\.,/,')" --site "$site" --as-of "$2" --format tsv >"$folder/shown" 2>"$folder/said" ||
			{ echo "kefu show failed: $(tail -n 1 "$folder/said")"; return; }
		project "$1" <"$folder/shown" ;;
	esac
}

# What kefu show prints needs no documents: they are written where a golden is about one.
stages=()
if ! compgen -G "$case/golden*/*letter.txt" >/dev/null && ! compgen -G "$case/golden*/letters.list" >/dev/null; then
	for program in "$B"/libexec/kefu/stages/[12]_*; do
		stages+=(--only "$(basename "$program")")
	done
fi

nights=$(wc -l <"$case/as_of") night=0
while read -r day then; do
	night=$((night + 1))
	layer=$case/inputs
	[ "$night" = 1 ] || layer=${layer}_$night
	[ ! -d "$layer" ] || cp -r "$layer" "$folder/layer" || exit 1
	[ ! -d "$folder/layer" ] || { mkdir -p "$site/inputs" && cp -r "$folder/layer/." "$site/inputs/" && rm -r "$folder/layer"; } || exit 1
	[ -e "$site/inputs/settings.ini" ] || printf '[project]\nname = 试验小区\n' >"$site/inputs/settings.ini"
	if ! "$kefu" run --site "$site" --as-of "$day" --no-progress "${stages[@]}" </dev/null >"$folder/run" 2>&1; then
		echo "night $night, $day: $(tail -n 1 "$folder/run")"
		exit 1
	fi
	if [ "$then" = issue ] && ! sqlite3 "$site/outputs/ledger.db" "ATTACH '$site/outputs/$day/figures.db' AS figures;" \
		".read $(dirname "$0")/issue.sql" >"$folder/said" 2>&1; then
		echo "night $night, $day: no letters: $(tail -n 1 "$folder/said")"
		exit 1
	fi
	if [ "${then%% *}" = void ] && ! "$kefu" letters void "${then#void }" --why 试验作废 --site "$site" --as-of "$day" >"$folder/said" 2>&1; then
		echo "night $night, $day: not void: $(tail -n 1 "$folder/said")"
		exit 1
	fi
	golden=golden_$night
	[ "$night" != "$nights" ] || golden=golden
	[ -d "$case/$golden" ] || continue
	mkdir -p "$folder/got/$golden"
	for file in "$case/$golden"/*; do
		as_asked "$file" "$day" >"$folder/got/$golden/$(basename "$file")"
	done
done <"$case/as_of"
exit 0
