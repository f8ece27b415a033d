"""Forms of characters that the text's kind of Chinese does not write.

Radicals and compatibility ideographs look right and are found by no search; they come out of PDF
files. Forms of Japan come from fonts and input methods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import CHARACTERS, Check, Example, always
from qa.checks._chinese import kind_of, traditional_variants, variant_signs, variants
from qa.checks._texts import named
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.cleaning.characters import TRADITIONAL
from tmx.scripts import HAN

# What stands for the dot between the parts of a foreign name.
_DOT = re.compile(rf"(?<=[{HAN}])[・•∙⋅●‧･](?=[{HAN}])")


def _find(pair: Pair) -> Iterator[Found]:
    if not pair.into_chinese:
        return
    target = pair.target
    kind = kind_of(pair.target_language)
    if not variant_signs().isdisjoint(target):
        table = variants(kind)
        for at, sign in enumerate(target):
            if sign in table:
                yield Found(_says(sign, table[sign]), None, (at, at + 1))
    if kind == TRADITIONAL:
        others = traditional_variants()
        for at, sign in enumerate(target):
            if sign in others:
                yield Found(_says(sign, others[sign]), None, (at, at + 1), WARNING)
    for match in _DOT.finditer(target):
        yield Found(_says(match[0], "·"), None, match.span(), WARNING)


def _says(sign: str, plain: str) -> str:
    return f"{sign} ({named(sign)}) stands for {plain}"


CHECK = Check(
    "variant-form",
    CHARACTERS,
    ERROR,
    "A variant of a character stands for the usual one: of Japan, a radical, a compatibility form.",
    Example(
        "The number of ferries grew.",
        "渡船数目増加。",
        "増 (U+5897 CJK UNIFIED IDEOGRAPH-5897) stands for 增",
    ),
    always(_find),
)
