"""Search by meaning: other words for the same are found where edit distance finds nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner import load_encoder
from tmx import TranslationUnit, pair_unit
from tmx.failure import BadFormat, FileProblem
from tmx.memory import Memory, import_units, open_memory
from tmx.memory.indexing import vectors
from tmx.memory.searching import search
from tmx.memory.searching.meaning import LEAST, MeaningSearcher, similarities

# What is in the memory (English, Chinese), and the same in other words.
REWORDED = (
    ("The Committee decided to postpone consideration of the item until its next session.",
     "委员会决定将该项目推迟到下届会议审议。",
     "Discussion of this agenda item was deferred by the Committee to the following session.",
     "委员会商定把这一项目留待下一届会议讨论。"),
    ("Many children in rural areas have no access to safe drinking water.",
     "农村地区的许多儿童无法获得安全饮用水。",
     "Clean water to drink is out of reach for numerous children living in the countryside.",
     "很多生活在乡村的孩子喝不到干净的水。"),
    ("The Secretariat will circulate the report in all official languages before the meeting.",
     "秘书处将在会前以所有正式语文分发报告。",
     "Prior to the meeting the report is to be distributed by the Secretariat in every official "
     "language.",
     "会议召开之前，报告会由秘书处用各种正式语言散发。"),
    ("States should criminalize trafficking in firearms under their domestic law.",
     "各国应根据本国法律将贩运枪支定为刑事犯罪。",
     "Under national legislation, countries ought to make illicit trade in guns a crime.",
     "各国应当在国内立法中规定非法买卖枪支属于犯罪行为。"),
    ("The delegation expressed its gratitude to the host country for its warm hospitality.",
     "代表团对东道国的热情款待表示感谢。",
     "Thanks were extended by the delegation for the kind welcome offered by the host country.",
     "代表团感谢东道国给予的热情接待。"),
    ("Climate change poses a serious threat to small island developing States.",
     "气候变化对小岛屿发展中国家构成严重威胁。",
     "Small islands that are developing States are gravely endangered by a changing climate.",
     "小岛屿发展中国家正受到气候变化的严重威胁。"),
    ("The budget of the mission was reduced by a quarter compared with the previous year.",
     "特派团的预算比上一年减少了四分之一。",
     "Compared to last year, the mission has one fourth less money in its budget.",
     "与前一年相比，特派团预算削减了四分之一。"),
    ("Women remain underrepresented in decision-making positions.",
     "妇女在决策职位上的代表性仍然不足。",
     "There are still too few women among those who hold posts where decisions are made.",
     "担任决策职务的妇女人数仍然过少。"),
)  # fmt: skip

_BODIES = (
    ("Council", "理事会"),
    ("Commission", "委员会"),
    ("Assembly", "大会"),
    ("Board", "执行局"),
)
_DEEDS = (
    ("took note of the progress made in forestry", "注意到林业取得的进展"),
    ("elected its officers by acclamation", "以鼓掌方式选出主席团成员"),
    ("approved the programme of work", "核准了工作方案"),
    ("requested a study on maritime transport", "请求就海运开展研究"),
    ("welcomed the new partnership with universities", "欢迎与大学建立的新伙伴关系"),
    ("heard statements by observers", "听取了观察员的发言"),
    ("amended the rules on travel expenses", "修正了差旅费规则"),
    ("established a group of experts on statistics", "设立了统计专家组"),
)
_WHENS = (
    ("in the morning", "上午"), ("in the afternoon", "下午"), ("on the last day", "最后一天"),
)  # fmt: skip
# Some hundred others.
OTHERS = tuple(
    pair_unit(f"The {body} {deed} {when}.", f"{tbody}{twhen}{tdeed}。", "en", "zh-CN")
    for body, tbody in _BODIES
    for deed, tdeed in _DEEDS
    for when, twhen in _WHENS
)
UNITS = (*OTHERS, *(pair_unit(en, zh, "en", "zh-CN") for en, zh, _, _ in REWORDED))


class Letters:
    """An encoder of which one knows what comes out: how often each letter stands in a text."""

    name = "letters"

    def __init__(self, version: str = "1", languages: Sequence[str] = ("en",)) -> None:
        self.version = version
        self.asked = 0
        self._languages = languages

    def knows(self, language: str) -> bool:
        return language in self._languages

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        counts = np.array([[text.count(chr(97 + n)) for n in range(26)] for text in texts])
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        rows: NDArray[np.float32] = (counts / np.maximum(lengths, 1)).astype(np.float32)
        return rows


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(tmp_path / "memory.tm", create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeaningSearcher]:
    with open_memory(tmp_path_factory.mktemp("memory") / "memory.tm", create=True) as opened:
        import_units(opened, UNITS, "units.tmx")
        encoder = load_encoder()
        vectors.make(opened, encoder)
        yield MeaningSearcher(opened, encoder)


def words(*texts: str) -> list[TranslationUnit]:
    return [pair_unit(text, "字", "en", "zh") for text in texts]


def found(memory: Memory, encoder: vectors.Encoder, text: str, least: int = 1) -> list[str]:
    matches = MeaningSearcher(memory, encoder).search(text, "en", "zh", min_score=least)
    return [match.source.text for match in matches]


@pytest.mark.parametrize(("english", "chinese", "reworded"), [row[:3] for row in REWORDED])
def test_reworded_english_is_found(
    filled: MeaningSearcher, english: str, chinese: str, reworded: str
) -> None:
    first = filled.search(reworded, "en", "zh")[0]
    assert (first.source.text, first.target.text, first.kind) == (english, chinese, "meaning")
    assert first.score >= LEAST


@pytest.mark.parametrize(
    ("english", "chinese", "reworded"), [(en, zh, other) for en, zh, _, other in REWORDED]
)
def test_reworded_chinese_is_found(
    filled: MeaningSearcher, english: str, chinese: str, reworded: str
) -> None:
    first = filled.search(reworded, "zh", "en")[0]
    assert (first.source.text, first.target.text) == (chinese, english)


@pytest.mark.parametrize("row", REWORDED)
def test_edit_distance_misses_what_is_reworded(
    tmp_path: Path, row: tuple[str, str, str, str]
) -> None:
    with open_memory(tmp_path / "memory.tm", create=True) as opened:
        import_units(opened, UNITS, "units.tmx")
        assert search(opened, row[2], "en", "zh", min_score=70) == []
        assert search(opened, row[3], "zh", "en", min_score=70) == []


@pytest.mark.parametrize("row", REWORDED)
def test_a_query_in_the_other_language_is_found(
    filled: MeaningSearcher, row: tuple[str, str, str, str]
) -> None:
    first = filled.search(row[3], "en", "zh")[0]
    assert (first.source.text, first.differences) == (row[0], ())


def test_what_the_memory_does_not_say_is_not_found(filled: MeaningSearcher) -> None:
    assert filled.search("My neighbour's bicycle has a flat tyre.", "en", "zh") == []


def test_differences_spell_both_texts(filled: MeaningSearcher) -> None:
    first = filled.search(REWORDED[0][2], "en", "zh")[0]
    assert "".join(one.stored for one in first.differences) == REWORDED[0][0]
    assert "".join(one.query for one in first.differences) == REWORDED[0][2]


def test_the_very_sentence_is_nearest(filled: MeaningSearcher) -> None:
    for unit in UNITS[::7]:
        first = filled.search(unit.source, "en", "zh")[0]
        assert first.source.text == unit.source
        assert first.score >= 85


def test_a_text_without_words_finds_nothing(filled: MeaningSearcher) -> None:
    assert filled.search("", "en", "zh") == []
    assert filled.search("***", "en", "zh") == []


@pytest.mark.parametrize(("limit", "least"), [(0, 60), (5, 0), (5, 101)])
def test_what_is_out_of_range_is_refused(filled: MeaningSearcher, limit: int, least: int) -> None:
    with pytest.raises(ValueError, match="limit is at least 1"):
        filled.search("agenda", "en", "zh", limit=limit, min_score=least)


def test_every_unit_is_compared(tmp_path: Path) -> None:
    """The nearest of many blocks are those of one product over all vectors."""
    random = np.random.default_rng(5)
    count, dimensions = 3 * vectors.BLOCK + 100, 32
    rows = random.normal(size=(count, dimensions)).astype(np.float32)
    query = random.normal(size=dimensions).astype(np.float32)
    query /= np.linalg.norm(query)
    whole = vectors.quantised(np.arange(count), rows)
    exact = rows @ query / np.linalg.norm(rows, axis=1)
    scanned = similarities(whole, query)
    assert np.abs(scanned - exact).max() < 0.01
    assert np.argmax(scanned) == np.argmax(exact)


def test_one_for_each_pair_and_how_often(memory: Memory) -> None:
    units = [
        pair_unit("mass", "弥撒", "en", "zh", props=[("x-document", name)]) for name in "ABC"
    ]  # fmt: skip
    import_units(memory, [*units, *words("mast", "zzz")], "a.tmx")
    vectors.make(memory, Letters())
    matches = MeaningSearcher(memory, Letters()).search("mass", "en", "zh", min_score=1)
    assert [(one.source.text, one.times) for one in matches] == [("mass", 3), ("mast", 1)]


def test_rejected_units_are_not_found(memory: Memory) -> None:
    rejected = pair_unit("mass", "弥撒", "en", "zh", props=[("x-status", "rejected")])
    import_units(memory, [rejected, *words("mast")], "a.tmx")
    vectors.make(memory, Letters())
    assert found(memory, Letters(), "mass") == ["mast"]


def test_only_units_with_both_languages_are_found(memory: Memory) -> None:
    import_units(memory, [pair_unit("mass", "messe", "en", "fr"), *words("mast")], "a.tmx")
    vectors.make(memory, Letters())
    assert found(memory, Letters(), "mass") == ["mast"]


def test_only_what_lacks_a_vector_gets_one(memory: Memory) -> None:
    encoder = Letters()
    import_units(memory, words("one", "two", "three"), "a.tmx")
    assert vectors.lacking(memory, encoder) == 3
    assert vectors.make(memory, encoder) == (3, "")
    import_units(memory, words("four"), "b.tmx")
    assert vectors.lacking(memory, encoder) == 1
    assert vectors.make(memory, encoder) == (1, "")
    assert vectors.make(memory, encoder) == (0, "")
    assert encoder.asked == 4
    assert found(memory, encoder, "four") == ["four", "two", "one", "three"]


def test_a_searcher_sees_what_comes_and_goes(memory: Memory) -> None:
    encoder = Letters()
    import_units(memory, words("one", "two"), "a.tmx")
    vectors.make(memory, encoder)
    searcher = MeaningSearcher(memory, encoder)

    def sources() -> list[str]:
        return [match.source.text for match in searcher.search("tone", "en", "zh", min_score=1)]

    assert sources() == ["one", "two"]
    import_units(memory, words("note"), "b.tmx")
    vectors.make(memory, encoder)
    assert sources() == ["note", "one", "two"]
    memory.remove([next(one.id for one in memory.units() if one.unit.source == "one")])
    assert sources() == ["note", "two"]


def test_another_encoder_makes_all_anew(memory: Memory) -> None:
    import_units(memory, words("one", "two"), "a.tmx")
    vectors.make(memory, Letters())
    newer = Letters("2")
    assert vectors.lacking(memory, newer) == 2
    with pytest.raises(ValueError, match="the vectors are those of letters 1"):
        MeaningSearcher(memory, newer)
    assert vectors.make(memory, newer, called="new") == (2, "letters 1")
    assert vectors.encoder_of(memory) == ("letters 2", "new")


def test_languages_that_the_encoder_does_not_know_have_no_part(memory: Memory) -> None:
    import_units(memory, [pair_unit("abc", "xyz", "en", "fr"), pair_unit("xyz", "abc", "fr", "de")],
                 "a.tmx")  # fmt: skip
    vectors.make(memory, Letters())
    matches = MeaningSearcher(memory, Letters()).search("abc", "en", "fr", min_score=1)
    assert [(one.source.text, one.score) for one in matches] == [("abc", 100)]
    assert MeaningSearcher(memory, Letters()).search("abc", "de", "fr", min_score=1) == []


class _Stopping(Letters):
    """An encoder that is interrupted at its second call."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.asked:
            raise KeyboardInterrupt
        return super().encode(texts)


def test_what_was_made_before_an_interruption_stays(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "_FIRST", 2)
    import_units(memory, words("one", "two", "three", "four", "five"), "a.tmx")
    with pytest.raises(KeyboardInterrupt):
        vectors.make(memory, _Stopping())
    assert vectors.lacking(memory, Letters()) == 3
    shares: list[float] = []
    assert vectors.make(memory, Letters(), progress=shares.append).units == 3
    assert shares[-1] == 1.0
    assert found(memory, Letters(), "five")[0] == "five"


class _Overtaken(Letters):
    """An encoder during whose work another process does something."""

    def __init__(self, path: Path, other: Letters) -> None:
        super().__init__()
        self._path, self._other = path, other

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        with open_memory(self._path) as opened:
            vectors.make(opened, self._other)
        return super().encode(texts)


def test_two_that_make_vectors_do_not_make_them_twice(memory: Memory) -> None:
    import_units(memory, words("one", "two"), "a.tmx")
    assert vectors.make(memory, _Overtaken(memory.path, Letters())).units == 0
    assert found(memory, Letters(), "one") == ["one", "two"]


def test_two_with_different_encoders_are_told(memory: Memory) -> None:
    import_units(memory, words("one", "two"), "a.tmx")
    with pytest.raises(FileProblem) as told:
        vectors.make(memory, _Overtaken(memory.path, Letters("2")))
    assert str(told.value) == (
        f"{memory.path}: another program makes its vectors with the encoder letters 2; "
        "wait until it is done, and agree on one encoder"
    )


def test_vectors_of_units_that_are_gone_make_room(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "BLOCK", 4)
    names = [f"{chr(97 + n)}{chr(98 + n)}" for n in range(20)]
    import_units(memory, words(*names), "a.tmx")
    vectors.make(memory, Letters())
    memory.remove([one.id for one in memory.units() if one.unit.source not in ("ab", "op")])
    import_units(memory, words("xy"), "b.tmx")
    vectors.make(memory, Letters())
    kept = [
        unit
        for one in vectors.block_ids(memory.connection)
        for unit in vectors.block(memory, one).units.tolist()
    ]
    assert kept == [1, 15, 21]
    assert [found(memory, Letters(), text, 99) for text in ("ab", "op", "xy")] == [
        ["ab"], ["op"], ["xy"],
    ]  # fmt: skip


def test_a_memory_that_may_only_be_read_is_searched(memory: Memory) -> None:
    import_units(memory, words("one", "two"), "a.tmx")
    vectors.make(memory, Letters())
    memory.connection.execute("PRAGMA query_only = ON")
    assert vectors.make(memory, Letters()) == (0, "")
    assert found(memory, Letters(), "two")[0] == "two"
    memory.connection.execute("PRAGMA query_only = OFF")
    import_units(memory, words("three"), "a.tmx")
    memory.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(FileProblem, match="it may only be read"):
        vectors.make(memory, Letters())


def test_a_block_takes_a_byte_a_weight(memory: Memory) -> None:
    import_units(memory, words("one", "two"), "a.tmx")
    vectors.make(memory, Letters())
    connection: sqlite3.Connection = memory.connection
    sizes = connection.execute("SELECT length(units), length(scales), length(rows) FROM vector")
    assert sizes.fetchall() == [(16, 8, 2 * 26)]


def test_damaged_vectors_are_told_and_made_anew(memory: Memory) -> None:
    import_units(memory, words("one", "two"), "a.tmx")
    vectors.make(memory, Letters())
    assert list(vectors.problems(memory)) == []
    memory.connection.execute("UPDATE vector SET rows = substr(rows, 2)")
    assert list(vectors.problems(memory)) == ["block 1 of the vectors is damaged"]
    with pytest.raises(BadFormat) as told:
        found(memory, Letters(), "one")
    assert str(told.value) == (
        f"{memory.path}: its vectors are damaged; make them anew with 'diptych tm index --anew'"
    )
    vectors.drop(memory)
    assert vectors.make(memory, Letters()).units == 2
    assert list(vectors.problems(memory)) == []


def test_vectors_out_of_order_are_told(memory: Memory) -> None:
    import_units(memory, words("one", "two"), "a.tmx")
    vectors.make(memory, Letters())
    memory.connection.execute("UPDATE vector SET last = 7")
    assert list(vectors.problems(memory)) == [
        "block 1 of the vectors is not in the order of its units"
    ]
