"""A page's bytes into a tree: in the right encoding, with bounds, and nothing fetched."""

from __future__ import annotations

import re
from typing import Any

from aligner.errors import UnreadableDocument
from aligner.readers.content import check
from aligner.readers.encodings import declared, decode
from aligner.readers.given import Given

_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_DECLARED_WITHIN = 4096
_MIME = re.compile(rb"^MIME-Version:", re.I | re.M)
_MOST_BYTES = 64 * 2**20
# Each may become an element, which takes half a kilobyte while the page is read.
_MOST_TAGS = 1_000_000

_FROM_A_BROWSER = "open it in a browser and save it from there as a complete page or as MHTML"


def text_of(given: Given, charset: str = "") -> str:
    """The source of a page.

    Args:
        given: the file.
        charset: that was said of the bytes elsewhere; goes before what they say themselves.

    Raises:
        UnreadableDocument: it is empty, binary, of another format or too large.
        BadEncoding: its encoding is not the one given, or cannot be told.
    """
    check(given.data, given.path, "HTML")
    check_size(given)
    if _is_archive(given.data):
        raise UnreadableDocument("is MHTML, not HTML", path=given.path, remedy="name it .mht")
    if given.data.count(b"<") > _MOST_TAGS:
        raise _too_large(given, f"has more than {_MOST_TAGS:,} tags")
    data, language, path, encoding = given.data, given.language, given.path, given.encoding
    if encoding or data[:2] in {b"\xff\xfe", b"\xfe\xff"} or 20 * data.count(0) > len(data):
        return decode(data, language, path=path, encoding=encoding)
    # Few zeros are damage, as browsers take them; many are the halves of UTF-16.
    data = data.replace(b"\0", b"")
    hit = _XML.search(data[:_DECLARED_WITHIN]) or _META.search(data[:_DECLARED_WITHIN])
    name = charset or (hit[1].decode("ascii") if hit else "")
    if not name:
        return decode(data, language, path=path)
    return declared(data, name, language, path=path)


def check_size(given: Given) -> None:
    """Refuses more than a page can be.

    Raises:
        UnreadableDocument: it is too large.
    """
    if len(given.data) > _MOST_BYTES:
        raise _too_large(given, f"is larger than {_MOST_BYTES // 2**20} MB")


def tree_of(text: str) -> Any:
    """The root of a page's elements.

    Raises:
        UnreadableDocument: it is nested more deeply than pages are.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = html.Element("body")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser leaves out what lies deeper.
        raise UnreadableDocument("is nested too deeply", remedy="save it from a browser as text")
    return tree


def without_text(given: Given, tree: Any) -> UnreadableDocument:
    """The failure for a page that shows nothing by itself, with what may help."""
    frames = [frame.get("src") or "" for frame in tree.iter("frame", "iframe")]
    named = ", ".join(dict.fromkeys(name[:80] for name in frames[:5] if name))
    if named:
        cause, remedy = f"shows other pages and no text of its own ({named})", "take those"
    elif next(tree.iter("script"), None) is not None:
        cause = "has no text to align; it may need a browser to show it"
        remedy = _FROM_A_BROWSER
    else:
        cause, remedy = "has no text to align", "check that it was saved"
    return UnreadableDocument(cause, path=given.path, remedy=remedy)


def _is_archive(data: bytes) -> bool:
    start = data[:_DECLARED_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    return not start.startswith(b"<") and _MIME.search(start) is not None


def _too_large(given: Given, cause: str) -> UnreadableDocument:
    """The failure for what would take too much memory."""
    return UnreadableDocument(cause, path=given.path, remedy="split it, or save it as plain text")
