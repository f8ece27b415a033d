"""Units of a memory into exchange files: as they came, with what the memory knows beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from memory_files import in_french, made_memory, unit

from tmx import read_units
from tmx.failure import BadFormat, FileProblem, UnknownSuffix
from tmx.memory import Memory, open_memory
from tmx.memory.comparing.inputs import is_memory, units_of
from tmx.memory.exporting.export import Export, export, suffix_of
from tmx.memory.marking import mark, used

PLAIN = unit("The Commission adopted its agenda.", "委员会通过了议程。", "A/65/1")
DOUBTFUL = unit("Note", "注", props={"confidence": "0.20"})
REVIEWED = unit("Item", "项目", props={"status": "final"})
REJECTED = unit("Wrong", "错", props={"status": "rejected"})
FRENCH = in_french(unit("Three", "三"), "Trois")
LONE = replace(FRENCH, variants=(FRENCH.variants[0], FRENCH.variants[2]))
UNITS = [PLAIN, DOUBTFUL, REVIEWED, REJECTED, FRENCH, LONE]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(made_memory(tmp_path / "m.tm", UNITS)) as opened:
        yield opened


def test_units_come_out_as_they_went_in(memory: Memory, tmp_path: Path) -> None:
    result = export(memory, str(tmp_path / "o.tmx"), Export(["status=aligned,reviewed,rejected"]))
    assert (result.written, result.left_out) == (6, {})
    assert list(read_units(tmp_path / "o.tmx")) == UNITS


def test_rejected_units_and_those_that_lack_a_language_are_counted(
    memory: Memory, tmp_path: Path
) -> None:
    result = export(memory, str(tmp_path / "o.tmx"), Export())
    assert (result.written, result.left_out) == (5, {"rejected": 1})
    result = export(memory, str(tmp_path / "o.po"), Export((), "en", "zh-CN"))
    assert (result.written, result.left_out) == (4, {"rejected": 1, "no translation": 1})
    result = export(memory, str(tmp_path / "o.tsv"), Export((), "fr", "en"))
    assert (result.written, result.left_out) == (2, {"rejected": 1, "no source text": 3})
    result = export(memory, str(tmp_path / "o.tmx"), Export((), "zh-CN", "fr"))
    assert [made.source for made in read_units(tmp_path / "o.tmx")] == ["三"]
    result = export(memory, str(tmp_path / "o.tmx"), Export((), min_confidence=0.5))
    assert result.left_out == {"rejected": 1, "below confidence 0.5": 1}


def test_what_became_of_a_unit_is_written(memory: Memory, tmp_path: Path) -> None:
    mark(memory, [1, 4], "reviewed")
    mark(memory, [3], "rejected")
    used(memory, [1, 1, 2], datetime(2024, 5, 3))
    result = export(memory, str(tmp_path / "o.tmx"), Export(["status!=aligned"]))
    assert result.written == 3
    first, third, fourth = read_units(tmp_path / "o.tmx")
    assert [made.prop("x-status") for made in (first, third, fourth)] == [
        "reviewed", "rejected", "reviewed",
    ]  # fmt: skip
    assert first.attribute("usagecount") == "2"
    assert first.attribute("lastusagedate") == "20240503T000000Z"
    export(memory, str(tmp_path / "o.tmx"), Export(["used=1"]))
    assert [made.source for made in read_units(tmp_path / "o.tmx")] == ["Note"]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_tables_show_the_document_and_what_is_doubtful(
    suffix: str, memory: Memory, tmp_path: Path
) -> None:
    path = tmp_path / f"o{suffix}"
    export(memory, str(path), Export(["languages=en,zh"], "en", "zh-CN"))
    read = list(read_units(path))
    assert [made.prop("x-document") for made in read] == ["A/65/1", "", "", ""]
    assert [made.prop("x-status") for made in read] == ["", "initial", "final", ""]


def test_doubtful_units_are_fuzzy_in_po_and_initial_in_xliff(
    memory: Memory, tmp_path: Path
) -> None:
    for name, status in (("o.po", "fuzzy"), ("o.xlf", "initial")):
        export(memory, str(tmp_path / name), Export((), "en", "zh-CN"))
        read = {made.source: made.prop("x-status") for made in read_units(tmp_path / name)}
        assert read["Note"] == status


def test_profiles_shape_tmx(memory: Memory, tmp_path: Path) -> None:
    from tmx.profiles import PROFILES

    export(memory, str(tmp_path / "o.tmx"), Export(profile=PROFILES["lokalize"]))
    assert 'xml:lang="zh_CN"' in (tmp_path / "o.tmx").read_text("utf-8")


def test_progress_goes_up_to_the_end(tmp_path: Path) -> None:
    path = made_memory(tmp_path / "m.tm", [unit(f"Item {n}", f"{n}") for n in range(2_500)])
    shares: list[float] = []
    with open_memory(path) as opened:
        export(opened, str(tmp_path / "o.tmx"), Export(progress=shares.append))
    assert shares == [1 / 2_500, 1_001 / 2_500, 2_001 / 2_500]


def test_nothing_is_written_where_there_is_nothing_in_a_language(
    memory: Memory, tmp_path: Path
) -> None:
    target = tmp_path / "o.tmx"
    target.write_text("what was there", encoding="utf-8")
    with pytest.raises(BadFormat) as caught:
        export(memory, str(target), Export((), "en", "ru"))
    assert str(caught.value) == (
        f"{memory.path}: holds nothing in 'ru' (languages: en, zh-CN, fr-CA); say others with -s "
        "and -t"
    )
    with pytest.raises(FileProblem, match="is the memory; name another file to write"):
        export(memory, str(memory.path), Export(format=".tmx"))
    assert target.read_text("utf-8") == "what was there"
    # Nothing that matches is no mistake.
    assert export(memory, str(target), Export(["used>5"])).written == 0
    assert list(read_units(target)) == []


@pytest.mark.parametrize(
    ("target", "named", "told"),
    [
        ("o.html", "", "o.html: no format has the suffix '.html'; take one of .tmx .po .xlf"),
        ("o", "", "o: a file name without a suffix; take one of .tmx"),
        ("o.tmx", "pot", "no format has the suffix '.pot'; take one of .tmx"),
    ],
)
def test_formats_that_are_not_written(target: str, named: str, told: str) -> None:
    with pytest.raises(UnknownSuffix) as caught:
        suffix_of(target, named)
    assert str(caught.value).startswith(told)


def test_formats() -> None:
    assert [suffix_of("a.TMX"), suffix_of("-"), suffix_of("-", ".JSONL"), suffix_of("a", "po")] == [
        ".tmx", ".tsv", ".jsonl", ".po",
    ]  # fmt: skip


def test_memories_are_told_by_their_content(memory: Memory, tmp_path: Path) -> None:
    other = tmp_path / "memory.tmx"
    other.write_bytes(memory.path.read_bytes())
    assert is_memory(other)
    assert list(units_of(other)) == UNITS
    export(memory, str(tmp_path / "o.tmx"), Export())
    assert not is_memory(tmp_path / "o.tmx")
    assert len(list(units_of(tmp_path / "o.tmx"))) == 5
    with pytest.raises(FileProblem):
        is_memory(tmp_path / "none.tm")
