"""Whether what reads like a Chinese term is only a part of a word: 会议 in 会议室 or 国会议员.

Chinese has no spaces, so words are those of jieba's dictionary, which comes inside the library. A
dictionary knows few terms and cuts some of them too coarsely, so it has its say only where what is
left of a word is no word itself: a single character, or a piece on either side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from glossaries.chinese import has_han, simplified


class Cutting:
    """The words of a text in Chinese, told as soon as somebody asks.

    Args:
        text: any; what is not Chinese in it does not count.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def breaks(self, start: int, end: int) -> bool:
        """Whether a stretch of characters begins or ends within a dictionary word."""
        text = self._text
        before = has_han(text[start : start + 1]) and has_han(text[max(start - 1, 0) : start])
        behind = has_han(text[end - 1 : end]) and has_han(text[end : end + 1])
        if not (before or behind):
            return False
        edges = self._edges
        left = start - edges[bisect_right(edges, start) - 1] if before else 0
        right = edges[bisect_left(edges, end)] - end if behind else 0
        return left == 1 or right == 1 or (left > 0 and right > 0)

    @cached_property
    def _edges(self) -> list[int]:
        """Where words begin and end."""
        import rjieba

        plain = simplified(self._text)
        known = plain if len(plain) == len(self._text) else self._text
        return list(accumulate(map(len, rjieba.cut(known, hmm=False)), initial=0))
