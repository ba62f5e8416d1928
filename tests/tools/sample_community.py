#!/usr/bin/python3
"""Writes the invented community of inputs/: the same files each time, from a fixed seed. `sample_community.py FOLDER`.

Instead of that, worked out a second time for 2026-11-25: `--expected` prints what each room owes (room, overdue, prepaid), `--scores` the
assessment (类型, 日常得分, 抽查得分, 投诉扣分, 初检得分, 考核得分, 覆盖率), `--survey` the survey's
overall line and its dimensions, `--draw` whom it asks."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from sample import bills, expected, expected_scores, expected_survey, fee_files, gardens, houses, parking, parking_files, patrol_files, patrols, receipts, surveys, ticket_files, tickets  # noqa: E402
from sample.calendar import yuan  # noqa: E402
from sample.chance import Chance  # noqa: E402


def fees():
    chance = Chance(20261125)
    people = houses.build(chance)
    charged = bills.build(people, chance)
    return chance, people, charged, receipts.build(people, charged, chance)


def show_owed():
    _, people, charged, paid = fees()
    for room, (overdue, prepaid) in expected.build(people, charged, paid, receipts.AS_OF).items():
        print(room, yuan(overdue), yuan(prepaid), sep="\t")


def show_scores():
    chance, people, _, _ = fees()
    for kind, figures in expected_scores.build(*patrols.build(chance), tickets.build(people)).items():
        print(kind, *figures, sep="\t")


def show_survey():
    _, people, _, _ = fees()
    for row in expected_survey.build(people):
        print(*row, sep="\t")


def show_draw():
    _, people, _, _ = fees()
    for row in expected_survey.drawn(people):
        print(*row, sep="\t")


def main(root):
    chance, people, charged, paid = fees()
    walks, findings, again = patrols.build(chance)

    fee_files.homes(root, people)
    for write in (fee_files.bills_2025, fee_files.bills_first_half, fee_files.bills_second_half, fee_files.bills_again):
        write(root, charged)
    for write in (fee_files.receipts_2025, fee_files.receipts_first_half, fee_files.receipts_second_half, fee_files.receipts_parking):
        write(root, paid)
    fee_files.old_software(root, people, chance)
    fee_files.holds(root)
    patrol_files.zones(root)
    patrol_files.walks(root, walks)
    patrol_files.found(root, findings)
    patrol_files.put_right(root, again)
    patrol_files.other(root)
    gardens.works(root, gardens.build())
    gardens.plans(root)
    ticket_files.files(root, tickets.build(people))
    surveys.files(root, people)
    cars = parking.stays()
    parking_files.gate(root, cars)
    parking_files.shifts(root, parking.shifts(cars))
    parking_files.settlements(root, parking.settlements(cars))
    parking_files.spaces(root, parking.spaces(people))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    {"--expected": show_owed, "--scores": show_scores, "--survey": show_survey, "--draw": show_draw}.get(sys.argv[1], lambda: main(Path(sys.argv[1])))()
