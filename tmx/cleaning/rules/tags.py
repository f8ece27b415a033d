"""Inline codes, tags and placeholders that are broken, or that only one side has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.sides import Pair, Side, listed
from tmx.unit import Content, Inline

# A tag of HTML or of a CAT tool: not an address in angle brackets, not "a < b and c > d".
_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9]{0,14})((?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|\w+))*)\s*(/?)>"
)
_KNOWN_TAGS = listed(
    "a abbr b bdo big blockquote body br center cite code dd del div dl dt em font g h1 h2 h3 h4 "
    "h5 h6 head hr html i img input ins it li mrk ol p ph pre q s script small span strike strong "
    "style sub sup table tbody td th thead title tr tt u ul bpt ept ut hi x bx ex"
)
# Those that need no end.
_VOID = listed("br hr img input x bx ex ph p li td tr th dd dt")
# OmegaT numbers its tags: <b0>, </i12>.
_NUMBERED = re.compile(r"[A-Za-z]{1,4}\d+")
_BROKEN_TAG = re.compile(
    r"<\s+/?(?:b|i|u|em|strong|sup|sub|span|font)\s*>|<\s*/\s+\w+\s*>|</\w+\s*(?=[^\w\s>]|$)"
    r"|<(?:b|i|u|em|strong|sup|sub)(?=\s*(?:<|$))"
)
_PLACEHOLDER = re.compile(
    r"\{\{?\w+\}?\}|\$\{\w+\}|(?<![\d%])%(?:\(\w+\))?(?:\d+\$)?(?:\.\d+)?l?[sdifxu@](?![A-Za-z])"
)
# Torn only where there are more braces of one kind than of the other; spread at any time.
_TORN_PLACEHOLDER = re.compile(r"\{\d{1,2}(?![\d}\w,.])|(?<![\w{,.])\d{1,2}\}")
_SPREAD_PLACEHOLDER = re.compile(r"\{\s+\d{1,2}\s*\}|\{\d{1,2}\s+\}")


def _is_unpaired(pair: Pair, _threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if not _has_codes(side):
            continue
        content = side.variant.content
        begun, ended = (Counter(_numbers(content, kind)) for kind in ("bpt", "ept"))
        odd = sorted(((begun - ended) + (ended - begun)).elements())
        if odd:
            return f"bpt and ept do not pair: {', '.join(odd)}"
    return ""


def _has_codes(side: Side) -> bool:
    content = side.variant.content
    return len(content) > 1 or (len(content) == 1 and not isinstance(content[0], str))


def _numbers(content: Content, kind: str) -> Iterator[str]:
    for element in _elements(content):
        if element.kind == kind:
            yield dict(element.attributes).get("i", "without i")


def _elements(content: Content) -> Iterator[Inline]:
    for part in content:
        if isinstance(part, Inline):
            yield part
            yield from _elements(part.content)


def _has_other_codes(pair: Pair, threshold: float, _known: Knowledge) -> str:
    if not any(map(_has_codes, pair.sides)):
        return ""
    counts = [Counter(_kinds(side.variant.content)) for side in pair.sides]
    lacking, added = counts[0] - counts[1], counts[1] - counts[0]
    if lacking.total() + added.total() < threshold:
        return ""
    return "; ".join(
        f"{what}: {', '.join(f'{n} {kind}' for kind, n in sorted(odd.items()))}"
        for what, odd in (("only in the source", lacking), ("only in the target", added))
        if odd
    )


def _kinds(content: Content) -> Iterator[str]:
    for element in _elements(content):
        if element.kind != "ept":
            yield element.kind


def _has_other_tags(pair: Pair, threshold: float, _known: Knowledge) -> str:
    if not any(_may_hold_tags(side) for side in pair.sides):
        return ""
    counts = [Counter(_written_codes(side)) for side in pair.sides]
    odd = (counts[0] - counts[1]) + (counts[1] - counts[0])
    if odd.total() < threshold:
        return ""
    return f"not on both sides: {' '.join(sorted(odd.elements())[:6])}"


_SIGNS = frozenset("<{%")


def _may_hold_tags(side: Side) -> bool:
    return not _SIGNS.isdisjoint(side.signs)


def _written_codes(side: Side) -> Iterator[str]:
    """The tags and placeholders that stand in a text as text."""
    for close, name, _, _ in _tags(side.text):
        yield f"<{close}{name}>"
    yield from _PLACEHOLDER.findall(side.text)


def _tags(text: str) -> Iterator[tuple[str, str, str, str]]:
    for close, name, attributes, void in _TAG.findall(text):
        if name.lower() in _KNOWN_TAGS or _NUMBERED.fullmatch(name) or attributes:
            yield close, name.lower(), attributes, void


def _is_broken(pair: Pair, _threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if not side.signs.isdisjoint("<{}") and (found := _breakage(side)):
            return found
    return ""


def _breakage(side: Side) -> str:
    torn = side.text.count("{") != side.text.count("}")
    for pattern in (_BROKEN_TAG, _SPREAD_PLACEHOLDER, *([_TORN_PLACEHOLDER] if torn else [])):
        if match := pattern.search(side.text):
            return f"broken: {match[0].strip()}"
    open_ones: Counter[str] = Counter()
    for close, name, _, void in _tags(side.text):
        if not void and name not in _VOID:
            open_ones[name] += -1 if close else 1
    odd = next((name for name, count in open_ones.items() if count), "")
    return f"<{odd}> is not closed, or not opened" if odd else ""


_BEGIN, _END = Inline("bpt", (("i", "1"),), ("<b>",)), Inline("ept", (("i", "1"),), ("</b>",))

RULES = (
    Rule(
        "unpaired-codes",
        "an inline code begins and does not end, or ends and did not begin",
        "",
        example((_BEGIN, "The agenda was adopted."), (_BEGIN, "议程", _END, "通过。")),
        _is_unpaired,
    ),
    Rule(
        "other-codes",
        "one side has inline codes that the other lacks; a title in italics has quotation marks in "
        "Chinese, so this alone is no fault",
        "least codes",
        example(("See the list", Inline("ph", (("x", "1"),), ("<br>",)), "below."), "见下表。"),
        _has_other_codes,
        guesses=True,
    ),
    Rule(
        "broken-tags",
        "a tag or placeholder in the text is torn, or opened and not closed",
        "",
        example("Press <b>Start</b>.", "按<b>开始。"),
        _is_broken,
    ),
    Rule(
        "other-tags",
        "tags or placeholders in the text stand on one side only",
        "least tags and placeholders",
        example("{0} files of {1} were read.", "读取了{0}个文件。"),
        _has_other_tags,
        guesses=True,
    ),
)
