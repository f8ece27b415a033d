"""What is wrong with a glossary: named rules, and where each finds something.

    base        what a finding is, and what a rule knows
    run         all rules over all concepts, in one pass
    rules       their registry
    terms       what can be seen in one term
    separators  terms that may be several in one cell
    sentences   terms that are sentences
    writing     wrong scripts, simplified and traditional characters together
    pairs       what can be seen in one concept
    across      what can only be seen in several: duplicates, contradictions

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from glossaries.validation.base import ERROR, SEVERITIES, WARNING, Finding, Rule
    from glossaries.validation.rules import RULES
    from glossaries.validation.run import validate

__all__ = ["ERROR", "RULES", "SEVERITIES", "WARNING", "Finding", "Rule", "validate"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "glossaries.validation.base": ("ERROR", "SEVERITIES", "WARNING", "Finding", "Rule"),
        "glossaries.validation.rules": ("RULES",),
        "glossaries.validation.run": ("validate",),
    },
)
