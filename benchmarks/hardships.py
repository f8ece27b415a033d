"""What real pairs do to an aligner, at length: `python -m benchmarks.hardships`.

The same damage as in the tests, done to documents made of UN sentence pairs, to agendas and to
novels with gold. Strict F1 and recall are those of the whole text, of the beads that nothing was
done to, and of those that were moved; `wrongly sure` is the share of segments without a partner
that are paired all the same with a confidence of 0.5 or more. All are development sets,
and the encoder was trained on the UN pairs: this tells of the search.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from aligner.document import Bead, Segment
from aligner.encoders import load_encoder
from aligner.evaluation import evaluate
from aligner.pipeline import Options, align_segments
from aligner.readers import read_document
from aligner.segmentation import segment_document
from benchmarks import damage
from benchmarks.damage import SOURCE, TARGET, Hardship, Row
from benchmarks.data import DATA, ROOT, SEED, SEED_GOLD, gold_pairs, sentence_pairs
from benchmarks.gold import locate, read_stored, read_text_gold

SURE = 0.5
# Sentence pairs of a document, and of a paragraph in it.
_LENGTH, _PARAGRAPH = 120, 3
# Share of the sentences that are joined with the next on one side.
_JOINED = 0.1
_NOTES, _FORMULAS, _TITLE = 8, 20, 12


@dataclass(frozen=True, slots=True)
class Text:
    """A document in two versions, with gold.

    Attributes:
        name: of it.
        rows: its beads.
        languages: of the two sides.
        structured: whether kinds, labels and blocks are known; else it is one segment a line.
    """

    name: str
    rows: tuple[Row, ...]
    languages: tuple[str, str] = ("en", "zh")
    structured: bool = False

    def side(self, segments: Sequence[Segment]) -> Sequence[Segment]:
        """Segments as this document's reader gives them."""
        if self.structured:
            return segments
        return [Segment(one.text, line=number) for number, one in enumerate(segments, 1)]


# The texts.


@cache
def un_pairs() -> tuple[tuple[str, str], ...]:
    """UN sentence pairs, in the order of the file."""
    return tuple(zip(*sentence_pairs(DATA / "un" / "train.en-zh.tsv"), strict=True))


def un_texts(count: int) -> Iterator[Text]:
    """Documents of UN pairs; some neighbours are one segment on one side."""
    for start in range(0, count * _LENGTH, _LENGTH):
        rows = _joined(un_pairs()[start : start + _LENGTH], seed=start)
        yield Text(f"un-{start}", tuple(rows))


def _joined(pairs: Sequence[tuple[str, str]], seed: int) -> Iterator[Row]:
    """Rows of pairs, in paragraphs of a few."""
    chance = random.Random(seed)  # noqa: S311 (drawn for reproducible sampling, not for secrecy)
    rest = list(reversed(pairs))
    made = 0
    while rest:
        texts = [[one] for one in rest.pop()]
        if rest and chance.random() < _JOINED:
            side = chance.randrange(2)
            for k, other in enumerate(rest.pop()):
                texts[k].append(other)
            texts[side] = [damage.GLUE[side].join(texts[side])]
        yield Row((tuple(texts[0]), tuple(texts[1])), opens=made % _PARAGRAPH == 0)
        made += 1


def gold_texts(name: str, source: str, target: str) -> Iterator[Text]:
    """The documents of a folder of one sentence a line."""
    for pair in gold_pairs(DATA / name, source, target):
        sides = [_line_segments(path) for path in (pair.source, pair.target)]
        rows = damage.rows_of(pair.gold, *sides)
        yield Text(f"{name}/{pair.source.stem}", tuple(rows), (source, target))


def _line_segments(path: Path) -> list[Segment]:
    lines = path.read_text("utf-8").splitlines()
    return [Segment(text.strip(), block=n // _PARAGRAPH) for n, text in enumerate(lines)]


def agendas() -> Iterator[Text]:
    """The seed pair and the example, as their Markdown is read."""
    for name, folder in (("seed-pair", SEED), ("example", ROOT / "examples")):
        sides = [
            segment_document(read_document(folder / f"agenda.{language}.md", language))
            for language in ("en", "zh")
        ]
        texts = [[one.text for one in side] for side in sides]
        rows = damage.rows_of(_agenda_gold(name, texts[0], texts[1]), *sides)
        yield Text(name, tuple(rows), structured=True)


def _agenda_gold(name: str, source: list[str], target: list[str]) -> list[Bead]:
    if name == "seed-pair":
        return read_stored(SEED_GOLD, source, target)
    path = ROOT / "examples" / "agenda.gold.tsv"
    return locate(read_text_gold(path), source, target, path)


# The damage.

Damage = Callable[[Sequence[Row]], Hardship]


def _moved(share: float, start: float, to: float) -> Damage:
    """Whole blocks from about one place to another; places and length as shares of the text."""

    places = (start, start + share, to)

    def make(rows: Sequence[Row]) -> Hardship:
        ends = [block.start for block in damage.blocks(rows)] + [len(rows)]
        return damage.moved(rows, *(_nearest(ends, at * len(rows)) for at in places))

    return make


def _nearest(ends: Sequence[int], place: float) -> int:
    return min(ends, key=lambda end: abs(end - place))


def _exchanged(first: float, second: float | None) -> Damage:
    """Two blocks at places as shares of the text; neighbours where there is no second."""

    def make(rows: Sequence[Row]) -> Hardship:
        count = len(damage.blocks(rows))
        one = int(first * count)
        return damage.exchanged(rows, one, one + 1 if second is None else int(second * count))

    return make


def _notes(rows: Sequence[Row]) -> Hardship:
    chance = random.Random(len(rows))  # noqa: S311 (for reproducible sampling, not for secrecy)
    candidates = [n for n in range(len(rows) * 4 // 5) if all(rows[n].texts)]
    return damage.scattered(rows, chance.sample(candidates, _NOTES))


def _formulas(alike: bool, rows: Sequence[Row]) -> Hardship:
    texts = [
        ("The Commission may wish to take note of the report.", "委员会不妨注意到该报告。")
        if alike
        else (
            f"The Commission may wish to consider document A/{40 + n}/{7 * n + 100}.",
            f"委员会不妨审议A/{40 + n}/{7 * n + 100}号文件。",
        )
        for n in range(_FORMULAS)
    ]
    return damage.with_formula(rows, [Row(((en,), (zh,))) for en, zh in texts])


def _title_page(side: int, rows: Sequence[Row]) -> Hardship:
    page = [Row(((en,), (zh,))) for en, zh in un_pairs()[-_TITLE:]]
    return damage.with_title_page(rows, page, side)


def _missing(share: float, place: str, side: int) -> Damage:
    return partial(damage.without_section, share=share, place=place, side=side)


#: Each kind of damage, done in one or more ways to each text.
DAMAGES: dict[str, list[Damage]] = {
    "none": [damage.untouched],
    **{
        f"{share:.0%} missing, {place}": [_missing(share, place, side) for side in (SOURCE, TARGET)]
        for share in (0.1, 0.2, 0.3)
        for place in ("start", "middle", "end")
    },
    "title page on one side": [partial(_title_page, side) for side in (SOURCE, TARGET)],
    "annex (20%) moved to the end": [_moved(0.2, 0.3, 1.0)],
    "annex (20%) moved to the front": [_moved(0.2, 0.8, 0.1)],
    "5% moved far": [_moved(0.05, 0.2, 0.7), _moved(0.05, 0.7, 0.2)],
    "5% moved near": [_moved(0.05, 0.4, 0.5), _moved(0.05, 0.5, 0.4)],
    "neighbours exchanged": [_exchanged(at, None) for at in (0.2, 0.5, 0.8)],
    "far paragraphs exchanged": [_exchanged(0.2, 0.8)],
    f"{_NOTES} notes at the end": [_notes],
}
#: Only done to texts in English and Chinese.
FORMULAS: dict[str, list[Damage]] = {
    f"{_FORMULAS} formulas, alike": [partial(_formulas, True)],
    f"{_FORMULAS} formulas, varied": [partial(_formulas, False)],
}


# The first table.


@dataclass(slots=True)
class Tally:
    """What came of one kind of damage over all texts.

    Attributes:
        beads: gold and found of each document.
        moved: gold beads that were moved, and how many of them were found.
        outside: those that were not, likewise.
        missing: segments without a partner, and how many are in a bead with confidence 0.5 or more.
    """

    beads: list[tuple[Sequence[Bead], Sequence[Bead]]] = field(default_factory=list)
    moved: list[int] = field(default_factory=lambda: [0, 0])
    outside: list[int] = field(default_factory=lambda: [0, 0])
    missing: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, hardship: Hardship, beads: Sequence[Bead]) -> None:
        """One document."""
        there = {(bead.source, bead.target) for bead in beads}
        self.beads.append((hardship.gold, beads))
        for counts, gold in ((self.moved, hardship.moved), (self.outside, hardship.outside)):
            counts[0] += len(gold)
            counts[1] += sum((bead.source, bead.target) in there for bead in gold)
        sure = [one for one in beads if one.source and one.target and one.confidence >= SURE]
        for side in ("source", "target"):
            lone = {n for bead in hardship.missing for n in getattr(bead, side)}
            self.missing[0] += len(lone)
            self.missing[1] += len(lone & {n for bead in sure for n in getattr(bead, side)})

    def row(self, name: str) -> str:
        """A row of the table."""
        figures = evaluate(self.beads)
        shares = (_share(self.outside), _share(self.moved), _share(self.missing))
        return f"| {name} | {figures.strict.f1:.3f} | {' | '.join(shares)} |"


def _share(counts: list[int]) -> str:
    return f"{counts[1] / counts[0]:.3f}" if counts[0] else ""


def found(text: Text, hardship: Hardship) -> tuple[Bead, ...]:
    """What the aligner makes of it."""
    sides = [text.side(side) for side in (hardship.source, hardship.target)]
    return align_segments(sides[0], sides[1], text.languages, load_encoder("bundled"), Options())


def table(name: str, texts: Sequence[Text], damages: dict[str, list[Damage]]) -> None:
    """Print the rows for some texts."""
    for kind, ways in damages.items():
        tally = Tally()
        for text in texts:
            for way in ways:
                hardship = way(text.rows)
                tally.add(hardship, found(text, hardship))
        print(tally.row(f"{name} | {kind}"), flush=True)


def figures(kind: str, count: int = 6) -> tuple[float, float]:
    """Strict F1 and recall of moved beads (0 if there are none) on UN pairs with one damage.

    Args:
        kind: a key of `DAMAGES`.
        count: documents.
    """
    tally = Tally()
    for text in un_texts(count):
        for way in DAMAGES[kind]:
            hardship = way(text.rows)
            tally.add(hardship, found(text, hardship))
    moved, there = tally.moved
    return evaluate(tally.beads).strict.f1, there / max(1, moved)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=12, help="of UN pairs (25 at most)")
    count = parser.parse_args().documents
    if not DATA.is_dir():
        parser.error(f"no development data at {DATA}; name the folder above it in DIPTYCH_SHARED")
    print("| texts | damage | strict F1 | recall outside | recall of moved | wrongly sure |")
    print("|---|---|---|---|---|---|")
    for name, texts, damages in (
        ("UN pairs", list(un_texts(count)), {**DAMAGES, **FORMULAS}),
        ("agendas", list(agendas()), {**DAMAGES, **FORMULAS}),
        ("mac-dev", list(gold_texts("mac-dev", "zh", "en")), DAMAGES),
    ):
        table(name, texts, damages)


if __name__ == "__main__":
    main()
