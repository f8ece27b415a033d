"""Where in a TOML file something stands: no reader of TOML tells, and a message should.

It goes by the headings of tables and the keys at the start of lines, which is how people write
such files. Where it finds nothing it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_HEADING = re.compile(r"\s*\[\[?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?P<name>[\w"'.-]+(?:\s*\.\s*[\w"'-]+)*)\s*=""")
_PART = re.compile(r"""["']?([^"'.\s]+)["']?""")


def line_of(text: str, path: Sequence[str], number: int = 0) -> int | None:
    """The line of a key; that of its table if the key is not found, None for neither.

    Args:
        text: of the file.
        path: of the key: tables from outside in, then its name.
        number: of the table among those of its name, from 0, where there may be several.
    """
    wanted = list(path)
    if number:
        return _first(wanted, [(line, one) for line, one, place in _keys(text) if place == number])
    return _first(wanted, [(line, one) for line, one, _ in _keys(text)])


def line_of_heading(text: str, path: Sequence[str], number: int = 0) -> int | None:
    """The line of the heading of a table among its namesakes, from 0; None if it has none."""
    met = -1
    for line, written in enumerate(text.splitlines(), 1):
        heading = _HEADING.match(written)
        if heading and _PART.findall(heading["name"]) == list(path):
            met += 1
            if met == number:
                return line
    return None


def line_of_text(text: str, wanted: str) -> int | None:
    """The first line that has a text as a string."""
    quoted = (f'"{wanted}"', f"'{wanted}'")
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if any(q in line for q in quoted)), None)


def _first(wanted: list[str], keys: list[tuple[int, list[str]]]) -> int | None:
    while wanted:
        for line, path in keys:
            if path[: len(wanted)] == wanted:
                return line
        wanted.pop()
    return None


def _keys(text: str) -> Iterator[tuple[int, list[str], int]]:
    """The headings and keys of a file: line, path, and number of the table among its namesakes."""
    table: list[str] = []
    met: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if heading := _HEADING.match(line):
            table = _PART.findall(heading["name"])
            name = ".".join(table)
            met[name] = met.get(name, -1) + 1
            yield number, table, met[name]
        elif key := _KEY.match(line):
            yield number, [*table, *_PART.findall(key["name"])], met.get(".".join(table), 0)
