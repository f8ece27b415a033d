"""All checks by name, in the order in which they are listed; their modules load on first use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module

from qa.check import Check
from qa.failure import UnknownCheck

#: Names of the checks; that of the module has underscores for hyphens.
NAMES: tuple[str, ...] = (
    # completeness
    "untranslated", "empty-target", "identical", "length-ratio", "sentence-count",
    "residual-source", "truncated",
    # entities
    "number", "date", "time", "document-symbol", "resolution-number", "percentage", "money", "url",
    "email", "list-label",
    # terminology
    "term-missing", "term-forbidden", "term-inconsistent", "title-quoted", "title-match",
    # consistency
    "same-source-different-target", "different-source-same-target", "differs-from-memory",
    # punctuation
    "bracket-balance", "quote-balance", "end-punctuation", "half-width-punctuation", "full-width",
    "repeated-punctuation", "repeated-word",
    # characters
    "space-around", "control-character", "replacement-character", "zero-width", "mixed-script",
    "variant-form", "encoding-damage",
    # structure
    "footnote-mark", "paragraph-number", "inline-tag", "placeholder",
    # meaning
    "low-adequacy", "negation",
    # the user's own
    "pattern",
)  # fmt: skip


def known(name: str) -> bool:
    """Whether a check has a name."""
    return name in NAMES


def check_named(name: str) -> Check:
    """The check of a name.

    Raises:
        UnknownCheck: no check has it.
    """
    if name not in NAMES:
        raise UnknownCheck(f"there is no check '{name}'", remedy=f"use one of {', '.join(NAMES)}")
    return check_at(place_of(name))


def place_of(name: str) -> str:
    """Where the check of a name stands, as `module:attribute`: another process finds it by that."""
    return f"qa.checks.{name.replace('-', '_')}:CHECK"


def check_at(place: str) -> Check:
    """The check of a place."""
    module, _, attribute = place.partition(":")
    check: Check = getattr(import_module(module), attribute)
    return check


def chosen(only: Iterable[str] = (), skip: Iterable[str] = ()) -> Sequence[Check]:
    """The checks of some names, or all but some, in their order.

    Raises:
        UnknownCheck: a name is none.
    """
    wanted, unwanted = set(only), set(skip)
    for name in sorted(wanted | unwanted):
        check_named(name)
    return [
        check_named(name)
        for name in NAMES
        if (not wanted or name in wanted) and name not in unwanted
    ]
