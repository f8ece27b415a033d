"""The glossary that comes with diptych: United Nations bodies, phrases and documents.

It lies in tables beside the code, `data/*.tsv`, so that a terminologist can read and mend it
without Python. They are UTF-8, one concept a line, nine columns and a note, with tabs between them:

    id kind domain en fr es ru zh ar note

A cell of a language holds one or more terms, the preferred one first:

    cell  = term *( " | " term )
    term  = text [ " {" word *( "," word ) "}" ]
    word  = a form or a status of glossaries.term: acronym, short, ...; deprecated, forbidden, ...

    联合国难民事务高级专员公署 | 难民署 {short}
    CTED {acronym} | Counter-Terrorism Directorate {short,deprecated}

A term without a form is a full one. Without a status the first is preferred, the others are
admitted. Apostrophes are straight, as in the corpora of UN documents and on keyboards. Nothing is
quoted and there are no comments: what has to be said of a concept stands in its note.

The tables are facts written down for this project; tests/test_glossaries_core.py looks at the form
of each concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from glossaries.failure import BadGlossary
from glossaries.term import ADMITTED, FORMS, FULL, PREFERRED, STATUSES, Concept, Term

if TYPE_CHECKING:
    from importlib.abc import Traversable

#: The languages of the tables, in the order of their columns.
CORE_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")

COLUMNS = ("id", "kind", "domain", *CORE_LANGUAGES, "note")

_WORDS = "words.tsv"
_BETWEEN = " | "
_TERM = re.compile(r"(?P<text>[^{}|]*[^{}| ])(?: \{(?P<words>[a-z,]+)\})?")


def core_files() -> tuple[Traversable, ...]:
    """The tables, in the order of their names."""
    tables = (files("glossaries") / "data").iterdir()
    return tuple(sorted((t for t in tables if t.name.endswith(".tsv")), key=lambda t: t.name))


@lru_cache(maxsize=1)
def core() -> tuple[Concept, ...]:
    """The concepts of the tables but for the common words, read once a process.

    Raises:
        BadGlossary: a table was changed into something that is none; with file and line.
    """
    return tuple(_read(table for table in core_files() if table.name != _WORDS))


@lru_cache(maxsize=1)
def common_words() -> tuple[Concept, ...]:
    """The commonest words of UN documents, `committee` or `delegation`, read once a process.

    They stand by themselves: somebody who looks a word up wants them, but as known terms they would
    hide from extraction the longer terms that they are in.

    Raises:
        BadGlossary: as `core`.
    """
    return tuple(_read(table for table in core_files() if table.name == _WORDS))


def _read(tables: Iterable[Traversable]) -> Iterator[Concept]:
    for table in tables:
        yield from parse_table(table.read_text(encoding="utf-8"), table.name)


def parse_table(text: str, name: str) -> Iterator[Concept]:
    """The concepts of a table.

    Args:
        text: the whole table.
        name: its file, for messages.

    Raises:
        BadGlossary: a heading, row or cell that does not keep to the grammar above.
    """
    heading, *rows = text.removesuffix("\n").split("\n")
    if heading != "\t".join(COLUMNS):
        raise _bad(name, 1, "the columns are not those of a core table", " ".join(COLUMNS))
    for line, row in enumerate(rows, start=2):
        yield _concept(row, name, line)


def _concept(row: str, name: str, line: int) -> Concept:
    cells = row.split("\t")
    if len(cells) != len(COLUMNS):
        raise _bad(name, line, f"{len(cells)} cells instead of {len(COLUMNS)}", " ".join(COLUMNS))
    identifier, kind, domain, *languages, note = cells
    terms = (
        _term(language, written, rank, name, line)
        for language, cell in zip(CORE_LANGUAGES, languages, strict=True)
        for rank, written in enumerate(cell.split(_BETWEEN))
    )
    return Concept(tuple(terms), identifier=identifier, kind=kind, domain=domain, note=note)


def _term(language: str, written: str, rank: int, name: str, line: int) -> Term:
    """A term of a cell; `rank` is its place there, from 0."""
    found = _TERM.fullmatch(written)
    if not found:
        raise _bad(name, line, f"'{written}' ({language}) is no term", "TEXT or TEXT {word,word}")
    words = found["words"].split(",") if found["words"] else []
    form = _chosen(words, FORMS, FULL)
    status = _chosen(words, STATUSES, ADMITTED if rank else PREFERRED)
    if words:
        known = ", ".join((*FORMS, *STATUSES))
        raise _bad(name, line, f"'{written}' ({language}) has marks that do not fit", known)
    return Term(language, found["text"], status=status, form=form)


def _chosen(words: list[str], known: tuple[str, ...], otherwise: str) -> str:
    """Takes the first word that is known out of the list."""
    for word in words:
        if word in known:
            words.remove(word)
            return word
    return otherwise


def _bad(name: str, line: int, cause: str, wanted: str) -> BadGlossary:
    return BadGlossary(cause, path=name, line=line, remedy=f"wanted: {wanted}")
