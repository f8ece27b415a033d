"""`diptych glossary annotate`: texts with their terms, in each of the forms."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from glossary_runs import Here

TEXT = """\
# Plan of action

The plan of action names *summary records*, not meeting minutes <or so>.
See [plan of action](https://example.org/plan of action) and `plan of action`.
"""
ANNOTATED = """\
# Plan of action [行动计划]

The plan of action [行动计划] names *summary records [简要记录]*, not meeting minutes \
[简要记录; forbidden: say summary record] <or so>.
See [plan of action [行动计划]](https://example.org/plan of action) and `plan of action`.
"""


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    place = Here(tmp_path, monkeypatch, capsys)
    place.write("a.md", TEXT.replace("plan of action)", "plan-of-action)"))
    return place


def test_translations_stand_behind_terms(here: Here) -> None:
    ended = here.own("annotate", "a.md")
    assert ended.out == ANNOTATED.replace("plan of action)", "plan-of-action)")
    assert (ended.code, ended.said) == (0, "a.md: 3 terms in 5 places\n")


def test_each_term_once(here: Here) -> None:
    ended = here.own("annotate", "a.md", "--first")
    assert ended.out.count("[行动计划]") == 1
    assert ended.out.startswith("# Plan of action [行动计划]\n")


def test_a_table_of_the_terms(here: Here) -> None:
    assert here.own("annotate", "a.md", "-o", "terms.tsv").out == ""
    assert here.read("terms.tsv") == (
        "count\tterm\ttranslations\tdomain\tnote\tline\n"
        "3\tplan of action\t行动计划 | 行动方案\tplanning\t\t1\n"
        "1\tsummary record\t简要记录\tmeetings\t\t3\n"
        "1\tmeeting minutes (forbidden: say summary record)\t简要记录\tmeetings\t\t3\n"
    )


@pytest.mark.parametrize("output", ["a.md", "./a.md", "link.md", "hard.md", "terms.csv"])
def test_what_is_read_is_never_written(here: Here, output: str) -> None:
    (here.folder / "link.md").symlink_to("a.md")
    (here.folder / "hard.md").hardlink_to(here.folder / "a.md")
    before = here.read("a.md"), here.read("terms.csv")
    ended = here.own("annotate", "a.md", "-o", output, "--format", "text")
    assert (ended.code, (here.read("a.md"), here.read("terms.csv"))) == (2, before)
    assert ended.said == f"diptych: {output}: is the input; name another file to write\n"


def test_for_programs_an_object_a_place(here: Here) -> None:
    text = here.read("a.md")
    found = here.own("annotate", "a.md", "--json").objects
    assert [text[one["start"] : one["end"]] for one in found] == [one["text"] for one in found]
    assert [(one["line"], one["text"], one["how"]) for one in found] == [
        (1, "Plan of action", "folded"),
        (3, "plan of action", "exact"),
        (3, "summary records", "inflected"),
        (3, "meeting minutes", "exact"),
        (4, "plan of action", "exact"),
    ]
    assert found[3] | {"start": 0, "end": 0} == {
        "line": 3,
        "start": 0,
        "end": 0,
        "text": "meeting minutes",
        "term": "meeting minutes",
        "language": "en",
        "how": "exact",
        "status": "forbidden",
        "instead": "summary record",
        "translations": [{"term": "简要记录", "language": "zh", "status": ""}],
        "domain": "meetings",
        "glossary": "terms.csv",
        "glossary_line": 5,
    }


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.against = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("or", "script")
        self.against += ("class", "against") in attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_to_read(here: Here) -> None:
    here.own("annotate", "a.md", "-o", "a.html")
    page = _Page()
    page.feed(here.read("a.html"))
    assert "Plan of action行动计划" in page.text
    assert "meeting minutes简要记录; forbidden: say summary record <or so>" in page.text
    assert page.against == 1
    assert "default-src 'none'" in here.read("a.html")


def test_a_chinese_text_is_told_by_its_script(here: Here) -> None:
    ended = here.own("annotate", "-", stdin="会议通过了行动计划。\n")
    assert ended.out == "会议通过了行动计划[plan of action]。\n"
    assert here.own("annotate", "-", "-t", "zh", stdin="预警系统\n").out == "预警系统\n"


def test_several_meanings_stand_side_by_side(here: Here) -> None:
    here.write("more.csv", "en,zh\nplan of action,行动纲领\n")
    ended = here.run(
        "annotate", "-", "-g", "terms.csv", "-g", "more.csv", "--no-core", stdin="a plan of action"
    )
    assert ended.out == "a plan of action [行动计划 / 行动纲领]"
    # The table and the objects name the same ones first, and then what else there is.
    words = ("annotate", "-", "-g", "terms.csv", "-g", "more.csv", "--no-core", "--format")
    [_, row] = here.run(*words, "tsv", stdin="a plan of action").rows
    assert row[2] == "行动计划 | 行动纲领 | 行动方案"
    [told] = here.run(*words, "json", stdin="a plan of action").objects
    assert [one["term"] for one in told["translations"]] == row[2].split(" | ")


def test_translations_in_traditional_characters(here: Here) -> None:
    ended = here.own("annotate", "-", "-t", "zh-Hant", stdin="early warning systems")
    assert ended.out == "early warning systems [預警系統 (converted)]"


def test_documents_are_read(here: Here) -> None:
    document = docx.Document()
    document.add_paragraph("Early warning systems")
    document.add_paragraph("A plan of action.")
    document.save(str(here.folder / "a.docx"))
    ended = here.own("annotate", "a.docx")
    assert ended.out == "Early warning systems [预警系统]\n\nA plan of action [行动计划].\n"


def test_what_has_no_translation_is_counted(here: Here) -> None:
    here.write("fr.csv", "en,fr\nagenda,ordre du jour\n")
    ended = here.run("annotate", "-", "-g", "fr.csv", "--no-core", stdin="The agenda.")
    assert ended.out == "The agenda."
    assert ended.said == (
        "standard input: 1 term in 1 place; 1 without a translation into zh\n"
    )  # fmt: skip


def test_other_encodings(here: Here) -> None:
    (here.folder / "b.txt").write_bytes("预警系统".encode("gb18030"))
    marked = "预警系统[early warning system]"
    assert here.own("annotate", "b.txt", "-s", "zh").out == marked
    assert here.own("annotate", "b.txt").out == marked
    (here.folder / "b.txt").write_bytes(b"\x81 \x98 \xff")
    said = here.own("annotate", "b.txt").said
    assert "; say its language with -s, or its encoding with --encoding\n" in said


# what is typed, what is said
REFUSED = [
    (["annotate", "none.txt"], "none.txt: no such file"),
    (["annotate", "a.xyz"], "a.xyz"),
    (["annotate", "a.md", "--json", "--format", "tsv"], "--json and --format tsv exclude"),
    (
        ["annotate", "a.md", "-o", "a.docx"],
        "a.docx: no format has the suffix '.docx'; take one of .txt .text .md .markdown .tsv .tab "
        ".html .htm .json .jsonl, or say --format",
    ),
    (["annotate", "a.md", "-o", "none/a.txt"], "none/a.txt: no such file or directory"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_done_is_refused(here: Here, words: list[str], said: str) -> None:
    here.write("a.xyz", "text")
    ended = here.own(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.said
    assert not (here.folder / "a.docx").exists()


def test_the_users_own_terms_come_before_those_of_the_core_glossary(here: Here) -> None:
    here.write("own.csv", "en,zh\nSecurity Council,安理会\n")
    ended = here.run("annotate", "-", "-g", "own.csv", stdin="the Security Council")
    assert ended.out == "the Security Council [安理会 / 安全理事会]"
