"""What every writer is told and what every writer tells: one form for all exchange formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain
from typing import NamedTuple

from tmx.languages import same_language
from tmx.profiles import DEFAULT, Profile
from tmx.unit import TranslationUnit, Variant


class Languages(NamedTuple):
    """The languages of a file that does not name them."""

    source: str = "en"
    target: str = "zh"


DEFAULT_LANGUAGES = Languages()


def unheard(_told: object) -> None:
    """What nobody listens to."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said of a file beside its name, and who hears what was decided about it.

    Attributes:
        source_language: canonical tag of the language wanted as the source; "" to take the file's.
        target_language: likewise.
        encoding: of a text format; "" to tell it from the bytes.
        source_column: of a table: its heading or its number from 1; "" to tell it by heading and
            content.
        target_column: likewise.
        sheet: of a workbook, by name or by number from 1, or of a document's tables by number; ""
            for all.
        tell: called with what was decided, a sentence at a time.
        progress: called with the share of the file's bytes that is read, 0 to 1.
    """

    source_language: str = ""
    target_language: str = ""
    encoding: str = ""
    source_column: str = ""
    target_column: str = ""
    sheet: str = ""
    tell: Callable[[str], object] = unheard
    progress: Callable[[float], object] = unheard

    @property
    def languages(self) -> Languages:
        """Of a file that names none: those asked for, else English and Chinese.

        A side that is not asked for is never the language of the other.
        """
        source, target = self.source_language, self.target_language
        usual = DEFAULT_LANGUAGES
        if target and not source and same_language(target, usual.source):
            return Languages(usual.target, target)
        if source and not target and same_language(source, usual.target):
            return Languages(source, usual.source)
        return Languages(source or usual.source, target or usual.target)


DEFAULT_READING = Reading()


#: The versions of XLIFF that are written, the default first.
XLIFF_2, XLIFF_1 = XLIFF_VERSIONS = ("2.1", "1.2")


@dataclass(frozen=True, slots=True)
class Options:
    """How units are written.

    Attributes:
        source_language: canonical tag; "" to take the first unit's.
        target_language: canonical tag; "" to take the first unit's.
        profile: of the CAT tool; it shapes TMX only.
        xliff_version: one of XLIFF_VERSIONS.
        incomplete: whether TMX takes units with text in fewer than two languages: no memory for a
            tool, but what was taken out of one for that very reason.
        columns: props that tables show beside the usual ones, headed by their names without `x-`.
    """

    source_language: str = ""
    target_language: str = ""
    profile: Profile = DEFAULT
    xliff_version: str = XLIFF_2
    incomplete: bool = False
    columns: tuple[str, ...] = ()

    def resolved(
        self, units: Iterable[TranslationUnit]
    ) -> tuple[Options, Iterable[TranslationUnit]]:
        """These options with both languages known as far as the first unit tells, and the units."""
        if self.source_language and self.target_language:
            return self, units
        stream = iter(units)
        first = next(stream, None)
        if first is None:
            return self, ()
        return replace(
            self,
            source_language=self.source_language or _language(first.source_variant),
            target_language=self.target_language or _language(first.target_variant),
        ), chain([first], stream)


def _language(variant: Variant | None) -> str:
    return variant.language if variant else ""


@dataclass(slots=True)
class WriteResult:
    """What became of the units.

    Attributes:
        written: how many units the file holds.
        left_out: reason -> how many units are not in the file for it.
        remarks: what else the user should know of the file.
    """

    written: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def leave_out(self, reason: str, units: int = 1) -> None:
        """Count units that are not written."""
        self.left_out[reason] = self.left_out.get(reason, 0) + units


class Need(Enum):
    """Which sides of a unit must hold something for a format to take it."""

    BOTH = "no translation"
    SOURCE = "no source text"
    ANY = "no text"


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides of a unit in the two languages of a bilingual file."""

    unit: TranslationUnit
    source: Variant
    target: Variant


def pairs(
    units: Iterable[TranslationUnit], options: Options, result: WriteResult, need: Need
) -> Iterator[Pair]:
    """The units as pairs in the options' languages, which must be resolved.

    Those that lack what is needed are left out and counted in `result`.
    """
    for unit in units:
        pair = Pair(unit, *_sides(unit, options))
        source, target = filled(pair.source), filled(pair.target)
        if (source and target) or (need is not Need.BOTH and _suffices(source, target, need)):
            result.written += 1
            yield pair
        else:
            result.leave_out(need.value)


def _suffices(source: bool, target: bool, need: Need) -> bool:
    """Whether one side is enough."""
    return source or (target and need is Need.ANY)


def _sides(unit: TranslationUnit, options: Options) -> tuple[Variant, Variant]:
    """Both sides by language; by their places where one language is named for both."""
    if options.source_language == options.target_language:
        empty = Variant(options.source_language)
        return unit.source_variant or empty, unit.target_variant or empty
    return _side(unit, options.source_language), _side(unit, options.target_language)


def _side(unit: TranslationUnit, language: str) -> Variant:
    return unit.variant(language) or Variant(language)


def filled(variant: Variant) -> bool:
    """Whether a segment holds anything but white space."""
    content = variant.content
    if len(content) == 1 and isinstance(content[0], str):
        return not content[0].isspace() and bool(content[0])
    return any(not isinstance(part, str) or part.strip() for part in variant.content)
