"""A text that a translation is looked for, brought to all the forms that are compared."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tmx.memory import records
from tmx.memory.indexing import normalising, upkeep
from tmx.unit import Content, joined, plain_text


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        text: as it is printed, without codes.
        content: its inline elements among the text as the column `content` holds them, or None.
        printed: the text as far as the very text goes (`printed`).
        tokens: its words, Chinese characters and numbers.
        held: the tokens with the placeholder for each number.
        entry: as the indexes would take it.
    """

    text: str
    content: str | None
    printed: str
    tokens: tuple[str, ...]
    held: tuple[str, ...]
    entry: upkeep.Entry


def query_of(given: str | Content) -> Query:
    """A text, or a segment with its inline elements, as a query."""
    content = joined([given] if isinstance(given, str) else given)
    text = plain_text(content)
    tokens = normalising.tokens(text)
    return Query(
        text=text,
        content=records.packed_content(content),
        printed=printed(text),
        tokens=tuple(tokens),
        held=tuple(normalising.placeheld(tokens)),
        entry=upkeep.entry(text),
    )


def printed(text: str) -> str:
    """A text as far as it is the very same: one form of each character (NFC), trimmed."""
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
