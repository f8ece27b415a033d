"""The table of pairs: doubtful ones first, added up, as a file."""

from __future__ import annotations

import json

import pytest

from aligner.corpus.pairing import Pair
from aligner.corpus.table import COLUMNS, format_rows, rows, table_suffix, total
from aligner.corpus.work import Result
from aligner.errors import BadCorpus, Unrelated
from aligner.summary import Summary
from tmx.failure import UnknownSuffix

PAIRS = [Pair(name, f"{name}.en.md", f"{name}.zh.md", f"{name}.en.md") for name in "abcde"]
RESULTS = {
    "a": Result(b"", Summary((5, 4), {"1-1": 3, "2-1": 1}, (0, 0), 0.95), b"", 4, 0, 0.5),
    "b": Result(b"", Summary((9, 8), {"1-1": 1}, (8, 7), 0.35), b"", 1, 0, 0.25),
    "e": Result(b"", Summary((7, 7), {"1-1": 7}, (0, 0), 0.45, unrelated=True), b"", 7, 0, 1.0),
    "d": Result(b"", Summary((1, 1), {}, (1, 1), 0.0), b"", 0, 0, 0.125),
}
FAILURES = {
    "c": BadCorpus("is\tempty", path="c.en.md"),
    "away": BadCorpus("several files"),
}
TABLE = rows(PAIRS, RESULTS, FAILURES)


def test_failed_and_doubtful_pairs_stand_first() -> None:
    assert [row.name for row in TABLE] == ["away", "c", "e", "d", "b", "a"]
    assert [row.source for row in TABLE[:2]] == ["", "c.en.md"]


def test_the_total_weighs_confidence_by_beads() -> None:
    added = total(TABLE)
    assert (added.segments, added.beads, added.unaligned) == (
        (22, 20),
        {"1-1": 11, "2-1": 1},
        (9, 8),
    )
    assert added.confidence == pytest.approx((4 * 0.95 + 0.35 + 7 * 0.45) / 12)


def test_as_tsv() -> None:
    head, *lines = format_rows(TABLE, ".tsv").splitlines()
    assert tuple(head.split("\t")) == COLUMNS
    assert lines[1] == "c\t0.0\t0\t0\t0\t0\t0\t0\t0\t0\t0.0\t\tc.en.md: is empty\tc.en.md\tc.zh.md"
    assert lines[2] == "e\t0.45\t7\t7\t7\t7\t0\t0\t0\t7\t1.0\tyes\t\te.en.md\te.zh.md"
    assert lines[5] == "a\t0.95\t5\t4\t4\t3\t1\t0\t0\t4\t0.5\t\t\ta.en.md\ta.zh.md"


def test_as_jsonl() -> None:
    objects = [json.loads(line) for line in format_rows(TABLE, ".jsonl").splitlines()]
    assert objects[4] == {
        "pair": "b", "confidence": 0.35, "source_segments": 9, "target_segments": 8, "beads": 1,
        "one_to_one": 1, "other": 0, "source_unaligned": 8, "target_unaligned": 7, "units": 1,
        "seconds": 0.25, "unrelated": False, "problem": "", "source": "b.en.md",
        "target": "b.zh.md", "types": {"1-1": 1},
    }  # fmt: skip
    assert [one["pair"] for one in objects if one["unrelated"]] == ["e"]
    assert objects[0]["problem"] == "several files"


@pytest.mark.parametrize(
    ("path", "cause"),
    [("r.csv", "no table has the suffix '.csv'"), ("r", "a file name without suffix")],
)
def test_other_tables_are_refused(path: str, cause: str) -> None:
    with pytest.raises(UnknownSuffix) as caught:
        table_suffix(path)
    assert str(caught.value) == f"{path}: {cause}; take one of .tsv .jsonl"


def test_a_pair_refused_as_unrelated_is_marked_so() -> None:
    (row,) = rows(PAIRS[:1], {}, {"a": Unrelated("no versions of one")})
    assert row.cells()["unrelated"] in (True, "yes")
    assert row.problem == "no versions of one"
