"""Which files of a folder are two versions of one document, told by their names.

A name tells its language by a tag at its end (`NAME.en.docx`, `NAME_zh-CN.md`, `NAME-zh_Hans.md`),
by being one (`NAME/en.md`), or by a folder above it (`en/NAME.md`). What is left of the path
without the tag is the pair's name.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePath

from aligner.errors import BadCorpus
from aligner.readers import SUFFIXES
from tmx.failure import Failure
from tmx.files import file_problem
from tmx.languages import canonical, closeness

Languages = tuple[str, str]

_SEPARATOR = re.compile(r"[._ -]")
# A code with script and region (a region of digits would take `en-001` for one), or a word that
# may be a language's name.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_][A-Za-z]{2})?|[^\W\d_]{2,12}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that are versions of one document.

    Attributes:
        name: of the document; no two pairs of a corpus have one name. Its parts are joined by `/`.
        source: path of the original.
        target: path of the translation.
        origin: path of the original below the corpus, as units tell it.
    """

    name: str
    source: str
    target: str
    origin: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The pairs, in the order in which their units are written, and what is none.

    Attributes:
        pairs: by name, or as the manifest has them.
        alone: files with a language but without a partner.
        unmarked: documents whose names tell no language.
        unclear: name -> why its files make no pair.
        remarks: what else a user may want to know.
    """

    pairs: tuple[Pair, ...]
    alone: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()
    unclear: dict[str, Failure] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file's name tells.

    Attributes:
        name: the name without the language.
        side: 0 for the source, 1 for the target.
        distance: how far the tag is from the language wanted (`tmx.languages.closeness`).
    """

    name: str
    side: int
    distance: int


@dataclass(slots=True)
class _Sides:
    """The files of one name, by side: (distance of the tag, path)."""

    found: tuple[list[tuple[int, str]], list[tuple[int, str]]] = field(
        default_factory=lambda: ([], [])
    )

    def nearest(self, side: int) -> list[str]:
        """The files whose tags are nearest to the language; more than one is unclear."""
        files = self.found[side]
        least = min((distance for distance, _ in files), default=0)
        return [path for distance, path in files if distance == least]

    def farther(self) -> list[str]:
        """The files that others with a nearer tag are taken before."""
        return [
            path
            for side in (0, 1)
            for _, path in self.found[side]
            if path not in self.nearest(side)
        ]


def both_languages(source: str, target: str) -> Languages:
    """Canonical tags of a corpus's two languages.

    Raises:
        UnknownLanguage: one is none.
        BadCorpus: both are the same.
    """
    languages = canonical(source), canonical(target)
    if languages[0] == languages[1]:
        raise BadCorpus(
            f"both languages are '{languages[0]}'", remedy="say the two languages with -s and -t"
        )
    return languages


def find_pairs(
    folder: str | os.PathLike[str], languages: Languages = ("en", "zh"), *, lines: bool = False
) -> Corpus:
    """The pairs of a folder and its subfolders, by the names of the files.

    Args:
        folder: hidden files and folders in it are passed over.
        languages: canonical tags of source and target.
        lines: files of one segment a line: the suffix may be the language (`001.en`).

    Raises:
        FileProblem: a folder cannot be read.
        BadCorpus: no two files are a pair.
    """
    names: dict[str, _Sides] = {}
    unmarked: list[str] = []
    remarks: list[str] = []
    for relative in _files(Path(folder)):
        if not _is_text(relative):
            remarks.append(f"{os.fsencode(relative)!r}: the name is not UTF-8: left out")
            continue
        mark = marked(relative, languages, lines=lines)
        if mark is not None:
            name = mark.name or Path(folder).resolve().name
            sides = names.setdefault(unicodedata.normalize("NFC", name), _Sides())
            sides.found[mark.side].append((mark.distance, relative.as_posix()))
        elif relative.suffix.lower() in SUFFIXES:
            unmarked.append(relative.as_posix())
        elif relative.suffix and _stem(relative.stem, languages)[1]:
            remarks.append(f"{relative.as_posix()}: no reader for {relative.suffix}: left out")
    corpus = _corpus(os.fspath(folder), names, tuple(unmarked), remarks)
    if not corpus.pairs and not corpus.unclear:
        raise _without_pairs(folder, languages)
    return corpus


def _is_text(path: PurePath) -> bool:
    """Whether a name can be written: Linux takes any bytes for one."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _without_pairs(folder: str | os.PathLike[str], languages: Languages) -> BadCorpus:
    one, other = languages
    return BadCorpus(
        f"no pair of files in '{one}' and '{other}' in it",
        path=folder,
        remedy=f"name them as NAME.{one}.docx and NAME.{other}.docx, "
        "or give a manifest of two paths a line",
    )


def marked(path: PurePath, languages: Languages, *, lines: bool = False) -> Mark | None:
    """What a path below a corpus tells, None if no language.

    Args:
        path: relative to the corpus.
        languages: canonical tags of source and target.
        lines: see `find_pairs`.
    """
    side = _side(path.suffix[1:], languages) if lines else None
    if side is None and path.suffix.lower() not in SUFFIXES:
        return None
    stem = path.stem
    if side is None:
        stem, side = _stem(path.stem, languages)
    folders = path.parts[:-1]
    told = [found for part in folders if (found := _side(part, languages))]
    side = side or (told[-1] if told else None)
    if side is None:
        return None
    # The language's own folder is no part of the name: `en/a.en.md` goes with `zh/a.zh.md`.
    kept = [part for part in folders if (_side(part, languages) or (None,))[0] != side[0]]
    return Mark("/".join([*kept, stem] if stem else kept), *side)


def bare_name(path: PurePath, languages: Languages) -> str:
    """A pair's name from the path of its source, whether that tells its language or not."""
    parts = [part for part in path.parts if part not in (path.anchor, "..")]
    inside = PurePath(*parts)
    mark = marked(inside, languages, lines=True)
    name = mark.name if mark and mark.name else inside.with_suffix("").as_posix()
    return unicodedata.normalize("NFC", name)


def _stem(stem: str, languages: Languages) -> tuple[str, tuple[int, int] | None]:
    """A stem without its tag, and the tag's side; the longest tag that is one counts."""
    for match in _SEPARATOR.finditer(stem, 1):
        if side := _side(stem[match.end() :], languages):
            return stem[: match.start()], side
    whole = _side(stem, languages)
    return ("", whole) if whole else (stem, None)


@lru_cache(maxsize=4096)
def _side(token: str, languages: Languages) -> tuple[int, int] | None:
    """Which of two languages a token names, and how closely; None for neither or either."""
    if not _TAG.fullmatch(token):
        return None
    near = [closeness(token, language) for language in languages]
    best = min((one for one in near if one is not None), default=None)
    if best is None or near.count(best) > 1:
        return None
    return near.index(best), best


def _files(folder: Path) -> Iterator[PurePath]:
    """Paths below a folder, in order of their names."""

    def failed(error: OSError) -> None:
        raise file_problem(error, error.filename or folder) from error

    for place, inner, names in os.walk(folder, onerror=failed):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        # Word leaves `~$NAME.docx` beside a file that is open.
        shown = (name for name in names if not name.startswith((".", "~$")))
        yield from (Path(place, name).relative_to(folder) for name in sorted(shown))


def _corpus(
    folder: str, names: dict[str, _Sides], unmarked: tuple[str, ...], remarks: list[str]
) -> Corpus:
    pairs: list[Pair] = []
    alone: list[str] = []
    unclear: dict[str, Failure] = {}
    for name, sides in sorted(names.items()):
        source, target = sides.nearest(0), sides.nearest(1)
        if not source or not target:
            alone += source + target
        elif len(source) > 1 or len(target) > 1:
            unclear[name] = _unclear(folder, source, target)
        else:
            files = [str(Path(folder, one)) for one in (source[0], target[0])]
            pairs.append(Pair(name, files[0], files[1], source[0]))
            nearer = f"'{name}' has a file with a nearer language: left out"
            remarks += [f"{path}: {nearer}" for path in sides.farther()]
    return Corpus(tuple(pairs), tuple(alone), unmarked, unclear, tuple(remarks))


def _unclear(folder: str, source: list[str], target: list[str]) -> BadCorpus:
    several = source if len(source) > 1 else target
    side = "source" if several is source else "target"
    return BadCorpus(
        f"several files for the {side}: {', '.join(several)}",
        path=folder,
        remedy="leave one of them, or give a manifest of two paths a line",
    )
