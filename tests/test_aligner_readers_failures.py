"""What a reader says of files that it cannot read, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import CONTENT_TYPES, W, docx, locked, paragraph, zipped

from aligner.errors import UnknownFormat, UnreadableDocument
from aligner.readers import SUFFIXES, read_document
from tmx.failure import Failure, FileProblem, UnknownLanguage

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
ELF = b"\x7fELF\x02\x01\x01\0"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
LOCKED = locked(
    "river",
    {"[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}"/>', "word/document.xml": "<a/>"},
)

CONVERT = "convert it to Markdown, plain text, HTML or DOCX first"
EXPORT = "open it in a word processor and save it as DOCX"
RESAVE = "open it in a browser and save it as HTML"
SAVED = "check that it was saved"

FILES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.md", b"", f"is empty; {SAVED}"),
    "white space": ("a.txt", b" \r\n\t \n", f"is empty; {SAVED}"),
    "white space of Chinese": ("a.txt", "\u3000\n".encode(), f"has no text to align; {SAVED}"),
    "byte order mark alone": ("a.txt", b"\xef\xbb\xbf\n", f"has no text to align; {SAVED}"),
    "empty HTML": ("a.html", b"\n", f"is empty; {SAVED}"),
    "HTML without text": ("a.html", b"<p> </p>", f"has no text to align; {SAVED}"),
    "HTML of scripts": (
        "a.html",
        b"<script>a()</script><div id=root></div>",
        "has no text to align; it may need a browser to show it; open it in a browser and save it "
        "from there as a complete page or as MHTML",
    ),
    "HTML of frames": (
        "a.html",
        b"<frameset><frame src=menu.html><frame src=text.html></frameset>",
        "shows other pages and no text of its own (menu.html, text.html); take those",
    ),
    "MHTML called HTML": (
        "a.html",
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<p>One.</p>",
        "is MHTML, not HTML; name it .mht",
    ),
    "HTML called MHTML": ("a.mht", b"<p>One.</p>", "is HTML, not MHTML; name it .html"),
    "text called MHTML": ("a.mhtml", b"One.", f"is not MHTML; {RESAVE}"),
    "MHTML of a picture": (
        "a.mht",
        b"MIME-Version: 1.0\nContent-Type: image/png\n\nx",
        f"is an MHTML without a page; {RESAVE}",
    ),
    "MHTML of an empty page": (
        "a.mht",
        b"MIME-Version: 1.0\nContent-Type: text/html\n\n ",
        f"is a damaged MHTML (its page is empty); {RESAVE}",
    ),
    "Markdown of pictures": ("a.md", b"![](a.png)\n", f"has no text to align; {SAVED}"),
    "empty DOCX": ("a.docx", b"", f"is empty; {SAVED}"),
    "DOCX without text": ("a.docx", docx(paragraph("")), f"has no text to align; {SAVED}"),
    "PDF": ("a.md", b"%PDF-1.7\n%\xe2\xe3", "is a PDF, not Markdown; name it .pdf"),
    "PDF called text": ("a.TXT", b"\n%PDF-1.4", "is a PDF, not plain text; name it .pdf"),
    "PDF called DOCX": ("a.docx", b"%PDF-1.4", "is a PDF, not DOCX; name it .pdf"),
    "PNG": ("a.md", PNG, f"is a PNG image, not Markdown; {CONVERT}"),
    "program": ("a.txt", ELF, f"is a program, not plain text; {CONVERT}"),
    "zeros": ("a.txt", b"a\0\0\0b", "is binary, not text; " + CONVERT.removesuffix(" first")),
    "RTF": ("a.txt", rb"{\rtf1 One}", "is RTF, not plain text; name it .rtf"),
    "DOCX called Markdown": (
        "a.md",
        docx(paragraph("One.")),
        "is a zip archive, not Markdown; name it as what it is, such as .docx, .pptx, .xlsx or "
        ".odt",
    ),
    "text called DOCX": ("a.docx", b"One.", f"is not a DOCX; {EXPORT}"),
    "cut DOCX": ("a.docx", docx(paragraph("One."))[:-40], f"is a damaged DOCX; {EXPORT}"),
    "other zip": (
        "a.docx",
        zipped(content_xml="<a/>"),
        f"is a zip archive without word/document.xml, not a DOCX; {EXPORT}",
    ),
    "damaged XML": (
        "a.docx",
        zipped(word__document_xml="<w:document><w:body>"),
        f"is a damaged DOCX (word/document.xml is not well-formed XML); {EXPORT}",
    ),
    "no body": (
        "a.docx",
        zipped(word__document_xml=f"<w:document {W}/>"),
        f"is a damaged DOCX (word/document.xml has no body); {EXPORT}",
    ),
    "damaged notes": (
        "a.docx",
        docx(paragraph("One."), footnotes="<"),
        f"is a damaged DOCX (word/footnotes.xml is not well-formed XML); {EXPORT}",
    ),
    "changed byte": (
        "a.docx",
        docx(paragraph("One.")).replace(b"One.", b"Two.", 1),
        f"is a damaged DOCX (word/document.xml cannot be unpacked); {EXPORT}",
    ),
    "old Word": ("a.docx", OLE, f"is an old Word document, not DOCX; {EXPORT}"),
    "password": (
        "a.docx",
        LOCKED,
        "is protected with a password; give it with --password, or save the file without one",
    ),
    "deep HTML": (
        "a.html",
        b"<div>" * 3000 + b"One",
        "is nested too deeply; save it from a browser as text",
    ),
}


@pytest.mark.parametrize(("name", "data", "message"), FILES.values(), ids=FILES.keys())
def test_files_that_are_no_documents(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path, "en")
    assert str(caught.value) == f"{path}: {message}"


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with pytest.raises(FileProblem) as caught:
        read_document(path, "en")
    assert str(caught.value) == f"{path}: no such file or directory; check the name"


@pytest.mark.parametrize("name", ["folder", "folder.md", "folder.xyz"])
def test_a_folder(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.mkdir()
    with pytest.raises(FileProblem) as caught:
        read_document(path, "en")
    assert str(caught.value) == f"{path}: is a directory; name a file, not a folder"


@pytest.mark.parametrize(
    ("name", "what"),
    [("a.xyz", ".xyz"), ("a", "a name without suffix"), ("a.", "a name without suffix")],
)
def test_an_unknown_suffix(name: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("One.")
    with pytest.raises(UnknownFormat) as caught:
        read_document(path, "en")
    assert str(caught.value) == (
        f"{path}: no reader for {what}; convert it to one of {' '.join(SUFFIXES)}"
    )


def test_a_missing_file_of_unknown_suffix_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file or directory"):
        read_document(tmp_path / "a.xyz", "en")


def test_an_unknown_language(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("One.")
    with pytest.raises(UnknownLanguage):
        read_document(path, "no language")


def test_every_failure_is_one_family() -> None:
    assert issubclass(UnreadableDocument, Failure)
    assert issubclass(UnreadableDocument, ValueError)


_MHTML = "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>One.</p>"
_AS_TEXT = [".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml", ".mht", ".mhtml"]
_SOURCES = {".mht": _MHTML, ".mhtml": _MHTML}


@pytest.mark.parametrize("suffix", _AS_TEXT)
def test_every_suffix_has_its_reader(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix.upper()}"
    path.write_text(_SOURCES.get(suffix, "<p>One.</p>" if "htm" in suffix else "One.\n"))
    document = read_document(path, "EN")
    assert ([block.text for block in document.blocks], document.language) == (["One."], "en")
    assert document.path == str(path)


@pytest.mark.parametrize(
    ("first", "symbol"),
    [
        ("X/CN.2/2021/1", "X/CN.2/2021/1"),
        ("**A/RES/65/230**", "A/RES/65/230"),
        ("E/CN.15/2011/19/Add.1*", "E/CN.15/2011/19/Add.1"),
        ("See X/CN.2/2021/1", ""),
        ("HIV/AIDS", ""),
        ("7/9", ""),
    ],
)
def test_the_symbol_of_the_masthead(first: str, symbol: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{first}\n\nDistr.: General\n\n# Agenda\n\nOne.\n")
    assert read_document(path, "en").symbol == symbol
