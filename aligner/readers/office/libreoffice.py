"""What LibreOffice knows to read, turned into what there is a reader for.

The formats before 2007 (`.doc`, `.ppt`, `.xls`), RTF and OpenDocument have no library that reads
them with notes, numbers and tables; LibreOffice does, and writes DOCX, PPTX and XLSX. It is run
once a file (about a second), with a profile of its own in a temporary folder, so that neither a
LibreOffice that the user has open nor another worker is in its way. Macros, links and the network
are off in that profile.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from aligner.errors import UnreadableDocument
from aligner.readers.content import ZIP
from aligner.readers.office import watched

VARIABLE = "DIPTYCH_SOFFICE"
"""The environment variable that names the program."""

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/opt/libreoffice/program/soffice",
)
# LibreOffice starts in a second and converts some megabytes a second; a slow or busy machine
# may take many times as long.
_SECONDS = 60.0
_SECONDS_A_MEGABYTE = 10.0
# Of address space: LibreOffice maps more than a gigabyte before it does anything.
_MOST_MEMORY = 4 * 2**30
_MOST_OUTPUT = 512 * 2**20

# Path, name, type and value of what is set in its profile; a version that does not know one of
# these passes over it. `Link` 2 is "never". Port 9 takes no connection.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisablePythonRuntime", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    ("org.openoffice.Office.Writer/Content/Update", "Chart", "false"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A format to convert to.

    Attributes:
        suffix: without dot; the reader of that name reads it.
        filter: LibreOffice's name for it.
        package: the Debian package that brings the part of LibreOffice.
    """

    suffix: str
    filter: str
    package: str


TARGETS: Mapping[str, Target] = {
    "docx": Target("docx", "MS Word 2007 XML", "libreoffice-writer"),
    "pptx": Target("pptx", "Impress MS PowerPoint 2007 XML", "libreoffice-impress"),
    "xlsx": Target("xlsx", "Calc MS Excel 2007 XML", "libreoffice-calc"),
}


def converted(data: bytes, suffix: str, target: Target, path: str | PathLike[str]) -> bytes:
    """A document in another format.

    Args:
        data: of the document.
        suffix: that its bytes deserve, with dot.
        target: to convert to.
        path: where the bytes come from, for messages.

    Raises:
        UnreadableDocument: LibreOffice is not here, does not know what to do with the document,
            or takes too long for it.
    """
    program = _program(target, path)
    seconds = _SECONDS + _SECONDS_A_MEGABYTE * len(data) / 2**20
    with _folder() as folder:
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        code = _run(_command(program, folder, source, target), folder, seconds)
        if code == watched.NOT_STARTED:
            raise _missing(target, path, f"{program} cannot be run")
        if code == watched.TIMED_OUT:
            raise unconverted(f"it took more than {seconds:.0f} s", target, path)
        return _checked(folder / "out" / f"document.{target.suffix}", target, path)


def _checked(output: Path, target: Target, path: str | PathLike[str]) -> bytes:
    """What it wrote: its exit code is 0 whether it did or not."""
    if not output.is_file() or output.is_symlink():
        raise unconverted("", target, path)
    if output.stat().st_size > _MOST_OUTPUT:
        raise unconverted(f"what it wrote has more than {_MOST_OUTPUT >> 20} MB", target, path)
    content = output.read_bytes()
    if not content.startswith(ZIP):
        raise unconverted(f"what it wrote is no {target.suffix.upper()}", target, path)
    return content


def _program(target: Target, path: str | PathLike[str]) -> str:
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise _missing(target, path, f"{VARIABLE} names {named}, which cannot be run")
        return os.path.abspath(found)
    for candidate in (*_NAMES, *_PLACES):
        found = shutil.which(candidate)
        if found is not None:
            return os.path.abspath(found)
    raise _missing(target, path)


def _missing(target: Target, path: str | PathLike[str], why: str = "") -> UnreadableDocument:
    return UnreadableDocument(
        "needs LibreOffice to be read" + (f" ({why})" if why else ""),
        path=path,
        remedy=f"install it (Debian: {target.package}) or save the file as {target.suffix.upper()}",
    )


def unconverted(why: str, target: Target, path: str | PathLike[str]) -> UnreadableDocument:
    """The failure for what LibreOffice can make nothing of; `why` may be ""."""
    return UnreadableDocument(
        "cannot be converted by LibreOffice" + (f": {why}" if why else ""),
        path=path,
        remedy=f"open it there and save it as {target.suffix.upper()}",
    )


def _command(program: str, folder: Path, source: Path, target: Target) -> list[str]:
    """The file's own name is not in it: a name may begin with a dash."""
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        # Where it listens for a second start of itself: in the common folder the socket would stay.
        f"-env:OSL_SOCKET_PATH={folder}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--convert-to",
        f"{target.suffix}:{target.filter}",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder with a profile in it, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="diptych-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_profile(), "utf-8")
        (folder / "out").mkdir()
        yield folder


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n'
    )


def _run(command: list[str], folder: Path, seconds: float) -> int:
    """The exit code of a command under watch, as `watched.run` gives it."""
    watch = [sys.executable, "-I", "-S", watched.__file__, str(folder), str(seconds)]
    # The watching process ends the program when this process's end of the pipe closes: here if an
    # exception (Ctrl-C) comes while it waits, by the system if this process is killed.
    with subprocess.Popen(  # noqa: S603
        [*watch, str(_MOST_MEMORY), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        start_new_session=True,
    ) as watching:
        try:
            return watching.wait()
        except BaseException:
            if watching.stdin is not None:
                watching.stdin.close()
            watching.wait()
            raise


def _environment(folder: Path) -> dict[str, str]:
    """Without a screen, and with what is kept for the user kept in the folder."""
    place = str(folder)
    own = {
        "HOME": place,
        "TMPDIR": place,
        "XDG_CONFIG_HOME": place,
        "XDG_CACHE_HOME": place,
        "XDG_RUNTIME_DIR": place,
        "SAL_USE_VCLPLUGIN": "svp",
    }
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
    return {name: value for name, value in os.environ.items() if name not in left_out} | own
