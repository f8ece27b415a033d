"""What goes wrong: one clear message, the right exit code, nothing written and nothing lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import ROOT, diptych

CHINESE = ROOT / "examples" / "agenda.zh.md"

# arguments, what is said on stderr; EN and ZH are the good pair
REFUSED = [
    (["none.md", "ZH"], "none.md: no such file or directory; check the name"),
    (["folder", "ZH"], "folder: is a directory; name a file, not a folder"),
    (["empty.md", "ZH"], "empty.md: is empty; check that it was saved"),
    (
        ["image.md", "ZH"],
        "image.md: is a PNG image, not Markdown; "
        "convert it to Markdown, plain text, HTML or DOCX first",
    ),
    (
        ["cut.txt", "ZH"],
        "cut.txt:1: is not UTF-8 (byte 5), in no encoding usual for language 'en'; "
        "save it as UTF-8",
    ),
    (
        ["fake.docx", "ZH"],
        "fake.docx: is not a DOCX; open it in a word processor and save it as DOCX",
    ),
    (
        ["EN", "EN"],
        "a.en.txt: given as source and as target; name the two language versions of the document",
    ),
    (
        ["EN", "ZH", "-t", "xx1"],
        "'xx1' is not a language; give a BCP 47 code such as en, zh-CN or fr-CA",
    ),
    (
        ["EN", "ZH", "-o", "o.doc"],
        "o.doc: no format has the suffix '.doc'; "
        "take one of .tmx .po .xlf .xliff .tsv .csv .xlsx .jsonl .html",
    ),
    (
        ["EN", "ZH", "-o", "o"],
        "o: a file name without a suffix; "
        "take one of .tmx .po .xlf .xliff .tsv .csv .xlsx .jsonl .html",
    ),
    (["EN", "ZH", "-o", "no/o.tmx"], "no/o.tmx: its folder does not exist; make it first"),
    (["EN", "ZH", "--beads", "EN"], "a.en.txt: is an input; name another file to write"),
    (
        ["EN", "ZH", "-o", "o.tmx", "-o", "o.tmx"],
        "o.tmx: is named twice as an output; name another file to write",
    ),
    (
        ["EN", "ZH", "--encoder", "nope"],
        "no encoder is called 'nope'; take bundled, or a sentence-transformers model such as "
        "sentence-transformers/LaBSE or the path of its folder",
    ),
    (
        ["long.en.txt", "long.en2.txt"],
        "long.en2.txt: was given as 'zh' but has next to no Chinese characters; "
        "check the order of the two files, or say their languages",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_bad_input_gets_one_message_and_writes_nothing(
    pair: tuple[Path, Path], arguments: list[str], message: str
) -> None:
    folder = pair[0].parent
    (folder / "folder").mkdir()
    (folder / "empty.md").touch()
    (folder / "image.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "cut.txt").write_bytes(b"abc \xff\xfe\x81 text\n")
    (folder / "fake.docx").write_text("not a zip", encoding="utf-8")
    for name in ("long.en.txt", "long.en2.txt"):
        (folder / name).write_text("An English sentence of some length. " * 10, encoding="utf-8")
    named = {"EN": "a.en.txt", "ZH": "a.zh.txt"}
    before = sorted(folder.iterdir())
    result = diptych("align", *(named.get(one, one) for one in arguments), cwd=folder)
    assert result.stderr == f"diptych: {message}\n"
    assert (result.returncode, result.stdout) == (2, "")
    assert sorted(folder.iterdir()) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
class TestFullDisk:
    """Nothing is left behind and nothing that was there is lost."""

    @pytest.mark.parametrize("suffix", ["tmx", "po", "xlf", "tsv", "jsonl", "html", "beads"])
    def test_one_of_two_outputs(self, pair: tuple[Path, Path], suffix: str) -> None:
        folder = pair[0].parent
        (folder / f"full.{suffix}").symlink_to("/dev/full")
        (folder / "good.tmx").write_text("what was there", encoding="utf-8")
        before = sorted(folder.iterdir())
        option = "--beads" if suffix == "beads" else "-o"
        result = diptych("align", *pair, "-o", "good.tmx", option, f"full.{suffix}", cwd=folder)
        assert result.returncode == 2
        assert result.stderr == (
            f"diptych: full.{suffix}: no space left on device; free some space and run again\n"
        )
        assert (folder / "good.tmx").read_text("utf-8") == "what was there"
        assert sorted(folder.iterdir()) == before

    def test_standard_output(self, pair: tuple[Path, Path]) -> None:
        with open("/dev/full", "wb") as full:
            result = subprocess.run(
                [sys.executable, "-m", "cli", "align", *map(str, pair)],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                cwd=ROOT,
            )
        assert result.returncode == 2
        assert result.stderr.splitlines()[-1] == (
            "diptych: standard output: no space left on device; free some space and run again"
        )


def test_a_reader_that_leaves_early_is_no_error(pair: tuple[Path, Path]) -> None:
    command = f'"{sys.executable}" -m cli align "{pair[0]}" "{pair[1]}" -q'
    script = f"{command} | true; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert result.stdout.strip() == "0"
    assert result.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send on Windows")
def test_ctrl_c_ends_with_130_and_writes_nothing(pair: tuple[Path, Path]) -> None:
    folder = pair[0].parent
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "align", "-", str(pair[1]), "-o", str(folder / "o.tmx")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    # It waits for the end of standard input, which does not come.
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert told.strip() == "diptych: interrupted; nothing was written"
    assert sorted(folder.iterdir()) == sorted(pair)


def test_segment_refuses_a_document_in_another_language() -> None:
    result = diptych("segment", CHINESE)
    assert (result.returncode, result.stdout) == (2, "")
    assert "was given as 'en' but is mostly Chinese characters" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["gold", "one.beads"],
            "one.beads: is not a folder, but the gold is; give two files or two folders",
        ),
        (["empty.gold", "one.beads"], "empty.gold: no bead in it; check that it was saved"),
        (["none.gold", "one.beads"], "none.gold: no such file or directory; check the name"),
    ],
)
def test_evaluate_says_what_is_wrong(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "empty.gold").touch()
    (tmp_path / "one.beads").write_text("[0]:[0]:0.9\n", encoding="utf-8")
    result = diptych("evaluate", *arguments, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (2, f"diptych: {message}\n")


def test_two_sides_in_one_language_are_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"This is {name}.\n", encoding="utf-8")
    result = diptych("align", "a.txt", "b.txt", "-s", "en", "-t", "English", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (
        2,
        "diptych: b.txt: given as 'en', as the source is; say the two languages with -s and -t\n",
    )


def test_the_rules_of_the_user_are_not_overwritten(pair: tuple[Path, Path]) -> None:
    rules = pair[0].parent / "r.srx"
    rules.write_text("<srx/>", encoding="utf-8")
    result = diptych("align", *pair, "--srx", rules, "--beads", rules)
    assert result.returncode == 2
    assert "r.srx: is an input; name another file to write" in result.stderr
    assert rules.read_text("utf-8") == "<srx/>"


@pytest.mark.parametrize(
    ("arguments", "closed", "message"),
    [
        (["segment", "-"], "<&-", "standard input: is closed; name a file"),
        (
            ["align", "a.en.txt", "a.zh.txt"],
            ">&-",
            "standard output: is closed; name a file or open it",
        ),
        (["segment", "a.en.txt"], ">&-", "standard output: is closed; name a file or open it"),
    ],
)
def test_a_closed_stream_is_said(
    pair: tuple[Path, Path], arguments: list[str], closed: str, message: str
) -> None:
    named = [str(pair[0].parent / one) if one.endswith(".txt") else one for one in arguments]
    script = f'"{sys.executable}" -m cli {" ".join(named)} -q {closed}'
    result = subprocess.run(
        ["bash", "-c", script], stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT
    )
    assert (result.returncode, result.stderr) == (2, f"diptych: {message}\n")


def test_align_works_without_a_standard_error(pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "o.tsv"
    script = f'"{sys.executable}" -m cli align "{pair[0]}" "{pair[1]}" -o "{out}" 2>&-'
    result = subprocess.run(["bash", "-c", script], check=False, cwd=ROOT)
    assert result.returncode == 0
    assert len(out.read_text("utf-8").splitlines()) == 3
