"""inputs/品质部: zones, patrols by the quarter, findings and re-inspections."""

from datetime import date

from .calendar import dashed, slashed
from .exports import Workbook, csv
from .patrols import ZONES

PATROL = ["巡查编号", "日期", "开始时间", "结束时间", "类型", "区域", "巡查人", "岗位", "是否抽查", "不适用项目", "结果", "备注"]
FINDING = ["问题编号", "巡查编号", "项目编码", "位置", "描述", "处数", "扣分", "当场整改", "需整改", "整改标准", "整改期限", "责任单位", "主管确认时间", "发出时间"]
QUARTERS = (("2025年第4季度.csv", date(2025, 10, 1), date(2026, 1, 1)), ("2026年第1季度.xlsx", date(2026, 1, 1), date(2026, 4, 1)),
            ("2026年第2季度.csv", date(2026, 4, 1), date(2026, 7, 1)), ("2026年第3季度.xlsx", date(2026, 7, 1), date(2026, 10, 1)),
            ("2026年第4季度.txt", date(2026, 10, 1), date(2027, 1, 1)))


def zones(root):
    rows = [["区域", "类型", "责任人", "权重", "服务单位", "月服务费"]]
    rows += [[z.name, z.kind, z.person, z.weight, z.company, z.fee] for z in ZONES]
    csv(root / "品质部/责任区域.csv", rows, "gb18030")
    csv(root / "品质部/责任区域 - 副本.csv", rows, "gb18030")


def _patrol(p, day):
    return [p.no, day(p.day), p.start, p.end, p.kind, p.zone.name, p.person, p.role, "是" if p.spot else "否", p.skipped, p.result, ""]


def walks(root, patrols):
    for name, start, end in QUARTERS:
        own = [p for p in patrols if start <= p.day < end]
        path = root / "品质部/巡查记录" / name
        if name.endswith(".xlsx"):
            book = Workbook()
            book.sheet("巡查记录", PATROL, [_patrol(p, lambda d: d) for p in own], title=f"拾光里小区{name[:-5]}巡查记录", formats={"日期": "yyyy-mm-dd"})
            book.save(path)
            continue
        rows = [PATROL] + [_patrol(p, slashed if name.endswith(".csv") else dashed) for p in own]
        if name.endswith(".txt"):
            rows.insert(200, ["XC90001", "2026-10-20", "09:00", "09:40", "消杀", "东区", "苏禾", "助理", "否", "", "正常", ""])
        csv(path, rows, "utf-16" if name.endswith(".txt") else "gb18030" if name.startswith("2025") else "utf-8-sig",
            separator="\t" if name.endswith(".txt") else ",")


def _finding(f, number):
    standard = "按标准整改并拍照" if f.needs else ""
    return [f.no, f.patrol.no, f.item, f.place, f.what, number(f.count), number(f.points), "是" if f.fixed else "否", "是" if f.needs else "否", standard,
            dashed(f.deadline), f.patrol.zone.company, f.confirmed, f.issued]


def found(root, findings):
    early = [f for f in findings if f.patrol.day < date(2026, 7, 1)]
    csv(root / "品质部/巡查问题/2025年10月-2026年6月.csv", [FINDING] + [_finding(f, str) for f in early], "gb18030")
    rows = [_finding(f, lambda n: n) for f in findings if f.patrol.day >= date(2026, 7, 1)]
    rows.insert(300, ["WT90001", "XC02100", "A02", "1栋大堂", "路面有纸屑", 1, "", "否", "否", "", "", "", "", ""])
    rows.insert(600, ["WT90002", "XC99999", "A02", "东门", "路面有纸屑", 1, 1, "否", "否", "", "", "", "", ""])
    book = Workbook()
    book.sheet("巡查问题", FINDING, rows, title="拾光里小区巡查问题（2026年7月起）")
    book.save(root / "品质部/巡查问题/2026年7-11月.xlsx")


def put_right(root, again):
    rows = [["问题编号", "复查日期", "复查人", "结果", "新期限"]]
    rows += [[f.no, dashed(day), person, result, dashed(more)] for f, day, person, result, more in again]
    rows.insert(500, ["WT00640", "2026-01-15", "苏禾", "基本合格", ""])
    csv(root / "品质部/复查记录.csv", rows, "utf-8-sig")


def other(root):
    """A list that no source describes: named in the report, and left alone."""
    csv(root / "其他/钥匙借用登记.csv", [["钥匙", "借用人", "借出时间", "归还时间"], ["水泵房", "维修部 方立秋", "2026-11-20 09:00", "2026-11-20 11:30"]], "gb18030")
