"""What an entry of TBX says, whatever its version and style: elements, categories, texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossaries.exchange.categories import GROUPS, KNOWN
from tmx.languages import tidy
from tmx.markup import local_name

if TYPE_CHECKING:
    from lxml import etree

#: The language of what is in none that is known.
UNDETERMINED = "und"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOTE, DATE, ELEMENT = "note", "date", "element"

# Elements that TBX has in the style DCA; their categories stand in an attribute.
_HOLDERS = frozenset({
    "descrip", "admin", "termNote", "transac", "ref", "xref", "descripNote", "adminNote",
    "transacNote", NOTE, DATE,
})  # fmt: skip
_GROUP_NAMES = frozenset(GROUPS.values())
# Elements that are no facts of the level on which they stand.
_STRUCTURE = frozenset({
    "langSec", "langSet", "termSec", "tig", "ntig", "termGrp", "term",
})  # fmt: skip
_TEXTS = frozenset({"definition", "context", "source", "subjectField"})
_INDENTED = re.compile(r"[ \t]*\n[ \t]+")
_TARGETED = re.compile(r"(?:(.*?) )?<([^<>\s]*)>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is said of a concept, a language or a term.

    Attributes:
        element: of the style DCA that holds it; `note`, `date`; `element` for one that TBX-Basic
            does not have.
        category: its type; "" for notes and dates.
        text: what is said.
        language: canonical tag of the text, where the element names one; else "".
        more: what is said of that, beside it in a group.
    """

    element: str
    category: str
    text: str
    more: tuple[Fact, ...] = ()
    language: str = ""

    @property
    def name(self) -> str:
        """How it is named among properties: `admin:customerSubset`."""
        return f"{self.element}:{self.category}" if self.category else self.element


def facts_of(parent: etree._Element, *, indented: bool) -> Iterator[Fact]:
    """What stands directly in an element, groups as one.

    Args:
        parent: an entry, or the part of a language or term.
        indented: whether line breaks with spaces behind them only lay out the file.
    """
    for child in parent:
        name = local_name(child)
        if not name or name in _STRUCTURE:
            continue
        if name in _GROUP_NAMES:
            yield from _grouped(child, indented)
        else:
            yield _fact(child, name, indented)


def _grouped(group: etree._Element, indented: bool) -> Iterator[Fact]:
    inner = list(facts_of(group, indented=indented))
    main = next((fact for fact in inner if fact.element in GROUPS), None)
    if main is None:
        yield from inner
        return
    others = [fact for fact in inner if fact is not main]
    beside = [one for fact in others for one in (replace(fact, more=()), *fact.more)]
    yield replace(main, more=(*main.more, *beside))


def _fact(child: etree._Element, name: str, indented: bool) -> Fact:
    text = text_of(child, indented=indented)
    target = (child.get("target") or "").strip()
    if target and points(child.get("type") or name):
        text = f"{text} <{target}>" if text else f"<{target}>"
    if name in (NOTE, DATE):
        return Fact(name, "", text)
    if name in _HOLDERS:
        return Fact(name, (child.get("type") or "").strip(), text, (), language_of(child))
    if name in KNOWN:
        return Fact(KNOWN[name][0], name, text, (), language_of(child))
    return Fact(ELEMENT, str(child.tag), text)


def text_of(element: etree._Element, *, indented: bool) -> str:
    """All text in an element, without the spaces around it."""
    text = "".join(str(part) for part in element.itertext()).strip()
    return _INDENTED.sub(" ", text) if indented and "\n" in text else text


def language_of(element: etree._Element) -> str:
    """The language that an element names, as canonical as can be; "" if it names none."""
    named = tidy((element.get(_LANG) or element.get("lang") or "").strip())
    return "" if named.casefold() == UNDETERMINED else named


def points(category: str) -> bool:
    """Whether what a category holds may refer to something; of texts it is not kept."""
    return category not in _TEXTS


def targeted(text: str) -> tuple[str, str]:
    """The text of a reference, and what it refers to."""
    match = _TARGETED.fullmatch(text)
    return (match[1] or "", match[2]) if match else (text, "")
