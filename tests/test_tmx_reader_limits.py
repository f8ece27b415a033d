"""Memories that break far inside, are cut off, or hold what is beyond all measure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tmx import markup
from tmx.failure import BadEncoding, BadFormat, Failure
from tmx.reader import read_tmx

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en"/><body>\n'
UNIT = """<tu><tuv xml:lang="en"><seg>Item {} was closed.</seg></tuv>
<tuv xml:lang="zh"><seg>项目{}已结束。</seg></tuv></tu>
"""
CODED = UNIT.replace("was", "<ph/>was")
TAIL = "</body></tmx>\n"
AGAIN = "; export the file again, or mend it at this line"
REALLY = "; declare its real encoding in the first line, or save it as UTF-8"


def body(count: int, unit: str = UNIT) -> str:
    return "".join(unit.format(number, number) for number in range(1, count + 1))


def read(path: Path) -> tuple[int, str]:
    """How many units were given, and what was told then."""
    count = 0
    try:
        for unit in read_tmx(path):
            count += 1
            assert (unit.source, unit.line) == (f"Item {count} was closed.", 2 * count + 1)
    except Failure as failure:
        return count, str(failure).removeprefix(f"{path}:")
    return count, ""


BREAKS: dict[str, tuple[Callable[[str], bytes], int, str]] = {
    "a tag that does not match": (
        lambda unit: unit.replace("</seg>", "</sag>", 1).encode(),
        69_999,
        "140001: not well-formed XML: opening and ending tag mismatch: seg line 140001 and sag, "
        "in unit 70,000" + AGAIN,
    ),
    "a byte that is no UTF-8": (
        lambda unit: unit.encode().replace(b"closed", b"cl\xf6sed"),
        69_999,
        "140001: not UTF-8: byte 0xF6 (invalid start byte), in unit 70,000" + REALLY,
    ),
    "an element between two units that never ends": (
        lambda unit: ("<group>\n" + unit.replace("zh", "zh-CN")).encode(),
        70_001,
        "140006: not well-formed XML: opening and ending tag mismatch: group line 140001 and body, "
        "after unit 70,001" + AGAIN,
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_at_unit_70_000_is_told_and_all_before_it_is_given(
    name: str, tmp_path: Path
) -> None:
    broken, given, told = BREAKS[name]
    path = tmp_path / "t.tmx"
    around = body(69_999).encode(), body(1).encode()
    at = broken(UNIT.format(70_000, 70_000))
    path.write_bytes(HEAD.encode() + around[0] + at + around[1] + TAIL.encode())
    found: list[int] = []
    with pytest.raises((BadFormat, BadEncoding)) as caught:
        found.extend(one.line for one in read_tmx(path))
    assert len(found) == given
    assert found[:69_999] == list(range(3, 140_001, 2))
    assert str(caught.value) == f"{path}:{told}"


@pytest.mark.parametrize("unit", [UNIT, CODED], ids=["plain", "with codes"])
def test_lines_beyond_65_535_are_right(unit: str, tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    path.write_text(HEAD + "\n" * 65_000 + body(3_000, unit) + TAIL, encoding="utf-8")
    assert [found.line for found in read_tmx(path)] == list(range(65_003, 71_003, 2))


def test_a_file_that_is_cut_off_anywhere_gives_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    data = (HEAD + body(3) + TAIL).encode()
    ends = list(itertools.accumulate(len(UNIT.format(n, n).encode()) for n in (1, 2, 3)))
    # A line break ends the last unit, another the file.
    for length in range(len(HEAD), len(data) - 2):
        path.write_bytes(data[:length])
        count, told = read(path)
        assert count == sum(length - len(HEAD) + 1 >= end for end in ends)
        assert told
    assert read(path)[1].startswith("9: not well-formed XML: ")
    assert ", after unit 3" in read(path)[1]


LONG = {
    "text": "x",
    "Chinese text": "文",
    "text with signs": "a > b ",
    "codes": "a<ph/>",
    "references": "&amp;",
    "an attribute": "<ph x='",
    "a comment": "<!-- x",
    "a section": "<![CDATA[ x > ",
    "lines": "x\n",
}


@pytest.mark.parametrize("name", LONG)
def test_a_unit_beyond_all_measure_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "LONGEST_ELEMENT", 100_000)
    path = tmp_path / "t.tmx"
    start = '<tu><tuv xml:lang="en"><seg>'
    filler = LONG[name] + "y" * (300_000 if "<" in LONG[name] and ">" not in LONG[name] else 0)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD + body(4) + start + filler * (400_000 // len(filler) + 1))
        file.write("</seg></tuv></tu>" + TAIL)
    count, told = read(path)
    assert count == 4
    # How far it was read, in lines, depends on where the file is cut into pieces.
    assert re.sub(r"^\d+", "11", told) in (
        "11: a text, comment or tag of more than 100,000 characters starts here, in unit 5" + AGAIN,
        "11: an element of more than 100,000 characters goes on here, in unit 5" + AGAIN,
    )


def test_a_header_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "LONGEST_GAP", 100_000)
    path = tmp_path / "t.tmx"
    path.write_text(HEAD.replace("<body>", "<x/>" * 50_000 + "<body>") + body(1) + TAIL)
    assert read(path) == (0, "2: a header of more than 100,000 characters goes on here" + AGAIN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_null_characters_are_dropped_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    unit = UNIT.replace("项目{}已结束", "第{}次").replace("Item", "It\0em")
    text = HEAD.replace("UTF-8", encoding) + body(2, unit) + TAIL
    path.write_bytes(text.encode(encoding))
    assert read(path) == (2, "")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1252", "“é” – €"),
        ("gb18030", "𠀀 镕 朱"),
        ("big5", "第三屆會議"),
        ("euc-kr", "의제"),
    ],
)
def test_legacy_encodings_are_read_where_they_are_declared(
    encoding: str, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "t.tmx"
    unit = UNIT.format(1, 1).replace("项目1已结束。", text)
    path.write_bytes((HEAD.replace("UTF-8", encoding) + unit + TAIL).encode(encoding))
    assert [found.target for found in read_tmx(path)] == [text]


def test_a_null_byte_at_the_end_of_a_copied_file_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    path.write_bytes((HEAD + body(2) + TAIL).encode() + b"\0" * 512)
    assert read(path) == (2, "")
