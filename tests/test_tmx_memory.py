"""The translation memory: what goes in comes out, nothing twice, newer instead of older."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tmx import Inline, TranslationUnit, pair_unit
from tmx.memory import Memory, open_memory
from tmx.memory.importing.run import import_units

UNITS = (
    pair_unit("The Commission adopted its agenda.", "委员会通过了议程。", "en", "zh-CN"),
    pair_unit(
        ("Take ", Inline("ph", (("x", "1"),), ("<br/>",)), "note."), "注意。", "en", "zh-CN",
        props=[("x-document", "E/CN.15/2011/19"), ("x-line", "7")], identifier="7",
    ),
)  # fmt: skip


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(tmp_path / "memory.tm", create=True) as opened:
        yield opened


def kept(memory: Memory) -> list[TranslationUnit]:
    return [stored.unit for stored in memory.units()]


def test_units_come_out_as_they_went_in(memory: Memory) -> None:
    result = import_units(memory, UNITS, "a.tmx")
    assert (result.read, result.added, result.known) == (2, 2, 0)
    assert kept(memory) == list(UNITS)


def test_the_same_file_twice_adds_nothing(memory: Memory) -> None:
    import_units(memory, UNITS, "a.tmx")
    result = import_units(memory, UNITS, "a.tmx")
    assert (result.added, result.known, len(memory)) == (0, 2, 2)


def test_a_newer_version_of_a_document_replaces_its_units(memory: Memory) -> None:
    def version(text: str) -> TranslationUnit:
        return pair_unit(text, "注意。", "en", "zh", props=[("x-document", "A/65/1")])

    import_units(memory, [*UNITS, version("Old.")], "a.tmx")
    result = import_units(memory, [version("New.")], "b.tmx")
    assert (result.added, result.replaced) == (1, 1)
    assert kept(memory) == [*UNITS, version("New.")]
