"""What a column's heading says, in the spellings of people and of tools."""

from __future__ import annotations

import pytest

from tmx.headings import NOTHING, Heading, heading_of


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("English", "en"),
        (" EN ", "en"),
        ("en-US", "en-US"),
        ("zh_CN", "zh-CN"),
        ("中文", "zh"),
        ("英文", "en"),
        ("英", "en"),
        ("简体中文", "zh-Hans"),
        ("Chinese (Simplified)", "zh-Hans"),
        ("Chinese (PRC)", "zh-CN"),
        ("Chinese (Traditional, Taiwan)", "zh-TW"),
        ("中文（简体）", "zh-Hans"),
        ("English (United States)", "en-US"),
        ("English (en-GB)", "en-GB"),
        ("English (Russia)", "en"),
        ("Français", "fr"),
        ("English text", "en"),
        ("Term (EN)", "en"),
        ("英文术语", "en"),
    ],
)
def test_languages(cell: str, language: str) -> None:
    assert heading_of(cell) == Heading("", language)


@pytest.mark.parametrize(
    ("cell", "heading"),
    [
        ("Source", Heading("source")),
        ("译文", Heading("target")),
        ("源语言", Heading("source")),
        ("Source segment", Heading("source")),
        ("Source (English)", Heading("source", "en")),
        ("Target: zh-CN", Heading("target", "zh-CN")),
        ("原文（英文）", Heading("source", "en")),
        ("中文译文", Heading("target", "zh")),
        ("Chinese translation", Heading("target", "zh")),
        ("source_en", Heading("source", "en")),
        ("ID", Heading("id")),
        ("No.", Heading("id")),
        ("序号", Heading("id")),
        ("Segment ID", Heading("id")),
        ("Segment status", Heading("status")),
        ("Source comment", Heading("note")),
        ("备注", Heading("note")),
    ],
)
def test_roles(cell: str, heading: Heading) -> None:
    assert heading_of(cell) == heading


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "Domain",
        "The report",
        "Segment",
        "Old",
        "会议开幕",
        "英文/中文",
        "Notes for translators",
        "Opening of the session by the Chair in English, with the documents in Chinese",
    ],
)
def test_what_is_no_heading(cell: str) -> None:
    assert heading_of(cell) == NOTHING
