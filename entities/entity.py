"""The value that every finder of this package gives: it stands alone so that all can import it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text that reads the same in every language.

    Attributes:
        kind: "number", "date", "time", "symbol", "resolution", "percentage" or "label".
        start: offset of its first character in the text.
        end: offset after its last character; `text[start:end]` is the entity as printed.
        value: canonical form, equal for the same thing in either language.
        body: who adopted a resolution ("GA", "SC", "ECOSOC", "HRC"), "" if the text beside
            the number does not say so.
    """

    kind: str
    start: int
    end: int
    value: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Whether a text has one of some words or parts of words, in any case.

    Many times faster than a regular expression of as many alternatives.

    Attributes:
        words: in lower case.
    """

    words: tuple[str, ...]

    @classmethod
    def any_of(cls, words: Iterable[str]) -> Mentions:
        """Of these words; those that contain another need not be looked for."""
        wanted = set(words)
        shortest = (word for word in wanted if not any(w in word for w in wanted - {word}))
        return cls(tuple(sorted(shortest)))

    def search(self, text: str) -> bool:
        """As `re.Pattern.search`, but it tells no place."""
        return any(map(text.lower().__contains__, self.words))


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write entities.

    Attributes:
        pattern: what to look for in folded text (see `entities.folding`).
        read: the entities of a match; None if it is none after all, and its characters are
            left to the rules that follow.
        needs: something cheap to look for without which `pattern` cannot match; None to try it
            always.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterable[Entity] | None]
    needs: re.Pattern[str] | Mentions | None = None


HAS_DIGIT = re.compile("[0-9]")
