"""Two documents in, an alignment out: the stages in their order."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from typing import TYPE_CHECKING

from aligner.confidence import confidences
from aligner.crossing import with_crossings
from aligner.document import Alignment, Bead, Block, Document, Kind, Segment
from aligner.encoders import load_encoder
from aligner.errors import SameDocument, UnreadableDocument, WrongLanguage
from aligner.features import prepare
from aligner.paired import refuse_pairs
from aligner.plausibility import check_language, look_unrelated
from aligner.readers import read_document
from aligner.readers.encodings import read_lines
from aligner.scoring import Scorer, Weights
from aligner.search import search
from aligner.segmentation import Segmenter, segment_document
from entities import split_label
from tmx.languages import canonical
from tmx.version import VERSION

if TYPE_CHECKING:
    from aligner.encoders.base import Encoder

Progress = Callable[[str, float], None]

#: In a signature, that the encoder did not know the languages and was left out.
NO_ENCODER = "none"

#: The most segments on one side of a bead that can be asked for.
MOST_SPAN = 12

#: The most confidence that a bead gets without an encoder for its languages, or between documents
#: that do not belong together: doubtful everywhere.
UNSURE = 0.49


@dataclass(frozen=True, slots=True)
class Options:
    """How to align.

    Attributes:
        encoder: a name for `load_encoder`.
        device: where a neural encoder computes: cpu, cuda, cuda:1, mps; None takes the best.
        cache: whether a neural encoder's vectors are kept on disk for other runs.
        max_span: most segments on one side of a bead.
        srx: a file of segmentation rules instead of the bundled ones.
        lines: each line is one segment already; nothing is split or joined.
        password: that opens locked files.
        weights: of the score.
    """

    encoder: str = "bundled"
    device: str | None = None
    cache: bool = True
    max_span: int = 6
    srx: str | PathLike[str] | None = None
    lines: bool = False
    password: str | None = None
    weights: Weights = field(default_factory=Weights)

    def __post_init__(self) -> None:
        if not 1 <= self.max_span <= MOST_SPAN:
            raise ValueError(f"max_span must be 1 to {MOST_SPAN}, not {self.max_span}")


def align(
    source: str | PathLike[str] | Document,
    target: str | PathLike[str] | Document,
    *,
    source_language: str = "en",
    target_language: str = "zh",
    options: Options | None = None,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> Alignment:
    """Pair the sentences of two language versions of a document.

    Args:
        source: the original: a path, or a document already read.
        target: its translation, likewise.
        source_language: BCP 47 tag or a name; a `Document` brings its own.
        target_language: likewise.
        options: see `Options`.
        progress: called with a stage's name and the share of it that is done, 0 to 1.
        encoder: one that is loaded already, for many pairs; else `options` names it.

    Raises:
        AlignerError, TmxError: with file, cause and remedy; see `aligner.errors`, `tmx.failure`.
    """
    options = options or Options()
    _refuse_same(source, target)
    documents = [
        _document(given, language, options, progress)
        for given, language in ((source, source_language), (target, target_language))
    ]
    _refuse_same_language(documents[0], documents[1])
    segments = [_segments(document, options) for document in documents]
    for document, found in zip(documents, segments, strict=True):
        if not any(one.text for one in found):
            raise UnreadableDocument("no text in it", path=document.path or None)
        check_language(document)
    encoder = encoder or load_encoder(
        options.encoder, device=options.device, cache=options.cache, progress=progress
    )
    languages = (documents[0].language, documents[1].language)
    beads = align_segments(segments[0], segments[1], languages, encoder, options, progress)
    return Alignment(
        source=segments[0],
        target=segments[1],
        beads=beads,
        source_document=documents[0],
        target_document=documents[1],
        signature=_signature(encoder, languages, options),
        unrelated=all(encoder.knows(tag) for tag in languages)
        and look_unrelated(segments[0], segments[1], beads),
    )


def align_segments(
    source: Sequence[Segment],
    target: Sequence[Segment],
    languages: tuple[str, str],
    encoder: Encoder,
    options: Options,
    progress: Progress | None = None,
) -> tuple[Bead, ...]:
    """Beads between two lists of segments; empty segments are left alone.

    Args:
        source: n segments.
        target: m segments.
        languages: BCP 47 tags of the two sides.
        encoder: for their vectors.
        options: `max_span` and `weights` are used here.
        progress: see `align`.
    """
    kept = [[i for i, one in enumerate(side) if one.text] for side in (source, target)]
    if not all(kept):
        return _with_empty([], len(source), len(target))
    report = progress or (lambda stage, share: None)
    report("encoding", 0.0)
    sides = prepare(
        [source[i] for i in kept[0]],
        [target[j] for j in kept[1]],
        languages,
        encoder,
        lambda share: report("encoding", share),
    )
    report("encoding", 1.0)
    scorer = Scorer(*sides, options.max_span, options.weights)
    path = search(scorer, lambda share: report("aligning", share))
    known = all(encoder.knows(tag) for tag in languages)
    beads = [
        Bead(
            tuple(kept[0][slice(*one.span[:2])]),
            tuple(kept[1][slice(*one.span[2:])]),
            one.confidence,
            one.moved,
        )
        for one in with_crossings(scorer, path, confidences(scorer, path))
    ]
    # Numbers, labels and lengths alone are never reason enough to trust a pair unseen, nor is a
    # pair that stands in two documents which have nothing else in common.
    if not known or look_unrelated(source, target, beads):
        beads = [replace(bead, confidence=min(bead.confidence, UNSURE)) for bead in beads]
    return _with_empty(_with_labels(beads, (source, target)), len(source), len(target))


def _with_labels(
    beads: list[Bead], sides: tuple[Sequence[Segment], Sequence[Segment]]
) -> list[Bead]:
    """A label that was cut off from its sentence, left alone with it: both in one bead."""
    out: list[Bead] = []
    for bead in beads:
        if out and _is_label_of(out[-1], bead, sides):
            out[-1] = Bead(out[-1].source + bead.source, out[-1].target + bead.target)
        else:
            out.append(bead)
    return out


def _is_label_of(
    before: Bead, bead: Bead, sides: tuple[Sequence[Segment], Sequence[Segment]]
) -> bool:
    """Whether a bead is nothing but one version's label, such as `7.`, and the next its text."""
    if before.source and not (before.target or bead.target):
        one, other, segments = before.source, bead.source, sides[0]
    elif before.target and not (before.source or bead.source):
        one, other, segments = before.target, bead.target, sides[1]
    else:
        return False
    next_to = len(one) == 1 and other[0] == one[0] + 1
    return next_to and not split_label(segments[one[0]].text)[1]


def _with_empty(beads: list[Bead], n: int, m: int) -> tuple[Bead, ...]:
    """Add the segments that took no part, each before the bead that follows it on its side."""
    lone = sorted(set(range(n)).difference(*(bead.source for bead in beads)), reverse=True)
    lone_target = sorted(set(range(m)).difference(*(bead.target for bead in beads)), reverse=True)
    out: list[Bead] = []
    for bead in (*beads, Bead((n,), (m,))):
        while lone and bead.source and lone[-1] < bead.source[0]:
            out.append(Bead((lone.pop(),), ()))
        while lone_target and bead.target and lone_target[-1] < bead.target[0]:
            out.append(Bead((), (lone_target.pop(),)))
        out.append(bead)
    return tuple(out[:-1])


def _refuse_same(
    source: str | PathLike[str] | Document, target: str | PathLike[str] | Document
) -> None:
    if isinstance(source, Document) or isinstance(target, Document):
        return
    try:
        same = source == target or os.path.samefile(source, target)
    except OSError:
        # A missing file is the reader's to report, by its own name.
        return
    if same:
        raise SameDocument(
            "given as source and as target",
            path=source,
            remedy="name the two language versions of the document",
        )


def _refuse_same_language(source: Document, target: Document) -> None:
    """Two texts in one language are no original and translation, and no format can hold them."""
    if source.language == target.language:
        raise WrongLanguage(
            f"given as '{target.language}', as the source is",
            path=target.path or None,
            remedy="say the two languages with -s and -t",
        )


def _document(
    given: str | PathLike[str] | Document,
    language: str,
    options: Options,
    progress: Progress | None,
) -> Document:
    if isinstance(given, Document):
        return given
    tag = canonical(language)
    if not options.lines:
        refuse_pairs(given)
        stage = f"reading {os.path.basename(given)}"
        report = progress or (lambda stage, share: None)
        return read_document(
            given, tag, password=options.password, progress=lambda share: report(stage, share)
        )
    blocks = tuple(
        Block(Kind.PARAGRAPH, text.strip(), line=number)
        for number, text in enumerate(read_lines(given, tag), 1)
    )
    return Document(tag, blocks, path=os.fspath(given))


def _segments(document: Document, options: Options) -> tuple[Segment, ...]:
    if options.lines:
        # One block: lines that translators gave as segments have no structure to respect.
        return tuple(Segment(block.text, line=block.line) for block in document.blocks)
    return segment_document(document, Segmenter.chosen(options.srx, document.language))


def _signature(encoder: Encoder, languages: tuple[str, str], options: Options) -> dict[str, str]:
    known = all(encoder.knows(tag) for tag in languages)
    return {
        "diptych": VERSION,
        "encoder": f"{encoder.name} {encoder.version}" if known else NO_ENCODER,
        "max-span": str(options.max_span),
        "segments": "lines" if options.lines else os.path.basename(options.srx or "bundled SRX"),
    }
