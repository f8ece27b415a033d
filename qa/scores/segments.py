"""The segments of a file: lines of a text, or the targets of units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from qa.failure import BadSegments
from tmx import TranslationUnit, read_units
from tmx.exchange import readable_suffixes
from tmx.files import STDIN, STDIN_NAME, input_lines
from tmx.lines import lines_of
from tmx.options import Reading
from tmx.unit import CONTEXT


@dataclass(frozen=True, slots=True)
class Segments:
    """What a file has.

    Attributes:
        name: of the file.
        texts: one a segment, "" where nothing is translated.
        sources: one a segment; none for a text, which has no source.
        ids: what the file calls each, "" for nothing.
    """

    name: str
    texts: Sequence[str]
    sources: Sequence[str] = ()
    ids: Sequence[str] = ()

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def counted_by(self) -> str:
        """What its segments are called: a text has lines."""
        return "unit" if self.sources else "line"

    def number(self, place: int) -> int:
        """The number of a segment as it is told: units count from 0, lines from 1."""
        return place if self.sources else place + 1

    def place(self, number: int) -> str:
        """Where a segment stands, by its number from 0."""
        return f"{self.counted_by} {self.number(number)}"


def read_segments(path: str, source_language: str, target_language: str) -> Segments:
    """The segments of a file.

    Args:
        path: with a suffix of an exchange format, such as .po or .tmx, units; else a text with a
            segment a line; `-` is such a text on standard input.
        source_language, target_language: canonical tags.

    Raises:
        BadSegments: there is nothing in it, or nothing in the target language.
        FileProblem, BadEncoding, BadFormat: it cannot be read.
    """
    if path == STDIN:
        found = Segments(STDIN_NAME, [line.rstrip("\r\n") for line in input_lines()])
    elif PurePath(path).suffix.lower() in readable_suffixes():
        found = _of_units(path, source_language, target_language)
    else:
        found = Segments(path, [line.rstrip("\r\n") for _, line in lines_of(path)])
    if not len(found):
        raise BadSegments("has no segments", path=found.name, remedy="check that it was saved")
    return found


def _of_units(path: str, source_language: str, target_language: str) -> Segments:
    reading = Reading(source_language=source_language, target_language=target_language)
    units = list(read_units(path, reading=reading))
    targets = [_text(unit, target_language) for unit in units]
    if units and not any(targets):
        raise BadSegments(
            f"no unit has a translation into '{target_language}'",
            path=path,
            remedy="name its language with -t",
        )
    sources = [_text(unit, source_language) for unit in units]
    return Segments(path, targets, sources, [_id(unit) for unit in units])


def _text(unit: TranslationUnit, language: str) -> str:
    variant = unit.variant(language)
    return variant.text if variant else ""


def _id(unit: TranslationUnit) -> str:
    return unit.attribute("tuid") or unit.prop(CONTEXT)
