#!/bin/bash
# Brings a peer into .build/bench/PEER, and nowhere else: `fetch.sh PEER deb PACKAGE...` unpacks Debian packages there, with what they need and
# this machine lacks; `fetch.sh PEER npm PACKAGE@VERSION...` installs there. Says why and ends with 1 when it cannot.
set -u
peer=$1 how=$2
shift 2
[ ! -e ".build/bench/$peer/there" ] || exit 0
rm -rf ".build/bench/$peer"
mkdir -p ".build/bench/$peer"
cd ".build/bench/$peer"

fail() { # what the tool said last
	grep -vE '^(W:|npm (notice|error A complete log))' log | tail -n 1
	exit 1
}

deb() {
	local apt=(-o Dir::Cache::archives="$PWD/archives" -o Debug::NoLocking=1 -o APT::Sandbox::User=root -o APT::Install-Recommends=false)
	mkdir -p archives/partial
	apt-get "${apt[@]}" --download-only -y -q install "$@" >log 2>&1 ||
		{ apt-get update -q && apt-get "${apt[@]}" --download-only -y -q install "$@"; } >log 2>&1 || fail
	for file in archives/*.deb; do
		[ ! -e "$file" ] || dpkg-deb -x "$file" . >log 2>&1 || fail
	done
	rm -rf archives
}

npm() {
	command -v npm >/dev/null || { echo "there is no npm"; exit 1; }
	command npm install --prefix . --no-save --no-audit --no-fund --ignore-scripts "$@" >log 2>&1 || fail
}

"$how" "$@"
touch there
