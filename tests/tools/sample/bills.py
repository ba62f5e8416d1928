"""Two years of monthly bills: 物业费 by area, 公摊电费 shared out of a pool to the cent, 车位管理费 a fixed sum."""

from dataclasses import dataclass
from datetime import date

from .calendar import day_in, month

FIRST, LAST = month(2024, 12), month(2026, 11)
MONTHS = range(FIRST, LAST + 1)


@dataclass
class Bill:
    no: str
    room: str
    item: str
    month: int
    charged: int
    due: date = None
    waived: int = 0
    waiver_no: str = ""
    waiver_by: str = ""
    waiver_day: date = None

    @property
    def owed(self):
        return self.charged - (self.waived if self.waiver_no else 0)


def shares(pool, areas):
    """Largest remainder, so that the cents add up."""
    whole = sum(areas)
    out = [pool * a // whole for a in areas]
    order = sorted(range(len(areas)), key=lambda i: (-(pool * areas[i] % whole), i))
    for i in order[:pool - sum(out)]:
        out[i] += 1
    return out


def delivered(house, m):
    return month(house.handover.year, house.handover.month) <= m


def build(houses, chance):
    out = []
    for m in MONTHS:
        here = [h for h in houses if delivered(h, m)]
        homes = [h for h in here if h.room[0] != "6"]
        light = dict(zip((h.room for h in homes), shares(chance.between(150000, 240000), [h.area for h in homes])))
        sequence = 0
        for h in here:
            shop = h.room[0] == "6"
            lines = [("物业费", h.first_fee(m))]
            if not shop:
                lines.append(("公摊电费", light[h.room]))
            if h.parking:
                lines.append(("车位管理费", h.parking))
            for item, charged in lines:
                sequence += 1
                no = f"YS{m // 12}{m % 12 + 1:02d}{sequence:04d}"
                out.append(Bill(no, h.room, item, m, charged, day_in(m, 10) if shop else None))
    waive(out)
    return out


# room, item, months, share in percent, number, approver, day: 空置房 and the like
APPROVED = (
    ("1-2-801", "物业费", range(month(2026, 7), month(2026, 12)), 30, "减字2026-03", "林经理", date(2026, 6, 28)),
    ("2-1-701", "物业费", range(month(2026, 1), month(2026, 12)), 30, "减字2026-01", "林经理", date(2025, 12, 20)),
    ("3-1-302", "公摊电费", range(month(2026, 8), month(2026, 9)), 50, "减字2026-05", "林经理", date(2026, 8, 30)),
)
UNAPPROVED = (
    ("2-1-602", "物业费", range(month(2026, 5), month(2026, 7)), 50),
    ("1-1-201", "物业费", range(month(2026, 2), month(2026, 3)), 10),
)


def waive(bills):
    by_key = {(b.room, b.item, b.month): b for b in bills}
    for room, item, months, share, no, by, day in APPROVED:
        for m in months:
            b = by_key[room, item, m]
            b.waived, b.waiver_no, b.waiver_by, b.waiver_day = (b.charged * share + 50) // 100, no, by, day
    for room, item, months, share in UNAPPROVED:
        for m in months:
            b = by_key[room, item, m]
            b.waived = (b.charged * share + 50) // 100
