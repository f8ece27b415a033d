"""Coefficients of the regressions, as `python -m training.adequacy` prints them."""

from __future__ import annotations

import numpy as np

#: Logarithm of how many bytes of UTF-8 an English text usually has for one of the Chinese one.
USUAL_LENGTH = 0.2364

#: Of `qa.adequacy.matching.WORD_FEATURES`, float32 [2, 6]: English, Chinese.
WORDS = np.array([
    [3.600, 3.426],  # one
    [-7.991, -8.103],  # nearness
    [3.302, 3.927],  # weight
    [-4.513, -5.739],  # nearness times weight
    [5.720, 6.489],  # nearness squared
    [-5.453, -5.210],  # nearness of the words around
], np.float32).T  # fmt: skip

_PAIRS = np.array([
    [-0.345, -5.366, -2.682],  # one
    [1.428, 1.307, 0.505],  # evidence
    [0.131, 0.107, 0.615],  # evidence squared
    [0.057, -3.751, 0.090],  # share
    [6.814, 8.910, 1.931],  # gain
    [-6.222, 0.111, -6.462],  # cosine
    [7.932, 5.500, -2.378],  # length
    [-4.450, -0.229, -0.004],  # lacking
    [-1.169, 0.865, -0.240],  # lacking there
    [-0.208, -0.255, 1.862],  # evidence there
    [0.421, 0.391, -1.334],  # words
    [1.054, -0.097, 4.783],  # clauses
    [-0.601, 1.315, -3.147],  # cosine of the stretch
    [3.027, 1.620, 2.511],  # information
])  # fmt: skip

#: Of `qa.adequacy.judging.FEATURES`, [2, 14]: a gap in the English text, in the Chinese one.
GAPS = _PAIRS[:, :2].T

#: The same, of English, [14]: texts that have nothing to do with each other.
APART = _PAIRS[:, 2]
