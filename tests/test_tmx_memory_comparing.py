"""Two versions of a memory: what is found to be the same, changed, moved, gone or new."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_files import in_french, unit
from searching import examples
from strategies import units as any_units

from tmx import Inline, TranslationUnit, Variant, pair_unit
from tmx.memory.comparing import packing
from tmx.memory.comparing.changes import KINDS, compared
from tmx.memory.comparing.telling import told_change

AGENDA = unit("The Commission adopted its agenda.", "委员会通过了议程。", "A/65/1")
NOTE = unit("Note", "注", "A/65/1")
REVIEWED = unit("Note", "注", "A/65/1", props={"status": "reviewed"})
TAGGED = pair_unit(("A ", Inline("ph", (("x", "1"),), ("<br/>",))), "甲", "en", "zh-CN")

CASES = {
    "nothing": ([], [], {}),
    "the same": ([AGENDA, NOTE], [NOTE, AGENDA], {}),
    "dates, usage, notes and other props do not count": (
        [NOTE],
        [replace(unit("Note", "注", "A/65/1", props={"line": "7"}, changeid="li"), notes=("see",))],
        {},
    ),
    "another translation": (
        [NOTE], [unit("Note", "说明", "A/65/1")], {"changed": [("注", "说明")]},
    ),
    "the source counts as for search": (
        [NOTE], [unit("note:", "注：", "A/65/1")], {"changed": [("注", "注：")]},
    ),
    "numbers count": (
        [unit("Item 1", "项目")], [unit("Item 2", "项目")],
        {"removed": [("项目", None)], "added": [(None, "项目")]},
    ),
    "another status": ([NOTE], [REVIEWED], {"status": [("注", "注")]}),
    "another document": ([NOTE], [unit("Note", "注", "A/66/1")], {"moved": [("注", "注")]}),
    "another context": (
        [NOTE], [unit("Note", "注", "A/65/1", props={"context": "x"})], {"moved": [("注", "注")]},
    ),
    "another document and translation": (
        [NOTE], [unit("Note", "说明", "A/66/1")],
        {"removed": [("注", None)], "added": [(None, "说明")]},
    ),
    "codes count": (
        [TAGGED], [pair_unit("A ", "甲", "en", "zh-CN")], {"changed": [("甲", "甲")]},
    ),
    "one more language": (
        [NOTE], [in_french(NOTE, "Note")], {"removed": [("注", None)], "added": [(None, "注")]},
    ),
    "a language's code with and without its region": (
        [NOTE], [replace(NOTE, variants=(NOTE.variants[0], Variant("zh", ("注",))))], {},
    ),
    "traditional characters are another language": (
        [NOTE], [replace(NOTE, variants=(NOTE.variants[0], Variant("zh-TW", ("注",))))],
        {"removed": [("注", None)], "added": [(None, "注")]},
    ),
    "twice, then once": ([NOTE, NOTE], [NOTE], {"removed": [("注", None)]}),
    "once, then twice": ([NOTE], [NOTE, NOTE], {"added": [(None, "注")]}),
    "two of one source: the one that stayed stays": (
        [NOTE, unit("Note", "附注", "A/65/1")], [unit("Note", "附注", "A/65/1"),
         unit("Note", "说明", "A/65/1")], {"changed": [("注", "说明")]},
    ),
}  # fmt: skip


def found(
    old: list[TranslationUnit], new: list[TranslationUnit]
) -> dict[str, list[tuple[str | None, str | None]]]:
    with compared(old, new) as result:
        told: dict[str, list[tuple[str | None, str | None]]] = {}
        for change in result.changes():
            old_text = change.old.target if change.old else None
            new_text = change.new.target if change.new else None
            told.setdefault(change.kind, []).append((old_text, new_text))
        assert result.sizes == (len(old), len(new))
        assert result.counts == {kind: len(told.get(kind, [])) for kind in KINDS}
        assert result.differs == bool(told)
        return told


@pytest.mark.parametrize("case", CASES)
def test_changes(case: str) -> None:
    old, new, expected = CASES[case]
    assert found(old, new) == expected


def test_only_some_kinds_are_shown_and_in_the_order_of_the_file() -> None:
    old = [unit(f"Item {n}", f"{n}") for n in range(9)]
    new = [unit(f"Item {n}", f"项{n}" if n % 2 else f"{n}") for n in range(8, -1, -1)]
    with compared(old, new) as result:
        changes = [change.unit.source for change in result.changes("changed")]
        assert changes == ["Item 7", "Item 5", "Item 3", "Item 1"]
        assert list(result.changes("added", "removed")) == []
        assert result.same == 5


_SMALL = st.builds(
    unit,
    st.sampled_from(["One", "one.", "Two"]),
    st.sampled_from(["甲", "乙"]),
    st.sampled_from(["", "A/65/1"]),
    props=st.sampled_from([{}, {"status": "reviewed"}]),
)


@settings(max_examples=examples(25))
@given(old=st.lists(_SMALL, max_size=6), new=st.lists(_SMALL, max_size=6))
def test_each_unit_is_told_of_once(old: list[TranslationUnit], new: list[TranslationUnit]) -> None:
    with compared(old, new) as result:
        changes = list(result.changes())
        counts = result.counts
        same = result.same
    gone = Counter(packing.packed(one.old) for one in changes if one.old)
    come = Counter(packing.packed(one.new) for one in changes if one.new)
    assert not gone - Counter(map(packing.packed, old))
    assert not come - Counter(map(packing.packed, new))
    assert same + sum(gone.values()) == len(old)
    assert same + sum(come.values()) == len(new)
    # Which file is the older changes nothing but the names.
    with compared(new, old) as back:
        assert back.counts == counts | {"added": counts["removed"], "removed": counts["added"]}


@given(any_units)
def test_units_are_packed_whole(made: TranslationUnit) -> None:
    assert packing.unpacked(packing.packed(made)) == made


def test_a_change_for_programs() -> None:
    new = unit("Note", "附注", "A/65/1", changeid="li", changedate="20240503T000000Z")
    with compared([NOTE], [new]) as result:
        (change,) = result.changes()
    assert told_change(change) == {
        "kind": "changed",
        "old": {
            "source_language": "en", "texts": {"en": "Note", "zh-CN": "注"}, "document": "A/65/1",
            "context": "", "status": "aligned", "by": "", "when": "",
        },
        "new": {
            "source_language": "en", "texts": {"en": "Note", "zh-CN": "附注"},
            "document": "A/65/1", "context": "", "status": "aligned", "by": "li",
            "when": "20240503T000000Z",
        },
        "differences": {"zh-CN": [["insert", "", "附"], ["equal", "注", "注"]]},
    }  # fmt: skip
