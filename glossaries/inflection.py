"""Plurals brought to the singular, and two spellings to one, by rules that need no dictionary.

English by the S-stemmer (Harman, "How effective is suffixing?", JASIS 42, 1991), with the endings
after sibilants, and the irregular plurals of official texts. French and Spanish likewise, by what
their plurals end in. Two words with one stem need not be one word, but those that are do have one:
a stem is for comparing, not for showing. Other languages are left alone.
"""

from __future__ import annotations

from functools import lru_cache

from tmx.languages import primary

#: Languages that have rules.
INFLECTED = ("en", "fr", "es")

#: Words that say nothing of what a term is, in folded form.
ARTICLES = {
    "en": frozenset({"the", "a", "an"}),
    "fr": frozenset({"le", "la", "les", "l"}),
    "es": frozenset({"el", "la", "los", "las"}),
}
#: Words without a letter in an abbreviation, and no term by themselves; in folded form.
SMALL_WORDS = frozenset({
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
    "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "pour",
    "del", "el", "las", "los", "para", "por", "y",
})  # fmt: skip

_ENGLISH = {
    "addenda": "addendum", "analyses": "analysis", "appendices": "appendix", "axes": "axis",
    "children": "child", "corrigenda": "corrigendum", "crises": "crisis", "criteria": "criterion",
    "errata": "erratum", "feet": "foot", "halves": "half", "hypotheses": "hypothesis",
    "indices": "index", "knives": "knife", "lives": "life", "matrices": "matrix", "men": "man",
    "memoranda": "memorandum", "parentheses": "parenthesis", "phenomena": "phenomenon",
    "referenda": "referendum", "shelves": "shelf", "statuses": "status", "syntheses": "synthesis",
    "theses": "thesis", "wives": "wife", "women": "woman", "thieves": "thief", "wolves": "wolf",
    "viruses": "virus", "gases": "gas", "censuses": "census", "buses": "bus",
}  # fmt: skip
_SPELLINGS = {
    "behavior": "behaviour", "center": "centre", "color": "colour", "defense": "defence",
    "favor": "favour", "fiber": "fibre", "harbor": "harbour", "honor": "honour", "labor": "labour",
    "license": "licence", "meter": "metre", "neighbor": "neighbour", "offense": "offence",
    "program": "programme", "theater": "theatre",
}  # fmt: skip
# Singular, though they end in s.
_WHOLE = frozenset({"news", "series", "species", "yes", "gas", "atlas", "canvas", "always", "as",
                    "perhaps", "whereas", "was", "has", "does", "goes"})  # fmt: skip
_FRENCH = {"travaux": "travail", "yeux": "œil", "baux": "bail", "vitraux": "vitrail"}


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """What a word and its plural have in common.

    Args:
        word: in folded form (`glossaries.folding`), without a possessive's ending.
        language: its tag.
    """
    code = primary(language)
    if code == "en":
        return _english(word)
    if code == "fr":
        return _french(word)
    return _spanish(word) if code == "es" else word


def _english(word: str) -> str:
    return _one_spelling(_singular(word))


def _one_spelling(word: str) -> str:
    """American and -ise spellings as the United Nations spells (its editorial manual)."""
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    return f"{word[:-7]}ization" if word.endswith("isation") else word


def _singular(word: str) -> str:
    if word[-1:] != "s":
        return _ENGLISH.get(word, word)
    if len(word) < 4 or word in _WHOLE:
        return word[:-1] if len(word) == 3 and word[-2] not in "aeious" else word
    if word in _ENGLISH:
        return _ENGLISH[word]
    if word.endswith("ies"):
        return word[:-1] if len(word) == 4 else f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def _french(word: str) -> str:
    if word in _FRENCH:
        return _FRENCH[word]
    if len(word) < 4 or word[-1] not in "sx":
        return word
    if word.endswith("aux"):
        return word[:-1] if word.endswith("eaux") else f"{word[:-3]}al"
    return word if word[-1] == "x" and not word.endswith("eux") else word[:-1]


def _spanish(word: str) -> str:
    """A plural in -es may belong to a singular with or without -e: both lose it."""
    if len(word) < 3:
        return word
    bare = word[:-1] if word[-1] == "s" and len(word) > 3 else word
    if bare[-1] == "e" and bare[-2] not in "aeiou":
        bare = bare[:-1]
    return f"{bare[:-1]}c" if bare[-1] == "z" else bare
