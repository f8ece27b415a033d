"""What the commands of the memory print for programs: JSON, one object a line."""

from __future__ import annotations

import json
import re

from cli.render import put

# Bytes of a file's name that are no text; UTF-8 has nothing for them.
_SURROGATE = re.compile("[\ud800-\udfff]")


def put_json(value: object) -> None:
    """A value as a line of JSON on standard output.

    Raises:
        FileProblem: standard output is closed.
    """
    put(json_line(value))


def json_line(value: object) -> str:
    """A value as a line of JSON, text as it is but for what UTF-8 cannot hold."""
    line = json.dumps(value, ensure_ascii=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
