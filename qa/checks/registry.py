"""All checks by name, in the order in which they are listed; their modules load on first use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module

from qa.check import Check
from qa.failure import UnknownCheck

#: Names of the checks; that of the module has underscores for hyphens.
NAMES: tuple[str, ...] = ("low-adequacy",)


@cache
def check_named(name: str) -> Check:
    """The check of a name.

    Raises:
        UnknownCheck: no check has it.
    """
    if name not in NAMES:
        raise UnknownCheck(f"there is no check '{name}'", remedy=f"use one of {', '.join(NAMES)}")
    check: Check = import_module(f"qa.checks.{name.replace('-', '_')}").CHECK
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
