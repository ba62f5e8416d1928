"""inputs/停车 as the gate system, the collectors and the channels write it."""

from datetime import date, datetime

from .calendar import dashed, slashed, yuan, yuan_commas
from .exports import Workbook, csv

GATE = ["流水号", "车牌号", "车辆类型", "入场时间", "出场时间", "车道", "应收金额", "减免金额", "减免原因", "实收金额", "支付方式", "支付时间", "收费员", "放行方式"]
SHIFT = ["日期", "班次", "车道", "收费员", "开始时间", "结束时间", "现金交款", "备用金", "手工收费", "票据起号", "票据止号", "作废票号", "交款单号", "存款日期"]
SPACE = ["车位号", "区域", "类型", "权属", "房号", "业主", "收费标准", "缴费截止日", "用途", "备注"]


def _moment(t):
    return f"{t:%Y-%m-%d %H:%M:%S}"


def _gate(s, money, moment):
    paid = moment(s.left) if s.received else ""
    return [s.no, s.plate, s.vehicle, moment(s.entered), moment(s.left), s.lane, money(s.charged), money(s.waived) if s.waived else "", s.reason,
            money(s.received), s.method, paid, s.collector, s.release]


def gate(root, stays):
    """October as one file; November to the 20th as a workbook, and from the 16th on again: what is in both is there once."""
    october = [s for s in stays if s.left < datetime(2026, 11, 1)]
    rows = [_gate(s, yuan, _moment) for s in october]
    rows[40][6] = "六元"
    rows[90][4] = "2026-10-03 25:10:00"
    csv(root / "停车/临停收费流水202610.csv", [GATE] + rows, "gb18030")
    first = [s for s in stays if datetime(2026, 11, 1) <= s.left < datetime(2026, 11, 21)]
    book = Workbook()
    book.sheet("流水", GATE, [_gate(s, lambda fen: fen / 100, lambda t: t) for s in first], title="临时停车收费流水",
               total={"应收金额": sum(s.charged for s in first) / 100, "实收金额": sum(s.received for s in first) / 100},
               formats={"入场时间": "yyyy-mm-dd hh:mm:ss", "出场时间": "yyyy-mm-dd hh:mm:ss", "支付时间": "yyyy-mm-dd hh:mm:ss"})
    book.save(root / "停车/临停收费流水20261101-1120.xlsx")
    second = [s for s in stays if s.left >= datetime(2026, 11, 16)]
    csv(root / "停车/临停收费流水20261116-1125.csv", [GATE] + [_gate(s, yuan, _moment) for s in second], "utf-8-sig")


def _shift(s, day):
    first, last = s.tickets or ("", "")
    return [day(s.day), s.name, s.lane, s.collector, f"{s.begin:%H:%M}", f"{s.end:%H:%M}", yuan(s.cash), "200.00", yuan(s.manual) if s.manual else "",
            first, last, s.void, s.deposit_no, day(s.deposited)]


def shifts(root, list_):
    csv(root / "停车/交接班表10月.csv", [SHIFT] + [_shift(s, slashed) for s in list_ if s.day < date(2026, 11, 1)], "gb18030")
    book = Workbook()
    book.sheet("11月", SHIFT, [_shift(s, dashed) for s in list_ if s.day >= date(2026, 11, 1)], title="岗亭交接班表")
    book.save(root / "停车/交接班表11月.xlsx")


def settlements(root, rows):
    lines = [[channel, dashed(day), yuan_commas(gross), yuan(fee), yuan_commas(gross - fee), dashed(net_day)] for channel, day, gross, fee, net_day in rows]
    csv(root / "停车/渠道结算单.csv", [["渠道", "交易日期", "交易金额", "手续费", "到账金额", "到账日期"]] + lines, "utf-8-sig")


def spaces(root, rows):
    lines = [[no, area, kind, tenure, room, owner, price / 100, dashed(day), use, remark] for no, area, kind, tenure, room, owner, price, day, use, remark in rows]
    book = Workbook()
    book.sheet("台帐", SPACE, lines, title="拾光里小区车位接管及收费登记台帐")
    book.save(root / "停车/车位台帐.xlsx")
