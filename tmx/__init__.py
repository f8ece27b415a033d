"""Translation units and where they live: exchange files and the memory.

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from tmx.exchange import read_units, write_files, write_stream, write_units
    from tmx.failure import (
        BadEncoding,
        BadFormat,
        Failure,
        FileProblem,
        TmxError,
        UnknownLanguage,
        UnknownProfile,
        UnknownSuffix,
    )
    from tmx.languages import canonical, same_language
    from tmx.options import Reading, WriteResult
    from tmx.profiles import PROFILES
    from tmx.unit import Inline, TranslationUnit, Variant, pair_unit

__all__ = [
    "PROFILES",
    "BadEncoding",
    "BadFormat",
    "Failure",
    "FileProblem",
    "Inline",
    "Reading",
    "TmxError",
    "TranslationUnit",
    "UnknownLanguage",
    "UnknownProfile",
    "UnknownSuffix",
    "Variant",
    "WriteResult",
    "canonical",
    "pair_unit",
    "read_units",
    "same_language",
    "write_files",
    "write_stream",
    "write_units",
]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "tmx.exchange": ("read_units", "write_files", "write_stream", "write_units"),
        "tmx.failure": (
            "BadEncoding",
            "BadFormat",
            "Failure",
            "FileProblem",
            "TmxError",
            "UnknownLanguage",
            "UnknownProfile",
            "UnknownSuffix",
        ),
        "tmx.languages": ("canonical", "same_language"),
        "tmx.options": ("Reading", "WriteResult"),
        "tmx.profiles": ("PROFILES",),
        "tmx.unit": ("Inline", "TranslationUnit", "Variant", "pair_unit"),
    },
)
