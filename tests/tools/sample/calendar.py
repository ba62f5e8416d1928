"""Months as year * 12 + month - 1, money as whole fen; how exports write them."""

from datetime import date


def month(year, number):
    return year * 12 + number - 1


def first(m):
    return date(m // 12, m % 12 + 1, 1)


def last(m):
    return date.fromordinal(first(m + 1).toordinal() - 1)


def day_in(m, number):
    return date(m // 12, m % 12 + 1, number)


def dashed(d):
    return d.isoformat() if d else ""


def slashed(d):
    return f"{d.year}/{d.month}/{d.day}" if d else ""


def dotted(d):
    return f"{d.year}.{d.month}.{d.day}" if d else ""


def chinese(d):
    return f"{d.year}年{d.month}月{d.day}日" if d else ""


def packed(d):
    return f"{d:%Y%m%d}" if d else ""


def month_dashed(m):
    return f"{m // 12}-{m % 12 + 1:02d}"


def month_packed(m):
    return f"{m // 12}{m % 12 + 1:02d}"


def month_chinese(m):
    return f"{m // 12}年{m % 12 + 1}月"


def yuan(fen):
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def yuan_commas(fen):
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def yuan_wide(fen):
    return yuan(fen).translate({ord(c): ord(c) - 0x2E + 0xFF0E for c in "0123456789."})


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)
