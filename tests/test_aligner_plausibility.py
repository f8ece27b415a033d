"""Which documents are plainly not in the language that they were given as."""

from __future__ import annotations

import pytest

from aligner.document import Block, Document, Kind
from aligner.errors import WrongLanguage
from aligner.plausibility import check_language

ENGLISH = "The delegations met in the morning and adopted the report by consensus. "
CHINESE = "各代表团于上午开会，以协商一致方式通过了报告。"


def document(language: str, *texts: str) -> Document:
    return Document(language, tuple(Block(Kind.PARAGRAPH, text) for text in texts))


@pytest.mark.parametrize(
    "texts",
    [
        [ENGLISH * 6, CHINESE * 2_000],
        [CHINESE * 2_000, ENGLISH * 6],
        [ENGLISH, CHINESE] * 400,
        [CHINESE * 20],
        [ENGLISH],
    ],
)
def test_chinese_with_some_english_passes(texts: list[str]) -> None:
    check_language(document("zh", *texts))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("zh", [ENGLISH * 20]),
        ("zh", ["Note", ENGLISH * 3_000]),
        ("en", ["Note", CHINESE * 3_000]),
        ("ja", [CHINESE * 20]),
    ],
)
def test_another_script_is_refused(language: str, texts: list[str]) -> None:
    with pytest.raises(WrongLanguage):
        check_language(document(language, *texts))
