"""Runs the extraction of a PDF's characters in a process of its own, within bounds.

Whatever a file does to PDFium there, here it is a page or one failure. The process is given the
file on its standard input and ends when that closes: nothing is left behind if this process is
killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from aligner.errors import UnreadableDocument
from aligner.readers.given import Given
from aligner.readers.pdf import extracting
from aligner.readers.pdf.pages import Page, unpacked

PAGE_S = 30.0
"""Longest wait for a page."""
MOST_PAGES = 5_000
_MOST_BYTES = 64 << 20
_MOST_GLYPHS = 20_000_000

_DAMAGED = "open it in a PDF viewer and print it to a new PDF, or use another copy"
_SPLIT = "split it into parts and align those"
_FAILURES = {
    "password": ("is locked with a password", "give it with --password"),
    "security": ("is locked in a way that is not supported", "unlock it in the program it was made with"),
    "format": ("is damaged or not a PDF", _DAMAGED),
    "damaged": ("is damaged", _DAMAGED),
    "page": ("says that it has more pages than it holds", _DAMAGED),
}  # fmt: skip


def pages(given: Given) -> Iterator[Page]:
    """The pages of a PDF, one by one; closing the iterator ends the process that reads them.

    Raises:
        UnreadableDocument: locked, damaged, too large, or PDFium broke off.
    """
    with _process() as process:
        frames = _frames(process, given)
        kind, payload = next(frames)
        count = int(payload) if kind == b"D" else 0
        if count > MOST_PAGES:
            raise UnreadableDocument(
                f"has {count} pages, and at most {MOST_PAGES} are read", remedy=_SPLIT
            )
        glyphs = 0
        for number in range(1, count + 1):
            page = _page(number, next(frames)[1])
            glyphs += len(page.glyphs)
            if len(page.glyphs) >= extracting.MOST_GLYPHS or glyphs > _MOST_GLYPHS:
                raise UnreadableDocument(
                    f"has more characters on page {number} than can be read", remedy=_SPLIT
                )
            yield page
            given.progress(number / count)


def _page(number: int, payload: bytes) -> Page:
    try:
        return unpacked(number, payload)
    except (ValueError, struct.error) as error:
        raise _broken_off(f"page {number} could not be told") from error


@contextlib.contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    # Of our own session: Ctrl-C is this process's to handle. `extracting` imports nothing of
    # ours, but finds PDFium where we would.
    process = subprocess.Popen(
        [sys.executable, str(Path(extracting.__file__))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        yield process
    finally:
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()


def _frames(process: subprocess.Popen[bytes], given: Given) -> Iterator[tuple[bytes, bytes]]:
    """Frames as they come.

    Raises:
        UnreadableDocument: one that tells a failure, none in time, none at all.
    """
    assert process.stdin is not None and process.stdout is not None  # noqa: S101 (as asked for)
    # Bounded: pages wait in the process, not in memory here.
    heard: queue.Queue[tuple[bytes, bytes] | None] = queue.Queue(maxsize=2)
    for target, arguments in (
        (_feed, (process.stdin, given)),
        (_hear, (process.stdout, heard)),
    ):
        threading.Thread(target=target, args=arguments, daemon=True).start()
    number = 0
    while True:
        try:
            frame = heard.get(timeout=PAGE_S)
        except queue.Empty:
            raise _broken_off(f"page {max(number, 1)} takes longer than {PAGE_S:.0f} s") from None
        if frame is None:
            raise _broken_off(f"reading broke off at page {max(number, 1)}")
        if frame[0] == b"E":
            raise _failure(frame[1].decode(), given)
        yield frame
        number += 1


def _feed(pipe: IO[bytes], given: Given) -> None:
    """Hands the file over; the pipe stays open, for its end would end the process."""
    asked = {"password": given.password, "size": len(given.data)}
    # A process that is gone is found when its answer is read.
    with contextlib.suppress(OSError, ValueError):
        pipe.write(json.dumps(asked).encode() + b"\n")
        pipe.write(given.data)
        pipe.flush()


def _hear(pipe: IO[bytes], heard: queue.Queue[tuple[bytes, bytes] | None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        while True:
            head = pipe.read(extracting.FRAME.size)
            if len(head) < extracting.FRAME.size:
                break
            kind, length = extracting.FRAME.unpack(head)
            payload = pipe.read(length) if length <= _MOST_BYTES else b""
            if len(payload) < length:
                break
            heard.put((kind, payload))
    heard.put(None)


def _failure(name: str, given: Given) -> UnreadableDocument:
    cause, remedy = _FAILURES.get(name, _FAILURES["damaged"])
    if name == "password" and given.password is not None:
        cause, remedy = "is locked, and the password does not open it", "give another --password"
    return UnreadableDocument(cause, remedy=remedy)


def _broken_off(cause: str) -> UnreadableDocument:
    return UnreadableDocument(f"cannot be read: {cause}", remedy=_DAMAGED)
