"""Amounts that have no equal on the other side: which of them are faults, and how grave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from entities import Entity
from qa.checks._amounts import MONEY, NUMBER, PERCENTAGE, Amount
from qa.checks._wordings import says
from qa.finding import ERROR, NOTE, WARNING, Span

_READ = ("en", "zh")
# Words for less than this are free: a language has other ways to say one, two or a dozen.
_SMALL = 13
# From this a word that one side alone has is worth a note: 这两个 is "these".
_TOLD = 3
_GROUPS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between the amounts of a pair.

    Attributes:
        kind: NUMBER, PERCENTAGE or MONEY: which check tells it.
        message: for a person.
        source, target: spans, None where that side has nothing.
        severity: ERROR, WARNING or NOTE.
    """

    kind: str
    message: str
    source: Span | None
    target: Span | None
    severity: str


@dataclass(slots=True)
class Side:
    """One side of a pair.

    Attributes:
        name: "source" or "target".
        text: of the side.
        language: its primary subtag.
        entities: all of it.
        every: its amounts, in order.
        left: those that have found no counterpart yet.
    """

    name: str
    text: str
    language: str
    entities: Sequence[Entity]
    every: list[Amount]
    left: list[Amount]

    @property
    def is_read(self) -> bool:
        """Whether numbers in words are read in its language."""
        return self.language in _READ


def differ(one: Amount, other: Amount, kind: str, severity: str) -> Difference:
    """That the source has one amount where the target has the other."""
    first, second = (_signed(amount) for amount in (one, other))
    message = f"the source has {first}, the target {second}"
    return Difference(kind, message, one.span, other.span, severity)


def _signed(amount: Amount) -> str:
    return f"-{amount.printed}" if amount.sign == "-" else amount.printed


def leftovers(source: Side, target: Side) -> Iterator[Difference]:
    """What to say of the amounts that are left on either side.

    Args:
        source, target: with what is left; it is empty afterwards.
    """
    _drop_quotients(source, target)
    _drop_quotients(target, source)
    _drop_months(source, target)
    _drop_months(target, source)
    yield from _cut_otherwise(source, target)
    for one, other in _pairs(source, target, _surely_mistyped):
        yield differ(one, other, _kind(one, other), ERROR)
    _drop_held(source, target)
    _drop_held(target, source)
    for akin, severity in _PAIRINGS:
        for one, other in _pairs(source, target, akin):
            yield differ(one, other, _kind(one, other), severity)
    yield from _lone(source, target)
    yield from _lone(target, source)


def _kind(*amounts: Amount) -> str:
    kinds = {amount.kind for amount in amounts}
    return next((kind for kind in (MONEY, PERCENTAGE) if kind in kinds), NUMBER)


# Nine out of ten is 十分之九, one in three 每三人就有一人


def _drop_quotients(side: Side, other: Side) -> None:
    """Take out fractions of which the other side has the two numbers."""
    for amount in list(side.left):
        value = _number(amount)
        if value is None or value.denominator == 1:
            continue
        part = next((one for one in other.left if _number(one) == 1), None)
        for whole in other.left:
            parts = [one for one in other.left if one is not whole and _is_part(one, whole, value)]
            if parts or _number(whole) == 1 / value:
                side.left.remove(amount)
                gone = [whole, *parts[:1]] if parts else [whole, part]
                other.left = [one for one in other.left if one not in gone]
                break


_MONTHS = re.compile(r"[ -]months?(?![a-z])|\s?个月")
_A_YEAR = 12


def _drop_months(side: Side, other: Side) -> None:
    """Take out months that the other side gives in years: 18 months are 一年半."""
    for amount in list(side.left):
        value = _number(amount)
        if value is None or not _MONTHS.match(side.text, amount.end):
            continue
        years = next((one for one in other.left if _number(one) == value / _A_YEAR), None)
        if years is not None:
            side.left.remove(amount)
            other.left.remove(years)


def _is_part(one: Amount, whole: Amount, value: Fraction) -> bool:
    first, second = _number(one), _number(whole)
    return first is not None and second is not None and first == value * second


def _number(amount: Amount) -> Fraction | None:
    """Its value, None for the number of a section."""
    return Fraction(amount.value) if amount.value.count(".") < 2 else None


# The same figures, cut into numbers otherwise: 1564 and 15 to 64


def _cut_otherwise(source: Side, target: Side) -> Iterator[Difference]:
    ours, theirs = (
        [one for one in side.left if one.figures] or side.left for side in (source, target)
    )
    if not ours or not theirs or _joined(ours) != _joined(theirs):
        return
    counts = source.is_read and target.is_read and all(one.figures for one in (*ours, *theirs))
    if counts and len(ours) == len(theirs):
        return  # 4.5 is not 45
    if counts:
        cuts = [", ".join(one.printed for one in side) for side in (ours, theirs)]
        spans = [(side[0].start, side[-1].end) for side in (ours, theirs)]
        message = f"the source has {cuts[0]}, the target {cuts[1]}"
        yield Difference(NUMBER, message, spans[0], spans[1], WARNING)
    source.left = [one for one in source.left if one not in ours]
    target.left = [one for one in target.left if one not in theirs]


def _joined(amounts: Iterable[Amount]) -> str:
    return "".join(one.figures or one.value for one in amounts)


# What the other side holds as a date, a symbol or a label


def _drop_held(side: Side, other: Side) -> None:
    """Take out what stands on the other side as part of something that is no amount."""
    ours = Counter((entity.kind, entity.value) for entity in side.entities)
    theirs = Counter((entity.kind, entity.value) for entity in other.entities)
    held = Counter(part for named in (theirs - ours).elements() for part in _parts(*named))
    left = []
    for amount in side.left:
        value = amount.figures.lstrip("0") or amount.value
        if held[value]:
            held[value] -= 1
        else:
            left.append(amount)
    side.left = left


def _parts(kind: str, value: str) -> Iterator[str]:
    """The numbers in a date, a time, a symbol; item (b) is the second."""
    if kind in (NUMBER, PERCENTAGE):
        return
    groups = _GROUPS.findall(value)
    yield from (group.lstrip("0") for group in groups)
    if value.endswith("0s"):
        yield value[-3:-1]
    if len(groups) > 1:
        yield "".join(groups).lstrip("0")
    letter = value.strip("()")
    if kind == "label" and len(letter) == 1 and letter.isascii() and letter.isalpha():
        yield str(ord(letter) - ord("a") + 1)


# Amounts of which one seems to stand for the other


def _pairs(
    source: Side, target: Side, akin: Callable[[Amount, Amount], bool]
) -> Iterator[tuple[Amount, Amount]]:
    for one in list(source.left):
        other = next((other for other in target.left if akin(one, other)), None)
        if other is not None:
            source.left.remove(one)
            target.left.remove(other)
            yield one, other


def _mistyped(one: Amount, other: Amount) -> bool:
    """Figures of which one comes of the other by a digit changed, left out or moved by a place."""
    first, second = one.figures, other.figures
    if not first or not second:
        return False
    if len(first) == len(second):
        places = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        return len(places) < 2 or (
            places == [places[0], places[0] + 1]
            and sorted(first[n] for n in places) == sorted(second[n] for n in places)
        )
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )


def _surely_mistyped(one: Amount, other: Amount) -> bool:
    return min(len(one.figures), len(other.figures)) > 1 and _mistyped(one, other)


def _both_figures(one: Amount, other: Amount) -> bool:
    if one.named and other.named:
        return True
    return bool(one.figures and other.figures) and not one.loose and not other.loose


def _one_in_words(one: Amount, other: Amount) -> bool:
    return bool(one.figures) != bool(other.figures) and not one.loose and not other.loose


def _both_great(one: Amount, other: Amount) -> bool:
    return not one.figures and not other.figures and _is_great(one) and _is_great(other)


def _both_fractions(one: Amount, other: Amount) -> bool:
    values = _number(one), _number(other)
    return all(value is not None and value.denominator > 1 for value in values)


def _both_number(one: Amount, other: Amount) -> bool:
    return not one.figures and not other.figures and one.numbers and other.numbers


def _both_words(one: Amount, other: Amount) -> bool:
    return not one.figures and not other.figures


def _is_great(amount: Amount) -> bool:
    value = _number(amount)
    return value is None or value >= _SMALL


_PAIRINGS = (
    (_mistyped, ERROR),
    (_both_figures, ERROR),
    (_both_great, ERROR),
    (_both_fractions, ERROR),
    (_one_in_words, ERROR),
    (_both_number, ERROR),
    (_both_words, WARNING),
)


# Amounts that one side alone has


def _lone(side: Side, other: Side) -> Iterator[Difference]:
    for amount in side.left:
        severity = _gravity(amount, other)
        if severity:
            message = f"the {side.name} has {amount.printed}, the {other.name} does not"
            source = amount.span if side.name == "source" else None
            target = amount.span if side.name == "target" else None
            yield Difference(_kind(amount), message, source, target, severity)
    side.left = []


def _gravity(amount: Amount, other: Side) -> str:
    """How grave it is that the other side lacks an amount, "" for not at all."""
    if (not other.is_read and not _is_great(amount)) or _says(other, amount):
        return ""
    if not amount.figures:
        return _gravity_of_words(amount, other) if other.is_read else ""
    if amount.named:
        # The Group of Twenty (G20) is 二十国集团.
        return "" if _repeats(amount, other) else NOTE
    if amount.loose or not other.is_read or _repeats(amount, other):
        return WARNING
    return ERROR


def _gravity_of_words(amount: Amount, other: Side) -> str:
    """A word may stand for what the other language leaves to be understood: the four leaders."""
    if _repeats(amount, other):
        return ""
    if _is_great(amount):
        return WARNING
    return NOTE if Fraction(amount.value) >= _TOLD else ""


def _says(other: Side, amount: Amount) -> bool:
    """Whether the other side has a word for it that is not the counterpart of another amount."""
    text = other.text
    for one in other.every:
        text = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    return says(text, other.language, amount.value, amount.numbers)


def _repeats(amount: Amount, other: Side) -> bool:
    """Whether the other side says it too, but less often."""
    return any(one.value == amount.value for one in other.every)
