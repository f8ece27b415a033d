"""The damage that the benchmark of cleaning does, done to a few sentences of our own."""

from __future__ import annotations

import pytest

from benchmarks.cleaning import DAMAGES, UNSURE, damaged, found_by
from tmx import TranslationUnit, pair_unit

_PARTS = [
    ("The Committee", "委员会"),
    ("The Working Group", "工作组"),
    ("The Bureau", "主席团"),
    ("The Commission", "专家委员会"),
]
_ACTS = [
    ("took note of the report on the protection of harbours", "注意到关于保护港口的报告"),
    ("asked the secretariat to prepare a revised draft", "请秘书处编写一份订正草案"),
    ("decided to go on with its work at the next meeting", "决定在下次会议上继续开展工作"),
    ("invited harbour masters to send their comments", "邀请各港口主管提出意见"),
]
_TIMES = [
    (" on 3 May 2019.", "，时间为2019年5月3日。"),
    (", as the members had proposed.", "，这是各成员提议的。"),
    (" without a vote.", "，未经表决。"),
]
ROWS = [
    (f"{who[0]} {act[0]}{when[0]}", f"{who[1]}{act[1]}{when[1]}")
    for who in _PARTS
    for act in _ACTS
    for when in _TIMES
]
_EACH = 5


@pytest.fixture(scope="module")
def results() -> dict[str, int]:
    """Kind of damage -> how many of its units are found; "" for the undamaged."""
    bad = damaged(ROWS, _EACH)
    units: list[TranslationUnit] = [pair_unit(*row, "en", "zh-CN") for row in ROWS]
    found, _ = found_by([*units, *(unit for _, unit in bad)], "balanced")
    hits = dict.fromkeys(["", *DAMAGES], 0)
    for place in found:
        hits[bad[place - len(ROWS)][0] if place >= len(ROWS) else ""] += 1
    return hits


@pytest.mark.parametrize("kind", [kind for kind in DAMAGES if kind not in UNSURE])
def test_damage_is_found(kind: str, results: dict[str, int]) -> None:
    assert results[kind] == _EACH


def test_good_units_stay(results: dict[str, int]) -> None:
    assert results[""] == 0


def test_damage_is_the_same_in_every_run() -> None:
    assert damaged(ROWS, 2) == damaged(ROWS, 2)
