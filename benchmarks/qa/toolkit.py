"""Translate Toolkit's pofilter over the same pairs: the file that it gets is the one we write."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.qa.running import Result, Said
from qa.finding import ERROR, NOTE, WARNING
from tmx import TranslationUnit, write_units

# Its categories, from the gravest; what it calls cosmetic is as grave as our notes.
_SEVERITIES = {100: ERROR, 60: WARNING}


def said_by_pofilter(units: Sequence[TranslationUnit]) -> Result:
    """What pofilter says of each unit, with all of its tests and zh_CN for the target.

    Raises:
        ValueError: what was written has not as many units.
    """
    # It comes with the extra "test", and without types.
    checks: Any = import_module("translate.filters.checks")
    pofilter: Any = import_module("translate.filters.pofilter")
    stores: Any = import_module("translate.storage.po")
    options, _ = pofilter.cmdlineparser().parse_args(["in.po", "out.po", "--language=zh_CN"])
    config = checks.CheckerConfig(targetlanguage="zh_CN")
    classes = [checks.StandardChecker, checks.StandardUnitChecker]
    judge = pofilter.pocheckfilter(options, classes, config)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "units.po")
        write_units(path, units)
        stored = [unit for unit in stores.pofile.parsefile(str(path)).units if not unit.isheader()]
    if len(stored) != len(units):
        raise ValueError(f"{len(units)} units were written and {len(stored)} read")
    began = time.process_time()
    answers = [_said(judge.filterunit(unit)) for unit in stored]
    return answers, time.process_time() - began


def _said(failures: dict[str, dict[str, object]]) -> list[Said]:
    return [
        Said(name, _SEVERITIES.get(_category(what), NOTE), str(what["message"]))
        for name, what in dict(failures).items()
    ]


def _category(what: dict[str, object]) -> int:
    category = what["category"]
    return category if isinstance(category, int) else 0
