"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tmx.cleaning.lengths import Lengths
from tmx.cleaning.scripts import ChineseScripts
from tmx.cleaning.sides import Pair
from tmx.unit import Content, TranslationUnit, pair_unit


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a first pass over a memory learns of it.

    Attributes:
        lengths: how long its targets are for their sources.
        scripts: which kind of Chinese characters its languages are written in.
    """

    lengths: Lengths
    scripts: ChineseScripts


#: Statuses of a unit that a person has looked at and found good.
ACCEPTED = frozenset({"reviewed", "final"})

#: Asked of a pair with the preset's threshold; gives what was found, in words, or "".
Find: TypeAlias = Callable[[Pair, float, Knowledge], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a unit does not belong in a memory.

    Attributes:
        name: as on the command line and in `x-removed`.
        why: one sentence without a full stop.
        threshold: what the presets' numbers count, in words.
        example: a unit that it finds, English and simplified Chinese.
        find: the rule itself.
        guesses: whether it may be wrong about a unit that a person has accepted; it is not asked
            about one.
    """

    name: str
    why: str
    threshold: str
    example: TranslationUnit
    find: Find
    guesses: bool = False


def example(
    source: str | Content, target: str | Content, *props: tuple[str, str]
) -> TranslationUnit:
    """A unit for a rule's example."""
    return pair_unit(source, target, "en", "zh-Hans", props=props)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a unit.

    Attributes:
        rule: its name.
        detail: what exactly, for a person.
        language: tag of the target of the pair that it was found in.
    """

    rule: str
    detail: str
    language: str = ""
