#!/bin/bash
# The words of the command line: help, stages, why, version, mistyped words.
. "$(dirname "$0")/toy/toy.sh"

say() {
	rc=0
	out=$("$K" "$@" 2>&1) || rc=$?
}
site words
say --version
check "--version" is "$out" "kefu 0.1.0"
say --help
check "--help lists the commands" says "kefu run"
check "and ends well" ended 0
say
check "no command at all is a usage error" ended 64
say help run
check "help of one command" says "--dry-run"
say rnu
check "a mistyped command" says "did you mean run?"
check "is a usage error" ended 64
say ../stages/1_read
check "a command is no path" ended 64
say --site "$S" stages
check "options may come before the command" says "2_sum"
say stages --site "$S" -v
check "stages -v: needs and makes" says "makes table:toy_sum"
say why sum --site "$S" --as-of $D
check "why: never made" says "which was not made yet"
run
say why sum --site "$S" --as-of $D
check "why: nothing changed" says "nothing changed"
printf '[penalty]\nclause = x\n' >"$S/inputs/settings.ini"
say why 2_sum --site "$S" --as-of $D
check "why: which part" says "setting:penalty changed"
check "why: and no other" silent_on "dir:inputs"
say why --site "$S"
check "why: of which stage" ended 64
say why smu --site "$S"
check "why: a mistyped stage" says "did you mean sum?"
printf '[project]\ntime_zone = Asia/Shangai\n' >"$S/inputs/settings.ini"
say run --site "$S"
check "an unknown time zone is 78, not UTC" ended 78
printf '[project]\ntime_zone = Asia/Shanghai\n' >"$S/inputs/settings.ini"
yesterday=$(TZ=Asia/Shanghai date -d yesterday +%F)
TZ=America/Los_Angeles say run --site "$S"
check "the default day is yesterday where the site is" test -d "$S/outputs/$yesterday"
run
check "talk goes to stderr only" is "$("$K" run --site "$S" --as-of $D 2>/dev/null)" ""

K=${B:-.build}/bin/kefu
LC_ALL= LANG=zh_CN.UTF-8 say help
check "messages follow the locale, also one that is not generated" says "用法：kefu"
LC_ALL=C say help
check "and are English without one" says "Usage: kefu"
