"""Plurals and their singulars have one stem, and words that are none keep theirs apart."""

from __future__ import annotations

import pytest

from glossaries.inflection import stem


@pytest.mark.parametrize(
    ("language", "plural", "singular"),
    [
        ("en", "commissions", "commission"),
        ("en", "bodies", "body"),
        ("en", "countries", "country"),
        ("en", "ties", "tie"),
        ("en", "crises", "crisis"),
        ("en", "processes", "process"),
        ("en", "taxes", "tax"),
        ("en", "branches", "branch"),
        ("en", "purposes", "purpose"),
        ("en", "heroes", "hero"),
        ("en", "women", "woman"),
        ("en", "children", "child"),
        ("en", "criteria", "criterion"),
        ("en", "annexes", "annex"),
        ("en", "ngos", "ngo"),
        ("en", "ips", "ip"),
        ("en-US", "organisations", "organization"),
        ("en", "programs", "programme"),
        ("fr", "nationaux", "national"),
        ("fr", "bureaux", "bureau"),
        ("fr", "travaux", "travail"),
        ("fr", "conseils", "conseil"),
        ("fr", "lieux", "lieu"),
        ("es", "naciones", "nacion"),
        ("es", "consejos", "consejo"),
        ("es", "informes", "informe"),
        ("es", "veces", "vez"),
    ],
)
def test_a_plural_has_the_stem_of_its_singular(language: str, plural: str, singular: str) -> None:
    assert stem(plural, language) == stem(singular, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "news", "new"),
        ("en", "status", "statu"),
        ("en", "basis", "basi"),
        ("en", "us", "u"),
        ("en", "business", "busines"),
        ("en", "universal", "university"),
        ("en", "commission", "commissioner"),
        ("fr", "voix", "voi"),
        ("de", "staats", "staat"),
        ("ru", "as", "a"),
    ],
)
def test_other_words_are_kept_apart(language: str, one: str, other: str) -> None:
    assert stem(one, language) != stem(other, language)
