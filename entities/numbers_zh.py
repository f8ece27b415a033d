"""Numbers, fractions and percentages in Chinese text.

What a numeral only happens to be part of is left out: 一 of 统一, 两 of 两性, 十 of 红十字会. So
a single numeral is a number only after 第 and its like, or before something that is counted;
and a single 一, which English mostly has as "a", only after 第 and its like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from entities.entity import HAS_DIGIT, Entity, Rule
from entities.numbers import (
    AT_START,
    FIGURES,
    FRACTION_RULES,
    ROMAN_RULES,
    is_quantity,
    numeric,
    with_unit,
)
from entities.numerals import CHINESE_NUMERAL, CHINESE_SCALES, arabic, canonical, chinese

_HALF = Fraction(1, 2)
_RUN = f"{CHINESE_NUMERAL}{{1,40}}"

# Weekdays hold numerals that are no numbers; a date before one has taken it already.
_WEEKDAY = re.compile("(?:星期|礼拜|周)[一二三四五六](?![年次期])")

# Figures, with 万 and 亿

# 千克, 千米 and the like are units, 百分 begins a percentage.
_NOT_UNIT = "(?![克米瓦卡兆吨赫分伏帕焦比])"
_SCALE = rf"(?:\s?[多余几]?\s?(?P<scale>[百千]?[万亿]亿?|[百千]{_NOT_UNIT}))"
_PERCENT = r"\s?(?:%|个百分点)"
_UNIT_AHEAD = rf"(?:\s?[多余]?\s?[百千]?[万亿]|{_PERCENT})"
# What follows 亿 or 万 in 1亿2 000万, 1万5千, 1万5000.
_REST = rf"(?:{FIGURES}\s?(?:万|[百千]{_NOT_UNIT})|[0-9]{{3,4}}(?![0-9.,]))"
_FIGURES = re.compile(
    rf"{AT_START}(?:(?P<left>{FIGURES})\s?(?:至|到|-|~)\s?(?={FIGURES}{_UNIT_AHEAD})"
    rf"|(?P<both>{FIGURES})\s?[和与、]\s?(?={FIGURES}{_PERCENT}))?"
    rf"(?P<right>{FIGURES})(?:{_SCALE}(?P<rest>{_REST})?)?(?P<percent>{_PERCENT})?"
)


def _read_figures(match: re.Match[str]) -> Iterable[Entity]:
    scale = 1
    for char in match["scale"] or "":
        scale *= CHINESE_SCALES[char]
    if match["rest"] and is_quantity(match["right"]) and is_quantity(match["rest"]):
        return numeric(match, arabic(match["right"]) * scale + _rest(match["rest"]))
    return with_unit(match, scale)


def _rest(text: str) -> Fraction:
    return arabic(text.rstrip("百千万 ")) * CHINESE_SCALES.get(text[-1], 1)


# Fractions

_PART = rf"(?:{_RUN}(?:点{_RUN})?|{FIGURES})"
_FRACTION = re.compile(
    rf"(?P<whole>{_RUN}|[0-9]{{1,9}})\s?分之\s?(?P<part>{_PART})(?:\s?(?:至|到|-)\s?(?P<to>{_PART}))?"
)
_HALVES = re.compile("(?<![上下前后对过大多各])(?:一半|半数|半个)(?!月)")


def _read_fraction(match: re.Match[str]) -> Iterable[Entity] | None:
    whole, part, to = (_either(match[name]) for name in ("whole", "part", "to"))
    if not whole or part is None:
        return None
    if match["whole"] != "百":
        return [Entity("number", match.start(), match.end("part"), canonical(part / whole))]
    found = [Entity("percentage", match.start(), match.end("part"), canonical(part))]
    return found if to is None else [*found, Entity("percentage", *match.span("to"), canonical(to))]


def _either(text: str | None) -> Fraction | None:
    if not text:
        return None
    if text.isascii():
        return arabic(text) if is_quantity(text) else None
    return Fraction(CHINESE_SCALES[text]) if text in CHINESE_SCALES else chinese(text)


# 三成 is thirty per cent; 成 is a word of its own in 三成为...

_TENTHS = re.compile(
    "(?<![一二三四五六七八九十百千第两])([一二三四五六七八九两]|(?<![0-9.])[1-9])成(半)?"
    "(?=[多的以左人，、。；至到]|$)(?!人[^口数员])"
)


def _read_tenths(match: re.Match[str]) -> Iterable[Entity] | None:
    many = _either(match[1])
    if many is None:
        return None
    return numeric(match, many * 10 + (5 if match[2] else 0), "percentage")


# 第三至第八章, 第一和第二次, 附件一和二: all but the first may stand without 第

_HEAD = "第|附件|附录|附文|附表|附图|人居|项目|方案|(?<![代发])表|图"
_LISTED = re.compile(
    rf"(?:{_HEAD})\s?{_RUN}"
    rf"(?:\s?(?:、|和|及|至|到|或|与|以及|-)\s?(?:第|附件|附录)?\s?{_RUN}(?![个名份些样般方定直起种国]))*"
)
_ONE_RUN = re.compile(_RUN)


def _read_listed(match: re.Match[str]) -> Iterable[Entity] | None:
    found = [
        Entity("number", run.start(), run.end(), canonical(value))
        for run in _ONE_RUN.finditer(match.string, match.start(), match.end())
        if (value := chinese(run[0])) is not None
    ]
    return found or None


_FIRST = re.compile("首(?=[次个批位届名份项])")

# Any other numeral

_COUNTED = frozenset(
    "个名次项年份届位种类国人章节条段部月天周期点级批组轮场所家件架艘辆具处阶步层大座岁倍元美小分"
    "颗枚支套款台间州省城村县市卷册门对双片只头块张篇封幅桩起股排副顶公社领族百千万亿方("
)
_UNCOUNTED = re.compile(
    "两级|[两四]年[期度](?!间)|[两二三四五六七八九十](?:方面|小无|分[^之钟]|点[^钟意]|大洲)"
)
_VAGUE = frozenset("数几")
_VAGUE_AFTER = frozenset("数几计")


def _read_run(match: re.Match[str]) -> Iterable[Entity] | None:
    run = match["run"]
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    value = chinese(run)
    if value is None or before in _VAGUE or after in _VAGUE_AFTER:
        return None
    if match["half"]:
        return numeric(match, value + _HALF)
    if len(run) == 1 and not _is_counted(match, after):
        return None
    return numeric(match, value)


def _is_counted(match: re.Match[str], after: str) -> bool:
    if match[0] in "一〇零百千万亿" or after not in _COUNTED:
        return False
    return not _UNCOUNTED.match(match.string, match.start())


_NUMERAL = re.compile(rf"(?P<run>{_RUN})(?P<half>(?:个|年|天|小时|倍|周)半(?!数))?")
_NEEDS_NUMERAL = re.compile(CHINESE_NUMERAL)

RULES = (
    *FRACTION_RULES,
    Rule(_WEEKDAY, lambda match: (), re.compile("[期拜周]")),
    Rule(_FRACTION, _read_fraction, re.compile("分之")),
    Rule(_TENTHS, _read_tenths, re.compile("成")),
    Rule(_HALVES, lambda match: numeric(match, _HALF), re.compile("半")),
    Rule(_FIGURES, _read_figures, HAS_DIGIT),
    Rule(_LISTED, _read_listed, re.compile(f"[第件录文表图居目案]\\s?{CHINESE_NUMERAL}")),
    Rule(_FIRST, lambda match: numeric(match, Fraction(1)), re.compile("首")),
    Rule(_NUMERAL, _read_run, _NEEDS_NUMERAL),
    *ROMAN_RULES,
)
