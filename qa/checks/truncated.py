"""A target that ends in the middle of a sentence, where the source does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import COMPLETENESS, Check, Example, always
from qa.checks._endings import COLON, COMMA, DASH, EXCLAMATION, NONE, QUESTION, STOP, ending
from qa.checks._texts import OPENERS, is_chinese
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.cleaning.sides import listed
from tmx.languages import primary

# What ends a sentence; items of a list end as the list in the target has it.
_COMPLETE = frozenset({STOP, QUESTION, EXCLAMATION, COLON})
# Words that nothing ends with: what they belong to follows.
_CHINESE = re.compile(
    r"(?:以及|并且|而且|或者|由于|因为|如果|虽然|但是|为了|关于|对于|按照|尤其是|特别是|其中|从而"
    r"|并|和|与|及|或|但|而|且|将|把|被|由|从|向|以|于|是|各|该|有关)$"
)
# Words of which these are a part: they may end a text.
_WHOLE = re.compile(
    r"(?:[参给]与|[饱缓温总调中共]和|[涉普顾危波提推触遍埃]及|[自理缘事因经]由|[服听顺遵随跟]从"
    r"|[方取动意导走趋倾转定朝志面内去流]向|[难得予加足可所用借何]以|[基处位等属在低高大小优免善终过]于"
    r"|[不就都还总正可凡]是|[即主名部健上中少大]将|[反然因进]而|[不非]但|[况尚暂并而]且"
    r"|[兼合吞]并|间或|抑或|相与|应该)$"
)
_LEAST_CHINESE = 4
_OTHERS = {
    "en": listed("the an of and or to in on at by for with from that which as its their be is are"),
    "fr": listed("le la les un une des du de et ou à au aux en dans sur par pour avec que qui"),
    "es": listed("el la los las un una de del y o a al en por para con que se su"),
    "ru": listed("и или в на с по о для из к от что который не"),
}
_LAST_WORD = re.compile(r"[^\W\d_]+$")


def _find(pair: Pair) -> Iterator[Found]:
    target = pair.target.rstrip()
    if not target:
        return
    if target[-1] in OPENERS and target[-1] not in "\"'":
        if pair.source.rstrip()[-1:] not in OPENERS:
            yield Found(f"the target ends with an opening {target[-1]}", None, _last(target))
        return
    mark, end = ending(target)
    if mark in {COMMA, DASH}:
        meant = ending(pair.source)[0]
        if meant != mark and not (mark == DASH and meant == NONE):
            is_sure = meant in _COMPLETE or target[end - 1] == "、"
            said = f"the target ends with {target[end - 1]}, the source does not"
            yield Found(said, None, (end - 1, end), "" if is_sure else WARNING)
    elif (
        mark == NONE
        and (word := _dangling(target, end, pair.target_language))
        and not _dangling(pair.source, len(pair.source.rstrip()), pair.source_language)
    ):
        yield Found(f"the target ends with '{word}'", None, (end - len(word), end))


def _last(text: str) -> tuple[int, int]:
    return len(text) - 1, len(text)


def _dangling(text: str, end: int, language: str) -> str:
    """The last word, if nothing ends with it."""
    if is_chinese(language):
        if end < _LEAST_CHINESE or _WHOLE.search(text, max(0, end - 4), end):
            return ""
        match = _CHINESE.search(text, max(0, end - 4), end)
        return match[0] if match else ""
    match = _LAST_WORD.search(text[:end])
    words = _OTHERS.get(primary(language))
    known = match is not None and words is not None and match[0] in words
    return match[0] if match and known else ""


CHECK = Check(
    "truncated",
    COMPLETENESS,
    ERROR,
    "The target ends in the middle of a sentence, the source does not.",
    Example(
        "The ferry leaves at noon and returns at dusk.",
        "渡船中午出发，",
        "the target ends with ，, the source does not",
    ),
    always(_find),
)
