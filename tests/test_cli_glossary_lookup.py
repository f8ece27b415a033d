"""`diptych glossary lookup`: what is found, how it is shown, and where it is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from glossary_runs import Here
from memory_files import made_memory
from test_cli_tables import lines_of, on_terminal

from tmx import pair_unit


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    return Here(tmp_path, monkeypatch, capsys)


# what is typed, rows, what is said
ANSWERS: list[tuple[list[str], list[list[str]], str]] = [
    (
        ["Plans of action"],
        [["inflected", "plan of action", "行动计划 | 行动方案", "planning", "", "terms.csv:2"]],
        "",
    ),
    (
        ["行动方案"],
        [["exact", "行动方案", "plan of action", "planning", "", "terms.csv:2"]],
        "",
    ),
    (
        ["meeting minutes", "-n", "1"],
        [["exact", "meeting minutes (forbidden: say summary record)", "简要记录", "meetings", "",
          "terms.csv:5"]],
        "",
    ),
    (
        ["会议记录", "-n", "1"],
        [["exact", "会议记录", "minutes (deprecated)", "meetings", "", "terms.csv:4"]],
        "",
    ),
    (
        ["erly warning system"],
        [["near 97", "early warning system", "预警系统", "disasters", "Not early alarm",
          "terms.csv:3"]],
        "no term 'erly warning system'; near it: early warning system\n",
    ),
    (["zebra"], [], "nothing found: zebra\n"),
    (["zebra", "-q"], [], ""),
    (["  "], [], "there is no term to look up\n"),
    (["plan of action", "-s", "zh"], [], "nothing found: plan of action\n"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "rows", "said"), ANSWERS)
def test_answers(here: Here, words: list[str], rows: list[list[str]], said: str) -> None:
    ended = here.own("lookup", *words)
    assert (ended.code, ended.rows, ended.said) == (0, rows, said)


def test_several_terms_are_named_in_their_rows(here: Here) -> None:
    asked = here.own("lookup", "minutes", "-", "-n", "1", stdin="预警系统\n\nplan of action\n")
    assert [row[:3] for row in asked.rows] == [
        ["minutes", "exact", "minutes (deprecated)"],
        ["预警系统", "exact", "预警系统"],
        ["plan of action", "exact", "plan of action"],
    ]


def test_for_programs_an_object_a_question(here: Here) -> None:
    ended = here.own("lookup", "-", "--json", stdin="meeting minutes\n\nzebra\n")
    found, blank, nothing = ended.objects
    assert blank == {"text": "", "matches": []}
    assert nothing == {"text": "zebra", "matches": []}
    [first, *_] = found["matches"]
    concept = first.pop("concept")
    assert [term["text"] for term in concept["terms"]] == [
        "summary record",
        "meeting minutes",
        "简要记录",
    ]
    assert first == {
        "how": "exact",
        "score": 100,
        "reason": "exactly this term; forbidden: say summary record",
        "term": "meeting minutes",
        "language": "en",
        "status": "forbidden",
        "span": [0, 15],
        "asked": [0, 15],
        "instead": "summary record",
        "translations": [{"term": "简要记录", "language": "zh", "status": ""}],
        "glossary": "terms.csv",
        "line": 5,
        "examples": [],
    }


def test_the_core_glossary_is_looked_into_unless_it_is_not_wanted(here: Here) -> None:
    assert here.run("lookup", "Security Council", "-n", "1").rows == [
        ["exact", "Security Council", "安全理事会 | 安理会 | 联合国安全理事会 | 联合国安理会",
         "principal organs", "", "core"]
    ]  # fmt: skip
    ended = here.run("lookup", "Security Council", "--no-core")
    assert ended.code == 2
    assert "There is no termbase: name a glossary with -g" in ended.said


def test_directions(here: Here) -> None:
    def found(*options: str) -> list[str]:
        return here.run("lookup", "Conseil de sécurité", "-n", "1", *options).rows[0][1:3]

    assert found("-s", "fr", "-t", "es") == [
        "Conseil de sécurité",
        "Consejo de Seguridad | Consejo de Seguridad de las Naciones Unidas",
    ]
    assert found("-s", "fr")[1].startswith("安全理事会")
    assert found()[1].startswith("zh: 安全理事会 | 安理会")
    assert "en: Security Council" in found()[1]
    same = here.run("lookup", "x", "-s", "zh", "-t", "zh-Hans")
    assert (same.code, "are the same language" in same.said) == (2, True)


def test_the_users_termbase_comes_before_the_core_glossary(here: Here) -> None:
    here.write("own.csv", "en,zh\nSecurity Council,安理会\n")
    assert here.run("import", "own.csv").code == 0
    found = here.run("lookup", "Security Council", "-n", "2").rows
    assert [row[-1] for row in found] == ["t.termbase:1", "core"]


@pytest.fixture
def with_memory(here: Here) -> Here:
    units = [
        pair_unit("The plan of action was adopted.", "行动计划获得通过。", "en", "zh",
                  props=[("x-document", "E/2030/7")]),
        pair_unit("Plan of action: progress.", "行动计划：进展。", "en", "zh"),
    ]  # fmt: skip
    made_memory(here.folder / "m.tm", units)
    return here


def test_examples(with_memory: Here) -> None:
    run = with_memory.own
    plain = run("lookup", "plan of action")
    assert [row[0] for row in plain.rows] == ["exact"]
    asked = run("lookup", "plan of action", "--examples", "5")
    assert asked.rows[1:] == [
        ["example", "Plan of action: progress.", "行动计划：进展。", ""],
        ["example", "The plan of action was adopted.", "行动计划获得通过。", "E/2030/7"],
    ]
    [found] = run("lookup", "行动计划", "--json").objects
    assert found["matches"][0]["examples"][1] == {
        "language": "zh",
        "text": "行动计划获得通过。",
        "spans": [[0, 4]],
        "target_language": "en",
        "target": "The plan of action was adopted.",
        "document": "E/2030/7",
        "times": 1,
    }
    assert run("lookup", "行动计划", "--json", "--examples", "0").objects[0]["matches"][0][
        "examples"
    ] == []  # fmt: skip
    missing = run("lookup", "agenda", "--memory", "none.tm")
    assert (missing.code, missing.said[:17]) == (2, "diptych: none.tm:")


def test_on_a_terminal_a_table_fits(with_memory: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    from cli.glossary.asking import Asker, Question

    opened = Asker.opened(
        ["terms.csv"], Question(), core=False, memory=None, as_json=False, quiet=True
    )
    with opened as asker:
        terminal = on_terminal(monkeypatch, 80)
        asker.answer("early warning systems")
        asker.answer("plan of action")
        asker.answer("zebra", several=True)
        lines = lines_of(terminal)
    assert lines[0].split() == ["term", "translations", "found", "domain", "note", "from"]
    assert {"early", "预警系统", "inflected", "disasters"} <= set(lines[1].split())
    assert "E/2030/7" in lines
    assert all(len(line) <= 80 for line in lines)


def test_what_comes_from_files_moves_no_cursor(here: Here) -> None:
    here.write("odd.csv", 'en,zh\n"red\x1b[2J tape",一\n')
    ended = here.run("lookup", "redd tape", "\x1b[2J", "-g", "odd.csv", "--no-core")
    assert "\x1b" not in ended.out + ended.said
    assert here.run("import", "odd.csv").code == 0
    assert "\x1b" not in here.run("remove", "1").said


# what is typed, what is said
REFUSED = [
    (["lookup", "x", "-g", "none.tbx"], "none.tbx: no such file"),
    (["lookup", "x", "-g", "text.docx"], "the suffix '.docx' names no format"),
    (["lookup", "x", "-s", "klingonese"], "'klingonese' is not a language"),
    (["lookup"], "Missing argument 'TERM...'"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_asked_is_refused(here: Here, words: list[str], said: str) -> None:
    ended = here.run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.said


def test_a_termbase_that_the_environment_names_and_is_not_there_is_told(here: Here) -> None:
    here.write("a.txt", "The agenda.\n")
    for words in (["lookup", "Security Council"], ["annotate", "a.txt"]):
        said = here.run(*words).said.splitlines()
        assert said[0] == "DIPTYCH_TERMBASE names t.termbase, which is not there"
    assert "DIPTYCH" not in here.own("lookup", "agenda").said
    here.run("import", "terms.csv")
    assert here.run("lookup", "Security Council").said == ""


def test_translations_in_traditional_characters_are_converted_and_marked(here: Here) -> None:
    ended = here.own("lookup", "early warning system", "-t", "zh-Hant")
    assert ended.rows[0][1:3] == ["early warning system", "預警系統 (converted)"]
    assert here.own("lookup", "early warning system", "-t", "zh-Hans").rows[0][2] == "预警系统"
    [told] = here.own("lookup", "minutes", "-t", "zh-TW", "--json").objects
    assert told["matches"][0]["translations"] == [
        {"term": "會議記錄", "language": "zh-TW", "status": "", "converted_from": "会议记录"}
    ]
    here.write("both.csv", "en,zh-Hans,zh-Hant\ncomputer,计算机,電腦\n")
    words = ("-g", "both.csv", "--no-core", "computer")
    assert here.run("lookup", *words, "-t", "zh-Hant").rows[0][2] == "電腦"
    assert here.run("lookup", *words, "-t", "zh-Hans").rows[0][2] == "计算机"
