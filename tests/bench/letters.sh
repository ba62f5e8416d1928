#!/bin/bash
# Letters beside peers on the same letter: HOW_MANY (1,000) one-page letters as single files, and the peers, slower, on PEER_LETTERS (200).
set -eu
"${B:-.build}/tests/bench/letters" "${HOW_MANY:-1000}"
tests/bench/peers/letters.sh "${PEER_LETTERS:-200}"
