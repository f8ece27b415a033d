"""PO: one message for each context and source, accepted by gettext, read back as units."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from strategies import texts

from tmx.failure import BadEncoding, BadFormat
from tmx.options import Languages, Options, WriteResult
from tmx.po import PLURAL_FORMS, read_po, write_po
from tmx.unit import TranslationUnit, pair_unit
from tmx.version import VERSION

needs_msgfmt = pytest.mark.skipif(
    shutil.which("msgfmt") is None, reason="msgfmt (Debian package gettext) is not installed"
)


def pair(source: str, target: str, **props: str) -> TranslationUnit:
    named = [(f"x-{name}", value) for name, value in props.items()]
    return pair_unit(source, target, "en", "zh", props=named)


def outcome(
    found: list[TranslationUnit], source: str = "en", target: str = "zh"
) -> tuple[str, WriteResult]:
    stream = io.BytesIO()
    result = write_po(stream, found, Options(source, target))
    return stream.getvalue().decode(), result


def messages(found: list[TranslationUnit]) -> list[tuple[str | None, str, str, bool]]:
    return [
        (entry.msgctxt, entry.msgid, entry.msgstr, "fuzzy" in entry.flags)
        for entry in polib.pofile(outcome(found)[0])
    ]


def test_the_file_as_a_whole() -> None:
    unit = pair_unit(
        'Say "yes"',
        "说“是”",
        "en",
        "zh",
        props=[("x-file", "a b.md"), ("x-line", "3"), ("x-label", "(a)")],
        creation_date=datetime(2011, 4, 11, 3, 0, 59),
    )
    assert outcome([unit])[0] == (
        rf"""#
msgid ""
msgstr ""
"Project-Id-Version: diptych\n"
"PO-Revision-Date: 2011-04-11 03:00+0000\n"
"Last-Translator: Automatically generated\n"
"Language-Team: none\n"
"Language: zh_CN\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"X-Generator: diptych {VERSION}\n"
"X-Source-Language: en\n"

#. x-label: (a)
#: a%20b.md:3
msgid "Say \"yes\""
msgstr "说“是”"
"""
    )


MERGED: dict[str, tuple[list[TranslationUnit], list[tuple[str | None, str, str, bool]]]] = {
    "repeated, translations agree": (
        [pair("Yes", "是"), pair("No", "否"), pair("Yes", "是")],
        [(None, "Yes", "是", False), (None, "No", "否", False)],
    ),
    "repeated, translations differ": (
        [
            pair("Yes", "是", document="A/1", position="1"),
            pair("Yes", "好", document="A/1", position="7"),
            pair("Yes", "是", document="A/1", position="9"),
        ],
        [("A/1 #1", "Yes", "是", False), ("A/1 #7", "Yes", "好", False)],
    ),
    "differ, and nothing tells where they stand": (
        [pair("Yes", "是"), pair("Yes", "好")],
        [("1", "Yes", "是", False), ("2", "Yes", "好", False)],
    ),
    "differ at one place": (
        [pair("Yes", "是", file="a"), pair("Yes", "好", file="a"), pair("Yes", "对", file="a")],
        [("a", "Yes", "是", False), ("a (2)", "Yes", "好", False), ("a (3)", "Yes", "对", False)],
    ),
    "a context that is given is kept": (
        [pair("Yes", "是", context="menu"), pair("Yes", "好", context="answer")],
        [("menu", "Yes", "是", False), ("answer", "Yes", "好", False)],
    ),
    "a context that is given is not taken twice": (
        [pair("Yes", "是", context="1"), pair("Yes", "好"), pair("Yes", "对")],
        [("1", "Yes", "是", False), ("2", "Yes", "好", False), ("3", "Yes", "对", False)],
    ),
    "doubtful": (
        [pair("Yes", "是", confidence="0.49"), pair("No", "否", confidence="0.50")],
        [(None, "Yes", "是", True), (None, "No", "否", False)],
    ),
    "doubtful once, sure once": (
        [pair("Yes", "是", confidence="0.30"), pair("Yes", "是", confidence="0.90")],
        [(None, "Yes", "是", False)],
    ),
    "translated once": ([pair("Yes", ""), pair("Yes", "是")], [(None, "Yes", "是", False)]),
    "never translated": ([pair("Yes", "", confidence="0.00")], [(None, "Yes", "", False)]),
    "line breaks at the ends follow the source": (
        [pair("\nYes\n", "是"), pair("No", "\n否\n\n")],
        [(None, "\nYes\n", "\n是\n", False), (None, "No", "否", False)],
    ),
    "what gettext cannot hold": (
        [pair("a\r\nb\rc\x07\x0b", "甲\x1b")],
        [(None, "a\nb\nc", "甲", False)],
    ),
    "percent signs are not formats": (
        [pair("100% sure %s", "百分之百")],
        [(None, "100% sure %s", "百分之百", False)],
    ),
}


@pytest.mark.parametrize("name", MERGED)
def test_messages(name: str) -> None:
    found, expected = MERGED[name]
    assert messages(found) == expected


def test_units_without_source_text_are_left_out_and_cannot_pass_for_the_header() -> None:
    text, result = outcome([pair("", "甲"), pair(" \n", "乙"), pair("a", "丙")])
    assert (result.written, result.left_out) == (1, {"no source text": 2})
    assert len(polib.pofile(text)) == 1


@pytest.mark.parametrize(
    ("target", "language", "forms"),
    [
        ("zh-CN", "zh_CN", PLURAL_FORMS["zh"]),
        ("zh-Hans", "zh_CN", PLURAL_FORMS["zh"]),
        ("zh-TW", "zh_TW", PLURAL_FORMS["zh"]),
        ("fr-CA", "fr_CA", PLURAL_FORMS["fr"]),
        ("ar", "ar", PLURAL_FORMS["ar"]),
        ("de", "de", None),
    ],
)
def test_header(target: str, language: str, forms: str | None) -> None:
    header = polib.pofile(outcome([], target=target)[0]).metadata
    assert (header["Language"], header.get("Plural-Forms")) == (language, forms)


def test_references_hold_no_white_space_and_come_back(tmp_path: Path) -> None:
    unit = pair("a", "甲", file="50% of\u3000it .md", line="12")
    text, _ = outcome([unit])
    assert "\n#: 50%25%20of%E3%80%80it%20.md:12\n" in text
    path = tmp_path / "t.po"
    path.write_text(text, encoding="utf-8")
    assert [unit.props for unit in read_po(path)] == [unit.props]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    unit = pair_unit(
        "a",
        "甲",
        "en",
        "zh-CN",
        props=[
            ("x-context", "menu"),
            ("x-status", "fuzzy"),
            ("x-format", "c-format, no-python-format"),
            ("x-file", "a.md"),
            ("x-line", "1"),
            ("x-document", "A/1"),
            ("x-confidence", "0.41"),
        ],
    )
    path = tmp_path / "t.po"
    path.write_text(outcome([unit])[0], encoding="utf-8")
    assert list(read_po(path)) == [unit]


FOREIGN = r"""# Project
msgid ""
msgstr ""
"Content-Type: text/plain; charset={charset}\n"
"Language: fr_CA\n"

# by hand
#. from the source
#: a.c:1 b.c:22
#, fuzzy, c-format
msgctxt "menu"
msgid "one"
" and two"
msgstr "un et deux"

msgid "file"
msgid_plural "files"
msgstr[0] "fichier"
msgstr[1] "fichiers"

msgid "todo"
msgstr ""

#~ msgid "old"
#~ msgstr "vieux"
"""


def test_a_file_of_another_tool(tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    path.write_text(FOREIGN.format(charset="UTF-8"), encoding="utf-8")
    found = list(read_po(path))
    assert [(unit.source, unit.target) for unit in found] == [
        ("one and two", "un et deux"),
        ("file", "fichier"),
        ("files", "fichiers"),
        ("todo", ""),
    ]
    first = found[0]
    assert [variant.language for variant in first.variants] == ["en", "fr-CA"]
    assert first.notes == ("by hand", "from the source")
    assert first.props == (
        ("x-context", "menu"),
        ("x-status", "fuzzy"),
        ("x-format", "c-format"),
        ("x-file", "a.c"),
        ("x-line", "1"),
        ("x-file", "b.c"),
        ("x-line", "22"),
    )
    assert first.line == 7


def test_a_template_takes_the_languages_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "t.pot"
    text = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n\nmsgid "a"\nmsgstr ""\n'
    )
    path.write_text(text, encoding="utf-8")
    (unit,) = read_po(path, Languages("en", "ru"))
    assert [variant.language for variant in unit.variants] == ["en", "ru"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\u200b", "\ufeff"])
def test_unusual_separators_survive(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    path.write_bytes(outcome([pair(f"a{separator}b", f"甲{separator}")])[0].encode())
    (unit,) = read_po(path)
    assert (unit.source, unit.target) == (f"a{separator}b", f"甲{separator}")


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (b"", BadFormat, ": the file is empty; check that it was saved"),
        (
            b'msgid "a"\nmsgstr "b"\n\nDear colleagues\n',
            BadFormat,
            ":4: not PO: expected a comment, a keyword or a quoted string; "
            "check that the file is what its suffix says, or mend this line",
        ),
        (
            b'msgid "a"\nmsgstr "b "c" d"\n',
            BadFormat,
            ":2: not PO: expected a comment, a keyword or a quoted string; "
            "check that the file is what its suffix says, or mend this line",
        ),
        (
            b'msgid "caf\xe9"\nmsgstr "b"\n',
            BadEncoding,
            ": not UTF-8: invalid continuation byte; "
            "name its encoding in the header's Content-Type, or save it as UTF-8",
        ),
    ],
)
def test_what_is_broken(data: bytes, kind: type[Exception], told: str, tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    path.write_bytes(data)
    with pytest.raises(kind) as caught:
        list(read_po(path))
    assert str(caught.value) == f"{path}{told}"


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    path.write_bytes(FOREIGN.format(charset="ISO-8859-1").replace("vieux", "é").encode("latin-1"))
    assert len(list(read_po(path))) == 4


@needs_msgfmt
@settings(max_examples=examples(10), suppress_health_check=list(HealthCheck))
@given(st.lists(st.builds(pair, texts, texts, confidence=st.sampled_from(["0.2", "0.9"]))))
def test_gettext_is_silent(
    tmp_path_factory: pytest.TempPathFactory, found: list[TranslationUnit]
) -> None:
    path = tmp_path_factory.getbasetemp() / "silent.po"
    repeated = [*found, pair("Yes", "是"), pair("Yes", "好"), pair("%d\n", "百分之%s")]
    path.write_text(outcome(repeated)[0], encoding="utf-8")
    command = ["msgfmt", "-c", "-o", str(path.with_suffix(".mo")), str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b', 2),
        ('msgid "a"\nmsgstr ""\n"b\n', 3),
        ('msgid "a\\"\nmsgstr "b"\n', 1),
    ],
)
def test_a_string_that_is_cut_off_is_refused(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "t.po"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFormat) as caught:
        list(read_po(path))
    assert str(caught.value) == (
        f"{path}:{line}: a string without its closing quotation mark; "
        "mend this line, or export the file again"
    )
