"""Which files of a folder are two versions of one document, told by their names.

A name tells its language by a tag at its end (`NAME.en.docx`, `NAME_zh-CN.md`, `NAME-zh_Hans.md`),
by being one (`NAME/en.md`), or by a folder above it (`en/NAME.md`). What is left of the path
without the tag is the pair's name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath

from aligner.errors import BadCorpus
from aligner.readers import SUFFIXES
from tmx.failure import Failure
from tmx.languages import canonical, closeness, primary

Languages = tuple[str, str]

_SEPARATOR = re.compile(r"[._ -]")
# A code with script and region (a region of digits would take `en-001` for one), or a word that
# may be a language's name.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_][A-Za-z]{2})?|[^\W\d_]{2,12}")

_OFFICIAL = frozenset({"ar", "en", "es", "fr", "ru", "zh"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that are versions of one document.

    Attributes:
        name: of the document; no two pairs of a corpus have one name. Its parts are joined by `/`.
        source: path of the original.
        target: path of the translation.
        origin: path of the original below the corpus, as units tell it.
        found: how the two were found to belong together: `name` (and what is in the files tells
            their languages), `symbol`, or "" for a name that tells all and for a manifest.
    """

    name: str
    source: str
    target: str
    origin: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The pairs, in the order in which their units are written, and what is none.

    Attributes:
        pairs: by name, or as the manifest has them.
        alone: files with a language but without a partner.
        left_out: document -> why it takes no part.
        unclear: name -> why its files make no pair.
        remarks: what else a user may want to know.
        read: how many files were read for their language and symbol.
    """

    pairs: tuple[Pair, ...]
    alone: tuple[str, ...] = ()
    left_out: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, Failure] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    read: int = 0


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


def marked(path: PurePath, languages: Languages, *, lines: bool = False) -> Mark | None:
    """What a path below a corpus tells, None if no language.

    Args:
        path: relative to the corpus.
        languages: canonical tags of source and target.
        lines: see `aligner.corpus.finding.find_pairs`.
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


def tagged(stem: str, languages: Languages) -> bool:
    """Whether a name without suffix tells one of two languages."""
    return _stem(stem, languages)[1] is not None


def foreign(path: PurePath, languages: Languages) -> str:
    """The official language of the United Nations, none of two, that a name tells; else "".

    Of other languages' codes too many are words (`it`, `no`, `to`) to go by.
    """
    tags = [path.stem[hit.end() :] for hit in _SEPARATOR.finditer(path.stem, 1)]
    for token in (*tags, path.stem, *reversed(path.parts[:-1])):
        tag = primary(token) if _TAG.fullmatch(token) else ""
        if tag in _OFFICIAL and tag not in map(primary, languages):
            return tag
    return ""


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
