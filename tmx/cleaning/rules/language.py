"""A side that is not in its language.

Where languages are written in different scripts, letters tell. Latin letters in a text of another
script are names, codes and abbreviations as often as not, so only words in lower case count
there, and only several of them. Where two languages share a script, frequent words tell that a text
is what it should be; py3langid is asked for the others, and never for a heading of a few words.
"""

from __future__ import annotations

import re

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.characters import SIMPLIFIED, TRADITIONAL, only_in
from tmx.cleaning.sides import Pair, Side, listed
from tmx.identification import HAN_WEIGHT, can_tell, likely
from tmx.scripts import LATIN, LETTERS

# So many letters of another script, or words in lower case, are more than a quotation.
_LEAST_FOREIGN, _LEAST_WORDS = 6, 4
# Fewer words are not judged by a model.
_LEAST_JUDGED, _LEAST_LETTERS = 5, 25

_LOWER = re.compile(r"(?<![\w/@.-])[a-z\u00df-\u00ff]{2,}(?![\w/@-]|\.\w)")
_WEIGHTS = {"Han": HAN_WEIGHT, "Kana": 2, "Hangul": 2}
# What else is written with the letters of a language: Japanese with Chinese characters, too.
_OWN = {"ja": ("Kana", "Han"), "ko": ("Hangul", "Han")}
# Kana without the marks that stand between names in Chinese too.
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_KANA_SIGNS = frozenset(map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB))))
_LEAST_KANA = 3
# What also takes three bytes a letter, so that a text may be as large as Chinese without being it.
_OTHER_DENSE = re.compile(r"[\u0800-\u1fff\u3041-\u3096\u30a1-\u30fa\ua000-\ud7ff]")

_OTHER_KIND = {SIMPLIFIED: TRADITIONAL, TRADITIONAL: SIMPLIFIED}

# What was told of the last texts.
_answers: dict[tuple[str, str], tuple[str, float]] = {}
_MOST_ANSWERS = 16

#: Words that hardly any other language has and hardly any sentence of the language lacks.
_FREQUENT = {
    "en": "the of and to that which by from has have been this their are for was its be will "
    "shall should not under it they you his her were would when what can with are up out very our "
    "but there about into how your some only than them these those also over such between during "
    "after before while through make get just because who where more most any each without",
    "fr": "les des et dans du que qui pour est une aux par sur ces sont cette au ont leur",
    "es": "los las del y que para por con una se su sus es son como al lo más",
    "de": "der die und den von zu das mit für ist des dem auf nicht eine werden sind",
    "it": "della di che delle dei il per gli alla nel sono degli una è con",
    "pt": "dos das uma não em os do da ao pelo pela são com à às",
    "nl": "het een van de en voor niet zijn met wordt op dat aan",
    "ru": "и в на по с о для что не от из к его их также при",
    "uk": "і та на у з що для не до від про їх також",
}
# Languages that a sentence or two do not tell apart surely.
_ALIKE = (
    {"id", "ms"}, {"no", "da"}, {"cs", "sk"}, {"hr", "sl"}, {"hr", "sr"}, {"ru", "bg"},
    {"ru", "uk"}, {"fa", "ur"}, {"fa", "ar"},
)  # fmt: skip
_WORDS = {language: listed(words) for language, words in _FREQUENT.items()}
_NONE: frozenset[str] = frozenset()
_LEAST_FREQUENT = 0.12
_WORD = re.compile(r"[^\W\d_]+")


def foreign(side: Side) -> tuple[str, float]:
    """What a side is in, if not in its language, and how surely.

    Several rules ask it of the same side, and most memories have one source for some targets.

    Returns:
        Name of a script or primary subtag of a language, "" if nothing tells against the side's
        own; share of the letters that are not the language's, or probability, 0 to 1.
    """
    key = side.text, side.language
    if key not in _answers:
        if len(_answers) >= _MOST_ANSWERS:
            _answers.clear()
        _answers[key] = _foreign(side)
    return _answers[key]


def _foreign(side: Side) -> tuple[str, float]:
    if not side.script:
        return "", 0.0
    if side.script == LATIN and side.plain:
        return _other_language(side)
    if (
        side.language == "zh"
        and side.size >= 2 * len(side.text)
        and not _OTHER_DENSE.search(side.text)
    ):
        return "", 0.0
    own, others = _letters(side)
    script, most = max(others.items(), key=lambda one: one[1], default=("", 0))
    if most >= _LEAST_FOREIGN and most > own:
        return script, most / (own + most)
    return ("", 0.0) if most > own else _other_language(side)


def _letters(side: Side) -> tuple[int, dict[str, int]]:
    """Weight of the letters of a side's own scripts, and of those of each other."""
    names = _OWN.get(side.language, (side.script,))
    own = sum(_weight(name, side.text) for name in names)
    if side.language == "zh" and _is_japanese(side):
        return 0, {"Kana": side.size}
    if own * 2 > side.size:
        return own, {}
    others = {name: _weight(name, side.text) for name in LETTERS if name not in names}
    if side.script != LATIN:
        words = _LOWER.findall(side.text)
        others[LATIN] = sum(map(len, words)) if len(words) >= _LEAST_WORDS else 0
    return own, others


def _is_japanese(side: Side) -> bool:
    if _KANA_SIGNS.isdisjoint(side.signs):
        return False
    return side.size > 0 and _LEAST_KANA <= len(_KANA.findall(side.text)) > 0.05 * side.size


def _weight(script: str, text: str) -> int:
    return _WEIGHTS.get(script, 1) * len(LETTERS[script].findall(text))


def _other_language(side: Side) -> tuple[str, float]:
    if side.script not in {LATIN, "Cyrillic", "Arabic"}:
        return "", 0.0
    words = side.words
    known = _WORDS.get(side.language, _NONE)
    if len(words) < _LEAST_JUDGED:
        return "", 0.0
    if sum(map(known.__contains__, words)) >= _LEAST_FREQUENT * len(words):
        return "", 0.0
    return _judged(side.text, side.language)


def _judged(text: str, language: str) -> tuple[str, float]:
    """What the model says of a text of which frequent words say nothing."""
    if not can_tell(language):
        return "", 0.0
    lower = [word for word in _WORD.findall(text) if word.islower()]
    if len(lower) < _LEAST_JUDGED or sum(map(len, lower)) < _LEAST_LETTERS:
        return "", 0.0
    found, probability = likely(" ".join(lower))
    return ("", 0.0) if found == language or {found, language} in _ALIKE else (found, probability)


def _is_swapped(pair: Pair, threshold: float, _known: Knowledge) -> str:
    source, target = pair.sides
    (found, sure), (other, as_sure) = foreign(source), foreign(target)
    crossed = found in _names(target) and other in _names(source)
    return (
        "each side is in the other's language"
        if crossed and min(sure, as_sure) >= threshold
        else ""
    )


def _names(side: Side) -> tuple[str, str]:
    return side.script, side.language


def _is_elsewhere(pair: Pair, threshold: float, known: Knowledge) -> str:
    for name, side in (("source", pair.source), ("target", pair.target)):
        found, sure = foreign(side)
        if found and sure >= threshold and not _is_swapped(pair, threshold, known):
            return f"{name} is {found}, not {side.language}"
    return ""


def _is_other_chinese(pair: Pair, threshold: float, known: Knowledge) -> str:
    for side in pair.sides:
        wanted = known.scripts.of(side.variant.language) if side.language == "zh" else ""
        if not wanted:
            continue
        if wanted == SIMPLIFIED and not side.odd:
            continue
        wrong = len(side.signs & only_in()[_OTHER_KIND[wanted]])
        if wrong >= threshold and wrong > 2 * len(side.signs & only_in()[wanted]):
            return f"{wrong} characters that are not {wanted}"
    return ""


RULES = (
    Rule(
        "swapped",
        "each side is in the other's language",
        "least share of the letters, or probability",
        example("委员会通过了临时议程。", "The Committee adopted its provisional agenda."),
        _is_swapped,
    ),
    Rule(
        "wrong-language",
        "a side is in another language than its own",
        "least share of the letters, or probability",
        example("The Committee adopted its agenda.", "Комитет утвердил свою повестку дня."),
        _is_elsewhere,
    ),
    Rule(
        "wrong-chinese",
        "a side is in traditional characters where the memory is in simplified ones, or the "
        "other way round",
        "least characters that only the other kind has",
        example("The Committee adopted its agenda.", "委員會通過議程項目。"),
        _is_other_chinese,
    ),
)
