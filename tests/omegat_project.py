"""Projects for the real OmegaT: only the tool itself can say what it makes of our memories.

OmegaT runs without a window (`--mode=console-translate`): it segments the files in `source/`,
fills in what the memories in `tm/auto/` hold word for word, and writes `target/`. It also
writes the pairs that it used to `NAME-omegat.tmx` and the number of segments to
`omegat/project_stats.txt`; both are read back here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

JAR = Path("/usr/share/omegat/OmegaT.jar")
_RULES = "org/omegat/core/segmentation/defaultRules.srx"
_SECONDS = 180
_TEXT = "text.txt"

_SETTINGS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>{source}</source_lang>
    <target_lang>{target}</target_lang>
    <sentence_seg>{by_sentence}</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""


def why_missing() -> str:
    """Why OmegaT cannot run here, or "" when it can."""
    if not JAR.is_file():
        return "OmegaT is not installed (Debian package omegat)"
    return (
        ""
        if shutil.which("java")
        else "Java is not installed (Debian package default-jre-headless)"
    )


needs_omegat = pytest.mark.skipif(bool(why_missing()), reason=why_missing() or "OmegaT is here")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What OmegaT made of a project.

    Attributes:
        target: the translated text's paragraphs.
        translated: the segments that it found in a memory, with their translation.
        segments: how many different segments it cut the source files into.
    """

    target: list[str]
    translated: dict[str, str]
    segments: int


def pretranslate(
    folder: Path,
    paragraphs: Sequence[str],
    memories: Mapping[str, bytes],
    *,
    languages: tuple[str, str] = ("en", "zh-CN"),
    by_sentence: bool = True,
) -> Outcome:
    """One run of OmegaT over a new project.

    Args:
        folder: an empty folder to make the project in.
        paragraphs: the text to translate, one line each.
        memories: TMX files for `tm/auto`, by file name.
        languages: source and target language of the project, as its settings name them.
        by_sentence: whether OmegaT cuts paragraphs into sentences by its own rules.
    """
    project = _lay_out(folder / "project", paragraphs, memories, languages, by_sentence)
    _launch(project, folder / "settings")
    return Outcome(
        target=(project / "target" / _TEXT).read_text("utf-8").rstrip("\n").split("\n\n"),
        translated=_translated(project / "project-omegat.tmx"),
        segments=_unique(project / "omegat" / "project_stats.txt"),
    )


def default_rules() -> bytes:
    """The SRX rules that OmegaT segments by unless told otherwise."""
    with zipfile.ZipFile(JAR) as archive:
        return archive.read(_RULES)


def _lay_out(
    project: Path,
    paragraphs: Sequence[str],
    memories: Mapping[str, bytes],
    languages: tuple[str, str],
    by_sentence: bool,
) -> Path:
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / name).mkdir(parents=True)
    settings = _SETTINGS.format(
        source=languages[0], target=languages[1], by_sentence=str(by_sentence).lower()
    )
    (project / "omegat.project").write_text(settings, "utf-8")
    # OmegaT takes an empty line, not the end of a line, for the end of a paragraph.
    (project / "source" / _TEXT).write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    for name, data in memories.items():
        (project / "tm" / "auto" / name).write_bytes(data)
    return project


def _launch(project: Path, settings: Path) -> None:
    settings.mkdir()
    options = ["-Djava.awt.headless=true", "-Duser.language=en", f"-Duser.home={settings}"]
    arguments = [str(project), "--mode=console-translate", f"--config-dir={settings}", "--no-team"]
    ran = subprocess.run(
        ["java", *options, "-jar", str(JAR), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    # OmegaT ends with 0 even when it could not read a memory; its log says so.
    if ran.returncode or re.search(r"TMXR_(ERROR|FATAL)|Exception", ran.stdout + ran.stderr):
        pytest.fail(f"OmegaT failed ({ran.returncode}):\n{ran.stdout[-2000:]}{ran.stderr[-4000:]}")


def _translated(memory: Path) -> dict[str, str]:
    from lxml import etree

    tree = etree.parse(str(memory), etree.XMLParser(load_dtd=False, no_network=True))
    return dict([seg.text or "" for seg in unit.iter("seg")] for unit in tree.iter("tu"))


def _unique(statistics: Path) -> int:
    found = re.search(r"^Unique:\s+(\d+)", statistics.read_text("utf-8"), re.MULTILINE)
    assert found, f"no count of unique segments in {statistics}"
    return int(found[1])
