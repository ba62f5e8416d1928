"""The sample's assessment, worked out a second time and on its own: for a comparison with what the program says.

Each finding's points count by what became of it up to the end of the period; exact fractions, rounded where a patrol is scored and where printed."""

from datetime import date, timedelta
from fractions import Fraction

from .patrols import END, ZONES
from .tickets import valid_complaints

WEIGHTS = {
    "保洁": (6, 8, 5, 7, 6, 8, 4, 4, 4, 7, 4, 3, 8, 7, 5, 4, 3, 4, 2, 1),
    "绿化": (10, 10, 8, 9, 5, 9, 6, 10, 8, 6, 7, 5, 3, 2, 2),
    "楼层": (12, 14, 14, 8, 8, 8, 8, 7, 7, 6, 4, 4),
}
LETTER = {"保洁": "A", "绿化": "B", "楼层": "C"}


def hundredths(x):
    """Half up, as a number of hundredths."""
    return int((x * 100 + Fraction(1, 2)) // 1)


def printed(x):
    return "" if x is None else f"{hundredths(x) // 100}.{hundredths(x) % 100:02d}"


def factor(finding, again, end, earlier):
    if finding.fixed:
        f = Fraction(0)
    elif not finding.needs:
        f = Fraction(1)
    else:
        seen = [(day, result) for day, result in again.get(finding.no, ()) if day <= end]
        failed = sum(result == "不合格" for _, result in seen)
        good = [day for day, result in seen if result == "合格"]
        if failed:
            f = Fraction(min(failed, 2))
        elif good:
            f = Fraction(0) if min(good) <= finding.deadline + timedelta(days=1) else Fraction(1, 2)
        else:
            f = Fraction(1)
    days = earlier.get((finding.patrol.zone.name, finding.item, finding.place), ())
    if any(1 <= (finding.patrol.day - d).days <= 30 for d in days):
        f = max(f, Fraction(1))
    return f


def patrol_score(patrol, findings, factors):
    applies = {f"{LETTER[patrol.kind]}{n:02d}": w for n, w in enumerate(WEIGHTS[patrol.kind], 1)}
    for code in patrol.skipped.split("、"):
        applies.pop(code, None)
    lost = {}
    for f in findings:
        lost[f.item] = lost.get(f.item, 0) + f.points * factors[f.no]
    whole = sum(applies.values())
    kept = whole - sum(min(Fraction(w), lost.get(code, 0)) for code, w in applies.items())
    return Fraction(hundredths(100 * kept / Fraction(whole)), 100)


def mean(values):
    values = list(values)
    return sum(values, Fraction(0)) / len(values) if values else None


def month_score(kind, walks, scores):
    """routine, spot, both together"""
    zone_scores = []
    for zone in (z for z in ZONES if z.kind == kind):
        days = {}
        for p in walks:
            if p.zone is zone and not p.spot:
                days.setdefault(p.day, []).append(scores[p.no])
        units = {d: mean(s) for d, s in days.items()}
        if kind == "绿化":
            weeks = {}
            for d, s in units.items():
                weeks.setdefault(d.isocalendar()[:2], []).append(s)
            units = {w: mean(s) for w, s in weeks.items()}
        if units:
            zone_scores.append((mean(units.values()), Fraction(zone.weight)))
    routine = sum(s * w for s, w in zone_scores) / sum(w for _, w in zone_scores)
    spot = mean(scores[p.no] for p in walks if p.spot)
    return routine, spot, routine if spot is None else routine * Fraction(7, 10) + spot * Fraction(3, 10)


def coverage(kind, walks, start, end):
    zones = [z for z in ZONES if z.kind == kind]
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    unit = (lambda d: d.isocalendar()[:2]) if kind == "绿化" else (lambda d: d)
    due = {(z.name, unit(d)) for z in zones for d in days}
    done = {(p.zone.name, unit(p.day)) for p in walks if not p.spot}
    return Fraction(100 * len(due & done), len(due))


def complained(kind, tickets, start, end):
    """Two points a valid complaint about a company that serves zones of the type, ten at most."""
    companies = {z.company for z in ZONES if z.kind == kind}
    return min(10, 2 * sum(valid_complaints(tickets, company, start, end) for company in companies))


def build(patrols, findings, again, tickets, end=END):
    """kind -> 日常得分, 抽查得分, 投诉扣分, 初检得分, 考核得分, 覆盖率, as printed"""
    start = date(end.year - (end.month == 1), (end.month - 2) % 12 + 1, 26)
    seen, earlier, by_patrol, out = {}, {}, {}, {}
    for f, day, _, result, _ in again:
        seen.setdefault(f.no, []).append((day, result))
    for f in findings:
        earlier.setdefault((f.patrol.zone.name, f.item, f.place), []).append(f.patrol.day)
        by_patrol.setdefault(f.patrol.no, []).append(f)
    factors = {f.no: factor(f, seen, end, earlier) for f in findings}
    for kind in WEIGHTS:
        walks = [p for p in patrols if p.kind == kind and start <= p.day <= end]
        final = {p.no: patrol_score(p, by_patrol.get(p.no, ()), factors) for p in walks}
        raw = {p.no: patrol_score(p, by_patrol.get(p.no, ()), dict.fromkeys(factors, 1)) for p in walks}
        routine, spot, score = month_score(kind, walks, final)
        minus = complained(kind, tickets, start, end)
        first = month_score(kind, walks, raw)[2]
        out[kind] = [printed(x) for x in (routine, spot, Fraction(minus), first - minus, score - minus, coverage(kind, walks, start, end))]
    return out
