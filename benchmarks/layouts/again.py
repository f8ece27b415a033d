"""Read one document many times in one process, for `benchmarks.spent` to look at.

python -m benchmarks.layouts.again FILE LANGUAGE TIMES
"""

from __future__ import annotations

import sys

from aligner import read_document


def main(path: str, language: str, times: str) -> None:
    """Reads it and drops it, so many times."""
    for _ in range(int(times)):
        read_document(path, language)


if __name__ == "__main__":
    main(*sys.argv[1:])
