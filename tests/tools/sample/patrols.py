"""Thirteen assessment periods of patrols, with what was found and how it was put right."""

from dataclasses import dataclass
from datetime import date, timedelta

START, END = date(2025, 10, 26), date(2026, 11, 25)
CLEANERS, GARDENERS, OURS = "洁然示例保洁有限公司", "绿野示例园林有限公司", "客服中心"
SUPERVISOR = "林知行"


@dataclass
class Zone:
    name: str
    kind: str
    person: str
    weight: str
    company: str
    fee: str
    places: tuple


ZONES = (
    Zone("东区", "保洁", "苏禾", "1.2", CLEANERS, "12000.00", tuple(f"1栋{u}单元{f}层" for u in (1, 2) for f in range(1, 9)) + ("1栋大堂", "东门")),
    Zone("西区", "保洁", "陆安", "1.2", CLEANERS, "12000.00", tuple(f"2栋{u}单元{f}层" for u in (1, 2) for f in range(1, 9)) + ("2栋大堂", "西门")),
    Zone("南区", "保洁", "江宁", "1", CLEANERS, "10500.00", tuple(f"3栋{f}层" for f in range(1, 13)) + ("5栋大堂", "商铺门前", "儿童乐园")),
    Zone("车库", "保洁", "江宁", "0.8", CLEANERS, "6000.00", tuple(f"负一层{c}区" for c in "ABCDEFGH") + ("车库入口", "车库出口")),
    Zone("楼层一组", "楼层", "苏禾", "1", OURS, "", tuple(f"{b}栋{u}单元{f}层" for b in (1, 2) for u in (1, 2) for f in range(1, 9))),
    Zone("楼层二组", "楼层", "陆安", "1", OURS, "", tuple(f"3栋{f}层" for f in range(1, 13)) + tuple(f"5栋{f}层" for f in range(1, 6))),
    Zone("中心绿地", "绿化", "江宁", "1.5", GARDENERS, "8000.00", ("草坪北侧", "草坪南侧", "银杏步道", "水边", "花坛", "乐园四周")),
    Zone("沿街绿带", "绿化", "陆安", "1", GARDENERS, "5000.00", ("东街", "西街", "南街", "商铺后", "门岗旁")),
)
# kind -> (item, what is seen, points a place, most places)
SEEN = {
    "保洁": (("A02", "路面有纸屑", 2, 3), ("A04", "地面有水渍", 2, 3), ("A05", "绿化带内有烟头", 2, 2), ("A06", "垃圾桶满溢", 3, 2),
           ("A10", "大堂地面有脚印", 2, 3), ("A13", "电梯轿厢有污迹", 2, 3), ("A14", "走廊有积尘", 2, 3), ("A15", "扶手有灰", 2, 2), ("A16", "墙面有小广告", 2, 2)),
    "楼层": (("C01", "楼道灯不亮", 2, 3), ("C02", "灭火器压力不足", 3, 2), ("C03", "楼梯间堆放杂物", 3, 2), ("C06", "墙面起皮", 2, 2), ("C07", "窗扇松动", 2, 2), ("C09", "闭门器失灵", 2, 2)),
    "绿化": (("B01", "边缘漏剪", 2, 3), ("B03", "有杂草", 2, 3), ("B06", "绿篱徒长", 2, 3), ("B08", "叶片有虫害", 2, 3), ("B09", "浇水不足", 2, 2), ("B11", "缺株未补", 2, 2)),
}
# findings in a hundred patrols, a period each: a dip in the summer
OFTEN = (150, 160, 165, 185, 170, 160, 150, 165, 200, 240, 190, 165, 150)
MISSED = {(date(2026, 2, 17), "车库"), (date(2026, 2, 18), "车库"), (date(2026, 11, 8), "车库"), (date(2026, 11, 15), "楼层二组"), (date(2026, 7, 4), "西区"),
          (date(2026, 7, 5), "西区"), (date(2026, 9, 20), "南区")}
SHORT_WEEK = date(2026, 10, 26)   # only two spot checks in this week


@dataclass
class Patrol:
    no: str
    day: date
    start: str
    end: str
    kind: str
    zone: Zone
    person: str
    role: str
    spot: bool
    skipped: str
    result: str = "正常"


@dataclass
class Finding:
    no: str
    patrol: Patrol
    item: str
    place: str
    what: str
    count: int
    points: int
    fixed: bool
    needs: bool
    deadline: date = None
    confirmed: str = ""
    issued: str = ""


def period(day):
    """0 for the period that ends on 2025-11-25."""
    m = day.year * 12 + day.month - 1 + (day.day > 25)
    return m - (2025 * 12 + 10)


def walks(chance):
    serial, day = 0, START
    while day <= END:
        for zone in ZONES:
            weekly = zone.kind == "绿化"
            if (weekly and day.isoweekday() != 2) or (day, zone.name) in MISSED:
                continue
            serial += 1
            hour, minute = chance.between(8, 10), chance.between(0, 59)
            person = zone.person if chance.percent(85) else "夏至"
            skipped = "A07、A18" if zone.kind == "保洁" and zone.name != "南区" else ""
            yield Patrol(f"XC{serial:05d}", day, f"{hour:02d}:{minute:02d}", f"{hour + 1:02d}:{minute:02d}", zone.kind, zone, person, "助理", False, skipped)
        week = day - timedelta(days=day.isoweekday() - 1)
        if day.isoweekday() in (1, 3, 5) and not (week == SHORT_WEEK and day.isoweekday() == 5):
            serial += 1
            zone = ZONES[(day.toordinal() // 2) % len(ZONES)]
            yield Patrol(f"XC{serial:05d}", day, "15:00", "15:40", zone.kind, zone, SUPERVISOR, "主管", True, "")
        day += timedelta(days=1)


def look(patrols, chance):
    serial = 0
    for p in patrols:
        often = OFTEN[period(p.day)]
        if p.spot:
            often += 40
        number = sum(chance.percent(often // 3) for _ in range(3))
        for item, what, points, most in {chance.pick(SEEN[p.kind]) for _ in range(number)} if number < 2 else unlike(chance, p.kind, number):
            serial += 1
            count = chance.between(1, most)
            way = chance.below(100)
            f = Finding(f"WT{serial:05d}", p, item, chance.pick(p.zone.places), what, count, points * count, way < 20, 20 <= way < 65)
            if f.needs:
                f.deadline = p.day + timedelta(days=chance.between(1, 3))
                f.confirmed, f.issued = f"{p.day} 16:30", f"{p.day} 17:00"
                if chance.percent(1):
                    f.issued = f"{p.day} 16:00"
            p.result = "有问题"
            yield f


def unlike(chance, kind, number):
    """So many different items."""
    seen = []
    while len(seen) < number:
        one = chance.pick(SEEN[kind])
        if one not in seen:
            seen.append(one)
    return seen


def again(findings, chance):
    """finding, day, person, result, new deadline"""
    for f in findings:
        if not f.needs:
            continue
        way, person = chance.below(100), f.patrol.zone.person
        on_time, late = f.deadline, f.deadline + timedelta(days=chance.between(2, 4))
        if way < 70:
            rows = [(on_time, "合格", None)]
        elif way < 85:
            rows = [(late, "合格", None)]
        elif way < 93:
            rows = [(on_time, "不合格", on_time + timedelta(days=2)), (on_time + timedelta(days=2), "合格", None)]
        elif way < 96:
            rows = [(on_time, "不合格", on_time + timedelta(days=2)), (on_time + timedelta(days=2), "不合格", on_time + timedelta(days=5))]
        else:
            rows = []
        for day, result, more in rows:
            if day <= END:
                yield f, day, person, result, more


def build(chance):
    patrols = list(walks(chance))
    findings = list(look(patrols, chance))
    return patrols, findings, list(again(findings, chance))
