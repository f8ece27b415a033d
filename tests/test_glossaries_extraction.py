"""Extraction from units to rows, on small corpora: what comes out, and in which order."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from extraction_corpora import FERRIES, ORCHARDS, units

import glossaries
from aligner import load_encoder
from glossaries import Concept, Term, extract
from glossaries.extraction import Candidate
from glossaries.extraction.linking import Encoder
from glossaries.extraction.patterns import Patterns, patterns_for
from glossaries.extraction.patterns.base import word_lists
from glossaries.term import KINDS
from tmx.failure import UnknownLanguage

BUNDLED = load_encoder("bundled")

# source, target, kind
WANTED = [
    ("Committee on Ferry Traffic", "渡船交通委员会", "body"),
    ("Convention on the Safety of Ferries", "渡船安全公约", "document-title"),
    ("Regional Centre for Lake Research", "区域湖泊研究中心", "body"),
    ("RCLR", "湖研中心", "body"),
    ("Protection of mountain lakes", "保护高山湖泊", "resolution-title"),
    ("resolution 71/412", "第71/412号决议", "symbol"),
    ("A/76/901", "A/76/901", "symbol"),
    ("warning buoy", "警示浮标", "phrase"),
    ("water level", "水位", "phrase"),
    ("passenger list", "乘客名单", "phrase"),
    ("Secretary-General", "秘书长", "phrase"),
]
# That which an encoder alone finds: it stands once, and no glossary knows it.
_ONCE = {"Protection of mountain lakes"}


@pytest.fixture(scope="module")
def rows() -> list[Candidate]:
    return extract(units(FERRIES), encoder=BUNDLED)


@pytest.fixture(scope="module")
def rows_without_encoder() -> list[Candidate]:
    return extract(units(FERRIES))


def _row(rows: Sequence[Candidate], source: str) -> Candidate:
    (found,) = (row for row in rows if row.source == source)
    return found


def _pairs(rows: Sequence[Candidate]) -> set[tuple[str, str, str]]:
    return {(row.source, row.target, row.kind) for row in rows}


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: str(wanted[0]))
def test_names_titles_symbols_and_terms_come_out(
    rows: list[Candidate], rows_without_encoder: list[Candidate], wanted: tuple[str, str, str]
) -> None:
    assert wanted in _pairs(rows)
    if wanted[0] not in _ONCE:
        assert wanted in _pairs(rows_without_encoder)


def test_what_is_known_of_a_name(rows: list[Candidate]) -> None:
    centre = _row(rows, "Regional Centre for Lake Research")
    assert (centre.abbreviation, centre.target_abbreviation) == ("RCLR", "湖研中心")
    assert (centre.frequency, centre.units) == (4, (11, 12, 13, 14))
    assert [row.source for row in rows if row.abbreviation] == [centre.source]
    committee = _row(rows, "Committee on Ferry Traffic")
    assert committee.short_forms == (("Committee", "委员会"),)
    assert _row(rows, "Protection of mountain lakes").references == ("71/412",)
    assert _row(rows, "warning buoy").source_variants == ("warning buoys",)


def test_every_row_is_sound(rows: list[Candidate], rows_without_encoder: list[Candidate]) -> None:
    for row in (*rows, *rows_without_encoder):
        assert row.kind in KINDS
        assert row.standing == "new"
        assert 0.2 <= row.score <= 1
        assert row.frequency >= 1
        assert (row.example_source, row.example_target) in FERRIES
        assert FERRIES[row.units[0]][0].casefold().find(row.source.split()[-1][:4].casefold()) >= 0
        assert row.target in row.example_target
        assert list(row.units) == sorted(set(row.units))
    assert len({row.source for row in rows}) == len(rows)


def test_no_sentence_is_a_title(rows: list[Candidate]) -> None:
    titles = {row.source for row in rows if row.kind.endswith("-title")}
    assert not [title for title in titles if " opened " in title or " measured " in title]


def test_the_likeliest_come_first_and_symbols_last(rows: list[Candidate]) -> None:
    others = [row for row in rows if row.kind != "symbol"]
    assert rows[: len(others)] == others
    assert [row.score for row in others] == sorted((row.score for row in others), reverse=True)
    assert {row.kind for row in rows[len(others) :]} == {"symbol"}


@pytest.mark.parametrize("encoder", [BUNDLED, None], ids=["bundled", "none"])
def test_the_same_units_give_the_same_rows(encoder: Encoder | None) -> None:
    assert extract(units(FERRIES), encoder=encoder) == extract(
        iter(units(FERRIES)), encoder=encoder
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_units_does_not_matter(rows: list[Candidate], seed: int) -> None:
    shuffled = list(FERRIES)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - sentences, no secrets
    found = extract(units(shuffled), encoder=BUNDLED)
    assert _pairs(found) == _pairs(rows)
    assert [(row.source, row.score, row.frequency) for row in found] == [
        (row.source, row.score, row.frequency) for row in rows
    ]


def test_repeated_units_count_once(rows: list[Candidate]) -> None:
    assert extract(units([*FERRIES, *FERRIES[:9]]), encoder=BUNDLED) == rows


def _concept(source: str, target: str, status: str = "") -> Concept:
    return Concept((Term("en", source), Term("zh", target, status)))


def test_conflicts_come_first_and_what_is_known_last(rows: list[Candidate]) -> None:
    known = [
        _concept("Passenger lists", "旅客名单"),
        _concept("committee on ferry traffic", "渡船交通委员会"),
        _concept("water level", "水位", "forbidden"),
        _concept("moon", "月亮"),
    ]
    found = extract(units(FERRIES), known=known, encoder=BUNDLED)
    assert [(row.source, row.standing, row.known) for row in found[:2]] == [
        ("passenger list", "conflict", ("旅客名单",)),
        ("water level", "conflict", ()),
    ]
    symbols = sum(row.kind == "symbol" for row in found)
    last = found[-1 - symbols :]
    assert {(row.source, row.standing) for row in last if row.kind != "symbol"} == {
        ("Committee on Ferry Traffic", "known")
    }
    assert {row.standing for row in found[2 : -1 - symbols]} == {"new"}
    assert _pairs(found) == _pairs(rows)


def test_least_score(rows: list[Candidate]) -> None:
    found = extract(units(FERRIES), encoder=BUNDLED, least_score=0.9)
    assert found == [row for row in rows if row.score >= 0.9 or row.kind == "symbol"]


def test_another_reference_is_recognised_instead_of_the_core_glossary() -> None:
    none = extract(units(FERRIES), reference=())
    assert "Secretary-General" not in {row.source for row in none}
    drought = Concept((Term("en", "drought"), Term("zh", "干旱")), kind="body")
    assert "drought" not in {row.source for row in none}
    found = extract(units(FERRIES), reference=[drought])
    assert ("drought", "干旱", "body") in _pairs(found)


def test_from_chinese_the_pairs_are_turned(rows: list[Candidate]) -> None:
    turned = [(theirs, ours) for ours, theirs in FERRIES]
    found = extract(units(turned, "zh", "en"), "zh", "en", encoder=BUNDLED)
    assert {(target, source, kind) for source, target, kind in _pairs(found)} <= _pairs(rows)
    assert len({row.source for row in found}) == len(found)
    assert {row.source for row in found} == {row.target for row in rows}
    centre = _row(found, "区域湖泊研究中心")
    assert (centre.abbreviation, centre.target_abbreviation) == ("湖研中心", "RCLR")
    assert (centre.example_source, centre.example_target) in turned


def test_other_languages_without_an_encoder() -> None:
    found = extract(units(ORCHARDS, "fr", "en"), "French", "en-GB", reference=())
    assert [(row.source, row.target, row.kind, row.frequency) for row in found[:2]] == [
        ("pressoir mobile", "mobile press", "phrase", 4),
        ("verger communal", "village orchard", "phrase", 5),
    ]


# What holds no term.
EMPTY: list[list[tuple[str, str]]] = [
    [],
    [("", "")],
    [(" ", " ")],
    [("the", "的")],
    [("12.", "12。")],
    [("—", "—")],
    [("a ferry", "")],
    [("such a " * 100, "这种" * 200)],
]


@pytest.mark.parametrize("pairs", EMPTY)
@pytest.mark.parametrize("encoder", [BUNDLED, None], ids=["bundled", "none"])
def test_nothing_comes_of_nothing(pairs: list[tuple[str, str]], encoder: Encoder | None) -> None:
    assert extract(units(pairs), encoder=encoder) == []
    assert extract(units(pairs, "fr", "de"), "fr", "de") == []


def test_units_of_another_language_are_passed_over() -> None:
    assert extract(units(ORCHARDS, "fr", "en")) == []


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        extract([], "klingonish")


def test_progress_goes_through_all_stages() -> None:
    told: list[tuple[str, float]] = []
    extract(units(FERRIES), progress=lambda stage, share: told.append((stage, share)))
    assert list(dict(told)) == ["reading", "learning", "finding", "choosing", "recognising"]
    assert all(0 <= share <= 1 for _, share in told)


def test_the_name_that_other_programs_import() -> None:
    assert glossaries.extract is extract


def test_lists_of_words_are_words() -> None:
    for name in ("words_en.txt", "words_zh.txt"):
        lists = word_lists(name)
        assert {"function", "bodies", "documents", "not-inside", "entitled"} <= lists.keys()
        for words in lists.values():
            assert words
            assert {word.lower() for word in words} == words


@pytest.mark.parametrize(
    ("word", "singular"),
    [("parties", "party"), ("buoys", "buoy"), ("boxes", "box"), ("news", "news"),
     ("crisis", "crisis"), ("class", "class"), ("as", "as"), ("seas", "seas")],
)  # fmt: skip
def test_english_singulars_that_the_corpus_has(word: str, singular: str) -> None:
    known = {"party", "buoy", "box", "new", "clas", "crisi"} - {"new"}
    assert patterns_for("en-GB").base(word, known) == singular


def test_a_language_of_which_nothing_is_known_has_its_short_frequent_words() -> None:
    found = patterns_for("fr", ["de", "la", "ministère"])
    assert found.not_first == found.not_last == {"de", "la"}
    assert patterns_for("fr") == Patterns()
    assert patterns_for("zh-Hant") is patterns_for("zh")
