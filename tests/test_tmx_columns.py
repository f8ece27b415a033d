"""Which columns are source and target: asked for, headed, told by script, or in order."""

from __future__ import annotations

from typing import Any

import pytest

from tmx.columns import columns_of
from tmx.failure import BadFormat
from tmx.options import Reading

EN, ZH, FR = "Opening of the session", "会议开幕", "Ouverture de la session"
HEADED = [["ID", "English", "French", "Chinese (PRC)", "Comment"], ["1", EN, FR, ZH, "noun"]]


def told(rows: list[list[str]], **asked: Any) -> str:
    reading = Reading(**asked)
    found = columns_of(rows, reading.languages, reading)
    return found.told if found else ""


@pytest.mark.parametrize(
    ("rows", "asked", "expected"),
    [
        ([["English", "中文"], [EN, ZH]], {}, "'English' -> en, '中文' -> zh"),
        ([["中文", "English"], [ZH, EN]], {}, "'English' -> en, '中文' -> zh"),
        (
            HEADED,
            {},
            "'English' -> en, 'Chinese (PRC)' -> zh-CN, 'French' -> fr",
        ),
        (
            HEADED,
            {"source_language": "fr", "target_language": "en"},
            "'French' -> fr, 'English' -> en, 'Chinese (PRC)' -> zh-CN",
        ),
        ([["Source", "Target"], [EN, ZH]], {}, "'Source' -> en, 'Target' -> zh"),
        ([["原文", "译文"], [ZH, EN]], {}, "'原文' -> zh, '译文' -> en"),
        (
            [["原文", "译文"], [ZH, EN]],
            {"source_language": "en", "target_language": "zh"},
            "'译文' -> en, '原文' -> zh",
        ),
        (
            [["中文", "English"], [ZH, EN]],
            {"target_language": "zh-CN"},
            "'English' -> en, '中文' -> zh-CN",
        ),
        ([["French", "German"], [FR, "Sitzung"]], {}, "'French' -> fr, 'German' -> de"),
        ([["Deutsch", "译文"], ["Sitzung", ZH]], {}, "'Deutsch' -> de, '译文' -> zh"),
        ([["A title"], ["", ""], ["en", "中文"], [EN, ZH]], {}, "'en' -> en, '中文' -> zh"),
        ([[EN, ZH], ["item", "项目"]], {}, "1 -> en, 2 -> zh"),
        ([[ZH, EN], ["项目", "item"]], {}, "2 -> en, 1 -> zh"),
        ([["1", ZH, EN, "87"], ["2", "项目", "item", "99"]], {}, "3 -> en, 2 -> zh"),
        (
            [[FR, EN], ["point", "item"]],
            {"source_language": "fr", "target_language": "en"},
            "1 -> fr, 2 -> en",
        ),
        (HEADED, {"source_column": "French", "target_column": "4"},
         "'French' -> fr, 'Chinese (PRC)' -> zh-CN, 'English' -> en"),
        ([["x", "y", "z"], ["1", EN, ZH]], {"source_column": "Y", "target_column": "z"},
         "'y' -> en, 'z' -> zh"),
        ([[EN, FR, ZH]], {"source_column": "2", "target_column": "3"}, "2 -> en, 3 -> zh"),
        (
            [["No.", "Begriff", "Wort"], ["1", EN, ZH], ["2", "item", "项目"], ["3", "x", "甲"]],
            {"source_column": "2", "target_column": "3"},
            "'Begriff' -> en, 'Wort' -> zh",
        ),
        (
            [["1", EN, ZH], ["2", "item", "项目"], ["3", "x", "甲"]],
            {"source_column": "2", "target_column": "3"},
            "2 -> en, 3 -> zh",
        ),
        ([["Begriff", "Wort"], [EN, ZH], ["item", "项目"]], {}, "'Begriff' -> en, 'Wort' -> zh"),
        ([["UNEP", "UNEP"], [EN, ZH], ["item", "项目"]], {}, "1 -> en, 2 -> zh"),
        (
            [["UN", "UN"], ["item", "item"]],
            {"source_column": "1", "target_column": "2", "source_language": "en",
             "target_language": "zh"},
            "1 -> en, 2 -> zh",
        ),
    ],
)  # fmt: skip
def test_columns_are_told(rows: list[list[str]], asked: dict[str, Any], expected: str) -> None:
    assert told(rows, **asked) == f"columns {expected}"


@pytest.mark.parametrize(
    "rows", [[], [["alone"]], [["1", "2.5"], ["2", "3-6"]], [[EN, ""], ["item", ""]]]
)
def test_a_table_without_two_texts_holds_no_pairs(rows: list[list[str]]) -> None:
    assert told(rows) == ""


SAY = "say it with --source-column and --target-column, by heading or number"


@pytest.mark.parametrize(
    ("rows", "asked", "message"),
    [
        (
            [["English", "English (revised)", "中文"], [EN, EN, ZH]],
            {},
            "columns 1 'English' and 2 'English (revised)' both look like 'en'; "
            "say which with --source-column, or the languages with -s and -t",
        ),
        (
            HEADED,
            {"target_language": "de"},
            "no column is in 'de' (columns: 2 'English' -> en, 3 'French' -> fr, "
            f"4 'Chinese (PRC)' -> zh-CN); {SAY}",
        ),
        (
            [["French", "German", "Italian"], [FR, "Sitzung", "sessione"]],
            {},
            "which columns are source and target cannot be told (columns: 1 'French' -> fr, "
            f"2 'German' -> de, 3 'Italian' -> it); {SAY}",
        ),
        (
            [["Source", "Target"], [EN, "Открытие сессии"]],
            {},
            "column 2 'Target' is not in 'zh', which is taken where nothing is said; "
            "say the languages with -s and -t",
        ),
        (
            HEADED,
            {"source_column": "Englisch"},
            "there is no column 'Englisch' (columns: 1 'ID', 2 'English', 3 'French', "
            "4 'Chinese (PRC)', 5 'Comment'); give --source-column a heading or a number from "
            "1 to 5",
        ),
        (
            HEADED,
            {"target_column": "6"},
            "there is no column '6' (columns: 1 'ID', 2 'English', 3 'French', "
            "4 'Chinese (PRC)', 5 'Comment'); give --target-column a heading or a number from "
            "1 to 5",
        ),
        (
            HEADED,
            {"source_column": "2", "target_column": "English"},
            "column 2 'English' is named for both sides; name two columns",
        ),
    ],
)
def test_columns_that_cannot_be_told(
    rows: list[list[str]], asked: dict[str, str], message: str
) -> None:
    with pytest.raises(BadFormat) as caught:
        told(rows, **asked)
    assert str(caught.value) == message


def test_what_else_a_row_says_is_kept() -> None:
    reading = Reading()
    rows = [["No.", "English", "中文", "Status", "Domain", ""], ["7", EN, ZH, "Draft", "law", ""]]
    columns = columns_of(rows, reading.languages, reading)
    assert columns is not None
    assert columns.properties == ((0, "id", "No."), (3, "status", "Status"), (4, "", "Domain"))
    assert columns.start == 1
