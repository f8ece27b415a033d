"""`diptych align-corpus`: what it writes, what it says, and what stopping it does.

Starting Python takes longer than aligning these pairs, so the command runs in this process where
nothing is to be killed; its workers are processes of their own in any case.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import ROOT
from corpora import document, make_corpus, without_dates

from aligner.corpus.journal import Journal
from cli.bars import speed
from cli.failures import guarded
from cli.main import diptych
from tmx import read_units

Told = tuple[int, list[str]]

PAIRS = 30
LINUX = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc on this system")


def run(place: Path, *arguments: str | Path, command: str = "align-corpus") -> Told:
    """Exit code and what is said, by line."""
    before, said = Path.cwd(), io.StringIO()
    line = [command, *map(str, arguments)]
    if command == "align-corpus" and "--jobs" not in arguments:
        # A second worker would take longer to start than it saves.
        line += ["--jobs", "1"]
    os.chdir(place)
    try:
        with contextlib.redirect_stderr(said):
            code = guarded(lambda: diptych.main(line, prog_name="diptych", standalone_mode=False))
    finally:
        os.chdir(before)
    return code, said.getvalue().splitlines()


def started(place: Path, *arguments: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """The command as a process in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "cli", "align-corpus", *arguments],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stderr=stderr,
        text=True,
        start_new_session=True,
    )


def after_pairs(process: subprocess.Popen[str], count: int) -> None:
    """Wait until `count` pairs are done, as --verbose tells, or until the end."""
    assert process.stderr
    while count and (line := process.stderr.readline()):
        count -= " segments; " in line


@contextlib.contextmanager
def stuck(path: Path) -> Iterator[None]:
    """A file that does not end while the inner block runs: a run that reads it is still there."""
    kept = path.rename(path.with_suffix(".kept"))
    os.mkfifo(path)
    try:
        yield
    finally:
        path.unlink()
        kept.rename(path)


def children(process: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in listed.read_text().split()]


def running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(pids: list[int], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(map(running, pids)):
        time.sleep(0.02)
    assert [pid for pid in pids if running(pid)] == []


def left(place: Path) -> list[str]:
    """What stands beside the documents."""
    names = (path for path in place.iterdir() if path.name != "docs" and path.stem != "whole")
    return sorted(path.name for path in names)


def sources(memory: Path) -> list[str]:
    return [unit.source for unit in read_units(memory)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "docs", 3)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus, and what comes of it undisturbed: memory, table, words."""
    place = tmp_path_factory.mktemp("large")
    make_corpus(place / "docs", PAIRS)
    code, told = run(place, "docs", "-o", "whole.tmx", "--jobs", "2", "--report", "whole.tsv")
    assert code == 0, told
    (place / "whole.told").write_text("\n".join(told), encoding="utf-8")
    return place


def same_as_whole(memory: Path, large: Path) -> bool:
    """Whether a memory is that of the undisturbed run, but for the date of the work."""
    whole = (large / "whole.tmx").read_bytes()
    return without_dates(memory.read_bytes()) == without_dates(whole)


def test_the_pairs_in_one_memory_in_their_order(corpus: Path) -> None:
    place = corpus.parent
    code, told = run(place, "docs", "-o", "m.tmx", "--report", "r.jsonl")
    assert code == 0
    units = list(read_units(place / "m.tmx"))
    assert [unit.attribute("tuid") for unit in units] == [
        f"doc{pair:02}:{position}" for pair in range(3) for position in range(1, 7)
    ]
    expected = [zip(*(side.split("\n\n") for side in document(n)), strict=True) for n in range(3)]
    texts = [(one.strip(), other.strip()) for pairs in expected for one, other in pairs]
    assert [(unit.source, unit.target) for unit in units] == texts
    assert left(place) == ["m.tmx", "r.jsonl"]

    report = [json.loads(line) for line in (place / "r.jsonl").read_text("utf-8").splitlines()]
    assert sorted(row["pair"] for row in report) == ["doc00", "doc01", "doc02"]
    assert [row["confidence"] for row in report] == sorted(row["confidence"] for row in report)
    *table, last = told
    assert table[0].split() == ["pair", "segments", "1-1", "other", "unaligned", "confidence"]
    assert [line.split()[0] for line in table[1:]] == [row["pair"] for row in report]
    assert table[1].split()[1:9] == ["6", "+", "6", "6", "0", "0", "+", "0"]
    assert re.fullmatch(
        r"3 pairs; 18 units; 18 \+ 18 segments; 18 beads \(1-1: 18\); unaligned: 0 \+ 0; "
        r"mean confidence \d\.\d\d; \d+\.\d\d s",
        last,
    )


def test_jobs_do_not_change_the_output(large: Path, tmp_path: Path) -> None:
    assert run(large, "docs", "-o", tmp_path / "m.tmx", "--jobs", "1", "-q") == (0, [])
    assert same_as_whole(tmp_path / "m.tmx", large)


def test_one_file_a_pair(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "docs", 2)
    (corpus / "sub").mkdir()
    for language in ("en", "zh"):
        shutil.copy(corpus / f"doc00.{language}.txt", corpus / "sub" / f"x.{language}.txt")
    (tmp_path / "tm").mkdir()
    assert run(tmp_path, "docs", "-o", "tm/m-{name}.jsonl", "-q") == (0, [])
    made = sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "tm").rglob("*.*"))
    assert made == ["tm/m-doc00.jsonl", "tm/m-doc01.jsonl", "tm/sub/m-x.jsonl"]
    # As `align` writes them: there is nothing to be told apart.
    files = (corpus / "doc00.en.txt", corpus / "doc00.zh.txt")
    run(tmp_path, *files, "-o", "a.jsonl", "-q", command="align")
    one, alone = (
        [
            (unit.source, unit.target, unit.props, unit.attribute("tuid"))
            for unit in read_units(path)
        ]
        for path in (tmp_path / "tm/m-doc00.jsonl", tmp_path / "a.jsonl")
    )
    assert one == alone


def test_a_manifest_into_other_formats(corpus: Path) -> None:
    place = corpus.parent
    rows = [f"docs/doc0{n}.en.txt\tdocs/doc0{n}.zh.txt\n" for n in (2, 0, 2)]
    (place / "list.tsv").write_text("".join(rows), encoding="utf-8")
    # PO has one message for what both documents say alike.
    for suffix, count in (("po", 11), ("xlf", 12)):
        code, told = run(place, "list.tsv", "-o", f"m.{suffix}")
        assert (code, told[0]) == (0, "list.tsv:3: the pair of line 1 again: taken once")
        found = sources(place / f"m.{suffix}")
        assert found[0].startswith("The Expert Group on Measurement opened")
        assert len(found) == count


def test_a_pair_that_fails_is_told_and_done_when_mended(corpus: Path) -> None:
    place = corpus.parent
    good = (corpus / "doc01.en.txt").read_bytes()
    (corpus / "doc01.en.txt").write_bytes(b"")
    (corpus / "alone.en.txt").write_text("Alone.", encoding="utf-8")
    code, told = run(place, "docs", "-o", "m.tmx")
    assert code == 1
    assert told[:2] == [
        "alone.en.txt: without a partner: left out",
        "failed: doc01: docs/doc01.en.txt: is empty; check that it was saved",
    ]
    assert told[-2].startswith("3 pairs (1 failed); 12 units; ")
    assert told[-1] == (
        "diptych: 1 of 3 pairs failed; m.tmx.journal keeps the others: mend them and run again"
    )
    assert len(sources(place / "m.tmx")) == 12
    assert left(place) == ["m.tmx", "m.tmx.journal"]
    dates = {unit.attribute("creationdate") for unit in read_units(place / "m.tmx")}

    (corpus / "doc01.en.txt").write_bytes(good)
    code, told = run(place, "docs", "-o", "m.tmx", "-v")
    assert code == 0
    assert "resuming: 2 of 3 pairs are done" in told
    assert [line.split(":")[0] for line in told if " beads " in line][:-1] == ["doc01"]
    units = list(read_units(place / "m.tmx"))
    first = [unit.attribute("tuid") for unit in units[::6]]
    assert first == ["doc00:1", "doc01:1", "doc02:1"]
    assert {unit.attribute("creationdate") for unit in units} == dates
    assert left(place) == ["m.tmx"]


def test_changed_files_and_options_are_done_again(corpus: Path) -> None:
    place = corpus.parent
    rows = [f"docs/doc0{n}.en.txt\tdocs/doc0{n}.zh.txt\n" for n in (0, 1, 9)]
    (place / "list.tsv").write_text("".join(rows), encoding="utf-8")
    arguments = ("list.tsv", "-o", "m.tmx")
    code, told = run(place, *arguments, "-q")
    # Said in a quiet run too: it is an error.
    missing = "docs/doc09.en.txt: no such file or directory; check the name"
    assert (code, told[0]) == (1, f"failed: docs/doc09: {missing}")
    (corpus / "doc00.en.txt").write_text(document(7)[0], encoding="utf-8")
    _, told = run(place, *arguments)
    assert told[0] == "resuming: 1 of 3 pairs are done; 1 changed since and are done again"
    assert "A/17/12" in (place / "m.tmx").read_text("utf-8")
    _, told = run(place, *arguments, "--max-span", "2")
    assert told[0] == "resuming: 0 of 3 pairs are done; 2 changed since and are done again"
    # Neither the tool that reads the memory nor the number of workers is part of what was done.
    _, told = run(place, *arguments, "--max-span", "2", "--profile", "memoq", "--jobs", "2")
    assert told[0] == "resuming: 2 of 3 pairs are done"


def test_nothing_is_written_if_no_pair_can_be_aligned(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "docs", 2)
    for path in corpus.glob("*.zh.txt"):
        path.write_bytes(b"")
    (tmp_path / "m.tmx").write_text("what was there", encoding="utf-8")
    code, told = run(tmp_path, "docs", "-o", "m.tmx", "-q")
    assert code == 2
    assert told[-1] == "diptych: no pair could be aligned; nothing was written"
    assert sorted(told[:-1]) == [
        f"failed: doc0{n}: docs/doc0{n}.zh.txt: is empty; check that it was saved" for n in (0, 1)
    ]
    assert (tmp_path / "m.tmx").read_text("utf-8") == "what was there"
    assert left(tmp_path) == ["m.tmx"]


SUFFIXES = ".tmx .po .xlf .xliff .tsv .jsonl"
# arguments, what is said
REFUSED = [
    (["none", "-o", "m.tmx"], "none: no such file or directory; check the name"),
    (["docs", "-o", "m.doc"], f"m.doc: no format has the suffix '.doc'; take one of {SUFFIXES}"),
    (["docs", "-o", "m"], f"m: a file name without suffix; take one of {SUFFIXES}"),
    (["docs", "-o", "no/m.tmx"], "no/m.tmx: its folder does not exist; make it first"),
    (["docs", "-o", "docs"], "docs: is a directory; name a file, not a folder"),
    (
        ["docs", "-o", "-"],
        "standard output cannot be written by a run that may be taken up again; name a file",
    ),
    (
        ["docs", "-o", "{name}/m.tmx"],
        "{name}/m.tmx: {name} stands in a folder's name; "
        "put it into the file's name; subfolders are made as the pairs have them",
    ),
    (["list.tsv", "-o", "list.tsv"], "list.tsv: is an input; name another file to write"),
    (
        ["docs", "-o", "m.tsv", "--report", "m.tsv"],
        "m.tsv: is named twice as an output; name another file to write",
    ),
    (
        ["docs", "-o", "m.tmx", "--report", "r.html"],
        "r.html: no table has the suffix '.html'; take one of .tsv .jsonl",
    ),
    (
        ["docs", "-o", "m.tmx", "-t", "en"],
        "both languages are 'en'; say the two languages with -s and -t",
    ),
    (
        ["docs", "-o", "m.tmx", "-t", "fr"],
        "docs: no pair of files in 'en' and 'fr' in it; name them as NAME.en.docx and "
        "NAME.fr.docx, or give a manifest of two paths a line",
    ),
    (
        ["docs", "-o", "m.tmx", "--encoder", "nope"],
        "no encoder is called 'nope'; take bundled, or a sentence-transformers model such as "
        "sentence-transformers/LaBSE or the path of its folder",
    ),
    (
        ["docs", "-o", "m.tmx", "--srx", "list.tsv"],
        "list.tsv:1: is not XML (Start tag expected, '<' not found, line 1, column 1); "
        "export the segmentation rules from the CAT tool again, as SRX 2.0",
    ),
    (
        ["docs", "-o", "held.tmx"],
        "held.tmx: another run is writing it; wait until that has ended, or name another output",
    ),
    (
        ["docs", "-o", "mine.tmx"],
        "mine.tmx.journal: is no journal of this program; move it away, or name another output",
    ),
]


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("refusing")
    make_corpus(place / "docs", 1)
    (place / "list.tsv").write_text("docs/doc00.en.txt\tdocs/doc00.zh.txt\n", encoding="utf-8")
    (place / "mine.tmx.journal").write_text("Dear journal, ...", encoding="utf-8")
    return place


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_bad_usage_gets_one_message(refusing: Path, arguments: list[str], message: str) -> None:
    held = Journal(refusing / "held.tmx.journal", "held.tmx")
    before = left(refusing)
    try:
        assert run(refusing, *arguments) == (2, [f"diptych: {message}"])
        assert left(refusing) == before
    finally:
        held.close()
    assert (refusing / "mine.tmx.journal").read_text("utf-8") == "Dear journal, ..."


@LINUX
def test_killed_at_any_moment_and_started_again(large: Path) -> None:
    """The memory is byte for byte that of an undisturbed run, but for the date of the work."""
    moments = [("seconds", random.uniform(0.1, 0.9))]  # noqa: S311 - not to keep a secret
    moments += [("pairs", done) for done in (1, 5)]
    arguments = ("docs", "-o", "killed.tmx", "--jobs", "2", "-v")
    with stuck(large / "docs" / "doc00.en.txt"):
        for unit, count in moments:
            process = started(large, *arguments)
            if unit == "seconds":
                time.sleep(count)
            else:
                after_pairs(process, int(count))
            workers = children(process)
            process.kill()
            process.communicate()
            assert process.returncode == -signal.SIGKILL, moments
            assert not (large / "killed.tmx").exists()
            wait_until_gone(workers)
    code, told = run(large, *arguments)
    done = re.match(rf"resuming: (\d+) of {PAIRS} pairs are done$", told[0])
    assert code == 0
    assert done
    # Each run took up where the one before it was, and did at least what it told.
    assert 1 + 5 <= int(done[1]) < PAIRS
    assert sum(" segments; " in line for line in told) == PAIRS - int(done[1]) + 1
    assert same_as_whole(large / "killed.tmx", large)
    dates = re.findall(r'creationdate="[^"]*"', (large / "killed.tmx").read_text("utf-8"))
    assert len(set(dates)) == 1
    (large / "killed.tmx").unlink()
    assert left(large) == []


@LINUX
def test_killed_while_it_writes(large: Path) -> None:
    """What was there stays until all is written; what was half-written is removed."""
    output = large / "written.tmx"
    output.write_text("what was there", encoding="utf-8")
    process = started(large, "docs", "-o", "written.tmx")
    while process.poll() is None and not list(large.glob(".diptych-*.part")):
        time.sleep(0.0005)
    process.kill()
    process.communicate()
    # Where writing was quicker than this test, all is there already.
    assert output.read_bytes() == b"what was there" or same_as_whole(output, large)
    assert run(large, "docs", "-o", "written.tmx", "-q") == (0, [])
    assert same_as_whole(output, large)
    output.unlink()
    assert left(large) == []


@LINUX
def test_ctrl_c_ends_at_once_and_keeps_what_is_done(large: Path) -> None:
    with stuck(large / "docs" / "doc00.en.txt"):
        process = started(large, "docs", "-o", "stopped.tmx", "--jobs", "2", "-v")
        after_pairs(process, 2)
        workers = children(process)
        began = time.monotonic()
        # As a terminal does it: to the command and all its workers.
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert time.monotonic() - began < 2
    assert process.returncode == 130
    *before, last = told.splitlines()
    assert last == (
        "diptych: interrupted; what is done is kept in stopped.tmx.journal: run again to go on"
    )
    assert [line for line in before if " segments; " not in line] == []
    wait_until_gone(workers)
    assert left(large) == ["stopped.tmx.journal"]
    (large / "stopped.tmx.journal").unlink()


@LINUX
def test_a_worker_that_is_killed_costs_one_pair(large: Path) -> None:
    with stuck(large / "docs" / "doc00.en.txt"):
        process = started(large, "docs", "-o", "m.tmx", "--jobs", "2", "-v")
        after_pairs(process, PAIRS - 1)
        # The tracker of multiprocessing is a child too: it holds no pair.
        first, _ = (
            pid
            for pid in children(process)
            if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()
        )
        os.kill(first, signal.SIGKILL)
        _, told = process.communicate(timeout=20)
    assert [line for line in told.splitlines() if line.startswith("failed: ")] == [
        "failed: doc00: its worker was killed by SIGKILL; "
        "run again, with fewer --jobs if memory was short"
    ]
    assert process.returncode == 1
    assert run(large, "docs", "-o", "m.tmx", "-q") == (0, [])
    assert same_as_whole(large / "m.tmx", large)
    (large / "m.tmx").unlink()


@LINUX
def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    make_corpus(tmp_path / "docs", 3)
    ours, theirs = os.openpty()
    process = started(tmp_path, "docs", "-o", "m.tmx", "--jobs", "1", stderr=theirs)
    os.close(theirs)
    shown = ""
    # A terminal whose last program is gone cannot be read any more.
    with contextlib.suppress(OSError):
        while part := os.read(ours, 65536):
            shown += part.decode(errors="replace")
    os.close(ours)
    assert process.wait() == 0
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    assert re.search(r"aligning .* 0/3", shown)
    assert re.search(r"3/3 .*\d pairs/min, 0:00:00 left", shown)
    assert "writing" in shown


@pytest.mark.parametrize(
    ("done", "seconds", "left_to_do", "shown"),
    [
        (0, 3.0, 10, ""),
        (1, 2.0, 10, "30.0 pairs/min, 0:00:20 left"),
        (200, 60.0, 9800, "200 pairs/min, 0:49:00 left"),
        (3, 100.0, 1000, "1.8 pairs/min, 9:15:33 left"),
        (5, 1.0, 0, "300 pairs/min, 0:00:00 left"),
    ],
)
def test_rate_and_time_left(done: int, seconds: float, left_to_do: int, shown: str) -> None:
    assert speed(done, seconds, left_to_do, "pairs") == shown


def test_a_long_table_is_cut_on_the_terminal(large: Path) -> None:
    lines = (large / "whole.told").read_text("utf-8").splitlines()
    assert len(lines) == 1 + 20 + 2
    assert lines[-2] == f"… and {PAIRS - 20} more"
    assert all(len(line) <= 80 for line in lines[:-1])
    assert len((large / "whole.tsv").read_text("utf-8").splitlines()) == 1 + PAIRS


def test_strangers_are_pointed_out(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "docs", 2)
    texts = {
        "en": "The sea was calm.\nNobody spoke.\n",
        "zh": "预算外资源减少了百分之十二。\n见附件三。\n",
    }
    for language, text in texts.items():
        (corpus / f"doc01.{language}.txt").write_text(text, encoding="utf-8")
    _, told = run(tmp_path, "docs", "-o", "m.tmx")
    assert told[1].startswith("doc01 ")
    assert told[-2] == (
        "1 of these with few sure beads (mean confidence below 0.7): "
        "look whether they are versions of one document"
    )


def test_lines_are_segments_and_doubtful_beads_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "l").mkdir()
    (tmp_path / "l" / "001.en").write_text("One. Two.\nThe Chair spoke.\n", encoding="utf-8")
    (tmp_path / "l" / "001.zh").write_text("一。二。\n主席发了言。\n", encoding="utf-8")
    for least, expected in (("0", ["One. Two.", "The Chair spoke."]), ("1", [])):
        line = ("l", "-o", "m.tsv", "--lines", "--min-confidence", least, "-q")
        assert run(tmp_path, *line) == (0, [])
        assert sources(tmp_path / "m.tsv") == expected
