#!/usr/bin/python3
"""The tickets' figures a second time, from the words of the rules and not from the program: `service_oracle.py DATA.DB FIGURES.DB DAY` prints every
difference (none: nothing); `service_oracle.py --make DATA.DB SEED` first fills a register with rows at the edges of every rule, some of it missing,
reversed or a day only. One ticket at a time, seconds since 1970; nothing is shared with stages/2_service."""

import datetime
import random
import sqlite3
import sys
from math import ceil

D, H, M = 86400, 3600, 60
YES, NO, LATER, OUT, UNKNOWN = "是", "否", "未到期", "不适用", "无法判定"
STAMPS = ["received", "classified", "forwarded", "appointed", "appointment_confirmed", "reminded", "dispatched", "arrived", "arrival_checked",
          "promised", "finished", "closed"]
PLANS = ("received", "appointed", "promised")


def day_of(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def month_of(day):
    d = datetime.date(1970, 1, 1) + datetime.timedelta(days=day)
    return d.year * 12 + d.month - 1


class Stamp:
    def __init__(self, at, day_only):
        self.day = at // D
        self.first, self.last = (self.day * D, self.day * D + D - 1) if day_only else (at, at)
        self.day_only = bool(day_only)


def before(later, earlier):
    """`later` lies certainly before `earlier`."""
    return later is not None and earlier is not None and later.last < earlier.first


# ---- the rules, as written ----

def standard_time(t):
    if t["promised"]:
        return t["promised"].last
    start = t["received"]
    if t["urgency"] == "急":
        return start.last + 24 * H
    if t["kind"] == "咨询":
        return start.day * D + D - 1
    return start.last + (30 if "开发商" in (t["unit"] or "") else 3) * 24 * H


def overdue(t, end, now):
    if t["cancelled"]:
        return OUT
    if before(end, t["received"]):
        return UNKNOWN
    due = standard_time(t)
    if end:
        return NO if end.first <= due else YES
    return YES if now > due else LATER


def classified(t, now):
    c, r = t["classified"], t["received"]
    if not c:
        return UNKNOWN if now // D > r.day else LATER
    if before(c, r):
        return UNKNOWN
    return YES if c.day == r.day else NO


def forwarded(t, now):
    c, f = t["classified"], t["forwarded"]
    if not c:
        return UNKNOWN
    if not f:
        return UNKNOWN if now > c.last + 5 * M else LATER
    if before(f, c):
        return UNKNOWN
    return YES if f.first <= c.last + 5 * M else NO


def attended(t, now):
    a, c = t["arrived"], t["arrival_checked"]
    base, floor = (t["appointed"], t["received"]) if t["appointed"] else (t["dispatched"], t["dispatched"])
    if t["cancelled"] or not base:
        return OUT
    if before(a, floor) or before(c, floor):
        return UNKNOWN
    if a and a.first <= base.last + 15 * M:
        return YES
    if c:
        if c.last >= base.first + 15 * M and c.first <= base.last + 30 * M:
            return YES
        return NO if c.first > base.last + 30 * M else UNKNOWN
    return UNKNOWN if now > base.last + 30 * M else LATER


def confirmed(t, now):
    p = t["appointed"]
    if t["cancelled"] or not p or t["received"].first > p.last - 15 * M:
        return OUT
    running = now <= p.last - 15 * M
    missing = False
    for told in (t["appointment_confirmed"], t["reminded"]):
        if not told:
            missing = True
        elif told.first > p.last - 15 * M:
            return NO
        elif told.last < p.first - 60 * M:
            if not running:
                return NO
            missing = True
    return (LATER if running else UNKNOWN) if missing else YES


def called(t, end, calls, now):
    """RC-09, RC-10."""
    if t["cancelled"] or not end:
        return OUT, OUT
    due = end.last + 24 * H
    about = [c for c in calls if not before(c["stamp"], end)]
    reached = [c for c in about if c["result"] != "未接通"]
    told = OUT if not reached else YES if any(c["satisfaction"] and c["told"] for c in reached) else NO
    window = [c for c in about if c["stamp"].first <= due]
    if any(c["result"] != "未接通" for c in window) or len(window) >= 2:
        return YES, told
    if now <= due:
        return LATER, told
    if calls and not about:
        return UNKNOWN, told
    return NO, told


def progress(t, end, contacts, as_of):
    d0 = t["received"].day
    last = as_of
    ended = end.day if end else d0 if t["cancelled"] else None
    stop = last if ended is None else min(last, ended - 1)
    days = sorted(c["stamp"].day for c in contacts)
    base, out = d0 + 3, []
    while True:
        k = base + 1 - d0
        step, rule = (2, "RC-11") if k <= 7 else (3, "RC-12") if k <= 15 else (7, "RC-13")
        due = base + step
        c = [x for x in days if base < x <= due and x <= as_of]
        if c:
            base = max(c)
            out.append((due, rule, True))
            continue
        if due > stop:
            return out, due if ended is None else None
        out.append((due, rule, False))
        base = due


# ---- a register at the edges ----

def make(path, seed):
    rnd = random.Random(seed)
    db = sqlite3.connect(path)
    end = day_of("2026-11-25") * D

    def near(base, *offsets):
        return base + rnd.choice(offsets) + rnd.choice((0, 0, 0, -1, 1)) if rnd.random() < 0.9 else None

    for i in range(4000):
        r = end - rnd.randrange(0, 70 * D) + rnd.choice((0, 0, D))
        rnd.random() < 0.2 and (r := r // D * D + rnd.choice((0, D - 1, 63000, 62999, 32400)))
        x = {"received": r, "classified": near(r, 60, 600, D, -60, (r // D + 1) * D - r)}
        x["forwarded"] = near(x["classified"] or r, 0, 60, 300, 301, 1200, -5)
        if rnd.random() < 0.4:
            p = x["appointed"] = r + rnd.choice((600, 900, 7200, 86400, 4 * D))
            x["appointment_confirmed"] = near(p, -900, -3600, -1800, -4000, -60)
            x["reminded"] = near(p, -900, -3600, -1800, 0)
        if rnd.random() < 0.8:
            x["dispatched"] = r + rnd.choice((0, 600, 7200))
        base = x.get("appointed") or x.get("dispatched") or r
        x["arrived"] = near(base, 0, 600, 900, 1800, -100) if rnd.random() < 0.6 else None
        x["arrival_checked"] = near(base, 600, 900, 1800, 2400, -7200) if rnd.random() < 0.6 else None
        if rnd.random() < 0.15:
            x["promised"] = r + rnd.choice((3600, 2 * D, 9 * D))
        if rnd.random() < 0.75:
            x["finished"] = near(r, 3600, D, 3 * D, 2 * D, 5 * D, 12 * D, 30 * D, 31 * D, 50 * D, -60)
        if rnd.random() < 0.2:
            x["closed"] = (x.get("finished") or r) + rnd.choice((0, D, 4 * D))
        only = rnd.random() < 0.1
        cells, values = [], []
        for s in STAMPS:
            v, day = x.get(s), 1 if only or rnd.random() < 0.03 else 0
            cells += [s, s + "_day_only"]
            values += [None, None] if v is None else [v // D * D, 1] if day else [v, 0]
        state = rnd.choice(("处理中", "已关闭", "已完工", "已回访", None, "已取消", "待料") if rnd.random() < 0.3 else ("某种说法",))
        no = f"T{rnd.randrange(10 ** 9):09d}{i}"
        fields = dict(ticket_no=no, kind=rnd.choice(("报修", "报修", "投诉", "咨询")), subkind=rnd.choice(("水管", "门锁", None)), unit=rnd.choice(("维修", "开发商", None)),
                      room=rnd.choice(("1-1-101", "1-1-102", "1-1-103", None)), urgency=rnd.choice(("急", "一般", None)), state=state, valid=rnd.choice((0, 1, None)),
                      charge=rnd.choice((None, 0, 2050)), channel=rnd.choice(("来电", "微信")), reporter="甲", content="漏水")
        names = list(fields) + cells
        db.execute(f"INSERT INTO src_tickets (part, line, current, {', '.join(names)}) VALUES (2, {i + 2}, 1{', ?' * len(names)})", list(fields.values()) + values)
        f = x.get("finished") or x.get("closed")
        rows = []
        for _ in range(rnd.choice((0, 0, 1, 2, 3))):
            at = near(f or r, 0, 60, 3600, D, D // 2, 2 * D, -3600)
            rows.append((at, "完工回访", rnd.choice(("接通", "接通", "未接通", None)), rnd.choice(("满意", "一般", "非常满意", "不满意", "不了解", None)), at and near(at, 600)))
        for _ in range(rnd.choice((0, 1, 3, 6))):
            rows.append((r // D * D + rnd.randrange(-1, 40) * D + rnd.randrange(D), "进度通报", rnd.choice(("接通", "接通", "接通", "未接通", None)), None, None))
        for at, kind, result, said, told in rows:
            if at is None:
                continue
            day = 1 if only or rnd.random() < 0.05 else 0
            db.execute("INSERT INTO src_contacts (part, line, current, ticket_no, at, at_day_only, type, way, result, satisfaction, feedback, feedback_day_only)"
                       " VALUES (3, 0, 1, ?, ?, ?, ?, '电话', ?, ?, ?, 0)", (no, at // D * D if day else at, day, kind, result, said, told))
    db.executemany("INSERT INTO houses (part, line, room, owner, state, handover) VALUES (1, 2, ?, '甲', ?, ?)",
                   [("1-1-101", "已入住", None), ("1-1-102", None, None), ("1-1-103", "未接房", None), ("1-1-104", "已接房", end // D + 9)])
    db.commit()


# ---- both beside each other ----

def read(path, as_of):
    now = as_of * D + D - 1
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    tickets, contacts = {}, {}
    for row in db.execute("SELECT * FROM tickets"):
        t = dict(row)
        later = False
        for s in STAMPS:
            x = None if t[s] is None else Stamp(t[s], t[s + "_day_only"])
            if x and s not in PLANS and x.first > now:
                x, later = None, True
            t[s] = x
        if t["received"].first > now:
            continue
        t["cancelled"] = not later and any(w in (t["state"] or "") for w in ("取消", "重复", "并单", "无效", "退单"))
        tickets[t["ticket_no"]] = t
    for row in db.execute("SELECT * FROM contacts ORDER BY at, row_id"):
        c = dict(row)
        c["stamp"] = Stamp(c["at"], c["at_day_only"])
        c["told"] = c["feedback"] is not None and c["feedback"] <= now
        if c["at"] <= now:
            contacts.setdefault(c["ticket_no"], []).append(c)
    houses = db.execute("SELECT count(*) FROM houses WHERE coalesce(state, '') <> '未接房' AND coalesce(handover, 0) <= ?", (as_of,)).fetchone()[0]
    return tickets, contacts, houses, now


def half_up(part, whole):
    return None if whole <= 0 else (part * 20000 + whole) // (2 * whole)


def judge(tickets, contacts, as_of, now):
    out = {}
    for no, t in tickets.items():
        mine = contacts.get(no, [])
        end = t["finished"] or t["closed"]
        calls = [c for c in mine if c["type"] == "完工回访"]
        told = [c for c in mine if c["type"] == "进度通报" and c["result"] == "接通"]
        in_time, passed = called(t, end, calls, now)
        dues, following = progress(t, end, told, as_of)
        about = [c for c in calls if end and not before(c["stamp"], end) and c["result"] != "未接通"]
        said = [c["satisfaction"] for c in about if c["satisfaction"]]
        out[no] = dict(t=t, end=end, due=standard_time(t), overdue=overdue(t, end, now), attended=attended(t, now), called=in_time, passed_on=passed,
                       classified=classified(t, now), forwarded=forwarded(t, now), confirmed=confirmed(t, now), dues=dues,
                       kept=sum(k for _, _, k in dues), missed=sum(not k for _, _, k in dues), next_contact=following, reached=bool(about),
                       satisfaction=said[-1] if said else None)
    return out


def came_back(judged, as_of):
    again = set()
    by = {}
    for no, j in judged.items():
        t = j["t"]
        if t["room"] and t["subkind"] and not t["cancelled"]:
            by.setdefault((t["room"], t["subkind"]), []).append(no)
    for group in by.values():
        for no in group:
            end = judged[no]["end"]
            if end and any(x != no and judged[x]["t"]["received"].first > end.last and judged[x]["t"]["received"].day - end.day <= 30 for x in group):
                again.add(no)
    return again


def counts(judged, as_of):
    """Each rule in the month, by its base; and the breaches of all time."""
    rules = {f"RC-{n:02d}": [0, 0, 0] for n in range(4, 14)}
    breaches = []
    month = month_of(as_of)
    place = {YES: 0, NO: 1, UNKNOWN: 2}
    for no, j in judged.items():
        t = j["t"]
        asked = [("RC-04", j["classified"], t["received"].day, t["received"].day)]
        if t["classified"]:
            asked.append(("RC-05", j["forwarded"], t["classified"].day, (t["classified"].last + 5 * M) // D))
        if t["appointed"]:
            asked.append(("RC-07", j["confirmed"], t["appointed"].day, (t["appointed"].last - 15 * M) // D))
            asked.append(("RC-08", j["attended"], t["appointed"].day, (t["appointed"].last + 30 * M) // D))
        elif t["dispatched"]:
            asked.append(("RC-06", j["attended"], t["dispatched"].day, (t["dispatched"].last + 30 * M) // D))
        if j["end"]:
            asked.append(("RC-09", j["called"], j["end"].day, (j["end"].last + 24 * H) // D))
            asked.append(("RC-10", j["passed_on"], j["end"].day, None))
        asked += [(rule, YES if kept else NO, due, due) for due, rule, kept in j["dues"]]
        for rule, answer, base, due in asked:
            if answer in place and base <= as_of and month_of(base) == month:
                rules[rule][place[answer]] += 1
            if answer == NO:
                breaches.append((no, rule, due))
    return rules, sorted(breaches, key=str)


def month_figures(judged, again, houses, as_of, rules):
    month = month_of(as_of)
    live = [j for j in judged.values() if not j["t"]["cancelled"]]
    came = [j for j in live if month_of(j["t"]["received"].day) == month]
    done = [(no, j) for no, j in judged.items() if not j["t"]["cancelled"] and j["end"] and month_of(j["end"].day) == month]
    rated = [j["satisfaction"] for _, j in done if j["satisfaction"] not in (None, "不了解")]
    spans = sorted(j["end"].first - j["t"]["received"].first for _, j in done
                   if j["end"].day_only == j["t"]["received"].day_only and j["end"].first >= j["t"]["received"].first)
    in_time, late = (sum(j["overdue"] == a for j in came) for a in (NO, YES))
    there = [rules["RC-06"][k] + rules["RC-08"][k] for k in (0, 1)]
    complaints = sum(j["t"]["kind"] == "投诉" for j in came)
    return [len(came), sum(j["t"]["kind"] == "报修" for j in came), complaints, half_up(sum(j["end"] is not None for j in came), len(came)),
            half_up(in_time, in_time + late), half_up(there[0], sum(there)), half_up(sum(j["reached"] for _, j in done), len(done)),
            half_up(rules["RC-09"][0], rules["RC-09"][0] + rules["RC-09"][1]), half_up(sum(x in ("满意", "非常满意") for x in rated), len(rated)),
            half_up(sum(no in again for no, _ in done), len(done)), half_up(complaints * 10, houses),
            (sum(spans) * 2 + 36 * len(spans)) // (72 * len(spans)) if spans else None, (spans[ceil(len(spans) * 9 / 10) - 1] + 18) // 36 if spans else None,
            sum(j["t"]["charge"] or 0 for _, j in done)]


def compare(data, figures, day):
    as_of = day_of(day)
    tickets, contacts, houses, now = read(data, as_of)
    judged = judge(tickets, contacts, as_of, now)
    again = came_back(judged, as_of)
    rules, breaches = counts(judged, as_of)
    db = sqlite3.connect(figures)
    db.row_factory = sqlite3.Row
    found = {r["ticket_no"]: dict(r) for r in db.execute("SELECT * FROM service_ticket")}
    wrong = [f"{no}: only one of the two has it" for no in sorted(set(found) ^ set(judged))]
    for no in sorted(set(found) & set(judged)):
        j, f = judged[no], found[no]
        want = {k: j[k] for k in ("due", "overdue", "attended", "called", "classified", "forwarded", "confirmed", "passed_on", "kept", "missed", "next_contact")}
        want.update(finished=j["end"].first if j["end"] else None, returned=int(no in again), cancelled=int(j["t"]["cancelled"]),
                    open=int(not j["end"] and not j["t"]["cancelled"]))
        wrong += [f"{no} {k}: want {v}, got {f[k]}" for k, v in want.items() if f[k] != v]
    got = sorted(((r["ticket_no"], r["rule"], r["due"]) for r in db.execute("SELECT ticket_no, rule, due FROM service_breach")), key=str)
    wrong += [f"breach {x}: want {breaches.count(x)}, got {got.count(x)}" for x in sorted(set(got) ^ set(breaches), key=str)[:20]]
    for r in db.execute("SELECT rule, kept, broken, unknown FROM service_check WHERE judged"):
        if rules[r["rule"]] != [r["kept"], r["broken"], r["unknown"]]:
            wrong.append(f"{r['rule']}: want {rules[r['rule']]}, got {tuple(r)[1:]}")
    month = month_figures(judged, again, houses, as_of, rules)
    for r, want in zip(db.execute("SELECT measure, value FROM service_measure ORDER BY place").fetchall(), month):
        if r["value"] != want:
            wrong.append(f"{r['measure']}: want {want}, got {r['value']}")
    return wrong


if __name__ == "__main__":
    if sys.argv[1] == "--make":
        make(sys.argv[2], int(sys.argv[3]))
    else:
        print("\n".join(compare(*sys.argv[1:4])[:40]), end="")
