"""Document symbols, as UN documents carry them: `A/RES/65/230`, `E/CN.15/2011/19/Add.1`.

The parts are those of the United Nations Editorial Manual, "Document symbols": a body or
organ, sub-bodies, year or session, nature of the document, running number, modifications.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from entities.entity import Entity, Rule
from entities.folding import fold

# One-letter organs: Assembly, Economic and Social Council, Security Council, Trusteeship Council.
# XXV/3 is a decision's number.
_ORGAN = "(?![IVX]+/)(?:[AEST]|[A-Z]{2,}(?:-[A-Z]{2,})?)"
_PART = r"[A-Z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?"
_FASCICLE = r"(?: ?\((?:Sect|Prog|Vol|Part|Suppl?|Introduction)\.? ?[0-9IVX]*\))?"
_SYMBOL = re.compile(rf"(?<![A-Za-z0-9/:.\-_@]){_ORGAN}(?:\.[0-9]+)?(?:/{_PART})+{_FASCICLE}")
_MODIFICATION = re.compile(
    r"(?<![A-Za-z0-9/.\-])(?P<kind>Add|Corr|Rev|Amend)\. ?[0-9]+"
    # Add.1 and 2, Add.1至3
    r"(?:(?: ?- ?|至| to |, | and |[、和及])[0-9]{1,2}"
    r"(?=$|\s(?![A-Za-z]+s\b)|[,;.:)\]，；。、](?![0-9])|-|[号所的中和与及至]))*(?![0-9])"
)
_DIGIT = re.compile("[0-9]")
_POST_LEVEL = re.compile(r"[A-Z]{1,3}-[0-9]")


def _read(match: re.Match[str]) -> Iterable[Entity] | None:
    """HIV/AIDS has no figures, G-4/P-5 is a pair of grades: neither is a symbol."""
    printed = match[0]
    if not _DIGIT.search(printed) or _POST_LEVEL.match(printed):
        return None
    return [_entity(match)]


def _entity(match: re.Match[str]) -> Entity:
    value = match[0].upper().replace(" ", "")
    return Entity("symbol", match.start(), match.end(), value)


_FROM_TO = re.compile(r"([0-9]+)(?:(?: ?- ?|至| to )([0-9]+))?")


def _read_modifications(match: re.Match[str]) -> Iterable[Entity]:
    """Each number of a list, `ADD.2` for the 2 of Add.1 and 2; a range is one value."""
    kind = match["kind"].upper()
    return [
        Entity(
            "symbol",
            found.start() if place else match.start(),
            found.end(),
            f"{kind}.{'-'.join(filter(None, found.groups()))}",
        )
        for place, found in enumerate(_FROM_TO.finditer(match.string, *match.span()))
    ]


RULES = (
    Rule(_SYMBOL, _read, re.compile("/")),
    # "E/CN.15/2011/19 and Add.1": the second symbol is printed without what it shares.
    Rule(_MODIFICATION, _read_modifications, re.compile(r"[drv]\. ?[0-9]")),
)


def canonical_symbol(text: str) -> str:
    """A document symbol in the form in which two prints of it are equal; "" stays "".

    Args:
        text: a symbol, in any width of characters, with footnote asterisks perhaps.

    Returns:
        Upper case without spaces: `A/72/6(SECT.16)` of `A/72/6 (Sect. 16)*`. Corrigenda, revisions
        and addenda keep their endings: each is a document of its own.
    """
    return re.sub(r"[\s*_]", "", fold(text)).upper()
