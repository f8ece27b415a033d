"""`diptych glossary extract`: terms of files of units, in files and on standard output."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from extraction_corpora import FERRIES, ORCHARDS, units
from glossary_runs import Here

from cli.glossary.extract import EXAMPLE
from glossaries.exchange import read_concepts
from glossaries.extraction.output import COLUMNS
from tmx import write_units
from tmx.memory import import_units, open_memory

GLOSSARY = (
    "en,zh\npassenger list,旅客名单\nwarning buoy,警示浮标\nCommittee on Ferry Traffic,渡委会\n"
)


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    place = Here(tmp_path, monkeypatch, capsys)
    write_units("a.tmx", units(FERRIES), source_language="en", target_language="zh")
    place.write("known.csv", GLOSSARY)
    return place


def _masked(said: str) -> str:
    return re.sub(r"[0-9]+\.[0-9] s$", "N s", said, flags=re.MULTILINE)


def _table(text: str) -> list[dict[str, str]]:
    lines = [line.split("\t") for line in text.splitlines()]
    assert lines[0] == list(COLUMNS)
    assert {len(line) for line in lines} == {len(COLUMNS)}
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines[1:]]


def test_tsv_on_standard_output(here: Here) -> None:
    ended = here.run("extract", "a.tmx")
    assert ended.code == 0
    rows = {row["source"]: row for row in _table(ended.out)}
    committee = rows["Committee on Ferry Traffic"]
    assert (committee["example-source"], committee["example-target"]) in FERRIES
    assert float(committee["score"]) > 0.9
    assert committee == committee | {
        "source": "Committee on Ferry Traffic",
        "target": "渡船交通委员会",
        "kind": "body",
        "frequency": "6",
        "standing": "new",
        "abbreviation": "",
        "target-abbreviation": "",
        "source-variants": "",
        "target-variants": "",
        "references": "",
        "units": "1 2 3 4 5 6",
        "in-glossary": "",
    }
    assert rows["warning buoy"]["units"] == "22 23 24 25 26 27"
    assert here.run("extract", "a.tmx", "-o", "-").out == ended.out


def test_what_was_found_is_summed_up(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "--min-score", "0.9")
    kinds = [row["kind"] for row in _table(ended.out)]
    assert _masked(ended.said) == (
        f"60 units: {kinds.count('body')} bodies, 1 title of a resolution, 1 title of a document, "
        f"2 symbols, {kinds.count('phrase')} terms; N s\n"
    )
    assert kinds.count("body") == 3


def test_quiet_says_nothing(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "-q")
    assert ended.said == ""
    assert ended.out != ""


def test_the_suffix_chooses_the_format(here: Here) -> None:
    names = ["t.tsv", "t.csv", "t.jsonl", "t.tbx", "t.utf8", "t.xlsx"]
    ended = here.run("extract", "a.tmx", *(word for name in names for word in ("-o", name)))
    assert (ended.code, ended.out) == (0, "")
    rows = _table(here.read("t.tsv"))
    for name in names:
        pairs = {
            (ours.text, theirs.text)
            for one in read_concepts(name, source_language="en", target_language="zh")
            for ours in one.terms_in("en")[:1]
            for theirs in one.terms_in("zh")[:1]
        }
        assert ("Convention on the Safety of Ferries", "渡船安全公约") in pairs, name
    objects = [json.loads(line) for line in here.read("t.jsonl").splitlines()]
    assert [one["source"] for one in objects] == [row["source"] for row in rows]
    assert [one["score"] for one in objects] == [float(row["score"]) for row in rows]


def test_files_and_standard_output(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "-o", "t.tsv", "-o", "-")
    assert ended.out == here.read("t.tsv") != ""


def test_tbx_as_others_read_it(here: Here) -> None:
    here.run("extract", "a.tmx", "-o", "t.tbx", "--tbx-version", "2")
    assert "<martif" in here.read("t.tbx")
    assert here.run("extract", "a.tmx", "-o", "u.tbx", "--tbx-style", "dct").code == 0
    assert 'style="dct"' in here.read("u.tbx")


def test_conflicts_come_first_and_what_is_known_is_left_out(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "-g", "known.csv", "--kind", "phrase", "--kind", "body")
    rows = _table(ended.out)
    assert [(row["source"], row["standing"], row["in-glossary"]) for row in rows[:2]] == [
        ("Committee on Ferry Traffic", "conflict", "渡委会"),
        ("passenger list", "conflict", "旅客名单"),
    ]
    assert {row["standing"] for row in rows[2:]} == {"new"}
    assert "warning buoy" not in {row["source"] for row in rows}
    assert re.fullmatch(
        r"60 units: \d+ bodies, \d+ terms; 2 not as in the glossary \(first\); "
        r"1 in the glossary already \(left out; --known lists them\); N s\n",
        _masked(ended.said),
    )


def test_what_is_known_is_listed_last_if_asked(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "-g", "known.csv", "--known", "--kind", "phrase")
    last = _table(ended.out)[-1]
    assert (last["source"], last["standing"]) == ("warning buoy", "known")
    assert "; 1 in the glossary already; N s" in _masked(ended.said)


def test_what_is_known_is_counted_of_the_kinds_that_are_asked_for(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "-g", "known.csv", "--kind", "symbol")
    assert _masked(ended.said) == "60 units: 2 symbols; N s\n"


def test_the_users_termbase_is_asked_where_no_glossary_is_named(here: Here) -> None:
    assert here.run("import", "known.csv", "-s", "en", "-t", "zh").code == 0
    ended = here.run("extract", "a.tmx")
    assert [row["source"] for row in _table(ended.out)[:2]] == [
        "Committee on Ferry Traffic", "passenger list",
    ]  # fmt: skip


def test_only_some_kinds(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "--kind", "symbol", "--kind", "resolution-title")
    assert [row["source"] for row in _table(ended.out)] == [
        "Protection of mountain lakes", "A/76/901", "resolution 71/412",
    ]  # fmt: skip


def test_only_what_is_probable_and_frequent(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "--min-score", "0.8", "--min-frequency", "5")
    rows = _table(ended.out)
    assert {row["source"] for row in rows} >= {"warning buoy", "water level"}
    assert all(float(row["score"]) >= 0.8 and int(row["frequency"]) >= 5 for row in rows)


def test_without_the_core_glossary(here: Here) -> None:
    with_core, without = (
        {
            row["source"]
            for row in _table(here.run("extract", "a.tmx", "--min-score", "0.9", *more).out)
        }
        for more in ([], ["--no-core"])
    )
    assert "Secretary-General" in with_core - without
    assert "Committee on Ferry Traffic" in without


def test_units_of_a_memory(here: Here) -> None:
    with open_memory("m.tm", create=True) as memory:
        import_units(memory, units(FERRIES), "a.tmx")
    ended = here.run("extract", "--memory", "m.tm")
    assert _table(ended.out) == _table(here.run("extract", "a.tmx").out)
    both = here.run("extract", "a.tmx", "-m", "m.tm")
    assert both.said.startswith("120 units: ")
    assert _table(both.out) == _table(ended.out)


def test_other_languages(here: Here) -> None:
    here.write("b.tsv", "".join(f"{ours}\t{theirs}\n" for ours, theirs in ORCHARDS))
    ended = here.run("extract", "b.tsv", "-s", "fr", "-t", "eu", "--no-core")
    assert [row["source"] for row in _table(ended.out)[:2]] == [
        "pressoir mobile", "verger communal",
    ]  # fmt: skip
    assert ended.said.splitlines()[0] == (
        "the encoder 'bundled' knows no fr nor eu: only terms that come back are found well"
    )


def test_units_without_terms(here: Here) -> None:
    here.write("c.tsv", "the\t的\n")
    ended = here.run("extract", "c.tsv")
    assert _table(ended.out) == []
    assert _masked(ended.said) == "1 unit: nothing found; N s\n"


# what is typed, what is said, and how often
REFUSED = [
    (["extract"], "Name files of units, or a memory with --memory."),
    (["extract", "none.tmx", "-o", "t.tsv"], "none.tmx: no such file"),
    (["extract", "bad.tmx", "-o", "t.tsv"], "bad.tmx"),
    (["extract", "a.tmx", "-o", "t.tsv", "-o", "t.docx"],
     "t.docx: the suffix '.docx' names no format; use one of "),
    (["extract", "a.tmx", "-o", "none/t.tsv"], "no such file or directory"),
    (["extract", "a.tmx", "-g", "none.csv", "-o", "t.tsv"], "none.csv: no such file"),
    (["extract", "-m", "none.tm", "-o", "t.tsv"], "none.tm: "),
    (["extract", "a.tmx", "-s", "en", "-t", "en-GB"], "the same language"),
    (["extract", "a.tmx", "-s", "klingonish"], "klingonish"),
    (["extract", "a.tmx", "-g", "own.tsv", "-o", "own.tsv"], "own.tsv: is the input"),
    (["extract", "a.tmx", "--min-score", "2"], "--min-score"),
    (["extract", "a.tmx", "--kind", "bird"], "--kind"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=[" ".join(one[0]) for one in REFUSED])
def test_what_cannot_be_done_is_refused(here: Here, words: list[str], said: str) -> None:
    here.write("bad.tmx", "<tmx><body><tu>")
    before = sorted(path.name for path in here.folder.iterdir())
    ended = here.run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.said
    told = [line for line in ended.said.splitlines() if not line.startswith(("Usage:", "Try "))]
    assert len([line for line in told if line]) == 1
    assert sorted(path.name for path in here.folder.iterdir()) == before


def test_units_of_other_languages_are_refused_and_theirs_told(here: Here) -> None:
    ended = here.run("extract", "a.tmx", "-s", "fr", "-t", "de", "-o", "t.tsv")
    assert ended.code == 2
    assert ended.said.splitlines()[-1] == (
        "diptych: no unit has a text in 'fr'; the units are in en, zh: say so with -s and -t"
    )
    assert not (here.folder / "t.tsv").exists()


def test_a_file_that_is_there_stays_where_nothing_can_be_written(here: Here) -> None:
    here.write("t.tsv", "before")
    assert here.run("extract", "a.tmx", "none.tmx", "-o", "t.tsv").code == 2
    assert here.read("t.tsv") == "before"


def _examples() -> list[list[str]]:
    lines = (line.split() for line in EXAMPLE.splitlines())
    return [words[2:] for words in lines if words[:2] == ["diptych", "glossary"]]


def test_the_examples_of_the_help_run(here: Here) -> None:
    (here.folder / "old").mkdir()
    write_units("agenda.tmx", units(FERRIES))
    write_units("old/1.tmx", units(FERRIES[:9]))
    write_units("new.po", units(FERRIES[9:]))
    here.run("export", "terms.xlsx", "-g", "known.csv", "-s", "en", "-t", "zh")
    with open_memory("agenda.tm", create=True) as memory:
        import_units(memory, units(FERRIES), "a.tmx")
    told = here.run("extract", "--help").out
    for words in _examples():
        assert " ".join(words) in told
        words = ["old/1.tmx" if word == "old/*.tmx" else word for word in words]
        ended = here.run(*words)
        assert ended.code == 0, ended.said
        assert ": 3 bodies" in ended.said or " bodies" in ended.said
    assert {"terms.tsv", "terms.tbx", "terms.utf8"} <= {one.name for one in here.folder.iterdir()}
