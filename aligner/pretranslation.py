"""A file to translate, filled from a memory: a catalogue in place, all else as units.

PO and XLIFF keep every byte that is not a translation. Pairs (TSV, TMX, ...) and documents become
units and are written in the format of the output. A document's reader comes from here, which is why
this does not stand in `tmx`.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from aligner.bilingual import opened, read_pairs
from aligner.untranslated import Cutting, untranslated
from tmx.exchange import FORMATS, writable_suffixes, write_stream
from tmx.failure import BadFormat, UnknownSuffix
from tmx.files import STDIN, refuse_same, written
from tmx.filling import FILLABLE, Proposal, fill
from tmx.languages import same_language
from tmx.memory import Memory
from tmx.memory.pretranslating import EXACTLY, KEPT, MIN_SCORE, Counts, Pretranslator
from tmx.options import XLIFF_2, Options, Reading, unheard
from tmx.unit import TranslationUnit

#: Lines of translations alone; a line without one is the source's.
TEXT = ".txt"
# In these nothing shows what a person must look at.
_UNMARKED = frozenset({TEXT, ".tsv"})
_PO = frozenset({".po", ".pot"})
_DEFAULT_OUTPUT = ".tsv"


@dataclass(frozen=True, slots=True)
class How:
    """How a file is pretranslated.

    Attributes:
        source_language: canonical tag; "" takes what the file tells, else English.
        target_language: likewise, else Chinese.
        min_score: 1 to 100; what is less alike is not taken.
        fuzzy: whether anything is taken that a person must look at.
        source_format: suffix of the file's format; "" takes its name's.
        target_format: likewise of the output's.
        cutting: how a document is read and cut.
        tell: called with what was decided, a sentence at a time.
        xliff_version: 2.1 or 1.2, of an output that was no XLIFF before.
        progress: called with the share that is done, 0 to 1.
    """

    source_language: str = ""
    target_language: str = ""
    min_score: int = MIN_SCORE
    fuzzy: bool = True
    source_format: str = ""
    target_format: str = ""
    cutting: Cutting = field(default_factory=Cutting)
    tell: Callable[[str], object] = unheard
    xliff_version: str = XLIFF_2
    progress: Callable[[float], object] = unheard


@dataclass(frozen=True, slots=True)
class Pretranslated:
    """What became of a file.

    Attributes:
        counts: of its segments and words.
        languages: source and target.
        taken: ids of the units that were taken, once for each time.
    """

    counts: Counts
    languages: tuple[str, str]
    taken: tuple[int, ...]


def pretranslate(memory: Memory, source: str, target: str, how: How | None = None) -> Pretranslated:
    """Fill from a memory what a file has no translation for, into another file.

    Args:
        memory: open.
        source: PO or XLIFF; another format of pairs; or a document. `-` is standard input, plain
            text if no format is said.
        target: replaced whole or not at all; of PO and XLIFF it may be the source itself. `-` is
            standard output.
        how: see there.

    Raises:
        UnknownSuffix, UnknownFormat: a name does not say its format.
        FileProblem: a file or the memory cannot be read or written.
        BadFormat, BadEncoding, UnreadableDocument: the source is not what it should be, or is in
            other languages than those asked for.
    """
    how = how or How()
    from_format = _source_format(source, how)
    to_format = _target_format(target, from_format, how)
    if _fills(from_format, to_format):
        with opened(source, from_format) as path:
            return _fill(memory, path, target, from_format, how)
    refuse_same(source, target)
    if from_format in FORMATS:
        with opened(source, from_format) as path:
            reading = Reading(
                how.source_language, how.target_language, tell=how.tell, progress=how.progress
            )
            units = read_pairs(path, reading, from_format, how.cutting.password)
            return _write(memory, units, target, to_format, how)
    languages = Reading(how.source_language, how.target_language).languages
    segments = list(untranslated(source, *languages, how.cutting))
    return _write(memory, _followed(segments, how), target, to_format, how)


def _followed(units: Sequence[TranslationUnit], how: How) -> Iterator[TranslationUnit]:
    """The same units; it is told how many of them were taken."""
    for number, unit in enumerate(units, 1):
        yield unit
        how.progress(number / len(units))


def _source_format(source: str, how: How) -> str:
    """The suffix of a format; that of plain text where each line is a segment."""
    suffix = how.source_format or Path(source).suffix.lower() or TEXT * (source == STDIN)
    if suffix in FORMATS and (how.cutting.lines or how.cutting.srx):
        how.tell("it has its segments already: nothing is cut")
    return TEXT if how.cutting.lines and suffix not in FORMATS else suffix


def _target_format(target: str, from_format: str, how: How) -> str:
    suffix = how.target_format or Path(target).suffix.lower()
    if not suffix and target == STDIN:
        return from_format if from_format in FILLABLE else _DEFAULT_OUTPUT
    known = (*writable_suffixes(), TEXT)
    if suffix not in known and not _fills(from_format, suffix):
        raise UnknownSuffix(
            f"the suffix '{suffix}' names no format" if suffix else "the name has no suffix",
            path=target,
            remedy=f"use one of {', '.join(known)}",
        )
    return suffix


def _fills(from_format: str, to_format: str) -> bool:
    """Whether a catalogue stays what it is."""
    both = {from_format, to_format}
    return both <= _PO or both <= set(FILLABLE) - _PO


def _fill(
    memory: Memory, path: str | os.PathLike[str], target: str, suffix: str, how: How
) -> Pretranslated:
    languages, gaps = _looked_through(path, suffix, how)
    work = _pretranslator(memory, languages, how, fuzzy=how.fuzzy)
    asked = itertools.count(1)

    def propose(text: str, context: str) -> Proposal | None:
        how.progress(min(1.0, next(asked) / max(1, gaps)))
        return work.propose(text, context)

    done = fill(path, target, propose, suffix)
    work.counts.segments[KEPT] += done.kept
    marked = work.counts.segments[EXACTLY] - done.exact
    if marked > 0:
        how.tell(f"{marked:,} exact ones are marked all the same: codes stand within them")
    return Pretranslated(work.counts, languages, tuple(work.taken))


def _write(
    memory: Memory, units: Iterator[TranslationUnit], target: str, to_format: str, how: How
) -> Pretranslated:
    first = next(units, None)
    languages = _languages(first, Reading(how.source_language, how.target_language))
    fuzzy = how.fuzzy and to_format not in _UNMARKED
    if how.fuzzy and not fuzzy:
        how.tell(f"a {to_format} file cannot mark what must be looked at: only exact ones go in")
    work = _pretranslator(memory, languages, how, fuzzy=fuzzy)
    filled = work.filled(chain([first] if first else [], units))
    with written(target) as stream:
        if to_format == TEXT:
            _write_lines(stream, filled, languages)
        else:
            write_stream(
                stream, to_format, filled, Options(*languages, xliff_version=how.xliff_version)
            )
    return Pretranslated(work.counts, languages, tuple(work.taken))


def _write_lines(
    stream: BinaryIO, units: Iterable[TranslationUnit], languages: tuple[str, str]
) -> None:
    for unit in units:
        source, target = (unit.variant(language) for language in languages)
        text = (target.text if target else "") or (source.text if source else "")
        stream.write((" ".join(text.splitlines()) + "\n").encode(errors="replace"))


def _pretranslator(
    memory: Memory, languages: tuple[str, str], how: How, *, fuzzy: bool
) -> Pretranslator:
    return Pretranslator(memory, *languages, min_score=how.min_score, fuzzy=fuzzy)


def _languages(first: TranslationUnit | None, reading: Reading) -> tuple[str, str]:
    """Of both sides: as asked for, else as the first unit has them."""
    source = first.source_variant if first else None
    target = first.target_variant if first else None
    usual = reading.languages
    return (
        reading.source_language or (source.language if source else usual.source),
        reading.target_language or (target.language if target else usual.target),
    )


def _looked_through(
    path: str | os.PathLike[str], suffix: str, how: How
) -> tuple[tuple[str, str], int]:
    """A catalogue's languages as it says them, else as asked for; and how many gaps it has.

    Raises:
        BadFormat: it says other languages than those asked for.
    """
    asked = (how.source_language, how.target_language)
    units = read_pairs(path, Reading(*asked), suffix)
    first = next(units, None)
    own = _languages(first, Reading())
    for wanted, found in zip(asked, own, strict=True):
        if wanted and not same_language(wanted, found):
            raise BadFormat(
                f"is from '{own[0]}' into '{own[1]}', not '{wanted}'",
                path=path,
                remedy="leave out -s and -t, or name another file",
            )
    every = chain([first] if first else [], units)
    return own, sum(1 for unit in every if not unit.target.strip())
