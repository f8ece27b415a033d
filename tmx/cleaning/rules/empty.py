"""A side without text."""

from __future__ import annotations

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.sides import Pair

# White space that `str.isspace` does not know: no text either.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def _is_empty(pair: Pair, _threshold: float, _known: Knowledge) -> str:
    for name, side in (("source", pair.source), ("target", pair.target)):
        if not side.text or not side.text.strip().strip(_INVISIBLE).strip():
            return f"no {name}"
    return ""


RULES = (
    Rule(
        "empty",
        "one side has no text, or white space and inline codes alone",
        "",
        example("Adoption of the agenda", ""),
        _is_empty,
    ),
)
