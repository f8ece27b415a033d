"""A target that ends in the middle of a sentence, where the source does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import COMPLETENESS, Check, Example, always
from qa.checks._endings import COLON, COMMA, DASH, EXCLAMATION, NONE, QUESTION, STOP, ending
from qa.checks._texts import OPENERS, is_chinese
from qa.finding import ERROR, Found
from qa.pair import Pair
from tmx.cleaning.sides import listed
from tmx.languages import primary

# What ends a sentence; items of a list end as the list in the target has it.
_COMPLETE = frozenset({STOP, QUESTION, EXCLAMATION, COLON})
# Words that nothing ends with: what they belong to follows.
_CHINESE = re.compile(
    r"(?:以及|并且|而且|或者|由于|因为|如果|虽然|但是|为了|关于|对于|根据|按照|通过|尤其是|特别是"
    r"|其中|从而|并|和|与|及|或|但|而|且|将|把|被|由|从|向|以|于|是|各|该|有关)$"
)
# ... but of these another word may be made with them: 参与, 给予 are words, 至于 is none.
_WHOLE = re.compile(
    r"(?:参与|给与|饱和|缓和|温和|总和|调和|中和|共和|混合和|涉及|以及及|普及|顾及|危及|波及|提及"
    r"|推及|触及|遍及|埃及|来自由|自由|理由|缘由|事由|因由|经由|服从|听从|顺从|遵从|方向|取向|动向"
    r"|意向|导向|走向|趋向|倾向|转向|定向|朝向|志向|面向|内向|难以|得以|予以|加以|足以|可以|所以"
    r"|用以|基于|处于|由于此|位于|等于|对于此|属于|关于此|在于|低于|高于|大于|小于|优于|免于|善于"
    r"|不是|就是|都是|还是|但是说|即将|主将|名将|部将|健将|上将|中将"
    r"|少将|大将|反而|不但|况且|尚且|暂且|兼并|合并|吞并)$"
)
_LEAST_CHINESE = 4
_OTHERS = {
    "en": listed("the a an of and or to in on at by for with from that which as its their be is are"),
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
    if mark == COMMA or mark == DASH:
        if ending(pair.source)[0] in _COMPLETE:
            said = f"the target ends with {target[end - 1]}, the source does not"
            yield Found(said, None, (end - 1, end))
    elif mark == NONE and (word := _dangling(target, end, pair.target_language)):
        if not _dangling(pair.source, len(pair.source.rstrip()), pair.source_language):
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
