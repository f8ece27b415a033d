"""What does not belong in a translation memory: rules, presets, duplicates, conflicts.

The names below are loaded on first use (PEP 562), so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tmx.cleaning.base import Finding, Knowledge, Rule
    from tmx.cleaning.duplicates import Group, Sameness, conflict_groups, duplicate_groups
    from tmx.cleaning.presets import PRESETS, Preset, UnknownRule, preset_named
    from tmx.cleaning.rules import RULES
    from tmx.cleaning.run import Counts, Found, clean, learn

__all__ = [
    "PRESETS",
    "RULES",
    "Counts",
    "Finding",
    "Found",
    "Group",
    "Knowledge",
    "Preset",
    "Rule",
    "Sameness",
    "UnknownRule",
    "clean",
    "conflict_groups",
    "duplicate_groups",
    "learn",
    "preset_named",
]

_MODULES = {
    "tmx.cleaning.base": ("Finding", "Knowledge", "Rule"),
    "tmx.cleaning.duplicates": ("Group", "Sameness", "conflict_groups", "duplicate_groups"),
    "tmx.cleaning.presets": ("PRESETS", "Preset", "UnknownRule", "preset_named"),
    "tmx.cleaning.rules": ("RULES",),
    "tmx.cleaning.run": ("Counts", "Found", "clean", "learn"),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'tmx.cleaning' has no attribute '{name}'")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
