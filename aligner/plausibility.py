"""Whether a document is in the language that it was given as.

Sides given the wrong way round, or one language's file under both names, would align to
rubbish without a word. Only scripts are looked at, and only clear cases count.
"""

from __future__ import annotations

import re

from aligner.document import Document
from aligner.errors import WrongLanguage

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_CHINESE = frozenset({"zh", "yue", "wuu", "lzh"})

# Too few letters prove nothing.
_JUDGED_FROM = 200
# A Chinese text is at least this much Han; a text of another script at most that much.
_LEAST, _MOST = 0.02, 0.6


def check_language(document: Document) -> None:
    """Refuse a document that is plainly in another script than its language's.

    Raises:
        WrongLanguage: a Chinese document has next to no Han characters, a Japanese one no kana,
            or one of another language consists mostly of Han characters.
    """
    primary = document.language.split("-")[0]
    letters = [char for block in document.blocks for char in block.text if char.isalpha()]
    if len(letters) < _JUDGED_FROM:
        return
    han, kana = (
        sum(bool(script.match(char)) for char in letters) / len(letters) for script in (_HAN, _KANA)
    )
    if primary in _CHINESE and han < _LEAST:
        raise _wrong(document, "has next to no Chinese characters")
    if primary == "ja" and kana < _LEAST:
        raise _wrong(document, "has next to no kana")
    if primary not in _CHINESE | {"ja"} and han > _MOST:
        raise _wrong(document, "is mostly Chinese characters")


def _wrong(document: Document, found: str) -> WrongLanguage:
    return WrongLanguage(
        f"was given as '{document.language}' but {found}",
        path=document.path or None,
        remedy="check the order of the two files, or say their languages",
    )
