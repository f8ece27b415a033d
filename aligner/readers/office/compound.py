"""The streams of an OLE compound file: which program wrote an old `.doc`, `.xls` or `.ppt`.

Only the directory is read ([MS-CFB], 2.2 header, 2.3 FAT, 2.6 directory entries), with the bounds
that the file's own size sets: a chain of sectors that runs in a circle or out of the file ends.
olefile reads whole streams as long as they claim to be, and has no types.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_ENTRY = 128
_IN_HEADER = 109
_LAST_SECTOR = 0xFFFFFFF9
_NO_ENTRY = 0xFFFFFFFF


def root_streams(data: bytes) -> dict[str, bytes]:
    """What lies in the root of a compound file, not what other files embedded in it hold.

    Args:
        data: the file's bytes.

    Returns:
        By name, the bytes from a stream's first sector on (those of small streams, which lie
        elsewhere, mean nothing); {} if there is no directory to read.
    """
    try:
        file = _File(data, 1 << _within(struct.unpack_from("<H", data, 30)[0]))
        entries = [each for sector in file.directory() for each in _entries(sector)]
        found = _children(entries)
    except (struct.error, IndexError):
        return {}
    return {entry.name: file.sector_on(entry.start) for entry in found}


def _within(shift: int) -> int:
    """Sectors are of 512 or 4096 bytes."""
    return shift if 7 <= shift <= 16 else 9


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the directory: its name, its siblings, its first child, its first sector."""

    name: str
    left: int
    right: int
    child: int
    start: int


@dataclass(frozen=True, slots=True)
class _File:
    """A compound file as numbered sectors."""

    data: bytes
    size: int

    def sector_on(self, number: int) -> bytes:
        """Its first bytes, at most a sector's."""
        begin = (number + 1) * self.size
        return self.data[begin : begin + self.size]

    def directory(self) -> Iterator[bytes]:
        """The sectors of the directory."""
        allocation = list(self._allocation())
        sector = struct.unpack_from("<I", self.data, 48)[0]
        for _ in range(len(self.data) // self.size):
            if sector >= _LAST_SECTOR:
                return
            yield self.sector_on(sector)
            place, inner = divmod(sector, self.size // 4)
            sector = struct.unpack_from("<I", self.sector_on(allocation[place]), inner * 4)[0]

    def _allocation(self) -> Iterator[int]:
        """The sectors that say which sector follows which."""
        yield from struct.unpack_from(f"<{_IN_HEADER}I", self.data, 76)
        sector = struct.unpack_from("<I", self.data, 68)[0]
        for _ in range(len(self.data) // self.size):
            if sector >= _LAST_SECTOR:
                return
            *numbers, sector = struct.unpack(f"<{self.size // 4}I", self.sector_on(sector))
            yield from numbers


def _entries(sector: bytes) -> Iterator[_Entry]:
    for begin in range(0, len(sector) - _ENTRY + 1, _ENTRY):
        length, _, _, left, right, child = struct.unpack_from("<HBBIII", sector, begin + 64)
        name = sector[begin : begin + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
        yield _Entry(name, left, right, child, struct.unpack_from("<I", sector, begin + 116)[0])


def _children(entries: list[_Entry]) -> list[_Entry]:
    """The children of the root, which is the first entry; they form a tree of siblings."""
    waiting, seen, found = [entries[0].child], set[int](), []
    while waiting:
        number = waiting.pop()
        if number == _NO_ENTRY or number in seen or number >= len(entries):
            continue
        seen.add(number)
        found.append(entries[number])
        waiting += [entries[number].left, entries[number].right]
    return found
