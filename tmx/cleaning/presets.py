"""How much each preset removes: a table of rule and threshold.

lenient removes what nobody could use, balanced what is wrong as far as can be told without reading
it, strict all that is doubtful or of no use, at the price of some good units.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tmx.failure import TmxError

OFF = None
#: A rule that has nothing to count is on.
ON = 1.0


class UnknownRule(TmxError, ValueError):
    """A name that is no rule or no preset of cleaning."""


#: Rule -> thresholds of lenient, balanced, strict; what they count, the rule says.
_THRESHOLDS: dict[str, tuple[float | None, float | None, float | None]] = {
    "empty": (ON, ON, ON),
    "rejected": (ON, ON, ON),
    "low-confidence": (0.2, 0.5, 0.7),
    "mojibake": (2, 1, 1),
    "lost-characters": (1, 1, 1),
    "control-characters": (OFF, 1, 1),
    "private-characters": (OFF, 3, 1),
    "entities": (3, 1, 1),
    "identical": (5, 2, 1),
    "untranslated": (OFF, 4, 3),
    "swapped": (0.9, 0.7, 0.6),
    "wrong-language": (0.95, 0.8, 0.65),
    "wrong-chinese": (OFF, 3, 2),
    "unpaired-codes": (OFF, ON, ON),
    "other-codes": (OFF, OFF, 1),
    "broken-tags": (OFF, ON, ON),
    "other-tags": (OFF, 2, 1),
    "signs": (ON, ON, ON),
    "letterless": (OFF, OFF, ON),
    "address": (OFF, OFF, 1),
    "page-number": (OFF, ON, ON),
    "contents-line": (OFF, 10, 8),
    "repetitive": (OFF, 0.5, 0.2),
    "length": (5, 3, 2.25),
    "other-numbers": (OFF, 3, 2),
}


@dataclass(frozen=True, slots=True)
class Preset:
    """Which rules are asked, and from where on they find something.

    Attributes:
        name: as on the command line.
        thresholds: rule -> threshold, in the order of the rules; a rule that is off is not there.
    """

    name: str
    thresholds: Mapping[str, float]

    def only(self, rules: Sequence[str]) -> Preset:
        """This with some rules alone; one that is off here is as in the next stricter preset.

        Raises:
            UnknownRule: a name is none.
        """
        for name in rules:
            if name not in _THRESHOLDS:
                raise UnknownRule(
                    f"'{name}' is not a rule", remedy=f"choose from {', '.join(_THRESHOLDS)}"
                )
        wanted = [name for name in _THRESHOLDS if name in rules]
        return Preset(self.name, {name: self._threshold(name) for name in wanted})

    def _threshold(self, rule: str) -> float:
        if rule in self.thresholds:
            return self.thresholds[rule]
        return next(one for one in _THRESHOLDS[rule] if one is not OFF)


PRESETS: dict[str, Preset] = {
    name: Preset(
        name, {rule: one for rule, row in _THRESHOLDS.items() if (one := row[place]) is not OFF}
    )
    for place, name in enumerate(("lenient", "balanced", "strict"))
}


def preset_named(name: str) -> Preset:
    """The preset called `name`.

    Raises:
        UnknownRule: there is none of that name.
    """
    if name not in PRESETS:
        raise UnknownRule(f"'{name}' is not a preset", remedy=f"choose from {', '.join(PRESETS)}")
    return PRESETS[name]
