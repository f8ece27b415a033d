"""Small faults that every CAT tool forgives, mended before an XML parser sees them.

Control characters, bare ampersands, names of HTML entities, a DOCTYPE for a DTD that is not there.
Every line break keeps its place. The parser never sees a DOCTYPE, so nothing external can be
resolved; entities that the document itself declares are expanded here within bounds.
"""

from __future__ import annotations

import html
import re
from os import PathLike

from tmx.failure import BadFormat

_LONGEST_ENTITY = 10_000
_MOST_EXPANDED = 5_000_000

#: Characters that no XML 1.0 document may hold (section 2.2).
ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_ENTITY = re.compile(r"""<!ENTITY\s+([\w.:-]+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(r"&([A-Za-z_:][\w.:-]*);")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_TOKEN = re.compile(
    r"(?P<section><!\[CDATA\[.*?\]\]>|<!--.*?-->)"
    r"|(?P<gone><\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)"
    r"|&(?:#(?P<decimal>\d{1,8});|#[xX](?P<hex>[0-9a-fA-F]{1,8});|(?P<name>[A-Za-z_:][\w.:-]*);)"
    r"|(?P<bare>&|<(?![A-Za-z_:/!?]))"
    r"|[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]",
    re.DOTALL,
)


class Mender:
    """Mends a text that comes piece by piece, cut between tokens.

    Args:
        path: of the file, for messages.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = path
        #: The 1-based line where the next piece starts.
        self.line = 1
        self.entities: dict[str, str | None] = {}
        self.expanded = 0
        #: Where in the piece the last token starts; if it cannot be mended, the one that is told.
        self.reached = 0
        #: How many faults were mended, and the first of them with its line.
        self.faults = 0
        self.first = (0, "")

    def problem(self, cause: str, line: int) -> BadFormat:
        """A failure of the file at a line."""
        return BadFormat(
            cause,
            path=self.path,
            line=line,
            remedy="export the file again, or mend it at this line",
        )

    def mended(self, text: str) -> bytes:
        """`text` without its faults, as UTF-8.

        Raises:
            BadFormat: an entity is external, refers to itself or expands beyond measure.
        """
        expanded = self.expanded
        try:
            mended = _TOKEN.sub(self._token, text)
        except BadFormat:
            self.expanded = expanded
            raise
        self.line += text.count("\n")
        return mended.encode()

    def _token(self, match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind is None:
            self._note(match, "a control character")
            return ""
        self.reached = match.start()
        return self._HANDLERS[kind](self, match)

    def _note(self, match: re.Match[str], what: str) -> None:
        if not self.faults:
            self.first = (self.line + match.string.count("\n", 0, match.start()), what)
        self.faults += 1

    def _section(self, match: re.Match[str]) -> str:
        if ILLEGAL.search(match[0]):
            self._note(match, "a control character")
        return ILLEGAL.sub("", match[0])

    def _gone(self, match: re.Match[str]) -> str:
        if match[0].startswith("<!DOCTYPE"):
            for name, external, one, other in _ENTITY.findall(match[0]):
                self.entities.setdefault(name, None if external else one or other)
        return "\n" * match[0].count("\n")

    def _bare(self, match: re.Match[str]) -> str:
        self._note(match, f"a bare '{match[0]}'")
        return html.escape(match[0])

    def _character(self, match: re.Match[str]) -> str:
        number = int(match["decimal"]) if match["decimal"] else int(match["hex"], 16)
        legal = number < 0x110000 and not ILLEGAL.match(chr(number))
        if not legal:
            self._note(match, f"'{match[0]}' is no character")
        return match[0] if legal else ""

    def _named(self, match: re.Match[str]) -> str:
        name = match["name"]
        if name in _PREDEFINED:
            return match[0]
        if name in self.entities:
            line = self.line + match.string.count("\n", 0, match.start())
            text = self._expansion(name, line, ())
            self.expanded += len(text)
            if self.expanded > _MOST_EXPANDED:
                raise self.problem("its entities expand beyond all measure", line)
            return text.replace("\n", " ")
        self._note(match, f"the entity '{name}' is not declared")
        character = html.unescape(match[0])
        return html.escape(match[0] if character == match[0] else character)

    def _expansion(self, name: str, line: int, within: tuple[str, ...]) -> str:
        value = self.entities[name]
        if value is None:
            raise self.problem(f"refers to the external entity '{name}', which is not read", line)
        if name in within:
            raise self.problem(f"the entity '{name}' refers to itself", line)

        def inner(match: re.Match[str]) -> str:
            known = match[1] in self.entities
            return self._expansion(match[1], line, (*within, name)) if known else match[0]

        text = _REFERENCE.sub(inner, value)
        if len(text) > _LONGEST_ENTITY:
            raise self.problem(
                f"the entity '{name}' expands to more than {_LONGEST_ENTITY:,} characters", line
            )
        self.entities[name] = text
        return text

    _HANDLERS = {  # noqa: RUF012 - a table of methods, never changed
        "section": _section,
        "gone": _gone,
        "bare": _bare,
        "decimal": _character,
        "hex": _character,
        "name": _named,
    }
