"""Units for tests of the memory, and what a memory holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tmx import TranslationUnit, pair_unit
from tmx.failure import BadFormat
from tmx.memory import Memory, open_memory
from tmx.memory.care.checking import checks


def sentences(count: int, first: int = 1) -> list[str]:
    """Different sentences."""
    return [
        f"The Committee took note of report {n * 37} at meeting {n}." for n in _range(first, count)
    ]


def _range(first: int, count: int) -> range:
    return range(first, first + count)


def document(
    texts: Sequence[str], symbol: str = "E/2019/7", file: str = "report.docx"
) -> list[TranslationUnit]:
    """The units of a document as aligning gives them; without a symbol it is known by its file."""
    return [
        pair_unit(
            text, f"译文：{text}", "en", "zh",
            props=[("x-document", symbol or file), ("x-file", file), ("x-position", str(place))],
        )
        for place, text in enumerate(texts, 1)
    ]  # fmt: skip


def plain(count: int, first: int = 1) -> list[TranslationUnit]:
    """Units that name no document."""
    return [pair_unit(text, f"译文：{text}", "en", "zh") for text in sentences(count, first)]


def broken_after(units: Sequence[TranslationUnit]) -> Iterator[TranslationUnit]:
    """Units of a file that cannot be read further."""
    yield from units
    raise BadFormat("not well-formed XML", path="broken.tmx", line=99, remedy="mend it")


def kept(memory: Memory) -> list[TranslationUnit]:
    """The units of a memory, in order."""
    return [stored.unit for stored in memory.units()]


def sources(memory: Memory) -> list[str]:
    """Their source texts."""
    return [unit.source for unit in kept(memory)]


def assert_sound(path: Path) -> None:
    """The file is sound, and its indexes fit its units."""
    with open_memory(path) as memory:
        assert [check for check in checks(memory) if not check.holds] == []
