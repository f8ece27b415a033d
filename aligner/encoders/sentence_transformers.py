"""Any sentence-transformers model, by its id on a hub or its folder: the extra `neural`.

PyTorch takes seconds to load and a model gigabytes, so neither is touched before a text comes
whose vector is not in the cache.
"""

from __future__ import annotations

import functools
import importlib.util
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from aligner.encoders import hub
from aligner.encoders.cache import VectorCache, cache_folder, vector_key
from aligner.encoders.fingerprint import folder_digest
from aligner.encoders.prompts import prompt_for, whole
from aligner.errors import DeviceProblem, MissingExtra, UnknownEncoder
from tmx.files import file_problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOG = logging.getLogger(__name__)

#: Texts that go through the model together.
BATCH = 32
#: Texts between two looks at the progress; what is done by then is in the cache whatever happens.
STRETCH = 4 * BATCH

# Libraries whose change may change vectors; PyTorch changes no more than the rounding.
_LIBRARIES = ("sentence-transformers", "transformers")
_DISTRIBUTION = "sentence_transformers"


class Model(Protocol):
    """What is used of a SentenceTransformer."""

    def encode(self, texts: list[str], *, prompt: str, batch_size: int) -> NDArray[np.float32]:
        """One row a text, float32 [n, d]."""


@dataclass(frozen=True, slots=True)
class Found:
    """A model whose files are on this machine.

    Attributes:
        name: as the user gave it.
        folder: its files.
        fingerprint: the commit of a hub's model, else the digest of the files.
        prompt: goes before each text.
        title: what outputs call it: its id, or the last name of its folder. Outputs are passed
            on, and a whole path may tell of whom the work was for.
    """

    name: str
    folder: Path
    fingerprint: str
    prompt: str
    title: str


Load = Callable[[Found, "str | None"], Model]


class NeuralEncoder:
    """A sentence-transformers model, loaded when it is needed.

    Each text is encoded once, however often it comes; vectors are normalised here. Rounding aside
    (a batch is padded to its longest text), the vector of a text depends on nothing but the text.

    Args:
        found: the model.
        device: cpu, cuda, cuda:1, mps; None takes the best that is there.
        cache: where vectors are kept between runs, if at all.
        load: gives the model.
    """

    def __init__(
        self,
        found: Found,
        device: str | None = None,
        cache: VectorCache | None = None,
        load: Load | None = None,
    ) -> None:
        self.name = found.title
        self._found = found
        self._device = device
        self._cache = cache
        self._load = load or _load
        self._key = "\0".join((found.fingerprint, found.prompt, *_versions()))

    @property
    def version(self) -> str:
        """The first eight digits of the hub's commit, or of the digest over the folder's files."""
        return self._found.fingerprint[:8]

    @property
    def prompt(self) -> str:
        """What goes before each text."""
        return self._found.prompt

    def knows(self, language: str) -> bool:
        """The user chose the model; it is taken to know what it is given."""
        return True

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, float32 [n, d], rows of length 1; zeros for a text of white space.

        Raises:
            UnknownEncoder: the model cannot be loaded.
            DeviceProblem: the device is not there, or not up to the model.
        """
        return self.encode_watched(texts, lambda share: None)

    def encode_watched(
        self, texts: Sequence[str], progress: Callable[[float], None]
    ) -> NDArray[np.float32]:
        """As `encode`; `progress` gets the share of the characters that is done."""
        wanted = {text: vector_key(self._key, text) for text in texts if text.strip()}
        kept = self._cache.read(wanted.values()) if self._cache else {}
        found = {text: kept[key] for text, key in wanted.items() if key in kept}
        lacking = [text for text in wanted if text not in found]
        progress(1 - _size(lacking) / max(1, _size(wanted)))
        told = "encoder %s: %d texts, %d vectors from the cache"
        LOG.debug(told, self._found.name, len(wanted), len(found))
        found |= self._computed(lacking, _size(wanted), progress)
        rows = [found.get(text) for text in texts]
        width = next((row.size for row in rows if row is not None), None)
        nothing = np.zeros(self._width() if width is None else width, dtype=np.float32)
        filled = [nothing if row is None else row for row in rows]
        return np.array(filled, dtype=np.float32).reshape(-1, nothing.size)

    def _computed(
        self, texts: Sequence[str], total: int, progress: Callable[[float], None]
    ) -> dict[str, NDArray[np.float32]]:
        """Vectors from the model, kept as they come; by length, so that little is padded."""
        ordered = sorted(texts, key=len, reverse=True)
        found: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(ordered), STRETCH):
            stretch = ordered[start : start + STRETCH]
            vectors = dict(zip(stretch, self._vectors(stretch), strict=True))
            self._keep(vectors)
            found |= vectors
            progress(1 - _size(ordered[start + STRETCH :]) / max(1, total))
        return found

    def _keep(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        if self._cache:
            self._cache.write({vector_key(self._key, text): row for text, row in vectors.items()})

    def _vectors(self, texts: list[str]) -> NDArray[np.float32]:
        model = self._model
        try:
            rows = model.encode(list(map(whole, texts)), prompt=self.prompt, batch_size=BATCH)
        except RuntimeError as error:
            raise self._overtaxed(error) from error
        vectors = np.asarray(rows, dtype=np.float32)
        if not np.isfinite(vectors).all():
            raise DeviceProblem(
                f"the encoder {self._found.name!r} gave vectors that are not numbers",
                remedy="try --device cpu, or another model",
            )
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-12))
        return unit

    def _overtaxed(self, error: RuntimeError) -> DeviceProblem:
        device = self._device or "its device"
        return DeviceProblem(
            f"the encoder {self._found.name!r} failed on {device} ({_first_line(error)})",
            remedy="try --device cpu, or a smaller model",
        )

    def _width(self) -> int:
        """The dimension, for want of any vector."""
        return int(self._vectors(["."]).shape[1])

    @functools.cached_property
    def _model(self) -> Model:
        return self._load(self._found, self._device)


def neural_encoder(
    name: str,
    device: str | None = None,
    *,
    cache: bool = True,
    progress: hub.Report | None = None,
) -> NeuralEncoder:
    """A model by its name; see `aligner.encoders.load_encoder`."""
    from aligner.encoders.torch_model import check_name

    check_name(device)
    # A path with a typo is told as one before anybody is sent to install gigabytes.
    local_folder(name)
    if importlib.util.find_spec(_DISTRIBUTION) is None:
        raise MissingExtra(
            f"the encoder {name!r} needs sentence-transformers, which is not installed",
            remedy="in the folder of diptych run: pip install -c constraints.txt '.[neural]'",
        )
    place = cache_folder() if cache else None
    return _encoder(find_model(name, place, progress), device, place)


# A library may ask again and again; models are large, so only the last one stays in memory.
@functools.lru_cache(maxsize=1)
def _encoder(found: Found, device: str | None, place: Path | None) -> NeuralEncoder:
    cache = VectorCache(place) if place else None
    return NeuralEncoder(found, device, cache, functools.partial(_load, cache=cache))


def find_model(name: str, place: Path | None = None, progress: hub.Report | None = None) -> Found:
    """The files of a model, downloaded if its hub id was given and it is not here.

    Args:
        name: a folder, or OWNER/NAME.
        place: folder of the cache, where digests of large files are noted.
        progress: see `hub.snapshot`.

    Raises:
        UnknownEncoder: there is no such model, or it cannot be had.
        FileProblem: a file of the folder cannot be read.
    """
    folder = local_folder(name)
    if folder is None:
        snapshot = hub.snapshot(name, progress)
        return Found(name, snapshot, snapshot.name, prompt_for(name, snapshot), name)
    try:
        digest = folder_digest(folder, VectorCache(place) if place else None)
    except OSError as error:
        raise file_problem(error, error.filename or folder) from error
    own = folder.resolve().name
    return Found(name, folder, digest, prompt_for(own, folder), _printable(own))


def local_folder(name: str) -> Path | None:
    """The folder that a name means, or None where it can only be the id of a hub.

    Raises:
        UnknownEncoder: it is neither, or the folder holds no model.
        FileProblem: the folder cannot be read.
    """
    # Of os.path, whose functions answer where those of pathlib raise: for an unknown `~user`, too
    # long a name, a folder above that may not be looked into.
    folder = Path(os.path.expanduser(name))
    if name and os.path.isdir(folder):
        try:
            _check_folder(name, folder)
        except OSError as error:
            raise file_problem(error, error.filename or folder) from error
        return folder
    if not hub.is_hub_id(name):
        raise UnknownEncoder(
            f"there is no folder {name!r}",
            remedy="check the path, or name a model as OWNER/NAME, such as "
            "sentence-transformers/LaBSE",
        )
    return None


def _printable(name: str) -> str:
    """A name that any format can hold, whatever bytes the file system has."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name)


def _check_folder(name: str, folder: Path) -> None:
    if not {"modules.json", "config.json"}.intersection(os.listdir(folder)):
        raise UnknownEncoder(
            f"the folder {name!r} holds no sentence-transformers model "
            "(neither modules.json nor config.json)",
            remedy="name the folder that holds these files",
        )


def _load(found: Found, device: str | None, cache: VectorCache | None = None) -> Model:
    from aligner.encoders.torch_model import TorchModel

    model = TorchModel(found.name, found.folder, device)
    # Vectors are kept under what the files were when they were looked at. A commit never changes.
    is_commit = found.fingerprint == found.folder.name
    if not is_commit and folder_digest(found.folder, cache) != found.fingerprint:
        raise UnknownEncoder(
            f"the folder {found.name!r} was changed during this run",
            remedy="run again when it is complete",
        )
    return model


def _versions() -> list[str]:
    from importlib import metadata

    versions = []
    for library in _LIBRARIES:
        try:
            versions.append(f"{library} {metadata.version(library)}")
        except metadata.PackageNotFoundError:
            # Importable, but not installed as a distribution: its version is unknown.
            versions.append(library)
    return versions


def _size(texts: Mapping[str, object] | Sequence[str]) -> int:
    return sum(map(len, texts))


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
