"""Examples of a term are the sentences of the memory that have it."""

from __future__ import annotations

from pathlib import Path

from glossaries.lookup import examples
from tmx import pair_unit
from tmx.memory import import_units, open_memory

PAIRS = (
    ("The Council met.", "理事会开会。"),
    ("Each council reports to the Council.", "各理事会向理事会报告。"),
    ("The Assembly met.", "大会开会。"),
    ("The Assembly met.", "大会开会。"),
)


def test_a_term_is_shown_where_it_stands(tmp_path: Path) -> None:
    with open_memory(tmp_path / "a.tm", create=True) as memory:
        import_units(memory, (pair_unit(*pair, "en", "zh") for pair in PAIRS), "a")
        newest, oldest = examples(memory, "council", "en")
        assert (oldest.text, oldest.language, oldest.unit.target) == (
            *PAIRS[0][:1],
            "en",
            PAIRS[0][1],
        )
        assert [newest.text[slice(*span)] for span in newest.spans] == ["council", "Council"]
        assert len(examples(memory, "council", limit=1)) == 1
        assert [one.language for one in examples(memory, "大会")] == ["zh"]
        assert examples(memory, "council", "zh") == []
        assert examples(memory, " ") == []
