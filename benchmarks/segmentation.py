"""How well segmentation finds the sentence boundaries of files with one sentence a line.

    python benchmarks/segmentation.py FOLDER... [--srx FILE] [--errors N]

reads every `NAME.en` and `NAME.zh` of the folders, joins the lines into blocks (English with a
space, Chinese with nothing), cuts these again and compares. Joining forgets what a document
shows, so it is put back first: a line that opens with an item label starts a block (a label
alone on its line belongs to the line after it), and a line that ends in no sentence mark (a
heading, a colon) ends its block.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import regex

from aligner.segmentation import Segmenter

_GLUE = {"en": " ", "zh": ""}
_LABEL = regex.compile(
    r"""(?: [(（] \w{1,5} [)）] | \d{1,4}\. (?: \d+\. )* | [IVX]{1,5}\.
          | [㈠-㈩] | [一二三四五六七八九十]+[、.] ) \s*""",
    regex.VERBOSE,
)
_SENTENCE_END = regex.compile(r"[.?!…。．！？;；][\p{Pe}\p{Pf}\"'\d]*$")


@dataclass
class Score:
    """Boundaries counted: in both, only found, only in the files."""

    both: int = 0
    spurious: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.both / max(self.both + self.spurious, 1)

    @property
    def recall(self) -> float:
        return self.both / max(self.both + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def blocks(lines: list[str]) -> Iterator[list[str]]:
    """Lines in blocks, a label that stands alone put before what it labels."""
    block: list[str] = []
    label = ""
    for line in filter(None, map(str.strip, lines)):
        if _LABEL.match(line) and block:
            yield block
            block = []
        if _LABEL.fullmatch(line):
            label = f"{line} "
            continue
        block.append(label + line)
        label = ""
        if not _SENTENCE_END.search(line):
            yield block
            block = []
    if block:
        yield block


def compare(block: list[str], glue: str, segmenter: Segmenter, score: Score) -> None:
    """Adds a block's boundaries to the score, as offsets after the white space."""
    text = glue.join(block)
    gold = set(accumulate(len(line) + len(glue) for line in block[:-1]))
    found = {
        start + len(text[start:]) - len(text[start:].lstrip())
        for start, _ in segmenter.spans(text)[1:]
    }
    score.both += len(gold & found)
    score.spurious += len(found - gold)
    score.missed += len(gold - found)
    marks = [(place, "+") for place in found - gold] + [(place, "-") for place in gold - found]
    score.errors += [
        f"{sign} {text[max(place - 40, 0) : place]}|{text[place : place + 30]}"
        for place, sign in sorted(marks)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--srx", type=Path, help="rules to use instead of the bundled ones")
    parser.add_argument("--errors", type=int, default=0, help="how many differences to print")
    given = parser.parse_args()
    print("| folder | language | lines | precision | recall | F1 | lines/s |")
    print("|---|---|---|---|---|---|---|")
    for folder in given.folders:
        for language, glue in _GLUE.items():
            row(folder, language, glue, given.srx, given.errors)


def row(folder: Path, language: str, glue: str, srx: Path | None, errors: int) -> None:
    """Prints the table's row for one folder and language."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*.{language}"))]
    lines = [text.splitlines() for text in texts]
    count = sum(map(len, lines))
    segmenter = Segmenter.from_file(srx, language) if srx else Segmenter.bundled(language)
    score = Score()
    for document in lines:
        for block in blocks(document):
            compare(block, glue, segmenter, score)
    started = time.perf_counter()
    for document in lines:
        segmenter.split(glue.join(document))
    speed = count / max(time.perf_counter() - started, 1e-9)
    print(
        f"| {folder.name} | {language} | {count} | {score.precision:.3f} | {score.recall:.3f} "
        f"| {score.f1:.3f} | {speed:,.0f} |"
    )
    for error in score.errors[:errors]:
        print(error)


if __name__ == "__main__":
    main()
