"""The prompt of a `glossary shell` on a terminal: loaded only there, since it takes a while."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_data_path
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from cli.glossary.conversing import Conversation, completions
from cli.render import say


def history_path() -> Path:
    """Where the questions of all days stand."""
    return user_data_path("diptych", appauthor=False) / "glossary-history"


class Prompt:
    """Asks a person for lines, completes them and remembers them.

    Args:
        conversation: for which.
        quiet: do not say that nothing can be remembered.
    """

    def __init__(self, conversation: Conversation, *, quiet: bool = False) -> None:
        self._conversation = conversation
        self._session: PromptSession[str] = PromptSession(
            history=_history(quiet=quiet),
            completer=_Completer(conversation),
            complete_while_typing=True,
        )

    def ask(self) -> str:
        """The next line.

        Raises:
            EOFError: Ctrl-D.
            KeyboardInterrupt: Ctrl-C.
        """
        direction = self._conversation.direction
        return self._session.prompt("> " if direction == "any" else f"{direction}> ")


def _history(*, quiet: bool) -> History:
    path = history_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # What somebody looks up is nobody else's business.
        os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
    except OSError as error:
        say(f"{path}: cannot be written ({error.strerror}): nothing is remembered", quiet=quiet)
        return InMemoryHistory()
    return FileHistory(str(path))


class _Completer(Completer):
    """Offers terms of the glossaries, and commands behind a colon."""

    def __init__(self, conversation: Conversation) -> None:
        self._asker = conversation.asker

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        typed = document.text_before_cursor
        for line, told in completions(self._asker, typed):
            yield Completion(line, start_position=-len(typed), display_meta=told)
