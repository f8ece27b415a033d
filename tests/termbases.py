"""Concepts for tests of the termbase, strategies that make them, and what a termbase holds.

As a program it merges concepts into a termbase, in a process of its own:

    python termbases.py TERMBASE FIRST COUNT

It says `ready` before it begins, so that whoever started it can count from there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import strategies as st
from strategies import texts, words

from glossaries import Concept, Term, Termbase
from glossaries.term import FORMS, KINDS, STATUSES
from tmx.failure import Failure

SEED_BANK = Concept(
    (
        Term("en", "seed bank", "preferred", source="Handbook", note="not for grain"),
        Term("en", "seed store", "deprecated"),
        Term("zh", "种子库", "preferred", context="种子库设在山上。"),
        Term("fr", "banque de semences", properties=(("gender", "feminine"),)),
    ),
    identifier="c1",
    kind="phrase",
    domain="agriculture",
    definitions=(("en", "place where seeds are kept"), ("", "种子的存放处")),
    note="see also gene bank",
    source="Handbook",
    created="2024-02-03",
    changed="2025-06-07T08:09:10Z",
    properties=(("project", "A"), ("project", "B")),
)


def pair(source: str, target: str, **more: str) -> Concept:
    """A concept with a term in English and in Chinese."""
    return Concept((Term("en", source), Term("zh", target)), **more)  # type: ignore[arg-type]


def numbered(count: int, first: int = 1) -> list[Concept]:
    """Different concepts."""
    return [pair(f"storehouse {n}", f"{n}号库", identifier=f"c{n}") for n in _range(first, count)]


def _range(first: int, count: int) -> range:
    return range(first, first + count)


def held(base: Termbase) -> list[Concept]:
    """The concepts of a termbase, in order."""
    return [stored.concept for stored in base.concepts()]


def assert_sound(path: Path) -> None:
    """The file is sound, and its terms are found."""
    with Termbase.open(path) as base:
        assert [check for check in base.check() if not check.holds] == []


_pairs = st.lists(st.tuples(words, texts), max_size=2).map(tuple)

#: Any term and any concept that a reader may give.
terms = st.builds(
    Term,
    language=st.sampled_from(["en", "en-GB", "zh", "zh-Hant", "fr-CA"]),
    text=texts.map(lambda text: f"{text}x".strip()),
    status=st.sampled_from(["", *STATUSES]),
    form=st.sampled_from(["", *FORMS]),
    part_of_speech=words,
    source=texts,
    note=texts,
    context=texts,
    properties=_pairs,
)
concepts = st.builds(
    Concept,
    terms=st.lists(terms, min_size=1, max_size=4).map(tuple),
    identifier=texts,
    kind=st.sampled_from(["", *KINDS]),
    domain=texts,
    definitions=_pairs,
    note=texts,
    source=texts,
    created=words,
    changed=words,
    properties=_pairs,
)

_few = st.sampled_from(["", "", "a", "b"])
_alike_terms = st.builds(
    Term,
    language=st.sampled_from(["en", "en", "en-GB", "zh", "zh", "zh-Hant"]),
    text=st.sampled_from(["bank", "Bank", "store", "库", "仓"]),
    status=st.sampled_from(["", "", *STATUSES]),
    form=st.sampled_from(["", "", "", "acronym"]),
    note=_few,
    properties=st.sampled_from([(), (("p", "1"),)]),
)
#: Concepts of so few names that many are called alike.
alike = st.builds(
    Concept,
    terms=st.lists(_alike_terms, min_size=1, max_size=3).map(tuple),
    identifier=_few,
    domain=_few,
    definitions=st.sampled_from([(), (), (("en", "one"),), (("en", "two"),)]),
    note=_few,
    created=_few,
    changed=_few,
)


def main() -> int:
    path, first, count = sys.argv[1:]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    try:
        with Termbase.open(path, create=True) as base:
            base.merge(numbered(int(count), int(first)), f"from {first}")
    except Failure as failure:
        sys.stderr.write(f"{failure}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
