"""What stands for a model's content: vectors are kept under it and found again by it.

A folder is known by what its files hold, not by its path or its dates: a copy is the same model,
a retrained one is another. Reading the gigabytes of a large model for that takes seconds, so the
digest of a large file is noted with its size, its times and its inode, as build tools do. The
time of change (`st_ctime`) is among them, which no program sets back: a file that was replaced
by one of the same size and date is read again.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.encoders.cache import VectorCache

#: Files and folders that no vector depends on: what PyTorch does not read, and hidden ones.
UNREAD = (
    ".*", "*.md", "*.png", "*.jpg", "*.onnx", "*.onnx_data", "*.h5", "*.msgpack", "*.ot",
    "*.tflite", "*.mlmodel", "*.gguf", "onnx", "openvino", "coreml", "checkpoint-*", "runs",
)  # fmt: skip

#: Files from this size on are read once only.
_LARGE = 1 << 20
_BLOCK = 1 << 20
# A file changed this shortly ago may change again within the resolution of its times.
_FRESH_NS = 2_000_000_000


def is_read(path: Path) -> bool:
    """Whether vectors may depend on a file, by its path within the folder of a model."""
    return not any(fnmatch(part, pattern) for part in path.parts for pattern in UNREAD)


def folder_digest(folder: Path, cache: VectorCache | None = None) -> str:
    """Hexadecimal digest over names and contents of the files that make up a model.

    Args:
        folder: a model in files.
        cache: notes the digests of large files.

    Raises:
        OSError: a file cannot be read.
    """
    whole = hashlib.sha256()
    for inner in sorted(_files(folder)):
        # Names are bytes to a file system, not always text.
        name = os.fsencode(inner.as_posix())
        whole.update(name + f"\0{_digest(folder / inner, cache)}\n".encode())
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Paths within the folder; links are followed, but never in a circle."""
    seen = set()
    for above, inner, names in os.walk(folder, followlinks=True):
        here = Path(above).relative_to(folder)
        seen.add(os.path.realpath(above))
        inner[:] = [
            name
            for name in inner
            if is_read(Path(name)) and os.path.realpath(Path(above, name)) not in seen
        ]
        yield from (here / name for name in names if is_read(Path(name)))


def _digest(path: Path, cache: VectorCache | None) -> str:
    found = path.stat()
    if cache is None or found.st_size < _LARGE:
        return _read(path)
    stamp = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
    place = path.resolve()
    noted = cache.digest(place, stamp)
    if noted is not None:
        return noted
    digest = _read(path)
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _FRESH_NS:
        cache.note_digest(place, stamp, digest)
    return digest


def _read(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
