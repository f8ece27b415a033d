"""Tables and marked texts: on a terminal they fit its width, elsewhere they are TSV."""

from __future__ import annotations

import io
import re

import pytest
from memory_files import unit
from rich.cells import cell_len

from cli.tables import Table, put_fitted, put_tables
from cli.tm import showing
from cli.tm.comparing import show_change
from tmx.memory.comparing.changes import Change

_STYLE = re.compile(r"\x1b\[[\d;]*m")
TABLE = Table(
    ("document", "units", "beads"),
    [("A/65/1", 7, "1 + 2"), ("决议草案" * 9, 1_234_567, "3 + 4"), ("a\tb\x1b[2J\nc", 0, "")],
    frozenset({2}),
)


class _Terminal(io.TextIOWrapper):
    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, "utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        return self.bytes.getvalue().decode()


def on_terminal(monkeypatch: pytest.MonkeyPatch, columns: int = 40) -> _Terminal:
    """A terminal as standard output; to be called in the test, after pytest's own."""
    stream = _Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    showing._console.cache_clear()
    return stream


def lines_of(terminal: _Terminal) -> list[str]:
    return [_STYLE.sub("", line).rstrip() for line in terminal.shown().splitlines()]


def test_off_a_terminal_a_table_is_tsv(capsys: pytest.CaptureFixture[str]) -> None:
    put_tables([TABLE, Table(("nothing",), []), Table((), [("units", 7)])])
    assert capsys.readouterr().out == (
        f"document\tunits\tbeads\nA/65/1\t7\t1 + 2\n{TABLE.rows[1][0]}\t1234567\t3 + 4\n"
        "a b [2J c\t0\t\n\nunits\t7\n"
    )


def test_on_a_terminal_names_are_cut_and_figures_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    put_tables([TABLE])
    lines = lines_of(terminal)
    assert len(lines) == 4
    assert all(cell_len(line) <= 40 for line in lines)
    assert lines[2].startswith("决议草案决议草案")
    assert lines[2].endswith("…  1,234,567  3 + 4")
    assert lines[3].startswith("a b [2J c ")
    assert lines[1].endswith("          7  1 + 2")


def test_two_columns_of_texts_share_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch, 30)
    put_tables([Table(("a", "b", "n"), [("short", "x" * 99, 1), ("y" * 9, "z", 2)])])
    assert lines_of(terminal) == [
        "a          b                 n",
        f"short      {'x' * 15}…  1",
        "yyyyyyyyy  z                 2",
    ]  # fmt: skip


def test_on_stderr_a_table_is_fitted_always(capsys: pytest.CaptureFixture[str]) -> None:
    put_fitted(Table(TABLE.headings, TABLE.rows[:1]), err=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split() for line in err.splitlines()] == [
        ["document", "units", "beads"], ["A/65/1", "7", "1", "+", "2"],
    ]  # fmt: skip


def test_changes_are_wrapped_and_nothing_of_them_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    before, after = "委员会通过了议程。" * 5, "委员会通过了议程。" * 4 + "委员会通过了临时议程。"
    show_change(Change("changed", unit("Note\x1b[31m", before), unit("Note\x1b[31m", after)))
    lines = lines_of(terminal)
    assert all(cell_len(line) <= 40 for line in lines)
    assert lines[:2] == ["changed", "  en     Note [31m"]
    assert "".join(line.strip().removeprefix("zh-CN").strip() for line in lines[2:]) == after
    assert "\x1b[31m" not in terminal.shown()
    assert "\x1b[32m临时\x1b[0m" in terminal.shown()
