"""The whole making of an encoder, on pairs small enough for a test."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aligner.encoders.bundled import TOKENIZER, WEIGHTS, StaticEncoder
from training.__main__ import main
from training.card import source_row
from training.evaluation import hold_out, retrieval
from training.numerals import number_pairs


class Letters:
    """An encoder by the first letter: 'a' and '甲' are one direction, all else another."""

    name, version = "letters", "1"

    def knows(self, language: str) -> bool:
        return True

    def encode(self, texts: object) -> object:
        import numpy as np

        assert isinstance(texts, (list, tuple))
        return np.array([[one[0] in "a甲", one[0] not in "a甲"] for one in texts], dtype=np.float32)


def test_retrieval_counts_both_ways() -> None:
    pairs = [("a", "甲"), ("b", "乙"), ("c", "丙"), ("c", "丁")]
    found = retrieval(Letters(), pairs)  # type: ignore[arg-type]
    # The first of equals is taken: b finds 乙, and so do both c; 丙 and 丁 find b.
    assert (found.pairs, found.forth, found.back) == (4, 0.5, 0.5)
    assert str(found) == "0.500 / 0.500"


def test_what_is_held_out_is_not_trained_on() -> None:
    pairs = number_pairs(100, 1)
    rest, held = hold_out(pairs, 10, 2)
    assert (len(rest), len(held)) == (90, 10)
    assert set(rest) | set(held) == set(pairs)
    assert hold_out(pairs, 10, 2) == (rest, held)


def test_holding_out_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="3 pairs are too few to hold out 3"):
        hold_out(number_pairs(3, 1), 3, 1)


def test_bad_pairs_are_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("no tab\n", encoding="utf-8")
    assert main(["--pairs", str(path), "--output", str(tmp_path / "model")]) == 2
    assert capsys.readouterr().err == (
        f"error: {path}:1: no tab between the two sides; "
        "write English, a tab and Chinese on each line\n"
    )
    assert not (tmp_path / "model").exists()


def test_a_missing_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("The report.\t报告。\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "training.contrastive", raising=False)
    arguments = ["--pairs", str(path), "--held-out", "0", "--output", str(tmp_path / "model")]
    assert main(arguments) == 2
    message = capsys.readouterr().err.splitlines()[-1]
    assert message == (
        "error: training needs a package that is not installed (torch); in the folder of diptych "
        "run: pip install -c constraints.txt -e '.[training]'"
    )
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--epochs", "0"], "argument --epochs: 0 is not 1 or more"),
        (["--batch", "-3"], "argument --batch: -3 is not 1 or more"),
        (["--joined", "1"], "argument --joined: 1 is not from 0 up to 1"),
        (["--bits", "9"], "argument --bits: invalid choice: 9"),
    ],
)
def test_settings_out_of_range_are_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--pairs", "a.tsv", "--output", "model", *arguments])
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_a_missing_file_to_measure_on_is_found_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("The report.\t报告。\n", encoding="utf-8")
    missing = tmp_path / "dev.tsv"
    arguments = ["--pairs", str(path), "--evaluate", str(missing), "--output", str(tmp_path / "m")]
    assert main(arguments) == 2
    assert str(missing) in capsys.readouterr().err


def test_known_sources_are_known_by_the_whole_name() -> None:
    assert "United Nations" in source_row(Path("data/un/train.en-zh.tsv"), "once")
    assert "CC BY-SA" in source_row(Path("lexicon.tsv"), "once")
    for other in ("train.tsv", "client-bitext-2020.tsv", "my-lexicon.tsv"):
        assert "to be added" in source_row(Path(other), "once")


@pytest.mark.neural
def test_a_small_encoder_is_made_and_made_again(tmp_path: Path) -> None:
    pytest.importorskip("datasets")
    pairs = tmp_path / "pairs.tsv"
    lines = [f"{left}\t{right}\n" for left, right in number_pairs(1200, 5)]
    pairs.write_text("".join(lines), encoding="utf-8")
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        arguments = ["--pairs", str(pairs), "--evaluate", str(pairs), "--output", str(folder)]
        arguments += ["--held-out", "100", "--figures", "200", "--joined", "0.1", "--batch", "64"]
        arguments += ["--dimensions", "32", "--epochs", "10"]
        assert main(arguments) == 0
        made.append([(folder / file).read_bytes() for file in (TOKENIZER, WEIGHTS)])
    assert made[0] == made[1]
    _, held = hold_out([(left, right) for left, right in number_pairs(1200, 5)], 100, 13)
    found = retrieval(StaticEncoder(tmp_path / "one"), held)
    assert min(found.forth, found.back) > 0.6
    card = (tmp_path / "one" / "README.md").read_text(encoding="utf-8")
    assert "| pairs.tsv | once | not known to the command that wrote this card" in card
    assert "| pairs.tsv | 1,200 |" in card
