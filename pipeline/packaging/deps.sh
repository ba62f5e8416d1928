#!/bin/sh
# Installs what kefu needs by apt-get, and only when something is missing: `deps.sh build` to build and run, `deps.sh check` for the tests too.
set -eu
build="gcc make gawk pkg-config libc6-dev libsqlite3-dev libcsv-dev libxlsxwriter-dev libhpdf-dev libinih-dev libmd4c-dev
 libjansson-dev libssl-dev libutf8proc-dev libunibreak-dev libqrencode-dev libpng-dev libfreetype-dev libzip-dev libexpat1-dev libseccomp-dev
 libxxhash-dev zlib1g-dev gettext fonts-noto-cjk fonts-lxgw-wenkai"
check="libcmocka-dev sqlite3 qpdf poppler-utils python3 python3-openpyxl git procps unzip zip"

want=$build
[ "${1:-build}" = check ] && want="$build $check"

missing=
for p in $want; do
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null || true)" = installed ] || missing="$missing $p"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || {
		echo "kefu needs packages that are not here, and there is no sudo; as root: apt-get install --no-install-recommends$missing" >&2
		exit 69
	}
	as_root=sudo
fi
echo "kefu: installing$missing" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update -q && $as_root apt-get install -y -q --no-install-recommends $missing; } >"$log" 2>&1; then
	tail -n 20 "$log" >&2
	echo "kefu: installing the packages failed; see above" >&2
	exit 69
fi
