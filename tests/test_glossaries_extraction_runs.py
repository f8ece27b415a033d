"""Candidates of the source: runs of words that come back, names by their capitals, their kinds."""

from __future__ import annotations

import numpy as np
import pytest
from extraction_corpora import corpus

from glossaries.extraction.corpus import Side
from glossaries.extraction.items import Item, items
from glossaries.extraction.kinds import alike, heads, is_abbreviation, kind_of
from glossaries.extraction.names import Name, names
from glossaries.extraction.ngrams import Run, runs
from glossaries.extraction.patterns import patterns_for
from glossaries.extraction.run import keys_of, written

ENGLISH, CHINESE = patterns_for("en"), patterns_for("zh")


def _side(*texts: str, language: str = "en") -> Side:
    target = "zh" if language == "en" else "en"
    return corpus([(text, f"{n}") for n, text in enumerate(texts)], language, target).source


def _runs(side: Side, least: int = 2) -> dict[str, Run]:
    patterns = patterns_for(side.language)
    found = runs(side, keys_of(side, patterns), patterns, least, least)
    return {_first(side, one): one for one in found}


def _first(side: Side, one: Run | Name | Item) -> str:
    return side.text(int(one.places[0]), int(one.places[0]) + one.length)


# texts, the runs in them that may be terms
CAME_BACK = [
    (["warning buoy here", "a warning buoy"], ["buoy", "warning", "warning buoy"]),
    (["one warning buoy"], []),
    (["buoy", "buoys"], ["buoy"]),
    (["the party met", "both parties met"], ["party"]),
    (["news came", "new coins"], []),
    (["rule of law", "the rule of law"], ["law", "rule", "rule of law"]),
    (["of the law", "of the law"], ["law"]),
    (["boat must sink", "boat must sink"], ["boat", "sink"]),
    (["warning buoy", "warning, buoy", "warning. buoy"], ["buoy", "warning"]),
    (["tide: 12 ships", "tide: 12 ships"], ["ships", "tide"]),
    (["ships collided", "ships collided"], ["ships"]),
    (["reporting tide", "reporting tide"], ["tide"]),
    (["the reporting tide", "a reporting tide"], ["reporting", "reporting tide", "tide"]),
    (["the Lake Fund", "a Lake Fund"], []),
    (["the Lake boats", "a lake boat"], ["boats", "lake", "lake boats"]),
]


@pytest.mark.parametrize(("texts", "found"), CAME_BACK)
def test_runs_that_come_back(texts: list[str], found: list[str]) -> None:
    assert sorted(text.lower() for text in _runs(_side(*texts))) == found


def test_runs_have_the_edges_of_terms() -> None:
    side = _side(
        *["the state of the tide was recorded and the tide of a state rose"] * 2, "a tide."
    )
    for text, run in _runs(side).items():
        first, last = text.split()[0], text.split()[-1]
        assert first not in ENGLISH.not_first | ENGLISH.not_inside
        assert last not in ENGLISH.not_last | ENGLISH.not_inside
        assert "was" not in text.split()
        assert 1 <= run.length <= 7


def test_places_are_those_of_all_forms() -> None:
    side = _side("Warning buoys float.", "a warning buoy", "Two warning buoys", "no buoy")
    run = next(run for text, run in _runs(side).items() if text.lower() == "warning buoys")
    assert [side.text(place, place + 2) for place in run.places.tolist()] == [
        "Warning buoys", "warning buoy", "warning buoys",
    ]  # fmt: skip
    assert side.units[run.places].tolist() == [0, 1, 2]


def test_a_part_of_one_longer_run_is_not_alone() -> None:
    side = _side("gale warning buoy", "gale warning buoy", "warning buoy", "gale warning buoy")
    found = _runs(side)
    assert found["gale warning buoy"].alone == 1.0
    assert found["warning buoy"].alone == pytest.approx(1 / 4)
    assert found["gale"].alone == 0.0
    assert found["gale warning buoy"].termhood == pytest.approx(3 * np.log2(3))
    assert found["warning buoy"].termhood == pytest.approx(4 / 4)


def test_articles_before_a_run_are_counted() -> None:
    found = _runs(_side("the tide gauge", "tide gauge", "a tide gauge", "our tide gauge"))
    assert found["tide gauge"].determined == pytest.approx(3 / 4)


def test_runs_do_not_go_beyond_their_text() -> None:
    side = _side("the warning", "buoy sank", "that warning", "buoy rose")
    assert {"warning", "buoy"} <= set(_runs(side))
    assert "warning buoy" not in _runs(side)


def test_runs_of_chinese() -> None:
    side = _side("水位上升。", "测量水位的人", "水位标", language="zh")
    assert "水位" in _runs(side)
    assert not {"的", "水位的"} & set(_runs(side))


def _names(*texts: str) -> list[str]:
    side = _side(*texts)
    return [_first(side, one) for one in names(side, ENGLISH)]


# text, the longest name in it
ROWS = [
    ("He joined the Lake Fund today.", "Lake Fund"),
    ("by the Committee on the Safety of Ferries", "Committee on the Safety of Ferries"),
    ("of the Economic and Social Council of Ports", "Economic and Social Council of Ports"),
    ("the Children's Fund", "Children's Fund"),
    ("under Agenda 21 again", "Agenda 21"),
    ("with UNPF staff", "UNPF"),
    ("the Third Committee met", "Third Committee"),
    ("on Monday the Lake Fund", "Lake Fund"),
    ("3. Urges Ports to report", "Ports"),
    ("the Lake Fund in May", "Lake Fund"),
    ("the Ferry, Boat and Raft Union", "Ferry, Boat and Raft Union"),
]


@pytest.mark.parametrize(("text", "name"), ROWS)
def test_names_by_their_capitals(text: str, name: str) -> None:
    found = _names(text)
    assert max(found, key=len) == name


# text, what is none of its names
NO_NAMES = [
    ("The boat sank.", "The"),
    ("the Ports, Lakes and Rivers", "Ports, Lakes and Rivers"),
    ("Recalling the Lake Fund", "Recalling"),
    ("in December 2020", "December"),
    ("the Lake Fund, the Ferry Union", "Lake Fund, the Ferry Union"),
]


@pytest.mark.parametrize(("text", "name"), NO_NAMES)
def test_what_is_no_name(text: str, name: str) -> None:
    assert name not in _names(text)


def test_a_capital_at_the_beginning_counts_if_it_is_usual() -> None:
    assert "Boats" not in _names("Boats sail.", "All boats sail.")
    assert "Geneva" in _names("Geneva is near.", "He left Geneva.")


def test_names_are_cut_at_their_joints() -> None:
    found = _names(
        "the Ministry of Ports of Gondor", "the Ministry of Ports", "the Ministry of Ports"
    )
    assert {"Ministry of Ports of Gondor", "Ministry of Ports"} <= set(found)


def test_how_often_a_name_is_within_another() -> None:
    side = _side(
        "the Lake Fund", "the Lake Fund", "the Lake Fund of Gondor", "a Lake Fund of Gondor"
    )
    found = {_first(side, one): one for one in names(side, ENGLISH)}
    assert (found["Lake Fund"].free, found["Lake Fund"].within) == (2, 2)
    assert len(found["Lake Fund"].places) == 4
    assert (found["Lake Fund of Gondor"].free, found["Lake Fund of Gondor"].within) == (2, 0)


def test_chinese_has_no_names_by_capitals() -> None:
    assert names(_side("UN的报告", language="zh"), CHINESE) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("UNPF", True), ("UN-Ports", True), ("MINUSCA", True), ("UNHCR/ICRC", True),
        ("A", False), ("II", True), ("Fund", False), ("UN report", False), ("", False),
    ],
)  # fmt: skip
def test_abbreviations(text: str, is_one: bool) -> None:
    assert is_abbreviation(text) is is_one


# language, name, headed as (a body's, a document's)
HEADED = [
    ("en", "Committee on Ferry Traffic", (True, False)),
    ("en", "Lake Funds", (True, False)),
    ("en", "Convention on the Safety of Ferries", (False, True)),
    ("en", "Rules of the Committee", (False, True)),
    ("en", "Safety of Ferries", (False, False)),
    ("en", "Protocols", (False, True)),
    ("en", "", (False, False)),
    ("zh", "渡船交通委员会", (True, False)),
    ("zh", "渡船安全公约", (False, True)),
    ("zh", "委员会的船", (False, False)),
]


@pytest.mark.parametrize(("language", "name", "headed"), HEADED)
def test_heads_of_names(language: str, name: str, headed: tuple[bool, bool]) -> None:
    assert heads(name, patterns_for(language), language) == headed


BODY, DOCUMENT, NEITHER, BOTH = (True, False), (False, True), (False, False), (True, True)
# named, head of the source, of the target, source, kind
KINDS = [
    (False, BODY, BODY, "committee", "phrase"),
    (True, BODY, BODY, "Lake Fund", "body"),
    (True, DOCUMENT, DOCUMENT, "Lake Pact", "document-title"),
    (True, BODY, NEITHER, "Lake Fund", "phrase"),
    (True, DOCUMENT, BODY, "Lake Pact", "phrase"),
    (True, DOCUMENT, NEITHER, "Lake Pact", "document-title"),
    (True, BOTH, DOCUMENT, "Initiative Plan", "document-title"),
    (True, BOTH, BODY, "Initiative Plan", "body"),
    (True, NEITHER, BODY, "UNPF", "body"),
    (True, NEITHER, BODY, "Gondor", "phrase"),
    (True, NEITHER, NEITHER, "Gondor", "phrase"),
]


@pytest.mark.parametrize(("named", "source", "target", "text", "kind"), KINDS)
def test_kinds(
    named: bool, source: tuple[bool, bool], target: tuple[bool, bool], text: str, kind: str
) -> None:
    assert kind_of(named, source, target, text) == kind


@pytest.mark.parametrize(
    ("source", "target", "text", "are"),
    [
        (BODY, BODY, "Lake Fund", True),
        (BODY, DOCUMENT, "Lake Fund", False),
        (DOCUMENT, DOCUMENT, "Lake Pact", True),
        (NEITHER, BODY, "UNPF", True),
        (NEITHER, BODY, "Gondor", False),
        (NEITHER, DOCUMENT, "UNPF", False),
    ],
)
def test_heads_that_are_alike(
    source: tuple[bool, bool], target: tuple[bool, bool], text: str, are: bool
) -> None:
    assert alike(source, target, text) is are


def _items(side: Side, most: int = 100) -> list[Item]:
    return items(side, keys_of(side, ENGLISH), ENGLISH, most)


def test_names_and_runs_are_items() -> None:
    side = _side(
        "the Lake Fund has a warning buoy", "the Lake Fund, UNPF: warning buoys", "a warning buoy"
    )
    found = {_first(side, one): one for one in _items(side)}
    fund, buoy = found["Lake Fund"], found["warning buoy"]
    assert (fund.named, fund.body, fund.document, fund.abbreviation) == (True, True, False, False)
    assert (buoy.named, len(buoy.places)) == (False, 3)
    assert found["UNPF"].abbreviation
    assert len(_items(side, 2)) == 2


def test_how_items_are_written() -> None:
    side = _side(
        "Warning buoys float.", "the Lake Fund", "a warning buoy", "the LAKE FUND", "the Lake Fund"
    )
    texts = {written(side, one) for one in _items(side)}
    assert {"warning buoy", "Lake Fund"} <= texts
    assert "Warning buoys" not in texts
