"""All terms by their text, their folded form and their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from glossaries.folding import all_folded, folded
from glossaries.inflection import INFLECTED
from glossaries.numbered import Numbered
from glossaries.term import Concept, Term
from glossaries.words import FIRST, Coder
from tmx.languages import primary

# Spaces that do not divide two numbers.
_SPACES = re.compile(r"(?<!\d) | (?!\d)")
# At the end of a term, what it is called in short or what tells it from another.
_BRACKETED = re.compile(r"^(.{2,300}?)\s{0,3}[(（][^()（）]{1,300}[)）]$", re.DOTALL)
_CLOSING = (")", "）")


def squeezed(form: str) -> str:
    """A folded form without spaces, so that `sub-committee` is `subcommittee`."""
    return _SPACES.sub("", form) if " " in form else form


def _short(term: Term) -> str:
    """The squeezed form of a term that has brackets at its end, without them; or ""."""
    short = _BRACKETED.match(term.text) if term.text[-1:] in _CLOSING else None
    return squeezed(folded(short[1], term.language)) if short else ""


class Tongue:
    """The terms of the languages that share rules of inflection, by their words.

    Attributes:
        coder: what stands for each word; closed.
        members: numbers of the names, in order.
        rows: the words of each, a character each.
        by_words: words -> numbers.
    """

    def __init__(self, code: str, members: Sequence[int], texts: Sequence[str]) -> None:
        self.coder = Coder(code, punctuation=False, articles=False)
        self.members = members
        self.rows = self.coder.all_codes(texts)
        self.coder.close()
        self.by_words = Numbered(self.rows, members)

    @cached_property
    def words(self) -> list[str]:
        """The stem that each character stands for, in the order of the characters from `FIRST`."""
        return list(self.coder.stems)

    def word(self, code: str) -> str:
        """The stem that a character stands for; "" if it stands for none."""
        place = ord(code) - FIRST
        return self.words[place] if 0 <= place < len(self.words) else ""


class Names:
    """The terms of concepts, numbered.

    Args:
        concepts: any.

    Attributes:
        concepts: the concept of each number.
        terms: the term of each number.
        forms: its folded form.
        tongues: the terms by languages of one inflection.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts: list[Concept] = []
        self.terms: list[Term] = []
        for concept in concepts:
            for term in concept.terms:
                self.concepts.append(concept)
                self.terms.append(term)
        self._by_text = Numbered([term.text for term in self.terms])
        self.forms: list[str] = [""] * len(self.terms)
        self.tongues: list[Tongue] = []
        for code, numbers in self._by_language().items():
            texts = [self.terms[number].text for number in numbers]
            for number, form in zip(numbers, all_folded(texts, code), strict=True):
                self.forms[number] = form
            self.tongues.append(Tongue(code, numbers, texts))
        self._by_form = Numbered([squeezed(form) for form in self.forms])
        self._by_short = Numbered([_short(term) for term in self.terms])

    def _by_language(self) -> dict[str, list[int]]:
        codes: dict[str, str] = {}
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, term in enumerate(self.terms):
            code = codes.get(term.language)
            if code is None:
                code = primary(term.language)
                codes[term.language] = code = code if code in INFLECTED else "und"
            found[code].append(number)
        return found

    def with_text(self, text: str) -> Sequence[int]:
        """The names that have just this text."""
        return self._by_text[text]

    def with_form(self, text: str) -> Sequence[int]:
        """The names that have the same folded form, whatever `&` is read as."""
        keys = {squeezed(folded(text, tongue.coder.language)) for tongue in self.tongues}
        return [number for key in keys for number in self._by_form[key]]

    def with_form_in_short(self, text: str) -> Sequence[int]:
        """The names that have the same folded form but for what stands in brackets at their end."""
        return self._by_short[squeezed(folded(text))]

    def with_words(self, text: str) -> Sequence[int]:
        """The names that have the same words, but for plurals, articles and script of Chinese."""
        return [
            number
            for tongue in self.tongues
            for number in tongue.by_words[tongue.coder.codes(text)]
        ]
