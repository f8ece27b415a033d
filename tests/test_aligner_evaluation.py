"""Strict and lax figures, on cases counted by hand and against the reference script."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from typing import Any

import pytest

from aligner.beads import format_beads, read_beads
from aligner.document import Bead
from aligner.errors import BadBeads
from aligner.evaluation import evaluate

SHARED = Path(__file__).parents[2] / "shared"


def beads(text: str) -> list[Bead]:
    """`0-0 1,2-1 3-` as beads."""
    out = []
    for one in text.split():
        left, right = one.split("-")
        sides = [tuple(int(i) for i in side.split(",") if i) for side in (left, right)]
        out.append(Bead(sides[0], sides[1]))
    return out


# gold, hypothesis, strict (P, R), lax (P, R)
CASES = [
    ("0-0 1-1", "0-0 1-1", (1, 1), (1, 1)),
    ("0,1-0 2-1", "0-0 1- 2-1", (1 / 3, 1 / 2), (2 / 3, 1)),
    ("0-0 1-1", "0,1-0,1", (0, 0), (1, 1)),
    ("0-0 1- 2-1", "0-0 1- 2-1", (1, 1), (1, 1)),
    ("0-0 1-1", "0-1 1-0", (0, 0), (0, 0)),
    ("0-0", "", (0, 0), (0, 0)),
]


@pytest.mark.parametrize(("gold", "hypothesis", "strict", "lax"), CASES)
def test_figures(
    gold: str, hypothesis: str, strict: tuple[float, float], lax: tuple[float, float]
) -> None:
    result = evaluate([(beads(gold), beads(hypothesis))])
    assert (result.strict.precision, result.strict.recall) == pytest.approx(strict)
    assert (result.lax.precision, result.lax.recall) == pytest.approx(lax)


def test_documents_are_counted_together() -> None:
    result = evaluate([(beads("0-0"), beads("0-0")), (beads("0-0 1-1 2-2"), beads("0-1 1-0 2-2"))])
    assert result.documents == 2
    assert result.strict.precision == pytest.approx(2 / 4)


def test_beads_survive_a_file(tmp_path: Path) -> None:
    path = tmp_path / "one.beads"
    written = [Bead((0, 1), (2,), 0.87), Bead((2,), (), 0.0), Bead((), (3,), 0.0)]
    path.write_text(format_beads(written), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "[0,1]:[2]:0.87\n[2]:[]:0.00\n[]:[3]:0.00\n"
    assert read_beads(path) == written


def test_gold_has_no_confidence_and_may_have_comments(tmp_path: Path) -> None:
    path = tmp_path / "one.gold"
    path.write_text("# by hand\n[0, 1]:[2]\n\n[]:[3]\n", encoding="utf-8")
    assert read_beads(path) == [Bead((0, 1), (2,)), Bead((), (3,))]


def test_a_line_that_is_no_bead_is_named(tmp_path: Path) -> None:
    path = tmp_path / "one.beads"
    path.write_text("[0]:[0]\n0:0\n", encoding="utf-8")
    with pytest.raises(BadBeads) as caught:
        read_beads(path)
    assert str(caught.value) == (
        f"{path}:2: not a bead: '0:0'; "
        "write source and target indices as [0,1]:[2] or [0,1]:[2]:0.87"
    )


def _reference() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_agrees_with_the_reference_to_the_last_digit(tmp_path: Path) -> None:
    reference = _reference()
    chance = random.Random(5)  # noqa: S311 - reproducible, not secret
    compared = []
    for folder in (SHARED / "data" / "mac-dev", SHARED / "data" / "un" / "docs"):
        for gold in sorted(folder.glob("*.gold")):
            wrong = [
                Bead(b.source, tuple(j + (chance.random() < 0.2) for j in b.target))
                for b in read_beads(gold)
                if chance.random() < 0.95
            ]
            path = tmp_path / f"{folder.name}-{gold.stem}.beads"
            path.write_text(format_beads(wrong), encoding="utf-8")
            compared.append((gold, path))
    expected = reference.score([(reference.parse(g), reference.parse(h)) for g, h in compared])
    result = evaluate([(read_beads(g), read_beads(h)) for g, h in compared])
    for name, figures in (("strict", result.strict), ("lax", result.lax)):
        assert (figures.precision, figures.recall, figures.f1) == expected[name]
