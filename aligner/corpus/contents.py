"""What files say of themselves: their language and the symbol in their masthead.

Read only where names do not tell enough. Each file is read once, and copies of one file are one;
of what is read only a line is kept, so memory does not grow with the length of the documents.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from aligner.corpus.workers import answers
from aligner.document import Document
from aligner.language import which
from aligner.readers import read_document
from entities.symbols import canonical_symbol
from tmx.failure import BadEncoding, Failure
from tmx.files import read_bytes

Languages = tuple[str, str]

# For fewer files, another process takes longer to start than it saves.
_WORTH_A_WORKER = 8


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says of itself.

    Attributes:
        side: 0 if it is in the source's language, 1 if in the target's, None if in neither.
        reason: why it has no side, in words.
        symbol: canonical, "" if there is none.
    """

    side: int | None = None
    reason: str = ""
    symbol: str = ""


def contents(
    paths: Iterable[str],
    languages: Languages,
    *,
    password: str | None = None,
    jobs: int = 1,
    progress: Callable[[float], None] = lambda share: None,
) -> dict[str, Content]:
    """What each of some files says.

    Args:
        paths: of files that have a reader. What cannot be read gets the cause as its reason.
        languages: canonical tags of source and target.
        password: that opens locked ones.
        jobs: processes at a time.
        progress: called with the share of files that is read.

    Returns:
        Path -> content, by path; `jobs` changes nothing of it.
    """
    copies: dict[str, list[str]] = {}
    found: dict[str, Content] = {}
    for path in paths:
        try:
            copies.setdefault(_key(path), []).append(path)
        except Failure as failure:
            found[path] = Content(reason=_cause(failure))
    firsts = {same[0]: same for same in copies.values()}
    look = functools.partial(content, languages=languages, password=password)
    for count, (path, said) in enumerate(_each(list(firsts), look, jobs), 1):
        found |= dict.fromkeys(firsts[path], said)
        progress(count / len(firsts))
    return {path: found[path] for path in sorted(found)}


def _key(path: str) -> str:
    """Equal for copies; a suffix decides how a file is read."""
    digest = hashlib.blake2b(read_bytes(path), digest_size=16).hexdigest()
    return digest + Path(path).suffix.lower()


def _each(
    paths: list[str], look: Callable[[str], Content], jobs: int
) -> Iterator[tuple[str, Content]]:
    if jobs < 2 or len(paths) < _WORTH_A_WORKER:
        for path in paths:
            yield path, look(path)
        return
    with closing(answers(paths, look, jobs=min(jobs, len(paths)))) as found:
        for answer in found:
            said = answer.value
            if isinstance(said, Failure):
                said = Content(reason=_cause(said))
            yield answer.item, said


def content(path: str, languages: Languages, password: str | None = None) -> Content:
    """What one file says; arguments as for `contents`."""
    try:
        document = _read(path, languages, password)
    except Failure as failure:
        return Content(reason=_cause(failure))
    symbol = canonical_symbol(document.symbol)
    told = which([block.text for block in document.blocks], languages)
    return (
        Content(reason=told, symbol=symbol) if isinstance(told, str) else Content(told, "", symbol)
    )


def _read(path: str, languages: Languages, password: str | None) -> Document:
    """As the language in whose usual encodings the file is text; UTF-8 is so in any."""
    source, target = languages
    try:
        return read_document(path, source, password=password)
    except BadEncoding:
        return read_document(path, target, password=password)


def _cause(failure: Failure) -> str:
    """A failure without its file, which is named already."""
    remedy = f"; {failure.remedy}" if failure.remedy else ""
    return f"cannot be read: {failure.cause}{remedy}"
