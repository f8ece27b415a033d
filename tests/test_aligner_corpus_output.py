"""Where a corpus is written, refused before any work is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.corpus.output import Output, refuse_overwriting
from aligner.corpus.pairing import Pair
from tmx.failure import FileProblem


@pytest.mark.parametrize("path", ["x{nam}.tmx", "{}.tmx"])
def test_an_unknown_placeholder_is_refused(path: str) -> None:
    with pytest.raises(
        FileProblem, match=r"stands for nothing; write \{name\} for one file a pair"
    ):
        Output.of(path)


@pytest.mark.parametrize(
    ("names", "inputs", "report", "cause"),
    [
        (["k"], ["k.tsv"], None, "is an input"),
        (["K"], ["k.tsv"], None, "is an input"),
        (["x"], [], "x.tsv", "is the table of the pairs, too"),
        (["a", "A"], [], None, "would hold two pairs"),
    ],
)
def test_nothing_is_written_over(
    tmp_path: Path, names: list[str], inputs: list[str], report: str | None, cause: str
) -> None:
    output = Output.of(
        str(tmp_path / "{name}.tsv"),
        report=str(tmp_path / report) if report else None,
        inputs=[str(tmp_path / one) for one in inputs],
    )
    pairs = [Pair(name, f"{name}.en.md", f"{name}.zh.md", f"{name}.en.md") for name in names]
    with pytest.raises(FileProblem, match=cause):
        refuse_overwriting(output, pairs)
    refuse_overwriting(output, [Pair("other", "o.en.md", "o.zh.md", "o.en.md")])
