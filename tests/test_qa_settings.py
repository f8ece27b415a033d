"""`diptych-qa.toml`: what it may say, and what is told of what it may not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from qa_fakes import register

from qa import read_settings, run_checks
from qa.failure import BadSettings, NoChecks, UnknownCheck
from qa.settings import FILE_NAME, NO_SETTINGS, Settings, find_settings
from qa.toml_lines import line_of
from tmx.failure import FileProblem
from tmx.unit import pair_unit

NAMES = "digits, shout, pattern"


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, NAMES.split(", "))


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    before = os.getcwd()
    os.chdir(tmp_path)
    yield Path(FILE_NAME)
    os.chdir(before)


WHOLE = """\
# Of the team.
only = ["digits", "shout"]
skip = [
    "shout",
]
fail-on = "warning"

[severity]
digits = "note"

[options.shout]
most = 2

[[pattern]]
target = '应当'
message = "应"

[[pattern]]
target = "其它"
severity = "error"
"""


def test_all_that_it_may_say(path: Path) -> None:
    path.write_text(WHOLE, "utf-8")
    assert read_settings(path) == Settings(
        only=("digits", "shout"),
        skip=("shout",),
        severities={"digits": "note"},
        options={
            "shout": {"most": 2},
            "pattern": {
                "rules": (
                    {"target": "应当", "message": "应"},
                    {"target": "其它", "severity": "error"},
                )
            },
        },
        fail_on="warning",
        path=path,
    )


def test_an_empty_file_says_nothing(path: Path) -> None:
    path.write_text("", "utf-8")
    assert read_settings(path) == Settings(path=path)


def test_a_run_keeps_to_it(path: Path) -> None:
    path.write_text('[severity]\ndigits = "note"\n[options.shout]\nmost = 2\n', "utf-8")
    units = [pair_unit("a", "1！！", "en", "zh"), pair_unit("a", "！！！", "en", "zh")]
    settings = read_settings(path)
    found = run_checks(units, settings=settings, only=["digits", "shout"])
    assert [(one.unit, one.check, one.severity) for one in found] == [
        (0, "digits", "note"), (1, "shout", "warning"),
    ]  # fmt: skip


def test_what_a_check_says_of_its_options_is_told_of_the_file(path: Path) -> None:
    path.write_text("[options.shout]\nmost = -1\n", "utf-8")
    with pytest.raises(BadSettings) as caught:
        run_checks([], settings=read_settings(path), only=["shout"])
    assert str(caught.value) == f"{FILE_NAME}:1: shout: 'most' is -1; write a number"


CHECKS = "diptych qa --list-checks lists them"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("only = [", "1: is not TOML: invalid value; mend this line"),
        ("a = 1\nskip = ]", "2: is not TOML: invalid value; mend this line"),
        ('\nonly = ["digits", "nmber"]', f"2: there is no check 'nmber'; {CHECKS}"),
        ('only = ["digit"]', f"1: there is no check 'digit'; did you mean 'digits'? {CHECKS}"),
        ("skip = [\n  'digits',\n  'x',\n]", f"3: there is no check 'x'; {CHECKS}"),
        ('skip = "digits"', "1: 'skip' is no list of checks; write skip = [\"number\"]"),
        ("# x\nskipp = []", "2: nothing is called 'skipp' here; "
         "use only, skip, fail-on, severity, options, pattern"),
        ("[severity]\n\ndigits = 'grave'", "3: 'grave' is no severity; "
         "use one of error, warning, note"),
        ("[severity]\ndigits = 1", "2: '1' is no severity; use one of error, warning, note"),
        ("severity.x = 'note'", f"1: there is no check 'x'; {CHECKS}"),
        ("severity = 3", "1: 'severity' is no table; write [severity]"),
        ("[options.digits]\n[options.x]", f"2: there is no check 'x'; {CHECKS}"),
        ("[options]\ndigits = 3", "2: 'digits' is no table; write [options.digits]"),
        ("[options.shout]\nmst = 2", "2: the check 'shout' has no option 'mst'; use most"),
        ("[options.shout]\nmost = 'many'", "2: 'most' of 'shout' is 'many'; write a whole number"),
        ("[options.shout]\nmost = true", "2: 'most' of 'shout' is True; write a whole number"),
        ("options.digits.a = 1", "1: the check 'digits' has no option 'a'; "
         "take it out: it has no options"),
        ("fail-on = 'ever'", "1: 'ever' is not for 'fail-on'; use error, warning, note, never"),
        ("[pattern]\nsource = 'a'", "1: 'pattern' is no list of rules; write [[pattern]]"),
        ("[[pattern]]\ntarget = 'a'\n\n[[pattern]]\nsource = 'b'",
         "4: rule 2 has no target; write one"),
        ("pattern = [\n  {target = 'a'},\n  {source = 'b'},\n]",
         "3: rule 2 has no target; write one"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text: str, told: str, path: Path) -> None:
    path.write_text(text, "utf-8")
    with pytest.raises(BadSettings) as caught:
        read_settings(path)
    assert str(caught.value) == f"{FILE_NAME}:{told}"


def test_bytes_that_are_no_text(path: Path) -> None:
    path.write_bytes(b"# a\n# \xff\n")
    with pytest.raises(BadSettings, match="2: is not UTF-8; save it as UTF-8"):
        read_settings(path)


def test_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file"):
        read_settings(path)


def test_it_is_found_in_the_nearest_folder(path: Path) -> None:
    inner = Path("a", "b")
    inner.mkdir(parents=True)
    assert find_settings(inner) != Path("a", FILE_NAME).absolute()
    path.write_text("", "utf-8")
    assert find_settings(inner) == path.absolute()
    Path("a", FILE_NAME).write_text("", "utf-8")
    assert find_settings(inner) == Path("a", FILE_NAME).absolute()
    assert find_settings() == path.absolute()


def test_what_is_said_for_a_run_counts_more() -> None:
    team = Settings(only=("digits",), skip=("shout",), severities={"digits": "note"})
    run = team.with_choice(["shout"], ["digits"], {"digits": "error"})
    assert (run.only, run.skip, run.severities) == (("shout",), ("digits",), {"digits": "error"})
    assert team.with_choice((), (), {}) == team


def test_severities_that_are_none() -> None:
    with pytest.raises(BadSettings, match="'bad' is no severity; use one of error, warning, note"):
        NO_SETTINGS.with_choice((), (), {"digits": "bad"})
    with pytest.raises(UnknownCheck):
        NO_SETTINGS.with_choice((), (), {"x": "note"})


@pytest.mark.parametrize(
    ("keys", "number", "line"),
    [
        (("only",), 0, 2),
        (("severity", "digits"), 0, 9),
        (("severity", "shout"), 0, 8),
        (("options", "shout", "most"), 0, 12),
        (("pattern", "message"), 0, 16),
        (("pattern", "target"), 1, 19),
        (("nowhere",), 0, None),
    ],
)
def test_where_something_stands(keys: tuple[str, ...], number: int, line: int | None) -> None:
    assert line_of(WHOLE, keys, number) == line


def test_names_may_be_in_capitals(path: Path) -> None:
    path.write_text('only = ["Digits"]\n[severity]\nSHOUT = "note"\n', "utf-8")
    settings = read_settings(path)
    assert (settings.only, settings.severities) == (("digits",), {"shout": "note"})
    assert NO_SETTINGS.with_choice(["Shout"], ["DIGITS"], {}).only == ("shout",)


def test_a_choice_that_leaves_no_check() -> None:
    with pytest.raises(NoChecks, match="no check is left"):
        run_checks([], only=["digits"], skip=["digits"])


def test_a_rule_that_takes_too_long_is_told_with_its_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    path.write_text(
        "[[pattern]]\ntarget = 'x'\n\n[[pattern]]\ntarget = '(a|aa|aaa)+(a|aa)+c'\n", "utf-8"
    )
    units = [pair_unit("a", "a" * 60 + "b", "en", "zh")]
    with pytest.raises(BadSettings, match=r":4: rule 2 of pattern takes longer than 1 s"):
        list(run_checks(units, settings=read_settings(path), only=["pattern"]))
