"""The benchmark of the memory: it makes what it says, and each step does its work."""

from __future__ import annotations

from pathlib import Path

from benchmarks.memory import Row, measure, missed, pairs_of, units
from benchmarks.sentences import sentence_pairs
from benchmarks.spent import Spent
from tmx import read_units, write_units
from tmx.memory import open_memory


def test_the_same_seed_makes_the_same_sentences_and_another_others() -> None:
    pairs = list(sentence_pairs(2_000))
    assert pairs == list(sentence_pairs(2_000))
    assert pairs != list(sentence_pairs(2_000, seed=14))
    # Some recur, most do not.
    assert 1_700 < len(set(pairs)) < 1_990
    lengths = [len(english.split()) for english, _ in pairs]
    assert min(lengths) == 1
    assert 15 < sum(lengths) / len(lengths) < 25
    assert all(english and chinese and "{" not in english + chinese for english, chinese in pairs)


def test_each_step_does_its_work(tmp_path: Path) -> None:
    file, memory = tmp_path / "in.tmx", tmp_path / "memory.tm"
    write_units(file, units(sentence_pairs(30), props=True))
    rows = list(measure(file, memory))
    assert [(row.name, row.units) for row in rows] == [
        ("import", 30), ("import again", 30), ("export", 30), ("remove a tenth", 3),
    ]  # fmt: skip
    assert all(row.took.seconds > 0 and row.file > 0 for row in rows)
    assert list(read_units(tmp_path / "memory.tmx")) == list(read_units(file))
    with open_memory(memory) as opened:
        assert len(opened) == 27


def test_what_is_missed_is_named() -> None:
    assert missed(Row("import", 1_000_000, Spent(49.0, 90.0, 399.0), 1_099.0)) == []
    assert missed(Row("import", 1_000_000, Spent(51.0, 90.0, 401.0), 1_101.0)) == [
        "20,000 units a second", "400 MB of memory", "1,100 MB of file",
    ]  # fmt: skip


def test_pairs_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("one\t一\ntwo\t二\tmore\n", encoding="utf-8")
    assert list(pairs_of(tmp_path / "a.tsv")) == [("one", "一"), ("two", "二")]
