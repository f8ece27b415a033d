"""A text with the terms in it: as text, as a table, as a page, for programs."""

from __future__ import annotations

import contextlib
import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from cli.glossary import showing
from cli.glossary.sources import Gathered
from cli.tm.printing import json_line
from tmx.failure import BadEncoding
from tmx.files import STDIN, STDIN_NAME, read_bytes, written

if TYPE_CHECKING:
    from glossaries.annotation import Mark
    from glossaries.term import Concept, Term

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
# Where terms stand that nobody translates: addresses, and code in Markdown.
_SPARED = re.compile(
    r"\]\([^)\s]*\)|\b(?:https?|ftp)://[^\s<>)]+|\bwww\.[^\s<>)]+|`[^`\n]+`|[\w.+-]+@[\w-]+\.[\w.]+"
)
# Script -> the language that a text in it is taken for. French and Spanish must be said.
_BY_SCRIPT = {"Han": "zh", "Cyrillic": "ru", "Arabic": "ar"}


@dataclass(frozen=True, slots=True)
class Text:
    """What is annotated.

    Attributes:
        name: of its file, for messages.
        text: the whole; of a document its paragraphs with blank lines between.
    """

    name: str
    text: str

    def annotated(
        self, gathered: Gathered, source: str, target: str, *, first: bool = False
    ) -> Annotated:
        """This text with its terms marked.

        Args:
            gathered: the glossaries.
            source: canonical tag of its language; "" to tell it by its script.
            target: of the translations; "" for the usual one.
            first: mark each term only once.
        """
        from glossaries.annotation import Annotator

        source = source or _language_of(self.text, target)
        [target] = showing.sides(source, source, target) or [target]
        annotator = Annotator(gathered.concepts, source, target, dictionary=True)
        marks = annotator.marks(self.text)
        marks = [_own_first(mark, gathered) for mark in _outside(marks, self.text)]
        return Annotated(self, gathered, source, target, list(_firsts(marks)) if first else marks)


def read_text(
    file: str, language: str, *, encoding: str | None = None, password: str | None = None
) -> Text:
    """The text of a file.

    Args:
        file: a text, which is kept as it is, or a document; `-` for text from standard input.
        language: canonical tag; "" if it is not said.
        encoding: of a text; None to tell it from its bytes.
        password: of a locked document.

    Raises:
        Failure: it cannot be read.
    """
    if file == STDIN or os.path.splitext(file)[1].lower() in _TEXTS:
        name = STDIN_NAME if file == STDIN else file
        text = _decoded(read_bytes(file), name, language, encoding)
        return Text(name, text.removeprefix("\ufeff"))
    text = _of_document(file, language or "en", password)
    told = _language_of(text, "")
    # How lines are joined depends on the language.
    return Text(file, text if language or told == "en" else _of_document(file, told, password))


def _decoded(data: bytes, name: str, language: str, encoding: str | None) -> str:
    """The text of bytes; where no language is said, it is any in which they make sense.

    Raises:
        Failure: they make sense in none, or in several.
    """
    from aligner.readers.encodings import decode

    try:
        return decode(data, language or "en", path=name, encoding=encoding)
    except BadEncoding as failure:
        if encoding is None:
            failure.remedy = "say its language with -s, or its encoding with --encoding"
        found = set()
        for other in () if language or encoding else _BY_SCRIPT.values():
            with contextlib.suppress(BadEncoding):
                found.add(decode(data, other, path=name))
        if len(found) != 1:
            raise
        return found.pop()


def _of_document(file: str, language: str, password: str | None) -> str:
    from aligner.readers import read_document

    blocks = read_document(file, language, password=password).blocks
    return "\n\n".join(f"{block.label} {block.text}".strip() for block in blocks) + "\n"


def _language_of(text: str, other: str) -> str:
    """The language that a text is taken for, if the translations are to be in another one."""
    from tmx.languages import closeness
    from tmx.options import Reading
    from tmx.scripts import script_of

    told = _BY_SCRIPT.get(script_of([text]), "en")
    if other and closeness(told, other) is not None:
        return Reading(target_language=other).languages.source
    return told


def _outside(marks: Iterable[Mark], text: str) -> Iterator[Mark]:
    """The marks that touch no address and no code."""
    spared = [match.span() for match in _SPARED.finditer(text)]
    starts = [start for start, _ in spared]
    for mark in marks:
        before = bisect_right(starts, mark.end - 1) - 1
        if before < 0 or spared[before][1] <= mark.start:
            yield mark


def _own_first(mark: Mark, gathered: Gathered) -> Mark:
    """A mark whose concept is of the first of the glossaries that have its term."""
    if not mark.also:
        return mark
    named = sorted(((mark.concept, mark.term), *mark.also), key=lambda one: gathered.rank(one[0]))
    (concept, term), *also = named
    return replace(mark, concept=concept, term=term, also=tuple(also))


def _firsts(marks: Iterable[Mark]) -> Iterator[Mark]:
    seen: set[int] = set()
    for mark in marks:
        if id(mark.concept) not in seen:
            seen.add(id(mark.concept))
            yield mark


@dataclass(slots=True)
class Row:
    """A term of a text, in the table.

    Attributes:
        count: how often it stands there.
        line: where first.
        term: as the glossary has it.
        concept: what it names.
        translations: in the target language; those not to be used are last.
    """

    count: int
    line: int
    term: Term
    concept: Concept
    translations: list[Term]


@dataclass
class Annotated:
    """A text and the places of its terms.

    Attributes:
        text: what was read.
        gathered: the glossaries.
        source: canonical tag of its language.
        target: of the translations.
        marks: in order.
    """

    text: Text
    gathered: Gathered
    source: str
    target: str
    marks: Sequence[Mark] = field(default_factory=list)

    def write(self, output: str, form: str) -> None:
        """Write it whole, or not at all.

        Args:
            output: `-` for standard output.
            form: `text`, `tsv`, `html` or `json`.

        Raises:
            FileProblem: it cannot be written.
        """
        with written(output) as stream:
            stream.write(self.rendered(form).encode("utf-8", "replace"))

    def rendered(self, form: str) -> str:
        """The whole as text of a format."""
        if form == "html":
            from cli.glossary.page import page

            return page(self)
        lines = {"tsv": self._tsv, "json": self._objects}
        if form in lines:
            return "".join(f"{line}\n" for line in lines[form]())
        return self._bracketed()

    def line(self, mark: Mark) -> int:
        """The line of the text in which a term stands, from 1."""
        return bisect_right(self._ends, mark.start) + 1

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in re.finditer("\n", self.text.text)]

    def translations(self, term: Term, concept: Concept) -> list[Term]:
        """What a term is called in the target language, preferred first, not to be used last."""
        return [one for one in showing.terms_in(concept, self.target) if one != term]

    def proposed(self, mark: Mark) -> list[Term]:
        """The first translation of each thing that a term may mean."""
        from glossaries.usage import usable

        named = ((mark.concept, mark.term), *mark.also)
        best = (
            next(filter(usable, self.translations(term, concept)), None) for concept, term in named
        )
        return list({one.text: one for one in best if one is not None}.values())

    def proposals(self, mark: Mark) -> list[str]:
        """The same as texts."""
        return [showing.named(one) for one in self.proposed(mark)]

    def all_translations(self, mark: Mark) -> list[Term]:
        """The translations of all that a term may mean: those that are proposed come first."""
        from glossaries.usage import usable

        named = ((mark.concept, mark.term), *mark.also)
        found = [one for concept, term in named for one in self.translations(term, concept)]
        found = [*self.proposed(mark), *sorted(found, key=lambda one: not usable(one))]
        distinct: dict[tuple[str, str], Term] = {}
        for one in found:
            distinct.setdefault((one.language, one.text), one)
        return list(distinct.values())

    def rows(self) -> list[Row]:
        """The terms, the commonest first."""
        found: dict[tuple[int, Term], Row] = {}
        for mark in self.marks:
            key = (id(mark.concept), mark.term)
            if key not in found:
                found[key] = Row(
                    0, self.line(mark), mark.term, mark.concept,
                    self.all_translations(mark),
                )  # fmt: skip
            found[key].count += 1
        return sorted(found.values(), key=lambda row: -row.count)

    def pieces(self) -> Iterator[tuple[str, Mark | None]]:
        """The text in pieces, each with its mark if it is a term."""
        text, end = self.text.text, 0
        for mark in self.marks:
            if mark.start > end:
                yield text[end : mark.start], None
            yield mark.text, mark
            end = mark.end
        yield text[end:], None

    def _bracketed(self) -> str:
        return "".join(
            piece if mark is None else piece + self._bracket(mark) for piece, mark in self.pieces()
        )

    def _bracket(self, mark: Mark) -> str:
        """What stands behind a term: its translations, and what to say if it is not to be used."""
        said = (" / ".join(self.proposals(mark)), showing.against(mark.term, mark.concept))
        told = "; ".join(filter(None, said))
        space = "" if mark.text[-1] > "\u2e80" else " "
        return f"{space}[{told}]" if told else ""

    def _tsv(self) -> Iterator[str]:
        yield "\t".join(("count", "term", "translations", "domain", "note", "line"))
        for row in self.rows():
            cells = (
                str(row.count),
                showing.found_as(row.term, row.concept),
                showing.listed(row.translations),
                row.concept.domain,
                showing.notes(row.term, row.concept),
                str(row.line),
            )
            yield "\t".join(" ".join(cell.split()) for cell in cells)

    def _objects(self) -> Iterator[str]:
        for mark in self.marks:
            yield json_line(self._object(mark))

    def _object(self, mark: Mark) -> dict[str, object]:
        glossary, line = self.gathered.place(mark.concept)
        return {
            "line": self.line(mark),
            "start": mark.start,
            "end": mark.end,
            "text": mark.text,
            "term": mark.term.text,
            "language": mark.term.language,
            "how": mark.how,
            "status": mark.term.status,
            "instead": mark.instead.text if mark.instead else None,
            "translations": [showing.term_object(one) for one in self.all_translations(mark)],
            "domain": mark.concept.domain,
            "glossary": glossary,
            "glossary_line": line or None,
        }
