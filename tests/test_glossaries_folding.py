"""What counts as the same term when only its looks differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossaries.folding import all_folded, folded


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("GENERAL Assembly", "en", "general assembly"),
        ("Secretary-General", "en", "secretary general"),
        ("Secretary‑\nGeneral", "en", "secretary general"),
        ("Sec\u00adretary – General ", "en", "secretary general"),
        ("“Rule  of law”", "en", "rule of law"),
        ("States’ rights", "en", "states rights"),
        ("Member State’s", "en", "member state's"),
        ("Côte d’Ivoire", "fr", "cote d'ivoire"),
        ("Œuvre", "fr", "oeuvre"),
        ("A, B, and C.", "en", "a b and c"),
        ("resolution 65/230", "en", "resolution 65/230"),
        ("E/CN.15/2011/20", "en", "e/cn.15/2011/20"),
        ("and / or", "en", "and or"),
        ("Drugs & Crime", "en-GB", "drugs and crime"),
        ("Drogues & crime", "fr", "drogues et crime"),
        ("P&O", "ru", "p & o"),
        ("ＵＮ　Ｗｏｍｅｎ", "", "un women"),
        ("第 65/230 号决议", "zh", "第65/230号决议"),
        ("《儿童权利公约》", "zh", "儿童权利公约"),
        ("安全 理事会（安理会）", "zh", "安全理事会安理会"),
        ("Йод, ёлка, ре́йтинг", "ru", "йод елка рейтинг"),
        ("الأُمَمُ المتّحدة", "ar", "الامم المتحدة"),
        ("हिन्दी, भाषा", "hi", "हिन्दी भाषा"),
        ("…", "en", ""),
        ("", "en", ""),
    ],
)
def test_looks_are_folded_away(text: str, language: str, expected: str) -> None:
    assert folded(text, language) == expected


@given(st.text(alphabet=st.sampled_from("aZ éΆѝç’'\"-–/.,&65第号《》ёй́أ\u00adＵ ﬁ½")))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("aZ éΆѝç'-/.,&65第号《ёй\n\u2028\x85Ｕ ½")), min_size=1
    )
)
def test_many_are_folded_as_each_is(texts: list[str]) -> None:
    assert all_folded(texts, "fr") == [folded(text, "fr") for text in texts]
