"""MHTML (RFC 2557): a page with its pictures in one file, as browsers and Word save it.

The page is a part of a mail message; Python's own parser of those takes it out. Everything else in
the file is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from typing import Any

from aligner.document import Document
from aligner.errors import UnreadableDocument
from aligner.readers.content import check
from aligner.readers.given import Given
from aligner.readers.html.page import check_size, text_of
from aligner.readers.html.walking import read_page

_HEADER = re.compile(rb"\s*(?:[\w-]{1,60}:|From )")
# Each multipart message within another is looked for the end of at every line.
_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.I | re.M)
_MOST_MULTIPARTS = 4
_PAGES = {"text/html", "application/xhtml+xml"}
_REMEDY = "open it in a browser and save it as HTML"


def read(given: Given) -> Document:
    """A web archive.

    Raises:
        UnreadableDocument: it is empty, of another format, damaged, or holds no page.
        BadEncoding: its page's encoding is not `encoding`, or cannot be told.
    """
    check(given.data, given.path, "MHTML")
    check_size(given)
    if given.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise _failure(given, "is HTML, not MHTML", "name it .html")
    if not _HEADER.match(given.data):
        raise _failure(given, "is not MHTML", _REMEDY)
    if sum(1 for _ in _MULTIPART.finditer(given.data)) > _MOST_MULTIPARTS:
        raise _failure(given, "is a damaged MHTML (messages within messages)", _REMEDY)
    page = _page(given)
    body = page.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise _failure(given, "is a damaged MHTML (its page is empty)", _REMEDY)
    within = replace(given, data=body)
    return read_page(text_of(within, page.get_content_charset() or ""), within)


def _page(given: Given) -> Message[Any, Any]:
    """The part that is named as the start, else the first that is a page."""
    try:
        message = message_from_bytes(given.data)
        parts = list(message.walk())
    except (RecursionError, ValueError, LookupError) as error:
        raise _failure(given, "is a damaged MHTML", _REMEDY) from error
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    if not pages:
        raise _failure(given, "is an MHTML without a page", _REMEDY)
    named = str(message.get_param("start") or "").strip("<>")
    begun = [part for part in pages if named and str(part["Content-ID"] or "").strip("<>") == named]
    return (begun or pages)[0]


def _failure(given: Given, cause: str, remedy: str) -> UnreadableDocument:
    return UnreadableDocument(cause, path=given.path, remedy=remedy)
