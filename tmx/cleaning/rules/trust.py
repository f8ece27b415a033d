"""What the unit itself says against it: the aligner's doubt, a reviewer's no."""

from __future__ import annotations

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.sides import Pair
from tmx.unit import CONFIDENCE, STATUS

#: The status of a unit that a person looked at and turned down.
REJECTED = "rejected"


def _is_rejected(pair: Pair, _threshold: float, _known: Knowledge) -> str:
    return (
        "rejected by a reviewer" if pair.unit.props and pair.unit.prop(STATUS) == REJECTED else ""
    )


def _is_unsure(pair: Pair, threshold: float, _known: Knowledge) -> str:
    unit = pair.unit
    confidence = unit.confidence
    if confidence is None or confidence >= threshold:
        return ""
    return f"confidence {confidence:.2f}"


RULES = (
    Rule(
        "rejected",
        "a person has turned it down (its status is rejected)",
        "",
        example("The meeting rose at noon.", "会议开幕。", (STATUS, REJECTED)),
        _is_rejected,
    ),
    Rule(
        "low-confidence",
        "the aligner was not sure of it, and no person has accepted it since",
        "confidence that is enough",
        example("The meeting rose at noon.", "会议开幕。", (CONFIDENCE, "0.15")),
        _is_unsure,
        guesses=True,
    ),
)
