"""Concepts in the columns of tools: memoQ's own CSV of term bases, and a table for Trados.

memoQ's columns are those that its documentation of the format lists (Term base in CSV format):
fields of the entry, then for each language its definition and for each term `Term_Info` and
`Term_Example`. Trados (Glossary Converter, MultiTerm Convert, the cloud's import) takes a row of
headings with a language over each column and bars between synonyms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from glossaries.exchange import cells, headings
from glossaries.exchange.columns import Column, Table, languages_of, table_of
from glossaries.exchange.options import MEMOQ, Writing
from glossaries.exchange.tbx_values import date_and_time
from glossaries.term import ABBREVIATION, ACRONYM, DEPRECATED, FORBIDDEN, Concept, Term
from tmx.languages import LANGUAGES, primary, tidy, written_form

# Languages as memoQ names them in headings, with regions where the tag tells one.
_MEMOQ_NAMES = {
    "zh": "Chinese_PRC", "zh-Hans": "Chinese_PRC", "zh-CN": "Chinese_PRC",
    "zh-Hant": "Chinese_Taiwan", "zh-TW": "Chinese_Taiwan", "zh-HK": "Chinese_Hong_Kong",
    "en-US": "English_United_States", "en-GB": "English_United_Kingdom",
    "fr-FR": "French_France", "fr-CA": "French_Canada",
}  # fmt: skip
_TRADOS_NAMES = {"zh-Hant": "Chinese (Traditional)", "zh-Hans": "Chinese (Simplified)"}
_UNUSABLE = (DEPRECATED, FORBIDDEN)
# How a term is matched: abbreviations as they are written, words in any case and inflected.
EXACT, LOOSE, NOT_TO_BE_USED = "CaseSense;NoPrefix", "CasePermissive;HalfPrefix", "Nonterm"
_SPACES = re.compile(r"\s+")


def memoq_table(concepts: Sequence[Concept], options: Writing) -> Table:
    """Concepts in memoQ's columns; a column for each of several terms."""
    numbers = _numbers(concepts)
    fields: dict[str, Callable[[Concept], str]] = {
        "Entry_ID": lambda one: numbers[id(one)],
        "Entry_Subject": lambda one: one.domain,
        "Entry_Domain": lambda one: _kept(one.properties, "Entry_Domain"),
        "Entry_ClientID": _nothing,
        "Entry_ProjectID": _nothing,
        "Entry_Created": lambda one: _american(one.created),
        "Entry_Creator": _nothing,
        "Entry_LastModified": lambda one: _american(one.changed),
        "Entry_Modifier": _nothing,
        "Entry_Note": _entry_note,
    }
    languages = languages_of(concepts, options)
    groups = (_memoq_group(concepts, language) for language in languages)
    columns = [*fields.items(), *(column for group in groups for column in group)]
    return table_of(columns, concepts)


def _kept(properties: Iterable[tuple[str, str]], wanted: str) -> str:
    return next((value for name, value in properties if name == wanted), "")


def _nothing(_concept: Concept) -> str:
    return ""


def _numbers(concepts: Sequence[Concept]) -> dict[int, str]:
    """The number of each entry: its own where it is one, else one that is free."""
    taken = {one.identifier for one in concepts if one.identifier.isdecimal()}
    free = (str(number) for number in range(1, len(concepts) + len(taken) + 1))
    unused = (number for number in free if number not in taken)
    return {
        id(one): one.identifier if one.identifier.isdecimal() else next(unused) for one in concepts
    }


def _entry_note(concept: Concept) -> str:
    whole = [text for language, text in concept.definitions if not language]
    source = f"Source: {concept.source}" if concept.source else ""
    return "\n".join(filter(None, (*whole, concept.note, source)))


def _american(moment: str) -> str:
    """A moment in the form that memoQ reads: M/d/yyyy h:mm:ss tt."""
    parts = date_and_time(moment)
    if parts is None:
        return ""
    year, month, day = map(int, parts[0].split("-"))
    hour, minute, second, *_ = [*map(int, re.findall(r"\d+", parts[1])[:3]), 0, 0, 0]
    half = "PM" if hour >= 12 else "AM"
    return f"{month}/{day}/{year} {hour % 12 or 12}:{minute:02}:{second:02} {half}"


def _memoq_group(concepts: Sequence[Concept], language: str) -> Iterator[Column]:
    """A language's columns: its definition, then each of its terms."""
    name = _memoq_name(language)
    yield (
        f"{name}_Def",
        lambda one: "\n".join(text for known, text in one.definitions if known == language),
    )
    counts = (sum(term.language == language for term in one.terms) for one in concepts)
    most = max(counts, default=1)
    for nth in range(most):
        for head, get in ((name, _text), ("Term_Info", _info), ("Term_Example", _example)):
            yield head, _of_term(language, nth, get)


def _of_term(language: str, nth: int, get: Callable[[Term], str]) -> Callable[[Concept], str]:
    def cell(concept: Concept) -> str:
        terms = [term for term in concept.terms if term.language == language]
        return get(terms[nth]) if nth < len(terms) else ""

    return cell


def _text(term: Term) -> str:
    return term.text


def _example(term: Term) -> str:
    return term.context


def _info(term: Term) -> str:
    usual = EXACT if term.form in (ABBREVIATION, ACRONYM) else LOOSE
    flags = (_kept(term.properties, MEMOQ) or usual).split(";")
    if term.status in _UNUSABLE and NOT_TO_BE_USED not in flags:
        flags.append(NOT_TO_BE_USED)
    return ";".join(flags)


def _memoq_name(language: str) -> str:
    tag = tidy(language)
    return _SPACES.sub("_", _MEMOQ_NAMES.get(tag) or _name(tag))


def _name(tag: str) -> str:
    known = LANGUAGES.get(tag) or LANGUAGES.get(primary(tag))
    return known[0] if known else tag


def trados_table(concepts: Sequence[Concept], options: Writing) -> Table:
    """Concepts with a column a language, and what Trados has fields for."""
    columns: list[Column] = []
    for language in languages_of(concepts, options):
        name = _TRADOS_NAMES.get(written_form(language)) or _name(tidy(language))
        columns.append((name, _terms(language, usable=True)))
        if any(_unusable(term, language) for one in concepts for term in one.terms):
            columns.append((f"{name} {headings.FORBIDDEN_TERMS}", _terms(language, usable=False)))
    about: dict[str, Callable[[Concept], str]] = {
        "Subject": lambda one: one.domain,
        "Definition": lambda one: "\n".join(text for _, text in one.definitions),
        "Note": lambda one: one.note,
        "Reference": lambda one: one.source,
    }
    columns += [(name, get) for name, get in about.items() if any(map(get, concepts))]
    return table_of(columns, concepts)


def _unusable(term: Term, language: str) -> bool:
    return term.language == language and term.status in _UNUSABLE


def _terms(language: str, *, usable: bool) -> Callable[[Concept], str]:
    def cell(concept: Concept) -> str:
        # Preferred terms first: the first is the entry's main one in Trados.
        found = [one for one in concept.terms_in(language) if one.language == language]
        return cells.joined(term.text for term in found if (term.status not in _UNUSABLE) == usable)

    return cell


def told_of(layout: str) -> str:
    """What the user should know of a table in a tool's columns."""
    if layout == MEMOQ:
        return "memoQ has no place for all that is known of a concept; .tbx and .jsonl have"
    return "Trados gets terms, subjects, definitions, notes and references; .tbx has all"
