"""Token vectors from sentence pairs: a sentence is the sum of its tokens' vectors.

Each pair's two sides are drawn together and pushed from the other pairs of the batch, both
ways (the symmetric in-batch softmax of van den Oord et al. 2018 and Feng et al. 2022, on
bags of tokens). Batches hold pairs of like length, so that length alone separates nothing.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run depends on, beside its pairs."""

    dimensions: int = 256
    epochs: int = 3
    batch: int = 2048
    scale: float = 20.0
    learning_rate: float = 0.01
    seed: int = 13


@dataclass(frozen=True, slots=True)
class Bags:
    """Token ids of many texts, one after another.

    Attributes:
        ids: int32 [tokens].
        starts: int64 [texts + 1]; text i is ids[starts[i]:starts[i + 1]].
    """

    ids: NDArray[np.int32]
    starts: NDArray[np.int64]

    def take(self, rows: NDArray[np.int64]) -> tuple[torch.Tensor, torch.Tensor]:
        """The bags of some texts as `embedding_bag` wants them: ids and offsets."""
        pieces = [self.ids[self.starts[row] : self.starts[row + 1]] for row in rows]
        sizes = np.array([len(piece) for piece in pieces], dtype=np.int64)
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        return torch.from_numpy(np.concatenate(pieces)), torch.from_numpy(offsets)


def to_bags(tokenizer: Tokenizer, texts: list[str]) -> Bags:
    """Tokenize many texts; an empty bag becomes the unknown token."""
    ids: list[NDArray[np.int32]] = []
    for start in range(0, len(texts), 20_000):
        for encoding in tokenizer.encode_batch_fast(texts[start : start + 20_000]):
            ids.append(np.array(encoding.ids or [0], dtype=np.int32))
    starts = np.concatenate([[0], np.cumsum([len(one) for one in ids])]).astype(np.int64)
    return Bags(np.concatenate(ids), starts)


def train_vectors(
    source: Bags, target: Bags, vocabulary: int, settings: Settings
) -> NDArray[np.float32]:
    """Token vectors, float32 [vocabulary, dimensions].

    Args:
        source: one side of the pairs.
        target: the other, in the same order.
        vocabulary: number of tokens.
        settings: of the run.
    """
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    table = torch.nn.EmbeddingBag(vocabulary, settings.dimensions, mode="sum", sparse=True)
    torch.nn.init.normal_(table.weight, std=0.1)
    optimizer = torch.optim.SparseAdam(list(table.parameters()), lr=settings.learning_rate)
    steps = settings.epochs * (len(source.starts) // settings.batch)
    if steps == 0:
        count = len(source.starts) - 1
        raise ValueError(f"{count} pairs are fewer than one batch of {settings.batch}")
    step, began = 0, time.monotonic()
    for epoch in range(settings.epochs):
        total, count = 0.0, 0
        for rows in _batches(source, settings.batch, random):
            for group in optimizer.param_groups:
                group["lr"] = settings.learning_rate * max(0.02, 1 - step / steps)
            total += _step(table, optimizer, source.take(rows), target.take(rows), settings.scale)
            step, count = step + 1, count + 1
        spent = time.monotonic() - began
        print(f"epoch {epoch + 1}: loss {total / count:.4f}, {spent:.0f} s", file=sys.stderr)
    weights: NDArray[np.float32] = table.weight.detach().numpy()
    return weights


def _batches(bags: Bags, size: int, random: np.random.Generator) -> list[NDArray[np.int64]]:
    """Rows in batches of like length, in random order; a last part batch is left out."""
    lengths = np.diff(bags.starts)
    order = np.argsort(lengths + random.random(len(lengths)) * (1 + 0.2 * lengths))
    cuts = range(0, len(order) - size + 1, size)
    batches = [order[cut : cut + size] for cut in cuts]
    return [batches[i] for i in random.permutation(len(batches))]


def _step(
    table: torch.nn.EmbeddingBag,
    optimizer: torch.optim.Optimizer,
    source: tuple[torch.Tensor, torch.Tensor],
    target: tuple[torch.Tensor, torch.Tensor],
    scale: float,
) -> float:
    left = torch.nn.functional.normalize(table(*source))
    right = torch.nn.functional.normalize(table(*target))
    similarity = scale * left @ right.T
    wanted = torch.arange(len(left))
    loss = torch.nn.functional.cross_entropy(similarity, wanted)
    loss = (loss + torch.nn.functional.cross_entropy(similarity.T, wanted)) / 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss)
