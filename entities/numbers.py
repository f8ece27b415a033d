"""Numbers in running text, as far as they do not depend on the language: figures and Roman.

Cardinals and ordinals are of one kind, because the two languages exchange them. Figures,
fractions and percentages with words around them are in `numbers_en` and `numbers_zh`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from entities.entity import HAS_DIGIT, Entity, Rule
from entities.numerals import ROMAN_NUMERAL, arabic, canonical, roman

# Bounded, as no number of a document is longer, and a page of digits must not cost minutes.
FIGURES = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}(?![0-9])(?:\.[0-9]{1,20})?"
    r"|[0-9]{1,3}(?: [0-9]{3}){1,9}(?![0-9,]|\.[0-9]+\.)(?:\.[0-9]{1,20})?"
    r"|[0-9]{1,40}(?:\.[0-9]{1,20}){0,9})"
)
# Figures glued to letters are part of a name, unless the letters are a currency.
AT_START = r"(?:(?<![0-9A-Za-z_])|(?<=Euro)|(?<=EUR)|(?<=USD)|(?<=\$[A-Z]))(?<![0-9][.,])"
# The group of a first number that shares the unit printed after the second.
_FIRSTS = ("left", "between", "both")


def numeric(match: re.Match[str], value: Fraction, kind: str = "number") -> list[Entity]:
    """The whole match as one entity."""
    return [Entity(kind, match.start(), match.end(), canonical(value))]


def is_quantity(figures: str) -> bool:
    """Whether figures are a number that can be reckoned with; 140.2.1 is a section's."""
    return figures.count(".") < 2


def _value(figures: str, scale: int = 1) -> str:
    """A plain number, or the dotted number of a section (`140.2.1`) as it stands."""
    if scale == 1 and figures.isdigit():
        return figures.lstrip("0") or "0"
    if not is_quantity(figures):
        return figures
    return canonical(arabic(figures) * scale)


def with_unit(match: re.Match[str], scale: int) -> list[Entity]:
    """One or two numbers with the unit that is printed last: `25-30 million`, 50至75%.

    Args:
        match: with the groups `right`, `percent`, and perhaps one of `_FIRSTS`.
        scale: what the unit multiplies by, 1 if there is none.
    """
    kind = "percentage" if match["percent"] else "number"
    last = match["right"]
    found = [Entity(kind, match.start("right"), match.end(), _value(last, scale))]
    for group in _FIRSTS:
        first = match.groupdict().get(group)
        if first:
            # 900,000 to 1.2 million: the first is printed whole.
            reckoned = scale > 1 and is_quantity(first) and is_quantity(last)
            shared = scale if reckoned and arabic(first) < 10 * arabic(last) else 1
            found.insert(0, Entity(kind, *match.span(group), _value(first, shared)))
    return found


# Roman numerals: after a word that is numbered, or two letters and more in capitals

_ROMAN = f"(?:{ROMAN_NUMERAL})(?![A-Za-z0-9'])"
_ROMAN_LIST = rf"{_ROMAN}(?:(?:, | and |, and | or | to |-|、|和|及|至){_ROMAN})*"
_NUMBERED = (
    "[Cc]hapters?|[Pp]arts?|[Aa]nnex(?:es)?|[Ss]ections?|[Ss]ects?\\.|[Aa]rticles?|[Aa]rts?\\."
    "|[Vv]olumes?|[Vv]ols?\\.|[Tt]itles?|[Ss]chedules?|[Aa]ppendi(?:x|ces)|[Ee]nclosures?|[Tt]ables?"
    "|[Ff]igures?|[Pp]hases?|[Pp]rotocols?|[Gg]roups?|[Cc]ategor(?:y|ies)|[Ll]evels?|附件|附录|第|表|图"
)
_NUMBERED_ROMAN = re.compile(rf"(?<![A-Za-z])(?:{_NUMBERED})\s?(?P<list>{_ROMAN_LIST})")
_CAPITAL_ROMAN = re.compile(
    rf"(?<![A-Za-z0-9'&/])(?=[IVX]{{2}}|[IVX]-[IVX]{{2}}|[Ⅰ-Ⅻ])(?P<list>{_ROMAN_LIST})"
)
_ONE_ROMAN = re.compile("[IVXLC]+|[Ⅰ-Ⅻ]")


def _read_romans(match: re.Match[str]) -> Iterable[Entity]:
    return [
        Entity("number", found.start(), found.end(), str(value))
        for found in _ONE_ROMAN.finditer(match.string, *match.span("list"))
        if (value := roman(found[0])) is not None
    ]


ROMAN_RULES = (
    Rule(_NUMBERED_ROMAN, _read_romans, re.compile("[IVXLCⅠ-Ⅻ]")),
    Rule(_CAPITAL_ROMAN, _read_romans, re.compile("[IVX]-?[IVX]|[Ⅰ-Ⅻ]")),
)


# A fraction in figures, less than one: 24/7 and 9/11 are none

_SLASHED = re.compile("(?<![0-9A-Za-z/.,-])([1-9])/([2-9]|10)(?![0-9/])")


def _read_slashed(match: re.Match[str]) -> Iterable[Entity] | None:
    part, whole = map(int, match.groups())
    return numeric(match, Fraction(part, whole)) if part < whole else None


# A fraction that is one character, perhaps after a whole number: 2½

_VULGAR_CHARACTERS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_VULGAR = re.compile(
    f"(?<![0-9.,])([0-9]{{1,3}}(?: (?=[{_VULGAR_CHARACTERS}]))?)?([{_VULGAR_CHARACTERS}])"
)


def _read_vulgar(match: re.Match[str]) -> Iterable[Entity]:
    part = Fraction(unicodedata.numeric(match[2])).limit_denominator(10)
    return numeric(match, int(match[1] or 0) + part)


FRACTION_RULES = (
    Rule(_SLASHED, _read_slashed, re.compile("[1-9]/[1-9]")),
    Rule(_VULGAR, _read_vulgar, re.compile(f"[{_VULGAR_CHARACTERS}]")),
)


# Languages without rules of their own: a comma before one or two last figures is a decimal comma

_PLAIN = re.compile(
    rf"{AT_START}(?:(?P<comma>[0-9]{{1,3}}(?: [0-9]{{3}})*,[0-9]{{1,2}}(?![0-9,]))"
    rf"|(?P<figures>{FIGURES}))(?P<percent>\s?%)?"
)


def _read_plain(match: re.Match[str]) -> Iterable[Entity]:
    figures = match["figures"] or match["comma"].replace(",", ".")
    kind = "percentage" if match["percent"] else "number"
    return [Entity(kind, match.start(), match.end(), _value(figures))]


OTHER_RULES = (*FRACTION_RULES, Rule(_PLAIN, _read_plain, HAS_DIGIT), *ROMAN_RULES)
