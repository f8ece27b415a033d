"""Hypothesis strategies for translation units: what TMX 1.4 can hold, in normal form."""

from __future__ import annotations

from datetime import datetime

from hypothesis import strategies as st

from tmx.unit import Content, Inline, TranslationUnit, Variant, joined, tmx_date

_WILD = "aB1 \t\n\r<>&\"'éЖ文，。\u2028\u200b\U00020000"

#: Any text that an XML document can hold.
texts = st.text(
    st.one_of(
        st.sampled_from(_WILD),
        st.characters(
            codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"
        ),
    ),
    max_size=12,
)
words = st.text(st.sampled_from("abcXYZ019-_.文"), min_size=1, max_size=6)
numbers = st.integers(1, 99).map(str)
dates = st.datetimes(datetime(1970, 1, 1)).map(tmx_date)

_ATTRIBUTES = {
    "bpt": {"i": numbers, "x": numbers, "type": words},
    "ept": {"i": numbers},
    "it": {"pos": st.sampled_from(["begin", "end"]), "x": numbers, "type": words},
    "ph": {"x": numbers, "assoc": st.sampled_from(["p", "f", "b"]), "type": words},
    "hi": {"x": numbers, "type": words},
    "ut": {"x": numbers},
    "sub": {"datatype": words, "type": words},
}
_REQUIRED = {"bpt": {"i"}, "ept": {"i"}, "it": {"pos"}}


def _attributes(kind: str) -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    required = _REQUIRED.get(kind, set())
    return st.fixed_dictionaries(
        {name: values for name, values in _ATTRIBUTES[kind].items() if name in required},
        optional={
            name: values for name, values in _ATTRIBUTES[kind].items() if name not in required
        },
    ).map(lambda found: tuple(found.items()))


def _inline(kind: str, content: st.SearchStrategy[Content]) -> st.SearchStrategy[Inline]:
    return st.builds(Inline, st.just(kind), _attributes(kind), content)


def _mixed(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Content]:
    return st.lists(st.one_of(texts, inner), max_size=3).map(joined)


def _nested(depth: int) -> st.SearchStrategy[Content]:
    """Text with inline elements: codes hold text and sub-flows, those and hi hold text again."""
    if depth == 0:
        return texts.map(lambda text: joined([text]))
    below = _nested(depth - 1)
    coded = _mixed(_inline("sub", below))
    codes = [_inline(kind, coded) for kind in ("bpt", "ept", "it", "ph", "ut")]
    return _mixed(st.one_of(*codes, _inline("hi", below)))


contents = _nested(2)
props = st.lists(st.tuples(words, texts), max_size=3).map(tuple)
notes = st.lists(texts, max_size=2).map(tuple)


def _history(**more: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    known = {"creationdate": dates, "changedate": dates, "creationid": texts, "usagecount": numbers}
    return st.fixed_dictionaries({}, optional={**known, **more}).map(
        lambda found: tuple(found.items())
    )


def variants(language: str) -> st.SearchStrategy[Variant]:
    """Variants in `language` that hold some text."""
    return st.builds(
        Variant,
        st.just(language),
        contents.map(lambda content: joined(["文", *content])),
        props,
        notes,
        _history(),
    )


units = st.builds(
    TranslationUnit,
    st.lists(
        st.sampled_from(["en", "zh", "zh-Hant", "fr-CA", "ru", "ar"]),
        min_size=2,
        max_size=4,
        unique=True,
    ).flatmap(lambda languages: st.tuples(*map(variants, languages))),
    st.sampled_from(["en", "zh", "*all*"]),
    props,
    notes,
    _history(tuid=words, segtype=st.sampled_from(["block", "sentence"])),
)
