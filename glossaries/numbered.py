"""Numbers by keys of which nearly all are met once: an index of terms."""

from __future__ import annotations

from collections.abc import Sequence


class Numbered:
    """Which numbers have a key.

    A dictionary of lists would make a list for each key; a hundred thousand lists take longer to
    make, and the garbage collector to go through, than all else here.

    Args:
        keys: of each number; "" for none.
        numbers: in ascending order; None counts from 0.
    """

    def __init__(self, keys: Sequence[str], numbers: Sequence[int] | None = None) -> None:
        counted = range(len(keys)) if numbers is None else numbers
        #: The first number of each key.
        self.first = dict(zip(reversed(keys), reversed(counted), strict=True))
        self.first.pop("", None)
        self._more: dict[str, list[int]] = {}
        if len(self.first) < len(keys):
            first = self.first
            for key, number in zip(keys, counted, strict=True):
                if key and first[key] != number:
                    self._more.setdefault(key, []).append(number)

    def __getitem__(self, key: str) -> Sequence[int]:
        """The numbers that have a key, in order."""
        first = self.first.get(key)
        return () if first is None else (first, *self._more.get(key, ()))

    def __contains__(self, key: str) -> bool:
        return key in self.first
