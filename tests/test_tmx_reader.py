"""Reading TMX as it is found in the wild."""

from __future__ import annotations

import codecs
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tmx.failure import BadEncoding, BadFormat, FileProblem
from tmx.reader import read_tmx
from tmx.unit import Inline, TranslationUnit

HEADER = '<header srclang="en"/>'
PAIR = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="zh-CN"><seg>{}</seg></tuv></tu>'
GREETING = PAIR.format("Good morning", "早上好")


def document(body: str, *, before: str = "", header: str = HEADER) -> str:
    return f'{before}<tmx version="1.4">{header}<body>\n{body}\n</body></tmx>'


def declared(encoding: str, body: str = GREETING) -> str:
    return document(body, before=f'<?xml version="1.0" encoding="{encoding}"?>\n')


def read(folder: Path, data: str | bytes) -> list[TranslationUnit]:
    path = folder / "t.tmx"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_tmx(path))


ENCODINGS = {
    "UTF-8, declared": declared("UTF-8").encode(),
    "UTF-8, not declared": document(GREETING).encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + declared("utf-8").encode(),
    "UTF-16LE with a mark": codecs.BOM_UTF16_LE + declared("UTF-16").encode("utf-16-le"),
    "UTF-16BE with a mark": codecs.BOM_UTF16_BE + declared("UTF-16").encode("utf-16-be"),
    "UTF-16LE without": declared("UTF-16LE").encode("utf-16-le"),
    "UTF-16BE without": declared("UTF-16").encode("utf-16-be"),
    "UTF-16LE, nothing declared": document(GREETING).encode("utf-16-le"),
    "UTF-16LE that says UTF-8": codecs.BOM_UTF16_LE + declared("utf-8").encode("utf-16-le"),
    "UTF-8 that says UTF-16": declared("UTF-16").encode(),
    "UTF-32": codecs.BOM_UTF32_LE + declared("UTF-32").encode("utf-32-le"),
    "GB2312": declared("GB2312").encode("gb2312"),
    "GB18030": declared("gb18030").encode("gb18030"),
    "Big5": declared("Big5").encode("big5"),
    "Shift_JIS": declared("Shift_JIS").encode("shift_jis"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings(name: str, tmp_path: Path) -> None:
    (unit,) = read(tmp_path, ENCODINGS[name])
    assert (unit.source, unit.target) == ("Good morning", "早上好")


def test_gb2312_that_is_gbk_and_latin_1_that_is_windows_1252(tmp_path: Path) -> None:
    gbk = declared("gb2312", PAIR.format("a", "朱镕基")).encode("gbk")
    assert read(tmp_path, gbk)[0].target == "朱镕基"
    windows = declared("iso-8859-1", PAIR.format("“a”", "b")).encode("cp1252")
    assert read(tmp_path, windows)[0].source == "“a”"


WILD = {
    "bare ampersand": ("Q&A & R&D", "Q&A & R&D"),
    "references": ("&amp; &lt; &#65; &#x42; &quot;", '& < A B "'),
    "control characters": ("a\x0bb\x1fc", "abc"),
    "references to control characters": ("a&#11;b&#x1F;c&#0;", "abc"),
    "reference beyond Unicode": ("a&#x110000;b", "ab"),
    "reference to half a pair": ("a&#xD800;b", "ab"),
    "entities of HTML": ("a&nbsp;b&eacute;", "a\xa0bé"),
    "an unknown entity": ("a &foo; b", "a &foo; b"),
    "a less-than sign": ("p < 5 and q <5", "p < 5 and q <5"),
    "a section": ("a <![CDATA[b & <c> \x01d]]> e", "a b & <c> d e"),
    "a comment": ("a <!-- b & c --> d", "a  d"),
    "Chinese after a less-than sign": ("<中文>", "<中文>"),
    "a line break": ("a\nb", "a\nb"),
}


@pytest.mark.parametrize("name", WILD)
def test_small_faults_are_mended(name: str, tmp_path: Path) -> None:
    given, text = WILD[name]
    (unit,) = read(tmp_path, document(PAIR.format(given, "x")))
    assert unit.source == text


def test_faults_in_attributes_are_mended(tmp_path: Path) -> None:
    unit = read(tmp_path, document('<tu tuid="R&D"><note>a & b</note></tu>'))[0]
    assert (unit.attribute("tuid"), unit.notes) == ("R&D", ("a & b",))


@pytest.mark.parametrize(
    ("header", "own", "expected"),
    [
        ('<header srclang="en-us"/>', "", "en-US"),
        ('<header srclang="*all*"/>', "", "*all*"),
        ('<header srclang="*ALL*"/>', "", "*all*"),
        ("<header/>", "", ""),
        ("", "", ""),
        ('<header srclang="en"/>', ' srclang="zh_CN"', "zh-CN"),
        ('<header srclang="tok-tok-tok"/>', "", "tok-tok-tok"),
    ],
)
def test_source_language(header: str, own: str, expected: str, tmp_path: Path) -> None:
    body = GREETING.replace("<tu>", f"<tu{own}>")
    (unit,) = read(tmp_path, document(body, header=header))
    assert unit.source_language == expected
    assert unit.source == ("早上好" if expected == "zh-CN" else "Good morning")


def test_old_versions_write_lang_without_a_prefix(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, document(GREETING.replace("xml:lang", "lang")))
    assert [variant.language for variant in unit.variants] == ["en", "zh-CN"]


def test_units_and_variants_without_a_segment_are_read(tmp_path: Path) -> None:
    first, second = read(tmp_path, document('<tu><tuv xml:lang="en"/></tu><tu tuid="2"/>'))
    assert (first.variants[0].content, second.variants) == ((), ())


def test_a_namespace_does_not_hide_the_units(tmp_path: Path) -> None:
    data = document(GREETING).replace("<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" ')
    assert [unit.source for unit in read(tmp_path, data)] == ["Good morning"]


def test_everything_a_unit_can_hold(tmp_path: Path) -> None:
    body = """<tu tuid="7" creationdate="20110411T030000Z" changedate="2011-04-12T03:00:00Z"
      usagecount="3"><note>first</note><prop type="x-file">a.md</prop><prop type="Domain">law</prop>
      <tuv xml:lang="en" creationid="LI"><note>n</note><prop type="p">q</prop><seg>A</seg></tuv>
      <tuv xml:lang="zh"><seg>甲</seg></tuv><tuv xml:lang="fr"><seg>À</seg></tuv></tu>"""
    (unit,) = read(tmp_path, document(body))
    assert unit.attributes == (
        ("tuid", "7"),
        ("creationdate", "20110411T030000Z"),
        ("changedate", "20110412T030000Z"),
        ("usagecount", "3"),
    )
    assert unit.notes == ("first",)
    assert unit.props == (("x-file", "a.md"), ("Domain", "law"))
    assert [(v.language, v.text) for v in unit.variants] == [("en", "A"), ("zh", "甲"), ("fr", "À")]
    english = unit.variants[0]
    assert (english.notes, english.props) == (("n",), (("p", "q"),))
    assert english.attributes == (("creationid", "LI"),)


def test_inline_elements(tmp_path: Path) -> None:
    segment = (
        '<bpt i="1" x="1">&lt;b></bpt>a<ept i="1">&lt;/b></ept><ph x="2">{<sub>t</sub>}</ph>'
        '<it pos="begin">[</it><hi type="term">b</hi><ut>?</ut>c'
    )
    (unit,) = read(tmp_path, document(PAIR.format(segment, "x")))
    assert unit.variants[0].content == (
        Inline("bpt", (("i", "1"), ("x", "1")), ("<b>",)),
        "a",
        Inline("ept", (("i", "1"),), ("</b>",)),
        Inline("ph", (("x", "2"),), ("{", Inline("sub", (), ("t",)), "}")),
        Inline("it", (("pos", "begin"),), ("[",)),
        Inline("hi", (("type", "term"),), ("b",)),
        Inline("ut", (), ("?",)),
        "c",
    )
    assert unit.source == "abc"


def test_elements_that_tmx_does_not_have_become_the_nearest(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, document(PAIR.format('a<g id="1">b</g><x id="2"/>c', "x")))
    assert unit.variants[0].content == (
        "a",
        Inline("hi", (("type", "x-g"),), ("b",)),
        Inline("ph", (("type", "x-x"),), ()),
        "c",
    )


DOCTYPES = {
    "a DTD that is not there": '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    "a DTD on a host that is not there": '<!DOCTYPE tmx SYSTEM "http://host.invalid/tmx14.dtd">',
    "a public one": '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for TMX//EN" "tmx14.dtd">',
    "parameters": '<!DOCTYPE tmx [<!ENTITY % x SYSTEM "http://host.invalid/x"> %x;]>',
    "an external entity nobody uses": '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
}


@pytest.mark.parametrize("name", DOCTYPES)
def test_a_doctype_is_passed_over(name: str, tmp_path: Path) -> None:
    data = document(GREETING, before=f'<?xml version="1.0"?>\n{DOCTYPES[name]}\n')
    (unit,) = read(tmp_path, data)
    assert (unit.source, unit.line) == ("Good morning", 4)


def test_entities_of_the_document_itself_are_expanded(tmp_path: Path) -> None:
    before = "<!DOCTYPE tmx [<!ENTITY un \"UN &#38; &who;\"><!ENTITY who 'its <hi>friends</hi>'>]>"
    (unit,) = read(tmp_path, document(PAIR.format("the &un;", "x"), before=before))
    assert unit.source == "the UN & its friends"


def laughs() -> str:
    lines = ['<!ENTITY l0 "ha">']
    lines += [f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12)]
    return "<!DOCTYPE tmx [\n" + "\n".join(lines) + "\n]>\n"


AGAIN = "; export the file again, or mend it at this line"
# "…" stands for the XML library's own words.
BROKEN = {
    "nothing": ("", "t.tmx: the file is empty; check that it was saved"),
    "white space": (" \n\t\n", "t.tmx: the file is empty; check that it was saved"),
    "text": (
        "Dear colleagues,\nplease find",
        "t.tmx:1: not well-formed XML: …" + AGAIN,
    ),
    "another root": (
        "<html><body/></html>",
        "t.tmx: the root element is <html>, not <tmx>; check that the file is what its suffix says",
    ),
    "tags that cross": (
        document("\n<tu><tuv></tu>"),
        "t.tmx:3: not well-formed XML: …, in unit 1" + AGAIN,
    ),
    "an end cut off": (
        document(GREETING)[:-40],
        "t.tmx:2: not well-formed XML: …, in unit 1" + AGAIN,
    ),
    "an external entity": (
        document(
            "\n" + PAIR.format("&x;", "b"),
            before='<!DOCTYPE tmx [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n',
        ),
        "t.tmx:6: refers to the external entity 'x', which is not read, in unit 1" + AGAIN,
    ),
    "entities in a circle": (
        document(
            PAIR.format("&a;", "b"), before='<!DOCTYPE t [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
        ),
        "t.tmx:2: the entity 'a' refers to itself, in unit 1" + AGAIN,
    ),
    "a billion laughs": (
        document(PAIR.format("&l11;", "b"), before=laughs()),
        "t.tmx:16: the entity 'l4' expands to more than 10,000 characters, in unit 1" + AGAIN,
    ),
    "many middling laughs": (
        document(PAIR.format("&l3;" * 4000, "b"), before=laughs()),
        "t.tmx:16: its entities expand beyond all measure, in unit 1" + AGAIN,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    data, told = BROKEN[name]
    with pytest.raises(BadFormat) as caught:
        read(tmp_path, data)
    start, _, end = f"{tmp_path}/{told}".partition("…")
    assert str(caught.value).startswith(start)
    assert str(caught.value).endswith(end)
    assert end or str(caught.value) == start


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            document("\n" + PAIR.format("café", "b")).encode("latin-1"),
            ":3: not UTF-8: byte 0xE9 (invalid continuation byte), in unit 1; "
            "declare its real encoding in the first line, or save it as UTF-8",
        ),
        (
            declared("klingon").encode(),
            ":1: declares the encoding 'klingon', which is unknown; "
            "save it as UTF-8 and declare that",
        ),
        (
            declared("hex").encode(),
            ":1: declares the encoding 'hex', which is unknown; save it as UTF-8 and declare that",
        ),
    ],
)
def test_a_wrong_encoding_is_told_with_its_line(data: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadEncoding) as caught:
        read(tmp_path, data)
    assert str(caught.value) == f"{tmp_path}/t.tmx{told}"


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file or directory; check the name"):
        next(read_tmx(tmp_path / "none.tmx"))
    with pytest.raises(FileProblem, match="is a directory; name a file, not a folder"):
        next(read_tmx(tmp_path))


FILLERS = ("x" * 65_530, "&amp;" * 13_200, "<![CDATA[ > & < ]]>" * 3_500, "<!-- > -->" * 6_600)


@pytest.mark.parametrize("filler", FILLERS, ids=["text", "references", "sections", "comments"])
def test_where_the_stream_is_cut_does_not_show(filler: str, tmp_path: Path) -> None:
    """Tokens that lie across the border of two chunks, in every position."""
    expected = None
    for shift in range(20):
        data = document(PAIR.format("y" * shift + filler + "&amp;<![CDATA[a&b]]> & c", "z"))
        (unit,) = read(tmp_path, data)
        text = unit.source[shift:]
        expected = expected or text
        assert text == expected
        assert text.endswith("&a&b & c")


PEAK = """
import resource, sys
from tmx.reader import read_tmx
assert sum(1 for _ in read_tmx(sys.argv[1])) == int(sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="the system does not tell a process's peak memory")

    def peak(count: int) -> int:
        """Kilobytes that a process needs to read `count` units of 20 kB."""
        path = tmp_path / f"{count}.tmx"
        unit = PAIR.format("x" * 10_000, "y" * 10_000)
        path.write_text(document("\n".join([unit] * count)), encoding="utf-8")
        command = [sys.executable, "-c", PEAK, str(path), str(count)]
        return int(subprocess.run(command, check=True, capture_output=True).stdout)

    assert peak(2_000) < peak(20) + 15_000


def test_reading_is_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    path.write_text(document(GREETING * 5_000)[:-20], encoding="utf-8")
    units: Iterator[TranslationUnit] = read_tmx(path)
    assert next(units).source == "Good morning"
    with pytest.raises(BadFormat):
        list(units)
