"""Half a year of what owners reported and complained about, and the calls to them: most of it done as the manual says, some of it not."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from .chance import Chance
from .patrols import CLEANERS, END, GARDENERS

LAST = datetime(END.year, END.month, END.day, 23, 59, 59)
DESK, NIGHT = ("前台", ("何舒", "顾念")), ("监控中心", ("方立秋", "石初晴"))
REPAIRS, GUARDS, CENTRE, BUILDER, LIFTS = "维修部", "秩序维护部", "客服中心", "开发商", "示例电梯维保公司"
PREFIX = {"报修": "BX", "投诉": "TS", "报事": "BS", "咨询": "ZX", "求助": "QZ", "表扬": "BY", "建议": "JY"}
# tickets a month, up to the 20th of November; the last days are told one by one in stories()
OFTEN = (((2026, 6), 13), ((2026, 7), 20), ((2026, 8), 17), ((2026, 9), 14), ((2026, 10), 21), ((2026, 11), 20))


@dataclass
class Matter:
    kind: str
    subkind: str
    unit: str
    scope: str
    weight: int
    work: tuple              # minutes of work, or of an answer
    what: tuple
    urgent: bool = False
    charge: tuple = (0, 0)   # yuan
    public: bool = False     # of no house


MATTERS = (
    Matter("报修", "水管漏水", REPAIRS, "有偿", 9, (30, 120), ("厨房水管接头漏水", "卫生间角阀滴水，地面有积水", "阳台水表后软管渗水"), True, (30, 120)),
    Matter("报修", "下水堵塞", REPAIRS, "有偿", 8, (40, 150), ("卫生间地漏返水", "厨房下水不畅"), False, (40, 90)),
    Matter("报修", "电路故障", REPAIRS, "有偿", 6, (20, 90), ("家中跳闸，送不上电", "客厅插座没有电"), True, (20, 60)),
    Matter("报修", "门窗五金", REPAIRS, "有偿", 6, (30, 100), ("入户门锁芯卡滞", "阳台推拉门滑轮损坏"), False, (30, 150)),
    Matter("报修", "楼道照明", REPAIRS, "范围内无偿", 8, (15, 60), ("楼道灯不亮", "电梯厅筒灯闪烁"), public=True),
    Matter("报修", "门禁对讲", REPAIRS, "范围内无偿", 6, (20, 90), ("可视对讲没有声音", "单元门禁刷卡没有反应")),
    Matter("报修", "电梯故障", LIFTS, "范围内无偿", 5, (60, 240), ("电梯运行时有异响", "电梯按钮按不亮"), True, public=True),
    Matter("投诉", "环境卫生", CLEANERS, "", 7, (300, 2400), ("楼道几天没有打扫", "电梯轿厢有异味", "垃圾桶满了没有人清")),
    Matter("投诉", "绿化养护", GARDENERS, "", 3, (600, 3000), ("修剪下来的枝叶堆在步道上没有运走", "打药没有提前告知")),
    Matter("投诉", "噪音扰民", GUARDS, "", 5, (60, 1400), ("楼上半夜搬动家具", "周末早上装修施工", "广场舞音响声音大")),
    Matter("投诉", "停车秩序", GUARDS, "", 5, (40, 900), ("车位被别人占用", "消防通道停了车")),
    Matter("报事", "公共设施", REPAIRS, "范围内无偿", 5, (60, 300), ("儿童乐园秋千链条松动", "人行道地砖翘起", "健身器材螺丝脱落"), public=True),
    Matter("报事", "安全隐患", GUARDS, "范围内无偿", 4, (20, 120), ("有人从高层往下扔烟头", "楼道堆放纸箱"), public=True),
    Matter("咨询", "收费咨询", CENTRE, "", 6, (3, 30), ("问公摊电费怎样计算", "问物业费能不能按季度缴")),
    Matter("咨询", "装修咨询", CENTRE, "", 3, (3, 30), ("问装修押金什么时候退", "问空调外机安装位置")),
    Matter("求助", "开锁", GUARDS, "超范围", 2, (15, 50), ("钥匙反锁在家中",), True),
    Matter("求助", "搬运", GUARDS, "范围内无偿", 2, (15, 60), ("老人买米，请帮忙送上楼",)),
    Matter("表扬", "", CENTRE, "", 2, (10, 200), ("门岗捡到钱包及时归还", "维修师傅上门快，走时收拾干净")),
    Matter("建议", "设施增设", CENTRE, "", 2, (300, 2000), ("建议在西门增设快递柜", "建议延长儿童乐园照明时间")),
)


@dataclass
class Ticket:
    received: datetime
    kind: str
    subkind: str
    what: str
    unit: str = ""
    no: str = ""
    channel: str = "来电"
    post: str = ""
    receiver: str = ""
    room: str = ""
    reporter: str = ""
    phone: str = ""
    scope: str = ""
    urgent: bool = False
    important: bool = False
    classified: object = None
    forwarded: object = None
    appointed: object = None
    confirmed: object = None
    reminded: object = None
    dispatched: object = None
    arrived: object = None
    checked: object = None
    promised: object = None
    finished: object = None
    closed: object = None
    valid: object = None
    state: str = ""
    charge: int = 0            # fen
    contacts: list = field(default_factory=list)


@dataclass
class Contact:
    ticket: Ticket
    at: object
    kind: str                  # 进度通报, 完工回访
    result: str = "接通"
    satisfaction: str = ""
    feedback: object = None
    caller: str = "何舒"
    content: str = ""
    way: str = "电话"


STAMPS = ("classified", "forwarded", "appointed", "confirmed", "reminded", "dispatched", "arrived", "checked", "finished", "closed")


def minutes(n):
    return timedelta(minutes=n)


def at_desk(t):
    return (9, 0) <= (t.hour, t.minute) < (17, 30)


def by_day(moment, latest=20):
    """Nobody answers a complaint or makes a call at night: the next morning then."""
    if moment.hour >= latest:
        moment = moment.replace(hour=9, minute=moment.minute // 2) + timedelta(days=1)
    return moment if moment.hour >= 9 else moment.replace(hour=9)


def until(t, end):
    """The ticket as it stood at `end`: what was stamped later is not known yet. An agreed or promised time lies ahead."""
    for name in STAMPS:
        stamp = getattr(t, name)
        if name != "appointed" and isinstance(stamp, datetime) and stamp > end:
            setattr(t, name, None)
    return t


def state_of(t):
    if t.closed:
        return "已关闭"
    if t.finished:
        return "已回访" if any(c.kind == "完工回访" and c.result == "接通" for c in t.contacts) else "待回访"
    if t.arrived:
        return "处理中"
    if t.appointed:
        return "已预约"
    if t.dispatched:
        return "已派工"
    return "已转派" if t.forwarded else "已分类" if t.classified else "已受理"


# ---- one ticket, step by step ----

def who(t, house):
    t.room = house.room
    t.reporter = house.owner.replace(",", "、").split("、")[0] if "公司" not in house.owner else "项目部"
    t.phone = house.phone


def taken(t, chance):
    t.post, people = DESK if at_desk(t.received) else NIGHT
    t.receiver = chance.pick(people)
    if not at_desk(t.received):
        t.channel = "监控中心"


def sorted_out(t, chance):
    """Classified and passed on: nearly always the same day, and within five minutes."""
    way = chance.below(100)
    t.classified = t.received + minutes(chance.between(2, 18)) + timedelta(seconds=chance.below(60))
    if way < 4:
        t.classified = datetime.combine(t.received.date() + timedelta(days=1), datetime.min.time()) + minutes(550)
    t.forwarded = t.classified + timedelta(seconds=chance.between(40, 290))
    if 10 <= way < 17:
        t.forwarded = t.classified + minutes(chance.between(6, 25))
    if way in (20, 21):
        t.classified = None


def visited(t, chance, matter):
    """A worker goes there: at once, or at a time agreed."""
    start = t.forwarded or t.received
    t.dispatched = start + minutes(chance.between(2, 12))
    if not matter.urgent and not matter.public and chance.percent(35):
        day = start.date() + timedelta(days=1)
        t.appointed = datetime(day.year, day.month, day.day, chance.pick((9, 10, 14, 15, 16)), chance.pick((0, 30)))
        t.confirmed = t.appointed - minutes(chance.between(17, 50)) if chance.percent(88) else None
        t.reminded = t.appointed - minutes(chance.between(16, 45)) if chance.percent(90) else None
        t.arrived = t.appointed + minutes(chance.between(-8, 12))
        t.checked = t.appointed + minutes(chance.between(15, 28)) if chance.percent(85) else None
    else:
        quick = chance.percent(60)
        t.arrived = t.dispatched + minutes(chance.between(6, 14) if quick else chance.between(18, 50))
        if not quick and chance.percent(70):
            t.checked = t.dispatched + minutes(chance.between(16, 29) if chance.percent(85) else chance.between(33, 55))


def done(t, chance, matter):
    work = minutes(chance.between(*matter.work)) + timedelta(seconds=chance.below(60))
    way = chance.below(100)
    t.finished = (t.arrived or t.forwarded or t.received) + work
    if matter.kind in ("报修", "报事") and way < 12:
        t.finished += timedelta(days=chance.between(4, 9))
    elif matter.kind == "投诉" and way < 15:
        t.finished += timedelta(days=chance.between(2, 5))
    if matter.work[1] > 200:
        t.finished = by_day(t.finished)
    if matter.scope == "有偿" and chance.percent(70):
        t.charge = chance.between(matter.charge[0] // 5, matter.charge[1] // 5) * 500


def told(t, chance, end=LAST):
    """Progress: by the days of the manual, now and then forgotten."""
    start, base = t.received.date(), 3
    stop = t.finished.date() if isinstance(t.finished, datetime) else end.date() + timedelta(days=1)
    while True:
        age = base + 1
        due = base + (2 if age <= 7 else 3 if age <= 15 else 7)
        if start + timedelta(days=due) >= stop:
            return
        if chance.percent(78):
            due -= chance.percent(20)
            t.contacts.append(Contact(t, at_hour(start + timedelta(days=due), chance), "进度通报", "接通" if chance.percent(92) else "未接通",
                                      caller=chance.pick(DESK[1]), content=chance.pick(("已告知进度", "配件在途，已说明", "约好再上门"))))
        base = due


def at_hour(day, chance):
    return datetime(day.year, day.month, day.day, chance.between(9, 17), chance.between(0, 29), chance.below(60))


def called(t, chance):
    """The call when it is done."""
    way, caller = chance.below(100), chance.pick(DESK[1])
    at = by_day(t.finished + minutes(chance.between(60, 900)))
    if way < 5:
        return
    if way < 9:
        for hours in (3, 20):
            t.contacts.append(Contact(t, by_day(t.finished + timedelta(hours=hours), 21), "完工回访", "未接通", caller=caller))
        return
    if way < 18:
        at = by_day(t.finished + timedelta(hours=chance.between(25, 60)))
    mark = chance.below(100)
    word = "非常满意" if mark < 42 else "满意" if mark < 82 else "一般" if mark < 92 else "不满意" if mark < 98 else "非常不满意"
    feedback = at + minutes(chance.between(10, 90)) if chance.percent(92) else None
    remark = {"不满意": "等得太久", "非常不满意": "问题没有解决", "一般": ""}.get(word, chance.pick(("", "", "师傅态度好", "处理及时")))
    t.contacts.append(Contact(t, at, "完工回访", "接通", word, feedback, caller, remark))
    t.closed = at + minutes(chance.between(5, 60))


def live(matter, received, house, chance):
    t = Ticket(received, matter.kind, matter.subkind, chance.pick(matter.what), matter.unit, scope=matter.scope, urgent=matter.urgent)
    t.channel = chance.pick(("来电", "来电", "来电", "来访", "微信", "微信", "巡查" if matter.public else "上门"))
    taken(t, chance)
    if matter.public:
        building, unit, _ = house.room.split("-")
        t.what = (f"{building}栋{unit}单元" if unit != "0" else "商铺门前") + t.what if matter.kind == "报修" else t.what
        t.reporter = "巡查岗" if t.channel == "巡查" else "热心业主"
    else:
        who(t, house)
    sorted_out(t, chance)
    if matter.kind in ("报修", "报事", "求助"):
        visited(t, chance, matter)
    done(t, chance, matter)
    if matter.kind == "投诉":
        t.valid = chance.percent(55) and not (t.unit in (CLEANERS, GARDENERS) and received.date() >= date(2026, 10, 26))   # of these tells complaints()
        t.important = chance.percent(8)
    told(t, chance)
    if matter.kind not in ("表扬", "建议") or chance.percent(50):
        called(t, chance)
    if not t.closed and chance.percent(75):
        t.closed = by_day(t.finished + timedelta(days=chance.between(2, 6)))
    return t


def ordinary(houses, chance):
    homes = [h for h in houses if h.payer != "建设单位"]
    chosen = [m for m in MATTERS for _ in range(m.weight)]
    for (year, number), count in OFTEN:
        last = 20 if (year, number) == (2026, 11) else 30
        for _ in range(count):
            hour = chance.between(9, 17) if chance.percent(82) else chance.pick((7, 18, 19, 20, 21, 22))
            received = datetime(year, number, chance.between(1, last), hour, chance.between(0, 29) if hour == 17 else chance.between(0, 59), chance.below(60))
            yield live(chance.pick(chosen), received, chance.pick(homes), chance)


# ---- those that are told in inputs/README.md ----

def moment(day, clock):
    return datetime.fromisoformat(f"2026-{day} {clock}" + (":00" if clock.count(":") == 1 else ""))


def story(by_room, day, clock, kind, subkind, what, unit, room="", sorted_at=6, passed=3, **more):
    t = Ticket(moment(day, clock), kind, subkind, what, unit)
    if room in by_room:
        who(t, by_room[room])
    else:
        t.room, t.reporter = room, "热心业主"
    t.post, t.receiver = ("前台", "何舒") if at_desk(t.received) else ("监控中心", "方立秋")
    t.classified = t.received + minutes(sorted_at)
    t.forwarded = t.classified + minutes(passed)
    for name, value in more.items():
        setattr(t, name, value)
    return t


def say(t, day, clock, kind="进度通报", result="接通", satisfaction="", feedback=None, content=""):
    t.contacts.append(Contact(t, moment(day, clock) if clock else date.fromisoformat(f"2026-{day}"), kind, result, satisfaction, feedback, content=content))
    return t


def open_stories(by_room):
    t = story(by_room, "09-28", "10:20", "报修", "墙面渗水", "主卧外墙渗水，墙纸起泡", BUILDER, "3-1-801", state="转开发商", scope="超范围")
    for day in ("10-03", "10-05", "10-08", "10-11", "10-18", "10-25", "11-08", "11-15"):
        say(t, day, "10:30", content="开发商已看过现场，等方案")
    yield t
    t = story(by_room, "11-12", "15:40", "报修", "门禁对讲", "单元门闭门器漏油，门关不上", REPAIRS, "2-1-301", dispatched=moment("11-12", "15:55"),
              arrived=moment("11-12", "16:05"), promised=moment("11-20", "18:00"), state="待料")
    yield say(say(t, "11-16", "11:00", content="配件已订"), "11-19", "16:20", content="配件在途")
    yield story(by_room, "11-16", "09:30", "报修", "下水堵塞", "公共立管返水，厨房地面有污水", REPAIRS, "1-1-102", dispatched=moment("11-16", "09:45"),
                arrived=moment("11-16", "10:20"), checked=moment("11-16", "10:05"), state="处理中")
    t = story(by_room, "11-19", "14:10", "投诉", "停车秩序", "小区内道路长期停车，消防车无法通过，已向12345反映", GUARDS, "5-1-202", channel="12345转办",
              important=True, urgent=True, state="处理中")
    yield say(t, "11-24", "09:40", content="已约谈两名车主")
    yield story(by_room, "11-21", "16:30", "报事", "公共设施", "西门道闸抬杆后不落", REPAIRS, "", channel="巡查", reporter="巡查岗", dispatched=moment("11-21", "16:50"), state="已派工")
    yield story(by_room, "11-24", "11:15", "咨询", "收费咨询", "问去年公摊电费明细，要求书面答复", CENTRE, "2-2-602", state="已转派")
    yield story(by_room, "11-24", "19:20", "报修", "电路故障", "餐厅灯不亮，换过灯泡", REPAIRS, "1-2-601", appointed=moment("11-26", "10:00"),
                dispatched=moment("11-24", "19:40"), state="已预约", scope="有偿")
    yield story(by_room, "11-25", "10:05", "报修", "门窗五金", "阳台门把手断裂", REPAIRS, "3-1-1002", appointed=moment("11-26", "14:30"), dispatched=moment("11-25", "10:30"),
                state="已预约", scope="有偿")
    yield story(by_room, "11-25", "16:50", "投诉", "环境卫生", "地下车库入口垃圾堆了三天", CLEANERS, "2-1-502", state="已转派")
    yield story(by_room, "11-25", "23:52", "报修", "水管漏水", "楼上漏水，卫生间顶滴水", REPAIRS, "3-1-602", channel="监控中心", urgent=True, classified=None,
                forwarded=None, state="已受理")


def done_stories(by_room):
    yield story(by_room, "11-25", "09:20", "报修", "下水堵塞", "厨房下水堵塞", REPAIRS, "1-1-601", dispatched=moment("11-25", "09:35"), arrived=moment("11-25", "09:44"),
                finished=moment("11-25", "11:10"), charge=6000, scope="有偿", state="待回访")
    yield story(by_room, "11-24", "14:00", "报修", "楼道照明", "2栋1单元6层楼道灯不亮", REPAIRS, "2-1-601", dispatched=moment("11-24", "14:15"), arrived=moment("11-24", "14:40"),
                checked=moment("11-24", "14:32"), finished=moment("11-25", "16:30"), state="待回访")
    yield story(by_room, "11-23", "10:00", "投诉", "噪音扰民", "夜间有人唱歌", GUARDS, "3-1-403", finished=moment("11-23", "21:00"), valid=True, state="待回访")
    t = story(by_room, "11-17", "10:00", "报修", "电路故障", "卫生间浴霸不亮", REPAIRS, "1-2-302", dispatched=moment("11-17", "10:12"), arrived=moment("11-17", "10:20"),
              finished=moment("11-17", "11:00"), charge=4500, scope="有偿", state="已回访")
    yield say(t, "11-18", "11:00", "完工回访", "接通", "满意", moment("11-18", "11:20"))
    t = story(by_room, "11-18", "10:00", "报修", "电路故障", "书房插座没有电", REPAIRS, "1-2-402", dispatched=moment("11-18", "10:12"), arrived=moment("11-18", "10:20"),
              finished=moment("11-18", "11:00"), charge=3000, scope="有偿", state="已回访")
    yield say(t, "11-19", "11:00:01", "完工回访", "接通", "满意", moment("11-19", "11:20"))
    t = story(by_room, "11-13", "09:15", "报修", "楼道照明", "3栋1单元9层电梯厅灯不亮", REPAIRS, "3-1-901", dispatched=moment("11-13", "09:30"), arrived=moment("11-13", "09:42"),
              finished=date(2026, 11, 14), state="已回访")
    yield say(t, "11-15", "", "完工回访", "接通", "满意", moment("11-15", "17:00"))
    yield story(by_room, "11-10", "10:30", "建议", "设施增设", "建议在车库入口装减速带", CENTRE, "5-1-302", received=date(2026, 11, 10), classified=date(2026, 11, 10), forwarded=None,
                closed=moment("11-12", "17:00"), state="已关闭")
    yield story(by_room, "11-11", "13:10", "报修", "水管漏水", "水表前阀门渗水", REPAIRS, "1-1-402", state="已取消")
    yield story(by_room, "11-12", "16:10", "报修", "门禁对讲", "2栋1单元门关不上", REPAIRS, "2-1-401", state="重复并单")
    t = story(by_room, "11-06", "09:00", "报修", "门窗五金", "入户门下坠", REPAIRS, "1-2-802", passed=-4, dispatched=moment("11-06", "09:20"), arrived=moment("11-06", "09:31"),
              finished=moment("11-06", "10:40"), state="已回访")
    yield say(t, "11-06", "17:00", "完工回访", "接通", "满意", moment("11-06", "17:10"))
    t = story(by_room, "11-09", "14:20", "报修", "门禁对讲", "对讲机无法开门", REPAIRS, "3-1-302", dispatched=moment("11-09", "14:35"), arrived=moment("11-10", "09:30"),
              finished=moment("11-09", "10:10"), state="已完工")
    yield t
    t = story(by_room, "11-04", "11:00", "报事", "安全隐患", "3栋外墙瓷砖松动", REPAIRS, "", channel="巡查", reporter="巡查岗", important=True, dispatched=moment("11-04", "11:20"),
              arrived=moment("11-04", "11:31"), finished=moment("11-05", "16:00"), state="处理中")
    yield say(t, "11-06", "10:00", "完工回访", "接通", "满意", moment("11-06", "10:30"))
    yield story(by_room, "11-05", "15:00", "报修", "水管漏水", "水龙头漏水", REPAIRS, "1-3-888", dispatched=moment("11-05", "15:10"), arrived=moment("11-05", "15:22"),
                finished=moment("11-05", "15:50"), charge=3500, scope="有偿", state="待回访")
    yield from complaints(by_room)
    yield from again(by_room)


def complaints(by_room):
    """Against the companies of the zones, in the period that ends on 11-25: two of the cleaners' and one of the gardeners' are valid."""
    for day, room, unit, subkind, what, valid in (
            ("11-03", "1-1-701", CLEANERS, "环境卫生", "1栋1单元7层楼道三天没有拖", True), ("11-14", "2-2-502", CLEANERS, "环境卫生", "电梯轿厢有异味", True),
            ("11-18", "1-2-101", CLEANERS, "环境卫生", "大堂地面湿滑（核实为业主洒水）", False), ("10-30", "5-1-502", GARDENERS, "绿化养护", "剪下的枝叶堆在门口两天", True)):
        t = story(by_room, day, "09:50", "投诉", subkind, what, unit, room, finished=moment(day, "16:00"), valid=valid, state="已关闭")
        t.closed = moment(day, "17:20")
        yield say(t, day, "17:05", "完工回访", "接通", "满意" if valid else "一般", moment(day, "17:10"))


def again(by_room):
    """Mended, not to the owner's satisfaction, and mended again."""
    t = story(by_room, "11-07", "10:10", "报修", "下水堵塞", "卫生间地漏返水", REPAIRS, "1-2-701", dispatched=moment("11-07", "10:20"), arrived=moment("11-07", "10:30"),
              finished=moment("11-07", "11:30"), charge=6000, scope="有偿", state="已回访")
    yield say(t, "11-08", "10:00", "完工回访", "接通", "不满意", moment("11-08", "10:20"), "第二天又堵了")
    t = story(by_room, "11-08", "10:05", "报修", "下水堵塞", "卫生间地漏又返水（返工）", REPAIRS, "1-2-701", dispatched=moment("11-08", "10:15"), arrived=moment("11-08", "10:25"),
              finished=moment("11-08", "12:40"), scope="范围内无偿", state="已关闭", closed=moment("11-09", "09:40"))
    yield say(t, "11-09", "09:30", "完工回访", "接通", "非常满意", moment("11-09", "09:45"), "这次彻底通了")
    t = story(by_room, "11-02", "13:00", "报修", "电梯故障", "2栋2单元电梯门反复开合", LIFTS, "2-2-801", urgent=True, dispatched=moment("11-02", "13:15"), arrived=moment("11-02", "14:10"),
              checked=moment("11-02", "13:33"), finished=moment("11-04", "10:00"), state="已回访")
    for clock in ("11:00", "19:00"):
        say(t, "11-04", clock, "完工回访", "未接通")
    yield say(t, "11-06", "10:00", "完工回访", "接通", "一般", None, "修了两天")


def build(houses):
    """The tickets in the order of their reception, numbered by the day, as they stand at the end of the sample's day."""
    chance = Chance(20261128)
    by_room = {h.room: h for h in houses}
    tickets = [*ordinary(houses, chance), *open_stories(by_room), *done_stories(by_room)]
    tickets.sort(key=lambda t: t.received if isinstance(t.received, datetime) else datetime.combine(t.received, datetime.min.time()))
    numbers = {}
    for t in tickets:
        key = f"{PREFIX[t.kind]}{t.received:%Y%m%d}"
        numbers[key] = numbers.get(key, 0) + 1
        t.no = f"{key}{numbers[key]:03d}"
        t.contacts = [c for c in t.contacts if not isinstance(c.at, datetime) or c.at <= LAST]
        until(t, LAST)
        t.state = t.state or state_of(t)
    return tickets


def valid_complaints(tickets, company, start, end):
    return sum(t.kind == "投诉" and bool(t.valid) and t.unit == company and start <= (t.received.date() if isinstance(t.received, datetime) else t.received) <= end
               for t in tickets)
