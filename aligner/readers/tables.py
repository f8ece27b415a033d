"""Rows of tables in text: cells between tabs, as PDF extractors write them, or between bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.readers.labels import BULLETS, labelled
from aligner.readers.lines import Line

_BARRED = re.compile(r"\s{0,3}\|.*\|?\s*$")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")


def is_row(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a row of cells between tabs.

    A tab inside the line makes it one, unless all it parts is a label from its text. A tab at the
    line's start alone is an indent, or an empty first cell if a row stands above or below.
    """
    text = lines[index].text
    if _inner_tab(text):
        return True
    return text.startswith("\t") and any(
        0 <= near < len(lines) and _inner_tab(lines[near].text) for near in (index - 1, index + 1)
    )


def row_cells(text: str) -> list[str]:
    """The texts between a line's tabs."""
    return text.split("\t")


def is_barred(text: str) -> bool:
    """Whether a line of Markdown is a row between bars."""
    return _BARRED.fullmatch(text) is not None


def is_delimiter(text: str) -> bool:
    """Whether a line is the rule below a Markdown table's header."""
    return "|" in text and _DELIMITER.fullmatch(text) is not None


def below_delimiters(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines of tables without outer bars, told by the rule below their header."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if index and is_delimiter(line.text) and "|" in lines[index - 1].text:
            found.update((index - 1, index))
        elif index - 1 in found and "|" in line.text:
            found.add(index)
    return found


def barred_cells(text: str) -> list[str]:
    """The texts between a line's bars."""
    inner = text.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.replace("\\|", "|") for cell in _UNESCAPED_BAR.split(inner)]


def _inner_tab(text: str) -> bool:
    if "\t" not in text.strip():
        return False
    cells = [cell.strip() for cell in text.strip().split("\t") if cell.strip()]
    return len(cells) > 2 or not _is_label(cells[0])


def _is_label(cell: str) -> bool:
    return cell in BULLETS or bool(labelled(f"{cell} x")[0] and labelled(f"{cell} x")[1] == "x")
