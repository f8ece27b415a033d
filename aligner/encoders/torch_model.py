"""A model in PyTorch: the only module that loads it."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.errors import DeviceProblem, UnknownEncoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DEVICE = re.compile(r"cpu|mps|cuda(:\d+)?")
_CHATTY = ("sentence_transformers", "transformers")

#: Found in what a library says when a model does not load: what to do. The first that fits counts.
_REMEDIES = {
    "trust_remote_code": "take a model without program code of its own: diptych runs none",
    "custom code": "take a model without program code of its own: diptych runs none",
    "not enough memory": "take a smaller model",
    "out of memory": "take a smaller model, or --device cpu",
    "": "check the folder, or fetch the model again",
}


def check_name(device: str | None) -> None:
    """Refuse what can be no device, before anything is loaded.

    Raises:
        DeviceProblem: it is none.
    """
    if device is not None and not _DEVICE.fullmatch(device):
        raise DeviceProblem(
            f"no device is called {device!r}",
            remedy="take cpu, cuda, cuda:1 (the second card) or mps",
        )


class TorchModel:
    """A SentenceTransformer that reads no network and says nothing.

    Args:
        name: as the user gave it.
        folder: its files.
        device: cpu, cuda, cuda:1, mps; None takes the best that is there.

    Raises:
        UnknownEncoder: the files are not a model that can be loaded.
        DeviceProblem: the device is not there.
    """

    def __init__(self, name: str, folder: Path, device: str | None) -> None:
        check_device(device)
        with _silence():
            self._model = _loaded(name, folder, device)

    def encode(self, texts: list[str], *, prompt: str, batch_size: int) -> NDArray[np.float32]:
        """One row a text, float32 [n, d]."""
        with _silence():
            # The prompt is given even where it is empty: else the model's default would be taken.
            rows = self._model.encode(
                texts,
                prompt=prompt,
                batch_size=batch_size,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(rows, dtype=np.float32)


def check_device(device: str | None) -> None:
    """Refuse a device that PyTorch does not see.

    Raises:
        DeviceProblem: it is not there.
    """
    there = devices()
    if device is not None and device not in there:
        raise DeviceProblem(
            f"there is no device {device!r}: PyTorch sees {', '.join(there)}",
            remedy="take one of these, or leave --device out",
        )


def devices() -> list[str]:
    """What PyTorch can compute on here."""
    import torch

    cards = [f"cuda:{i}" for i in range(torch.cuda.device_count())] if _has_cuda() else []
    mps = ["mps"] if torch.backends.mps.is_available() else []
    return ["cpu", *(["cuda", *cards] if cards else []), *mps]


def _has_cuda() -> bool:
    import torch

    return bool(torch.cuda.is_available())


def _loaded(name: str, folder: Path, device: str | None) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(str(folder), device=device, local_files_only=True)
        # Some models are stored in half precision, which is slow on a processor, and inexact.
        return model.float()
    # The configuration, the tokenizer and the weights each raise their own kinds, some of them bare
    # Exception; whatever it was, the model could not be had.
    except Exception as error:
        lines = str(error).strip().splitlines()
        told = lines[0][:200] if lines else type(error).__name__
        remedy = next(text for sign, text in _REMEDIES.items() if sign in str(error).lower())
        raise UnknownEncoder(
            f"the encoder {name!r} cannot be loaded ({told})", remedy=remedy
        ) from error


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """No bars and no advice of the libraries: what matters is raised, and said in our words."""
    from transformers.utils import logging as advice

    loggers = [logging.getLogger(name) for name in _CHATTY]
    levels = [logger.level for logger in loggers]
    bars = advice.is_progress_bar_enabled()
    advice.disable_progress_bar()
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        if bars:
            advice.enable_progress_bar()
