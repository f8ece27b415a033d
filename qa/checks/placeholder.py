"""What a program fills in: %s, {0}, {name}, %(count)d, $USER, ICU arguments.

They are compared as multisets; numbered and named ones may change their order, bare ones of printf
(%s, %d) may not, since the values come in the order of the source. In an ICU plural or select only
the argument itself counts, since a language has forms of its own.

What PO's flags say is heeded: with `no-c-format` and its like a % is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa.check import STRUCTURE, Check, Example, always
from qa.finding import ERROR, Found, Span
from qa.pair import Pair
from tmx.placeholders import ICU, VARIABLE, placeholders
from tmx.unit import FORMAT

_PRINTF = frozenset({"c-format", "python-format", "objc-format", "php-format", "perl-format"})
# What nothing is filled in without.
_SIGNS = re.compile(r"[%${@]")
_BARE = re.compile(r"%[-+#0]*\d*(?:\.\d+)?(?:hh|h|ll|l|L|q|j|z|t)?[diouxXeEfFgGaAcs]")


def find(pair: Pair) -> Iterator[Found]:
    """Placeholders that one side lacks, or bare ones in another order."""
    if not (_SIGNS.search(pair.source) or _SIGNS.search(pair.target)) or not pair.target:
        return
    source, target = _prepared(pair.source, pair), _prepared(pair.target, pair)
    ours, theirs = _all(source), _all(target)
    if ours != theirs:
        yield from _different(pair, ours, theirs)
    elif (order := _order(source)) != _order(target):
        yield Found(f"{' '.join(order)} stand in another order in the target")


def _prepared(text: str, pair: Pair) -> str:
    """A text without the signs of which the file says that they are no placeholders."""
    if "%" not in text:
        return text
    flags = pair.unit.prop(FORMAT).split(", ")
    none = any(flag.startswith("no-") and flag[3:] in _PRINTF for flag in flags)
    return text.replace("%", " ") if none else text


def _different(pair: Pair, ours: Counter[str], theirs: Counter[str]) -> Iterator[Found]:
    missing, added = ours - theirs, theirs - ours
    if len(missing) == 1 and len(added) == 1:
        (one,), (other,) = missing, added
        said = f"the source has {one}, the target {other}"
        yield Found(said, _place(pair.source, one), _place(pair.target, other))
        return
    for one in missing:
        yield Found(f"the target lacks {one}", _place(pair.source, one))
    for other in added:
        yield Found(f"the source has no {other}", target=_place(pair.target, other))


def _all(text: str) -> Counter[str]:
    """How often each stands in a text; tags and entities of markup are another check's matter."""
    icu = [f"{{{found[1]}, {found[2]}}}" for found in ICU.finditer(text)]
    plain = _without_icu(text) if icu else text
    found = Counter(
        {one: times for one, times in placeholders(plain).items() if one[0] not in "<&"}
    )
    found.update(VARIABLE.findall(plain))
    found.update(set(icu))
    return found


def _without_icu(text: str) -> str:
    """A text without its ICU arguments and all they hold."""
    kept, depth, skipping = [], 0, 0
    for at, character in enumerate(text):
        if character == "{":
            depth += 1
            if not skipping and ICU.match(text, at):
                skipping = depth
        if not skipping:
            kept.append(character)
        if character == "}" and depth:
            if skipping == depth:
                skipping = 0
            depth -= 1
    return "".join(kept)


def _order(text: str) -> list[str]:
    if "%" not in text:
        return []
    return _BARE.findall(text.replace("%%", ""))


def _place(text: str, one: str) -> Span | None:
    at = text.find(one)
    return (at, at + len(one)) if at >= 0 else None


CHECK = Check(
    "placeholder",
    STRUCTURE,
    ERROR,
    "The target lacks a placeholder of the source, or has another one.",
    Example(
        "%(count)d files were sent to {name}.",
        "已向{nom}发送%(count)d个文件。",
        "the source has {name}, the target {nom}",
    ),
    look=always(find),
)
