"""What does not belong in a translation memory: rules, presets, duplicates, conflicts.

    base        what a rule is, and what it finds; `rules` has them, one a file
    presets     how much is taken out: rules and thresholds
    run         two passes: what the memory is like, then what does not fit into it
    sides       a source with one of its targets, as the rules look at it
    lengths     how long a translation is for its source
    scripts     simplified or traditional; `characters` has the tables
    duplicates  units that say the same, and sources with several targets

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

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

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "tmx.cleaning.base": ("Finding", "Knowledge", "Rule"),
        "tmx.cleaning.duplicates": ("Group", "Sameness", "conflict_groups", "duplicate_groups"),
        "tmx.cleaning.presets": ("PRESETS", "Preset", "UnknownRule", "preset_named"),
        "tmx.cleaning.rules": ("RULES",),
        "tmx.cleaning.run": ("Counts", "Found", "clean", "learn"),
    },
)
