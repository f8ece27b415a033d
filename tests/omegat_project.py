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

from aligner.srx_rules import RuleSet
from tmx import pair_unit, write_units
from tmx.unit import Content

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
_SHOW_CODES = """<?xml version="1.0" encoding="UTF-8" ?>
<omegat><preference version="1.0">
<ext_tmx_show_level2>true</ext_tmx_show_level2>
</preference></omegat>
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
    rules: RuleSet | None = None,
    show_codes: bool = False,
) -> Outcome:
    """One run of OmegaT over a new project.

    Args:
        folder: an empty folder to make the project in.
        paragraphs: the text to translate, one line each.
        memories: TMX files for `tm/auto`, by file name.
        languages: source and target language of the project, as its settings name them.
        by_sentence: whether OmegaT cuts paragraphs into sentences by rules.
        rules: segmentation rules of the project; OmegaT's default ones if None.
        show_codes: its option for inline elements of other tools' memories: tags, not nothing.
    """
    project = lay_out(folder / "project", paragraphs, memories, languages, by_sentence)
    if rules is not None:
        (project / "omegat" / "segmentation.conf").write_bytes(_configuration(rules))
    (folder / "settings").mkdir()
    if show_codes:
        (folder / "settings" / "omegat.prefs").write_text(_SHOW_CODES, "utf-8")
    _launch(project, folder / "settings")
    return Outcome(
        target=(project / "target" / _TEXT).read_text("utf-8").rstrip("\n").split("\n\n"),
        translated=_translated(project / "project-omegat.tmx"),
        segments=_unique(project / "omegat" / "project_stats.txt"),
    )


def memory(folder: Path, pairs: Mapping[str, str] | Mapping[Content, Content]) -> bytes:
    """A memory as our writer makes it, English to Chinese; sides may have inline elements."""
    path = folder / "memory.tmx"
    write_units(path, [pair_unit(source, target, "en", "zh") for source, target in pairs.items()])
    return path.read_bytes()


def default_rules() -> bytes:
    """The SRX rules that OmegaT segments by unless told otherwise."""
    with zipfile.ZipFile(JAR) as archive:
        return archive.read(_RULES)


def lay_out(
    project: Path,
    paragraphs: Sequence[str],
    memories: Mapping[str, bytes],
    languages: tuple[str, str],
    by_sentence: bool = True,
) -> Path:
    """A new project; the arguments are those of `pretranslate`."""
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


def _configuration(rules: RuleSet) -> bytes:
    """Rules as OmegaT 3.6 keeps them: an object written by Java (OmegaT 6 reads SRX itself)."""
    from lxml import etree

    def put(
        parent: etree._Element, tag: str, text: str | None = None, **names: str
    ) -> etree._Element:
        made = etree.SubElement(parent, tag, names)
        made.text = text
        return made

    def add(parent: etree._Element, kind: str) -> etree._Element:
        method = put(parent, "void", method="add")
        return put(method, "object", **{"class": f"org.omegat.core.segmentation.{kind}"})

    root = etree.Element("java", {"class": "java.beans.XMLDecoder"})
    srx = put(root, "object", **{"class": "org.omegat.core.segmentation.SRX"})
    maps = put(srx, "void", property="mappingRules")
    for entry in rules.maps:
        listed = add(maps, "MapRule")
        put(put(listed, "void", property="language"), "string", entry.group)
        put(put(listed, "void", property="pattern"), "string", entry.pattern)
        held = put(listed, "void", property="rules")
        group = put(held, "object", **{"class": "java.util.ArrayList"})
        for rule in rules.groups[entry.group]:
            made = add(group, "Rule")
            put(put(made, "void", property="breakRule"), "boolean", str(rule.breaks).lower())
            put(put(made, "void", property="beforebreak"), "string", rule.before)
            put(put(made, "void", property="afterbreak"), "string", rule.after)
    # An older version would be mended with OmegaT's own rules.
    put(put(srx, "void", property="version"), "string", "0.2.2")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _launch(project: Path, settings: Path) -> None:
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
    # OmegaT ends with 0 even when it could not read a memory or the rules; its log says so.
    log = [line for line in (ran.stdout + ran.stderr).splitlines() if "PLUGIN_LOAD_OK" not in line]
    if ran.returncode or any(re.search(r"TMXR_(ERROR|FATAL)|Exception", line) for line in log):
        pytest.fail("\n".join([f"OmegaT failed ({ran.returncode}):", *log]))


def _translated(memory: Path) -> dict[str, str]:
    from lxml import etree

    tree = etree.parse(str(memory), etree.XMLParser(load_dtd=False, no_network=True))
    return dict([seg.text or "" for seg in unit.iter("seg")] for unit in tree.iter("tu"))


def _unique(statistics: Path) -> int:
    found = re.search(r"^Unique:\s+(\d+)", statistics.read_text("utf-8"), re.MULTILINE)
    assert found, f"no count of unique segments in {statistics}"
    return int(found[1])
