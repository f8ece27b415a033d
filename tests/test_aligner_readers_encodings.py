"""Bytes to text: what is told from them, what is guessed, and what is refused."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from aligner.errors import UnreadableDocument
from aligner.readers import read_document
from aligner.readers.encodings import decode, read_lines
from tmx.failure import BadEncoding

TEXTS = {
    "en": "The Chair’s proposal on “rivers” – the panel’s own – was adopted.\n",
    "zh": "小组在旧市政厅举行了会议，审议了关于河流的问题，2021年5月7日通过了报告。\n",
    "zh-TW": "小組在舊市政廳舉行了會議，審議了關於河流的問題，並通過了報告。\n",
    "ru": "Группа рассмотрела вопрос о реках и приняла доклад Председателя.\n",
    "fr": "Le Groupe a examiné l’état des rivières à sa première séance, tenue à Genève.\n",
    "es": "El Grupo examinó la situación de los ríos en su sesión del año pasado.\n",
    "ar": "نظر الفريق في مسألة الأنهار واعتمد تقرير الرئيس.\n",
    "ja": "部会は河川の問題を検討し、議長の報告書を採択した。\n",
    "ko": "위원회는 하천 문제를 심의하고 의장의 보고서를 채택하였다.\n",
}

READ = [
    *((language, "utf-8", b"") for language in TEXTS),
    *((language, "utf-16-le", b"") for language in TEXTS),
    *((language, "utf-16-be", b"") for language in TEXTS),
    ("zh", "utf-8", codecs.BOM_UTF8),
    ("zh", "utf-16-le", codecs.BOM_UTF16_LE),
    ("en", "utf-16-be", codecs.BOM_UTF16_BE),
    ("en", "utf-32-le", codecs.BOM_UTF32_LE),
    ("zh", "gb18030", b""),
    ("zh", "gbk", b""),
    ("zh-TW", "big5", b""),
    ("zh-TW", "gb18030", b""),
    ("en", "cp1252", b""),
    ("en", "gb18030", b""),
    ("fr", "cp1252", b""),
    ("es", "latin-1", b""),
    ("ru", "cp1251", b""),
    ("ru", "koi8_r", b""),
    ("ar", "cp1256", b""),
    ("ja", "shift_jis", b""),
    ("ja", "euc_jp", b""),
    ("ko", "euc_kr", b""),
]


@pytest.mark.parametrize(("language", "encoding", "mark"), READ)
def test_text_comes_back(language: str, encoding: str, mark: bytes) -> None:
    text = TEXTS[language] * 3
    assert decode(mark + text.encode(encoding), language, path="a.txt") == text


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "big5", "koi8_r"])
def test_an_encoding_that_is_given_is_taken(encoding: str) -> None:
    text = "Доклад"
    assert decode(text.encode(encoding), "ru", path="a.txt", encoding=encoding) == text


REFUSED = [
    ("zh", TEXTS["ru"].encode("koi8_r"), 1, 1),
    ("en", TEXTS["zh"].encode("gb18030"), 1, 3),
    ("zh", b"\xe6\xb2\xb3\xe6\xb5\x81\n" * 9 + b"\xe6\xb2", 10, 64),
    ("sw", TEXTS["fr"].encode("cp1252"), 1, 19),
]


@pytest.mark.parametrize(("language", "data", "line", "byte"), REFUSED)
def test_an_unsure_guess_is_an_error(language: str, data: bytes, line: int, byte: int) -> None:
    with pytest.raises(BadEncoding) as caught:
        decode(data, language, path="a.txt")
    assert str(caught.value) == (
        f"a.txt:{line}: is not UTF-8 (byte {byte}), in no encoding usual for language "
        f"{language!r}; save it as UTF-8"
    )


def test_two_readings_that_are_both_plausible_are_an_error() -> None:
    # Two Cyrillic capitals: letters in both encodings, and nothing to tell them by.
    with pytest.raises(BadEncoding) as caught:
        decode(b"\xc2\xc2 " * 40, "ru", path="a.txt")
    assert "could be " in str(caught.value)
    assert str(caught.value).endswith("; save it as UTF-8")


GIVEN = [
    ("utf-8", b"one\n\xffx", "a.txt:2: is not utf-8 text (byte 5); save it as UTF-8"),
    ("klingon", b"one", "a.txt: unknown encoding 'klingon'; name one such as utf-8 or gb18030"),
    ("hex", b"one", "a.txt: unknown encoding 'hex'; name one such as utf-8 or gb18030"),
    ("\0", b"one", "a.txt: unknown encoding '\\x00'; name one such as utf-8 or gb18030"),
]


@pytest.mark.parametrize(("encoding", "data", "message"), GIVEN)
def test_a_wrong_encoding_that_is_given(encoding: str, data: bytes, message: str) -> None:
    with pytest.raises(BadEncoding) as caught:
        decode(data, "en", path="a.txt", encoding=encoding)
    assert str(caught.value) == message


@pytest.mark.parametrize("data", [b"a\0b\0\xff\xfe\0\0c", bytes(range(256)) * 4, b"abc\0def"])
def test_binary_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "en", path="a.txt")
    assert str(caught.value) == (
        "a.txt: is binary, not text; convert it to Markdown, plain text, HTML or DOCX"
    )


PAGE = "<html><head>{}</head><body><p>" + TEXTS["zh"].strip() + "</p></body></html>"
DECLARED = [
    ('<meta charset="gb2312">', "gb18030"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gbk"),
    ("<meta charset=utf-8>", "utf-8"),
    # Left over from a conversion: the bytes know better.
    ("<meta charset=gb2312>", "utf-8"),
    ("<meta charset=utf-8>", "gb18030"),
    ("<meta charset=nonsense>", "utf-8"),
    ("", "utf-8"),
    ("<meta charset=utf-8>", "utf-16"),
]


@pytest.mark.parametrize(("meta", "encoding"), DECLARED)
def test_what_a_page_declares(meta: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(meta).encode(encoding))
    assert [block.text for block in read_document(path, "zh").blocks] == [TEXTS["zh"].strip()]


def test_an_xml_declaration_counts(tmp_path: Path) -> None:
    path = tmp_path / "page.xhtml"
    page = '<?xml version="1.0" encoding="big5"?>' + PAGE.format("").replace(
        TEXTS["zh"].strip(), "河流"
    )
    path.write_bytes(page.encode("big5"))
    assert read_document(path, "zh").blocks[0].text == "河流"


def test_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff一\r\n\n 二 \n".encode())
    assert read_lines(path, "zh") == ["一", "", " 二 "]
