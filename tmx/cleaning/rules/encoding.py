"""Text that was read in the wrong encoding, or lost characters on its way.

UTF-8 read as Latin-1 and its kin is found by ftfy, whose table of impossible neighbours is drawn
from years of such text. What happens to Chinese beside that is found by undoing it: characters that
were GBK read as Latin-1, or UTF-8 read as GBK, become Chinese again when they are written in the
one encoding and read in the other, which sound text practically never does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from html.entities import html5

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.characters import rare
from tmx.cleaning.sides import Pair, Side
from tmx.identification import HAN
from tmx.scripts import LATIN

_CONTROLS = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))
_LOST = "\ufffd"
_SIGNS_OF_LOSS = frozenset("\ufffd?")
# What characters become that an encoding lacks; people write ??? after words, not for them.
_QUESTIONS = re.compile(r"(?<![\w?!])\?{2,}|\w\?{2,}(?=\w)|\?{4,}")
# What U+FFFD in UTF-8 becomes when read as GBK, and what uninitialised memory becomes.
_KNOWN_DAMAGE = re.compile("锟斤拷|烫烫烫|屯屯屯|ï¿½")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_ENTITY = re.compile(r"&(?:#(?:\d{2,7}|[xX][0-9a-fA-F]{2,6})|[A-Za-z][A-Za-z0-9]{1,30});")
_TWICE = re.compile(r"&amp;(?:#\w{2,7}|[A-Za-z]\w{1,30});")

# What GBK read as Latin-1 looks like.
_LATIN_RUN = re.compile("[\xa1-\xff]{4,}")
# What UTF-8 read as GBK looks like.
_HAN_RUN = re.compile("[\u3400-\u9fff\ue000-\uf8ff\u20ac\u3000-\u303f\uff00-\uffef\ufffd?]{3,}")
_LEAST_HAN = 2


def _is_mojibake(pair: Pair, threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if side.plain or not side.odd:
            continue
        found = _places(side)
        if found >= threshold:
            return f"read in the wrong encoding: {_excerpt(side.text)}"
    return ""


def _places(side: Side) -> int:
    """How many places of a text show that it was misread."""
    found = len(_KNOWN_DAMAGE.findall(side.text))
    if not _latin().isdisjoint(side.odd):
        found += _badness()(side.text) + sum(map(_is_gbk, _LATIN_RUN.findall(side.text)))
    if len(side.odd & rare()) >= _LEAST_HAN:
        found += 2 * sum(map(_is_utf8, _HAN_RUN.findall(side.text)))
    return found


@cache
def _latin() -> frozenset[str]:
    """Characters that misread UTF-8 or GBK holds, and Chinese or plain text does not."""
    return frozenset(map(chr, range(0xA1, 0x180))) - frozenset("«»°±·×§©®")


@cache
def _badness() -> Callable[[str], int]:
    """The library's function, which is loaded at the first text that may need it."""
    from ftfy.badness import badness

    known: Callable[[str], int] = badness
    return known


def _is_gbk(run: str) -> bool:
    """Whether characters of Latin-1 are Chinese in GBK."""
    data = run.encode("latin-1")
    read = data[: len(data) // 2 * 2].decode("gbk", "replace")
    return len(HAN.findall(read)) >= max(_LEAST_HAN, 0.8 * len(read))


def _is_utf8(run: str) -> bool:
    """Whether Chinese characters are other Chinese characters when their GBK is read as UTF-8."""
    read = run.encode("gb18030", "ignore").decode("utf-8", "replace")
    common = sum(character not in rare() for character in HAN.findall(read))
    return common >= _LEAST_HAN and common * 3 > len(run)


def _excerpt(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _has_lost(pair: Pair, threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if _SIGNS_OF_LOSS.isdisjoint(side.signs):
            continue
        if (lost := side.text.count(_LOST)) >= threshold:
            return f"{lost} characters lost (U+FFFD)"
        if side.script not in {LATIN, ""} and (match := _QUESTIONS.search(side.text)):
            return f"characters lost: {match[0]}"
    return ""


def _has_controls(pair: Pair, threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if side.odd and not _CONTROLS.isdisjoint(side.odd):
            found = [sign for sign in side.text if sign in _CONTROLS]
            if len(found) >= threshold:
                return f"control character U+{ord(found[0]):04X}"
    return ""


def _has_private(pair: Pair, threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if not side.odd or side.plain:
            continue
        found = _PRIVATE.findall(side.text)
        if found and len(found) >= threshold:
            return f"{len(found)} private characters, first U+{ord(found[0]):04X}"
    return ""


def _has_entities(pair: Pair, threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if "&" not in side.signs or ";" not in side.signs:
            continue
        found = [one for one in _ENTITY.findall(side.text) if _is_entity(one)]
        # One that was encoded twice can be nothing else.
        certain = 2 if _TWICE.search(side.text) else 0
        if found and len(found) + certain >= threshold:
            return f"{found[0]} for {html.unescape(found[0])!r}"
    return ""


def _is_entity(found: str) -> bool:
    return found[1] == "#" or found[1:] in html5


RULES = (
    Rule(
        "mojibake",
        "text was read in the wrong encoding: UTF-8 as Latin-1, GBK as Latin-1, UTF-8 as GBK",
        "least places",
        example("The cafÃ© doesnâ€™t open on Mondays.", "咖啡馆星期一不开门。"),
        _is_mojibake,
    ),
    Rule(
        "lost-characters",
        "characters were lost: U+FFFD or question marks stand for them",
        "least such characters",
        example("The caf\ufffd is closed.", "咖啡馆关门了。"),
        _has_lost,
    ),
    Rule(
        "control-characters",
        "it holds control characters, which no text has and many tools refuse",
        "least such characters",
        example("The meeting rose\x02 at noon.", "会议中午散会。"),
        _has_controls,
    ),
    Rule(
        "private-characters",
        "it holds characters of the private use area, which mean nothing without their font",
        "least such characters",
        example("\uf0b7 Adoption of the agenda", "\uf0b7 通过议程"),
        _has_private,
    ),
    Rule(
        "entities",
        "references to characters stand as text; one that was encoded twice counts as three",
        "least such references",
        example("Profit &amp;amp; loss", "损益"),
        _has_entities,
    ),
)
