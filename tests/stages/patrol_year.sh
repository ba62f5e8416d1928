#!/bin/bash
# A made-up year of 3,000 patrols: 2_patrol and plain SQL, written apart, come to the same months.
set -u
said=$(PATROLS=3000 tests/bench/patrol.sh 2>&1)
if echo "$said" | grep -q 'the same scores' && echo "$said" | grep -q 'found: 36 months'; then
	echo "ok patrol: a year's months are the same in plain SQL"
else
	echo "not ok patrol: a year's months are the same in plain SQL - $(echo "$said" | tr '\n' ' ')"
fi
