"""`diptych completion`: the script with which a shell completes what is typed."""

from __future__ import annotations

import click

from cli.options import common
from cli.render import put
from cli.shells import SHELLS, script

EXAMPLE = """\b
Examples:
  diptych completion bash > ~/.local/share/bash-completion/completions/diptych
  diptych completion zsh > ~/.zfunc/_diptych   # with fpath+=(~/.zfunc) before compinit
  diptych completion fish > ~/.config/fish/completions/diptych.fish
"""


@click.command("completion", epilog=EXAMPLE)
@click.argument("shell", type=click.Choice(list(SHELLS)), metavar="|".join(SHELLS))
@common
def command(shell: str, quiet: bool, verbose: bool) -> None:
    """Print the script that completes commands, options, languages and files in a shell.

    To try it in the shell that is open: eval "$(diptych completion bash)", or in fish
    diptych completion fish | source
    """
    put(script(shell, click.get_current_context().find_root().command).rstrip("\n"))
