"""What `diptych qa` says beside its report: the checks it has, and what came of a run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cli.render import put, say
from cli.tables import Table, put_fitted, put_tables

if TYPE_CHECKING:
    from qa.check import Check
    from qa.reports.summary import Summary

_NEEDS = {
    "": "",
    "concepts": "a glossary (--glossary, your termbase, or the core glossary)",
    "memory": "a translation memory (--memory)",
    "encoder": "an encoder (--encoder)",
}

# What is said of a check's severity.
_MOVES = "it grows and falls with how sure a finding is"
_USUALLY = f"The severity is the usual one: {_MOVES}; [severity] of diptych-qa.toml settles it."


def list_checks(checks: Sequence[Check], *, as_json: bool) -> None:
    """All checks in a table, or as JSON objects."""
    if as_json:
        for check in checks:
            put(json.dumps(_record(check), ensure_ascii=False))
        return
    rows = [(check.name, check.severity, check.group, check.about) for check in checks]
    put_tables([Table(("check", "usual severity", "group", "what it finds"), rows, wraps=True)])
    say(_USUALLY)


def explain(check: Check, *, as_json: bool) -> None:
    """What a check finds, with its example."""
    if as_json:
        put(json.dumps(_record(check), ensure_ascii=False))
        return
    example = check.example
    put(f"{check.name}: {check.about}")
    put(f"  severity  usually {check.severity}; {_MOVES}")
    put(f"  group     {check.group}")
    if check.needs:
        put(f"  needs     {_NEEDS[check.needs]}")
    put("  example")
    put(f"    source  {_visible(example.source)}")
    put(f"    target  {_visible(example.target)}")
    put(f"    finds   {example.message}")
    put(f"  off       --skip {check.name}; one finding: '# qa: ignore {check.name}' in the PO")


def _record(check: Check) -> dict[str, object]:
    example = check.example
    return {
        "check": check.name,
        "severity": check.severity,
        "group": check.group,
        "about": check.about,
        "needs": check.needs,
        "example": {
            "source": example.source, "target": example.target, "message": example.message
        },
    }  # fmt: skip


def _visible(text: str) -> str:
    """A text in which one sees what nobody sees otherwise."""
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)


def say_result(
    summary: Summary, wanted: Sequence[str], seconds: float, *, verbose: bool, quiet: bool
) -> None:
    """The table of findings by check, what was let alone, and a line of totals.

    Args:
        summary: of the run.
        wanted: checks that the user named.
        seconds: of the whole run.
        verbose: say more.
        quiet: say nothing.
    """
    if quiet:
        return
    idle = summary.tallies[0].idle if summary.tallies else ()
    for name in idle:
        if verbose or name in wanted:
            say(f"{name}: says nothing: it {_lack(name)}")
    for file, tally in zip(summary.files, summary.tallies, strict=True):
        for line, name in tally.unknown:
            place = f"{file}:{line}" if line else file
            say(f"{place}: 'qa: ignore {name}' lets nothing alone: there is no check '{name}'")
    rows = summary.rows()
    if rows:
        put_fitted(Table(("check", "errors", "warnings", "notes"), rows), err=True)
    if verbose:
        for name, count in sorted(summary.suppressed.items()):
            say(f"{name}: {count:,} let alone by notes")
    say(f"{summary.told()}; {seconds:.2f} s")


def _lack(name: str) -> str:
    from qa.checks.registry import check_named

    return f"needs {_NEEDS[check_named(name).needs]}"
