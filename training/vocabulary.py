"""The encoder's tokenizer: one byte-pair vocabulary for both languages.

Text is folded by NFKC and lower case, cut at white space, punctuation and digits, and the
pieces are merged by frequency (Sennrich, Haddow and Birch 2016).
"""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """A byte-pair tokenizer of `size` pieces.

    Args:
        texts: sentences of both languages.
        size: number of pieces, the single characters included.
    """
    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    # The particle stands alone: left inside, it is glued to half of all Chinese pieces.
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Whitespace(),
            pre_tokenizers.Punctuation(),
            pre_tokenizers.Digits(individual_digits=False),
            pre_tokenizers.Split(Regex(r"[\u3400-\u9fff]+"), "isolated"),
            pre_tokenizers.Split("的", "isolated"),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[UNKNOWN],
        min_frequency=4,
        limit_alphabet=8000,
        max_token_length=16,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
