"""Documents that LibreOffice converts: what goes to it, what comes of it, what is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from office_files import compound
from stand_ins import failure, file_named, stand_in, texts, wait_until
from word_files import docx, paragraph

from aligner.readers import read_document
from aligner.readers.office import libreoffice

OPEN = "open it there and save it as DOCX"
OLD_WORD = compound({"WordDocument": bytes(512), "1Table": b""})
ONE = docx(paragraph("One."))
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins begin with #!")


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
    program = stand_in(monkeypatch, place, "start_another(); convert()", ONE)
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
        ONE,
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
    program = stand_in(monkeypatch, place, "convert()", ONE)
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
    program = stand_in(monkeypatch, place, "start_another(); time.sleep(60)", ONE)
    path = file_named(place, "a.doc", OLD_WORD)
    # A shell that starts the tests in the background has every program of theirs ignore Ctrl-C.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"from aligner.readers import read_document; read_document({str(path)!r}, 'en')"
    )
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL) as reading:
        wait_until(lambda: len(program.pids()) == 2)
        reading.send_signal(end)
        assert reading.wait(10) != 0
    assert len(program.pids()) == 2
    assert program.left_running() == []
    wait_until(lambda: not list(place.iterdir()))
    assert list(place.iterdir()) == []
