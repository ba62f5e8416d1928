"""What each household of the sample owes, worked out a second time and on its own: for a comparison with what the program says.

It knows the rules (named receipts, then those that name an item, then the others; oldest due date first), not the program."""

from dataclasses import dataclass

from . import legacy
from .calendar import first, last, month

ORDER = ("物业费", "公摊")


@dataclass
class Debt:
    no: str
    room: str
    item: str
    start: object
    due: object
    left: int


def debts(by_room, charged, as_of):
    out = []
    for b in charged:
        more = 150 if b.item == "公摊电费" and b.month == month(2026, 11) and b.room in ("5-1-102", "5-1-302") else 0
        out.append(Debt(b.no, b.room, b.item, first(b.month), b.due or last(b.month), b.owed + more))
    for n, (room, start, end) in enumerate(legacy.OWED, 1):
        out.append(Debt(f"10202412{n:04d}", room, "物业费", first(start), last(end), by_room[room].fee * (end - start + 1)))
    out.append(Debt("DD", "2-2-302", "物业费", first(month(2024, 11)), last(month(2024, 11)), 10000))
    return [d for d in out if d.start <= as_of]


def rank(debt):
    priority = next((n for n, word in enumerate(ORDER) if debt.item.startswith(word)), len(ORDER))
    return debt.due, priority, debt.no


class Purse:
    def __init__(self, receipt):
        self.receipt, self.left, self.paid, self.waits = receipt, receipt.amount, [], False

    def pay(self, debt):
        part = min(self.left, debt.left)
        if part:
            debt.left -= part
            self.left -= part
            self.paid.append((debt, part))


def settle(owed, receipts):
    """-> purses, the debts being reduced in place"""
    in_order = sorted((r for r in receipts if r.state == "正常" and r.amount > 0), key=lambda r: (r.paid, r.no))
    purses = [Purse(r) for r in in_order]
    owed = sorted(owed, key=rank)
    for p in purses:
        r = p.receipt
        if r.bill_no or (r.item and r.period):
            named = [d for d in owed if (d.no == r.bill_no if r.bill_no else d.item == r.item and d.start.isoformat()[:7] == r.period)]
            p.waits = not named
            for d in named:
                p.pay(d)
    for p in purses:
        for d in owed if p.receipt.item and not p.waits else ():
            if d.item == p.receipt.item:
                p.pay(d)
    for p in purses:
        for d in owed if not p.waits else ():
            p.pay(d)
    for refund in receipts:
        source = next((p for p in purses if refund.amount < 0 and refund.original == p.receipt.no), None)
        if source:
            undo(source, -refund.amount)
    return purses


def undo(purse, fen):
    taken = min(fen, purse.left)
    purse.left -= taken
    fen -= taken
    for debt, part in sorted(purse.paid, key=lambda pair: rank(pair[0]), reverse=True):
        taken = min(fen, part)
        debt.left += taken
        fen -= taken


def build(houses, charged, receipts, as_of):
    """room -> (overdue, prepaid), in fen"""
    by_room = {h.room: h for h in houses}
    out = {}
    owed_by, paid_by = {}, {}
    for d in debts(by_room, charged, as_of):
        owed_by.setdefault(d.room, []).append(d)
    for r in receipts:
        paid_by.setdefault(r.room, []).append(r)
    for room in by_room:
        owed = owed_by.get(room, [])
        purses = settle(owed, paid_by.get(room, []))
        out[room] = (sum(d.left for d in owed if d.due < as_of), sum(p.left for p in purses))
    return out
