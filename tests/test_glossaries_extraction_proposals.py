"""Proposals put together, held against a glossary, and how probable each is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from extraction_corpora import corpus
from hypothesis import given
from hypothesis import strategies as st

from glossaries import Concept, Term
from glossaries.extraction.brackets import Bracketed, bracketed
from glossaries.extraction.choosing import Choice
from glossaries.extraction.commonness import general, outstanding, rates
from glossaries.extraction.items import Item
from glossaries.extraction.known import Known, key_of
from glossaries.extraction.patterns import patterns_for
from glossaries.extraction.proposal import (
    Proposal,
    merged,
    of_brackets,
    of_item,
    of_recognised,
    of_titles,
    tie,
    tie_short,
)
from glossaries.extraction.recognised import Recognised
from glossaries.extraction.scoring import OF_NAMES, OF_RUNS, Judge, judge
from glossaries.extraction.titles import Title
from glossaries.term import RESOLUTION_TITLE


def _proposal(
    source: str, target: str, score: float = 0.5, *units: int, bare: bool = False
) -> Proposal:
    there = [*units] or [0]
    return Proposal(source, target, "body", score, there, there[0], Counter([source]), bare=bare)


CENTRE = corpus([
    ("Experts of the Centre for Lake Research (CLR) met.", "湖泊研究中心（湖研中心）的专家开会。"),
    ("CLR", "湖研中心"),
])  # fmt: skip


def _tied(*proposals: Proposal) -> list[tuple[str, str]]:
    tie(proposals, list(bracketed(CENTRE)), CENTRE)
    return [(one.abbreviation, one.target_abbreviation) for one in proposals]


def test_an_abbreviation_belongs_to_the_full_name_before_it() -> None:
    assert _tied(
        _proposal("Experts of the Centre for Lake Research", "湖泊研究中心的专家"),
        _proposal("Centre for Lake Research", "湖泊研究中心"),
        _proposal("Lake Research", "湖泊研究"),
        _proposal("Centre", "中心"),
        _proposal("CLR", "湖研中心", 0.5, 1),
    ) == [("", ""), ("CLR", "湖研中心"), ("", ""), ("", ""), ("", "")]
    elsewhere = _proposal("Centre for Lake Research", "湖泊研究中心", 0.5, 1)
    assert _tied(elsewhere) == [("", "")]


def test_without_its_translation_the_longest_name_is_tied() -> None:
    assert _tied(_proposal("Lake Research", "湖"), _proposal("Centre for Lake Research", "湖")) == [
        ("", ""), ("CLR", ""),
    ]  # fmt: skip


def test_title_marks_may_stand_between() -> None:
    read = corpus([("the Lake Convention (LACON)", "《湖泊公约》（湖约）")])
    one = _proposal("Lake Convention", "湖泊公约")
    tie([one], list(bracketed(read)), read)
    assert (one.abbreviation, one.target_abbreviation) == ("LACON", "湖约")


# the full name, its translation, its units, whether `Fund`, 基金 in unit 3 is its short form
SHORT = [
    ("Lake Fund", "湖泊基金", [1, 3], True),
    ("Lake Fund", "湖泊基金", [1, 2], False),
    ("Lake Fund", "湖泊署", [3], False),
    ("Lake Refund", "湖泊基金", [3], False),
    ("Fund of All", "基金", [3], False),
]


@pytest.mark.parametrize(("source", "target", "there", "is_short"), SHORT)
def test_short_forms(source: str, target: str, there: list[int], is_short: bool) -> None:
    full = _proposal(source, target, 0.5, *there)
    tie_short([_proposal("Fund", "基金", 0.2, 3, bare=True), full])
    assert full.short == ([("Fund", "基金")] if is_short else [])


def _merged(*proposals: Proposal) -> list[Proposal]:
    return merged(proposals, lambda text: key_of(text, "en"))


def test_forms_of_a_term_are_one_proposal() -> None:
    (one,) = _merged(
        _proposal("buoys", "浮标", 0.4, 2),
        _proposal("buoy", "浮筒", 0.6, 1),
        _proposal("Buoy", "浮标灯", 0.1, 1, 5),
    )
    assert (one.source, one.target, one.score) == ("buoy", "浮筒", 0.6)
    assert one.units == [1, 2, 5]
    assert one.others == ["浮标", "浮标灯"]
    assert set(one.forms) == {"buoy", "buoys", "Buoy"}


def test_parts_of_a_translation_are_no_variants() -> None:
    (one,) = _merged(_proposal("buoy", "警示浮标", 0.6), _proposal("buoy", "浮标", 0.4))
    assert one.others == []


def test_what_is_found_in_two_ways_is_surer() -> None:
    (one,) = _merged(_proposal("buoy", "浮标", 0.6), _proposal("buoys", "浮标", 0.5))
    assert one.score == pytest.approx(1 - 0.4 * 0.85)


def test_an_abbreviation_is_kept_from_any_way() -> None:
    first, second = _proposal("Lake Fund", "湖泊基金", 0.9), _proposal("Lake Fund", "湖泊基金", 0.5)
    second.abbreviation, second.target_abbreviation = "LF", "湖基"
    (one,) = _merged(first, second)
    assert (one.abbreviation, one.target_abbreviation) == ("LF", "湖基")


def test_different_terms_stay_apart() -> None:
    assert len(_merged(_proposal("buoy", "浮标"), _proposal("port", "港口"))) == 2
    assert _merged() == []


def test_what_an_item_proposes() -> None:
    read = corpus([("Fund", "基金"), ("the Lake Fund", "湖泊基金"), ("Lake Funds", "湖泊基金")])
    ranked = [
        replace(CHOICE, text="湖泊基金", at=(2, 0, 0, 1.0)),
        replace(CHOICE, text="湖基", covered=0.4),
        replace(CHOICE, text="湖泊", covered=0.9),
        replace(CHOICE, text="少", covered=0.1),
        replace(CHOICE, text="远", covered=0.4, nearness=0.5),
    ]
    item = Item(2, np.asarray([2, 4], np.int64), True, 1.0, 1.0, body=True)
    one = of_item(read, item, "Lake Fund", "body", ranked, 0.5)
    assert (one.source, one.target, one.kind, one.score) == ("Lake Fund", "湖泊基金", "body", 0.5)
    assert (one.units, one.example, one.frequency) == ([1, 2], 1, 2)
    assert one.forms == Counter(["Lake Fund", "Lake Funds"])
    assert one.others == ["湖基"]
    bare = of_item(read, replace(item, length=1), "Fund", "body", ranked, 0.5)
    assert bare.bare
    assert bare.score < 0.5


def _title(source: str, target: str, place: int = 0, score: float = 0.8) -> Title:
    return Title(source, target, place, score, RESOLUTION_TITLE, "resolution 71/412, “", False)


def test_one_proposal_for_all_places_of_a_title() -> None:
    read = corpus([("Deep lakes", "深湖"), ("Deep Lakes x", "深湖。"), ("Deep lakes y", "深的湖")])
    found = [
        _title("Deep lakes", "深的湖", 5),
        _title("Deep Lakes", "深湖", 2),
        _title("Deep lakes", "深湖"),
    ]
    (one,) = of_titles(read, found, heading=False)
    assert (one.source, one.target, one.kind) == ("Deep Lakes", "深湖", "resolution-title")
    assert (one.units, one.frequency, one.others) == ([0, 1, 2], 3, ["深的湖"])
    assert one.before == "resolution 71/412, “"


def test_long_titles_are_less_sure() -> None:
    read = corpus([("x", "甲")])
    short, long = of_titles(
        read, [_title("Deep lakes", "深湖"), _title("Deep " * 20 + "lakes", "深深湖")], heading=True
    )
    assert 0.2 <= long.score < short.score <= 0.97


def test_what_brackets_propose() -> None:
    found = [Bracketed("LF", "湖基", n, 0, 0) for n in (4, 1)] + [Bracketed("LF", "湖金", 2, 0, 0)]
    found.append(Bracketed("PO", "PO", 3, 0, 0))
    (one,) = of_brackets(found, lambda text: text == "湖基")
    assert (one.source, one.target, one.kind, one.units) == ("LF", "湖基", "body", [1, 2, 4])
    assert (one.example, one.others) == (4, ["湖金"])
    (other,) = of_brackets(found[:1], lambda text: False)
    assert other.kind == "phrase"


# term of the reference, how it stands in the corpus, how it is written
WRITTEN = [
    ("Lake Fund", {"Lake Fund": 1, "LAKE FUND": 3}, "Lake Fund"),
    ("Plan of action", {"plan of action": 2}, "plan of action"),
    ("Plan of action", {"PLAN OF ACTION": 2}, "Plan of action"),
    ("plan", {"plans": 2}, "plan"),
]


@pytest.mark.parametrize(("source", "forms", "written"), WRITTEN)
def test_what_is_recognised_is_written_as_in_the_corpus(
    source: str, forms: dict[str, int], written: str
) -> None:
    concept = Concept((Term("en", source), Term("zh", "甲")), kind="body")
    (one,) = of_recognised([Recognised(concept, source, "甲", Counter(forms), [0, 1])])
    assert (one.source, one.kind, one.frequency) == (written, "body", sum(forms.values()))
    assert 0.9 < one.score < 1


def test_short_forms_with_an_article_are_not_recognised() -> None:
    concept = Concept((Term("en", "the Fund"), Term("zh", "基金")))
    assert not [
        *of_recognised([Recognised(concept, "the Fund", "基金", Counter(["the Fund"]), [0])])
    ]


def _concept(*terms: tuple[str, str, str]) -> Concept:
    return Concept(tuple(Term(language, text, status) for language, text, status in terms))


GLOSSARY = [
    _concept(
        ("en", "warning buoy", ""), ("zh", "警示浮标", "preferred"), ("zh", "警标", "forbidden")
    ),
    _concept(("en", "port", ""), ("zh", "端口", ""), ("fr", "port", "")),
    _concept(("en-GB", "harbour", ""), ("zh-Hant", "港灣", "")),
    _concept(("en", "pier", ""), ("zh", "码头人", "deprecated")),
    _concept(("en", "dock", ""), ("fr", "dock", "")),
    _concept(("en", "sea", ""), ("zh", "海洋", "forbidden")),
    _concept(("en", "sea", ""), ("zh", "海洋", "")),
]
# source, target, standing, the glossary's translations
STANDINGS: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("warning buoy", "警示浮标", "known", ()),
    ("Warning buoys", "警示浮标", "known", ()),
    ("warning buoy", "警標", "conflict", ("警示浮标",)),
    ("warning buoy", "警标", "conflict", ("警示浮标",)),
    ("warning buoy", "浮标", "conflict", ("警示浮标",)),
    ("port", "港口", "conflict", ("端口",)),
    ("harbour", "港湾", "known", ()),
    ("pier", "码头人", "conflict", ()),
    ("dock", "船坞", "new", ()),
    ("lamp", "灯", "new", ()),
    ("sea", "海洋", "known", ()),
]


@pytest.mark.parametrize(("source", "target", "standing", "there"), STANDINGS)
@pytest.mark.parametrize("turned", [False, True])
def test_what_a_glossary_says(
    source: str, target: str, standing: str, there: tuple[str, ...], turned: bool
) -> None:
    concepts = GLOSSARY[::-1] if turned else GLOSSARY
    assert Known(concepts, "en", "zh").says(source, target) == (standing, there)


@pytest.mark.parametrize(
    ("source", "target", "standing"),
    [("警示浮标", "warning buoys", "known"), ("警示浮標", "warning buoy", "known"),
     ("港灣", "port", "conflict"), ("灯", "lamp", "new")],
)  # fmt: skip
def test_what_a_glossary_says_from_chinese(source: str, target: str, standing: str) -> None:
    assert Known(GLOSSARY, "zh", "en").says(source, target)[0] == standing


SCORED = corpus([
    ("The Lake Fund pays for a warning buoy and for peace-keeping.", "湖泊基金为警示浮标付款。"),
    ("A warning buoy of the Lake Fund (LF) sank.", "湖泊基金的警示浮标沉没。"),
])  # fmt: skip
JUDGE = judge(SCORED, patterns_for("en"))
FUND = Item(2, np.asarray([1], np.int64), True, 1.0, 1.0, body=True, free=0.5)
BUOY = Item(2, np.asarray([6, 14], np.int64), False, 1.0, 2.0, determined=1.0)
CHOICE = Choice("警示浮标", 0.7, 0.8, 0.9, 0.8, 2, False, False, (6, 0, 0, 1.0))


def test_every_feature_has_a_coefficient() -> None:
    assert JUDGE.features(FUND, CHOICE, 0.0).keys() == OF_NAMES.keys()
    assert JUDGE.features(BUOY, CHOICE, 0.0).keys() == OF_RUNS.keys()


_SHARE = st.floats(0, 1)


@given(
    named=st.booleans(), shares=st.tuples(_SHARE, st.floats(-1, 1), _SHARE, _SHARE, _SHARE),
    marks=st.tuples(*[st.booleans()] * 5), rival=st.floats(0, 2),
    text=st.text(min_size=1, max_size=8),
)  # fmt: skip
def test_scores_are_probabilities(
    named: bool,
    shares: tuple[float, float, float, float, float],
    marks: tuple[bool, bool, bool, bool, bool],
    rival: float,
    text: str,
) -> None:
    votes, near, exclusive, covered, alone = shares
    marked, headed, body, document, abbreviation = marks
    item = replace(
        BUOY, named=named, alone=alone, body=body, document=document, abbreviation=abbreviation
    )
    choice = Choice(text, votes, near, exclusive, covered, 1, marked, headed, (0, 0, 0, 1.0))
    assert 0 < JUDGE.probability(item, choice, rival) < 1


@pytest.mark.parametrize("item", [FUND, BUOY])
@given(shares=st.tuples(_SHARE, _SHARE))
def test_more_votes_are_more_probable(item: Item, shares: tuple[float, float]) -> None:
    less, more = sorted(shares)
    low = JUDGE.probability(item, replace(CHOICE, votes=less), 0.0)
    assert low <= JUDGE.probability(item, replace(CHOICE, votes=more), 0.0)


# what is worse than a good choice
WORSE = [
    (BUOY, replace(CHOICE, text="的浮标"), 0.0),
    (BUOY, replace(CHOICE, votes=0.2), 0.0),
    (BUOY, replace(CHOICE, exclusive=0.1), 0.0),
    (BUOY, CHOICE, 1.5),
    (replace(BUOY, alone=0.1), CHOICE, 0.0),
    (replace(BUOY, places=BUOY.places[:1]), CHOICE, 0.0),
]


@pytest.mark.parametrize(("item", "choice", "rival"), WORSE)
def test_worse_rows_have_lower_scores(item: Item, choice: Choice, rival: float) -> None:
    assert JUDGE.probability(item, choice, rival) < JUDGE.probability(BUOY, CHOICE, 0.0)


def test_an_encoder_that_does_not_know_an_abbreviation_is_not_asked() -> None:
    short = replace(FUND, abbreviation=True, length=1)
    low, lower = (replace(CHOICE, nearness=near) for near in (0.5, 0.1))
    assert JUDGE.probability(short, low, 0.0) == JUDGE.probability(short, lower, 0.0)


def test_other_languages_are_judged_too() -> None:
    read = corpus([("le pressoir mobile", "the mobile press")], "fr", "en")
    judging: Judge = judge(read, patterns_for("fr"))
    item = Item(2, np.asarray([1], np.int64), False, 1.0, 1.0)
    assert 0 < judging.probability(item, replace(CHOICE, text="mobile press"), 0.0) < 1


def test_how_common_words_are() -> None:
    table = rates("en-GB")
    assert table["the"] > table["system"] > 0
    assert rates("fr") == {}
    common = general(SCORED.source)
    words = SCORED.source.words
    assert common[words.index("the")] == common.max()
    assert common[words.index("peace-keeping")] == common.min() == min(table.values()) - 1
    above = outstanding(SCORED.source, common)
    assert above[words.index("buoy")] > above[words.index("a")]


def test_words_of_a_language_without_a_table_are_all_alike() -> None:
    side = corpus([("le pressoir", "press")], "fr", "en").source
    assert set(general(side).tolist()) == {5.0}
