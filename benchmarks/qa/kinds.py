"""Which checks of diptych, and which tests of pofilter, belong to a kind of fault.

A case is found rightly by one of these; any other finding that the pair without the fault does not
have shows it too, and is counted apart.
"""

from __future__ import annotations

_NUMBERS = frozenset({
    "number", "date", "time", "percentage", "money", "document-symbol", "resolution-number",
    "paragraph-number", "list-label",
})  # fmt: skip
_LACK = frozenset({
    "low-adequacy", "length-ratio", "sentence-count", "truncated", "end-punctuation",
    "number", "date", "time", "percentage", "money", "document-symbol", "resolution-number",
    "term-missing", "title-quoted", "title-match", "bracket-balance",
})  # fmt: skip
_ENGLISH = frozenset(
    {"residual-source", "untranslated", "identical", "term-missing", "mixed-script"}
)
_TERMS = frozenset({"term-missing", "term-inconsistent", "term-forbidden", "title-match"})

#: Kind -> names of checks; a kind that is not here has those of `_by_word`.
_CHECKS: dict[str, frozenset[str]] = {
    "digit changed": _NUMBERS,
    "digits swapped": _NUMBERS,
    "ordinal in words changed": _NUMBERS,
    "count in words changed": _NUMBERS,
    "万 and 亿 exchanged": _NUMBERS,
    "resolution number changed": frozenset({"resolution-number"}),
    "document symbol changed": frozenset({"document-symbol"}),
    "footnote mark dropped": frozenset({"footnote-mark"}),
    "bracket dropped": frozenset({"bracket-balance"}),
    "《 or 》 dropped": frozenset({"bracket-balance", "quote-balance"}),
    "《》 dropped, both": frozenset({"title-quoted", "title-match"}),
    "“ or ” dropped": frozenset({"bracket-balance", "quote-balance"}),
    "half-width comma": frozenset({"half-width-punctuation"}),
    "another half-width mark": frozenset({"half-width-punctuation", "end-punctuation"}),
    "traditional character": frozenset({"mixed-script", "variant-form"}),
    "doubled word": frozenset({"repeated-word"}),
    "English word put in": _ENGLISH,
    "term left in English": _ENGLISH,
    "acronym left in English": _ENGLISH,
    "term replaced by another": _TERMS,
    "clause dropped": _LACK,
    "sentence dropped": _LACK,
    "targets exchanged": _LACK,
    "untranslated": frozenset({"untranslated", "identical", "residual-source"}),
    "empty target": frozenset({"empty-target", "untranslated"}),
}
_DATES = frozenset({"date", "number"})

#: Kind -> names of pofilter's tests.
_TOOLKIT: dict[str, frozenset[str]] = {
    "footnote mark dropped": frozenset({"numbers", "endpunc", "brackets"}),
    "document symbol changed": frozenset({"numbers", "filepaths"}),
    "bracket dropped": frozenset({"brackets", "puncspacing"}),
    "《 or 》 dropped": frozenset({"brackets", "doublequoting"}),
    "《》 dropped, both": frozenset({"brackets", "doublequoting"}),
    "“ or ” dropped": frozenset({"doublequoting"}),
    "half-width comma": frozenset({"puncspacing", "endpunc"}),
    "another half-width mark": frozenset({"puncspacing", "endpunc"}),
    "traditional character": frozenset({"validchars"}),
    "doubled word": frozenset({"doublewords"}),
    "English word put in": frozenset({"unchanged", "notranslatewords"}),
    "term left in English": frozenset({"unchanged", "notranslatewords"}),
    "acronym left in English": frozenset({"acronyms", "notranslatewords"}),
    "term replaced by another": frozenset({"musttranslatewords"}),
    "clause dropped": frozenset({"short", "sentencecount", "numbers", "brackets", "endpunc"}),
    "sentence dropped": frozenset({"short", "sentencecount", "numbers", "brackets", "endpunc"}),
    "targets exchanged": frozenset({"short", "long", "sentencecount", "numbers", "brackets",
                                    "endpunc", "acronyms"}),
    "untranslated": frozenset({"unchanged", "untranslated"}),
    "empty target": frozenset({"blank", "untranslated", "short"}),
}  # fmt: skip


def checks_of(kind: str) -> frozenset[str]:
    """The checks that should find a kind."""
    return _DATES if kind.startswith("date") else _CHECKS[kind]


def tests_of(kind: str) -> frozenset[str]:
    """The tests of pofilter that should find a kind."""
    return _TOOLKIT.get(kind, frozenset({"numbers"}))
