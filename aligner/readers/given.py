"""What a reader is given: the bytes of a file and all that was said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike

from aligner.document import Document


def unheard(share: float) -> None:
    """Progress that nobody follows."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read.

    Attributes:
        data: its bytes.
        language: canonical BCP 47 tag of its text.
        path: where the bytes come from, for messages.
        encoding: of a text format; told from the bytes and the language if None.
        password: that opens a locked file.
        progress: called with the share that is read, 0 to 1, by readers of formats that take long.
    """

    data: bytes
    language: str
    path: str | PathLike[str] = ""
    encoding: str | None = None
    password: str | None = None
    progress: Callable[[float], None] = unheard


Reader = Callable[[Given], Document]
