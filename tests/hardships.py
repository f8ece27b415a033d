"""Small texts written for these tests, the hardships made of them, and both as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from pathlib import Path

from aligner.document import Bead, Kind, Segment
from benchmarks import damage
from benchmarks.damage import SOURCE, TARGET, Hardship, Row, Version

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "zh")

#: An agenda, the next agenda of the same body, and one of another body.
AGENDA, LATER, OTHER = "seed-banks", "seed-banks-later", "sound-archives"

# What "The Working Group may wish to consider" in the repeated formula, twenty of them.
_SUBJECTS = (
    ("the cost of glass jars", "玻璃罐的成本"),
    ("the training of storekeepers", "仓库管理员的培训"),
    ("the labelling of samples", "样品的标签"),
    ("a calendar of sowing dates", "播种日历"),
    ("the role of grandmothers", "祖母的作用"),
    ("insurance against fire", "火灾保险"),
    ("the height of shelves", "货架的高度"),
    ("prices at local markets", "当地集市的价格"),
    ("the use of mobile telephones", "移动电话的使用"),
    ("the rotation of stocks", "库存的轮换"),
    ("access for migrant workers", "移徙工人的准入"),
    ("the naming of varieties", "品种的命名"),
    ("visits by schoolchildren", "学童的参观"),
    ("protection against weevils", "象鼻虫的防治"),
    ("loans that are repaid in grain", "以粮食偿还的贷款"),
    ("the ownership of buildings", "建筑物的所有权"),
    ("links with botanical gardens", "与植物园的联系"),
    ("the length of storage", "储存的期限"),
    ("the election of committees", "委员会的选举"),
    ("solar lamps for night work", "夜间作业用的太阳能灯"),
)


@cache
def rows(name: str = AGENDA) -> tuple[Row, ...]:
    """Rows of a text in the data folder."""
    return tuple(damage.read_rows(DATA / f"{name}.tsv"))


def title_page() -> tuple[Row, ...]:
    """The agenda's own title page; the rest is `body`."""
    return tuple(row for row in rows() if row.part == "title")


def body() -> tuple[Row, ...]:
    """The agenda without its title page."""
    return tuple(row for row in rows() if row.part != "title")


def alike_formulas() -> list[Row]:
    """Twenty paragraphs that read the same."""
    texts = (
        ("The Working Group may wish to take note of the report.",),
        ("工作组不妨注意到该报告。",),
    )
    return [Row(texts) for _ in _SUBJECTS]


def varied_formulas() -> list[Row]:
    """Twenty paragraphs that begin the same."""
    return [
        Row(((f"The Working Group may wish to consider {en}.",), (f"工作组不妨审议{zh}。",)))
        for en, zh in _SUBJECTS
    ]


def _in_a_row(formulas: list[Row]) -> list[Row]:
    """The agenda with formulas one after the other, as in a list of points for decision."""
    at = _first_row("Attention is drawn to")
    return [*rows()[:at], *formulas, *rows()[at:]]


def _block(text: str) -> int:
    """Number of the block in which an English text of the agenda stands."""
    for number, block in enumerate(damage.blocks(rows())):
        if any(text in one for n in block for one in rows()[n].texts[SOURCE]):
            return number
    raise LookupError(text)


def _first_row(text: str) -> int:
    """Number of the first row of that block."""
    return damage.blocks(rows())[_block(text)].start


def _missing(share: float, place: str, side: int) -> Hardship:
    return damage.without_section(rows(), share, place, side)


def _formulas_missing(side: int) -> Hardship:
    """Of twenty varied formulas in a row, one version lacks seven."""
    mixed = _in_a_row(varied_formulas())
    gone = _first_row("Attention is drawn to") + 6
    kept = [n for n in range(len(mixed)) if not gone <= n < gone + 7]
    return damage.reordered("7 of 20 formulas missing", mixed, side, kept)


def _paragraphs_moved() -> Hardship:
    """Five neighbouring blocks stand elsewhere."""
    order = damage.blocks(rows())
    start = _block("Markets, weddings")
    first, last = order[start].start, order[start + 4].stop
    return damage.moved(rows(), first, last, _first_row("The voluntary fund has"))


def _exchanged(first: str, second: str, side: int) -> Hardship:
    return damage.exchanged(rows(), _block(first), _block(second), side)


_SIDES = (("source", SOURCE), ("target", TARGET))

#: A section or a title page that one version lacks.
MISSING: Mapping[str, Callable[[], Hardship]] = (
    {
        f"{share:.0%} at the {place}, {name}": partial(_missing, share, place, side)
        for share in (0.1, 0.2, 0.3)
        for place in ("start", "middle", "end")
        for name, side in _SIDES
    }
    | {
        f"title page, {name}": partial(damage.with_title_page, body(), title_page(), side)
        for name, side in _SIDES
    }
    | {f"some formulas, {name}": partial(_formulas_missing, side) for name, side in _SIDES}
)

#: The same text in another order: crossing beads.
MOVED: Mapping[str, Callable[[], Hardship]] = {
    "annex in the middle": lambda: damage.part_moved(rows(), "annex", "4a", SOURCE),
    "annex in the middle, target": lambda: damage.part_moved(rows(), "annex", "4a", TARGET),
    "item at the end": lambda: damage.part_moved(rows(), "4c", "", TARGET),
    "footnotes at the end": lambda: damage.notes_at_end(rows(), TARGET),
    "footnotes at the end, source": lambda: damage.notes_at_end(rows(), SOURCE),
    "five paragraphs": _paragraphs_moved,
    "neighbours": lambda: _exchanged("A seed bank is only", "The report before", TARGET),
    "neighbours, source": lambda: _exchanged("In many countries", "Under article 9", SOURCE),
    "far paragraphs": lambda: _exchanged("A seed bank is only", "The voluntary fund has", TARGET),
}

#: A table in another form: its cells cross, or several are one.
TABLES: Mapping[str, Callable[[], Hardship]] = {
    f"{name}, {side_name}": partial(make, rows(), side)
    for name, make in (("by columns", damage.table_by_columns), ("tabs", damage.table_with_tabs))
    for side_name, side in _SIDES
}

#: What is there twice, and in the same order: no bead is missing or crosses.
REPEATED: Mapping[str, Callable[[], Hardship]] = {
    "alike, strewn": lambda: damage.with_formula(rows(), alike_formulas()),
    "varied, strewn": lambda: damage.with_formula(rows(), varied_formulas()),
    "alike, in a row": lambda: damage.untouched(_in_a_row(alike_formulas())),
    "varied, in a row": lambda: damage.untouched(_in_a_row(varied_formulas())),
}

#: Two documents that are not versions of one; LATER is much like AGENDA in form.
UNRELATED: Mapping[str, Callable[[], Hardship]] = {
    f"{one} and {other}": partial(damage.unrelated, rows(one), rows(other))
    for one in (AGENDA, LATER, OTHER)
    for other in (AGENDA, LATER, OTHER)
    if one != other
}


#: All in which the two are versions of one document.
RELATED: Mapping[str, Callable[[], Hardship]] = {
    f"{group}: {name}": make
    for group, members in (
        ("missing", MISSING),
        ("moved", MOVED),
        ("table", TABLES),
        ("formula", REPEATED),
    )
    for name, make in members.items()
}
_ALL = {**RELATED, **{f"unrelated: {name}": make for name, make in UNRELATED.items()}}


def names(*groups: str) -> list[str]:
    """Names of the hardships of some groups, of all without any."""
    return [name for name in _ALL if not groups or name.partition(":")[0] in groups]


@cache
def made(name: str) -> Hardship:
    """A hardship by its name, such as `moved: neighbours`."""
    return _ALL[name]()


Texts = tuple[tuple[str, ...], tuple[str, ...]]


def texts_of(bead: Bead, source: Sequence[Segment], target: Sequence[Segment]) -> Texts:
    """A bead as the texts that it joins."""
    return tuple(source[i].text for i in bead.source), tuple(target[j].text for j in bead.target)


def gold_texts(hardship: Hardship) -> list[Texts]:
    """Its gold as texts: it holds for other segments with the same texts too."""
    return [texts_of(bead, hardship.source, hardship.target) for bead in hardship.gold]


def write_lines(hardship: Hardship, folder: Path) -> tuple[Path, Path]:
    """Both versions as files of one segment a line."""
    texts = (
        "".join(f"{one.text}\n" for one in side) for side in (hardship.source, hardship.target)
    )
    return _write(texts, folder, "txt")


def write_markdown(hardship: Hardship, folder: Path) -> tuple[Path, Path]:
    """Both versions as Markdown, with note marks where the notes belong."""
    texts = (_markdown(*one) for one in zip(hardship.versions, LANGUAGES, strict=True))
    return _write(texts, folder, "md")


def _write(texts: Iterable[str], folder: Path, suffix: str) -> tuple[Path, Path]:
    paths = tuple(folder / f"document.{language}.{suffix}" for language in LANGUAGES)
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths[SOURCE], paths[TARGET]


def _markdown(version: Version, language: str) -> str:
    marks = {
        piece.rows[0] - 1: piece.row.label for piece in version if piece.row.kind is Kind.FOOTNOTE
    }
    glue = " " if language == "en" else ""
    blocks: list[str] = []
    for piece in version:
        text = glue.join(piece.texts)
        if mark := marks.get(piece.rows[-1]):
            text += f"<sup>{mark}</sup>"
        if piece.row.opens:
            blocks.append(_opened(piece.row, text))
        else:
            blocks[-1] += glue + text
    return _laid_out(blocks, [piece.row for piece in version if piece.row.opens])


def _opened(row: Row, text: str) -> str:
    """The beginning of a block in Markdown."""
    label = f"{row.label} " if row.label else ""
    return {
        Kind.HEADING: f"{'#' * row.level} {label}{text}",
        Kind.PARAGRAPH: f"{label}{text}",
        # A number is a marker of Markdown itself; any other label stands behind one.
        Kind.LIST_ITEM: f"{'  ' * (row.level - 1)}{'' if row.label[:1].isdigit() else '- '}"
        f"{label}{text}",
        Kind.TABLE_CELL: text,
        Kind.FOOTNOTE: f"<sup>{row.label}</sup> {text}",
    }[row.kind]


def _laid_out(blocks: list[str], opened: list[Row]) -> str:
    """Items of a list in lines below each other, cells of a table's row in one line with tabs."""
    out = ""
    numbered = groupby(enumerate(opened), lambda one: _together(*one))
    for key, group in numbered:
        texts = [blocks[number] for number, _ in group]
        in_line = isinstance(key, tuple) and len(texts) > 1
        out += "\t".join(texts) + "\n" if in_line else "\n".join(texts) + "\n\n"
    return out


def _together(number: int, row: Row) -> object:
    """The same for neighbours without a blank line between them."""
    if row.kind is Kind.TABLE_CELL:
        return row.kind, row.cell[0]
    return row.kind if row.kind is Kind.LIST_ITEM else number
