"""Segments as real OmegaT makes them: a memory helps only if both cut at the same places.

Either our rules go into OmegaT or OmegaT's into us (`--srx`). OmegaT itself says whether its
segments are ours: it finds in a memory only those that are the same to the last character.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from omegat_project import default_rules, memory, needs_omegat, pretranslate

from aligner.segmentation import BUNDLED, Segmenter
from aligner.srx_rules import read_rules

pytestmark = [pytest.mark.omegat, needs_omegat]

ENGLISH = (
    "Opening of the meeting",
    "The Group met at 10 a.m. on 6 March 2029, in Conference Room 4. Mr. A. B. Smith spoke.",
    "It recalled para. 14 of its report (E/CN.24/2028/4/Add.1), No. 5 of the list, i.e. that"
    " on buoys. Was it complete? “It was not!” said the Chair.",
    "See vol. II, chap. III, sect. A, paras. 3 and 4. The text is in Supp. No. 7 (A/83/7).",
    "(a) Costs rose by 3.5 per cent. (b) Income fell [...] in the U.S.A. The Group noted that.",
    "Dr. Q. Roe et al. had asked for it in Dec. 2028... The Chair agreed; the Bureau did not.",
    "I. Introduction",
    "1. The meeting was opened by H.E. Ms. C. Li, Chair (Fiji). She spoke. Thanks were given.",
)


def _ours(segmenter: Segmenter) -> list[str]:
    return sorted({segment for text in ENGLISH for segment in segmenter.split(text)})


def test_omegat_cuts_by_our_rules_as_we_do(tmp_path: Path) -> None:
    segments = _ours(Segmenter.bundled("en"))
    rules = read_rules(BUNDLED)
    outcome = pretranslate(
        tmp_path, ENGLISH, {"t.tmx": memory(tmp_path, dict.fromkeys(segments, "译"))}, rules=rules
    )
    assert sorted(outcome.translated) == segments
    assert outcome.segments == len(segments)


def test_we_cut_by_the_rules_of_omegat_as_it_does(tmp_path: Path) -> None:
    (tmp_path / "omegat.srx").write_bytes(default_rules())
    segments = _ours(Segmenter.from_file(tmp_path / "omegat.srx", "en"))
    outcome = pretranslate(
        tmp_path, ENGLISH, {"t.tmx": memory(tmp_path, dict.fromkeys(segments, "译"))}
    )
    assert sorted(outcome.translated) == segments
    assert outcome.segments == len(segments)
