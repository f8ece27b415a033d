"""Which units go from one file into another, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from os import PathLike

from tmx.failure import BadFormat
from tmx.languages import same_language
from tmx.options import WriteResult, filled
from tmx.unit import STATUS, TranslationUnit, Variant

#: How far a translation has come, in the words and the order of XLIFF 2.
STATES = ("initial", "translated", "reviewed", "final")
# Until a unit with two languages is met; a memory in which none of so many has two is none.
_MOST_AHEAD = 1000


@dataclass(slots=True)
class Selection:
    """What is taken of the units that are read.

    Attributes:
        source_language: canonical tag of the side to translate from; "" takes the units' own.
        target_language: likewise.
        min_confidence: units that say they are less sure are left out.
        state: units whose translation has not come so far are left out; "" for none.
        untranslated: whether units without a translation are taken: work to do, no memory.
        all_languages: whether units keep the languages that nobody asked for.
        result: counts what is left out.
        languages: of the units that were read, in the order in which they were met.
    """

    source_language: str = ""
    target_language: str = ""
    min_confidence: float = 0.0
    state: str = ""
    untranslated: bool = False
    all_languages: bool = False
    result: WriteResult = field(default_factory=WriteResult)
    languages: dict[str, None] = field(default_factory=dict)

    def of(self, units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
        """The units that are taken, in order, as a stream."""
        for unit in self.settled(units):
            for variant in unit.variants:
                self.languages.setdefault(variant.language)
            reason = self._doubt(unit)
            taken = unit if self.all_languages else self._pair(unit)
            if not reason and not self.all_languages:
                reason = self._lack(taken)
            if reason:
                self.result.leave_out(reason)
            else:
                yield taken

    def settled(self, units: Iterable[TranslationUnit]) -> Iterable[TranslationUnit]:
        """The same units, after a look at the first: the sides' languages are known then."""
        if self.source_language and self.target_language:
            return units
        stream = iter(units)
        ahead: list[TranslationUnit] = []
        for unit in stream:
            ahead.append(unit)
            if self._settle(unit) or len(ahead) == _MOST_AHEAD:
                break
        return chain(ahead, stream)

    def conclude(
        self, result: WriteResult, path: str | PathLike[str] | None, *asked: str
    ) -> WriteResult:
        """What became of all units, when those that were taken are written.

        Args:
            result: of the writing; gets what was left out before it.
            path: that the units were read from.
            asked: canonical tags of the languages that were asked for; "" for none.

        Raises:
            BadFormat: nothing was written, and a language that was asked for is not there.
        """
        for reason, units in self.result.left_out.items():
            result.leave_out(reason, units)
        if not result.written:
            for language in filter(None, asked):
                self._require(language, path)
        return result

    def _require(self, language: str, path: str | PathLike[str] | None) -> None:
        if self.languages and not any(same_language(language, one) for one in self.languages):
            raise BadFormat(
                f"holds nothing in '{language}' (languages: {', '.join(self.languages)})",
                path=path,
                remedy="say others with -s and -t",
            )

    def _settle(self, unit: TranslationUnit) -> bool:
        """Take the languages that are not asked for from a unit, if it has two."""
        asked_for, target = self.source_language, self.target_language
        source = unit.variant(asked_for) if asked_for else _not_in(unit, target)
        if source is None:
            return False
        other = unit.variant(target) if target else _beside(unit, source)
        if other is None or other is source:
            return False
        self.source_language = asked_for or source.language
        self.target_language = target or other.language
        return True

    def _pair(self, unit: TranslationUnit) -> TranslationUnit:
        """The unit with its two sides alone, the source first."""
        if self.source_language == self.target_language or self._is_pair(unit):
            return unit
        source = unit.variant(self.source_language) or Variant(self.source_language)
        target = unit.variant(self.target_language) or Variant(self.target_language)
        if target is source:
            target = Variant(self.target_language)
        return replace(unit, variants=(source, target), source_language=source.language)

    def _is_pair(self, unit: TranslationUnit) -> bool:
        """Whether a unit is as it should be already: most are."""
        wanted = [self.source_language, self.target_language]
        return (
            unit.source_language == self.source_language
            and [variant.language for variant in unit.variants] == wanted
        )

    def _lack(self, unit: TranslationUnit) -> str:
        """What a pair lacks, "" for nothing that is needed."""
        source, target = unit.source_variant, unit.target_variant
        if source is None or not filled(source):
            return "no source text"
        if not self.untranslated and (target is None or not filled(target)):
            return "no translation"
        return ""

    def _doubt(self, unit: TranslationUnit) -> str:
        """Why a unit is not trusted, "" if it is."""
        confidence = unit.confidence
        if confidence is not None and confidence < self.min_confidence:
            return f"below confidence {self.min_confidence:g}"
        if self.state and STATES.index(_state(unit)) < STATES.index(self.state):
            return f"not {self.state}"
        return ""


def _state(unit: TranslationUnit) -> str:
    status = unit.prop(STATUS)
    return "initial" if unit.doubtful else status if status in STATES else "translated"


def _not_in(unit: TranslationUnit, language: str) -> Variant | None:
    """The side translated from, or another if that is in the language asked for as the target."""
    source = unit.source_variant
    if source is None or not language or not same_language(source.language, language):
        return source
    return next((one for one in unit.variants if not same_language(one.language, language)), None)


def _beside(unit: TranslationUnit, source: Variant) -> Variant | None:
    return next((one for one in unit.variants if one is not source), None)
