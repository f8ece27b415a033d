"""Files that are replaced whole, and what is said when they cannot be."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tmx.failure import FileProblem
from tmx.files import file_problem, read_bytes, replacing, writing

unprivileged = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


def put(text: str, *paths: Path) -> None:
    with replacing(paths) as temporaries:
        for temporary, path in zip(temporaries, paths, strict=True):
            with writing(temporary, path) as stream:
                stream.write(text.encode())


def test_new_and_old_targets_get_the_text(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("before", encoding="utf-8")
    put("after", old, new)
    assert [path.read_text(encoding="utf-8") for path in (old, new)] == ["after", "after"]
    assert sorted(tmp_path.iterdir()) == [new, old]


def interrupted(*paths: Path) -> None:
    with replacing(paths) as temporaries:
        temporaries[0].write_text("half", encoding="utf-8")
        raise KeyboardInterrupt


def test_an_error_leaves_everything_as_it_was(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        interrupted(old, new)
    assert old.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [old]


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    put("after", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "after"


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "t"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o640)
    put("after", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("年" * 83 + ".po")
    put("text", path)
    assert path.read_text(encoding="utf-8") == "text"


def test_a_device_is_written_in_place() -> None:
    with replacing([os.devnull]) as (temporary,):
        assert temporary == Path(os.devnull)
    assert Path(os.devnull).exists()


def test_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = {
        tmp_path: "is a directory; name a file, not a folder",
        tmp_path / "none" / "t": "no such file or directory; check the name",
        tmp_path / "file" / "t": "not a directory",
        tmp_path / ("x" * 300): "file name too long",
    }
    for path, text in told.items():
        with pytest.raises(FileProblem) as caught:
            put("text", path)
        assert str(caught.value) == f"{path}: {text}"


@unprivileged
def test_a_file_that_is_not_ours_to_write(tmp_path: Path) -> None:
    path = tmp_path / "t"
    path.touch(0o400)
    with pytest.raises(FileProblem, match="permission denied; check the permissions"):
        put("text", path)


def test_a_missing_file_and_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file or directory; check the name"):
        read_bytes(tmp_path / "none")
    with pytest.raises(FileProblem, match="is a directory; name a file, not a folder"):
        read_bytes(tmp_path)


def test_a_problem_is_an_os_error_with_one_line() -> None:
    problem = file_problem(OSError(5, "Input/output error"), "t")
    assert isinstance(problem, OSError)
    assert str(problem) == "t: input/output error"
