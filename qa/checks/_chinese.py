"""Simplified and traditional characters, and forms that neither has, by OpenCC and Unicode.

A character is traditional if OpenCC makes another of it on the way to simplified ones and GB 2312
has it not, and the other way round with Big5. What both sets have (后, 里, 乾) is of one kind in
one word and of the other in the next: only OpenCC's phrases tell, so the text is converted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from tmx.cleaning.characters import SIMPLIFIED, TRADITIONAL, only_in
from tmx.languages import written_form

_IDEOGRAPHS = [chr(code) for code in (*range(0x3400, 0xA000), *range(0x20000, 0x2A6E0))]
# Blocks of which each character has a unified ideograph: radicals, compatibility ideographs.
_BLOCKS = ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0x2F800, 0x2FA20))
# Twelve of the compatibility block are unified ideographs in spite of their place (Unicode 15, 18.1).
_UNIFIED = frozenset("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩")


def kind_of(language: str) -> str:
    """Which characters a tag of Chinese stands for; one without script and region: simplified."""
    return TRADITIONAL if written_form(language) == "zh-Hant" else SIMPLIFIED


def is_untold(language: str) -> bool:
    """Whether a tag of Chinese tells no kind, so that the text may be in either."""
    return "-" not in language


@lru_cache(maxsize=8)
def _converter(configuration: str):  # type: ignore[no-untyped-def]
    import opencc

    return opencc.OpenCC(configuration)


def converted(text: str, configuration: str) -> str:
    """A text in another kind of characters, by the name of OpenCC's configuration."""
    return str(_converter(configuration).convert(text))


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
    return frozenset(changes("s2t")) & only_in()[SIMPLIFIED] | only_in()[SIMPLIFIED] & frozenset(
        changes("t2s").values()
    )


@cache
def variants() -> Mapping[str, str]:
    """Characters that no Chinese text has -> those that stand for the same: by shape alone."""
    return {**dict(_compatible()), **_japanese(), **_OLD}


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
    "⺝": "月", "⺫": "目", "⺼": "月", "⻌": "辶", "値": "值", "祕": "秘", "郞": "郎", "卽": "即",
    "旣": "既", "敎": "教", "淸": "清", "尙": "尚", "眞": "真", "靑": "青", "硏": "研", "倂": "并",
}  # fmt: skip
