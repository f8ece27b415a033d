"""What a reader makes of a file and what segmentation makes of that.

Plain values: every stage of the pipeline takes and gives these, so that each can be
run, tested and replaced alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Kind(str, Enum):
    """The part that a block plays in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    FOOTNOTE = "footnote"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Format:
    """A stretch of text that is set apart within its block.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        name: `bold`, `italic`, `underline`, `superscript` or `subscript`.
    """

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch of a document, before it is cut into segments.

    Attributes:
        kind: the part that it plays.
        text: its text in one line, without label, markup and note marks.
        label: its printed label (`1.`, `(a)`, `㈠`, a footnote's mark), or "".
        level: depth of a heading (1 is the highest) or of a list item (1 is the outermost), else 0.
        line: 1-based line (or paragraph, for formats without lines) where it starts, 0 if unknown.
        marks: note marks taken out of the text: (offset in `text`, mark), in order.
        formats: stretches of the text that are set apart, by start; a format that covers the whole
            text is the block's look and not told.
        part: `front` (masthead, title page), `back` (job number, recycling mark) or "" (the text).
    """

    kind: Kind
    text: str
    label: str = ""
    level: int = 0
    line: int = 0
    marks: tuple[tuple[int, str], ...] = ()
    formats: tuple[Format, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the first page says of a document; "" for what was not found.

    Attributes:
        distribution: `General`, `Limited`, `Restricted`, `Provisional` or `For participants only`,
            in English whatever the language.
        date: of the document, ISO 8601 (`2011-02-18`).
        original: canonical tag of the language it was written in; of several, with commas between
            (`en, fr`).
        session: as printed (`Twentieth session`, `第二十届会议`).
        title: of the document, as printed.
    """

    distribution: str = ""
    date: str = ""
    original: str = ""
    session: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of a document.

    Attributes:
        language: canonical BCP 47 tag.
        blocks: in reading order; footnotes stand after the block that carries their mark.
        path: where it was read from, "" if from memory.
        symbol: document symbol from the masthead (`E/CN.15/2011/19`), "" if none was seen.
        masthead: what else the first page says.
        running: lines of page headers and footers, which are left out of the text, each once.
    """

    language: str
    blocks: tuple[Block, ...]
    path: str = ""
    symbol: str = ""
    masthead: Masthead = field(default_factory=Masthead)
    running: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or the like: what the aligner pairs and a translation memory holds.

    Attributes:
        text: the segment's text, no white space at its ends.
        kind: of its block.
        label: of its block if this is the block's first segment, else "".
        level: of its block.
        block: index of its block in the document.
        line: of its block.
        formats: stretches of this segment's text that are set apart, by start.
        part: of its block.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    label: str = ""
    level: int = 0
    block: int = 0
    line: int = 0
    formats: tuple[Format, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of segments that translate each other (Brown et al. 1991's term).

    Attributes:
        source: indices of source segments, ascending, contiguous; () when only the target has it.
        target: likewise.
        confidence: 0.0 to 1.0; 0.0 for a side left unaligned.
        moved: whether it crosses others: its target stands elsewhere than theirs.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = 0.0
    moved: bool = False

    @property
    def type(self) -> str:
        """Such as `1-2`: numbers of source and target segments."""
        return f"{len(self.source)}-{len(self.target)}"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two segmented versions and the beads between them, in document order.

    Attributes:
        source: the source side's segments.
        target: the target side's segments.
        beads: cover every segment of both sides exactly once.
        source_document: the document the source segments came from.
        target_document: likewise for the target.
        signature: version, encoder and parameters: what is needed to get the same result again.
        unrelated: whether the two do not look like versions of one document; no bead then has a
            confidence of 0.5 or more.
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    beads: tuple[Bead, ...]
    source_document: Document
    target_document: Document
    signature: dict[str, str] = field(default_factory=dict)
    unrelated: bool = False

    def texts(self, bead: Bead) -> tuple[str, str]:
        """Both sides of a bead as text, segments joined as their languages join sentences."""
        return (
            join_segments([self.source[i] for i in bead.source], self.source_document.language),
            join_segments([self.target[j] for j in bead.target], self.target_document.language),
        )


def join_segments(segments: list[Segment], language: str) -> str:
    """Sentences in one string: no space between them in Chinese or Japanese, one elsewhere."""
    return glue_of(language).join(segment.text for segment in segments)


def glue_of(language: str) -> str:
    """What stands between two sentences of a language."""
    return "" if language.split("-")[0] in {"zh", "ja"} else " "
