"""Translation units and where they live: exchange files and, in time, the memory.

The names below are loaded on first use (PEP 562), so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

_MODULES = {
    "tmx.exchange": ("read_units", "write_files", "write_stream", "write_units"),
    "tmx.languages": ("canonical", "same_language"),
    "tmx.options": ("Reading", "WriteResult"),
    "tmx.profiles": ("PROFILES",),
    "tmx.unit": ("Inline", "TranslationUnit", "Variant", "pair_unit"),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tmx' has no attribute '{name}'")
    return getattr(import_module(_PLACES.get(name, "tmx.failure")), name)


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
