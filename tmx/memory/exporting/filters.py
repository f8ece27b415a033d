"""Which units of a memory are meant: conditions as people write them, as SQL with parameters.

    CONDITION = NAME OPERATOR VALUE
    OPERATOR  = "=" | "!=" | ">" | ">=" | "<" | "<=" | "~" | "!~"

`~` is "contains", `!~` "contains not"; letters A to Z count alike in either case there. What a name
means and which operators it takes stands in the table NAMES; any other name that begins with `x-`
is a prop of the unit. Several values of status, kind and language are written with commas: any one
of them will do, for `languages` all are needed. A unit that does not tell what is asked for meets
no condition on it but `!=` and `!~`. Several conditions hold together.

A value never becomes part of the SQL: it is always a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tmx.database.parameters import marks
from tmx.failure import BadCondition, Failure
from tmx.languages import canonical
from tmx.memory.exporting.moments import span
from tmx.memory.schema import STATUSES
from tmx.unit import CONTEXT, FILE, KIND

_CONDITION = re.compile(r"\s*([^\s=!<>~]+)\s*(!=|>=|<=|!~|=|>|<|~)(.*)", re.DOTALL)
_EQUAL = ("=", "!=")
_TEXTUAL = (*_EQUAL, "~", "!~")
_ORDERED = (*_EQUAL, ">", ">=", "<", "<=")

Compiled = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Name:
    """What a condition may ask for.

    Attributes:
        operators: that it takes.
        compiled: makes SQL and its parameters of an operator and a value; raises ValueError with
            what the value should be.
        told: what it is, for people.
        example: a whole condition.
    """

    operators: tuple[str, ...]
    compiled: Callable[[str, str], Compiled]
    told: str
    example: str = ""


def where(conditions: Sequence[str]) -> Compiled:
    """Conditions as what `Memory.units` takes: SQL over `u`, `p` and `s`, and its parameters.

    Raises:
        BadCondition: one is not a condition, or asks for what is not known.
    """
    if not conditions:
        return "TRUE", ()
    made = [_compiled(condition) for condition in conditions]
    text = " AND ".join(f"({sql})" for sql, _ in made)
    return text, tuple(value for _, values in made for value in values)


def names_of(conditions: Sequence[str]) -> set[str]:
    """What conditions ask for, in lower case; one that is none has no name."""
    found = (_CONDITION.fullmatch(condition) for condition in conditions)
    return {match[1].lower() for match in found if match}


def begun(text: str) -> tuple[str, str, str]:
    """Name, operator and value of a condition that may still be in the making; "" for what lacks.

    As it was typed: the shell puts what follows behind it.
    """
    match = _CONDITION.fullmatch(text)
    return (match[1], match[2], match[3]) if match else (text, "", "")


def _compiled(condition: str) -> Compiled:
    match = _CONDITION.fullmatch(condition)
    if not match:
        raise BadCondition(
            f"'{condition}' is no condition",
            remedy="write a name, one of = != > >= < <= ~ !~, and a value, such as status=reviewed",
        )
    name, operator, value = match[1].lower(), match[2], match[3].strip()
    known = NAMES.get(name) or _prop_named(name)
    if known is None:
        raise BadCondition(
            f"'{condition}': '{match[1]}' is not known",
            remedy=f"take one of {', '.join(NAMES)}, or a prop such as x-context",
        )
    if operator not in known.operators:
        raise BadCondition(
            f"'{condition}': {name} does not take '{operator}'",
            remedy=f"take one of {' '.join(known.operators)}",
        )
    try:
        return known.compiled(operator, value)
    except ValueError as error:
        cause = error.cause if isinstance(error, Failure) else str(error)
        raise BadCondition(
            f"'{condition}': {cause}", remedy=f"write it as in {known.example}"
        ) from error


def _prop_named(name: str) -> Name | None:
    if not name.startswith("x-"):
        return None
    return Name(_TEXTUAL, lambda operator, value: _prop(name, operator, value), "a prop")


def _choices(column: str, allowed: Sequence[str], operator: str, value: str) -> Compiled:
    wanted = tuple(one.strip().lower() for one in value.split(","))
    for one in wanted:
        if one not in allowed:
            raise ValueError(f"'{one}' is none of {', '.join(allowed)}")
    return f"{column} {_not(operator)} IN ({marks(wanted)})", wanted


def _status(operator: str, value: str) -> Compiled:
    return _choices("u.status", STATUSES, operator, value)


def _number(column: str, operator: str, value: str) -> Compiled:
    try:
        number = float(value)
    except ValueError:
        raise ValueError(f"'{value}' is no number") from None
    if operator == "!=":
        return f"{column} IS NOT ?", (number,)
    return f"{column} {operator} ?", (number,)


# A unit that does not say when has variants that may: OmegaT writes dates there.
_MOMENT = """u.{column}, (
    SELECT max(json_extract(e.value, '$[1]')) FROM variant v, json_each(v.attributes) e
    WHERE v.unit = u.id AND json_extract(e.value, '$[0]') = '{attribute}'
)"""
_CREATED = ("created", "creationdate")
_CHANGED = ("changed", "changedate")
_LAST_USED = ("last_used", "lastusagedate")


def _date(sources: Sequence[tuple[str, str]], operator: str, value: str) -> Compiled:
    """A test of the first of these dates (column and attribute) that a unit tells."""
    begin, end = span(value)
    moments = ", ".join(_MOMENT.format(column=column, attribute=name) for column, name in sources)
    told = f"replace(replace(coalesce({moments}), '-', ''), ':', '')"
    if operator in _EQUAL:
        inside = f"ifnull({told} >= ? AND {told} < ?, FALSE)"
        return (inside if operator == "=" else f"NOT {inside}"), (begin, end)
    # After a day is after the whole of it; until a day is to its end.
    sign, moment = {
        ">": (">=", end), ">=": (">=", begin), "<": ("<", begin), "<=": ("<", end),
    }[operator]  # fmt: skip
    return f"{told} {sign} ?", (moment,)


def _test(column: str, operator: str, value: str) -> Compiled:
    """A test of one text; the negation is left to the caller."""
    if operator.endswith("~"):
        escaped = re.sub(r"([\\%_])", r"\\\1", value)
        return f"{column} LIKE ? ESCAPE '\\'", (f"%{escaped}%",)
    return f"{column} = ?", (value,)


def _document(operator: str, value: str) -> Compiled:
    test, values = _test("name", operator, value)
    inside = (
        "u.provenance IN (SELECT id FROM provenance "
        f"WHERE document IN (SELECT id FROM document WHERE {test}))"
    )
    return f"{_not(operator)} {inside}", values


def _origin(operator: str, value: str) -> Compiled:
    test, values = _test("file", operator, value)
    if operator in _EQUAL:
        # The file's name alone will do where the import was told its folder too.
        test = f"{test} OR substr(replace(file, '\\', '/'), -length(?) - 1) = '/' || ?"
        values = (value, value, value)
    return f"u.import {_not(operator)} IN (SELECT id FROM import WHERE {test})", values


def _prop(kind: str, operator: str, value: str) -> Compiled:
    told, values = _test("json_extract(e.value, '$[1]')", operator, value)
    test = f"lower(json_extract(e.value, '$[0]')) = ? AND {told}"
    inside = (
        f"(EXISTS (SELECT 1 FROM json_each(u.props) e WHERE {test}) OR u.provenance IN "
        f"(SELECT o.id FROM provenance o, json_each(nullif(o.props, '')) e WHERE {test}))"
    )
    return f"{_not(operator)} {inside}", (kind, *values, kind, *values)


def _kind(operator: str, value: str) -> Compiled:
    if operator not in _EQUAL:
        return _prop(KIND, operator, value)
    made = [_prop(KIND, "=", one.strip()) for one in value.split(",")]
    text = " OR ".join(sql for sql, _ in made)
    return f"{_not(operator)} ({text})", tuple(v for _, values in made for v in values)


# The variant translated from, as `TranslationUnit.source_variant` has it: the first of the source
# language, else of a near one, else of any.
_SOURCE = """(
    SELECT min(v.id + (CASE
        WHEN l.tag = s.tag THEN 0
        WHEN substr(l.tag, 1, instr(l.tag || '-', '-') - 1)
            = substr(s.tag, 1, instr(s.tag || '-', '-') - 1) THEN 1
        ELSE 2 END << 60)) & ((1 << 60) - 1)
    FROM variant v JOIN language l ON l.id = v.language WHERE v.unit = u.id
)"""
_SIDES = {"source": f"AND t.id = {_SOURCE}", "target": f"AND t.id <> {_SOURCE}", "text": ""}


def _text(side: str, operator: str, value: str) -> Compiled:
    test, values = _test("t.text", operator, value)
    # The text first: which side a variant is on takes longer to tell.
    inside = f"EXISTS (SELECT 1 FROM variant t WHERE t.unit = u.id AND {test} {_SIDES[side]})"
    return f"{_not(operator)} {inside}", values


def _has_language(tag: str) -> Compiled:
    tag = canonical(tag)
    # A language by itself is meant with any region and script.
    test = "l.tag = ?" if "-" in tag else "(l.tag = ? OR l.tag LIKE ? || '-%')"
    return (
        "EXISTS (SELECT 1 FROM variant v JOIN language l ON l.id = v.language "
        f"WHERE v.unit = u.id AND {test})",
        (tag,) if "-" in tag else (tag, tag),
    )


def _languages(joint: str, operator: str, value: str) -> Compiled:
    made = [_has_language(one.strip()) for one in value.split(",")]
    text = joint.join(sql for sql, _ in made)
    return f"{_not(operator)} ({text})", tuple(v for _, values in made for v in values)


def _source_language(operator: str, value: str) -> Compiled:
    tag = canonical(value)
    return f"{_not(operator)} (s.tag = ? OR s.tag LIKE ? || '-%')", (tag, tag)


def _not(operator: str) -> str:
    return "NOT" if operator.startswith("!") else ""


def _bound(make: Callable[..., Compiled], *first: Any) -> Callable[[str, str], Compiled]:
    return lambda operator, value: make(*first, operator, value)


#: What conditions may ask for, beside any prop.
NAMES: dict[str, Name] = {
    "status": Name(_EQUAL, _status, "aligned, reviewed or rejected", "status=reviewed"),
    "confidence": Name(
        _ORDERED, _bound(_number, "u.confidence"), "of the alignment, 0 to 1", "confidence>=0.8"
    ),
    "document": Name(_TEXTUAL, _document, "its symbol, else its file"),
    "file": Name(_TEXTUAL, _bound(_prop, FILE), "of the source document"),
    "kind": Name(_TEXTUAL, _kind, "heading, paragraph, list-item, table-cell, footnote"),
    "context": Name(_TEXTUAL, _bound(_prop, CONTEXT), "what tells repeated sources apart"),
    "language": Name(
        _EQUAL, _bound(_languages, " OR "), "one of these is among its languages", "language=fr"
    ),
    "languages": Name(
        _EQUAL, _bound(_languages, " AND "), "all of these are", "languages=en,zh-Hant"
    ),
    "source-language": Name(
        _EQUAL, _source_language, "that it was translated from", "source-language=en"
    ),
    "origin": Name(_TEXTUAL, _origin, "the file that was imported"),
    "created": Name(_ORDERED, _bound(_date, [_CREATED]), "when", "created=2024-05-03"),
    "changed": Name(
        _ORDERED,
        # What was never changed is as it was made.
        _bound(_date, [_CHANGED, _CREATED]),
        "when last, else when created",
        "changed>=2024-05",
    ),
    "last-used": Name(_ORDERED, _bound(_date, [_LAST_USED]), "when last", "last-used<2020"),
    "used": Name(_ORDERED, _bound(_number, "u.used"), "how often it was taken", "used>0"),
    "source": Name(_TEXTUAL, _bound(_text, "source"), "the text translated from"),
    "target": Name(_TEXTUAL, _bound(_text, "target"), "a text in another language"),
    "text": Name(_TEXTUAL, _bound(_text, "text"), "a text in any language"),
}
