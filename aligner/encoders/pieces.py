"""Texts into token ids, as the model's `tokenizer.json` says and many times faster.

The tokenizer folds a text character by character, cuts it by one regular expression into runs
(letters, digits, ideographs, single signs), and cuts each run into pieces by itself. So a run that
was met before need not be cut again, and most runs of a document were. Plain text goes this short
way; text with anything unusual in it (combining marks, full-width letters, other scripts) goes
through `tokenizers` whole, so that both ways always agree.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

# Characters that the tokenizer folds one by one, whatever stands beside them: printing ASCII,
# ideographs, and the signs of Chinese and English typesetting.
_PLAIN = re.compile(
    "[\t\n\r -~\u00a0\u00a7\u00ab\u00b7\u00bb\u2013\u2014\u2018-\u201d\u2022\u2026"
    "\u3000-\u3020\u3400-\u9fff\uff01-\uff0f\uff1a-\uff20]*"
)
# Runs kept with their ids: enough for a book, some 30 MB at the most.
_REMEMBERED = 200_000
# Texts read at a time: the new runs of all are cut together, and little is held at once.
_CHUNK = 2048


class PieceReader:
    """Reads a `tokenizer.json` of the bundled encoder.

    Args:
        path: the file; its pre-tokenizer is one regular expression.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is damaged, or not of that kind.
    """

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        self._runs = _run_finder(text)
        self._tokenizer = _tokenizer(text)
        self._known: dict[str, bytes] = {}

    def __len__(self) -> int:
        size: int = self._tokenizer.get_vocab_size()
        return size

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Token ids of all texts one after another, and how many each text has.

        Returns:
            int32 [tokens] and int64 [texts].

        Raises:
            TypeError: one text instead of a list: its letters would each get a vector.
        """
        import numpy as np

        if isinstance(texts, str):
            raise TypeError("a list of texts is wanted, not one text")
        ids: list[bytes] = []
        for start in range(0, len(texts), _CHUNK):
            ids += self._read(texts[start : start + _CHUNK])
        whole = np.frombuffer(b"".join(ids), dtype=np.intc)
        sizes = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids)) // whole.itemsize
        return whole, sizes

    def _read(self, texts: Sequence[str]) -> list[bytes]:
        runs = [self._runs(text) if _is_plain(text) else None for text in texts]
        known = self._learn(set().union(*(one for one in runs if one)))
        others = iter(
            self._cut([text for text, one in zip(texts, runs, strict=True) if one is None])
        )
        ids = known.__getitem__
        return [next(others) if one is None else b"".join(map(ids, one)) for one in runs]

    def _learn(self, runs: set[str]) -> dict[str, bytes]:
        # Too many are forgotten by starting anew: another thread may still read the old ones.
        known = self._known if len(self._known) <= _REMEMBERED else {}
        new = list(runs.difference(known))
        known.update(zip(new, self._cut(new), strict=True))
        self._known = known
        return known

    def _cut(self, texts: list[str]) -> list[bytes]:
        try:
            found = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        except TypeError:
            # Half a surrogate pair is no character: it comes from text decoded carelessly.
            return self._cut([text.encode("utf-8", "replace").decode() for text in texts])
        return [array("i", one.ids).tobytes() for one in found]


def _is_plain(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or _PLAIN.fullmatch(text) is not None


def _run_finder(text: str) -> Callable[[str], list[str]]:
    """What cuts a text into runs, from the text of a `tokenizer.json`."""
    try:
        return re.compile(json.loads(text)["pre_tokenizer"]["pattern"]["Regex"]).findall
    except (ValueError, KeyError, TypeError, re.error) as error:
        raise ValueError(f"not a tokenizer that cuts by one expression: {error!r}") from error


def _tokenizer(text: str) -> Tokenizer:
    from tokenizers import Tokenizer

    return Tokenizer.from_str(text)
