"""Tables and marked texts: on a terminal they fit its width, elsewhere they are TSV."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from cli.tables import Block, plain, print_table

_STYLE = re.compile(r"\x1b\[[\d;]*m")
HEAD = ("document", "units", "confidence")
ROWS = [("A/65/1", "7", "0.91"), ("决议草案" * 9, "1,234,567", "0.40"), ("a\tb\x1b[2J\nc", "0", "")]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """A terminal of 40 columns as standard output; to be called in the test, after pytest's own."""
    stream = _Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


def lines_of(terminal: _Terminal) -> list[str]:
    return [_STYLE.sub("", line).rstrip() for line in terminal.getvalue().splitlines()]


def test_off_a_terminal_a_table_is_tsv(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(HEAD, ROWS)
    assert capsys.readouterr().out == (
        f"document\tunits\tconfidence\nA/65/1\t7\t0.91\n{ROWS[1][0]}\t1,234,567\t0.40\n"
        "a b [2J c\t0\t\n"
    )


def test_on_a_terminal_names_are_cut_and_figures_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = on_terminal(monkeypatch)
    print_table(HEAD, ROWS)
    lines = lines_of(terminal)
    assert len(lines) == 4
    assert all(cell_len(line) <= 40 for line in lines)
    assert lines[2].startswith("决议草案")
    assert lines[2].endswith("…  1,234,567        0.40")
    assert lines[3].startswith("a b [2J c")


def test_on_stderr_a_table_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(HEAD, ROWS[:1], err=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split() for line in err.splitlines()] == [list(HEAD), list(ROWS[0])]


def test_marked_texts_are_wrapped_and_nothing_of_them_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = on_terminal(monkeypatch)
    text = [("委员会通过了议程。" * 5, ""), ("第二十届会议", "delete"), ("\x1b[31m\n", "insert")]
    Block().show([("changed", "strong")], [("en", [("One two", "")]), ("zh-CN", text)])
    lines = lines_of(terminal)
    assert all(cell_len(line) <= 40 for line in lines)
    assert lines[:2] == ["changed", "  en     One two"]
    assert "".join(line.strip().removeprefix("zh-CN").strip() for line in lines[2:]) == (
        "委员会通过了议程。" * 5 + "第二十届会议 [31m"
    )
    assert "\x1b[31m\n" not in terminal.getvalue()
    assert "\x1b[9;31m第" in terminal.getvalue()


def test_marks_off_a_terminal() -> None:
    marked = [("a", "delete"), ("b", "insert"), ("c", "match"), ("d", "strong"), ("e", "weak")]
    assert plain([("x ", ""), *marked]) == "x [-a-]{+b+}[c]de"
