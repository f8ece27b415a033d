"""Units of a memory into an exchange file: those that conditions pick, in any format.

A unit comes out as it went in, with what became of it since: whether a person reviewed or rejected
it, and how often it was taken, are kept in the unit itself (`tmx.memory.marking`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import PurePath

from tmx.exchange import writable_suffixes, write_stream
from tmx.failure import FileProblem, UnknownSuffix
from tmx.files import STDIN, written
from tmx.memory.exporting import filters
from tmx.memory.memory import Memory, Stored
from tmx.memory.troubles import told
from tmx.options import XLIFF_2, Options, WriteResult, unheard
from tmx.profiles import DEFAULT, Profile
from tmx.selection import Selection
from tmx.unit import DOCUMENT, STATUS, TranslationUnit

_TMX, _TSV = ".tmx", ".tsv"
#: Tables that people read: they show the document, and what is doubtful as a status.
_SHEETS = frozenset({".csv", ".xlsx"})
_REJECTED = "rejected"

# Units between two looks at the bar.
_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Export:
    """What is taken out of a memory, and how it is written.

    Attributes:
        conditions: of `tmx.memory.exporting.filters`; all must hold.
        source_language: canonical tag of the side to translate from; "" takes the units' own.
        target_language: likewise.
        min_confidence: units that say they are less sure are left out.
        profile: of the CAT tool; it shapes TMX only.
        format: suffix of the format; "" takes the name's.
        progress: called with the share of the memory that is done, 0 to 1.
        xliff_version: 2.1 or 1.2, where XLIFF is written.
    """

    conditions: Sequence[str] = ()
    source_language: str = ""
    target_language: str = ""
    min_confidence: float = 0.0
    profile: Profile = DEFAULT
    format: str = ""
    progress: Callable[[float], object] = unheard
    xliff_version: str = XLIFF_2


def export(memory: Memory, target: str, how: Export) -> WriteResult:
    """Write units of a memory to a file, as a stream; it appears whole or not at all.

    Rejected units are left out and counted, unless a condition asks for a status. TMX keeps all
    languages of the units unless both sides' are asked for; of bilingual formats, units that lack
    one are left out and counted.

    Args:
        memory: open.
        target: the file; `-` is standard output.
        how: see there.

    Raises:
        BadCondition, UnknownSuffix: before anything is written.
        FileProblem: the file cannot be written, or is the memory itself.
        BadFormat: nothing was written, for the memory holds no unit in a language asked for.
    """
    where, parameters = filters.where(how.conditions)
    how = replace(how, format=how.format or suffix_of(target))
    _refuse_memory(memory, target)
    result = WriteResult()
    rejected_too = "status" in filters.names_of(how.conditions)
    stored = followed(memory, memory.units(where, parameters), how.progress)
    with told(memory.path):
        units = _wanted(stored, result, rejected_too=rejected_too)
        written_so = write_taken(target, units, how, memory.path)
    return replace(written_so, left_out={**result.left_out, **written_so.left_out})


def write_taken(
    target: str,
    units: Iterable[TranslationUnit],
    how: Export,
    source: str | PathLike[str] | None = None,
) -> WriteResult:
    """Write units to a file with the languages, the profile and in the format that are asked for.

    Args:
        target: the file; `-` is standard output.
        units: in order.
        how: its format is not empty; conditions do not count here.
        source: where they come from, for messages.

    Raises:
        FileProblem: the file cannot be written.
        BadFormat: nothing was written, for no unit is in a language asked for.
    """
    selection = _selection(how)
    if how.format in _SHEETS:
        units = map(_marked, units)
    with written(target) as stream:
        taken = selection.of(selection.settled(units))
        result = write_stream(stream, how.format, taken, _options(selection, how))
        return selection.conclude(result, source, how.source_language, how.target_language)


def suffix_of(target: str, named: str = "") -> str:
    """The format that a user names (`tmx`, `.TMX`), else the one that the file's name tells.

    On standard output it is TSV unless another is named.

    Raises:
        UnknownSuffix: it is none that is written.
    """
    usual = _TSV if target == STDIN else PurePath(target).suffix.lower()
    suffix = f".{named.strip().lower().lstrip('.')}" if named else usual
    if suffix in writable_suffixes():
        return suffix
    raise UnknownSuffix(
        f"no format has the suffix '{suffix}'" if suffix else "a file name without a suffix",
        path=None if named else target,
        remedy=f"take one of {' '.join(writable_suffixes())}",
    )


def followed(
    memory: Memory, stored: Iterable[Stored], progress: Callable[[float], object]
) -> Iterator[Stored]:
    """Units of a memory in its order, while `progress` hears which share of it is done."""
    row = memory.connection.execute("SELECT max(id) FROM unit").fetchone()
    last = row[0] or 1
    for number, one in enumerate(stored):
        if number % _STEP == 0:
            progress(one.id / last)
        yield one


def _wanted(
    stored: Iterable[Stored], result: WriteResult, *, rejected_too: bool
) -> Iterator[TranslationUnit]:
    for one in stored:
        if one.status == _REJECTED and not rejected_too:
            result.leave_out(_REJECTED)
        else:
            yield one.unit


def _marked(unit: TranslationUnit) -> TranslationUnit:
    """A doubtful unit says so: a table has no other sign of it."""
    if not unit.doubtful:
        return unit
    others = tuple(pair for pair in unit.props if pair[0] != STATUS)
    return replace(unit, props=(*others, (STATUS, "fuzzy")))


def _selection(how: Export) -> Selection:
    asked = how.source_language, how.target_language
    return Selection(
        *asked,
        min_confidence=how.min_confidence,
        all_languages=how.format == _TMX and not all(asked),
    )


def _options(selection: Selection, how: Export) -> Options:
    """With the languages of both sides; TMX that keeps all of them takes its own."""
    if selection.all_languages:
        return Options(how.source_language, profile=how.profile)
    columns = (DOCUMENT,) if how.format in _SHEETS else ()
    languages = selection.source_language, selection.target_language
    return Options(*languages, how.profile, how.xliff_version, columns=columns)


def _refuse_memory(memory: Memory, target: str) -> None:
    if target != STDIN and os.path.realpath(target) == os.path.realpath(memory.path):
        raise FileProblem("is the memory", path=target, remedy="name another file to write")
