"""MHTML, as browsers and Word save it."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from aligner.errors import UnreadableDocument
from aligner.readers.given import Given
from aligner.readers.html.mhtml import read


def archive(*parts: tuple[str, str, str], start: str = "") -> bytes:
    """Parts (kind of text, text, encoding) in a multipart message."""
    message = MIMEMultipart("related")
    if start:
        message.set_param("start", start)
    for place, (kind, text, charset) in enumerate(parts):
        part = MIMEText(text, kind, charset)
        part["Content-ID"] = f"<part{place}>"
        message.attach(part)
    return message.as_bytes()


def texts(data: bytes, language: str = "en") -> list[str]:
    return [block.text for block in read(Given(data, language, "a.mht")).blocks]


def test_the_page_is_read_and_nothing_else() -> None:
    data = archive(("css", "p{color:red}", "utf-8"), ("html", "<p>One – two.</p>", "utf-8"))
    assert texts(data) == ["One – two."]


def test_the_part_named_as_start_is_the_page() -> None:
    parts = (("html", "<p>Header.</p>", "utf-8"), ("html", "<p>One.</p>", "utf-8"))
    assert texts(archive(*parts, start="<part1>")) == ["One."]
    assert texts(archive(*parts)) == ["Header."]


def test_the_encoding_that_the_part_declares() -> None:
    page = "<meta charset=utf-8><p>小组于五月四日开会，并通过了报告。</p>"
    assert texts(archive(("html", page, "gb18030")), "zh") == ["小组于五月四日开会，并通过了报告。"]


def test_quoted_printable_as_chromium_writes_it() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\n"
        b"Subject: =?utf-8?Q?One?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n'
        b"------MultipartBoundary--x----\r\nContent-Type: text/html\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b'<html><body><p class=3D"a">The panel m=\r\net =E2=80=93 twice.</p></body></html>\r\n'
        b"------MultipartBoundary--x----\r\nContent-Type: image/png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        b"------MultipartBoundary--x------\r\n"
    )
    assert texts(data) == ["The panel met – twice."]


def test_furniture_goes_here_as_well() -> None:
    assert texts(archive(("html", "<nav>Menu</nav><p>One.</p><p>Two.</p>", "utf-8"))) == [
        "One.",
        "Two.",
    ]


@pytest.mark.parametrize("depth", [4, 5, 5000])
def test_messages_within_messages_end(depth: int) -> None:
    data = b"MIME-Version: 1.0\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (level, level)
        for level in range(depth)
    )
    with pytest.raises(UnreadableDocument, match="MHTML"):
        texts(data)
