"""Bullets and automatic numbers of a presentation's paragraphs.

A paragraph says of itself, or leaves to its shape, the placeholder of the layout, that of the
master or the master's text styles, whether it has a bullet (ECMA-376 Part 1, 21.1.2.2.7 pPr,
21.1.2.4 bullets; 19.3.1.51 txStyles). The first that says anything decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from aligner.readers.numbering import formatted

# The names of automatic numbers (20.1.10.61, ST_TextAutonumberScheme) are one of these and the
# form that it is put in.
_NUMBERS: Mapping[str, Callable[[int], str]] = {
    "arabic": str,
    "arabicDb": lambda number: formatted(number, "decimalFullWidth"),
    "alphaLc": lambda number: formatted(number, "lowerLetter"),
    "alphaUc": lambda number: formatted(number, "upperLetter"),
    "romanLc": lambda number: formatted(number, "lowerRoman"),
    "romanUc": lambda number: formatted(number, "upperRoman"),
    "ea1Chs": lambda number: formatted(number, "chineseCounting"),
    "ea1Cht": lambda number: formatted(number, "chineseCounting"),
    "ea1JpnChsDb": lambda number: formatted(number, "chineseCounting"),
    "ea1JpnKor": lambda number: formatted(number, "chineseCounting"),
    "circleNumDb": lambda number: formatted(number, "decimalEnclosedCircle"),
    "circleNumWdWhite": lambda number: formatted(number, "decimalEnclosedCircle"),
    "circleNumWdBlack": lambda number: formatted(number, "decimalEnclosedCircle"),
}
_FORMS = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}", "Minus": "{}-"}
# Styles and properties have no more children than this; those of a file made to waste time may.
_MOST = 40
_SCHEME = re.compile(rf"(\w+?)({'|'.join(_FORMS)})")


@dataclass(frozen=True, slots=True)
class Bullet:
    """What stands before a paragraph: an automatic number, or another sign if `scheme` is ""."""

    scheme: str = ""
    start: int = 1


def own_depth(paragraph: Any) -> int:
    """How deep a paragraph says it lies, from 0 to 8."""
    properties = paragraph.find("{*}pPr")
    written = "" if properties is None else properties.get("lvl", "")
    return int(written) if re.fullmatch("[0-8]", written) else 0


def bullet_of(paragraph: Any, inherited: Sequence[Any]) -> Bullet | None:
    """The bullet of a paragraph, None if it has none.

    Args:
        paragraph: an `a:p`.
        inherited: list styles, those nearest to the paragraph first.
    """
    level = f"lvl{own_depth(paragraph) + 1}pPr"
    own = _children(paragraph, "pPr")
    for properties in (*own, *(each for style in inherited for each in _children(style, level))):
        for each in islice(properties, _MOST):
            name = str(each.tag).rpartition("}")[2]
            if name in {"buNone", "buChar", "buBlip", "buAutoNum"}:
                return _bullet(name, each)
    return None


def _children(element: Any, name: str) -> list[Any]:
    return [each for each in islice(element, _MOST) if str(each.tag).endswith(f"}}{name}")]


def _bullet(name: str, element: Any) -> Bullet | None:
    if name == "buNone":
        return None
    if name != "buAutoNum":
        return Bullet()
    start = element.get("startAt", "1")
    scheme = element.get("type", "arabicPeriod")
    return Bullet(scheme, int(start) if re.fullmatch("[0-9]{1,5}", start) else 1)


@dataclass(slots=True)
class Counting:
    """The automatic numbers of one text body, as its paragraphs are met in order."""

    _counts: dict[int, tuple[Bullet, int]] = field(default_factory=dict)

    def label(self, bullet: Bullet | None, depth: int) -> str:
        """What is printed before the next paragraph, "" if it is no number.

        Args:
            bullet: of the paragraph.
            depth: how deep it lies, from 0.
        """
        before = self._counts.get(depth)
        for deeper in [each for each in self._counts if each >= depth]:
            del self._counts[deeper]
        if bullet is None or not bullet.scheme:
            return ""
        number = before[1] + 1 if before and before[0] == bullet else bullet.start
        self._counts[depth] = (bullet, number)
        return _printed(number, bullet.scheme)


def _printed(number: int, scheme: str) -> str:
    hit = _SCHEME.fullmatch(scheme)
    if hit is None or hit[1] not in _NUMBERS:
        return f"{number}."
    return _FORMS[hit[2]].format(_NUMBERS[hit[1]](number))
