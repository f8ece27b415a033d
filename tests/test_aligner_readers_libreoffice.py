"""Documents that LibreOffice converts: what goes to it, what comes of it, what is left behind."""

from __future__ import annotations

import http.server
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_files import compound, whole_docx, zip_of
from stand_ins import StandIn, wait_until
from test_aligner_readers_markdown import shown
from word_files import W, docx, level, numbering, paragraph, run

from aligner.errors import UnreadableDocument
from aligner.readers import libreoffice, read_document

OPEN = "open it there and save it as DOCX"
SAVE = "save it without one"
OLD_WORD = compound({"WordDocument": bytes(512), "1Table": b""})
ONE = docx(paragraph("One."))
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins begin with #!")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made; empty before and, each test says, afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def stand_in(
    monkeypatch: pytest.MonkeyPatch, place: Path, body: str, result: bytes = ONE
) -> StandIn:
    made = StandIn(place.parent, body, result)
    monkeypatch.setenv(libreoffice.VARIABLE, str(made.program))
    return made


def texts(path: Path) -> list[str]:
    return [block.text for block in read_document(path, "en").blocks]


def failure(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path, "en")
    return str(caught.value).removeprefix(f"{path}: ")


def file_named(place: Path, name: str, data: bytes) -> Path:
    path = place.parent / name
    path.write_bytes(data)
    return path


OUTCOMES: dict[str, tuple[str, bytes, str]] = {
    "fails": ("sys.exit(1)", ONE, f"cannot be converted by LibreOffice; {OPEN}"),
    "writes nothing": ("", ONE, f"cannot be converted by LibreOffice; {OPEN}"),
    "is killed": (
        "os.kill(os.getpid(), 9)", ONE, f"cannot be converted by LibreOffice; {OPEN}",
    ),
    "writes garbage": (
        "convert()", b"One.",
        f"cannot be converted by LibreOffice: what it wrote is no DOCX; {OPEN}",
    ),
    "writes a link": (
        "output.symlink_to(home / 'result')", ONE, f"cannot be converted by LibreOffice; {OPEN}",
    ),
    "writes half": (
        "convert()", ONE[:-40],
        f"cannot be converted by LibreOffice: what it wrote is a damaged DOCX; {OPEN}",
    ),
    "writes no text": ("convert()", docx(""), "has no text to align; check that it was saved"),
    "hangs": (
        "start_another(); time.sleep(60)", ONE,
        f"cannot be converted by LibreOffice: it took more than 1 s; {OPEN}",
    ),
    "wants too much memory": (
        "everything = bytearray(2**30); convert()", ONE,
        f"cannot be converted by LibreOffice; {OPEN}",
    ),
    "writes too much": (
        "convert()", ONE + bytes(2**20),
        f"cannot be converted by LibreOffice: what it wrote has more than 1 MB; {OPEN}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "result", "message"), OUTCOMES.values(), ids=OUTCOMES.keys())
def test_what_may_go_wrong(
    body: str, result: bytes, message: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "_SECONDS", 1.0)
    monkeypatch.setattr(libreoffice, "_MOST_MEMORY", 2**29)
    monkeypatch.setattr(libreoffice, "_MOST_OUTPUT", 2**20)
    program = stand_in(monkeypatch, place, body, result)
    assert failure(file_named(place, "a.doc", OLD_WORD)) == message
    assert program.pids()
    assert program.left_running() == []
    assert list(place.iterdir()) == []


def test_what_it_converts_is_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(monkeypatch, place, "start_another(); convert()")
    path = file_named(place, "a.doc", OLD_WORD)
    document = read_document(path, "en")
    assert ([block.text for block in document.blocks], document.path) == (["One."], str(path))
    assert program.left_running() == []
    assert list(place.iterdir()) == []


def test_what_it_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    program = stand_in(
        monkeypatch, place,
        """
        profile = given.parent / "profile" / "user" / "registrymodifications.xcu"
        (home / "told").write_text("\\n".join(sys.argv[1:]))
        (home / "profile").write_text(profile.read_text())
        (home / "around").write_text("\\n".join(
            str(os.environ.get(name)) for name in ("HOME", "TMPDIR", "DISPLAY")
        ))
        (home / "bytes").write_bytes(given.read_bytes())
        convert()
        """,
    )  # fmt: skip
    assert texts(file_named(place, "-o $(x) 'ﬁle.RTF", rb"{\rtf1 One.}")) == ["One."]
    told = (program.home / "told").read_text().split("\n")
    folder = told[-2].removesuffix("/out")
    assert Path(folder).parent == place.resolve()
    assert told == [
        f"-env:UserInstallation=file://{folder}/profile",
        f"-env:OSL_SOCKET_PATH={folder}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out",
        f"{folder}/document.rtf",
    ]  # fmt: skip
    assert (program.home / "around").read_text().split("\n") == [folder, folder, "None"]
    assert (program.home / "bytes").read_bytes() == rb"{\rtf1 One.}"
    profile = (program.home / "profile").read_text()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true</value>' in profile


def test_it_is_not_on_the_machine(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(libreoffice.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(place))
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    assert failure(file_named(place, "a.doc", OLD_WORD)) == (
        "needs LibreOffice to be read; install it (Debian: libreoffice-writer) or save the file "
        "as DOCX"
    )
    assert failure(file_named(place, "a.xls", compound({"Workbook": b""}))).endswith(
        "install it (Debian: libreoffice-calc) or save the file as XLSX"
    )


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_it_is_found_by_its_names(name: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(monkeypatch, place, "convert()")
    monkeypatch.delenv(libreoffice.VARIABLE)
    folder = place.parent / "bin"
    folder.mkdir()
    program.program.rename(folder / name)
    monkeypatch.setenv("PATH", str(folder))
    assert texts(file_named(place, "a.doc", OLD_WORD)) == ["One."]


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "DIPTYCH_SOFFICE names {0}, which cannot be run"), (b"\0\1", "{0} cannot be run")],
)
def test_what_is_named_cannot_be_run(
    content: bytes | None, why: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = place.parent / "office"
    if content:
        named.write_bytes(content)
        named.chmod(0o755)
    monkeypatch.setenv(libreoffice.VARIABLE, str(named))
    assert failure(file_named(place, "a.doc", OLD_WORD)) == (
        f"needs LibreOffice to be read ({why.format(named)}); "
        "install it (Debian: libreoffice-writer) or save the file as DOCX"
    )
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_of_a_run_that_is_stopped(
    end: signal.Signals, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in(monkeypatch, place, "start_another(); time.sleep(60)")
    path = file_named(place, "a.doc", OLD_WORD)
    code = f"from aligner.readers import read_document; read_document({str(path)!r}, 'en')"
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL) as reading:
        wait_until(lambda: len(program.pids()) == 2)
        reading.send_signal(end)
        assert reading.wait(10) != 0
    assert len(program.pids()) == 2
    assert program.left_running() == []
    wait_until(lambda: not list(place.iterdir()))
    assert list(place.iterdir()) == []


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
    program = stand_in(monkeypatch, place, "convert()")
    assert failure(file_named(place, name, data)) == message
    assert program.pids() == []


def test_a_bomb_in_open_document(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.readers.archive.MOST_BYTES", 2**20)
    program = stand_in(monkeypatch, place, "convert()")
    data = zip_of({"mimetype": ODT, "content.xml": bytes(2**21)})
    assert "unpacks to more than" in failure(file_named(place, "a.odt", data))
    assert program.pids() == []
