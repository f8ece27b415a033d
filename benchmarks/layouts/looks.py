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
        masthead: where the first page has the masthead of the United Nations: in its `header`, at
            the head of the `body`, or "" for nowhere.
        running: whether further pages have the symbol in their header and a number at their foot.
        styled: whether headings have heading styles, else bold alone shows them.
        sizes: of headings by level, in points; () for that of the text.
        centred: whether headings stand in the middle.
        automatic: whether numbers are Word's own, else typed with a tab behind.
        ruled: whether tables have lines.
        notes: footnotes or endnotes.
        raised: whether a note begins with its mark above the line, else on it.
        contents: whether a table of contents follows the cover.
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
    masthead: str = ""
    running: bool = True
    styled: bool = True
    sizes: tuple[float, ...] = (16, 14, 12)
    centred: bool = False
    automatic: bool = False
    ruled: bool = True
    notes: str = "footnotes"
    raised: bool = True
    contents: bool = False
    decorated: bool = False


LOOKS = (
    Look("plain", running=False),
    Look(
        "masthead",
        margins=(3.3, 2.8),
        points=10,
        masthead="header",
        styled=False,
        sizes=(),
        automatic=True,
        hyphenated=True,
        chinese="AR PL UMing CN",
    ),
    Look(
        "columns",
        raised=False,
        paper=LETTER,
        margins=(2.0, 2.0),
        columns=2,
        points=10,
        masthead="header",
        hyphenated=True,
        sizes=(14, 12, 11),
    ),
    Look(
        "letter",
        raised=False,
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
        masthead="header",
        decorated=True,
        automatic=True,
        hyphenated=True,
        indented=True,
        sizes=(13, 12, 11),
    ),
    Look(
        "contents",
        masthead="body",
        contents=True,
        points=10.5,
        western="Liberation Sans",
        chinese="Noto Sans CJK SC",
        automatic=True,
        sizes=(18, 14, 12),
    ),
    Look("endnotes", points=12, notes="endnotes", chinese="WenQuanYi Zen Hei", ruled=False),
)


class NoLook(ValueError):
    """A name that no look has."""


def look(name: str) -> Look:
    """The look of this name.

    Raises:
        NoLook: there is none; all names are told.
    """
    for each in LOOKS:
        if each.name == name:
            return each
    raise NoLook(f"no look {name!r}; there are " + ", ".join(each.name for each in LOOKS))
