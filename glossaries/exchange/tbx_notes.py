"""What TBX-Basic has no place for, as notes that are read back: `[kind] body`.

A category of one's own would make the file another dialect, which strict programs refuse; a note
may stand on every level, and a person can read it. They are told from a person's notes only in
files that say that diptych wrote them.
"""

from __future__ import annotations

import re

#: By this the description of a file's source tells that diptych wrote it.
SIGN = "written by diptych"

_MARKED = re.compile(r"\[([^\[\]\n]+)\](?: (.*))?", re.DOTALL)
_BRACKETS = str.maketrans("[]\n\r\t", "()   ")
_NOTE = "note"


def marked(name: str, value: str) -> str:
    """A value under its name, as a note."""
    return f"[{name.translate(_BRACKETS).strip()}] {value}"


def plain(text: str) -> str:
    """A person's note; one that looks like a value under a name is marked as a note."""
    return marked(_NOTE, text) if _MARKED.fullmatch(text) else text


def unmarked(text: str) -> tuple[str, str]:
    """Name and value of a note; the name of a person's note is ""."""
    match = _MARKED.fullmatch(text)
    if match is None:
        return "", text
    name, value = match[1], match[2] or ""
    return ("", value) if name == _NOTE else (name, value)


def field(name: str) -> str:
    """The name of a property beside the fields' own names: `=kind` is a property, `kind` is not."""
    return f"={name}" if name in FIELDS or name.startswith(("=", "definition@")) else name


#: Names that stand for fields of a concept or of a term.
FIELDS = frozenset({
    "id", "kind", "created", "changed", "status", "form", "part-of-speech", "domain", "source",
    "note",
})  # fmt: skip
