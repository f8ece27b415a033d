"""What a finding is, and what a rule is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from glossaries.term import DEPRECATED, FORBIDDEN, Concept, Term
from tmx.languages import written_form

#: An error is surely wrong; a warning is for a person to look at.
ERROR, WARNING = SEVERITIES = ("error", "warning")

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept, and where it stands.

    Attributes:
        concept: as it stands in the file.
        line: in the file, from 1; 0 if unknown.
        number: among the concepts, from 1.
    """

    concept: Concept
    line: int
    number: int

    @property
    def place(self) -> str:
        """Where it stands, for a person: by line, else by number and identifier."""
        if self.line:
            return f"line {self.line}"
        known = self.concept.identifier
        return f"concept {self.number} '{known}'" if known else f"concept {self.number}"


@dataclass(slots=True)
class Knowledge:
    """What the rules know beside the concept that they look at.

    Attributes:
        source: canonical tag of the source language; "" if the glossary has no direction.
        target: likewise.
        memory: what a rule keeps of the concepts before: rule -> key -> whatever it keeps.
    """

    source: str = ""
    target: str = ""
    memory: dict[str, dict[object, object]] = field(default_factory=dict)

    def kept(self, rule: str) -> dict[object, object]:
        """What a rule has kept."""
        return self.memory.setdefault(rule, {})


#: What a rule found: how bad it is, what it is, and the term in which it is ("" for the concept).
Found: TypeAlias = tuple[str, str, str]
Check: TypeAlias = Callable[[Entry, Knowledge], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that may be wrong with a glossary.

    Attributes:
        name: as on the command line.
        why: what it finds, one sentence without a full stop.
        remedy: what to do about it, likewise.
        example: a glossary in which it finds something.
        check: the rule itself.
    """

    name: str
    why: str
    remedy: str
    example: tuple[Concept, ...]
    check: Check


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule found.

    Attributes:
        rule: its name.
        severity: `error` or `warning`.
        concept: in which it is.
        line: of that in its file, from 1; 0 if unknown.
        identifier: of the concept; "" if it has none.
        term: in which it is; "" if it is in the whole concept.
        message: what it is, and where the other place is if there are two.
        remedy: what to do about it.
    """

    rule: str
    severity: str
    concept: Concept
    line: int
    identifier: str
    term: str
    message: str
    remedy: str


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """A term with all that does not count left out: width, case, spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def key_of(term: Term) -> tuple[str, str]:
    """By what a term is the same term elsewhere: its language with its script, its text."""
    return written_form(term.language), folded(term.text)


def usable(term: Term) -> bool:
    """Whether a translator may use it."""
    return bool(term.text.strip()) and term.status not in (DEPRECATED, FORBIDDEN)


def pair(source: str, target: str, **more: str) -> Concept:
    """A concept for an example, English and Chinese."""
    terms = (Term("en", source), Term("zh", target))
    return Concept(tuple(term for term in terms if term.text), **more)  # type: ignore[arg-type]
