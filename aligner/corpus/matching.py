"""Files without a partner of their name and language: pairs by what they say of themselves.

Three ways, the surest first: one name but for its suffix; names that end in the letters by which
the United Nations tell languages (`G1800123_E`, `a72100c`); one document symbol. A file that could
go with two is paired with none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tmx.languages import LANGUAGES, primary

Languages = tuple[str, str]

# Behind a job number or a symbol in a file's name.
_LETTERS = {"a": "ar", "c": "zh", "e": "en", "f": "fr", "r": "ru", "s": "es"}
_LETTERED = re.compile(r"(?P<name>.*[0-9])[_. -]?(?P<letter>[acefrs])", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may have a partner.

    Attributes:
        path: below the corpus.
        name: without suffix and language.
        side: 0 for the source, 1 for the target.
        symbol: canonical, "" if there is none or it was not looked for.
    """

    path: str
    name: str
    side: int
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Two candidates that are versions of one document.

    Attributes:
        name: of the document.
        source: path of the original below the corpus.
        target: of the translation.
        found: how: `name` or `symbol`.
    """

    name: str
    source: str
    target: str
    found: str


@dataclass(slots=True)
class Matched:
    """What came of all candidates.

    Attributes:
        matches: the pairs.
        unclear: name or symbol -> why its files make no pair.
        rest: without a partner.
    """

    matches: list[Match] = field(default_factory=list)
    unclear: dict[str, str] = field(default_factory=dict)
    rest: list[Candidate] = field(default_factory=list)


def match(candidates: Iterable[Candidate], languages: Languages, taken: Iterable[str]) -> Matched:
    """Pairs of candidates; the order in which these come does not matter.

    Args:
        candidates: files with a side.
        languages: canonical tags of source and target.
        taken: names that pairs have already.
    """
    found = Matched(rest=sorted(candidates, key=lambda one: one.path))
    names = set(taken)
    ways: tuple[tuple[str, Callable[[Candidate], str], bool], ...] = (
        ("name", lambda one: "" if one.name in names else one.name, True),
        ("name", lambda one: _lettered(one, languages), False),
        ("symbol", lambda one: one.symbol, True),
    )
    for how, key, tells in ways:
        for shared, sides in _groups(found.rest, key).items():
            if not all(sides) or (how == "name" and _contradict(sides)):
                continue
            if len(sides[0]) == len(sides[1]) == 1:
                (source,), (target,) = sides
                name = _free((shared, source.name, source.path), names)
                names.add(name)
                found.matches.append(Match(name, source.path, target.path, how))
            elif tells:
                name = _free((shared, f"{how} {shared}"), names)
                names.add(name)
                found.unclear[name] = _several(how, shared, sides, languages)
            else:
                continue
            gone = {one.path for side in sides for one in side}
            found.rest = [one for one in found.rest if one.path not in gone]
    return found


_Sides = tuple[list[Candidate], list[Candidate]]


def _groups(candidates: Iterable[Candidate], key: Callable[[Candidate], str]) -> dict[str, _Sides]:
    """Candidates of one key, by side; an empty key is none."""
    groups: dict[str, _Sides] = {}
    for one in candidates:
        if shared := key(one):
            groups.setdefault(shared, ([], []))[one.side].append(one)
    return groups


def _lettered(one: Candidate, languages: Languages) -> str:
    """The name without its letter, if that is the letter of the language told by the content."""
    found = _LETTERED.fullmatch(one.name)
    if found is None or _LETTERS[found["letter"].lower()] != primary(languages[one.side]):
        return ""
    return found["name"]


def _contradict(sides: _Sides) -> bool:
    """Whether files of one name say themselves that they are different documents."""
    symbols = [{one.symbol for one in side if one.symbol} for side in sides]
    return bool(symbols[0] and symbols[1]) and not symbols[0] & symbols[1]


def _free(wanted: Sequence[str], names: set[str]) -> str:
    return next((name for name in wanted if name not in names), wanted[-1])


def _several(how: str, shared: str, sides: _Sides, languages: Languages) -> str:
    """`2 Chinese files of symbol A/72/100: a.docx, b.pdf`."""
    side = 0 if len(sides[0]) > 1 else 1
    tag = languages[side]
    language = LANGUAGES.get(primary(tag), (f"'{tag}'",))[0]
    paths = ", ".join(one.path for one in sides[side])
    return f"{len(sides[side])} {language} files of {how} {shared}: {paths}"
