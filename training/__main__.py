"""Make an encoder: `python -m training --pairs bitext.tsv.xz un.tsv --output model/`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.contrastive import Settings, to_bags, train_vectors
from training.pairs import joined_runs, read_pairs
from training.quantise import save_vectors
from training.vocabulary import train_tokenizer


def main() -> None:
    """Read pairs, make a vocabulary, train, quantise, write."""
    options = _parser().parse_args()
    pairs = list(read_pairs(options.pairs))
    domain = list(read_pairs(options.domain))
    print(f"{len(pairs):,} pairs, {len(domain):,} of the domain", file=sys.stderr)
    settings = Settings(dimensions=options.dimensions, epochs=options.epochs, seed=options.seed)
    weighted = domain * options.domain_weight
    texts = (text for pair in pairs + weighted for text in pair)
    tokenizer = train_tokenizer(texts, options.vocabulary)
    everything = pairs + weighted + joined_runs(pairs, options.joined, options.seed)
    source = to_bags(tokenizer, [pair[0] for pair in everything])
    target = to_bags(tokenizer, [pair[1] for pair in everything])
    print(f"{len(source.ids):,} and {len(target.ids):,} tokens", file=sys.stderr)
    weights = train_vectors(source, target, tokenizer.get_vocab_size(), settings)
    options.output.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(options.output / "tokenizer.json"), pretty=False)
    save_vectors(weights, options.output / "model.safetensors")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, metavar="TSV")
    parser.add_argument(
        "--domain",
        type=Path,
        nargs="*",
        default=[],
        metavar="TSV",
        help="pairs of the domain, taken several times",
    )
    parser.add_argument("--domain-weight", type=int, default=8, metavar="N")
    parser.add_argument(
        "--joined",
        type=float,
        default=0.1,
        metavar="SHARE",
        help="neighbours joined into longer pairs, relative to all pairs",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--vocabulary", type=int, default=64_000, metavar="PIECES")
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=13)
    return parser


if __name__ == "__main__":
    main()
