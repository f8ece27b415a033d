"""What a team decides about the checks: `diptych-qa.toml`.

    skip = ["sentence-count"]
    fail-on = "warning"

    [severity]
    length-ratio = "note"

    [options.length-ratio]
    most = 3.5

    [[pattern]]
    source = '(\\d+)th session'
    lacks = '第\\1届'
    message = "a session is 第...届"

The rules of `[[pattern]]` go to the check `pattern` as its option `rules`, as they stand.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qa.check import Knowledge
from qa.checks import registry
from qa.failure import BadSettings, UnknownCheck
from qa.finding import SEVERITIES
from qa.toml_lines import line_of, line_of_heading, line_of_text
from tmx.files import read_bytes

#: What the file is called that is looked for.
FILE_NAME = "diptych-qa.toml"

#: The check that the user's own rules are for, and its option that holds them.
PATTERN, RULES = "pattern", "rules"

#: When the command says by its exit status that something was found.
NEVER = "never"
FAIL_ON = ("error", "warning", "note", NEVER)

#: What the file may say.
KEYS = ("only", "skip", "fail-on", "severity", "options", PATTERN)


@dataclass(frozen=True, slots=True)
class Settings:
    """Which checks run, how grave what they find is, and what each is told.

    Attributes:
        only: names of the checks; none for all.
        skip: names of checks that are left out.
        severities: check -> severity of all that it finds.
        options: check -> what it is told.
        fail_on: one of FAIL_ON; "" for what the command does by itself.
        path: of the file, None for none.
        lines: check -> line of that file where its options begin.
        rule_lines: of each rule of `[[pattern]]`; None where it was not found.
    """

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    fail_on: str = ""
    path: Path | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    rule_lines: tuple[int | None, ...] = field(default=(), compare=False)

    def with_choice(
        self, only: Iterable[str], skip: Iterable[str], severities: Mapping[str, str]
    ) -> Settings:
        """The same, but for what is said for one run: its `only` counts instead of the file's.

        A check that `only` names runs, though the file skips it.

        Raises:
            UnknownCheck: a name is none.
            BadSettings: a severity is none.
        """
        chosen = tuple(map(registry.name_of, only))
        left_out = tuple(map(registry.name_of, skip))
        asked = {registry.name_of(name): severity for name, severity in severities.items()}
        for severity in asked.values():
            if severity not in SEVERITIES:
                raise _no_severity(severity)
        return replace(
            self,
            only=chosen or self.only,
            skip=(*(name for name in self.skip if name not in chosen), *left_out),
            severities={**self.severities, **asked},
        )

    @contextmanager
    def told(self) -> Iterator[None]:
        """What a check says against its options is told about this file.

        Raises:
            Failure: what it says.
        """
        try:
            yield
        except BadSettings as failure:
            if failure.path is None and self.path is not None:
                failure.path = os.fspath(self.path)
                failure.line = self._line_for(failure)
            raise

    def _line_for(self, failure: BadSettings) -> int | None:
        if 0 < failure.rule <= len(self.rule_lines):
            return self.rule_lines[failure.rule - 1]
        return self.lines.get(failure.check)


NO_SETTINGS = Settings()


def find_settings(folder: str | os.PathLike[str] = ".") -> Path | None:
    """The file of settings that holds in a folder: there, or in the nearest above it."""
    place = Path(os.path.abspath(folder))
    found = (above / FILE_NAME for above in (place, *place.parents))
    return next((path for path in found if path.is_file()), None)


def read_settings(path: str | os.PathLike[str]) -> Settings:
    """The settings that a file holds.

    Raises:
        FileProblem: it cannot be read.
        BadSettings: it is no TOML, or says what cannot be; with the line.
    """
    text = _text(path)
    return _Reading(path, text, _parsed(path, text)).settings()


def _text(path: str | os.PathLike[str]) -> str:
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadSettings(
            "is not UTF-8", path=path, line=line, remedy="save it as UTF-8"
        ) from error


def _parsed(path: str | os.PathLike[str], text: str) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        cause = error.msg[:1].lower() + error.msg[1:]
        raise BadSettings(
            f"is not TOML: {cause}", path=path, line=error.lineno, remedy="mend this line"
        ) from error
    except RecursionError as error:
        raise BadSettings(
            "is nested too deeply", path=path, remedy="take out what is not for it"
        ) from error


def _no_severity(told: object) -> BadSettings:
    return BadSettings(f"'{told}' is no severity", remedy=f"use one of {', '.join(SEVERITIES)}")


# How messages call the types of options.
_TYPES: Mapping[type, str] = {
    float: "a number", int: "a whole number", str: "a text", bool: "true or false", list: "a list",
}  # fmt: skip


def _is_a(value: object, kind: type) -> bool:
    """Whether a value of TOML is of a type; true is no number."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, (int, float) if kind is float else kind)


class _Reading:
    """A file that is being read: what it says, and where, for messages."""

    def __init__(self, path: str | os.PathLike[str], text: str, told: dict[str, Any]) -> None:
        self._path = path
        self._text = text
        self._told = told

    def settings(self) -> Settings:
        """All that the file says.

        Raises:
            BadSettings: it says what cannot be.
        """
        for key in self._told:
            if key not in KEYS:
                raise self._bad(f"nothing is called '{key}' here", f"use {', '.join(KEYS)}", key)
        options = self._options()
        lines = {name: line_of(self._text, ("options", name)) for name in options}
        places = tuple(self._place_of_rule(number) for number in range(len(self._rules_told())))
        return Settings(
            only=self._names("only"),
            skip=self._names("skip"),
            severities=self._severities(),
            options=options,
            fail_on=self._fail_on(),
            path=Path(self._path),
            lines={name: line for name, line in lines.items() if line},
            rule_lines=places,
        )

    def _names(self, key: str) -> tuple[str, ...]:
        names = self._told.get(key, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise self._bad(f"'{key}' is no list of checks", f'write {key} = ["number"]', key)
        return tuple(self._name(name, line_of_text(self._text, name)) for name in names)

    def _severities(self) -> dict[str, str]:
        found = self._table("severity")
        severities = {}
        for told, severity in found.items():
            name = self._name(told, line_of(self._text, ("severity", told)))
            if severity not in SEVERITIES:
                failure = _no_severity(severity)
                raise self._bad(failure.cause, failure.remedy or "", "severity", told)
            severities[name] = str(severity)
        return severities

    def _options(self) -> dict[str, dict[str, object]]:
        options: dict[str, dict[str, object]] = {}
        for written, told in self._table("options").items():
            name = self._name(written, line_of(self._text, ("options", written)))
            if not isinstance(told, dict):
                remedy = f"write [options.{name}]"
                raise self._bad(f"'{name}' is no table", remedy, "options", written)
            self._require_options(name, told, written)
            options[name] = told
        rules = self._rules()
        if rules:
            options[PATTERN] = {**options.get(PATTERN, {}), RULES: rules}
        return options

    def _require_options(self, name: str, told: dict[str, object], written: str) -> None:
        """Refuse what a check does not know, and values of another type."""
        known = registry.check_named(name).options
        for key, value in told.items():
            keys = ("options", written, key)
            if key not in known:
                remedy = f"use {', '.join(known)}" if known else "take it out: it has no options"
                raise self._bad(f"the check '{name}' has no option '{key}'", remedy, *keys)
            if not _is_a(value, known[key]):
                remedy = f"write {_TYPES.get(known[key], known[key].__name__)}"
                raise self._bad(f"'{key}' of '{name}' is {value!r}", remedy, *keys)

    def _rules(self) -> tuple[dict[str, object], ...]:
        rules = self._told.get(PATTERN, [])
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise self._bad("'pattern' is no list of rules", "write [[pattern]]", PATTERN)
        for number in range(len(rules)):
            self._require_rule(rules, number)
        return tuple(rules)

    def _require_rule(self, rules: list[dict[str, object]], number: int) -> None:
        """Let the check look at a rule, behind those that it has taken: it knows what one is."""
        make = registry.check_named(PATTERN).look if registry.known(PATTERN) else None
        try:
            if make is not None:
                make(Knowledge(options={PATTERN: {RULES: rules[: number + 1]}}))
        except BadSettings as failure:
            line = self._place_of_rule(number)
            raise BadSettings(
                failure.cause, path=self._path, line=line, remedy=failure.remedy
            ) from failure

    def _rules_told(self) -> list[dict[str, object]]:
        """The rules as the file has them, wherever it has them."""
        options = self._told.get("options", {}).get(PATTERN, {})
        rules = self._told.get(PATTERN) or options.get(RULES, [])
        return list(rules)

    def _place_of_rule(self, number: int) -> int | None:
        """The line of a rule: of its heading, or in a list of what tells it from the others."""
        for keys in ((PATTERN,), ("options", PATTERN, RULES)):
            if line := line_of_heading(self._text, keys, number):
                return line
        rule = self._rules_told()[number]
        values = (value for value in rule.values() if isinstance(value, str))
        return next(filter(None, (line_of_text(self._text, one) for one in values)), None) or (
            line_of(self._text, (PATTERN,))
        )

    def _fail_on(self) -> str:
        told = self._told.get("fail-on", "")
        if told and told not in FAIL_ON:
            raise self._bad(
                f"'{told}' is not for 'fail-on'", f"use {', '.join(FAIL_ON)}", "fail-on"
            )
        return str(told)

    def _table(self, key: str) -> dict[str, Any]:
        found = self._told.get(key, {})
        if not isinstance(found, dict):
            raise self._bad(f"'{key}' is no table", f"write [{key}]", key)
        return found

    def _name(self, told: str, line: int | None) -> str:
        """The name of the check that is meant."""
        try:
            return registry.name_of(told)
        except UnknownCheck as failure:
            raise BadSettings(
                failure.cause, path=self._path, line=line, remedy=failure.remedy
            ) from failure

    def _bad(self, cause: str, remedy: str, *keys: str, number: int = 0) -> BadSettings:
        """A failure at the place of a key."""
        line = line_of(self._text, keys, number)
        return BadSettings(cause, path=self._path, line=line, remedy=remedy)
