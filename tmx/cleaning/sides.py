"""A unit's source with one of its targets, and what several rules ask of each, counted once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tmx.cleaning.characters import ordinary
from tmx.languages import LANGUAGES, primary
from tmx.scripts import script_for
from tmx.unit import TranslationUnit, Variant

# Scripts of which a sign stands for a word or a syllable; they take three bytes in UTF-8 as well.
_DENSE = frozenset({"Han", "Kana", "Hangul"})
_SPACES = re.compile(r"\s+")


# Scripts by their codes in ISO 15924, as far as `tmx.scripts` knows their letters.
_SCRIPTS = {"Latn": "Latin", "Cyrl": "Cyrillic", "Arab": "Arabic", "Grek": "Greek",
            "Hebr": "Hebrew", "Deva": "Devanagari", "Thai": "Thai", "Hans": "Han", "Hant": "Han",
            "Jpan": "Kana", "Kore": "Hangul"}  # fmt: skip
_KNOWN = frozenset(primary(code) for code in LANGUAGES)
# Norwegian has two written forms with codes of their own, and texts of both are marked as either.
_ALIASES = {"nb": "no", "nn": "no"}


@lru_cache(maxsize=512)
def _facts(tag: str) -> tuple[str, str]:
    language = primary(tag)
    language = _ALIASES.get(language, language)
    told = next((_SCRIPTS[part] for part in tag.split("-")[1:] if part in _SCRIPTS), "")
    return language, told or (script_for(tag) if language in _KNOWN else _likely_script(tag))


def _likely_script(tag: str) -> str:
    """The script of a language that `tmx.scripts` does not name (CLDR, likely subtags)."""
    import langcodes

    if not tag or not langcodes.tag_is_valid(tag):
        return ""
    return _SCRIPTS.get(langcodes.Language.get(tag).maximize().script or "", "")


@dataclass(slots=True)
class Side:
    """One text of a pair.

    Attributes:
        variant: with its inline elements.
        text: what a reader sees.
        language: primary subtag.
        script: that the language is written in, "" if that is not told.
        plain: whether all of it is ASCII.
        signs: the characters that it holds; this and what follows is counted when first asked for.
        odd: those of them that are not ordinary (`characters.ordinary`).
        size: how much it says (see `size_of`).
        words: what stands between spaces, in lower case.
    """

    variant: Variant
    text: str
    language: str = field(init=False)
    script: str = field(init=False)
    plain: bool = field(init=False)
    size: int = field(init=False)
    _words: list[str] | None = field(init=False, default=None)
    _signs: frozenset[str] | None = field(init=False, default=None)
    _odd: frozenset[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.language, self.script = _facts(self.variant.language)
        self.plain = self.text.isascii()
        self.size = size_of(self.text, self.script)

    @property
    def signs(self) -> frozenset[str]:
        if self._signs is None:
            self._signs = frozenset(self.text)
        return self._signs

    @property
    def odd(self) -> frozenset[str]:
        if self._odd is None:
            self._odd = self.signs - ordinary()
        return self._odd

    @property
    def words(self) -> list[str]:
        if self._words is None:
            self._words = self.text.lower().split()
        return self._words


def size_of(text: str, script: str) -> int:
    """How much a text says: its letters and signs without spaces, each Chinese one as three.

    A character of Chinese says about as much as three letters, and has three bytes in UTF-8.
    """
    length = len(text.encode("utf-8", "surrogatepass")) if script in _DENSE else len(text)
    return length - text.count(" ")


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit's source and one of its targets.

    Attributes:
        unit: that both are of.
        source: the text translated from.
        target: its translation.
    """

    unit: TranslationUnit
    source: Side
    target: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both, the source first."""
        return self.source, self.target


def pairs_of(unit: TranslationUnit) -> Iterator[Pair]:
    """The unit's source with each of its targets; with an empty one if there is none."""
    source, *targets = _in_order(unit)
    first = Side(source, source.text)
    for target in targets or [Variant("")]:
        yield Pair(unit, first, Side(target, target.text))


def _in_order(unit: TranslationUnit) -> Sequence[Variant]:
    """The variants with the source first."""
    variants = unit.variants
    if variants and variants[0].language == unit.source_language:
        return variants
    source = unit.source_variant or Variant("")
    return [source, *(variant for variant in variants if variant is not source)]


def listed(words: str) -> frozenset[str]:
    """The words of a line, for tables that are read by people."""
    return frozenset(words.split())


def collapsed(text: str) -> str:
    """A text with single spaces only."""
    return _SPACES.sub(" ", text).strip()
