"""`diptych glossary import`, `export` and `validate`: what goes in, comes out, and is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
from glossary_runs import Here

from cli import glossary
from cli.main import diptych
from glossaries import Termbase
from glossaries.exchange import read_concepts
from glossaries.validation.rules import RULES

COLUMNS = "terms.csv: columns 'English' -> en, 'Chinese' -> zh\n"


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    return Here(tmp_path, monkeypatch, capsys)


@pytest.fixture
def filled(here: Here) -> Here:
    assert here.run("import", "terms.csv").code == 0
    return here


def size(here: Here) -> int:
    with Termbase.open(here.folder / "t.termbase") as base:
        return len(base)


def test_a_file_twice_and_one_that_adds_to_it(here: Here) -> None:
    rows = [
        "en,zh,note",
        "plan of action,行动计划,of the Secretariat",
        "early warning system,预警系统,",
    ]
    here.write("more.csv", "\n".join([*rows, "agenda,议程,", " , ,nothing", ""]))
    ended = here.run("import", "terms.csv", "terms.csv", "more.csv")
    assert (ended.code, ended.out) == (0, "")
    assert [line for line in ended.said.splitlines() if "columns" not in line] == [
        "t.termbase: a new termbase",
        "terms.csv: 4 concepts read, 4 added, 0 completed, 0 already there, 0 rejected",
        "terms.csv: 4 concepts read, 0 added, 0 completed, 4 already there, 0 rejected",
        "more.csv: 4 concepts read, 1 added, 1 completed, 1 already there, 1 rejected (no term)",
    ]
    assert COLUMNS in ended.said


def test_disagreements_are_told_and_listed_until_they_are_settled(filled: Here) -> None:
    filled.write("old.csv", "en,zh,Domain,Status (en)\nsummary record,简要记录,meetings,admitted\n")
    [told] = filled.run("import", "old.csv", "--json").objects
    [conflict] = told.pop("conflicts")
    assert told == {
        "file": "old.csv", "read": 1, "added": 0, "completed": 0, "known": 1, "rejected": 0,
    }  # fmt: skip
    assert {key: conflict[key] for key in ("concept", "what", "term", "kept", "said")} == {
        "concept": 4, "what": "status", "term": "summary record", "kept": "preferred",
        "said": "admitted",
    }  # fmt: skip
    line = (
        "concept 4: the status of 'summary record' (en) stays 'preferred', the file says 'admitted'"
    )
    assert f"old.csv: {line}\n" in filled.run("import", "old.csv").said
    assert line in filled.run("stats", "--conflicts").out
    assert line in filled.run("show", "4").said
    assert filled.run("edit", "4", "--note", "").code == 0
    assert filled.run("stats", "--conflicts").out == ""


def test_a_broken_file_brings_nothing_and_the_others_come_in(here: Here) -> None:
    here.write("bad.jsonl", '{"terms": [{"language": "en", "text": "a"}]}\n{no json\n')
    ended = here.run("import", "bad.jsonl", "terms.csv", "none.tbx", "--json")
    assert ended.code == 2
    assert "diptych: bad.jsonl:2: not JSON" in ended.said
    assert "diptych: none.tbx: no such file" in ended.said
    errors = [one for one in ended.objects if "error" in one]
    assert {one["file"] for one in errors} == {"bad.jsonl", "none.tbx"}
    assert size(here) == 4


def test_nothing_is_made_for_files_that_are_not_there(here: Here) -> None:
    assert here.run("import", "none.tbx").code == 2
    assert not (here.folder / "t.termbase").exists()


def test_columns_and_languages_are_said(here: Here) -> None:
    here.write("odd.csv", "a,b,c\nordre du jour,agenda,议程\nséance,meeting,会议\n")
    ended = here.run(
        "import", "odd.csv", "--source-column", "b", "--target-column", "1", "-s", "en", "-t", "fr"
    )
    assert ended.code == 0
    assert here.run("list", "agenda").rows[1][1:3] == ["agenda", "ordre du jour"]


def test_standard_input(here: Here) -> None:
    ended = here.run("import", "-", "--from", "tsv", stdin="en\tzh\nagenda\t议程\n")
    assert ended.said.endswith(
        "standard input: 1 concept read, 1 added, 0 completed, 0 already there, 0 rejected\n"
    )
    assert "say one of .tbx" in here.run("import", "-").said


OUTPUTS: list[tuple[str, list[str]]] = [
    ("a.tbx", []),
    ("b.tbx", ["--tbx-style", "dct"]),
    ("c.tbx", ["--tbx-version", "2"]),
    ("d.csv", []),
    ("e.tsv", []),
    ("f.xlsx", []),
    ("g.jsonl", []),
]


@pytest.mark.parametrize(("name", "options"), OUTPUTS)
def test_what_is_exported_is_known_when_it_is_imported(
    filled: Here, name: str, options: list[str]
) -> None:
    ended = filled.run("export", name, *options)
    assert (ended.code, ended.said) == (0, f"{name}: 4 concepts\n")
    before = list(read_concepts(filled.folder / "t.termbase"))
    texts = [{(term.language, term.text) for term in concept.terms} for concept in before]
    written = read_concepts(filled.folder / name)
    assert [{(term.language, term.text) for term in one.terms} for one in written] == texts
    ended = filled.run("import", name, "--json")
    assert (ended.objects[0]["added"], ended.objects[0]["conflicts"]) == (0, [])


def test_omegat_gets_pairs_that_may_be_used(filled: Here) -> None:
    ended = filled.run("export", "g.utf8", "-s", "zh", "-t", "en")
    assert ended.said == "g.utf8: 3 concepts; 1 left out: no term in en that may be used\n"
    rows = [line.split("\t")[:2] for line in filled.read("g.utf8").splitlines()[1:]]
    assert rows == [
        ["行动计划", "plan of action"],
        ["行动方案", "plan of action"],
        ["预警系统", "early warning system"],
        ["简要记录", "summary record"],
    ]


def test_layouts_of_tools(filled: Here) -> None:
    assert filled.run("export", "-", "--to", "csv", "--layout", "trados").out.startswith(
        "\ufeffEnglish,"
    )
    assert "Term_Info" in filled.run("export", "-", "--to", "csv", "--layout", "memoq").out


def test_only_some_are_exported(here: Here) -> None:
    here.write("many.csv", "en,zh,fr,domain\nagenda,议程,ordre du jour,a\nstaff,,personnel,b\n")
    told = ["export", "-", "--to", "jsonl", "-g", "many.csv"]
    ended = here.run(*told, "-s", "en", "-t", "zh")
    assert ended.said == "standard output: 1 concept; 1 left out: no term in zh\n"
    assert [term["language"] for term in ended.objects[0]["terms"]] == ["en", "zh"]
    ended = here.run(*told, "--domain", "B")
    assert ended.said == "standard output: 1 concept; 1 left out: of another domain\n"
    assert ended.objects[0]["terms"][0]["text"] == "staff"


def test_the_core_glossary_is_exported(here: Here) -> None:
    ended = here.run("export", "core.jsonl", "--core", "--json")
    assert ended.code == 0
    assert ended.objects[0]["written"] > 100
    first = json.loads(here.read("core.jsonl").splitlines()[0])
    named = here.run("export", "core.jsonl", "--core", "-b", "none.termbase")
    assert (named.code, "there is no termbase here" in named.said) == (2, True)
    assert {"en", "zh", "fr", "es", "ru", "ar"} == {one["language"] for one in first["terms"]}


# what is typed, what is said
REFUSED = [
    (["export", "a.tbx"], "t.termbase: there is no termbase here; make one with"),
    (["export", "a.docx", "-g", "terms.csv"], "the suffix '.docx' names no format"),
    (["export", "-", "-g", "terms.csv"], "the format of standard input or output is not said"),
    (["export", "-", "-g", "terms.csv", "--json", "--to", "tbx"], "--json has no place"),
    (["export", "a.tbx", "-g", "none.csv"], "none.csv: no such file"),
    (["export", "a.tbx", "-g", "terms.csv", "--tbx-version", "2", "--tbx-style", "dct"],
     "TBX 2 has no style 'dct'"),
    (["export", "none/a.tbx", "-g", "terms.csv"], "none/a.tbx: no such file or directory"),
    (["validate"], "There is no termbase: name a glossary."),
    (["validate", "terms.csv", "--only", "sense"], "'sense' is no rule; name one of empty"),
    (["validate", "none.tbx"], "none.tbx: no such file"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_done_is_refused(here: Here, words: list[str], said: str) -> None:
    ended = here.run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.said
    assert not (here.folder / "a.tbx").exists()


WRONG = """\
en,zh
agenda,议程
agenda,日程
staff (all,工作人员
minutes ,会议记录
budget,
"""


def test_findings_are_rows_and_errors_end_with_1(here: Here) -> None:
    here.write("wrong.csv", WRONG)
    ended = here.run("validate", "wrong.csv", "terms.csv")
    assert ended.code == 1
    shape = re.compile(r"wrong\.csv:(\d+): (error|warning) \[([a-z-]+)\] \S.*")
    found = [match.groups() for line in ended.out.splitlines() if (match := shape.fullmatch(line))]
    assert len(found) == len(ended.out.splitlines())
    assert {("4", "error", "brackets"), ("5", "warning", "spaces"), ("6", "error", "empty")} <= set(
        found
    )
    assert ("3", "contradiction") in {(line, rule) for line, _, rule in found}
    errors = sum(severity == "error" for _, severity, _ in found)
    warnings = len(found) - errors
    assert f"wrong.csv: 5 concepts, {errors} errors, {warnings} warnings; -v tells" in ended.said
    assert "terms.csv: 4 concepts, 0 errors, " in ended.said


def test_rules_are_chosen_and_remedies_told(here: Here) -> None:
    here.write("wrong.csv", WRONG)
    only = here.run("validate", "wrong.csv", "--only", "spaces", "-v")
    assert (only.code, only.out) == (
        0,
        "wrong.csv:5: warning [spaces] 'minutes ' has spaces at its edge; take them out: lookup "
        "and other tools compare every character\n",
    )
    rest = here.run("validate", "wrong.csv", "--skip", "brackets", "--skip", "empty", "--json")
    assert rest.code == 0
    assert rest.objects[0].keys() == {
        "file", "line", "id", "severity", "rule", "term", "message", "remedy",
    }  # fmt: skip


def test_the_termbase_is_validated_by_the_numbers_of_its_concepts(here: Here) -> None:
    here.write("wrong.csv", WRONG)
    here.run("import", "wrong.csv")
    ended = here.run("validate", "--only", "brackets")
    assert ended.out.startswith("t.termbase:3: error [brackets] 'staff (all'")


def test_rules_are_listed(here: Here) -> None:
    assert [row[0] for row in here.run("validate", "--list-rules").rows] == ["rule", *RULES]
    listed = here.run("validate", "--list-rules", "--json").objects
    assert [one["rule"] for one in listed] == list(RULES)


def test_a_term_with_a_control_in_it_does_not_break_its_row(here: Here) -> None:
    concept = {
        "terms": [{"language": "en", "text": "a\tb\u2028c"}, {"language": "zh", "text": "一"}]
    }
    here.write("odd.jsonl", json.dumps(concept) + "\n")
    ended = here.run("validate", "odd.jsonl", "--only", "spaces")
    assert len(ended.out.splitlines()) == 1
    assert "'a\\x09b\\x2028c'" in ended.out


# command, option or argument, a suffix that is offered, one that is not
OFFERED = [
    ("lookup", "files", ".termbase", ".po"),
    ("annotate", "file", ".docx", ".tbx"),
    ("import", "files", ".tbx", ".po"),
    ("export", "output", ".utf8", ".termbase"),
    ("validate", "files", ".jsonl", ".docx"),
    ("list", "termbase", ".termbase", ".tbx"),
]


@pytest.mark.parametrize(("name", "parameter", "offered", "other"), OFFERED)
def test_files_are_offered_by_suffix(name: str, parameter: str, offered: str, other: str) -> None:
    context = click.Context(diptych)
    command = glossary.command.get_command(context, name)
    assert command is not None
    [wanted] = [one for one in command.params if one.name == parameter]
    [item] = wanted.shell_complete(context, "")
    assert offered in item.value.split()
    assert other not in item.value.split()


def test_rules_are_offered() -> None:
    command = glossary.command.get_command(click.Context(diptych), "validate")
    assert command is not None
    [only] = [one for one in command.params if one.name == "only"]
    offered = only.shell_complete(click.Context(diptych), "sp")
    assert [item.value for item in offered] == ["spaces"]


def test_an_interrupted_file_brings_nothing(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    assert here.run("import", "terms.csv").code == 0
    monkeypatch.setattr(Termbase, "merge", stopped)
    ended = here.run("import", "terms.csv")
    assert (ended.code, ended.said.splitlines()[-1]) == (
        130,
        "diptych: interrupted at terms.csv; nothing of it was taken",
    )
    assert size(here) == 4


@pytest.mark.parametrize("output", ["terms.csv", "link.csv"])
def test_a_glossary_is_never_written_over_itself(here: Here, output: str) -> None:
    (here.folder / "link.csv").symlink_to("terms.csv")
    before = here.read("terms.csv")
    ended = here.run("export", "-g", "terms.csv", output)
    assert (ended.code, here.read("terms.csv")) == (2, before)
    assert ended.said == f"diptych: {output}: is the input; name another file to write\n"


def test_what_was_no_xml_and_mended_is_told_with_its_line(here: Here) -> None:
    here.run("export", "-g", "terms.csv", "a.tbx")
    lines = here.read("a.tbx").split("\n")
    at = next(n for n, line in enumerate(lines) if "early warning system" in line)
    lines[at] = lines[at].replace("early warning", "early & warning &")
    here.write("a.tbx", "\n".join(lines))
    told = (
        f"a.tbx: line {at + 1}: not well-formed XML: a bare '&', and 1 more; "
        "read as if it were mended\n"
    )
    assert told in here.run("validate", "a.tbx").said
    assert told in here.run("import", "a.tbx").said
