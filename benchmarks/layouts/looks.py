"""The looks that texts are laid out in: a table of data, one row a look."""

from __future__ import annotations

from dataclasses import dataclass

# Centimetres.
A4 = (21.0, 29.7)
LETTER = (21.59, 27.94)


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is laid out.

    Attributes:
        name: as in tables of figures.
        paper: width and height in centimetres.
        margins: left and right, top and bottom, in centimetres.
        columns: of the text.
        western: font of English text and of digits in Chinese.
        chinese: font of Chinese text.
        points: size of the text.
        justified: whether lines are filled to the right margin.
        hyphenated: whether words are cut at line ends.
        indented: whether a paragraph's first line is indented, else there is space above it.
        masthead: whether the first page has the masthead of the United Nations in its header.
        running: whether further pages have the symbol in their header and a number at their foot.
        styled: whether headings have heading styles, else bold alone shows them.
        sizes: of headings by level, in points; () for that of the text.
        centred: whether headings stand in the middle.
        automatic: whether numbers are Word's own, else typed with a tab behind.
        ruled: whether tables have lines.
        notes: footnotes or endnotes.
        decorated: whether the DOCX holds what is not printed: hidden text, tracked changes, soft
            hyphens, fields.
    """

    name: str
    paper: tuple[float, float] = A4
    margins: tuple[float, float] = (3.0, 2.5)
    columns: int = 1
    western: str = "Liberation Serif"
    chinese: str = "Noto Serif CJK SC"
    points: float = 11
    justified: bool = True
    hyphenated: bool = False
    indented: bool = False
    masthead: bool = False
    running: bool = True
    styled: bool = True
    sizes: tuple[float, ...] = (16, 14, 12)
    centred: bool = False
    automatic: bool = False
    ruled: bool = True
    notes: str = "footnotes"
    decorated: bool = False


LOOKS = (
    Look("plain", running=False),
    Look(
        "masthead",
        margins=(3.3, 2.8),
        points=10,
        masthead=True,
        styled=False,
        sizes=(),
        automatic=True,
        hyphenated=True,
        chinese="AR PL UMing CN",
    ),
    Look(
        "columns",
        paper=LETTER,
        margins=(2.0, 2.0),
        columns=2,
        points=10,
        masthead=True,
        hyphenated=True,
        ruled=False,
        sizes=(14, 12, 11),
    ),
    Look(
        "letter",
        paper=LETTER,
        western="Liberation Sans",
        chinese="WenQuanYi Zen Hei",
        justified=False,
        styled=False,
        centred=True,
        ruled=False,
        indented=True,
        automatic=True,
    ),
    Look(
        "decorated",
        masthead=True,
        decorated=True,
        automatic=True,
        hyphenated=True,
        indented=True,
        sizes=(13, 12, 11),
    ),
    Look("endnotes", points=12, notes="endnotes", chinese="WenQuanYi Zen Hei", ruled=False),
)


def look(name: str) -> Look:
    """The look of this name.

    Raises:
        ValueError: there is none; all names are told.
    """
    for each in LOOKS:
        if each.name == name:
            return each
    raise ValueError(f"no look {name!r}; there are " + ", ".join(each.name for each in LOOKS))
