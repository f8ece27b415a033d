"""`diptych glossary list`, `show`, `add`, `edit`, `remove`, `stats`: a termbase from day to day."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from glossary_runs import Here
from rich.cells import cell_len
from test_cli_tables import lines_of, on_terminal

from cli.main import diptych
from glossaries import Concept, Termbase


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    place = Here(tmp_path, monkeypatch, capsys)
    assert place.run("import", "terms.csv").code == 0
    return place


def concept(here: Here, number: int) -> Concept:
    with Termbase.open(here.folder / "t.termbase") as base:
        return base.concept(number)


def terms(here: Here, number: int) -> list[tuple[str, str, str]]:
    return [(term.language, term.text, term.status) for term in concept(here, number).terms]


# options, numbers of the concepts
LISTS = [
    ([], [1, 2, 3, 4]),
    (["Minutes"], [3, 4]),
    (["计划"], [1]),
    (["--domain", "Meetings"], [3, 4]),
    (["--status", "forbidden"], [4]),
    (["--lacking", "zh"], []),
    (["--lacking", "fr", "--domain", "planning"], [1]),
    (["--kind", "body"], []),
]


@pytest.mark.parametrize(("options", "numbers"), LISTS)
def test_lists(here: Here, options: list[str], numbers: list[int]) -> None:
    ended = here.run("list", *options)
    assert [int(row[0]) for row in ended.rows[1:]] == numbers
    count = f"{len(numbers)} concepts\n".replace("1 concepts", "1 concept")
    assert ended.said == (count if numbers else "nothing found\n")
    assert [one["number"] for one in here.run("list", *options, "--json").objects] == numbers


def test_a_list_has_the_languages_of_the_termbase(here: Here) -> None:
    assert here.run("list", "minutes").out == (
        "number\ten\tzh\tdomain\n"
        "3\tminutes (deprecated)\t会议记录\tmeetings\n"
        "4\tsummary record | meeting minutes (forbidden)\t简要记录\tmeetings\n"
    )
    here.write("fr.csv", "fr,es\nordre du jour,programa\n")
    assert here.run("import", "fr.csv", "-b", "fr.termbase").code == 0
    assert here.run("list", "-b", "fr.termbase").rows[0][1:] == ["es", "fr"]
    assert here.run("list", "-b", "fr.termbase", "-s", "fr").rows[0][1:] == ["fr", "es"]


def test_a_concept_is_shown_by_number_and_by_term(here: Here) -> None:
    by_number, by_term = here.run("show", "4"), here.run("show", "meeting minutes")
    assert by_number.out == by_term.out
    assert "en\tmeeting minutes\tforbidden" in by_number.out
    [told] = here.run("show", "4", "--json", "--history").objects
    assert (told["number"], told["domain"], told["conflicts"]) == (4, "meetings", [])
    assert [one["what"] for one in told["history"]] == ["added"]
    missing = here.run("show", "99")
    assert (missing.code, "there is no concept 99" in missing.said) == (2, True)


def test_add_edit_remove_and_back(here: Here) -> None:
    added = here.run(
        "add", "draft resolution", "决议草案", "--term", "en=draft  text", "--forbid",
        "draft text", "--prefer", "决议草案", "--domain", "documents", "--definition",
        "en=A text that a body is asked to adopt", "--form", "draft text=variant",
    )  # fmt: skip
    assert (added.code, added.said) == (
        0, "t.termbase: concept 5: draft resolution = 决议草案 [documents]\n",
    )  # fmt: skip
    assert concept(here, 5).definitions == (("en", "A text that a body is asked to adopt"),)
    assert concept(here, 5).created
    edited = here.run(
        "edit", "draft resolution", "--term", "zh=决议案文", "--prefer", "决议案文", "--without",
        "draft text", "--domain", "",
    )  # fmt: skip
    assert edited.code == 0
    assert terms(here, 5) == [
        ("en", "draft resolution", ""),
        ("zh", "决议草案", "admitted"),
        ("zh", "决议案文", "preferred"),
    ]
    assert (concept(here, 5).domain, bool(concept(here, 5).changed)) == ("", True)
    removed = here.run("remove", "5", "4")
    assert removed.said.endswith("'diptych glossary remove --undo 5 4' brings back\n")
    assert [row[0] for row in here.run("list").rows[1:]] == ["1", "2", "3"]
    back = here.run("remove", "--undo", "5", "4", "--json")
    assert [one["number"] for one in back.objects] == [6, 7]
    assert terms(here, 6)[0] == ("en", "draft resolution", "")
    again = here.run("remove", "--undo", "5")
    assert (again.code, "is there again" in again.said) == (2, True)


def test_what_is_there_is_not_added_again_but_where_it_is_meant(here: Here) -> None:
    refused = here.run("add", "Plan of Action", "行动纲领")
    assert refused.code == 2
    assert "1: plan of action = 行动计划 [planning]" in refused.said
    assert here.run("add", "Plan of Action", "行动纲领", "--anew", "-q").said == ""
    several = here.run("edit", "plan of action", "--note", "x")
    assert (several.code, "in several concepts; name a number" in several.said) == (2, True)
    assert "\n  5: Plan of Action = 行动纲领" in several.said


def test_other_languages(here: Here) -> None:
    assert here.run("add", "ordre du jour", "议程", "-s", "fr", "-t", "zh-CN").code == 0
    assert [term[0] for term in terms(here, 5)] == ["fr", "zh-CN"]


# what is typed, what is said
REFUSED = [
    (["edit", "1"], "Say what to change."),
    (["edit", "1", "--term", "plan"], "'plan' is no LANG=TEXT."),
    (["edit", "1", "--term", "klingonese=plan"], "'klingonese' is not a language"),
    (["edit", "1", "--prefer", "plan"], "no term 'plan'; it has plan of action, 行动计划"),
    (["edit", "1", "--form", "plan of action=long"], "is no TERM=FORM; forms are full"),
    (["edit", "no such", "--note", "x"], "There is no term 'no such'"),
    (
        ["edit", "2", "--without", "early warning system", "--without", "预警系统"],
        "A concept has one term at least.",
    ),
    (["remove", "1", "99"], "there is no concept 99"),
    (["remove", "--undo", "1"], "concept 1 was not removed"),
    (["remove", "minutes"], "'minutes' is not a valid integer range"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_done_changes_nothing(here: Here, words: list[str], said: str) -> None:
    before = here.run("export", "-", "--to", "jsonl", "-q").out
    ended = here.run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.said
    assert here.run("export", "-", "--to", "jsonl", "-q").out == before


def test_figures(here: Here) -> None:
    [told] = here.run("stats", "--json").objects
    assert (told["concepts"], told["terms"]) == (4, 10)
    assert told["languages"][0] == {"language": "en", "terms": 5, "concepts": 4}
    rows = here.run("stats").rows
    assert ["concepts", "4"] in rows
    assert ["meetings", "2"] in rows


def test_what_is_not_sound_is_told_and_mended(here: Here) -> None:
    assert here.run("stats", "--check").code == 0
    with closing(sqlite3.connect(here.folder / "t.termbase")) as connection, connection:
        connection.execute("UPDATE term SET key = key + 1 WHERE text = 'minutes'")
    checked = here.run("stats", "--check")
    assert checked.code == 1
    assert (
        "terms are found by their keys: the term 'minutes' of concept 3 is not found; mend it: "
        "make the keys anew: diptych glossary stats --rekey"
    ) in checked.out
    mended = here.run("stats", "--rekey", "--check")
    assert (mended.code, mended.said) == (0, "t.termbase: 1 key made anew\n")


def test_without_a_termbase_there_is_nothing_to_show(here: Here) -> None:
    ended = here.run("list", "-b", "none.termbase")
    assert (ended.code, ended.said[:24]) == (2, "diptych: none.termbase: ")
    assert not (here.folder / "none.termbase").exists()


def test_figures_fit_80_columns(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    here.write("a glossary with a long name 2026.csv", "en,zh\nagenda,议程\n")
    here.run("import", "a glossary with a long name 2026.csv")
    with monkeypatch.context() as patched:
        terminal = on_terminal(patched, 80)
        diptych.main(["glossary", "stats"], standalone_mode=False)
    shown = lines_of(terminal)
    assert max(map(cell_len, shown)) <= 80
    assert re.search(r"^terms\.csv +\d{4}-\d\d-\d\d \d\d:\d\d ", "\n".join(shown), re.MULTILINE)
    assert "…" not in "".join(shown[-4:])
