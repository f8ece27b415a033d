"""Exact and fuzzy search: scores, their order, languages, and what changes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein
from searching import examples

from tmx import Inline, TranslationUnit, pair_unit
from tmx.failure import UnknownLanguage
from tmx.memory import Memory, open_memory
from tmx.memory.importing.run import import_units
from tmx.memory.indexing import normalising
from tmx.memory.indexing.signatures import signature
from tmx.memory.marking import mark
from tmx.memory.searching import Searcher, search
from tmx.memory.searching.differences import differences
from tmx.memory.searching.match import Match


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(tmp_path / "memory.tm", create=True) as opened:
        yield opened


def fill(memory: Memory, *pairs: tuple[str, str], file: str = "a.tmx", **more: str) -> None:
    props = [(f"x-{name}", value) for name, value in more.items()]
    units = [pair_unit(one, other, "en", "zh", props=props) for one, other in pairs]
    import_units(memory, units, file)


def told(found: Sequence[Match]) -> list[tuple[int, str]]:
    return [(match.score, match.source.text) for match in found]


# query, stored, score; 0 if it is not found
SCORES = [
    ("The Council adopted its agenda.", "The Council adopted its agenda.", 100),
    ("  The Council adopted its agenda.\n", "The Council adopted its agenda.", 100),
    ("the COUNCIL adopted its agenda", "The Council adopted its agenda.", 99),
    ("The\u00a0Council  adopted its agenda;", "The Council adopted its agenda.", 99),
    ("Ｔｈｅ Council adopted its agenda.", "The Council adopted its agenda.", 99),
    ("Cafe\u0301 du Palais", "Café du Palais", 100),
    ("The Council adopted the agenda.", "The Council adopted its agenda.", 80),
    ("The full Council adopted its agenda.", "The Council adopted its agenda.", 83),
    ("The Council adopted agenda.", "The Council adopted its agenda.", 80),
    ("Council The adopted its agenda.", "The Council adopted its agenda.", 60),
    ("A wholly different matter of five.", "The Council adopted its agenda.", 0),
    ("Annex", "Annex", 100),
    ("annex.", "Annex", 99),
    ("Annexes", "Annex", 0),
    ("Annex I", "Annex", 50),
    ("***", "***", 100),
    ("＊＊＊", "***", 99),
    ("**", "***", 0),
    ("***", "Annex", 0),
    # Numbers are put right in the translation, and then do not count.
    ("Item 7 of the agenda", "Item 5 of the agenda", 99),
    # Of two that count something, it is not told which.
    ("It met 3 times with 4 of them.", "It met in 3 of them.", 50),
    # Numbers alone are what they are.
    ("2012", "2012", 100),
    ("2012", "2011", 0),
    (" ".join(f"word{chr(97 + n % 26)}" for n in range(200)) + " end",
     " ".join(f"word{chr(97 + n % 26)}" for n in range(200)) + " fin", 98),
]  # fmt: skip


@pytest.mark.parametrize(("query", "stored", "score"), SCORES)
def test_scores(query: str, stored: str, score: int, memory: Memory) -> None:
    fill(memory, (stored, stored.replace("Item", "项目")), ("Something else again", "别的"))
    found = search(memory, query, "en", "zh", min_score=40)
    assert told(found) == ([(score, stored)] if score else [])
    if score:
        assert found[0].kind == ("exact" if score >= 99 else "fuzzy")


@pytest.mark.parametrize(
    ("query", "stored", "score"),
    [
        ("委员会通过了议程。", "委员会通过了议程。", 100),
        ("委员会通过了议程", "委员会通过了议程。", 99),
        ("委员会 通过了议程。", "委员会通过了议程。", 99),
        ("委员会通过了决定。", "委员会通过了议程。", 75),
        ("理事会核可了决定。", "委员会通过了议程。", 0),
    ],
)
def test_chinese_is_counted_by_characters(
    query: str, stored: str, score: int, memory: Memory
) -> None:
    fill(memory, ("The Commission adopted its agenda.", stored))
    assert told(search(memory, query, "zh", "en")) == ([(score, stored)] if score else [])


# query, stored pair, score, proposal, what was put right
NUMBERS = [
    ("It met on 3 May 2012.", ("It met on 3 May 2011.", "会议于2011年5月3日举行。"),
     99, "会议于2012年5月3日举行。", (("2011年5月3日", "2012年5月3日"),)),
    ("See document A/66/7.", ("See document A/65/230.", "见A/65/230号文件。"),
     99, "见A/66/7号文件。", (("A/65/230", "A/66/7"),)),
    # The translation does not have the number: it cannot be put right, and counts as a word.
    ("Item 7 of the agenda", ("Item 5 of the agenda", "议程项目"), 80, "议程项目", ()),
    # A word differs besides.
    ("It meets on 3 May 2012.", ("It met on 3 May 2011.", "会议于2011年5月3日举行。"),
     83, "会议于2012年5月3日举行。", (("2011年5月3日", "2012年5月3日"),)),
]  # fmt: skip


@pytest.mark.parametrize(("query", "pair", "score", "proposal", "adapted"), NUMBERS)
def test_numbers_are_put_right_or_count(
    query: str, pair: tuple[str, str], score: int, proposal: str,
    adapted: tuple[tuple[str, str], ...], memory: Memory,
) -> None:  # fmt: skip
    fill(memory, pair)
    [match] = search(memory, query, "en", "zh")
    assert (match.score, match.proposal, match.adapted) == (score, proposal, adapted)
    assert match.target.text == pair[1]


def test_codes_make_a_text_another_one(memory: Memory) -> None:
    content = ("Take ", Inline("ph", (("x", "1"),)), "note.")
    import_units(memory, [pair_unit(content, "注意。", "en", "zh")], "a.tmx")
    assert [match.score for match in search(memory, content, "en", "zh")] == [100]
    [match] = search(memory, "Take note.", "en", "zh")
    assert (match.score, match.source.content) == (99, content)


def test_best_first(memory: Memory) -> None:
    """Score, then whether numbers stay, reviewed, how many units, how often taken, the newest."""
    fill(memory, ("It sat in 2010.", "2010年开会。"))
    fill(memory, ("It sat in 2012.", "开会。"), file="reviewed.tmx", status="reviewed")
    fill(memory, ("It sat in 2012!", "一。"), file="b.tmx")
    fill(memory, ("It sat in 2012!", "二。"), file="c.tmx")
    fill(memory, ("It sat in 2012!", "三。"), file="d.tmx", document="A")
    fill(memory, ("It sat in 2012!", "三。"), file="d.tmx", document="B")
    fill(memory, ("It sat down in 2012.", "坐下。"), file="e.tmx")
    found = search(memory, "It sat in 2012.", "en", "zh", limit=10)
    assert [(match.score, match.proposal, match.times) for match in found] == [
        (100, "开会。", 1),
        (99, "三。", 2),
        (99, "二。", 1),
        (99, "一。", 1),
        (99, "2012年开会。", 1),
        (80, "坐下。", 1),
    ]
    assert search(memory, "It sat in 2012.", "en", "zh", limit=2) == found[:2]
    assert search(memory, "It sat in 2012.", "en", "zh", limit=10, min_score=99) == found[:5]


def test_a_doubtful_pair_goes_after_one_that_is_not(memory: Memory) -> None:
    fill(memory, ("Annex", "附件"), confidence="0.50")
    fill(memory, ("Annex", "附录"), confidence="0.49")
    fill(memory, ("Annex", "增编"), status="reviewed", confidence="0.20")
    fill(memory, ("Annex", "附文"), status="fuzzy")
    fill(memory, ("Annex", "附注"), status="translated", confidence="0.20")
    found = search(memory, "Annex", "en", "zh")
    assert [match.target.text for match in found] == ["增编", "附注", "附件", "附文", "附录"]
    assert [match.stored.unit.doubtful for match in found] == [False] * 3 + [True] * 2


def test_what_is_taken_more_often_goes_first(memory: Memory) -> None:
    units = [
        TranslationUnit(
            pair_unit("Annex", target, "en", "zh").variants, "en", attributes=(("usagecount", n),)
        )
        for target, n in (("附件", "7"), ("附录", "2"))
    ]
    import_units(memory, units, "a.tmx")
    assert [m.proposal for m in search(memory, "Annex", "en", "zh")] == ["附件", "附录"]


def test_what_is_rejected_or_has_no_translation_is_not_proposed(memory: Memory) -> None:
    fill(memory, ("Annex", "附件"), ("annex", ""))
    [match] = search(memory, "Annex", "en", "zh")
    mark(memory, [match.stored.id], "rejected")
    assert search(memory, "Annex", "en", "zh") == []


# languages of a unit, those asked for, whether they serve
LANGUAGES = [
    (("en", "zh"), ("en", "zh"), True),
    (("en-GB", "zh-CN"), ("en", "zh"), True),
    (("en", "zh"), ("en-GB", "zh_CN"), True),
    (("en", "zh-CN"), ("English", "zh-Hans"), True),
    (("en", "zh-Hant"), ("en", "zh-TW"), True),
    (("en", "zh-Hant"), ("en", "zh"), False),
    (("en", "zh"), ("en", "zh-HK"), False),
    (("en", "zh"), ("fr", "zh"), False),
    (("en", "zh"), ("en", "fr"), False),
]


@pytest.mark.parametrize(("kept", "asked", "serve"), LANGUAGES)
def test_languages_by_script_and_not_by_region(
    kept: tuple[str, str], asked: tuple[str, str], serve: bool, memory: Memory
) -> None:
    import_units(memory, [pair_unit("Annex", "附件", *kept)], "a.tmx")
    assert [m.proposal for m in search(memory, "Annex", *asked)] == (["附件"] if serve else [])


def test_the_translation_of_the_nearest_region(memory: Memory) -> None:
    one, two = pair_unit("Annex", "附件一", "en", "zh-SG"), pair_unit("", "附件二", "fr", "zh-CN")
    unit = TranslationUnit((*one.variants, two.variants[1]), "en")
    import_units(memory, [unit], "a.tmx")
    asked = {"zh-CN": "附件二", "zh-SG": "附件一"}
    for language, proposal in asked.items():
        assert [m.proposal for m in search(memory, "Annex", "en", language)] == [proposal]


def test_between_regions_of_one_language(memory: Memory) -> None:
    import_units(memory, [pair_unit("the colour", "the color", "en-GB", "en-US")], "a.tmx")
    found = search(memory, "the colour", "en-GB", "en-US")
    assert [match.proposal for match in found] == ["the color"]


def test_a_searcher_sees_what_comes_and_goes(memory: Memory) -> None:
    searcher = Searcher(memory)
    query = "The Council adopted the agenda."
    assert searcher.search(query, "en", "zh") == []
    fill(memory, ("The Council adopted its agenda.", "理事会通过了议程。"))
    [match] = searcher.search(query, "en", "zh")
    with open_memory(memory.path) as other:
        fill(other, ("The Council adopted an agenda.", "理事会通过了一项议程。"), file="b.tmx")
        assert len(searcher.search(query, "en", "zh")) == 2
        other.remove([match.stored.id])
    assert [m.score for m in searcher.search(query, "en", "zh")] == [80]


def test_a_search_writes_nothing_and_leaves_no_transaction(memory: Memory) -> None:
    fill(memory, ("Annex", "附件"))
    before = memory.connection.total_changes
    search(memory, "Annex", "en", "zh")
    assert (memory.connection.total_changes, memory.connection.in_transaction) == (before, False)


@pytest.mark.parametrize("text", ["", "  \n", "no such text", "一", "\udc80 \0", "*" * 5_000])
def test_nothing_found(text: str, memory: Memory) -> None:
    fill(memory, ("", "附件"), ("Annex", "附件"))
    assert search(memory, text, "en", "zh") == []


def test_texts_as_long_as_a_chapter(memory: Memory) -> None:
    text = " ".join("abcdefghijklm"[n % 13] for n in range(24_000))
    fill(memory, (text, "很长"))
    for query, score in ((text, 100), (f"{text} end", 98), (f"{text} " * 3, 0)):
        found = search(memory, query, "en", "zh")
        assert [m.score for m in found] == ([score] if score else [])


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"min_score": 0}, {"min_score": 101}])
def test_limits_out_of_range(wrong: dict[str, int], memory: Memory) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Searcher(memory).search("Annex", "en", "zh", **wrong)


def test_what_is_no_language(memory: Memory) -> None:
    with pytest.raises(UnknownLanguage):
        search(memory, "Annex", "qq1", "zh")


# stored, query, and how the stored one reads with its marks
DIFFERENCES = [
    ("The Council adopted its agenda.", "The Council adopted its agenda.",
     "The Council adopted its agenda."),
    ("The Council adopted its agenda.", "The full Council adopted the agenda.",
     "The {+full +}Council adopted [-its-]{+the+} agenda."),
    ("It sat in 2010.", "It sat.", "It sat[- in 2010-]."),
    ("Report", "report", "[-Report-]{+report+}"),
    ("agenda, and", "agenda and", "agenda[-,-] and"),
    ("See A/65/230.", "See A/66/230.", "See A/[-65-]{+66+}/230."),
    ("委员会通过了议程。", "委员会通过决定。", "委员会通过[-了议程-]{+决定+}。"),
    ("", "Annex", "{+Annex+}"),
    ("***", "**", "**[-*-]"),
]  # fmt: skip


@pytest.mark.parametrize(("stored", "query", "expected"), DIFFERENCES)
def test_differences(stored: str, query: str, expected: str) -> None:
    got = ""
    for one in differences(stored, query):
        if one.kind == "equal":
            got += one.stored
        else:
            got += f"[-{one.stored}-]" * bool(one.stored) + f"{{+{one.query}+}}" * bool(one.query)
    assert got == expected


_ROWS = st.lists(st.sampled_from(["the", "of", "session", "议", "程", normalising.NUMBER]))


@settings(max_examples=examples(300))
@given(_ROWS, _ROWS)
def test_signatures_rule_out_nothing_that_is_near(one: list[str], other: list[str]) -> None:
    first, second = (int.from_bytes(signature(row), "little") for row in (one, other))
    edits = Levenshtein.distance(one, other)
    assert (first & ~second).bit_count() <= edits
    assert (second & ~first).bit_count() <= edits


_TEXTS = st.text(max_size=14) | st.text("aB 1,.½委员é\u0301ﬁ㈱ \nＡ가ᄀ\u1161\u11a8ǆ", max_size=14)


@settings(max_examples=examples(300))
@given(_TEXTS, _TEXTS)
def test_differences_spell_both_texts(stored: str, query: str) -> None:
    found = differences(stored, query)
    assert "".join(one.stored for one in found) == stored
    assert "".join(one.query for one in found) == query
    kinds = {(True, True): "replace", (True, False): "delete", (False, True): "insert"}
    for one in found:
        equal = one.stored == one.query
        assert one.kind == ("equal" if equal else kinds[bool(one.stored), bool(one.query)])


@settings(max_examples=examples(300))
@given(_TEXTS)
def test_tokens_have_their_places(text: str) -> None:
    located = normalising.located(text)
    assert [one.token for one in located] == normalising.tokens(text)
    for one in located:
        assert one.token in normalising.folded(text[one.start : one.end])


def test_the_very_text_is_found_among_however_many_that_differ_in_their_number(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tmx.memory.searching.searcher.MOST_ALIKE", 3)
    fill(memory, *((f"Annex {n}", f"附件{n}") for n in range(1, 9)))
    first, *others = search(memory, "Annex 1", "en", "zh", limit=9)
    assert (first.score, first.target.text) == (100, "附件1")
    # Of the others the newest.
    assert [match.source.text for match in others] == ["Annex 8", "Annex 7", "Annex 6"]
