"""A page as it was printed: glyphs in their places and ruled lines. Plain values.

Lengths are in points, from the page's top left corner as a person sees it, downwards.
"""

from __future__ import annotations

import json
import math
import struct
import sys
from array import array
from dataclasses import dataclass
from itertools import starmap
from typing import Any, NamedTuple

Runs = tuple[tuple[str, frozenset[str]], ...]
"""Pieces of text, each with the names of its formats."""


@dataclass(frozen=True, slots=True)
class Style:
    """How glyphs of one printed string look.

    Attributes:
        font: its name, without the tag of a subset.
        size: in points, as seen.
        bold: by the font's name or by a stroke around its glyphs.
        italic: likewise, or slanted.
        quarter: turned by so many quarters, 0 to 3.
        slanting: turned by something else than quarters, as watermarks are.
    """

    font: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    quarter: int = 0
    slanting: bool = False


class Glyph(NamedTuple):
    """One printed character; a tuple, since a book has millions.

    Attributes:
        code: its code point; U+FFFD where the font has no map.
        style: its look.
        left: where it starts.
        right: where the next one would start.
        top: of its font's tallest letters.
        bottom: of its font's deepest letters.
        baseline: what it stands on.
    """

    code: int
    style: Style
    left: float
    right: float
    top: float
    bottom: float
    baseline: float


class Rule(NamedTuple):
    """A straight line, level or upright.

    Attributes:
        left: where it starts.
        top: likewise.
        right: where it ends.
        bottom: likewise.
    """

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page.

    Attributes:
        number: 1-based.
        width: as a person sees it.
        height: likewise.
        glyphs: in the file's order.
        rules: straight lines.
        image: share of the page that its largest image takes, 0 to 1.
        paths: number of things drawn that are neither text nor image.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    image: float = 0.0
    paths: int = 0


def unpacked(number: int, payload: bytes) -> Page:
    """A page from its frame; the layout is told at the top of `extracting`.

    Raises:
        ValueError: it is no such frame.
        struct.error: likewise.
    """
    (length,) = struct.unpack_from("<I", payload)
    head = json.loads(payload[4 : 4 + length])
    styles = [Style(*style) for style in head["styles"]]
    glyphs, rules = struct.unpack_from("<II", payload, 4 + length)
    at = 12 + length
    codes, looks = array("I"), array("I")
    places, lines = array("f"), array("f")
    at = _filled(codes, payload, at, glyphs)
    at = _filled(looks, payload, at, glyphs)
    at = _filled(places, payload, at, glyphs * 5)
    _filled(lines, payload, at, rules * 4)
    if any(code > sys.maxunicode for code in codes):
        raise ValueError("a code point beyond Unicode")
    return Page(
        number,
        head["width"],
        head["height"],
        tuple(
            map(
                Glyph, codes, (styles[look] for look in looks), places[0::5], places[1::5],
                places[2::5], places[3::5], places[4::5],
            )
        ),
        tuple(
            starmap(Rule, zip(lines[0::4], lines[1::4], lines[2::4], lines[3::4], strict=True))
        ) if all(map(math.isfinite, lines)) else (),
        head["image"],
        head["paths"],
    )  # fmt: skip


def _filled(values: array[Any], payload: bytes, at: int, count: int) -> int:
    """Fills an empty array from a place on; where it ended."""
    end = at + count * values.itemsize
    values.frombytes(payload[at:end])
    if len(values) != count:
        raise ValueError("a frame that ends too early")
    return end
