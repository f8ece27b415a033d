"""The same source translated in two ways.

Case, width, spaces and punctuation do not count. A source that differs from another in its figures
alone is the same too, but then Chinese may well have another form (10时, 10时15分), so that is for
information; so it is where the context tells two units apart (msgctxt of PO).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qa.check import CONSISTENCY, Check, Example, Knowledge
from qa.checks._alike import Alike, alike
from qa.checks._places import Place, shown
from qa.finding import NOTE, WARNING, Found
from qa.pair import Pair
from tmx.unit import CONTEXT


class _First(NamedTuple):
    target: Alike
    text: str
    place: Place
    context: str


class _Watcher:
    def __init__(self, knowledge: Knowledge) -> None:
        self._exact: dict[int, _First] = {}
        self._loose: dict[int, _First] = {}
        self._found: list[tuple[int, Found]] = []
        self._seen = -1

    def see(self, pair: Pair) -> None:
        self._seen += 1
        source, target = alike(pair.source), alike(pair.target)
        if not (source.words and target.words):
            return
        this = _First(target, pair.target, Place.of(pair, self._seen), pair.unit.prop(CONTEXT))
        first = self._exact.setdefault(source.exact, this)
        if first is not this:
            self._compare(first, this, "" if first.context == this.context else NOTE)
        elif source.figures:
            first = self._loose.setdefault(source.loose, this)
            if first.target.figures == target.figures:
                self._compare(first, this, NOTE)

    def _compare(self, first: _First, this: _First, severity: str) -> None:
        if first.target.loose != this.target.loose:
            where = first.place.told(this.place)
            said = f"{where} translates the same source by '{shown(first.text)}'"
            self._found.append((self._seen, Found(said, severity=severity)))

    def end(self) -> Iterator[tuple[int, Found]]:
        yield from self._found


CHECK = Check(
    "same-source-different-target",
    CONSISTENCY,
    WARNING,
    "Another unit of the file has the same source and another translation.",
    Example(
        "Introduction\nIntroduction",
        "导言\n引言",
        "unit 0 translates the same source by '导言'",
    ),
    watch=_Watcher,
)
