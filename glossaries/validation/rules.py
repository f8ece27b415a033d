"""The rules in the order in which they are asked. A new rule is a `Rule` in its family's RULES."""

from __future__ import annotations

from glossaries.validation import across, pairs, sentences, separators, terms, writing
from glossaries.validation.base import Rule

#: Name -> rule.
RULES: dict[str, Rule] = {
    rule.name: rule
    for family in (pairs, terms, separators, sentences, writing, across)
    for rule in family.RULES
}
