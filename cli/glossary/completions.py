"""How what is typed in a `glossary shell` goes on: terms and commands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice

from cli.glossary.conversing import COMMANDS
from tmx.languages import LANGUAGES

#: How many are offered.
MOST = 20


class Terms:
    """The terms of glossaries, to be found by their beginnings or by those of their words.

    All of them stand in one string, in order, a line each: Python looks through millions of
    characters in a millisecond or two, which is quick enough between two keystrokes.

    Args:
        terms: in any order; each is offered once.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = sorted({" ".join(term.split()) for term in terms}, key=str.casefold)
        folded = [term.casefold() for term in self._terms]
        self._all = "".join(f"\n{one}" for one in folded) + "\n"
        self._starts = [0, *accumulate(len(one) + 1 for one in folded)]

    def of(self, typed: str, most: int = MOST) -> list[str]:
        """The terms that go on from what is typed, those that begin with it first."""
        begun = typed.casefold().lstrip()
        if not begun:
            return []
        # Within a Chinese term words do not begin with a space.
        signs = ("\n", " ", "") if begun[0] > "\u2e80" else ("\n", " ")
        places = (place for sign in signs for place in self._places(sign + begun))
        return [self._terms[place] for place in islice(dict.fromkeys(islice(places, 200)), most)]

    def _places(self, text: str) -> Iterator[int]:
        at = self._all.find(text)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._all.find(text, self._starts[place + 1] - (text[0] != "\n"))


def commands(typed: str) -> list[tuple[str, str]]:
    """How a command goes on: (line, what it does).

    Args:
        typed: from the colon on.
    """
    word, space, rest = typed[1:].partition(" ")
    if not space:
        return [(f":{name}", one.told) for name, one in COMMANDS.items() if name.startswith(word)]
    if word in ("from", "into"):
        return [
            (f":{word} {code}", names[0])
            for code, names in LANGUAGES.items()
            if code.lower().startswith(rest.strip().lower())
        ]
    return []
