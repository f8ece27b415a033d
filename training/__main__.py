"""Make an encoder: `python -m training --pairs clean.tsv --lexicon lexicon.tsv --output model/`.

Counts words and chooses pieces, trains a vector for each, quantises, measures, and writes the
folder that `aligner.encoders.bundled` and `SentenceTransformer` read, its model card included.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.encoders.bundled import TOKENIZER, StaticEncoder
from aligner.errors import MissingExtra
from tmx.failure import Failure
from tmx.files import file_problem
from training.card import Making, write_card
from training.evaluation import hold_out, retrieval
from training.numerals import number_pairs
from training.pairs import Pair, joined_runs, read_pairs, read_raw
from training.quantise import save_model
from training.settings import Settings
from training.vocabulary import Counts, Sizes, choose_pieces, folded, make_tokenizer


def main(arguments: Sequence[str] | None = None) -> int:
    """Read pairs, make a vocabulary, train, quantise, measure, write."""
    options = _parser().parse_args(arguments)
    try:
        return _make(options)
    except (Failure, ValueError) as error:
        problem: Exception = error
    except OSError as error:
        problem = file_problem(error, error.filename or options.output)
    print(f"error: {problem}", file=sys.stderr)
    return 2


def _make(options: argparse.Namespace) -> int:
    began = time.monotonic()
    # Everything that can be wrong with the files is found before the long part begins.
    measured_on = {path.name: list(read_raw([path])) for path in options.evaluate}
    data = _read(options)
    train_vectors = _trainer()
    options.output.mkdir(parents=True, exist_ok=True)
    settings = Settings(**{one.name: getattr(options, one.name) for one in fields(Settings)})
    # The folder may hold an encoder in use: its files are replaced when all new ones are there.
    with tempfile.TemporaryDirectory(dir=options.output.parent, prefix=".training-") as place:
        folder = Path(place)
        _write_tokenizer(data, folder, options)
        everything = data.everything(options)
        save_model(train_vectors(everything, folder, settings), folder, options.bits)
        sets = {"held out of the pairs": data.held, **measured_on}
        encoder = StaticEncoder(folder)
        measured = {name: retrieval(encoder, pairs) for name, pairs in sets.items() if pairs}
        files = [*options.pairs, *options.lexicon]
        making = Making(files, options.domain, options.domain_weight, len(everything), settings)
        write_card(folder, making, options.bits, (time.monotonic() - began) / 60, measured)
        _publish(folder, options.output)
    for name, found in measured.items():
        _say(f"retrieval, {name}, {found.pairs:,} pairs: {found}")
    return 0


@dataclass(frozen=True, slots=True)
class Data:
    """The pairs of a run: to learn from, held out, of a lexicon, of the domain."""

    pairs: list[Pair]
    held: list[Pair]
    lexicon: list[Pair]
    domain: list[Pair]

    def everything(self, options: argparse.Namespace) -> list[Pair]:
        """All that is trained on."""
        made = number_pairs(options.figures, options.seed)
        joined = joined_runs(self.pairs, options.joined, options.seed)
        times: int = options.domain_weight
        return self.pairs + self.lexicon + self.domain * times + made + joined


def _read(options: argparse.Namespace) -> Data:
    pairs, held = hold_out(list(read_pairs(options.pairs)), options.held_out, options.seed)
    data = Data(pairs, held, list(read_pairs(options.lexicon)), list(read_pairs(options.domain)))
    _say(
        f"{len(pairs):,} pairs, {len(held):,} held out, "
        f"{len(data.lexicon):,} of a lexicon, {len(data.domain):,} of the domain"
    )
    return data


def _publish(made: Path, output: Path) -> None:
    for path in sorted(made.rglob("*")):
        place = output / path.relative_to(made)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            path.replace(place)


def _trainer() -> Callable[[Sequence[Pair], Path, Settings], NDArray[np.float32]]:
    """The trainer, which takes seconds to load: only once the pairs are known to be good."""
    try:
        from training.contrastive import train_vectors
    except ImportError as error:
        raise MissingExtra(
            f"training needs a package that is not installed ({error.name})",
            remedy="in the folder of diptych run: pip install -c constraints.txt -e '.[training]'",
        ) from error
    return train_vectors


def _write_tokenizer(data: Data, folder: Path, options: argparse.Namespace) -> None:
    counts = Counts.of(folded(itertools.chain.from_iterable(data.pairs)))
    counts += Counts.of(folded(itertools.chain.from_iterable(data.domain)), _WORD_WEIGHT)
    pieces = choose_pieces(counts, Sizes(options.english, options.chinese))
    _say(f"{len(pieces):,} pieces")
    make_tokenizer(pieces).save(str(folder / TOKENIZER), pretty=False)


# A word of the domain is worth a piece at a hundredth of the occurrences that others need.
_WORD_WEIGHT = 100


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    defaults = Sizes()
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER")
    _add_data(parser.add_argument_group("data"))
    parser.add_argument("--english", type=_count, default=defaults.english, metavar="WORDS")
    parser.add_argument("--chinese", type=_count, default=defaults.chinese, metavar="WORDS")
    parser.add_argument("--bits", type=int, default=5, choices=range(2, 9), metavar="2-8")
    run = parser.add_argument_group("training")
    for field in fields(Settings):
        flag = f"--{field.name.replace('_', '-')}"
        kind = _count if isinstance(field.default, int) else float
        run.add_argument(flag, type=kind, default=field.default)
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 up to 1")
    return number


def _add_data(group: argparse._ArgumentGroup) -> None:
    files = functools.partial(group.add_argument, type=Path, nargs="+", metavar="TSV", default=[])
    files("--pairs", required=True, help="to learn from")
    files("--lexicon", help="words and names, neither held out nor joined")
    files("--domain", help="pairs of the domain, taken several times")
    files("--evaluate", help="further pairs to measure on")
    group.add_argument("--domain-weight", type=_count, default=8, metavar="TIMES")
    group.add_argument("--held-out", type=int, default=2_000, metavar="PAIRS", help="measured on")
    group.add_argument(
        "--figures", type=int, default=20_000, metavar="PAIRS", help="made of numbers and dates"
    )
    group.add_argument(
        "--joined",
        type=_share,
        default=0.1,
        metavar="SHARE",
        help="neighbours joined into longer pairs, relative to all pairs",
    )


if __name__ == "__main__":
    sys.exit(main())
