"""How the commands that hold memories against each other show their units to people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cli.tables import Marked
from tmx.memory.comparing import Change
from tmx.memory.decisions import names_of
from tmx.memory.history import written_by
from tmx.memory.merging import Conflict
from tmx.memory.records import status
from tmx.memory.searching.differences import differences
from tmx.memory.telling import place_text, texts_of

# What stands in one version only: kind of a difference -> (which version, mark).
_STRETCHES = {
    "equal": (("stored", ""),),
    "delete": (("stored", "delete"),),
    "insert": (("query", "insert"),),
    "replace": (("stored", "delete"), ("query", "insert")),
}


def marked(old: str, new: str) -> Marked:
    """The newer text with what was taken out and put in."""
    return [
        (getattr(one, version), mark)
        for one in differences(old, new)
        for version, mark in _STRETCHES[one.kind]
    ]


def heading_of(change: Change) -> Marked:
    """The first line of a change: what happened, and where."""
    told: list[tuple[str, str]] = [(change.kind, "strong")]
    places = [place_text(unit) for unit in (change.old, change.new) if unit]
    if change.kind == "moved":
        told += [("  ", ""), *marked_whole(*places)]
    elif places[-1]:
        told += [("  ", ""), (places[-1], "weak")]
    if change.old and change.new and status(change.old) != status(change.new):
        told += [("  ", ""), *marked_whole(status(change.old), status(change.new))]
    return told


def marked_whole(old: str, new: str) -> Marked:
    """One value instead of another, not letter by letter."""
    return [part for part in ((old, "delete"), (new, "insert")) if part[0]]


def lines_of(change: Change) -> Iterator[tuple[str, Marked]]:
    """The texts of a change, the source first, each with its language's code."""
    kind = {"added": "insert", "removed": "delete"}.get(change.kind, "")
    for language, old, new in texts_of(change):
        text: Marked = [(new or old, kind)] if old == new or kind else marked(old, new)
        yield language, text


def conflict_heading(conflict: Conflict) -> Marked:
    """The first line of a conflict: whether it is decided, and where it stands."""
    place = place_text(conflict.candidates[0].unit)
    state = "conflict" if conflict.open else "decided"
    return [(state, "strong"), *([("  ", ""), (place, "weak")] if place else [])]


def conflict_lines(conflict: Conflict, files: Sequence[str]) -> Iterator[tuple[str, Marked]]:
    """The source, then each translation with whose it is; others against the first."""
    first = conflict.candidates[0].unit
    yield first.source_variant.language if first.source_variant else "", [(first.source, "")]
    for number, one in enumerate(conflict.candidates):
        kept = conflict.kept.get(one.key)
        name = "keep" if kept else "drop"
        text: Marked = [(one.unit.target, "")]
        yield name, marked(first.target, one.unit.target) if number else text
        if kept and kept.target != one.unit.target:
            yield "as", marked(one.unit.target, kept.target)
        who, when = written_by(one.unit)
        told = (names_of(one, files), who, day_of(when), status(one.unit))
        yield "", [(", ".join(filter(None, told)), "weak")]


def day_of(moment: str) -> str:
    """The day of a moment as TMX writes it, for people; what is none as it stands."""
    if len(moment) < 8 or not moment[:8].isdecimal():
        return moment
    return f"{moment[:4]}-{moment[4:6]}-{moment[6:8]}"
