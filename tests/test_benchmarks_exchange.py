"""The benchmark of conversions: it measures what it says, and the others do the same work."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.exchange import ALONE, CASES, Case, measure, measure_alone, units
from tmx import Reading, read_units

COUNT = 30


@pytest.mark.parametrize(
    "case",
    {case.script: case for case in CASES if case.script}.values(),
    ids=lambda case: f"{case.source} {case.target}",
)
def test_the_others_convert_the_same_units(case: Case, tmp_path: Path) -> None:
    own, peer = measure(case, COUNT, tmp_path)
    assert own.seconds > 0
    assert peer is not None
    assert peer.megabytes > 1
    wanted = [(unit.source, unit.target) for unit in units(COUNT)]
    reading = Reading(source_language="en", target_language="zh")
    found = read_units(tmp_path / f"out{case.target}", reading=reading)
    assert [(unit.source, unit.target) for unit in found if unit.source] == wanted


def test_both_write_the_same_units_and_both_read_them(tmp_path: Path) -> None:
    for alone in ALONE:
        assert all(spent.seconds > 0 for spent in measure_alone(alone, COUNT, tmp_path))
    texts = [
        [(unit.source, unit.target) for unit in read_units(tmp_path / name)]
        for name in ("alone.tmx", "own.tmx", "peer.tmx")
    ]
    assert texts[0] == texts[1] == texts[2]
    assert len(texts[0]) == COUNT
