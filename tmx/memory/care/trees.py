"""The tables of a cut file put together again from their leaves.

A table is a tree of pages (https://sqlite.org/fileformat.html, 1.6). Its rows stand in leaves, and
one inner page that is missing hides all that hang below it. What a leaf belongs to is told by the
shape of its rows, and their order by their ids; so new inner pages can be written above them.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

_LEAF, _INNER = 0x0D, 0x05
# Ids of eight bytes as they are packed; no memory comes near.
_HIGHEST = 1 << 56
_PAGE_COUNT, _FIRST_FREE = 28, 32
# The header of an inner page, and what a cell takes there at most with its pointer.
_INNER_HEADER, _INNER_CELL = 12, 2 + 4 + 9
# Serial types (2.1): NULL, integers, a BLOB of the 16 bytes of a digest; texts are odd from 13 on.
_NULL, _INTEGERS, _DIGEST, _FIRST_TEXT = 0, frozenset({1, 2, 3, 4, 5, 6, 8, 9}), 44, 13


def _is_unit(types: Sequence[int]) -> bool:
    return len(types) == 15 and types[:2] == [_NULL, _DIGEST]


def _is_variant(types: Sequence[int]) -> bool:
    return (
        len(types) == 9
        and types[0] == _NULL
        and _INTEGERS.issuperset(types[1:3])
        and types[4] >= _FIRST_TEXT
        and types[4] % 2 == 1
    )


#: Table -> whether a row of these serial types is one of its.
SHAPES: Mapping[str, Callable[[Sequence[int]], bool]] = {"unit": _is_unit, "variant": _is_variant}


def rebuild(path: Path, page_size: int, pages: int, roots: Mapping[str, int]) -> None:
    """Write new inner pages above the leaves of tables.

    Args:
        path: a copy that nobody has open, as long as its header says, without a log.
        page_size: bytes.
        pages: how many hold something; those behind are zeros, however many the header told of.
        roots: table (of SHAPES) -> number of its root page.

    Raises:
        OSError: the file cannot be written.
    """
    with open(path, "r+b") as file:
        leaves = _leaves(file, page_size, pages, roots)
        for table, root in roots.items():
            if leaves[table]:
                _write_tree(file, page_size, root, leaves[table])


def _leaves(
    file: BinaryIO, page_size: int, pages: int, roots: Mapping[str, int]
) -> dict[str, list[tuple[int, int]]]:
    """Table -> (last id, page) of its leaves in the order of their ids."""
    found: dict[str, list[tuple[int, int, int]]] = {table: [] for table in roots}
    free = _free_pages(file, page_size)
    file.seek(0)
    for number in range(1, pages + 1):
        page = file.read(page_size)
        if page[0] != _LEAF or number in free or number in roots.values():
            continue
        try:
            first, types = _row(page, 0)
            last, _ = _row(page, int.from_bytes(page[3:5], "big") - 1)
        except (IndexError, ValueError):
            continue
        for table in roots:
            if SHAPES[table](types):
                found[table].append((first, last, number))
    return {table: list(_in_order(sorted(every))) for table, every in found.items()}


def _in_order(leaves: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Of leaves that hold the same ids (one is left from before) only the first."""
    before = 0
    for first, last, page in leaves:
        if before < first <= last < _HIGHEST:
            yield last, page
            before = last


def _row(page: bytes, cell: int) -> tuple[int, list[int]]:
    """Id and serial types of a row; ValueError or IndexError if there is none."""
    place = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell], "big")
    if cell < 0 or place < 8:
        raise ValueError(place)
    _, place = _number(page, place)
    identity, place = _number(page, place)
    size, after = _number(page, place)
    end, types = place + size, []
    while after < end:
        kind, after = _number(page, after)
        types.append(kind)
    return identity, types


def _number(page: bytes, place: int) -> tuple[int, int]:
    """A number of varying length (1.6), and the place behind it."""
    value = 0
    for _ in range(8):
        value = value << 7 | page[place] & 0x7F
        place += 1
        if page[place - 1] < 0x80:
            return value, place
    return value << 8 | page[place], place + 1


def _packed(value: int) -> bytes:
    """A number below 2**56 as `_number` reads it."""
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))


def _free_pages(file: BinaryIO, page_size: int) -> set[int]:
    """Pages that hold what was deleted, as far as their list (1.5) can be read."""
    file.seek(_FIRST_FREE)
    trunk = int.from_bytes(file.read(4), "big")
    free: set[int] = set()
    while trunk and trunk not in free:
        free.add(trunk)
        file.seek((trunk - 1) * page_size)
        numbers = struct.unpack(f">{page_size // 4}I", file.read(page_size).ljust(page_size, b"\0"))
        free.update(numbers[2 : 2 + numbers[1]])
        trunk = numbers[0]
    return free


def _write_tree(file: BinaryIO, page_size: int, root: int, children: list[tuple[int, int]]) -> None:
    """Inner pages at the end of the file, level by level, until one is enough: the root."""
    room = (page_size - _INNER_HEADER) // _INNER_CELL
    while len(children) > room:
        # At least two below each: an inner page has a cell and a child to its right.
        parts = -(-len(children) // room)
        bounds = [len(children) * part // parts for part in range(parts + 1)]
        children = [
            (group[-1][0], _append(file, page_size, _inner(page_size, group)))
            for begin, end in pairwise(bounds)
            for group in [children[begin:end]]
        ]
    file.seek((root - 1) * page_size)
    if len(children) > 1:
        file.write(_inner(page_size, children))
    else:
        # The only leaf is the root.
        page = _page(file, page_size, children[0][1])
        file.seek((root - 1) * page_size)
        file.write(page)


def _page(file: BinaryIO, page_size: int, number: int) -> bytes:
    file.seek((number - 1) * page_size)
    return file.read(page_size)


def _append(file: BinaryIO, page_size: int, page: bytes) -> int:
    count = file.seek(0, 2) // page_size + 1
    file.write(page)
    file.seek(_PAGE_COUNT)
    file.write(count.to_bytes(4, "big"))
    return count


def _inner(page_size: int, children: Sequence[tuple[int, int]]) -> bytes:
    page = bytearray(page_size)
    *cells, (_, right) = children
    place = page_size
    for order, (last, child) in enumerate(cells):
        cell = child.to_bytes(4, "big") + _packed(last)
        place -= len(cell)
        page[place : place + len(cell)] = cell
        page[_INNER_HEADER + 2 * order : _INNER_HEADER + 2 * order + 2] = place.to_bytes(2, "big")
    content = place & 0xFFFF
    page[:_INNER_HEADER] = struct.pack(">BHHHBI", _INNER, 0, len(cells), content, 0, right)
    return bytes(page)
