"""inputs/客服中心: the register of tickets and the calls, each exported twice: early in October, and on the day."""

import copy
from datetime import date, datetime

from .calendar import yuan
from .exports import Workbook, csv
from .tickets import Contact, state_of, until

EARLY = datetime(2026, 10, 8, 9, 0)
FIRST_OF_LATE = datetime(2026, 10, 1)
OLD = ["报修单号", "登记时间", "渠道", "岗位", "登记人", "房号", "联系人", "联系电话", "工单类型", "子类", "问题描述", "服务范围", "责任部门", "优先级", "重要",
       "分类完成时间", "转单时间", "预约时间", "预约确认时间", "提醒部门时间", "派单时间", "到场时间", "到场核实时间", "承诺完成时间", "办结时间", "结案时间", "有效投诉", "工单状态", "收费"]
NEW = ["单号", "受理时间", "受理渠道", "受理岗位", "受理人", "房号", "报事人", "电话", "大类", "小类", "内容", "服务范围", "责任单位", "紧急程度", "是否重要",
       "分类时间", "转派时间", "预约时间", "预约确认时间", "提醒部门时间", "派工时间", "到场时间", "到场核实时间", "承诺完成时间", "完工时间", "关闭时间", "投诉有效", "状态", "收费金额（元）"]
CALLS = ["单号", "时间", "类型", "方式", "结果", "满意度", "反馈部门时间", "回访人", "内容"]
OLD_CALLS = ["报修单号", "回访时间", "回访类型", "回访方式", "接通情况", "评价", "反馈部门时间", "回访人员", "回访内容"]
LEVEL = {"非常满意": "5", "满意": "4", "一般": "3", "不满意": "2", "非常不满意": "1"}


def moment_of(x):
    return x if isinstance(x, datetime) else datetime(x.year, x.month, x.day)


def text_of(x):
    """2026/6/3 9:05:20, or the day only."""
    if x is None:
        return ""
    if not isinstance(x, datetime):
        return f"{x.year}/{x.month}/{x.day}"
    return f"{x.year}/{x.month}/{x.day} {x.hour}:{x.minute:02d}:{x.second:02d}"


def dashed_of(x):
    return "" if x is None else x.isoformat(" ") if isinstance(x, datetime) else x.isoformat()


def yes_no(x):
    return "" if x is None else "是" if x else "否"


def line(t, stamp, money, room, urgent=("急", "一般")):
    return [t.no, stamp(t.received), t.channel, t.post, t.receiver, room(t.room), t.reporter, t.phone, t.kind, t.subkind, t.what, t.scope, t.unit,
            urgent[0] if t.urgent else urgent[1], "是" if t.important else "", stamp(t.classified), stamp(t.forwarded), stamp(t.appointed), stamp(t.confirmed), stamp(t.reminded),
            stamp(t.dispatched), stamp(t.arrived), stamp(t.checked), stamp(t.promised), stamp(t.finished), stamp(t.closed), yes_no(t.valid), t.state,
            money(t.charge) if t.charge else ""]


def chinese_room(room):
    parts = room.split("-")
    return f"{parts[0]}栋{parts[1]}单元{parts[2]}" if len(parts) == 3 and parts[1] != "0" else room


def as_of_early(t):
    """A ticket as it stood when the first export was made."""
    old = copy.copy(t)
    old.contacts = [c for c in t.contacts if moment_of(c.at) <= EARLY]
    until(old, EARLY)
    if t.state != "转开发商" and (old.finished, old.closed) != (t.finished, t.closed):
        old.state = state_of(old)
    return old


def late(t):
    old = as_of_early(t)
    return moment_of(t.received) >= FIRST_OF_LATE or (old.finished, old.closed) != (t.finished, t.closed) or not t.finished


def early(root, tickets):
    """GB18030; headings of another program."""
    rows = [OLD] + [line(as_of_early(t), text_of, yuan, chinese_room, ("紧急", "普通")) for t in tickets if moment_of(t.received) <= EARLY]
    empty = [""] * (len(OLD) - 11)
    rows.insert(30, ["BX20260722901", "2026/7/22 10:20:00", "来电", "前台", "何舒", "1栋1单元301", "赵望舒", "13800001997", "其它", "", "问快递放在哪里"] + empty[:len(OLD) - 11])
    rows.insert(44, ["BX20260817902", "2026/8/17 15:02:00", "微信", "前台", "顾念", "2栋2单元101", "钱白露", "13800001996", "报修", "楼道照明", ""] + empty)
    csv(root / "客服中心/登记表导出20261008.csv", rows, "gb18030")


def on_the_day(root, tickets):
    """A workbook with a merged title, who printed it, real times among times as text, and a total."""
    own = [t for t in tickets if late(t)]
    rows = [line(t, (lambda x: x) if n % 7 else dashed_of, lambda fen: fen / 100, (lambda r: r) if n % 4 else chinese_room) for n, t in enumerate(own)]
    total = {"收费金额（元）": round(sum(t.charge for t in own) / 100, 2)}
    wrong = ["ZX20261103903", "11月3日下午", "来电", "前台", "何舒", "3-1-201", "孙青禾", "13800001995", "咨询", "收费咨询", "问车位管理费"] + [""] * (len(NEW) - 11)
    rows.insert(25, wrong)
    wrong = ["BX20261110904", datetime(2026, 11, 10, 9, 12), "来电", "前台", "何舒", "3-1-202", "李晓棠", "13800001994", "报修", "门窗五金", "换锁"] + [""] * (len(NEW) - 12) + ["面议"]
    rows.insert(52, wrong)
    stamps = [h for h in NEW if h.endswith("时间")]
    book = Workbook()
    book.sheet("登记表", NEW, rows, title="拾光里小区业主投诉、报事登记表", below_title=["制表：何舒", "", "导出时间：2026-11-26 08:10"], total=total,
               formats={h: "yyyy-mm-dd hh:mm" for h in stamps} | {"收费金额（元）": "#,##0.00"})
    book.save(root / "客服中心/登记表导出20261125.xlsx")


def call(c, stamp, level):
    return [c.ticket.no, stamp(c.at), c.kind, c.way, c.result, level(c.satisfaction), stamp(c.feedback), c.caller, c.content]


def calls(root, tickets):
    said = sorted((c for t in tickets for c in t.contacts), key=lambda c: (moment_of(c.at), c.ticket.no))
    rows = [OLD_CALLS] + [call(c, text_of, lambda word: LEVEL.get(word, "")) for c in said if moment_of(c.at) <= EARLY]
    rows.insert(20, [rows[19][0], "2026/7/6 16:40:00", "进度通报", "电话", "占线", "", "", "顾念", ""])
    csv(root / "客服中心/回访记录导出20261008.csv", rows, "gb18030")
    rows = [call(c, lambda x: x, lambda word: word) for c in said if moment_of(c.at) >= FIRST_OF_LATE]
    nobody = copy.copy(said[-1].ticket)
    nobody.no = "BX20261101999"
    rows.insert(40, call(Contact(nobody, datetime(2026, 11, 2, 10, 0), "完工回访", "接通", "满意"), lambda x: x, lambda word: word))
    rows.insert(60, [rows[59][0], "", "完工回访", "电话", "接通", "满意", "", "何舒", "时间漏记"])
    book = Workbook()
    book.sheet("业主回访记录", CALLS, rows, title="拾光里小区业主回访记录（10月起）", formats={"时间": "yyyy-mm-dd hh:mm", "反馈部门时间": "yyyy-mm-dd hh:mm"})
    book.save(root / "客服中心/回访记录导出20261125.xlsx")


def files(root, tickets):
    early(root, tickets)
    on_the_day(root, tickets)
    calls(root, tickets)
