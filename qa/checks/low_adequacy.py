"""Meaning: what the source says and the target does not, what is added, and another text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from qa.adequacy.dating import Dated, dated
from qa.adequacy.evidence import content, may_spell_out
from qa.adequacy.quoting import quoted, with_clauses
from qa.check import MEANING, Batch, Check, Example, Knowledge
from qa.finding import ERROR, WARNING, Found, Span
from qa.pair import Pair
from tmx.languages import primary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligner.encoders.bundled import StaticEncoder
    from qa.adequacy.judging import Judgement, Verdict
    from qa.adequacy.words import Reader, Words

NAME = "low-adequacy"

# The regressions were fitted where every other pair has a fault. In a translation few have, so what
# they give is lowered; fewer still are other texts altogether, but those are told apart so surely
# that less is wanted.
_RARE, _APART = 1.2, -1.2
# Of what is called a warning and an error, unless the settings say otherwise.
_WARNING, _ERROR = 0.5, 0.985
# A text fits another from such a cosine on; of those that have nothing to do with each other, 99 in
# 100 have less, whatever is left out.
_FITS = 0.5
# So many times as sure a gap must be to be an error.
_FREEDOM = 6
_ELSEWHERE = "the target seems to say something else than the source"
# Words of both texts together, from which on there is something to judge.
_FEWEST = 5
# Of fewer words with a content than this, whichever text has more of them, too little is known for
# an error, and a warning must be as sure as one elsewhere.
_SHORT = 6


def make(knowledge: Knowledge) -> Batch:
    """What looks at pairs, many at a time.

    An encoder that gives only whole texts a vector tells nothing of their words: with such a one
    nothing is found.
    """
    from qa.adequacy.words import BagEncoder, Reader

    if not isinstance(knowledge.encoder, BagEncoder):
        return _nothing
    reader = Reader(knowledge.encoder)
    options = knowledge.options.get(NAME, {})
    least = _share(options, "warning", _WARNING), _share(options, "error", _ERROR)

    def look(pairs: Sequence[Pair]) -> list[list[Found]]:
        found: list[list[Found]] = [[] for _ in pairs]
        chosen = [place for place, pair in enumerate(pairs) if _is_both(pair)]
        texts = [_in_order(pairs[place]) for place in chosen]
        both = _read(reader, texts)
        for place, text, words in zip(chosen, texts, both, strict=True):
            if all(map(len, words)) and sum(map(len, words)) >= _FEWEST:
                found[place] = _judged(pairs[place], text, words, least)
        return found

    return look


def _nothing(pairs: Sequence[Pair]) -> list[list[Found]]:
    return [[] for _ in pairs]


def _share(options: Mapping[str, object], name: str, usual: float) -> float:
    """A probability from the settings.

    Raises:
        BadSettings: it is none.
    """
    from qa.failure import BadSettings

    value = options.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise BadSettings(
            f"{NAME}: {name} is {value!r}, no number between 0 and 1",
            remedy=f"write a probability, such as {name} = {usual}",
        )
    return float(value)


def _is_both(pair: Pair) -> bool:
    """Whether a pair has text in both of the languages that are judged."""
    languages = {primary(pair.source_language), primary(pair.target_language)}
    return languages == {"en", "zh"} and bool(pair.source) and bool(pair.target)


def _read(reader: Reader, texts: Sequence[tuple[str, Dated]]) -> list[tuple[Words, Words]]:
    """The words of the English and the Chinese of each pair."""
    english = reader.read([one for one, _ in texts], "en")
    chinese = reader.read([other.text for _, other in texts], "zh")
    return list(zip(english, chinese, strict=True))


def _in_order(pair: Pair) -> tuple[str, Dated]:
    """English, Chinese."""
    if primary(pair.source_language) == "en":
        return pair.source, dated(pair.target)
    return pair.target, dated(pair.source)


def _judged(
    pair: Pair, texts: tuple[str, Dated], words: tuple[Words, Words], least: tuple[float, float]
) -> list[Found]:
    from qa.adequacy.judging import judge

    judgement = judge(texts[0], texts[1].text, words)
    told = _contents(pair, texts[1], words)
    if not all(told):
        return []
    found = _told(pair, _by_side(pair, judgement, texts[1]), judgement.apart, told, least)
    if max(map(len, told)) >= _SHORT:
        return found
    return [replace(one, severity=WARNING) for one in found if one.severity == ERROR]


def _told(
    pair: Pair,
    verdicts: tuple[Verdict, Verdict],
    odds: float,
    told: Sequence[Sequence[Span]],
    least: tuple[float, float],
) -> list[Found]:
    lacking, added = (
        _lacking(pair, verdict, words, least, of_source=verdict is verdicts[0])
        for verdict, words in zip(verdicts, told, strict=True)
    )
    apart = _severity(odds - _APART, least)
    # Where the rest of a text fits the other one, half a text too much is not another text.
    fits = any(
        gap and verdict.rest >= _FITS
        for gap, verdict in zip((lacking, added), verdicts, strict=True)
    )
    if apart and not fits:
        return [Found(_ELSEWHERE, severity=apart)]
    return [*lacking, *added]


def _contents(pair: Pair, chinese: Dated, words: tuple[Words, Words]) -> list[list[Span]]:
    """Of the source and the target, where the words stand that are evidence."""
    english_first = primary(pair.source_language) == "en"
    there = replace(words[1], places=[chinese.before(place) for place in words[1].places])
    source, target = (words[0], there) if english_first else (there, words[0])
    return [
        content(pair.source, source, pair.source_entities),
        content(pair.target, target, pair.target_entities),
    ]


def _by_side(pair: Pair, judgement: Judgement, chinese: Dated) -> tuple[Verdict, Verdict]:
    there = replace(judgement.chinese, place=chinese.before(judgement.chinese.place))
    if primary(pair.source_language) == "en":
        return judgement.english, there
    return there, judgement.english


def _lacking(
    pair: Pair,
    verdict: Verdict,
    words: Sequence[Span],
    least: tuple[float, float],
    *,
    of_source: bool,
) -> list[Found]:
    # What a sentence adds or leaves out may be the translator's freedom; another text is not.
    severity = _severity(verdict.odds - _RARE, (least[0], 1 - (1 - least[1]) / _FREEDOM))
    if not severity or verdict.place[0] == verdict.place[1]:
        return []
    other = "target" if of_source else "source"
    text, against = pair.source, pair.target
    if not of_source:
        text, against = against, text
    start, end = verdict.place
    telling = sum(start <= first and last <= end for first, last in words)
    place = with_clauses(text, verdict.place)
    if may_spell_out(text, place, telling, against):
        return []
    message = f"nothing in the {other} seems to say '{quoted(text[slice(*place)])}'"
    if of_source:
        return [Found(message, place, None, severity)]
    return [Found(message, None, place, severity)]


def _severity(odds: float, least: tuple[float, float]) -> str:
    """What is said at some logarithm of the odds; "" for nothing."""
    probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    return ERROR if probability >= least[1] else WARNING if probability >= least[0] else ""


class _Bundled:
    """The encoder that comes with diptych, loaded when it is first asked."""

    def knows(self, language: str) -> bool:
        """Whether texts of this language get meaningful vectors."""
        return primary(language) in {"en", "zh"}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1."""
        return _loaded().encode(texts)

    def sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, the longer the more the text says."""
        return _loaded().sums(texts)


@cache
def _loaded() -> StaticEncoder:
    from aligner.encoders.bundled import FOLDER, StaticEncoder

    return StaticEncoder(FOLDER)


CHECK = Check(
    name=NAME,
    group=MEANING,
    severity=WARNING,
    about="A part of one text has no counterpart in the other, or the two say different things, as "
    "far as their words tell.",
    example=Example(
        "The Committee adopted the report of the working group, and decided to transmit it to the "
        "regional commissions.",
        "委员会通过了工作组的报告。",
        "nothing in the target seems to say 'and decided to transmit it to the regional "
        "commissions'",
        Knowledge(encoder=_Bundled()),
    ),
    batch=make,
    needs="encoder",
    options={"warning": float, "error": float},
)
