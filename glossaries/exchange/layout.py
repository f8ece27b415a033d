"""Which columns of a table are what: by the user, by heading, by content, by order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossaries.exchange import headings, unheaded
from glossaries.exchange.headings import SOURCE, TARGET, TERM, Heading, heading_of
from glossaries.term import ABBREVIATION, FORBIDDEN
from tmx.columns import Columns, columns_of
from tmx.columns import doubt as doubt_of
from tmx.languages import same_language
from tmx.options import Languages, Reading
from tmx.scripts import script_for, script_of

Rows = Sequence[Sequence[str]]

# The row of headings is one of the first; titles and notes may stand above it.
_HEADED_WITHIN = 8
# Columns of further terms beside those of a language.
_MORE_TERMS = (headings.ABBREVIATIONS, headings.SYNONYMS, headings.FORBIDDEN_TERMS)
# What is said of a term, whichever language the column names.
_OF_TERMS = frozenset({
    headings.STATUS, headings.FORM, headings.PART, headings.CONTEXT, headings.INFO,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TermColumn:
    """A column with the terms of one language.

    Attributes:
        index: from 0.
        language: canonical tag.
        name: its heading.
        form: of all its terms, where the heading says it.
        status: likewise.
        about: (role, index, name) of the columns that say something of its terms.
        by_script: languages that its terms may be in, if the heading names none.
    """

    index: int
    language: str
    name: str = ""
    form: str = ""
    status: str = ""
    about: tuple[tuple[str, int, str], ...] = ()
    by_script: tuple[str, ...] = ()

    def language_of(self, text: str) -> str:
        """The language of one of its terms."""
        script = script_of([text]) if self.by_script else ""
        if not script or script_for(self.language) == script:
            return self.language
        return next((one for one in self.by_script if script_for(one) == script), self.language)

    def __str__(self) -> str:
        return (
            f"'{self.name}' -> {self.language}"
            if self.name
            else f"{self.index + 1} -> {self.language}"
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """How rows become concepts.

    Attributes:
        terms: columns of terms, in order.
        about: (role, index, language or name) of the columns that say something of the concept.
        start: index of the first row below the headings.
        doubt: what speaks against this, in words; "" if nothing does.
    """

    terms: tuple[TermColumn, ...]
    about: tuple[tuple[str, int, str], ...] = ()
    start: int = 0
    doubt: str = ""

    @property
    def told(self) -> str:
        """What was decided: `columns 'English' -> en, '中文' -> zh`."""
        return f"columns {', '.join(map(str, self.terms))}"


def layout_of(rows: Rows, reading: Reading) -> Layout | None:
    """The layout of a table, told from its first rows; None if it holds no terms.

    Args:
        rows: the first rows.
        reading: columns and languages that the user asks for.

    Raises:
        BadFormat: the columns that are asked for are not there, or several would do.
    """
    if not (reading.source_column or reading.target_column):
        for start, row in enumerate(rows[:_HEADED_WITHIN], 1):
            found = _with_source([heading_of(cell) for cell in row])
            if _are_headings(found):
                return _headed(rows, start, found, reading)
    columns = columns_of(rows, reading.languages, reading)
    return None if columns is None else _of_columns(columns, reading)


def _with_source(found: list[Heading]) -> list[Heading]:
    """Headings of which a mere `Term` is the source, where nothing else is."""
    if any(one.is_terms and one.side == SOURCE for one in found) or Heading(TERM) not in found:
        return found
    place = found.index(Heading(TERM))
    return [*found[:place], Heading(TERM, side=SOURCE), *found[place + 1 :]]


def _are_headings(found: list[Heading]) -> bool:
    """Whether a row heads a glossary: terms in two languages, or terms and what is said of them."""
    terms = {(one.language, one.side) for one in found if one.is_terms}
    roles = {one.role for one in found if one.role and not one.is_terms}
    return len(terms) > 1 or (bool(terms) and bool(roles - {headings.ID, headings.TERM}))


def _headed(rows: Rows, start: int, found: list[Heading], reading: Reading) -> Layout:
    names = [" ".join(cell.split()) for cell in rows[start - 1]]
    found, doubt = _with_languages(found, rows[start:], reading.languages)
    found = unheaded.completed(found, names, rows[start:], reading)
    columns: list[TermColumn] = []
    loose: list[tuple[int, Heading]] = []
    for index, heading in enumerate(found):
        if heading.is_terms:
            columns.append(TermColumn(index, heading.language, names[index]))
        elif heading.role in _MORE_TERMS and (heading.language or columns):
            columns.append(_more_terms(index, found, names[index], columns))
        elif heading.role or names[index]:
            loose.append((index, heading))
    about: list[tuple[str, int, str]] = []
    for index, heading in loose:
        if not _attach(columns, index, heading, names[index]):
            about.append((heading.role, index, heading.language or heading.name or names[index]))
    return Layout(tuple(columns), tuple(about), start, doubt)


def _more_terms(
    index: int, found: list[Heading], name: str, columns: list[TermColumn]
) -> TermColumn:
    """A column of further terms.

    Where its heading names no language, the script of each tells it; where that fits several, it
    is the source, or that of the column before if there are several such columns.
    """
    heading = found[index]
    languages = tuple(dict.fromkeys(one.language for one in found if one.is_terms))
    alike = sum(one == heading for one in found)
    usual = columns[-1].language if alike > 1 else columns[0].language
    by_script = () if heading.language else languages
    form = ABBREVIATION if heading.role == headings.ABBREVIATIONS else ""
    status = FORBIDDEN if heading.role == headings.FORBIDDEN_TERMS else ""
    return TermColumn(index, heading.language or usual, name, form, status, by_script=by_script)


def _with_languages(
    found: list[Heading], body: Rows, languages: Languages
) -> tuple[list[Heading], str]:
    """Headings with the languages of the sides that they name, and what is to be told of that."""
    named = {one.language for one in found if one.is_terms and one.language}
    only_source = not any(one.is_terms and one.side == TARGET for one in found)
    if only_source and len(named) > 1:
        # Beside two languages, `Source` is where a term was taken from.
        found = [
            Heading(headings.ORIGIN) if one.is_terms and one.side == SOURCE else one
            for one in found
        ]
    sides = {SOURCE: languages.source, TARGET: languages.target}
    for side, other in ((SOURCE, TARGET), (TARGET, SOURCE)):
        if named and any(same_language(one, sides[side]) for one in named):
            sides[side] = sides[other]
    scripts = {
        side: script_of(_column(body, index)) for index, one in enumerate(found)
        for side in [one.side] if one.is_terms and side
    }  # fmt: skip
    doubt = ""
    if _turned(scripts, sides):
        sides = {SOURCE: sides[TARGET], TARGET: sides[SOURCE]}
        doubt = "the columns of source and target hold each other's language"
    elif wrong := [side for side, script in scripts.items() if _contradicts(script, sides[side])]:
        doubt = f"the {wrong[0]} column is in {scripts[wrong[0]]} script: give -s and -t"
    known = [
        replace(one, language=sides[one.side], side="") if one.side and not one.language else one
        for one in found
    ]
    return known, doubt


def _column(body: Rows, index: int) -> list[str]:
    return [row[index] for row in body if index < len(row)]


def _contradicts(script: str, language: str) -> bool:
    return bool(script) and script_for(language) not in ("", script)


def _turned(scripts: dict[str, str], sides: dict[str, str]) -> bool:
    """Whether each side is surely written in the script of the other."""
    if set(scripts) != {SOURCE, TARGET} or scripts[SOURCE] == scripts[TARGET]:
        return False
    other = {SOURCE: TARGET, TARGET: SOURCE}
    return all(
        script and script_for(sides[other[side]]) == script and _contradicts(script, sides[side])
        for side, script in scripts.items()
    )


def _attach(columns: list[TermColumn], index: int, heading: Heading, name: str) -> bool:
    """Whether a column says something of terms in one column, and is now kept there."""
    if heading.role == headings.DEFINITION:
        return False
    place: int | None = None
    if heading.language:
        fitting = [at for at, one in enumerate(columns) if one.language == heading.language]
        before = [at for at in fitting if columns[at].index < index]
        place = before[-1] if before else fitting[0] if fitting else None
    elif heading.role in (headings.INFO, headings.CONTEXT, headings.FORM):
        before = [at for at, one in enumerate(columns) if one.index < index]
        place = before[-1] if before else None
    if place is None:
        return False
    role = heading.role or headings.PROPERTY
    said = (role, index, heading.name or name)
    columns[place] = replace(columns[place], about=(*columns[place].about, said))
    return True


def _of_columns(columns: Columns, reading: Reading) -> Layout:
    """The layout of a table whose columns the user named, or which has no headings."""
    sides = (columns.source, columns.target, *columns.others)
    terms = [TermColumn(one.index, one.language, one.name) for one in sides]
    about: list[tuple[str, int, str]] = []
    for index, _, name in columns.properties:
        heading = heading_of(name)
        if heading.is_terms or heading.role in _MORE_TERMS:
            continue
        if not _attach(terms, index, heading, name):
            about.append((heading.role, index, heading.language or heading.name or name))
    if not columns.start and not columns.properties:
        about = [(headings.NOTE, -1, "")]  # all that stands behind the terms
    return Layout(tuple(terms), tuple(about), columns.start, doubt_of(columns, reading))


def is_of_terms(role: str) -> bool:
    """Whether a column without a language that has this role says something of terms."""
    return role in _OF_TERMS
