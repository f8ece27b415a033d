"""The rules in the order in which they are asked: a unit is counted under the first that finds it.

What destroys a unit stands before what makes it doubtful, so that the table of counts says the
worst of each unit. One file a family; a new rule is a `Rule` in its family's RULES and a row in
`tmx.cleaning.presets`.
"""

from __future__ import annotations

from tmx.cleaning.base import Rule
from tmx.cleaning.rules import (
    empty,
    encoding,
    identical,
    junk,
    language,
    length,
    numbers,
    tags,
    trust,
)

#: Name -> rule.
RULES: dict[str, Rule] = {
    rule.name: rule
    for family in (empty, trust, encoding, identical, language, tags, junk, length, numbers)
    for rule in family.RULES
}
