"""What is found in glossaries, what is an error and what a doubt, and what is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossaries.exchange import read_numbered, write_concepts
from glossaries.failure import UnknownGlossary
from glossaries.term import (
    ACRONYM,
    ADMITTED,
    DEPRECATED,
    FORBIDDEN,
    PREFERRED,
    RESOLUTION_TITLE,
    Concept,
    Term,
)
from glossaries.validation import ERROR, RULES, WARNING, Finding, validate
from tmx.failure import UnknownLanguage


def pair(source: str, target: str, domain: str = "", kind: str = "") -> Concept:
    return Concept((Term("en", source), Term("zh", target)), domain=domain, kind=kind)


def found(*concepts: Concept, rule: str = "", **languages: str) -> list[tuple[str, str, str]]:
    """(severity, rule, message) of all that is found, or of one rule."""
    findings = validate(concepts, languages.get("source", ""), languages.get("target", ""))
    return [(one.severity, one.rule, one.message) for one in findings if rule in ("", one.rule)]


@pytest.mark.parametrize("name", RULES)
def test_each_rule_finds_its_example(name: str) -> None:
    findings = [one for one in validate(RULES[name].example) if one.rule == name]
    assert findings
    assert {one.remedy for one in findings} == {RULES[name].remedy}


@pytest.mark.parametrize("name", RULES)
def test_each_rule_can_be_asked_alone_or_left_out(name: str) -> None:
    example = RULES[name].example
    assert {one.rule for one in validate(example, only=[name])} == {name}
    assert name not in {one.rule for one in validate(example, skip=[name])}


GOOD = [
    pair("General Assembly", "大会"),
    Concept(
        (
            Term("en", "Security Council", PREFERRED),
            Term("en", "SC", form=ACRONYM),
            Term("zh", "安全理事会", PREFERRED),
            Term("zh", "安理会", ADMITTED),
            Term("zh", "保安理事会", FORBIDDEN),
        )
    ),
    pair("United Nations Children's Fund (UNICEF)", "联合国儿童基金会（儿基会）"),
    pair("HIV/AIDS", "艾滋病毒/艾滋病"),
    Concept((Term("en", "UNESCO"), Term("zh", "UNESCO"))),
    pair("Adoption of the agenda and organization of work", "通过议程和安排工作"),
    pair("a) organ", "a) 机关"),
    pair("St. Vincent and the Grenadines", "圣文森特和格林纳丁斯"),
    pair("Acme Inc.", "阿克梅公司"),
    pair("chair", "椅子", "furniture"),
    pair("chair", "主席", "meetings"),
    pair("PM2.5", "PM2.5"),
    pair("Wi-Fi", "Wi-Fi"),
    pair(
        "Measures to eliminate international terrorism and to promote the cooperation of all States"
        " with one another in the field of the prevention of its causes and of its consequences",
        "消除国际恐怖主义的措施以及促进所有国家在防止其起因和后果方面相互合作的进一步措施和各项安排及其后续行动",
        kind=RESOLUTION_TITLE,
    ),
]


def test_a_good_glossary_has_no_errors() -> None:
    told = found(*GOOD, source="en", target="zh")
    assert [one for one in told if one[0] == ERROR] == []
    # Homonyms are for a person to look at, even in two domains.
    assert {rule for _, rule, _ in told} == {"contradiction"}


EMPTY = {
    "no target": (pair("agenda", ""), "there is no term in 'zh' for 'agenda'", ERROR),
    "no source": (pair("", "议程"), "there is no term in 'en' for '议程'", ERROR),
    "blank": (pair(" ", "议程"), "a term in 'en' is empty", ERROR),
    "nothing": (Concept(()), "there is no term at all", ERROR),
    "nothing usable": (
        Concept((Term("en", "a"), Term("zh", "甲", DEPRECATED))),
        "no term in 'zh' may be used for 'a'",
        WARNING,
    ),
}


@pytest.mark.parametrize("name", EMPTY)
def test_empty_sides(name: str) -> None:
    concept, message, severity = EMPTY[name]
    told = found(concept, source="en", target="zh", rule="empty")
    assert (severity, "empty", message) in told


def test_without_a_direction_two_languages_are_enough() -> None:
    assert found(Concept((Term("ru", "a"), Term("fr", "b"))), rule="empty") == []
    alone = Concept((Term("en", "agenda"), Term("en-GB", "order paper")))
    assert found(alone, rule="empty") == [
        (ERROR, "empty", "there is only 'en' for 'agenda'"),
    ]


def test_a_language_that_nearly_all_have() -> None:
    whole = [Concept((*pair(f"t{n}", f"词{n}").terms, Term("fr", f"f{n}"))) for n in range(11)]
    told = found(*whole, pair("seat", "席位"), source="en", target="zh")
    assert told == [(WARNING, "language", "there is no term in 'fr' for 'seat'")]


@pytest.mark.parametrize(
    ("first", "second", "severity", "message"),
    [
        (pair("a b", "甲"), pair("a b", "甲"), ERROR, "'a b' - '甲' stands at concept 1 too"),
        (pair("A  b", "甲"), pair("a b", "甲"), ERROR,
         "'a b' - '甲' stands at concept 1 too, but for case, width or spaces"),
        (pair("a", "甲", "law"), pair("a", "甲", "sea"), WARNING,
         "'a' - '甲' stands at concept 1 too"),
    ],
)  # fmt: skip
def test_duplicates(first: Concept, second: Concept, severity: str, message: str) -> None:
    assert found(first, second, rule="duplicate") == [(severity, "duplicate", message)]


def test_two_concepts_with_one_identifier_are_two() -> None:
    twice = Concept((Term("en", "a"), Term("zh", "甲")), identifier="x")
    told = found(twice, twice)
    assert [rule for _, rule, _ in told] == ["duplicate", "identifier"]
    assert told[0][2] == "'a' - '甲' stands at concept 1 'x' too"


def test_one_finding_for_concepts_that_share_many_pairs() -> None:
    many = Concept(tuple(Term(language, f"{language}{n}") for n in range(5) for language in "ab"))
    assert len(found(many, many, rule="duplicate")) == 1


def preferred(source: str, target: str, domain: str = "") -> Concept:
    terms = (Term("en", source), Term("zh", target, PREFERRED))
    return Concept(terms, domain=domain)


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        (preferred("chair", "主席"), preferred("Chair", "主持人"), ERROR),
        (preferred("chair", "主席", "a"), preferred("chair", "主持人", "b"), WARNING),
        (pair("chair", "主席"), pair("chair", "主持人"), WARNING),
    ],
)
def test_one_source_with_two_targets(first: Concept, second: Concept, severity: str) -> None:
    ((told, _, message),) = found(first, second, rule="contradiction")
    assert told == severity
    assert "'主持人' here" in message
    assert message.endswith("'主席' at concept 1")


def test_two_preferred_terms_in_one_concept() -> None:
    terms = (Term("en", "a"), Term("zh", "甲", PREFERRED), Term("zh-CN", "乙", PREFERRED))
    assert found(Concept(terms), rule="two-preferred") == [
        (ERROR, "two-preferred", "'甲' and '乙' are both preferred in 'zh'")
    ]
    two_scripts = (
        Term("en", "a"),
        Term("zh-Hans", "会", PREFERRED),
        Term("zh-Hant", "會", PREFERRED),
    )
    assert found(Concept(two_scripts), rule="two-preferred") == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The Committee has adopted its agenda.", ERROR),
        ("The meeting was opened. It was closed later", ERROR),
        ("Who may speak at the meeting?", ERROR),
        ("委员会通过了议程。", ERROR),
        ("会议由主席宣布开幕；会议随后休会", ERROR),
        ("reform of the", None),
        ("agenda.", WARNING),
        (" ".join(["word"] * 21), WARNING),
        ("字" * 41, WARNING),
        ("Acme Inc.", None),
        ("Report of the Committee, vol. I, No. 5", None),
        ("4 May", None),
        ("Right to be forgotten", None),
        ("Whether to act", None),
    ],
)
def test_sentences(text: str, severity: str | None) -> None:
    language = "zh" if text[0] > "\u3000" else "en"
    told = [one for one, _, _ in found(Concept((Term(language, text),)), rule="sentence")]
    assert told == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("language", "text", "severity"),
    [
        ("en", "安全理事会", ERROR),
        ("zh", "Security Council", ERROR),
        ("zh", "Bluetooth", WARNING),
        ("zh", "COVID-19", None),
        ("zh", "X射线", None),
        ("ru", "Совет Безопасности", None),
        ("ru", "Security Council", ERROR),
        ("en", "Совет", ERROR),
        ("ja", "安全保障理事会", None),
        ("en", "1540", None),
    ],
)
def test_scripts(language: str, text: str, severity: str | None) -> None:
    told = [one for one, _, _ in found(Concept((Term(language, text),)), rule="script")]
    assert told == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("language", "text", "severity"),
    [
        ("zh", "联合國", ERROR),
        ("zh-Hans", "聯合國大會", ERROR),
        ("zh-Hant", "联合国", ERROR),
        ("zh", "聯合國", None),
        ("zh-Hant", "聯合國大會", None),
        ("zh-Hans", "联合国大会", None),
        ("zh-Hans", "里后台", None),
    ],
)
def test_chinese_characters(language: str, text: str, severity: str | None) -> None:
    told = [one for one, _, _ in found(Concept((Term(language, text),)), rule="chinese")]
    assert told == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" a", "' a' has spaces at its edge"),
        ("a  b", "'a  b' has two spaces in a row"),
        ("a\u200bb", "'a\u200bb' holds a character that nobody sees (U+200B)"),
        ("a b", None),
    ],
)
def test_spaces(text: str, told: str | None) -> None:
    messages = [one for _, _, one in found(Concept((Term("en", text),)), rule="spaces")]
    assert messages == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "sign"),
    [("a (b", "("), ("a b)", ")"), ("《a", "《"), ("(a]", "]"), ("（a)", ""), ("1) a", ""),
     ("(a) b", ""), ("“a”", ""), ("a” b", "”")],
)  # fmt: skip
def test_brackets(text: str, sign: str) -> None:
    messages = [one for _, _, one in found(Concept((Term("en", text),)), rule="brackets")]
    assert messages == ([f"'{text}' has a '{sign}' without its other half"] if sign else [])


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        (Term("en", "Chairman", FORBIDDEN), Term("en", "chairman", PREFERRED), ERROR),
        (Term("en", "Chairman", PREFERRED), Term("en", "Chairman", FORBIDDEN), ERROR),
        (Term("en", "Chairman", FORBIDDEN), Term("en", "Chairman"), WARNING),
        (Term("en", "Chairman", FORBIDDEN), Term("en", "Chairman", FORBIDDEN), None),
        (Term("en", "Chairman", FORBIDDEN), Term("fr", "Chairman", PREFERRED), None),
    ],
)
def test_forbidden_here_and_preferred_there(
    first: Term, second: Term, severity: str | None
) -> None:
    told = found(Concept((first,)), Concept((second,)), rule="forbidden-preferred")
    assert [one for one, _, _ in told] == ([severity] if severity else [])


def test_a_status_that_is_none() -> None:
    wrong = Concept((Term("en", "a", "nice"), Term("zh", "甲", properties=(("status", "gut"),))))
    assert found(wrong, rule="status") == [
        (ERROR, "status", "'a' has the status 'nice'"),
        (WARNING, "status", "'甲' has the status 'gut'"),
    ]


def test_case_variants() -> None:
    told = found(pair("Security Council", "甲"), pair("security council", "乙"), rule="case")
    assert told == [
        (WARNING, "case", "'security council' is written 'Security Council' at concept 1")
    ]
    assert found(pair("SECURITY", "甲"), pair("Security", "乙"), rule="case") == []


def test_a_finding_says_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("ID,English,Chinese\nx,agenda,议程\n\ny,Agenda,议程\n", encoding="utf-8")
    (case, duplicate) = sorted(validate(read_numbered(path)), key=lambda one: one.rule)
    assert isinstance(duplicate, Finding)
    assert (duplicate.rule, duplicate.line, duplicate.identifier) == ("duplicate", 4, "y")
    assert (duplicate.term, duplicate.concept.identifier) == ("Agenda", "y")
    assert "stands at line 2 too" in duplicate.message
    assert (case.rule, case.severity) == ("case", WARNING)


def test_spaces_in_a_file_are_found(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("English,Chinese\n agenda,议程\n", encoding="utf-8")
    assert [one.rule for one in validate(read_numbered(path), "en", "zh")] == ["spaces"]


@pytest.mark.parametrize("suffix", [".tbx", ".csv", ".xlsx", ".jsonl"])
def test_a_good_glossary_is_good_in_every_format(suffix: str, tmp_path: Path) -> None:
    write_concepts(tmp_path / f"t{suffix}", GOOD)
    told = validate(read_numbered(tmp_path / f"t{suffix}"), "en", "zh")
    assert {(one.severity, one.rule) for one in told} == {(WARNING, "contradiction")}


def test_the_core_glossary_has_no_errors() -> None:
    shipped = pytest.importorskip("glossaries.core", reason="there is no core glossary yet")
    told = validate(shipped.core(), "en", "zh")
    assert [one for one in told if one.severity == ERROR] == []


def test_what_is_asked_for_wrongly() -> None:
    with pytest.raises(UnknownGlossary) as caught:
        list(validate(GOOD, only=["nonsense"]))
    assert str(caught.value).startswith("'nonsense' is no rule; name one of empty, language, ")
    with pytest.raises(UnknownLanguage):
        list(validate(GOOD, "xx1", "zh"))
