"""OmegaT's glossaries: lines of source, target and comment with tabs between, `#` for remarks.

A row for each pair: OmegaT itself joins the targets of rows with the same source, and offers each
of them by itself when a translator types. What should not be used is never a target; the comment
names it. Only `.utf8` is surely read as UTF-8; the other two get a byte order mark.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from os import PathLike
from typing import BinaryIO

from glossaries.exchange.options import Writing
from glossaries.exchange.table_files import tab_rows
from glossaries.exchange.tables import Numbered, Row, concepts_of
from glossaries.term import DEPRECATED, FORBIDDEN, PREFERRED, Concept, Term
from tmx.columns import SAMPLE, are_headings, doubt, in_order
from tmx.headings import heading_of
from tmx.options import DEFAULT_READING, Reading, WriteResult

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_REMARK = "#"
_UTF_8_BY_NAME = ".utf8"
_UNUSABLE = (DEPRECATED, FORBIDDEN)
_NO_SOURCE, _NO_TARGET = "no term in {}", "no term in {} that may be used"
_LIKE_A_REMARK = "term that begins with '#', which OmegaT takes for a remark"


def write_omegat(stream: BinaryIO, concepts: Iterable[Concept], options: Writing) -> WriteResult:
    """Write concepts as rows: each term of the source language with each target that may be used.

    Concepts without such a pair are left out and counted.
    """
    options, concepts = options.resolved(concepts)
    source, target = options.source_language, options.target_language
    result = WriteResult()
    if options.suffix != _UTF_8_BY_NAME:
        stream.write(codecs.BOM_UTF8)
    stream.write(f"# {source} - {target}: source, target, comment\n".encode())
    for concept in concepts:
        rows = list(_rows(concept, source, target))
        sound = [row for row in rows if not row[0].startswith(_REMARK)]
        for row in sound:
            cells = (_BREAKS.sub(" ", cell).strip() for cell in row)
            stream.write(("\t".join(cells).rstrip("\t") + "\n").encode(errors="replace"))
        if sound:
            result.written += 1
        else:
            result.leave_out(_reason(concept, source, target, bool(rows)))
    return result


def _reason(concept: Concept, source: str, target: str, any_rows: bool) -> str:
    if any_rows:
        return _LIKE_A_REMARK
    return _NO_TARGET.format(target) if _texts(concept, source) else _NO_SOURCE.format(source)


def _texts(concept: Concept, language: str) -> list[Term]:
    return [term for term in concept.terms_in(language) if term.text.strip()]


def _rows(concept: Concept, source: str, target: str) -> Iterator[tuple[str, str, str]]:
    targets = _texts(concept, target)
    usable = [term for term in targets if term.status not in _UNUSABLE]
    avoided = [term for term in targets if term.status in _UNUSABLE]
    for term in _texts(concept, source):
        for translation in usable:
            comment = _comment(concept, term, translation, avoided)
            yield term.text, translation.text, comment


def _comment(concept: Concept, term: Term, translation: Term, avoided: Sequence[Term]) -> str:
    """What a translator should see: how both may be used, and what the concept is."""
    preferred = PREFERRED if translation.status == PREFERRED else ""
    source = f"the source is {term.status}" if term.status in _UNUSABLE else ""
    named = ", ".join(f"{one.text} ({one.status})" for one in avoided)
    not_used = f"do not use: {named}" if named else ""
    definitions = (text for _, text in concept.definitions)
    said = (
        preferred,
        source,
        not_used,
        concept.domain,
        *definitions,
        translation.note,
        concept.note,
    )
    return "; ".join(dict.fromkeys(filter(None, said)))


def read_omegat(
    path: str | PathLike[str], reading: Reading = DEFAULT_READING
) -> Iterator[Numbered]:
    """The concepts of a glossary of OmegaT.

    Rows that follow each other with one source and one comment are one concept. A first row that
    heads columns with languages is understood.

    Args:
        path: UTF-8, UTF-16, GB 18030 or Big5.
        reading: languages, columns and encoding, where they are said.

    Raises:
        FileProblem, BadEncoding: it cannot be read.
        BadFormat: its columns cannot be told.
    """
    rows = ((number, row) for number, row in tab_rows(path, reading) if _is_row(row))
    first = list(islice(rows, SAMPLE))
    stream = chain(first, rows)
    asked = reading.source_column or reading.target_column
    if asked or (first and are_headings([heading_of(cell) for cell in first[0][1]])):
        yield from concepts_of(stream, reading) or ()
        return
    languages = reading.languages
    columns = in_order([row for _, row in first], languages)
    if told := doubt(columns, reading) or (columns.told if columns.source.index else ""):
        reading.tell(told)
    sides = (columns.source.index, columns.target.index)
    yield from _joined(stream, sides, languages)


def _is_row(row: Sequence[str]) -> bool:
    return not row[0].lstrip("\ufeff").startswith(_REMARK)


def _joined(
    rows: Iterable[Row], sides: tuple[int, int], languages: tuple[str, str]
) -> Iterator[Numbered]:
    held: tuple[int, Concept] | None = None
    for number, row in rows:
        concept = _concept(row, sides, languages)
        if held and _is_one(held[1], concept):
            terms = dict.fromkeys((*held[1].terms, *concept.terms))
            held = held[0], Concept(tuple(terms), note=concept.note)
            continue
        if held:
            yield held
        held = number, concept
    if held:
        yield held


def _concept(row: Sequence[str], sides: tuple[int, int], languages: tuple[str, str]) -> Concept:
    texts = [row[side] if side < len(row) else "" for side in sides]
    terms = [
        Term(language, text) for language, text in zip(languages, texts, strict=True)
        if text.strip()
    ]  # fmt: skip
    note = " ".join(cell.strip() for cell in row[2:] if cell.strip())
    return Concept(tuple(terms), note=note)


def _is_one(one: Concept, other: Concept) -> bool:
    """Whether two rows that follow each other are about one thing, and not the same row twice."""
    whole = len(one.terms) > 1 and len(other.terms) > 1
    return (
        whole
        and one.terms[0] == other.terms[0]
        and one.note == other.note
        and (other.terms[1] not in one.terms)
    )
