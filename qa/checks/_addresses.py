"""Addresses of the Internet in a text, in a form in which two prints of one are equal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entities import Entity
from entities.folding import fold
from qa.checks import _sides as sides
from qa.finding import WARNING, Found
from qa.pair import Pair

_DOMAINS = "org|int|com|net|edu|gov|info|eu|mil|ch|cn|fr|uk|de|at"
_CHARACTERS = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|]"
_URL = re.compile(
    rf"(?:(?:https?|ftps?)://?|www\.){_CHARACTERS}+"
    rf"|(?<![A-Za-z0-9@./\-_])(?:[A-Za-z0-9\-]{{1,63}}\.)+(?:{_DOMAINS})(?![A-Za-z0-9.\-_@])"
    rf"(?:/{_CHARACTERS}*)?",
    re.IGNORECASE | re.ASCII,
)
_EMAIL = re.compile(r"(?<![\w.+\-'])[\w.+\-']{1,64}@[\w\-]+(?:\.[\w\-]+)+", re.ASCII)
_CLOSING = {")": "(", "]": "["}
# The same page in another language is the translation of the page.
_LANGUAGE = re.compile(
    r"(?<=[/.=_-])(?:en|zh|english|chinese|zh-cn|zh-hans|zh-hant|cn|eng|chi)(?=[/.&_-]|$)",
    re.IGNORECASE,
)


_ANY_DOMAIN = re.compile(rf"[.．](?:{_DOMAINS})(?![a-z])", re.IGNORECASE)


def has_address(text: str) -> bool:
    """Whether there may be a URL in a text; quick."""
    return "www" in text or "://" in text or "ｗ" in text or bool(_ANY_DOMAIN.search(text))


def urls(text: str) -> list[Entity]:
    """URLs, with or without a scheme; the value has none, nor the part that tells a language."""
    folded = fold(text)
    return [
        Entity(_kind(printed), found.start(), found.start() + len(printed), _url_value(printed))
        for found in _URL.finditer(folded)
        if (printed := _trimmed(found[0]))
    ]


def _kind(printed: str) -> str:
    return "url" if "/" in printed or printed[:4].lower() == "www." else "domain"


def _trimmed(printed: str) -> str:
    """Without the marks that end a sentence, and brackets that were opened before it."""
    while printed:
        last = printed[-1]
        opening = _CLOSING.get(last)
        if opening and printed.count(last) <= printed.count(opening):
            break
        if not opening and last not in ".,;:!?'*":
            break
        printed = printed[:-1]
    return printed


def _url_value(printed: str) -> str:
    value = re.sub("^(?:https?|ftps?):/+", "", printed, flags=re.IGNORECASE).rstrip("/")
    host, slash, path = value.partition("/")
    host = re.sub(r"^(?:en|zh|cn|www)\.", "", host.lower())
    return host + _LANGUAGE.sub("*", slash + path)


def emails(text: str) -> list[Entity]:
    """E-mail addresses, in lower case."""
    return [
        Entity("email", found.start(), found.end(), found[0].rstrip(".-").lower())
        for found in _EMAIL.finditer(fold(text).replace("＠", "@"))
    ]


def compared(pair: Pair, source: list[Entity], target: list[Entity]) -> Iterator[Found]:
    """What a check says of addresses of both sides."""
    for difference in sides.differences(*sides.unmatched(source, target)):
        entity = sides.lone(difference)
        # A bare domain may be glued to what is around it, and is often a paper's or a firm's name.
        if entity and entity.value in sides.lacking_text(pair, difference).lower():
            continue
        bare = entity is not None and entity.kind == "domain"
        yield sides.found(pair, difference, WARNING if bare else "")
