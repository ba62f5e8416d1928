"""How the households pay: a line a receipt and fee; what is paid is what a house's habit and its stop month say.

named: each month, by bill number · by_item: each month, item and month · quarter: three months in the middle one, the third ahead ·
year_ahead: 物业费 for the year in January, the item only · lump: a transfer that names nothing · late: last month's, three weeks late."""

from dataclasses import dataclass
from datetime import date

from .bills import FIRST, LAST, MONTHS
from .calendar import day_in, month, month_dashed

AS_OF = date(2026, 11, 25)
CASHIERS = ("何舒", "顾念")
DESK = ("现金", "微信", "支付宝", "刷卡")


@dataclass
class Receipt:
    room: str
    paid: date
    amount: int
    method: str
    item: str = ""
    period: str = ""
    bill_no: str = ""
    original: str = ""
    state: str = "正常"
    cashier: str = ""
    no: str = ""
    group: int = 0


class Desk:
    def __init__(self, houses, bills, chance):
        self.chance, self.lines, self.groups = chance, [], 0
        self.by_room = {h.room: h for h in houses}
        self.bills = {}
        for b in bills:
            self.bills.setdefault(b.room, []).append(b)

    def pay(self, room, paid, lines, method=None):
        """lines: (item, period, bill_no, fen); nothing is paid after as-of."""
        lines = [line for line in lines if line[3]]
        if paid > AS_OF or not lines:
            return
        self.groups += 1
        method, cashier = method or self.chance.pick(DESK), self.chance.pick(CASHIERS)
        for item, period, bill_no, fen in lines:
            self.lines.append(Receipt(room, paid, fen, method, item, period, bill_no, cashier=cashier, group=self.groups))

    def unpaid_until_now(self, house, *months):
        """The bills of these months that this house does pay."""
        return [b for b in self.bills.get(house.room, ())
                if b.month in months and not (b.item in house.stop and b.month >= house.stop[b.item])]

    def month_day(self, m, low, high):
        return day_in(m, self.chance.between(low, high))

    def named(self, house, m):
        bills = self.unpaid_until_now(house, m)
        self.pay(house.room, self.month_day(m, 3, 27), [(b.item, "", b.no, b.owed) for b in bills])

    def by_item(self, house, m):
        bills = self.unpaid_until_now(house, m)
        self.pay(house.room, self.month_day(m, 3, 25), [(b.item, month_dashed(m), "", b.owed) for b in bills])

    def late(self, house, m):
        bills = self.unpaid_until_now(house, m - 1)
        self.pay(house.room, self.month_day(m, 6, 22), [(b.item, month_dashed(m - 1), "", b.owed) for b in bills])

    def quarter(self, house, m):
        if m == FIRST:
            return self.by_item(house, m)
        if m % 3 != 1:
            return
        bills = self.unpaid_until_now(house, m - 1, m, m + 1)
        self.pay(house.room, self.month_day(m, 5, 22), [(b.item, month_dashed(b.month), "", b.owed) for b in bills])

    def year_ahead(self, house, m):
        if m == FIRST:
            return self.by_item(house, m)
        if m % 12 == 0:
            self.pay(house.room, self.month_day(m, 4, 20), [("物业费", "", "", 12 * house.fee)], "转账")
        if m % 3 == 1:
            rest = [b for b in self.unpaid_until_now(house, m - 1, m, m - 2) if b.item != "物业费" and b.month > FIRST]
            self.pay(house.room, self.month_day(m, 5, 22), [("", "", "", sum(b.owed for b in rest))], "微信")

    def lump(self, house, m):
        if (m - FIRST) % 2 and m != LAST:
            return
        months = (m,) if m == LAST else (m - 1, m)
        due = sum(b.owed for b in self.unpaid_until_now(house, *months))
        self.pay(house.room, self.month_day(m, 8, 24), [("", "", "", due + (due % 100 and 100 - due % 100))], "微信")

    def everyone(self):
        for m in MONTHS:
            for house in self.by_room.values():
                getattr(self, house.habit)(house, m)

    def bill(self, room, item, m):
        return next(b for b in self.bills[room] if (b.item, b.month) == (item, m))

    def add(self, room, paid, fen, method="微信", **more):
        self.groups += 1
        self.lines.append(Receipt(room, paid, fen, method, cashier=CASHIERS[0], group=self.groups, **more))
        return self.lines[-1]

    def stories(self):
        """What a desk meets besides: part payments, a double payment given back, a void slip, a refund that refers to nothing."""
        aug = self.bill("1-1-101", "物业费", month(2026, 8))
        twice = self.add("1-1-101", date(2026, 8, 29), aug.owed, item="物业费", period="2026-08")
        back = self.add("1-1-101", date(2026, 9, 2), -aug.owed, "转账", item="物业费", period="2026-08")
        sep = self.bill("1-1-102", "物业费", month(2026, 9))
        self.add("1-1-102", date(2026, 9, 4), sep.owed, "现金", item="物业费", bill_no=sep.no, state="作废")
        self.add("1-1-202", date(2026, 10, 12), -5000, "现金")
        self.add("2-2-301", date(2026, 10, 20), 30000)
        self.add("2-1-402", date(2026, 5, 16), 50000, "现金")
        self.add("2-1-101", date(2026, 3, 9), 120000, "转账", item="物业费")
        self.add("5-1-101", date(2026, 11, 2), 20000)
        self.add("1-3-999", date(2026, 11, 5), 23209, "转账", item="物业费", period="2026-11")
        self.add("1-2-101", date(2026, 11, 6), 1200, "现金", bill_no="YS2026119999")
        self.add("6-0-3", date(2026, 6, 18), 20000, item="物业费", period="2026-02")
        self.add("1-1-302", date(2026, 1, 28), 10000, "现金", item="公摊电费")
        return twice, back

    def number(self, twice, back):
        """Slips are numbered as they are written; a receipt of several fees repeats its number."""
        order = sorted({(r.paid, r.group) for r in self.lines})
        serial, numbers = {}, {}
        for paid, group in order:
            serial[paid.year] = serial.get(paid.year, 0) + 1
            numbers[group] = f"SJ{paid.year}{serial[paid.year]:06d}"
        for r in self.lines:
            r.no = numbers[r.group]
        back.original = twice.no
        self.lines.sort(key=lambda r: (r.paid, r.no))


def build(houses, bills, chance):
    desk = Desk(houses, bills, chance)
    desk.everyone()
    desk.number(*desk.stories())
    return desk.lines
