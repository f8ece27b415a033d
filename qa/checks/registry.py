"""All checks by name, in the order in which they are listed; their modules load on first use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module

from qa.check import Check
from qa.failure import NoChecks, UnknownCheck

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


def name_of(told: str) -> str:
    """The name of the check that somebody means, who may write it in capitals.

    Raises:
        UnknownCheck: there is none; with the one that is likely meant.
    """
    name = told.strip().lower().replace("_", "-")
    if name in NAMES:
        return name
    raise UnknownCheck(f"there is no check '{told}'", remedy=remedy_for(told))


def remedy_for(told: str) -> str:
    """What to do about a name that no check has."""
    from difflib import get_close_matches

    near = get_close_matches(told.lower(), NAMES, n=1)
    return (f"did you mean '{near[0]}'? " if near else "") + "diptych qa --list-checks lists them"


def check_named(name: str) -> Check:
    """The check of a name.

    Raises:
        UnknownCheck: no check has it.
    """
    return check_at(place_of(name_of(name)))


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
        NoChecks: none is left.
    """
    wanted, unwanted = set(map(name_of, only)), set(map(name_of, skip))
    names = [name for name in NAMES if (not wanted or name in wanted) and name not in unwanted]
    if not names:
        raise NoChecks(
            "no check is left: all that are wanted are skipped too",
            remedy="leave one out of what is skipped (--skip, skip in the settings)",
        )
    return [check_named(name) for name in names]
