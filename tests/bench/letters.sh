#!/bin/bash
# Letters beside a peer on the same letter: HOW_MANY (1,000) one-page letters as single files.
set -eu
B=${B:-.build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$B/tests/bench/letters" "${HOW_MANY:-1000}"
/usr/bin/python3 tests/bench/letters_peer.py 50 "$work"
