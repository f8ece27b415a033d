"""What TBX calls a status, a form, a category, and on which level each may stand.

The tables follow TBX-Basic: the dialect of 2019 with its modules Min and Basic, and the one of
2008, which names the same things and has a few more parts of speech.
"""

from __future__ import annotations

import re

from glossaries.term import (
    ABBREVIATION,
    ACRONYM,
    ADMITTED,
    DEPRECATED,
    FORBIDDEN,
    FULL,
    PHRASE_FORM,
    PREFERRED,
    SHORT,
    VARIANT,
)

CONCEPT, LANGUAGE, TERM = "concept", "language", "term"

#: Elements that hold a category, and on which levels they may stand in every dialect.
LEVELS = {
    "descrip": (CONCEPT, LANGUAGE, TERM),
    "admin": (CONCEPT, LANGUAGE, TERM),
    "ref": (CONCEPT, LANGUAGE, TERM),
    "xref": (CONCEPT, LANGUAGE, TERM),
    "transac": (CONCEPT, LANGUAGE, TERM),
    "termNote": (TERM,),
}
#: Element -> the one that groups it with what is said of it.
GROUPS = {
    "descrip": "descripGrp",
    "admin": "adminGrp",
    "transac": "transacGrp",
    "termNote": "termNoteGrp",
}
#: Element -> what may stand beside it in its group.
BESIDE = {
    "descrip": ("descripNote", "admin", "ref", "xref", "note"),
    "admin": ("adminNote", "ref", "xref", "note"),
    "transac": ("transacNote", "ref", "xref", "note"),
    "termNote": ("admin", "ref", "xref", "note"),
}
MIN, BASIC = "min", "basic"
#: Module -> its namespace in the style DCT.
NAMESPACES = {
    MIN: "http://www.tbxinfo.net/ns/min",
    BASIC: "http://www.tbxinfo.net/ns/basic",
}
#: Category of TBX-Basic -> the element that holds it, and its module in the style DCT.
KNOWN: dict[str, tuple[str, str]] = {
    "administrativeStatus": ("termNote", MIN),
    "customerSubset": ("admin", MIN),
    "externalCrossReference": ("xref", MIN),
    "partOfSpeech": ("termNote", MIN),
    "subjectField": ("descrip", MIN),
    "context": ("descrip", BASIC),
    "crossReference": ("ref", BASIC),
    "definition": ("descrip", BASIC),
    "geographicalUsage": ("termNote", BASIC),
    "grammaticalGender": ("termNote", BASIC),
    "projectSubset": ("admin", BASIC),
    "responsibility": ("transacNote", BASIC),
    "source": ("admin", BASIC),
    "termLocation": ("termNote", BASIC),
    "termType": ("termNote", BASIC),
    "transactionType": ("transac", BASIC),
    "xGraphic": ("xref", BASIC),
}

STATUS_VALUES = {
    PREFERRED: "preferredTerm-admn-sts",
    ADMITTED: "admittedTerm-admn-sts",
    DEPRECATED: "deprecatedTerm-admn-sts",
    FORBIDDEN: "deprecatedTerm-admn-sts",
}
# What else stands there in files, without `Term`, `-admn-sts` and the like.
_STATUSES = {
    "preferred": PREFERRED, "standardized": PREFERRED, "recommended": PREFERRED,
    "admitted": ADMITTED, "accepted": ADMITTED, "allowed": ADMITTED, "approved": ADMITTED,
    "deprecated": DEPRECATED, "superseded": DEPRECATED, "obsolete": DEPRECATED,
    "notrecommended": DEPRECATED,
    "forbidden": FORBIDDEN, "prohibited": FORBIDDEN, "notallowed": FORBIDDEN,
}  # fmt: skip
#: Categories that say how a term may be used.
STATUS_CATEGORIES = ("administrativeStatus", "normativeAuthorization")

FORM_VALUES = {
    FULL: "fullForm",
    ABBREVIATION: "abbreviation",
    ACRONYM: "acronym",
    SHORT: "shortForm",
    VARIANT: "variant",
    PHRASE_FORM: "phrase",
}
_FORMS = {value.casefold(): form for form, value in FORM_VALUES.items()} | {
    "initialism": ACRONYM,
    "abbreviatedform": ABBREVIATION,
    "shortenedform": SHORT,
    "setphrase": PHRASE_FORM,
    "phraseologicalunit": PHRASE_FORM,
    "spellingvariant": VARIANT,
    "orthographicalvariant": VARIANT,
}
#: The parts of speech that TBX-Basic lists; anything else is `other` there.
PARTS_OF_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "other"})
OTHER_PART = "other"


def status_of(value: str) -> str:
    """The status that a value names; "" for one that is not known."""
    folded = re.sub(r"[-_\s]", "", value).casefold().removesuffix("admnsts")
    return _STATUSES.get(folded.removesuffix("term"), "")


def form_of(value: str) -> str:
    """The form that a value names; "" for one that is not known."""
    return _FORMS.get(value.strip().casefold().replace(" ", ""), "")
