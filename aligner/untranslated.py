"""A document that is to be translated, as units without a translation: work for a CAT tool."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike

from aligner.document import Document, Segment
from aligner.plausibility import check_language
from aligner.readers import read_document
from aligner.readers.encodings import read_lines
from aligner.readers.given import unheard
from aligner.segmentation import Segmenter, segment_document
from tmx import unit as props
from tmx.languages import canonical
from tmx.unit import TranslationUnit, pair_unit


@dataclass(frozen=True, slots=True)
class Cutting:
    """How a document is read and cut.

    Attributes:
        lines: each line of a text file is a segment, blank ones too.
        srx: segmentation rules instead of the bundled ones; None for those.
        password: that opens a locked file.
        progress: called with the share that is read, 0 to 1.
    """

    lines: bool = False
    srx: str | None = None
    password: str | None = None
    progress: Callable[[float], None] = unheard


def untranslated(
    path: str | PathLike[str], source_language: str, target_language: str, how: Cutting
) -> Iterator[TranslationUnit]:
    """The segments of a document as units whose translation is empty, in order.

    Bold and italics are left out: a translation from a memory has none of this document's.

    Args:
        path: any format that has a reader; `-` is plain text from standard input.
        source_language: of the document.
        target_language: that it is to be translated into.
        how: see there.

    Raises:
        UnknownLanguage: a language is none.
        UnknownFormat, UnreadableDocument, BadEncoding, FileProblem: it cannot be read.
        BadRules: the segmentation rules cannot be used.
        WrongLanguage: the document is written in another script than its language.
    """
    source, target = canonical(source_language), canonical(target_language)
    name = os.path.basename(os.fspath(path))
    if how.lines:
        for number, text in enumerate(read_lines(path, source), 1):
            yield _unit(Segment(text.strip(), line=number), _origin(name), source, target)
        return
    document = read_document(path, source, password=how.password, progress=how.progress)
    check_language(document)
    for segment in segment_document(document, Segmenter.chosen(how.srx, document.language)):
        yield _unit(segment, _origin(name, document), source, target)


def _unit(
    segment: Segment, origin: list[tuple[str, str]], source: str, target: str
) -> TranslationUnit:
    own = (
        (props.LINE, str(segment.line or "")),
        (props.LABEL, segment.label),
        (props.KIND, str(segment.kind)),
        (props.PART, segment.part),
    )
    told = [(name, value) for name, value in (*origin, *own) if value]
    return pair_unit(segment.text, "", source, target, props=told)


def _origin(name: str, document: Document | None = None) -> list[tuple[str, str]]:
    symbol = document.symbol if document else ""
    return [(props.DOCUMENT, symbol or name), (props.FILE, name)]
