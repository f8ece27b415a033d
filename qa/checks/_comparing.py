"""Where the amounts of the two sides differ: what `number`, `percentage` and `money` share.

Values are compared as multisets. What is left over on one side is held against what is left over
on the other, and only then against what the other side says in another way, as a date or as a word
that is no numeral.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from weakref import WeakKeyDictionary

from entities import Entity
from entities.numerals import canonical
from qa.checks._amounts import MONEY, NUMBER, PERCENTAGE, Amount, amounts
from qa.checks._currencies import same_currency
from qa.checks._leftovers import Difference, Side, differ, leftovers
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.languages import primary

_DIGIT = re.compile("[0-9]")

# Three checks ask for the same pair one after another.
_known: WeakKeyDictionary[Pair, tuple[Difference, ...]] = WeakKeyDictionary()


def found(pair: Pair, kind: str) -> Iterator[Found]:
    """What a check says of a pair.

    Args:
        pair: the pair.
        kind: of differences that the check tells.
    """
    differences = _known.get(pair)
    if differences is None:
        differences = tuple(_differences(pair))
        _known[pair] = differences
    for one in differences:
        if one.kind == kind:
            yield Found(one.message, one.source, one.target, one.severity)


def _differences(pair: Pair) -> Iterator[Difference]:
    if not pair.source.strip() or not pair.target.strip():
        return
    source = _side("source", pair.bare_source, pair.source_language, pair.source_entities)
    target = _side("target", pair.bare_target, pair.target_language, pair.target_entities)
    yield from _labels(source, target)
    yield from _matched(source, target)
    if source.left or target.left:
        yield from leftovers(source, target)


def _side(name: str, text: str, language: str, entities: Sequence[Entity]) -> Side:
    every = amounts(text, language, entities)
    return Side(name, text, primary(language), entities, every, list(every))


# Numbers of paragraphs: both sides begin with one, or it is a matter of cutting


def _labels(source: Side, target: Side) -> Iterator[Difference]:
    first, second = _opening(source), _opening(target)
    if not first or not second or first.value.strip("()") == second.value.strip("()"):
        return
    printed = source.text[first.start : first.end], target.text[second.start : second.end]
    if _DIGIT.search(first.value) and _DIGIT.search(second.value):
        spans = (first.start, first.end), (second.start, second.end)
        message = (
            f"the source begins with {printed[0].strip()}, the target with {printed[1].strip()}"
        )
        yield Difference(NUMBER, message, *spans, ERROR)


def _opening(side: Side) -> Entity | None:
    first = side.entities[0] if side.entities else None
    return (
        first if first and first.kind == "label" and not side.text[: first.start].strip() else None
    )


# Matching


def _matched(source: Side, target: Side) -> Iterator[Difference]:
    """Pair off equal amounts, the most equal ones first; some pairs of a value differ in kind."""
    if not source.left or not target.left:
        return
    pairs: list[tuple[Amount, Amount]] = []
    for key in (_all, _value_and_kind, _value, _share):
        pairs += _pair_off(source, target, key)
    for one, other in pairs:
        differs = _in_kind(one, other)
        if differs:
            yield differ(one, other, *differs)


def _in_kind(one: Amount, other: Amount) -> tuple[str, str] | None:
    """In what two of one value differ all the same, and how grave that is."""
    if not same_currency(one.currency, other.currency):
        return MONEY, ERROR
    if not one.figures or not other.figures:
        return None
    if one.kind != other.kind and one.value == other.value:
        return (MONEY if MONEY in (one.kind, other.kind) else PERCENTAGE), WARNING
    return (one.kind, WARNING) if {one.sign, other.sign} == {"", "-"} else None


def _all(amount: Amount) -> tuple[str, ...]:
    return amount.value, amount.kind, amount.currency, amount.sign


def _value_and_kind(amount: Amount) -> tuple[str, ...]:
    return amount.value, amount.kind


def _value(amount: Amount) -> tuple[str, ...]:
    return (amount.value,)


def _share(amount: Amount) -> tuple[str, ...]:
    """50 per cent is a half."""
    if amount.kind != PERCENTAGE or amount.value.count(".") > 1:
        return (amount.value,)
    return (canonical(Fraction(amount.value) / 100),)


def _pair_off(
    source: Side, target: Side, key: Callable[[Amount], tuple[str, ...]]
) -> list[tuple[Amount, Amount]]:
    """Take from both sides the amounts of equal keys, in their order."""
    if not source.left or not target.left:
        return []
    waiting: dict[tuple[str, ...], list[Amount]] = {}
    for amount in reversed(target.left):
        waiting.setdefault(key(amount), []).append(amount)
    pairs, left = [], []
    for amount in source.left:
        others = waiting.get(key(amount))
        if others:
            pairs.append((amount, others.pop()))
        else:
            left.append(amount)
    source.left = left
    taken = {id(other) for _, other in pairs}
    target.left = [amount for amount in target.left if id(amount) not in taken]
    return pairs
