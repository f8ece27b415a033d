"""What a program fills in or interprets in a text: it must stand in the translation as it is.

Only what is surely none of the sentence's own words: `5% of` holds no `% o`, a lone brace nothing.
"""

from __future__ import annotations

import re
from collections import Counter

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


def placeholders(text: str) -> Counter[str]:
    """How often each placeholder stands in a text."""
    return Counter(_PLACEHOLDER.findall(text))
