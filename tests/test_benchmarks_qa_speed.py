"""The benchmark of the checks: it measures what it says, on the same units for both programs."""

from __future__ import annotations

from pathlib import Path

import pytest
import qa_fakes

from benchmarks.qa.speed import measure, measure_pofilter, share, units
from qa.check import Check, Knowledge
from qa.pair import Pair
from tmx import read_units, write_units

COUNT = 20


def test_both_programs_look_at_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "made.po"
    write_units(path, units(COUNT))
    assert len(list(read_units(path))) == COUNT
    assert measure(path, 1).seconds > 0
    assert path.with_suffix(".report.jsonl").exists()
    assert measure_pofilter(path).megabytes > 1


@pytest.mark.parametrize("check", [qa_fakes.DIGITS, qa_fakes.FAR, qa_fakes.TWICE])
def test_checks_of_every_kind_have_a_share(check: Check) -> None:
    pairs = [Pair(unit, number) for number, unit in enumerate(units(COUNT))]
    assert share(check, Knowledge(), pairs) > 0
