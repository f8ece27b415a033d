"""Resolutions and decisions: `General Assembly resolution 65/230` = 大会第65/230号决议.

The entity is the number alone, for that is what both languages print; the words around it
tell that it is a resolution's, and whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from entities.entity import Entity, Rule

_LETTERS = r"(?: ?[A-Z](?:(?:, ?| and |[和及与、]| ?- ?)[A-Z])*(?=[\s,.;:)\]]|[^\x00-\x7f]|$))?"
_SESSION = (
    r"(?:(?:ES-|[A-Z]{1,7}-)?[0-9]{1,4}|[IVX]+)/(?:(?:CP|CMP|COP|CMA)\.)?[0-9]{1,4}(?![0-9/])"
)
_YEAR = r"[0-9]{1,4} ?\((?:19|20)[0-9]{2}\)"
_ROMAN_SESSION = rf"[0-9]{{1,4}}{_LETTERS} ?\((?:E?S-)?[IVXLC]+\)"
_REFERENCE = re.compile(
    # 1267 (1999)/1989 (2011) is one committee, set up by two resolutions.
    rf"(?:(?<![A-Za-z0-9/.,\-])|(?<=\)/))(?:{_YEAR}|{_ROMAN_SESSION}|{_SESSION}{_LETTERS})"
    r"(?![A-Za-z0-9/])(?<![0-9]/)|(?<![A-Za-z0-9/.,\-])[0-9]{1,4} ?\((?:19|20)[0-9]{2}\)"
    r"(?=/[0-9]{1,4} ?\()"
)
_KEYWORD = re.compile(
    "resol|decision|r[ée]solu|d[ée]cisi|резолюц|решени|قرار|مقرر|决议|号决定",
    re.IGNORECASE,
)

_DIRECT = re.compile(r"(?:(?:resolutions?|decisions?)|第) ?$", re.IGNORECASE)
_PARTS = re.compile(r"([0-9]+)[/ (]*([0-9]*)")

_ENGLISH_BODIES = {
    "General Assembly": "GA",
    "Assembly": "GA",
    "Security Council": "SC",
    "Economic and Social Council": "ECOSOC",
    "Human Rights Council": "HRC",
}
_CHINESE_BODIES = {
    "大会": "GA",
    "安全理事会": "SC",
    "安理会": "SC",
    "经济及社会理事会": "ECOSOC",
    "经社理事会": "ECOSOC",
    "人权理事会": "HRC",
}
# A congress, a review conference and the assembly of a treaty's parties are a 大会 too.
_OTHER_ASSEMBLIES = ("司法", "代表", "世界", "国际", "全国", "审议", "缔约国")
_NO_OTHER = "".join(f"(?<!{name})" for name in _OTHER_ASSEMBLIES)
_BODIES = {**_ENGLISH_BODIES, **_CHINESE_BODIES}
_ENGLISH_BODY = "|".join(_ENGLISH_BODIES)
_BODY_BEFORE = re.compile(
    rf"(?:\b({_ENGLISH_BODY})(?:'s)? (?:resolution|decision)s? (?:[0-9/()A-Z, -]|and|to)*"
    rf"|{_NO_OTHER}({'|'.join(_CHINESE_BODIES)})[在的其]?"
    "(?:[第0-9/()A-Z号、，, 和及与至-])*)$"
)
_BODY_AFTER = re.compile(rf" (?:of|adopted by) the ({_ENGLISH_BODY})\b")
_REACH = 120


def _read(match: re.Match[str]) -> Iterable[Entity] | None:
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    if not _KEYWORD.search(match.string) or not (
        _DIRECT.search(before) or _alone_is_reference(match[0])
    ):
        return None
    body = _body(before, match.string[match.end() : match.end() + _REACH])
    return [Entity("resolution", match.start(), match.end(), _value(match[0]), body)]


def _alone_is_reference(printed: str) -> bool:
    """Whether a number not beside the word "resolution" is one all the same.

    2014/15 is a budget year then, and 29 (1930) may be any convention.
    """
    parts = _PARTS.match(printed)
    if not parts:
        return True
    first, second = parts.groups()
    if "(" in printed:
        return len(first) > 2
    return not (len(first) == 4 and len(second) == 2 and int(second) == (int(first) + 1) % 100)


def _value(printed: str) -> str:
    """`1325(2000)` and `217A(III)` as `1325 (2000)` and `217 A (III)`."""
    spaced = re.sub(r" ?\(", " (", re.sub("[和及与]|、|, ", " and ", printed))
    return re.sub(r"(?<=[0-9])(?=[A-Z])", " ", spaced)


def _body(before: str, after: str) -> str:
    found = _BODY_BEFORE.search(before)
    if found:
        return _BODIES[found[1] or found[2]]
    named = _BODY_AFTER.match(after)
    return _BODIES[named[1]] if named else ""


_NEEDS = re.compile(r"[0-9]/[0-9A-Z]|[0-9A-Z] ?\([0-9IVXLCSE]|[IVX]/[0-9]")

RULES = (Rule(_REFERENCE, _read, _NEEDS),)
