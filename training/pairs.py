"""Sentence pairs from TSV files, with the plainly unusable ones left out.

A pair of the wrong language, of wildly unlike length or seen before teaches the encoder
nothing, and noisy collections hold many.
"""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from tmx.failure import BadEncoding, BadFormat
from tmx.files import file_problem

Pair: TypeAlias = "tuple[str, str]"

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")

# An English sentence has some 3.3 characters for each Chinese one (UN pairs); outside these bounds
# one side lacks a part. Short pairs vary more and are judged only beyond this many characters.
_RATIO = (1.0, 8.0)
_JUDGED_FROM = 12


def read_raw(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """English and Chinese of each line of `.tsv` or `.tsv.xz` files, as they are.

    Further columns (the source of a pair, a score) are left alone.

    Raises:
        FileProblem: a file cannot be read.
        BadFormat: a line without a tab, or a damaged archive.
        BadEncoding: a file is not UTF-8.
    """
    for path in paths:
        for number, line in enumerate(_lines(path), 1):
            columns = line.rstrip("\r\n").split("\t", 2)
            if len(columns) < 2:
                raise BadFormat(
                    "no tab between the two sides",
                    path=path,
                    line=number,
                    remedy="write English, a tab and Chinese on each line",
                )
            yield columns[0].strip(), columns[1].strip()


def _lines(path: Path) -> Iterator[str]:
    opener = lzma.open if path.suffix == ".xz" else open
    try:
        # Only line feeds end a line: a lone carriage return may stand inside a sentence.
        with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
            yield from lines
    except UnicodeDecodeError as error:
        raise BadEncoding("is not UTF-8", path=path, remedy="convert it to UTF-8") from error
    except (lzma.LZMAError, EOFError) as error:
        raise BadFormat("is no whole xz archive", path=path, remedy="fetch it again") from error
    except OSError as error:
        raise file_problem(error, path) from error


def read_pairs(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """English and Chinese of `.tsv` or `.tsv.xz` files, without repetitions and unusable pairs.

    Only what could never be trained on is left out; `training.cleaning` looks closer.

    Raises:
        FileProblem, BadFormat, BadEncoding: as `read_raw`.
    """
    seen: set[int] = set()
    for pair in read_raw(paths):
        key = hash(pair)
        if key not in seen and is_usable(*pair):
            seen.add(key)
            yield pair


def is_usable(english: str, chinese: str) -> bool:
    """Whether each side is in its language and their lengths can belong together."""
    han = len(_HAN.findall(chinese))
    latin = len(_LATIN.findall(english))
    if not han or not latin or len(_HAN.findall(english)) > 0:
        return False
    if han < len(_LATIN.findall(chinese)):
        return False
    if latin < _JUDGED_FROM:
        return True
    return _RATIO[0] <= latin / han <= _RATIO[1]


def joined_runs(pairs: list[tuple[str, str]], share: float, seed: int) -> list[tuple[str, str]]:
    """Some neighbours joined into one longer pair, as a 2-2 bead would be.

    Args:
        pairs: as read.
        share: how many to make, relative to the number of pairs.
        seed: of the random choice.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible sampling, not secrecy
    starts = chance.sample(range(len(pairs) - 1), int(share * len(pairs)))
    return [(f"{pairs[i][0]} {pairs[i + 1][0]}", f"{pairs[i][1]}{pairs[i + 1][1]}") for i in starts]
