"""The satisfaction surveys of two autumns: who was drawn, what they said, and what became of those who were not content."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

from .chance import Chance
from .exports import Workbook, csv

AS_OF = date(2026, 11, 25)
NAMES = ["总体评价", "客户服务", "维修服务", "环境保洁", "绿化养护", "秩序维护与消防", "停车与道闸", "公共设施维护", "收费与信息公开", "装修管理", "社区文化活动"]
QUESTIONS = [1, 3, 3, 3, 2, 3, 2, 3, 3, 2, 2]   # of each dimension, on paper in 2026
WORDS = ["不了解", "非常不满意", "不满意", "一般", "满意", "非常满意"]
PLANS = [("MYD-2025", "2025年度业主满意度调查", date(2025, 10, 13), date(2025, 11, 9), 115, 100, "85%", "顾晚晴"),
         ("MYD-2026", "2026年度业主满意度调查", date(2026, 10, 12), date(2026, 11, 8), 115, 112, "", "顾晚晴")]
# of a hundred answers, how many are 5, 4, 3, 2 (the rest 1), by dimension and year
LIKED = {2025: [(36, 45, 12, 5), (40, 44, 11, 4), (30, 40, 18, 9), (32, 38, 17, 9), (36, 44, 14, 5), (38, 44, 12, 5), (18, 30, 26, 18),
                (28, 42, 18, 9), (34, 42, 16, 6), (26, 46, 20, 6), (24, 40, 26, 8)],
         2026: [(46, 44, 8, 2), (48, 44, 7, 1), (36, 44, 15, 4), (48, 42, 8, 2), (28, 42, 22, 6), (44, 46, 9, 1), (40, 46, 11, 3),
                (32, 42, 17, 7), (40, 46, 12, 2), (28, 48, 20, 4), (30, 46, 21, 3)]}
REMARKS = ["保洁阿姨很认真。", "希望多办亲子活动。", "地库照明太暗。", "三栋电梯常停，望尽快处理。", "绿地入夏以后没人修剪。", "道闸换了以后快多了。", "账单请发到群里。", "门岗晚上不查访客。"]
CAUSES = {1: "电话没人接", 2: "维修拖延", 3: "保洁不到位", 4: "修剪不及时", 5: "访客不登记", 6: "车位被占", 7: "电梯故障多", 8: "账单看不懂", 9: "施工噪声", 10: "活动太少", 0: "综合"}
UNITS = {1: "客服中心", 2: "维修部", 3: "保洁公司", 4: "绿化公司", 5: "秩序维护部", 6: "秩序维护部", 7: "维修部", 8: "客服中心", 9: "客服中心", 10: "客服中心", 0: "客服中心"}


@dataclass
class Form:
    survey: str
    no: str
    room: str
    day: date
    answers: list = field(default_factory=list)   # a list of levels for each dimension; None: nothing written
    remark: str = ""
    online: bool = False


def drawn(people, plan):
    """As anybody may draw it again: sha256 of the survey's number, a newline, the room; of each building the lowest."""
    number, _, start, _, _, forms, *_ = plan
    rooms = [h.room for h in people if h.state not in ("未接房", "空置") and h.payer != "建设单位" and h.handover <= start]
    by_building = {}
    for room in rooms:
        by_building.setdefault(room.split("-")[0], []).append(room)
    share = {b: divmod(forms * len(r), len(rooms)) for b, r in by_building.items()}
    left = sorted(share, key=lambda b: -share[b][1])[:forms - sum(q for q, _ in share.values())]
    lot = lambda room: hashlib.sha256(f"{number}\n{room}".encode()).hexdigest()  # noqa: E731
    taken = {room for b, r in by_building.items() for room in sorted(r, key=lot)[:share[b][0] + (b in left)]}
    return [room for room in rooms if room in taken]


def level(chance, year, dimension, building):
    shares = LIKED[year][dimension]
    n = chance.below(100)
    if dimension in (9, 10) and chance.percent(35):
        return 0
    found = 1
    for value, share in zip((5, 4, 3, 2), shares):
        if n < share:
            found = value
            break
        n -= share
    if building == "3" and dimension in (0, 7) and found > 2 and chance.percent(35):   # the lifts of building 3
        found -= 1
    return found


def paper(chance, plan, people):
    year, out = plan[2].year, []
    for n, room in enumerate(drawn(people, plan)):
        if not chance.percent(76 if year == 2025 else 68):
            continue
        form = Form(plan[0], f"{plan[0]}-{n + 1:03d}", room, plan[2] + timedelta(days=chance.below(26)))
        for d in range(11):
            asked = QUESTIONS[d] if year == 2026 else 1
            form.answers.append([level(chance, year, d, room.split("-")[0]) for _ in range(asked)])
        form.remark = chance.pick(REMARKS) if chance.percent(15) else ""
        out.append(form)
    return out


def online(chance, plan):
    """One answer is in no words of the scale: None here."""
    people = ["业主小程序用户%03d" % (101 + 7 * n) for n in range(16)]
    for n, person in enumerate(people):
        answers = [[level(chance, 2026, d, "")] for d in range(11)]
        if n == 3:
            answers[9] = [None]
        yield Form(plan[0], person, "", plan[2] + timedelta(days=n), answers, chance.pick(REMARKS) if n % 5 == 0 else "", True)


def told_apart(chance, forms):
    """The stories of 2026: see inputs/README.md."""
    full = lambda: [[chance.pick((4, 5)) for _ in range(n)] for n in QUESTIONS]  # noqa: E731
    by_no = {f.no: f for f in forms}
    first = forms[5]
    again = Form("MYD-2026", "MYD-2026-113", first.room, first.day + timedelta(days=3), full(), "第一次填错了，以这份为准。")
    few = forms[9]
    few.answers = [[2]] + [[None] * n for n in QUESTIONS[1:]]
    few.answers[3] = [1, 2, 2]
    alike = forms[12]
    alike.answers = [[4] * n for n in QUESTIONS]
    late = Form("MYD-2026", "MYD-2026-114", "", date(2026, 11, 12), full(), "出差回来才看到。")
    nobody = Form("MYD-2026", "MYD-2026-115", "1-3-777", date(2026, 10, 30), full())
    nameless = Form("MYD-2026", "MYD-2026-116", "", date(2026, 10, 31), full(), "不想留房号。")
    assert len(by_no) == len(forms)
    return forms + [again, late, nobody, nameless]


def build(people):
    chance = Chance(20261012)
    last = paper(chance, PLANS[0], people)
    now = told_apart(chance, paper(chance, PLANS[1], people))
    return last, now, list(online(chance, PLANS[1]))


def followed(forms):
    """A line for each dimension that was not content, as far as somebody wrote one."""
    chance = Chance(20261109)
    for f in forms:
        for d, levels in enumerate(f.answers):
            if not any(x in (1, 2) for x in levels if x) or chance.percent(14):
                continue
            contacted = f.day + timedelta(days=chance.between(1, 9))
            done = contacted + timedelta(days=chance.between(3, 24)) if chance.percent(62) else None
            done = done if done and done <= AS_OF else None
            result = chance.pick(("满意", "满意", "满意", "仍不满意", "放弃")) if done else ""
            yield [f.survey, f.no, f"D{d} {NAMES[d]}", UNITS[d], contacted, CAUSES[d], "已派" + UNITS[d] + "整改", done, result]


# ---- the files ----

def replaced(forms):
    seen = {}
    for f in sorted(forms, key=lambda f: (f.day, f.no)):
        if f.room:
            seen[f.room] = f.no
    return [f for f in forms if not f.room or seen[f.room] == f.no]


def dashed(d):
    return d.isoformat() if d else ""


def chinese_room(room):
    parts = room.split("-")
    return f"{parts[0]}栋{parts[1]}单元{parts[2]}" if len(parts) == 3 and parts[1] != "0" else room


def word(x):
    return "" if x is None else WORDS[x]


def plans(root):
    csv(root / "客服中心/满意度调查/满意度调查计划表.csv",
        [["调查编号", "名称", "开始日期", "结束日期", "总户数", "发放份数", "目标满意率", "负责人"]] +
        [[n, name, dashed(a), dashed(b), *rest] for n, name, a, b, *rest in PLANS], "utf-8-sig")


def year_before(root, forms):
    """GB18030; one question a dimension; levels as letters."""
    rows = [["调查号", "问卷号", "房间号", "填写日期"] + [f"D{d}{name}" for d, name in enumerate(NAMES)] + ["建议"]]
    for f in forms:
        rows.append([f.survey, f.no, chinese_room(f.room), f"{f.day.year}/{f.day.month}/{f.day.day}"] +
                    ["不清楚" if not x[0] else "_EDCBA"[x[0]] for x in f.answers] + [f.remark])
    rows.append(["MYD-2025", "MYD-2025-901", "1栋1单元101", "2025/10/20", "8"] + [""] * 11)
    csv(root / "客服中心/满意度调查/2025年问卷.csv", rows, "gb18030")


def this_year(root, forms):
    """A title; several questions a dimension; real dates."""
    heading = ["调查编号", "问卷编号", "房号", "日期", "D0 总体评价"]
    heading += [f"D{d}.{q + 1}" for d in range(1, 11) for q in range(QUESTIONS[d])] + ["意见"]
    rows = [[f.survey, f.no, f.room, f.day] + [word(x) for answers in f.answers for x in answers] + [f.remark] for f in forms]
    rows.append(["MYD-2026", "MYD-2026-902", "1-1-102", date(2026, 10, 20), ""] + ["满意"] * 26 + ["没有填总体评价"])
    rows.append(["MYD-2062", "MYD-2026-903", "1-1-103", date(2026, 10, 20), "满意"] + ["满意"] * 26 + [""])
    book = Workbook()
    book.sheet("问卷", heading, rows, title="拾光里小区2026年度业主满意度调查问卷录入表", formats={"日期": "yyyy-mm-dd"})
    book.save(root / "客服中心/满意度调查/2026年问卷录入.xlsx")


def from_phones(root, forms):
    """MicroCommunity's long export: a row an answer."""
    rows = [["问卷人", "问卷类型", "问卷名称", "问卷题目", "答案", "时间"]]
    title = PLANS[1][1]
    for n, f in enumerate(forms):
        for d, answers in enumerate(f.answers):
            said = word(answers[0]) or "无法评价"
            rows.append([f.no, "满意度调查", title, NAMES[d], said, f"{f.day} 20:{10 + n}:{d:02d}"])
        if f.remark:
            rows.append([f.no, "满意度调查", title, "意见建议", f.remark, f"{f.day} 20:{10 + n}:30"])
    rows.append([forms[0].no, "满意度调查", title, "您是否愿意参加志愿者活动", "愿意", f"{forms[0].day} 20:10:40"])
    csv(root / "客服中心/满意度调查/问卷明细表20261110.csv", rows, "utf-8-sig")


def pursued(root, forms):
    rows = list(followed(replaced(forms)))
    book = Workbook()
    heading = ["调查编号", "问卷编号", "维度", "责任部门", "首次联系日", "原因", "整改措施", "完成日", "再次回访结果"]
    content = next(f for f in forms if all(x and x >= 4 for x in f.answers[5]))
    rows.append(["MYD-2026", content.no, "D5", "秩序维护部", date(2026, 11, 2), "误登", "", None, ""])
    rows.append(["MYD-2026", "MYD-2026-777", "D3 环境保洁", "保洁公司", date(2026, 11, 3), "没有这份问卷", "", None, ""])
    rows.append(["MYD-2026", forms[9].no, "D3 环境保洁", "保洁公司", "2026-13-01", "保洁不到位", "", None, ""])
    book.sheet("跟踪", heading, [["" if c is None else c for c in r] for r in rows], title="业户满意度调查跟踪记录",
               formats={"首次联系日": "yyyy-mm-dd", "完成日": "yyyy-mm-dd"})
    book.save(root / "客服中心/满意度调查/业户满意度调查跟踪记录.xlsx")


def files(root, people):
    last, now, phones = build(people)
    plans(root)
    year_before(root, last)
    this_year(root, now)
    from_phones(root, phones)
    pursued(root, now)
