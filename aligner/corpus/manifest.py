"""A corpus as a list: two paths a line, source and target, with a tab between them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from aligner.corpus.pairing import Corpus, Languages, Pair, bare_name
from aligner.errors import BadCorpus
from aligner.paired import refuse_format
from tmx.files import read_bytes

# What a list of paths may be called, though pairs of texts are called so too.
_LISTS = frozenset({".tsv", ".csv"})
_REMEDY = "write the paths of source and target with a tab between them"


def read_manifest(path: str | os.PathLike[str], languages: Languages = ("en", "zh")) -> Corpus:
    """The pairs of a manifest, in its order.

    Args:
        path: UTF-8; paths in it are relative to its folder. Empty lines and lines that begin
            with `#` are passed over.
        languages: canonical tags of source and target, which are no part of a pair's name.

    Raises:
        FileProblem: it cannot be read.
        AlreadyPaired: it is a memory and no list.
        BadCorpus: it is not UTF-8, a line is not two paths, or two pairs have one name.
    """
    if PurePath(path).suffix.lower() not in _LISTS:
        refuse_format(path)
    seen: dict[str, tuple[int, Pair]] = {}
    remarks = []
    for number, source, target in _rows(path):
        pair = _pair(Path(path).parent, source, target, languages)
        line, known = seen.setdefault(pair.name, (number, pair))
        if known != pair:
            raise BadCorpus(
                f"the pair would be called '{pair.name}' as that of line {line} is",
                path=path,
                line=number,
                remedy="rename one of the sources, or align them in two runs",
            )
        if line != number:
            remarks.append(f"{os.fspath(path)}:{number}: the pair of line {line} again: taken once")
    if not seen:
        raise BadCorpus("no pair in it", path=path, remedy=_REMEDY)
    return Corpus(tuple(pair for _, pair in seen.values()), remarks=tuple(remarks))


def _pair(folder: Path, source: str, target: str, languages: Languages) -> Pair:
    name = bare_name(PurePath(source), languages)
    return Pair(name, str(folder / source), str(folder / target), PurePath(source).as_posix())


def _rows(path: str | os.PathLike[str]) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 2 or not all(cells):
            raise BadCorpus(_fault(cells), path=path, line=number, remedy=_REMEDY)
        for cell in cells:
            if "\0" in cell or PurePath(cell).name in ("", ".."):
                raise BadCorpus(f"{cell!r} is no file", path=path, line=number, remedy=_REMEDY)
        yield number, cells[0], cells[1]


def _fault(cells: list[str]) -> str:
    if len(cells) == 1:
        return "the line has no tab"
    return f"{len(cells)} columns and not 2" if all(cells) else "a path is missing"


def _text(path: str | os.PathLike[str]) -> str:
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCorpus(
            f"not UTF-8: byte 0x{data[error.start]:02X}",
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
            remedy="save it as UTF-8",
        ) from error
