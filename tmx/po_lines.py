"""A PO file as its lines, for changing some messages and leaving every other byte as it is.

polib gives messages and writes them in its own manner: other line breaks, other quoting, comments
in another order. Who keeps a catalogue under version control wants to see only what changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_KEYWORD = re.compile(r"\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*\"(.*)\"\s*$")
_CONTINUED = re.compile(r'\s*"(.*)"\s*$')
_ESCAPED = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a"}
_WRITTEN = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\r": "\\r", "\v": "\\v", "\b": "\\b", "\f": "\\f"}
)


@dataclass(slots=True)
class String:
    """A keyword with its string.

    Attributes:
        first: index of its first line.
        last: index of its last line.
        text: what the string means.
    """

    first: int
    last: int
    text: str


@dataclass(slots=True)
class Message:
    """A message as it stands in the lines of a file.

    Attributes:
        comments: indices of its comment lines.
        strings: keyword (`msgid`, `msgstr`, `msgstr[0]`, ...) -> string, in order.
    """

    comments: list[int] = field(default_factory=list)
    strings: dict[str, String] = field(default_factory=dict)

    def text(self, keyword: str) -> str:
        """The text of a keyword's string, "" if there is none."""
        found = self.strings.get(keyword)
        return found.text if found else ""

    @property
    def translations(self) -> list[str]:
        """The keywords of its translations, one for each plural form if it has some."""
        return [keyword for keyword in self.strings if keyword.startswith("msgstr")]


def messages(lines: list[str]) -> Iterator[Message]:
    """The messages of a PO file that are not obsolete, the header included, in order.

    Args:
        lines: of the file, with their ends or without.
    """
    message, keyword = Message(), ""
    for number, line in enumerate(lines):
        found = _KEYWORD.match(line)
        starts = line.lstrip("\ufeff \t").startswith("#") or bool(
            found and found[1] in ("msgctxt", "msgid")
        )
        if starts and message.translations:
            yield message
            message, keyword = Message(), ""
        if found:
            keyword = found[1]
            message.strings[keyword] = String(number, number, unescaped(found[2]))
        elif starts:
            _comment(message, number, line)
        elif keyword and (continued := _CONTINUED.match(line)):
            string = message.strings[keyword]
            string.last, string.text = number, string.text + unescaped(continued[1])
    if message.translations:
        yield message


def _comment(message: Message, number: int, line: str) -> None:
    if line.lstrip().startswith("#~"):
        # What stands before an obsolete message is its own.
        message.comments.clear()
    else:
        message.comments.append(number)


def unescaped(text: str) -> str:
    """What stands between the quotation marks of a line, as text."""
    return _ESCAPED.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return chr(int(code, 8)) if code.isdigit() else _ESCAPES.get(code, code)


def string_lines(start: str, text: str, end: str) -> list[str]:
    """A keyword and its string as lines: one, or one for each line of the text below the keyword.

    Args:
        start: what stands before the string: `msgstr`, `#| msgid`.
        text: what the string means.
        end: of the lines: `\\n` or `\\r\\n`.
    """
    pieces = [f'"{piece}"{end}' for piece in _escaped(text)]
    if len(pieces) == 1:
        return [f"{start} {pieces[0]}"]
    indent = "#| " if start.startswith("#") else ""
    return [f'{start} ""{end}', *(indent + piece for piece in pieces)]


def _escaped(text: str) -> list[str]:
    lines = text.split("\n")
    pieces = [f"{line}\n" for line in lines[:-1]] + [last for last in lines[-1:] if last]
    return [piece.translate(_WRITTEN).replace("\n", "\\n") for piece in pieces or [""]]
