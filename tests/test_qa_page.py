"""`docs/qa.md` says what is so: its links lead somewhere, its snippet runs, its keys are known."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT
from test_qa_reports import ONE

from qa.reports.jsonl import record
from qa.settings import KEYS

PAGE = (ROOT / "docs" / "qa.md").read_text("utf-8")


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", PAGE))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / "docs" / link).exists()


def test_the_snippet_runs(tmp_path: Path) -> None:
    [snippet] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    po = 'msgid "In 2011"\nmsgstr "2012年"\n'
    (tmp_path / "report.po").write_text(po, "utf-8")
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{snippet}"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_it_names_all_keys() -> None:
    [settings] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert [key for key in KEYS if not re.search(rf"\b{key}\b", settings)] == []
    assert [key for key in json.loads(json.dumps(record(ONE))) if f"`{key}`" not in PAGE] == []
