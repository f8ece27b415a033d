"""Office documents by what they are: which reader gets them, what LibreOffice is asked for."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from office_files import compound, whole_xlsx, zip_of
from sheet_files import cell, row, sheet, xlsx
from stand_ins import failure, file_named, stand_in, texts
from word_files import docx, paragraph

from aligner.readers import read_document
from aligner.readers.office import libreoffice

SAVE = "save it without one"
OLD_WORD = compound({"WordDocument": bytes(512), "1Table": b""})
ONE = docx(paragraph("One."))
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins begin with #!")
WORD_97 = compound({"\1CompObj": b"", "WordDocument": bytes(16)}, ("Workbook",))
FLAT = '<?xml version="1.0"?>\n<office:document office:mimetype="application/vnd.oasis.{}"/>'
ODT = "application/vnd.oasis.opendocument.text"
CONVERTED: dict[str, tuple[str, bytes, str]] = {
    "Word": ("a.doc", OLD_WORD, "doc docx"),
    "Word named DOCX": ("a.docx", OLD_WORD, "doc docx"),
    "Word with a workbook in it": ("a.doc", WORD_97, "doc docx"),
    "Word named XLS": ("a.xls", WORD_97, "doc docx"),
    "RTF named Word": ("a.doc", b"\n{\\rtf1 One.}", "rtf docx"),
    "RTF named DOCX": ("a.docx", rb"{\rtf1 One.}", "rtf docx"),
    "Excel of 95": ("a.xls", compound({"Book": bytes(16)}), "xls xlsx"),
    "PowerPoint": ("a.ppt", compound({"PowerPoint Document": b""}), "ppt pptx"),
    "OpenDocument text": (
        "a.odt", zip_of({"mimetype": ODT, "content.xml": "<a/>"}), "odt docx",
    ),
    "a template": (
        "a.ott", zip_of({"mimetype": f"{ODT}-template", "content.xml": "<a/>"}),
        "odt docx",
    ),
    "flat OpenDocument": ("a.fodt", FLAT.format("opendocument.text").encode(), "fodt docx"),
    "flat slides named text": (
        "a.fodt", FLAT.format("opendocument.presentation").encode(), "fodp pptx",
    ),
    "Word in XML": (
        "a.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "doc docx",
    ),
    "Word 2": ("a.doc", b"\xdb\xa5\x2d\0\0", "doc docx"),
    "Works": ("a.wps", compound({"CONTENTS": b""}), "wps docx"),
    "WordPerfect": ("a.wpd", b"\xffWPC\x10\0\0\0", "wpd docx"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "asked"), CONVERTED.values(), ids=CONVERTED.keys())
def test_what_goes_to_libreoffice(
    name: str, data: bytes, asked: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = '(home / "asked").write_text(f"{given.suffix[1:]} {target}"); convert()'
    program = stand_in(monkeypatch, place, body, b"no zip")
    assert "what it wrote is no" in failure(file_named(place, name, data))
    assert (program.home / "asked").read_text() == asked


DIRECT: dict[str, tuple[str, bytes]] = {
    "DOCX named Word": ("a.doc", ONE),
    "DOCX named RTF": ("a.rtf", ONE),
    "a web archive named Word": (
        "a.doc",
        b"MIME-Version: 1.0\nContent-Type: text/html\n\n<html><body><p>One.</p></body></html>",
    ),
    "HTML named Word": ("a.doc", b"<!-- x -->\n<HTML><body><p>One.</p></body></HTML>"),
    "HTML named Excel": ("a.xls", b"<table><tr><td>One.</td></tr></table>"),
    "text named Word": ("a.doc", b"One.\n"),
    "wide text named Word": ("a.doc", "One.\n".encode("utf-16")),
    "text named RTF": ("a.rtf", b"One.\n"),
    "a table named Excel": ("a.xls", b"One.\n"),
}


@pytest.mark.parametrize(("name", "data"), DIRECT.values(), ids=DIRECT.keys())
def test_what_needs_no_libreoffice(
    name: str, data: bytes, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(libreoffice.VARIABLE, str(place / "none"))
    assert texts(file_named(place, name, data)) == ["One."]


LOCKED_MANIFEST = "<m><manifest:encryption-data/></m>"
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.doc", b" \n", "is empty; check that it was saved"),
    "locked Word": (
        "a.doc", compound({"WordDocument": bytes(11) + b"\1"}),
        f"is protected with a password; {SAVE}",
    ),
    "locked Excel": (
        "a.xls", compound({"Workbook": b"\x09\x08\x02\0\0\0\x2f\0"}),
        f"is protected with a password; {SAVE}",
    ),
    "locked OpenDocument": (
        "a.odt",
        zip_of(
            {"mimetype": ODT, "content.xml": "x", "META-INF/manifest.xml": LOCKED_MANIFEST},
        ),
        f"is protected with a password; {SAVE}",
    ),
    "an unknown compound file": (
        "a.xls",
        compound({"Contents": b""}),
        "is damaged, or no XLS; open it in the program that wrote it and save it as XLSX",
    ),
    "binary named Word": (
        "a.doc",
        bytes(range(256)),
        "is damaged, or no DOC; open it in the program that wrote it and save it as DOCX",
    ),
    "other XML": (
        "a.fodt",
        b"<a/>",
        "is damaged, or no FODT; open it in the program that wrote it and save it as DOCX",
    ),
    "a locked package": (
        "a.doc",
        compound({"EncryptedPackage": b""}),
        "is protected with a password; give it with --password, or save the file without one",
    ),
    "text named OpenDocument": (
        "a.odt", b"One.", "is not a ODT; open it in LibreOffice and save it as DOCX",
    ),
    "cut OpenDocument": (
        "a.ods", zip_of({"mimetype": "x", "content.xml": "<a/>"})[:-30],
        "is a damaged ODS; open it in LibreOffice and save it as XLSX",
    ),
    "another zip": (
        "a.odp", zip_of({"mimetype": "x"}),
        "is a damaged ODP (it has no content.xml); open it in LibreOffice and save it as PPTX",
    ),
    "a picture named Word": (
        "a.doc", b"\x89PNG\r\n\x1a\n",
        "is a PNG image, not DOC; convert it to Markdown, plain text, HTML or DOCX first",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_asked_of_libreoffice(
    name: str, data: bytes, message: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in(monkeypatch, place, "convert()", ONE)
    assert failure(file_named(place, name, data)) == message
    assert program.pids() == []


def test_a_bomb_in_open_document(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.readers.archive.MOST_BYTES", 2**20)
    program = stand_in(monkeypatch, place, "convert()", ONE)
    data = zip_of({"mimetype": ODT, "content.xml": bytes(2**21)})
    assert "unpacks to more than" in failure(file_named(place, "a.odt", data))
    assert program.pids() == []


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_a_password_opens_what_a_file_really_is(name: str, place: Path) -> None:
    plain, locked = io.BytesIO(whole_xlsx(xlsx(sheet(row(cell("A1", "One.")))))), io.BytesIO()
    with zipfile.ZipFile(plain, "a") as archive:
        # Of a smaller file msoffcrypto makes one that no password opens.
        archive.writestr("xl/media/image.bin", bytes(8192))
    OOXMLFile(plain).encrypt("sesame", locked)
    path = file_named(place, name, locked.getvalue())
    assert failure(path).startswith("is protected with a password; give it with --password")
    opened = read_document(path, "en", password="sesame")  # noqa: S106
    assert [block.text for block in opened.blocks] == ["One."]
