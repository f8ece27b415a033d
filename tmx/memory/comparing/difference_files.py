"""Differences between two memories as a file: a page to read, a table, lines for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from html import escape
from os import PathLike, fspath
from pathlib import PurePath

from tmx.failure import UnknownSuffix
from tmx.files import replacing, writing
from tmx.memory.comparing.changes import Change
from tmx.memory.comparing.spool import place_of
from tmx.memory.comparing.tables import row_of
from tmx.memory.comparing.telling import place_text, texts_of, told_change
from tmx.memory.records import status
from tmx.memory.searching.differences import differences

_HEAD = (
    "change", "document", "context", "source", "language", "old", "new", "old status", "new status",
)  # fmt: skip

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border-bottom: 1px solid #8886; padding: .4rem .6rem; text-align: start;
  vertical-align: top; }}
td {{ overflow-wrap: anywhere; white-space: pre-wrap; }}
td:nth-child(-n+2) {{ white-space: normal; color: #777; }}
del {{ background: #c333; color: #c22; }}
ins {{ background: #2a53; color: #183; text-decoration: none; }}
@media (prefers-color-scheme: dark) {{ del {{ color: #f88; }} ins {{ color: #8d8; }} }}
</style>
</head>
<body>
<h1>{title}</h1>
<table>
<thead><tr><th>change</th><th>document</th><th>source</th><th>translation</th></tr></thead>
<tbody>
"""


def write_changes(
    path: str | PathLike[str], changes: Iterable[Change], titles: tuple[str, str]
) -> None:
    """Write changes to a file, as a stream; it appears whole or not at all.

    Args:
        path: `.html`, `.tsv` or `.jsonl`.
        changes: in order.
        titles: what the old and the new file are called.

    Raises:
        UnknownSuffix: it is none of these.
        FileProblem: the file cannot be written.
    """
    lines = _WRITERS[suffix_of(path)]
    with replacing([path]) as [temporary], writing(temporary, path) as stream:
        for line in lines(changes, titles):
            stream.write(f"{line}\n".encode(errors="replace"))


def suffix_of(path: str | PathLike[str]) -> str:
    """The suffix of a file that differences can be written to.

    Raises:
        UnknownSuffix: it is none of SUFFIXES.
    """
    suffix = PurePath(fspath(path)).suffix.lower()
    if suffix not in _WRITERS:
        raise UnknownSuffix(
            f"differences are not written as '{suffix}'",
            path=path,
            remedy=f"take one of {' '.join(_WRITERS)}",
        )
    return suffix


def _tsv(changes: Iterable[Change], titles: tuple[str, str]) -> Iterator[str]:
    yield row_of(_HEAD)
    for change in changes:
        document, context = place_of(change.unit)[:2]
        states = [status(unit) if unit else "" for unit in (change.old, change.new)]
        source, *others = texts_of(change)
        # A unit of one language has its text where the others have their translation.
        for language, old, new in others or [source]:
            yield row_of(
                (
                    change.kind,
                    document,
                    context,
                    source[2] or source[1],
                    language,
                    old,
                    new,
                    *states,
                )
            )


def _jsonl(changes: Iterable[Change], titles: tuple[str, str]) -> Iterator[str]:
    return (json.dumps(told_change(change), ensure_ascii=False) for change in changes)


def _html(changes: Iterable[Change], titles: tuple[str, str]) -> Iterator[str]:
    yield _PAGE.format(title=escape(" → ".join(titles)))
    for change in changes:
        source, *others = (_cell(*texts) for texts in texts_of(change))
        states = [status(unit) for unit in (change.old, change.new) if unit]
        if len(set(states)) > 1:
            others.append(_marked(*states))
        first = f"<td>{change.kind}</td><td>{escape(place_text(change.unit))}</td>"
        yield f"<tr>{first}<td>{source}</td><td>{'<br>'.join(others)}</td></tr>"
    yield "</tbody>\n</table>\n</body>\n</html>"


def _cell(language: str, old: str, new: str) -> str:
    return f'<span lang="{escape(language)}" dir="auto">{_marked(old, new)}</span>'


def _marked(old: str, new: str) -> str:
    return "".join(
        escape(one.stored)
        if one.kind == "equal"
        else (f"<del>{escape(one.stored)}</del>" if one.stored else "")
        + (f"<ins>{escape(one.query)}</ins>" if one.query else "")
        for one in differences(old, new)
    )


_WRITERS: dict[str, Callable[[Iterable[Change], tuple[str, str]], Iterator[str]]] = {
    ".html": _html,
    ".tsv": _tsv,
    ".jsonl": _jsonl,
}

#: What differences are written as.
SUFFIXES = tuple(_WRITERS)
