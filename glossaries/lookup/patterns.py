"""What no glossary has to hold, since its form tells it: `resolution 65/230` is `第65/230号决议`.

The forms are those in which the organs' own documents name a resolution, in the six languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.chinese import has_han
from glossaries.lookup.found import PATTERN, Found
from glossaries.lookup.resolutions import asked_for
from glossaries.term import SYMBOL, Concept, Term
from tmx.languages import closeness

# Language -> a resolution, a decision; `{body}` is left out where none is named.
_FORMS = {
    "en": ("{body} resolution {number}", "{body} decision {number}"),
    "fr": ("résolution {number} {body}", "décision {number} {body}"),
    "es": ("resolución {number} {body}", "decisión {number} {body}"),
    "ru": ("резолюция {number} {body}", "решение {number} {body}"),
    "zh": ("{body}第{number}号决议", "{body}第{number}号决定"),
    "ar": ("قرار {body} {number}", "مقرر {body} {number}"),
}
_WITHOUT_BODY = {"ar": ("القرار {number}", "المقرر {number}")}
_BODIES = {
    "GA": {
        "en": "General Assembly", "fr": "de l'Assemblée générale", "es": "de la Asamblea General",
        "ru": "Генеральной Ассамблеи", "zh": "大会", "ar": "الجمعية العامة",
    },
    "SC": {
        "en": "Security Council", "fr": "du Conseil de sécurité", "es": "del Consejo de Seguridad",
        "ru": "Совета Безопасности", "zh": "安全理事会", "ar": "مجلس الأمن",
    },
    "ECOSOC": {
        "en": "Economic and Social Council", "fr": "du Conseil économique et social",
        "es": "del Consejo Económico y Social", "ru": "Экономического и Социального Совета",
        "zh": "经济及社会理事会", "ar": "المجلس الاقتصادي والاجتماعي",
    },
    "HRC": {
        "en": "Human Rights Council", "fr": "du Conseil des droits de l'homme",
        "es": "del Consejo de Derechos Humanos", "ru": "Совета по правам человека",
        "zh": "人权理事会", "ar": "مجلس حقوق الإنسان",
    },
}  # fmt: skip
_DECISION = re.compile(r"d[ée]cisi|决定|決定|решени|مقرر", re.IGNORECASE)
_SCORE = 90


def by_pattern(text: str, source: str = "", target: str = "") -> Iterator[Found]:
    """The resolution or decision that a text is, as the form of its name tells it; none if none is.

    Args:
        text: what was asked: `resolution 65/230`, `第65/230号决议`, `A/RES/65/230`.
        source: canonical tag of the language that was asked in; "" for what the script tells.
        target: of the language that comes first among the translations; "" for none.
    """
    asked = asked_for(text)
    if asked is None:
        return
    decision = _DECISION.search(text) is not None
    terms = tuple(_term(language, asked.value, asked.body, decision) for language in _FORMS)
    concept = Concept(terms, kind=SYMBOL)
    spoken = "zh" if has_han(text) else source or "en"
    near = (one for one in terms if closeness(one.language, spoken) is not None)
    term = next(near, terms[0])
    reason = "by the form of such names; no glossary has it"
    span = (0, len(term.text))
    found = Found(concept, term, PATTERN, _SCORE, span, (0, len(text)), reason, target)
    if not target or concept.terms_in(target):
        yield found


def _term(language: str, number: str, body: str, decision: bool) -> Term:
    name = _BODIES.get(body, {}).get(language, "")
    forms = _FORMS[language] if name else _WITHOUT_BODY.get(language, _FORMS[language])
    # Chinese has no space before the year or session: 第1325(2000)号.
    number = number.replace(" ", "") if language == "zh" else number
    return Term(language, forms[decision].format(body=name, number=number).strip())
