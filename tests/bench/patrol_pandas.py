#!/usr/bin/python3
"""The months' scores of tests/bench/patrol.sh as a person would work them out in pandas, over the same database: `patrol_pandas.py DATA.DB`. Doubles
where 2_patrol is exact; the item weights are those of patrol_peer.sql. Prints month, kind, score."""

import re
import sqlite3
import sys
from pathlib import Path

import numpy as np
import pandas as pd

KINDS = {"保洁": 1, "绿化": 2, "楼层": 3}
weights = {(t, c): int(w) for t, c, w in re.findall(r"\('(\S+?)','(\w\d\d)',(\d+)\)", Path(__file__).with_name("patrol_peer.sql").read_text())}
db = sqlite3.connect(sys.argv[1])
p = pd.read_sql("SELECT patrol_no, day, type, zone, spot, na_items FROM patrols", db)
f = pd.read_sql("SELECT finding_no, patrol_no, item_code, place, deduction, fixed, needs, deadline FROM findings", db)
r = pd.read_sql("SELECT finding_no, day, result FROM reinspections", db)
z = pd.read_sql("SELECT zone, weight FROM zones", db)

date = pd.to_datetime(p.day, unit="D")
p["month"] = date.dt.year * 12 + date.dt.month - 1 + (date.dt.day > 25)
p["ends"] = (pd.to_datetime({"year": p.month // 12, "month": p.month % 12 + 1, "day": 25}) - pd.Timestamp(0)).dt.days
f = f.merge(p[["patrol_no", "day", "type", "zone", "ends", "na_items"]], on="patrol_no")

seen = r.merge(f[["finding_no", "ends"]], on="finding_no")
seen = seen[seen.day <= seen.ends]
failed = (seen.result == "不合格").groupby(seen.finding_no).sum().rename("failed")
passed = seen[seen.result == "合格"].groupby("finding_no").day.min().rename("passed")
f = f.join(failed, on="finding_no").join(passed, on="finding_no")
f["factor"] = np.select([f.fixed == 1, f.needs == 0, f.failed > 1, f.failed == 1, f.passed <= f.deadline + 1, f.passed.notna()],
                        [0, 1, 2, 1, 0, 0.5], 1.0)
days = f[["zone", "item_code", "place", "day"]].drop_duplicates().sort_values("day")
days["before"] = days.groupby(["zone", "item_code", "place"]).day.shift()
f = f.sort_values(["day", "finding_no"]).merge(days, on=["zone", "item_code", "place", "day"])
f["again"] = f.groupby(["zone", "item_code", "place", "day"]).cumcount() > 0
repeat = (f.day - f.before).between(1, 30)
f.loc[repeat, "factor"] = f.factor[repeat].clip(lower=1)

skipped = p.na_items.fillna("").str.split("、").map(set)
whole = {}
for kind, na in p[["type", "na_items"]].drop_duplicates().itertuples(index=False):
    left = set((na or "").split("、"))
    whole[kind, na] = sum(w for (t, c), w in weights.items() if t == kind and c not in left)
f["weight"] = [weights.get(k, 0) for k in zip(f.type, f.item_code)]
f["points"] = f.deduction * f.factor
f = f[[c not in (n or "") for c, n in zip(f.item_code, f.na_items)]]
items = f.groupby(["patrol_no", "item_code"]).agg(points=("points", "sum"), weight=("weight", "first"))
lost = np.minimum(items.points, items.weight).groupby("patrol_no").sum().rename("lost")
p = p.join(lost, on="patrol_no").fillna({"lost": 0})
p["whole"] = [whole[k] for k in zip(p.type, p.na_items)]
p["score"] = np.floor(10000 * (p.whole - p.lost) / p.whole + 0.5 + 1e-9)

routine = p[p.spot == 0]
day = routine.groupby(["month", "type", "zone", "day"]).score.mean().reset_index()
day["unit"] = np.where(day.type == "绿化", (day.day + 3) // 7, day.day)
month = day.groupby(["month", "type", "zone", "unit"]).score.mean().groupby(["month", "type", "zone"]).mean().reset_index().merge(z, on="zone")
month["part"] = month.score * month.weight
sums = month.groupby(["month", "type"])[["part", "weight"]].sum()
score = (sums.part / sums.weight).to_frame("routine").join(p[p.spot == 1].groupby(["month", "type"]).score.mean().rename("spot"))
score["all"] = np.where(score.spot.notna(), 0.7 * score.routine + 0.3 * score.spot, score.routine)
out = [(m, KINDS[t], int(np.floor(s + 0.5 + 1e-9))) for (m, t), s in score["all"].items() if t in KINDS]
for line in sorted(out):
    print(*line)
