#!/usr/bin/python3
"""The breaches of tests/bench/service.sh as a person would work them out in pandas, over the same database: `service_pandas.py DATA.DB DAY`. Columns at
once where the rule allows it, a loop over the tickets that had a progress contact due. Prints each rule with its number of breaches, and the late."""

import sqlite3
import sys
from bisect import bisect_right

import numpy as np
import pandas as pd

DAY = 86400
as_of = int(pd.Timestamp(sys.argv[2]).timestamp()) // DAY
now = (as_of + 1) * DAY - 1
db = sqlite3.connect(sys.argv[1])
t = pd.read_sql("""SELECT ticket_no, kind, urgency, unit, received, classified, forwarded, appointed, appointment_confirmed AS confirmed, reminded, dispatched,
    arrived, arrival_checked AS checked, promised, finished, closed FROM tickets""", db)
c = pd.read_sql("SELECT ticket_no, at, type, result, satisfaction, feedback FROM contacts", db)

t = t[t.received <= now].copy()
for step in ("classified", "forwarded", "confirmed", "reminded", "dispatched", "arrived", "checked", "finished", "closed"):
    t[step] = pd.to_numeric(t[step]).where(lambda x: x <= now)
for plan in ("appointed", "promised"):
    t[plan] = pd.to_numeric(t[plan])
c = c[c["at"] <= now].merge(t[["ticket_no", "finished", "closed", "received"]], on="ticket_no")
finish = t.finished.fillna(t.closed)
broken = {}

hours = np.select([t.urgency == "急", t.unit.str.contains("开发商", na=False)], [24 * 3600, 30 * DAY], 3 * DAY)
due = (t.received + hours).where(~((t.kind == "咨询") & (t.urgency != "急")), (t.received // DAY + 1) * DAY - 1)
due = t.promised.fillna(due)
late = (finish.fillna(now) > due).sum()

broken["RC-04"] = (t.classified // DAY > t.received // DAY).sum()
broken["RC-05"] = (t.forwarded - t.classified > 300).sum()
for rule, base, asked in (("RC-06", t.dispatched, t.appointed.isna()), ("RC-08", t.appointed, t.appointed.notna())):
    late_check = (t.checked > base + 1800) & ~(t.arrived <= base + 900)
    if rule == "RC-06":
        late_check &= ~(t.arrived < base) & ~(t.checked < base)
    broken[rule] = (asked & late_check).sum()
told = [(t[x] > t.appointed - 900) | (t[x] < t.appointed - 3600) & (now > t.appointed - 900) for x in ("confirmed", "reminded")]
broken["RC-07"] = ((told[0] | told[1]) & (t.received <= t.appointed - 900)).sum()

calls = c[c.type == "完工回访"].copy()
calls["finish"] = calls.finished.fillna(calls.closed)
calls = calls[calls.finish.notna()]
after = calls["at"] >= calls.finish
in_time = after & (calls["at"] <= calls.finish + DAY)
reached = calls.result != "未接通"
by = pd.DataFrame({"ticket_no": calls.ticket_no, "reached": in_time & reached, "missed": in_time & ~reached, "before": ~after, "late": after & ~in_time,
                   "heard": after & reached, "told": after & reached & calls.satisfaction.notna() & (pd.to_numeric(calls.feedback) <= now)})
by = by.groupby("ticket_no").sum()
x = pd.DataFrame({"ticket_no": t.ticket_no, "finish": finish}).join(by, on="ticket_no").fillna(0, downcast=False)
over = (x.finish > 0) & (x.finish + DAY < now)
ok = (x.reached > 0) | (x.missed >= 2)
unknown = (x.before > 0) & (x.late == 0) & (x.missed == 0)
broken["RC-09"] = (over & ~ok & ~unknown).sum()
broken["RC-10"] = ((x.heard > 0) & (x.told == 0)).sum()

progress = c[(c.type == "进度通报") & (c.result == "接通")]
days = (progress["at"] // DAY).groupby(progress.ticket_no).apply(lambda s: sorted(s)).to_dict()
misses = {"RC-11": 0, "RC-12": 0, "RC-13": 0}
for no, received, end in zip(t.ticket_no, t.received // DAY, finish):
    ended = int(end) // DAY if end == end else None
    stop = as_of if ended is None else min(as_of, ended - 1)
    told = days.get(no)
    if stop < received + 5 and not told:
        continue
    base = received + 3
    while True:
        age = base + 1 - received
        step, rule = (2, "RC-11") if age <= 7 else (3, "RC-12") if age <= 15 else (7, "RC-13")
        i = bisect_right(told, base + step) if told else 0
        if i and told[i - 1] > base:
            base = told[i - 1]
        elif base + step > stop:
            break
        else:
            misses[rule] += 1
            base += step
broken.update(misses)
for rule in sorted(broken):
    if broken[rule]:
        print(rule, broken[rule])
print("late", late)
