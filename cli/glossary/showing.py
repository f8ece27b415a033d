"""Terms and concepts as people read them, and as programs do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cli.tables import Table
from cli.tm.showing import Piece, marked

if TYPE_CHECKING:
    from glossaries.term import Concept, Term

#: Between terms of one cell.
BETWEEN = " | "


def sides(language: str, source: str, target: str) -> tuple[str, ...]:
    """The languages that a term is wanted in.

    Args:
        language: of the term.
        source: that was asked for; "" if none was.
        target: likewise.

    Returns:
        The other one of the two; English and Chinese stand for what was not asked for.
    """
    from tmx.languages import closeness
    from tmx.options import Reading

    usual = Reading(source_language=source, target_language=target).languages
    wanted = [one for one in (usual.target, usual.source) if closeness(one, language) is None]
    if source or target:
        return tuple(wanted[:1])
    return tuple(wanted)


def translations(term: Term, concept: Concept, languages: Iterable[str]) -> list[Term]:
    """A concept's terms in some languages, preferred ones first, those not to be used last.

    If it has none in these, those in all others than the term's.
    """
    found = [one for language in languages for one in terms_in(concept, language)]
    if found:
        return list(dict.fromkeys(found))
    others = (one for one in concept.languages() if one != term.language)
    return list(dict.fromkeys(one for language in others for one in concept.terms_in(language)))


def terms_in(concept: Concept, language: str) -> list[Term]:
    """A concept's terms in a language, in its characters: those that it has, else converted ones.

    Args:
        concept: any.
        language: canonical tag; `zh-Hant` and the like name characters.
    """
    from glossaries.chinese import in_script_of, is_converted

    found = [in_script_of(one, language) for one in concept.terms_in(language)]
    return [one for one in found if not is_converted(one)] or found


def named(term: Term) -> str:
    """A term with what is to be known of it: `meeting minutes (deprecated)`, `議程 (converted)`."""
    from glossaries.chinese import is_converted
    from glossaries.usage import usable

    told = ["converted"] if is_converted(term) else []
    told += [] if usable(term) else [term.status]
    return f"{term.text} ({', '.join(told)})" if told else term.text


def term_object(term: Term) -> dict[str, object]:
    """A translation for programs."""
    from glossaries.chinese import CONVERTED

    told: dict[str, object] = {
        "term": term.text, "language": term.language, "status": term.status,
    }  # fmt: skip
    converted = dict(term.properties).get(CONVERTED)
    return told | ({"converted_from": converted} if converted else {})


def listed(terms: Sequence[Term], *, tagged: bool | None = None) -> str:
    """Terms as one cell; their languages stand before them where there are several.

    Args:
        terms: those of a language beside each other.
        tagged: whether their languages are named; None names several.
    """
    groups: dict[str, list[str]] = {}
    for term in terms:
        groups.setdefault(term.language, []).append(named(term))
    cells = {tag: BETWEEN.join(texts) for tag, texts in groups.items()}
    if tagged is None:
        tagged = len(cells) > 1
    return BETWEEN.join(f"{tag}: {cell}" if tagged else cell for tag, cell in cells.items())


def against(term: Term, concept: Concept) -> str:
    """What speaks against a term, `forbidden: say minutes`; "" if nothing does."""
    from glossaries.usage import instead_of, usable

    if usable(term):
        return ""
    better = instead_of(term, concept)
    return f"{term.status}: say {better.text}" if better else term.status


def found_as(term: Term, concept: Concept) -> str:
    """A term with the name to use rather, if it is an abbreviation or not to be used."""
    if told := against(term, concept):
        return f"{term.text} ({told})"
    best = concept.terms_in(term.language)[0]
    return f"{term.text} ({best.text})" if term.form in _SHORT and best != term else term.text


_SHORT = ("abbreviation", "acronym", "short")


def notes(term: Term, concept: Concept) -> str:
    """What a glossary says of a term and its concept, for people."""
    said = (term.note, concept.note, *(text for _, text in concept.definitions))
    return "; ".join(dict.fromkeys(filter(None, said)))


def in_short(concept: Concept) -> str:
    """A concept in one line: the first term of each language, and the domain."""
    told = " = ".join(named(concept.terms_in(language)[0]) for language in concept.languages())
    return visible(f"{told} [{concept.domain}]" if concept.domain else told)


def visible(text: str) -> str:
    """A text from anywhere that can do nothing to a terminal, in one line."""
    return marked([Piece(text)])


def numbered_object(number: int, concept: Concept) -> dict[str, object]:
    """A concept of a termbase for programs: its number, and the keys of a JSONL glossary."""
    from glossaries.exchange.jsonl import record_of

    return {"number": number, **record_of(concept)}


def concept_tables(number: int, concept: Concept) -> list[Table]:
    """All that is known of a concept, as tables."""
    told: list[tuple[str, str]] = [
        ("concept", str(number) if number else ""),
        ("id", concept.identifier),
        ("kind", concept.kind),
        ("domain", concept.domain),
        *((_with_tag("definition", tag), text) for tag, text in concept.definitions),
        ("note", concept.note),
        ("source", concept.source),
        ("created", concept.created),
        ("changed", concept.changed),
        *concept.properties,
    ]
    return [
        Table((), [row for row in told if row[1]], wraps=True),
        filled(_TERM_HEADINGS, [_term_cells(term) for term in concept.terms]),
    ]


_TERM_HEADINGS = (
    "language", "term", "status", "form", "part of speech", "note", "source", "context", "more",
)  # fmt: skip


def _with_tag(name: str, language: str) -> str:
    return f"{name} ({language})" if language else name


def _term_cells(term: Term) -> tuple[str, ...]:
    more = "; ".join(f"{name}: {value}" for name, value in term.properties)
    return (
        term.language, term.text, term.status, term.form, term.part_of_speech, term.note,
        term.source, term.context, more,
    )  # fmt: skip


def filled(headings: Sequence[str], rows: Sequence[Sequence[str | int]]) -> Table:
    """A table of the columns in which something stands."""
    shown = [column for column in range(len(headings)) if any(row[column] for row in rows)]
    cells = [[row[column] for column in shown] for row in rows]
    return Table([headings[column] for column in shown], cells, wraps=True)
