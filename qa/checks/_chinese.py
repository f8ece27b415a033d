"""Simplified and traditional characters, and forms that neither has, by OpenCC and Unicode.

A character is traditional if OpenCC makes another of it on the way to simplified ones and GB 2312
has it not, and the other way round with Big5. What both sets have (后, 里, 乾) is of one kind in
one word and of the other in the next: only OpenCC's phrases tell, so the text is converted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Protocol

from tmx.cleaning.characters import SIMPLIFIED, TRADITIONAL, only_in
from tmx.languages import written_form

_IDEOGRAPHS = [chr(code) for code in (*range(0x3400, 0xA000), *range(0x20000, 0x2A6E0))]
# Blocks of which each character has a unified ideograph: radicals, compatibility ideographs.
_BLOCKS = ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0x2F800, 0x2FA20))
# Twelve of the compatibility block are unified ideographs in spite of their place
# (The Unicode Standard, section 18.1).
_UNIFIED = frozenset("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩")


def kind_of(language: str) -> str:
    """Which characters a tag of Chinese stands for; one without script and region: simplified."""
    return TRADITIONAL if written_form(language) == "zh-Hant" else SIMPLIFIED


def is_untold(language: str) -> bool:
    """Whether a tag of Chinese tells no kind, so that the text may be in either."""
    return "-" not in language


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@lru_cache(maxsize=8)
def _converter(configuration: str) -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC(configuration)
    return converter


def converted(text: str, configuration: str) -> str:
    """A text in another kind of characters, by the name of OpenCC's configuration."""
    # The library takes no half of a surrogate pair.
    sound = text.encode("utf-8", "replace").decode()
    return str(_converter(configuration).convert(sound))


@cache
def changes(configuration: str) -> Mapping[str, str]:
    """Ideographs that a configuration of OpenCC makes others of, each by itself."""
    made = converted("\n".join(_IDEOGRAPHS), configuration).split("\n")
    return {one: other for one, other in zip(_IDEOGRAPHS, made, strict=True) if one != other}


@cache
def traditional() -> frozenset[str]:
    """Characters that may be traditional."""
    return frozenset(changes("t2s"))


@cache
def simplified() -> frozenset[str]:
    """Characters that are simplified alone."""
    forms = {*changes("s2t"), *changes("t2s").values()}
    return only_in()[SIMPLIFIED] & forms - _written_in_hong_kong()


def _written_in_hong_kong() -> frozenset[str]:
    """Forms that are simplified or Japanese elsewhere, and the standard there: 户, 説."""
    return frozenset(changes("t2hk").values())


@cache
def variants(kind: str) -> Mapping[str, str]:
    """Characters that no Chinese text has -> what a kind of Chinese writes for them."""
    every = {**dict(_compatible()), **_japanese(), **_OLD}
    if kind == TRADITIONAL:
        every = {one: every[one] for one in every if one not in _written_in_hong_kong()}
    plain = changes("t2s") if kind == SIMPLIFIED else changes("s2t")
    return {one: plain.get(other, other) for one, other in every.items()}


@cache
def variant_signs() -> frozenset[str]:
    """The same characters, to be looked for."""
    return frozenset(variants(SIMPLIFIED))


def _compatible() -> Iterator[tuple[str, str]]:
    for first, end in _BLOCKS:
        for character in map(chr, range(first, end)):
            plain = unicodedata.normalize("NFKC", character)
            if plain != character and character not in _UNIFIED:
                yield character, plain


def _japanese() -> dict[str, str]:
    """Forms of Japan that neither national set of Chinese has."""
    return {one: other for one, other in changes("jp2t").items() if not _is_chinese(one)}


def _is_chinese(character: str) -> bool:
    for encoding in ("gb2312", "big5"):
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False


@cache
def traditional_variants() -> Mapping[str, str]:
    """Forms of a traditional character that neither Taiwan nor Hong Kong writes."""
    taiwan, hong_kong = changes("t2tw"), changes("t2hk")
    return {one: taiwan[one] for one in taiwan if hong_kong.get(one) == taiwan[one]}


# Radicals of the supplement have no decomposition in Unicode; these come out of PDF files.
_OLD = {
    "⺠": "民", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长", "⻔": "门",
    "⻘": "青", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼",
    "⻥": "鱼", "⻦": "鸟", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⺟": "母",
    "⺝": "月", "⺫": "目", "⺼": "月", "⻌": "辶", "値": "值", "郞": "郎", "卽": "即",
    "旣": "既", "敎": "教", "淸": "清", "尙": "尚", "眞": "真", "靑": "青", "硏": "研", "倂": "并",
}  # fmt: skip
