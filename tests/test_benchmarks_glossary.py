"""How extraction is measured: what counts as found, as right, and what the wanted list is like."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.glossary.facts import Fact, folded_pair, occurrences, wanted_facts
from benchmarks.glossary.folding import folded_chinese, folded_english
from benchmarks.glossary.judging import (
    Precision,
    precision,
    right_facts,
    to_judge,
    verdict,
    verdicts,
)
from benchmarks.glossary.recall import in_band, misses, ranks_of, share
from benchmarks.glossary.rows import Row, read_rows
from glossaries.term import BODY, DOCUMENT_TITLE, PHRASE, RESOLUTION_TITLE

COUNCIL = Fact("River Council", ("河流理事会",), BODY)
CHARTER = Fact("Charter of Rivers", ("河流宪章",), DOCUMENT_TITLE)
WEIR = Fact("weir", ("堰", "拦河坝"), PHRASE)
FACTS = (COUNCIL, CHARTER, WEIR)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the  River Councils", "river council"),
        ("An agency", "agencies"),
        ("women", "Woman"),
        ("Committee on Boundaries", "committee on boundary"),
        ("body’s", "body's"),
        ("boxes", "box"),
        ("greenhouse gases", "greenhouse gas"),
    ],
)
def test_case_number_and_article_do_not_count_in_english(one: str, other: str) -> None:
    assert folded_english(one) == folded_english(other)


@pytest.mark.parametrize("word", ["process", "analysis", "status", "gas", "UNU"])
def test_what_only_looks_plural_is_left(word: str) -> None:
    assert folded_english(word) == word.casefold()


@pytest.mark.parametrize(
    ("one", "other"),
    [("River Council", "River Councillor"), ("theory", "ory"), ("rivers of", "rivers")],
)
def test_other_words_are_other_terms(one: str, other: str) -> None:
    assert folded_english(one) != folded_english(other)


def test_title_marks_and_spaces_do_not_count_in_chinese_and_all_else_does() -> None:
    assert folded_chinese("《河流 宪章》") == folded_chinese("河流宪章")
    assert folded_chinese("河流(上游)") != folded_chinese("河流（上游）")


def test_a_fact_is_in_a_unit_that_has_both_sides_the_english_as_words_of_its_own() -> None:
    units = [
        ("Two weirs were built.", "建了两座拦河坝。"),
        ("Weirdly, nothing was.", "奇怪的是，没有建堰。"),
        ("The Charter of Rivers says so.", "《河流宪章》如此规定。"),
        ("The River Council met.", "会议举行了。"),
    ]
    assert occurrences(FACTS, units) == {
        folded_pair("weir", "堰"): 0,
        folded_pair("weir", "拦河坝"): 1,
        folded_pair("Charter of Rivers", "河流宪章"): 1,
        folded_pair("River Council", "河流理事会"): 0,
    }


def test_rows_are_read_with_and_without_a_header() -> None:
    rows = ["weir\t堰\tphrase\t3\t.5\tA weir.\t一座堰。\n", "sluice\t水闸\tphrase\n"]
    expected = [
        Row("weir", "堰", "phrase", 0.5, ("A weir.", "一座堰。")),
        Row("sluice", "水闸", "phrase"),
    ]
    assert list(read_rows(rows)) == expected
    assert list(read_rows(["source\ttarget\tkind\tfrequency\n", *rows])) == expected


def test_a_row_that_is_none_says_its_line() -> None:
    with pytest.raises(ValueError, match="line 2: not source, target and kind"):
        list(read_rows(["weir\t堰\tphrase\n", "half\n"]))


ROWS = (
    Row("river councils", "河流", "phrase"),
    Row("the weirs", "拦河坝", "phrase"),
    Row("Charter of Rivers", "《河流宪章》", "document-title"),
)


def test_recall_counts_any_wording_among_the_first_rows() -> None:
    ranks = ranks_of(ROWS)
    assert [ranks.rank(fact) for fact in FACTS] == [None, 2, 1]
    assert share(FACTS, ranks.found) == pytest.approx(2 / 3)
    assert share(FACTS, lambda fact: ranks.found(fact, 2)) == pytest.approx(1 / 3)
    assert share((), ranks.found) == 1


def test_a_miss_says_what_stands_instead() -> None:
    assert list(misses((*FACTS, Fact("oar", ("桨",), PHRASE)), ranks_of(ROWS), 2)) == [
        "body\tRiver Council\t河流理事会\tas 河流",
        "document-title\tCharter of Rivers\t河流宪章\trow 3",
        "phrase\toar\t桨\t",
    ]


@pytest.mark.parametrize(("band", "inside"), [((1, 2), False), ((3, 7), True), ((8, 9), False)])
def test_a_band_counts_all_wordings(band: tuple[int, int], inside: bool) -> None:
    counts = Counter({folded_pair("weir", "堰"): 1, folded_pair("weir", "拦河坝"): 2})
    assert in_band(WEIR, counts, band) is inside


def test_precision_is_of_what_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text(
        "source\ttarget\tkind\tverdict\twhy\n"
        "River councils\t河流\tphrase\twrong\tcut\tAn example.\t例子。\n",
        encoding="utf-8",
    )
    known = right_facts(FACTS) | verdicts(path)
    assert [verdict(row, known) for row in ROWS] == ["wrong", "", ""]
    assert verdict(Row("WEIR", "堰", "phrase"), known) == "right"
    assert verdict(Row("weir", "堰", "body"), known) == ""
    result = precision((*ROWS, Row("weir", "堰", "phrase")), known)
    assert (result, result.value) == (Precision(1, 1, 2), 0.5)
    assert precision((), known).value is None


def test_what_is_not_judged_is_given_to_fill_in_and_read_back(tmp_path: Path) -> None:
    row = Row("weir", "堰", "phrase", 0.5, ("A weir.", "一座堰。"))
    [line] = to_judge([row], {})
    assert line == "weir\t堰\tphrase\t\t\tA weir.\t一座堰。"
    path = tmp_path / "judged.tsv"
    path.write_text(f"header\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"judged\.tsv:2: neither right nor wrong"):
        verdicts(path)
    filled = line.replace("phrase\t", "phrase\tright")
    path.write_text(f"header\n{filled}\n", encoding="utf-8")
    assert list(to_judge([row], verdicts(path))) == []


def test_two_verdicts_on_one_row_are_told(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text("h\na\t甲\tbody\tright\t\nA\t甲\tbody\twrong\tcut\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"judged\.tsv:3: judged otherwise before"):
        verdicts(path)


def test_the_wanted_list_is_well_formed() -> None:
    facts = wanted_facts()
    assert {fact.kind for fact in facts} == {BODY, DOCUMENT_TITLE, RESOLUTION_TITLE, PHRASE}
    sources = Counter(folded_english(fact.source) for fact in facts)
    assert [source for source, count in sources.items() if count > 1] == []
    texts = [text for fact in facts for text in (fact.source, *fact.targets)]
    assert [text for text in texts if not text or text != text.strip() or "《" in text] == []


def test_the_verdicts_contradict_no_fact() -> None:
    known = verdicts()
    facts = right_facts(wanted_facts())
    assert [key for key in known if facts.get(key, known[key]) != known[key]] == []
