"""What readers of text formats share: bytes are checked, decoded and parsed."""

from __future__ import annotations

from collections.abc import Callable

from aligner.document import Block, Document
from aligner.readers.content import check
from aligner.readers.encodings import decode
from aligner.readers.given import Given, Reader


def text_reader(format_name: str, parse: Callable[[str], tuple[Block, ...]]) -> Reader:
    """A reader of a format that is text and says nothing of its encoding.

    Args:
        format_name: as messages name it.
        parse: makes blocks of the text.

    Returns:
        A reader. It raises UnreadableDocument for what is empty, binary, or of another format,
        and BadEncoding for what is not in the encoding given or in none that can be told.
    """

    def read(given: Given) -> Document:
        check(given.data, given.path, format_name)
        text = decode(given.data, given.language, path=given.path, encoding=given.encoding)
        return Document(given.language, parse(text))

    return read
