"""Which characters are ordinary, and which are simplified or traditional Chinese alone.

A Chinese character is of one kind alone if only one of the two national character sets has it:
GB 2312 (1980) has the simplified forms, Big5 (1984) the traditional ones, and Python ships both.
What both have (里, 后, 台) tells nothing. Both put the characters of daily use into a first level.
"""

from __future__ import annotations

from functools import cache

from tmx.identification import HAN

SIMPLIFIED, TRADITIONAL = "simplified", "traditional"

_TRAILS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
# First and last-but-one lead byte of the Chinese characters, all and of the first level.
_GB2312, _GB2312_FIRST = range(0xB0, 0xF8), range(0xB0, 0xD8)
_BIG5, _BIG5_FIRST = range(0xA4, 0xFA), range(0xA4, 0xC7)

_PUNCTUATION = "　，。、；：？！“”‘’（）《》〈〉【】—…·～％－／"


@cache
def only_in() -> dict[str, frozenset[str]]:
    """Kind -> the characters that are of it alone."""
    simplified, traditional = _characters("gb2312", _GB2312), _characters("big5", _BIG5)
    return {SIMPLIFIED: simplified - traditional, TRADITIONAL: traditional - simplified}


@cache
def rare() -> frozenset[str]:
    """Chinese characters that neither kind has in daily use."""
    every = map(chr, range(0x4E00, 0x9FA6))
    common = _characters("gb2312", _GB2312_FIRST) | _characters("big5", _BIG5_FIRST)
    return frozenset(every) - common


@cache
def ordinary() -> frozenset[str]:
    """What nearly all English and simplified Chinese texts are made of, and no damaged one is."""
    common = _characters("gb2312", _GB2312_FIRST) - only_in()[TRADITIONAL]
    return common | frozenset(map(chr, range(0x20, 0x7F))) | frozenset(_PUNCTUATION)


def _characters(encoding: str, leads: range) -> frozenset[str]:
    """The Chinese characters of a set of two bytes each, by their lead bytes."""
    text = b"".join(bytes((lead, trail)) for lead in leads for trail in _TRAILS)
    return frozenset(HAN.findall(text.decode(encoding, "ignore")))
