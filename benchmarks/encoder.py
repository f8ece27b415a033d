"""What the bundled encoder reaches: `python -m benchmarks.encoder` prints the table of the docs.

Speed is that of one core and of a whole call, from a list of strings to vectors; beside it the
time that the library `tokenizers` takes for the token ids alone, in the same process, and where it
is installed the same files read by sentence-transformers. The first call meets every word for the
first time, the second knows them.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import io
import json
import os
import platform
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date

from aligner.encoders.bundled import FOLDER, TOKENIZER, StaticEncoder
from benchmarks import accuracy
from benchmarks.data import DATA, sentence_pairs
from tmx.version import VERSION

FIRST, SECOND = "diptych, first call", "diptych, second call"
_PEER = "tokenizers, ids alone"
_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
_LOAD = """
import time
began = time.perf_counter()
from aligner import load_encoder
load_encoder("bundled")
print(time.perf_counter() - began)
"""


def megabytes_in_wheel() -> float:
    """Size of the model's files, packed as a wheel packs them, in millions of bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(FOLDER.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(FOLDER))
    return len(packed.getvalue()) / 1e6


def load_seconds(runs: int = 5) -> float:
    """Shortest time to load the encoder in a process that has loaded nothing else."""
    found = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True
        )
        found.append(float(done.stdout))
    return min(found)


@functools.cache
def speeds() -> dict[str, float]:
    """UN sentences a second on one core, English and Chinese mixed, by who reads them and how."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.encoder", "--speed"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **_ONE_CORE},
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def ratio(name: str) -> float:
    """One of `speeds` over that of the library that gives the token ids alone."""
    return speeds()[name] / speeds()[_PEER]


def _measure() -> dict[str, float]:
    """What `speeds` tells, measured in this process, which is held to one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [
        text
        for name in ("train", "dev")
        for side in sentence_pairs(DATA / "un" / f"{name}.en-zh.tsv")
        for text in side
    ]
    found = {}
    first, second = [], []
    for _ in range(3):
        encoder = StaticEncoder(FOLDER)
        first.append(_rate(encoder.encode, texts))
        second.append(_rate(encoder.encode, texts))
    found[FIRST], found[SECOND] = max(first), max(second)
    tokenizer = _tokenizer()
    found[_PEER] = max(_rate(tokenizer, texts) for _ in range(2))
    if importlib.util.find_spec("sentence_transformers"):
        found["sentence-transformers"] = max(_rate(_other_reader(), texts) for _ in range(2))
    return found


def _rate(encode: Callable[[list[str]], object], texts: list[str]) -> float:
    began = time.perf_counter()
    encode(texts)
    return len(texts) / (time.perf_counter() - began)


def _tokenizer() -> Callable[[list[str]], object]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(FOLDER / TOKENIZER))
    return lambda texts: [one.ids for one in tokenizer.encode_batch_fast(texts)]


def _other_reader() -> Callable[[list[str]], object]:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(FOLDER), device="cpu")
    return lambda texts: model.encode(texts)


def main() -> None:
    """Print the figures as Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true", help="only speeds, as JSON")
    options = parser.parse_args()
    if not DATA.is_dir():
        parser.error(f"no development data at {DATA}; name the folder above it in DIPTYCH_SHARED")
    if options.speed:
        print(json.dumps(_measure()))
        return
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(f"diptych {VERSION}\n")
    forth, back = accuracy.retrieval()
    strict = accuracy.lines_figures("mac-dev").strict.f1
    print("| | figure |\n|---|---|")
    print(f"| retrieval, un/dev, 1,000 pairs, en to zh / zh to en | {forth:.3f} / {back:.3f} |")
    print(f"| mac-dev, strict F1 | {strict:.3f} |")
    print(f"| size in the wheel, MB | {megabytes_in_wheel():.1f} |")
    print(f"| load, seconds | {load_seconds():.2f} |")
    found = speeds()
    print("\n| one core, 8,000 UN sentences | sentences a second | ratio |\n|---|---|---|")
    for name, rate in found.items():
        print(f"| {name} | {rate:,.0f} | {ratio(name):.1f} |")


if __name__ == "__main__":
    main()
