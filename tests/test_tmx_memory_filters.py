"""Conditions on units: what each picks, and what is said of those that are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_files import in_french, unit

from tmx import TranslationUnit
from tmx.failure import BadCondition
from tmx.memory import Memory, open_memory
from tmx.memory.exporting import filters
from tmx.memory.exporting.moments import span
from tmx.memory.importing.run import import_units


def _dated(made: TranslationUnit, **attributes: str) -> TranslationUnit:
    return replace(made, attributes=tuple(attributes.items()))


UNITS = {
    "a": unit("The Commission adopted its agenda.", "委员会通过了议程。", "E/CN.15/2011/19",
              props={"kind": "paragraph", "confidence": "0.91", "status": "reviewed"}),
    "b": unit("Rate of 100%_growth", "增长率100%", "A/65/1",
              props={"file": "rates.docx", "kind": "table-cell", "confidence": "0.40"}),
    "c": _dated(unit("Item 1", "项目1", "A/65/1", props={"kind": "heading", "context": "menu"}),
                creationdate="20200101T000000Z", changedate="20240503T120000Z", usagecount="7",
                lastusagedate="20240601T000000Z"),
    "d": in_french(unit("Item 2", "项目2", props={"status": "rejected"}), "Point 2"),
    "e": unit("O'Brien said \"no\"; -- then left", "他说“不”", changedate="20240504T000000Z"),
    "f": replace(unit("Nothing more", "没有了"), source_language="zh"),
}  # fmt: skip
ORIGINS = {"dir/first.tmx": "abcdf", "second.po": "e"}


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    with open_memory(tmp_path_factory.mktemp("m") / "memory.tm", create=True) as opened:
        for file, names in sorted(ORIGINS.items(), reverse=True):
            import_units(opened, [UNITS[name] for name in names], file)
        yield opened


@pytest.mark.parametrize(
    ("condition", "count"),
    [("changed>=2024-05", 2), ("changed=2024-06", 1), ("changed<2024", 0), ("created<2024", 1)],
)
def test_what_was_never_changed_is_as_old_as_it_is(
    tmp_path: Path, condition: str, count: int
) -> None:
    units = [
        _dated(unit("Only made", "只有创建"), creationdate="20240601T000000Z"),
        _dated(unit("Made, changed", "创建后更改"), creationdate="20200101T000000Z",
               changedate="20240503T120000Z"),
        unit("Neither", "没有"),
    ]  # fmt: skip
    with open_memory(tmp_path / "m.tm", create=True) as opened:
        import_units(opened, units, "a.tmx")
        assert len(list(opened.units(*filters.where([condition])))) == count


def picked(memory: Memory, *conditions: str) -> str:
    names = {made: name for name, made in UNITS.items()}
    where, parameters = filters.where(conditions)
    return "".join(sorted(names[one.unit] for one in memory.units(where, parameters)))


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ("", "abcdef"),
        ("status=reviewed", "a"),
        ("status=reviewed,rejected", "ad"),
        ("status!=rejected", "abcef"),
        ("STATUS = Reviewed", "a"),
        ("confidence>=0.4", "ab"),
        ("confidence<0.5", "b"),
        ("confidence=0.91", "a"),
        ("confidence!=0.91", "bcdef"),
        ("document=A/65/1", "bc"),
        ("document~cn.15", "a"),
        ("document!=A/65/1", "adef"),
        ("document!~CN", "bcdef"),
        ("file=rates.docx", "b"),
        ("file~.docx", "b"),
        ("kind=heading", "c"),
        ("kind=heading, paragraph", "ac"),
        ("kind!=heading", "abdef"),
        ("kind~cell", "b"),
        ("context=menu", "c"),
        ("x-context=menu", "c"),
        ("X-Context!=menu", "abdef"),
        ("x-kind~a", "abc"),
        ("x-unheard=of", ""),
        ("language=fr", "d"),
        ("language=fr-CA", "d"),
        ("language=fr-FR", ""),
        ("language!=french", "abcef"),
        ("language=fr,zh", "abcdef"),
        ("languages=fr,zh", "d"),
        ("languages=en,zh-CN", "abcdef"),
        ("languages!=en,fr", "abcef"),
        ("source-language=zh", "f"),
        ("source-language!=zh-CN", "abcdef"),
        ("origin=second.po", "e"),
        ("origin=first.tmx", "abcdf"),
        ("origin=irst.tmx", ""),
        ("origin!=first.tmx", "e"),
        ("origin~dir", "abcdf"),
        ("created=2020", "c"),
        ("created<2020", ""),
        ("created<=2020-01", "c"),
        ("created>2020", ""),
        ("created!=2020-01-01", "abdef"),
        ("changed=2024-05", "ce"),
        ("changed=2024-05-03", "c"),
        ("changed>2024-05-03", "e"),
        ("changed>=20240503", "ce"),
        ("changed<=2024-05-03", "c"),
        ("changed=20240503T120000Z", "c"),
        ("last-used>=2024-06", "c"),
        ("used>0", "c"),
        ("used=0", "abdef"),
        ("source~commission", "a"),
        ("source~项目", ""),
        ("source~没有", "f"),
        ("target~没有", ""),
        ("target~nothing", "f"),
        ("target~项目", "cd"),
        ("target~POINT", "d"),
        ("target!~项目", "abef"),
        ("source=Item 1", "c"),
        ("text~2", "d"),
        ("source~100%_", "b"),
        ("source~0__g", ""),
        ('source~O\'Brien said "no"; --', "e"),
        ("source!=Item 1", "abdef"),
        ("kind=heading|used>0", "c"),
        ("kind=heading|used=0", ""),
        ("document=A/65/1|status=aligned|confidence<0.5", "b"),
    ],
)
def test_what_conditions_pick(conditions: str, names: str, memory: Memory) -> None:
    assert picked(memory, *filter(None, conditions.split("|"))) == names


_TAKE = (
    "status, confidence, document, file, kind, context, language, languages, source-language, "
    "origin, created, changed, last-used, used, source, target, text"
)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("colour=red", f"'colour' is not known; take one of {_TAKE}, or a prop such as x-context"),
        ("status~rev", "status does not take '~'; take one of = !="),
        ("confidence~1", "confidence does not take '~'; take one of = != > >= < <="),
        ("source>a", "source does not take '>'; take one of = != ~ !~"),
        (
            "status=done",
            "'done' is none of aligned, reviewed, rejected; write it as in status=reviewed",
        ),
        ("confidence>high", "'high' is no number; write it as in confidence>=0.8"),
        ("language=xx1", "'xx1' is not a language; write it as in language=fr"),
        (
            "changed>last week",
            "'last week' is no date such as 2021, 2021-05 or 2021-05-03; write it as in "
            "changed>=2024-05",
        ),
        ("created=2021-02-30", "there is no date '2021-02-30'; write it as in created=2024-05-03"),
        ("created=9999", "there is no date '9999'; write it as in created=2024-05-03"),
    ],
)
def test_what_is_said_of_a_condition(condition: str, told: str) -> None:
    with pytest.raises(BadCondition) as caught:
        filters.where(["used>0", condition])
    assert str(caught.value) == f"'{condition}': {told}"


@pytest.mark.parametrize("condition", ["", "status", "=x", "a b=c", "status:reviewed"])
def test_what_is_no_condition(condition: str) -> None:
    with pytest.raises(BadCondition) as caught:
        filters.where([condition])
    assert str(caught.value) == (
        f"'{condition}' is no condition; write a name, one of = != > >= < <= ~ !~, and a value, "
        "such as status=reviewed"
    )


@given(value=st.text(max_size=12), name=st.sampled_from(["source", "document", "origin", "x-a"]))
def test_a_value_is_never_part_of_the_statement(name: str, value: str) -> None:
    (one, _), (other, _) = filters.where([f"{name}={value}"]), filters.where([f"{name}=abc"])
    assert one == other


@given(text=st.text(st.sampled_from("Item 12%_\\'项目"), min_size=1, max_size=3))
def test_contains_is_what_it_says(memory: Memory, text: str) -> None:
    wanted = text.strip().lower()
    names = [name for name, made in UNITS.items() if name != "f" and wanted in made.source.lower()]
    assert picked(memory, f"source~{text}").replace("f", "") == "".join(names)


@pytest.mark.parametrize("condition", ["document=A/65/1", "origin=second.po", "kind=heading"])
def test_constant_values_are_looked_for_once(condition: str, memory: Memory) -> None:
    """Documents, files and props of documents are not looked for once a unit."""
    where, parameters = filters.where([condition])
    query = f"EXPLAIN QUERY PLAN SELECT u.id FROM unit u WHERE {where}"  # noqa: S608
    plan = memory.connection.execute(query, parameters).fetchall()
    assert not any("CORRELATED" in step[3] and "provenance" in step[3] for step in plan)


def test_spans_of_time() -> None:
    assert span("2024") == ("20240101T000000Z", "20250101T000000Z")
    assert span("2024-12") == ("20241201T000000Z", "20250101T000000Z")
    assert span("2024-02-28") == ("20240228T000000Z", "20240229T000000Z")
    assert span("0999-12-31") == ("09991231T000000Z", "10000101T000000Z")


def test_what_is_typed_is_cut() -> None:
    assert filters.begun("sta") == ("sta", "", "")
    assert filters.begun("status=re") == ("status", "=", "re")
    assert filters.begun("document~") == ("document", "~", "")
