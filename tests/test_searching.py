"""What Hypothesis tries in the suite is the same today and tomorrow, and more when asked."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import EXPLORE, STEADY, examples


def drawn() -> list[int]:
    """Numbers that a test of the suite would be given."""
    found: list[int] = []

    @given(st.integers())
    def draw(number: int) -> None:
        found.append(number)

    draw()
    return found


@pytest.mark.skipif(not settings().derandomize, reason="a search tries others each time")
def test_the_same_is_drawn_whatever_code_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn()
    path = tmp_path / "loaded_later.py"
    path.write_text(f"NUMBERS = {list(range(10**6, 10**6 + 500))}\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("loaded_later", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, "loaded_later", module)
    assert drawn() == before


@pytest.mark.parametrize(("profile", "expected"), [(STEADY, 15), (EXPLORE, 300)])
def test_a_search_tries_more_of_each_test(profile: settings, expected: int) -> None:
    mine = settings.get_current_profile_name()
    settings.register_profile("this", profile)
    try:
        settings.load_profile("this")
        assert examples(15) == expected
    finally:
        settings.load_profile(mine)


def test_no_test_keeps_a_search_short() -> None:
    tests = Path(__file__).parent.glob("test_*.py")
    fixed = [each.name for each in tests if re.search(r"max_examples=\d", each.read_text("utf-8"))]
    assert not fixed, "write max_examples=examples(...), of searching"
