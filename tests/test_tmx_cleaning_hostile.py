"""Texts made to take long, and any unit at all: rules end, and tell each unit in two parts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from searching import examples
from strategies import units

from tmx import TranslationUnit, pair_unit
from tmx.cleaning import PRESETS, Sameness, clean, conflict_groups, duplicate_groups, learn
from tmx.cleaning.duplicates import folded

STRICT = PRESETS["strict"]
# Hundreds of times as long as a sentence: what looks back from every place shows.
LENGTH = 20_000
# Loading the model of py3langid is in it.
MOST_SECONDS = 3.0

# A stretch that is repeated, and what stands behind: where a pattern might look back for ever.
STRETCHES = [
    ("a", "!"), (".", "z"), (". ", "z"), ("_", "z"), ("·", "z"), ("…", "z"), ("<", ""), ("<b ", ""),
    ("<a b=", ""), ('<a b="c', ""), ("&a", ";"), ("no ", ""), ("no, ", "z"), ("{", ""), ("{1 ", ""),
    ("1", ""), ("1 ", ""), ("1,", ""), ("汉字", ""), ("汉", "。"), ("a.", "@"), ("a@", ""),
    ("http://", ""), ("é", ""), ("ÖÐ", ""), ("鑱斿", "鍥"), ("?", ""), (" ", "z"), ("AB-", ""),
    ("%1", ""), ("it's ", ""), ("a-", ""), ("a    ", ""), ("第1页", "，"), ("\ufffd", ""),
    ("カタ", ""), ("國", ""), ("\x9f", ""),
]  # fmt: skip


@pytest.mark.parametrize(("stretch", "end"), STRETCHES)
def test_long_texts_are_judged_soon(stretch: str, end: str) -> None:
    text = stretch * (LENGTH // len(stretch)) + end
    pairs = [(text, "好的。"), ("Hello there", text), (text, text)]
    judged = [(n, pair_unit(*pair, "en", "zh-Hans")) for n, pair in enumerate(pairs)]
    began = time.process_time()
    list(clean(judged, STRICT, learn(unit for _, unit in judged)))
    for sameness in Sameness:
        list(duplicate_groups(judged, sameness))
    list(conflict_groups(judged))
    assert time.process_time() - began < MOST_SECONDS


@settings(max_examples=examples(60))
@given(units)
def test_any_unit_is_told_in_two_parts(unit: TranslationUnit) -> None:
    for found in clean([(1, unit)], STRICT, learn([unit])):
        assert found.findings
        assert all(one.detail for one in found.findings)
        kept = found.rest.variants if found.rest else ()
        assert set(unit.variants) == {*found.leaving.variants, *kept}
        assert found.rest is None or found.rest.source_variant == unit.source_variant
    assert list(duplicate_groups([(1, unit)], Sameness.NUMBERS)) == []
    both = list(duplicate_groups([(1, unit), (2, unit)], Sameness.EXACT))
    has_text = any(variant.text.strip() for variant in unit.variants)
    assert [group.ids for group in both] == ([(1, 2)] if has_text else [])
    assert all(folded(folded(v.text)) == folded(v.text) for v in unit.variants)
