"""Glossaries under another name, empty ones, and imports of which nothing came."""

from __future__ import annotations

from pathlib import Path

import pytest
from glossary_runs import Here

from tmx.memory import Memory, open_memory

PAIRS = "en,zh\nagenda,议程\nsession,届会\n"


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    return Here(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize(
    ("made", "name", "told"),
    [
        ("a.xlsx", "b.csv", "it is a workbook (XLSX), whatever its suffix says"),
        ("a.xlsx", "b.tbx", "it is a workbook (XLSX), whatever its suffix says"),
        ("a.tbx", "b.csv", "it is XML (TBX), whatever its suffix says"),
        ("a.tbx", "b.xml", "2 concepts"),
        ("a.tbx", "b", "2 concepts"),
    ],
)
def test_what_a_file_is_its_content_tells(here: Here, made: str, name: str, told: str) -> None:
    here.write("p.csv", PAIRS)
    here.run("export", "-g", "p.csv", made)
    (here.folder / made).rename(here.folder / name)
    ended = here.run("validate", name)
    assert (ended.code, ended.out) == (0, "")
    assert f"{name}: {told}" in ended.said
    assert f"{name}: 2 concepts" in ended.said


def test_utf_16_is_xml_too(here: Here) -> None:
    here.write("p.csv", PAIRS)
    here.run("export", "-g", "p.csv", "a.tbx")
    text = here.read("a.tbx").replace("UTF-8", "UTF-16")
    (here.folder / "b.txt").write_bytes(text.encode("utf-16"))
    assert "b.txt: 2 concepts" in here.run("validate", "b.txt").said


@pytest.mark.parametrize(
    "name", ["e.csv", "e.tsv", "e.xlsx", "e.tbx", "e.jsonl", "e.txt", "e.utf8"]
)
def test_an_empty_file_is_no_glossary(here: Here, name: str) -> None:
    here.write(name, "")
    ended = here.run("import", name)
    assert (ended.code, ended.said) == (
        2, f"diptych: {name}: the file is empty; check that it was saved\n",
    )  # fmt: skip


def test_blank_lines_are_no_glossary(here: Here) -> None:
    here.write("e.jsonl", "\n\n")
    assert "e.jsonl: the file is empty" in here.run("validate", "e.jsonl").said


def test_a_memory_is_no_glossary(here: Here) -> None:
    opened: Memory = open_memory(here.folder / "m.tm", create=True)
    opened.close()
    for name in ("m.tm", "m.csv"):
        (here.folder / "m.csv").write_bytes((here.folder / "m.tm").read_bytes())
        ended = here.run("validate", name)
        assert ended.code == 2
        assert f"{name}: it is a translation memory of diptych's" in ended.said


def test_other_markup_is_named_as_such(here: Here) -> None:
    here.write("a.tbx", "<?xml version='1.0'?>\n<note/>\n")
    assert "the root element is <note>, not <tbx>" in here.run("validate", "a.tbx").said


def test_an_import_of_which_nothing_came_leaves_nothing(here: Here) -> None:
    here.write("bad.csv", 'en,zh\n"a,甲\n')
    ended = here.run("import", "bad.csv", "-b", "made/for/it.termbase")
    assert ended.code == 2
    assert "a new termbase" not in ended.said
    assert not (here.folder / "made").exists()
    (here.folder / "there").mkdir()
    assert here.run("import", "bad.csv", "-b", "there/it.termbase").code == 2
    assert list((here.folder / "there").iterdir()) == []
    here.write("p.csv", PAIRS)
    ended = here.run("import", "bad.csv", "p.csv", "-b", "made/for/it.termbase")
    assert (ended.code, (here.folder / "made/for/it.termbase").exists()) == (2, True)
    assert "made/for/it.termbase: a new termbase" in ended.said
    # What was there before stays, whatever is imported.
    assert here.run("import", "bad.csv", "-b", "made/for/it.termbase").code == 2
    assert (here.folder / "made/for/it.termbase").exists()


def test_several_terms_in_a_cell_are_told(here: Here) -> None:
    rows = "agenda; programme,议程\nsession,届会、会议\nplan (a; b),《甲；乙》计划\n"
    here.write("p.csv", "en,zh\n" + rows + "peace and security,和平、安全\n")
    told = "p.csv: 2 terms may be several in one cell: 'agenda; programme' (line 2); a bar ('|')"
    assert told in here.run("import", "p.csv").said
    found = here.run("validate", "p.csv", "--only", "separator").out
    assert found == (
        "p.csv:2: warning [separator] 'agenda; programme' may be several terms\n"
        "p.csv:3: warning [separator] '届会、会议' may be several terms\n"
    )


def test_the_termbase_to_validate_is_named(here: Here) -> None:
    here.write("p.csv", "en,zh-CN,status (zh-CN)\nagenda,议程|日程,preferred|preferred\nx,\n")
    here.run("import", "p.csv", "-b", "o.termbase")
    ended = here.run("validate", "-b", "o.termbase")
    assert ended.code == 1
    assert "'议程' and '日程' are both preferred in 'zh-CN'" in ended.out
    assert "o.termbase: 2 concepts, 2 errors, 0 warnings; -v tells what to do\n" in ended.said
    assert "-v tells" not in here.run("validate", "-b", "o.termbase", "-v").said
    assert "-b and FILE exclude" in here.run("validate", "p.csv", "-b", "o.termbase").said
    assert "none.termbase: no such file" in here.run("validate", "-b", "none.termbase").said


def test_a_language_that_is_missing_has_the_tag_of_the_file(here: Here) -> None:
    rows = "".join(f"term {n},术语{n}号\n" for n in range(20))
    here.write("p.csv", f"en,zh\n{rows}alone,\n")
    found = here.run("validate", "p.csv", "--only", "language").out
    assert found == "p.csv:22: warning [language] there is no term in 'zh' for 'alone'\n"


def test_one_that_cannot_be_shown_hides_no_other(here: Here) -> None:
    here.write("p.csv", "en,zh\nbank,银行\nbank,岸\nagenda,议程\n")
    here.run("import", "p.csv")
    ended = here.run("show", "bank", "agenda", "none")
    assert (ended.code, "议程" in ended.out) == (2, True)
    assert "'bank' is in several concepts; name a number:" in ended.said
    assert "There is no term 'none'" in ended.said
    assert here.run("show", "bank").code == 2


def test_a_term_has_letters(here: Here) -> None:
    for words, told in ((("", ""), "TERM is empty"), (("a", " "), "TRANSLATION is empty")):
        ended = here.run("add", *words)
        assert (ended.code, told in ended.said) == (2, True)
    assert not (here.folder / "t.termbase").exists()


def test_disagreements_about_translations_are_told_and_listed(here: Here) -> None:
    here.write("a.csv", "en,zh,status (zh)\nRapporteur,书记员,\nagenda,议程,forbidden\n")
    here.write("b.csv", "en,zh\nRapporteur,报告员\nagenda,议程\n")
    here.run("import", "a.csv")
    told = [
        "concept 3: 'Rapporteur' is '报告员' (zh) here, '书记员' in another concept",
        "concept 2: the status of '议程' (zh) stays 'forbidden', the file says nothing against it",
    ]
    said = here.run("import", "b.csv").said
    assert all(f"b.csv: {line}\n" in said for line in told)
    listed = here.run("stats", "--conflicts").out
    assert all(line in listed for line in told)
