"""What a model wants to read before each text: found, not asked of the user.

Some models were trained on texts that begin with an instruction and give poor vectors without
it. Pairing sentences is a symmetric task: both sides get the same words. Looked for in turn:

1. A prompt for pairing translations, or else for likeness, among those that the model's own
   `config_sentence_transformers.json` defines (`prompts`), then the one that it names as its
   default (`default_prompt_name`; what sentence-transformers would take by itself).
2. The family of the model, by its name: `FAMILIES`.
3. Nothing, which is right for most: LaBSE, bge-m3, MiniLM and static models.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

#: Names of prompts in models' own configurations, the fittest first. `BitextMining` and `STS` are
#: task types of MTEB (Muennighoff et al. 2023), by which EmbeddingGemma and others name their
#: prompts; `bitext_query` and `sts_query` are the names in Harrier's configuration.
SYMMETRIC = ("BitextMining", "bitext_mining", "bitext_query", "STS", "sts", "sts_query")


@dataclass(frozen=True, slots=True)
class Family:
    """Models that want the same prompt.

    Attributes:
        pattern: found in the name of a model, whatever its letter case.
        prompt: put before each text.
        source: where that is said.
    """

    pattern: str
    prompt: str
    source: str


#: The first that fits is taken.
FAMILIES = (
    Family(
        r"multilingual-e5-\w+-instruct|e5-mistral.*-instruct",
        "Instruct: Retrieve parallel sentences.\nQuery: ",
        "form: the models' cards, 'Instruct: {task}\\nQuery: {text}'; task for bitext mining: "
        "the evaluation code of their makers, microsoft/unilm, e5/utils.py",
    ),
    Family(
        r"(?<![a-z0-9])e5-(small|base|large)",
        "query: ",
        "the models' cards (intfloat/multilingual-e5-small and its kin), FAQ 1: 'query: ' for "
        "symmetric tasks such as bitext mining",
    ),
)


def prompt_for(name: str, folder: Path) -> str:
    """What to put before each text; empty for most models.

    Args:
        name: the model as the user named it, an id or a folder.
        folder: its files.
    """
    own = _own_prompt(_read(folder / "config_sentence_transformers.json"))
    return whole(own or _family_prompt([name, *_other_names(folder)]))


def whole(text: str) -> str:
    """A text with `?` for each half of a surrogate pair, which tokenizers refuse."""
    return text.encode("utf-8", "replace").decode()


def _own_prompt(config: dict[str, object]) -> str:
    prompts = config.get("prompts")
    if not isinstance(prompts, dict):
        return ""
    wanted = (*SYMMETRIC, config.get("default_prompt_name"))
    found = (prompts.get(name) for name in wanted)
    return next((one for one in found if isinstance(one, str) and one), "")


def _family_prompt(names: list[str]) -> str:
    fitting = (
        family.prompt
        for family in FAMILIES
        for name in names
        if re.search(family.pattern, name, re.IGNORECASE)
    )
    return next(fitting, "")


def _other_names(folder: Path) -> list[str]:
    """What the files call the model: a folder may have any name."""
    config = _read(folder / "config.json").get("_name_or_path")
    card = folder / "README.md"
    text = card.read_text("utf-8", "replace")[:100_000] if card.is_file() else ""
    # The card's front matter lists the model under `model-index`, its first key being the name.
    listed = re.search(r"^model-index:\s*\n\s*- name: *(\S+)", text, re.MULTILINE)
    return [*([config] if isinstance(config, str) else []), *([listed[1]] if listed else [])]


def _read(path: Path) -> dict[str, object]:
    """A JSON object; an empty one for a file that is missing or damaged.

    What is damaged here is told about when the model is loaded, by what needs it.
    """
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
