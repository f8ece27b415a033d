"""How a page says that its elements look: style attributes, and simple rules of its style sheets.

Only what decides whether an element is seen, and how a list is numbered. A rule counts if its
selector is one element's own (`p`, `.note`, `#menu`, `li.open`) and it stands outside of `@media`
and the like: what holds on paper alone, or below another element, is not known here. CSS
parsers (tinycss2) take a second for each megabyte, and saved pages carry several; what is wanted
here is found by braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_WANTED = frozenset({"display", "visibility", "list-style", "list-style-type"})
_OF_ATTRIBUTES = _WANTED | {"mso-hide", "mso-list", "mso-element"}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_PART = re.compile(r"[{}]")
_SIMPLE = re.compile(r"([a-z][a-z0-9]{0,20})?((?:[.#][\w-]{1,80}){0,4})", re.I)
_COUNTER = re.compile(
    r"\.(lst-[\w-]{1,80})\s?>\s?li:before\s?\{\s?content:\s?\"([^\"]{0,9})\"\s?"
    r"counter\([\w-]{1,80},\s?([a-z-]{1,40})\)\s?\"([^\"]{0,9})\""
)
_NAME = re.compile(r"[.#][\w-]+")
# More declarations than these in one attribute, more names in one class, are no page's.
_LONGEST = 4000
_MOST_RULES = 20_000


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    names: frozenset[str]
    declared: dict[str, str]


@dataclass(frozen=True, slots=True)
class Looks:
    """What a page's sheets declare.

    Attributes:
        rules: by the first name or by the tag that they ask for.
        counters: how the items of lists of a class are numbered, as Google Docs declares it: what
            stands before the number, its style, what stands behind.
    """

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    counters: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def of(self, element: Any) -> dict[str, str]:
        """What is declared for an element, property by property, in small letters."""
        found: dict[str, str] = {}
        if self.rules:
            for rule in sorted(self._fitting(element), key=lambda each: len(each.names)):
                found.update(rule.declared)
        style = element.get("style")
        if style:
            found.update(declarations(style[:_LONGEST], _OF_ATTRIBUTES))
        return found

    def _fitting(self, element: Any) -> Iterator[_Rule]:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        names = {f".{name}" for name in (element.get("class") or "")[:_LONGEST].split()}
        names.add(f"#{(element.get('id') or '')[:_LONGEST]}")
        for key in (tag, *names):
            for rule in self.rules.get(key, ()):
                if rule.tag in {"", tag} and rule.names <= names:
                    yield rule


def declarations(text: str, wanted: frozenset[str] = _WANTED) -> dict[str, str]:
    """The wanted declarations of a style attribute or of a rule."""
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon and name.strip().lower() in wanted:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def looks_of(tree: Any) -> Looks:
    """The looks that the `style` elements of a page declare."""
    looks = Looks()
    count = 0
    for sheet in tree.iter("style"):
        for hit in _COUNTER.finditer(sheet.text or ""):
            looks.counters[hit[1]] = (hit[2], hit[3], hit[4])
        for selectors, declared in _rules(sheet.text or ""):
            for rule in _simple(selectors, declared):
                count += 1
                if count > _MOST_RULES:
                    return looks
                key = next(iter(sorted(rule.names)), rule.tag)
                looks.rules.setdefault(key, []).append(rule)
    return looks


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Rules that stand by themselves, in no other's braces: selectors and wanted declarations."""
    sheet = _COMMENT.sub(" ", sheet)
    depth, since, opened = 0, 0, 0
    for brace in _PART.finditer(sheet):
        if brace[0] == "{":
            depth += 1
            opened = brace.end() if depth == 1 else opened
            continue
        if depth == 1:
            declared = declarations(sheet[opened : brace.start()])
            if declared:
                yield sheet[since : opened - 1], declared
        depth = max(0, depth - 1)
        since = brace.end() if depth == 0 else since


def _simple(selectors: str, declared: dict[str, str]) -> Iterator[_Rule]:
    for selector in selectors.split(","):
        hit = _SIMPLE.fullmatch(selector.strip())
        if hit and (hit[1] or hit[2]):
            yield _Rule((hit[1] or "").lower(), frozenset(_NAME.findall(hit[2])), declared)
