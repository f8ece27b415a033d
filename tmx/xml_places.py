"""XML elements with their places in the text, for changing some and leaving all else as it is.

A tree that is written again has other quotes, other references, another declaration. expat tells
where each element stands, so that what is new can be put between what was there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from os import PathLike
from typing import Any
from xml.parsers import expat

from tmx.escaping import value_text
from tmx.failure import BadFormat

_START_TAG = re.compile(rb"""<[^\s/>"']+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_DEEPEST = 200


@dataclass(slots=True)
class Node:
    """An element.

    Attributes:
        name: as it stands in the file, with its prefix.
        attributes: likewise.
        start: of its start tag, as a number of bytes.
        inner: where what it holds starts.
        inner_end: where that ends.
        end: of the element.
        children: elements in it.
        texts: (text, start, end) of what stands directly in it.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    inner_end: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)
    texts: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without a prefix."""
        return self.name.rpartition(":")[2]

    def child(self, name: str) -> Node | None:
        """The first element of a name in it."""
        return next((child for child in self.children if child.local == name), None)

    def all_within(self) -> Iterator[Node]:
        """It and all elements in it, in document order."""
        yield self
        for child in self.children:
            yield from child.all_within()


def parse(path: str | PathLike[str], data: bytes) -> Node:
    """The root of an XML document with all that is in it.

    Args:
        path: for messages.
        data: the document in UTF-8, whatever it declares.

    Raises:
        BadFormat: it is not well-formed, declares entities, or is nested beyond all measure.
    """
    builder = _Builder(path, data)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise _problem(
            path, f"not well-formed XML: {expat.ErrorString(error.code)}", error.lineno
        ) from error
    return builder.root


def _problem(path: str | PathLike[str], cause: str, line: int) -> BadFormat:
    return BadFormat(
        cause, path=path, line=line, remedy="export the file again, or mend it at this line"
    )


class _Builder:
    def __init__(self, path: str | PathLike[str], data: bytes) -> None:
        self._path, self._data = path, data
        self._stack: list[Node] = []
        self._text: tuple[list[tuple[str, int, int]], str, int] | None = None
        self.root = Node("", {}, 0, 0)
        parser = self.parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        for name in ("Comment", "ProcessingInstruction", "StartCdataSection", "EndCdataSection"):
            setattr(parser, f"{name}Handler", self._other)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._closed_text()
        tag = _START_TAG.match(self._data, start)
        inner = tag.end() if tag else start
        node = Node(name, attributes, start, inner)
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self.root = node
        self._stack.append(node)
        if len(self._stack) > _DEEPEST:
            line = self.parser.CurrentLineNumber
            raise _problem(self._path, f"elements lie more than {_DEEPEST} deep", line)

    def _end(self, _name: str) -> None:
        place = self._closed_text()
        node = self._stack.pop()
        if self._data[node.inner - 2 : node.inner] == b"/>":
            node.inner_end = node.end = node.inner
        else:
            node.inner_end, node.end = place, self._data.index(b">", place) + 1

    def _characters(self, text: str) -> None:
        place = self._closed_text()
        self._text = (self._stack[-1].texts, text, place)

    def _other(self, *_: Any) -> None:
        self._closed_text()

    def _entity(self, name: str, *_: Any) -> None:
        line = self.parser.CurrentLineNumber
        raise _problem(self._path, f"declares the entity '{name}', which is not read", line)

    def _closed_text(self) -> int:
        """Where the parser is: what was text before ends there."""
        place = self.parser.CurrentByteIndex
        if self._text:
            texts, text, start = self._text
            texts.append((text, start, place))
            self._text = None
        return place


def with_attributes(tag: str, values: dict[str, str]) -> str:
    """A start tag with these attributes: changed where they stand, added behind where not."""
    for name, value in values.items():
        new = f'{name}="{value_text(value)}"'
        old = re.search(rf"""(?<=\s){re.escape(name)}\s*=\s*(?:"[^"]*"|'[^']*')""", tag)
        end = re.search(r"\s*/?>$", tag)
        if old:
            tag = tag[: old.start()] + new + tag[old.end() :]
        elif end:
            tag = f"{tag[: end.start()]} {new}{end[0].strip()}"
    return tag


#: Places of bytes -> what stands there instead.
Edit = tuple[int, int, str]


def edited(data: bytes, edits: list[Edit]) -> bytes:
    """The document with each edit made; edits do not overlap."""
    parts: list[bytes] = []
    reached = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [data[reached:start], new.encode()]
        reached = end
    return b"".join([*parts, data[reached:]])
