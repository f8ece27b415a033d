"""Columns whose headings say nothing, in a table of which other headings are understood.

A glossary in which only one side were understood would lose all of its translations and look
sound. So what looks like translations is one by its script, or a question to the user.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossaries.exchange import headings
from glossaries.exchange.headings import NOTHING, Heading
from tmx.failure import BadFormat
from tmx.languages import same_language
from tmx.options import Reading
from tmx.scripts import script_for, script_of

Rows = Sequence[Sequence[str]]

# Translations stand in nearly every row, differ from each other, and are as long as terms are.
_FILLED, _VARIED, _LONGER = 0.8, 0.8, 4


def completed(
    found: list[Heading], names: list[str], body: Rows, reading: Reading
) -> list[Heading]:
    """Headings with that of the translations, where none is understood.

    Args:
        found: what the headings say, with the languages of the sides.
        names: how they read.
        body: rows below them.
        reading: the languages that are asked for.

    Raises:
        BadFormat: a column may hold the translations, and it is not sure in which language.
    """
    known = {one.language for one in found if one.is_terms}
    if not known or any(not same_language(one, other) for one in known for other in known):
        return found
    doubtful = list(_doubtful(found, body))
    missing = [one for one in reading.languages if not any(same_language(one, k) for k in known)]
    fitting = [
        index for index in doubtful
        if missing and _script(body, index) == script_for(missing[-1])
        and script_for(missing[-1]) not in map(script_for, known)
    ]  # fmt: skip
    if len(fitting) == 1:
        found = list(found)
        found[fitting[0]] = Heading(headings.TERM, missing[-1])
        return found
    if doubtful and not any(one.role == headings.DEFINITION for one in found):
        told = ", ".join(f"{index + 1} '{name}'" for index, name in enumerate(names) if name)
        raise BadFormat(
            f"which column holds the translations cannot be told (columns: {told})",
            remedy="say it with --source-column and --target-column, by heading or number, or head "
            "the columns with their languages",
        )
    return found


def _doubtful(found: list[Heading], body: Rows) -> Iterator[int]:
    """Columns that may hold translations."""
    own = [index for index, one in enumerate(found) if one.is_terms]
    length = max(_length(_texts(body, index)) for index in own)
    for index, heading in enumerate(found):
        texts = _texts(body, index)
        if (
            heading == NOTHING
            and script_of(texts)
            and len(texts) >= _FILLED * len(body)
            and len(set(texts)) > _VARIED * len(texts)
            and _length(texts) <= _LONGER * length
        ):
            yield index


def _texts(body: Rows, index: int) -> list[str]:
    return [text for row in body if index < len(row) and (text := row[index].strip())]


def _length(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / max(len(texts), 1)


def _script(body: Rows, index: int) -> str:
    return script_of(_texts(body, index))
