"""The faults that are seeded to measure checks, put into a few sentences of our own."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from benchmarks.qa import kinds, looking, marks, tables, values, wording
from benchmarks.qa.faults import KINDS, Case, Kind, draw
from benchmarks.qa.rows import Row, dated_in_words, different, han, joined, with_note, with_symbol
from benchmarks.qa.running import Said, units_of
from benchmarks.qa.toolkit import said_by_pofilter
from benchmarks.qa.values import Fault, date_moved

_PAIRS = [
    (
        "Twelve harbours (in four countries) were closed on 3 March 2015, and 1,250 ships waited.",
        "四个国家（沿海）的十二个港口于2015年3月3日关闭，共有1,250艘船只在港外等待。",
    ),
    (
        "Taking note of resolution 2146 (2014), the Committee adopted the Code of Harbour Masters.",
        "委员会表示注意到第2146(2014)号决议，并一致通过《港务长守则》。",
    ),
    (
        'The report of the third session says that "no ship was lost": the working group agreed.',
        "第三届会议的报告称“没有一艘船只沉没”：工作组对此一致表示同意。",
    ),
    (
        "The Security Council asked harbour masters to send their comments to the secretariat.",
        "安全理事会请各港务长将他们的意见送交秘书处，并请秘书处编写一份新的报告。",
    ),
    (
        "Staff of UNICEF have opened a school for the children of keepers.",
        "儿基会工作人员为灯塔看守人的子女开办了一所学校。",
    ),
    (
        "The cost of the new lighthouse is $4.8 million, of which members have paid one half.",
        "新建灯塔的费用为480万美元，其中半数已经由各成员国缴付。",
    ),
]
ROWS = [Row(number, *pair) for number, pair in enumerate(_PAIRS)]
_ENOUGH = 40


def _made(fault: Fault, rows: Sequence[Row] = ROWS) -> list[tuple[Row, str, str]]:
    """What a fault makes of rows, many times over."""
    chance = Random(7)  # noqa: S311
    made = []
    for _ in range(_ENOUGH):
        for at, row in enumerate(rows):
            pair = fault(rows, at, chance)
            if pair:
                made.append((row, *pair))
    return made


def _targets(fault: Fault, at: int) -> set[str]:
    return {target for row, _, target in _made(fault) if row.number == at}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_has_cases_that_differ_in_one_side(kind: Kind) -> None:
    cases = draw(kind, ROWS, 20)
    assert cases
    for case in cases:
        assert (case.source != case.row.source) + (case.target != case.row.target) == 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_cases_are_the_same_in_every_run(kind: Kind) -> None:
    assert draw(kind, ROWS, 5) == draw(kind, ROWS, 5)


def test_another_seed_makes_other_cases() -> None:
    assert draw(KINDS[0], ROWS, 5, 1) != draw(KINDS[0], ROWS, 5, 2)


def test_no_case_twice() -> None:
    cases = draw(KINDS[0], [*ROWS, *ROWS], 1_000)
    assert len({(case.source, case.target) for case in cases}) == len(cases)


@pytest.mark.parametrize(
    ("fault", "length", "differ"),
    [(values.digit_changed, True, 1), (values.digits_swapped, True, 2)],
)
def test_digits(fault: Fault, length: bool, differ: int) -> None:
    for row, _, target in _made(fault):
        assert len(target) == len(row.target)
        assert sum(one != two for one, two in zip(row.target, target, strict=True)) == differ
        assert not re.search(r"(?<!\d)0\d", target)


def test_a_number_that_the_source_lacks_stays() -> None:
    rows = [Row(0, "The harbours were closed.", "12. 港口关闭。")]
    assert not _made(values.digit_changed, rows)


def test_numbers_in_words() -> None:
    ordinals, counts = _targets(values.ordinal_changed, 2), _targets(values.count_changed, 0)
    assert ordinals
    assert not [target for target in ordinals if "第三届" in target]
    assert {target[0] for target in counts if target[0] != "四"} > {"三", "五"}
    assert {"十二个" in target for target in counts} == {True, False}


@pytest.mark.parametrize(
    ("unit", "target"),
    [
        ("day", {"2015年3月2日", "2015年3月4日"}),
        ("month", {"2015年2月3日", "2015年4月3日"}),
        ("year", {"2014年3月3日", "2016年3月3日"}),
    ],
)
def test_dates(unit: str, target: set[str]) -> None:
    targets = _targets(date_moved(unit, "target"), 0)
    assert {one for text in targets for one in re.findall(r"\d+年\d+月\d+日", text)} == target


def test_dates_of_the_source() -> None:
    made = _made(date_moved("day", "source"))
    assert {re.findall(r"\d+ March 2015", source)[0] for _, source, _ in made} == {
        "2 March 2015",
        "4 March 2015",
    }


def test_dates_in_chinese_figures() -> None:
    rows = dated_in_words(ROWS, Random(1))  # noqa: S311
    assert "二〇一五年三月三日" in rows[0].target
    for _, _, target in _made(date_moved("month", "target"), rows):
        assert re.search("二〇一五年[二四]月三日", target)


def test_there_is_no_thirtieth_of_february() -> None:
    rows = [Row(0, "On 30 January 2015", "2015年1月30日"), Row(1, "On 1 May", "5月1日")]
    assert not [one for one in _made(date_moved("month", "target"), rows) if one[0].number == 0]
    assert {target for _, _, target in _made(date_moved("day", "target"), rows[1:])} == {"5月2日"}
    assert not _made(date_moved("year", "target"), rows[1:])


def test_dates_that_differ_stay() -> None:
    rows = [Row(0, "On 3 January 2015", "2015年1月4日")]
    assert not _made(date_moved("day", "target"), rows)


@pytest.mark.parametrize(
    ("fault", "at", "expected"),
    [
        (marks.bracket_dropped, 0, {"（", "）"}),
        (marks.title_mark_dropped, 1, {"《", "》"}),
        (marks.quote_dropped, 2, {"“", "”"}),
    ],
)
def test_one_mark_dropped(fault: Fault, at: int, expected: set[str]) -> None:
    row = ROWS[at]
    gone = {
        mark
        for target in _targets(fault, at)
        for mark in row.target
        if target.count(mark) < row.target.count(mark)
    }
    assert gone == expected


def test_title_without_marks() -> None:
    assert _targets(marks.title_bare, 1) == {ROWS[1].target.replace("《", "").replace("》", "")}


def test_half_width() -> None:
    assert all(re.search("关闭, ?共有", target) for target in _targets(marks.comma_half, 0))
    assert {"沉没”：" in target for target in _targets(marks.other_half, 2)} == {True}
    assert all(target.endswith("同意.") for target in _targets(marks.other_half, 2))


@pytest.mark.parametrize(("simplified", "traditional"), [("会", "會"), ("的", ""), ("么", "")])
def test_traditional_characters(simplified: str, traditional: str) -> None:
    assert marks.traditional_of(simplified) == traditional


def test_doubled_words() -> None:
    for row, _, target in _made(wording.word_doubled):
        word = len(target) - len(row.target)
        assert any(
            target[at : at + word] == target[at + word : at + 2 * word]
            and target[:at] + target[at + word :] == row.target
            for at in range(len(target))
        )


def test_english_in_the_target() -> None:
    assert _targets(wording.acronym_left, 4) == {ROWS[4].target.replace("儿基会", "UNICEF")}
    assert any("Security Council请" in target for target in _targets(wording.term_in_english, 3))
    for row, _, target in _made(wording.word_in_english):
        word = re.findall("[a-z]+", target)[0]
        assert word in row.source
        assert target.replace(word, "", 1) == row.target


def test_terms() -> None:
    targets = _targets(wording.term_replaced, 3)
    assert targets
    assert all("安全理事会" not in target for target in targets)


def test_a_term_within_a_longer_one_stays() -> None:
    found = wording.terms_of("The Economic and Social Council met.", "经济及社会理事会开会。")
    assert [fact.source for fact, _ in found] == ["Economic and Social Council"]


def test_clauses() -> None:
    assert _targets(wording.clause_dropped, 3) == {
        "安全理事会请各港务长将他们的意见送交秘书处。",
        "并请秘书处编写一份新的报告。",
    }


def test_sentences() -> None:
    rows = joined(ROWS, Random(3))  # noqa: S311
    assert rows[0].source.startswith(f"{ROWS[0].source} {ROWS[1].source}")
    for row, _, target in _made(wording.sentence_dropped, rows):
        assert target in {
            "".join(row.parts[:gone] + row.parts[gone + 1 :]) for gone in range(len(row.parts))
        }


def test_exchanged_targets() -> None:
    for row, _, target in _made(wording.targets_exchanged):
        assert target in {one.target for one in ROWS if one != row}


def test_what_is_put_into_rows_stands_on_both_sides() -> None:
    for row in with_symbol(ROWS, Random(2)):  # noqa: S311
        symbol = re.findall(r"[A-Z]+(?:/[A-Z0-9.a-z]+)+", row.source)[0]
        assert symbol in row.target
    for row in with_note(ROWS, Random(2)):  # noqa: S311
        mark = row.source.rpartition(".")[2]
        assert mark
        assert row.target.endswith(f"。{mark}")


def test_each_text_once() -> None:
    same = Row(9, "Annex", "Annex")
    assert different([*ROWS, ROWS[0], same]) == ROWS


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (69, "六十九")]
)
def test_chinese_figures(number: int, text: str) -> None:
    assert han(number) == text


@pytest.mark.parametrize(
    ("number", "word"), [(2, "second"), (30, "thirtieth"), (69, "sixty-ninth")]
)
def test_ordinals(number: int, word: str) -> None:
    assert values.ordinal(number) == word


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_has_checks(kind: Kind) -> None:
    assert kinds.checks_of(kind.name)
    assert kinds.tests_of(kind.name)


def test_faults_know_nothing_of_the_checks() -> None:
    folder = Path(values.__file__).parent
    for name in ("faults", "marks", "rows", "values", "wording"):
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        imported = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert not [module for module in imported if str(module).split(".")[0] == "qa"]


def _judged(kind: str, *said: Said) -> tables.Judged:
    return tables.Judged(Case(kind, ROWS[0], "a", "b"), said)


def test_who_finds_a_case() -> None:
    one = _judged("bracket dropped", Said("bracket-balance", "warning", "it is not closed"))
    assert one.found("error or warning", own=True)
    assert not one.found("error", own=True)
    other = _judged("bracket dropped", Said("number", "error", "it is another"))
    assert not other.found("any", own=True)
    assert other.found("error", own=False)


def test_recall_is_said_by_kind() -> None:
    judged = [
        _judged("bracket dropped", Said("bracket-balance", "error", "it is not closed")),
        _judged("bracket dropped"),
    ]
    lines = list(tables.recall_table(judged))
    assert lines[2].startswith("| bracket dropped | 2 | 0.98 | 0.500 | 0.500 | 0.500 |")
    assert "SHORT" in lines[2]
    assert len({line.count("|") for line in lines}) == 1


def test_alarms_are_counted_by_pair() -> None:
    twice = Said("number", "error", "it is another")
    lines = list(tables.alarm_table({"diptych": [[twice, twice], []]}))
    assert lines[2:] == ["| number | 1 |  |  |", "| pairs with one at least | 1 | 0 | 0 |"]
    assert tables.error_share([[twice, twice], []]) == 0.5


def test_alarms_that_were_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "looked_at.tsv"
    row = ("0", looking.digest(ROWS[0]), "number", looking.TRUE_FAULT, "1,250 is 1,350")
    path.write_text("\n".join("\t".join(one) for one in (looking.HEADER, row)), "utf-8")
    said = [[Said("number", "error", "")], [Said("number", "error", "")]]
    assert list(tables.looked_at(ROWS[:2], said, looking.verdicts(path))) == [
        "errors, one a check and pair: 1 are true faults, 0 are false alarms, 1 are not looked at"
    ]


def test_a_verdict_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "looked_at.tsv"
    path.write_text("0\tabc\tnumber\tperhaps\twho knows\n", "utf-8")
    with pytest.raises(ValueError, match="line 1: not unit, digest, check, verdict and why"):
        looking.verdicts(path)


def test_verdicts_that_are_kept_can_be_read() -> None:
    assert all(one.verdict in looking.VERDICTS for one in looking.verdicts().values())


def test_pofilter_reads_what_we_write() -> None:
    pytest.importorskip("translate")
    pair = "There are 5 ships (in port).", "有6艘船（在港口。"
    said, _ = said_by_pofilter(units_of([pair, pair]))
    assert [{one.check for one in answers} >= {"numbers"} for answers in said] == [True, True]


def test_what_is_said_before_a_pair_is_made_does_not_count() -> None:
    old, new = Said("number", "error", "it is another"), Said("date", "error", "it is another")
    made = [Row(1, "a", "b"), Row(0, "a", "b", ("b", "b"))]
    assert tables.not_before(made, [[old, new], [old]], [[], [old]]) == [[new], []]


def test_a_paragraph_number_on_one_side_alone_joins_with_nothing() -> None:
    rows = [ROWS[0], Row(1, "2. The harbour opens again.", "港口将重新对外开放使用。")]
    assert not joined(rows, Random(1))  # noqa: S311
