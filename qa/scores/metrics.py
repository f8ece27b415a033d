"""chrF, BLEU and TER as sacreBLEU reckons them; how a text is cut depends on its language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa.failure import UnknownMetric
from tmx.languages import primary

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as Engine

CHRF, BLEU, TER = METRICS = ("chrf", "bleu", "ter")

# sacreBLEU's tokeniser by primary subtag, and of all others.
_TOKENISERS = {"zh": "zh", "ja": "ja-mecab"}
_USUAL = "13a"
# TER cuts these into characters, or a sentence would be one word.
_WITHOUT_BLANKS = frozenset({"zh", "ja"})


@dataclass(frozen=True, slots=True)
class Score:
    """A score of a whole file.

    Attributes:
        metric: one of METRICS.
        name: as sacreBLEU calls it, such as `chrF2`.
        value: 0 to 100; of TER 0 or more.
        details: what else sacreBLEU tells (BLEU's precisions and brevity), "" for nothing.
        signature: all that it depends on, as sacreBLEU writes it.
    """

    metric: str
    name: str
    value: float
    details: str
    signature: str


class Metric:
    """A metric for texts of a language.

    Args:
        name: one of METRICS.
        language: of the texts; any tag.

    Attributes:
        name: one of METRICS.
        rises: whether more is better.

    Raises:
        UnknownMetric: there is no metric of that name.
    """

    def __init__(self, name: str, language: str = "zh") -> None:
        if name not in _ENGINES:
            raise UnknownMetric(
                f"there is no metric '{name}'", remedy=f"use one of {', '.join(METRICS)}"
            )
        self.name = name
        self.rises = name != TER
        self._language = primary(language)
        self._whole = _ENGINES[name](self._language, False)
        self._single = _ENGINES[name](self._language, True)

    def of_all(self, texts: Sequence[str], references: Sequence[Sequence[str]]) -> Score:
        """The score of all texts together, which is not the mean of theirs.

        Args:
            texts: at least one.
            references: sets of them, each as long as the texts.
        """
        result = self._whole.corpus_score(texts, references)
        # `BLEU = 66.90 100.0/87.5/71.4/50.0 (BP = 0.895 …)`: what stands behind the score.
        details = "".join(str(result).split(" ", 3)[3:])
        signature = str(self._whole.get_signature())
        return Score(self.name, result.name, result.score, details, signature)

    def of_each(self, texts: Sequence[str], references: Sequence[Sequence[str]]) -> list[float]:
        """The score of each text alone; BLEU leaves out orders that a short text does not have."""
        rows = zip(texts, *references, strict=True)
        return [
            float(self._single.sentence_score(text, list(those)).score) for text, *those in rows
        ]

    def signature_of_each(self) -> str:
        """What the scores of `of_each` depend on, once there are some."""
        return str(self._single.get_signature())


def tokeniser_of(language: str) -> str:
    """sacreBLEU's tokeniser for a language; the usual one where its own is not installed."""
    chosen = _TOKENISERS.get(primary(language), _USUAL)
    return chosen if chosen != "ja-mecab" or _has_mecab() else _USUAL


def _has_mecab() -> bool:
    from importlib.util import find_spec

    return all(map(find_spec, ("MeCab", "ipadic")))


def _bleu(language: str, single: bool) -> Engine:
    from sacrebleu.metrics.bleu import BLEU as engine  # noqa: N811 - a constant by its case

    return engine(tokenize=tokeniser_of(language), effective_order=single)


def _chrf(language: str, single: bool) -> Engine:
    from sacrebleu.metrics.chrf import CHRF as engine  # noqa: N811 - a constant by its case

    return engine()


def _ter(language: str, single: bool) -> Engine:
    from sacrebleu.metrics.ter import TER as engine  # noqa: N811 - a constant by its case

    characters: dict[str, Any] = {"normalized": True, "asian_support": True}
    return engine(**characters if language in _WITHOUT_BLANKS else {})


_ENGINES: dict[str, Callable[[str, bool], Engine]] = {CHRF: _chrf, BLEU: _bleu, TER: _ter}
