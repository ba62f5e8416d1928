"""inputs/: what the fee software, the parking office and the old software give. Rows that are wrong on purpose: inputs/README.md."""

from datetime import date, datetime

from . import legacy
from .calendar import (chinese, dashed, dotted, first, last, month, month_chinese, month_dashed, month_packed, packed, slashed, yuan,
                       yuan_commas, yuan_wide)
from .exports import Raw, Workbook, csv

MONEY = "#,##0.00"


def homes(root, houses):
    heading = ["房号", "业主姓名", "联系电话", "身份证号", "建筑面积(㎡)", "收费标准", "交房日期", "付费主体", "房屋状态", "送达地址", "送达状态"]
    rows = []
    for n, h in enumerate(h for h in houses if h.room[0] != "6"):
        phone = f"{h.phone[:3]}-{h.phone[3:7]}-{h.phone[7:]}" if h.phone and n % 7 == 3 else h.phone
        rows.append([h.room, h.owner, phone, h.id_no, h.area / 100, f"{h.price / 10000:.2f}", h.handover if n % 5 else chinese(h.handover),
                     h.payer if h.payer != "业主" else "", h.state, h.address, "" if h.delivery == "正常" else h.delivery])
    rows.insert(40, ["2-1-901", "", "13800001999", "", 98.76, "2.35", date(2021, 5, 1), "", "", "", ""])
    rows.insert(70, ["3-1-1301", "葛听澜", "13800001998", "", 76.55, "2.60", date(2021, 5, 1), "代付", "", "", ""])
    book = Workbook()
    book.sheet("业主", heading, rows, title="拾光里小区房屋业主资料", formats={"交房日期": "yyyy/m/d"})
    book.save(root / "业主资料/房屋业主资料.xlsx")
    shops = [["门牌号", "业主名称", "手机号码", "证件号码", "产权面积", "单价", "交房日期", "付费主体", "房屋状态", "送达地址"]]
    for h in (h for h in houses if h.room[0] == "6"):
        shops.append([h.room, h.owner, h.phone, h.id_no, f"{h.area / 100:.2f}", f"{h.price / 10000:.2f}", dotted(h.handover), h.payer, h.state, h.address])
    csv(root / "业主资料/商铺.csv", shops, "gb18030")


def _waiver(b, day):
    return ["" if not b.waived else yuan(b.waived), b.waiver_no, b.waiver_by, day(b.waiver_day)]


def bills_2025(root, bills):
    """GB18030; the fee is called 物业服务费 here; rooms as 1栋1单元101."""
    rows = [["账单号", "房号", "收费项目", "计费开始日期", "计费结束日期", "账期", "应收金额（元）", "减免金额", "减免审批号", "减免审批人", "减免审批日期"]]
    for b in (b for b in bills if b.month <= month(2025, 12)):
        building, unit, number = b.room.split("-")
        room = b.room if unit == "0" else f"{building}栋{unit}单元{number}"
        item = "物业服务费" if b.item == "物业费" else b.item
        rows.append([b.no, room, item, slashed(first(b.month)), slashed(last(b.month)), month_packed(b.month), yuan(b.charged)] + _waiver(b, slashed))
    rows.insert(300, ["YS2025019001", "1栋1单元101", "公摊电费", "2025/1/1", "2025/1/31", "202501", "十八元五角", "", "", "", ""])
    rows.insert(1200, ["YS2025049002", "1栋1单元102", "公摊电费", "2025/2/30", "2025/4/30", "202504", "15.20", "", "", "", ""])
    rows.insert(2100, ["", "1栋1单元201", "公摊电费", "2025/7/1", "2025/7/31", "202507", "16.80", "", "", "", ""])
    csv(root / "收费系统/应收明细/2025年.csv", rows, "gb18030")


def bills_first_half(root, bills):
    """A workbook with a title, a line of who printed it, and totals."""
    heading = ["账单号", "房间号", "费用项目", "费用开始时间", "费用结束时间", "账期", "应收金额", "减免金额", "减免审批号", "减免审批人", "减免审批日期", "应缴日期"]
    rows = []
    for b in (b for b in bills if month(2026, 1) <= b.month <= month(2026, 6)):
        rows.append([b.no, b.room, b.item, first(b.month), last(b.month), month_chinese(b.month), b.charged / 100, b.waived / 100 if b.waived else "",
                     b.waiver_no, b.waiver_by, b.waiver_day or "", b.due or ""])
    total = {"应收金额": round(sum(r[6] for r in rows), 2), "减免金额": round(sum(r[7] or 0 for r in rows), 2)}
    rows.insert(500, ["1.23E+17", "2-1-302", "公摊电费", date(2026, 2, 1), date(2026, 2, 28), "2026年2月", 17.35, "", "", "", "", ""])
    rows.insert(900, ["YS2026039003", "2-1-401", "公摊电费", date(2026, 3, 1), date(2026, 3, 31), "2026年3月", "232.095", "", "", "", "", ""])
    book = Workbook()
    book.sheet("应收明细", heading, rows, title="拾光里小区2026年1-6月应收明细表", below_title=["制表人：顾念", "", "打印时间：2026-07-02 09:12"], total=total,
               formats={h: "yyyy-mm-dd" for h in heading if "时间" in h or "日期" in h} | {"应收金额": MONEY, "减免金额": MONEY})
    book.save(root / "收费系统/应收明细/2026年1-6月.xlsx")


def bills_second_half(root, bills):
    """UTF-8 with its mark, amounts with thousands commas; one record lost its closing quote."""
    rows = [["账单号", "房号", "费用项目", "计费开始", "计费结束", "账期", "应收金额", "减免金额", "减免审批号", "减免审批人", "减免审批日期", "应缴日期"]]
    for b in (b for b in bills if b.month >= month(2026, 7)):
        rows.append([b.no, b.room, b.item, dashed(first(b.month)), dashed(last(b.month)), month_dashed(b.month), yuan_commas(b.charged)]
                    + _waiver(b, dashed) + [dashed(b.due)])
    rows.insert(400, ["YS2026089004", "3-1-102", "公摊电费", "2026-08-01", "2026-08-31", "2026-13", "12.40", "", "", "", "", ""])
    rows.insert(800, Raw('YS2026099005,3-1-103,"公摊电费,2026-09-01,2026-09-30,2026-09,13.10,,,,,'))
    rows.append(["YS2026119006", "1-3-999", "物业费", "2026-11-01", "2026-11-30", "2026-11", "232.09", "", "", "", "", ""])
    csv(root / "收费系统/应收明细/2026年7-11月.csv", rows, "utf-8-sig")


def bills_again(root, bills):
    """The re-export of some rooms in which two bills were put right: they replace what the earlier file says."""
    heading = ["账单号", "房号", "费用项目", "计费开始", "计费结束", "账期", "应收金额"]
    rows = [heading]
    for b in (b for b in bills if b.month == month(2026, 11) and b.room.startswith("5-") and b.item == "公摊电费"):
        rows.append([b.no, b.room, b.item, dashed(first(b.month)), dashed(last(b.month)), month_dashed(b.month),
                     yuan(b.charged + (150 if b.room in ("5-1-102", "5-1-302") else 0))])
    csv(root / "收费系统/应收明细/2026年更正.csv", rows, "utf-8-sig", newline="\n")


HEADING = ["收据号", "房号", "收款日期", "收款金额", "支付方式", "费用项目", "账期", "账单号", "原收据号", "收费员", "状态"]


def _receipt(r, day, money):
    return [r.no, r.room, day(r.paid), money(r.amount), r.method, r.item, r.period, r.bill_no, r.original, r.cashier, r.state]


def receipts_2025(root, receipts):
    """GB18030, dates as 20250103, slip numbers under 收据编号."""
    rows = [["收据编号", "房号", "缴费日期", "实收金额", "收款方式", "收费项目", "账期", "账单号", "原收据号", "收银员", "状态"]]
    rows += [_receipt(r, packed, yuan) for r in receipts if r.paid < date(2026, 1, 1)]
    rows.insert(700, ["SJ2025900001", "1-1-401", "12-31-25", "20.00", "现金", "公摊电费", "", "", "", "何舒", "正常"])
    rows.insert(1500, ["SJ2025900002", "1-1-402", "20250611", "20.00", "现金", "公摊电费", "", "", "", "何舒", "待核"])
    csv(root / "收费系统/收款明细/2025年.csv", rows, "gb18030")


def receipts_first_half(root, receipts):
    own = [r for r in receipts if date(2026, 1, 1) <= r.paid < date(2026, 7, 1) and r.item != "车位管理费"]
    rows = [[r.no, r.room, r.paid, r.amount / 100] + _receipt(r, dashed, yuan)[4:] for r in own]
    total = {"收款金额": round(sum(r[3] for r in rows), 2)}
    clash = list(rows[200])
    clash[3] = round(clash[3] + 10, 2)
    rows.insert(260, clash)
    rows.insert(400, ["SJ2026900003", date(2026, 3, 12), date(2026, 3, 20), 260.00, "现金", "物业费", "", "", "", "何舒", "正常"])
    book = Workbook()
    book.sheet("收款", HEADING, rows, title="拾光里小区2026年上半年收款明细", total=total, formats={"收款日期": "yyyy/m/d", "收款金额": MONEY})
    book.save(root / "收费系统/收款明细/2026年上半年.xlsx")


def receipts_second_half(root, receipts):
    own = [r for r in receipts if r.paid >= date(2026, 7, 1) and r.item != "车位管理费"]
    rows = [["收据号 ", "房号 ", "收款日期 ", "收款金额 "] + HEADING[4:]]
    rows += [_receipt(r, dashed, lambda fen: ("-¥" if fen < 0 else "¥") + yuan_commas(abs(fen))) for r in own]
    rows.insert(900, ["SJ2026900004", "1-1-601", "2026-09-18", "1e3", "转账", "", "", "", "", "顾念", "正常"])
    csv(root / "收费系统/收款明细/2026年7-11月.csv", rows, "utf-8-sig")


def receipts_parking(root, receipts):
    """Excel's "Unicode 文本": UTF-16 and tabs; whoever types them has full-width digits on."""
    own = [r for r in receipts if r.paid >= date(2026, 1, 1) and r.item == "车位管理费"]
    rows = [HEADING] + [_receipt(r, chinese, yuan_wide if n % 9 == 4 else yuan) for n, r in enumerate(own)]
    rows.insert(120, ["SJ2026900005", "2-2-401", "", "60.00", "微信", "车位管理费", "2026-05", "", "", "顾念", "正常"])
    csv(root / "停车/车位管理费收款.txt", rows, "utf-16", separator="\t")


def old_software(root, houses, chance):
    by_room = {h.room: h for h in houses}
    book = Workbook()
    rows = list(legacy.opening(by_room))
    book.sheet("欠费明细表", legacy.OPENING, rows, total={"欠费金额": round(sum(r[-1] for r in rows), 2)},
               formats={"开始时间": "yyyy-mm-dd", "结束时间": "yyyy-mm-dd"})
    book.save(root / "旧系统导出/欠费明细表.xlsx")
    rows = [legacy.DETAIL] + list(legacy.details(houses, chance))
    rows.insert(9, list(rows[8]))
    rows[9][0], rows[9][9] = "DD20241099999", "0000-00-00"
    csv(root / "旧系统导出/缴费明细表.csv", rows, "utf-8", newline="\n")
    book = Workbook()
    ws = book.sheet("房屋缴费历史", legacy.HISTORY, list(legacy.history(by_room)))
    ws["L3"] = "说明："
    for line, (what, how) in enumerate(legacy.NOTES, 4):
        ws[f"L{line}"], ws[f"M{line}"] = what, how
    book.save(root / "旧系统导出/房屋缴费历史.xlsx")


def holds(root):
    """A list that the cashier keeps by hand: her own headings and words, a promise that is over, two rows that cannot be."""
    heading = ["房屋", "暂缓原因", "起始日期", "结束日期", "审批人", "备注"]
    rows = [["3栋1单元702", "争议中", date(2026, 9, 14), date(2026, 12, 31), "何经理", "外墙渗水，等开发商答复"],
            ["5-1-401", "分期协议", date(2026, 11, 1), date(2027, 4, 30), "何经理", "每月还600元，已还到10月"],
            ["1-2-502", "过户中", "2026年10月20日", "2026年12月20日", "顾念", "卖房，新业主12月办手续"],
            ["2-2-301", "分期付款", date(2026, 8, 1), date(2026, 11, 20), "何经理", "约定11月20日前付清，只付了300"],
            ["1-1-801", "调解中", "2026.11.10", "2027.1.31", "何经理", "街道调解"],
            ["3-1-203", "不在家", date(2026, 11, 1), date(2026, 12, 31), "顾念", ""],
            ["6-0-9", "其他", date(2026, 11, 20), date(2026, 11, 2), "何经理", "日期写反了"]]
    book = Workbook()
    book.sheet("例外", heading, rows, title="催缴例外登记（收费员留存）", formats={"起始日期": "yyyy/m/d", "结束日期": "yyyy/m/d"})
    book.save(root / "收费系统/催缴例外.xlsx")
