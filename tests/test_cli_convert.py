"""`diptych convert` as a process: what it says, what it writes, how it ends."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, diptych
from msoffcrypto.format.ooxml import OOXMLFile
from word_files import docx, paragraph
from workbooks import row, sheet, workbook

from tmx import pair_unit, read_units, write_units

UNITS = [pair_unit(f"Item {n} of the agenda", f"议程项目{n}", "en", "zh") for n in range(1, 4)]
TABLE = "".join(
    f"<w:tr><w:tc>{paragraph(one)}</w:tc><w:tc>{paragraph(other)}</w:tc></w:tr>"
    for one, other in (("English", "中文"), ("session", "届会"), ("item", "<w:r/>"))
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_units(tmp_path / "memory.tmx", UNITS)
    write_units(tmp_path / "memory.jsonl", [*UNITS, pair_unit("x", "", "en", "zh")])
    (tmp_path / "glossary.docx").write_bytes(docx(f"<w:tbl>{TABLE}</w:tbl>"))
    (tmp_path / "pairs.xlsx").write_bytes(
        workbook(sheet(row("English", "old", "x"), row("a", "b", "甲"), row("c", "d", "乙")))
    )
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "told", "pairs"),
    [
        (["memory.tmx", "o.po"], "o.po: 3 units\n", 3),
        (["memory.jsonl", "o.po"], "o.po: 3 units; 1 left out: no translation\n", 3),
        (
            ["glossary.docx", "o.tmx", "-s", "en", "-t", "zh"],
            "glossary.docx: table 1: columns 'English' -> en, '中文' -> zh\n"
            "o.tmx: 1 unit; 1 left out: no translation\n",
            1,
        ),
        (
            ["pairs.xlsx", "o.tmx", "--source-column", "English", "--target-column", "3"],
            "pairs.xlsx: sheet 'S1': columns 'English' -> en, 'x' -> zh\no.tmx: 2 units\n",
            2,
        ),
        (["memory.tmx", "o.csv", "-q"], "", 3),
        (["memory.tmx", "o.dat", "--to", "xlf"], "o.dat: 3 units\n", 0),
    ],
)
def test_conversions(arguments: list[str], told: str, pairs: int, folder: Path) -> None:
    result = diptych("convert", *arguments, cwd=folder)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", told)
    if pairs:
        assert len(list(read_units(folder / arguments[1]))) == pairs


def test_locked_workbooks(folder: Path) -> None:
    locked = io.BytesIO()
    write_units(folder / "plain.xlsx", UNITS)
    OOXMLFile(io.BytesIO((folder / "plain.xlsx").read_bytes())).encrypt("secret", locked)
    (folder / "locked.xlsx").write_bytes(locked.getvalue())
    for password, told in (
        ([], "is protected with a password; give it with --password, or save the file without one"),
        (["--password", "x"], "is protected with another password; check --password"),
    ):
        result = diptych("convert", "locked.xlsx", "o.tmx", *password, cwd=folder)
        assert (result.returncode, result.stderr) == (2, f"diptych: locked.xlsx: {told}\n")
    result = diptych("convert", "locked.xlsx", "o.tmx", "--password", "secret", cwd=folder)
    assert (result.returncode, result.stderr) == (
        0,
        "locked.xlsx: sheet 'Sheet1': columns 'en' -> en, 'zh' -> zh\no.tmx: 3 units\n",
    )
    (folder / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert diptych("convert", "old.xlsx", "o.tmx", cwd=folder).stderr == (
        "diptych: old.xlsx: is an old workbook, not XLSX; open it in a spreadsheet program and "
        "save it as .xlsx\n"
    )


def test_options_that_change_nothing_and_formats_are_told(folder: Path) -> None:
    idle = ["--profile", "memoq", "--sheet", "1", "--encoding", "utf-8", "--source-column", "1",
            "--xliff-version", "1.2"]  # fmt: skip
    result = diptych("convert", "memory.tmx", "o.csv", "-v", *idle, cwd=folder)
    assert (result.returncode, result.stderr.splitlines()) == (
        0,
        [
            "memory.tmx: read as tmx",
            "o.csv: written as csv",
            "--profile changes nothing: the output is not TMX",
            "--xliff-version changes nothing: the output is not XLIFF",
            "--encoding changes nothing: .tmx says its encoding itself",
            "--sheet changes nothing: .tmx has no sheets",
            "--source-column changes nothing: .tmx has no columns",
            "o.csv: 3 units",
        ],
    )


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_the_version_of_xliff(version: str, folder: Path) -> None:
    arguments = ["memory.tmx", "o.xlf", "--xliff-version", version]
    assert diptych("convert", *arguments, cwd=folder).stderr == "o.xlf: 3 units\n"
    assert f'version="{version}"'.encode() in (folder / "o.xlf").read_bytes()
    assert [unit.target for unit in read_units(folder / "o.xlf")] == [u.target for u in UNITS]


def test_standard_input_and_output(folder: Path) -> None:
    command = [sys.executable, "-m", "cli", "convert", "-", "-", "--from", "tmx", "--to", "csv"]
    with open(folder / "memory.tmx", "rb") as memory:
        result = subprocess.run(command, stdin=memory, capture_output=True, check=True, cwd=ROOT)
    assert result.stdout.decode("utf-8-sig").splitlines()[1].startswith("Item 1 of the agenda,议程")
    assert result.stderr.decode() == "standard output: 3 units\n"
    broken = subprocess.run(command, input=b"<tmx><tu>", capture_output=True, check=False, cwd=ROOT)
    assert (broken.returncode, broken.stdout) == (2, b"")
    assert broken.stderr.decode().startswith("diptych: standard input:1: not well-formed XML: ")


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>&j;</seg></tuv></tu></body></tmx>'
)
OUTSIDE = (
    '<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/hostname">]><tmx version="1.4"><body>'
    '<tu><tuv xml:lang="en"><seg>&f;</seg></tuv></tu></body></tmx>'
)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("i.tmx", BOMB, "i.tmx:1: the entity 'e' expands to more than 10,000 characters"),
        ("i.tmx", OUTSIDE, "i.tmx:1: refers to the external entity 'f', which is not read"),
        ("i.tmx", "<tmx>\n<body>\n<tu>\n<tuv xml:lang='en'>", "i.tmx:4: not well-formed XML: "),
        (
            "i.tmx",
            "<xliff/>",
            "i.tmx: the root element is <xliff>, not <tmx>; check that the file ",
        ),
        ("i.xlf", "<tmx/>", "i.xlf: the root element is <tmx>, not <xliff>; check that the file "),
        ("i.csv", 'a,甲\nb,"乙\n', "i.csv:2: a text in quotation marks begins here that does not "),
        ("i.xlsx", "PK", "i.xlsx: is a damaged XLSX; open it in a spreadsheet program and save "),
        ("i.docx", "text", "i.docx: is not a DOCX; "),
        ("i.tsv", "a\t甲\nalone\n", "i.tsv:2: the line has no tab; write source and target with "),
    ],
    ids=["bomb", "outside", "truncated", "TMX root", "XLIFF root", "CSV", "XLSX", "DOCX", "TSV"],
)
def test_bad_input_gets_one_message_and_writes_nothing(
    name: str, data: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(data, encoding="utf-8")
    (tmp_path / "o.po").write_text("what was there", encoding="utf-8")
    result = diptych("convert", name, "o.po", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"diptych: {told}")
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "o.po").read_text("utf-8") == "what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "o.po"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["memory.tmx", "memory.tmx"], "memory.tmx: is the input; name another file to write"),
        (["none.tmx", "o.po"], "none.tmx: no such file or directory; check the name"),
        (["memory.tmx", "o.html"], "o.html: no format has the suffix '.html'; take one of .tmx "),
        (["-", "o.po"], "standard input does not say its format; say it with --from, such as "),
        (["memory.tmx", "o.po", "--from", "doc"], "'doc' is no format; take one of tmx po xlf "),
        (["memory.tmx", "o.po", "-t", "ru"], "memory.tmx: holds nothing in 'ru' (languages: en, "),
        (["memory.tmx", "o.po", "-t", "xx1"], "'xx1' is not a language; give a BCP 47 code such "),
        (["memory.tmx", "no/o.po"], "no/o.po: no such file or directory; check the name"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], told: str, folder: Path) -> None:
    before = sorted(folder.iterdir())
    result = diptych("convert", *arguments, cwd=folder)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"diptych: {told}")
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [["align", "memory.tmx", "pairs.xlsx"], ["align-corpus", "memory.tmx", "-o", "o.tmx"]],
)
def test_a_memory_is_not_aligned(arguments: list[str], folder: Path) -> None:
    result = diptych(*arguments, cwd=folder)
    assert result.returncode == 2
    assert result.stderr == (
        "diptych: memory.tmx: is a translation memory: its units are pairs already; "
        "use `diptych convert`\n"
    )


def test_a_workbook_of_pairs_is_not_aligned(folder: Path) -> None:
    assert diptych("convert", "memory.tmx", "m.xlsx", "-q", cwd=folder).returncode == 0
    (folder / "b.md").write_text("text", encoding="utf-8")
    result = diptych("align", "m.xlsx", "b.md", cwd=folder)
    assert result.returncode == 2
    assert "m.xlsx: is a table of pairs: source and target stand beside each other" in result.stderr
