"""Pairs that teach figures: numbers, ordinals, dates, times, amounts and symbols in both languages.

Sentences hold too few of each to tell 230 from 320, or to learn that 第三十七届 is the thirty-
seventh. These pairs are made by rule, as many as wanted, and are the same for the same seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from training.pairs import Pair

_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_DIGITS = "零一二三四五六七八九"
_YEAR_DIGITS = "〇一二三四五六七八九"
_PLACES = ("千", "百", "十", "")
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_WEEKDAYS = (
    ("Monday", "星期一"),
    ("Tuesday", "星期二"),
    ("Wednesday", "星期三"),
    ("Thursday", "星期四"),
    ("Friday", "星期五"),
    ("Saturday", "星期六"),
    ("Sunday", "星期日"),
)
_SESSIONS = (("session", "届会议"), ("meeting", "次会议"), ("report", "次报告"), ("round", "轮"))
_PARTS = (
    ("paragraph {}", "第{}段"),
    ("article {}", "第{}条"),
    ("chapter {}", "第{}章"),
    ("item {}", "项目{}"),
    ("annex {}", "附件{}"),
    ("page {}", "第{}页"),
    ("table {}", "表{}"),
)
_ORGANS = ("A", "S", "E", "E/CN.15", "E/CN.7", "A/C.3", "A/CONF.222", "ST/AI", "A/HRC")
_CURRENCIES = (("${}", "{}美元"), ("€{}", "{}欧元"), ("US$ {}", "{}美元"))


def english(number: int) -> str:
    """A whole number below 10,000 in English words."""
    if number >= 100:
        size, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
        head = f"{english(number // size)} {word}"
        rest = number % size
        link = " and " if rest < 100 else " "
        return f"{head}{link}{english(rest)}" if rest else head
    if number < 20:
        return _ONES[number]
    tens, one = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[one]}" if one else _TENS[tens]


def ordinal(number: int) -> str:
    """A whole number below 10,000 as an English ordinal in words."""
    words = english(number)
    cut = max(words.rfind("-"), words.rfind(" ")) + 1
    last = words[cut:]
    end = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return words[:cut] + end


def chinese(number: int) -> str:
    """A whole number below 10,000 in Chinese numerals, 十五 and not 一十五."""
    if number == 0:
        return _DIGITS[0]
    out, gap = "", False
    for digit, place in zip(f"{number:04}", _PLACES, strict=True):
        if digit == "0":
            gap = bool(out)
        else:
            out += (_DIGITS[0] if gap else "") + _DIGITS[int(digit)] + place
            gap = False
    return out[1:] if out.startswith("一十") else out


def number_pairs(count: int, seed: int) -> list[Pair]:
    """`count` pairs, of all kinds in turn, none twice.

    Raises:
        ValueError: so many different ones cannot be made.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible sampling, not secrecy
    made: dict[Pair, None] = {}
    tries = 0
    while len(made) < count:
        made[_KINDS[tries % len(_KINDS)](chance)] = None
        tries += 1
        if tries > 100 * count + 1000:
            raise ValueError(f"no {count} different pairs of figures can be made")
    return list(made)


def _session(chance: random.Random) -> Pair:
    number = chance.randint(1, 120)
    word, counter = chance.choice(_SESSIONS)
    return f"{ordinal(number)} {word}", f"第{chinese(number)}{counter}"


def _session_in_figures(chance: random.Random) -> Pair:
    number = chance.randint(1, 9999)
    word, counter = chance.choice(_SESSIONS)
    last_two = number % 100
    tail = 0 if 10 < last_two < 20 else number % 10
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(tail, "th")
    return f"{number}{suffix} {word}", f"第{number}{counter}"


def _cardinal(chance: random.Random) -> Pair:
    number = chance.randint(1, chance.choice((99, 999, 9999)))
    return english(number), chinese(number)


def _figures(chance: random.Random) -> Pair:
    number = chance.randint(1000, 999_999)
    return f"{number:,}", chance.choice(
        (f"{number}", f"{number:,}", f"{number:,}".replace(",", " "))
    )


def _date(chance: random.Random) -> Pair:
    year, month, day = chance.randint(1945, 2035), chance.randint(1, 12), chance.randint(1, 28)
    name = _MONTHS[month - 1]
    written = chance.choice((f"{day} {name} {year}", f"{name} {day}, {year}"))
    words = f"{_year(year)}年{chinese(month)}月{chinese(day)}日"
    return written, words if chance.random() < 0.2 else f"{year}年{month}月{day}日"


def _weekday(chance: random.Random) -> Pair:
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    name, weekday = chance.choice(_WEEKDAYS)
    return f"{name}, {day} {_MONTHS[month - 1]}", f"{month}月{day}日{weekday}"


def _month(chance: random.Random) -> Pair:
    year, month = chance.randint(1945, 2035), chance.randint(1, 12)
    return f"{_MONTHS[month - 1]} {year}", f"{year}年{month}月"


def _decade(chance: random.Random) -> Pair:
    decade = chance.randint(0, 9)
    written = chance.choice((f"{chinese(decade * 10)}年代", f"19{decade}0年代"))
    return f"the 19{decade}0s", written if decade else "1900年代"


def _time(chance: random.Random) -> Pair:
    hour, minute = chance.randint(1, 11), chance.choice((0, 0, 15, 30, 45))
    half, half_zh = chance.choice((("a.m.", "上午"), ("p.m.", "下午")))
    english_time = f"{hour}.{minute:02} {half}" if minute else f"{hour} {half}"
    return english_time, f"{half_zh}{hour}时" + (f"{minute}分" if minute else "")


def _per_cent(chance: random.Random) -> Pair:
    number = chance.randint(1, 100)
    written = chance.choice((f"{number}%", f"百分之{number}", f"百分之{chinese(number)}"))
    return f"{number} per cent", written


def _amount(chance: random.Random) -> Pair:
    currency, currency_zh = chance.choice(_CURRENCIES)
    tenths = chance.randint(11, 999)
    if chance.random() < 0.5:
        chinese_amount = f"{tenths * 10}万"
        return currency.format(f"{tenths / 10:g} million"), currency_zh.format(chinese_amount)
    return currency.format(f"{tenths / 10:g} billion"), currency_zh.format(f"{tenths}亿")


def _resolution(chance: random.Random) -> Pair:
    session, number = chance.randint(31, 80), chance.randint(1, 330)
    return f"resolution {session}/{number}", f"第{session}/{number}号决议"


def _symbol(chance: random.Random) -> Pair:
    year, number = (
        chance.choice((chance.randint(31, 80), chance.randint(1990, 2030))),
        chance.randint(1, 999),
    )
    addition = chance.choice(
        ("", "", f"/Add.{chance.randint(1, 9)}", f"/Rev.{chance.randint(1, 3)}")
    )
    symbol = f"{chance.choice(_ORGANS)}/{year}/{number}{addition}"
    return symbol, symbol


def _part(chance: random.Random) -> Pair:
    form, form_zh = chance.choice(_PARTS)
    number = chance.randint(1, 150)
    shown = chance.choice((str(number), str(number), chinese(number)))
    return form.format(number), form_zh.format(shown)


def _years(chance: random.Random) -> Pair:
    first = chance.randint(1945, 2030)
    last = first + chance.randint(1, 15)
    return f"{first}-{last}", chance.choice((f"{first}-{last}年", f"{first}年至{last}年"))


def _year(number: int) -> str:
    return "".join(_YEAR_DIGITS[int(digit)] for digit in str(number))


_KINDS: tuple[Callable[[random.Random], Pair], ...] = (
    _session,
    _session_in_figures,
    _cardinal,
    _figures,
    _date,
    _weekday,
    _month,
    _decade,
    _time,
    _per_cent,
    _amount,
    _resolution,
    _symbol,
    _part,
    _years,
)
