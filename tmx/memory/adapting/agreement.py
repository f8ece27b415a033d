"""Where the words beside a number would no longer agree with another number.

Chinese words do not change with numbers. English has `1 report` and `2 reports`, `an 8-member
group` and `a 7-member group`; so have other languages, and some have more forms than two.
"""

from __future__ import annotations

import re

from entities.numerals import roman
from tmx.memory.adapting.numbers import fraction
from tmx.memory.adapting.pairing import Change
from tmx.memory.adapting.place import Place

_UNCHANGING = frozenset(("zh", "ja", "vi", "th", "lo", "id", "ms", "my", "km"))
_ONE_AND_OTHER = frozenset(
    ("en", "fr", "es", "pt", "it", "de", "nl", "sv", "da", "nb", "nn", "no", "ca", "gl")
)

# After these a number is a name, and what follows does not agree with it.
_NAMED = re.compile(
    r"(?:\b(?:items?|paragraphs?|paras?\.|pages?|articles?|arts?\.|chapters?|sections?|parts?"
    r"|annex(?:es)?|appendix|tables?|figures?|rules?|volumes?|strategy|goals?|targets?|nos?\."
    r"|clusters?|components?|options?|phases?|stages?|steps?|questions?|recommendations?|category"
    r"|levels?|groups?|boxe?s?|scenarios?) |[$€£¥])$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:^|[^A-Za-z])(an?) ?$", re.IGNORECASE)
_VOWEL = re.compile(r"8|1[18](?![0-9])|eight|eleven", re.IGNORECASE)
# 1er, 2011-ben: an ending goes with its number.
_ENDING = re.compile(r"[-'’]?[^\W\d_]|[ªº°]")
_ORDINAL_ENDS = ("first", "second", "third", "th")
# 余 and 多 make a round number more: 200多人.
_MORE = re.compile("^ ?[多余几来]")
_INSIDE_MORE = re.compile("[多余几]")
# An English ordinal has a Chinese one, but for centuries.
_CENTURY = re.compile("^ ?世纪")


def fits(place: Place, change: Change, now: str) -> bool:
    """Whether the words beside a place still suit.

    Args:
        place: in the stored translation.
        change: of the value there.
        now: what is to be printed there, folded.
    """
    if place.language == "zh":
        return _fits_chinese(place, change)
    if place.language == "en" and not _fits_article(place, now):
        return False
    if place.language not in ("en", *_UNCHANGING) and _ENDING.match(place.after):
        return False
    if change.old.kind != "number" or place.language in _UNCHANGING:
        return True
    if place.language not in _ONE_AND_OTHER:
        return False
    return _fits_plural(place, change, now)


def _fits_chinese(place: Place, change: Change) -> bool:
    if change.old.kind not in ("number", "percentage"):
        return True
    if _MORE.match(place.after) or _INSIDE_MORE.search(place.printed):
        return False
    is_ordinal = place.before.rstrip().endswith("第") or place.printed == "首"
    in_list = "第" in place.before[-8:]
    return not change.ordinal or is_ordinal or in_list or bool(_CENTURY.match(place.after))


def _fits_article(place: Place, now: str) -> bool:
    """`an 11-member` but `a 12-member`; the numeral itself may begin with an article."""
    if not _ARTICLE.search(place.before):
        return True
    return bool(_VOWEL.match(place.printed)) == bool(_VOWEL.match(now))


def _fits_plural(place: Place, change: Change, now: str) -> bool:
    ordinal = now.lower().endswith((*_ORDINAL_ENDS, "st", "nd", "rd"))
    if ordinal or roman(place.printed) is not None or place.after.startswith("-"):
        return place.language == "en"
    # 第一季 is season 1, of which there is one.
    if place.language == "en" and (change.ordinal or _NAMED.search(place.before)):
        return True
    return _form(change.old.value) == _form(change.new.value)


def _form(value: str) -> str:
    """Which form follows: all agree on 1 and on 2 and more, but not on what is between."""
    number = fraction(value)
    if number is None or number >= 2:
        return "other"
    return "one" if number == 1 else str(number)
