"""Models by their id on a hub: found on this machine, or downloaded because the user named them.

What lies in the hub client's own cache is taken as it is, without asking the hub: runs are the
same tomorrow, work without a connection, and never fetch a newer revision unasked. Otherwise the
files that PyTorch needs are downloaded, and no others (a model's page often holds its weights
four times over), the weights last: where they are, all else is.

The layout of the cache (`models--OWNER--NAME/refs/main`, `snapshots/COMMIT/`) is described in
https://huggingface.co/docs/huggingface_hub/guides/manage-cache.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

from aligner.encoders.fingerprint import is_read
from aligner.errors import UnknownEncoder

LOG = logging.getLogger(__name__)

Report = Callable[[str, float], None]

_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+")
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
# What only those read who read pickled weights.
_PICKLED = ("*.bin", "*.bin.index.json")
_TIMEOUT_S = 10.0
_LOOK_S = 0.5

#: What the folder of a module of sentence-transformers must hold, by the end of its type; of other
#: modules nothing is known.
_NEEDED: dict[str, tuple[str, ...]] = {
    "Transformer": _WEIGHTS,
    "StaticEmbedding": _WEIGHTS,
    "Dense": _WEIGHTS,
    "LayerNorm": _WEIGHTS,
    "Pooling": ("config.json",),
}

#: What a model of transformers alone must hold, which is read as one with mean pooling.
_PLAIN: tuple[tuple[str, ...], ...] = (
    ("config.json",),
    ("tokenizer*", "vocab.*", "*.model"),
    _WEIGHTS,
)

#: By the name of an exception of the hub client or of what it uses: the cause, in the words of the
#: message. The client's classes moved between its versions, their names did not.
_CAUSES = {
    "OfflineModeIsEnabled": "HF_HUB_OFFLINE forbids to download it",
    "GatedRepoError": "its makers ask for your consent on {endpoint}, and for a token",
    "RepositoryNotFoundError": "{endpoint} has no model of that name that is open to you",
    "ConnectError": "there is no connection to {endpoint}",
    "ConnectionError": "there is no connection to {endpoint}",
    "ConnectTimeout": "no answer from {endpoint}",
    "ReadTimeout": "no answer from {endpoint}",
    "LocalEntryNotFoundError": "there is no connection to {endpoint}",
}
#: Where the name or the right to it is at fault, another machine would not help.
_REFUSALS = {"GatedRepoError", "RepositoryNotFoundError"}


def is_hub_id(name: str) -> bool:
    """Whether a name may be that of a model on a hub: OWNER/NAME."""
    return _ID.fullmatch(name) is not None


def snapshot(name: str, report: Report | None = None) -> Path:
    """The folder of a hub's model on this machine; its name is the commit.

    Args:
        name: OWNER/NAME.
        report: called with "downloading" and the share that is done.

    Raises:
        UnknownEncoder: it is not on this machine and cannot be downloaded.
    """
    folder = local_snapshot(name)
    if folder is not None and missing(folder) is None:
        return folder
    try:
        folder = _download(name, report or (lambda stage, share: None))
    # The client, and the libraries for the network below it, each raise their own kinds.
    except Exception as error:
        raise _unavailable(name, error, folder) from error
    lacks = missing(folder)
    if lacks:
        raise UnknownEncoder(
            f"the encoder {name!r} is no model for sentences: its page has no {lacks}",
            remedy="name another model",
        )
    return folder


def local_snapshot(name: str) -> Path | None:
    """The folder in the hub client's cache that the branch `main` stood for when last asked."""
    place = _place(name)
    try:
        commit = (place / "refs" / "main").read_text("utf-8").strip()
    except (OSError, ValueError):
        return None
    folder = place / "snapshots" / commit
    return folder if commit and os.path.isdir(folder) else None


def missing(folder: Path) -> str | None:
    """What a snapshot lacks after a download that was cut short, if anything.

    A snapshot without `modules.json` counts as one unless its page is known to have none: other
    programs leave that file out, and without it the vectors would be others.
    """
    if _has_no_modules(folder):
        wanted = [(folder, patterns) for patterns in _PLAIN]
    else:
        try:
            places = _places(folder)
        except (OSError, ValueError, TypeError, KeyError):
            return "modules.json"
        wanted = [(place, _NEEDED.get(kind.rpartition(".")[2], ())) for kind, place in places]
    for place, patterns in wanted:
        if patterns and not any(path.is_file() for one in patterns for path in place.glob(one)):
            return (place / patterns[0]).relative_to(folder).as_posix()
    return next((path.name for path in _parts(folder) if not path.is_file()), None)


def _has_no_modules(folder: Path) -> bool:
    """Whether a model's page has no `modules.json`, not only this snapshot of it.

    So it is where the hub client has noted that, or where README.md is here: that comes only with
    the whole of a page, and is no file that transformers fetches for itself.
    """
    if (folder / "modules.json").is_file():
        return False
    return (folder / "README.md").is_file() or _note_of_none(folder).is_file()


def _note_of_none(folder: Path) -> Path:
    """Where the hub client notes that a page has no `modules.json`."""
    return folder.parents[1] / ".no_exist" / folder.name / "modules.json"


def _places(folder: Path) -> list[tuple[str, Path]]:
    """Type and folder of each module."""
    modules = json.loads((folder / "modules.json").read_bytes())
    return [(str(module["type"]), folder / str(module["path"])) for module in modules]


def _parts(folder: Path) -> Iterator[Path]:
    """The files over which large weights are spread; the index itself, where it is damaged."""
    for index in sorted(folder.rglob("*.index.json")):
        if fnmatch(index.name, "*.bin.index.json") and any(index.parent.glob("*.safetensors")):
            continue
        try:
            listed = json.loads(index.read_bytes())["weight_map"].values()
        except (OSError, ValueError, LookupError):
            listed = ["weights of a damaged index"]
        yield from (index.parent / name for name in sorted(set(listed)))


def needed(sizes: Mapping[str, int]) -> list[list[str]]:
    """Of the files on a model's page those that PyTorch reads: small ones first, then weights.

    Args:
        sizes: path within the repository: bytes. Where one folder has weights both as
            safetensors and pickled, the first are enough.
    """
    read = [name for name in sizes if name == "README.md" or is_read(Path(name))]
    safe = {Path(name).parent for name in read if name.endswith(".safetensors")}
    wanted = [n for n in read if not (_is_pickled(n) and Path(n).parent in safe)]
    weights = [n for n in wanted if any(fnmatch(n, pattern) for pattern in _WEIGHTS)]
    return [[n for n in wanted if n not in weights], weights]


def _is_pickled(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _PICKLED)


def _place(name: str) -> Path:
    return _cache() / f"models--{name.replace('/', '--')}"


def _cache() -> Path:
    """Where sentence-transformers and the hub client keep what they download."""
    from huggingface_hub import constants

    return Path(os.environ.get("SENTENCE_TRANSFORMERS_HOME") or constants.HF_HUB_CACHE)


def _endpoint() -> str:
    from huggingface_hub import constants

    return str(constants.ENDPOINT)


def _download(name: str, report: Report) -> Path:
    from huggingface_hub import HfApi, snapshot_download

    info = HfApi().model_info(name, files_metadata=True, timeout=_TIMEOUT_S)
    sizes = {one.rfilename: one.size or 0 for one in info.siblings or ()}
    groups = needed(sizes)
    total = sum(sizes[one] for group in groups for one in group)
    cache = _cache()
    LOG.info("downloading %s (%s) from %s to %s", name, _amount(total), _endpoint(), cache)
    # Of one commit, whatever is done to the page meanwhile.
    commit = str(info.sha)
    place = _place(name)
    with _watched(place / "blobs", total, report), _without_bars():
        for group in groups:
            snapshot_download(name, revision=commit, allow_patterns=group, cache_dir=cache)
            # The client does so only where a branch is asked for.
            _note(place / "refs" / "main", commit)
    folder = place / "snapshots" / commit
    if "modules.json" not in sizes:
        _note(_note_of_none(folder), "")
    return folder


def _note(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _amount(size: int) -> str:
    units = ("bytes", "kB", "MB", "GB")
    power = min(len(units) - 1, max(0, (len(str(size)) - 1) // 3))
    return f"{size / 1000**power:.{0 if power == 0 else 1}f} {units[power]}"


@contextlib.contextmanager
def _watched(blobs: Path, total: int, report: Report) -> Iterator[None]:
    """Reports while the inner block runs: how much of the bytes lies in the cache."""
    done = threading.Event()

    def look() -> None:
        while not done.wait(_LOOK_S):
            report("downloading", min(1.0, _bytes(blobs) / max(1, total)))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _bytes(folder: Path) -> int:
    """What the files of a folder come to; the client may rename any of them meanwhile."""
    size = 0
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for one in found:
            with contextlib.suppress(OSError):
                size += one.stat().st_size
    return size


@contextlib.contextmanager
def _without_bars() -> Iterator[None]:
    """Ours is the only bar, and only where one is wanted."""
    from huggingface_hub.utils.tqdm import (
        are_progress_bars_disabled,
        disable_progress_bars,
        enable_progress_bars,
    )

    were_off = are_progress_bars_disabled()
    disable_progress_bars()
    try:
        yield
    finally:
        if not were_off:
            enable_progress_bars()


def _unavailable(name: str, error: Exception, partial: Path | None) -> UnknownEncoder:
    kinds = _kinds(error)
    kind = next((one for one in _CAUSES if one in kinds), None)
    cause = _CAUSES[kind].format(endpoint=_endpoint()) if kind else _first_line(error)
    part = f"only part of it is here (no {missing(partial)}), and {cause}" if partial else None
    # The name may have been meant as a path.
    none = f"it is not here, {cause}, and there is no folder of that name here"
    folder = name.rpartition("/")[2]
    elsewhere = (
        f"where there is a connection run: hf download {name} --local-dir {folder}; "
        f"then bring that folder here and name it: --encoder ./{folder}"
    )
    refused = "check the name, or say who you are: hf auth login"
    return UnknownEncoder(
        f"the encoder {name!r} cannot be had: {part or none}",
        remedy=refused if kind in _REFUSALS else elsewhere,
    )


def _kinds(error: BaseException | None) -> Sequence[str]:
    """Names of the classes of an error and of those that led to it, with their bases."""
    names: list[str] = []
    while error is not None:
        names += [kind.__name__ for kind in type(error).__mro__]
        error = error.__cause__ or error.__context__
    return names


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
