"""Candidates into files: tables and JSON with all that is known of them, others as concepts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import PurePath
from typing import BinaryIO

from glossaries.exchange import Writing, writable_suffixes, write_stream
from glossaries.exchange.options import PLAIN
from glossaries.extraction.candidate import Candidate
from glossaries.extraction.output import COLUMNS, as_record, concepts, rows
from glossaries.failure import UnknownGlossary
from tmx.files import refuse_folder, replacing, writing

#: Written with columns of their own; everything else that a glossary is written in, as concepts.
OWN = (".tsv", ".csv", ".jsonl")


def suffix_of(path: str | PathLike[str]) -> str:
    """The suffix of a file that candidates can be written to.

    Raises:
        UnknownGlossary: it names no format.
    """
    suffix = PurePath(fspath(path)).suffix.lower()
    known = tuple(dict.fromkeys((*writable_suffixes(), *OWN)))
    if suffix not in known:
        refuse_folder(path)
        cause = f"the suffix '{suffix}' names no format" if suffix else "the name has no suffix"
        raise UnknownGlossary(cause, path=path, remedy=f"use one of {', '.join(known)}")
    return suffix


def write_candidates(
    paths: Sequence[str | PathLike[str]], candidates: Sequence[Candidate], options: Writing
) -> None:
    """Write the same candidates to several files, which appear together or not at all.

    Args:
        paths: each suffix names a format.
        candidates: in order.
        options: with both languages.

    Raises:
        UnknownGlossary: before anything is written, if a suffix names no format.
        FileProblem: a file cannot be written.
    """
    suffixes = [suffix_of(path) for path in paths]
    with replacing(paths) as temporaries:
        for temporary, path, suffix in zip(temporaries, paths, suffixes, strict=True):
            with writing(temporary, path) as stream:
                write_to(stream, suffix, candidates, options)


def write_to(
    stream: BinaryIO, suffix: str, candidates: Sequence[Candidate], options: Writing
) -> None:
    """Write candidates to an open stream in the format of `suffix`."""
    if suffix == ".jsonl":
        for one in candidates:
            line = json.dumps(as_record(one), ensure_ascii=False)
            stream.write(f"{line}\n".encode(errors="replace"))
    elif suffix == ".tsv" and options.layout == PLAIN:
        for cells in (COLUMNS, *rows(candidates)):
            stream.write(("\t".join(cells) + "\n").encode(errors="replace"))
    elif suffix == ".csv" and options.layout == PLAIN:
        text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=True)
        csv.writer(text).writerows((COLUMNS, *rows(candidates)))
        text.detach()
    else:
        source, target = options.source_language, options.target_language
        write_stream(stream, suffix, concepts(candidates, source, target), options)
