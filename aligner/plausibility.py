"""Whether a document is in the language that it was given as.

Sides given the wrong way round, or one language's file under both names, would align to
rubbish without a word. Only scripts are looked at, and only clear cases count.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from aligner.document import Document
from aligner.errors import WrongLanguage

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_CHINESE = frozenset({"zh", "yue", "wuu", "lzh"})

# Too few letters prove nothing.
_JUDGED_FROM = 200
# More letters prove nothing more. They are taken from all over the document: what stands in
# another language does not stand everywhere.
_JUDGED_BY = 20_000
# A Chinese text is at least this much Han; a text of another script at most that much.
_LEAST, _MOST = 0.02, 0.6


def check_language(document: Document) -> None:
    """Refuse a document that is plainly in another script than its language's.

    Raises:
        WrongLanguage: a Chinese document has next to no Han characters, a Japanese one no kana,
            or one of another language consists mostly of Han characters.
    """
    primary = document.language.split("-")[0]
    text = "".join(itertools.islice(_letters(document), _JUDGED_BY))
    if len(text) < _JUDGED_FROM:
        return
    han, kana = (len(script.findall(text)) / len(text) for script in (_HAN, _KANA))
    if primary in _CHINESE and han < _LEAST:
        raise _wrong(document, "has next to no Chinese characters")
    if primary == "ja" and kana < _LEAST:
        raise _wrong(document, "has next to no kana")
    if primary not in _CHINESE | {"ja"} and han > _MOST:
        raise _wrong(document, "is mostly Chinese characters")


def _letters(document: Document) -> Iterator[str]:
    step = 1 + sum(len(block.text) for block in document.blocks) // _JUDGED_BY
    return (char for block in document.blocks[::step] for char in block.text if char.isalpha())


def _wrong(document: Document, found: str) -> WrongLanguage:
    return WrongLanguage(
        f"was given as '{document.language}' but {found}",
        path=document.path or None,
        remedy="check the order of the two files, or say their languages",
    )
