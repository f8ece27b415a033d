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
import time
from collections.abc import Generator, Iterator
from pathlib import Path

from aligner.errors import UnreadableDocument
from aligner.readers.given import Given
from aligner.readers.office.locked import ANOTHER_PASSWORD, PROTECTED
from aligner.readers.pdf import extracting
from aligner.readers.pdf.pages import Page, unpacked

PAGE_S = 30.0
"""Longest wait for a page."""
ALL_S = 900.0
"""Longest wait for all of them."""
MOST_PAGES = 5_000
_MOST_BYTES = 64 << 20
_MOST_GLYPHS = 20_000_000
_GLANCE_S = 0.5
_LAST_BYTES = 2048

_DAMAGED = "open it in a PDF viewer and print it to a new PDF, or use another copy"
_SPLIT = "split it into parts and align those"
_FAILURES = {
    "password": PROTECTED,
    "security": ("is locked in a way that is not supported", "unlock it where it was made"),
    "format": ("is damaged or not a PDF", _DAMAGED),
    "damaged": ("is damaged", _DAMAGED),
    "page": ("says that it has more pages than it holds", _DAMAGED),
}  # fmt: skip


def pages(given: Given) -> Generator[Page, None, None]:
    """The pages of a PDF, one by one; closing the iterator ends the process that reads them.

    Raises:
        UnreadableDocument: locked, damaged, too large, or PDFium broke off.
    """
    _require_whole(given.data)
    with _process() as process, contextlib.closing(_frames(process, given)) as frames:
        kind, payload = next(frames)
        count = int(payload) if kind == b"D" and payload.isdigit() else 0
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


def _require_whole(data: bytes) -> None:
    """PDFium reads the pages that a cut file still has, as if they were all."""
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument("is not a PDF", remedy="check what it is and how it was saved")
    if b"%%EOF" not in data.rstrip(b"\0 \t\r\n")[-_LAST_BYTES:]:
        raise UnreadableDocument("is cut off: its end is missing", remedy="use another copy")


def _page(number: int, payload: bytes) -> Page:
    try:
        return unpacked(number, payload)
    except (ValueError, struct.error) as error:
        raise _broken_off(f"page {number} could not be told") from error


@contextlib.contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    # Of our own session: Ctrl-C is this process's to handle. `extracting` imports nothing of
    # ours, but finds PDFium where we would.
    process = subprocess.Popen(  # noqa: S603 (our own interpreter and file)
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


def _frames(
    process: subprocess.Popen[bytes], given: Given
) -> Generator[tuple[bytes, bytes], None, None]:
    """Frames as they come; closing the iterator ends the threads that wait for more.

    Raises:
        UnreadableDocument: one that tells a failure, none in time, none at all.
    """
    ear = _Ear(process)
    threading.Thread(target=_feed, args=(process, given), daemon=True).start()
    threading.Thread(target=ear.listen, daemon=True).start()
    deadline = time.monotonic() + ALL_S
    number = 0
    try:
        while True:
            frame = ear.next_frame(min(PAGE_S, deadline - time.monotonic()), max(number, 1))
            if frame[0] == b"E":
                raise _failure(frame[1].decode("ascii", "replace"), given)
            yield frame
            number += 1
    finally:
        ear.stop()


def _feed(process: subprocess.Popen[bytes], given: Given) -> None:
    """Hands the file over; the pipe stays open, for its end would end the process."""
    asked = {"password": given.password, "size": len(given.data)}
    pipe = process.stdin
    # A process that is gone is found when its answer is read.
    with contextlib.suppress(OSError, ValueError):
        if pipe is not None:
            pipe.write(json.dumps(asked).encode() + b"\n")
            pipe.write(given.data)
            pipe.flush()


class _Ear:
    """Hears frames in a thread of its own, which ends when it is told to or the process ends."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        # Bounded: pages wait in the process, not in memory here.
        self._heard: queue.Queue[tuple[bytes, bytes] | None] = queue.Queue(maxsize=2)
        self._stopped = threading.Event()

    def listen(self) -> None:
        """Puts one frame after another where `next_frame` finds them."""
        with contextlib.suppress(OSError, ValueError):
            while (frame := self._read()) is not None and self._put(frame):
                pass
        self._put(None)

    def next_frame(self, timeout: float, page: int) -> tuple[bytes, bytes]:
        """A frame.

        Raises:
            UnreadableDocument: none in time, or the process has ended.
        """
        try:
            frame = self._heard.get(timeout=max(0.0, timeout))
        except queue.Empty:
            raise _broken_off(f"page {page} takes too long") from None
        if frame is None:
            raise _broken_off(f"reading broke off at page {page}")
        return frame

    def stop(self) -> None:
        """Lets the thread end."""
        self._stopped.set()

    def _read(self) -> tuple[bytes, bytes] | None:
        pipe = self._process.stdout
        head = pipe.read(extracting.FRAME.size) if pipe is not None else b""
        if pipe is None or len(head) < extracting.FRAME.size:
            return None
        kind, length = extracting.FRAME.unpack(head)
        payload = pipe.read(length) if length <= _MOST_BYTES else b""
        return (kind, payload) if len(payload) == length else None

    def _put(self, frame: tuple[bytes, bytes] | None) -> bool:
        while not self._stopped.is_set():
            with contextlib.suppress(queue.Full):
                self._heard.put(frame, timeout=_GLANCE_S)
                return True
        return False


def _failure(name: str, given: Given) -> UnreadableDocument:
    cause, remedy = _FAILURES.get(name, _FAILURES["damaged"])
    if name == "password" and given.password:
        cause, remedy = ANOTHER_PASSWORD
    return UnreadableDocument(cause, remedy=remedy)


def _broken_off(cause: str) -> UnreadableDocument:
    return UnreadableDocument(f"cannot be read: {cause}", remedy=_DAMAGED)
