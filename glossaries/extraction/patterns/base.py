"""What is known of a language, as a table of words."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files

from tmx.languages import primary


def never(word: str) -> bool:
    """For a language of whose verbs nothing is known."""
    return False


def as_it_is(word: str, known: Container[str]) -> str:
    """The base form of a word in a language of whose forms nothing is known."""
    return word


@dataclass(frozen=True, slots=True)
class Patterns:
    """Words of a language that tell a term, lower case where the language has cases.

    Attributes:
        not_first: words that no term begins with.
        seldom_first: words that begin a term only where an article stands before it (`the reporting
            period`, but not `reporting on`).
        not_last: words that no term ends with.
        not_inside: words that no term has in it.
        inside: of the words that neither begin nor end a term, those that may stand within one.
        joints: words behind which no head of a name stands (`Commission on ...`).
        before_nouns: words that mostly stand before a noun (articles, possessives).
        dates: names of months and days: they end what a name is.
        ordinals: words that may begin a name though no other term (`Third Committee`).
        bodies: words that say that a name is a body's.
        documents: words that say that a name is a document's.
        entitled: words before a quoted title.
        quotation: (opening, closing) marks around titles that are quoted.
        title_marks: (opening, closing) marks that stand around nothing but titles.
        head_first: whether the head of `X of Y` is before the connector.
        capitals: whether names are told by capital letters.
        title_heads: words that titles of items and resolutions begin with.
        item_heads: of these, words that items of an agenda begin with.
        title_first: words that begin the titles of documents, though no other term (关于).
        past: whether a word is a verb in the past, which ends no term.
        base: base form of a word (its singular), given the words of the corpus.
    """

    not_first: frozenset[str] = frozenset()
    seldom_first: frozenset[str] = frozenset()
    not_last: frozenset[str] = frozenset()
    not_inside: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    entitled: tuple[str, ...] = ()
    quotation: tuple[tuple[str, str], ...] = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"))
    title_marks: tuple[tuple[str, str], ...] = ()
    head_first: bool = True
    capitals: bool = True
    title_heads: frozenset[str] = frozenset()
    item_heads: frozenset[str] = frozenset()
    title_first: frozenset[str] = frozenset()
    past: Callable[[str], bool] = never
    base: Callable[[str, Container[str]], str] = as_it_is


# A word of grammar has so many letters at most.
_SHORT = 4
_MODULES = {"en": "english", "zh": "chinese"}


def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of words in a file beside this module: name -> words.

    A list begins with `[name]`; what stands behind `#` is for people.
    """
    text = (files("glossaries.extraction.patterns") / name).read_text(encoding="utf-8")
    lists: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in text.splitlines():
        told = line.partition("#")[0].strip()
        if told.startswith("["):
            words = lists.setdefault(told.strip("[]"), set())
        else:
            words.update(told.split())
    return {title: frozenset(found) for title, found in lists.items()}


def patterns_for(language: str, frequent: Sequence[str] = ()) -> Patterns:
    """The patterns of a language; for one of which nothing is known, those that fit any.

    Args:
        language: its tag.
        frequent: the most frequent words of a corpus in it: where nothing is known, the short ones
            among them are taken for words of grammar.
    """
    name = _MODULES.get(primary(language))
    if name is None:
        grammar = frozenset(word for word in frequent if len(word) <= _SHORT)
        return Patterns(not_first=grammar, not_last=grammar, inside=grammar, joints=grammar)
    found: Patterns = import_module(f"glossaries.extraction.patterns.{name}").PATTERNS
    return found
