"""Units of a file, be it a memory or an exchange file: told apart by how the file begins."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike

from tmx.database.opening import MAGIC
from tmx.exchange import read_units
from tmx.files import file_problem
from tmx.memory.exporting.export import followed
from tmx.memory.opening import open_memory
from tmx.memory.troubles import told
from tmx.options import DEFAULT_READING, Reading
from tmx.unit import TranslationUnit


def is_memory(path: str | PathLike[str]) -> bool:
    """Whether a file is a database of SQLite, whatever it is called.

    Raises:
        FileProblem: it is missing or cannot be read.
    """
    try:
        with open(path, "rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError as error:
        raise file_problem(error, path) from error


def units_of(
    path: str | PathLike[str], reading: Reading = DEFAULT_READING
) -> Iterator[TranslationUnit]:
    """The units of a memory, rejected ones too, or of an exchange file, as a stream.

    Args:
        path: of either.
        reading: languages of a file that names none, and who hears how much is read.

    Raises:
        FileProblem: at once, if it is missing or cannot be read.
        UnknownSuffix: at once, if it is no memory and its suffix names no format.
        BadEncoding, BadFormat: at once or while reading, if it is damaged.
    """
    if not is_memory(path):
        return read_units(path, reading=reading)
    return _units_of_memory(path, reading)


def _units_of_memory(path: str | PathLike[str], reading: Reading) -> Iterator[TranslationUnit]:
    with open_memory(path, any_rules=True) as memory, told(memory.path):
        for stored in followed(memory, memory.units(), reading.progress):
            yield stored.unit
