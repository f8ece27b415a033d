"""Numbers, fractions and percentages in running text.

Cardinals and ordinals are of one kind, because the two languages exchange them. What a
numeral only happens to be part of is left out: 一 of 统一, 两 of 两性, "one" as a pronoun,
"second" as a length of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from entities.entity import HAS_DIGIT, Entity, Rule
from entities.numerals import (
    CHINESE_NUMERAL,
    CHINESE_SCALES,
    ENGLISH_NUMERAL,
    ENGLISH_SCALES,
    ROMAN_NUMERAL,
    arabic,
    canonical,
    chinese,
    english,
    roman,
)

_FIGURES = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9,]|\.[0-9]+\.)(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)*)"
)
_AT_START = r"(?<![0-9A-Za-z_])(?<![0-9][.,])"
_HALF = Fraction(1, 2)


def _entity(match: re.Match[str], value: str, kind: str = "number") -> list[Entity]:
    return [Entity(kind, match.start(), match.end(), value)]


def _value(figures: str, scale: int = 1) -> str:
    """A plain number, or the dotted number of a section (`140.2.1`) as it stands."""
    if scale == 1 and figures.isdigit():
        return figures.lstrip("0") or "0"
    if figures.count(".") > 1:
        return figures
    return canonical(arabic(figures) * scale)


def _scaled(match: re.Match[str], scale: int) -> Iterable[Entity]:
    """`25-30 million`, `50 to 75 per cent`: the unit printed last is meant twice."""
    kind = "percentage" if match["percent"] else "number"
    group = "left" if match["left"] or "between" not in match.re.groupindex else "between"
    found = [Entity(kind, match.start("right"), match.end(), _value(match["right"], scale))]
    left = match[group]
    if left is None:
        return found
    # 900,000 to 1.2 million: the first is printed whole.
    shared = scale if arabic(left) < 10 * arabic(match["right"]) else 1
    return [Entity(kind, *match.span(group), _value(left, shared)), *found]


# English

_ENGLISH_SCALE = rf"(?:[ -](?P<scale>hundred|{'|'.join(ENGLISH_SCALES)})(?![A-Za-z]))"
_ENGLISH_PERCENT = r"(?P<percent>\s?(?:%|per ?cent(?:um|age points?)?\b|percent(?:age points?)?\b))"
_UNIT_AHEAD = rf"(?:[ -](?:hundred|{'|'.join(ENGLISH_SCALES)})(?![A-Za-z])|\s?(?:%|per ?cent))"
_ENGLISH_FIGURES = re.compile(
    rf"{_AT_START}(?:(?P<left>{_FIGURES})(?: ?- ?| to | or )\$?(?={_FIGURES}{_UNIT_AHEAD})"
    rf"|(?<=between )\$?(?P<between>{_FIGURES}) and \$?(?={_FIGURES}{_UNIT_AHEAD}))?"
    rf"(?P<right>{_FIGURES})(?:(?:st|nd|rd|th)(?![A-Za-z]))?"
    rf"(?:{_ENGLISH_SCALE})?{_ENGLISH_PERCENT}?"
)


def _read_english_figures(match: re.Match[str]) -> Iterable[Entity]:
    return _scaled(match, {**ENGLISH_SCALES, "hundred": 100}.get(match["scale"], 1))


_ENGLISH_WORDS = re.compile(
    rf"(?<![A-Za-z0-9])(?=[aefhnost])(?:{ENGLISH_NUMERAL})"
    rf"(?:(?P<percent>(?: |-)?(?:per ?cent(?:age points?)?\b|percent(?:age points?)?\b|%))"
    rf"|(?P<half> and a half))?",
    re.IGNORECASE,
)
_DURATION = re.compile(r"(?:\b(?:per|each|every|a|one|split|[0-9])|[0-9])[ -]$", re.IGNORECASE)
_HALF_YEAR = re.compile(" half(?! of the (?:members|seats|states))", re.IGNORECASE)


def _read_english_words(match: re.Match[str]) -> Iterable[Entity] | None:
    words = match[0].lower()
    if words == "one" or (words in ("first", "second") and _not_ordinal(match)):
        return None
    number = match[0][: match.start("percent") - match.start()] if match["percent"] else match[0]
    if match["half"]:
        value = english(match[0][: match.start("half") - match.start()]) + _HALF
        return _entity(match, canonical(value))
    return _entity(match, canonical(english(number)), "percentage" if match["percent"] else "number")


def _not_ordinal(match: re.Match[str]) -> bool:
    """A second is a length of time after "per"; the first half of a year is 上半年."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    return bool(_HALF_YEAR.match(match.string, match.end()) or _DURATION.search(before))


_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_ENGLISH_FRACTION = re.compile(
    r"(?<![A-Za-z0-9-])(?:(?P<many>one|two|three|four|five|six|seven|eight|nine)[ -]"
    r"(?P<part>half|quarters?|(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)"
    r"|(?:a|the) (?P<alone>quarter|third|fifth|tenth)(?= of\b)"
    r"|(?<!first )(?<!second )(?P<half>half)(?= (?:of|the|a|an)\b))"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)


def _read_english_fraction(match: re.Match[str]) -> Iterable[Entity]:
    many = int(english(match["many"])) if match["many"] else 1
    part = (match["part"] or match["alone"] or match["half"]).lower()
    whole = _PARTS.get(part) or int(english(part.rstrip("s")))
    return _entity(match, canonical(Fraction(many, whole)))


# Roman: after a word that is numbered, or two letters and more in capitals

_ROMAN = f"(?:{ROMAN_NUMERAL})(?![A-Za-z0-9'])"
_ROMAN_LIST = rf"{_ROMAN}(?:(?:, | and |, and | or | to |-|、|和|及|至){_ROMAN})*"
_NUMBERED = (
    "[Cc]hapters?|[Pp]arts?|[Aa]nnex(?:es)?|[Ss]ections?|[Ss]ects?\\.|[Aa]rticles?|[Aa]rts?\\."
    "|[Vv]olumes?|[Vv]ols?\\.|[Tt]itles?|[Ss]chedules?|[Aa]ppendi(?:x|ces)|[Ee]nclosures?"
    "|[Tt]ables?|[Pp]hases?|[Pp]rotocols?|[Gg]roups?|[Cc]ategor(?:y|ies)|[Ll]evels?|附件|附录|第|表"
)
_NUMBERED_ROMAN = re.compile(rf"(?<![A-Za-z])(?:{_NUMBERED})\s?(?P<list>{_ROMAN_LIST})")
_CAPITAL_ROMAN = re.compile(rf"(?<![A-Za-z0-9'&/])(?=[IVX]{{2}}|[Ⅰ-Ⅻ])(?P<list>{_ROMAN})")
_ONE_ROMAN = re.compile("[IVXLCⅠ-Ⅻ]+")


def _read_romans(match: re.Match[str]) -> Iterable[Entity]:
    numerals = _ONE_ROMAN.finditer(match.string, *match.span("list"))
    return [
        Entity("number", found.start(), found.end(), str(value))
        for found in numerals
        if (value := roman(found[0])) is not None
    ]


# Chinese

_CHINESE_SCALE = r"(?:\s?[多余几]?\s?(?P<scale>[百千]?[万亿]亿?|百(?!分)|千(?![克米瓦卡兆吨赫年])))"
_CHINESE_PERCENT = r"(?P<percent>\s?(?:%|个百分点))"
_CHINESE_FIGURES = re.compile(
    rf"{_AT_START}(?:(?P<left>{_FIGURES})\s?(?:至|到|-|~)\s?"
    rf"(?={_FIGURES}(?:\s?[多余]?\s?[百千]?[万亿]|\s?%|\s?个百分点)))?"
    rf"(?P<right>{_FIGURES})(?:{_CHINESE_SCALE}(?P<rest>{_FIGURES}\s?万?)?)?{_CHINESE_PERCENT}?"
)


def _read_chinese_figures(match: re.Match[str]) -> Iterable[Entity]:
    scale = 1
    for char in match["scale"] or "":
        scale *= CHINESE_SCALES[char]
    if match["rest"]:
        return _entity(match, canonical(arabic(match["right"]) * scale + _rest(match["rest"])))
    return _scaled(match, scale)


def _rest(text: str) -> Fraction:
    """What follows 亿 or 万 in 1亿2 000万."""
    figures = text.rstrip("万 ")
    return arabic(figures) * (10**4 if text.endswith("万") else 1)


_RUN = f"{CHINESE_NUMERAL}+"
_PART = rf"(?:{_RUN}(?:点{_RUN})?|{_FIGURES})"
_CHINESE_FRACTION = re.compile(
    rf"(?P<whole>{_RUN}|[0-9]+)\s?分之\s?(?P<part>{_PART})(?:\s?(?:至|到|-)\s?(?P<to>{_PART}))?"
)


def _read_chinese_fraction(match: re.Match[str]) -> Iterable[Entity] | None:
    whole, part, to = (_either(match[name]) for name in ("whole", "part", "to"))
    if match["whole"] == "百" and part is not None:
        end = match.end("part")
        found = [Entity("percentage", match.start(), end, canonical(part))]
        return found + ([Entity("percentage", *match.span("to"), canonical(to))] if to else [])
    if not whole or part is None:
        return None
    return [Entity("number", match.start(), match.end("part"), canonical(part / whole))]


def _either(text: str | None) -> Fraction | None:
    if not text:
        return None
    return arabic(text) if text.isascii() else (chinese(text) or Fraction(CHINESE_SCALES.get(text, 0)))


_CHINESE_HALF = re.compile("(?<![上下前后对过大多各])(?:一半|半数|半个)(?!月)")

# 第三至第八章, 第一和第二次, 附件一和二: all but the first may stand without 第.
_LISTED_HEAD = "第|附件|附录|附文|附表|附图|人居|议程项目|项目|方案|表"
_LISTED = re.compile(
    rf"(?:{_LISTED_HEAD})\s?{_RUN}"
    rf"(?:\s?(?:、|和|及|至|到|或|与|以及|-)\s?(?:第|附件|附录)?\s?{_RUN}(?![个名份些样般方定直起种国]))*"
)
_ONE_RUN = re.compile(_RUN)


def _read_listed(match: re.Match[str]) -> Iterable[Entity] | None:
    runs = _ONE_RUN.finditer(match.string, match.start(), match.end())
    found = [
        Entity("number", run.start(), run.end(), canonical(value))
        for run in runs
        if (value := chinese(run[0])) is not None
    ]
    return found or None


# What is counted: a single numeral is a number only before one of these.
_COUNTED = (
    "个名次项年份届位种类国人章节条段部月天周期点级批组轮场所家件架艘辆具处阶步层大座岁倍元美小分"
    "颗枚支套条款方台间州省城村县县市卷册门对双片只头块张篇封幅架桩起股排副顶性面字艘公万千百亿"
)
_UNCOUNTED = re.compile(
    "[两二三四五六七八九十](?:年期|年度|性|者|极|手|面|难|样|角|方面$|小无|分[^之钟]|点[^钟意]|大洲)"
)
_NO_NUMBER_BEFORE = frozenset("期周拜几数上若成初十百千万亿")
_NO_NUMBER_AFTER = frozenset("几数")
_NUMERAL_RUN = re.compile(_RUN)


def _read_chinese_run(match: re.Match[str]) -> Iterable[Entity] | None:
    run = match[0]
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    value = chinese(run)
    if value is None or before in _NO_NUMBER_BEFORE or after in _NO_NUMBER_AFTER:
        return None
    if len(run) == 1 and not _is_counted(match, run, after):
        return None
    return _entity(match, canonical(value))


def _is_counted(match: re.Match[str], run: str, after: str) -> bool:
    if run in "一〇零百千万亿" or not after or after not in _COUNTED:
        return False
    return not _UNCOUNTED.match(match.string, match.start())


# Any other language: a comma before one or two figures at the end is a decimal comma

_PLAIN = re.compile(
    rf"{_AT_START}(?:(?P<comma>[0-9]{{1,3}}(?: [0-9]{{3}})*,[0-9]{{1,2}}(?![0-9]))|(?P<figures>{_FIGURES}))"
    r"(?P<percent>\s?%)?"
)


def _read_plain(match: re.Match[str]) -> Iterable[Entity]:
    figures = match["figures"] or match["comma"].replace(",", ".")
    return _entity(match, _value(figures), "percentage" if match["percent"] else "number")


_ROMAN_RULES = (
    Rule(_NUMBERED_ROMAN, _read_romans, re.compile("[IVXLCⅠ-Ⅻ]")),
    Rule(_CAPITAL_ROMAN, _read_romans, re.compile("[IVX]{2}|[Ⅰ-Ⅻ]")),
)
ENGLISH_RULES = (
    Rule(_ENGLISH_FRACTION, _read_english_fraction, re.compile("(?i)hal|quart|th|ird")),
    Rule(_ENGLISH_FIGURES, _read_english_figures, HAS_DIGIT),
    Rule(_ENGLISH_WORDS, _read_english_words),
    *_ROMAN_RULES,
)
CHINESE_RULES = (
    Rule(_CHINESE_FRACTION, _read_chinese_fraction, re.compile("分之")),
    Rule(_CHINESE_HALF, lambda match: _entity(match, canonical(_HALF)), re.compile("半")),
    Rule(_CHINESE_FIGURES, _read_chinese_figures, HAS_DIGIT),
    Rule(_LISTED, _read_listed, re.compile(f"[第附表项居案]\\s?{CHINESE_NUMERAL}")),
    Rule(_NUMERAL_RUN, _read_chinese_run, re.compile(CHINESE_NUMERAL)),
    *_ROMAN_RULES,
)
OTHER_RULES = (Rule(_PLAIN, _read_plain, HAS_DIGIT), *_ROMAN_RULES)
