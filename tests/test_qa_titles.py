"""Checks of titles."""

from __future__ import annotations

import pytest
from qa_runs import concept, found, part, said

from glossaries.term import DOCUMENT_TITLE
from qa.check import Knowledge

OWN = Knowledge(
    concepts=(
        concept("Harbour Convention", "港口公约", kind=DOCUMENT_TITLE),
        concept("Tonnage Protocol", "吨位议定书", kind=DOCUMENT_TITLE),
    )
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("States parties to the Harbour Convention", "《港口公约》缔约国"),
        ("The Harbour Convention and this Convention", "《港口公约》和本公约"),
        ("under the conventions in force", "根据现行各项公约"),
        ("The secretariat of the committee", "委员会秘书处"),
        ("The Treaty was signed; that treaty lapsed.", "《条约》已签署；该条约失效。"),
        ("Its members signed a treaty.", "其成员签署了条约。"),
        ("International Law Commission", "国际法委员会"),
        ('a report entitled "Ports"', "题为“港口”的报告"),
        ("The Charter", ""),
    ],
)
def test_titles_in_their_marks_and_words_that_are_none_are_let_pass(
    source: str, target: str
) -> None:
    assert said("title-quoted", source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "where"),
    [
        ("Pursuant to the Harbour Convention,", "根据港口公约，", "港口公约"),
        ("The Charter says so.", "宪章如此规定。", "宪章"),
        ("the Tonnage Protocol and the Treaty", "《吨位议定书》和条约", "条约"),
        ("The Lisbon Platform for Action", "里斯本行动纲要", "里斯本行动纲要"),
        ("the Ports Declaration", "通过港口宣言", "港口宣言"),
        ("article 4 of the Constitution", "宪法第四条", "宪法"),
        ("the Harbour and Tonnage Conventions", "港口公约和《吨位公约》", "港口公约"),
        ("in the Harbours Act 1990", "1990年港口法", "1990年港口法"),
        ("the Piracy Prevention Act", "根据预防暴力法", "预防暴力法"),
        ("Law 17.204 applies", "第17.204号法适用", "204号法"),
        ("regulation 7 does not apply", "规章第7条不适用", "规章"),
        # Nothing of the sentence before the title is taken for its beginning.
        (
            "The Coastal Group calls on the Treaty states",
            "沿海集团呼吁就禁捕条约进行讨论",
            "禁捕条约",
        ),
        ("The Peace Partnership Plan", "执行和平伙伴关系计划", "和平伙伴关系计划"),
        (
            "The Office goes on with the Tidal Plan",
            "沿海各省渔业管理局常设秘书处办公室根本没有全年潮汐计划",
            "计划",
        ),
    ],
)
def test_a_title_without_its_marks_is_found(source: str, target: str, where: str) -> None:
    (one,) = found("title-quoted", source, target)
    assert part(target, one.target) == where
    assert one.message.startswith(f"{where} stands without 《》, the source has ")


def test_a_title_that_is_announced_wants_marks() -> None:
    assert said("title-quoted", 'A report entitled "Ports and tides"', "一份报告") == [
        "warning: the title 'Ports and tides' stands without 《》 or “”"
    ]


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("Parties to the Harbour Convention", "港口公约缔约国", "warning"),
        ("The Ports Declaration", "通过港口宣言", "warning"),
        # Nobody can say that a bare word wants marks, but for its articles.
        ("obligations under the Treaty", "履行条约义务", "note"),
        ("offences covered by the Convention", "公约所涵盖的罪行", "note"),
        ("the Protocol to the Convention", "《公约》的议定书", "note"),
        ("in the Harbour Report", "在报告中", "note"),
        ("under the Nouakchott protocol on pilots", "落实努瓦克肖特议定书", "warning"),
        ("the guide to practice on moorings", "系泊实践指南", "note"),
        ("the ICHCA Notes on Quays", "海运协会码头说明", "note"),
        ("article III of the Treaty", "条约第三条", "warning"),
        ("The Treaty and the Treaty", "《条约》和保持条约的完整", "note"),
        ("Harbour Convention website", "港口公约网站", "note"),
        # Reports, programmes and plans stand bare in running text.
        ("Report of the Secretary-General on ports", "秘书长关于港口的报告", "note"),
        ("Report of the Harbour Master, para. 5", "港务长的报告第5段", "note"),
        ("the Tidal Report on Quays", "潮汐报告", "note"),
        ("the Harbour Report; see that report", "《港口报告》，见港口报告", "note"),
        ("the Harbour Programme for Pilots", "港口方案", "note"),
        ("the Harbour Plan", "港口规划", "note"),
        ("the Harbour Plan of Work", "港口行动计划", "note"),
        ("the Harbour Programme of Action", "港口行动纲领", "warning"),
        # Nothing but a title is a heading.
        ("Harbour Convention", "港口公约", "note"),
        ("II. The Harbour Convention", "二. 港口公约", "note"),
        ("The Harbour Convention*", "港口公约*", "note"),
        ("Members of the Harbour Convention", "港口公约成员", "warning"),
    ],
)
def test_a_translator_is_free_with_marks(source: str, target: str, severity: str) -> None:
    assert [one.split(":")[0] for one in said("title-quoted", source, target)] == [severity]


def test_how_surely_marks_are_wanted() -> None:
    assert said("title-quoted", "Parties to the Harbour Convention", "港口公约缔约国")[0][:8] == (
        "warning:"
    )
    assert said("title-quoted", "Harbour Convention website", "港口公约网站")[0][:5] == "note:"
    assert said("title-quoted", "The Charter", "宪章", None, ("fr", "zh")) == []
    assert said("title-quoted", "宪章", "The Charter", None, ("zh", "en")) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The Harbour Convention", "《港口公约》", []),
        ("The Harbour Convention", "《公约》", []),
        (
            "The Harbour Convention",
            "《吨位议定书》",
            [
                "error: the official title of 'Harbour Convention' is 港口公约, "
                "the target has 吨位议定书"
            ],
        ),
        (
            "The Harbour Convention",
            "《海岸条例》",
            [
                "error: the official title of 'Harbour Convention' is 港口公约, "
                "which the target lacks"
            ],
        ),
        (
            "The Harbour Convention",
            "《海港公约》",
            [
                "warning: the official title of 'Harbour Convention' is 港口公约, "
                "the target has 海港公约"
            ],
        ),
    ],
)
def test_titles_are_the_official_ones(source: str, target: str, expected: list[str]) -> None:
    assert said("title-match", source, target, OWN) == expected


@pytest.mark.parametrize(("own", "severity"), [(True, "warning"), (False, "note")])
def test_a_report_that_the_user_has_as_a_title_wants_marks(own: bool, severity: str) -> None:
    titles = (concept("Tidal Survey", "潮汐调查报告", kind=DOCUMENT_TITLE),)
    known = Knowledge(concepts=titles) if own else Knowledge(core=titles)
    assert said("title-quoted", "see the Tidal Survey", "见潮汐调查报告", known) == [
        f"{severity}: 潮汐调查报告 stands without 《》, the source has Tidal Survey"
    ]
