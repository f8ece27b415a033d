"""All entities of a text, without overlaps: what the aligner compares and the checks check.

Rules are tried in order, and what one has taken is hidden from those after it: a symbol is
no resolution, the year of a resolution is no date, the day of a date is no number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from entities import labels
from entities.entity import Entity, Rule
from entities.folding import fold

_HIDDEN = "\0"
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    """The rules for a primary subtag; their modules are loaded on first use, not on import."""
    from entities import dates, numbers, numbers_en, numbers_zh, resolutions, symbols, times

    own: Sequence[Sequence[Rule]] = {
        "en": (dates.ENGLISH_RULES, times.ENGLISH_RULES, numbers_en.RULES),
        # A Chinese document prints the date of its masthead in English.
        "zh": ((*dates.CHINESE_RULES, *dates.ENGLISH_RULES), times.CHINESE_RULES, numbers_zh.RULES),
    }.get(language, ((), (), numbers.OTHER_RULES))
    address = Rule(_ADDRESS, lambda match: (), re.compile("@|www|http"))
    return (
        address,
        *symbols.RULES,
        *resolutions.RULES,
        *labels.RULES,
        *dates.EARLY_RULES,
        *own[0],
        *own[1],
        *times.COMMON_RULES,
        *dates.LATE_RULES,
        *own[2],
    )


def find(text: str, language: str) -> tuple[Entity, ...]:
    """The entities of a text, in order and without overlaps.

    Args:
        text: a segment.
        language: its BCP 47 tag, of which the primary subtag counts. English and Chinese are
            read whole; in any other language only what does not depend on words is found:
            figures, percentages with a sign, symbols, resolutions, numeric dates, 24-hour times.

    Returns:
        Entities with spans in `text` and values that are equal in either language. Addresses
        (URL, e-mail) hold none. Labels with brackets are found anywhere, those without at the
        start only.
    """
    folded = fold(text)
    found: list[Entity] = []
    label = labels.label_span(folded)
    if label:
        start, end, value = label
        found.append(Entity("label", start, end, value))
        folded = _HIDDEN * end + folded[end:]
    for rule in _rules(language.partition("-")[0].partition("_")[0].lower()):
        if rule.needs is None or rule.needs.search(folded):
            folded = _apply(rule, folded, found)
    return tuple(sorted(found, key=lambda entity: entity.start))


def _apply(rule: Rule, folded: str, found: list[Entity]) -> str:
    """Add what a rule finds, and give the text with it hidden from the rules that follow."""
    hidden = folded
    for match in rule.pattern.finditer(folded):
        entities = rule.read(match)
        if entities is None:
            continue
        found += entities
        start, end = match.span()
        hidden = f"{hidden[:start]}{_HIDDEN * (end - start)}{hidden[end:]}"
    return hidden
