"""Ordinary words that glossaries have as terms: what they mean besides, and where they are none.

会议 is a meeting in the glossary, but translates whatever people come together for; and who took
the Chair 主持会议, where no chairperson is named.
"""

from __future__ import annotations

import re

from glossaries.annotation import Mark

# Chinese term -> beginnings of English words that it translates as well.
_MEANT = {
    term: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for term, words in {
        "会议": "meet|met\\b|conven|conference|session|sitting|consultation|chair|presid|workshop"
        "|seminar|forum|summit|panel|hearing|gather|Assembly",
        "主席": "chair|presid|bureau",
        "报告": "report|brief|inform|account|submi|stud(?:y|ies)\\b",
        "决定": "deci[ds]|determin|resol|rul(?:e|ed|ing)\\b|agreed",
        "批准": "approv|ratif|endors|authori[sz]|adopt|sanction|permi|consent",
        "保留": "reserv|retain|maint|keep|kept\\b|preserv|remain|set aside",
        "修正": "amend|correct|revis|modif",
        "协议": "agree|accord|arrangement|deal\\b|settlement",
        "加入": "acce[ds]|join|member|entr(?:y|ies)\\b|add(?:ed|ing)?\\b",
        "生效": "forc|effect|operat|valid",
        "更正": "corr|rectif",
        "来信": "letter|communicat|wr(?:ite|ote|itten)|correspond",
    }.items()
}
# To take the Chair is to preside, and who is in the Chair presides.
_CHAIR = frozenset({"chair", "the chair"})
_PRESIDING = re.compile(
    r"(?:\b(?:t(?:ak(?:e|es|ing|en)|ook)|assum(?:e|es|ed|ing)|resum(?:e|es|ed|ing)"
    r"|occup(?:y|ies|ied|ying)|le(?:ave|aves|aving|ft)|vacat(?:e|es|ed|ing)|yield(?:s|ed|ing)?)"
    r"(?:\s+over)?|\bin)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# Characters before a word that are looked at.
_BEFORE = 24


def means_as_well(term: str, text: str) -> bool:
    """Whether an English text has a word that an ordinary Chinese word translates."""
    meant = _MEANT.get(term)
    return meant is not None and meant.search(text) is not None


def is_presiding(mark: Mark, text: str) -> bool:
    """Whether a Chair of an English text is what somebody takes, and no person."""
    if mark.text.lower() not in _CHAIR or text.startswith(("'", "’"), mark.end):
        return False
    return _PRESIDING.search(text[max(0, mark.start - _BEFORE) : mark.start]) is not None
