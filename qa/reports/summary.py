"""How many findings there are, by check and severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa.finding import ERROR, NOTE, SEVERITIES, WARNING, Finding
from qa.telling import Tally


@dataclass(slots=True)
class Summary:
    """What came of a run; it fills while the findings pass.

    Attributes:
        files: names of the files, in order.
        counts: (check, severity) -> findings.
        tallies: what else became of the units, one a file.
        hidden: how many findings were known before (a baseline).
    """

    files: list[str] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    tallies: list[Tally] = field(default_factory=list)
    hidden: int = 0

    def counting(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings, counted as they pass."""
        for finding in findings:
            self.counts[finding.check, finding.severity] += 1
            yield finding

    @property
    def units(self) -> int:
        """How many units there were."""
        return sum(tally.units for tally in self.tallies)

    @property
    def left_out(self) -> int:
        """How many of them are of other languages."""
        return sum(tally.left_out for tally in self.tallies)

    @property
    def suppressed(self) -> Counter[str]:
        """Check -> findings that a note lets alone."""
        return sum((tally.suppressed for tally in self.tallies), Counter())

    def of_severity(self, severity: str) -> int:
        """How many findings are so grave."""
        return sum(count for (_, one), count in self.counts.items() if one == severity)

    def fires(self, fail_on: str) -> bool:
        """Whether there is a finding of this severity or a graver one; never for `never`."""
        if fail_on not in SEVERITIES:
            return False
        return any(map(self.of_severity, SEVERITIES[: SEVERITIES.index(fail_on) + 1]))

    def rows(self) -> list[tuple[str, int, int, int]]:
        """Check, errors, warnings, notes; the check with most errors first."""
        names = {check for check, _ in self.counts}
        counts = self.counts
        rows = [
            (name, counts[name, ERROR], counts[name, WARNING], counts[name, NOTE]) for name in names
        ]
        return sorted(rows, key=lambda row: (-row[1], -row[2], -row[3], row[0]))

    def told(self) -> str:
        """All in a line: `120 units; 2 errors, 1 warning, 0 notes; 3 let alone by notes`."""
        found = ", ".join(
            _count(self.of_severity(severity), severity) for severity in (ERROR, WARNING, NOTE)
        )
        parts = [_count(self.units, "unit"), found]
        if alone := self.suppressed.total():
            parts.append(f"{alone:,} let alone by notes")
        if self.hidden:
            parts.append(f"{self.hidden:,} known before")
        if self.left_out:
            parts.append(f"{_count(self.left_out, 'unit')} of other languages left out")
        return "; ".join(parts)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
