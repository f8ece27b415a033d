"""Status and usage: kept in the unit, found by columns, and no reason to take it for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from memories import document, kept, plain, sentences

from tmx.failure import TmxError
from tmx.memory import Memory, open_memory, records
from tmx.memory.importing.run import import_units
from tmx.memory.marking import ids_of_document, ids_there, mark, used
from tmx.unit import STATUS

WHEN = datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone.utc)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(tmp_path / "m.tm", create=True) as opened:
        import_units(opened, document(sentences(3)) + plain(2, 50), "a.tmx")
        yield opened


def test_a_status_stands_in_the_unit_and_goes_again(memory: Memory) -> None:
    before = kept(memory)
    assert mark(memory, [1, 2, 77], "reviewed") == 2
    assert mark(memory, [1, 4], "rejected") == 2
    assert mark(memory, [1], "rejected") == 0
    assert [unit.prop(STATUS) for unit in kept(memory)] == [
        "rejected",
        "reviewed",
        "",
        "rejected",
        "",
    ]
    assert [stored.status for stored in memory.units("u.status <> 'aligned'")] == [
        "rejected",
        "reviewed",
        "rejected",
    ]
    assert mark(memory, range(1, 6), "aligned") == 3
    assert [replace(unit, attributes=()) for unit in kept(memory)] == before


@pytest.mark.parametrize(
    ("told", "status", "then"),
    [
        ("fuzzy", "reviewed", "reviewed"),
        ("final", "reviewed", "final"),
        ("final", "rejected", "rejected"),
        ("final", "aligned", ""),
        ("translated", "rejected", "rejected"),
    ],
)
def test_a_status_of_another_format_gives_way(
    memory: Memory, told: str, status: str, then: str
) -> None:
    first = replace(plain(1)[0], props=(("x-a", "1"), (STATUS, told), ("x-b", "2")))
    import_units(memory, [first], "b.po")
    (number,) = (stored.id for stored in memory.units("u.id > 5"))
    mark(memory, [number], status)
    unit = memory.some([number])[number].unit
    assert unit.prop(STATUS) == then
    assert [pair for pair in unit.props if pair[0] != STATUS] == [("x-a", "1"), ("x-b", "2")]
    # It comes back as the unit that it is.
    assert import_units(memory, [unit], "c.tmx").known == 1


def test_two_units_that_become_the_same_by_their_status_both_stay(memory: Memory) -> None:
    fuzzy = replace(plain(1, 50)[0], props=((STATUS, "fuzzy"),))
    import_units(memory, [fuzzy], "b.po")
    assert mark(memory, [6], "reviewed") == 1
    assert (len(memory), import_units(memory, kept(memory), "c.tmx").added) == (6, 0)


def test_a_status_is_a_change_and_dated(memory: Memory) -> None:
    mark(memory, [1, 2], "reviewed", WHEN)
    mark(memory, [2], "reviewed", WHEN.replace(year=2027))
    mark(memory, [1], "rejected", WHEN.replace(year=2028))
    dates = [stored.unit.attribute("changedate") for stored in memory.units()]
    assert dates == ["20280304T050607Z", "20260304T050607Z", "", "", ""]
    columns = memory.connection.execute("SELECT changed FROM unit ORDER BY id").fetchall()
    assert [column or "" for (column,) in columns] == dates
    # It is no reason to take it for another unit.
    assert import_units(memory, kept(memory), "c.tmx").known == 5


def test_uses_are_counted_and_dated(memory: Memory) -> None:
    used(memory, [2, 2, 99], WHEN)
    used(memory, [2], WHEN.replace(year=2027))
    stored = memory.some([2])[2]
    assert stored.used == 3
    assert stored.unit.attributes == (("usagecount", "3"), ("lastusagedate", "20270304T050607Z"))
    (column,) = memory.connection.execute("SELECT last_used FROM unit WHERE id = 2").fetchone()
    assert column == "20270304T050607Z"
    assert import_units(memory, [stored.unit], "c.tmx").known == 1


@pytest.mark.parametrize(
    ("told", "count"),
    [("7", 7), ("", 0), ("-1", 0), ("x", 0), ("9" * 19, 2**63 - 1), ("9" * 99, 0)],
)
def test_how_often_a_unit_says_that_it_was_taken(told: str, count: int) -> None:
    unit = replace(plain(1)[0], attributes=(("usagecount", told),))
    assert records.usage(unit) == count


def test_a_status_that_is_none(memory: Memory) -> None:
    with pytest.raises(TmxError) as failure:
        mark(memory, [1], "good")
    assert str(failure.value) == "'good' is no status; use one of aligned, reviewed, rejected"


def test_units_are_named_by_document_or_number(memory: Memory) -> None:
    assert ids_of_document(memory, "E/2019/7") == [1, 2, 3]
    assert ids_there(memory, [5, 1]) == [5, 1]
    with pytest.raises(TmxError, match="no unit comes from a document 'A/1'"):
        ids_of_document(memory, "A/1")
    with pytest.raises(TmxError, match="no unit has the number 6"):
        ids_there(memory, [1, 6])
