"""What the survey of 2026 comes to, worked out from what the generator meant: with fractions, and the interval's root by long decimals."""

from decimal import Decimal, getcontext
from fractions import Fraction
from math import floor

from . import surveys

getcontext().prec = 60
Z = Fraction(1959964, 1000000)
WEIGHTS = [0, 15, 15, 15, 8, 15, 8, 12, 7, 2, 3]


def shown(x, sign=False):
    """Hundredths, halves away from zero."""
    n = floor(abs(x) * 100 + Fraction(1, 2))
    return f"{'-' if x < 0 and n else ''}{n // 100}.{n % 100:02d}"


def asked(form):
    return sum(len(a) for a in form.answers)


def valid(form):
    return 2 * sum(1 for a in form.answers for x in a if x) >= asked(form)


def standing(forms):
    return surveys.replaced(forms)


def levels(forms, d):
    return [x for f in forms for x in f.answers[d] if x]


def rate(found):
    return Fraction(sum(x >= 4 for x in found), len(found)) * 100


def index(found):
    return Fraction(sum(found) * 20, len(found))


def overall(forms):
    parts = [(w, levels(forms, d)) for d, w in enumerate(WEIGHTS) if w]
    return sum(w * index(x) for w, x in parts if x) / sum(w for w, x in parts if x)


def interval(k, n, households):
    z2 = Z * Z * (Fraction(households - n, households - 1) if 20 * n > households else 1)
    p, decimal = Fraction(k, n), lambda f: Decimal(f.numerator) / Decimal(f.denominator)
    root = decimal(z2 * (p * (1 - p) / n + z2 / (4 * n * n))).sqrt()
    return [Fraction((decimal(p + z2 / (2 * n)) + s * root) / decimal(1 + z2 / n)) * 100 for s in (-1, 1)]


def build(people):
    last, now, phones = surveys.build(people)
    _, _, _, _, households, issued, *_ = surveys.PLANS[1]
    returned = standing(now) + phones
    good = [f for f in returned if valid(f)]
    before = [f for f in standing(last) if valid(f)]
    whole, was = levels(good, 0), levels(before, 0)
    share = lambda a, b: shown(Fraction(a, b) * 100)  # noqa: E731
    low, high = interval(sum(x >= 4 for x in whole), len(whole), households)
    yield ["MYD-2026", households, issued, len(returned), len(good), share(len(returned), issued), share(len(good), len(returned)),
           share(len(good), households), shown(rate(whole)), shown(low), shown(high), shown(overall(good)), shown(rate(was)), shown(rate(whole) - rate(was))]
    for d, name in enumerate(surveys.NAMES):
        found = levels(good, d)
        yield [f"D{d} {name}", len(found)] + [found.count(x) for x in (5, 4, 3, 2, 1)] + [shown(rate(found)), shown(index(found))]


def drawn(people):
    yield from ([f"MYD-2026-{n + 1:03d}", room] for n, room in enumerate(surveys.drawn(people, surveys.PLANS[1])))
