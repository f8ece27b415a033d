"""What readers of text formats share: bytes are checked, decoded and parsed."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike

from aligner.document import Block, Document
from aligner.readers.content import check
from aligner.readers.encodings import decode

Reader = Callable[[bytes, str, "str | PathLike[str]", "str | None"], Document]


def text_reader(format_name: str, parse: Callable[[str], tuple[Block, ...]]) -> Reader:
    """A reader of a format that is text and says nothing of its encoding.

    Args:
        format_name: as messages name it.
        parse: makes blocks of the text.

    Returns:
        A function of bytes, language, path and encoding (None: told from the bytes). It raises
        UnreadableDocument for what is empty, binary, or of another format, and BadEncoding for
        what is not in `encoding` or in none that can be told.
    """

    def read(
        data: bytes, language: str, path: str | PathLike[str], encoding: str | None = None
    ) -> Document:
        check(data, path, format_name)
        return Document(language, parse(decode(data, language, path=path, encoding=encoding)))

    return read
