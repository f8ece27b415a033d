"""Glossaries and their files: TBX, tables, OmegaT, JSONL.

    formats      one door to all formats: by suffix, streaming, files whole or not at all
    content      what a file is by its first bytes
    options      how concepts are written
    categories   what TBX calls a status, a form, a category, and where each may stand
    tbx_facts    what an entry of TBX says, whatever its version and style
    tbx_reader   TBX 2 and 3 into concepts
    tbx_writer   concepts into TBX 2 and 3
    tbx_markup   facts as elements of TBX, in each of its versions and styles
    tbx_values   values, identifiers and dates as TBX prescribes them
    tbx_notes    what TBX-Basic has no place for, as notes that are read back
    headings     what the heading of a glossary's column says
    layout       which columns of a table are what
    unheaded     columns of a table whose headings are not understood
    tables       rows into concepts
    cells        several values in one cell
    statuses     the words in which tables say how a term may be used
    columns      concepts into the columns of a table that loses nothing
    tools        concepts into the columns that memoQ and Trados know
    table_files  CSV, TSV and XLSX
    omegat       OmegaT's glossaries
    jsonl        one concept a line
    extracted    rows of an extraction in JSON
    stored       a termbase, read as a file

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from glossaries.exchange.formats import (
        FORMATS,
        read_concepts,
        read_numbered,
        readable_suffixes,
        writable_suffixes,
        write_concepts,
        write_files,
        write_stream,
    )
    from glossaries.exchange.options import LAYOUTS, TBX_STYLES, TBX_VERSIONS, Writing

__all__ = [
    "FORMATS",
    "LAYOUTS",
    "TBX_STYLES",
    "TBX_VERSIONS",
    "Writing",
    "read_concepts",
    "read_numbered",
    "readable_suffixes",
    "writable_suffixes",
    "write_concepts",
    "write_files",
    "write_stream",
]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "glossaries.exchange.formats": (
            "FORMATS",
            "read_concepts",
            "read_numbered",
            "readable_suffixes",
            "writable_suffixes",
            "write_concepts",
            "write_files",
            "write_stream",
        ),
        "glossaries.exchange.options": ("LAYOUTS", "TBX_STYLES", "TBX_VERSIONS", "Writing"),
    },
)
