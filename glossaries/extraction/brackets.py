"""Abbreviations and short names that a text gives in brackets behind the full ones.

`United Nations Office on Drugs and Crime (UNODC)` is
联合国毒品和犯罪问题办公室（毒品和犯罪问题办公室）: what stands in both brackets is one name, and
both belong to the full ones before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossaries.extraction.corpus import Corpus

_ABBREVIATION = re.compile(r"\(\s*[\"“'‘]?([A-Z][A-Za-z0-9&./-]*[A-Z][A-Za-z0-9.-]*)[\"”'’]?\s*\)")
_SHORT = re.compile(r"[(（]\s*[\"“]?([^()（）\"“”，。；]{2,14})[\"”]?\s*[)）]")
# Numbers, dates and symbols in brackets are no names.
_NO_NAME = re.compile(r"[0-9/]|^见|^另见|续|^附件|^即|^如|基辅|时间$")


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A short name that stands in brackets on both sides of a unit.

    Attributes:
        short: of the source.
        short_target: of the target.
        unit: its number.
        opens: offset of the bracket in the source's text.
        opens_target: in the target's.
    """

    short: str
    short_target: str
    unit: int
    opens: int
    opens_target: int


def bracketed(corpus: Corpus) -> Iterator[Bracketed]:
    """The short names of all units whose brackets can be paired without doubt."""
    for unit, (source, target) in enumerate(
        zip(corpus.source.texts, corpus.target.texts, strict=True)
    ):
        if "(" not in source:
            continue
        ours = list(_ABBREVIATION.finditer(source))
        theirs = (
            [found for found in _SHORT.finditer(target) if not _NO_NAME.search(found[1])]
            if ours
            else []
        )
        for a, b in _paired(ours, theirs):
            yield Bracketed(a[1], b[1].strip(), unit, a.start(), b.start())


def _paired(
    ours: list[re.Match[str]], theirs: list[re.Match[str]]
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """By the same text, else one with one."""
    by_text = {found[1].strip(): found for found in theirs}
    same = [(found, by_text[found[1]]) for found in ours if found[1] in by_text]
    yield from same
    left = [found for found in ours if found[1] not in by_text]
    rest = [found for found in theirs if not any(found is other for _, other in same)]
    if len(left) == len(rest) == 1:
        yield left[0], rest[0]
