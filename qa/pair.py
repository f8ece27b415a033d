"""A unit as checks see it: two texts, their entities, and where it comes from."""

from __future__ import annotations

import re
from functools import cached_property

from entities import Entity, find
from tmx.languages import primary
from tmx.placeholders import blanked
from tmx.unit import Content, TranslationUnit, pair_unit

#: The mark of a note in Markdown, `[^3]`: what stands in it is no number and no word of the text.
NOTE_MARK = re.compile(r"\[\^([^\]\s\[]{1,40})\]")


class Pair:
    """A unit in two languages; what costs time is reckoned when a check first asks for it.

    Attributes:
        unit: with all its variants, notes and props.
        number: of the unit in its file, from 0.
        file: its name, "" for none.
        source_language, target_language: canonical tags.
        source, target: texts without inline codes.
        source_content, target_content: texts with inline codes.
    """

    def __init__(
        self,
        unit: TranslationUnit,
        number: int = 0,
        file: str = "",
        source_language: str = "en",
        target_language: str = "zh",
    ) -> None:
        self.unit = unit
        self.number = number
        self.file = file
        self.source_language = source_language
        self.target_language = target_language
        source, target = unit.variant(source_language), unit.variant(target_language)
        if target is source:
            target = None
        self.source_content: Content = source.content if source else ()
        self.target_content: Content = target.content if target else ()
        self.source = source.text if source else ""
        self.target = target.text if target else ""

    @property
    def into_chinese(self) -> bool:
        """Whether the target is Chinese."""
        return primary(self.target_language) == "zh"

    @property
    def from_english(self) -> bool:
        """Whether the source is English."""
        return primary(self.source_language) == "en"

    @cached_property
    def bare_source(self) -> str:
        """The source, as long as it is, with no letter or figure of a placeholder."""
        return blanked(self.source)

    @cached_property
    def bare_target(self) -> str:
        """The same of the target."""
        return blanked(self.target)

    @cached_property
    def source_entities(self) -> tuple[Entity, ...]:
        """Numbers, dates, symbols and the like of the source, in order; none in a placeholder."""
        return _entities(self.bare_source, self.source_language)

    @cached_property
    def target_entities(self) -> tuple[Entity, ...]:
        """Those of the target."""
        return _entities(self.bare_target, self.target_language)


def _entities(text: str, language: str) -> tuple[Entity, ...]:
    """All of a text but those in marks of notes."""
    found = find(text, language)
    if "[^" not in text:
        return found
    marks = [mark.span() for mark in NOTE_MARK.finditer(text)]
    return tuple(
        one for one in found if not any(start < one.end and one.start < end for start, end in marks)
    )


def same_message(file: str, line: int, other: int) -> bool:
    """Whether units of two lines of a PO file are forms of one message: they share its line."""
    return line == other > 0 and file.lower().endswith((".po", ".pot"))


def pair_of(
    source: str, target: str, source_language: str = "en", target_language: str = "zh"
) -> Pair:
    """A pair of two texts, for examples and tests."""
    unit = pair_unit(source, target, source_language, target_language)
    return Pair(unit, 0, "", unit.variants[0].language, unit.variants[1].language)
