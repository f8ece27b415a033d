"""The pairs of a folder: by the names of the files first, by what is in them where names are mute.

A name that tells a language costs no reading and wins. The rest is read once for its language and
its symbol, but only if a partner is possible at all.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from aligner.corpus.contents import Content, contents
from aligner.corpus.matching import Candidate, Match, Matched, match
from aligner.corpus.pairing import Corpus, Languages, Pair, foreign, marked, tagged
from aligner.errors import BadCorpus, NoPairs
from aligner.readers import SUFFIXES
from tmx.failure import Failure
from tmx.files import file_problem

# Read by `diptych convert`.
_PAIRED = {".tmx", ".po", ".pot", ".xlf", ".xliff", ".sdlxliff", ".mqxliff"}
# Journals, reports and manifests may lie beside the documents.
_OURS = {"", ".journal", ".tsv", ".jsonl"}
_MOST_SUFFIXES = 8
_HOLDS_PAIRS = "holds pairs already: use diptych convert"


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


@dataclass(slots=True)
class _Found:
    """What is known of a folder so far.

    Attributes:
        folder: as the user named it.
        names: of files whose names tell their language.
        unmarked: files whose names do not, and which have a reader.
        pairs, alone, left_out, unclear, remarks, read: as in `Corpus`.
        unread: suffixes of files that have no reader.
    """

    folder: str
    names: dict[str, _Sides] = field(default_factory=dict)
    unmarked: list[str] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    alone: list[Candidate] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, Failure] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    read: int = 0

    def take(self, one: Match) -> None:
        """One more pair."""
        files = [str(Path(self.folder, path)) for path in (one.source, one.target)]
        self.pairs.append(Pair(one.name, files[0], files[1], one.source, one.found))

    def refuse(self, name: str, cause: str) -> None:
        """Files of which it is unclear which go together."""
        remedy = "leave one of them, or give a manifest of two paths a line"
        self.unclear[name] = BadCorpus(cause, path=self.folder, remedy=remedy)

    def corpus(self) -> Corpus:
        """In an order that depends on names alone."""
        return Corpus(
            tuple(sorted(self.pairs, key=lambda pair: pair.name)),
            tuple(sorted(one.path for one in self.alone)),
            dict(sorted(self.left_out.items())),
            dict(sorted(self.unclear.items())),
            (*self.remarks, *self._passed_over()),
            self.read,
        )

    def _passed_over(self) -> list[str]:
        """One line about files of formats that have no reader, if there are any."""
        suffixes = sorted(set(self.unread) - _OURS)
        count = sum(each in suffixes for each in self.unread)
        named = " ".join(suffixes[:_MOST_SUFFIXES]) + (" …" if suffixes[_MOST_SUFFIXES:] else "")
        noun = "file has" if count == 1 else "files have"
        return [f"{count} {noun} no reader ({named}): left out"] if count else []


def find_pairs(
    folder: str | os.PathLike[str],
    languages: Languages = ("en", "zh"),
    *,
    lines: bool = False,
    password: str | None = None,
    jobs: int = 1,
    progress: Callable[[float], None] = lambda share: None,
) -> Corpus:
    """The pairs of a folder and its subfolders.

    Args:
        folder: hidden files and folders in it are passed over.
        languages: canonical tags of source and target.
        lines: files of one segment a line: the suffix may be the language (`001.en`).
        password: that opens locked files, where they must be read.
        jobs: processes that read, where many files must be.
        progress: called with the share of these that is read.

    Raises:
        FileProblem: a folder cannot be read.
        NoPairs: no two files are a pair.
    """
    found = _Found(os.fspath(folder))
    for relative in _files(Path(folder)):
        _list(found, relative, languages, lines=lines)
    _pair_names(found)
    candidates = _candidates(found, languages, password, jobs, progress)
    taken = {pair.name for pair in found.pairs} | set(found.unclear)
    _take_in(found, match(candidates, languages, taken))
    corpus = found.corpus()
    if not corpus.pairs and not corpus.unclear:
        raise _without_pairs(folder, languages, corpus)
    return corpus


def _list(found: _Found, path: PurePath, languages: Languages, *, lines: bool) -> None:
    """What a file's name tells."""
    if not _is_text(path):
        found.remarks.append(f"{os.fsencode(path)!r}: the name is not UTF-8: left out")
        return
    suffix, told = path.suffix.lower(), path.as_posix()
    mark = marked(path, languages, lines=lines)
    if mark is not None:
        name = unicodedata.normalize("NFC", mark.name or Path(found.folder).resolve().name)
        found.names.setdefault(name, _Sides()).found[mark.side].append((mark.distance, told))
    elif suffix in _PAIRED:
        found.left_out[told] = _HOLDS_PAIRS
    elif suffix not in SUFFIXES:
        if suffix and tagged(path.stem, languages):
            found.remarks.append(f"{told}: no reader for {path.suffix}: left out")
        else:
            found.unread.append(suffix)
    elif other := foreign(path, languages):
        found.left_out[told] = f"its name tells another language, '{other}'"
    else:
        found.unmarked.append(told)


def _is_text(path: PurePath) -> bool:
    """Whether a name can be written: Linux takes any bytes for one."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _files(folder: Path) -> Iterator[PurePath]:
    """Paths below a folder, in order of their names."""

    def failed(error: OSError) -> None:
        raise file_problem(error, error.filename or folder) from error

    for place, inner, names in os.walk(folder, onerror=failed):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        # Word leaves `~$NAME.docx` beside a file that is open.
        shown = (name for name in names if not name.startswith((".", "~$")))
        yield from (Path(place, name).relative_to(folder) for name in sorted(shown))


def _pair_names(found: _Found) -> None:
    """Pairs of files whose names tell all."""
    for name, sides in sorted(found.names.items()):
        source, target = sides.nearest(0), sides.nearest(1)
        if not source or not target:
            found.alone += [
                Candidate(path, name, side)
                for side, paths in enumerate((source, target))
                for path in paths
            ]
        elif len(source) > 1 or len(target) > 1:
            several = ("source", source) if len(source) > 1 else ("target", target)
            found.refuse(name, f"several files for the {several[0]}: {', '.join(several[1])}")
        else:
            found.take(Match(name, source[0], target[0], ""))
            nearer = f"'{name}' has a file with a nearer language: left out"
            found.remarks += [f"{path}: {nearer}" for path in sides.farther()]


def _candidates(
    found: _Found,
    languages: Languages,
    password: str | None,
    jobs: int,
    progress: Callable[[float], None],
) -> list[Candidate]:
    """Files with a side, from their names or from what is in them."""
    alone, found.alone = found.alone, []
    if not _may_pair(found.unmarked, alone):
        found.left_out |= dict.fromkeys(found.unmarked, "no language in the name")
        return alone
    readable = [one.path for one in alone if PurePath(one.path).suffix.lower() in SUFFIXES]
    paths = [str(Path(found.folder, path)) for path in (*found.unmarked, *readable)]
    found.read = len(paths)
    said = contents(paths, languages, password=password, jobs=jobs, progress=progress)
    told = [
        Candidate(one.path, one.name, one.side, _at(said, found, one.path).symbol) for one in alone
    ]
    for path in found.unmarked:
        one = _at(said, found, path)
        if one.side is None:
            found.left_out[path] = one.reason
        else:
            told.append(Candidate(path, _bare(path), one.side, one.symbol))
    return told


def _at(said: dict[str, Content], found: _Found, path: str) -> Content:
    return said.get(str(Path(found.folder, path)), Content())


def _bare(path: str) -> str:
    return unicodedata.normalize("NFC", PurePath(path).with_suffix("").as_posix())


def _may_pair(unmarked: list[str], alone: list[Candidate]) -> bool:
    """Whether any two of these could be a pair, whatever is in them."""
    return len(unmarked) + len(alone) > 1 and (
        bool(unmarked) or {one.side for one in alone} == {0, 1}
    )


def _take_in(found: _Found, matched: Matched) -> None:
    for one in matched.matches:
        found.take(one)
    for name, cause in matched.unclear.items():
        found.refuse(name, cause)
    found.alone = matched.rest


def _without_pairs(folder: str | os.PathLike[str], languages: Languages, corpus: Corpus) -> NoPairs:
    one, other = languages
    return NoPairs(
        f"no pair of files in '{one}' and '{other}' in it",
        corpus,
        path=folder,
        remedy=f"name them as NAME.{one}.docx and NAME.{other}.docx, "
        "or give a manifest of two paths a line",
    )
