"""Writing to the disk is all or nothing."""

import os
import stat
import sys
from pathlib import Path

import pytest

from reftag.files import DISK, exists


def test_write(tmp_path: Path) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"old")
    DISK.write(path, b"new\r\n")
    assert path.read_bytes() == b"new\r\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_stays(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"old")
    path.chmod(mode)
    DISK.write(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs leave to link")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    target = tmp_path / "other" / "real.enw"
    target.write_bytes(b"old")
    link = tmp_path / "link.enw"
    link.symlink_to(Path("other") / "real.enw")
    DISK.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        DISK.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        DISK.write(path, b"new")
    assert path.read_bytes() == b"old"


def test_only_files_are_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a regular file"):
        DISK.write(tmp_path, b"new")
    with pytest.raises(FileNotFoundError):
        DISK.write(tmp_path / "gone.enw", b"new")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(OSError, match="not a regular file"):
            DISK.write(tmp_path / "pipe", b"new")


def test_a_new_file_is_created_only_where_that_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with pytest.raises(FileNotFoundError):
        DISK.write(path, b"new")
    DISK.write(path, b"new", create=True)
    DISK.write(path, b"newer", create=True)
    assert path.read_bytes() == b"newer"
    with pytest.raises(FileNotFoundError):
        DISK.write(tmp_path / "folder" / "a.json", b"new", create=True)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs leave to link, and has no FIFO")
def test_a_link_is_what_it_leads_to_but_a_folder_is_entered_in_one_way(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.enw").touch()
    (tmp_path / "a").symlink_to("folder")
    (tmp_path / "b").symlink_to("file.enw")
    (tmp_path / "c").symlink_to("nowhere")
    os.mkfifo(tmp_path / "d")
    assert DISK.entries(tmp_path) == [
        ("a", "other"),
        ("b", "file"),
        ("c", "file"),
        ("d", "other"),
        ("file.enw", "file"),
        ("folder", "folder"),
    ]
    assert DISK.place(tmp_path / "b") == DISK.place(tmp_path / "file.enw")
    assert DISK.stat(tmp_path / "a").kind == "folder"
    assert not exists(DISK, tmp_path / "c")
    assert DISK.stat(tmp_path / "b").number == DISK.stat(tmp_path / "file.enw").number
