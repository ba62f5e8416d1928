#!/bin/bash
# The house rules that a grep can see: who may include whom, names that say nothing, no clock, no SQL in C, no double for money.
set -u
cd "$(dirname "$0")/.."
list=$(git ls-files --cached --others --exclude-standard '*.c' '*.h' '*.sql' '*.awk' '*.sh' '*.py' '*.md' '*.ini' Makefile |
	while read -r f; do [ ! -f "$f" ] || echo "$f"; done)
code=$(grep -E '\.[ch]$' <<<"$list")

verdict() { # name, offending lines
	if [ -z "$2" ]; then echo "ok $1"; else echo "not ok $1"; sed 's/^/    /' <<<"$2"; fi
}
among() { grep -E "$1" <<<"$code" | grep -vE "${2:-^$}"; }
lines() { local pattern=$1; shift; [ $# = 0 ] || grep -nHE -- "$pattern" "$@" /dev/null; }

# Layers: base <- rules; base <- store <- render, stage, run; base <- intake; stages and commands reach all but run.
layer() { # folder, layers it may include
	lines '^#include "(pipeline|stages)/' $(among "^$1/") | grep -vE "\"pipeline/($2)/"
}
verdict 'layer base needs nothing' "$(layer pipeline/base 'base')"
verdict 'layer rules needs base' "$(layer pipeline/rules 'base|rules')"
verdict 'layer store needs base' "$(layer pipeline/store 'base|store')"
verdict 'layer intake needs base' "$(layer pipeline/intake 'base|intake')"
verdict 'layer render needs base and store' "$(layer pipeline/render 'base|store|render')"
verdict 'layer stage needs base, store and intake' "$(layer pipeline/stage 'base|store|intake|stage')"
verdict 'layer run needs base, store and stage' "$(layer pipeline/run 'base|store|stage|run')"
verdict 'stages and commands do not reach run' "$(lines '^#include "pipeline/run/' $(among '^(stages|pipeline/commands)/'))"
verdict 'no stage includes another' "$(for s in stages/*/; do lines '^#include "stages/' $(among "^$s") | grep -v "\"$s"; done)"
verdict 'includes are written from the root' "$(lines '^#include "' $code | grep -vE '"(pipeline|stages|tests)/|^tests/stages/toy/')"

# One module touches each third-party header.
edge() { # header, pattern of files that may
	lines "^#include <$1" $(among '^(pipeline|stages)/') | grep -vE "^($2)"
}
verdict 'edge sqlite3' "$(edge 'sqlite3\.h' 'pipeline/store/(db|sqlfn)')"
verdict 'edge libharu' "$(edge 'hpdf' 'pipeline/render/(pdf|font|letter)')"
verdict 'edge libxlsxwriter' "$(edge 'xlsxwriter' 'pipeline/render/xlsx/')"
verdict 'edge libcsv' "$(edge 'csv\.h' 'pipeline/intake/csv')"
verdict 'edge expat' "$(edge 'expat' 'pipeline/intake/(xlsx|xml)')"
verdict 'edge inih' "$(edge 'ini\.h' 'pipeline/base/ini')"
verdict 'edge libcrypto' "$(edge 'openssl' 'pipeline/base/digest')"

verdict 'no file name that says nothing' "$(grep -E '/(util|utils|common|helper|helpers|misc|manager|core)[._]' <<<"$list")"
verdict 'no clock outside the runner' \
	"$(lines '\<(time|clock_gettime|gettimeofday)\(' $(among '^(pipeline|stages)/' '^pipeline/run/') | grep -vE ':[[:space:]]*(/?\*|//)')"
verdict 'no SQL text in C' "$(lines '"[^"]*(SELECT .* FROM |INSERT INTO|UPDATE .* SET |DELETE FROM|CREATE TABLE)' \
	$(among '^(pipeline|stages)/' '^pipeline/store/'))"
verdict 'no SELECT *' "$(lines 'SELECT \*' $(grep -E '^(pipeline|stages|templates)/.*\.sql$' <<<"$list"))"
verdict 'no promise left' "$(lines '\<(TODO|FIXME|XXX|HACK|for now|not implemented|simplified)\>' \
	$(grep -E '^(pipeline|stages|templates)/.*\.(c|h|sql|ini)$' <<<"$list") Makefile)"
verdict 'functions under 61 lines' "$(among '\.c$' |
	xargs -r awk 'FNR==1{s=0} /^\{/{s=FNR} /^\}/{if(s&&FNR-s>60)print FILENAME":"s" ("FNR-s" lines)";s=0}')"
verdict 'every folder has its note' "$(dirname $list | sort -u |
	grep -E '^(pipeline/[a-z]+|stages/[0-9a-z_]+|templates(/[a-z]+)?|tests(/[a-z]+)?|inputs|outputs)$' |
	while read -r d; do [ -f "$d/README.md" ] || echo "$d/README.md"; done)"
