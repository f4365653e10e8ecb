"""Decoding loses nothing; writing is all or nothing."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reftag.text import Edit
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
    assert decoded.encode() == data


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
        ("α\n".encode() + b"\xe9\x96\n", "α\né–\n", "utf-8", "UTF-8"),
        (b"\xef\xbb\xbf\xe9\n", "é\n", "utf-8", "UTF-8"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str, title: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.title) == (text, encoding, title)


_LINES = st.sampled_from(
    [
        "α\n".encode(),
        b"%T x\n",
        b"\xfc\r\n",
        "“é”\r".encode(),
        b"\xe2\x80",
        b"\xf0\x9f\x98\n",
    ]
)


@given(st.lists(_LINES).map(b"".join), st.data())
def test_what_no_edit_touches_stays_byte_for_byte(data: bytes, draw: st.DataObject) -> None:
    file = decode(data)
    start = draw.draw(st.integers(0, len(file.text)))
    end = draw.draw(st.integers(start, len(file.text)))
    before = file._replace(
        text=file.text[:start], strays=tuple(at for at in file.strays if at < start)
    )
    after = file._replace(
        mark=b"",
        text=file.text[end:],
        strays=tuple(at - end for at in file.strays if at >= end),
    )
    edited = file.edited([Edit(start, end, "x")])
    assert edited.encode() == before.encode() + b"x" + after.encode()
    assert before.encode() + file.encode()[len(before.encode()) :] == data


def test_a_stretch_of_lines_is_read_as_in_the_file() -> None:
    data = "%T α\n".encode() + b"%A M\xfcller\n%T \xc3\n"
    file = decode(data)
    assert file.strays == (9, 18)
    assert "".join(file.decode(line) for line in data.splitlines(keepends=True)) == file.text


def test_what_the_encoding_lacks() -> None:
    decoded = decode(b"\xe9")
    with pytest.raises(UnicodeEncodeError):
        decoded._replace(text="α").encode()
    with pytest.raises(UnicodeEncodeError):
        decode(b"")._replace(text="\ud800").encode()


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
