"""inputs/品质部: what was done in the gardens, and the key tasks of the week and the month."""

from datetime import date, timedelta

from .calendar import dashed
from .chance import Chance
from .exports import Workbook, csv
from .patrols import END, GARDENERS, START, ZONES

WORK = ["日期", "区域", "作业项目", "数量", "用药用肥", "警示公示", "作业人", "服务单位", "备注"]
PLAN = ["计划编号", "类型", "周期", "区域", "工作内容", "开始日期", "完成期限", "完成日期", "是否完成", "责任单位", "备注"]
GARDENS = [z for z in ZONES if z.kind == "绿化"]
WORKERS = ("许满园", "余青", "贺平")
# what, every how many days, how much, with what
JOBS = (("浇水", 7, "全区", ""), ("清理落叶", 7, "全区", ""), ("草坪修剪", 21, "600㎡", ""), ("绿篱修剪", 28, "180m", ""), ("施肥", 56, "全区", "复合肥 15kg"),
        ("病虫害防治", 42, "全区", "吡虫啉 1500 倍"))
MONTHLY = (("保洁", "车库", "地下车库地面冲洗"), ("保洁", "", "垃圾房消杀"), ("楼层", "", "楼道灯与应急灯排查"), ("绿化", "中心绿地", "草坪修剪"), ("绿化", "沿街绿带", "绿篱修剪"))
WEEKLY = (("保洁", "", "垃圾桶清洗"), ("绿化", "中心绿地", "浇水"), ("绿化", "沿街绿带", "清理落叶"))


def build():
    """The days of the gardens' work: in winter no mowing, now and then a week is left out."""
    chance, rows = Chance(20261126), []
    for zone in GARDENS:
        for number, (task, every, amount, with_what) in enumerate(JOBS):
            day = START + timedelta(days=number)
            while day <= END:
                winter = day.month in (12, 1, 2)
                if not (winter and task in ("草坪修剪", "病虫害防治")) and not chance.percent(6):
                    shown = "是" if task == "病虫害防治" else ""
                    rows.append((day, zone.name, task, amount, with_what, shown, chance.pick(WORKERS)))
                day += timedelta(days=every)
    return sorted(rows)


def works(root, rows):
    book = Workbook()
    book.sheet("养护记录", WORK, [[*row, GARDENERS, ""] for row in rows], title="拾光里小区绿化养护记录表", formats={"日期": "yyyy-mm-dd"})
    book.save(root / "品质部/绿化养护记录表.xlsx")


def _periods():
    start = START
    while start <= END:
        end = date(start.year + start.month // 12, start.month % 12 + 1, 25)
        yield start, end
        start = end + timedelta(days=1)


def _weeks(start, end):
    sunday = start + timedelta(days=6 - start.weekday())
    while sunday <= end:
        yield sunday - timedelta(days=6), sunday
        sunday += timedelta(days=7)


def plans(root):
    """A task of the gardens has no date of its own: the work log tells. What comes late or never is a few in a hundred."""
    chance, rows = Chance(20261127), []

    def add(cycle, start, due, kind, zone, task):
        late, never = chance.percent(5), chance.percent(3)
        done = due + timedelta(days=2) if late else due - timedelta(days=chance.below(3))
        told = kind != "绿化" and not never and done <= END
        rows.append([f"JH{len(rows) + 1:04d}", kind, cycle, zone, task, dashed(start), dashed(due), dashed(done) if told else "", "", "", ""])

    for start, end in _periods():
        for kind, zone, task in MONTHLY:
            if not (task == "草坪修剪" and end.month in (12, 1, 2)):
                add("月", start, end, kind, zone, task)
        for monday, sunday in _weeks(start, end):
            for kind, zone, task in WEEKLY:
                add("周", monday, sunday, kind, zone, task)
    csv(root / "品质部/重点工作计划.csv", [PLAN] + rows, "gb18030")
