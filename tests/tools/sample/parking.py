"""Eight weeks at the two gates: cars that left, shifts of the collectors, what the channels say they took, and the register of spaces."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .chance import Chance

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 25)
LANES = ("东门", "西门")
SHIFTS = (("早", 7, 15), ("中", 15, 23), ("夜", 23, 31))  # hours of the day they begin; 31 is 7 of the next
COLLECTORS = {"东门": ("温小岚", "卓一鸣", "符青山"), "西门": ("简又宁", "都云起", "毕知秋")}
CHANNELS = ("微信", "支付宝", "ETC", "银联")
FREE_MINUTES, HOUR, MOST = 30, 300, 2000  # 3 yuan an hour that has begun, no more than 20 a day
LACKING = date(2026, 11, 8)               # nobody wrote down the shifts of that day
FEE_PPM = 3800
HOLIDAYS = [date(2026, 10, d) for d in range(1, 8)]


@dataclass
class Stay:
    plate: str
    vehicle: str
    entered: datetime
    left: datetime
    lane: str
    charged: int
    waived: int = 0
    reason: str = ""
    received: int = 0
    method: str = ""
    collector: str = ""
    release: str = "收费"
    no: str = ""


@dataclass
class Shift:
    day: date
    name: str
    lane: str
    collector: str
    begin: datetime
    end: datetime
    cash: int = 0
    manual: int = 0
    tickets: tuple = ()     # first, last
    void: str = ""
    deposit_no: str = ""
    deposited: object = None


def _price(entered, left):
    minutes = int((left - entered).total_seconds()) // 60
    if minutes <= FREE_MINUTES:
        return 0
    days, rest = divmod(minutes, 24 * 60)
    return days * MOST + min(MOST, -(-rest // 60) * HOUR)


def _one(day, chance):
    entered = datetime(day.year, day.month, day.day, chance.between(7, 21), chance.below(60), chance.below(60))
    left = entered + timedelta(minutes=chance.pick((20, 45, 70, 100, 130, 170, 230, 320, 610)) + chance.below(25), seconds=chance.below(60))
    s = Stay(f"示A{chance.between(10000, 19999)}", "临时车", entered, left, chance.pick(LANES), _price(entered, left))
    if chance.percent(12):
        s.plate, s.vehicle, s.charged, s.release = f"示A{chance.between(20000, 20060)}", "月租车", 0, "正常"
    elif s.charged == 0:
        s.release = "正常"
    elif chance.percent(7):
        s.waived, s.reason = min(s.charged, 300), "业主访客券"
    elif chance.percent(2):
        s.waived, s.reason, s.release = s.charged, "救护车、消防车等特种车", "免费"
    s.received = s.charged - s.waived
    if s.received:
        s.method = chance.pick(("微信",) * 9 + ("支付宝",) * 5 + ("现金",) * 4 + ("ETC", "银联"))
    return s


def _stories(stays):
    """What a reconciliation is for."""
    def stay(day, hour, minute, hours, lane, **more):
        left = datetime(2026, 11, day, hour, minute, 11)
        s = Stay(f"示A{30000 + len(stays)}", "临时车", left - timedelta(hours=hours), left, lane, HOUR * hours)
        s.received, s.method = s.charged, "微信"
        for name, value in more.items():
            setattr(s, name, value)
        stays.append(s)
        return s

    paid = stay(19, 10, 5, 2, "东门")
    stays.append(Stay(paid.plate, "临时车", paid.entered, paid.left + timedelta(minutes=9), "东门", -600, received=-600, method="微信"))
    stays.append(Stay("示A39999", "临时车", datetime(2026, 11, 20, 9, 0), datetime(2026, 11, 20, 11, 30), "西门", -300, received=-300, method="支付宝"))
    for minute in (2, 9, 21, 34, 50):
        stay(20, 18, minute, 1, "西门", charged=0, received=0, method="", release="手动")
    stay(21, 12, 40, 3, "东门", waived=900, received=0, method="", release="免费")
    stay(22, 20, 15, 4, "西门", received=0, method="", release="异常")


def shift_at(moment):
    """The day on which the shift of a moment began, and its place in SHIFTS."""
    hour = moment.hour if moment.hour >= 7 else moment.hour + 24
    day = moment.date() if moment.hour >= 7 else moment.date() - timedelta(days=1)
    return day, next(i for i, (_, begin, end) in enumerate(SHIFTS) if begin <= hour < end)


def stays():
    chance, list_ = Chance(20261128), []
    day = FIRST
    while day <= LAST:
        busy = day in HOLIDAYS or day.weekday() > 4
        list_ += [_one(day, chance) for _ in range(chance.between(34, 40) + busy * 14)]
        day += timedelta(days=1)
    _stories(list_)
    # an export of the 25th's evening knows nothing later
    list_ = sorted((s for s in list_ if s.left < datetime(2026, 11, 25, 18, 0)), key=lambda s: (s.left, s.plate))
    for number, s in enumerate(list_):
        begun, which = shift_at(s.left)
        s.no = f"LS{s.left:%y%m%d}{number % 10000:04d}"
        s.collector = COLLECTORS[s.lane][(begun.toordinal() + which) % 3]
    return list_


def _working_day(day):
    day += timedelta(days=1)
    while day.weekday() > 4 or day in HOLIDAYS:
        day += timedelta(days=1)
    return day


def _tickets(shift, payers, next_no, day):
    """A stub for each cash payer, numbers going on from shift to shift; on the 14th two are skipped at the east gate."""
    if shift.lane == "东门" and shift.name == "夜" and day == date(2026, 11, 14):
        next_no += 2
    if day == date(2026, 11, 15) and shift.lane == "西门" and shift.name == "早":
        shift.void, payers = f"{next_no + payers:07d}", payers + 1
    if payers:
        shift.tickets = (f"{next_no:07d}", f"{next_no + payers - 1:07d}")
    return next_no + payers


def shifts(list_):
    out, next_no = [], {"东门": 1201, "西门": 8001}
    day = FIRST
    while day <= LAST:
        for which, (name, begin, end) in enumerate(SHIFTS):
            for lane in LANES:
                midnight = datetime(day.year, day.month, day.day)
                s = Shift(day, name, lane, COLLECTORS[lane][(day.toordinal() + which) % 3], midnight + timedelta(hours=begin), midnight + timedelta(hours=end))
                cash = [x.received for x in list_ if x.lane == lane and x.method == "现金" and shift_at(x.left) == (day, which)]
                next_no[lane] = _tickets(s, len(cash), next_no[lane], day)
                s.cash = sum(cash) + _surprise(s)
                if s.cash and _working_day(day) <= LAST:
                    s.deposited = _working_day(day) + timedelta(days=1 if (day, lane) == (date(2026, 11, 12), "东门") else 0)
                    s.deposit_no = f"JK{s.deposited:%y%m%d}{'12'[lane == '西门']}"
                if s.end <= datetime(2026, 11, 25, 18, 0) and day != LACKING:
                    out.append(s)
        day += timedelta(days=1)
    return out


def _surprise(s):
    """Cash short and over; the system was down for an hour on the 17th, and the collector wrote receipts by hand."""
    told = {(date(2026, 11, 3), "中", "东门"): -1000, (date(2026, 11, 9), "早", "西门"): 500, (date(2026, 10, 17), "早", "东门"): -300}
    if (s.day, s.name, s.lane) == (date(2026, 11, 17), "中", "东门"):
        s.manual = 3600
    return s.manual + told.get((s.day, s.name, s.lane), 0)


def settlements(list_):
    """Gross by the day of payment: WeChat lacks six yuan on the 18th, Alipay's of the 24th has not come."""
    rows = []
    for channel in CHANNELS:
        day = FIRST
        while day < LAST:
            gross = sum(s.received for s in list_ if s.method == channel and s.left.date() == day)
            gross -= 600 if (channel, day) == ("微信", date(2026, 11, 18)) else 0
            if gross and (channel, day) != ("支付宝", date(2026, 11, 24)):
                rows.append((channel, day, gross, (2 * gross * FEE_PPM + 1000000) // 2000000, day + timedelta(days=1)))
            day += timedelta(days=1)
    return rows


def spaces(people):
    """The owners' own (what they owe is in the fee software) and the leased ones of the common ground and the civil defence."""
    rows = [(f"C{n:03d}", "负一层", "产权", "业主", h.room, h.owner.split(",")[0], h.parking, None, "自用", "")
            for n, h in enumerate((h for h in people if h.parking), 1)]
    paid_to = (date(2026, 12, 31), date(2026, 12, 5), date(2026, 11, 30), date(2026, 10, 31), date(2026, 9, 30), date(2026, 7, 15),
               date(2027, 6, 30), date(2037, 12, 31), date(2026, 12, 31), None)
    tenants = [h for h in people if "公司" not in h.owner and not h.parking]
    for n, day in enumerate(paid_to, 1):
        h = tenants[n * 3]
        common = n % 2 == 1
        rows.append((f"{'G' if common else 'R'}{n:02d}", "地面" if common else "负二层", "公共" if common else "人防", "全体业主共有" if common else "开发商",
                     h.room if day else "", h.owner.split(",")[0] if day else "", 20000 if common else 26000, day, "出租" if day else "空置", ""))
    return rows
