"""A process of its own that imports units of a test into a memory, in small transactions.

    python memory_importer.py MEMORY FIRST COUNT BATCH [SYMBOL]

It says `ready` before it begins, so that whoever started it can count from there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from memories import document, plain, sentences

from tmx import TranslationUnit
from tmx.failure import Failure
from tmx.memory import open_memory
from tmx.memory.importing.options import How
from tmx.memory.importing.run import import_units


def units(first: int, count: int, symbol: str) -> Iterator[TranslationUnit]:
    """What is imported: a document, or units that name none."""
    yield from document(sentences(count, first), symbol) if symbol else plain(count, first)


def main() -> int:
    memory, first, count, batch, *symbol = sys.argv[1:]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    try:
        with open_memory(memory, create=True) as opened:
            given = units(int(first), int(count), "".join(symbol))
            import_units(opened, given, f"from {first}", how=How(batch=int(batch)))
    except Failure as failure:
        sys.stderr.write(f"{failure}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
