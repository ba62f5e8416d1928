#!/bin/bash
# The ends of Wilson's interval, to the last digit, against numbers of any length: python asks, for each printed end, on which side of
# the half below and above it the exact end lies. Every k of n up to 60, some N each, and random ones up to a million.
set -u
B=${B:-.build}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat >"$folder/ask.py" <<'PY'
import random

random.seed(20261125)
for n in range(1, 61):
    for k in range(n + 1):
        for households in (n, n + 1, 20 * n - 1, 20 * n, 3 * n + 7):
            print(k, n, households)
for _ in range(12000):
    households = random.choice([random.randint(1, 300), random.randint(300, 5000), random.randint(5000, 1000000)])
    n = random.randint(1, households)
    print(random.randint(0, n), n, households)
PY

cat >"$folder/check.py" <<'PY'
import sys
from fractions import Fraction as F
from math import isqrt

Z2 = F(1959964, 1000000) ** 2


def at_least(a, s, root, half):  # a + s * sqrt(root) >= half, exactly
    rest = half - a
    if s > 0:
        return rest <= 0 or root >= rest * rest
    return rest <= 0 and root <= rest * rest


def right(k, n, households, low, high):
    z2 = F(0) if households <= n else Z2 * F(households - n, households - 1) if 20 * n > households else Z2
    d = 1 + z2 / n
    middle, root = (F(k, n) + z2 / (2 * n)) / d, (F(k * (n - k), n ** 3) * z2 + z2 * z2 / (4 * n * n)) / (d * d)
    for end, s in ((low, -1), (high, 1)):
        if not 0 <= end <= 10000 or (end and not at_least(middle, s, root, F(2 * end - 1, 20000))):
            return False
        if end < 10000 and at_least(middle, s, root, F(2 * end + 1, 20000)):
            return False
    return True


asked, answers = (open(p).read().split("\n") for p in sys.argv[1:])
wrong = [f"{q}: {a}" for q, a in zip(asked, answers) if q and not (a != "-" and right(*map(int, q.split()), *map(int, a.split())))]
print(len([q for q in asked if q]), wrong[:3] if wrong else "right")
PY

python3 "$folder/ask.py" >"$folder/asked"
"$B/tests/tools/share" <"$folder/asked" >"$folder/answers"
result=$(python3 "$folder/check.py" "$folder/asked" "$folder/answers" 2>&1)
if [ "$result" = "21450 right" ]; then
	echo "ok share_figures"
else
	echo "not ok share_figures - $result"
fi
