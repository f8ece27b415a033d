"""`diptych qa`: what it reads, what it writes and says, and how it ends.

The checks are those of `qa_fakes`, so that what is tested here is the command alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import qa_fakes
from command import ROOT, diptych
from qa_commands import PO, Run, runner
from qa_fakes import register

from cli import qa as command
from glossaries.core import core
from qa.check import Knowledge
from qa.finding import Found
from qa.pair import Pair
from tmx import pair_unit, write_units
from tmx.memory import import_units, open_memory


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder with `a.po`."""
    return runner(tmp_path, monkeypatch, capsys)


def test_text_by_file_and_line(run: Run) -> None:
    ended = run("a.po")
    assert ended.lines == [
        "a.po:6: error [digits] the target has 2012",
        "a.po:6: warning [shout] too loud",
        "a.po:14: note [shout] too loud",
    ]
    assert ended.code == 1


def test_a_table_by_check_and_a_line_of_totals_on_stderr(run: Run) -> None:
    said = run("a.po").said.splitlines()
    assert [line.split() for line in said[:-1]] == [
        ["check", "errors", "warnings", "notes"],
        ["digits", "1", "0", "0"],
        ["shout", "0", "1", "1"],
    ]
    told, _, seconds = said[-1].rpartition("; ")
    assert told == "3 units; 1 error, 1 warning, 1 note; 1 let alone by notes"
    assert seconds.endswith(" s")
    assert run("a.po", "-q").said == ""


def test_json_by_unit(run: Run) -> None:
    ended = run("a.po", "--format", "json")
    assert [(row["unit"], row["id"], row["check"], row["span"]) for row in ended.rows] == [
        (0, "first", "digits", [0, 4]),
        (0, "first", "shout", None),
        (2, "", "shout", None),
    ]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("r.html", "<!DOCTYPE html>"), ("r.sarif", '{"$schema"'), ("r.jsonl", '{"file"'),
     ("r.txt", "a.po:6:"), ("r", "a.po:6:")],
)  # fmt: skip
def test_the_suffix_of_the_report_tells_its_format(name: str, begins: str, run: Run) -> None:
    ended = run("a.po", "-o", name)
    assert ended.out == ""
    assert Path(name).read_text("utf-8").startswith(begins)
    assert run("a.po", "-o", "-", "--format", "sarif").out.startswith('{"$schema"')


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--skip", "digits"), 0),
        (("--skip", "digits", "--fail-on", "warning"), 1),
        (("--skip", "digits,shout", "--fail-on", "note"), 0),
    ],
)
def test_when_it_ends_with_1(arguments: tuple[str, ...], code: int, run: Run) -> None:
    assert run("a.po", *arguments).code == code


def test_checks_are_chosen_by_lists_and_repetition(run: Run) -> None:
    chosen = run("a.po", "--only", "digits, twice", "--only", "far").lines
    assert [line.split("[")[1].split("]")[0] for line in chosen] == ["digits"]


# What it reads.


@pytest.mark.parametrize("suffix", [".tmx", ".xlf", ".tsv", ".csv", ".jsonl", ".xlsx"])
def test_every_format_of_pairs(suffix: str, run: Run) -> None:
    units = [pair_unit("One", "一", "en", "zh"), pair_unit("In 2011", "2012年", "en", "zh")]
    write_units(f"b{suffix}", units)
    [row] = run(f"b{suffix}", "--format", "json").rows
    assert (row["file"], row["unit"], row["check"]) == (f"b{suffix}", 1, "digits")
    assert row["line"] > 0


def test_units_without_a_translation_are_checked_too(run: Run) -> None:
    Path("b.tsv").write_text("In 2011\t\nOne\t2\n", "utf-8")
    assert [row["unit"] for row in run("b.tsv", "--format", "json").rows] == [1]
    assert "2 units; " in run("b.tsv").said


def test_several_files_are_one_report(run: Run) -> None:
    write_units("b.tsv", [pair_unit("One", "2", "en", "zh")])
    ended = run("b.tsv", "a.po")
    assert [line.split(":")[0] for line in ended.lines] == ["b.tsv", "a.po", "a.po", "a.po"]
    assert "4 units; 2 errors" in ended.said


def test_standard_input_says_its_format(run: Run) -> None:
    assert run("-", "--from", "tsv", stdin="One\t2\n").lines == [
        "standard input:1: error [digits] the target has 2"
    ]
    ended = run("-", stdin="One\t2\n")
    assert (ended.code, ended.said) == (
        2,
        "diptych: standard input does not say its format; say it with --from, such as --from tmx\n",
    )


def test_the_languages_of_the_file_are_taken(run: Run) -> None:
    write_units("b.tmx", [pair_unit("Un", "2", "fr", "es")])
    assert len(run("b.tmx").lines) == 1
    ended = run("b.tmx", "-s", "en", "-t", "zh")
    assert (ended.code, ended.out) == (2, "")
    assert ended.said == (
        "diptych: b.tmx: no unit is in both 'en' and 'zh'; say its languages with -s and -t\n"
    )


@pytest.fixture
def memory(run: Run) -> Path:
    path = Path("m.tm").absolute()
    with open_memory(path, create=True) as opened:
        named = replace(pair_unit("Two", "3", "en", "zh"), attributes=(("tuid", "named"),))
        import_units(opened, [pair_unit("One", "2", "en", "zh"), named], "made")
    return path


def test_a_memory_alone_is_checked_itself(memory: Path, run: Run) -> None:
    rows = run("-m", str(memory), "--format", "json").rows
    assert [(row["id"], row["line"], row["unit"]) for row in rows] == [
        ("1", 0, 0), ("named", 0, 1),
    ]  # fmt: skip
    assert run("-m", str(memory)).lines[0] == f"{memory}:1: error [digits] the target has 2"


def test_a_memory_beside_a_file_is_what_the_checks_may_ask(
    memory: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Knowledge] = []

    def look(knowledge: Knowledge) -> Callable[[Pair], Iterator[Found]]:
        asked.append(knowledge)
        return lambda pair: iter(())

    monkeypatch.setattr(qa_fakes, "SHOUT", replace(qa_fakes.SHOUT, look=look))
    run("a.po", "-m", str(memory))
    run("a.po")
    run("-m", str(memory))
    run("a.po", "--no-core")
    assert [knowledge.memory is not None for knowledge in asked] == [True, False, False, False]
    assert [knowledge.core for knowledge in asked] == [core()] * 3 + [()]


def test_glossaries_are_what_the_checks_may_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Knowledge] = []

    def look(knowledge: Knowledge) -> Callable[[Pair], Iterator[Found]]:
        asked.append(knowledge)
        return lambda pair: iter(())

    monkeypatch.setattr(qa_fakes, "SHOUT", replace(qa_fakes.SHOUT, look=look))
    Path("g.csv").write_text("en,zh\nsea,海\n", "utf-8")
    run("a.po", "-g", "g.csv")
    assert [[term.text for term in one.terms] for one in asked[0].concepts] == [["sea", "海"]]


def test_an_encoder_is_loaded_for_checks_that_need_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []

    class Encoder:
        def knows(self, language: str) -> bool:
            return True

    def load_encoder(name: str, **more: object) -> Encoder:
        loaded.append(name)
        return Encoder()

    monkeypatch.setattr(command, "load_encoder", load_encoder)
    register(monkeypatch, ["digits", "needy"])
    Path("b.tsv").write_text(f"{'x' * 70}\t好\n", "utf-8")
    assert run("b.tsv", "--skip", "needy").lines == []
    assert loaded == []
    assert run("b.tsv").lines == ["b.tsv:1: note [needy] 69 off"]
    assert loaded == ["bundled"]


def test_two_documents_are_aligned_first(run: Run) -> None:
    Path("a.en.md").write_text("# Report\n\nIn 2011 we met.\n\nThe sea was calm.\n", "utf-8")
    Path("a.zh.md").write_text("# 报告\n\n\n2012年我们开了会。\n\n海面很平静。\n", "utf-8")
    ended = run("--source", "a.en.md", "--target", "a.zh.md", "--format", "json")
    [row] = ended.rows
    assert (row["file"], row["line"], row["check"]) == ("a.zh.md", 4, "digits")
    assert (row["source"], row["target"]) == ("In 2011 we met.", "2012年我们开了会。")


def test_lines_of_a_masthead_that_both_versions_have_are_left_out(run: Run) -> None:
    for language, name in (("en", "English"), ("zh", "Chinese")):
        page = f"Distr.: General  \n12 January 2029  \n{name}  \nOriginal: English\n\n# 2029\n"
        Path(f"a.{language}.md").write_text(page, "utf-8")
    ended = run("--source", "a.en.md", "--target", "a.zh.md", "--format", "json")
    assert ended.said.splitlines()[-1].startswith("2 units; ")


def test_what_only_one_document_has_is_a_unit_too(run: Run) -> None:
    english = [f"Paragraph {n} speaks of the sea and its {n * 7} ships." for n in range(1, 9)]
    chinese = [f"第{n}段谈到大海及其{n * 7}艘船。" for n in range(1, 9)]
    del chinese[4]
    Path("a.en.txt").write_text("\n\n".join(english), "utf-8")
    Path("a.zh.txt").write_text("\n\n".join(chinese), "utf-8")
    assert run("--source", "a.en.txt", "--target", "a.zh.txt").said.splitlines()[-1].startswith(
        "8 units; "
    )  # fmt: skip


# Settings, what is known.


def test_settings_are_found_above(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("diptych-qa.toml").write_text(
        'skip = ["shout"]\nfail-on = "never"\n[severity]\ndigits = "warning"\n', "utf-8"
    )
    Path("inner").mkdir()
    monkeypatch.chdir("inner")
    ended = run("../a.po", "-v")
    assert ended.lines == ["../a.po:6: warning [digits] the target has 2012"]
    assert ended.code == 0
    assert "diptych-qa.toml: settings" in ended.said
    assert run("../a.po", "--fail-on", "warning").code == 1


def test_settings_that_are_named(run: Run) -> None:
    Path("diptych-qa.toml").write_text('skip = ["shout"]', "utf-8")
    Path("mine.toml").write_text('only = ["shout"]', "utf-8")
    assert len(run("a.po", "--config", "mine.toml").lines) == 2
    assert len(run("a.po", "--config", "mine.toml", "--only", "digits").lines) == 1


def test_a_baseline_leaves_what_is_new(run: Run) -> None:
    ended = run("a.po", "--baseline", "known.json", "--write-baseline")
    assert (ended.code, ended.out) == (0, "")
    assert ended.said == "known.json: 3 findings are known from now on\n"
    ended = run("a.po", "--baseline", "known.json")
    assert (ended.code, ended.out) == (0, "")
    assert "; 3 known before" in ended.said
    text = PO.replace("msgctxt", "# moved\n\nmsgctxt") + '\nmsgid "In 5"\nmsgstr "6"\n'
    Path("a.po").write_text(text, "utf-8")
    assert run("a.po", "--baseline", "known.json").lines == [
        "a.po:19: error [digits] the target has 6"
    ]


def test_names_in_comments_that_no_check_has_are_told(run: Run) -> None:
    Path("a.po").write_text(PO.replace("ignore digits", "ignore digit"), "utf-8")
    assert (
        "a.po:10: 'qa: ignore digit' lets nothing alone: there is no check 'digit'"
        in run("a.po").said.splitlines()
    )


def test_a_check_that_has_nothing_to_go_by_says_so_if_it_was_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qa_fakes, "NEEDY", replace(qa_fakes.NEEDY, needs="memory"))
    register(monkeypatch, ["digits", "needy"])
    told = "needy: says nothing: it needs a translation memory (--memory)"
    assert told in run("a.po", "--only", "needy").said.splitlines()
    assert told not in run("a.po").said.splitlines()


# The checks themselves.


def test_checks_are_listed(run: Run) -> None:
    assert run("--list-checks", "--skip", "twice,far").lines == [
        "check\tusual severity\tgroup\twhat it finds",
        "digits\terror\tentities\tFinds a number of the target that the source has not.",
        "shout\twarning\tpunctuation\tFinds exclamation marks.",
    ]
    rows = run("--list-checks", "--format", "json").rows
    assert [row["check"] for row in rows] == list(qa_fakes.NAMES[:4])


def test_a_check_is_explained(run: Run) -> None:
    assert run("--explain", "digits").out == (
        "digits: Finds a number of the target that the source has not.\n"
        "  severity  usually error; it grows and falls with how sure a finding is\n"
        "  group     entities\n"
        "  example\n"
        "    source  In 2011\n"
        "    target  2012年\n"
        "    finds   the target has 2012\n"
        "  off       --skip digits; one finding: '# qa: ignore digits' in the PO\n"
    )
    [row] = run("--explain", "digits", "--format", "json").rows
    assert row["example"]["message"] == "the target has 2012"


def test_the_command_as_it_is_installed() -> None:
    example = ROOT / "examples"
    ended = diptych(
        "qa", "--source", example / "agenda.en.md", "--target", example / "agenda.zh.md",
        "--format", "json", "--fail-on", "never",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert all(json.loads(line)["severity"] for line in ended.stdout.splitlines())
    assert " units; " in ended.stderr.splitlines()[-1]


def test_targets_in_another_language_than_the_file_says(run: Run) -> None:
    Path("f.po").write_text(PO.replace("Language: zh", "Language: fr"), "utf-8")
    hint = "f.po: the targets look like Chinese, not 'fr'; say it with -t"
    assert [line for line in run("f.po").said.splitlines() if "look like" in line] == [hint]
    assert "look like" not in run("a.po").said
    assert run("f.po", "-q").said == ""


def test_severities_are_called_usual(run: Run) -> None:
    listed = run("--list-checks")
    moves = "it grows and falls with how sure a finding is"
    assert moves in listed.said
    assert f"usually error; {moves}" in run("--explain", "Digits").out
