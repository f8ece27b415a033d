"""What `diptych qa` checks: files of pairs, the units of a memory, or two documents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from cli.options import tag_of
from cli.render import say
from tmx.failure import BadFormat, empty_file
from tmx.files import STDIN, STDIN_NAME
from tmx.languages import primary
from tmx.options import Languages, Reading
from tmx.scripts import script_for, script_of
from tmx.selection import Selection
from tmx.unit import TranslationUnit

if TYPE_CHECKING:
    from qa.telling import Tally
    from tmx.memory import Memory
    from tmx.memory.memory import Stored

# So many targets tell what language they are in.
_JUDGED = 50
# Languages that are written in Han characters alone, or may be.
_HAN_LANGUAGES = frozenset({"zh", "yue", "wuu", "lzh", "nan", "hak", "ja", "ko"})
#: Shows the share of a stage that is done; None where nobody looks.
Bar = Callable[[str, float], None] | None


@dataclass(frozen=True, slots=True)
class Input:
    """Units to check.

    Attributes:
        name: of the file, as findings give it.
        units: in its order; a stream.
        source_language, target_language: canonical tags.
    """

    name: str
    units: Iterable[TranslationUnit]
    source_language: str
    target_language: str

    def refuse_others(self, tally: Tally) -> None:
        """Refuse a file that has units, but none in these languages.

        Raises:
            BadFormat: it is one.
        """
        if tally.units and tally.left_out == tally.units:
            raise BadFormat(
                f"no unit is in both '{self.source_language}' and '{self.target_language}'",
                path=self.name,
                remedy="say its languages with -s and -t",
            )


def reading_of(
    source_lang: str, target_lang: str, encoding: str, columns: tuple[str, str], sheet: str
) -> Reading:
    """What the user says of the files.

    Raises:
        UnknownLanguage: a language is none.
    """
    return Reading(
        source_language=tag_of(source_lang),
        target_language=tag_of(target_lang),
        encoding=encoding,
        source_column=columns[0],
        target_column=columns[1],
        sheet=sheet,
    )


def of_files(
    files: Iterable[str],
    reading: Reading,
    source_format: str,
    password: str | None,
    bar: Bar,
    *,
    quiet: bool,
) -> Iterator[Input]:
    """Files whose texts pair already, each opened when it is asked for.

    Raises:
        UnknownSuffix: a name does not say its format.
        Failure: one is empty or cannot be read.
    """
    from aligner.bilingual import format_named, opened, read_pairs, source_format_of

    for file in files:
        suffix = format_named(source_format) if source_format else source_format_of(file)
        name = STDIN_NAME if file == STDIN else file
        how = replace(
            reading,
            tell=_teller(name, quiet),
            progress=partial(bar, f"checking {name}") if bar else reading.progress,
        )
        with opened(file, suffix) as path:
            if os.path.isfile(path) and not os.path.getsize(path):
                raise empty_file(name)
            found = _settled(name, read_pairs(path, how, suffix, password), how)
            yield replace(found, units=_heard(found, how.tell))


def _heard(found: Input, tell: Callable[[str], object]) -> Iterator[TranslationUnit]:
    """The units of a file; where the first targets look like Chinese and the file calls them
    something else, that is told.
    """
    if primary(found.target_language) in _HAN_LANGUAGES:
        yield from found.units
        return
    texts: list[str] = []
    for unit in found.units:
        if len(texts) < _JUDGED and (target := unit.variant(found.target_language)):
            texts += [target.text] if target.text.strip() else []
            if len(texts) == _JUDGED:
                _tell_language(texts, found.target_language, tell)
        yield unit
    if len(texts) < _JUDGED:
        _tell_language(texts, found.target_language, tell)


def _tell_language(texts: list[str], language: str, tell: Callable[[str], object]) -> None:
    if script_of(texts) == script_for("zh"):
        tell(f"the targets look like Chinese, not '{language}'; say it with -t")


def _teller(name: str, quiet: bool) -> Callable[[str], None]:
    return lambda told: say(f"{name}: {told}", quiet=quiet)


def _settled(name: str, units: Iterable[TranslationUnit], reading: Reading) -> Input:
    """Units with the languages that were asked for, or that the first of them have."""
    selection = Selection(reading.source_language, reading.target_language)
    settled = selection.settled(units)
    usual = reading.languages
    languages = Languages(
        selection.source_language or usual.source, selection.target_language or usual.target
    )
    return Input(name, settled, *languages)


def of_memory(memory: Memory, reading: Reading, bar: Bar) -> Iterator[Input]:
    """All units of a memory but those that somebody rejected."""
    yield _settled(str(memory.path), _stored(memory, bar), reading)


def _stored(memory: Memory, bar: Bar) -> Iterator[TranslationUnit]:
    total = max(1, len(memory))
    for number, stored in enumerate(memory.units("u.status <> 'rejected'")):
        if bar is not None:
            bar("checking the memory", min(1.0, number / total))
        yield _called(stored)


def _called(stored: Stored) -> TranslationUnit:
    """A unit that its number in the memory names, if nothing else does."""
    unit = stored.unit
    if unit.attribute("tuid"):
        return unit
    return replace(unit, attributes=(("tuid", str(stored.id)), *unit.attributes))


def of_documents(
    source: str, target: str, reading: Reading, encoder: str, password: str | None, bar: Bar
) -> Iterator[Input]:
    """Two documents, aligned; findings are told of the target, where they are mended.

    Raises:
        Failure: one cannot be read, or they do not look like versions of one document.
    """
    from aligner.pipeline import Options, align
    from aligner.plausibility import refuse_unrelated
    from qa.documents import document_units

    languages = reading.languages
    alignment = align(
        source,
        target,
        source_language=languages.source,
        target_language=languages.target,
        options=Options(encoder=encoder, password=password),
        progress=bar,
    )
    refuse_unrelated(alignment)
    yield Input(
        STDIN_NAME if target == STDIN else target,
        document_units(alignment),
        alignment.source_document.language,
        alignment.target_document.language,
    )
