"""How the commands that hold memories against each other show their units to people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cli.tm.showing import Piece, Side, show_block
from tmx.memory.comparing.changes import Change
from tmx.memory.comparing.decisions import names_of
from tmx.memory.comparing.history import written_by
from tmx.memory.comparing.merging import Conflict
from tmx.memory.comparing.telling import place_text, texts_of
from tmx.memory.records import status
from tmx.memory.searching.differences import differences

# What stands in one version only: kind of a difference -> (which version, manner).
_STRETCHES = {
    "equal": (("stored", ""),),
    "delete": (("stored", "delete"),),
    "insert": (("query", "insert"),),
    "replace": (("stored", "delete"), ("query", "insert")),
}
_WHOLLY = {"added": "insert", "removed": "delete"}


def show_change(change: Change) -> None:
    """Print a change: what happened and where, then the texts, the source first.

    Raises:
        FileProblem: standard output is closed.
    """
    show_block(_heading_of(change), list(_sides_of(change)))


def show_conflict(conflict: Conflict, files: Sequence[str]) -> None:
    """Print a conflict: the source, then each translation with whose it is, against the first.

    Args:
        conflict: to show.
        files: what the merged files are called.

    Raises:
        FileProblem: standard output is closed.
    """
    place = place_text(conflict.candidates[0].unit)
    state = "conflict" if conflict.open else "decided"
    show_block([Piece("  ".join(filter(None, (state, place))))], list(_claims(conflict, files)))


def _compared(old: str, new: str) -> list[Piece]:
    """The newer text with what was taken out and put in."""
    return [
        Piece(getattr(one, version), manner)
        for one in differences(old, new)
        for version, manner in _STRETCHES[one.kind]
    ]


def _instead(old: str, new: str) -> list[Piece]:
    """One value instead of another, not letter by letter."""
    pieces = Piece("  "), Piece(old, "delete"), Piece(new, "insert")
    return [piece for piece in pieces if piece.text]


def _heading_of(change: Change) -> list[Piece]:
    told = [Piece(change.kind)]
    places = [place_text(unit) for unit in (change.old, change.new) if unit]
    if change.kind == "moved":
        told += _instead(*places)
    elif places[-1]:
        told.append(Piece(f"  {places[-1]}"))
    if change.old and change.new and status(change.old) != status(change.new):
        told += _instead(status(change.old), status(change.new))
    return told


def _sides_of(change: Change) -> Iterator[Side]:
    manner = _WHOLLY.get(change.kind, "")
    for language, old, new in texts_of(change):
        whole = [Piece(new or old, manner)]
        yield Side(language, whole if old == new or manner else _compared(old, new))


def _claims(conflict: Conflict, files: Sequence[str]) -> Iterator[Side]:
    first = conflict.candidates[0].unit
    yield Side(first.source_variant.language if first.source_variant else "", [Piece(first.source)])
    for number, one in enumerate(conflict.candidates):
        kept = conflict.kept.get(one.key)
        target = one.unit.target
        pieces = _compared(first.target, target) if number else [Piece(target)]
        yield Side("keep" if kept else "drop", pieces)
        if kept and kept.target != target:
            yield Side("as", _compared(target, kept.target))
        who, when = written_by(one.unit)
        told = (names_of(one, files), who, day_of(when), status(one.unit))
        yield Side("", [Piece(", ".join(filter(None, told)))])


def day_of(moment: str) -> str:
    """The day of a moment as TMX writes it, for people; what is none as it stands."""
    if len(moment) < 8 or not moment[:8].isdecimal():
        return moment
    return f"{moment[:4]}-{moment[4:6]}-{moment[6:8]}"
