"""What the software before December 2024 left: open arrears, its last payment details, a paid fee history."""

from datetime import date

from .calendar import first, last, month, yuan

OWED = (   # room, first and last month, months of fee that one row stands for
    ("1-2-702", month(2024, 1), month(2024, 6)),
    ("2-1-101", month(2022, 7), month(2022, 12)),
    ("2-1-101", month(2023, 1), month(2023, 12)),
    ("5-1-401", month(2024, 7), month(2024, 11)),
)
OPENING = ["费用编号", "房号", "业主", "业主电话", "面积", "费用项", "开始时间", "结束时间", "欠费时长（天）", "欠费时长（月）", "欠费金额"]
DETAIL = ["订单号", "房号", "业主", "费用类型", "费用项", "费用状态", "支付方式", "费用开始时间", "费用结束时间", "缴费时间", "应缴/应收金额", "实收金额",
          "优惠金额", "减免金额", "赠送金额", "滞纳金", "面积", "车位", "账户抵扣", "收银员", "备注"]
HISTORY = ["房屋", "收费项目", "缴费周期", "开始时间", "结束时间", "缴费时间", "应缴金额", "实缴金额", "收银员", "备注"]
NOTES = (("房屋", "按 楼栋-单元-房屋 填写；商铺为 楼栋-0-商铺"), ("收费项目", "与收费项设置中的名称相同"), ("缴费周期", "一次缴几个月"),
         ("开始时间", "例如 2024-01-01"), ("结束时间", "例如 2024-12-31"), ("缴费金额", "单位：元"), ("备注", "没有可说的就写“手工导入”"))
EXPORTED = date(2024, 12, 2)


def opening(by_room):
    for n, (room, start, end) in enumerate(OWED, 1):
        h, months = by_room[room], end - start + 1
        yield [f"10202412{n:04d}", room, h.owner, h.phone, h.area / 100, "物业管理费", first(start), last(end),
               (EXPORTED - last(end)).days, months, h.fee * months / 100]


def details(houses, chance):
    """October and November 2024 of every fourth home; a discount here and there, one paid in part."""
    serial = 0
    for m in (month(2024, 10), month(2024, 11)):
        for h in [h for h in houses if h.room[0] in "123" and h.payer == "业主" and h.habit in ("named", "by_item") and not h.stop][::4]:
            serial += 1
            discount = 1000 if chance.percent(20) else 0
            owing = 10000 if (h.room, m) == ("2-2-302", month(2024, 11)) else 0
            paid = h.fee - discount - owing
            time = f"{m // 12}-{m % 12 + 1:02d}-{chance.between(4, 28):02d} {chance.between(9, 17):02d}:{chance.between(0, 59):02d}:{chance.between(0, 59):02d}"
            building, unit, number = h.room.split("-")
            yield [f"DD{m // 12}{m % 12 + 1:02d}{serial:05d}", f"{building}栋{unit}单元{number}", h.owner, "物业费", "物业管理费", "有效", chance.pick(("微信", "现金", "转账")),
                   first(m).isoformat(), last(m).isoformat(), time, yuan(h.fee), yuan(paid), yuan(discount), "0.00", "0.00", "0.00",
                   f"{h.area / 100:.2f}", "", "0.00", "何舒", "尚欠100元" if owing else ""]


def serial(day):
    """An Excel date as the number that the sheet shows when nobody formatted it."""
    return day.toordinal() - date(1899, 12, 30).toordinal()


def history(by_room):
    """Paid a year at a time, the end written as the day after; one of them in two payments."""
    start, end = date(2023, 10, 1), date(2024, 10, 1)
    for room, paid, parts in (("1-1-101", date(2023, 10, 8), 1), ("1-1-102", date(2023, 10, 19), 1), ("2-2-101", date(2023, 11, 5), 2)):
        whole = 12 * by_room[room].fee
        for part in range(parts):
            amount = whole // parts + (whole % parts if part == 0 else 0)
            yield [room, "物业管理费", 12, serial(start), serial(end), serial(paid) + 30 * part, whole / 100, amount / 100, "顾念", "手工导入"]
