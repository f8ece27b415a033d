"""How long Hypothesis searches: always for the same examples, or at random and much longer.

The suite takes the profile `steady`: what passes today passes tomorrow. To look for what nobody
has thought of, with twenty times the examples and others each time:

    python -m pytest -n auto --hypothesis-profile=explore

What that finds is printed with its examples; it stays in `.hypothesis/` and is tried first by the
next search. The mend gets a test of its own.
"""

from __future__ import annotations

from hypothesis import settings
from hypothesis.internal.conjecture import providers

STEADY = settings(max_examples=100, deadline=None, derandomize=True)
EXPLORE = settings(max_examples=20 * STEADY.max_examples, deadline=None, print_blob=True)


def examples(count: int) -> int:
    """How many examples a test tries that is to try so many in the suite.

    A number in a test's `@settings` would hold in every profile.
    """
    return count * settings().max_examples // STEADY.max_examples


def forget_the_code() -> None:
    """Let what Hypothesis draws be the same whatever modules are loaded.

    It draws constants of the code that it finds loaded; which those are depends on the tests that
    ran before. No setting turns that off.
    """
    if hasattr(providers, "_get_local_constants"):  # Hypothesis 6.131
        providers._get_local_constants = lambda: providers._local_constants
