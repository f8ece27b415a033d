"""Traditional characters in simplified Chinese, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.check import CHARACTERS, Check, Example, always
from qa.checks._chinese import changes, converted, is_untold, kind_of, simplified, traditional
from qa.checks._texts import together
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.cleaning.characters import SIMPLIFIED

# 著 is the traditional form of the particle 着, and a word of its own in simplified text too.
_ZHE = re.compile("(?<![名显编专原论译巨拙遗合新旧大土卓昭撰所])著(?![名作称书述者录])")
_PARTICLE = {"著": "着"}
# With so many characters of the other kind, and more than of its own, a text of a language that
# tells no kind is in the other kind.
_LEAST_OTHER = 3
# So many words of a unit are listed.
_MOST_LISTED = 5


def _find(pair: Pair) -> Iterator[Found]:
    if not pair.into_chinese:
        return
    target = pair.target
    if kind_of(pair.target_language) == SIMPLIFIED:
        if traditional().isdisjoint(target) and "著" not in target:
            return
        places = sorted({*_traditional_in(target), *map(re.Match.start, _ZHE.finditer(target))})
        if is_untold(pair.target_language) and _is_all_traditional(target, len(places)):
            yield Found("the target is in traditional characters", severity=WARNING)
            return
        yield from _told(target, places, "traditional", changes("t2s"))
    elif not simplified().isdisjoint(target):
        places = [at for at, sign in enumerate(target) if sign in simplified()]
        yield from _told(target, places, "simplified", changes("s2t"))


def _traditional_in(text: str) -> Iterator[int]:
    """Places of traditional characters, words like 乾坤 and 藉口 left out."""
    other = converted(text, "t2s")
    if len(other) != len(text):
        other = text.translate(_table())
    yield from (at for at, pair in enumerate(zip(text, other, strict=True)) if pair[0] != pair[1])


def _table() -> dict[int, str]:
    return {ord(one): other[0] for one, other in changes("t2s").items()}


def _is_all_traditional(text: str, count: int) -> bool:
    return count >= _LEAST_OTHER and count > sum(sign in simplified() for sign in text)


def _told(text: str, places: list[int], kind: str, other: Mapping[str, str]) -> Iterator[Found]:
    """One finding for all of a text, at the first of them."""
    spans = list(together(places))
    if not spans:
        return
    found = list(dict.fromkeys(text[start:end] for start, end in spans))
    plain = [
        "".join(other.get(sign) or _PARTICLE.get(sign, sign) for sign in one)
        for one in found[:_MOST_LISTED]
    ]
    verb = "is" if len(found) == 1 else "are"
    yield Found(f"{_listed(found)} {verb} {kind}, for {_listed(plain, len(found))}", None, spans[0])


def _listed(words: list[str], count: int = 0) -> str:
    """The first of several words, with … where there are more."""
    more = " …" if max(count, len(words)) > _MOST_LISTED else ""
    return " ".join(words[:_MOST_LISTED]) + more


CHECK = Check(
    "mixed-script",
    CHARACTERS,
    ERROR,
    "Traditional characters stand in simplified text, or simplified ones in traditional text.",
    Example("The ferry is late.", "渡船晚點了。", "點 is traditional, for 点"),
    always(_find),
)
