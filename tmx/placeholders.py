"""What a program fills in or interprets in a text: it must stand in the translation as it is.

Only what is surely none of the sentence's own words: `5% of` holds no `% o`, a lone brace nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_PLACEHOLDER = re.compile(
    r"""
      # C and Python: %s, %1$d, %(name)s, %.2f
      %(?:\d+\$|\([\w.-]+\))?[-+\#0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?
        (?:hh|h|ll|l|L|q|j|z|t)?[diouxXeEfFgGaAcspn@]
    | %[LN]?\d{1,2}(?!\d|\$|[.,]\d)           # Qt: %1, %L1
    | %%
    | \$\{[^{}\s]+\} | \$\([\w.]+\)           # shell and templates: ${name}
    | \{\{\s*[\w.]+\s*\}\}                    # Mustache, Jinja: {{ name }}
    | \{[\w.\[\]]*(?:[!:][^{}\s]*)?\}         # Python, ICU: {}, {0}, {name:>5}
    | </?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>      # markup
    | &(?:\#\d+|\#x[\dA-Fa-f]+|[A-Za-z]\w*);  # entities
    """,
    re.VERBOSE,
)

# Markup is told apart elsewhere; a percentage is no placeholder: `50%%`, `25%d`.
_MARKS = re.compile("[%${@]")
_MARKUP = ("<", "&")
_FIGURE = re.compile(r"\d ?$")
# Variables; money is none: $A45, $US 5, $Can.
VARIABLE = re.compile(
    r"(?<![\w$])\$(?!(?:US|NZ|HK|NT|CAN|Can|USD|AUD|CAD|NZD|HKD)(?![A-Za-z_]))(?:[a-z_]\w*|[A-Z_]{2}\w*)(?![\w$])"
    r"|(?<!\w)@[a-z][a-z_]*[a-z]\b(?![.@])",
    re.ASCII,  # Chinese stands right beside them
)
#: An argument of ICU, as it begins: `{n, plural,`.
ICU = re.compile(
    r"\{\s*([\w.]+)\s*,\s*(plural|select|selectordinal|number|date|time|choice)\b\s*,?"
)
# What chooses a form within: `one {`, `=1 {`.
_CHOICE = re.compile(r"(?<![\w=])=?\w+\s*(?=\{)")
# No letter, no figure, no blank: what stands beside it is not drawn together.
_BLANK = "\ufffc"


def placeholders(text: str) -> Counter[str]:
    """How often each placeholder stands in a text."""
    return Counter(_PLACEHOLDER.findall(text))


def blanked(text: str) -> str:
    """A text of the same length with U+FFFC for each character of a placeholder or variable.

    Their letters and figures say nothing: `%(n)d` is no item (n). Markup stays.
    """
    if not _MARKS.search(text):
        return text
    kept = text
    for start, end in _spans(text):
        kept = f"{kept[:start]}{_BLANK * (end - start)}{kept[end:]}"
    return kept


def _spans(text: str) -> Iterator[tuple[int, int]]:
    end = -1
    for found in _PLACEHOLDER.finditer(text):
        if found[0].startswith(_MARKUP) or found[0] == "%%":
            continue
        percentage = found[0][0] == "%" and _FIGURE.search(
            text, max(0, found.start() - 2), found.start()
        )
        if not percentage or found.start() == end:
            end = found.end()
            yield found.span()
    for found in VARIABLE.finditer(text):
        yield found.span()
    arguments = [found.span() for found in ICU.finditer(text)]
    yield from arguments
    if arguments:
        for found in _CHOICE.finditer(text, arguments[0][1]):
            yield found.span()
