"""Concepts found by any of their names: in what way, in what order, and what is told."""

from __future__ import annotations

import subprocess
import sys

import pytest

from glossaries.lookup import HOWS, Finder, Found
from glossaries.term import ACRONYM, DEPRECATED, FORBIDDEN, PREFERRED, SYMBOL, Concept, Term
from tmx.failure import UnknownLanguage


def _concept(name: str, *terms: Term, kind: str = "") -> Concept:
    return Concept(terms, identifier=name, kind=kind)


def _en(text: str, status: str = "", form: str = "") -> Term:
    return Term("en", text, status, form)


def _zh(text: str, status: str = "") -> Term:
    return Term("zh", text, status)


CONCEPTS = (
    _concept("council", _en("Security Council"), _zh("安全理事会"), _zh("安理会"),
             Term("fr", "Conseil de sécurité"), Term("es", "Consejo de Seguridad")),
    _concept("any-council", _en("Council"), _zh("理事会")),
    _concept("drugs", _en("United Nations Office on Drugs and Crime", PREFERRED),
             _en("UNODC", "", ACRONYM), _zh("联合国毒品和犯罪问题办公室", PREFERRED),
             _zh("联合国禁毒办", FORBIDDEN)),
    _concept("health", _en("World Health Organization (WHO)"), _zh("世界卫生组织")),
    _concept("narcotics", _en("Commission on Narcotic Drugs"), _zh("麻醉药品委员会")),
    _concept("aid", _en("official development assistance"), _zh("官方发展援助")),
    _concept("declaration", _en("Salvador Declaration (resolution 65/230)"), _zh("萨尔瓦多宣言")),
    _concept("resolution", _en("General Assembly resolution 65/230"), _zh("大会第65/230号决议")),
    _concept("agenda", _en("A/RES/70/1"), _zh("A/RES/70/1"), kind=SYMBOL),
    _concept("peace", _en("Women and peace (Security Council resolution 1325 (2000))"),
             kind="resolution-title"),
    _concept("sub", _en("sub-committee", DEPRECATED), _en("subcommittee", PREFERRED),
             _zh("小组委员会")),
    _concept("chair", _en("chairman", FORBIDDEN), _zh("主席")),
    _concept("word", Term("fr", "résolution"), Term("es", "resolución"), _en("resolution")),
    _concept("taiwan", Term("zh-Hant", "婦女權利"), _en("rights of women")),
    _concept("organ", Term("fr", "Organe de contrôle")),
    _concept("board", _en("Chief Executives Board"), _en("CEB")),
    _concept("russian", Term("ru", "Совет Безопасности"), Term("ar", "مجلس الأمن")),
)  # fmt: skip
FINDER = Finder(CONCEPTS)


def _first(text: str, source: str = "", target: str = "") -> tuple[str, str, str]:
    found = FINDER.look_up(text, source=source, target=target)
    return (found[0].how, found[0].concept.identifier, found[0].term.text) if found else ("",) * 3


@pytest.mark.parametrize(
    ("text", "how", "concept"),
    [
        ("Security Council", "exact", "council"),
        ("  安理会 ", "exact", "council"),
        ("security council", "folded", "council"),
        ("Security-\nCouncil", "folded", "council"),
        ("“Security Council”", "folded", "council"),
        ("ＳＥＣＵＲＩＴＹ Council", "folded", "council"),
        ("Conseil de securite", "folded", "council"),
        ("《安全理事会》", "folded", "council"),
        ("World Health Organization", "folded", "health"),
        ("unodc", "folded", "drugs"),
        ("Security Councils", "inflected", "council"),
        ("the Security Council’s", "inflected", "council"),
        ("a Commission on Narcotic Drug", "inflected", "narcotics"),
        ("right of woman", "inflected", "taiwan"),
        ("les Conseils de sécurité", "inflected", "council"),
        ("l’Organe de contrôle", "inflected", "organ"),
        ("Organes de controle", "inflected", "organ"),
        ("resoluciones", "inflected", "word"),
        ("UNODC's", "inflected", "drugs"),
        ("U.N.O.D.C.", "abbreviation", "drugs"),
        ("U N O D C", "folded", "drugs"),
        ("WHO", "abbreviation", "health"),
        ("who", "abbreviation", "health"),
        ("ODA", "abbreviation", "aid"),
        ("CND", "abbreviation", "narcotics"),
        ("安全理事會", "script", "council"),
        ("聯合國毒品和犯罪問題辦公室", "script", "drugs"),
        ("妇女权利", "script", "taiwan"),
        ("Comission on Narcotic Drugs", "near", "narcotics"),
        ("Secuirty Council", "near", "council"),
        ("安全理亊会", "near", "council"),
        ("安全理亊會", "near", "council"),
        ("Crime and Drugs, United Nations Office", "near", "drugs"),
        ("Narcotic Drugs Commission", "near", "narcotics"),
        ("Drug Narcotics Comission", "near", "narcotics"),
        ("毒品和犯罪问题联合国办公室", "near", "drugs"),
        ("Narcotic", "part", "narcotics"),
        ("Narc", "part", "narcotics"),
        ("Health Organization", "part", "health"),
        ("麻醉药品", "part", "narcotics"),
        ("犯", "part", "drugs"),
        ("Совет безопасности", "folded", "russian"),
        ("مجلس الامن", "folded", "russian"),
        ("no such thing", "", ""),
        ("", "", ""),
        ("…", "", ""),
    ],
)
def test_a_concept_is_found_in_this_way(text: str, how: str, concept: str) -> None:
    assert _first(text)[:2] == (how, concept)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("resolution 65/230", [("inflected", "resolution"), ("part", "declaration")]),
        ("65/230", [("inflected", "resolution"), ("part", "declaration")]),
        ("第65/230号决议", [("inflected", "resolution"), ("part", "declaration")]),
        ("决议 ６５/２３０", [("inflected", "resolution"), ("part", "declaration")]),
        ("A/RES/65/230", [("inflected", "resolution"), ("part", "declaration")]),
        ("resolution 70/1", [("inflected", "agenda")]),
        ("第1325(2000)号决议", [("inflected", "peace")]),
        ("Security Council resolution 1325 (2000)", [("inflected", "peace")]),
        ("General Assembly resolution 1325 (2000)", []),
        ("Security Council resolution 70/1", []),
        ("resolution 65/231", []),
    ],
)
def test_a_resolution_is_found_by_its_number(text: str, found: list[tuple[str, str]]) -> None:
    numbers = [
        (one.how, one.concept.identifier)
        for one in FINDER.look_up(text)
        if "resolution " in one.reason
    ]
    assert numbers == found


def test_of_a_resolution_the_term_in_the_language_asked_in_is_given() -> None:
    assert _first("resolution 65/230")[2] == "General Assembly resolution 65/230"
    assert _first("第65/230号决议", source="en", target="zh")[2] == "大会第65/230号决议"


def test_the_surest_comes_first_and_each_concept_once() -> None:
    found = FINDER.look_up("Council")
    assert [(one.how, one.concept.identifier) for one in found] == [
        ("exact", "any-council"), ("part", "council"), ("part", "peace"),
    ]  # fmt: skip
    places = [HOWS.index(one.how) for one in FINDER.look_up("Security Council resolution")]
    assert places == sorted(places)


def test_parts_are_shown_in_the_term_and_in_what_was_asked() -> None:
    (one, *_) = FINDER.look_up("narcotic drug")
    assert one.term.text[slice(*one.span)] == "Narcotic Drugs"
    assert one.asked == (0, 13)
    text = "the Security Councils of 1999"
    (one,) = [one for one in FINDER.look_up(text) if one.concept.identifier == "council"]
    assert text[slice(*one.asked)] == "Security Councils"
    assert (one.span, one.reason) == ((0, 16), "a part of what was asked for")


def test_a_term_inside_a_longer_part_is_no_part() -> None:
    found = FINDER.look_up("关于安全理事会的", source="zh")
    assert [one.term.text for one in found] == ["安全理事会"]


@pytest.mark.parametrize(
    ("text", "reason", "instead"),
    [
        ("Security Council", "exactly this term", None),
        ("联合国禁毒办", "exactly this term; forbidden: say 联合国毒品和犯罪问题办公室",
         "联合国毒品和犯罪问题办公室"),
        ("sub-committee", "exactly this term; deprecated: say subcommittee", "subcommittee"),
        ("sub committee", "only case, accents, hyphens or punctuation differ", None),
        ("chairman", "exactly this term; forbidden", None),
        ("UNODC", "exactly this term; acronym of United Nations Office on Drugs and Crime", None),
        ("U.N.O.D.C.", "the abbreviation UNODC", None),
        ("CEB", "exactly this term; abbreviation of Chief Executives Board", None),
    ],
)  # fmt: skip
def test_what_speaks_against_a_term_is_told(text: str, reason: str, instead: str | None) -> None:
    found = FINDER.look_up(text)[0]
    assert found.reason == reason
    assert (found.instead.text if found.instead else None) == instead


def _asked(found: list[Found]) -> list[str]:
    return [one.term.language for one in found]


def test_languages_filter_and_order() -> None:
    assert _asked(FINDER.look_up("resolución")) == ["es"]
    assert FINDER.look_up("resolución", source="en", target="zh", until="folded") == []
    assert _asked(FINDER.look_up("resolution", source="en", until="folded")) == ["en"]
    assert _asked(FINDER.look_up("resolution", source="fr", until="folded")) == ["fr"]
    assert _asked(FINDER.look_up("理事会", source="en", target="zh", until="exact")) == ["zh"]
    assert FINDER.look_up("chairman", target="fr") == []
    assert _asked(FINDER.look_up("Security Council", target="fr", until="exact")) == ["en"]


def test_translations_begin_with_the_other_language() -> None:
    (found,) = FINDER.look_up("Security Council", source="en", target="es", until="exact")
    languages = [term.language for term in found.translations]
    assert languages == ["es", "zh", "zh", "fr"]
    (found,) = FINDER.look_up("安理会", source="en", target="zh", until="exact")
    assert found.translations[0].text == "Security Council"
    assert all(term.language != "zh" for term in found.translations)


def test_no_more_than_asked_for_and_no_further_than_asked() -> None:
    assert len(FINDER.look_up("Council", limit=1)) == 1
    assert {one.how for one in FINDER.look_up("Narcotic Drugs Commission", until="near")} == {
        "near"
    }
    assert FINDER.look_up("Narcotic Drugs Commission", until="script") == []
    with pytest.raises(ValueError, match="limit is at least 1, until one of exact, folded"):
        FINDER.look_up("x", limit=0)
    with pytest.raises(ValueError, match="until one of"):
        FINDER.look_up("x", until="sure")
    with pytest.raises(UnknownLanguage):
        FINDER.look_up("x", source="no language")


def test_concepts_that_are_the_same_are_given_once_and_others_all() -> None:
    twins = [CONCEPTS[1], CONCEPTS[1], _concept("third", _en("Council"))]
    found = Finder(twins).look_up("Council")
    assert [one.concept.identifier for one in found] == ["any-council", "third"]


@pytest.mark.parametrize("concepts", [(), (_concept("odd", _en(" "), _en("\0"), _en("*\n*")),)])
@pytest.mark.parametrize(
    "text", ["x", "国", "resolution 1/1", "UN", "two words", "\0", "*", "x" * 999]
)
def test_glossaries_without_words_have_nothing(concepts: tuple[Concept, ...], text: str) -> None:
    found = Finder(concepts).look_up(text)
    # A resolution is told by the form of its name, without any glossary.
    assert all(one.how in ("exact", "folded", "pattern") for one in found)
    assert text == "resolution 1/1" or all(one.how != "pattern" for one in found)


@pytest.mark.parametrize(
    ("text", "completions"),
    [
        ("sub", ["sub-committee", "subcommittee"]),
        ("SECURITY ", ["Security Council"]),
        ("conseil de sec", ["Conseil de sécurité"]),
        ("安", ["安全理事会", "安理会"]),
        ("res", ["resolución", "résolution", "resolution"]),
        ("nothing", []),
        ("", []),
    ],
)
def test_what_is_typed_is_completed(text: str, completions: list[str]) -> None:
    assert FINDER.completions(text) == completions
    assert FINDER.completions(text, limit=1) == completions[:1]


def test_what_is_sure_needs_no_large_library() -> None:
    code = (
        "import sys\n"
        "from glossaries.annotation import Annotator\n"
        "from glossaries.lookup import Finder\n"
        "from glossaries.term import Concept, Term\n"
        "concepts = [Concept((Term('en', 'Security Council'), Term('fr', 'Conseil')))]\n"
        "assert Annotator(concepts, 'en').marks('the security councils')\n"
        "assert Finder(concepts).look_up('security councils', until='script')\n"
        "print(*{'numpy', 'rapidfuzz', 'opencc', 'lxml', 'sqlite3'} & set(sys.modules))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
