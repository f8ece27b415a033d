"""Models of a few kilobytes in the files of sentence-transformers, and a hub that serves them.

Their vectors mean nothing, but they go the whole way that those of a large model go. Making one
needs the extra "neural".
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WORDS = (
    "the", "commission", "adopted", "its", "agenda", "and", "report", "at", "meeting", "chair",
    "opened", "state", "states", "were", "query", ":", *"委员会通过了议程主席宣布开幕国报告",
)  # fmt: skip
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def save_static(folder: Path) -> Path:
    """A StaticEmbedding: a vector for each word."""
    import numpy as np
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(
        models.WordLevel({w: i for i, w in enumerate(["[UNK]", *WORDS])}, "[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    weights = np.random.default_rng(1).normal(size=(len(WORDS) + 1, 16)).astype(np.float32)
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[module], device="cpu").save(str(folder))
    return folder


def save_bert(folder: Path, prompts: dict[str, str] | None = None) -> Path:
    """A BERT of one layer with random weights, mean pooling and normalisation."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    bare = folder / "bare"
    bare.mkdir(parents=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (bare / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(vocab=str(bare / "vocab.txt")).save_pretrained(bare)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(bare)
    transformer = Transformer(str(bare), max_seq_length=64)
    pooling = Pooling(transformer.get_embedding_dimension())
    model = SentenceTransformer(
        modules=[transformer, pooling, Normalize()], device="cpu", prompts=prompts or {}
    )
    model.save(str(folder / "model"))
    return folder / "model"


@contextmanager
def hub(folder: Path, name: str) -> Iterator[str]:
    """A hub that has one model; gives its address.

    The paths are those of the hub's interface: /api/models/NAME for what there is, with /tree/ in
    it for the files, and /NAME/resolve/REVISION/FILE.
    """
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}

    class Handler(_Handler):
        def content(self, path: str) -> bytes | None:
            if "/tree/" in path:
                return json.dumps([_entry(n, body) for n, body in files.items()]).encode()
            if path.startswith(f"/api/models/{name}"):
                siblings = [{"rfilename": n, "size": len(body)} for n, body in files.items()]
                return json.dumps({"id": name, "sha": COMMIT, "siblings": siblings}).encode()
            place = path.removeprefix(f"/{name}/resolve/")
            return files.get(place.partition("/")[2])

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def _entry(name: str, body: bytes) -> dict[str, object]:
    return {"type": "file", "path": name, "size": len(body), "oid": sha256(body).hexdigest()}


class _Handler(BaseHTTPRequestHandler):
    def content(self, path: str) -> bytes | None:
        raise NotImplementedError

    def do_GET(self) -> None:
        body = self._head()
        if body is not None:
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        self._head()

    def _head(self) -> bytes | None:
        body = self.content(self.path.partition("?")[0])
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Length", str(len(body or b"")))
        if body is None:
            self.send_header("X-Error-Code", "RepoNotFound")
        else:
            self.send_header("ETag", f'"{sha256(body).hexdigest()}"')
            self.send_header("X-Repo-Commit", COMMIT)
        self.end_headers()
        return body

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Nothing: the tests read stderr."""
