"""What the commands that align say about their options before or after the work."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.encoders import ENCODERS
from cli.render import say, say_uncovered
from tmx.options import XLIFF_2

# Mean confidence below which a person should look: the freest of six literary translations comes
# to .59, UN documents to .93 and more.
FEW_SURE = 0.7


def say_idle(
    *,
    outputs: Sequence[str],
    lines: bool,
    srx: str | None,
    profile: str | None,
    xliff_version: str,
    encoder: str,
    device: str | None,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Options that change nothing in this run."""
    if lines and srx:
        say("--srx changes nothing: with --lines nothing is split", quiet=quiet)
    if profile and not any(path.lower().endswith(".tmx") for path in outputs):
        say(f"--profile {profile} changes nothing: no output is TMX", quiet=quiet)
    if xliff_version != XLIFF_2 and not any(
        path.lower().endswith((".xlf", ".xliff")) for path in outputs
    ):
        say("--xliff-version changes nothing: no output is XLIFF", quiet=quiet)
    for given, option in ((device, "--device"), (no_cache, "--no-cache")):
        if given and encoder in ENCODERS:
            say(f"{option} changes nothing: the encoder '{encoder}' has no use for it", quiet=quiet)


def say_languages(
    languages: Sequence[str], encoder: str, srx: str | None, *, known: bool, quiet: bool
) -> None:
    """What rules and encoder have nothing for.

    Args:
        languages: tags of source and target.
        encoder: as the user named it.
        srx: the user's rules, if they are used.
        known: whether the encoder knows both languages.
        quiet: say nothing.
    """
    for language in languages:
        say_uncovered(srx, language, quiet=quiet)
    if not known:
        say(
            f"the encoder '{encoder}' does not know {'-'.join(languages)}: aligned by numbers, "
            "dates, symbols, labels, length and structure only; name one that does, such as "
            "--encoder sentence-transformers/LaBSE",
            quiet=quiet,
        )
