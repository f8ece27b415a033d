"""How much of a text's truth is in what a reader gave: recall and precision by kind."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from aligner.document import Alignment, Block, Kind

# A reader may see an item of a list where the truth has a paragraph; its label says that apart.
GROUPS = {
    Kind.PARAGRAPH: "paragraphs",
    Kind.LIST_ITEM: "paragraphs",
    Kind.HEADING: "headings",
    Kind.FOOTNOTE: "footnotes",
    Kind.TABLE_CELL: "cells",
}
NAMES = tuple(dict.fromkeys(GROUPS.values()))
ALL = "all"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one kind of block.

    Attributes:
        right: blocks found as they are in the truth, kind and text.
        true: blocks of the truth.
        found: blocks that the reader gave.
    """

    right: int
    true: int
    found: int

    @property
    def recall(self) -> float:
        """Share of the truth that was found; 1 where there is none."""
        return self.right / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        """Share of what was found that is true; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.right + other.right, self.true + other.true, self.found + other.found)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a reader gave, against the truth.

    Attributes:
        by_kind: figures by the names of `NAMES`.
        labels: share of the blocks found whose label is right.
        order: share of the blocks found that stand in the right order.
        formats: stretches of the blocks found that are set apart (bold, italic, raised).
        differences: lines such as `- heading I. Introduction`, in document order.
    """

    by_kind: dict[str, Figures]
    labels: float
    order: float
    formats: Figures
    differences: tuple[str, ...]

    @property
    def whole(self) -> Figures:
        """Figures of all kinds together."""
        return sum(self.by_kind.values(), Figures(0, 0, 0))


def folded(text: str) -> str:
    """A text with its white space folded."""
    return " ".join(text.split())


def measure(
    truth: Sequence[Block], found: Sequence[Block], optional: Sequence[Block] = ()
) -> Measured:
    """Compares a document's blocks with the truth.

    A block is right if its kind and its text are, white space folded.

    Args:
        truth: what a reader should give.
        found: what it gave.
        optional: see `counted`.
    """
    found = counted(truth, found, optional)
    pairs = [(truth[i], found[j], j) for i, j in _paired(truth, found)]
    return Measured(
        {name: _figures(name, truth, found) for name in NAMES},
        _share(true.label == given.label for true, given, _ in pairs),
        _longest_rise([j for _, _, j in pairs]) / len(pairs) if pairs else 1.0,
        _formats([true for true, _, _ in pairs], [given for _, given, _ in pairs]),
        tuple(_differences(truth, found)),
    )


def counted(
    truth: Sequence[Block], found: Sequence[Block], optional: Sequence[Block] = ()
) -> list[Block]:
    """The blocks that are measured.

    A masthead that was recognised as one need not have been left out, but the lines of the cover
    that are in the truth are looked for in it.

    Args:
        truth: what a reader should give.
        found: what it gave.
        optional: texts that it may give or not, before those of the truth that read the same: a
            table of contents.
    """
    cover = {_key(block) for block in truth if block.part}
    kept = [block for block in found if not block.part or _key(block) in cover]
    there, wanted = (Counter(folded(block.text) for block in each) for each in (kept, truth))
    spare = Counter(folded(block.text) for block in optional) & (there - wanted)
    result = []
    for block in kept:
        text = folded(block.text)
        if spare[text]:
            spare[text] -= 1
        else:
            result.append(block)
    return result


def same_beads(one: Alignment, other: Alignment) -> float:
    """Share of beads that two alignments have in common, by their texts (the F1 of either)."""
    left, right = _texts(one), _texts(other)
    common = (left & right).total()
    return 2 * common / (left.total() + right.total())


def _texts(alignment: Alignment) -> Counter[tuple[str, str]]:
    both = (alignment.texts(bead) for bead in alignment.beads)
    return Counter((folded(source), folded(target)) for source, target in both)


def _key(block: Block) -> tuple[str, str]:
    return GROUPS[block.kind], folded(block.text)


def _figures(name: str, truth: Sequence[Block], found: Sequence[Block]) -> Figures:
    true, given = (
        Counter(_key(block) for block in blocks if GROUPS[block.kind] == name)
        for blocks in (truth, found)
    )
    return Figures((true & given).total(), true.total(), given.total())


def _paired(truth: Sequence[Block], found: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Indices of blocks that are the same, each block once, repeated ones in their order."""
    places: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    for j, block in enumerate(found):
        places[_key(block)].append(j)
    for i, block in enumerate(truth):
        if places[_key(block)]:
            yield i, places[_key(block)].popleft()


def _formats(truth: Sequence[Block], found: Sequence[Block]) -> Figures:
    """Of blocks that are the same: what covers a whole block is its look and not told."""
    true, given = (
        Counter(
            (place, block.text[each.start : each.end].strip(), each.name)
            for place, block in enumerate(blocks)
            for each in block.formats
            if each.end - each.start < len(block.text)
        )
        for blocks in (truth, found)
    )
    return Figures((true & given).total(), true.total(), given.total())


def _share(right: Iterator[bool]) -> float:
    each = list(right)
    return sum(each) / len(each) if each else 1.0


def _longest_rise(places: Sequence[int]) -> int:
    """Length of the longest part that ascends (patience sorting)."""
    tops: list[int] = []
    for place in places:
        at = bisect_left(tops, place)
        tops[at : at + 1] = [place]
    return len(tops)


def _differences(truth: Sequence[Block], found: Sequence[Block]) -> Iterator[str]:
    """What is lacking (`-`) and what is there instead (`+`), and labels that differ (`~`)."""
    keys = [_key(block) for block in truth], [_key(block) for block in found]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (f"- {_told(block)}" for block in truth[i:i_end])
            yield from (f"+ {_told(block)}" for block in found[j:j_end])
            continue
        for true, given in zip(truth[i:i_end], found[j:j_end], strict=True):
            if true.label != given.label:
                yield f"~ {_told(true)}: label is {given.label!r}"


def _told(block: Block) -> str:
    return f"{block.kind} [{block.label}] {block.text}"
