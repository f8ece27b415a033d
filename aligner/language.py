"""Which languages a document is in, told from the text itself.

Text is judged by the block (`tmx.identification`), so that a file with both languages in it is seen
as such, and not taken for the one of which there is a little more.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmx.identification import is_han, known_as, language_of, weight
from tmx.languages import canonical, same_language

# Blocks with fewer letters are judged together; a whole document with fewer not at all.
_LEAST_BLOCK, _LEAST_TEXT = 40, 20
# So many blocks from all over a document are looked at, and so much of each.
_MOST_BLOCKS, _MOST_LETTERS = 300, 600

# A document is in a language with so much of it, and in two if each has so much.
_LEAST_ONE, _LEAST_OF_TWO = 0.6, 0.25


def shares(texts: Sequence[str]) -> dict[str, float]:
    """How much of a document is in which language, by weight of its letters.

    Args:
        texts: of its blocks.

    Returns:
        Primary subtag -> share, the largest first; {} if there are too few letters to tell.
    """
    found: dict[str, float] = {}
    for text in _judged(texts):
        language = language_of(text)
        found[language] = found.get(language, 0.0) + weight(text)
    whole = sum(found.values())
    if whole < _LEAST_TEXT:
        return {}
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return {language: part / whole for language, part in ranked}


def which(texts: Sequence[str], languages: tuple[str, str]) -> int | str:
    """Which of two languages a document is in.

    Args:
        texts: of its blocks.
        languages: canonical tags.

    Returns:
        0 or 1, or in words why it is neither.
    """
    if same_language(*languages):
        return f"'{languages[0]}' and '{languages[1]}' are one language: only a name can tell them"
    found = shares(texts)
    if not found:
        return "too little text to tell its language"
    parts = [found.get(known_as(language), 0.0) for language in languages]
    if min(parts) >= _LEAST_OF_TWO:
        return "both languages are in it"
    if max(parts) >= _LEAST_ONE:
        return parts.index(max(parts))
    language, share = next(iter(found.items()))
    if share >= _LEAST_ONE and not max(parts) >= _LEAST_OF_TWO:
        return f"is in neither language, but in '{canonical(language)}'"
    return "language not told"


def _judged(texts: Sequence[str]) -> list[str]:
    """Stretches to judge: blocks from all over, and the short ones of them as one if need be."""
    step = max(1, len(texts) // _MOST_BLOCKS)
    sample = [text[:_MOST_LETTERS] for text in texts[::step]]
    long = [text for text in sample if weight(text) >= _LEAST_BLOCK]
    if sum(map(weight, long)) >= sum(map(weight, sample)) / 2:
        return long
    # Lists and tables: by script, so that two languages do not become one stretch.
    short = [text for text in sample if weight(text) < _LEAST_BLOCK]
    han = [text for text in short if is_han(text)]
    other = [text for text in short if not is_han(text)]
    return [*long, *(" ".join(group) for group in (han, other) if group)]
