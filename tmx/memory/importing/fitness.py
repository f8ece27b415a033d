"""Which units a memory takes, and what is put right in them before.

A unit is taken if it has text in two languages at least. What XML cannot hold (control characters,
halves of characters) leaves its text, as it does when TMX is read: a memory must be able to give
all it holds to a TMX file. A segment beyond any sentence's length is what a broken file makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain

from tmx.failure import UnknownLanguage
from tmx.languages import canonical
from tmx.memory.removed import restored
from tmx.mending import ILLEGAL
from tmx.options import filled
from tmx.unit import REMOVED, Content, Inline, TranslationUnit, Variant, joined

#: Most characters of a segment, with its codes.
LONGEST = 50_000

# Reasons name language codes; a file full of rubbish shall not fill the memory with them.
_MOST_REASONS = 20
_OTHER = "other reasons"

_EMPTY = "no text"
_ALONE = "text in one language only"
_LONG = f"longer than {LONGEST:,} characters"


@dataclass(slots=True)
class Fitting:
    """The units of a file on their way into a memory.

    Attributes:
        read: how many came.
        rejected: reason -> how many were not let through for it.
        restores: whether there are units among them that once left a memory.
    """

    read: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    restores: bool = False

    def fit(self, units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
        """Those that a memory takes, in order."""
        for unit in units:
            self.read += 1
            if unit.prop(REMOVED):
                self.restores = True
                unit = restored(unit)
            unit = _clean(unit)
            if reason := unfit(unit):
                self._reject(reason)
            else:
                yield unit

    def _reject(self, reason: str) -> None:
        if reason not in self.rejected and len(self.rejected) >= _MOST_REASONS:
            reason = _OTHER
        self.rejected[reason] = self.rejected.get(reason, 0) + 1


def unfit(unit: TranslationUnit) -> str:
    """Why a memory does not take a unit; "" if it does."""
    with_text = [variant for variant in unit.variants if filled(variant)]
    if not with_text:
        return _EMPTY
    languages = {variant.language for variant in with_text}
    if len(languages) < 2:
        return _ALONE
    unknown = sorted(tag for tag in languages if not _is_language(tag))
    if len(languages) - len(unknown) < 2:
        return f"'{unknown[0][:20]}' is no language code" if unknown[0] else "no language code"
    if any(_size(variant.content) > LONGEST for variant in unit.variants):
        return _LONG
    return ""


@lru_cache(maxsize=4096)
def _is_language(tag: str) -> bool:
    try:
        return bool(canonical(tag))
    except UnknownLanguage:
        return False


def _size(content: Content) -> int:
    return sum(len(part) if isinstance(part, str) else _size(part.content) for part in content)


def _clean(unit: TranslationUnit) -> TranslationUnit:
    """A unit without what XML cannot hold; nearly always the same object."""
    if "".join(_strings(unit)).isprintable():
        return unit
    return replace(
        unit,
        variants=tuple(map(_clean_variant, unit.variants)),
        props=_clean_pairs(unit.props),
        notes=tuple(map(_clean_text, unit.notes)),
        attributes=_clean_pairs(unit.attributes),
    )


def _strings(unit: TranslationUnit) -> list[str]:
    """All texts of a unit; a line break instead of a variant that is more than text."""
    found = [*chain.from_iterable(unit.props), *unit.notes, *chain.from_iterable(unit.attributes)]
    for variant in unit.variants:
        plain = not (variant.props or variant.notes or variant.attributes)
        text = variant.content[0] if plain and len(variant.content) == 1 else "\n"
        found.append(text if isinstance(text, str) else "\n")
    return found


def _clean_variant(variant: Variant) -> Variant:
    return replace(
        variant,
        content=_clean_content(variant.content),
        props=_clean_pairs(variant.props),
        notes=tuple(map(_clean_text, variant.notes)),
        attributes=_clean_pairs(variant.attributes),
    )


def _clean_content(content: Content) -> Content:
    return joined([_clean_part(part) for part in content])


def _clean_part(part: str | Inline) -> str | Inline:
    if isinstance(part, str):
        return _clean_text(part)
    attributes = _clean_pairs(part.attributes)
    return replace(part, attributes=attributes, content=_clean_content(part.content))


def _clean_pairs(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((_clean_text(name), _clean_text(value)) for name, value in pairs)


def _clean_text(text: str) -> str:
    return ILLEGAL.sub("", text)
