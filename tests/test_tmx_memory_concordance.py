"""Concordance: which texts have a phrase, where, in which order, and how many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tmx import pair_unit
from tmx.memory import Memory, open_memory
from tmx.memory.importing.run import import_units
from tmx.memory.marking import mark
from tmx.memory.searching import Concordance, concordance
from tmx.memory.searching.phrases import phrase_of


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(tmp_path / "memory.tm", create=True) as opened:
        yield opened


def fill(memory: Memory, *pairs: tuple[str, str], file: str = "a.tmx") -> None:
    units = [
        pair_unit(*pair, "en", "zh", props=[("x-position", str(place))])
        for place, pair in enumerate(pairs)
    ]
    import_units(memory, units, file)


def sources(found: Concordance) -> list[str]:
    return [hit.stored.unit.source for hit in found.hits]


# phrase, text, what is found of it
PHRASES = [
    ("plan of action", "Plan of Action, plan  of\naction", ["Plan of Action", "plan  of\naction"]),
    ("plan of action", "The planning of actions", []),
    ("action", "inaction, actions", []),
    ("agend*", "The AGENDA and agendas, not a gender", ["AGENDA", "agendas"]),
    ("agend* item", "agenda items", []),
    ("agend* item", "Agenda item 7", ["Agenda item"]),
    ("*genda", "the agenda", []),
    ("65/230", "A/65/230", ["65/230"]),
    ("65/230", "65, 230", []),
    ("65 230", "65/230 and 65, 230", ["65/230", "65, 230"]),
    ("A/65/230", "A / 65 / 230", ["A / 65 / 230"]),
    ("230", "1,230 and 230.5 and 230.", ["230"]),
    ("1,230", "1,230", ["1,230"]),
    ("20*", "2011, 20.5 and 1,200", ["2011", "20.5"]),
    ("E/CN.15", "E/CN.15/2011/19", ["E/CN.15"]),
    ("(a)", "see (a) or a", ["(a)"]),
    ("a", "see (a) or a", ["a", "a"]),
    ("session.", "the session and session.", ["session."]),
    ("届会", "第六十届会议，届  会，届，会", ["届会", "届  会", "届，会"]),
    ("会", "委员会会议", ["会", "会"]),
    ("议程。", "通过了议程。议程", ["议程。"]),
    ("2011年", "在２０１１年", ["２０１１年"]),
    ("ＵＮ", "The UN and un-", ["UN", "un"]),
    ("cafe\u0301", "Café du Palais", ["Café"]),
    ("straße", "STRASSE", ["STRASSE"]),
    ("½", "½ of it", ["½"]),
    ("***", "see ***", ["***"]),
    ("a.*b", "a.xb a.*b", ["a.*b"]),
    ("NEAR", "near and far", ["near"]),
    ('say "no"', 'to say "no"', ['say "no"']),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "text", "expected"), PHRASES)
def test_what_a_phrase_finds(phrase: str, text: str, expected: list[str], memory: Memory) -> None:
    fill(memory, (text, "译文"), ("Something else again", "别的"))
    found = concordance(memory, phrase)
    assert sources(found) == ([text] if expected else [])
    places = [text[a:b] for hit in found.hits for one in hit.found for a, b in one.spans]
    assert places == expected
    asked = phrase_of(phrase)
    assert asked is not None
    assert asked.is_in(text) == bool(expected)


@pytest.mark.parametrize("phrase", ["", "  ", "\n"])
def test_an_empty_phrase_is_nowhere(phrase: str, memory: Memory) -> None:
    fill(memory, ("Annex", "附件"))
    assert concordance(memory, phrase) == Concordance((), 0, False)


# language, the units that are found
SIDES = [
    (None, ["65/230 again", "See A/65/230."]),
    ("en", ["65/230 again", "See A/65/230."]),
    ("zh", ["See A/65/230."]),
    (["zh", "en"], ["65/230 again", "See A/65/230."]),
    ("zh-CN", ["See A/65/230."]),
    ("zh-Hant", []),
    ("fr", []),
    ([], []),
]


@pytest.mark.parametrize(("language", "expected"), SIDES)
def test_sides(language: str | list[str] | None, expected: list[str], memory: Memory) -> None:
    fill(memory, ("See A/65/230.", "见A/65/230。"), ("65/230 again", "又一次"))
    found = concordance(memory, "65/230", language=language)
    assert (sources(found), found.units) == (expected, len(expected))


def test_both_sides_are_told(memory: Memory) -> None:
    fill(memory, ("See A/65/230.", "见A/65/230。"))
    [hit] = concordance(memory, "65/230").hits
    assert [(one.variant.language, one.spans) for one in hit.found] == [
        ("en", ((6, 12),)),
        ("zh", ((3, 9),)),
    ]
    assert hit.spans(hit.stored.unit.target_variant) == ((3, 9),)
    assert hit.spans(None) == ()


def test_the_newest_first_and_the_same_but_once(memory: Memory) -> None:
    fill(memory, ("the annex", "附件"), ("an annex", "附件"))
    fill(memory, ("the annex", "附件"), ("the annex", "附录"), file="b.tmx")
    found = concordance(memory, "annex")
    told = [(hit.stored.unit.source, hit.stored.unit.target, hit.times) for hit in found.hits]
    assert told == [("the annex", "附录", 1), ("an annex", "附件", 1), ("the annex", "附件", 1)]


def test_units_that_say_the_same_are_one_hit(memory: Memory) -> None:
    fill(memory, ("the annex", "附件"), ("the annex", "附件"), ("the annex", "附件"))
    found = concordance(memory, "annex")
    assert [(hit.stored.id, hit.times) for hit in found.hits] == [(3, 3)]
    assert (found.units, found.more) == (3, False)


def test_limits(memory: Memory) -> None:
    fill(memory, *((f"annex {n}", f"附件{n}") for n in range(30)))
    found = concordance(memory, "annex", limit=2, counted=10)
    assert (sources(found), found.units, found.more) == (["annex 29", "annex 28"], 10, True)
    found = concordance(memory, "附件", limit=50, counted=30)
    assert (len(found.hits), found.units, found.more) == (30, 30, False)


def test_what_is_rejected_or_gone_is_not_found(memory: Memory) -> None:
    fill(memory, ("annex 1", "附件1"), ("annex 2", "附件2"), ("annex 3", "附件3"))
    ids = [hit.stored.id for hit in concordance(memory, "annex").hits]
    mark(memory, ids[:1], "rejected")
    memory.remove(ids[1:2])
    assert sources(concordance(memory, "annex")) == ["annex 1"]
