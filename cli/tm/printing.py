"""What the commands of the memory print for programs: JSON, one object a line."""

from __future__ import annotations

import json

from cli.render import put


def put_json(value: object) -> None:
    """A value as a line of JSON on standard output, text as it is.

    Raises:
        FileProblem: standard output is closed.
    """
    put(json.dumps(value, ensure_ascii=False))
