"""DOCX: packages that are unusual, locked, damaged or made to do harm."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
from test_aligner_readers_markdown import shown
from word_files import W, archived, docx, level, locked, numbering, paragraph, relations, run

from aligner.errors import UnreadableDocument
from aligner.readers import archive, read_document
from aligner.readers.docx import read
from aligner.readers.given import Given

EXPORT = "open it in a word processor and save it as DOCX"
ONE = [("p", "", "One.")]
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/a/b.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def document(body: str = "", before: str = "") -> str:
    return f"{before}<w:document {W}><w:body>{body or paragraph('One.')}</w:body></w:document>"


PACKAGES: dict[str, dict[str, str | bytes]] = {
    "told by relations": {
        "_rels/.rels": relations(("officeDocument", "a/b.xml")), "a/b.xml": document(),
        "word/document.xml": document(paragraph("Other.")),
    },
    "told by types": {"[Content_Types].xml": TYPES, "a/b.xml": document()},
    "told by its name": {"word/document.xml": document()},
    "with a number in its name": {"word/document2.xml": document()},
    "in capitals": {"_rels/.rels": relations(("officeDocument", "/Word/Document.XML")),
                    "word/document.xml": document()},
    "with backslashes": {"word\\document.xml": document()},
    "relations that are no XML": {"_rels/.rels": "<", "word/document.xml": document()},
    "relations to nothing": {"_rels/.rels": relations(("officeDocument", "none.xml")),
                             "word/document.xml": document()},
    "relations to elsewhere": {
        "_rels/.rels": relations(("officeDocument", "../../../etc/passwd"), more=(
            '<Relationship Id="x" Type="a/officeDocument" Target="http://127.0.0.1:9/a" '
            'TargetMode="External"/>')),
        "word/document.xml": document(),
    },
    "types that are no XML": {"[Content_Types].xml": "no", "word/document.xml": document()},
    "names that lead out of the folder": {
        "../../evil.txt": "x", "/etc/evil": "x", "C:\\evil": "x", "word/document.xml": document(),
    },
    "another archive inside": {
        "word/embeddings/a.docx": docx(paragraph("Inner.")), "word/document.xml": document(),
    },
    "macros": {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0", "word/document.xml": document()},
}  # fmt: skip


@pytest.mark.parametrize("files", PACKAGES.values(), ids=PACKAGES.keys())
def test_packages(files: dict[str, str | bytes], tmp_path: Path) -> None:
    folder = tmp_path / "here" / "there"
    folder.mkdir(parents=True)
    path = folder / "a.docx"
    path.write_bytes(archived(files))
    assert shown(read_document(path, "en").blocks) == ONE
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm", ".DOCM"])
def test_suffixes(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(docx(paragraph("One.")))
    assert shown(read_document(path, "en").blocks) == ONE


def test_parts_are_found_by_their_relations() -> None:
    files = {
        "_rels/.rels": relations(("officeDocument", "a/b.xml")),
        "a/b.xml": document(
            paragraph("River", style="S")
            + paragraph(run("Text.") + '<w:r><w:footnoteReference w:id="1"/></w:r>', num="1")
        ),
        "a/_rels/b.xml.rels": relations(
            ("styles", "x.xml"), ("numbering", "/c/y.xml"), ("footnotes", "../c/z.xml")
        ),
        "a/x.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="S">'
        '<w:name w:val="heading 2"/></w:style></w:styles>',
        "c/y.xml": numbering(level(0, "lowerLetter", "(%1)")),
        "c/z.xml": f'<w:footnotes {W}><w:footnote w:id="1">{paragraph("Note.")}</w:footnote>'
        "</w:footnotes>",
    }
    assert shown(read(Given(archived(files), "en")).blocks) == [
        ("h2", "", "River"), ("li1", "(a)", "Text."), ("fn", "1", "Note."),
    ]  # fmt: skip


WORD = "river"
LOCKED = locked(WORD, {"[Content_Types].xml": TYPES, "a/b.xml": document()})
UNOPENED = "is protected with a password; give it with --password, or save the file without one"
NO_WAY = (
    "is a DOCX locked in a way that cannot be opened here; "
    "open it in Office and save it without a password"
)
KEYS = {
    "no password": (LOCKED, None, UNOPENED),
    "an empty password": (LOCKED, "", UNOPENED),
    "another password": (
        LOCKED, "lake", "is protected with another password; check --password",
    ),
    "cut": (LOCKED[: len(LOCKED) // 2], "river", NO_WAY),
    "rights instead of a password": (
        LOCKED.replace("EncryptionInfo".encode("utf-16-le"), "EncryptionInfa".encode("utf-16-le")),
        "river",
        NO_WAY,
    ),
}  # fmt: skip


def test_a_password_opens_a_locked_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(LOCKED)
    assert shown(read_document(path, "en", password=WORD).blocks) == ONE


@pytest.mark.parametrize(("data", "password", "message"), KEYS.values(), ids=KEYS.keys())
def test_locked_files(data: bytes, password: str | None, message: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(Given(data, "en", "a.docx", password=password))
    assert str(caught.value) == f"a.docx: {message}"


def test_a_locked_file_that_asks_for_too_many_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.readers.office.locked._MOST_SPINS", 99_999)
    with pytest.raises(UnreadableDocument, match="locked in a way that cannot be opened here"):
        read(Given(LOCKED, "en", "a.docx", password=WORD))


BOMB = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefghi", "bcdefghij",
                                                                      strict=True)
) + "]>"  # fmt: skip
OUTSIDE = "<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
NOT_XML = f"is a damaged DOCX (word/document.xml is not well-formed XML); {EXPORT}"
TYPE = f"is a damaged DOCX (word/document.xml has a document type); {EXPORT}"
DEEP = f"is a damaged DOCX (word/document.xml is nested too deeply); {EXPORT}"
LARGE = "split it, or take out what is no text"


def one(content: str) -> bytes:
    return archived({"word/document.xml": content})


def entity(name: str) -> str:
    return f"<w:p><w:r><w:t>&{name};</w:t></w:r></w:p>"


def listed(data: bytes, count: int) -> bytes:
    """A zip whose list of entries says the same entry over and over."""
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entries = data[start:end] * count
    closing = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(entries), start, 0)
    return data[:start] + entries + closing


def lying(data: bytes, size: int) -> bytes:
    """A zip that claims another size for what its first entry unpacks to."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


ZEROS = archived({"word/document.xml": b"<!--" + bytes(2**21) + b"-->"})
HARM = {
    "entities that grow": (archived({"word/document.xml": document(entity("j"), BOMB)}), NOT_XML),
    "entities that grow in an attribute": (
        archived({"word/document.xml": document('<w:p w:a="&j;"/>', BOMB)}), NOT_XML,
    ),
    "a file of the machine": (one(document(entity("a"), OUTSIDE)), TYPE),
    "a document type elsewhere": (
        one(document(before="<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/'>")),
        TYPE,
    ),
    "far too deep": (
        archived({"word/document.xml": document("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000)}), DEEP,
    ),
    "many entries": (
        listed(archived({"word/document.xml": document()}), archive.MOST_ENTRIES + 1),
        f"is a damaged DOCX (20,001 entries); {EXPORT}",
    ),
    "more than it says": (
        lying(archived({"word/document.xml": document()}), 10),
        f"is a damaged DOCX (word/document.xml cannot be unpacked); {EXPORT}",
    ),
    "cut": (
        archived({"word/document.xml": document()})[:120], f"is a damaged DOCX; {EXPORT}",
    ),
    "no text but in other files": (
        docx('<w:altChunk r:id="r1" xmlns:r="r"/>'),
        "has its text in other files that it only refers to; "
        "open it in a word processor, which takes them in, and save it",
    ),
    "styles that are no XML": (
        docx(paragraph("One."), styles="<"),
        f"is a damaged DOCX (word/styles.xml is not well-formed XML); {EXPORT}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), HARM.values(), ids=HARM.keys())
def test_harmful_files(data: bytes, message: str) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableDocument) as caught:
        read(Given(data, "en", "a.docx"))
    assert str(caught.value) == f"a.docx: {message}"
    assert time.process_time() - began < 2


def test_what_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 2**20)
    with pytest.raises(UnreadableDocument) as caught:
        read(Given(ZEROS, "en", "a.docx"))
    assert str(caught.value) == f"a.docx: unpacks to more than 1 MB; {LARGE}"


@pytest.mark.parametrize("markup", ["<w:p/>" * 3000, "<w:p a = '' b = '' c = ''/>" * 1000])
def test_what_has_too_much_markup(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_NODES", 1000)
    with pytest.raises(UnreadableDocument) as caught:
        read(Given(docx(markup), "en", "a.docx"))
    assert str(caught.value) == (
        f"a.docx: holds more than 1,000 elements in word/document.xml; {LARGE}"
    )


def deep(opening: str, closing: str, count: int) -> str:
    return opening * count + paragraph("One.") + closing * count


def chained(count: int) -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>'
        for at in range(count)
    )
    return f"<w:styles {W}>{styles}</w:styles>"


RING = (
    f'<w:styles {W}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
)
LETTERS = numbering(level(0, "lowerLetter", "%1.", 999_999))
CONTROL = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")
BOX = ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>")
ABSURD = {
    "controls in controls": (docx(deep(*CONTROL, 100)), 1),
    "tables in tables": (docx(deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80)), 1),
    "boxes in boxes": (docx(deep(*BOX, 60)), 1),
    "empty paragraphs": (docx("<w:p/>" * 50_000 + paragraph("One.")), 1),
    "fields that never end": (
        docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + run("One.")
             + "</w:p>"), 1,
    ),
    "a span of a thousand millions": (
        docx('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>'
             + paragraph("One.") + "</w:tc></w:tr></w:tbl>"), 1,
    ),
    "styles on styles": (docx(paragraph("One.", style="s0"), styles=chained(20_000)), 1),
    "styles in a ring": (
        docx(paragraph("One.", style="a"), styles=RING),
        1,
    ),
    "levels without bounds": (
        docx("".join(paragraph("One.", num="1", depth=depth) for depth in (-1, 9, 10**6, 10**12)),
             numbering=numbering("".join(level(at, "decimal", "%1%2%3%9", 10**6)
                                         for at in (-5, 0, 9, 10**6)))), 4,
    ),
    "letters without end": (
        docx(paragraph("One.", num="1"), numbering=LETTERS),
        1,
    ),
    "one line of many runs": (docx("<w:p>" + run("One ") * 20_000 + "</w:p>"), 1),
    "one paragraph of many lines": (
        docx("<w:p>" + "<w:r><w:t>One</w:t><w:br/></w:r>" * 5_000 + "</w:p>"), 5_000,
    ),
    "one paragraph of many pages": (
        docx("<w:p>" + '<w:r><w:t>One</w:t><w:br w:type="page"/></w:r>' * 2_000 + "</w:p>"), 1,
    ),
    "hidden ends": (
        docx(
            f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run(' ')}</w:p>" * 10_000
            + paragraph("One.")
        ),
        1,
    ),
    "rows by tabs": (
        docx("<w:p><w:r><w:t>One</w:t><w:tab/><w:t>Two</w:t></w:r></w:p>" * 5_000),
        10_000,
    ),
    "a mark of many pieces": (
        docx(
            '<w:p><w:r><w:t>One.</w:t><w:footnoteReference w:id="1" w:customMarkFollows="1"/>'
            + "<w:t>x</w:t>" * 20_000
            + "</w:r></w:p>"
        ),
        1,
    ),
    "levels by the thousand": (
        docx(
            paragraph("One.", num="1") * 2_000,
            numbering=numbering("".join(level(at, "decimal", "%1") for at in range(5_000))),
        ),
        2_000,
    ),
    "deleted ends": (
        docx(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>" * 2_000), 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "count"), ABSURD.values(), ids=ABSURD.keys())
def test_absurd_files_are_read_all_the_same(data: bytes, count: int) -> None:
    began = time.process_time()
    assert len(read(Given(data, "en")).blocks) == count
    assert time.process_time() - began < 4


def test_progress_is_told_and_ends_at_one() -> None:
    told: list[float] = []
    read(Given(docx(paragraph("One.") * 1000), "en", progress=told.append))
    assert told == [0.25, 0.5, 0.75, 1.0, 1.0]


def test_a_hundred_pages_are_read_in_a_moment() -> None:
    text = paragraph(run("the panel met and heard the views of all ") * 4, style="Num")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive_:
        archive_.writestr("word/document.xml", document(text * 1500))
    began = time.process_time()
    assert len(read(Given(buffer.getvalue(), "en")).blocks) == 1500
    assert time.process_time() - began < 3
