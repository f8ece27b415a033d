"""What a DOCX holds beside what it prints; the text that a reader finds stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.layouts.word_xml import field, made, run, written

_AUTHOR = {"author": "Editor", "date": "2029-01-12T09:00:00Z"}
# Shorter stretches are left alone.
_LEAST = 30
Names = Iterable[str]


def dressed(text: str, names: Names, at: int, *, printed: bool) -> list[Any]:
    """Runs of a stretch, with something in it that is not printed.

    Args:
        text: of the stretch.
        names: of its formats.
        at: number of the stretch in its document, which chooses the way.
        printed: leave out what LibreOffice prints otherwise.
    """
    ways = [way for way in _WAYS if not (printed and way in _PRINTED)]
    if len(text) < _LEAST:
        return [run(written(text), names=names)]
    return ways[at % len(ways)](text, frozenset(names))


def _hidden(text: str, names: frozenset[str]) -> list[Any]:
    properties = made("rPr", made("vanish"))
    unseen = made("r", properties, written(" (to be checked before printing) "))
    head, tail = _halves(text)
    return [run(written(head), names=names), unseen, run(written(tail), names=names)]


def _deleted(text: str, names: frozenset[str]) -> list[Any]:
    head, tail = _halves(text)
    gone = made("del", run(written("deleted words ", "delText")), id=1, **_AUTHOR)
    return [run(written(head), names=names), gone, run(written(tail), names=names)]


def _inserted(text: str, names: frozenset[str]) -> list[Any]:
    head, tail = _halves(text)
    added = made("ins", run(written(tail), names=names), id=2, **_AUTHOR)
    return [run(written(head), names=names), added]


def _moved(text: str, names: frozenset[str]) -> list[Any]:
    """The end stood before the beginning; where it stood it is still in the file."""
    head, tail = _halves(text)
    gone = made("moveFrom", run(written(tail), names=names), id=3, **_AUTHOR)
    here = made("moveTo", run(written(tail), names=names), id=4, **_AUTHOR)
    return [gone, run(written(head), names=names), here]


def _soft_hyphens(text: str, names: frozenset[str]) -> list[Any]:
    """Half of them as Word's own element, half as the character."""
    pieces = re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text).split("\u00ad")
    children = [written(pieces[0])]
    for place, piece in enumerate(pieces[1:]):
        children += (
            [made("softHyphen"), written(piece)] if place % 2 else [written("\u00ad" + piece)]
        )
    return [run(*children, names=names)]


def _unbroken(text: str, names: frozenset[str]) -> list[Any]:
    """A space that is not to be broken before each number."""
    return [run(written(re.sub(r" (?=\d)", "\u00a0", text)), names=names)]


def _referred(text: str, names: frozenset[str]) -> list[Any]:
    """The first number as a field's result, as cross-references are."""
    hit = re.search(r"\d+", text)
    if not hit:
        return [run(written(text), names=names)]
    head, tail = text[: hit.start()], text[hit.end() :]
    runs = [run(written(head), names=names)] if head else []
    return [*runs, *field("REF _Ref1 \\r \\h", hit[0]), run(written(tail), names=names)]


def _halves(text: str) -> tuple[str, str]:
    """Cut behind a space near the middle, where there is one."""
    middle = text.find(" ", len(text) // 2) + 1 or len(text) // 2
    return text[:middle], text[middle:]


_WAYS: tuple[Callable[[str, frozenset[str]], list[Any]], ...] = (
    _hidden,
    _deleted,
    _inserted,
    _moved,
    _soft_hyphens,
    _unbroken,
    _referred,
)
# LibreOffice prints what was deleted, and fields anew.
_PRINTED = {_deleted, _inserted, _moved, _referred}
