"""Checks of inline codes and placeholders, and the user's own patterns."""

from __future__ import annotations

from pathlib import Path

import pytest
from qa_runs import example_said, found, part, said

from qa import run_checks
from qa.check import Knowledge
from qa.checks.registry import check_named
from qa.failure import BadSettings
from qa.pair import Pair
from tmx import read_units
from tmx.placeholders import blanked
from tmx.unit import FORMAT, Content, Inline, pair_unit


def code(kind: str, text: str, number: str = "") -> Inline:
    return Inline(kind, (("i", number),) if number else (), (text,) if text else ())


BOLD, PLAIN = code("bpt", "<b>", "1"), code("ept", "</b>", "1")
ITALIC, UPRIGHT = code("bpt", "<i>", "2"), code("ept", "</i>", "2")
HELD = Inline("hi", (("x", "1"),), ("B",))
BREAK = code("ph", "<br/>")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (("See ", BOLD, "this", PLAIN), ("见", BOLD, "此", PLAIN), []),
        ((BOLD, "A", PLAIN, ITALIC, "B", UPRIGHT), (ITALIC, "乙", UPRIGHT, BOLD, "甲", PLAIN), []),
        (("A", BREAK, "B"), ("甲", BREAK, "乙"), []),
        (
            ("See ", BOLD, "this", PLAIN),
            ("见此",),
            ["the target lacks <b>", "the target lacks </b>"],
        ),
        (("See this",), ("见", BREAK, "此"), ["the source has no <br/>"]),
        (
            ("A", BREAK, "B", BREAK),
            ("甲", BREAK, "乙"),
            ["the source has <br/> 2 times, the target once"],
        ),
        (
            (BOLD, "A", PLAIN),
            (PLAIN, "甲", BOLD),
            ["</b> closes what is not open", "<b> is not closed"],
        ),
        (
            (BOLD, "A", ITALIC, "B", UPRIGHT, PLAIN),
            (BOLD, "甲", ITALIC, "乙", PLAIN, UPRIGHT),
            ["</b> closes before <i> does"],
        ),
        # A segment that the file cuts within a pair is no fault of the translation.
        ((BOLD, "A"), (BOLD, "甲"), []),
        (("See <b>this</b>",), ("见<b>此</b>",), []),
        (("See <b>this</b>",), ("见<b>此",), ["the target lacks </b>"]),
        (("3 < 4 and 5 > 4",), ("3小于4，5 > 4",), []),
        ((BOLD, "A", PLAIN), (), []),
        (("A", HELD), ("甲", Inline("hi", (("x", "1"),), ("乙",))), []),
        (("A", HELD), ("甲乙",), ["the target lacks the code 1"]),
        (("A", Inline("hi", (("type", "x-g"),), ("B",))), ("甲乙",), ["the target lacks <g>"]),
        (
            (code("bpt", "", "1"), "A", code("ept", "", "1")),
            (code("bpt", "", "1"), "甲"),
            ["the target lacks the closing code 1"],
        ),
        (("A", Inline("ph", (("x", "2"),))), ("甲",), ["the target lacks the code 2"]),
    ],
)
def test_codes(source: Content, target: Content, expected: list[str]) -> None:
    look = check_named("inline-tag").look
    assert look
    pair = Pair(pair_unit(source, target, "en", "zh"))
    assert [one.message for one in look(Knowledge())(pair)] == expected


def test_codes_that_stand_alone_may_move_with_their_words() -> None:
    look = check_named("inline-tag").look
    assert look
    one, two = code("ph", "{a}"), code("ph", "{b}")
    pair = Pair(pair_unit((one, "A", two), (two, "甲", one), "en", "zh"))
    (found_one,) = look(Knowledge())(pair)
    assert found_one.severity == "warning"
    assert found_one.message == "codes stand in another order: {b} {a} for {a} {b}"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("%s files", "%s个文件"),
        ("{0} of {1}", "{1}中的{0}"),
        ("%1$s and %2$s", "%2$s和%1$s"),
        ("25% of the total", "总数的25%"),
        ("25% spent", "已用25%"),
        ("It cost $A45,000 or $US 5.", "费用为45 000澳元或5美元。"),
        ("write to a.person@example.org", "请写信至a.person@example.org"),
        ("{n, plural, one {# file} other {# files}}", "{n, plural, other {#个文件}}"),
        ("Hello $USER", "你好$USER"),
        ("%s", ""),
    ],
)
def test_placeholders_that_agree(source: str, target: str) -> None:
    assert said("placeholder", source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("%s files", "个文件", ["the target lacks %s"]),
        ("%s files", "%d个文件", ["the source has %s, the target %d"]),
        ("{name} left", "{nom}离开", ["the source has {name}, the target {nom}"]),
        ("%(count)d files", "%(coun)d个", ["the source has %(count)d, the target %(coun)d"]),
        ("Hello $USER", "你好$USR", ["the source has $USER, the target $USR"]),
        ("${HOME} and $USER", "$USER", ["the target lacks ${HOME}"]),
        ("Hello", "你好%s", ["the source has no %s"]),
        ("%s has %d", "%d属于%s", ["%s %d stand in another order in the target"]),
        ("{n, plural, other {#}}", "个", ["the target lacks {n, plural}"]),
    ],
)
def test_placeholders_that_differ(source: str, target: str, expected: list[str]) -> None:
    assert said("placeholder", source, target) == [f"error: {one}" for one in expected]


@pytest.mark.parametrize(
    ("flags", "source", "target", "expected"),
    [
        ("", "50% of all", "全部的一半", []),
        ("c-format", "%s of all", "全部", ["the target lacks %s"]),
        ("no-c-format", "%s is a sign", "这是符号", []),
        ("no-c-format", "{a} is a sign", "这是符号", ["the target lacks {a}"]),
    ],
)
def test_the_flags_of_a_message_are_heeded(
    flags: str, source: str, target: str, expected: list[str]
) -> None:
    look = check_named("placeholder").look
    assert look
    unit = pair_unit(source, target, "en", "zh", props=[(FORMAT, flags)])
    assert [one.message for one in look(Knowledge())(Pair(unit))] == expected


def test_placeholders_are_shown_in_place() -> None:
    source, target = "Dear {name},", "{nom}："
    (one,) = found("placeholder", source, target)
    assert (part(source, one.source), part(target, one.target)) == ("{name}", "{nom}")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("%(n)d files", "%(m)d个文件", ["placeholder"]),
        ("%(n)d of 3 files", "%(n)d，共4个文件", ["number"]),
        ("Name {name} was given", "给出名字{nom}", ["placeholder"]),
        ("${file} is kept", "保留${file}", []),
        ("{count, plural, one {# file} other {# files}}", "{count, plural, other {#个文件}}", []),
        ("Hello $user_name", "你好$user_name", []),
        ("%1$s of 20%", "20%的%1$s", []),
        ("%1$s of 20%", "30%的%1$s", ["percentage"]),
        ("%d%% of 20", "20的%d%%", []),
        ("%1 of 5", "%2的5", ["placeholder"]),
        ("some (n) files", "一些(m)文件", ["list-label"]),
        ("The register is kept", "保存register", ["residual-source"]),
    ],
)
def test_what_a_placeholder_is_made_of_says_nothing(
    source: str, target: str, expected: list[str]
) -> None:
    checks = ["placeholder", "number", "percentage", "list-label", "residual-source"]
    found = run_checks([pair_unit(source, target, "en", "zh")], only=checks, core=())
    assert [one.check for one in found] == expected


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("a %s b", "a \ufffc\ufffc b"),
        ("%1%2", "\ufffc" * 4),
        ("25%d 50%% 5 %of", "25%d 50%% 5 %of"),
        ("<b>&amp; {", "<b>&amp; {"),
        ("{0}", "\ufffc" * 3),
        ("no sign", "no sign"),
    ],
)
def test_placeholders_are_blanked(text: str, bare: str) -> None:
    assert blanked(text) == bare


FORMS = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "%(n)d file of 3"
msgid_plural "%(n)d files of 3"
msgstr[0] "%(n)d个文件，共4个"

msgid "One of 3"
msgstr "4个中的一个"
"""


def test_forms_of_a_plural_say_the_same_thing_once(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(FORMS, "utf-8")
    checks = ["number", "different-source-same-target"]
    found = list(run_checks(read_units(path), file=str(path), only=checks))
    assert [(one.line, one.check) for one in found] == [(4, "number"), (8, "number")]


def rules(*tables: object) -> Knowledge:
    return Knowledge(options={"pattern": {"rules": list(tables)}})


M = {"message": "m"}


@pytest.mark.parametrize(
    ("rule", "source", "target", "expected"),
    [
        ({"target": "其它", "message": "say 其他"}, "x", "其它和其它", ["warning: say 其他"] * 2),
        ({"target": "其它", **M}, "x", "其他", []),
        ({"source": r"\bshall\b", **M, "severity": "note"}, "It shall.", "x", ["note: m"]),
        ({"source": "shall", "target": "可以", **M}, "It shall.", "可以", ["warning: m"]),
        ({"source": "shall", "target": "可以", **M}, "It may.", "可以", []),
        ({"source": "shall", "lacks": "应", **M}, "It shall.", "可以", ["warning: m"]),
        ({"source": "shall", "lacks": "应", **M}, "It shall.", "应当", []),
        ({"source": r"No\. (\d+)", "lacks": r"第\1号", **M}, "No. 5", "第5号", []),
        ({"source": r"No\. (\d+)", "lacks": r"第\1号", **M}, "No. 5", "第6号", ["warning: m"]),
        ({"source": r"(?P<n>\d+\.\d)", "lacks": r"\g<n>", **M}, "1.5", "125", ["warning: m"]),
        ({"target": ".", "lacks": "。$", **M}, "x", "好", ["warning: m"]),
    ],
)  # fmt: skip
def test_patterns(rule: object, source: str, target: str, expected: list[str]) -> None:
    assert said("pattern", source, target, rules(rule)) == expected


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("x", "rule 1 of pattern is no table; write each rule as [[pattern]]"),
        ({}, "rule 1 of pattern does not say where it applies; give source or target"),
        (
            {"lacks": "。$"},
            "rule 1 of pattern does not say where it applies; give source or target",
        ),
        ({"target": 5}, "rule 1 of pattern: target is no text; put it in quotes"),
        (
            {"name": "n", "target": "(a"},
            "rule 1 of pattern ('n'): target is no regular expression: missing ) at position 2; "
            "mend the expression",
        ),
        (
            {"target": "a", "level": "x"},
            "rule 1 of pattern has 'level'; use name, source, target, lacks, message, severity",
        ),
        (
            {"target": "a", "severity": "bad"},
            "rule 1 of pattern has severity 'bad'; use one of error, warning, note",
        ),
        (
            {"source": "a", "lacks": r"\1"},
            r"rule 1 of pattern: lacks has \1, and source no such group; "
            "put the part of source that is meant in brackets",
        ),
    ],
)
def test_a_rule_that_is_none_is_told(table: object, message: str) -> None:
    with pytest.raises(BadSettings) as caught:
        said("pattern", "x", "y", rules(table))
    assert str(caught.value) == message


def test_rules_that_are_no_list_are_told() -> None:
    with pytest.raises(BadSettings, match=r"pattern\.rules is no list"):
        said("pattern", "x", "y", Knowledge(options={"pattern": {"rules": {}}}))


def test_an_expression_without_end_is_given_up() -> None:
    with pytest.raises(BadSettings, match="takes longer than 1 s for one unit"):
        said("pattern", "x", "a" * 60 + "b", rules({"target": r"(a|aa|aaa)+(a|aa)+c|(\w+\s?)+$c"}))


@pytest.mark.parametrize("name", ["inline-tag", "placeholder", "pattern"])
def test_the_example_is_found(name: str) -> None:
    check = check_named(name)
    assert example_said(check) == [check.example.message]
