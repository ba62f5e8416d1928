"""The invented households: rooms, owners, prices, and how each of them pays."""

from dataclasses import dataclass, field
from datetime import date

from .calendar import half_up, month

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
GIVEN = ("知微 一鸣 思远 若溪 嘉木 景行 明远 静姝 子衿 清和 云舒 星野 望舒 怀瑾 书瑶 亦凡 安然 修远 采薇 乐天 允执 沐阳 千帆 听澜 "
         "南乔 北辰 松年 柏舟 青禾 晓棠 念慈 守拙 可久 长宁 逸飞 语桐 立言 正则 半夏 白露 谷雨 立秋 初霁 闻溪 行简 如初").split()
RARE = {"1-2-201": "王𬭚", "2-2-301": "陈𫖯", "3-1-702": "周𬱖", "2-1-801": "沈𬍛"}
SHARED = {"1-2-502": "张云舒、李景行", "3-1-302": "许若溪,何明远", "5-1-101": "韦长宁、柳白露、柳行简"}
DEVELOPER = "示例置业有限公司"
DEVELOPER_ROOMS = ("3-1-1201", "3-1-1202", "3-1-1203")


@dataclass
class House:
    room: str
    owner: str
    area: int                    # 0.01 square metres
    price: int                   # 0.0001 yuan a square metre and month
    handover: date
    habit: str                   # how it pays, see receipts.py
    phone: str = ""
    id_no: str = ""
    payer: str = "业主"
    state: str = "已入住"
    address: str = ""
    delivery: str = "正常"
    parking: int = 0             # fen a month, 0 without a space
    stop: dict = field(default_factory=dict)   # item -> first month that is not paid

    @property
    def fee(self):
        return half_up(self.price * self.area, 10000)

    def first_fee(self, m):
        """The handover month is charged by its days, the handover day included."""
        if month(self.handover.year, self.handover.month) != m:
            return self.fee
        days = (date((m + 1) // 12, (m + 1) % 12 + 1, 1) - date(m // 12, m % 12 + 1, 1)).days
        return half_up(self.fee * (days - self.handover.day + 1), days)


def id_number(birth, sequence):
    """18 digits with a right check digit, of a region that does not exist."""
    body = f"999999{birth:%Y%m%d}{sequence:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights)) % 11]


def rooms():
    for unit in (1, 2):
        yield from ((f"1-{unit}-{floor}0{n}", 23500) for floor in range(1, 9) for n in (1, 2))
    for unit in (1, 2):
        yield from ((f"2-{unit}-{floor}0{n}", 23500) for floor in range(1, 9) for n in (1, 2))
    yield from ((f"3-1-{floor}0{n}", 26000) for floor in range(1, 13) for n in (1, 2, 3))
    yield from ((f"5-1-{floor}0{n}", 32000) for floor in range(1, 6) for n in (1, 2))
    yield from ((f"6-0-{n}", 45000) for n in range(1, 11))


AREAS = {"1": (8942, 11835), "2": (9876, 12680), "3": (7655, 10418, 13127), "5": (14216, 15609), "6": (4230, 5865, 8650)}
HABITS = ["named"] * 35 + ["by_item"] * 15 + ["quarter"] * 20 + ["year_ahead"] * 8 + ["lump"] * 12 + ["late"] * 10
ALL = ("物业费", "公摊电费", "车位管理费")

# room -> what is not paid, from which month on
ARREARS = {
    "1-1-302": (ALL, month(2025, 11)),
    "1-1-801": (ALL, month(2026, 6)),
    "1-2-201": (ALL, month(2026, 8)),
    "1-2-502": (ALL, month(2026, 4)),
    "2-1-402": (ALL, month(2025, 3)),
    "2-1-602": (ALL, month(2026, 5)),
    "2-2-301": (ALL, month(2026, 7)),
    "2-2-702": (("公摊电费",), month(2026, 9)),
    "2-2-802": (ALL, month(2026, 1)),
    "3-1-203": (ALL, month(2026, 9)),
    "3-1-501": (("物业费",), month(2026, 9)),
    "3-1-702": (ALL, month(2026, 3)),
    "3-1-903": (("车位管理费",), month(2026, 5)),
    "5-1-401": (ALL, month(2026, 9)),
    "6-0-3": (ALL, month(2026, 2)),
    "6-0-9": (ALL, month(2026, 10)),
    "1-1-501": (ALL, month(2026, 10)),
    "2-1-202": (ALL, month(2026, 10)),
    "3-1-401": (ALL, month(2026, 10)),
    "3-1-1001": (ALL, month(2026, 10)),
    "5-1-201": (ALL, month(2026, 10)),
} | {room: (ALL, month(2026, 3)) for room in DEVELOPER_ROOMS}
# stories in receipts.py and legacy.py build on these: what they pay always names its bill
NAMED_ONLY = {"1-1-101", "1-1-102", "1-1-201", "1-1-202", "1-2-101", "2-2-101", "1-2-702", "2-1-101"}
ALWAYS_PARKING = {"3-1-903", "1-1-101", "2-2-802"}


def build(chance):
    out, names = [], set()
    for n, (room, price) in enumerate(rooms()):
        owner = RARE.get(room) or SHARED.get(room)
        while not owner or owner in names:
            owner = chance.pick(SURNAMES) + chance.pick(GIVEN)
        names.add(owner)
        house = House(room, owner, chance.pick(AREAS[room[0]]), price,
                      date(2021, chance.between(3, 12), chance.between(1, 28)), chance.pick(HABITS))
        house.phone = f"1380000{1000 + n * 37 % 9000:04d}"
        birth = date(chance.between(1955, 2001), chance.between(1, 12), chance.between(1, 28))
        house.id_no = id_number(birth, 100 + n)
        house.address = f"示例市青禾区拾光路1号{room}"
        house.parking = chance.pick((0, 0, 6000, 8000)) if room[0] != "6" else 0
        if room in ALWAYS_PARKING:
            house.parking = 6000
        if room in ARREARS or room in NAMED_ONLY:
            house.habit = "named"
        items, since = ARREARS.get(room, ((), 0))
        house.stop = {item: since for item in items}
        out.append(house)
    return special(out)


def special(houses):
    by_room = {h.room: h for h in houses}
    for room in DEVELOPER_ROOMS:
        h = by_room[room]
        h.owner, h.payer, h.state, h.phone, h.id_no, h.parking = DEVELOPER, "建设单位", "未接房", "", "", 0
        h.address = "示例市青禾区拾光路9号"
    by_room["2-2-802"].delivery = "无有效地址"
    by_room["2-2-802"].address = ""
    late = by_room["3-1-1102"]
    late.handover, late.state = date(2025, 6, 17), "装修中"
    for room in ("1-2-801", "2-1-701"):
        by_room[room].state = "空置"
    by_room["6-0-5"].payer = "使用人"
    return houses
