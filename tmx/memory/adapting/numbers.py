"""The manners in which numbers and percentages are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from fractions import Fraction

from entities import numerals as read
from entities.numerals import CHINESE_NUMERAL, ENGLISH_NUMERAL, arabic, canonical
from tmx.memory.adapting import numerals as write
from tmx.memory.adapting.place import Edit, Manner, Meant, Place

_QUANTITY = re.compile(r"[0-9]+(?:\.[0-9]+|/[0-9]+)?")
_FIGURES = re.compile(r"[0-9]+(?:[, ][0-9]{3})*(?:\.[0-9]+)?(?![0-9])")
_ANY_DIGIT = re.compile("[0-9]")
_ORDINAL_SUFFIX = re.compile("st|nd|rd|th")
_SCALE_WORD = re.compile("[万亿](?!亿)|million|billion|trillion")
_SCALES = {"万": 10**4, "亿": 10**8, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# 2.25 million is as easily read as 2 million, 1.234567 million is not.
_SCALED_DECIMALS = 2
_PLAIN_DECIMALS = 6
_HAN = re.compile(f"{CHINESE_NUMERAL}+")
_HAN_POSITIONAL = re.compile("[〇零一二三四五六七八九]{3,}")
_HAN_PERCENT = re.compile(f"(?<=^百分之)(?:{CHINESE_NUMERAL}+)$")
_HAN_FRACTION = re.compile(f"({CHINESE_NUMERAL}+)分之({CHINESE_NUMERAL}+)")
_MOST_DENOMINATOR = 10
# After these a numeral is no count, so that 2 is 二 and not 两.
_NAMING = re.compile(
    "(?:第|附件|附录|附文|附表|附图|人居|项目|方案|(?<![代发])表|图) ?"
    f"(?:{CHINESE_NUMERAL}+ ?(?:、|和|及|以及|至|到|或|与|-) ?第?)*$"
)
_ENGLISH_WORDS = re.compile(ENGLISH_NUMERAL, re.IGNORECASE)
_ORDINAL_ENDS = ("first", "second", "third", "th")
_DECADE = 10
_CASES = (str.lower, str.capitalize, str.title, str.upper)
_ROMAN_SIGNS = re.compile("[Ⅰ-Ⅻ]")


def fraction(value: str) -> Fraction | None:
    """A number's canonical value; None for what is no quantity, such as section 140.2.1 or (a)."""
    return Fraction(value) if _QUANTITY.fullmatch(value) else None


def _whole(value: str) -> int | None:
    return int(value) if value.isdigit() else None


# In figures: 1,234.5; 150万; 1.5 million; 65th


def _figures(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """With the unit that is printed, or that a range shares."""
    found, old, new = _one_figure(place.printed), fraction(place.old.value), fraction(meant.value)
    if found is None or old is None or new is None:
        return None
    printed = arabic(found[0])
    if not printed or not old:
        return None
    scale = old / printed
    text = _scaled(found[0], new / scale) if scale != 1 else _plain(found[0], new)
    return None if text is None else _with_suffix(place.printed, found, text)


def _one_figure(printed: str) -> re.Match[str] | None:
    found = _FIGURES.search(printed)
    if not found or _ANY_DIGIT.search(printed, found.end()):
        return None
    return found


def _with_suffix(printed: str, found: re.Match[str], text: str) -> list[Edit]:
    suffix = _ORDINAL_SUFFIX.match(printed, found.end())
    if not suffix:
        return [(*found.span(), text)]
    number = re.sub("[^0-9]", "", text)
    return [(found.start(), suffix.end(), text + ordinal_suffix(int(number)))]


def ordinal_suffix(number: int) -> str:
    """`st` for 1, 21, ...; 11 to 13 have `th`."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _plain(like: str, number: Fraction) -> str | None:
    return _written(like, number, _PLAIN_DECIMALS)


def _scaled(like: str, number: Fraction) -> str | None:
    """None where the unit would no longer suit: 0.5 million, 12,000 million."""
    most = 10**4 if arabic(like) < 10**4 else 10**12
    decimals = max(_SCALED_DECIMALS, len(like.partition(".")[2]))
    return _written(like, number, decimals) if 1 <= number < most else None


def _written(like: str, number: Fraction, decimals: int) -> str | None:
    text = canonical(number)
    whole, _, rest = text.partition(".")
    if "/" in text or len(rest) > decimals:
        return None
    separator = _separator(like, whole)
    if separator is None:
        return None
    grouped = f"{int(whole):,}".replace(",", separator)
    return f"{grouped}.{rest}" if rest else grouped


def _separator(like: str, whole: str) -> str | None:
    """What stands between thousands; None if what is printed does not show it."""
    head = like.partition(".")[0]
    for sign in ", ":
        if sign in head:
            return sign
    if len(whole) < 4 or len(head) > 4 or len(whole) == len(head):
        return ""
    return None


def _other_scale(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """9000万 becomes 1.2亿."""
    found, scales = _one_figure(place.printed), list(_SCALE_WORD.finditer(place.printed))
    new = fraction(meant.value)
    if found is None or new is None or len(scales) != 1:
        return None
    if meant == place.old:
        return []
    han = scales[0][0] in "万亿"
    for word, scale in _SCALES.items():
        text = _scaled("1", new / scale) if (word in "万亿") == han else None
        if text and arabic(text) < (10**4 if han else 1000):
            return [(found.start(), found.end(), text), (*scales[0].span(), word)]
    return None


# In Chinese numerals


def _han(place: Place, meant: Meant) -> Sequence[Edit] | None:
    number = _whole(meant.value)
    if number is None or not (place.printed == "首" or _HAN.fullmatch(place.printed)):
        return None
    if place.printed == "首":
        return [(0, 1, "首" if number == 1 else f"第{write.chinese(number)}")]
    text = write.chinese(number)
    if text and text[0] == "二" and text[1:2] in ("", "千", "万", "亿"):
        counted = not _NAMING.search(place.before)
        text = ("两" if counted else "二") + text[1:]
    return [(0, len(place.printed), text)] if text else None


def _han_positional(place: Place, meant: Meant) -> Sequence[Edit] | None:
    number = _whole(meant.value)
    if number is None or not _HAN_POSITIONAL.fullmatch(place.printed):
        return None
    text = write.positional(number)
    return [(0, len(place.printed), text)] if len(text) == len(place.printed) else None


def _han_percent(place: Place, meant: Meant) -> Sequence[Edit] | None:
    found, number = _HAN_PERCENT.search(place.printed), _whole(meant.value)
    text = None if number is None else write.chinese(number)
    return [(*found.span(), text)] if found and text else None


def _han_fraction(place: Place, meant: Meant) -> Sequence[Edit] | None:
    found, value = _HAN_FRACTION.fullmatch(place.printed), fraction(meant.value)
    if not found or value is None or not 1 < value.denominator <= _MOST_DENOMINATOR:
        return None
    whole, part = write.chinese(value.denominator), write.chinese(value.numerator)
    return [(*found.span(1), whole), (*found.span(2), part)] if whole and part else None


# In English words


def _english_words(place: Place, meant: Meant) -> Sequence[Edit] | None:
    found = _ENGLISH_WORDS.match(place.printed)
    if not found:
        return None
    old, new = fraction(place.old.value), fraction(meant.value)
    printed = read.english(found[0])
    # The thirds of "two thirds" are no unit that goes with any number before it.
    if not old or new is None or old / printed not in (1, _DECADE):
        return None
    number = new * printed / old
    ordinal = found[0].lower().endswith(_ORDINAL_ENDS)
    text = write.words(int(number), ordinal) if number.denominator == 1 else None
    case = _case(found[0], write.words(int(printed), ordinal))
    return [(*found.span(), case(text))] if text and case else None


def _case(printed: str, lower: str | None) -> Callable[[str], str] | None:
    return next((case for case in _CASES if lower and case(lower) == printed), None)


# In Roman numerals and signs


def _roman(place: Place, meant: Meant) -> Sequence[Edit] | None:
    number = _whole(meant.value)
    if number is None or read.roman(place.printed) is None:
        return None
    if _ROMAN_SIGNS.fullmatch(place.printed):
        return [(0, 1, chr(ord("Ⅰ") + number - 1))] if 1 <= number <= 12 else None
    text = write.roman(number)
    return [(0, len(place.printed), text)] if text else None


def enclosed(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """㈠ and ① as one character of the same series."""
    number, sign = meant.value.strip("()"), place.printed
    if len(sign) != 1 or not number.isdigit() or unicodedata.category(sign) != "No":
        return None
    other = chr(ord(sign) - int(unicodedata.numeric(sign)) + int(number))
    same = _series(other) == _series(sign) and unicodedata.numeric(other, 0) == int(number)
    return [(0, 1, other)] if same else None


def _series(sign: str) -> str:
    """PARENTHESIZED IDEOGRAPH of ㈠."""
    return unicodedata.name(sign, "").rpartition(" ")[0]


NUMBERS: tuple[Manner, ...] = (
    _figures,
    _other_scale,
    _han_positional,
    _han,
    _han_percent,
    _han_fraction,
    _english_words,
    _roman,
    enclosed,
)
