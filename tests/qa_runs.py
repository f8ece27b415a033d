"""Running one check over pairs, and what it says in a form that tables can hold."""

from __future__ import annotations

from collections.abc import Sequence

from glossaries.term import Concept, Term
from qa.check import Check, Knowledge
from qa.checks.registry import check_named
from qa.finding import Found, Span
from qa.pair import Pair
from tmx.unit import TranslationUnit, pair_unit


def concept(english: str, chinese: str, kind: str = "", status: str = "") -> Concept:
    """A concept of terms between bars; the last Chinese one has the status, if there is one."""
    first = [Term("en", text) for text in english.split("|")]
    second = [Term("zh", text) for text in chinese.split("|")]
    if status:
        second[-1] = Term("zh", second[-1].text, status=status)
    return Concept((*first, *second), kind=kind)


def said(
    name: str,
    source: str,
    target: str,
    knowledge: Knowledge | None = None,
    languages: tuple[str, str] = ("en", "zh"),
) -> list[str]:
    """What a check of pairs says of one: `severity: message`."""
    return [
        f"{one.severity or check_named(name).severity}: {one.message}"
        for one in found(name, source, target, knowledge, languages)
    ]


def found(
    name: str,
    source: str,
    target: str,
    knowledge: Knowledge | None = None,
    languages: tuple[str, str] = ("en", "zh"),
) -> list[Found]:
    """What it finds."""
    check = check_named(name)
    assert check.look
    unit = pair_unit(source, target, *languages)
    pair = Pair(unit, 0, "", *languages)
    return list(check.look(knowledge or Knowledge())(pair))


def watched(
    name: str,
    units: Sequence[TranslationUnit | tuple[str, str]],
    knowledge: Knowledge | None = None,
) -> list[tuple[int, str]]:
    """What a check of whole files says: place of the unit, `severity: message`."""
    check = check_named(name)
    assert check.watch
    watcher = check.watch(knowledge or Knowledge())
    for number, one in enumerate(units):
        unit = one if isinstance(one, TranslationUnit) else pair_unit(*one, "en", "zh")
        watcher.see(Pair(unit, number))
    return [(n, f"{one.severity or check.severity}: {one.message}") for n, one in watcher.end()]


def part(text: str, span: Span | None) -> str:
    """What stands there, "" for nowhere."""
    return "" if span is None else text[slice(*span)]


def example_said(check: Check) -> list[str]:
    """What a check says of its own example; of one for whole files each line is a unit."""
    example = check.example
    lines = zip(example.source.split("\n"), example.target.split("\n"), strict=True)
    pairs = [Pair(pair_unit(*line, "en", "zh"), n) for n, line in enumerate(lines)]
    if check.look:
        look = check.look(example.knowledge)
        return [one.message for pair in pairs for one in look(pair)]
    assert check.watch
    watcher = check.watch(example.knowledge)
    for pair in pairs:
        watcher.see(pair)
    return [one.message for _, one in watcher.end()]
