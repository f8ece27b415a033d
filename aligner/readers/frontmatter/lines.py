"""A line of a masthead into its pieces.

In one file each piece stands in a line of its own, in the next a converter has put a whole row of
the masthead into one (`A/72/100 General Assembly Distr.: General 12 July 2017`). So a line is of
the masthead if it consists of pieces from its first to its last character, however many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from aligner.readers.frontmatter import words
from entities.days import iso
from entities.folding import fold


class Role(Enum):
    """What a piece of a masthead is."""

    ORGANISATION = auto()
    SYMBOL = auto()
    DISTRIBUTION = auto()
    DATE = auto()
    ORIGINAL = auto()
    LANGUAGE = auto()
    ORGAN = auto()
    PLACE = auto()
    SESSION = auto()
    ITEM = auto()
    REISSUED = auto()
    BODY = auto()
    JOB = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a masthead.

    Attributes:
        role: what it is.
        text: as printed.
        value: canonical (an ISO day, an English word, tags), or as printed where there is none.
    """

    role: Role
    text: str
    value: str


# A longer line is text, whatever it begins with.
_LONGEST = 300
_LONGEST_JOB = 80
_BETWEEN = re.compile(r"[\s*|\t]*")
# No piece ends within a word; Chinese has no signs between words.
_END = r"(?:(?<=[\u3400-\u9fff])|(?!\w))"
_JOB = rf"(?:{words.JOB}|{words.RECYCLE})"
# The first that fits is taken: a date with a place is no date, a session's name no body's.
_SHAPES = (
    (Role.REISSUED, words.REISSUED),
    (Role.JOB, _JOB),
    (Role.SYMBOL, words.SYMBOL),
    (Role.DISTRIBUTION, words.DISTRIBUTION),
    (Role.ORIGINAL, words.ORIGINAL),
    (Role.SESSION, words.SESSION),
    (Role.ITEM, words.ITEM),
    (Role.PLACE, words.PLACE_AND_DAYS),
    (Role.DATE, words.DATE),
    (Role.ORGANISATION, words.ORGANISATION),
    (Role.ORGAN, words.ORGAN),
    (Role.LANGUAGE, words.LANGUAGE),
    (Role.BODY, rf"{words.BODY}(?=\s*\*{{0,3}}\s*(?:$|{words.SESSION}))"),
)


@cache
def _shapes() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Compiled when the first document is read: they take longer than `--help` may."""
    return tuple((role, re.compile(f"(?:{shape}){_END}", re.I)) for role, shape in _SHAPES)


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces that a line consists of, () if it is no line of a masthead.

    Args:
        text: a block's or a page header's line, without markup.
    """
    text = text.strip()
    # Folding keeps offsets: what is found in the one text is printed in the other.
    folded = fold(text)
    if len(folded) > _LONGEST:
        return ()
    found: list[Piece] = []
    at = _skipped(folded, 0)
    while at < len(folded):
        hit = _next(folded, at)
        if hit is None:
            return ()
        role, shape = hit
        printed = text[at : shape.end()].strip()
        found.append(Piece(role, printed, _value(role, shape) or printed))
        at = _skipped(folded, shape.end())
    return tuple(found)


def is_job(text: str) -> bool:
    """Whether a line is nothing but a job's number, its bar code or a request to recycle.

    All blocks of a document are asked, so it does not look for what else a masthead has.
    """
    return len(text) <= _LONGEST_JOB and _jobs().fullmatch(fold(text)) is not None


@cache
def _jobs() -> re.Pattern[str]:
    return re.compile(rf"[\s*|]*(?:(?:{_JOB}){_END}[\s*|]*)+", re.I)


def _skipped(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _next(text: str, at: int) -> tuple[Role, re.Match[str]] | None:
    for role, shape in _shapes():
        found = shape.match(text, at)
        if found:
            return role, found
    return None


def _value(role: Role, found: re.Match[str]) -> str:
    """What a piece says, "" where that is no more than its text."""
    if role is Role.DATE:
        return iso(found)
    if role is Role.SYMBOL:
        return found["symbol"]
    if role is Role.DISTRIBUTION:
        said = found["distribution"] or found["distribution2"] or ""
        return _distributions().get(said.casefold(), "")
    return _tags(found["original"]) if role is Role.ORIGINAL else ""


@cache
def _distributions() -> dict[str, str]:
    return {
        name.strip().casefold(): english
        for english, names in words.DISTRIBUTIONS.items()
        for name in names.split("|")
    }


def _tags(printed: str) -> str:
    """Tags of the languages that a text names, in their order, with commas between."""
    names = map(str.casefold, re.findall(words.LANGUAGE_NAME, printed, re.I))
    return ", ".join(dict.fromkeys(words.LANGUAGE_TAGS[name] for name in names))
