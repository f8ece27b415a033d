"""Whether a document is in the language that it was given as.

Sides given the wrong way round, or one language's file under both names, would align to
rubbish without a word. Only scripts are looked at, and only clear cases count.
"""

from __future__ import annotations

import re

from aligner.document import Document
from aligner.errors import WrongLanguage

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WRITTEN_IN_HAN = frozenset({"zh", "ja", "yue", "wuu", "lzh"})
# Korean and Vietnamese texts may quote much Chinese; nothing is said of them.
_UNSURE = frozenset({"ko", "vi"})

# Too few letters prove nothing.
_JUDGED_FROM = 200
# A Chinese text is at least this much Han; a text of another script at most that much.
_LEAST, _MOST = 0.02, 0.6


def check_language(document: Document) -> None:
    """Refuse a document that is plainly in another script than its language's.

    Raises:
        WrongLanguage: a Chinese or Japanese document has next to no Han characters, or one of
            another language consists mostly of them.
    """
    primary = document.language.split("-")[0]
    letters = [char for block in document.blocks for char in block.text if char.isalpha()]
    if len(letters) < _JUDGED_FROM or primary in _UNSURE:
        return
    share = sum(bool(_HAN.match(char)) for char in letters) / len(letters)
    if primary in _WRITTEN_IN_HAN and share < _LEAST:
        raise _wrong(document, "has next to no Chinese characters")
    if primary not in _WRITTEN_IN_HAN and share > _MOST:
        raise _wrong(document, "is mostly Chinese characters")


def _wrong(document: Document, found: str) -> WrongLanguage:
    return WrongLanguage(
        f"was given as '{document.language}' but {found}",
        path=document.path or None,
        remedy="check the order of the two files, or say their languages",
    )
