"""Which words of a text are evidence: an acronym, a figure or an entity says nothing of meaning.

The encoder has no notion that 气专委 is the IPCC, and other checks compare what is a value. So what
stands between two texts is told by their other words only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entities import Entity
from qa.adequacy.words import Words

# Words from this length of their vectors on have a content: `met` has 6, `will` 4.
_CONTENT = 5.0
_ACRONYM = re.compile("(?<![A-Za-z])[A-Z]{2,8}s?(?![A-Za-z])")
_SMALL_LETTERS = re.compile("[a-z]{3}")
# A text of so many words in capitals is a heading, not a row of acronyms.
_HEADING = 3
# What a clause ends with, and the next begins behind.
_CLAUSE_ENDS = frozenset(",;:.，；：。！？!?")
# So many words an acronym may stand for.
_SPELLED_OUT = 4


def acronyms(text: str) -> list[re.Match[str]]:
    """The acronyms of a text: `IPCC`, `NGOs`, `UNHCR`.

    Args:
        text: in any language; of one all in capitals there are none.
    """
    found = list(_ACRONYM.finditer(text))
    return found if len(found) < _HEADING or _SMALL_LETTERS.search(text) else []


def content(text: str, words: Words, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """Places of the words that are evidence.

    Args:
        text: that was read.
        words: of it, at their places in it.
        entities: of it.
    """
    idle = [(one.start, one.end) for one in entities]
    idle += [found.span() for found in acronyms(text)]
    return [
        (start, end)
        for (start, end), weight in zip(words.places, words.weights.tolist(), strict=True)
        if weight >= _CONTENT
        and not any(char.isdigit() for char in text[start:end])
        and not any(first <= start and end <= last for first, last in idle)
    ]


def may_spell_out(text: str, place: tuple[int, int], told: int, other: str) -> bool:
    """Whether a stretch may be what acronyms of the other text stand for; no clause is.

    Args:
        text: that has the stretch.
        place: of the stretch in it.
        told: how many words of it are evidence.
        other: the other text.
    """
    if not told:
        return True
    before, after = text[: place[0]].rstrip(), text[place[1] :].lstrip()
    if (not before or before[-1] in _CLAUSE_ENDS) and (not after or after[0] in _CLAUSE_ENDS):
        return False
    names = {found[0] for found in acronyms(other)}
    return told <= _SPELLED_OUT * sum(name not in text for name in names)
