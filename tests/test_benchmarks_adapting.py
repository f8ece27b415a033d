"""The trial of adapted translations changes both sides alike and counts what came of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.adapting import MAKERS, Tally, a_word_less, main, measure

PAIR = (
    "At its sixty-fifth session, on 11 April 2011, three members asked for $5.5 million (A/65/7).",
    "2011年4月11日，三名成员在第六十五届会议上要求拨款550万美元（A/65/7）。",
)


def _chance() -> random.Random:
    return random.Random(3)  # noqa: S311 - reproducible, not secret


@pytest.mark.parametrize("name", MAKERS)
def test_both_sides_change(name: str) -> None:
    made = MAKERS[name](PAIR, _chance())
    assert made is not None
    assert all(new != old for new, old in zip(made, PAIR, strict=True))


@pytest.mark.parametrize("name", MAKERS)
def test_a_pair_without_figures_is_left_alone(name: str) -> None:
    assert MAKERS[name](("Adoption of the report", "通过报告"), _chance()) is None


@pytest.mark.parametrize("text", PAIR)
def test_a_word_less_is_a_word_less(text: str) -> None:
    less = a_word_less(text, _chance())
    assert len(less) < len(text)
    assert set(less) <= set(text)


def test_what_is_adapted_is_right() -> None:
    tallies = measure([PAIR] * 5, seed=1)
    exact = [tally for (name, _), tally in tallies.items() if "less" not in name]
    assert all(tally.adapted == tally.right == tally.cases == 5 for tally in exact)
    assert len(exact) == 2 * len(MAKERS)


def test_what_is_wrong_is_told() -> None:
    tally = Tally()
    tally.add("5 men", ("4 men", "4名男子"), "六名男子", ("en", "zh"))
    assert (tally.cases, tally.adapted, tally.right) == (1, 1, 0)
    assert tally.wrong == ["5 men\n4 men\n4名男子\n5名男子\n六名男子"]


def test_the_table_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("\t".join(PAIR) + "\n", encoding="utf-8")
    assert main([str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("| changed | from-to |")
    assert lines[-1].startswith("| all | both | 24 |")
