"""Two translators' memories in one: what becomes one, what is a conflict, who decides it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_files import unit
from searching import examples

from tmx import TranslationUnit
from tmx.failure import BadFormat
from tmx.memory.comparing.decisions import Decision, conflicts_written, read_decisions
from tmx.memory.comparing.merging import PREFERENCES, Merging, merged
from tmx.memory.comparing.spool import spooled_units
from tmx.memory.comparing.tables import row_of, rows_of

Units = list[TranslationUnit]


def note(target: str, **more: str) -> TranslationUnit:
    return unit("Note", target, "A/65/1", props=None, **more)


LI = note("注", changeid="li", changedate="20240503T000000Z")
WANG = note("附注", changeid="wang", changedate="20240601T000000Z")
REVIEWED = unit("note", "说明", "A/65/1", props={"status": "reviewed"})
REJECTED = unit("Note", "注", "A/65/1", props={"status": "rejected"})


def result_of(
    *files: Units, prefer: str = "both", decisions: dict[str, Decision] | None = None
) -> tuple[list[str], list[list[tuple[str, tuple[int, ...], bool]]]]:
    """The merged targets, and of each conflict the targets, whose they are and what is kept."""
    with merged(files, prefer=prefer, decisions=decisions) as result:
        conflicts = [
            [(one.unit.target, one.sides, one.key in conflict.kept) for one in conflict.candidates]
            for conflict in result.listed()
        ]
        targets = [made.target for made in result.units()]
        assert result.conflicts == len(conflicts)
        assert result.dropped == sum(not kept for one in conflicts for *_, kept in one)
        return targets, conflicts


CASES = {
    "what both have is there once": ([[LI], [LI]], ["注"], []),
    "dates and authors make no conflict": ([[LI], [note("注")]], ["注"], []),
    "other places, no conflict": (
        [[note("注")], [unit("Note", "附注", "A/66/1")]], ["注", "附注"], [],
    ),
    "other contexts, no conflict": (
        [[note("注")], [unit("Note", "附注", "A/65/1", props={"context": "x"})]],
        ["注", "附注"], [],
    ),
    "another translation": (
        [[LI], [WANG]], ["注", "附注"], [[("注", (0,), True), ("附注", (1,), True)]],
    ),
    "the source counts as for search": (
        [[LI], [unit("NOTE.", "注。", "A/65/1")]], ["注", "注。"],
        [[("注", (0,), True), ("注。", (1,), True)]],
    ),
    "one has both": (
        [[LI], [LI, WANG]], ["注", "附注"], [[("注", (0, 1), True), ("附注", (1,), True)]],
    ),
    "both have both": ([[LI, WANG], [WANG, LI]], ["注", "附注"], []),
    "one file alone has two": ([[LI, WANG], []], ["注", "附注"], []),
    "a third file has none of it": (
        [[LI], [WANG], [unit("Else", "别的")]], ["注", "附注", "别的"],
        [[("注", (0,), True), ("附注", (1,), True)]],
    ),
    "what one rejects and another has": (
        [[REJECTED], [LI]], ["注", "注"], [[("注", (0,), True), ("注", (1,), True)]],
    ),
    "twice in one file stays twice": ([[LI, LI], [LI]], ["注", "注"], []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_conflicts(case: str) -> None:
    files, targets, conflicts = CASES[case]
    assert result_of(*files) == (targets, conflicts)


@pytest.mark.parametrize(
    ("prefer", "files", "targets"),
    [
        ("first", [[LI], [WANG]], ["注"]),
        ("last", [[LI], [WANG]], ["附注"]),
        ("last", [[LI, REVIEWED], [WANG], [unit("Else", "别的")]], ["附注", "别的"]),
        ("newest", [[LI], [WANG]], ["附注"]),
        ("newest", [[WANG], [note("说明")]], ["附注"]),
        ("newest", [[note("注")], [note("附注")]], ["注", "附注"]),
        ("reviewed", [[LI], [REVIEWED]], ["说明"]),
        ("reviewed", [[LI], [WANG]], ["注", "附注"]),
        ("first", [[LI, WANG], [WANG]], ["注", "附注"]),
    ],
)
def test_preferences(prefer: str, files: list[Units], targets: list[str]) -> None:
    assert result_of(*files, prefer=prefer)[0] == targets


def test_open_conflicts_are_those_that_nothing_chose_in() -> None:
    for prefer, left in (("both", 1), ("newest", 0), ("reviewed", 1)):
        with merged([[LI], [WANG]], prefer=prefer) as result:
            assert (result.conflicts, result.open) == (1, left)


def test_units_that_become_one_keep_what_each_says() -> None:
    old = replace(LI, notes=("old",), attributes=(("usagecount", "9"),))
    new = replace(
        note("注", changedate="20250101T000000Z"), notes=("new",), attributes=(("usagecount", "2"),)
    )
    with merged([[old], [new]]) as result:
        (one,) = result.units()
    assert one.notes == ("new", "old")
    assert dict(one.attributes)["usagecount"] == "9"
    assert one.variants == new.variants
    reviewed = unit("Note", "注", "A/65/1", props={"status": "reviewed"})
    with merged([[new], [reviewed]]) as result:
        assert [made.prop("x-status") for made in result.units()] == ["reviewed"]
        assert result.agreed == 1


def table_of(path: Path, *files: Units) -> list[dict[str, str]]:
    with (
        merged(files) as result,
        conflicts_written(path, result.listed(), [f"{n}.tmx" for n in range(len(files))]),
    ):
        pass
    return [row for _, row in rows_of(path, ["keep"])]


def test_a_table_of_conflicts(tmp_path: Path) -> None:
    rows = table_of(tmp_path / "c.tsv", [LI], [WANG])
    keys = [row.pop("key") for row in rows]
    assert len(set(keys)) == 2
    assert rows == [
        {
            "conflict": "1", "keep": "yes", "source": "Note", "target": "注",
            "document": "A/65/1", "context": "", "by": "li", "when": "20240503T000000Z",
            "status": "aligned", "files": "0.tmx",
        },
        {
            "conflict": "1", "keep": "yes", "source": "Note", "target": "附注",
            "document": "A/65/1", "context": "", "by": "wang", "when": "20240601T000000Z",
            "status": "aligned", "files": "1.tmx",
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("keeps", "written", "targets"),
    [
        (("yes", "no"), ("注", "附注"), ["注"]),
        (("", "x"), ("注", "附注"), ["附注"]),
        (("否", "是"), ("注", "附注"), ["附注"]),
        (("no", "no"), ("注", "附注"), []),
        (("yes", "no"), ("脚注", "附注"), ["脚注"]),
        (("yes", "yes"), (" 注 ", "附注"), ["注", "附注"]),
    ],
)
def test_decisions(
    keeps: tuple[str, str], written: tuple[str, str], targets: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "c.tsv"
    rows = table_of(path, [LI], [WANG])
    # As a spreadsheet gives it back: other encoding, columns that are gone.
    lines = [row_of(("keep", "target", "key"))]
    for row, keep, target in zip(rows, keeps, written, strict=True):
        lines.append(row_of((keep, target, row["key"])))
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-16")
    decisions = read_decisions(path)
    assert result_of([LI], [WANG], decisions=decisions)[0] == targets
    with merged([[LI], [WANG]], decisions=decisions) as result:
        assert (result.open, result.idle) == (0, 0)
    with merged([[LI], [LI]], decisions=decisions) as result:
        assert (result.conflicts, result.idle) == (0, 2)


def test_a_decision_comes_before_the_preference_and_reaches_no_further(tmp_path: Path) -> None:
    first, second = table_of(tmp_path / "c.tsv", [LI], [WANG])
    decisions = {first["key"]: Decision(True, "注")}
    assert result_of([LI], [WANG], prefer="last", decisions=decisions)[0] == ["注", "附注"]
    decisions = {second["key"]: Decision(False, "附注")}
    assert result_of([LI], [WANG], prefer="last", decisions=decisions)[0] == ["注"]
    assert result_of([LI], [WANG], prefer="first", decisions=decisions)[0] == ["注"]


def test_texts_with_tabs_breaks_and_quotation_marks_come_back(tmp_path: Path) -> None:
    odd = note('a\tb\nc "d"')
    rows = table_of(tmp_path / "c.tsv", [odd], [WANG])
    assert rows[0]["target"] == odd.target
    decisions = read_decisions(tmp_path / "c.tsv")
    assert result_of([odd], [WANG], decisions=decisions)[0] == [odd.target, "附注"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "keep\ttarget\tkey\nyes\ta\tb\nmaybe\ta\tc\n",
            ":3: 'maybe' in the column 'keep' says neither yes nor no; write yes or no",
        ),
        (
            "keep\ttarget\n",
            ":1: there is no column 'key'; keep the first line as it was written: keep, target, "
            "key",
        ),
        ("", ":1: there is no column 'keep'; keep the first line as it was written: keep, target, "
         "key"),
        (
            'keep\ttarget\tkey\nyes\t"a\tb\n',
            ":2: the row cannot be cut (unexpected end of data); double the quotation marks within "
            "a text",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_a_table(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "c.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFormat) as caught:
        read_decisions(path)
    assert str(caught.value) == f"{path}{told}"


_SMALL = st.builds(
    unit,
    st.sampled_from(["One", "one.", "Two"]),
    st.sampled_from(["甲", "乙", "丙"]),
    st.sampled_from(["", "A/65/1"]),
    props=st.sampled_from([{}, {"status": "reviewed"}, {"status": "rejected"}]),
)


def _said(made: TranslationUnit) -> tuple[str, str, str, bool]:
    return (
        made.source, made.target, made.prop("x-document"), made.prop("x-status") == "rejected",
    )  # fmt: skip


@settings(max_examples=examples(25))
@given(st.lists(st.lists(_SMALL, max_size=5), min_size=2, max_size=3))
def test_nothing_is_lost_and_nothing_new(files: list[Units]) -> None:
    with merged(files) as result:
        conflicts = list(result.listed())
        out = list(result.units())
    wanted = {_said(made) for units in files for made in units}
    assert {_said(made) for made in out} == wanted
    # As often as the file that has it most often.
    for said in wanted:
        most = max(sum(_said(made) == said for made in units) for units in files)
        assert sum(_said(made) == said for made in out) == most
    with merged([out, out]) as again:
        assert again.conflicts == 0
        assert list(again.units()) == out
    assert all(conflict.open for conflict in conflicts)


@settings(max_examples=examples(25))
@given(
    st.lists(st.lists(_SMALL, max_size=4), min_size=2, max_size=3),
    st.sampled_from(sorted(PREFERENCES)),
)
def test_a_preference_leaves_something_of_each_conflict(files: list[Units], prefer: str) -> None:
    with merged(files, prefer=prefer) as result:
        for conflict in result.listed():
            assert conflict.kept
            places = {
                (one.unit.source.lower().strip("."), one.unit.prop("x-document"))
                for one in conflict.candidates
            }
            assert len(places) == 1
            assert len({side for one in conflict.candidates for side in one.sides}) > 1


def _steps(count: int) -> int:
    """How much SQLite does to merge two files of so many units, in hundreds of its instructions."""
    done = 0

    def step() -> int:
        nonlocal done
        done += 1
        return 0

    with spooled_units() as spool:
        for side in (0, 1):
            made = (unit(f"Item {n}", f"项目{n}{'乙' * (side * (n % 2))}") for n in range(count))
            spool.add(side, made)
        spool.connection.set_progress_handler(step, 100)
        result = Merging(spool, (count, count), "both", {})
        result._settle()
        assert (result.conflicts, len(list(result.units()))) == (count // 2, count * 3 // 2)
    return done


def test_work_grows_with_the_number_of_units_and_no_faster() -> None:
    assert _steps(1_600) < 2.5 * _steps(800)
