"""What comes through LibreOffice: headings, numbers, notes, cells; and what it may not reach."""

from __future__ import annotations

import http.server
import subprocess
import threading
from pathlib import Path

import pytest
from office_files import whole_docx, whole_xlsx
from sheet_files import cell, row, sheet, styles, xlsx
from stand_ins import file_named, texts
from test_aligner_readers_markdown import shown
from word_files import W, docx, level, numbering, paragraph, run

from aligner.readers import read_document

pytestmark = pytest.mark.office

LINKS = """<?xml version="1.0"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:section text:name="s"><text:section-source xlink:href="{file}" text:filter-name="Text"/>
<text:p>As saved.</text:p></text:section>
<text:p>Text<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">
<draw:image xlink:href="http://127.0.0.1:{port}/image.png"/></draw:frame>
<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">
<draw:object xlink:href="http://127.0.0.1:{port}/object"/></draw:frame></text:p>
</office:text></office:body></office:document>"""
LIST = numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)"))
NOTE = f'<w:footnote w:id="2"><w:p>{run("The note.")}</w:p></w:footnote>'
AGENDA = whole_docx(
    docx(
        paragraph("Agenda of the panel", style="H1")
        + paragraph("The panel met.", num="1")
        + paragraph("In May;", num="1", depth=1)
        + paragraph("In June.", num="1", depth=1)
        + paragraph(run("It sat") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" twice."))
        + f"<w:tbl><w:tr><w:tc>{paragraph('Day')}</w:tc>"
        + f"<w:tc>{paragraph('项目')}</w:tc></w:tr></w:tbl>"
        + paragraph("小组举行了会议。"),
        numbering=LIST,
        footnotes=f"<w:footnotes {W}>{NOTE}</w:footnotes>",
    )
)


def by_libreoffice(data: bytes, name: str, suffix: str, folder: Path) -> Path:
    """A file saved by LibreOffice in another format."""
    source = folder / name
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=60)
    return source.with_suffix(f".{suffix}")


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_what_libreoffice_keeps_of_a_document(suffix: str, place: Path) -> None:
    path = by_libreoffice(AGENDA, "a.docx", suffix, place.parent)
    assert shown(read_document(path, "en").blocks) == [
        ("h1", "", "Agenda of the panel"),
        ("li1", "1.", "The panel met."),
        ("li2", "(a)", "In May;"),
        ("li2", "(b)", "In June."),
        ("p", "", "It sat twice."),
        ("fn", "1", "The note."),
        ("td", "", "Day"),
        ("td", "", "项目"),
        ("p", "", "小组举行了会议。"),
    ]
    assert list(place.iterdir()) == []


def test_what_libreoffice_keeps_of_a_workbook(place: Path) -> None:
    cells = row(cell("A1", "Day", "str"), cell("B1", "44323", "n", style=1))
    data = whole_xlsx(xlsx(sheet(cells), names=["Programme"], styles=styles("yyyy-mm-dd")))
    path = by_libreoffice(data, "a.xlsx", "xls", place.parent)
    assert texts(path) == ["Programme", "Day", "2021-05-07"]


def test_a_document_reaches_neither_files_nor_the_network(place: Path) -> None:
    asked: list[str] = []

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

    secret = file_named(place, "secret.txt", b"Secret.")
    with http.server.HTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        data = LINKS.format(file=secret.as_uri(), port=server.server_port).encode()
        assert texts(file_named(place, "a.fodt", data)) == ["As saved.", "Text"]
        server.shutdown()
    assert asked == []
