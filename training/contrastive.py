"""Token vectors from sentence pairs, by sentence-transformers' trainer and losses.

Each pair's two sides are drawn together and pushed from the other pairs of the batch, both ways
and by a margin (the additive margin softmax of Yang et al. 2019 and Feng et al. 2022). Batches hold
pairs of like length, so that length alone separates nothing. A tenth of all tokens is left out
each time a text is seen, so that no translation hangs on a single word.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from sentence_transformers.sentence_transformer.training_args import (
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.util import cos_sim

from aligner.encoders.bundled import TOKENIZER
from aligner.encoders.pieces import PieceReader
from training.pairs import Pair
from training.settings import Settings


class TrainedEmbedding(StaticEmbedding):  # type: ignore[misc]
    """A `StaticEmbedding` whose texts are read by our reader, with some tokens left out.

    Args:
        folder: holds `tokenizer.json`.
        settings: of the run.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        super().__init__(tokenizer, embedding_dim=settings.dimensions)
        torch.nn.init.normal_(self.embedding.weight, std=0.1)
        self._pieces = PieceReader(folder / TOKENIZER)
        self._dropped = settings.dropped
        self._random = np.random.default_rng(settings.seed)

    def preprocess(
        self, inputs: list[str], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, torch.Tensor]:
        """Token ids and where each text begins, with some tokens left out but never all."""
        ids, sizes = self._pieces.read(inputs)
        kept = self._random.random(len(ids)) >= self._dropped
        starts = np.cumsum(sizes) - sizes
        kept[starts[sizes > 0]] |= ~np.logical_or.reduceat(kept, starts[sizes > 0])
        counts = np.concatenate([[0], np.cumsum(kept)])
        offsets = counts[starts]
        return {
            "input_ids": torch.from_numpy(ids[kept].astype(np.int64)),
            "offsets": torch.from_numpy(offsets),
        }


class RowAdam(torch.optim.SparseAdam):  # type: ignore[misc]
    """Adam on those rows of a table that have a gradient; all others keep their moments.

    The trainer measures gradients, which it cannot do with sparse ones: here they are dense until
    the step is taken.
    """

    def step(self, closure: Any = None) -> None:
        """One step, as `torch.optim.SparseAdam` takes it."""
        for group in self.param_groups:
            for table in group["params"]:
                rows = table.grad.abs().amax(dim=1).nonzero()[:, 0]
                table.grad = torch.sparse_coo_tensor(
                    rows[None],
                    table.grad[rows],
                    table.shape,
                    is_coalesced=True,
                    check_invariants=False,
                )
        super().step(closure)


class LikeLengthSampler(DefaultBatchSampler):  # type: ignore[misc]
    """Batches of pairs whose sources have almost the same number of characters."""

    def __init__(self, dataset: Dataset, batch_size: int, drop_last: bool, **kwargs: Any) -> None:
        super().__init__(dataset, batch_size=batch_size, drop_last=drop_last, **kwargs)
        self._lengths = np.array([len(text) for text in dataset["english"]])

    def __iter__(self) -> Iterator[list[int]]:
        random = np.random.default_rng((self.seed, self.epoch))
        count = len(self._lengths)
        order = np.argsort(self._lengths * (1 + 0.2 * random.random(count)))
        # The part batch that the last pairs would make is spread: another pairs' turn each epoch.
        order = np.delete(order, random.choice(count, count % self.batch_size, replace=False))
        batches = order.reshape(-1, self.batch_size)
        for row in random.permutation(len(batches)):
            yield batches[row].tolist()

    def __len__(self) -> int:
        return len(self._lengths) // int(self.batch_size)


def train_vectors(pairs: Sequence[Pair], folder: Path, settings: Settings) -> NDArray[np.float32]:
    """Token vectors for the tokenizer in a folder, float32 [vocabulary, dimensions].

    Raises:
        ValueError: there are fewer pairs than a batch holds.
    """
    if len(pairs) < settings.batch:
        raise ValueError(f"{len(pairs)} pairs are fewer than one batch of {settings.batch}")
    torch.manual_seed(settings.seed)
    embedding = TrainedEmbedding(folder, settings)
    model = SentenceTransformer(modules=[embedding])
    english, chinese = zip(*pairs, strict=True)
    loss = MultipleNegativesRankingLoss(
        model,
        scale=settings.scale,
        similarity_fct=functools.partial(cosines_less_margin, margin=settings.margin),
        directions=("query_to_doc", "doc_to_query"),
        partition_mode="per_direction",
    )
    with tempfile.TemporaryDirectory() as place:
        trainer = SentenceTransformerTrainer(
            model=model,
            args=_arguments(place, settings),
            train_dataset=Dataset.from_dict({"english": english, "chinese": chinese}),
            loss=loss,
            optimizers=_optimizer(embedding, len(pairs), settings),
        )
        trainer.train()
    weights: NDArray[np.float32] = embedding.embedding.weight.detach().cpu().float().numpy()
    return weights


def cosines_less_margin(
    queries: torch.Tensor, documents: torch.Tensor, margin: float
) -> torch.Tensor:
    """Cosines of all queries and documents, [n, n], those of a pair's own two sides lessened.

    Args:
        queries: one side of a batch of pairs, [n, d].
        documents: the other side in the same order.
        margin: taken off the diagonal.
    """
    return cos_sim(queries, documents) - margin * torch.eye(len(queries), device=queries.device)


def _arguments(place: str, settings: Settings) -> SentenceTransformerTrainingArguments:
    return SentenceTransformerTrainingArguments(
        output_dir=place,
        num_train_epochs=settings.epochs,
        per_device_train_batch_size=settings.batch,
        batch_sampler=LikeLengthSampler,
        dataloader_drop_last=True,
        max_grad_norm=0.0,
        use_cpu=not torch.cuda.is_available(),
        bf16=True,
        seed=settings.seed,
        save_strategy="no",
        report_to=[],
        logging_steps=100,
    )


def _optimizer(
    embedding: TrainedEmbedding, pairs: int, settings: Settings
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    optimizer = RowAdam(embedding.parameters(), lr=settings.learning_rate)
    steps = settings.epochs * (pairs // settings.batch)
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    return optimizer, falling
