"""What leaves the memory goes to a file first, and comes back by importing that file.

The files lie in a folder beside the memory, one for each action that took units out. They are TMX,
so that any CAT tool opens them too; each unit says in a prop why it left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tmx.exchange import write_stream
from tmx.failure import FileProblem, UnknownSuffix
from tmx.files import file_problem, replacing, writing
from tmx.memory.memory import Memory
from tmx.options import Options
from tmx.unit import REMOVED, TranslationUnit


def removed_folder(memory: Memory) -> Path:
    """Where the files of a memory lie, whether there are any yet or not."""
    return memory.path.with_name(f"{memory.path.name}-removed")


def keep_removed(
    memory: Memory,
    units: Iterable[tuple[TranslationUnit, str]],
    action: str,
    named: Path | None = None,
) -> Path:
    """Write units that are about to leave to a file of their own.

    It is called before they are taken out, so that they are in the memory, in the file, or in
    both, whatever happens in between.

    Args:
        memory: that they leave.
        units: with the reason of each; read as a stream.
        action: what takes them out, one word: `import`, `clean`, `dedupe`.
        named: another file, by its name; it must not be there yet.

    Returns:
        The file, named by the moment and the action unless another name was given.

    Raises:
        FileProblem: it cannot be written, or is there already; nothing may be taken out then.
        UnknownSuffix: the name given is not that of a TMX file.
    """
    path = _new(named) if named else _free_path(removed_folder(memory), action)
    with replacing([path]) as [temporary], writing(temporary, path) as stream:
        write_stream(stream, path.suffix, _marked(units), Options(incomplete=True))
    return path


def restored(unit: TranslationUnit) -> TranslationUnit:
    """A unit as it was before it left: without the prop."""
    if not any(kind == REMOVED for kind, _ in unit.props):
        return unit
    return replace(unit, props=tuple(pair for pair in unit.props if pair[0] != REMOVED))


def _marked(units: Iterable[tuple[TranslationUnit, str]]) -> Iterator[TranslationUnit]:
    for unit, reason in units:
        yield replace(unit, props=(*unit.props, (REMOVED, reason)))


def _new(path: Path) -> Path:
    if path.suffix.lower() != ".tmx":
        raise UnknownSuffix(
            "what is taken out is kept as TMX", path=path, remedy="end the name with .tmx"
        )
    if path.exists():
        raise FileProblem(
            "is there already, and may hold the only copy of what was taken out before",
            path=path,
            remedy="name another file",
        )
    return path


def _free_path(folder: Path, action: str) -> Path:
    """A name that no file has yet: two actions may fall into one second."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise file_problem(error, folder) from error
    name = f"{datetime.now():%Y-%m-%dT%H%M%S}-{action}"
    number = 1
    while True:
        path = folder / (f"{name}.tmx" if number == 1 else f"{name}-{number}.tmx")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise file_problem(error, path) from error
        else:
            return path
