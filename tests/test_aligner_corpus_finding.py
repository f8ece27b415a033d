"""A folder of mixed files: pairs by name and content or by symbol, and what of the rest is said."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from corpora import document
from word_files import docx, paragraph

from aligner.corpus import Corpus, find_pairs
from aligner.corpus.contents import contents
from aligner.corpus.matching import Candidate, Match, match
from aligner.document import Document
from aligner.errors import NoPairs
from aligner.readers import read_document

EN_ZH = ("en", "zh")


def write(path: Path, language: str, symbol: str = "", number: int = 0) -> None:
    """A document in the format that its suffix tells; `both` is in both languages."""
    english, chinese = document(number)
    text = {"en": english, "zh": chinese, "both": english + "\n" + chinese}.get(language, language)
    lines = ([symbol, "Distr.: General"] if symbol else []) + text.split("\n\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".docx":
        path.write_bytes(docx("".join(paragraph(line.strip()) for line in lines)))
    elif path.suffix == ".html":
        body = "".join(f"<p>{line}</p>" for line in lines)
        path.write_text(f'<meta charset="utf-8"><body>{body}</body>', encoding="utf-8")
    else:
        encoding = "gb18030" if "gbk" in path.name else "utf-8"
        path.write_text("\n\n".join(lines), encoding=encoding)


def found(corpus: Corpus, folder: Path) -> list[tuple[str, ...]]:
    return [
        (pair.name, pair.origin, Path(pair.target).relative_to(folder).as_posix(), pair.found)
        for pair in corpus.pairs
    ]


FRENCH = (
    "Le Comité a pris note du rapport du secrétariat.\n\nIl a décidé de se réunir de nouveau "
    "dans dix jours et de poursuivre l'examen de la question."
)

# files (language, symbol), pairs, what takes no part
FOLDERS: list[tuple[dict[str, tuple[str, str]], list[tuple[str, ...]], dict[str, str]]] = [
    # By name: one side told, none told, other suffixes, other folders.
    ({"report.docx": ("en", ""), "report_zh.html": ("zh", "")},
     [("report", "report.docx", "report_zh.html", "name")], {}),
    ({"a/report.md": ("zh", ""), "a/report.docx": ("en", "")},
     [("a/report", "a/report.docx", "a/report.md", "name")], {}),
    ({"a/x.md": ("zh", ""), "b/x.md": ("en", "")}, [],
     {"a/x.md": "alone", "b/x.md": "alone"}),
    ({"N1800123.docx": ("en", ""), "N1800124.docx": ("zh", "")}, [],
     {"N1800123.docx": "alone", "N1800124.docx": "alone"}),
    # By the letters of the United Nations, if the text agrees.
    ({"G1800123_E.docx": ("en", ""), "G1800123_C.txt": ("zh", ""), "a72100e.md": ("en", ""),
      "a72100c.md": ("zh", ""), "b1e.md": ("zh", ""), "b1c.md": ("en", "")},
     [("G1800123", "G1800123_E.docx", "G1800123_C.txt", "name"),
      ("a72100", "a72100e.md", "a72100c.md", "name")],
     {"b1e.md": "alone", "b1c.md": "alone"}),
    # By symbol, which is in several forms one, and with its endings another.
    ({"report.docx": ("en", "A/72/100"), "N1800124.html": ("zh", "A/72/100")},
     [("A/72/100", "report.docx", "N1800124.html", "symbol")], {}),
    ({"p.md": ("en", "A/72/6 (Sect. 16)"), "q.md": ("zh", "A/72/6 (Sect.16)")},
     [("A/72/6(SECT.16)", "p.md", "q.md", "symbol")], {}),
    ({"p.md": ("en", "A/72/100"), "q.md": ("zh", "A/72/100/Corr.1"),
      "r.md": ("en", "A/72/100/Rev.1")},
     [], {"p.md": "alone", "q.md": "alone", "r.md": "alone"}),
    # A name that tells its language, without a partner of that name.
    ({"x.en.md": ("en", "A/72/100"), "y.zh.docx": ("zh", "A/72/100")},
     [("A/72/100", "x.en.md", "y.zh.docx", "symbol")], {}),
    # One name, two symbols: two documents, each of which has its own partner.
    ({"1.md": ("en", "A/72/1"), "1.txt": ("zh", "A/72/2"), "2.md": ("zh", "A/72/1"),
      "3.md": ("en", "A/72/2")},
     [("A/72/1", "1.md", "2.md", "symbol"), ("A/72/2", "3.md", "1.txt", "symbol")], {}),
    # Names that tell all win.
    ({"r.en.md": ("en", "A/72/1"), "r.zh.md": ("zh", "A/72/1"), "copy.md": ("en", "A/72/1")},
     [("r", "r.en.md", "r.zh.md", "")], {"copy.md": "no language in the name"}),
    # What cannot take part.
    ({"a.en.md": ("en", ""), "a.zh.md": ("zh", ""), "m.md": ("both", ""), "f.md": (FRENCH, ""),
      "e.txt": ("", ""), "few.md": ("12", ""), "b.fr.md": (FRENCH, ""), "ar/b.md": ("x", ""),
      "old.tmx": ("<tmx/>", ""), "old.po": ("", "")},
     [("a", "a.en.md", "a.zh.md", "")],
     {"m.md": "both languages are in it", "f.md": "is in neither language, but in 'fr'",
      "e.txt": "cannot be read: is empty; check that it was saved",
      "few.md": "too little text to tell its language",
      "b.fr.md": "its name tells another language, 'fr'",
      "ar/b.md": "its name tells another language, 'ar'",
      "old.tmx": "holds pairs already: use diptych convert",
      "old.po": "holds pairs already: use diptych convert"}),
    # Another encoding than the source's language has.
    ({"gbk.txt": ("zh", "A/72/100"), "p.txt": ("en", "A/72/100")},
     [("A/72/100", "p.txt", "gbk.txt", "symbol")], {}),
]  # fmt: skip


@pytest.mark.parametrize(("files", "pairs", "rest"), FOLDERS)
def test_mixed_folders(
    tmp_path: Path,
    files: dict[str, tuple[str, str]],
    pairs: list[tuple[str, ...]],
    rest: dict[str, str],
) -> None:
    for name, (language, symbol) in files.items():
        write(tmp_path / name, language, symbol)
    try:
        corpus = find_pairs(tmp_path)
    except NoPairs as failure:
        corpus = failure.corpus
    assert found(corpus, tmp_path) == pairs
    assert {**dict.fromkeys(corpus.alone, "alone"), **corpus.left_out} == rest


def test_formats_without_a_reader_are_told_in_one_line(tmp_path: Path) -> None:
    for name in ("a.en.md", "a.zh.md"):
        write(tmp_path / name, name[2:4], "")
    for name in ("scan.png", "more.png", "old.zip", "pairs.tsv", "out.tmx.journal", "LICENSE"):
        (tmp_path / name).write_bytes(b"x")
    remarks = find_pairs(tmp_path).remarks
    assert remarks == ("3 files have no reader (.png .zip): left out",)


# files, name, why it is unclear
UNCLEAR = [
    ({"p.md": ("en", "A/72/100"), "q.md": ("zh", "A/72/100"), "r.docx": ("zh", "A/72/100")},
     "A/72/100", "2 Chinese files of symbol A/72/100: q.md, r.docx"),
    ({"p.md": ("en", ""), "p.docx": ("en", ""), "p_zh.md": ("zh", "")},
     "p", "2 English files of name p: p.docx, p.md"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "name", "why"), UNCLEAR)
def test_a_choice_is_left_to_the_user(
    tmp_path: Path, files: dict[str, tuple[str, str]], name: str, why: str
) -> None:
    for path, (language, symbol) in files.items():
        write(tmp_path / path, language, symbol)
    corpus = find_pairs(tmp_path)
    assert (corpus.pairs, corpus.alone) == ((), ())
    assert {key: str(failure) for key, failure in corpus.unclear.items()} == {
        name: f"{tmp_path}: {why}; leave one of them, or give a manifest of two paths a line"
    }


def test_only_what_may_have_a_partner_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, language in (("a.en.md", "en"), ("a.zh.md", "zh"), ("b.en.md", "en")):
        write(tmp_path / name, language)

    def refused(*_: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr("aligner.corpus.finding.contents", refused)
    corpus = find_pairs(tmp_path)
    assert (corpus.alone, corpus.read) == (("b.en.md",), 0)


def test_copies_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "b.md", "c.txt"):
        write(tmp_path / name, "en", "A/72/1")
    read: list[str] = []

    def noted(path: str, language: str, *, password: str | None) -> Document:
        read.append(path)
        return read_document(path, language, password=password)

    monkeypatch.setattr("aligner.corpus.contents.read_document", noted)
    paths = [str(tmp_path / name) for name in ("a.md", "b.md", "c.txt", "none.md")]
    heard: list[float] = []
    said = contents(paths, EN_ZH, progress=heard.append)
    assert read == [paths[0], paths[2]]
    assert heard == [0.5, 1.0]
    assert [(one.side, one.symbol) for one in said.values()] == [(0, "A/72/1")] * 3 + [(None, "")]
    assert said[paths[3]].reason == "cannot be read: no such file or directory; check the name"


def test_neither_workers_nor_order_show_in_the_pairs(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / f"x{number}.md", "en", f"A/72/{number}", number)
        write(tmp_path / f"y{9 - number}.txt", "zh", f"A/72/{number}", number)
    one, several = (find_pairs(tmp_path, jobs=jobs) for jobs in (1, 2))
    assert one == several
    assert [pair.name for pair in one.pairs] == [f"A/72/{number}" for number in range(5)]


def test_a_match_does_not_depend_on_the_order() -> None:
    candidates = [
        Candidate("a.md", "a", 0, "S/1"), Candidate("b.md", "b", 1, "S/1"),
        Candidate("c.md", "c", 0), Candidate("c.txt", "c", 1), Candidate("d.md", "d", 0, "S/2"),
        Candidate("e.md", "e", 1, "S/2"), Candidate("f.md", "f", 1, "S/2"), Candidate("g", "g", 0),
        Candidate("S/3.md", "S/3", 0), Candidate("S/3.txt", "S/3", 1),
        Candidate("h.md", "h", 0, "S/3"), Candidate("i.md", "i", 1, "S/3"),
    ]  # fmt: skip
    expected = match(candidates, EN_ZH, {"S/1"})
    assert expected.matches == [
        Match("S/3", "S/3.md", "S/3.txt", "name"), Match("c", "c.md", "c.txt", "name"),
        Match("a", "a.md", "b.md", "symbol"), Match("h", "h.md", "i.md", "symbol"),
    ]  # fmt: skip
    assert expected.unclear == {"S/2": "2 Chinese files of symbol S/2: e.md, f.md"}
    assert [one.path for one in expected.rest] == ["g"]
    shuffler = random.Random(7)  # noqa: S311
    for _ in range(20):
        shuffler.shuffle(candidates)
        assert match(candidates, EN_ZH, {"S/1"}) == expected
