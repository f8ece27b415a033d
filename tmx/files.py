"""Reading bytes as text and replacing files whole: the only place that opens files for writing.

No library does the second part as it is needed here (several outputs that appear together
or not at all; devices and pipes written in place): `atomicwrites` is unmaintained, and
the others commit one file at a time.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from tmx.failure import BadEncoding, BadFormat, Failure, FileProblem

_REMEDIES = {
    FileNotFoundError: "check the name",
    IsADirectoryError: "name a file, not a folder",
    PermissionError: "check the permissions",
}


def file_problem(error: OSError, path: str | os.PathLike[str]) -> FileProblem:
    """The user's version of an OSError about `path`."""
    remedy = next((text for kind, text in _REMEDIES.items() if isinstance(error, kind)), None)
    if remedy is None and error.errno == 28:
        remedy = "free some space and run again"
    cause = (error.strerror or str(error)).lower()
    return FileProblem(cause, path=path, remedy=remedy)


def refuse_folder(path: str | os.PathLike[str]) -> None:
    """A folder where a file is meant is told as one, not by the suffix that it lacks.

    Raises:
        FileProblem: it is a folder.
    """
    if os.path.isdir(path):
        raise file_problem(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), path)


#: How the names of temporary files begin and end.
PREFIX, SUFFIX = ".diptych-", ".part"

#: What stands for standard input where a file is read, and what messages call it.
STDIN = "-"
STDIN_NAME = "standard input"

_BUFFER = 1 << 18
# Bytes.
_LONGEST_LINE = 1 << 24


def refuse_same(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> None:
    """Refuse to write what is being read, by whatever name or link it is called.

    Raises:
        FileProblem: both are one file.
    """
    if STDIN not in (os.fspath(source), os.fspath(target)) and _is_same(source, target):
        raise FileProblem("is the input", path=target, remedy="name another file to write")


def _is_same(one: str | os.PathLike[str], other: str | os.PathLike[str]) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:  # one is not there (yet)
        return os.path.realpath(one) == os.path.realpath(other)


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The whole of a file, or of standard input for `-`.

    Raises:
        FileProblem: it is missing, a directory, or cannot be read.
    """
    if os.fspath(path) == STDIN:
        # Python has none when the shell closed it (`<&-`), whatever its type says.
        stream: TextIO | None = sys.stdin
        if stream is None:
            raise FileProblem("is closed", path=STDIN_NAME, remedy="name a file")
        return stream.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise file_problem(error, path) from error


def input_lines() -> Iterator[str]:
    """Lines of standard input without their ends, each as soon as it is there.

    Raises:
        FileProblem: it is closed.
        BadEncoding: a line is not UTF-8.
        BadFormat: a line is longer than any text.
    """
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise FileProblem("is closed", path=STDIN_NAME, remedy="name a file")
    number = 0
    while line := stream.buffer.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE:
            raise BadFormat("the line is too long", path=STDIN_NAME, line=number)
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise BadEncoding(
                "is not UTF-8", path=STDIN_NAME, line=number, remedy="convert it to UTF-8"
            ) from error


class _Followed(io.RawIOBase):
    """A file that tells how much of it was read."""

    def __init__(self, raw: io.FileIO, progress: Callable[[float], object]) -> None:
        self._raw, self._progress = raw, progress
        self._size = os.fstat(raw.fileno()).st_size

    def readinto(self, buffer: Any) -> int | None:
        count = self._raw.readinto(buffer)
        if self._size:
            self._progress(min(1.0, self._raw.tell() / self._size))
        return count

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._raw.seekable()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        return self._raw.tell()

    def close(self) -> None:
        self._raw.close()
        super().close()


@contextlib.contextmanager
def following(
    path: str | os.PathLike[str], progress: Callable[[float], object]
) -> Iterator[BinaryIO]:
    """A file open for reading bytes that tells which share of them was read.

    Raises:
        FileProblem: it cannot be opened or read.
    """
    try:
        raw: io.RawIOBase = _Followed(io.FileIO(path), progress)
        with io.BufferedReader(raw, _BUFFER) as stream:
            yield cast("BinaryIO", stream)
    except Failure:
        raise
    except OSError as error:
        raise file_problem(error, path) from error


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what is not yet an output; it goes with all that is in it."""
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        yield Path(folder)


@contextlib.contextmanager
def kept(data: bytes) -> Iterator[Path]:
    """Bytes as a file, for what reads files only."""
    with scratch() as folder:
        path = folder / "data"
        path.write_bytes(data)
        yield path


@contextlib.contextmanager
def to_standard_output() -> Iterator[BinaryIO]:
    """A stream of which all goes to standard output on leaving, nothing if there is an error.

    Raises:
        FileProblem: standard output is closed.
    """
    output = standard_output()
    with tempfile.TemporaryFile() as whole:
        yield whole
        whole.seek(0)
        shutil.copyfileobj(whole, output)
        output.flush()


@contextlib.contextmanager
def spooled(suffix: str) -> Iterator[Path]:
    """Standard input as a file of its own, for formats that are not read from front to end.

    Raises:
        FileProblem: standard input is closed, or the disk is full.
    """
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise FileProblem("is closed", path=STDIN_NAME, remedy="name a file")
    with scratch() as folder:
        path = folder / f"stdin{suffix}"
        try:
            with open(path, "wb") as copy:
                shutil.copyfileobj(stream.buffer, copy, _BUFFER)
        except OSError as error:
            raise file_problem(error, STDIN_NAME) from error
        yield path


def standard_output() -> BinaryIO:
    """Where data goes when no file is named.

    Raises:
        FileProblem: the shell closed it (`>&-`); Python has none then, whatever its type says.
    """
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise FileProblem("is closed", path="standard output", remedy="name a file or open it")
    return stream.buffer


@contextlib.contextmanager
def replacing(
    paths: Sequence[str | os.PathLike[str]], prefix: str = PREFIX
) -> Iterator[list[Path]]:
    """Temporary files to write to; on leaving without an error all take their targets' places.

    Each temporary file lies beside its target, so the rename cannot cross file systems. A target
    that is a device or a pipe is given as it is, to be written in place. A symbolic link is
    followed: the file that it points to is replaced, the link stays.

    Args:
        paths: the targets; the yielded list has the same order.
        prefix: of the temporaries' names, which end with `SUFFIX`: what a killed process leaves
            behind can be told by it.

    Raises:
        FileProblem: a target cannot be written; no target was changed.
    """
    targets = [resolved(path) for path in paths]
    staged: list[tuple[Path, Path]] = []
    try:
        for target, named in zip(targets, paths, strict=True):
            staged.append((_stage(target, named, prefix), target))
        yield [temporary for temporary, _ in staged]
        for (temporary, target), named in zip(staged, paths, strict=True):
            if temporary != target:
                try:
                    os.replace(temporary, target)
                except OSError as error:
                    raise file_problem(error, named) from error
    finally:
        for temporary, target in staged:
            if temporary != target:
                temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def writing(path: str | os.PathLike[str], named: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A stream to write bytes to `path`, whose troubles are told about the file the user named.

    Args:
        path: a temporary file of `replacing`, or a device.
        named: what the user called the target.

    Raises:
        FileProblem: it cannot be opened or written (a full disk).
    """
    try:
        with open(path, "wb") as stream:
            yield stream
    except Failure:
        raise
    except OSError as error:
        raise file_problem(error, named) from error


@contextlib.contextmanager
def written(target: str) -> Iterator[BinaryIO]:
    """Where to write: a file that appears whole or not at all, or standard output for `-`.

    Standard output gets all at the end, so nothing of what went wrong.

    Raises:
        FileProblem: it cannot be written.
    """
    if target == STDIN:
        with to_standard_output() as stream:
            yield stream
        return
    with replacing([target]) as [place], writing(place, target) as stream:
        yield stream


def resolved(path: str | os.PathLike[str]) -> Path:
    """Where a path leads; a device or a pipe keeps its name, which may be all that leads to it."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        # Not there yet, or not to be had: whoever opens it will say what is wrong.
        return Path(os.path.realpath(path))
    in_place = not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return Path(path if in_place else os.path.realpath(path))


def _stage(target: Path, named: str | os.PathLike[str], prefix: str) -> Path:
    try:
        return _staged(target, named, prefix)
    except FileProblem:
        raise
    except OSError as error:
        raise file_problem(error, named) from error


def _staged(target: Path, named: str | os.PathLike[str], prefix: str) -> Path:
    exists = target.exists()
    if target.is_dir():
        raise FileProblem("is a directory", path=named, remedy="name a file, not a folder")
    if exists and not target.is_file():
        return target
    if exists and not os.access(target, os.W_OK):
        raise FileProblem("permission denied", path=named, remedy="check the permissions")
    mode = stat.S_IMODE(target.stat().st_mode) if exists else 0o666 & ~_umask()
    # A short prefix of its own: the target's name may already be as long as the system allows.
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=SUFFIX, dir=target.parent)
    os.close(handle)
    os.chmod(name, mode)
    return Path(name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
