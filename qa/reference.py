"""The page that lists the checks, made from them: `python -m qa.reference` writes it.

It stands in `docs/checks.md`; a test fails when that is not what the checks say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from qa.check import Check
from qa.checks.registry import chosen
from tmx.files import replacing

#: The page, in a checkout.
PAGE = Path(__file__).parents[1] / "docs" / "checks.md"

_HEAD = """\
# The checks of `diptych qa`

Written by `python -m qa.reference` from the checks themselves; `diptych qa --explain CHECK` says \
the same of one. How to switch them off, or make them graver: [qa.md](qa.md).

Each with a pair that it finds, and what it says of it. An *error* is likely a fault; a *warning* \
is one only sometimes; a *note* is for information. The severity is the usual one: it grows and \
falls with how sure a finding is, unless the settings say what it shall be.
"""
_NEEDS = {
    "concepts": "a glossary",
    "memory": "a translation memory (`--memory`)",
    "encoder": "an encoder",
}


def reference() -> str:
    """The page, in Markdown."""
    parts = [_HEAD]
    for group, checks in groupby(chosen(), lambda check: check.group):
        parts.append(f"\n## {group[0].upper()}{group[1:]}\n\n")
        parts.append("| check | usual severity | what it finds | example | what it says |\n")
        parts.append("|---|---|---|---|---|\n")
        parts.extend(f"| {' | '.join(_cells(check))} |\n" for check in checks)
    return "".join(parts)


def _cells(check: Check) -> Iterator[str]:
    needs = f" Needs {_NEEDS[check.needs]}." if check.needs else ""
    example = check.example
    yield f"`{check.name}`"
    yield check.severity
    yield _cell(check.about) + needs
    yield f"{_code(example.source)} <br> {_code(example.target)}"
    yield _cell(example.message)


def _cell(text: str) -> str:
    """A text for a cell of a table, as it stands."""
    for mark in ("\\", "|", "*", "_", "`", "<", "[", "~"):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _code(text: str) -> str:
    """A text as code for a cell: what nobody sees is written by its number."""
    shown = "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)
    if not shown.strip(" "):
        return "(nothing)" if not shown else "(spaces)"
    # One mark more than stand side by side in it (CommonMark 0.31, section 6.1).
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    if longest:
        shown = f" {shown} "
    return f"{fence}{shown.replace('|', chr(92) + '|')}{fence}"


if __name__ == "__main__":
    with replacing([PAGE]) as [temporary]:
        temporary.write_text(reference(), encoding="utf-8")
