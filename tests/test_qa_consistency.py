"""Checks of a unit against the others of its file, and against the memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from qa_runs import concept, example_said, said, watched

from qa.check import Knowledge
from qa.checks.registry import check_named
from qa.failure import BadSettings
from tmx.memory import Memory, import_units, open_memory
from tmx.unit import CONTEXT, pair_unit

SAME_SOURCE, SAME_TARGET = "same-source-different-target", "different-source-same-target"


@pytest.mark.parametrize(
    "units",
    [
        [("Introduction", "导言"), ("INTRODUCTION.", "导言：")],
        [("Introduction", "导言"), ("Conclusion", "结论")],
        [("Introduction", ""), ("Introduction", "导言")],
        [("At 10 a.m.", "上午10时"), ("At 3.15 p.m.", "下午3时15分")],
        [("Meeting 3", "第三次会议"), ("Meeting 4", "第四次会议")],
    ],
)
def test_the_same_translation_is_let_pass(units: list[tuple[str, str]]) -> None:
    assert watched(SAME_SOURCE, units) == []


def test_another_translation_of_the_same_source_is_found() -> None:
    units = [("Introduction", "导言"), ("Other", "其他"), ("introduction", "引言")]
    assert watched(SAME_SOURCE, units) == [
        (2, "warning: unit 0 translates the same source by '导言'")
    ]


def test_figures_and_contexts_make_it_a_note() -> None:
    units = [("Rule 3 applies", "适用第3条"), ("Rule 4 applies", "适用规则4")]
    assert watched(SAME_SOURCE, units) == [
        (1, "note: unit 0 translates the same source by '适用第3条'")
    ]
    menu = pair_unit("Open", "打开", "en", "zh", props=[(CONTEXT, "menu")])
    state = pair_unit("Open", "开放", "en", "zh", props=[(CONTEXT, "state")])
    assert watched(SAME_SOURCE, [menu, state]) == [
        (1, "note: unit 0 translates the same source by '打开'")
    ]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([("Report of the Chair", "主席的报告"), ("Reports of the chair", "主席的报告")], []),
        ([("Ninth session", "第九届会议"), ("Tenth session", "第十届会议")], []),
        ([("Rule 3", "第三条"), ("Rule 3.", "第三条。")], []),
        (
            [("Opening", "会议开幕"), ("Closing", "会议开幕")],
            [(1, "note: unit 0 has the same target for 'Opening'")],
        ),
        (
            [
                ("The harbour will be dredged in spring.", "港口将于春季疏浚，工程为期两个月。"),
                ("Fees are payable on arrival by all.", "港口将于春季疏浚，工程为期两个月。"),
            ],
            [
                (
                    1,
                    "warning: unit 0 has the same target for "
                    "'The harbour will be dredged in spring.'",
                )
            ],
        ),
    ],
)
def test_one_target_for_two_sources(
    units: list[tuple[str, str]], expected: list[tuple[int, str]]
) -> None:
    assert watched(SAME_TARGET, units) == expected


@pytest.mark.parametrize("name", [SAME_SOURCE, SAME_TARGET])
def test_the_example_is_found(name: str) -> None:
    check = check_named(name)
    assert example_said(check) == [check.example.message]


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    made = open_memory(tmp_path / "m.db", create=True)
    import_units(
        made,
        [
            pair_unit("The Board met in room 12.", "理事会在12号会议室举行会议。", "en", "zh"),
            pair_unit("The pilot came on board.", "引航员上船了。", "en", "zh"),
        ],
        "board.tmx",
    )
    return made


MEMORY = "differs-from-memory"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The Board met in room 12.", "理事会在12号会议室举行会议。", []),
        ("The Board met in room 15.", "理事会在15号会议室举行会议。", []),
        ("Nothing like it is stored.", "没有类似的。", []),
        ("The Board met in room 12.", "", []),
        (
            "The Board met in room 12.",
            "理事会在21号会议室举行会议。",
            ["warning: the memory has 12 where the target has 21"],
        ),
        (
            "The Board met in room 15.",
            "理事会在51号会议室举行会议。",
            ["warning: the memory has 15 where the target has 51"],
        ),
        (
            "The pilot came on board.",
            "领航员上船了。",
            ["warning: the memory has 引航员 for 'pilot', the target 领航员"],
        ),
        (
            "The pilot came on board.",
            "引航员登船。",
            ["note: the memory translates this very sentence by '引航员上船了。'"],
        ),
    ],
)
def test_the_memory_is_held_against_the_target(
    memory: Memory, source: str, target: str, expected: list[str]
) -> None:
    known = Knowledge(memory=memory, concepts=(concept("pilot", "引航员|领航员"),))
    assert said(MEMORY, source, target, known) == expected


def test_its_example_is_found(memory: Memory) -> None:
    example = check_named(MEMORY).example
    assert said(MEMORY, example.source, example.target, Knowledge(memory=memory)) == [
        f"warning: {example.message}"
    ]


def test_without_a_memory_there_is_nothing_to_say() -> None:
    assert said(MEMORY, "One", "一") == []


@pytest.mark.parametrize("least", [0, 101, "90", True])
def test_a_score_that_is_none_is_told(memory: Memory, least: object) -> None:
    known = Knowledge(memory=memory, options={MEMORY: {"least": least}})
    with pytest.raises(BadSettings, match=r"least is .*give a score from 1 to 100"):
        said(MEMORY, "One", "一", known)
