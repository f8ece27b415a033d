"""Broken files that readers once did not survive: each is read, or refused with one message.

`python -m benchmarks.fuzz` found them; the names tell what was raised then.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz.judging import judged

BROKEN = sorted((Path(__file__).parent / "data" / "broken").glob("*.*"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_file_is_read_or_refused(path: Path) -> None:
    fault = judged(path)
    assert fault is None, fault.told
