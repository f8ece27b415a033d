"""What an import is told, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tmx.memory.importing.replacing import Outcome, Replacing

#: Units a transaction. Each makes a block of the index: fewer would make it slower to search.
BATCH = 20_000


@dataclass(slots=True)
class Imported:
    """What became of the units of a file.

    Attributes:
        read: how many the file has.
        added: how many are new.
        known: how many were there already.
        replaced: how many of an earlier version of a document left.
        rejected: reason -> how many were not taken for it.
        kept: how many of those added are in the memory for good.
        documents: what became of the earlier units of its documents.
        kept_in: the file that holds those that left; None if none did.
    """

    read: int = 0
    added: int = 0
    known: int = 0
    replaced: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    kept: int = 0
    documents: list[Outcome] = field(default_factory=list)
    kept_in: Path | None = None


class OnError(Enum):
    """What stays of a file that cannot be read to its end."""

    KEEP = "keep"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class How:
    """How a file is taken into the memory.

    Attributes:
        replacing: whether earlier versions of its documents leave.
        on_error: KEEP takes units in transactions of `batch` and lets those before an error stay;
            NOTHING takes the whole file in one, for the length of which no other program can write.
        batch: units a transaction.
    """

    replacing: Replacing = Replacing.CAREFULLY
    on_error: OnError = OnError.KEEP
    batch: int = BATCH


DEFAULT_HOW = How()
