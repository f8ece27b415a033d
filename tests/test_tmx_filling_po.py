"""A PO file gets translations where it has none; every other byte of it stays."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from strategies import texts

from tmx.failure import BadEncoding, BadFormat, FileProblem, UnknownSuffix
from tmx.filling import FillCounts, Proposal, Propose, fill, fill_po
from tmx.po_lines import messages, string_lines

HEADER = r"""# Sounds of the reading room.
msgid ""
msgstr ""
"Project-Id-Version: rooms 1\n"
"PO-Revision-Date: 2011-04-11 03:00+0000\n"
"Last-Translator: Li\n"
"Language-Team: none\n"
"Language: zh_CN\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""
ANSWERS = {
    "Agenda": Proposal("议程", "Agenda"),
    "Opening of the session": Proposal("会议开幕", "Opening of the meeting", 85),
    "Item 4": Proposal("项目4", "Item 3", 100, adapted=True),
    "First\nSecond\n": Proposal("一\n二", "First\nSecond\n"),
    'Say "yes"\tor \\n': Proposal('说"是"\t或\\n', 'Say "yes"\tor \\n'),
    "%d notes": Proposal("%d 条附注", "%d notes"),
    "%s notes": Proposal("附注", "%s notes"),
}


def known(source: str, _context: str) -> Proposal | None:
    return ANSWERS.get(source)


def filled(folder: Path, text: str | bytes, propose: Propose = known) -> tuple[str, FillCounts]:
    path = folder / "t.po"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    counts = fill_po(path, path, propose)
    return path.read_bytes().decode(), counts


CASES = {
    "an exact one": ('msgid "Agenda"\nmsgstr ""\n', 'msgid "Agenda"\nmsgstr "议程"\n'),
    "one for another source": (
        '#: a.py:1\nmsgid "Opening of the session"\nmsgstr ""\n',
        '#: a.py:1\n#, fuzzy\n#| msgid "Opening of the meeting"\n'
        'msgid "Opening of the session"\nmsgstr "会议开幕"\n',
    ),
    "one that was adapted": (
        '#, c-format\nmsgctxt "menu"\nmsgid "Item 4"\nmsgstr ""\n',
        '#, fuzzy, c-format\n#| msgid "Item 3"\nmsgctxt "menu"\nmsgid "Item 4"\nmsgstr "项目4"\n',
    ),
    "a previous source that is there": (
        '#| msgid "Opening"\nmsgid "Opening of the session"\nmsgstr ""\n',
        '#, fuzzy\n#| msgid "Opening"\nmsgid "Opening of the session"\nmsgstr "会议开幕"\n',
    ),
    "lines": (
        'msgid ""\n"First\\n"\n"Second\\n"\nmsgstr ""\n',
        'msgid ""\n"First\\n"\n"Second\\n"\nmsgstr ""\n"一\\n"\n"二\\n"\n',
    ),
    "escapes": (
        'msgid "Say \\"yes\\"\\tor \\\\n"\nmsgstr ""\n',
        'msgid "Say \\"yes\\"\\tor \\\\n"\nmsgstr "说\\"是\\"\\t或\\\\n"\n',
    ),
    "a format that holds": (
        '#, python-format\nmsgid "%d notes"\nmsgstr ""\n',
        '#, python-format\nmsgid "%d notes"\nmsgstr "%d 条附注"\n',
    ),
    "a format that does not hold": (
        '#, python-format\nmsgid "%s notes"\nmsgstr ""\n',
        '#, fuzzy, python-format\nmsgid "%s notes"\nmsgstr "附注"\n',
    ),
    "plural forms": (
        'msgid "Agenda"\nmsgid_plural "%d notes"\nmsgstr[0] ""\n',
        'msgid "Agenda"\nmsgid_plural "%d notes"\nmsgstr[0] "%d 条附注"\n',
    ),
    "two plural forms": (
        'msgid "Agenda"\nmsgid_plural "Item 4"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        '#, fuzzy\nmsgid "Agenda"\nmsgid_plural "Item 4"\nmsgstr[0] "议程"\nmsgstr[1] "项目4"\n',
    ),
    "a flag that is there": (
        '#, fuzzy\nmsgid "Agenda"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Agenda"\nmsgstr "议程"\n',
    ),
    "no blank line between": (
        'msgid "Agenda"\nmsgstr ""\nmsgid "Closing"\nmsgstr ""\n# last\n',
        'msgid "Agenda"\nmsgstr "议程"\nmsgid "Closing"\nmsgstr ""\n# last\n',
    ),
    "returns": ('msgid "Agenda"\r\nmsgstr ""\r\n', 'msgid "Agenda"\r\nmsgstr "议程"\r\n'),
    "an odd layout": (
        '#: a.py:1\n\n  msgid  "Agenda"\n\n\tmsgstr ""\n\n\n',
        '#: a.py:1\n\n  msgid  "Agenda"\n\nmsgstr "议程"\n\n\n',
    ),
}
KEPT = {
    "a translation": 'msgid "Agenda"\nmsgstr "日程"\n',
    "a fuzzy one": '#, fuzzy\n#| msgid "Old"\nmsgid "Agenda"\nmsgstr "日程"\n',
    "one in pieces": 'msgid "Agenda"\nmsgstr ""\n"日"\n"程"\n',
    "one of two forms": 'msgid "Agenda"\nmsgid_plural "Item 4"\nmsgstr[0] "甲"\nmsgstr[1] ""\n',
    "one that nobody knows": 'msgid "Unheard of"\nmsgstr ""\n',
    "an obsolete one": '# once\n#~ msgid "Agenda"\n#~ msgstr ""\n',
    "a form that nobody knows": 'msgid "Agenda"\nmsgid_plural "x"\nmsgstr[0] ""\nmsgstr[1] ""\n',
    "a separator of lines in a text": '# a\u2028b\nmsgid "x\u2028y"\nmsgstr "甲\x85乙"\n',
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_filled(name: str, tmp_path: Path) -> None:
    before, after = CASES[name]
    header = HEADER.replace("\n", "\r\n") if "\r" in before else HEADER
    found, counts = filled(tmp_path, header + before)
    assert found == header + after
    assert counts.exact + counts.fuzzy == 1
    assert (counts.fuzzy == 1) == ("fuzzy" in after)


@pytest.mark.parametrize("name", KEPT)
def test_what_stays(name: str, tmp_path: Path) -> None:
    found, counts = filled(tmp_path, HEADER + KEPT[name])
    assert found == HEADER + KEPT[name]
    assert (counts.exact, counts.fuzzy) == (0, 0)
    assert (counts.kept, counts.empty) == (
        {"kept": (1, 0), "empty": (0, 1), "none": (0, 0)}[
            "none" if "obsolete" in name else "empty" if "nobody" in name else "kept"
        ]
    )


def test_the_context_is_asked_with(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []

    def propose(source: str, context: str) -> Proposal | None:
        asked.append((source, context))
        return None

    filled(
        tmp_path, HEADER + 'msgctxt "menu"\nmsgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n', propose
    )
    assert asked == [("a", "menu"), ("b", "")]


@pytest.mark.parametrize("charset", ["CHARSET", "ASCII", "us-ascii"])
def test_a_template_is_filled_as_utf_8(charset: str, tmp_path: Path) -> None:
    text = HEADER.replace("UTF-8", charset) + 'msgid "Agenda"\nmsgstr ""\n'
    assert filled(tmp_path, text)[0] == HEADER + 'msgid "Agenda"\nmsgstr "议程"\n'
    assert filled(tmp_path, text, lambda *_: None)[0] == text


def test_other_encodings_stay_and_are_told_where_they_do_not_suffice(tmp_path: Path) -> None:
    text = HEADER.replace("UTF-8", "GB2312") + 'msgid "Agenda"\nmsgstr ""\n'
    path = tmp_path / "t.po"
    path.write_bytes(text.encode("gb2312"))
    fill_po(path, tmp_path / "out.po", known)
    assert 'msgstr "议程"' in (tmp_path / "out.po").read_bytes().decode("gb2312")
    latin = text.replace("GB2312", "ISO-8859-1").encode("latin-1")
    path.write_bytes(latin)
    with pytest.raises(BadEncoding) as caught:
        fill_po(path, path, known)
    assert str(caught.value) == (
        f"{path}: its encoding, ISO-8859-1, has no '议'; convert it first: msgconv -t UTF-8"
    )
    assert path.read_bytes() == latin


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    with path.open("wb") as file:
        file.truncate(1 << 31)
    with pytest.raises(BadFormat) as caught:
        fill_po(path, tmp_path / "out.po", known)
    assert str(caught.value) == (
        f"{path}: has 2,147,483,648 bytes; at most 268,435,456 are filled at once; split it"
    )
    with pytest.raises(FileProblem, match="no such file or directory; check the name"):
        fill_po(tmp_path / "none.po", tmp_path / "out.po", known)


def test_what_is_no_po_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    path.write_text('msgid "a\nmsgstr ""\n')
    with pytest.raises(BadFormat, match=r"t\.po:1: a string without its closing quotation mark"):
        fill(path, tmp_path / "out.po", known)
    assert not (tmp_path / "out.po").exists()
    with pytest.raises(
        UnknownSuffix, match=r"'\.docx' names no format that can be filled; use one"
    ):
        fill("t.docx", tmp_path / "out.po", known)


STAYS = ("msgid", "msgid_plural", "msgctxt", "comment", "tcomment", "occurrences", "obsolete")
sources = st.text(st.sampled_from('aB %d{x}"\\\n\t文\u2028'), min_size=1, max_size=8)


@st.composite
def catalogues(draw: st.DrawFn) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=draw(st.sampled_from([0, 20, 78])))
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "zh_CN"}
    for source in draw(st.lists(sources, unique=True, max_size=5)):
        translated = draw(st.sampled_from(["", "", "译"]))
        plural = draw(st.booleans())
        catalogue.append(
            polib.POEntry(
                msgid=source,
                msgid_plural=source * 2 if plural else "",
                msgstr="" if plural else translated,
                msgstr_plural={0: translated, 1: translated} if plural else {},
                msgctxt=draw(st.sampled_from([None, "", "menu"])),
                flags=draw(st.sampled_from([[], ["c-format"], ["fuzzy"] * bool(translated)])),
                comment=draw(st.sampled_from(["", "one\ntwo"])),
                tcomment=draw(st.sampled_from(["", "note"])),
                occurrences=draw(st.sampled_from([[], [("a.py", "1")]])),
                obsolete=draw(st.sampled_from([False, False, True])) and not plural,
            )
        )
    return catalogue


@settings(max_examples=examples(80), suppress_health_check=list(HealthCheck))
@given(catalogues(), st.sampled_from([100, 80]))
def test_any_catalogue_is_filled_and_keeps_what_it_has(
    tmp_path_factory: pytest.TempPathFactory, catalogue: polib.POFile, score: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = str(catalogue)
    same, _ = filled(folder, text, lambda *_: None)
    assert same == text
    path = folder / "t.po"
    before = list(polib.pofile(str(path)))
    counts = fill_po(path, path, lambda source, _: Proposal(f"译{source.strip()}好", source, score))
    found = list(polib.pofile(str(path)))
    assert len(found) == len(before)
    for new, old in zip(found, before, strict=True):
        assert [getattr(new, name) for name in STAYS] == [getattr(old, name) for name in STAYS]
        if old.obsolete or old.msgstr or any(old.msgstr_plural.values()):
            assert new == old
        else:
            assert new.translated() != ("fuzzy" in new.flags)
            assert (new.msgstr or new.msgstr_plural[1]).strip("\n").startswith("译")
    assert counts.exact + counts.fuzzy + counts.kept == sum(not one.obsolete for one in before)


@given(texts)
def test_a_string_is_written_as_it_is_read(text: str) -> None:
    lines = ['msgid "a"\n', *string_lines("msgstr", text, "\n")]
    (message,) = messages(lines)
    assert message.text("msgstr") == text


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_takes_what_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    named = (
        "lines",
        "escapes",
        "one that was adapted",
        "a format that does not hold",
        "plural forms",
    )
    path.write_text(HEADER + "\n".join(CASES[name][0] for name in named), encoding="utf-8")
    counts = fill_po(path, path, known)
    assert counts.exact
    assert counts.fuzzy
    for program in (["msgfmt", "-c", "-o", "-"], ["msgcat"], ["msgattrib", "--translated"]):
        ran = subprocess.run([*program, str(path)], capture_output=True, check=True)
        assert (ran.returncode, ran.stderr) == (0, b"")
    merged = subprocess.run(
        ["msgmerge", "--quiet", str(path), str(path)], capture_output=True, check=True
    )
    assert merged.stderr == b""
