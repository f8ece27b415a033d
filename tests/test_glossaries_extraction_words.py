"""Texts as words with their places, corpora of them, and Chinese words mended by the corpus."""

from __future__ import annotations

import pytest
from extraction_corpora import corpus, units
from hypothesis import given
from hypothesis import strategies as st

from glossaries.extraction.corpus import Side, read_corpus
from glossaries.extraction.segmenting import mended
from glossaries.extraction.words import cutter, is_word
from tmx import TranslationUnit, pair_unit

# language, text, its words
CUT = [
    ("en", "The ferry's lamp, lit.", ["The", "ferry", "'s", "lamp", ",", "lit", "."]),
    ("en", "the children’s boat", ["the", "children", "’s", "boat"]),
    ("en", "don't stop", ["don't", "stop"]),
    ("en", "a well-known U.N. port", ["a", "well-known", "U.N", ".", "port"]),
    ("en", "1,250.5 t by 12:30", ["1,250.5", "t", "by", "12:30"]),
    ("en", "the 20th, 3-5 May", ["the", "20th", ",", "3-5", "May"]),
    ("en", "A/75/12 (2020)", ["A", "/", "75/12", "(", "2020", ")"]),
    ("en", "COVID-19 and G20", ["COVID-19", "and", "G20"]),
    ("fr", "l’État, c'est", ["l’État", ",", "c'est"]),
    ("ru", "Совет порта", ["Совет", "порта"]),
    ("zh", "渡船委员会开会。", ["渡船", "委员会", "开会", "。"]),
    ("zh-Hans-CN", "第1325(2000)号", ["第", "1325", "(", "2000", ")", "号"]),
    ("zh", "UNODC的报告", ["UNODC", "的", "报告"]),
    ("zh", "COVID-19疫情", ["COVID-19", "疫情"]),
    ("zh", "在A/C.3/45中", ["在", "A", "/", "C.3", "/", "45", "中"]),
    ("zh", "《公约》 第4条", ["《", "公约", "》", "第", "4", "条"]),
    ("en", " \t\n", []),
    ("zh", "\u3000 ", []),
]


@pytest.mark.parametrize(("language", "text", "words"), CUT)
def test_texts_are_cut_into_words(language: str, text: str, words: list[str]) -> None:
    assert [word for word, _ in cutter(language)(text)] == words


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("ferry", True), ("渡船", True), ("G20", True), ("20", False), ("—", False), ("、", False)],
)
def test_signs_and_figures_are_no_words(text: str, is_one: bool) -> None:
    assert is_word(text) is is_one


_TEXTS = st.text(
    st.sampled_from(
        "渡船交通委员会的办公室安全公约，。“《》 abzABZéПß0123'’.-/&\u3000\n\U00020000"
    ),
    max_size=40,
)


@pytest.mark.parametrize("language", ["en", "zh", "fr"])
@given(text=_TEXTS | st.text(max_size=30))
def test_words_stand_where_they_are_said_to(language: str, text: str) -> None:
    behind = 0
    for word, start in cutter(language)(text):
        assert text[start : start + len(word)] == word
        assert text[behind:start].strip() == ""
        behind = start + len(word)
    assert text[behind:].strip() == ""


def _written(side: Side, unit: int) -> list[str]:
    first, last = side.bounds[unit : unit + 2].tolist()
    return [side.text(place, place + 1) for place in range(first, last)]


def _assert_sound(side: Side) -> None:
    """The words of each text, put one behind the other, are the text without its spaces."""
    assert len(side.bounds) == len(side.texts) + 1
    assert len(side.ids) == len(side.starts) == len(side.ends) == side.bounds[-1]
    assert len(side.capitals) == len(side.shouted) == len(side.units) == len(side.ids)
    for unit, text in enumerate(side.texts):
        assert "".join(_written(side, unit)) == "".join(text.split())
        numbers = slice(*side.bounds[unit : unit + 2].tolist())
        assert set(side.units[numbers].tolist()) <= {unit}
        assert [side.words[n] for n in side.ids[numbers].tolist()] == [
            word.lower() for word in _written(side, unit)
        ]


@given(pairs=st.lists(st.tuples(_TEXTS, _TEXTS), max_size=6))
def test_a_corpus_gives_its_texts_back(pairs: list[tuple[str, str]]) -> None:
    read = corpus(pairs)
    kept = list(dict.fromkeys((ours, theirs) for ours, theirs in pairs if ours and theirs))
    assert list(zip(read.source.texts, read.target.texts, strict=True)) == kept
    _assert_sound(read.source)
    _assert_sound(read.target)


def test_capitals_are_told() -> None:
    side = corpus([("The UN met Ann's G20.", "会")]).source
    words = _written(side, 0)
    assert [word for word, high in zip(words, side.capitals, strict=True) if high] == [
        "The", "UN", "Ann", "G20",
    ]  # fmt: skip
    assert [word for word, high in zip(words, side.shouted, strict=True) if high] == ["UN", "G20"]


def test_the_text_of_several_words_is_as_written() -> None:
    side = corpus([("no", "不"), ("a ferry -  boat", "渡船")]).source
    assert side.text(2, 5) == "ferry -  boat"


# units, pairs that are read
READ: list[tuple[list[TranslationUnit], list[tuple[str, str]]]] = [
    (units([("a", "甲"), ("b", "乙"), ("a", "甲")]), [("a", "甲"), ("b", "乙")]),
    (units([("a", "甲"), ("a", "乙")]), [("a", "甲"), ("a", "乙")]),
    (units([("a", "")]) + units([("", "甲")]), []),
    (units([("a", "甲")], "en", "fr"), []),
    ([pair_unit("a", "甲", "en-GB", "zh-Hans-CN")], [("a", "甲")]),
    (units([("a" * 20_001, "甲"), ("b" * 20_000, "乙")]), [("b" * 20_000, "乙")]),
    ([], []),
]


@pytest.mark.parametrize(("given_units", "pairs"), READ)
def test_units_of_both_languages_are_read_once(
    given_units: list[TranslationUnit], pairs: list[tuple[str, str]]
) -> None:
    read = read_corpus(iter(given_units), "en", "zh")
    assert list(zip(read.source.texts, read.target.texts, strict=True)) == pairs
    assert len(read) == len(pairs)


def _chinese(*texts: str) -> Side:
    return corpus([(f"{n}", text) for n, text in enumerate(texts)]).target


def test_neighbours_that_always_stand_together_are_one_word() -> None:
    side = _chinese("看泅蝣", "泅蝣在水中", "好的泅蝣", "泅蝣泅蝣", "一泅")
    assert _written(side, 0) == ["看", "泅", "蝣"]
    again = mended(side)
    assert [_written(again, n) for n in (0, 3, 4)] == [["看", "泅蝣"], ["泅蝣"] * 2, ["一", "泅"]]
    seldom = _chinese("看泅蝣", "泅蝣在水中", "泅")
    assert _written(mended(seldom), 0) == ["看", "泅", "蝣"]


def test_words_of_grammar_are_joined_with_nothing() -> None:
    side = _chinese(*(f"{word}的泅" for word in "甲乙丙丁"))
    assert [word for word in mended(side).words if len(word) > 1] == []


def test_long_words_of_two_are_cut() -> None:
    often = ["公共", "部门"] * 4
    texts = (*(f"{word}，{n}" for n, word in enumerate(often)), "公共部门")
    side = _chinese(*texts)
    assert _written(side, 8) == ["公共部门"]
    cut = mended(side)
    assert _written(cut, 8) == ["公共", "部门"]
    assert cut.bounds.tolist()[-2:] == [24, 26]
    seldom = _chinese(*texts[:6], "公共部门")
    assert _written(mended(seldom), 6) == ["公共部门"]


def test_other_letters_are_left_alone() -> None:
    side = _chinese(*(f"é泅{n}" for n in range(5)), *(f"Я泅{n}" for n in range(5)))
    again = mended(side)
    assert [_written(again, n) for n in range(10)] == [_written(side, n) for n in range(10)]
    assert again.capitals.tolist() == side.capitals.tolist()


def test_capitals_stay_with_their_words() -> None:
    side = _chinese(*(f"UN泅蝣{n}" for n in range(4)))
    again = mended(side)
    assert _written(again, 0) == ["UN", "泅蝣", "0"]
    assert again.shouted.reshape(4, 3).tolist() == [[True, False, False]] * 4


@given(
    texts=st.lists(st.text(st.sampled_from("渡船公共部门的泅蝣，é UN9"), max_size=12), max_size=12)
)
def test_mended_words_are_the_same_texts(texts: list[str]) -> None:
    side = _chinese(*texts)
    again = mended(side)
    _assert_sound(again)
    assert again.texts == side.texts
