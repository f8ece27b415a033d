"""Whether a document is in the language that it was given as, and two of them belong together.

Sides given the wrong way round, or one language's file under both names, would align to
rubbish without a word; so would a document and the translation of another. Of languages only
scripts are looked at, and only clear cases count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from aligner.document import Alignment, Bead, Document, Segment
from aligner.errors import Unrelated, WrongLanguage

#: What is said of documents that are plainly not versions of one.
UNRELATED = "these do not look like two versions of one document"

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_CHINESE = frozenset({"zh", "yue", "wuu", "lzh"})

# Too few letters prove nothing.
_JUDGED_FROM = 200
# About so many characters are looked at, a stretch at a time: more prove nothing more.
_JUDGED_BY, _STRETCH = 40_000, 40
# A Chinese text is at least this much Han; a text of another script at most that much.
_LEAST, _MOST = 0.02, 0.6

# Versions of one document have a kinship above this. Measured (`benchmarks.unrelated`): agendas
# of one form reach .31, the freest of six novels .60, the same with a third left out .48.
_LEAST_KINSHIP = 0.4


def kinship(source: Sequence[Segment], target: Sequence[Segment], beads: Iterable[Bead]) -> float:
    """How much of a document is surely in the other, by characters: 0 to 1.

    Of the version that has more of its text in sure beads: what the other adds to it, or lacks, is
    no sign that they do not belong together.

    Args:
        source: the source's segments.
        target: the target's.
        beads: between them.
    """
    full = [bead for bead in beads if bead.source and bead.target]
    shares: list[float] = []
    for side, segments in (("source", source), ("target", target)):
        sizes = [len(one.text) for one in segments]
        held = sum(one.confidence * sum(sizes[k] for k in getattr(one, side)) for one in full)
        shares.append(held / max(1, sum(sizes)))
    return max(shares)


def look_unrelated(
    source: Sequence[Segment], target: Sequence[Segment], beads: Iterable[Bead]
) -> bool:
    """Whether two documents are plainly not versions of one; arguments as for `kinship`."""
    return kinship(source, target, beads) < _LEAST_KINSHIP


def refuse_unrelated(alignment: Alignment) -> None:
    """Refuse an alignment of documents that are plainly not versions of one.

    Raises:
        Unrelated: they are not.
    """
    if alignment.unrelated:
        raise Unrelated(
            UNRELATED,
            path=alignment.target_document.path or None,
            remedy="check that it is the translation",
        )


def check_language(document: Document) -> None:
    """Refuse a document that is plainly in another script than its language's.

    Raises:
        WrongLanguage: a Chinese document has next to no Han characters, a Japanese one no kana,
            or one of another language consists mostly of Han characters.
    """
    primary = document.language.split("-")[0]
    text = _letters(document)
    if len(text) < _JUDGED_FROM:
        return
    han, kana = (len(script.findall(text)) / len(text) for script in (_HAN, _KANA))
    if primary in _CHINESE and han < _LEAST:
        raise _wrong(document, "has next to no Chinese characters")
    if primary == "ja" and kana < _LEAST:
        raise _wrong(document, "has next to no kana")
    if primary not in _CHINESE | {"ja"} and han > _MOST:
        raise _wrong(document, "is mostly Chinese characters")


def _letters(document: Document) -> str:
    """Letters from all over a document, in many short stretches: no part is missed."""
    text = "".join(block.text for block in document.blocks)
    step = max(_STRETCH, len(text) * _STRETCH // _JUDGED_BY)
    stretches = (text[top : top + _STRETCH] for top in range(0, len(text), step))
    return "".join(filter(str.isalpha, "".join(stretches)))


def _wrong(document: Document, found: str) -> WrongLanguage:
    return WrongLanguage(
        f"was given as '{document.language}' but {found}",
        path=document.path or None,
        remedy="check the order of the two files, or say their languages",
    )
