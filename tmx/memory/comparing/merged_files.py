"""A merged memory as a file: a new memory, or an exchange file."""

from __future__ import annotations

import os
from pathlib import PurePath

from tmx.failure import FileProblem, UnknownSuffix
from tmx.files import STDIN, replacing
from tmx.memory.comparing.merging import Merging
from tmx.memory.exporting.export import Export, suffix_of, write_taken
from tmx.memory.importing.run import import_units
from tmx.memory.opening import open_memory
from tmx.options import WriteResult

#: How a memory's file is called.
MEMORY = ".tm"


def format_of(target: str, files: tuple[str, ...]) -> str:
    """The suffix of what will be written.

    Args:
        target: the file; `.tm` for a memory, `-` for TSV on standard output.
        files: those that are merged.

    Raises:
        UnknownSuffix: it names no format.
        FileProblem: it is one of the files, or a memory that is there already.
    """
    if target != STDIN:
        for file in files:
            if os.path.realpath(file) == os.path.realpath(target):
                raise FileProblem("is an input", path=target, remedy="name another file to write")
    if PurePath(target).suffix.lower() == MEMORY:
        if os.path.exists(target):
            raise FileProblem(
                "the memory is there already",
                path=target,
                remedy="name a new file; 'diptych tm import' adds to a memory",
            )
        return MEMORY
    try:
        return suffix_of(target)
    except UnknownSuffix as failure:
        failure.remedy = f"{failure.remedy} {MEMORY}"
        raise


def write_merged(target: str, result: Merging, how: Export, origin: str) -> WriteResult:
    """Write merged units, as a stream; the file appears whole or not at all.

    Args:
        target: as for `format_of`.
        result: what to write.
        how: languages, profile and format (MEMORY for a memory).
        origin: what the units' file is called in a memory.

    Raises:
        FileProblem: it cannot be written.
    """
    if how.format != MEMORY:
        return write_taken(target, result.units(), how)
    with replacing([target]) as [temporary]:
        with open_memory(temporary, create=True) as memory:
            done = import_units(memory, result.units(), origin)
        return WriteResult(done.added, dict(done.rejected))
