"""PDFs from bytes to blocks, by PDFium: what is read, what is refused, and what is left behind."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pdf_files import Sheet, image, lines, pdf, rule, text

from aligner import read_document
from aligner.corpus.workers import answers
from aligner.document import Block, Document, Kind
from aligner.errors import UnreadableDocument
from aligner.readers.given import Given
from aligner.readers.pdf import confined, extracting, read
from aligner.readers.pdf.pages import unpacked

# Courier at ten points: 70 letters are 420 points.
FIRST = "The Commission took note of the report on rescue in high places, which"
SECOND = "the Secretariat had prepared, and asked for another in due course."


def read_pdf(*sheets: Sheet | str, language: str = "en", password: str | None = None,
             user: str | None = None, owner: str = "") -> Document:  # fmt: skip
    return read(Given(pdf(*sheets, user=user, owner=owner), language, password=password))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_pages_become_blocks_with_the_number_of_their_page() -> None:
    first = lines(72, 700, [FIRST, SECOND]) + text(72, 660, "Another paragraph.")
    found = read_pdf(first, text(72, 700, "(a) An item;"))
    assert found.blocks == (
        Block(Kind.PARAGRAPH, f"{FIRST} {SECOND}", line=1),
        Block(Kind.PARAGRAPH, "Another paragraph.", line=1),
        Block(Kind.LIST_ITEM, "An item;", "(a)", 1, 2),
    )


def test_a_paragraph_goes_on_over_the_page_and_its_note_stands_behind_it() -> None:
    body = lines(72, 700, [FIRST, SECOND[:-1] + " that the", FIRST])
    mark = text(72 + 70 * 6, 704, "1", size=6)
    foot = rule(72, 90, 200, 90) + text(72, 80, "1 Resolution 8/3, para. 7.", size=8)
    found = read_pdf(body + mark + foot, lines(72, 700, [SECOND, "A new one."]))
    assert texts(found)[1:] == ["Resolution 8/3, para. 7.", "A new one."]
    assert found.blocks[0].marks == ((len(FIRST), "1"),)
    assert found.blocks[0].text.endswith(f"which {SECOND}")
    assert found.blocks[1].kind is Kind.FOOTNOTE
    assert found.blocks[1].label == "1"


def test_a_word_that_is_cut_at_the_margin_is_whole_again() -> None:
    cut = ["Equipment is bought jointly, and what is older than allowed is with-",
           "drawn from service at once, the Commission and all its members said."]  # fmt: skip
    assert "is withdrawn from" in texts(read_pdf(lines(72, 700, cut)))[0]


def test_two_columns_below_a_title() -> None:
    column = ["Training is held in the valley, and", "all the members of the team come to",
              "it, whatever their age or trade may", "be; in winter it is held on snow,",
              "in summer on the rocks of the pass."]  # fmt: skip
    page = text(150, 760, "Rescue in mountain regions and its cost", font="B", size=12)
    page += lines(72, 720, [f"1{each}" if at == 0 else each for at, each in enumerate(column)])
    page += lines(310, 717, [f"2{each}" if at == 0 else each for at, each in enumerate(column)])
    found = read_pdf(page)
    assert [(str(each.kind), each.text[:9]) for each in found.blocks] == [
        ("heading", "Rescue in"), ("paragraph", "1Training"), ("paragraph", "2Training"),
    ]  # fmt: skip


def test_chinese_lines_are_joined_without_space() -> None:
    found = read_pdf(
        lines(72, 700, ["沿海预警系统专家组第三次会议将于三月六日星期二上午十", "时开幕。"],
              font="H", size=14), language="zh",
    )  # fmt: skip
    assert texts(found) == ["沿海预警系统专家组第三次会议将于三月六日星期二上午十时开幕。"]


def test_headers_and_numbers_of_pages_are_left_out_and_told() -> None:
    sheets = [
        text(400, 800, "A/CN.9/77") + text(72, 700, f"Page {word} begins.") + text(290, 30, number)
        for word, number in (("one", "1"), ("two", "2"), ("three", "3"))
    ]
    found = read_pdf(*sheets)
    assert texts(found) == ["Page one begins.", "Page two begins.", "Page three begins."]
    assert found.running == ("A/CN.9/77",)
    assert found.symbol == "A/CN.9/77"


def test_cells_of_a_ruled_table_in_the_order_of_rows() -> None:
    page = "".join(rule(72, y, 272, y) + rule(x, 600, x, 660) for y, x in
                   ((600, 72), (630, 172), (660, 272)))  # fmt: skip
    page += text(80, 645, "Region") + text(180, 645, "Teams")
    page += text(80, 615, "Africa") + text(180, 615, "118")
    found = read_pdf(page)
    assert [block.kind for block in found.blocks] == [Kind.TABLE_CELL] * 4
    assert texts(found) == ["Region", "Teams", "Africa", "118"]


def test_a_page_that_is_turned_is_read_as_it_is_seen() -> None:
    seen = read_pdf(Sheet(text(72, 700, "Upright in the file"), turn=90))
    assert texts(seen) == ["Upright in the file"]
    sideways = text(100, 72, "A table that is set sideways on its page", matrix="0 1 -1 0")
    assert texts(read_pdf(sideways)) == ["A table that is set sideways on its page"]


def test_watermarks_and_notes_along_the_margin_are_left_out() -> None:
    page = text(72, 700, "The text of the page.") + text(40, 100, "12-34567", matrix="0 1 -1 0")
    page += text(200, 400, "DRAFT", size=60, matrix="0.7 0.7 -0.7 0.7")
    assert texts(read_pdf(page)) == ["The text of the page."]


def test_the_text_layer_over_a_scan_is_read() -> None:
    assert texts(read_pdf(image(0, 0, 595, 842) + text(72, 700, "Seen by OCR.", mode=3))) == [
        "Seen by OCR."
    ]


def test_a_blank_page_is_nothing() -> None:
    assert texts(read_pdf(text(72, 700, "The first page."), "")) == ["The first page."]


def test_a_small_image_alone_on_a_page_is_no_scan() -> None:
    assert texts(read_pdf(text(72, 700, "Text."), image(100, 100, 80, 80))) == ["Text."]


@pytest.mark.parametrize(("user", "password"), [("secret", "secret"), ("", None), ("", "any")])
def test_a_locked_file_opens_with_its_password_or_without_need(
    user: str, password: str | None
) -> None:
    found = read_pdf(text(72, 700, "Kept."), user=user, owner="owner", password=password)
    assert texts(found) == ["Kept."]


SCAN = image(0, 0, 595, 842)
PLAIN = text(72, 700, "Text.")
DAMAGED = "open it in a PDF viewer and print it to a new PDF, or use another copy"


@pytest.mark.parametrize(
    ("data", "password", "message"),
    {
        "locked": (pdf(PLAIN, user="x"), None,
                   "is protected with a password; "
                   "give it with --password, or save the file without one"),
        "wrong password": (pdf(PLAIN, user="x"), "y",
                           "is protected with another password; check --password"),
        "a scanned page": (pdf(PLAIN, SCAN), None, "page 2 has no text layer; run OCR first"),
        "scanned pages": (pdf(SCAN, PLAIN, SCAN, SCAN), None,
                          "pages 1, 3-4 have no text layer; run OCR first"),
        "no map": (pdf(text(72, 700, "Unreadable in any way", font="U")), None,
                   "page 1 has text in a font without a Unicode map; "
                   "run OCR first, over images of the pages"),
        "empty": (b"", None, "is empty; check that it was saved"),
        "another format": (b"Plain text.", None,
                           "is not a PDF; check what it is and how it was saved"),
        "cut off": (pdf(PLAIN)[:-40], None, "is cut off: its end is missing; use another copy"),
        "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 9 + b"%%EOF", None,
                  f"is damaged or not a PDF; {DAMAGED}"),
        "pages claimed": (pdf(PLAIN, claim=10_000), None, "has 10000 pages, and at most 5000 are "
                          "read; split it into parts and align those"),
        "pages missing": (pdf(PLAIN, claim=3), None,
                          f"says that it has more pages than it holds; {DAMAGED}"),
    }.values(),
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_message(
    data: bytes, password: str | None, message: str
) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(Given(data, "en", password=password))
    assert str(caught.value) == message


def test_a_zip_called_pdf_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"PK\x03\x04 and more")
    with pytest.raises(UnreadableDocument, match="is a zip archive, not a PDF"):
        read_document(path, "en")


def test_a_stream_that_swells_is_bounded() -> None:
    swollen = pdf("q\n" * 20_000_000)
    assert len(swollen) < 100_000
    began = time.monotonic()
    with pytest.raises(UnreadableDocument, match="cannot be read: reading broke off at page 1"):
        read(Given(swollen, "en"))
    assert time.monotonic() - began < 20


def test_deep_nesting_is_nothing_worse_than_an_empty_page() -> None:
    assert read_pdf("[" * 300_000, "q " * 300_000 + PLAIN).blocks[-1].text == "Text."


def child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str) -> None:
    """Puts another program in the place of the one that extracts."""
    path = tmp_path / "child.py"
    path.write_text(program)
    monkeypatch.setattr(extracting, "__file__", str(path))


HEAR = "import sys, os, time, struct; sys.stdin.buffer.readline()\n"


@pytest.mark.parametrize(
    ("program", "message"),
    {
        "crashes": (HEAR + "os.abort()", "cannot be read: reading broke off at page 1"),
        "hangs": (HEAR + "time.sleep(60)", "cannot be read: page 1 takes too long"),
        "lies": (HEAR + "sys.stdout.buffer.write(struct.pack('<cI', b'D', 1) + b'1'"
                 " + struct.pack('<cI', b'P', 4) + b'xxxx')",
                 "cannot be read: page 1 could not be told"),
        "boasts": (HEAR + "sys.stdout.buffer.write(struct.pack('<cI', b'P', 4_000_000_000))",
                   "cannot be read: reading broke off at page 1"),
        "raves": (HEAR + "sys.stdout.buffer.write(struct.pack('<cI', b'E', 2) + b'??')",
                  "is damaged"),
    }.values(),
)  # fmt: skip
def test_whatever_becomes_of_the_process_it_is_one_message(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, message: str
) -> None:
    child(monkeypatch, tmp_path, program)
    monkeypatch.setattr(confined, "PAGE_S", 1.0)
    with pytest.raises(UnreadableDocument) as caught:
        read(Given(pdf(PLAIN), "en"))
    assert str(caught.value) == f"{message}; {DAMAGED}"


HEAD = b'{"width": 1, "height": 1, "styles": [[]], "image": 0, "paths": 0}'


@pytest.mark.parametrize(
    ("counts", "rest", "message"),
    [
        ((2, 0), b"\0" * 8, "ends too early"),
        ((1, 0), b"\xff" * 4 + b"\0" * 24, "beyond Unicode"),
        ((0, 9), b"", "ends too early"),
    ],
)
def test_frames_that_make_no_sense_are_refused(
    counts: tuple[int, int], rest: bytes, message: str
) -> None:
    frame = struct.pack("<I", len(HEAD)) + HEAD + struct.pack("<II", *counts) + rest
    with pytest.raises(ValueError, match=message):
        unpacked(1, frame)


def test_nothing_is_left_behind_when_reading_is_broken_off() -> None:
    before = threading.active_count()
    found = confined.pages(Given(pdf(*[PLAIN] * 30), "en"))
    assert next(found).number == 1
    found.close()
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert threading.active_count() == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_process_ends_with_the_one_that_asked(tmp_path: Path) -> None:
    """A killed parent cannot end it: it sees that its input has ended."""
    told = tmp_path / "pid"
    program = (
        "import subprocess, sys, json, os, time\n"
        f"child = subprocess.Popen([sys.executable, {extracting.__file__!r}], "
        "stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "child.stdin.write(json.dumps({'password': None, 'size': 0}).encode() + b'\\n')\n"
        "child.stdin.flush(); time.sleep(0.3)\n"
        f"open({str(told)!r}, 'w').write(str(child.pid))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=False)
    assert not _lives(int(told.read_text()))


def _lives(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return False
        time.sleep(0.05)
    return True


def _count_blocks(path: str) -> int:
    return len(read_document(path, "en").blocks)


def test_it_works_in_the_workers_of_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(PLAIN, PLAIN))
    assert [each.value for each in answers([str(path)] * 2, _count_blocks, jobs=2)] == [2, 2]


def test_progress_is_told_page_by_page() -> None:
    shares: list[float] = []
    read(Given(pdf(*[PLAIN] * 4), "en", progress=shares.append))
    assert shares == [0.25, 0.5, 0.75, 1.0]


def test_the_process_loads_nothing_that_is_heavy() -> None:
    program = (
        f"import sys; sys.argv = ['x']; import runpy; runpy.run_path({extracting.__file__!r}); "
        "print(sorted({'numpy', 'lxml', 'aligner', 'regex'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout.strip() == b"[]"


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on the machine")
def test_what_libreoffice_prints_is_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    written = docx.Document()
    written.add_heading("A heading in bold", 1)
    written.add_paragraph(" ".join([FIRST, SECOND] * 3))
    table = written.add_table(1, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Region", "Teams"
    written.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True)
    found = read_document(tmp_path / "a.pdf", "en")
    assert [(str(each.kind), each.text) for each in found.blocks] == [
        ("heading", "A heading in bold"),
        ("paragraph", " ".join([FIRST, SECOND] * 3)),
        ("table-cell", "Region"),
        ("table-cell", "Teams"),
    ]
