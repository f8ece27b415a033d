"""`diptych align` to OmegaT, whole: the memory of two documents pre-translates the first of them.

The text given to OmegaT is the document's own, a block a paragraph, as its filters for DOCX or HTML
would take it out of the file.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from omegat_project import Outcome, default_rules, needs_omegat, pretranslate

from aligner.readers import read_document
from aligner.segmentation import BUNDLED
from aligner.srx_rules import RuleSet, read_rules
from tmx import read_units

pytestmark = [pytest.mark.omegat, needs_omegat]

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples"
SEED = ROOT.parent / "shared" / "data" / "seed-pair"


def _align(folder: Path, memory: Path, *options: str | Path) -> None:
    documents = (folder / "agenda.en.md", folder / "agenda.zh.md")
    subprocess.run(
        [sys.executable, "-m", "cli", "align", *documents, "-o", memory, *options],
        cwd=ROOT,
        check=True,
    )


def _pretranslate(
    folder: Path, memory: Path, project: Path, rules: RuleSet | None = None
) -> Outcome:
    blocks = read_document(folder / "agenda.en.md", "en").blocks
    text = [block.text or block.label for block in blocks]
    return pretranslate(project, text, {memory.name: memory.read_bytes()}, rules=rules)


def _found_and_missed(memory: Path, outcome: Outcome) -> tuple[list[str], list[str]]:
    """Sources of 1-1 beads that came back as one of their translations, and the others.

    A sentence that stands twice in a document may have two translations; OmegaT takes one.
    """
    expected: dict[str, set[str]] = {}
    for unit in read_units(memory):
        if unit.prop("x-bead") == "1-1":
            expected.setdefault(unit.source, set()).add(unit.target)
    found = [text for text in expected if outcome.translated.get(text) in expected[text]]
    return found, sorted(set(expected).difference(found))


def test_with_our_rules_in_the_project_every_pair_is_found(tmp_path: Path) -> None:
    memory = tmp_path / "agenda.tmx"
    _align(EXAMPLE, memory)
    outcome = _pretranslate(EXAMPLE, memory, tmp_path, read_rules(BUNDLED))
    found, missed = _found_and_missed(memory, outcome)
    assert missed == []
    assert len(found) > 90


def test_with_the_rules_of_omegat_nearly_every_pair_is_found(tmp_path: Path) -> None:
    memory = tmp_path / "agenda.tmx"
    _align(EXAMPLE, memory)
    found, missed = _found_and_missed(memory, _pretranslate(EXAMPLE, memory, tmp_path))
    # OmegaT cuts after "para." and "vol." and after the number of "12 January 2029".
    assert len(found) >= 0.95 * (len(found) + len(missed)), missed


@pytest.mark.shared
def test_aligned_by_the_rules_of_omegat_every_pair_is_found(tmp_path: Path) -> None:
    memory, rules = tmp_path / "agenda.tmx", tmp_path / "omegat.srx"
    rules.write_bytes(default_rules())
    _align(SEED, memory, "--srx", rules)
    found, missed = _found_and_missed(memory, _pretranslate(SEED, memory, tmp_path))
    assert missed == []
    assert len(found) > 60
