"""Plain text, hard-wrapped or a paragraph a line."""

from __future__ import annotations

import pytest
from test_aligner_readers_markdown import shown

from aligner.readers.text import parse

BLOCKS = {
    "blank lines part": ("One.\n\n\nTwo.", [("p", "", "One."), ("p", "", "Two.")]),
    "line ends of all systems": (
        "One.\r\n\r\nTwo.\rThree.",
        [("p", "", f"{n}.") for n in ("One", "Two", "Three")],
    ),
    "a paragraph a line": (
        "会议于星期一开幕。\n小组通过了议程。\n成员们交换了意见，",
        [
            ("p", "", "会议于星期一开幕。"),
            ("p", "", "小组通过了议程。"),
            ("p", "", "成员们交换了意见，"),
        ],
    ),
    "wrapped English": (
        "REPORT\n\n1. The panel met in the old town hall and took up the\n"
        "question of rivers. Its members had a great many views\non it.\n"
        "2. The secretariat gave a report on lakes, which panel\nmembers welcomed.\n",
        [
            ("p", "", "REPORT"),
            (
                "li1",
                "1.",
                "The panel met in the old town hall and took up the question of rivers. "
                "Its members had a great many views on it.",
            ),
            ("li1", "2.", "The secretariat gave a report on lakes, which panel members welcomed."),
        ],
    ),
    "wrapped Chinese": (
        "　　小组在旧市政厅举行了会议，审议了关于河流的问\n"
        "题。各位成员就此交换了许多意见，并通过了一份关于\n湖泊的报告。\n"
        "　　会议随后闭幕，各位成员感谢主席和秘书处所做的\n工作。\n",
        [
            (
                "p",
                "",
                "小组在旧市政厅举行了会议，审议了关于河流的问题。各位成员就此交换了许多意见，并通过了一份关于湖泊的报告。",
            ),
            ("p", "", "会议随后闭幕，各位成员感谢主席和秘书处所做的工作。"),
        ],
    ),
    "a hyphen at a line's end": (
        "The panel met in the old town hall and spoke of hydro-\ngraphy and of the "
        "maps that the secretariat had drawn.",
        [
            (
                "p",
                "",
                "The panel met in the old town hall and spoke of hydrography and of the maps that "
                "the secretariat had drawn.",
            )
        ],
    ),
    "items": (
        "（一）开幕；\n（二）议程。\n· 河流\n",
        [("li1", "（一）", "开幕；"), ("li1", "（二）", "议程。"), ("li2", "", "河流")],
    ),
    "Markdown means nothing": ("# One *two* <sup>3</sup>", [("p", "", "# One *two* <sup>3</sup>")]),
    "table": (
        "Day\tItem\tTitle\nMonday\t\tOpening",
        [("td", "", t) for t in ("Day", "Item", "Title", "Monday", "Opening")],
    ),
    "indent": ("\tThe panel met.", [("p", "", "The panel met.")]),
    "notes with strokes": (
        "The panel recalled its rules 1/ and the\n\n1/ X/2021/4.\n\nlist.",
        [("p", "", "The panel recalled its rules and the list."), ("fn", "1", "X/2021/4.")],
    ),
    "notes in brackets": (
        "小组忆及其规则。[1]\n\n[1] 见附件。",
        [("p", "", "小组忆及其规则。"), ("fn", "1", "见附件。")],
    ),
    "brackets without a note stay": ("See [1] there.", [("p", "", "See [1] there.")]),
    "form feed in a line": (
        "The panel met with\fits staff.",
        [("p", "", "The panel met with its staff.")],
    ),
    "control characters go": ("One\x01 two\u200b.", [("p", "", "One two.")]),
}


@pytest.mark.parametrize(("source", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(parse(source)) == expected
