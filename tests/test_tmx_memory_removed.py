"""What leaves the memory lies in a file beside it, and comes back whole."""

from __future__ import annotations

from pathlib import Path

from tmx import Inline, pair_unit, read_units
from tmx.memory import open_memory
from tmx.memory.removed import keep_removed, restored
from tmx.unit import REMOVED

UNITS = (
    pair_unit("The Bureau met on Monday.", "主席团星期一开会。", "en", "zh"),
    pair_unit(
        ("See ", Inline("ph", (("x", "1"),), ("<br/>",)), "annex."), "见附件。", "en", "zh",
        props=[("x-document", "E/2019/7"), ("x-file", "e.docx"), ("x-line", "3")], identifier="3",
    ),
)  # fmt: skip


def test_a_file_of_removed_units_says_why_and_gives_them_back(tmp_path: Path) -> None:
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        path = keep_removed(memory, ((unit, "too long") for unit in UNITS), "clean")
    assert path.parent == tmp_path / "m.tm-removed"
    assert path.name.endswith("-clean.tmx")
    read = list(read_units(path))
    assert [unit.prop(REMOVED) for unit in read] == ["too long", "too long"]
    assert [restored(unit) for unit in read] == list(UNITS)


def test_each_action_has_a_file_of_its_own(tmp_path: Path) -> None:
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        paths = {keep_removed(memory, [(UNITS[0], "identical")], "clean") for _ in range(3)}
    assert len(paths) == 3
    assert all(len(list(read_units(path))) == 1 for path in paths)


def test_a_unit_that_never_left_stays_the_same_object() -> None:
    assert restored(UNITS[1]) is UNITS[1]
