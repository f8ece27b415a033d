"""Numbers, fractions and percentages in English text.

What a numeral word only happens to be is left out: "one" as a pronoun, "second" as a
length of time, "First," as an opening.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from entities.entity import HAS_DIGIT, Entity, Mentions, Rule
from entities.numbers import (
    AT_START,
    FIGURES,
    FRACTION_RULES,
    ROMAN_RULES,
    is_quantity,
    numeric,
    with_unit,
)
from entities.numerals import (
    ENGLISH_NUMERAL,
    ENGLISH_NUMERAL_WORDS,
    ENGLISH_SCALES,
    arabic,
    canonical,
    english,
)

_HALF = Fraction(1, 2)
# A lakh and a crore are what India counts in.
_SCALES = {
    **ENGLISH_SCALES,
    "hundred": 100,
    "decade": 10,
    "decades": 10,
    "lakh": 10**5,
    "crore": 10**7,
}
# The figures may stand in brackets: (80) million.
_SCALE = rf"(?:\)?[ -](?P<scale>{'|'.join(_SCALES)})(?![A-Za-z]))"
_PERCENT = r"(?:[ -]?(?:%|per ?cent(?:um|age points?)?(?![A-Za-z])))"
_UNIT_AHEAD = rf"(?:[ -](?:{'|'.join(_SCALES)})(?![A-Za-z])|{_PERCENT})"

_FIGURES = re.compile(
    rf"{AT_START}(?:(?P<left>{FIGURES})(?: ?- ?| to | or )\$?(?={FIGURES}{_UNIT_AHEAD})"
    rf"|(?P<both>{FIGURES}) and (?={FIGURES}{_PERCENT})"
    rf"|(?<=between )(?P<between>{FIGURES}) and (?={FIGURES}{_UNIT_AHEAD}))?"
    rf"(?P<right>{FIGURES})(?:(?:st|nd|rd|th)(?![A-Za-z]))?{_SCALE}?(?P<percent>{_PERCENT})?"
)


def _read_figures(match: re.Match[str]) -> Iterable[Entity]:
    return with_unit(match, _SCALES.get(match["scale"], 1))


# $5m and 5 bn: a lone m is a metre where no currency stands before the figures.
_SHORT_SCALES = {"m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_SHORT = re.compile(
    rf"(?:(?<=[$€£])(?P<money>{FIGURES}) ?(?P<sum>m|mn|bn|tn)"
    rf"|{AT_START}(?P<figures>{FIGURES}) ?(?P<scale>mn|bn|tn))(?![A-Za-z])"
)


def _read_short(match: re.Match[str]) -> Iterable[Entity] | None:
    figures = match["money"] or match["figures"]
    if not is_quantity(figures):
        return None
    return numeric(match, arabic(figures) * _SHORT_SCALES[match["sum"] or match["scale"]])


_SCALE_WORD = rf"(?:[ -](?P<scale>{'|'.join(ENGLISH_SCALES)})(?![a-z]))"
_WORDS = re.compile(
    rf"(?<![A-Za-z0-9])(?=[aefhnost])(?P<number>{ENGLISH_NUMERAL})"
    rf"(?:(?P<percent>{_PERCENT})|(?P<half> and a half){_SCALE_WORD}?"
    r"|(?P<decades>[ -]decades?(?![a-z])))?",
    re.IGNORECASE,
)
_DURATION = re.compile(r"(?:\b(?:per|each|every|a|one|split)|[0-9])[ -]$", re.IGNORECASE)
_HALF_YEAR = re.compile(" (?:of )?half(?! of the (?:members|seats|states))", re.IGNORECASE)
_OPENING = re.compile("(?:(?<=First),| of all| and foremost)")


def _read_words(match: re.Match[str]) -> Iterable[Entity] | None:
    if _is_idle(match):
        return None
    value = english(match["number"])
    if match["half"]:
        value = (value + _HALF) * ENGLISH_SCALES.get((match["scale"] or "").lower(), 1)
    if match["decades"]:
        if _ORDINAL.search(match["number"]):
            return _ordinal_decade(match, value)
        value *= _SCALES["decade"]
    return numeric(match, value, "percentage" if match["percent"] else "number")


# The second decade is 第二个十年; two decades are 二十年.
_ORDINAL = re.compile("(?:first|second|third|th)$", re.IGNORECASE)


def _ordinal_decade(match: re.Match[str], value: Fraction) -> list[Entity]:
    start = match.start("decades") + 1
    return [
        Entity("number", match.start(), match.end("number"), canonical(value)),
        Entity("number", start, match.end(), canonical(Fraction(_SCALES["decade"]))),
    ]


def _is_idle(match: re.Match[str]) -> bool:
    """The first half of a year is 上半年, without a number; a second may be a length of time."""
    word = match[0].lower()
    if word not in ("one", "first", "second"):
        return False
    before = match.string[max(0, match.start() - 8) : match.start()]
    return (
        word == "one"
        or bool(_HALF_YEAR.match(match.string, match.end()))
        or (word == "second" and bool(_DURATION.search(before)))
        or (word == "first" and bool(_OPENING.match(match.string, match.end())))
    )


_DENOMINATORS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_FEW = "one|two|three|four|five|six|seven|eight|nine"
_FRACTION = re.compile(
    rf"(?<![A-Za-z0-9-])(?:(?P<many>{_FEW})[ -]"
    r"(?P<part>half|quarters?|(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)"
    rf"|(?P<few>{_FEW}) (?:in|out of)(?: every)? (?P<among>{_FEW}|ten)"
    r"|(?:a|the) (?P<alone>quarter|third|fifth|tenth)(?= of\b)"
    r"|(?<!first )(?<!second )(?P<half>half)(?=(?: (?:of|the|a|an)|[ -]century)\b))(?![A-Za-z])",
    re.IGNORECASE,
)


def _read_fraction(match: re.Match[str]) -> Iterable[Entity]:
    part = (match["part"] or match["alone"] or match["half"] or match["among"]).lower()
    whole = _DENOMINATORS.get(part) or english(part.removesuffix("s") if match["part"] else part)
    return numeric(match, english(match["many"] or match["few"] or "a") / whole)


_HALF_SCALES = {**ENGLISH_SCALES, "hundred": 100}
_HALF_SCALE = re.compile(
    rf"(?<![A-Za-z])(?<!and a )(?:half(?: a)?|(?P<quarter>quarter) of a)"
    rf"[ -](?P<scale>{'|'.join(_HALF_SCALES)})(?![A-Za-z])",
    re.IGNORECASE,
)


def _read_half_scale(match: re.Match[str]) -> Iterable[Entity]:
    part = _HALF / 2 if match["quarter"] else _HALF
    return numeric(match, part * _HALF_SCALES[match["scale"].lower()])


# Chinese has no word for it but 十年.
_DECADE = re.compile("(?<![A-Za-z])decade(?![A-Za-z])", re.IGNORECASE)


def _read_decade(match: re.Match[str]) -> Iterable[Entity]:
    return numeric(match, Fraction(10))


_PARTS = ("half", "halves", "quarter", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
          "ninth", "tenth")  # fmt: skip
_AMONG = tuple(
    f"{word} {few}"
    for word in ("in", "of", "every")
    for few in (*_FEW.split("|"), "ten")
    if few != "one"
)

RULES = (
    *FRACTION_RULES,
    Rule(_HALF_SCALE, _read_half_scale, re.compile("(?i)(?:half|quarter of)(?: a)?[ -][hmbt]")),
    Rule(_FRACTION, _read_fraction, Mentions.any_of(_PARTS + _AMONG)),
    Rule(_SHORT, _read_short, re.compile("[0-9] ?(?:m|bn|tn)(?![A-Za-z])|[0-9] ?mn")),
    Rule(_FIGURES, _read_figures, HAS_DIGIT),
    Rule(_WORDS, _read_words, Mentions.any_of(ENGLISH_NUMERAL_WORDS)),
    Rule(_DECADE, _read_decade, re.compile("(?i)decade")),
    *ROMAN_RULES,
)
