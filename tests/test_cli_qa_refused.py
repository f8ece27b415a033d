"""`diptych qa`: what it refuses, with one message and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from qa_commands import PO, Run, runner


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder with `a.po`."""
    return runner(tmp_path, monkeypatch, capsys)


_CHECKS = "diptych qa --list-checks lists them"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Nothing to check: name a FILE, or --source and --target."),
        (("--source", "a.md"), "--source and --target go together."),
        (("a.po", "--source", "a.md", "--target", "b.md"),
         "Name files of pairs, or --source and --target; not both."),
        (("a.po", "--write-baseline"), "--write-baseline: say with --baseline where."),
        (("a.po", "--write-baseline", "--baseline", "k", "-o", "x"),
         "--write-baseline writes no report: leave out -o."),
        (("a.po", "-o", "a.po"), "a.po: is the input; name another file to write"),
        (("a.po", "--baseline", "a.po", "--write-baseline"), "a.po: is the input"),
        (("a.po", "--only", "nmber"), f"there is no check 'nmber'; {_CHECKS}"),
        (("--explain", "nmber"), f"there is no check 'nmber'; {_CHECKS}"),
        (("--list-checks", "--skip", "nmber"), f"there is no check 'nmber'; {_CHECKS}"),
        (("a.po", "--only", "digit"), f"no check 'digit'; did you mean 'digits'? {_CHECKS}"),
        (("a.po", "--only", "digits", "--skip", "Digits"), "no check is left"),
        (("a.po", "--only", ","), "name a check, such as number."),
        (("a.po", "--only", ""), "name a check, such as number."),
        (("a.po", "-o", "out.pdf"), "no report has the suffix '.pdf'; use .txt, .json, .jsonl"),
        (("a.po", "-o", "out.md"), "no report has the suffix '.md'"),
        (("a.po", "-o", "z.html", "--format", "json"), "is for html, --format says json"),
        (("none.po",), "none.po: no such file or directory; check the name"),
        (("a.po", "none.tmx"), "none.tmx: no such file or directory; check the name"),
        (("a.po", "--baseline", "none.json"), "none.json: no such file or directory"),
        (("a.po", "--config", "none.toml"), "none.toml: no such file or directory"),
        (("a.po", "-g", "none.csv"), "none.csv: no such file or directory"),
        (("a.po", "-m", "none.tm"), "none.tm: there is no translation memory here"),
        (("a.xyz",), "a.xyz: no format has the suffix '.xyz'"),
    ],
)  # fmt: skip
def test_bad_usage_and_bad_input(arguments: tuple[str, ...], told: str, run: Run) -> None:
    Path("r.txt").write_text("before", "utf-8")
    more = () if "-o" in arguments or "--write-baseline" in arguments else ("-o", "r.txt")
    ended = run(*arguments, *(more if arguments else ()))
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.said
    assert Path("r.txt").read_text("utf-8") == "before"
    assert Path("a.po").read_text("utf-8") == PO


def test_a_file_that_breaks_off_leaves_no_report(run: Run) -> None:
    Path("b.tsv").write_text("One\t2\nno tab\n", "utf-8")
    ended = run("b.tsv", "-o", "r.html")
    assert (ended.code, ended.out) == (2, "")
    assert "b.tsv:2: the line has no tab" in ended.said
    assert not Path("r.html").exists()


@pytest.mark.parametrize("name", ["e.tsv", "e.po", "e.csv"])
def test_an_empty_file(name: str, run: Run) -> None:
    Path(name).write_bytes(b"")
    ended = run(name)
    assert (ended.code, ended.said) == (
        2, f"diptych: {name}: the file is empty; check that it was saved\n",
    )  # fmt: skip
