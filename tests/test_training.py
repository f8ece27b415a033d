"""The making of the encoder, as far as it runs without PyTorch."""

from __future__ import annotations

import itertools
import lzma
import random
from pathlib import Path

import numpy as np
import pytest

from aligner.encoders import load_encoder
from aligner.encoders.bundled import StaticEncoder
from training.confidence import fit, make_document, observe
from training.pairs import is_usable, joined_runs, read_pairs
from training.quantise import quantise_rows, save_model
from training.vocabulary import Counts, Sizes, choose_pieces, make_tokenizer

PAIRS = [
    ("The meeting was opened; The agenda was adopted.", "会议开幕；议程获得通过。"),
    ("The Chair made a statement.", "主席作了发言。"),
    ("A report was submitted to the Commission.", "向委员会提交了一份报告。"),
]


@pytest.mark.parametrize(
    ("english", "chinese", "usable"),
    [
        ("The Commission met in Vienna.", "委员会在维也纳开会。", True),
        ("The Commission met in Vienna.", "The Commission met in Vienna.", False),
        ("委员会在维也纳开会。", "委员会在维也纳开会。", False),
        (
            "The Commission met.",
            "委员会于2018年4月3日至5日在维也纳举行了第二十七届会议续会。",
            False,
        ),
        ("12.", "12.", False),
        ("Yes.", "是的。", True),
    ],
)
def test_unusable_pairs_are_told_apart(english: str, chinese: str, *, usable: bool) -> None:
    assert is_usable(english, chinese) is usable


@pytest.mark.parametrize("suffix", [".tsv", ".tsv.xz"])
def test_pairs_are_read_once(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"pairs{suffix}"
    text = "".join(f"{english}\t{chinese}\n" for english, chinese in [*PAIRS, PAIRS[0]])
    data = text.encode()
    path.write_bytes(lzma.compress(data) if suffix.endswith("xz") else data)
    assert list(read_pairs([path])) == PAIRS


def test_a_line_without_a_tab_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("one\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.tsv:1: no tab"):
        list(read_pairs([path]))


def test_joined_runs_are_neighbours() -> None:
    joined = joined_runs(PAIRS, 0.7, seed=1)
    allowed = {(f"{a[0]} {b[0]}", f"{a[1]}{b[1]}") for a, b in itertools.pairwise(PAIRS)}
    assert len(joined) == 2
    assert set(joined) == allowed


@pytest.mark.parametrize("bits", [8, 6, 4])
def test_quantising_loses_at_most_half_a_step(bits: int) -> None:
    weights = np.random.default_rng(3).standard_normal((50, 16)).astype(np.float32)
    weights[7] = 0
    rows, scale = quantise_rows(weights, bits)
    assert rows.dtype == np.int8
    assert np.abs(rows).max() == 2 ** (bits - 1) - 1
    assert (np.abs(rows * scale[:, None] - weights) <= scale[:, None] / 2 + 1e-6).all()


def test_what_training_writes_is_what_the_encoder_reads(tmp_path: Path) -> None:
    counts = Counts.of(text.lower() for pair in PAIRS for text in pair)
    tokenizer = make_tokenizer(choose_pieces(counts, Sizes(rarest=1)))
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    size = tokenizer.get_vocab_size()
    weights = np.random.default_rng(4).standard_normal((size, 8)).astype(np.float32)
    save_model(weights, tmp_path, 8)
    encoder = StaticEncoder(tmp_path)
    ids = tokenizer.encode("The Chair met 主席").ids
    summed = encoder.sums(["The Chair met 主席"])[0]
    assert summed == pytest.approx(weights[ids].sum(axis=0), abs=0.1)
    assert not encoder.sums(["\u9f98"]).any(), "an unknown ideograph has no vector"
    assert len(encoder.version) == 8


def test_a_made_document_keeps_its_text_and_its_gold_in_bounds() -> None:
    made = make_document(PAIRS * 20, random.Random(2))  # noqa: S311
    types = {(i1 - i0, j1 - j0) for i0, i1, j0, j1 in made.gold}
    assert {(1, 1), (1, 2)} <= types <= {(1, 1), (1, 2), (2, 1)}
    for i0, i1, j0, j1 in made.gold:
        source = " ".join(one.text for one in made.source[i0:i1])
        target = "".join(one.text for one in made.target[j0:j1])
        assert any(source in pair[0] and target in pair[1] for pair in PAIRS)
    assert len(made.gold) < 60 + sum(pair[0].count(";") for pair in PAIRS * 20)


def test_observing_gives_a_row_a_bead() -> None:
    made = make_document(PAIRS * 4, random.Random(5))  # noqa: S311
    seen, right = observe(made, load_encoder())
    assert len(seen) == len(right) > 0
    assert set(right) <= {0.0, 1.0}


def test_the_fit_finds_what_separates() -> None:
    chance = np.random.default_rng(6)
    seen = np.column_stack([chance.standard_normal(2000), np.ones(2000)])
    right = (chance.random(2000) < 1 / (1 + np.exp(-(2 * seen[:, 0] - 1)))).astype(float)
    assert fit(seen, right) == pytest.approx(np.array([2.0, -1.0]), abs=0.25)
