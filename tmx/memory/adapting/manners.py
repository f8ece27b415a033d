"""How a new value is written in the stored translation: as the old one is, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase, digits

from entities.folding import fold
from tmx.memory.adapting.dates import DATES, TIMES
from tmx.memory.adapting.numbers import NUMBERS
from tmx.memory.adapting.pairing import Change
from tmx.memory.adapting.place import Edit, Manner, Meant, Place
from tmx.memory.adapting.references import LABELS, RESOLUTIONS

_MANNERS: Mapping[str, tuple[Manner, ...]] = {
    "number": NUMBERS,
    "percentage": NUMBERS,
    "date": DATES,
    "time": TIMES,
    "resolution": RESOLUTIONS,
    "label": LABELS,
    # What is not copied from the new sentence as it stands there is not written.
    "symbol": (),
}
_QUANTITIES = ("number", "percentage")
_FIGURES = re.compile("[0-9](?:[0-9., ]*[0-9])?")
# 5.50 says more than 5.5, and 77.500 may be 77,500 from elsewhere.
_TRAILING_ZERO = re.compile(r"\.[0-9]*0(?![0-9])")
_ANY_LETTER = re.compile(r"[^\W\d_]")
_ONE_WIDTH = (digits, ascii_lowercase, ascii_uppercase)
# Traditional characters that a text may show and a numeral may need.
_TRADITIONAL = str.maketrans("两万亿", "兩萬億")
_SIMPLIFIED = re.compile("[两万亿]")
_SHOWS_TRADITIONAL = re.compile("[兩萬億號決議時點週個開數餘會為與國]")


def rewritten(place: Place, printed: str, change: Change, meant: Meant, exact: bool) -> str | None:
    """The new value as it is to stand at a place.

    Args:
        place: where the old value stands.
        printed: the same, not folded.
        change: from what to what.
        meant: what is to be written.
        exact: whether only what both texts write alike may be copied.

    Returns:
        None if the way in which it is written is not known or has no room for the new value.
    """
    copied = _copied(place, change)
    if copied is not None:
        return _applied(printed, place.printed, copied)
    if exact or (change.differs and change.old.value == change.new.value):
        return None
    if change.old.kind in _QUANTITIES and _TRAILING_ZERO.search(change.now):
        return None
    for manner in _MANNERS[change.old.kind]:
        usual = manner(place, place.old)
        if usual is not None and _applied(printed, place.printed, usual) == printed:
            edits = manner(place, meant)
            if edits is not None:
                return _applied(printed, place.printed, edits)
    return None


def _copied(place: Place, change: Change) -> Sequence[Edit] | None:
    """What the new sentence prints, where the old one and its translation print the same."""
    if place.old.beside:
        return None
    was, now = change.was, change.now
    if change.old.kind in _QUANTITIES:
        return _copied_figures(place.printed, was, now)
    alike = place.printed == was and (change.old.kind == "symbol" or _shape(was) == _shape(now))
    return [(0, len(was), now)] if alike else None


def _copied_figures(printed: str, was: str, now: str) -> Sequence[Edit] | None:
    """5.25 per cent and 5.25%: the figures, if what stands beside them in the source stays."""
    old, new, here = (_FIGURES.search(text) for text in (was, now, printed))
    if not (old and new and here) or old[0] != here[0] or _shape(old[0]) != _shape(new[0]):
        return None
    beside = [_FIGURES.sub("0", text) for text in (was, now)]
    simple = beside[0] == beside[1] and len(_FIGURES.findall(printed)) == 1
    # 65th has another suffix than 63rd.
    suffix = _ANY_LETTER.match(printed, here.end())
    return [(*here.span(), new[0])] if simple and not suffix else None


def _shape(printed: str) -> str:
    """Digits as one; letters stay, so that only what has the same is alike."""
    return re.sub("[0-9]+", "0", printed)


def _applied(printed: str, folded: str, edits: Sequence[Edit]) -> str | None:
    """The print with edits, each in the width of what it takes the place of."""
    parts, end = [], 0
    for start, stop, text in sorted(edits):
        widened = _as_wide(text, printed[start:stop] or printed)
        if widened is None:
            return None
        parts += [printed[end:start], widened]
        end = stop
    return "".join([*parts, printed[end:]])


def _as_wide(text: str, like: str) -> str | None:
    """Folded text in full-width or other digits, letters and signs as they are in `like`.

    Returns:
        None if `like` mixes them.
    """
    if like.isascii():
        return text
    forms: dict[str, str] = {}
    for plain, char in zip(fold(like), like, strict=True):
        for here in _series(plain):
            offset = ord(char) - ord(plain)
            form = chr(ord(here) + offset) if here != plain else char
            if forms.setdefault(here, form) != form:
                return None
    return "".join(forms.get(char, char) for char in text)


def _series(char: str) -> str:
    """All characters that come in the same width as one does."""
    return next((series for series in _ONE_WIDTH if char in series), char)


def traditional(text: str, printed: str, beside: str) -> str:
    """Numerals in traditional characters, where the text around them and not their print has such.

    Args:
        text: what is to be printed.
        printed: what it takes the place of.
        beside: the whole text.
    """
    if _SIMPLIFIED.search(printed) or not _SHOWS_TRADITIONAL.search(beside):
        return text
    return text.translate(_TRADITIONAL)
