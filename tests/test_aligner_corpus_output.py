"""Where a corpus is written, refused before any work is done."""

from __future__ import annotations

import pytest

from aligner.corpus.output import Output
from tmx.failure import FileProblem


@pytest.mark.parametrize("path", ["x{nam}.tmx", "{}.tmx"])
def test_an_unknown_placeholder_is_refused(path: str) -> None:
    with pytest.raises(
        FileProblem, match=r"stands for nothing; write \{name\} for one file a pair"
    ):
        Output.of(path)
