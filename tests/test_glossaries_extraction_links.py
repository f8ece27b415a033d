"""Which words translate which, the spans that translate a run, and the choice among their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from extraction_corpora import Dictionary, corpus
from numpy.typing import NDArray

from glossaries.extraction.association import together, units_with
from glossaries.extraction.choosing import Choice, choices
from glossaries.extraction.corpus import Corpus
from glossaries.extraction.items import Item
from glossaries.extraction.linking import Encoder, Lexicon, learn
from glossaries.extraction.patterns import patterns_for
from glossaries.extraction.rivals import rivalry
from glossaries.extraction.spans import KEPT, Sentence, SpanFinder
from glossaries.extraction.votes import Votes, collect

PATTERNS = patterns_for("en"), patterns_for("zh")


TINY = (
    ("ferry sinks", "渡船沉没"),
    ("ferry burns", "渡船燃烧"),
    ("lamp burns", "灯燃烧"),
    ("lamp falls", "灯坠落"),
    ("anchor falls", "锚坠落"),
)


def _links(read: Corpus, lexicon: Lexicon, unit: int) -> NDArray[np.float32]:
    source, target = read.source, read.target
    return lexicon.links(
        source.ids[slice(*source.bounds[unit : unit + 2].tolist())],
        target.ids[slice(*target.bounds[unit : unit + 2].tolist())],
    )


@pytest.mark.parametrize("unit", range(len(TINY)))
@pytest.mark.parametrize("encoder", [None, Dictionary("ferry 渡船")])
def test_the_right_links_win(unit: int, encoder: Encoder | None) -> None:
    read = corpus(TINY)
    links = _links(read, learn(read, encoder), unit)
    assert links.shape == (2, 2)
    assert links.argmax(0).tolist() == links.argmax(1).tolist() == [0, 1]
    assert links.min() >= 0
    assert links.max() <= 1


def test_links_are_found_across_the_diagonal() -> None:
    pairs = [("ferry of iron", "铁渡船"), ("ferry of wood", "木渡船"), ("lamp of iron", "铁灯")] * 2
    pairs += [("lamp of wood", "木灯"), ("ferry", "渡船"), ("lamp", "灯")]
    read = corpus(pairs)
    links = _links(read, learn(read), 0)
    assert [read.target.words[n] for n in read.target.ids[:2].tolist()] == ["铁", "渡船"]
    assert links[[0, 2]].argmax(1).tolist() == [1, 0]


def test_an_encoder_links_what_stands_once() -> None:
    read = corpus([("ferry sinks", "沉没渡船")])
    without = _links(read, learn(read), 0)
    assert without.argmax(1).tolist() == [0, 1]
    encoder = Dictionary("ferry 渡船", "sinks 沉没")
    assert _links(read, learn(read, encoder), 0).argmax(1).tolist() == [1, 0]


def test_an_encoder_links_what_was_never_met() -> None:
    encoder = Dictionary("ferry 渡船", "lamp 灯")
    read = corpus([("ferry sinks", "渡船沉没"), ("lamp falls", "灯坠落")])
    lexicon = learn(read, encoder)
    ids = [read.source.words.index("ferry"), read.source.words.index("lamp")]
    theirs = [read.target.words.index("灯"), read.target.words.index("渡船")]
    links = lexicon.links(np.asarray(ids, np.int32), np.asarray(theirs, np.int32))
    assert links.argmax(1).tolist() == [1, 0]


def test_sentences_too_long_to_learn_from_have_no_links() -> None:
    read = corpus([("ferry " * 161, "渡船" * 161)])
    links = _links(read, learn(read), 0)
    assert links.shape == (161, 161)
    assert np.isfinite(links).all()


def test_a_side_without_words_has_no_links() -> None:
    read = corpus([("ferry", " "), (" ", "渡船"), ("lamp", "灯")])
    lexicon = learn(read)
    assert [_links(read, lexicon, unit).shape for unit in range(3)] == [(1, 0), (0, 1), (1, 1)]


def _sentence(links: Sequence[Sequence[float]], **marked: Sequence[int]) -> Sentence:
    """A sentence of equal words; for each attribute the places where it holds (or does not)."""
    matrix = np.asarray(links, np.float32)
    rows, columns = matrix.shape
    told = {
        name: np.zeros(columns, bool)
        for name in ("barred", "listed", "figures", "heads", "title_first")
    }
    told |= {name: np.ones(columns, bool) for name in ("first", "last")}
    depth = np.zeros(columns, np.int64)
    for name, places in marked.items():
        if name == "depth":
            depth[:] = places
        else:
            told[name][list(places)] ^= True
    weights = np.ones(rows, np.float32), np.ones(columns, np.float32)
    return Sentence(matrix, *weights, depth=depth, **told)


# Source words 1 and 2 are target words 2 and 1; 0 is 4; 3 is linked to nothing.
CROSSED = [
    [0.0, 0.0, 0.0, 0.0, 0.9],
    [0.0, 0.0, 0.9, 0.0, 0.0],
    [0.0, 0.9, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.0, 0.0, 0.0],
]
# run, what is barred and the like, the best span
SPANS: list[tuple[tuple[int, int], dict[str, list[int]], tuple[int, int] | None]] = [
    ((1, 3), {}, (1, 3)),
    ((1, 2), {}, (2, 3)),
    ((0, 1), {}, (4, 5)),
    ((0, 3), {}, (1, 5)),
    ((3, 4), {}, None),
    ((1, 3), {"first": [0, 1]}, (2, 3)),
    ((1, 3), {"last": [2, 3, 4]}, (1, 2)),
    ((0, 3), {"barred": [3]}, (1, 3)),
    ((0, 3), {"listed": [3]}, (1, 3)),
    ((0, 3), {"figures": [3]}, (1, 3)),
]


@pytest.mark.parametrize(("run", "marked", "span"), SPANS)
def test_the_span_that_translates_a_run(
    run: tuple[int, int], marked: dict[str, list[int]], span: tuple[int, int] | None
) -> None:
    found = SpanFinder(_sentence(CROSSED, **marked)).spans(*run)
    assert [one[:2] for one in found[:1]] == ([span] if span else [])
    scores = [score for _, _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0.2 < score <= 1.0 for score in scores)
    assert len(found) <= KEPT


def test_lists_and_figures_are_spanned_by_their_like() -> None:
    listed = SpanFinder(_sentence(CROSSED, listed=[3]))
    assert listed.spans(0, 3, listed=True)[0][:2] == (1, 5)
    figures = SpanFinder(_sentence(CROSSED, figures=[3]))
    assert figures.spans(0, 3, figures=True)[0][:2] == (1, 5)


def test_spans_do_not_cross_the_marks_of_a_title() -> None:
    finder = SpanFinder(_sentence(CROSSED, depth=[1, 0, 0, -1, 0]))
    assert finder.spans(1, 3)[0][:2] == (1, 3)
    for first, last, _ in finder.spans(0, 3):
        assert (first <= 0 < last) == (first <= 3 < last)


def test_a_title_is_spanned_whole() -> None:
    sentence = _sentence(CROSSED, depth=[1, 0, 0, -1, 0], first=[0, 1, 2])
    finder = SpanFinder(sentence)
    assert not finder.spans(1, 3)
    assert finder.spans(1, 3, titled=True)[0][:2] == (1, 3)
    begins = replace(sentence, depth=np.zeros(5, np.int64), title_first=np.arange(5) == 1)
    assert SpanFinder(begins).spans(1, 3, titled=True)[0][:2] == (1, 3)


def test_a_span_is_continued_to_a_head() -> None:
    finder = SpanFinder(_sentence(CROSSED, heads=[3]))
    assert finder.to_head([(1, 2, 0.8)]) == [(1, 2, 0.8), (1, 4, pytest.approx(0.72))]
    barred = SpanFinder(_sentence(CROSSED, heads=[3], barred=[2]))
    assert barred.to_head([(1, 2, 0.8)]) == [(1, 2, 0.8)]
    assert SpanFinder(_sentence(CROSSED)).to_head([(1, 2, 0.8)]) == [(1, 2, 0.8)]


def _item(read: Corpus, text: str, **more: bool) -> Item:
    """The places of a text as a candidate."""
    words = text.split()
    ids = [read.source.words.index(word) for word in words]
    places = [
        place
        for place in range(len(read.source.ids) - len(ids) + 1)
        if read.source.ids[place : place + len(ids)].tolist() == ids
    ]
    return Item(len(ids), np.asarray(places, np.int64), False, 1.0, 1.0, **more)


BUOYS = (
    ("a warning buoy sank", "警示浮标沉没了"),
    ("the warning buoy is red", "警示浮标为红色"),
    ("they saw a warning buoy", "他们看到了警示浮标"),
    ("a red lamp", "红色的灯"),
    ("they sank", "他们沉没了"),
)


def test_what_wins_at_many_places_wins() -> None:
    read = corpus(BUOYS)
    told: list[float] = []
    (votes,) = collect(read, [_item(read, "warning buoy")], learn(read), PATTERNS, told.append)
    assert votes.places == 3
    text, mean = votes.best()[0]
    assert text == "警示浮标"
    assert 0 < mean <= 1
    place, first, last, _ = votes.at[text]
    assert read.source.text(place, place + 2) == "warning buoy"
    assert read.target.text(first, last + 1) == text
    assert told[0] == 0.0


def test_at_most_so_many_places_are_looked_at() -> None:
    read = corpus([(f"buoy {n}", f"浮标{n}") for n in range(30)])
    (votes,) = collect(read, [_item(read, "buoy")], learn(read), PATTERNS, places=7)
    assert votes.places == 7


# texts, wanted, in which units each stands
STANDING = [
    (["渡船", "大渡船", "船"], ["渡船", "船", "灯"], [[0, 1], [0, 1, 2], []]),
    (["渡船渡船"], ["渡船"], [[0]]),
    (["aba", "ba"], ["ab", "ba", "aba"], [[0], [0, 1], [0]]),
    ([], ["a"], [[]]),
    (["a"], [], []),
]


@pytest.mark.parametrize(("texts", "wanted", "units"), STANDING)
def test_in_which_units_texts_stand(
    texts: list[str], wanted: list[str], units: list[list[int]]
) -> None:
    assert [found.tolist() for found in units_with(texts, wanted)] == units


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [([], [1], 0), ([1, 2, 3], [2, 3, 9], 2), ([5], [1, 2, 3], 0), ([1], [1], 1), ([], [], 0)],
)
def test_units_that_are_shared(first: list[int], second: list[int], shared: int) -> None:
    ours, theirs = np.asarray(first, np.int32), np.asarray(second, np.int32)
    assert together(ours, theirs) == together(theirs, ours) == shared


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the target for one candidate.

    Attributes:
        text: in the target.
        votes: sum of its spans' scores.
        cosine: how near the encoder puts it.
    """

    text: str
    votes: float
    cosine: float


class Cosines:
    """An encoder that puts each text as near the source (the first axis) as it is told."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._near = {one.text: one.cosine for one in told}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        near = np.asarray([self._near.get(text, 1.0) for text in texts], np.float32)
        return np.stack([near, np.sqrt(1 - near**2)], 1)


def _chosen(
    targets: Sequence[str],
    told: Sequence[Told],
    *,
    titles: frozenset[str] = frozenset(),
    headed: str = "",
    encoder: bool = True,
    abbreviation: bool = False,
) -> list[Choice]:
    """The choices for a candidate that stands in the first units, those with a source `x`."""
    read = corpus([(f"x {n}" if "+" in one else f"y {n}", one) for n, one in enumerate(targets)])
    item = _item(read, "x", abbreviation=abbreviation)
    votes = Votes(places=len(item.places))
    for one in told:
        votes.scores[one.text] = one.votes
        votes.at[one.text] = (0, 0, 0, one.votes)
    (found,) = choices(
        read, [item], ["x"], [votes], titles,
        lambda _, text: bool(headed) and text.endswith(headed), Cosines(told) if encoder else None,
    )  # fmt: skip
    return found


# units whose source has the candidate are marked +; the other units; texts with votes; the best
CHOSEN = [
    # Votes decide, other things being equal.
    (["+灯塔"], [Told("灯塔", 0.9, 0.7), Told("灯", 0.5, 0.7)], "灯塔"),
    # So does nearness.
    (["+灯塔"], [Told("灯塔", 0.6, 0.5), Told("灯", 0.6, 0.9)], "灯"),
    # The shorter text stands in other units as well: the longer is the whole.
    (
        ["+教育制度", "+教育制度好", "教育", "教育好", "好教育"],
        [Told("教育", 1.7, 0.8), Told("教育制度", 1.7, 0.8)],
        "教育制度",
    ),
    # The shorter never stands without the longer, which fits nearly as well: the longer is whole.
    (
        ["+旧制度", "+旧制度了"],
        [Told("制度", 1.9, 0.85), Told("旧制度", 1.75, 0.75)],
        "旧制度",
    ),
    # But not if it fits one place only.
    (
        ["+旧制度", "+新制度"],
        [Told("制度", 1.9, 0.85), Told("旧制度", 0.9, 0.75)],
        "制度",
    ),
    # Several longer texts share the places of the shorter, and each is nearer.
    (
        ["+甲旧制", "+乙旧制", "+甲旧制了", "+乙旧制了"],
        [Told("旧制", 3.6, 0.6), Told("甲旧制", 1.8, 0.7), Told("乙旧制", 1.7, 0.65)],
        "甲旧制",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("targets", "told", "best"), CHOSEN)
def test_the_whole_translation_is_chosen(targets: list[str], told: list[Told], best: str) -> None:
    assert _chosen(targets, told)[0].text == best


def test_what_stands_between_title_marks_is_whole() -> None:
    targets = ["+批准《渡船安全公约》", "+《渡船安全公约》生效"]
    told = [Told("安全公约", 1.6, 0.85), Told("渡船安全公约", 1.6, 0.55)]
    assert _chosen(targets, told)[0].text == "安全公约"
    marked = _chosen(targets, told, titles=frozenset(["渡船安全公约"]))
    assert [one.text for one in marked] == ["渡船安全公约", "安全公约"]
    assert [one.marked for one in marked] == [True, False]


def test_a_text_with_the_right_head_is_preferred() -> None:
    told = [Told("湖泊", 0.6, 0.8), Told("湖泊中心", 0.55, 0.8)]
    assert _chosen(["+湖泊中心", "湖泊"] * 2, told, headed="中心")[0].text == "湖泊中心"


def test_an_encoder_has_little_to_say_of_abbreviations() -> None:
    told = [Told("湖泊", 0.6, 0.7), Told("港口", 0.7, 0.1)]
    assert _chosen(["+湖泊，港口"], told)[0].text == "湖泊"
    assert _chosen(["+湖泊，港口"], told, abbreviation=True)[0].text == "港口"


def test_without_an_encoder_votes_decide() -> None:
    told = [Told("湖泊", 0.6, 0.1), Told("港口", 0.5, 0.9)]
    found = _chosen(["+湖泊，港口"], told, encoder=False)
    assert [one.text for one in found] == ["湖泊", "港口"]
    assert {one.nearness for one in found} == {0.7}


def test_what_is_told_of_a_choice() -> None:
    (one,) = _chosen(["+灯塔", "+灯塔好", "+港", "灯塔"], [Told("灯塔", 1.5, 0.8)])
    assert (one.votes, one.standing) == (0.5, 3)
    assert one.covered == pytest.approx(2 / 3)
    assert one.exclusive == pytest.approx(2.3 / 3.6)
    assert one.nearness == pytest.approx(0.8)


def test_no_votes_no_choice() -> None:
    assert _chosen(["+灯塔"], []) == []


def _choice(text: str, votes: float) -> Choice:
    return Choice(text, votes, 1.0, 1.0, 1.0, 1, False, False, (0, 0, 0, 1.0))


def test_rivals_are_parts_of_one_another_with_one_translation() -> None:
    read = corpus([("x", "甲")])
    texts = ["Lake Plan", "Lake Plan of Action", "lake", "Flake Plan", "Lake Plan"]
    ranked = [
        [_choice("湖泊计划", 0.4)],
        [_choice("湖泊计划", 0.8)],
        [_choice("湖泊", 0.9)],
        [_choice("湖泊计划", 0.9)],
        [],
    ]
    found = rivalry([_item(read, "x")] * 5, texts, ranked)
    assert found == [2.0, pytest.approx(0.5), 0.0, 0.0, 0.0]
