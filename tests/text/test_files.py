"""Decoding loses nothing; writing is all or nothing."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reftag.text.files import decode, write_atomically


@given(
    st.binary()
    | st.builds(
        bytes.__add__,
        st.sampled_from(
            MARKS := [
                b"\xef\xbb\xbf",
                b"\xff\xfe",
                b"\xfe\xff",
                b"\xef\xbb\xbf\xef\xbb\xbf",
                b"\xff\xfe\0\0",
            ]
        ),
        st.binary(),
    )
)
@example(b"")
@example(b"\xff\xfe%")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xfe\xff\xd8\x00\x00%")
@example(bytes(range(256)))
@example(b"\xed\xa0\x80")
def test_lossless(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.encode(decoded.text) == data


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_comes_back(text: str, encoding: str) -> None:
    if encoding == "utf-8":
        text = text.lstrip("\ufeff")
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "text", "encoding", "title"),
    [
        (b"%T a\r\nb\rc\n", "%T a\r\nb\rc\n", "utf-8", "UTF-8"),
        ("%T é".encode(), "%T é", "utf-8", "UTF-8"),
        ("%T é".encode("utf-8-sig"), "%T é", "utf-8", "UTF-8"),
        (b"\xff\xfe%\0T\0", "%T", "utf-16-le", "UTF-16"),
        (b"\xfe\xff\0%\0T", "%T", "utf-16-be", "UTF-16"),
        (b"%T \xe9 \x96 \x81", "%T é – \x81", "windows-1252", "Windows-1252"),
        (b"\xff\xfe%", "ÿþ%", "windows-1252", "Windows-1252"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str, title: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.title) == (text, encoding, title)


def test_what_the_encoding_lacks() -> None:
    decoded = decode(b"\xe9")
    with pytest.raises(UnicodeEncodeError):
        decoded.encode("α")
    with pytest.raises(UnicodeEncodeError):
        decode(b"").encode("\ud800")


def test_write(tmp_path: Path) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"old")
    write_atomically(path, b"new\r\n")
    assert path.read_bytes() == b"new\r\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_stays(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs leave to link")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    target = tmp_path / "other" / "real.enw"
    target.write_bytes(b"old")
    link = tmp_path / "link.enw"
    link.symlink_to(Path("other") / "real.enw")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


def test_only_files_are_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a regular file"):
        write_atomically(tmp_path, b"new")
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "gone.enw", b"new")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(OSError, match="not a regular file"):
            write_atomically(tmp_path / "pipe", b"new")
