"""Terms that are sentences: what belongs in a memory, not in a glossary.

A sentence is told by what ends it together with a verb or its length; a stop alone is not enough
(`Inc.`), nor is length alone a certainty: titles of resolutions have thirty words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.term import BODY, DOCUMENT_TITLE, PHRASE, RESOLUTION_TITLE, Term
from glossaries.validation.base import ERROR, WARNING, Entry, Found, Knowledge, Rule, pair
from tmx.identification import is_han

# Verbs that only a clause has, in those languages of the United Nations that write words apart;
# small letters alone: `May` is a month, and `a` and `es` are other words too.
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|shall|will|would|may|might|must|can|could|should"
    r"|does|did|decides?|decided|requests?|requested|notes|noted|adopted|expresses|calls|invites"
    r"|recommends|est|sont|était|ont|sera|seront|doit|doivent|peut|fue|será|debe|puede"
    r"|является|были|был|будет|должен|должна)\b"
)
_CHINESE_VERBS = re.compile("[是应须将已]|可以|必须|决定|请|通过了|认为|指出|表示|欢迎|呼吁|建议")
_END = re.compile(r"[.!?。！？؟][\"'”’」）)]*\s*$")
_INNER_END = re.compile(r"[。！？；]|[a-zа-я]{4,}[.!?] [A-ZА-Я]")
# What ends with a stop and is no sentence: abbreviations, initials, `etc.`
_ABBREVIATED = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|No|Nos|etc|al|Dr|Mr|Mrs|St|Vol|Rev|Add|Corr|ca|cf|vs|approx|art|para)"
    r"|\b[A-Za-z]|\.[A-Za-z]{1,3})\.$"
)
_WORDS = re.compile(r"\w+(?:[-'’]\w+)*")
# In words, in characters of Chinese.
_SHORT, _LONG, _SHORT_CHINESE, _LONG_CHINESE = 3, 20, 8, 40
# Proper names are as long as they are.
_NAMES = frozenset({BODY, RESOLUTION_TITLE, DOCUMENT_TITLE})


def _sentence(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    kind = entry.concept.kind
    for term in entry.concept.terms:
        certain, told = _as_sentence(term)
        if told and kind == PHRASE:
            certain = False  # stock phrases may be whole clauses
        if told and (certain or kind not in _NAMES):
            yield (ERROR if certain else WARNING), f"'{_cut(term.text)}' {told}", term.text


def _as_sentence(term: Term) -> tuple[bool, str]:
    """Whether a term is surely a sentence, and what speaks for it; "" if nothing does."""
    text = term.text.strip()
    han = is_han(text)
    length = len(text) if han else len(_WORDS.findall(text))
    short, long = (_SHORT_CHINESE, _LONG_CHINESE) if han else (_SHORT, _LONG)
    verb = (_CHINESE_VERBS if han else _VERBS).search(text) is not None
    ended = _END.search(text) is not None and not _ABBREVIATED.search(text)
    if ended and length > short and (verb or length > long):
        return True, "is a sentence: it has a verb and a full stop" if verb else "is a sentence"
    if _INNER_END.search(text[:-1]) and length > short:
        return True, "holds more than one sentence"
    if ended:
        return False, "ends like a sentence"
    unit = "characters" if han else "words"
    return False, f"is long for a term: {length} {unit}" if length > long else ""


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


RULES = (
    Rule(
        "sentence",
        "a term that is a sentence, or as long as one",
        "put the term alone here, and the sentence into the memory or the context",
        (pair("The Committee has adopted its agenda.", "委员会通过了议程。"),),
        _sentence,
    ),
)
