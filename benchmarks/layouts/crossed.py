"""One language from a DOCX, the other from a PDF: are the beads those of the plain texts?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import mean

from aligner import align
from aligner.document import Alignment, Document
from benchmarks.layouts.measure import same_beads
from benchmarks.layouts.text import LANGUAGES
from benchmarks.layouts.trials import Trial, truth_of

_WAYS = (("docx", "pdf"), ("pdf", "docx"))


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two files of one text, aligned.

    Attributes:
        look: of both.
        name: of the text.
        formats: of the English and the Chinese file.
        same: share of beads as the truth's blocks give them, 0 if a file could not be read.
    """

    look: str
    name: str
    formats: tuple[str, str]
    same: float


def crossings(trials: Sequence[Trial]) -> list[Crossing]:
    """Every look and text in both ways."""
    read = {
        (one.made.look.name, one.made.name, one.made.format, one.made.language): one.document
        for one in trials
    }
    pairs = dict.fromkeys((look, name) for look, name, _, _ in read)
    found = []
    for look, name in pairs:
        for formats in _WAYS:
            ends = zip(formats, LANGUAGES, strict=True)
            both = [read[look, name, suffix, language] for suffix, language in ends]
            found.append(Crossing(look, name, formats, _same(name, both)))
    return found


def _same(name: str, documents: Sequence[Document | None]) -> float:
    source, target = documents
    if source is None or target is None:
        return 0.0
    return same_beads(align(source, target), expected(name))


@cache
def expected(name: str) -> Alignment:
    """The alignment of a text's plain blocks."""
    source, target = (
        Document(language, truth_of(name, language).truth()) for language in LANGUAGES
    )
    return align(source, target)


def rows(found: Sequence[Crossing]) -> Iterator[str]:
    """A table with a row for each look and way, texts taken together."""
    yield "| look | English | Chinese | same beads |\n|---|---|---|---|"
    for (look, formats), share in by_look(found).items():
        yield f"| {look} | {formats[0]} | {formats[1]} | {share:.3f} |"


def by_look(found: Sequence[Crossing]) -> dict[tuple[str, tuple[str, str]], float]:
    """The share of same beads by look and way, texts taken together."""
    groups: dict[tuple[str, tuple[str, str]], list[float]] = {}
    for one in found:
        groups.setdefault((one.look, one.formats), []).append(one.same)
    return {key: mean(shares) for key, shares in groups.items()}
