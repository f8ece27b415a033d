"""Writing TBX, as a stream: TBX-Basic of ISO 30042:2019 in both styles, or of 2008 (martif).

OmegaT, Lokalize and Translate Toolkit read the older one only. What TBX-Basic has no place for is
written as notes (`glossaries.exchange.tbx_notes`); what came from another dialect is written back
under the element and category that held it, except in the style DCT, where it would need the schema
of its module. The same concepts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from glossaries.exchange import categories
from glossaries.exchange.categories import (
    OTHER_PART,
    PARTS_OF_SPEECH,
    STATUS_VALUES,
    form_of,
    status_of,
)
from glossaries.exchange.options import DCT, TBX_2, Writing
from glossaries.exchange.tbx_facts import UNDETERMINED
from glossaries.exchange.tbx_markup import Level, Markup
from glossaries.exchange.tbx_notes import SIGN, marked, plain
from glossaries.exchange.tbx_notes import field as field_name
from glossaries.exchange.tbx_values import (
    canonical_value,
    date_and_time,
    fits_identifier,
    made_identifier,
)
from glossaries.term import FORBIDDEN, Concept, Term
from tmx.escaping import escaped_text, value_text
from tmx.options import WriteResult
from tmx.version import VERSION

_EMPTY = "no term"
_STATUS_NAME, _FORM_NAME = "termNote:administrativeStatus", "termNote:termType"


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the elements of a version are called."""

    root: str
    entry: str
    language: str
    term: str


_SHAPES = {
    "3": _Shape("tbx", "conceptEntry", "langSec", "termSec"),
    TBX_2: _Shape("martif", "termEntry", "langSet", "tig"),
}


def write_tbx(stream: BinaryIO, concepts: Iterable[Concept], options: Writing) -> WriteResult:
    """Write concepts as TBX, in order, as a stream.

    Concepts without any term are left out and counted: the format has no place for them.

    Raises:
        OSError: the stream cannot be written.
    """
    result = WriteResult()
    writer = _Writer(options)
    stream.write(writer.head().encode())
    for concept in concepts:
        if any(term.text.strip() for term in concept.terms):
            stream.write(writer.entry(concept).encode())
            result.written += 1
        else:
            result.leave_out(_EMPTY)
    stream.write(writer.end().encode())
    if writer.markup.foreign:
        named = ", ".join(sorted(writer.markup.foreign))
        result.remarks.append(f"categories that TBX-Basic does not have are written back: {named}")
    return result


@dataclass(slots=True)
class _Writer:
    """Concepts as markup.

    Args:
        options: version and style.
    """

    options: Writing
    markup: Markup = field(init=False)
    _shape: _Shape = field(init=False)
    _taken: set[str] = field(default_factory=set)
    _count: int = 0

    def __post_init__(self) -> None:
        style, version = self.options.tbx_style, self.options.tbx_version
        self.markup = Markup(modules=style == DCT, groups_terms=version != TBX_2)
        self._shape = _SHAPES[version]

    def head(self) -> str:
        """All before the first entry."""
        language = value_text(self.options.source_language or "en")
        made = f"<sourceDesc><p>{SIGN} {VERSION}</p></sourceDesc>"
        if self.options.tbx_version == TBX_2:
            return (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                f'<martif type="TBX-Basic" xml:lang="{language}">\n'
                f"<martifHeader><fileDesc>{made}</fileDesc></martifHeader>\n<text><body>\n"
            )
        spaces = ""
        if self.options.tbx_style == DCT:
            known = categories.NAMESPACES.items()
            spaces = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in known)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<tbx type="TBX-Basic" style="{self.options.tbx_style}" xml:lang="{language}" '
            f'xmlns="urn:iso:std:iso:30042:ed-2"{spaces}>\n'
            f"<tbxHeader><fileDesc>{made}</fileDesc></tbxHeader>\n<text><body>\n"
        )

    def end(self) -> str:
        """All after the last entry."""
        return f"</body></text>\n</{self._shape.root}>\n"

    def entry(self, concept: Concept) -> str:
        """A concept."""
        self._count += 1
        languages = list(dict.fromkeys(one.language for one in concept.terms if one.text.strip()))
        sections = {language: Level(categories.LANGUAGE) for language in languages}
        level = Level(categories.CONCEPT)
        identifier = self._identifier(concept.identifier, level)
        _describe(concept, level, sections)
        inner = self.markup.lines(level, "  ")
        for language, section in sections.items():
            inner += self._language(language, section, concept)
        name = self._shape.entry
        return f'<{name} id="{identifier}">\n' + "".join(inner) + f"</{name}>\n"

    def _identifier(self, wanted: str, level: Level) -> str:
        fits = fits_identifier(wanted) and wanted not in self._taken
        identifier = wanted if fits else made_identifier(self._count)
        self._taken.add(identifier)
        if wanted and not fits:
            level.notes.append(marked("id", wanted))
        return identifier

    def _language(self, language: str, section: Level, concept: Concept) -> Iterator[str]:
        name = self._shape.language
        yield f'  <{name} xml:lang="{value_text(language) or UNDETERMINED}">\n'
        yield from self.markup.lines(section, "    ")
        for term in concept.terms:
            if term.language == language and term.text.strip():
                yield from self._term(term)
        yield f"  </{name}>\n"

    def _term(self, term: Term) -> Iterator[str]:
        name = self._shape.term
        yield f"    <{name}>\n      <term>{escaped_text(term.text)}</term>\n"
        yield from self.markup.lines(_described(term), "      ")
        yield f"    </{name}>\n"


def _describe(concept: Concept, level: Level, sections: dict[str, Level]) -> None:
    """What is said of a concept, on its level and on those of its languages."""
    for name, moment in (("created", concept.created), ("changed", concept.changed)):
        _date(name, moment, level)
    level.say("descrip:subjectField", concept.domain)
    for language, text in concept.definitions:
        if not language or language in sections:
            (sections[language] if language else level).say("descrip:definition", text)
        else:
            level.notes.append(marked(f"definition@{language}", text))
    level.say("admin:source", concept.source)
    if concept.kind:
        level.notes.append(marked("kind", concept.kind))
    for name, value in concept.properties:
        base, at, language = name.rpartition("@")
        there = sections.get(language) if at else None
        if there is None or not there.add_property(base, value):
            _property(level, name, value)
    if concept.note:
        level.notes.append(plain(concept.note))


def _date(name: str, moment: str, level: Level) -> None:
    kind = {"created": "origination", "changed": "modification"}[name]
    parts = date_and_time(moment)
    if parts:
        level.transaction(kind, *parts)
    elif moment:
        level.notes.append(marked(name, moment))


def _described(term: Term) -> Level:
    """What is said of a term."""
    level = Level(categories.TERM)
    own = [(name, value) for name, value in term.properties if _still_holds(name, value, term)]
    said = {name for name, _ in own}
    if _STATUS_NAME not in said:
        level.say(_STATUS_NAME, STATUS_VALUES.get(term.status, ""))
        if term.status == FORBIDDEN:
            level.notes.append(marked("status", term.status))
    part = term.part_of_speech
    level.say("termNote:partOfSpeech", part if part in PARTS_OF_SPEECH or not part else OTHER_PART)
    if part and part not in PARTS_OF_SPEECH:
        level.notes.append(marked("part-of-speech", part))
    if _FORM_NAME not in said:
        level.say(_FORM_NAME, canonical_value("termType", term.form))
    level.say("descrip:context", term.context)
    level.say("admin:source", term.source)
    for name, value in term.properties:
        if name in (_STATUS_NAME, _FORM_NAME) and (name, value) not in own:
            level.notes.append(marked(field_name(name), value))
        else:
            _property(level, name, value)
    if term.note:
        level.notes.append(plain(term.note))
    return level


def _still_holds(name: str, value: str, term: Term) -> bool:
    """Whether another program's word for a status or form says what the term's own field says.

    Somebody may have decided otherwise since the word came in.
    """
    if name == _STATUS_NAME:
        return status_of(value) == term.status
    return name == _FORM_NAME and form_of(value) == term.form


def _property(level: Level, name: str, value: str) -> None:
    if not level.add_property(name, value):
        level.notes.append(marked(field_name(name), value))
