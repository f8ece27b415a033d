"""Reading TBX: ISO 30042:2019 in both styles, and the version of 2008 (martif), told by content.

An entry is a concept whatever its elements are called. What a concept has no field for is kept
among its properties under the element and the category that held it, so that it can be written
back: `admin:customerSubset`, `descrip:definition/admin:source` for what is said of a definition,
`note@fr` for what is said of all terms in French.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from os import PathLike
from typing import TYPE_CHECKING

from glossaries.exchange.categories import STATUS_CATEGORIES, form_of, status_of
from glossaries.exchange.statuses import known_term
from glossaries.exchange.tbx_facts import DATE, NOTE, Fact, facts_of, language_of, text_of
from glossaries.exchange.tbx_notes import FIELDS, SIGN, unmarked
from glossaries.exchange.tbx_values import automatic, canonical_value
from glossaries.term import Concept, Term
from tmx.files import following
from tmx.markup import Markup, line_of, local_name
from tmx.options import DEFAULT_READING, Reading
from tmx.xml_text import decoded

if TYPE_CHECKING:
    from lxml import etree

_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_START = re.compile(r"<(?:[\w.-]+:)?(?:conceptEntry|termEntry)(?=[\s/>])")
_LONGEST_START = 100
# Up to here libxml2 knows the line of an element.
_LAST_SURE_LINE = 65_534
_TIME = re.compile(r"T?\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")

Properties = list[tuple[str, str]]


def read_tbx(
    path: str | PathLike[str], reading: Reading = DEFAULT_READING
) -> Iterator[tuple[int, Concept]]:
    """The concepts of a TBX file with the lines where they start, read as a stream.

    Args:
        path: TBX 2 or 3.
        reading: its `progress` is told how much is read, its `tell` what was mended.

    Raises:
        FileProblem: the file is missing or cannot be read.
        BadEncoding: its bytes are not what it declares.
        BadFormat: it is not TBX, not well-formed after mending, or expands beyond all measure.
    """
    markup = Markup(path, frozenset({"tbx", "martif"}), ("sourceDesc", *_ENTRIES))
    starts = _Starts()
    ours = False
    with following(path, reading.progress) as stream:
        for events in _events(markup, starts, decoded(path, stream)):
            for name, element in events:
                if name == "sourceDesc":
                    ours = ours or SIGN in text_of(element, indented=True)
                else:
                    yield starts.line(element), _Entry(element, ours).concept()
    if told := markup.mended:
        reading.tell(told)


def _events(
    markup: Markup, starts: _Starts, texts: Iterator[str]
) -> Iterator[Iterator[tuple[str, etree._Element]]]:
    for text in texts:
        starts.see(text)
        yield markup.fed(text)
    yield markup.ended()


class _Starts:
    """On which lines entries start, in files with more lines than the parser counts."""

    def __init__(self) -> None:
        self._line, self._held = 1, ""
        self._lines: deque[int] = deque()

    def see(self, text: str) -> None:
        """Look at a further piece of the text."""
        text = self._held + text
        cut = text.rfind("<", max(0, len(text) - _LONGEST_START))
        cut = cut if cut >= 0 and ">" not in text[cut:] else len(text)
        reached = 0
        for match in _START.finditer(text, 0, cut):
            self._line += text.count("\n", reached, match.start())
            reached = match.start()
            self._lines.append(self._line)
        self._line += text.count("\n", reached, cut)
        self._held = text[cut:]

    def line(self, element: etree._Element) -> int:
        """The line of the entry that has just ended."""
        counted = self._lines.popleft() if self._lines else 0
        sure = line_of(element)
        return sure if 0 < sure <= _LAST_SURE_LINE else counted or sure


@dataclass(slots=True)
class _Said:
    """What is said on one level, sorted."""

    values: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    definitions: list[tuple[str, str]] = field(default_factory=list)
    properties: Properties = field(default_factory=list)

    def take(self, name: str, value: str) -> bool:
        """Whether a field of which there is one was still free, and is now filled."""
        if self.values.get(name) or not value:
            return False
        self.values[name] = value
        return True

    @property
    def note(self) -> str:
        return "\n".join(self.notes)


class _Entry:
    """One entry, on its way to a concept.

    Args:
        element: the entry.
        ours: whether diptych wrote the file.
    """

    def __init__(self, element: etree._Element, ours: bool) -> None:
        self._element, self._ours = element, ours

    def concept(self) -> Concept:
        """The entry as a concept."""
        said = _Said()
        for fact in self._facts(self._element):
            self._of_concept(fact, said)
        terms: list[Term] = []
        for part in self._element:
            if local_name(part) in _LANGUAGES:
                terms += self._of_language(part, said)
        identifier = (self._element.get("id") or "").strip()
        if self._ours and automatic(identifier):
            identifier = ""
        values = said.values
        return Concept(
            terms=tuple(terms),
            identifier=values.get("id") or identifier,
            kind=values.get("kind", ""),
            domain=values.get("domain", ""),
            definitions=tuple(said.definitions),
            note=said.note,
            source=values.get("source", ""),
            created=values.get("created", ""),
            changed=values.get("changed", ""),
            properties=tuple(said.properties),
        )

    def _facts(self, parent: etree._Element) -> Iterator[Fact]:
        return facts_of(parent, indented=not self._ours)

    def _note(self, fact: Fact, said: _Said) -> None:
        name, value = unmarked(fact.text) if self._ours else ("", fact.text)
        if not name:
            said.notes.append(value)
        elif name.startswith("definition@"):
            said.definitions.append((name.partition("@")[2], value))
        elif name in FIELDS:
            said.values[name] = value
        else:
            said.properties.append((name.removeprefix("="), value))

    def _of_concept(self, fact: Fact, said: _Said) -> None:
        kept = True
        if fact.element == NOTE:
            return self._note(fact, said)
        if fact.name == "descrip:definition":
            said.definitions.append((fact.language, fact.text))
        elif fact.name == "descrip:subjectField":
            kept = said.take("domain", fact.text)
        elif fact.name == "admin:source":
            kept = said.take("source", fact.text)
        elif fact.element == "transac":
            return self._transaction(fact, said)
        else:
            kept = False
        _keep(fact, said.properties, kept=kept)
        return None

    def _transaction(self, fact: Fact, said: _Said) -> None:
        kind = _transaction(fact)
        name = {"origination": "created", "modification": "changed"}.get(kind, "")
        others, moment = _moment(fact)
        if not name or not moment or not said.take(name, moment):
            said.properties.append((f"transac:{kind}", moment))
        said.properties += [(f"transac:{kind}/{one.name}", one.text) for one in others]

    def _of_language(self, part: etree._Element, said: _Said) -> Iterator[Term]:
        language = language_of(part)
        for fact in self._facts(part):
            if fact.name == "descrip:definition":
                said.definitions.append((language, fact.text))
                _keep(fact, said.properties, f"@{language}", kept=True)
            elif fact.element == "transac":
                others, moment = _moment(fact)
                name = f"transac:{_transaction(fact)}"
                said.properties.append((f"{name}@{language}", moment))
                said.properties += [(f"{name}/{one.name}@{language}", one.text) for one in others]
            elif fact.element == NOTE and self._ours:
                name, value = unmarked(fact.text)
                said.properties.append((f"{name or NOTE}@{language}", value))
            else:
                _keep(fact, said.properties, f"@{language}", kept=False)
        for child in part:
            if local_name(child) in _TERMS and (term := self._term(child, language)):
                yield term

    def _term(self, part: etree._Element, language: str) -> Term | None:
        """A term with what is said of it; None if it is empty."""
        group = next((one for one in part if local_name(one) == "termGrp"), None)
        holders = [part] if group is None else [group, part]
        found = next(
            (one for holder in holders for one in holder if local_name(one) == "term"), None
        )
        text = "" if found is None else " ".join(text_of(found, indented=False).split())
        if not text:
            return None
        said = _Said()
        for holder in holders:
            for fact in self._facts(holder):
                self._of_term(fact, said)
        values = said.values
        term = Term(
            language=language,
            text=text,
            status=values.get("status", ""),
            form=values.get("form", ""),
            part_of_speech=values.get("part-of-speech", ""),
            source=values.get("source", ""),
            note=said.note,
            context=values.get("context", ""),
            properties=tuple(said.properties),
        )
        return known_term(term)

    def _of_term(self, fact: Fact, said: _Said) -> None:
        if fact.element == NOTE:
            return self._note(fact, said)
        if fact.element == "transac":
            return self._transaction_of_term(fact, said)
        kept = _of_use(fact, said)
        if fact.name == "termNote:partOfSpeech":
            kept = said.take("part-of-speech", fact.text)
        elif fact.name == "admin:source":
            kept = said.take("source", fact.text)
        elif fact.name == "descrip:context":
            kept = said.take("context", fact.text)
        _keep(fact, said.properties, kept=kept)
        return None

    @staticmethod
    def _transaction_of_term(fact: Fact, said: _Said) -> None:
        others, moment = _moment(fact)
        name = f"transac:{_transaction(fact)}"
        said.properties.append((name, moment))
        said.properties += [(f"{name}/{one.name}", one.text) for one in others]


def _of_use(fact: Fact, said: _Said) -> bool:
    """Whether a status or form was taken whole; one in other words is kept beside the field."""
    if fact.element != "termNote":
        return False
    if fact.category in STATUS_CATEGORIES:
        value = status_of(fact.text)
        taken = said.take("status", value)
    elif fact.category == "termType":
        value = form_of(fact.text)
        taken = said.take("form", value)
    else:
        return False
    return taken and canonical_value(fact.category, value) == fact.text


def _keep(fact: Fact, properties: Properties, at: str = "", *, kept: bool) -> None:
    """Keep as properties what no field holds: the fact itself, and what is said of it."""
    if not kept:
        properties.append((fact.name + at, fact.text))
    properties += [(f"{fact.name}/{one.name}{at}", one.text) for one in fact.more]


def _transaction(fact: Fact) -> str:
    """What was done: `origination`; in old files it may stand in the attribute."""
    return fact.category if fact.category not in ("", "transactionType") else fact.text


def _moment(fact: Fact) -> tuple[list[Fact], str]:
    """What else is said of a transaction, and when it was: a date, or a moment."""
    date = next((one.text for one in fact.more if one.element == DATE), "")
    others = [one for one in fact.more if one.element != DATE]
    time = next((one for one in others if one.element == NOTE and _TIME.fullmatch(one.text)), None)
    if time is None or not date or "T" in date:
        return others, date
    return [one for one in others if one is not time], f"{date}T{time.text.removeprefix('T')}"
