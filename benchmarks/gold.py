"""Gold beads that outlive changes in segmentation: written as text, stored as indices.

A person writes gold as text, one bead a line: both sides with a tab between, several sentences
of a side with ` ||| `, an empty side for a null bead. `locate` finds that text in the segments
of today. For documents whose text must not stand in the repository only the indices are stored,
under a header that lets a reader refuse them once the segments are no longer those that they
were made for.

    python -m benchmarks.gold map GOLD.tsv SOURCE TARGET -o FILE.beads
    python -m benchmarks.gold verify FILE.beads SOURCE TARGET
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING

from aligner.beads import read_beads
from aligner.document import Bead
from tmx.failure import Failure
from tmx.files import read_bytes, replacing

if TYPE_CHECKING:
    from aligner.document import Segment

BETWEEN = " ||| "
_HEADER = re.compile(r"# (source|target): (\d+) segments, sha256 ([0-9a-f]{64})")


class GoldError(Failure, ValueError):
    """Gold that does not fit its documents, or is not gold."""


@dataclass(frozen=True, slots=True)
class TextBead:
    """A bead as a person wrote it.

    Attributes:
        source: the sentences of the source side; () if only the target has it.
        target: likewise.
        line: 1-based line in the gold file.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    line: int = 0


def read_text_gold(path: str | PathLike[str]) -> list[TextBead]:
    """Beads of a TSV file, in document order.

    Raises:
        GoldError: a line that is not two sides with a tab between, or text that is not UTF-8.
        FileProblem: the file cannot be read.
    """
    return [_text_bead(line, path, number) for number, line in enumerate(_lines(path), 1)]


def _lines(path: str | PathLike[str]) -> list[str]:
    try:
        return read_bytes(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise GoldError("not UTF-8 text", path=path, remedy="give a file of gold") from error


def _text_bead(line: str, path: str | PathLike[str], number: int) -> TextBead:
    sides = [_sentences(side) for side in line.split("\t")]
    if len(sides) != 2 or not any(sides):
        raise GoldError(
            f"not two sides with a tab between: {line[:60]!r}",
            path=path,
            line=number,
            remedy="write source, tab, target; one of them may be empty",
        )
    return TextBead(sides[0], sides[1], number)


def _sentences(side: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in side.split(BETWEEN)) if side.strip() else ()


def locate(
    gold: Sequence[TextBead],
    source: Sequence[str],
    target: Sequence[str],
    path: str | PathLike[str] | None = None,
) -> list[Bead]:
    """The beads as indices of segments.

    A sentence of the gold may be several segments, and the sentences of one bead may be one
    segment; a segment that reaches over two beads is refused. White space does not count.

    Args:
        gold: in document order, covering both sides.
        source: the source segments' texts.
        target: the target segments' texts.
        path: the gold file, for messages.

    Raises:
        GoldError: the two do not cover each other; the message names the place.
    """
    sides = (
        _locate_side([(bead.source, bead.line) for bead in gold], source, "source", path),
        _locate_side([(bead.target, bead.line) for bead in gold], target, "target", path),
    )
    return [Bead(left, right) for left, right in zip(*sides, strict=True)]


def _locate_side(
    pieces: Sequence[tuple[tuple[str, ...], int]],
    segments: Sequence[str],
    side: str,
    path: str | PathLike[str] | None,
) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    at = 0
    for sentences, line in pieces:
        end = _end(_bare("".join(sentences)), segments, at)
        if end is None:
            seen = BETWEEN.join(segments[at : at + 2])
            cause = f"{side} segments from {at} on ({seen[:90]!r}) are not {sentences}"
            raise GoldError(cause, path=path, line=line, remedy="correct the gold or the cut")
        found.append(tuple(range(at, end)))
        at = end
    if at < len(segments):
        cause = f"{side} segment {at} stands in no bead: {segments[at][:90]!r}"
        raise GoldError(cause, path=path, remedy="add it to the gold")
    return found


def _end(wanted: str, segments: Sequence[str], at: int) -> int | None:
    """Where the run of segments ends that starts at `at` and reads as `wanted`; None if none."""
    while wanted and at < len(segments) and wanted.startswith(segment := _bare(segments[at])):
        wanted = wanted[len(segment) :]
        at += 1
    return None if wanted else at


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def digest(texts: Sequence[str]) -> str:
    """SHA-256 of segment texts joined by newlines, in hexadecimal."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def format_stored(beads: Sequence[Bead], source: Sequence[str], target: Sequence[str]) -> str:
    """Beads under the header that `read_stored` checks, without text of the documents."""
    header = [
        f"# {side}: {len(texts)} segments, sha256 {digest(texts)}"
        for side, texts in (("source", source), ("target", target))
    ]
    lines = [f"{list(bead.source)}:{list(bead.target)}".replace(" ", "") for bead in beads]
    return "\n".join([*header, *lines]) + "\n"


def read_stored(
    path: str | PathLike[str], source: Sequence[str], target: Sequence[str]
) -> list[Bead]:
    """Beads of a stored file, if they were made for these segments.

    Args:
        path: what `format_stored` wrote.
        source: the source segments' texts.
        target: the target segments' texts.

    Raises:
        GoldError: the segments are not those that the beads were made for.
        BadBeads: a line that is not a bead.
        FileProblem: the file cannot be read.
    """
    beads = read_beads(path)
    headers = {hit[1]: (int(hit[2]), hit[3]) for hit in _headers(path)}
    for side, texts in (("source", source), ("target", target)):
        if headers.get(side) != (len(texts), digest(texts)):
            made_for = headers.get(side, ("no",))[0]
            raise GoldError(
                f"stale: made for {made_for} {side} segments, now there are {len(texts)} and"
                " their texts are others",
                path=path,
                remedy="map the text gold to the segments of today: python -m benchmarks.gold map",
            )
    return beads


def _headers(path: str | PathLike[str]) -> list[re.Match[str]]:
    return [hit for hit in map(_HEADER.fullmatch, _lines(path)) if hit]


def texts_of(path: str, language: str) -> list[str]:
    """The segments of a document, as the aligner sees them."""
    from aligner.readers import read_document
    from aligner.segmentation import segment_document

    segments: tuple[Segment, ...] = segment_document(read_document(path, language))
    return [segment.text for segment in segments]


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gold", description=__doc__)
    parser.add_argument("task", choices=["map", "verify"])
    parser.add_argument("gold", help="text gold (map) or stored beads (verify)")
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("-s", "--source-lang", default="en")
    parser.add_argument("-t", "--target-lang", default="zh")
    parser.add_argument("-o", "--output", help="where map writes; standard output by default")
    return parser.parse_args(argv)


def _run(wanted: argparse.Namespace) -> None:
    source = texts_of(wanted.source, wanted.source_lang)
    target = texts_of(wanted.target, wanted.target_lang)
    if wanted.task == "verify":
        print(f"fits its documents, beads: {len(read_stored(wanted.gold, source, target))}")
        return
    beads = locate(read_text_gold(wanted.gold), source, target, wanted.gold)
    text = format_stored(beads, source, target)
    if wanted.output:
        with replacing([wanted.output]) as (temporary,):
            temporary.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one of the two tasks; 2 and one message on stderr where it cannot be done."""
    try:
        _run(_arguments(argv))
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
