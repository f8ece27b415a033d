"""How right the alignments are: `python -m benchmarks.accuracy` prints the table of the docs.

mac-dev     six literary chapters, Chinese to English, one sentence a line
un/docs     ten documents made of UN sentence pairs, one sentence a line
seed-pair   an annotated agenda, Markdown from a PDF, whole pipeline
example     the agenda in examples/, whole pipeline
retrieval   1,000 UN pairs: how often a sentence's nearest neighbour is its translation
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator
from datetime import date

from aligner.document import Alignment, Bead
from aligner.encoders import load_encoder
from aligner.evaluation import Evaluation, evaluate
from aligner.pipeline import Options, align
from benchmarks.data import DATA, ROOT, SEED, SEED_GOLD, gold_pairs, sentence_pairs
from benchmarks.gold import locate, read_stored, read_text_gold
from tmx.version import VERSION
from training import evaluation

# The gold of mac-dev has the Chinese side first.
LINE_SETS = {"mac-dev": (DATA / "mac-dev", "zh", "en"), "un/docs": (DATA / "un/docs", "en", "zh")}


def lines_figures(name: str, encoder: str = "bundled") -> Evaluation:
    """Figures on a set of one sentence a line."""
    return evaluate(aligned_lines(name, encoder))


def aligned_lines(
    name: str, encoder: str = "bundled"
) -> Iterator[tuple[list[Bead], tuple[Bead, ...]]]:
    """Gold and found beads of each document of a set of one sentence a line."""
    folder, source, target = LINE_SETS[name]
    options = Options(encoder=encoder, lines=True)
    for pair in gold_pairs(folder, source, target):
        result = align(
            pair.source,
            pair.target,
            source_language=source,
            target_language=target,
            options=options,
        )
        yield pair.gold, result.beads


def seed_figures(encoder: str = "bundled") -> Evaluation:
    """Figures on the seed pair; its gold is refused if the segments are no longer those."""
    result = align(SEED / "agenda.en.md", SEED / "agenda.zh.md", options=Options(encoder=encoder))
    gold = read_stored(SEED_GOLD, *_texts(result))
    return evaluate([(gold, result.beads)])


def example_figures(encoder: str = "bundled") -> Evaluation:
    """Figures on the example agenda."""
    folder = ROOT / "examples"
    options = Options(encoder=encoder)
    result = align(folder / "agenda.en.md", folder / "agenda.zh.md", options=options)
    path = folder / "agenda.gold.tsv"
    gold = locate(read_text_gold(path), *_texts(result), path)
    return evaluate([(gold, result.beads)])


def _texts(result: Alignment) -> tuple[list[str], list[str]]:
    return [one.text for one in result.source], [one.text for one in result.target]


def retrieval(encoder: str = "bundled") -> tuple[float, float]:
    """Share of sentences whose nearest neighbour is their translation: to Chinese, to English."""
    pairs = list(zip(*sentence_pairs(DATA / "un" / "dev.en-zh.tsv"), strict=True))
    found = evaluation.retrieval(load_encoder(encoder), pairs)
    return found.forth, found.back


def main() -> None:
    """Print all figures as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", default="bundled")
    encoder = parser.parse_args().encoder
    if not DATA.is_dir():
        parser.error(f"no development data at {DATA}; name the folder above it in DIPTYCH_SHARED")
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(f"diptych {VERSION}, encoder {encoder}\n")
    print("| set | strict P | R | F1 | lax F1 |\n|---|---|---|---|---|")
    rows = {name: lines_figures(name, encoder) for name in LINE_SETS}
    rows["seed-pair"] = seed_figures(encoder)
    rows["example"] = example_figures(encoder)
    for name, one in rows.items():
        strict = one.strict
        print(
            f"| {name} | {strict.precision:.3f} | {strict.recall:.3f} | {strict.f1:.3f} "
            f"| {one.lax.f1:.3f} |"
        )
    forth, back = retrieval(encoder)
    print(f"\nretrieval, un/dev, 1,000 pairs: en to zh {forth:.3f}, zh to en {back:.3f}")


if __name__ == "__main__":
    main()
