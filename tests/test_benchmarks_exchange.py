"""The benchmark of conversions: it measures what it says, and the others do the same work."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.exchange import CASES, Case, measure, units
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
