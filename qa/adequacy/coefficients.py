"""Coefficients of the regressions, as `python -m training.adequacy` prints them."""

from __future__ import annotations

import numpy as np

#: Logarithm of how many bytes of UTF-8 an English text usually has for one of the Chinese one.
USUAL_LENGTH = 0.2364

#: Of `qa.adequacy.matching.WORD_FEATURES`, float32 [2, 6]: English, Chinese.
WORDS = np.array([
    [3.661, 3.317],  # one
    [-7.863, -6.695],  # nearness
    [3.096, 3.197],  # weight
    [-4.279, -5.171],  # nearness times weight
    [5.504, 5.185],  # nearness squared
    [-5.492, -5.251],  # nearness of the words around
], np.float32).T  # fmt: skip

_PAIRS = np.array([
    [-0.109, -5.736, -3.988],  # one
    [1.465, 0.782, -0.129],  # evidence
    [0.125, 0.263, 0.600],  # evidence squared
    [0.078, -3.490, 0.259],  # share
    [6.535, 6.809, 0.635],  # gain
    [-6.312, 0.557, -6.879],  # cosine
    [7.908, 5.951, 0.894],  # length
    [-4.500, -1.442, -0.155],  # lacking
    [-1.464, 1.976, -0.531],  # lacking there
    [-0.302, -0.185, 3.356],  # evidence there
    [0.424, 0.494, -1.417],  # words
    [1.103, 0.356, 3.071],  # clauses
    [-0.583, 1.871, -0.344],  # cosine of the stretch
    [2.920, 1.569, 2.745],  # information
])  # fmt: skip

#: Of `qa.adequacy.judging.FEATURES`, [2, 14]: a gap in the English text, in the Chinese one.
GAPS = _PAIRS[:, :2].T

#: The same, of English, [14]: texts that have nothing to do with each other.
APART = _PAIRS[:, 2]
