"""Coefficients of the regressions, as `python -m training.adequacy` prints them."""

from __future__ import annotations

import numpy as np

#: Logarithm of how many bytes of UTF-8 an English text usually has for one of the Chinese one.
USUAL_LENGTH = 0.2407

#: Of `qa.adequacy.matching.word_features`, float32 [2, 6]: English, Chinese.
WORDS = np.array([
    [3.449, 3.640],  # one
    [-7.491, -6.887],  # nearness
    [2.442, 1.970],  # weight
    [-3.850, -3.380],  # nearness times weight
    [5.775, 4.882],  # nearness squared
    [-5.235, -5.219],  # nearness of the words around
], np.float32).T  # fmt: skip

_PAIRS = np.array([
    [-1.883, -4.469, -3.028],  # one
    [2.691, 1.223, 0.325],  # evidence
    [-0.238, 0.331, 0.462],  # evidence squared
    [-0.980, -3.446, 0.795],  # share
    [3.598, 0.570, -0.387],  # gain
    [-3.286, -0.467, -4.166],  # cosine
    [6.860, 3.303, -0.407],  # length
    [-2.901, -1.286, 0.410],  # lacking
    [-3.295, 3.127, -0.166],  # lacking there
    [-0.031, -0.942, 2.141],  # evidence there
    [-0.120, 0.291, -2.397],  # words
    [2.885, 0.299, -1.061],  # clauses
    [1.642, -0.197, -1.205],  # cosine of the stretch
    [5.024, 4.859, -0.800],  # information
])  # fmt: skip

#: Of `qa.adequacy.judging.FEATURES`, [2, 14]: a gap in the English text, in the Chinese one.
GAPS = _PAIRS[:, :2].T

#: The same, of English, [14]: texts that have nothing to do with each other.
APART = _PAIRS[:, 2]
