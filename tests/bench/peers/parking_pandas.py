#!/usr/bin/python3
"""The month table of tests/bench/parking.sh in pandas: `parking_pandas.py FOLDER [all]`. Reads the columns that it needs; with `all` every column, as
1_ingest does. Prints month, cars, charged, waived, received, cash in fen."""

import sys
from pathlib import Path

import pandas as pd

needed = ["应收金额", "减免金额", "实收金额", "支付方式", "支付时间", "出场时间"]
months = []
for path in sorted(Path(sys.argv[1]).glob("流水*.csv")):
    t = pd.read_csv(path, usecols=None if len(sys.argv) > 2 else needed)
    when = pd.to_datetime(t.支付时间.fillna(t.出场时间))
    t["month"] = when.dt.year * 100 + when.dt.month
    t["cash"] = t.实收金额.where(t.支付方式 == "现金", 0)
    months.append(t.groupby("month")[["应收金额", "减免金额", "实收金额", "cash"]].sum().assign(cars=t.groupby("month").size()))
table = pd.concat(months).groupby(level=0).sum()
for month, x in table.iterrows():
    print(f"{month // 100}-{month % 100:02}", int(x.cars), *(round(100 * x[c]) for c in ("应收金额", "减免金额", "实收金额", "cash")))
