"""Facts as elements of TBX, in each of its versions and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from glossaries.exchange.categories import BESIDE, GROUPS, KNOWN, LANGUAGE, LEVELS
from glossaries.exchange.tbx_facts import DATE, NOTE, Fact, targeted
from glossaries.exchange.tbx_notes import field as field_name
from glossaries.exchange.tbx_notes import marked, plain
from tmx.escaping import escaped_text, value_text

# How a property names a fact, and what is said of it.
_NAMED = re.compile(
    r"(?P<element>[A-Za-z]+):(?P<category>[^/@]*)(?:/(?P<beside>[A-Za-z]+)(?::(?P<of>[^/@]*))?)?"
)

#: Element -> what it may refer to: an address, or an entry of the file if anything.
TARGETS = {
    "xref": re.compile(r"https?://\S+"),
    "ref": re.compile(r"(?:[A-Za-z_][A-Za-z0-9_.-]*)?"),
}


@dataclass(slots=True)
class Level:
    """What is said of a concept, of a language in it, or of a term.

    Attributes:
        kind: one of the levels in `categories`.
        facts: in order.
        notes: in order, already in the form in which they are written.
    """

    kind: str
    facts: list[Fact] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def say(self, name: str, text: str) -> None:
        """Add a fact, if there is anything to say."""
        if text:
            element, _, category = name.partition(":")
            self.facts.append(Fact(element, category, text))

    def transaction(self, kind: str, date: str, time: str, more: tuple[Fact, ...] = ()) -> None:
        """Add what was done, and when; the time beside the date, which TBX has as a day."""
        when = (Fact(DATE, "", date),) if date else ()
        hour = (Fact(NOTE, "", time),) if time else ()
        self.facts.append(Fact("transac", "transactionType", kind, (*when, *hour, *more)))

    def add_property(self, name: str, value: str) -> bool:
        """Add a property that names a fact of TBX; False if it names none that may stand here."""
        match = _NAMED.fullmatch(name)
        if name == NOTE and value and self.kind == LANGUAGE:
            self.facts.append(Fact(NOTE, "", value))
            return True
        if match is None or self.kind not in LEVELS.get(match["element"], ()):
            return False
        if match["beside"]:
            return self._add_beside(match, value)
        if match["element"] == "transac":
            date = date_of(value)
            if date is None:
                return False
            self.transaction(match["category"], *date)
            return True
        self.facts.append(Fact(match["element"], match["category"], value))
        return True

    def _add_beside(self, match: re.Match[str], value: str) -> bool:
        """Add something that is said of a fact: the first of its name that does not have it yet."""
        element, category = match["element"], match["category"]
        beside, of = match["beside"], match["of"] or ""
        if beside not in BESIDE[element] if element in BESIDE else True:
            return False
        for index, fact in enumerate(self.facts):
            named = fact.text if fact.element == "transac" else fact.category
            has = any((one.element, one.category) == (beside, of) for one in fact.more)
            if (fact.element, named) == (element, category) and not has:
                more = (*fact.more, Fact(beside, of, value))
                self.facts[index] = Fact(element, fact.category, fact.text, more)
                return True
        return False


def date_of(moment: str) -> tuple[str, str] | None:
    """Date and time of a moment, both "" for none; None for what is no moment."""
    from glossaries.exchange.tbx_values import date_and_time

    return date_and_time(moment) if moment else ("", "")


@dataclass(slots=True)
class Markup:
    """A style.

    Args:
        modules: whether categories are elements of modules (DCT).
        groups_terms: whether what is said of a term's note may be grouped with it.

    Attributes:
        foreign: categories that were written and that TBX-Basic does not have.
    """

    modules: bool
    groups_terms: bool
    foreign: set[str] = field(default_factory=set)

    def lines(self, level: Level, indent: str) -> list[str]:
        """The elements of a level, a line each: notes of terms first, notes last."""
        first = [fact for fact in level.facts if fact.element == "termNote"]
        others = [fact for fact in level.facts if fact.element != "termNote"]
        elements: list[str] = []
        notes: list[str] = []
        for fact in (*first, *others):
            elements += self._fact(fact, notes)
        notes = [f"<note>{escaped_text(text)}</note>" for text in (*notes, *level.notes)]
        return [f"{indent}{element}\n" for element in (*elements, *notes)]

    def _fact(self, fact: Fact, notes: list[str]) -> Iterator[str]:
        """A fact as an element, or as a note if this style has none for it."""
        if fact.element == NOTE:
            notes.append(plain(fact.text))
            return
        foreign = self.modules and (fact.category not in KNOWN or not self._fits(fact))
        if foreign or not _leads_somewhere(fact):
            notes += [marked(field_name(name), text) for name, text in _told(fact)]
            return
        main = self._element(fact)
        groups = fact.element != "termNote" or self.groups_terms
        fitting = (one for one in fact.more if groups and self._goes_beside(one))
        beside = [one for one in fitting if _leads_somewhere(one)]
        if fact.element in GROUPS and (beside or fact.element == "transac"):
            group = GROUPS[fact.element]
            inner = "".join(self._element(one) for one in beside)
            yield f"<{group}>{main}{inner}</{group}>"
        else:
            yield main
        rest = [one for one in fact.more if one not in beside]
        names = Fact(fact.element, fact.category, fact.text, tuple(rest))
        notes += [marked(field_name(name), text) for name, text in _told(names)[1:]]

    def _fits(self, fact: Fact) -> bool:
        return KNOWN[fact.category][0] == fact.element

    def _goes_beside(self, fact: Fact) -> bool:
        if not self.modules or fact.element in (NOTE, DATE):
            return True
        return fact.category in KNOWN and self._fits(fact)

    def _element(self, fact: Fact) -> str:
        """A fact as an element of its own."""
        if fact.element in (NOTE, DATE):
            return f"<{fact.element}>{escaped_text(fact.text)}</{fact.element}>"
        if fact.category not in KNOWN:
            self.foreign.add(fact.category or fact.element)
        text, target = targeted(fact.text) if fact.element in TARGETS else (fact.text, "")
        pointing = f' target="{value_text(target)}"' if target else ""
        inner = escaped_text(text if target else fact.text)
        if self.modules:
            name = f"{KNOWN[fact.category][1]}:{fact.category}"
            return f"<{name}{pointing}>{inner}</{name}>"
        kind = f' type="{value_text(fact.category)}"'
        return f"<{fact.element}{kind}{pointing}>{inner}</{fact.element}>"


def _leads_somewhere(fact: Fact) -> bool:
    """Whether a reference has the target that its element must have, if it is one."""
    pattern = TARGETS.get(fact.element)
    return pattern is None or pattern.fullmatch(targeted(fact.text)[1]) is not None


def _told(fact: Fact) -> list[tuple[str, str]]:
    """A fact and what is said of it, as properties name them."""
    name = f"transac:{fact.text}" if fact.element == "transac" else fact.name
    text = next((one.text for one in fact.more if one.element == DATE), fact.text)
    beside = [one for one in fact.more if one.element != DATE]
    return [(name, text), *((f"{name}/{one.name}", one.text) for one in beside)]
