"""What became of a reader that was given a broken file."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from aligner import readers
from aligner.readers import SUFFIXES, read_document
from benchmarks.data import ROOT
from tmx import read_units
from tmx.exchange import FORMATS, readable_suffixes
from tmx.failure import Failure

#: Seconds after which a small file counts as one that hangs a reader.
PATIENCE = 20


class TooSlow(BaseException):
    """A reader that does not come to an end; no reader's own `except Exception` can hide it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a reader did not survive.

    Attributes:
        kind: name of the exception, or `TooSlow`.
        place: innermost lines of the project: the same place is the same fault.
        told: the traceback.
    """

    kind: str
    place: str
    told: str

    @property
    def name(self) -> str:
        """For a file that shows the fault."""
        digest = hashlib.blake2b(f"{self.kind} {self.place}".encode(), digest_size=4)
        return f"{self.kind.lower()}-{digest.hexdigest()}"


def judged(path: Path) -> Fault | None:
    """Reads a file by its suffix: as a document, or as units.

    Args:
        path: of a file, broken or not.

    Returns:
        None if it was read, or refused with a message that has a remedy.
    """
    try:
        with _patience():
            _read(path)
    except Failure as failure:
        told = failure.remedy and failure.path
        return None if told else _fault(failure, "a message without a remedy or a file")
    except (Exception, TooSlow) as error:
        return _fault(error, "")
    return None


def load() -> None:
    """Imports every reader: what is to be watched has to be imported while watching begins."""
    for module in pkgutil.walk_packages(readers.__path__, "aligner.readers."):
        importlib.import_module(module.name)
    for known in FORMATS.values():
        importlib.import_module(known.reader.partition(":")[0])


def _read(path: Path) -> None:
    if path.suffix in SUFFIXES:
        read_document(path, "en")
    if path.suffix in readable_suffixes():
        for _ in read_units(path):
            pass


@contextmanager
def _patience() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _fault(error: BaseException, why: str) -> Fault:
    own = [
        f"{Path(each.filename).name}:{each.name}"
        for each in traceback.extract_tb(error.__traceback__)
        if Path(each.filename).is_relative_to(ROOT) and "site-packages" not in each.filename
    ]
    told = "".join(traceback.format_exception(error))
    place = " ".join(own[-3:])
    return Fault(type(error).__name__, f"{place} {why}".strip(), told)
