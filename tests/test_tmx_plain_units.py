"""Plain units are taken without a parser: what is read must not tell which way it came."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from strategies import units

from tmx.failure import Failure
from tmx.options import Options
from tmx.plain_units import plain_units
from tmx.reader import read_tmx
from tmx.unit import TranslationUnit
from tmx.writer import write_tmx

UNIT = """<tu tuid="{0}" creationdate="20110411T030000Z">
  <note>n {0}</note><prop type="x-file">a &amp; b.md</prop>
  <tuv xml:lang="en"><prop type="p"/><seg>Report {0} was adopted.</seg></tuv>
  <tuv xml:lang="zh-CN" changedate="2011-04-11">
    <seg>第{0}号报告获得&#36890;&#x8FC7;。</seg>
  </tuv>
</tu>
"""
PLAIN = UNIT.replace('<prop type="p"/>', '<prop type="p">q</prop>')


def document(body: str, header: str = '<header srclang="en"/>') -> str:
    return f'<?xml version="1.0"?>\n<tmx version="1.4">{header}<body>\n{body}</body></tmx>\n'


def nothing(
    _text: str, start: int, _stop: int, line: int, _inherited: str
) -> tuple[list[TranslationUnit], int, int]:
    """In place of `plain_units`: all goes through the parser."""
    return [], start, line


def outcome(path: Path, chunk: int = 1 << 16) -> tuple[list[tuple[TranslationUnit, int]], str]:
    """The units with their lines, and what failed."""
    found: list[tuple[TranslationUnit, int]] = []
    with patch("tmx.xml_text._CHUNK", chunk):
        try:
            found.extend((unit, unit.line) for unit in read_tmx(path))
        except Failure as failure:
            return found, f"{type(failure).__name__} {failure}"
    return found, ""


def assert_same_both_ways(path: Path, chunk: int = 1 << 16) -> None:
    quick = outcome(path, chunk)
    with patch("tmx.reader.plain_units", nothing):
        assert quick == outcome(path, chunk)


def taken(body: str) -> int:
    """How many units the pattern takes of a body that it gets whole."""
    return len(plain_units(body, 0, len(body), 1, "en")[0])


@pytest.mark.parametrize(
    ("unit", "plain"),
    [
        (PLAIN.format(1), True),
        (PLAIN.format("]] > &gt;"), True),
        ('<tu><tuv lang="EN-US"><seg></seg></tuv><tuv xml:lang="zh"><seg>a</seg></tuv></tu>', True),
        (PLAIN.replace("</tu>", '<tuv xml:lang="fr"><seg>À</seg></tuv></tu>'), True),
        (PLAIN.format("\U00020000 \u2028 \x85"), True),
        (UNIT.format(1), False),
        (PLAIN.format("<ph/>"), False),
        (PLAIN.format("<!-- 1 -->"), False),
        (PLAIN.format("<![CDATA[1]]>"), False),
        (PLAIN.format("Q&A"), False),
        (PLAIN.format("&nbsp;"), False),
        (PLAIN.format("&#0;"), False),
        (PLAIN.format("&#x110000;"), False),
        (PLAIN.format("a\x0bb"), False),
        (PLAIN.format("a\rb"), False),
        (PLAIN.format("&#xFFFE;"), False),
        (PLAIN.replace('tuid="{0}"', "tuid='{0}'"), False),
        (PLAIN.replace(' creationdate="', ' tuid="'), False),
        (PLAIN.replace(' creationdate="', ' xmlns="'), False),
        (PLAIN.replace(' creationdate="', '\n creationdate="'), False),
        (PLAIN.replace("</tuv>\n</tu>", "</tuv>x</tu>"), False),
    ],
)
def test_what_is_plain(unit: str, plain: bool, tmp_path: Path) -> None:
    assert taken(unit) == plain
    path = tmp_path / "t.tmx"
    path.write_text(document(PLAIN.format(0) + unit + PLAIN.format(2)), encoding="utf-8")
    assert_same_both_ways(path)


def test_most_of_what_we_write_is_plain() -> None:
    stream = io.BytesIO()
    pairs = [TranslationUnit(unit.variants, unit.source_language) for unit in _read(PLAIN, 50)]
    write_tmx(stream, pairs, Options("en", "zh"))
    body = stream.getvalue().decode().partition("<body>")[2]
    assert taken(body) == 50


def test_half_a_pair_of_surrogates_is_dropped_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    body = document("".join(PLAIN.format(number) for number in range(3)))
    text = body.replace('version="1.0"', 'version="1.0" encoding="utf-7"')
    path.write_bytes(text.encode("utf-7").replace(b"Report", b"+2AA-Report"))
    assert_same_both_ways(path)
    assert [unit.source for unit, _ in outcome(path)[0]][2] == "Report 2 was adopted."


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_nearly_all_plain_units_of_a_file_are_taken(
    encoding: str, end: str, tmp_path: Path
) -> None:
    path = tmp_path / "t.tmx"
    body = "".join(PLAIN.format(number) for number in range(2_000))
    path.write_bytes(document(body).replace("\n", end).encode(encoding))
    counts: list[int] = []

    def counting(*place: Any) -> tuple[list[TranslationUnit], int, int]:
        found = plain_units(*place)
        counts.append(len(found[0]))
        return found

    with patch("tmx.reader.plain_units", counting):
        assert len(outcome(path)[0]) == 2_000
    # The first is the parser's, and those that lie across the end of a piece.
    assert sum(counts) > 1_950


def _read(unit: str, count: int) -> list[TranslationUnit]:
    body = "".join(unit.format(number) for number in range(count))
    return plain_units(body, 0, len(body), 1, "en")[0]


#: What makes files odd or breaks them.
ODD = (
    "\ufffe", "\uffff",
    "<", ">", "&", ";", '"', "'", "]]>", "\r", "\r\n", "\n", "\0", "\x0b", " ", "=", "文", "/",
    "<!-- x -->", "<!--", "-->", "<![CDATA[&]]>", "<![CDATA[", "<ph/>", "<hi>", "</hi>", "&amp;",
    "&nbsp;", "&#10;", "&#xD800;", "&e;", "&external;", "<tu>", "</tu>", "</tuv>", "<tuv>", "<seg>",
    "</seg>", "<note/>", '<prop name="x">1</prop>', "<?pi?>", "</body>", "<body>", "</tmx>",
    '<header srclang="fr"/>', ' srclang="zh"', ' lang="ru"', ' xml:lang="ar"', ' xmlns="u"', PLAIN,
)  # fmt: skip
#: Before or in place of each of these stands something odd.
PLACES = ("<tu ", ' creationdate="', "2011", "n 1<", "<prop", "x-file", "b.md", "<tuv", "<seg>",
          "Report", "</seg>", "</tuv>", "</tu>")  # fmt: skip
BEFORE = '<!DOCTYPE tmx [<!ENTITY e "1 <hi>2</hi>"><!ENTITY external SYSTEM "x">]>'


@pytest.mark.parametrize("place", PLACES)
def test_odd_things_in_all_places_are_read_alike_both_ways(place: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.tmx"
    for odd in ODD:
        for changed in (odd + place, odd):
            unit = PLAIN.format(1).replace(place, changed, 1)
            body = PLAIN.format(0) + unit + PLAIN.format(2)
            path.write_text(document(body), encoding="utf-8", newline="")
            assert_same_both_ways(path)


@settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_odd_and_broken_files_are_read_alike_both_ways(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = document("".join(PLAIN.format(number) for number in range(4)), "<header/>")
    text = data.draw(st.sampled_from(["", BEFORE])) + text.partition("\n")[2]
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.sampled_from([0, 0, 1, 6]))
        text = text[:place] + data.draw(st.sampled_from(ODD)) + text[place + gone :]
    path = tmp_path_factory.getbasetemp() / "odd.tmx"
    encoding = data.draw(st.sampled_from(["utf-8", "utf-16"]))
    path.write_bytes(text.encode(encoding) + data.draw(st.sampled_from([b"", b"", b"\xff\xfe"])))
    assert_same_both_ways(path, data.draw(st.sampled_from([1 << 16, 1 << 16, 64, 333])))


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(st.lists(units, max_size=5), st.sampled_from([1 << 16, 100]))
def test_units_of_all_kinds_are_read_alike_both_ways(
    tmp_path_factory: pytest.TempPathFactory, found: list[TranslationUnit], chunk: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "kinds.tmx"
    with path.open("wb") as stream:
        write_tmx(stream, found, Options("en", "zh"))
    assert_same_both_ways(path, chunk)
