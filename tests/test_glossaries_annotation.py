"""Terms marked in a text: where, by which term, and what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossaries.annotation import Annotator
from glossaries.term import ADMITTED, DEPRECATED, FORBIDDEN, PREFERRED, Concept, Term
from tmx.failure import UnknownLanguage


def _concept(english: str, chinese: str = "") -> Concept:
    terms = [Term("en", one) for one in english.split("|") if one]
    return Concept((*terms, *(Term("zh", one) for one in chinese.split("|") if one)))


CONCEPTS = (
    _concept("Security Council", "安全理事会|安理会"),
    _concept("Council", "理事会"),
    _concept("Council of Europe", "欧洲委员会"),
    _concept("World Health Organization|WHO", "世卫组织"),
    _concept("human right", "人权"),
    _concept("charter", "宪章"),
    _concept("Assembly", "大会"),
    _concept("Secretary-General", "秘书长"),
    _concept("goods", "货物"),
    _concept("aid", "援助"),
    _concept("NGO", "非政府组织"),
    _concept("Member State", "会员国"),
    _concept("UN Women", "妇女署"),
    _concept("resolution 65|E/CN.15", "第65号决议"),
    _concept("“rule of law”", "法治"),
    _concept("sub-committee", "小组委员会"),
    _concept("pre-AIDS"),
    _concept("the Hague Convention"),
    _concept("", "方"),
    _concept("CoP"),
    _concept("Office for Disarmament Affairs (ODA)"),
    _concept("Palestine (State of)"),
    _concept("", "人权理事会"),
    _concept("", "《儿童权利公约》"),
)
ENGLISH = Annotator(CONCEPTS, "en", "zh")
CHINESE = Annotator(CONCEPTS, "zh", "en")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The Security Council met.", ["Security Council"]),
        ("The Council of Europe and the Council", ["Council of Europe", "Council"]),
        ("Councillors and a Councillor", []),
        ("SECURITY COUNCIL, security council", ["SECURITY COUNCIL", "security council"]),
        ("the security\nCouncil", ["security\nCouncil"]),
        ("the Security \r\n Council", ["Security \r\n Council"]),
        ("Security\u00a0Council", ["Security\u00a0Council"]),
        ("Secretary General, Secretary‑General, Secretary-\nGeneral",
         ["Secretary General", "Secretary‑General", "Secretary-\nGeneral"]),
        ("sub committees", ["sub committees"]),
        ("Security\n\nCouncil", ["Council"]),
        ("Security. Council; Security, Council", ["Council", "Council"]),
        ("Human rights and a human right", ["Human rights", "human right"]),
        ("Who is in the WHO? The WHO’s", ["WHO", "WHO"]),
        ("NGOs, an NGO's and ngos", ["NGOs", "NGO"]),
        ("UN Women, un women, Un Women", ["UN Women"]),
        ("The Secretary-General’s report", ["Secretary-General"]),
        ("Member States’ duties, a Member State's", ["Member States", "Member State"]),
        ("CoP, COP, cop, CoPs", ["CoP", "CoPs"]),
        ("The Hague Convention, a Hague Convention", ["The Hague Convention", "Hague Convention"]),
        ("subcommittees, Sub-Committee", ["subcommittees", "Sub-Committee"]),
        ("the office for disarmament affairs; ODA; Office for Disarmament Affairs (ODA), oda",
         ["office for disarmament affairs", "ODA", "Office for Disarmament Affairs (ODA)"]),
        ("Palestine", []),
        ("Charter, charters, CHARTER", ["Charter", "charters", "CHARTER"]),
        ("the Assembly, an assembly", ["Assembly"]),
        ("good goods", ["goods"]),
        ("the AID agency; AID WORKERS; Aid", ["AID", "Aid"]),
        ("resolution 65 and resolution 65/230 and resolution 65.", ["resolution 65"] * 2),
        ("E/CN.15 and E/CN.15/2011/20", ["E/CN.15"]),
        ("the rule of law, the “Rule of Law”", ["rule of law", "Rule of Law"]),
        ("Ｃｏｕｎｃｉｌ", ["Ｃｏｕｎｃｉｌ"]),
        ("", []),
        ("…\n\n", []),
    ],
)  # fmt: skip
def test_english_terms_are_marked(text: str, marked: list[str]) -> None:
    marks = ENGLISH.marks(text)
    assert [mark.text for mark in marks] == marked
    assert all(text[mark.start : mark.end] == mark.text for mark in marks)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("联合国安全理事会和理事会", ["安全理事会", "理事会"]),
        ("人权理事会的人权", ["人权理事会", "人权"]),
        ("聯合國安全理事會", ["安全理事會"]),
        ("安全\n理事会", ["安全\n理事会"]),
        ("安全。理事会", ["理事会"]),
        ("《儿童权利公约》和儿童权利公约", ["儿童权利公约"] * 2),
        ("第65号决议、第６５号决议", ["第65号决议", "第６５号决议"]),
        ("第165号决议", []),
        ("方案、双方、一 方\n方，方 (方)", ["方", "方", "方", "方"]),
    ],
)
def test_chinese_terms_are_marked(text: str, marked: list[str]) -> None:
    marks = CHINESE.marks(text)
    assert [mark.text for mark in marks] == marked
    assert all(text[mark.start : mark.end] == mark.text for mark in marks)


def test_a_mark_has_what_is_needed_to_show_it() -> None:
    (mark,) = ENGLISH.marks("The security council")
    assert (mark.start, mark.end, mark.concept) == (4, 20, CONCEPTS[0])
    assert (mark.term.text, mark.how, mark.instead) == ("Security Council", "folded", None)
    assert [term.text for term in mark.translations] == ["安全理事会", "安理会"]


@pytest.mark.parametrize(
    ("annotator", "text", "how"),
    [
        (ENGLISH, "Council", "exact"),
        (ENGLISH, "COUNCIL", "folded"),
        (ENGLISH, "Councils", "inflected"),
        (ENGLISH, "ODA", "abbreviation"),
        (CHINESE, "理事會", "script"),
        (CHINESE, "理事会", "exact"),
    ],
)
def test_how_a_term_is_written_is_told(annotator: Annotator, text: str, how: str) -> None:
    assert [mark.how for mark in annotator.marks(text)] == [how]


def test_terms_inside_others_are_given_if_wanted() -> None:
    text = "Security Council of Europe"
    marks = [(mark.text, mark.inside) for mark in ENGLISH.marks(text, nested=True)]
    assert marks == [
        ("Security Council", False),
        ("Council of Europe", True),
        ("Council", True),
    ]
    assert [mark.text for mark in ENGLISH.marks(text)] == ["Security Council"]
    chinese = [(mark.text, mark.inside) for mark in CHINESE.marks("人权理事会", nested=True)]
    assert chinese == [("人权理事会", False), ("人权", True), ("理事会", True)]


def test_of_several_concepts_the_one_whose_term_may_be_used_is_first() -> None:
    bad = Concept((Term("en", "chairman", FORBIDDEN), Term("en", "chair", PREFERRED)))
    good = Concept((Term("en", "chairman", ADMITTED), Term("zh", "主席")))
    twice = Concept((Term("en", "chairmen", DEPRECATED), Term("en", "chairman")))
    (mark,) = Annotator([bad, good, twice], "en").marks("a chairman")
    assert mark.concept is good
    assert [(concept, term.status) for concept, term in mark.also] == [
        (twice, ""),
        (bad, FORBIDDEN),
    ]
    (mark,) = Annotator([bad], "en").marks("a chairman")
    assert mark.instead == Term("en", "chair", PREFERRED)
    (mark,) = Annotator([bad, twice], "en").marks("chairmen")
    assert (mark.term.text, mark.term.status) == ("chairmen", DEPRECATED)


def test_what_is_forbidden_is_no_translation() -> None:
    terms = (Term("en", "Council"), Term("zh", "议会", FORBIDDEN), Term("fr", "Conseil"),
             Term("zh-Hant", "理事會", PREFERRED))  # fmt: skip
    (mark,) = Annotator([Concept(terms)], "en", "zh").marks("Council")
    assert [term.text for term in mark.translations] == ["理事會"]
    (mark,) = Annotator([Concept(terms)], "en").marks("Council")
    assert [term.text for term in mark.translations] == ["Conseil", "理事會"]


def test_terms_of_other_languages_are_not_marked_unless_none_is_named() -> None:
    text = "Council 理事会"
    assert [mark.text for mark in ENGLISH.marks(text)] == ["Council"]
    assert [mark.text for mark in CHINESE.marks(text)] == ["理事会"]
    assert [mark.text for mark in Annotator(CONCEPTS).marks(text)] == ["Council", "理事会"]


def test_languages_are_named_in_any_way_and_must_be_some() -> None:
    (mark,) = Annotator(CONCEPTS, "english", "CHINESE").marks("Council")
    assert mark.target == "zh"
    for source, target in (("no language", ""), ("", "no language")):
        with pytest.raises(UnknownLanguage):
            Annotator((), source, target)


def test_concepts_that_have_no_words_are_marked_nowhere() -> None:
    strange = [Concept((Term("en", " "), Term("en", "a\0b"), Term("en", "*")))]
    assert [mark.text for mark in Annotator(strange, "en").marks("a \0 * a b")] == ["*", "a b"]


_PIECES = ("Security", "Council", "council", "of", "Europe", " ", "-", "\n", "\n\n", "’s", "人权",
           "理事会", "“", ".", "65", "/", "\0", "é", "e\u0301", "½", "WHO", "\u00ad")  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_marks_are_in_order_and_do_not_overlap(text: str) -> None:
    for annotator in (ENGLISH, CHINESE):
        end = 0
        for mark in annotator.marks(text):
            assert end <= mark.start < mark.end <= len(text)
            assert text[mark.start : mark.end] == mark.text
            end = mark.end


@given(st.lists(st.sampled_from(("aa", "bb", "cc", "dd")), max_size=30))
def test_marks_are_those_of_a_regular_expression_of_all_terms(words: list[str]) -> None:
    terms = ("aa bb cc", "aa", "bb cc", "cc dd", "bb")
    pattern = re.compile("|".join(rf"\b{term}\b" for term in sorted(terms, key=len, reverse=True)))
    text = " ".join(words)
    marks = Annotator([_concept(term) for term in terms], "en").marks(text)
    assert [(m.start, m.end) for m in marks] == [m.span() for m in pattern.finditer(text)]


WORDS = tuple(_concept("", one) for one in ("会议", "大会", "议程", "常会", "会", "联合国", "决定"))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("他在会议室", []),
        ("他在會議室", []),
        ("国会议员常会", ["常会"]),
        ("大会议程", ["大会", "议程"]),
        ("通常会有", []),
        ("联合国大会会议", ["联合国", "大会", "会议"]),
        ("在会议上决定", ["会议", "决定"]),
        ("决定性的A会议室", []),
        ("会议", ["会议"]),
        ("A会议", ["会议"]),
    ],
)
def test_a_part_of_a_chinese_word_is_no_term(text: str, marked: list[str]) -> None:
    annotator = Annotator(WORDS, "zh", dictionary=True)
    assert [one.text for one in annotator.marks(text)] == marked
    # The next text has words of its own.
    assert [one.text for one in annotator.marks("会议")] == ["会议"]
